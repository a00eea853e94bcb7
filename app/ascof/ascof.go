// Package ascof holds the Adult Social Care Outcomes Framework's list of
// measures, as it ships with the program. It must not know documents or windows.
package ascof

import (
	"sync"

	"ninefold/app/assessment"
	"ninefold/assets"
)

// List returns the list that codes of indicators are looked up in. Do not change
// it.
var List = sync.OnceValue(func() *assessment.IndicatorList {
	list, err := assessment.LoadIndicatorList("The list of ASCOF measures", assets.ASCOF())
	if err != nil {
		// The file is part of the program: only a broken build has another.
		panic("ascof: " + err.Error())
	}
	return list
})
