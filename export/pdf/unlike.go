package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"ninefold/export/pdf/tagged"
)

// Unlike is a place whose text does not look in the file as it was written, or
// several that follow each other and of which the same is to be said.
type Unlike struct {
	Place    string // where it stands in the document, such as "Safeguarding, Priorities, entries 2 to 9"
	Sentence string // how many characters, of several places in each, and what becomes of them
	Places   int    // how many they are
}

// Unlike is Undrawable with one line a place, or a run of places with the same to
// say, in the order of the document.
func (r *Result) Unlike() []Unlike {
	var places []string
	found := map[string][]tagged.Undrawable{}
	for _, u := range r.Undrawable {
		if found[u.Place] == nil {
			places = append(places, u.Place)
		}
		found[u.Place] = append(found[u.Place], u)
	}
	var runs []run
	for _, place := range places {
		var says []string
		for _, reason := range []tagged.Reason{tagged.NoGlyph, tagged.NotText, tagged.Unshaped} {
			if sentence := becomes(found[place], reason); sentence != "" {
				says = append(says, sentence)
			}
		}
		next := runOf(place, strings.Join(says, "; "))
		if last := len(runs) - 1; last >= 0 && runs[last].goesOnWith(next) {
			runs[last].last = next.last
		} else {
			runs = append(runs, next)
		}
	}
	out := make([]Unlike, len(runs))
	for i, r := range runs {
		out[i] = r.line()
	}
	return out
}

// run is places of one list that follow each other, each with the same to say.
type run struct {
	list        string // what stands before their numbers; all of the place where it has none
	first, last int    // their numbers, from 1; or 0
	sentence    string
}

// entryPlace is what stands before the number of an entry in the name of its place.
const entryPlace = ", entry "

func runOf(place, sentence string) run {
	if list, number, is := strings.Cut(place, entryPlace); is {
		if n, err := strconv.Atoi(number); err == nil && n > 0 {
			return run{list, n, n, sentence}
		}
	}
	return run{place, 0, 0, sentence}
}

func (r run) goesOnWith(next run) bool {
	return r.first > 0 && r.list == next.list && r.sentence == next.sentence && next.first == r.last+1
}

func (r run) line() Unlike {
	switch {
	case r.first == 0:
		return Unlike{r.list, r.sentence, 1}
	case r.first == r.last:
		return Unlike{r.list + entryPlace + strconv.Itoa(r.first), r.sentence, 1}
	}
	return Unlike{fmt.Sprintf("%s, entries %d to %d", r.list, r.first, r.last), "in each, " + r.sentence, r.last - r.first + 1}
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
