package pdfcheck_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ninefold/export/pdf/tagged"
)

var (
	ink    = tagged.Hex(0x16222e)
	accent = tagged.Hex(0x0b5c66)
	pale   = tagged.Hex(0xeef3f5)
	body   = tagged.Style{Face: tagged.Regular, Size: 12, Colour: ink}
	head   = tagged.Style{Face: tagged.SemiBold, Size: 20, Colour: ink}
)

// goodFile is a small document that uses every kind of element, over two
// pages. The mutants are made from it.
func goodFile(t *testing.T) []byte {
	t.Helper()
	font := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "assets", "fonts", name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	var out bytes.Buffer
	d, err := tagged.New(&out, tagged.Options{
		Title: "Parks of Northmere", Author: "Northmere Council", Subject: "Where to walk", Creator: "A test",
		Keywords: "parks, walks", Lang: "en-GB", Created: time.Date(2026, 1, 16, 9, 30, 0, 0, time.UTC), FirstPage: 13,
		Fonts: tagged.Fonts{
			Regular: font("SourceSans3-Regular.ttf"), SemiBold: font("SourceSans3-SemiBold.ttf"),
			Bold: font("SourceSans3-Bold.ttf"), Italic: font("SourceSans3-Italic.ttf"),
			Fallback: font("DejaVuSans.ttf"), FallbackBold: font("DejaVuSans-Bold.ttf"),
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{d: d, y: 60}
	parks, ponds := d.NewDestination(), d.NewDestination()
	top := d.Root().Add(tagged.RoleSect)
	d.DrawPage(d.AddPage(595.28, 841.89), func() { drawParks(w, top, parks, ponds) })
	w.y = 60
	d.DrawPage(d.AddPage(841.89, 595.28), func() { drawPonds(w, top, ponds) })
	if err := d.Finish(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func drawParks(w *writer, top *tagged.Element, parks, ponds *tagged.Destination) {
	d := w.d
	d.Place(parks, w.y-20)
	d.Bookmark(1, "Parks", parks)
	w.write(top.Add(tagged.RoleH1), head, "Parks")
	toc := d.Root().Add(tagged.RoleTOC)
	entry := toc.Add(tagged.RoleTOCI).Add(tagged.RoleReference)
	w.link(entry, "Ponds, page 14", tagged.Target{Destination: ponds, Contents: "Go to Ponds"})
	flowers := top.Add(tagged.RoleP)
	line := d.Layout([]tagged.Run{{Text: "Flowers “in” ŵ, ", Style: body}, {Text: "Київ", Style: body, Lang: "uk"},
		{Text: " and 😀. All the paths are open. ", Style: body}}, 480, "the test").Lines[0]
	d.Draw(flowers, line, 50, w.y)
	w.y += 18
	civic := top.Add(tagged.RoleP)
	w.write(civic, body, "OFFICIAL: Civic Centre by the water\nMill Lane")
	address := top.Add(tagged.RoleP)
	w.link(address, "northmere.example", tagged.Target{URL: "https://northmere.example/parks?q=päths", Contents: "The parks page"})
	welsh := top.Add(tagged.RoleP).Add(tagged.RoleSpan)
	welsh.SetLang("cy")
	w.write(welsh, body, "Croeso i'r parc")
	w.runs(top.Add(tagged.RoleP), tagged.Run{Text: "ברוכים הבאים", Style: body, Lang: "he"})

	list := top.AddList(tagged.NumberingDisc)
	for _, text := range []string{"Swings", "A slide"} {
		item := list.Add(tagged.RoleLI)
		d.Begin(item.Add(tagged.RoleLbl))
		d.DrawHere(d.Layout([]tagged.Run{{Text: "• ", Style: body}}, 100, "").Lines[0], 50, w.y)
		d.End()
		w.x = 65
		w.write(item.Add(tagged.RoleLBody), body, text)
		w.x = 50
	}
}

func drawPonds(w *writer, top *tagged.Element, ponds *tagged.Destination) {
	d := w.d
	d.BeginArtifact(tagged.ArtifactHeader)
	d.DrawHere(d.Layout([]tagged.Run{{Text: "OFFICIAL", Style: body}}, 100, "").Lines[0], 50, 30)
	d.End()
	below := top.Add(tagged.RoleSect)
	d.Place(ponds, 40)
	d.Bookmark(2, "Ponds", ponds)
	w.write(below.Add(tagged.RoleH2), head, "Ponds")
	table := below.Add(tagged.RoleTable)
	w.write(table.Add(tagged.RoleCaption), body, "Depths")
	row := table.Add(tagged.RoleTHead).Add(tagged.RoleTR)
	w.write(row.AddHeaderCell(tagged.ScopeColumn), body, "Pond")
	w.write(row.AddHeaderCell(tagged.ScopeColumn), body, "Metres")
	rows := table.Add(tagged.RoleTBody)
	for _, cells := range [][2]string{{"Mill pond", "2"}, {"Long water", "3"}} {
		row := rows.Add(tagged.RoleTR)
		w.write(row.AddHeaderCell(tagged.ScopeRow), body, cells[0])
		w.write(row.Add(tagged.RoleTD), body, cells[1])
	}
	picture := below.Add(tagged.RoleDiv)
	w.write(picture.Add(tagged.RoleCaption), body, "Depths as bars")
	box := tagged.Rect{X: 50, Y: w.y, W: 200, H: 40}
	figure := picture.AddFigure("Two bars: 2 metres and 3 metres")
	figure.SetBox(box)
	d.Begin(figure)
	d.FillRect(tagged.Rect{X: 50, Y: w.y, W: 120, H: 15}, accent)
	d.FillRect(tagged.Rect{X: 50, Y: w.y + 20, W: 180, H: 15}, accent)
	d.End()
	w.y += 60
	d.BeginArtifact(tagged.ArtifactLayout)
	d.FillRect(tagged.Rect{X: 40, Y: w.y - 20, W: 300, H: 30}, pale)
	d.End()
	w.write(below.AddNote("note-1").Add(tagged.RoleP), body, "Measured in May.")
	d.BeginArtifact(tagged.ArtifactFooter)
	d.DrawHere(d.Layout([]tagged.Run{{Text: "Page 14", Style: body}}, 100, "").Lines[0], 50, 560)
	d.End()
}

// writer writes lines below each other.
type writer struct {
	d    *tagged.Document
	x, y float64
}

func (w *writer) write(e *tagged.Element, style tagged.Style, text string) {
	w.runs(e, tagged.Run{Text: text, Style: style})
}

func (w *writer) link(e *tagged.Element, text string, target tagged.Target) {
	w.runs(e, tagged.Run{Text: text, Style: body, Target: &target})
}

func (w *writer) runs(e *tagged.Element, run tagged.Run) {
	for _, line := range w.d.Layout([]tagged.Run{run}, 480, "the test").Lines {
		w.d.Draw(e, line, max(w.x, 50), w.y)
		w.y += 1.5 * run.Style.Size
	}
}
