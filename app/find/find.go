// Package find finds words anywhere in an assessment, as somebody types them,
// and puts others in their place. It reads what people wrote, by the
// declarations of the kinds; it must not know pages, files or the window.
package find

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ninefold/app/assessment"
)

// Index is what people wrote in an assessment, made ready to be searched. It
// shows the assessment as it was when it was made.
type Index struct {
	texts []text
}

type text struct {
	ref    assessment.Ref
	field  assessment.Field
	raw    string
	folded string // lower case, with plain quotation marks, byte for byte as long as raw
	called bool   // whether the record is called by it
}

// Hit is a text in which all the words were found.
type Hit struct {
	Ref   assessment.Ref
	Field assessment.Field
	// Before, Match and After are the first of the words with what stands
	// around it, on one line.
	Before, Match, After string
}

// NewIndex reads everything that people wrote.
func NewIndex(a *assessment.Assessment) *Index {
	ix := &Index{}
	for t := range written(a) {
		spec, _ := assessment.KindOf(t.ref.Kind)
		t.called = spec.Called == t.field
		t.folded = Fold(t.raw)
		ix.texts = append(ix.texts, t)
	}
	return ix
}

// written are the texts that people wrote, in the order of the document.
func written(a *assessment.Assessment) iter.Seq[text] {
	return func(yield func(text) bool) {
		for ref := range a.All() {
			for _, f := range assessment.Fields(ref.Kind) {
				if !f.Written {
					continue
				}
				value, _ := a.Value(ref.Kind, ref.ID, f.Field)
				if value != "" && !yield(text{ref: ref, field: f.Field, raw: value}) {
					return
				}
			}
		}
	}
}

// Fold makes texts alike that differ in capitals and in the kind of quotation
// mark only. The result is byte for byte as long as the text, so that a place in
// one is a place in the other; a letter whose other case is of another length
// stays as it is.
func Fold(s string) string {
	b := []byte(s)
	for i := 0; i < len(b); {
		if c := b[i]; c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				b[i] = c + 'a' - 'A'
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		folded := r
		if lower := unicode.ToLower(r); utf8.RuneLen(lower) == size {
			folded = lower
		}
		switch r {
		case '‘':
			folded = '’'
		case '“':
			folded = '”'
		case utf8.RuneError:
			if size == 1 { // a byte that is no text
				b[i] = '?'
				i++
				continue
			}
		}
		utf8.EncodeRune(b[i:i+size], folded)
		i += size
	}
	return string(b)
}

// around is how many characters are shown at each side of what was found.
const around = 60

// Search returns the texts that hold all the words of a query, the best first:
// what a record is called by before what it says, a whole word before a part of
// one, and else in the order of the document. At most most are returned; total
// is how many there are.
func (ix *Index) Search(query string, most int) (hits []Hit, total int) {
	words := wordsOf(query)
	if len(words) == 0 {
		return nil, 0
	}
	type found struct {
		text *text
		at   int
		rank int
	}
	var all []found
	for i := range ix.texts {
		t := &ix.texts[i]
		first, rank := -1, 0
		for _, w := range words {
			at, whole := w.in(t.folded)
			if at < 0 {
				first = -1
				break
			}
			if first < 0 {
				first = at
			}
			if !whole {
				rank++
			}
		}
		if first < 0 {
			continue
		}
		if !t.called {
			rank += 2 * len(words)
		}
		all = append(all, found{t, first, rank})
	}
	slices.SortStableFunc(all, func(x, y found) int { return cmp.Compare(x.rank, y.rank) })
	for _, f := range all[:min(len(all), most)] {
		hits = append(hits, f.text.hit(f.at, len(words[0].forms[0])))
	}
	return hits, len(all)
}

// word is a word of a query as it may stand in a folded text: with a curly
// apostrophe where a plain one was typed, too.
type word struct{ forms []string }

func wordsOf(query string) []word {
	var words []word
	for _, w := range strings.Fields(Fold(query)) {
		forms := []string{w}
		if curly := curled.Replace(w); curly != w {
			forms = append(forms, curly)
		}
		words = append(words, word{forms})
	}
	return words
}

// in is the place of the word in a folded text, a whole word before a part of
// one; -1 for none.
func (w word) in(folded string) (at int, whole bool) {
	at = -1
	for _, form := range w.forms {
		for from := 0; ; {
			next := strings.Index(folded[from:], form)
			if next < 0 {
				break
			}
			next += from
			if at < 0 {
				at = next
			}
			if isWhole(folded, next, next+len(form)) {
				return next, true
			}
			from = next + len(form)
		}
	}
	return at, false
}

// isWhole tells whether no letter or digit stands right before or after a part.
func isWhole(s string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:from])
	after, _ := utf8.DecodeRuneInString(s[to:])
	return !wordy(before) && !wordy(after)
}

func wordy(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

func (t *text) hit(at, length int) Hit {
	end := min(at+length, len(t.raw))
	for end < len(t.raw) && !utf8.RuneStart(t.raw[end]) {
		end++
	}
	from, to := at, end
	for n := 0; n < around && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(t.raw[:from])
		from -= size
	}
	for n := 0; n < around && to < len(t.raw); n++ {
		_, size := utf8.DecodeRuneInString(t.raw[to:])
		to += size
	}
	from, to = t.wholeWords(from, at, end, to)
	before, after := oneLine(t.raw[from:at]), oneLine(t.raw[end:to])
	if from > 0 {
		before = "…" + before
	}
	if to < len(t.raw) {
		after += "…"
	}
	return Hit{Ref: t.ref, Field: t.field, Before: before, Match: oneLine(t.raw[at:end]), After: after}
}

// wholeWords narrows what is shown around a hit, from before it to after it, to
// whole words, where there is white space between.
func (t *text) wholeWords(from, hit, end, to int) (begins, ends int) {
	if from > 0 {
		if i := strings.IndexFunc(t.raw[from:hit], unicode.IsSpace); i >= 0 {
			rest := strings.TrimLeftFunc(t.raw[from+i:hit], unicode.IsSpace)
			if rest != "" {
				from = hit - len(rest)
			}
		}
	}
	if to < len(t.raw) {
		if i := strings.LastIndexFunc(t.raw[end:to], unicode.IsSpace); i > 0 {
			to = end + i
		}
	}
	return from, to
}

func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
}
