package assessment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quotes says how the quotation marks and apostrophes of what people wrote look:
// straight, as keyboards type them, or curly, as they are printed.
type Quotes struct {
	Straight, Curly int // how many texts have any of them
	// Odd are the texts with those that fewer texts have, in the order in which
	// the document is read; none where all look the same.
	Odd []QuotedText
	// OddStraight tells whether those are the straight ones.
	OddStraight bool
}

// QuotedText is a text with marks unlike those of the others.
type QuotedText struct {
	Ref
	Field  Field
	Around string // the first of them with what stands around it, on one line
}

// Quotes looks at everything that people wrote and that is printed. Nothing is
// wrong with either sort; both in one paper look like two hands.
func (a *Assessment) Quotes() Quotes {
	var q Quotes
	var straight, curly []QuotedText
	for ref := range a.All() {
		if spec, _ := KindOf(ref.Kind); spec.Apart {
			continue
		}
		for _, f := range Fields(ref.Kind) {
			if !f.Written || f.Field == FieldLink || f.Field == FieldFile {
				continue
			}
			text, _ := a.Value(ref.Kind, ref.ID, f.Field)
			if !strings.ContainsAny(text, straightMarks+curlyMarks) {
				continue
			}
			if at := firstStraight(text); at >= 0 {
				straight = append(straight, QuotedText{ref, f.Field, around(text, at)})
			}
			if at := strings.IndexAny(text, curlyMarks); at >= 0 {
				curly = append(curly, QuotedText{ref, f.Field, around(text, at)})
			}
		}
	}
	q.Straight, q.Curly = len(straight), len(curly)
	switch {
	case q.Straight == 0 || q.Curly == 0:
	case q.Straight <= q.Curly:
		q.Odd, q.OddStraight = straight, true
	default:
		q.Odd = curly
	}
	return q
}

const (
	straightMarks = `"'`
	curlyMarks    = "“”‘’„‚"
)

// firstStraight is where the first straight mark stands that is one, or -1: not
// that of feet, inches and minutes behind a figure, and none in an address.
func firstStraight(text string) int {
	for from := 0; ; {
		at := strings.IndexAny(text[from:], straightMarks)
		if at < 0 {
			return -1
		}
		at += from
		from = at + 1
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[from:])
		if unicode.IsDigit(before) && !unicode.IsLetter(after) || inAddress(text, at) {
			continue
		}
		return at
	}
}

// inAddress tells whether the word around a place is a web or an e-mail address.
func inAddress(text string, at int) bool {
	from := strings.LastIndexFunc(text[:at], unicode.IsSpace) + 1
	to := strings.IndexFunc(text[at:], unicode.IsSpace)
	if to < 0 {
		to = len(text) - at
	}
	word := text[from : at+to]
	return strings.Contains(word, "://") || strings.Contains(word, "@") || strings.Contains(strings.ToLower(word), "www.")
}

// around is what stands at both sides of a place in a text, on one line.
func around(text string, at int) string {
	const most = 30 // characters at each side
	before, after := []rune(text[:at]), []rune(text[at:])
	left, right := string(before), string(after)
	if len(before) > most {
		left = string(before[len(before)-most:])
		left = "…" + left[strings.IndexByte(left, ' ')+1:] // from a whole word on
	}
	if len(after) > most {
		right = string(after[:most])
		if space := strings.LastIndexByte(right, ' '); space > 0 {
			right = right[:space]
		}
		right += "…"
	}
	return strings.Join(strings.Fields(left+right), " ")
}
