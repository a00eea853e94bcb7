package kit

import "unicode/utf8"

// takes says whether text has room at the cursor, in place of what is selected.
// Otherwise what was there stays, and a sentence says so.
func (w *Writer) takes(text string) bool {
	if w.Limit == 0 {
		return true
	}
	length := utf8.RuneCountInString(w.Text) - utf8.RuneCountInString(w.SelectedText()) + utf8.RuneCountInString(text)
	if length <= w.Limit {
		return true
	}
	w.Refuse(text)
	return false
}

// Refuse says why text did not come in.
func (w *Writer) Refuse(text string) {
	if utf8.RuneCountInString(text) == 1 {
		w.Refused = "No room for more: " + characters(w.Limit) + " is the most that fits here."
	} else {
		w.Refused = "Not pasted, and nothing is changed: " + characters(w.Limit) + " is the most that fits here. Please paste it in parts."
	}
	w.settle()
}
