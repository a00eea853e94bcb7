package window

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/beginning"
	"ninefold/forms"
	"ninefold/forms/kit"
)

// large is the document the budgets are stated for.
const large = 5_000 // entries

// BenchmarkKeyPress measures what a key pressed in an entry costs the window's
// goroutine, in a document of 5,000 entries. The budget is 4 ms at the 95th
// percentile. The floor is the toolkit's own entry, alone in a window.
func BenchmarkKeyPress(b *testing.B) {
	for _, spelt := range []bool{true, false} {
		name := "ninefold"
		if !spelt {
			name += ", no words marked"
		}
		b.Run(name, func(b *testing.B) {
			w := sampleWindow(b, assessmenttest.Generate(1, large))
			w.frame.Resize(fyne.NewSize(1366, 768))
			w.Show(forms.StatementPage("QS5"))
			if spelt {
				markWords(b, w)
				// Words that nobody knows are the ones that cost something.
				for _, r := range "mispelt wrods, recieved seperately untill tommorow " {
					w.Canvas().Focused().TypedRune(r)
				}
				listen()
				if got := unknownOn(w, "mispelt wrods"); len(got) != 2 {
					b.Fatalf("%q are marked", got)
				}
			}
			press(b, w.Canvas().Focused(), w.page.Flush)
		})
	}
	b.Run("floor", func(b *testing.B) {
		entry := widget.NewMultiLineEntry()
		entry.Wrapping = fyne.TextWrapWord
		entry.SetText(longestEntry(assessmenttest.Generate(1, large)))
		frame := test.NewTempWindow(b, entry)
		frame.Resize(fyne.NewSize(360, 600))
		frame.Canvas().Focus(entry)
		press(b, entry, func() {})
	})
}

// markWords reads the dictionary and has words marked. What is looked up later
// comes when the benchmark listens.
func markWords(b *testing.B, w *window) {
	b.Helper()
	kit.Later = func(_ time.Duration, do func()) func() {
		kit.OnWindow(do)
		return func() {}
	}
	b.Cleanup(func() { kit.Spell(nil) })
	w.speller.start()
	listen()
}

// press types letters and reports the 95th percentile of what each took.
// Flush sends on what was typed, as a pause does; it is not part of the key.
func press(b *testing.B, into fyne.Focusable, flush func()) {
	b.Helper()
	if into == nil {
		b.Fatal("nothing has the keyboard")
	}
	var took []time.Duration
	for b.Loop() {
		begin := time.Now()
		into.TypedRune('a')
		took = append(took, time.Since(begin))
		into.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		flush()
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "ms-p95")
}

func longestEntry(a *assessment.Assessment) string {
	longest := ""
	for _, s := range a.Statements {
		for _, key := range assessment.ListKeys {
			for _, e := range s.List(key) {
				if len(e.Text) > len(longest) {
					longest = e.Text
				}
			}
		}
	}
	return longest
}

// BenchmarkPageSwitch measures going from one statement to the next, in a
// document of 5,000 entries. The budget is 50 ms. The floor is putting a label
// into the same window.
func BenchmarkPageSwitch(b *testing.B) {
	b.Run("ninefold", func(b *testing.B) {
		w := sampleWindow(b, assessmenttest.Generate(1, large))
		w.frame.Resize(fyne.NewSize(1366, 768))
		markWords(b, w)
		pages := []string{forms.StatementPage("QS4"), forms.StatementPage("QS5")}
		for i := 0; b.Loop(); i++ {
			w.Show(pages[i%2])
		}
	})
	b.Run("floor", func(b *testing.B) {
		room := container.NewStack()
		frame := test.NewTempWindow(b, room)
		frame.Resize(fyne.NewSize(1366, 768))
		for b.Loop() {
			room.Objects = []fyne.CanvasObject{widget.NewLabel("A page")}
			room.Refresh()
		}
	})
}

// BenchmarkFindOnPage is a letter in the find bar of a page with 5,000 entries: what is
// looked for is counted in all of them, and those in sight are marked.
func BenchmarkFindOnPage(b *testing.B) {
	a, err := beginning.New("Northmere Council", "Self-assessment", "")
	if err != nil {
		b.Fatal(err)
	}
	for i, key := range assessment.ListKeys {
		var entries []assessment.NewEntry
		for n := i; n < 5000; n += len(assessment.ListKeys) {
			entries = append(entries, assessment.NewEntry{ID: strconv.Itoa(n), Text: fmt.Sprintf("Entry %d: people wait for an assessment, and carers wait longer than anybody in the borough would wish.", n)})
		}
		if _, err := a.Apply(a.AppendEntries("QS1", key, entries...).Ops); err != nil {
			b.Fatal(err)
		}
	}
	w := sampleWindow(b, a)
	w.Show(forms.StatementPage("QS1"))
	w.findOnPage()
	bar := w.chrome.find
	for i := 0; b.Loop(); i++ {
		bar.field.SetText([]string{"care", "carer"}[i%2])
		bar.look(0)
		if bar.found.Total != 5000 {
			b.Fatal(bar.found.Total)
		}
	}
}
