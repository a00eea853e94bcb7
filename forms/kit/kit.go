// Package kit is the window's own set of widgets: fields, tables, registers,
// score boxes, cards, a side navigation, messages. It must not know what an
// assessment is: texts and ids come in, callbacks go out. The parts that
// widgets are made of ([Writer], [Block], [Pen], [Sight], [Sender]) serve the
// rooms beside it, too, such as that of the entry list.
//
// # Height for width
//
// Fyne asks a widget for its least size without saying how wide it will be,
// and so cannot lay out text that wraps. Here a widget whose height depends on
// its width implements [Wrapping], the layouts of this package ask for it with
// [HeightFor], and [Page] starts the asking with the width of the window.
//
// # Keys that a widget does not use
//
// A focused Fyne widget swallows every key. The widgets of this package hand
// the keys they have no use for to the handler set with
// [fyne.Canvas.SetOnTypedKey], and the shortcuts to those added with
// [fyne.Canvas.AddShortcut], so that F1, F6 or Ctrl+K work wherever a person
// is typing.
//
// # What is read
//
// Words on a page are selected together with the mouse where a widget is [Readable]:
// text, fields, and lists of entries. The page finds them as [HeightFor] finds its way,
// through containers and holders. What is selected within one text box belongs to that
// box ([Written]).
//
// # Unsent text
//
// Typing is sent on after a short pause. Whatever undoes, closes, exports or
// changes the page calls [Flusher.Flush] first.
package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Flusher is a widget that holds text back for a moment while a person types.
// Flush sends what has not been sent yet, at once. It does nothing when there
// is nothing to send.
type Flusher interface {
	Flush()
}

// Action is something a person can choose from a menu or a row of buttons.
type Action struct {
	// Label says what will happen, as a command: "Mark internal".
	Label string
	// Keys names the shortcut shown beside the label, such as "Alt+Up". It is
	// only shown: whoever declares the shortcut handles it.
	Keys string
	// Do is called when the action is chosen.
	Do func()
	// Disabled greys the action out. Used when it will be possible later.
	Disabled bool
	// Begins draws a line above this action, to set a group apart.
	Begins bool
}

// drawing is what a widget of this package implements instead of a renderer
// type of its own: its parts, their places and their colours.
type drawing interface {
	parts() []fyne.CanvasObject
	place(fyne.Size)
	least() fyne.Size
	paint()
}

// partsOf are the objects that one is drawn with: what a container, a scrolled part or
// a widget of this package consists of.
func partsOf(object fyne.CanvasObject) []fyne.CanvasObject {
	switch o := object.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case drawing:
		return o.parts()
	}
	return nil
}

// renderer lets Fyne draw a drawing.
type renderer struct{ drawing }

func (r renderer) Objects() []fyne.CanvasObject { return r.parts() }
func (r renderer) Layout(size fyne.Size)        { r.place(size) }
func (r renderer) MinSize() fyne.Size           { return r.least() }
func (r renderer) Refresh()                     { r.paint() }
func (renderer) Destroy()                       {}

// NewRenderer lets Fyne draw a widget of another room of the kit by its parts,
// their places, the least room they need and their colours.
func NewRenderer(parts func() []fyne.CanvasObject, place func(fyne.Size), least func() fyne.Size, paint func()) fyne.WidgetRenderer {
	return renderer{drawn{parts, place, least, paint}}
}

// drawn is a drawing that another room describes.
type drawn struct {
	partsOf func() []fyne.CanvasObject
	placeIn func(fyne.Size)
	leastOf func() fyne.Size
	painted func()
}

func (d drawn) parts() []fyne.CanvasObject { return d.partsOf() }
func (d drawn) place(size fyne.Size)       { d.placeIn(size) }
func (d drawn) least() fyne.Size           { return d.leastOf() }
func (d drawn) paint()                     { d.painted() }

// ColourOf looks up a colour of the theme in force.
func ColourOf(name fyne.ThemeColorName) color.Color {
	settings := fyne.CurrentApp().Settings()
	return settings.Theme().Color(name, settings.ThemeVariant())
}

// SizeOf looks up a length of the theme in force, in Fyne's units.
func SizeOf(name fyne.ThemeSizeName) float32 {
	return fyne.CurrentApp().Settings().Theme().Size(name)
}

// CanvasOf returns the canvas an object is shown on, or nil. The driver knows
// an object only once it was drawn; until then it is taken to be in the only
// window there is, so that a page can be given the keyboard as it appears.
func CanvasOf(object fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(object); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) == 1 {
		return windows[0].Canvas()
	}
	return nil
}

// FocusOn gives the keyboard to an object, and says whether it is on a canvas
// that could.
func FocusOn(object fyne.Focusable) bool {
	c := CanvasOf(object.(fyne.CanvasObject))
	if c != nil {
		tabHeld = false // it does not come by the Tab key
		c.Focus(object)
	}
	return c != nil && c.Focused() == object
}

// passKey hands a key that a focused widget has no use for to the window.
// The keys pressed in a dialog stay in the dialog. Page Up and Page Down scroll the
// page around the widget, so that what nothing can be focused in is seen, too.
func passKey(from fyne.CanvasObject, key *fyne.KeyEvent) {
	c := CanvasOf(from)
	switch {
	case c == nil:
	case key.Name == fyne.KeyPageUp || key.Name == fyne.KeyPageDown:
		p := pageAround(answerable(c), from)
		if w, is := from.(*Writer); is && w.page != nil {
			p = w.page()
		}
		if p != nil {
			p.ScrollPage(key.Name == fyne.KeyPageDown)
		}
	case c.Overlays().Top() != nil:
		if key.Name == fyne.KeyEscape {
			Escape(c)
		}
	case c.OnTypedKey() != nil:
		c.OnTypedKey()(key)
	}
}

// passShortcut hands a shortcut that a focused widget has no use for to the
// window, which says so where a dialog must be answered first.
func passShortcut(from fyne.CanvasObject, shortcut fyne.Shortcut) {
	if s, ok := CanvasOf(from).(fyne.Shortcutable); ok {
		s.TypedShortcut(shortcut)
	}
}
