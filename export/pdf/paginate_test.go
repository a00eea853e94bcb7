package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// pieces reads a page in a small language: "h10" is a piece 10 points high,
// "k" before it means it stays with the next, "n" that it begins a page, "w"
// that its page is landscape.
func pieces(spec string) []piece {
	var out []piece
	for _, word := range strings.Fields(spec) {
		var p piece
		for word[0] != 'h' {
			p.keep = p.keep || word[0] == 'k'
			p.newPage = p.newPage || word[0] == 'n'
			if word[0] == 'w' {
				p.format = landscape
			}
			word = word[1:]
		}
		if _, err := fmt.Sscanf(word, "h%g", &p.height); err != nil {
			panic(err)
		}
		out = append(out, p)
	}
	return out
}

// heights lists the heights of the pieces on each page.
func heights(sheets []sheet) string {
	var pages []string
	for _, s := range sheets {
		var page []string
		for _, p := range s.placed {
			page = append(page, fmt.Sprint(p.height))
		}
		pages = append(pages, strings.Join(page, " "))
	}
	return strings.Join(pages, " | ")
}

func TestPiecesGoOnPages(t *testing.T) {
	for _, c := range []struct{ name, spec, want string }{
		{"one after the other", "h600 h90 h90", "600 90 | 90"},
		{"a new page where asked", "h400 nh20 h30", "400 | 20 30"},
		{"no empty page before the first", "nh400 nh20", "400 | 20"},
		{"a heading moves with what follows", "h650 kh30 h20", "650 | 30 20"},
		{"a heading stays where there is room", "h600 kh30 h20", "600 30 20"},
		{"a chain moves as a whole", "h600 kh30 kh30 kh30 h20", "600 | 30 30 30 20"},
		{"a chain longer than a page is broken", "kh400 kh400 h10", "400 | 400 10"},
		{"a piece higher than a page has one of its own", "h10 h900 h10", "10 | 900 | 10"},
		{"landscape begins a page, and so does what follows it", "h10 wh20 h30", "10 | 20 | 30"},
		{"a landscape page is lower", "wh400 h10", "400 | 10"},
		{"what spills over a few lines is followed on their page", "h650 h90 nh300", "650 | 90 300"},
		{"a short section is followed on its page", "h400 nh90 nh400 nh90", "400 | 90 400 | 90"},
		{"what spills over more has the page to itself", "h650 h350 nh300", "650 | 350 | 300"},
		{"a heading does not wait for a new page", "h650 kh30 nh20", "650 30 | 20"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheets, _ := paginate(pieces(c.spec))
			if got := heights(sheets); got != c.want {
				t.Errorf("pages are %s, not %s", got, c.want)
			}
		})
	}
}

func TestATableIsNotDividedWhereItsPageIsWellFilledWithoutIt(t *testing.T) {
	for _, c := range []struct {
		name, spec string
		first      int // the piece that a table begins with, to the end
		want       string
	}{
		{"it begins the next page", "h450 h100 h100 h100 h100", 1, "450 | 100 100 100 100"},
		{"its heading goes with it", "h450 kh30 h100 h100 h100", 2, "450 | 30 100 100 100"},
		{"what has room stays", "h450 h100 h100", 1, "450 100 100"},
		{"the page would be left half empty", "h350 h100 h100 h100 h100", 1, "350 100 100 100 | 100"},
		{"a section that may begin a page does, for its table", "h300 nkh30 h100 h100 h100 h100", 2, "300 | 30 100 100 100 100"},
		{"but leaves no page nearly empty", "h240 nkh30 h110 h110 h110 h110", 2, "240 30 110 110 110 | 110"},
		{"what stands above it does not count as its height", "h450 kh230 h100 h100 h100 h100", 2, "450 | 230 100 100 100 100"},
		{"it is most of a page itself", "h450 h100 h100 h100 h100 h100", 1, "450 100 100 | 100 100 100"},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := pieces(c.spec)
			for _, p := range all[c.first:] {
				all[c.first].whole += p.height
			}
			sheets, _ := paginate(all)
			if got := heights(sheets); got != c.want {
				t.Errorf("pages are %s, not %s", got, c.want)
			}
		})
	}
}

func TestASectionThatLeadsStandsWithTheNext(t *testing.T) {
	for _, c := range []struct {
		name, spec string
		leads      int // the piece that the leading section ends with
		want       string
	}{
		{"where it has room it follows", "h300 nkh30 h100 kh30 h200", 2, "300 30 100 30 200"},
		{"it goes on to the next page with it", "h300 nkh30 h100 kh30 h300", 2, "300 | 30 100 30 300"},
		{"but leaves no page nearly empty", "h200 nkh30 h200 kh30 h300", 2, "200 30 200 | 30 300"},
		{"what is longer than a page is parted", "nkh30 h400 kh30 h300", 1, "30 400 | 30 300"},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := pieces(c.spec)
			all[c.leads-1].section, all[c.leads].leads, all[c.leads+1].section = "theme", true, "first"
			sheets, _ := paginate(all)
			if got := heights(sheets); got != c.want {
				t.Errorf("pages are %s, not %s", got, c.want)
			}
		})
	}
}

func TestRowsOfATableThatBelongTogetherStandTogether(t *testing.T) {
	for _, c := range []struct{ name, spec, want string }{
		{"a group begins the next page where its page is well filled", "h500 kh30 h100 h100 kh30 h100", "500 | 30 100 100 30 100"},
		{"and is divided where it is not", "h400 kh30 h90 h90 h90 kh30 h100", "400 30 90 90 | 90 30 100"},
		{"a large group is divided", "h500 kh30 h100 h100 h100 kh30 h100", "500 30 100 | 100 100 30 100"},
		{"the last row is not alone", "h300 h200 h100 h100", "300 200 | 100 100"},
		{"unless the two are high", "h300 h200 h150 h150", "300 200 150 | 150"},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := pieces(c.spec)
			new(composer).closing(all)
			sheets, _ := paginate(all)
			if got := heights(sheets); got != c.want {
				t.Errorf("pages are %s, not %s", got, c.want)
			}
		})
	}
}

func TestSpaceIsTakenAwayWhereThatSavesANearlyEmptyPage(t *testing.T) {
	// Three sections: the second spills a little onto the page on which the third
	// follows, which may begin a page of its own instead.
	all := pieces("nh400 nh340 h280 h40 nh300 h300")
	for i, id := range []string{"one", "two", "", "", "three", ""} {
		all[i].section = id
	}
	for i := range all {
		all[i].before = 40
	}
	row := all[3]
	row.closer = func(share float64) piece { return piece{height: share * row.height} }
	all[3].closer = row.closer
	tighten(all)
	sheets, _ := paginate(slices.Clone(all))
	if got := heights(sheets); got != "400 | 340 280 22 | 300 300" {
		t.Errorf("pages are %s", got)
	}
	if all[0].before != 40 || all[5].before != 40 {
		t.Error("space was taken from where it saves nothing")
	}
	// What fills its last page well stays as it is.
	all = pieces("nh400 h200 h300")
	all[0].section, all[1].before = "one", 40
	if tighten(all); all[1].before != 40 {
		t.Error("space was taken from what fills its pages")
	}
}

func TestSpaceAboveIsLeftOutAtTheTopOfAPage(t *testing.T) {
	all := pieces("h600 h100")
	all[0].before, all[1].before = 20, 20
	sheets, _ := paginate(all)
	if first, second := sheets[0].placed[0].y, sheets[1].placed[0].y; first != bodyTop || second != bodyTop {
		t.Errorf("pages begin at %g and %g", first, second)
	}
}

// splittable is a piece of so many lines of 10 points.
func splittable(lines int) piece {
	p := piece{height: 10 * float64(lines)}
	p.split = func(whole piece, room float64) (piece, piece, bool) {
		n := int(room / 10)
		if n < 1 || n >= lines {
			return piece{}, piece{}, false
		}
		first, rest := whole, whole
		first.take(splittable(n))
		rest.take(splittable(lines - n))
		rest.before = 0
		return first, rest, true
	}
	return p
}

func TestAHighPieceIsDivided(t *testing.T) {
	for _, c := range []struct {
		name  string
		above float64
		lines int
		want  string
	}{
		{"a low one moves", 680, 20, "680 | 200"},
		{"a high one is divided", 300, 60, "300 390 | 210"},
		{"one of several pages", 300, 200, "300 390 | 690 | 690 | 230"},
		{"without room for a line it moves", 690, 60, "690 | 600"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheets, _ := paginate([]piece{{height: c.above}, splittable(c.lines)})
			if got := heights(sheets); got != c.want {
				t.Errorf("pages are %s, not %s", got, c.want)
			}
		})
	}
}

func TestATableHeaderIsRepeatedOnEveryPage(t *testing.T) {
	header := piece{height: 7}
	row := func() piece { return piece{height: 300, repeat: &header} }
	sheets, _ := paginate([]piece{{height: 7, keep: true}, row(), row(), row()})
	if got := heights(sheets); got != "7 300 300 | 7 300" {
		t.Errorf("pages are %s", got)
	}
	high := splittable(100)
	high.repeat = &header
	sheets, _ = paginate([]piece{{height: 7, keep: true}, high})
	if got := heights(sheets); got != "7 680 | 7 320" {
		t.Errorf("pages are %s", got)
	}
}

func TestSectionsBeginWhereTheirFirstPieceStands(t *testing.T) {
	all := pieces("h600 h100 h10")
	all[1].section, all[2].section = "b", "c"
	_, begins := paginate(all)
	if begins["b"] != 1 || begins["c"] != 1 {
		t.Errorf("sections begin on %v", begins)
	}
}

// spaced reads pieces, each with so much space above it.
func spaced(spec string, before float64) []piece {
	all := pieces(spec)
	for i := range all {
		all[i].before = before
	}
	return all
}

func TestSpaceGivesWayWhereThatSavesAPageOfAFewLines(t *testing.T) {
	for _, c := range []struct {
		name, spec string
		before     float64
		want       string
	}{
		{"a line too many comes back", "h200 h200 h200 h60", 20, "200 200 200 60"},
		{"what is too much stays over", "h200 h200 h200 h100", 20, "200 200 200 | 100"},
		{"a page that is a third full stays", "h200 h200 h20 h250", 20, "200 200 20 | 250"},
		{"each beginning by itself", "h200 h200 h200 h60 nh200 h200 h200 h60", 20, "200 200 200 60 | 200 200 200 60"},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := spaced(c.spec, c.before)
			tighten(all)
			sheets, _ := paginate(all)
			if got := heights(sheets); got != c.want {
				t.Errorf("pages are %s, not %s", got, c.want)
			}
		})
	}
}
