package find

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ninefold/app/assessment"
)

// Wanted says what is to be replaced.
type Wanted struct {
	Text     string // as it stands, spaces and all
	With     string
	Capitals bool // whether capitals must be as in Text
	Whole    bool // whether only whole words count
}

// Replacement is one text in which something would be replaced.
type Replacement struct {
	Ref   assessment.Ref
	Field assessment.Field
	Times int // how often
	// Before and After are the whole text, Shown the first replacement with what
	// would stand around it, on one line.
	Before, After, Shown string
}

// Replacements returns every text in which something would be replaced, in the
// order of the document. Nothing is changed.
func Replacements(a *assessment.Assessment, w Wanted) []Replacement {
	if w.Text == "" {
		return nil
	}
	var all []Replacement
	for t := range written(a) {
		if after, first, times := w.replace(t.raw); times > 0 {
			shown := (&text{raw: after}).hit(first, len(w.With))
			all = append(all, Replacement{
				Ref: t.ref, Field: t.field, Times: times, Before: t.raw, After: after,
				Shown: shown.Before + shown.Match + shown.After,
			})
		}
	}
	return all
}

// replace returns the text after it, and where in that the first replacement
// stands.
func (w Wanted) replace(raw string) (after string, first, times int) {
	in, wanted := raw, w.Text
	if !w.Capitals {
		in, wanted = Fold(raw), Fold(w.Text)
	}
	var b strings.Builder
	done := 0
	for from := 0; ; {
		at := strings.Index(in[from:], wanted)
		if at < 0 {
			break
		}
		at += from
		from = at + len(wanted)
		if w.Whole && !isWhole(in, at, from) {
			continue
		}
		b.WriteString(raw[done:at])
		if times == 0 {
			first = b.Len()
		}
		b.WriteString(w.instead(raw[at:from]))
		done = from
		times++
	}
	b.WriteString(raw[done:])
	return b.String(), first, times
}

// instead is what stands in the place of a text that was found. Where capitals do not
// count, one at the start of what was found is kept, since a sentence may begin there.
func (w Wanted) instead(found string) string {
	first, _ := utf8.DecodeRuneInString(found)
	asked, _ := utf8.DecodeRuneInString(w.Text)
	if upper := assessment.UpperFirst(w.With); !w.Capitals && unicode.IsUpper(first) && !unicode.IsUpper(asked) && len(upper) == len(w.With) {
		return upper
	}
	return w.With
}

// Edit is the one change that replaces in all of them.
func Edit(w Wanted, all []Replacement) assessment.Edit {
	edit := assessment.Edit{Label: "Replace “" + w.Text + "” with “" + w.With + "”"}
	for _, r := range all {
		edit.Ops = append(edit.Ops, assessment.SetValue("", r.Ref.Kind, r.Ref.ID, r.Field, r.After).Ops...)
	}
	return edit
}
