package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// MenuBar is the names of menus in a row, or one name that leads to all of them where
// there is little room. It is no stop of the Tab key: Open is for the keyboard.
type MenuBar struct {
	widget.BaseWidget

	menus  func() []*fyne.Menu
	titles []*menuTitle
	all    *menuTitle // stands for all of them
	narrow bool
	shown  *openMenu // the menu that is open, or nil
}

var _ fyne.Accessible = (*MenuBar)(nil)

// NewMenuBar returns a bar for menus, which are asked for as one is opened. Their names
// stay the same.
func NewMenuBar(menus func() []*fyne.Menu) *MenuBar {
	b := &MenuBar{menus: menus}
	for i, m := range menus() {
		b.titles = append(b.titles, newMenuTitle(b, m.Label, i))
	}
	b.all = newMenuTitle(b, "Menu", -1)
	b.ExtendBaseWidget(b)
	return b
}

// SetNarrow shows one name in the place of all.
func (b *MenuBar) SetNarrow(narrow bool) {
	if b.narrow != narrow {
		b.narrow = narrow
		b.Refresh()
	}
}

// Width is the room the names take in a row, or the one name.
func (b *MenuBar) Width(narrow bool) float32 {
	if narrow {
		return b.all.MinSize().Width
	}
	width := float32(0)
	for _, t := range b.titles {
		width += t.MinSize().Width
	}
	return width
}

// Open opens the first menu by the keyboard: its first line is highlighted. Where one is
// open already, it is closed.
func (b *MenuBar) Open() {
	switch {
	case b.shown != nil:
		b.close()
	case b.narrow:
		b.open(b.all, true)
	case len(b.titles) > 0:
		b.open(b.titles[0], true)
	}
}

// IsOpen tells whether one of the menus is open.
func (b *MenuBar) IsOpen() bool { return b.shown != nil }

// open shows the menu of a name below it.
func (b *MenuBar) open(t *menuTitle, byKey bool) {
	b.close()
	c := CanvasOf(t)
	if c == nil {
		return
	}
	hideTip(b)
	menus := b.menus()
	menu := &fyne.Menu{}
	if t.at >= 0 && t.at < len(menus) {
		menu = menus[t.at]
	} else {
		for _, m := range menus {
			menu.Items = append(menu.Items, &fyne.MenuItem{Label: m.Label, ChildMenu: m})
		}
	}
	o := &openMenu{bar: b, title: t, menu: widget.NewMenu(menu)}
	o.menu.OnDismiss = b.close
	o.ExtendBaseWidget(o)
	b.shown = o
	c.Overlays().Add(o)
	o.Resize(c.Size())
	c.Focus(o)
	if byKey {
		o.menu.ActivateNext()
	}
	t.Refresh()
}

// close takes the open menu away.
func (b *MenuBar) close() {
	o := b.shown
	if o == nil {
		return
	}
	b.shown = nil
	if c := CanvasOf(o.title); c != nil {
		c.Overlays().Remove(o)
	}
	o.title.Refresh()
}

// beside opens the menu so many places further on, round at the ends.
func (b *MenuBar) beside(t *menuTitle, by int) {
	if n := len(b.titles); t.at >= 0 {
		b.open(b.titles[(t.at+by+n)%n], true)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *MenuBar) CreateRenderer() fyne.WidgetRenderer { return renderer{b} }

func (b *MenuBar) parts() []fyne.CanvasObject {
	if b.narrow {
		return []fyne.CanvasObject{b.all}
	}
	parts := make([]fyne.CanvasObject, len(b.titles))
	for i, t := range b.titles {
		parts[i] = t
	}
	return parts
}

func (b *MenuBar) least() fyne.Size {
	return fyne.NewSize(b.Width(b.narrow), b.all.MinSize().Height)
}

func (b *MenuBar) place(size fyne.Size) {
	x := float32(0)
	for _, o := range b.parts() {
		width := o.MinSize().Width
		Put(o, x, 0, width, size.Height)
		x += width
	}
}

func (b *MenuBar) paint() {
	b.place(b.Size())
	for _, o := range b.parts() {
		o.Refresh()
	}
	canvas.Refresh(b)
}

// AccessibilityLabel implements fyne.Accessible.
func (b *MenuBar) AccessibilityLabel() string { return "Menus" }

// AccessibilityRole implements fyne.Accessible.
func (b *MenuBar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// menuTitle is the name of a menu.
type menuTitle struct {
	widget.BaseWidget

	bar     *MenuBar
	at      int // among the menus, -1 for all of them
	text    *canvas.Text
	ground  *canvas.Rectangle
	hovered bool
}

var (
	_ fyne.Tappable     = (*menuTitle)(nil)
	_ desktop.Hoverable = (*menuTitle)(nil)
)

func newMenuTitle(bar *MenuBar, text string, at int) *menuTitle {
	t := &menuTitle{bar: bar, at: at, text: &canvas.Text{Text: text}, ground: &canvas.Rectangle{CornerRadius: 4}}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped implements fyne.Tappable.
func (t *menuTitle) Tapped(*fyne.PointEvent) { t.bar.open(t, false) }

// MouseIn implements desktop.Hoverable.
func (t *menuTitle) MouseIn(*desktop.MouseEvent) {
	t.hovered = true
	t.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (t *menuTitle) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *menuTitle) MouseOut() {
	t.hovered = false
	t.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *menuTitle) CreateRenderer() fyne.WidgetRenderer {
	t.paint()
	return renderer{t}
}

// The room around the name of a menu, in Fyne's units.
const (
	titleBeside = 9
	titleAbove  = 4
)

func (t *menuTitle) parts() []fyne.CanvasObject { return []fyne.CanvasObject{t.ground, t.text} }

func (t *menuTitle) least() fyne.Size {
	f := Face{Size: SizeOf(SizeBody)}
	return fyne.NewSize(f.Width(t.text.Text)+2*titleBeside, f.LineHeight()+2*titleAbove)
}

func (t *menuTitle) place(size fyne.Size) {
	Put(t.ground, 0, 0, size.Width, size.Height)
	f := Face{Size: SizeOf(SizeBody)}
	Put(t.text, titleBeside, (size.Height-f.LineHeight())/2, f.Width(t.text.Text), f.LineHeight())
}

func (t *menuTitle) paint() {
	Face{Size: SizeOf(SizeBody)}.Set(t.text, t.text.Text)
	t.text.Color = ColourOf(ColourText)
	t.ground.FillColor = color.Transparent
	switch {
	case t.bar.shown != nil && t.bar.shown.title == t:
		t.ground.FillColor = ColourOf(ColourSelected)
	case t.hovered:
		t.ground.FillColor = ColourOf(ColourHover)
	}
	t.place(t.Size())
	canvas.Refresh(t)
}

// openMenu lies over the window while a menu of the bar is open. The arrows go about in
// it and on to the next menu, as the pointer does on another name; a press beside it
// closes it.
type openMenu struct {
	widget.BaseWidget
	keyWatch

	bar   *MenuBar
	title *menuTitle
	menu  *widget.Menu
}

var (
	_ fyne.Focusable    = (*openMenu)(nil)
	_ fyne.Tappable     = (*openMenu)(nil)
	_ desktop.Hoverable = (*openMenu)(nil)
)

// TypedKey implements fyne.Focusable.
func (o *openMenu) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		o.menu.ActivateNext()
	case fyne.KeyUp:
		o.menu.ActivatePrevious()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		o.menu.TriggerLast()
	case fyne.KeyRight:
		if !o.menu.ActivateLastSubmenu() {
			o.bar.beside(o.title, 1)
			return
		}
		o.fitSubmenu()
	case fyne.KeyLeft:
		if !o.menu.DeactivateLastSubmenu() {
			o.bar.beside(o.title, -1)
		}
	case fyne.KeyEscape, fyne.KeyF10:
		o.bar.close()
	}
}

// fitSubmenu keeps a submenu that has just been opened within the window, where it
// scrolls: the toolkit moves one that is taller than the window out at the upper edge.
func (o *openMenu) fitSubmenu() {
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(o.menu)
	for _, item := range o.menu.Items {
		parent, has := item.(interface{ Child() *widget.Menu })
		if !has || parent.Child() == nil || !parent.Child().Visible() {
			continue
		}
		submenu := parent.Child()
		if most := o.Size().Height; submenu.MinSize().Height > most {
			submenu.Move(fyne.NewPos(submenu.Position().X, -from.Y))
			submenu.Resize(fyne.NewSize(submenu.MinSize().Width, most))
		}
	}
}

// TypedRune implements fyne.Focusable.
func (o *openMenu) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (o *openMenu) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (o *openMenu) FocusLost() {}

// Tapped implements fyne.Tappable.
func (o *openMenu) Tapped(*fyne.PointEvent) { o.bar.close() }

// MouseIn implements desktop.Hoverable.
func (o *openMenu) MouseIn(at *desktop.MouseEvent) { o.MouseMoved(at) }

// MouseMoved implements desktop.Hoverable: the names lie below.
func (o *openMenu) MouseMoved(at *desktop.MouseEvent) {
	if o.bar.narrow {
		return
	}
	for _, t := range o.bar.titles {
		from := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
		in := at.AbsolutePosition.Subtract(from)
		if t != o.title && in.X >= 0 && in.X < t.Size().Width && in.Y >= 0 && in.Y < t.Size().Height {
			o.bar.open(t, false)
			return
		}
	}
}

// MouseOut implements desktop.Hoverable.
func (o *openMenu) MouseOut() {}

// CreateRenderer implements fyne.Widget.
func (o *openMenu) CreateRenderer() fyne.WidgetRenderer { return renderer{o} }

func (o *openMenu) parts() []fyne.CanvasObject { return []fyne.CanvasObject{o.menu} }

func (o *openMenu) least() fyne.Size { return fyne.Size{} }

func (o *openMenu) place(fyne.Size) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o.title)
	o.menu.Move(at.AddXY(0, o.title.Size().Height+2))
	o.menu.Resize(o.menu.MinSize())
}

func (o *openMenu) paint() { o.menu.Refresh() }
