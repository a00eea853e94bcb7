package understanding

import (
	"ninefold/app/intake/marks"
)

// joinBareMarks gives bullets that stand alone on their lines, as programs copy
// them out of a PDF, to the lines that follow: one after another above its own
// entry, or all of a list's together above all its entries. There are as many
// entries as bullets, which tells where lines were only broken. A blank line may
// stand between the bullets and the entries; the next one ends them.
func joinBareMarks(n *Names, items []*item) {
	for i := 0; i < len(items); i++ {
		if !items[i].bare() {
			continue
		}
		first := i
		for i+1 < len(items) && items[i+1].bare() && items[i+1].Cell == items[first].Cell {
			i++
		}
		count := i - first + 1
		lines, before := linesBelow(items, i)
		if before && len(lines) > count && (n.mayHeadList(lines[len(lines)-1]) || count > 1) {
			lines = lines[:len(lines)-1] // the heading of the bullets that follow
		}
		if len(lines) < count {
			continue
		}
		if count == 1 && !lines[0].apart() { // the bullet begins the entry itself
			for _, it := range lines {
				it.wrapped = true
			}
			continue
		}
		for _, it := range items[first : i+1] {
			it.out = whyRule
		}
		for at := range beginnings(lines, count) {
			lines[at].marker, lines[at].apartFrom = marks.Bullet, true
		}
		for at, it := range lines {
			it.wrapped = at > 0 && !it.apartFrom
		}
	}
}

// bare tells whether an item is a bullet and nothing else. A number alone may be
// anything.
func (it *item) bare() bool {
	return it.out == "" && it.words == "" && it.marker == marks.Bullet && !marks.IsNumber(marks.Trim(it.Text)) && it.Cell.Table == 0
}

// linesBelow are the lines below bullets that stand alone, up to a blank line or
// what is no plain line; before tells whether more such bullets follow directly.
func linesBelow(items []*item, from int) (lines []*item, before bool) {
	const most = 200 // lines of a list
	for j := from + 1; j < len(items) && len(lines) < most; j++ {
		it := items[j]
		switch {
		case it.out != "":
			return lines, false
		case it.bare():
			return lines, !it.apart()
		case it.marker == marks.Bullet, it.heads(), it.Heading > 0, it.Cell.Table > 0, it.apart() && len(lines) > 0:
			return lines, false
		}
		lines = append(lines, it)
	}
	return lines, false
}

// beginnings tells which of some lines begin the entries, of which there are as many
// as count: a line is joined to the one before that goes on in small letters, and
// then below the lines that have the least room left.
func beginnings(lines []*item, count int) map[int]bool {
	begins := map[int]bool{}
	for at := range lines {
		begins[at] = true
	}
	for len(begins) > count {
		best, most := 0, -1
		for at := 1; at < len(lines); at++ {
			if !begins[at] {
				continue
			}
			before, it := lines[at-1], lines[at]
			likely := before.long
			switch {
			case marks.StartsSmall(it.words), goesOn(before.words):
				likely += 10_000
			case marks.EndsSentence(before.words):
				likely = 0
			}
			if likely > most {
				best, most = at, likely
			}
		}
		delete(begins, best)
	}
	return begins
}

// mayHeadList tells whether a line is worded as the heading of a list.
func (n *Names) mayHeadList(it *item) bool {
	return marks.ShortLine(it.words) && !marks.StartsSmall(it.words) && n.namesList(it.words)
}
