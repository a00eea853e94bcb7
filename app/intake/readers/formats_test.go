package readers

import (
	"strings"
	"testing"

	"ninefold/app/intake/source"
	"ninefold/app/pdfium"
)

func TestWordsBrokenAtALinesEndAreMadeWhole(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		{"the assess-|ment and another assessment", "the assessment and another assessment"},
		{"a self-|employed person", "a self-employed person"},
		{"the twenty-|four beds", "the twenty-four beds"},
		{"the com" + broken + "|munity of an assess-|ment or assessment", "the community of an assessment or assessment"},
		{"2024 -|2025 it was", "2024 - 2025 it was"},
		{"without|any", "without any"},
	} {
		var all []run
		for _, line := range strings.Split(c.lines, "|") {
			all = append(all, run{Piece: pdfium.Piece{Text: line}})
		}
		w := wordsOf(all)
		text := []byte(all[0].Text)
		for _, r := range all[1:] {
			text = w.join(text, r.Text)
		}
		if string(text) != c.want {
			t.Errorf("%q: got %q, want %q", c.lines, text, c.want)
		}
	}
}

// FuzzLayOut lays out pieces of text that stand anywhere: no word is lost.
func FuzzLayOut(f *testing.F) {
	f.Add("• one\ntwo-\nthree", int64(7))
	f.Fuzz(func(t *testing.T, text string, places int64) {
		var pieces []pdfium.Piece
		n := 0
		for i, line := range strings.Split(text, "\n") {
			p := float64((places >> (i % 50)) & 1023)
			pieces = append(pieces, pdfium.Piece{Text: line, Left: p, Right: p + float64(len(line))*5, Bottom: float64(700 - 14*i), Top: float64(710 - 14*i), Size: 10 + float64(places&3)})
			n += strings.Count(line, "q")
		}
		src := &source.Document{Paragraphs: true}
		if err := layOut(src, []pdfPage{{height: 842, pieces: pieces}}); err != nil {
			return
		}
		for _, l := range src.Lines {
			n -= strings.Count(l.Text, "q")
		}
		for _, r := range src.Remarks {
			n -= strings.Count(r, "q")
		}
		if n > 0 {
			t.Errorf("%d letters were lost", n)
		}
	})
}
