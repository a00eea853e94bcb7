package forms

import "time"

// today is the day on this computer, "2006-01-02", from which deadlines are
// reckoned. Tests set it.
var today = func() string { return time.Now().Format(time.DateOnly) }
