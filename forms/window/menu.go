package window

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/forms"
	"ninefold/forms/kit"
)

// mainMenu makes the menus as they are now: what can be undone and which pages there
// are changes with the document.
func (w *window) mainMenu() *fyne.MainMenu {
	return fyne.NewMainMenu(w.fileMenu(), w.editMenu(), w.viewMenu(), w.helpMenu())
}

// refreshMenu makes the menus anew where the system shows them.
func (w *window) refreshMenu() {
	if systemMenus {
		w.frame.SetMainMenu(w.mainMenu())
	}
}

func (w *window) fileMenu() *fyne.Menu {
	return fyne.NewMenu("File",
		w.item("New…", "New"), w.item("Open…", "Open"), w.recentItem(),
		fyne.NewMenuItemSeparator(),
		w.item("Save a copy…", "Save a copy"),
		w.pageItem("Details and marking", forms.Details),
		w.item("Bring in text…", "Bring in text"),
		w.item("Export…", "Export"),
		fyne.NewMenuItemSeparator(),
		w.item("Close the document", "Close the document"),
		quitting(w.item("Quit", "Quit")),
	)
}

func (w *window) recentItem() *fyne.MenuItem {
	item := fyne.NewMenuItem("Open recent", nil)
	item.ChildMenu = fyne.NewMenu("")
	for _, path := range w.settings.recent() {
		item.ChildMenu.Items = append(item.ChildMenu.Items, fyne.NewMenuItem(path, func() { w.openPath(path) }))
	}
	item.Disabled = len(item.ChildMenu.Items) == 0
	return item
}

func (w *window) editMenu() *fyne.Menu {
	undo, redo := w.item("Undo", "Undo"), w.item("Redo", "Redo")
	if w.doc != nil {
		nameStep(undo, "Undo", w.doc.UndoLabel())
		nameStep(redo, "Redo", w.doc.RedoLabel())
	}
	return fyne.NewMenu("Edit", undo, redo, fyne.NewMenuItemSeparator(),
		w.item("Find on this page…", "Find on this page"), w.item("Find anything…", "Find anything"), w.item("Find and replace…", "Find and replace"),
		fyne.NewMenuItemSeparator(), w.item("Spelling…", "Spelling of the whole document"), w.markingItem(), w.typesettingItem())
}

// typesettingItem has quotation marks and dashes put as they are printed, or not.
func (w *window) typesettingItem() *fyne.MenuItem {
	item := fyne.NewMenuItem("Curly quotes and dashes as you type", func() {
		on := !kit.Typesets()
		kit.SetTypesets(on)
		w.settings.setTypesets(on)
		w.refreshMenu()
		said := "Quotation marks and dashes stay as they are typed from now on"
		if on {
			said = "Quotation marks and dashes are put as they are printed from now on"
		}
		w.Toast(said)
	})
	item.Checked = kit.Typesets()
	return item
}

// markingItem has the words marked that nobody knows, or not.
func (w *window) markingItem() *fyne.MenuItem {
	item := fyne.NewMenuItem("Mark words that nobody knows", w.speller.toggle)
	item.Checked = w.speller.On()
	return item
}

// nameStep says what an undo or redo would do, as in "Undo delete entry".
func nameStep(item *fyne.MenuItem, verb, label string) {
	item.Disabled = label == ""
	if label != "" {
		item.Label = strings.Replace(item.Label, verb, verb+" "+assessment.LowerFirst(label), 1)
	}
}

func (w *window) viewMenu() *fyne.Menu {
	menu := fyne.NewMenu("View", w.pagesItem(), fyne.NewMenuItemSeparator())
	now := w.settings.appearance()
	for _, choice := range []struct {
		name string
		mode kit.Mode
	}{
		{"Light or dark as the system", kit.FollowSystem}, {"Light", kit.Light},
		{"Dark", kit.Dark}, {"High contrast", kit.HighContrast},
	} {
		item := fyne.NewMenuItem(choice.name, func() { w.setMode(choice.mode) })
		item.Checked = choice.mode == now.Mode
		menu.Items = append(menu.Items, item)
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(),
		w.item("Larger text", "Larger text"), w.item("Smaller text", "Smaller text"),
		w.item("Text at its usual size", "Text at its usual size"))
	return menu
}

// pagesItem leads to every page of the document.
func (w *window) pagesItem() *fyne.MenuItem {
	item := fyne.NewMenuItem("Go to", nil)
	item.ChildMenu = fyne.NewMenu("")
	item.Disabled = w.doc == nil
	if w.doc == nil {
		return item
	}
	for _, place := range forms.Places(w.doc.Assessment().Framework) {
		page := fyne.NewMenuItem(place.Title, func() { w.Show(place.Page) })
		page.Checked = place.Page == w.current
		item.ChildMenu.Items = append(item.ChildMenu.Items, page)
	}
	return item
}

func (w *window) helpMenu() *fyne.Menu {
	return fyne.NewMenu("Help",
		w.item("Keyboard shortcuts", "These shortcuts"),
		fyne.NewMenuItem("Where things are", w.showPlaces),
		fyne.NewMenuItem("Screen readers and other help", w.showAccess),
		fyne.NewMenuItem("Licences", w.showLicences),
		fyne.NewMenuItem("About Ninefold", w.showAbout),
	)
}

// item is a menu item for the shortcut of this name, under its own words.
func (w *window) item(label, name string) *fyne.MenuItem {
	for _, s := range shortcuts() {
		if s.Name != name {
			continue
		}
		// The keys stand in the words: the toolkit would set a shortcut of
		// its own in the colour of shadows, which nobody can read.
		item := fyne.NewMenuItem(label+"   "+s.Keys(), func() { w.carryOut(s) })
		item.Disabled = s.document && w.doc == nil
		return item
	}
	panic("app: no shortcut is named " + name)
}

func (w *window) pageItem(label, page string) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, func() { w.Show(page) })
	item.Disabled = w.doc == nil
	return item
}

// quitting keeps the toolkit from adding a second Quit of its own.
func quitting(item *fyne.MenuItem) *fyne.MenuItem {
	item.IsQuit = true
	return item
}

// addShortcuts makes every shortcut work wherever the keyboard is.
func (w *window) addShortcuts() {
	alone := map[fyne.KeyName]shortcut{}
	for _, s := range shortcuts() {
		if s.Modifier == 0 {
			alone[s.Key] = s
			continue
		}
		for _, variant := range s.variants() {
			w.Canvas().AddShortcut(variant, func(fyne.Shortcut) { w.carryOut(s) })
		}
	}
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			if w.chrome != nil && w.doc != nil && w.chrome.find.shown() && w.Canvas().Overlays().Top() == nil {
				w.chrome.find.close()
				return
			}
			if page, can := w.page.(forms.Escaper); !kit.Escape(w.Canvas()) && can && !w.busy {
				page.Escape()
			}
			return
		}
		if s, known := alone[key.Name]; known {
			w.carryOut(s)
		}
	})
	// A menu, or a press on blank space, takes the keyboard from a text. What
	// is typed then goes on where it was, and is not lost.
	w.Canvas().SetOnTypedRune(func(r rune) { kit.Resume(w.Canvas(), r) })
}

// carryOut does what a shortcut is for, or says what comes first.
func (w *window) carryOut(s shortcut) {
	if !w.interrupted() && (!s.document || w.doc != nil) {
		s.do(w)
	}
}

func (w *window) setMode(mode kit.Mode) {
	a := w.settings.appearance()
	a.Mode = mode
	w.setAppearance(a)
}

// textStep is how much larger or smaller the text becomes at a time.
const textStep = 0.1

func (w *window) largerText()  { w.scaleText(w.settings.appearance().TextScale + textStep) }
func (w *window) smallerText() { w.scaleText(w.settings.appearance().TextScale - textStep) }
func (w *window) usualText()   { w.scaleText(1) }

func (w *window) scaleText(scale float32) {
	a := w.settings.appearance()
	scale = float32(math.Round(float64(scale)*20) / 20)
	a.TextScale = min(max(scale, kit.LeastTextScale), kit.GreatestTextScale)
	w.setAppearance(a)
}

// setAppearance changes how the window looks and builds the page anew, since
// every line of text may break elsewhere. It waits for what is not saved yet,
// which would be lost with the page.
func (w *window) setAppearance(a kit.Appearance) {
	if w.page != nil {
		w.page.Flush()
		if w.page.Unsaved() {
			message, mend := "Something on this page is not saved yet. Please finish it first.", []kit.Action(nil)
			if page, leads := w.page.(forms.Mender); leads {
				mend = []kit.Action{{Label: "Go to it", Do: func() { page.Mend() }}}
			}
			w.Toast(message, mend...)
			return
		}
	}
	w.settings.setAppearance(a)
	w.app.Settings().SetTheme(kit.NewTheme(a))
	if w.doc == nil {
		w.showStart()
		return
	}
	w.chrome = newChrome(w)
	w.host.SetContent(w.chrome.content)
	w.chrome.saved(w.doc.State())
	w.Show(w.current)
}
