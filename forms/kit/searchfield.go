package kit

import "unicode/utf8"

// Search implements Searched. A field in which somebody searches is none.
func (f *Field) Search(find Matcher) int {
	if f.config.AtOnce || f.config.OnKey != nil {
		return 0
	}
	f.find, f.pointed = find, -1
	f.Refresh()
	if find == nil {
		return 0
	}
	return len(find(f.writer.Text))
}

// Point implements Searched.
func (f *Field) Point(n int) {
	if f.pointed == n {
		return
	}
	f.pointed = n
	f.Refresh()
	spans := f.spans()
	if n < 0 || n >= len(spans) || f.page == nil {
		return
	}
	if y, ok := offsetWithin(f.page.body.content, f); ok {
		top := y + f.labelHeight(f.Size().Width) + float32(LineOf(f.writer.Text, f.broken(), spans[n].From))*f.body().LineHeight()
		f.page.RevealPart(top, top+f.body().LineHeight()+ViewMargin)
	}
}

// WriteAt implements Searched.
func (f *Field) WriteAt(n int) {
	if spans := f.spans(); n < len(spans) {
		f.Focus()
		f.writer.MoveTo(utf8.RuneCountInString(f.writer.Text[:spans[n].To]))
	}
}

func (f *Field) spans() []Span {
	if f.find == nil {
		return nil
	}
	return f.find(f.writer.Text)
}

// broken is the text as it stands in the box, line by line.
func (f *Field) broken() []string {
	if !f.several() {
		return []string{f.writer.Text}
	}
	return f.body().Wrap(f.writer.Text, f.Size().Width-2*fieldSide)
}

// placeGrounds marks what was found. In a box of one line that is longer than the
// box, where the words stand depends on the cursor: there nothing is marked but the
// box.
func (f *Field) placeGrounds(top, width float32) {
	f.grounds.Begin()
	spans := f.spans()
	room := width - 2*fieldSide
	if f.placeRead(); len(spans) == 0 || !f.several() && f.body().measure(f.writer.Text) > room {
		return
	}
	f.grounds.Draw(f.writer.Text, f.broken(), spans, f.pointed, f.body(), 0, fieldSide, top+fieldAbove, room)
}
