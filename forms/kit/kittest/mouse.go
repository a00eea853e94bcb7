package kittest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// Mouse is a mouse over a window in memory. It finds what lies below it and tells it of
// presses and movements in the order in which the toolkit's own driver does: the helpers
// of the toolkit's test package do one gesture each, and not where it leads.
type Mouse struct {
	t      testing.TB
	screen fyne.Canvas
	at     fyne.Position
	button desktop.MouseButton

	moved   fyne.Draggable // what is dragged
	origin  fyne.Position  // of it in the window
	pressed fyne.CanvasObject
	over    desktop.Hoverable
}

// NewMouse returns a mouse over a window.
func NewMouse(t testing.TB, w fyne.Window) *Mouse { return &Mouse{t: t, screen: w.Canvas()} }

// below finds the topmost object at the pointer that is what is asked for.
func (m *Mouse) below(is func(fyne.CanvasObject) bool) (found fyne.CanvasObject, at fyne.Position) {
	root := fyne.CanvasObject(m.screen.Overlays().Top())
	if m.screen.Overlays().Top() == nil {
		root = m.screen.Content()
	}
	in := func(corner fyne.Position, size fyne.Size) bool {
		return m.at.X >= corner.X && m.at.Y >= corner.Y && m.at.X < corner.X+size.Width && m.at.Y < corner.Y+size.Height
	}
	var walk func(o fyne.CanvasObject, corner, clip fyne.Position, clipped fyne.Size)
	walk = func(o fyne.CanvasObject, corner, clip fyne.Position, clipped fyne.Size) {
		if !o.Visible() {
			return
		}
		if in(clip, clipped) && in(corner, o.Size()) && is(o) {
			found, at = o, m.at.Subtract(corner)
		}
		if _, scrolls := o.(fyne.Scrollable); scrolls {
			clip, clipped = corner, o.Size()
		}
		var inner []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			inner = o.Objects
		case fyne.Widget:
			inner = test.WidgetRenderer(o).Objects()
		}
		for _, child := range inner {
			walk(child, corner.Add(child.Position()), clip, clipped)
		}
	}
	walk(root, root.Position(), fyne.Position{}, m.screen.Size())
	return found, at
}

// Move moves the pointer to a place of the window, and drags what was pressed there.
func (m *Mouse) Move(to fyne.Position) {
	m.t.Helper()
	before := m.at
	if m.button == desktop.MouseButtonPrimary && m.moved == nil {
		if o, at := m.below(func(o fyne.CanvasObject) bool { _, is := o.(fyne.Draggable); return is }); o != nil {
			m.moved, m.origin = o.(fyne.Draggable), m.at.Subtract(at)
		}
	}
	m.at = to
	o, at := m.below(func(o fyne.CanvasObject) bool { _, is := o.(desktop.Hoverable); return is })
	moving := &desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: to, Position: at}, Button: m.button}
	hovered, _ := o.(desktop.Hoverable)
	switch dragged := fyne.Draggable(nil); {
	case hovered != nil && hovered == m.over:
		if dragged, _ = hovered.(fyne.Draggable); dragged == nil || dragged != m.moved {
			hovered.MouseMoved(moving)
		}
	default:
		if m.over != nil {
			m.over.MouseOut()
		}
		if m.over = hovered; hovered != nil {
			hovered.MouseIn(moving)
		}
	}
	if m.moved != nil {
		m.moved.Dragged(&fyne.DragEvent{
			PointEvent: fyne.PointEvent{AbsolutePosition: to, Position: to.Subtract(m.origin)},
			Dragged:    fyne.NewDelta(to.X-before.X, to.Y-before.Y),
		})
	}
}

// Press presses a button at a place of the window, with keys held.
func (m *Mouse) Press(at fyne.Position, button desktop.MouseButton, held fyne.KeyModifier) {
	m.t.Helper()
	m.Move(at)
	m.button = button
	o, within := m.pressable()
	if mouseable, is := o.(desktop.Mouseable); is {
		mouseable.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at, Position: within}, Button: button, Modifier: held})
	}
	m.unfocus(o)
	m.pressed = o
}

// Release lets go of it, and tells what was pressed and not dragged.
func (m *Mouse) Release() {
	m.t.Helper()
	o, within := m.pressable()
	point := fyne.PointEvent{AbsolutePosition: m.at, Position: within}
	told, _ := o.(desktop.Mouseable)
	if dragged, is := m.moved.(desktop.Mouseable); is {
		told = dragged
	}
	if told != nil {
		told.MouseUp(&desktop.MouseEvent{PointEvent: point, Button: m.button})
	}
	m.unfocus(o)
	button := m.button
	m.button = 0
	if m.moved != nil {
		m.moved.DragEnd()
		m.moved = nil
		return
	}
	_, twice := o.(fyne.DoubleTappable)
	switch {
	case o != m.pressed:
	case button == desktop.MouseButtonSecondary:
		if second, is := o.(fyne.SecondaryTappable); is {
			second.TappedSecondary(&point)
		}
	case !twice: // what can be tapped twice is told only once it is known which it was
		if first, is := o.(fyne.Tappable); is {
			first.Tapped(&point)
		}
	}
}

// Click presses and lets go, so many times in a row.
func (m *Mouse) Click(at fyne.Position, times int, held fyne.KeyModifier) {
	m.t.Helper()
	for n := range times {
		m.Press(at, desktop.MouseButtonPrimary, held)
		m.Release()
		if o, within := m.pressable(); n == 1 {
			if twice, is := o.(fyne.DoubleTappable); is {
				twice.DoubleTapped(&fyne.PointEvent{AbsolutePosition: m.at, Position: within})
			}
		}
	}
}

// Drag presses at one place, moves over others, and lets go at the last.
func (m *Mouse) Drag(from fyne.Position, over ...fyne.Position) {
	m.t.Helper()
	m.Press(from, desktop.MouseButtonPrimary, 0)
	for _, at := range over {
		m.Move(at)
	}
	m.Release()
}

func (m *Mouse) pressable() (fyne.CanvasObject, fyne.Position) {
	return m.below(func(o fyne.CanvasObject) bool {
		switch o.(type) {
		case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
			return true
		case fyne.Draggable:
			return m.moved != nil
		}
		return false
	})
}

// unfocus takes the keyboard from what does not lie below the pointer.
func (m *Mouse) unfocus(o fyne.CanvasObject) {
	focused := m.screen.Focused()
	if f, is := o.(fyne.Focusable); is && f == focused {
		return
	}
	if found, _ := m.below(func(o fyne.CanvasObject) bool { f, is := o.(fyne.Focusable); return is && f == focused }); found == nil {
		m.screen.Unfocus()
	}
}

// Choose chooses what a menu that is open offers under a label.
func Choose(t testing.TB, w fyne.Window, label string) {
	t.Helper()
	var find func(o fyne.CanvasObject) bool
	find = func(o fyne.CanvasObject) bool {
		var inner []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			inner = o.Objects
		case fyne.Widget:
			inner = test.WidgetRenderer(o).Objects()
		}
		for _, child := range inner {
			if text, is := child.(*canvas.Text); is && strings.HasPrefix(text.Text, label) {
				o.(fyne.Tappable).Tapped(&fyne.PointEvent{})
				return true
			}
			if find(child) {
				return true
			}
		}
		return false
	}
	if top := w.Canvas().Overlays().Top(); top == nil || !find(top) {
		t.Fatalf("no menu offers %q", label)
	}
}
