package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// NavItem is one line of the side navigation.
type NavItem struct {
	// ID is given back when the item is chosen. An empty ID makes the item a
	// heading, which cannot be chosen.
	ID string
	// Text is the name of the page or the heading.
	Text string
	// Mark and Word show how far the page is: a disc and its tooltip.
	Mark Fill
	Word string
	// Trailing stands at the right: a score or a count. Attention sets it in the
	// colour of what wants mending.
	Trailing  string
	Attention bool
}

// Nav is the list of pages at the side of the window. It is one stop of the
// Tab key: the up and down arrows move inside it, Enter and the space bar go
// to a page.
type Nav struct {
	widget.BaseWidget
	keyWatch

	choose   func(id string)
	rows     []*navRow
	selected string
	at       int // where the keyboard is, an index of rows
	focused  bool
	list     *fyne.Container
	scroll   *container.Scroll
}

var (
	_ fyne.Focusable  = (*Nav)(nil)
	_ fyne.Accessible = (*Nav)(nil)
)

// NewNav returns an empty navigation that calls choose with the id of the item
// a person chose.
func NewNav(choose func(id string)) *Nav {
	n := &Nav{choose: choose, list: Stack(0)}
	n.scroll = container.NewVScroll(Inset(14, 0, 14, 0, n.list))
	n.ExtendBaseWidget(n)
	return n
}

// SetItems shows other items, keeping the selection and the keyboard's place.
func (n *Nav) SetItems(items []NavItem) {
	here := ""
	if n.at < len(n.rows) {
		here = n.rows[n.at].item.ID
	}
	for len(n.rows) < len(items) {
		n.rows = append(n.rows, newNavRow(n))
	}
	n.rows = n.rows[:len(items)]
	objects := make([]fyne.CanvasObject, len(items))
	n.at = 0
	for i, item := range items {
		n.rows[i].item = item
		objects[i] = n.rows[i]
		if here != "" && item.ID == here {
			n.at = i
		}
	}
	n.list.Objects = objects
	n.show()
	n.scroll.Refresh()
}

// Select marks the item of the page on show. It does not call back. Where that is marked
// already, a person who goes through the items by the keyboard stays where they are.
func (n *Nav) Select(id string) {
	if n.focused && id == n.selected {
		n.show()
		return
	}
	n.selected = id
	for i, r := range n.rows {
		if r.item.ID == id && id != "" {
			n.at = i
		}
	}
	n.show()
	n.reveal()
}

// Selected returns the id of the item that is marked.
func (n *Nav) Selected() string { return n.selected }

// show draws every row whose state changed.
func (n *Nav) show() {
	for i, r := range n.rows {
		r.selected = r.item.ID != "" && r.item.ID == n.selected
		r.focused = n.focused && i == n.at
		r.Refresh()
	}
}

// chooseAt chooses the item at an index.
func (n *Nav) chooseAt(at int) {
	id := n.rows[at].item.ID
	if id == "" {
		return
	}
	n.at = at
	n.show()
	n.choose(id)
}

// step moves the keyboard to the next item that can be chosen.
func (n *Nav) step(by int) {
	for at := n.at + by; at >= 0 && at < len(n.rows); at += by {
		if n.rows[at].item.ID != "" {
			n.at = at
			break
		}
	}
	n.show()
	n.reveal()
}

// edge moves the keyboard to the first or the last item.
func (n *Nav) edge(first bool) {
	if first {
		n.at = -1
		n.step(1)
	} else {
		n.at = len(n.rows)
		n.step(-1)
	}
}

// reveal scrolls to the item the keyboard is on.
func (n *Nav) reveal() {
	if n.at >= len(n.rows) || n.scroll.Size().Height == 0 {
		return
	}
	r := n.rows[n.at]
	top := r.Position().Y + n.list.Position().Y
	bottom := top + r.Size().Height
	offset := n.scroll.Offset.Y
	switch {
	case top < offset:
		n.scroll.ScrollToOffset(fyne.NewPos(0, max(top-revealMargin, 0)))
	case bottom > offset+n.scroll.Size().Height:
		n.scroll.ScrollToOffset(fyne.NewPos(0, bottom+revealMargin/2-n.scroll.Size().Height))
	}
}

// FocusGained implements fyne.Focusable.
func (n *Nav) FocusGained() {
	n.focused = true
	if n.at < len(n.rows) && n.rows[n.at].item.ID == "" {
		n.step(1)
	}
	n.show()
	n.reveal()
}

// FocusLost implements fyne.Focusable.
func (n *Nav) FocusLost() {
	n.focused = false
	n.show()
}

// TypedRune implements fyne.Focusable.
func (n *Nav) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (n *Nav) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		n.step(1)
	case fyne.KeyUp:
		n.step(-1)
	case fyne.KeyHome:
		n.edge(true)
	case fyne.KeyEnd:
		n.edge(false)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if n.at < len(n.rows) {
			n.chooseAt(n.at)
		}
	default:
		passKey(n, key)
	}
}

// CreateRenderer implements fyne.Widget.
func (n *Nav) CreateRenderer() fyne.WidgetRenderer { return renderer{n} }

func (n *Nav) parts() []fyne.CanvasObject { return []fyne.CanvasObject{n.scroll} }

func (n *Nav) place(size fyne.Size) { n.scroll.Resize(size) }

// navWidth is the width of the navigation at a text scale of 1.
const navWidth = 269

func (n *Nav) least() fyne.Size {
	return fyne.NewSize(navWidth*(0.5+SizeOf(SizeBody)/30), 120)
}

func (n *Nav) paint() {
	n.show()
	n.scroll.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (n *Nav) AccessibilityLabel() string { return "Pages" }

// AccessibilityRole implements fyne.Accessible.
func (n *Nav) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
