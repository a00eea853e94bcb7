package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"ninefold/forms/kit/kittest"
)

// entryLines returns the lines into which Fyne's own entry breaks a text.
func entryLines(w *Writer) []string {
	var lines []string
	var visit func(o fyne.CanvasObject)
	visit = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			lines = append(lines, o.Text)
		case fyne.Widget:
			if o.Visible() {
				for _, inner := range test.WidgetRenderer(o).Objects() {
					visit(inner)
				}
			}
		}
	}
	visit(w)
	return lines
}

func TestTextBreaksWhereFynesEntryBreaksIt(t *testing.T) {
	texts := []string{
		"one", "one two three four five six seven eight nine ten eleven twelve thirteen",
		"first line\nsecond line which is longer and has to break somewhere\n\nafter an empty line",
		strings.Repeat("unbroken", 30), "Ask Llŷr about it – “curly”, € ₤ ½ and 日本語 as well as Привіт from Львів",
		"an address https://www.example.org/a/very/long/path/that/does/not/fit/on/one/line and more",
	}
	for i := range 60 {
		texts = append(texts, kittest.Prose(i))
	}
	f := Face{Size: 15}
	for _, width := range []float32{120, 217, 290, 433} {
		w := NewWriter(true, func() *Page { return nil })
		show(t, w, 600, 400)
		for i, text := range texts {
			t.Run(fmt.Sprintf("text %d at %v", i, width), func(t *testing.T) {
				w.Resize(fyne.NewSize(width+2*w.Inset().X, 400))
				w.Replace(text, 0)
				got := f.Wrap(text, width)
				if want := entryLines(w); !slices.Equal(got, want) {
					t.Errorf("broken into %q, the entry says %q", got, want)
				}
				if got := w.Rows(); got != len(f.Wrap(text, width)) {
					t.Errorf("the writer counts %d lines", got)
				}
			})
		}
	}
}

func TestBreakingLosesNoCharacter(t *testing.T) {
	f := Face{Size: 15}
	for _, text := range []string{"a\tb c\td e f g h i j k", "  two  spaces  ", "x", "", strings.Repeat("é", 500)} {
		for width := float32(1); width < 200; width += 13 {
			got := strings.Join(f.Wrap(text, width), "")
			strip := func(s string) string { return strings.Join(strings.Fields(s), "") }
			if strip(got) != strip(text) {
				t.Errorf("at a width of %v %q became %q", width, text, got)
			}
		}
	}
}

func TestShorteningEndsWithAnEllipsisWithinTheWidth(t *testing.T) {
	f := Face{Size: 15}
	for width := float32(10); width < 200; width += 10 {
		got := f.shorten("Supporting people to live healthier lives", width)
		if !strings.HasSuffix(got, "…") || f.measure(got) > width+0.5 && got != "…" {
			t.Errorf("shortened to %q for a width of %v", got, width)
		}
	}
	if got := f.shorten("Equity", 200); got != "Equity" {
		t.Errorf("a text that fits became %q", got)
	}
}

func TestTheCursorGoesWhereItIsSent(t *testing.T) {
	w := NewWriter(true, func() *Page { return nil })
	show(t, w, 300, 400)
	w.Resize(fyne.NewSize(250, 400))
	text := kittest.Prose(3) + "\n\n" + strings.Repeat("z", 90)
	w.Replace(text, 0)
	for offset := range len([]rune(text)) + 1 {
		w.MoveTo(offset)
		if got := w.CursorTextOffset(); got != offset {
			t.Fatalf("sent to %d the cursor is at %d", offset, got)
		}
	}
}
