package forms

import (
	"fyne.io/fyne/v2"

	"ninefold/forms/kit"
)

// registerLayout places the head above, the list below it, and the form beside
// the list. Where there is no room for both, the form takes the place of the
// list and of what chooses among its rows, once a row is opened; and what the
// page shows over the list is left out where too little would be left of that.
type registerLayout struct {
	help, choosing, back fyne.CanvasObject
	tally                fyne.CanvasObject // how many there are
	above                fyne.CanvasObject // what the page shows over the list, which it may hide itself; or nil
	around               fyne.CanvasObject // the same, for the layout to hide
	opened               bool              // whether a row was opened
	leftOut              bool              // whether what the page shows over the list is left out
	tight                bool              // whether filters, grouping and columns would leave the list no room
	tightened            func()            // called when that has changed
}

func (*registerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 240) }

func (l *registerLayout) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	const side = 26
	above, gap := float32(16), float32(14)
	if size.Height < room(registerTight) {
		above, gap = 8, 8
	}
	width := size.Width - 2*side
	beside := size.Width >= room(registerBeside)
	alone := !beside && l.opened
	if tight := size.Height < room(registerTight); tight != l.tight && l.tightened != nil {
		l.tight = tight
		l.tightened()
	}
	visible := func(o fyne.CanvasObject, on bool) {
		switch {
		case o == nil || o.Visible() == on:
		case on:
			o.Show()
		default:
			o.Hide()
		}
	}
	visible(l.help, beside)
	visible(l.tally, !l.tight) // the navigation says it, too
	visible(l.choosing, !alone)
	visible(l.back, alone)
	visible(parts[1], !alone)
	visible(parts[2], beside || alone)
	if l.above != nil {
		visible(l.around, l.above.Visible())
		left := size.Height - 2*above - gap - kit.HeightFor(parts[0], width)
		leftOut := l.above.Visible() && !beside && left < room(registerLeast)
		visible(l.around, l.above.Visible() && !leftOut)
		if leftOut != l.leftOut && l.tightened != nil {
			l.leftOut = leftOut
			l.tightened()
		}
	}
	top := above
	set := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, max(h, 0)))
	}
	height := kit.HeightFor(parts[0], width)
	set(parts[0], side, top, width, height)
	top += height + gap
	left := size.Height - top - above
	if beside {
		form := width * 0.38
		set(parts[1], side, top, width-form-gap, left)
		set(parts[2], side+width-form, top, form, left)
		return
	}
	set(parts[1], side, top, width, left)
	set(parts[2], side, top, width, left)
}
