package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ninefold/forms"
	"ninefold/forms/kit"
)

// shortcut is one keyboard command. All of the window's are declared in this
// file; the menus show them and the shortcuts sheet is made from them.
type shortcut struct {
	Group    string
	Name     string
	Key      fyne.KeyName
	Modifier fyne.KeyModifier // 0 for a key pressed alone
	do       func(*window)
	document bool // whether it needs an open document
}

const (
	ctrl      = fyne.KeyModifierShortcutDefault
	alt       = fyne.KeyModifierAlt
	ctrlShift = fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift
)

// shortcuts returns all of them, in the order the sheet shows them.
func shortcuts() []shortcut {
	return []shortcut{
		{Group: "Document", Name: "New", Key: fyne.KeyN, Modifier: ctrl, do: (*window).newDocument},
		{Group: "Document", Name: "Open", Key: fyne.KeyO, Modifier: ctrl, do: (*window).openDocument},
		{Group: "Document", Name: "Save a copy", Key: fyne.KeyS, Modifier: ctrlShift, do: (*window).saveCopy, document: true},
		{Group: "Document", Name: "Bring in text", Key: fyne.KeyI, Modifier: ctrl, do: showPage(forms.BringIn), document: true},
		{Group: "Document", Name: "Export", Key: fyne.KeyE, Modifier: ctrl, do: showPage(forms.Export), document: true},
		{Group: "Document", Name: "Print: export and print the PDF", Key: fyne.KeyP, Modifier: ctrl, do: showPage(forms.Export), document: true},
		{Group: "Document", Name: "Close the document", Key: fyne.KeyW, Modifier: ctrl, do: (*window).closeDocument, document: true},
		{Group: "Document", Name: "Quit", Key: fyne.KeyQ, Modifier: ctrl, do: (*window).quit},

		{Group: "Changes", Name: "Undo", Key: fyne.KeyZ, Modifier: ctrl, do: (*window).Undo, document: true},
		{Group: "Changes", Name: "Redo", Key: fyne.KeyZ, Modifier: ctrlShift, do: (*window).Redo, document: true},
		{Group: "Changes", Name: "Redo (the other way)", Key: fyne.KeyY, Modifier: ctrl, do: (*window).Redo, document: true},
		{Group: "Changes", Name: "Find and replace", Key: fyne.KeyH, Modifier: ctrl, do: (*window).findAndReplace, document: true},
		{Group: "Changes", Name: "Is it saved?", Key: fyne.KeyS, Modifier: ctrl, do: (*window).sayWhetherSaved, document: true},

		{Group: "Changes", Name: "Spelling of the whole document", Key: kit.SpellKey, do: showPage(forms.SpellingPage), document: true},
		{Group: "Changes", Name: "The next word nobody knows, and what may be meant", Key: kit.SpellKey, Modifier: alt, do: (*window).nothingUnknown, document: true},

		{Group: "Going about", Name: "Find anything", Key: fyne.KeyK, Modifier: ctrl, do: (*window).findAnything, document: true},
		{Group: "Going about", Name: "Find on this page", Key: fyne.KeyF, Modifier: ctrl, do: (*window).findOnPage, document: true},
		{Group: "Going about", Name: "The next one found (with Shift, the one before)", Key: fyne.KeyF3, do: (*window).findNext, document: true},
		{Group: "Going about", Name: "Write where it was found", Key: fyne.KeyReturn, Modifier: ctrl, do: (*window).writeWhereFound, document: true},
		{Group: "Going about", Name: "Next statement", Key: fyne.KeyPageDown, Modifier: ctrl, do: (*window).nextStatement, document: true},
		{Group: "Going about", Name: "Statement before", Key: fyne.KeyPageUp, Modifier: ctrl, do: (*window).previousStatement, document: true},
		{Group: "Going about", Name: "Overview", Key: fyne.KeyHome, Modifier: alt, do: showPage(forms.Overview), document: true},
		{Group: "Going about", Name: "Back to where you were", Key: fyne.KeyLeft, Modifier: alt, do: (*window).goBack, document: true},
		{Group: "Going about", Name: "Forward again", Key: fyne.KeyRight, Modifier: alt, do: (*window).goForward, document: true},
		{Group: "Going about", Name: "The menus (Alt alone does the same)", Key: fyne.KeyF10, do: (*window).openMenus},
		{Group: "Going about", Name: "Between the page, a message with something to do, and the list of pages", Key: fyne.KeyF6, do: (*window).nextPane, document: true},

		{Group: "Display", Name: "Larger text", Key: fyne.KeyEqual, Modifier: ctrl, do: (*window).largerText},
		{Group: "Display", Name: "Smaller text", Key: fyne.KeyMinus, Modifier: ctrl, do: (*window).smallerText},
		{Group: "Display", Name: "Text at its usual size", Key: fyne.Key0, Modifier: ctrl, do: (*window).usualText},

		{Group: "Help", Name: "These shortcuts", Key: fyne.KeyF1, do: (*window).showShortcuts},
	}
}

// inLists are the keys of the entry lists and of pages, which carry them out; they
// stand here so that one sheet shows every key there is.
var inLists = []shortcut{
	{Group: "In a list", Name: "New entry below; in the middle of one, divide it", Key: fyne.KeyReturn},
	{Group: "In a list", Name: "New line within an entry", Key: fyne.KeyReturn, Modifier: fyne.KeyModifierShift},
	{Group: "In a list", Name: "In an empty entry: remove it and go up", Key: fyne.KeyBackspace},
	{Group: "In a list", Name: "Move the entry up", Key: fyne.KeyUp, Modifier: alt},
	{Group: "In a list", Name: "Move the entry down", Key: fyne.KeyDown, Modifier: alt},
	{Group: "In a list", Name: "Past the end of an entry: select whole entries", Key: fyne.KeyDown, Modifier: fyne.KeyModifierShift},
	{Group: "In a list", Name: "The entry's text; once more: every entry", Key: fyne.KeyA, Modifier: ctrl},
	{Group: "In a list", Name: "Copy; with nothing selected, the whole entry", Key: fyne.KeyC, Modifier: ctrl},
	{Group: "In a list", Name: "Cut; with nothing selected, the whole entry", Key: fyne.KeyX, Modifier: ctrl},
	{Group: "In a list", Name: "What can be done with the entry", Key: fyne.KeyPeriod, Modifier: ctrl},
	{Group: "In a list", Name: "On to the next field", Key: fyne.KeyTab},
	{Group: "Text selected with the mouse across a page", Name: "Copy it", Key: fyne.KeyC, Modifier: ctrl},
	{Group: "Text selected with the mouse across a page", Name: "Select a character or a line further, as Shift and a press do", Key: fyne.KeyRight, Modifier: fyne.KeyModifierShift},
	{Group: "Text selected with the mouse across a page", Name: "Select a word further", Key: fyne.KeyRight, Modifier: ctrlShift},
	{Group: "Text selected with the mouse across a page", Name: "Select all of the page", Key: fyne.KeyA, Modifier: ctrl},
	{Group: "Text selected with the mouse across a page", Name: "Let go of it", Key: fyne.KeyEscape},
	{Group: "On a page", Name: "Scroll down", Key: fyne.KeyPageDown},
	{Group: "On a page", Name: "Scroll up", Key: fyne.KeyPageUp},
}

// inRegisters are the keys of the registers, which carry them out.
var inRegisters = []shortcut{
	{Group: "In a register", Name: "Select several rows", Key: fyne.KeyDown, Modifier: fyne.KeyModifierShift},
	{Group: "In a register", Name: "Add the row to those selected, or take it out", Key: fyne.KeySpace},
	{Group: "In a register", Name: "Go on to the row’s record", Key: fyne.KeyReturn},
	{Group: "In a register", Name: "From the record back to the row", Key: fyne.KeyEscape},
	{Group: "In a register", Name: "From cell to cell", Key: fyne.KeyRight},
	{Group: "In a register", Name: "Change the cell where it stands", Key: fyne.KeyF2},
	{Group: "In a register", Name: "Write a new row", Key: fyne.KeyInsert},
	{Group: "In a register", Name: "Delete the selected rows", Key: fyne.KeyDelete},
	{Group: "In a register", Name: "Paste rows from a spreadsheet", Key: fyne.KeyV, Modifier: ctrl},
}

// inFinding are the keys of the find bar, and inWaiting those of the lines that wait
// to be placed, which carry them out.
var (
	inFinding = []shortcut{
		{Group: "While finding on a page", Name: "The next one found", Key: fyne.KeyReturn},
		{Group: "While finding on a page", Name: "The one before", Key: fyne.KeyReturn, Modifier: fyne.KeyModifierShift},
		{Group: "While finding on a page", Name: "Back to where you were", Key: fyne.KeyEscape},
	}
	inWaiting = []shortcut{
		{Group: "In To be placed", Name: "Choose the list a line goes to", Key: fyne.KeyReturn},
		{Group: "In To be placed", Name: "Select several lines", Key: fyne.KeyDown, Modifier: fyne.KeyModifierShift},
		{Group: "In To be placed", Name: "Throw the selected lines away", Key: fyne.KeyDelete},
	}
)

func showPage(page string) func(*window) { return func(w *window) { w.Show(page) } }

// fyneShortcut is the shortcut as the toolkit registers it, or nil for a key
// pressed alone.
func (s shortcut) fyneShortcut() fyne.Shortcut {
	if s.Modifier == 0 {
		return nil
	}
	return &desktop.CustomShortcut{KeyName: s.Key, Modifier: s.Modifier}
}

// variants are the shortcuts to register. The toolkit reports the usual
// editing keys as shortcuts of its own types, whatever is focused.
func (s shortcut) variants() []fyne.Shortcut {
	all := []fyne.Shortcut{s.fyneShortcut()}
	switch {
	case s.Key == fyne.KeyZ && s.Modifier == ctrl:
		all = append(all, &fyne.ShortcutUndo{})
	case s.Key == fyne.KeyY && s.Modifier == ctrl:
		all = append(all, &fyne.ShortcutRedo{})
	case s.Key == fyne.KeyEqual && s.Modifier == ctrl:
		// The plus stands above the equals sign, or on a key of its own.
		all = append(all, &desktop.CustomShortcut{KeyName: s.Key, Modifier: ctrlShift},
			&desktop.CustomShortcut{KeyName: fyne.KeyPlus, Modifier: ctrl})
	}
	return all
}

// Keys is the shortcut as people read it, such as "Ctrl+Shift+Z".
func (s shortcut) Keys() string {
	names := map[fyne.KeyName]string{
		fyne.KeyPageDown: "Page Down", fyne.KeyPageUp: "Page Up", fyne.KeyReturn: "Enter",
		fyne.KeyEqual: "+", fyne.KeyMinus: "–", fyne.KeyBackspace: "Backspace",
	}
	key, ok := names[s.Key]
	if !ok {
		key = string(s.Key)
	}
	line := ""
	for _, m := range []struct {
		modifier fyne.KeyModifier
		name     string
	}{{fyne.KeyModifierShortcutDefault, "Ctrl+"}, {fyne.KeyModifierAlt, "Alt+"}, {fyne.KeyModifierShift, "Shift+"}} {
		if s.Modifier&m.modifier != 0 {
			line += m.name
		}
	}
	return line + key
}
