package tagged_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"ninefold/export/pdf/tagged"
)

const (
	pageWidth  = 595.28
	pageHeight = 841.89
)

// small draws one page with a heading and a link.
func small(t testing.TB, title string) (*tagged.Document, []byte) {
	t.Helper()
	var out bytes.Buffer
	d := newDocumentIn(t, &out)
	top := d.NewDestination()
	d.DrawPage(d.AddPage(pageWidth, pageHeight), func() { drawSmall(d, title, top) })
	if err := d.Finish(); err != nil {
		t.Fatal(err)
	}
	return d, out.Bytes()
}

func drawSmall(d *tagged.Document, title string, top *tagged.Destination) {
	heading := d.Root().Add(tagged.RoleH1)
	d.Draw(heading, d.Layout([]tagged.Run{{Text: title, Style: bold}}, 400, "").Lines[0], 50, 50)
	d.Place(top, 40)
	d.Bookmark(1, title, top)
	p := d.Root().Add(tagged.RoleP)
	target := &tagged.Target{Destination: top, Contents: "Go to the top"}
	d.Draw(p, d.Layout([]tagged.Run{{Text: "up ŵ ✓ 😀", Style: body, Target: target}}, 400, "").Lines[0], 50, 80)
}

func TestTheSameDrawingGivesTheSameBytes(t *testing.T) {
	_, one := small(t, "Parks")
	_, two := small(t, "Parks")
	_, other := small(t, "Ponds")
	if !bytes.Equal(one, two) {
		t.Error("the same drawing gives other bytes")
	}
	if bytes.Equal(one, other) {
		t.Error("another drawing gives the same bytes")
	}
}

// gofpdf writes into the bytes of the fonts it is given.
func TestTheFontsOfTheCallerAreLeftAlone(t *testing.T) {
	options := testOptions(t)
	before := bytes.Clone(options.Fonts.Fallback)
	d, err := tagged.New(io.Discard, options)
	if err != nil {
		t.Fatal(err)
	}
	d.DrawPage(d.AddPage(pageWidth, pageHeight), func() {
		d.Draw(d.Root().Add(tagged.RoleH1), d.Layout([]tagged.Run{{Text: "✓ ☃ ▯ é", Style: body}}, 400, "").Lines[0], 50, 50)
	})
	if err := d.Finish(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, options.Fonts.Fallback) {
		t.Error("the fallback font was changed")
	}
}

func TestNewRefusesWhatCannotWork(t *testing.T) {
	for name, change := range map[string]func(*tagged.Options){
		"no title":           func(o *tagged.Options) { o.Title = "" },
		"no language":        func(o *tagged.Options) { o.Lang = "" },
		"a page before one":  func(o *tagged.Options) { o.FirstPage = -1 },
		"no font":            func(o *tagged.Options) { o.Fonts.Bold = nil },
		"a damaged font":     func(o *tagged.Options) { o.Fonts.Italic = []byte("no font at all") },
		"a fallback without": func(o *tagged.Options) { o.Fonts.Fallback = o.Fonts.Italic },
	} {
		options := testOptions(t)
		change(&options)
		if _, err := tagged.New(io.Discard, options); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}

func TestFinishRefusesAnUnfinishedDocument(t *testing.T) {
	if err := newDocument(t).Finish(); err == nil {
		t.Error("a document without pages is written")
	}

	d := newDocument(t)
	d.DrawPage(d.AddPage(pageWidth, pageHeight), func() {})
	d.Bookmark(1, "Nowhere", d.NewDestination())
	if err := d.Finish(); err == nil || !strings.Contains(err.Error(), "Nowhere") {
		t.Errorf("a bookmark without a place gives %v", err)
	}

	d = newDocument(t)
	d.DrawPage(d.AddPage(pageWidth, pageHeight), func() {
		d.Link(d.Root().Add(tagged.RoleLink), tagged.Rect{W: 10, H: 10}, tagged.Target{Destination: d.NewDestination(), Contents: "Gone"})
	})
	if err := d.Finish(); err == nil || !strings.Contains(err.Error(), "Gone") {
		t.Errorf("a link without a place gives %v", err)
	}
}

func TestFinishReportsThatTheFileCannotBeWritten(t *testing.T) {
	full := errors.New("the disk is full")
	d := newDocumentIn(t, failing{full})
	d.DrawPage(d.AddPage(pageWidth, pageHeight), func() {})
	if err := d.Finish(); !errors.Is(err, full) {
		t.Errorf("the error is %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestMistakesOfTheProgrammerPanic(t *testing.T) {
	for name, mistake := range map[string]func(*tagged.Document){
		"a sequence inside another":     func(d *tagged.Document) { d.Begin(d.Root()); d.Begin(d.Root()) },
		"an artifact inside a sequence": func(d *tagged.Document) { d.Begin(d.Root()); d.BeginArtifact(tagged.ArtifactLayout) },
		"a sequence inside an artifact": func(d *tagged.Document) { d.BeginArtifact(tagged.ArtifactLayout); d.Begin(d.Root()) },
		"an end without a beginning":    func(d *tagged.Document) { d.End() },
		"two ends":                      func(d *tagged.Document) { d.Begin(d.Root()); d.End(); d.End() },
		"a page inside a sequence":      func(d *tagged.Document) { d.Begin(d.Root()); d.DrawPage(d.AddPage(pageWidth, pageHeight), func() {}) },
		"a page inside a page":          func(d *tagged.Document) { d.DrawPage(d.AddPage(pageWidth, pageHeight), func() {}) },
		"the end inside a page":         func(d *tagged.Document) { _ = d.Finish() },
		"the end inside a sequence":     func(d *tagged.Document) { d.Begin(d.Root()); _ = d.Finish() },
		"a fill outside a sequence":     func(d *tagged.Document) { d.FillRect(tagged.Rect{W: 1, H: 1}, ink) },
		"a line outside a sequence":     func(d *tagged.Document) { d.Line(tagged.Point{}, tagged.Point{X: 1}, 1, ink) },
		"text outside a sequence": func(d *tagged.Document) {
			d.DrawHere(d.Layout([]tagged.Run{{Text: "x", Style: body}}, 9, "").Lines[0], 0, 0)
		},
		"a link below a paragraph": func(d *tagged.Document) {
			d.Link(d.Root().Add(tagged.RoleP), tagged.Rect{}, tagged.Target{URL: "https://x.example", Contents: "x"})
		},
		"a link that is not described": func(d *tagged.Document) {
			d.Link(d.Root().Add(tagged.RoleLink), tagged.Rect{}, tagged.Target{URL: "https://x.example"})
		},
		"a bookmark that skips a level": func(d *tagged.Document) { d.Bookmark(2, "x", d.NewDestination()) },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDocument(t)
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			d.DrawPage(d.AddPage(pageWidth, pageHeight), func() { mistake(d) })
		})
	}
}

func TestDrawingAfterTheEndPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	d, _ := small(t, "Parks")
	d.DrawPage(d.AddPage(pageWidth, pageHeight), func() {})
}

func TestDrawingOutsideAPagePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	d := newDocument(t)
	d.Begin(d.Root())
}
