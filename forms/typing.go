package forms

import (
	"time"

	"github.com/google/uuid"

	"ninefold/app/assessment"
)

// bout is the longest pause within one bout of typing. What is typed in one
// field without a longer one is undone in one go.
const bout = 4 * time.Second

// typing hands typed text to the document, joined into bouts.
type typing struct {
	host  Host
	field string
	group string
	last  time.Time
}

// set gives a field the text that has been typed so far.
func (t *typing) set(label string, kind assessment.Kind, id string, field assessment.Field, text string) bool {
	now := time.Now()
	key := string(kind) + " " + id + " " + string(field)
	if t.field != key || now.Sub(t.last) > bout {
		t.field, t.group = key, uuid.NewString()
	}
	t.last = now
	edit := assessment.SetValue(label, kind, id, field, text)
	edit.Group = t.group
	return t.host.Do(edit)
}

// rest ends the bout, as anything but typing does.
func (t *typing) rest() { t.field = "" }
