package entrylist

import (
	"unicode/utf8"

	"ninefold/forms/kit"
)

var _ kit.Searched = (*List)(nil)

// hit is one of what was found in a list.
type hit struct {
	row  *row
	span int
}

// Search implements kit.Searched.
func (l *List) Search(find kit.Matcher) int {
	l.find, l.hits, l.pointed = find, nil, -1
	if find != nil {
		for _, r := range l.rows {
			for n := range find(r.text) {
				l.hits = append(l.hits, hit{r, n})
			}
		}
	}
	for _, v := range l.views {
		v.Refresh()
	}
	return len(l.hits)
}

// Point implements kit.Searched.
func (l *List) Point(n int) {
	if l.pointed == n {
		return
	}
	l.pointed = n
	for _, v := range l.views {
		v.Refresh()
	}
	span, found := l.spanOf(n)
	if !found || l.Page == nil || l.width == 0 {
		return
	}
	r := l.hits[n].row
	if y, ok := l.Page.OffsetOf(l); ok {
		height := l.body().LineHeight()
		top := y + l.tops[l.index(r)] + rowAbove + float32(kit.LineOf(r.text, l.broken(r), span.From))*height
		l.Page.RevealPart(top-kit.ViewMargin, top+height+kit.ViewMargin)
	}
}

// WriteAt implements kit.Searched.
func (l *List) WriteAt(n int) {
	if span, found := l.spanOf(n); found {
		r := l.hits[n].row
		l.begin(r, at(utf8.RuneCountInString(r.text[:span.To])))
	}
}

// spanOf is where one of what was found stands in its row, and whether it does
// still.
func (l *List) spanOf(n int) (kit.Span, bool) {
	if n < 0 || n >= len(l.hits) || l.find == nil || l.index(l.hits[n].row) < 0 {
		return kit.Span{}, false
	}
	spans := l.find(l.hits[n].row.text)
	if l.hits[n].span >= len(spans) {
		return kit.Span{}, false
	}
	return spans[l.hits[n].span], true
}

// broken is the text of a row line by line, also where the writer draws it.
func (l *List) broken(r *row) []string {
	if r.lines != nil {
		return r.lines
	}
	return l.body().Wrap(r.text, r.width-rowLeft()-rowRight())
}

// placeGrounds marks what was found in the row that a view draws.
func (v *view) placeGrounds() {
	l := v.list
	v.grounds.Begin()
	v.placeRead()
	if l.find == nil {
		return
	}
	pointed := -1
	if l.pointed >= 0 && l.pointed < len(l.hits) && l.hits[l.pointed].row == v.row {
		pointed = l.hits[l.pointed].span
	}
	v.grounds.Draw(v.row.text, l.broken(v.row), l.find(v.row.text), pointed, l.body(), 0, rowLeft(), rowAbove, v.row.width)
}
