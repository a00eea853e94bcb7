package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestQuotationMarksAndDashesArePutAsTheyArePrinted(t *testing.T) {
	for typed, want := range map[string]string{
		`People said "yes".`:       "People said “yes”.",
		`Carers' plans, it's here`: "Carers’ plans, it’s here",
		`('so') "'both'"`:          "(‘so’) “‘both’”",
		"better - much":            "better – much",
		"better--much":             "better–much",
		"well-known 3-8":           "well-known 3-8",
		"- a bullet":               "- a bullet",
		"---":                      "–-",
		"say \"<":                  `say "`, // Backspace right after it
		"it's<":                    "it’",
		"a--<":                     "a-",
	} {
		f := NewField(FieldConfig{Label: "Note", Lines: 3, Spelt: true})
		w := show(t, NewPage(Stack(0, f)), 300, 200)
		f.Focus()
		for _, r := range typed {
			if r == '<' {
				w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
				continue
			}
			w.Canvas().Focused().TypedRune(r)
		}
		if f.Text() != want {
			t.Errorf("typed %q, it says %q, want %q", typed, f.Text(), want)
		}
	}
}

func TestWhatIsTypedStaysWhereNobodyWantsItPrintedOrWritesNoProse(t *testing.T) {
	const typed = `"it's" - so--`
	write := func(f *Field) string {
		w := show(t, NewPage(Stack(0, f)), 300, 200)
		f.Focus()
		for _, r := range typed {
			w.Canvas().Focused().TypedRune(r)
		}
		return f.Text()
	}
	if got := write(NewField(FieldConfig{Label: "Address"})); got != typed {
		t.Errorf("in what is no prose it says %q", got)
	}
	SetTypesets(false)
	defer SetTypesets(true)
	if got := write(NewField(FieldConfig{Label: "Note", Lines: 3, Spelt: true})); got != typed {
		t.Errorf("switched off it says %q", got)
	}
	SetTypesets(true)
	// What is pasted stays as it is, too.
	f := NewField(FieldConfig{Label: "Note", Lines: 3, Spelt: true})
	show(t, NewPage(Stack(0, f)), 300, 200)
	f.Focus()
	f.writer.Insert(typed)
	if !strings.Contains(f.Text(), typed) {
		t.Errorf("pasted it says %q", f.Text())
	}
}
