package pdf

import "slices"

// piece is something that is set on a page: a line of text, a row of a table,
// a picture. Pieces follow each other down the page.
type piece struct {
	before float64 // space above, left out at the top of a page
	height float64
	// keep holds the piece on the page of the piece after it.
	keep bool
	// leads holds it there, too, where the section that it ends would otherwise
	// begin on another page than the one after it.
	leads bool
	// draw draws the piece with its top at y. It is called once, in order.
	draw func(y float64)
	// split divides the piece, given as whole, so that the first part is no
	// higher than room, or returns false. It is nil where the piece cannot be
	// divided.
	split func(whole piece, room float64) (first, rest piece, ok bool)
	// closer is the piece with that share of the space within its own edges; nil
	// where it has none to give.
	closer func(share float64) piece
	// whole is the height of the table, or of the group of its rows, that begins with
	// the piece, where that may go to the next page in one; 0 for anything else. It
	// does from a page that is filled to the share of besides.
	whole, besides float64
	// repeat is drawn above the piece where it comes first on a page.
	repeat *piece

	section string // the ID of the section that begins with this piece
	newPage bool
	format  format
	cover   bool // its page is the cover, which has no running header
	later   bool // it says what is known only when all pages are
}

// sheet is one page with its pieces.
type sheet struct {
	format format
	cover  bool
	blank  bool // holds nothing but the words that say so
	placed []placed
}

type placed struct {
	piece
	y float64
}

// splitAbove is the share of a page above which a piece is rather divided than
// moved to the next page as a whole.
const splitAbove = 0.45

// paginator puts pieces on pages.
type paginator struct {
	sheets []sheet
	first  int            // the index of the first of these in the report
	begins map[string]int // the index of the sheet on which each section begins
	y      float64        // where the next piece goes, from the top of the body
	trial  bool           // keeps of a page no more than its first and last piece and those that begin a section
}

// paginate returns the pages, and the page each section begins on.
func paginate(pieces []piece) ([]sheet, map[string]int) {
	p := &paginator{begins: map[string]int{}}
	p.run(pieces)
	return p.sheets, p.begins
}

// tried returns the pages that there would be, with what begins and ends on each,
// and leaves the pieces as they are.
func tried(pieces []piece) []sheet {
	return new(paginator).ahead(pieces).sheets
}

// run puts further pieces on pages and returns those that it divided, as they were.
// Where more are to come, the last must not be kept with them.
func (p *paginator) run(pieces []piece) (divided map[int]piece) {
	divided = map[int]piece{}
	for i := 0; i < len(pieces); {
		next := pieces[i]
		if p.turnsFor(next) || p.spares(pieces[i:]) {
			p.turn(next)
		}
		if p.fits(pieces[i:]) {
			p.put(next)
			i++
			continue
		}
		if first, rest, ok := p.divide(next); ok {
			p.put(first)
			if _, again := divided[i]; !again {
				divided[i] = next
			}
			pieces[i] = rest
			p.turn(rest)
			continue
		}
		if p.fresh() {
			// Not even an empty page is enough for what should stay together.
			p.put(next)
			i++
			continue
		}
		p.turn(next)
	}
	return divided
}

// take returns the pages that are full and forgets them.
func (p *paginator) take() []sheet {
	n := max(0, len(p.sheets)-1)
	full := p.sheets[:n]
	p.sheets, p.first = slices.Clone(p.sheets[n:]), p.first+n
	return full
}

// ahead tries where a paginator would be behind further pieces, and leaves it and
// them as they are.
func (p *paginator) ahead(pieces []piece) *paginator {
	other := &paginator{sheets: slices.Clone(p.sheets), begins: map[string]int{}, y: p.y, trial: true}
	for i := range other.sheets {
		other.sheets[i].placed = slices.Clone(other.sheets[i].placed)
	}
	for i, whole := range other.run(pieces) {
		pieces[i] = whole
	}
	return other
}

// turnsFor tells whether the next piece begins a page whatever room there is.
func (p *paginator) turnsFor(next piece) bool {
	return len(p.sheets) == 0 || next.newPage && !p.fresh() && !p.halfEmpty() || p.sheet().format != next.format
}

// spares tells whether the next piece begins a page so that a table, or a
// group of its rows, is not divided that begins with it, or with what it stays with, as a heading does.
func (p *paginator) spares(pieces []piece) bool {
	format := p.sheet().format
	filled, least := p.y/format.bodyHeight(), wellFilled
	if pieces[0].newPage {
		least = sparse // it may as well begin one
	}
	if placed := p.sheet().placed; filled < least || len(placed) > 0 && placed[len(placed)-1].keep {
		return false
	}
	above := 0.0
	for _, next := range pieces {
		above += next.before
		if next.whole > 0 && filled >= min(next.besides, least) {
			high := above + next.whole
			return next.whole <= wholeTable*format.bodyHeight() && high <= format.bodyHeight() && high > p.room()
		}
		above += next.height
		if !next.keep {
			return false
		}
	}
	return false
}

func (p *paginator) sheet() *sheet { return &p.sheets[len(p.sheets)-1] }

// fresh tells whether nothing stands on the page yet.
func (p *paginator) fresh() bool { return len(p.sheet().placed) == 0 }

// What would begin a page follows on one that is no fuller than half, where it
// has room: a short section, or what an earlier page had no room for, does not
// have a page to itself. From sparse down, a page that something spilled over to
// is worth taking space away for: a third down to its last line, and a little
// for what a row has below that.
const (
	half   = 0.5
	sparse = 0.36
)

// halfEmpty tells whether what would begin a page follows on this one. The
// cover stands by itself.
func (p *paginator) halfEmpty() bool {
	return !p.sheet().cover && p.y < half*p.sheet().format.bodyHeight()
}

func (p *paginator) room() float64 { return p.sheet().format.bodyHeight() - p.y }

func (p *paginator) turn(next piece) {
	p.sheets = append(p.sheets, sheet{format: next.format, cover: next.cover})
	p.y = 0
}

// fits tells whether the first piece, and those it must stay with, have room.
func (p *paginator) fits(pieces []piece) bool {
	room := p.room()
	leads := pieces[0].section != "" && p.y >= sparse*p.sheet().format.bodyHeight()
	for i, next := range pieces {
		if i > 0 && next.newPage {
			return true
		}
		if !p.fresh() || i > 0 {
			room -= next.before
		} else if next.repeat != nil {
			room -= next.repeat.height
		}
		if i > 0 && next.height > room && next.height > splitAbove*next.format.bodyHeight() && next.split != nil {
			// What would have to be divided on the next page too may as well
			// be divided here, if its first part has a place.
			_, _, ok := next.split(next, room)
			return ok
		}
		room -= next.height
		if room < 0 {
			return false
		}
		if !next.keep && !(leads && next.leads) {
			return true
		}
	}
	return true
}

// divide splits a piece that has no room, where it is better split than moved.
func (p *paginator) divide(next piece) (first, rest piece, ok bool) {
	high := next.height > splitAbove*next.format.bodyHeight()
	if next.split == nil || !high && !p.fresh() {
		return piece{}, piece{}, false
	}
	room := p.room()
	if !p.fresh() {
		room -= next.before
	} else if next.repeat != nil {
		room -= next.repeat.height
	}
	if room >= next.height {
		return piece{}, piece{}, false
	}
	return next.split(next, room)
}

func (p *paginator) put(next piece) {
	if p.fresh() {
		if next.repeat != nil {
			p.place(*next.repeat)
		}
	} else {
		p.y += next.before
	}
	p.place(next)
}

func (p *paginator) place(next piece) {
	if next.section != "" {
		p.begins[next.section] = p.first + len(p.sheets) - 1
	}
	s := p.sheet()
	if n := len(s.placed); p.trial && n > 1 && s.placed[n-1].section == "" {
		s.placed = s.placed[:n-1]
	}
	s.placed = append(s.placed, placed{next, bodyTop + p.y})
	p.y += next.height
}
