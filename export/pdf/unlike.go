package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"ninefold/export/pdf/tagged"
)

// Unlike is a place whose text does not look in the file as it was written.
type Unlike struct {
	Place    string // where it stands in the document
	Sentence string // how many characters, and what becomes of them
}

// Unlike is Undrawable with one line a place, in the order of the document.
func (r *Result) Unlike() []Unlike {
	var places []string
	found := map[string][]tagged.Undrawable{}
	for _, u := range r.Undrawable {
		if found[u.Place] == nil {
			places = append(places, u.Place)
		}
		found[u.Place] = append(found[u.Place], u)
	}
	out := make([]Unlike, 0, len(places))
	for _, place := range places {
		var says []string
		for _, reason := range []tagged.Reason{tagged.NoGlyph, tagged.NotText, tagged.Unshaped} {
			if sentence := becomes(found[place], reason); sentence != "" {
				says = append(says, sentence)
			}
		}
		out = append(out, Unlike{place, strings.Join(says, "; ")})
	}
	return out
}

// becomes says what becomes of the characters of one place for one reason, or
// "" where there are none.
func becomes(found []tagged.Undrawable, reason tagged.Reason) string {
	const shown = 3 // of the words or characters that are met
	n := 0
	more := false
	var texts []string
	for _, u := range found {
		if u.Reason != reason {
			continue
		}
		each := 1 // a mark stands for what people see as one character
		if reason == tagged.Unshaped {
			each = utf8.RuneCountInString(u.Text)
		}
		n += each * u.Count
		switch text := "“" + u.Text + "”"; {
		case reason == tagged.NotText || slices.Contains(texts, text):
		case len(texts) < shown:
			texts = append(texts, text)
		default:
			more = true
		}
	}
	if n == 0 {
		return ""
	}
	what := map[tagged.Reason][2]string{
		tagged.NoGlyph:  {"character is shown as ▯, because no font here has it", "characters are shown as ▯, because no font here has them"},
		tagged.NotText:  {"damaged character is shown as ▯", "damaged characters are shown as ▯"},
		tagged.Unshaped: {"character is drawn by itself, without the joining its script needs", "characters are drawn letter by letter, without the joining their script needs"},
	}[reason]
	words := what[1]
	if n == 1 {
		words = what[0]
	}
	sentence := fmt.Sprintf("%s %s", thousands(n), words)
	if len(texts) > 0 {
		sentence += " (" + strings.Join(texts, ", ")
		if more {
			sentence += ", …"
		}
		sentence += ")"
	}
	return sentence
}

// thousands writes a number with commas, such as "1,250".
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
