package window

import (
	"ninefold/forms"
	"ninefold/forms/kit"
)

// findAnything offers pages, commands and every word of the document.
func (w *window) findAnything() { w.findEverywhere("") }

// findEverywhere finds anything, beginning with a query.
func (w *window) findEverywhere(query string) {
	w.flushPage()
	var commands []kit.Action
	for _, s := range shortcuts() {
		if s.Name != "Find anything" {
			commands = append(commands, kit.Action{Label: s.Name, Keys: s.Keys(), Do: func() { w.carryOut(s) }})
		}
	}
	forms.AskFind(w, commands, query)
}

// findAndReplace puts one text in another's place all over the document.
func (w *window) findAndReplace() {
	w.flushPage()
	forms.AskReplace(w)
}

// flushPage hands over what is typed on the page, so that it can be found.
func (w *window) flushPage() {
	if w.page != nil {
		w.page.Flush()
	}
}

// sayWhetherSaved answers the habit of Ctrl+S: there is nothing to do.
func (w *window) sayWhetherSaved() {
	w.flushPage()
	switch state := w.doc.State(); {
	case w.doc.ReadOnly():
		w.Toast("This document was opened for reading; nothing can be changed in it.")
	case state.Err != nil:
		kit.Ask(w.Canvas(), "Not saved yet", state.Err.Error(), kit.Answer{Label: "Close"},
			kit.Answer{Label: "Save a copy and go on there", Do: w.goOnInCopy},
			kit.Answer{Label: "Try again", Primary: true, Do: w.tryAgain})
	case state.Pending > 0 || w.page != nil && w.page.Unsaved():
		w.Toast("Ninefold saves by itself, and is at it now.")
	case state.At.IsZero():
		w.Toast("Already saved. Ninefold saves by itself as you type.")
	default:
		w.Toast("Already saved at " + clock(state.At) + ". Ninefold saves by itself as you type.")
	}
}
