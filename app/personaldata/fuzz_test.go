package personaldata

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzFind looks for personal data in any text: every find is within the text, and
// between whole characters.
func FuzzFind(f *testing.F) {
	f.Add("NHS 943 476 5919, born 3 May 1941, morgan.ellery@example.org, 01632 960 983, AB 12 34 56 C")
	f.Add("(0) 7700 900 123 ＠ aged 78, of 14 Mill Lane; 943-476-5919\u00a0")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		for _, m := range Find(text) {
			if m.Text == "" || !utf8.ValidString(m.Text) || m.From < 0 || !strings.HasPrefix(text[min(m.From, len(text)):], m.Text) {
				t.Fatalf("%q is not in the text at %d", m.Text, m.From)
			}
		}
	})
}
