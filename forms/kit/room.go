package kit

import "unicode/utf8"

// takes says whether text has room at the cursor, in place of what is selected.
// Otherwise what was there stays, and a sentence says so.
func (w *writer) takes(text string) bool {
	if w.limit == 0 {
		return true
	}
	length := utf8.RuneCountInString(w.Text) - utf8.RuneCountInString(w.SelectedText()) + utf8.RuneCountInString(text)
	if length <= w.limit {
		return true
	}
	w.refuse(text)
	return false
}

// refuse says why text did not come in.
func (w *writer) refuse(text string) {
	if utf8.RuneCountInString(text) == 1 {
		w.refused = "No room for more: " + characters(w.limit) + " is the most that fits here."
	} else {
		w.refused = "Not pasted, and nothing is changed: " + characters(w.limit) + " is the most that fits here. Please paste it in parts."
	}
	w.settle()
}
