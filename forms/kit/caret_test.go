package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestTypingKeepsEverySpace types sentences into boxes of many widths: at each
// line break there is a space, and each must stay where it was typed.
func TestTypingKeepsEverySpace(t *testing.T) {
	const text = "Nobody waits over 28 days without a call, and so the words go on and on until a third line has begun here."
	for width := float32(120); width < 700; width += 7 {
		t.Run(fmt.Sprintf("%.0f units wide", width), func(t *testing.T) {
			f := NewField(FieldConfig{Says: "text", Lines: 2, OnChange: func(string) {}})
			show(t, NewPage(Stack(0, f)), width, 400)
			f.Focus()
			for _, word := range strings.SplitAfter(text, " ") {
				test.Type(f.writer, word)
			}
			if got := f.Text(); got != text {
				t.Errorf("typed %q, got %q", text, got)
			}
			f.writer.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			if got, want := f.Text(), text[:len(text)-1]; got != want {
				t.Errorf("after Backspace %q, want %q", got, want)
			}
		})
	}
}
