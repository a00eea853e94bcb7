package spelling

import (
	"context"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"ninefold/app/assessment"
)

// Checked tells whether the words of a field are looked up: prose and lines are,
// names, codes, links and the titles that others gave their papers are not.
func Checked(kind assessment.Kind, f assessment.FieldSpec) bool {
	if !f.Written || f.Type != assessment.TypeText && f.Type != assessment.TypeLine {
		return false
	}
	spec, _ := assessment.KindOf(kind)
	if f.Field == spec.Coded {
		return false
	}
	switch f.Field {
	case assessment.FieldCouncil, assessment.FieldName, assessment.FieldFile, assessment.FieldLink, assessment.FieldUnit,
		assessment.FieldPeriod, assessment.FieldValue, assessment.FieldPointer:
		return false
	}
	return true
}

// names are the fields whose words are names, so that they are right wherever
// they stand in the document.
func names(kind assessment.Kind, f assessment.FieldSpec) bool {
	return f.Type == assessment.TypePerson || f.Field == assessment.FieldCouncil ||
		kind == assessment.KindProvider && f.Field == assessment.FieldName
}

// Names tells whether a field holds names, so that a change of it may change
// which words the document knows.
func Names(op assessment.Op) bool {
	if op.Verb != assessment.Set {
		return op.Kind == assessment.KindProvider
	}
	f, has := assessment.FieldOf(op.Kind, op.Field)
	return has && (names(op.Kind, f) || op.Field == assessment.FieldWords)
}

// Vocabulary returns the words that the document itself makes right: those that
// somebody added to it, and the names in it, of the council, of people and of
// providers.
func Vocabulary(a *assessment.Assessment) []string {
	all := a.WordList()
	for ref := range a.All() {
		for _, f := range assessment.Fields(ref.Kind) {
			if !names(ref.Kind, f) {
				continue
			}
			value, _ := a.Value(ref.Kind, ref.ID, f.Field)
			for _, w := range WordsIn(value) {
				if capitals(w) != noCapitals {
					all = append(all, w)
				}
			}
		}
	}
	return all
}

// texts are the texts of a document whose words are looked up, in reading order:
// none that its author says is in another language.
func texts(a *assessment.Assessment) iter.Seq2[Place, string] {
	return func(yield func(Place, string) bool) {
		for ref := range a.All() {
			tongue, _ := a.Value(ref.Kind, ref.ID, assessment.FieldLanguage)
			for _, f := range assessment.Fields(ref.Kind) {
				if !Checked(ref.Kind, f) || f.Field == assessment.FieldText && assessment.Foreign(tongue) {
					continue
				}
				value, _ := a.Value(ref.Kind, ref.ID, f.Field)
				if value != "" && !yield(Place{Ref: ref, Field: f.Field}, value) {
					return
				}
			}
		}
	}
}

// Place is where a text stands in a document.
type Place struct {
	Ref   assessment.Ref
	Field assessment.Field
}

// Found is a word of a document that nobody knows, where it stands.
type Found struct {
	Place
	Word string  // as written
	At   Stretch // in the text
	// Before and After are what stands around it in its sentence, on one line.
	Before, After string
}

// Find returns every word of a document that nobody knows, in reading order,
// and what was looked up for it, to be remembered. It ends early with ctx's
// error. The assessment must not be changed meanwhile.
func Find(ctx context.Context, d *Dictionary, c *Checker, a *assessment.Assessment) ([]Found, map[string]Verdict, error) {
	said := map[string]Verdict{}
	var all []Found
	for place, text := range texts(a) {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		at, unseen := c.Check(text, -1)
		if len(unseen) > 0 {
			seen := d.Look(unseen)
			c.Remember(seen)
			for w, v := range seen {
				said[w] = v
			}
			at, _ = c.Check(text, -1)
		}
		for _, s := range at {
			around := Sentence(text, s)
			all = append(all, Found{
				Place: place, Word: text[s.From:s.To], At: s,
				Before: oneLine(text[around.From:s.From], true), After: oneLine(text[s.To:around.To], false),
			})
		}
	}
	return all, said, nil
}

// mostAround is how many characters of a sentence are shown at each side of a
// word.
const mostAround = 160

// oneLine is a part of a sentence on one line, cut at the end that is further
// from the word.
func oneLine(s string, before bool) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\t' || r == '\r' }), " ")
	n := utf8.RuneCountInString(s)
	if n <= mostAround {
		return s
	}
	runes := []rune(s)
	if before {
		return "…" + string(runes[n-mostAround:])
	}
	return string(runes[:mostAround]) + "…"
}

// Replace is the one change that puts a text in the place of a word wherever it
// was found. Words that the text no longer has there are left alone.
func Replace(a *assessment.Assessment, with string, found []Found) assessment.Edit {
	edit := assessment.Edit{}
	if len(found) > 0 {
		edit.Label = "Spell “" + found[0].Word + "” as “" + with + "”"
	}
	var order []Place
	at := map[Place][]Found{}
	for _, f := range found {
		if at[f.Place] == nil {
			order = append(order, f.Place)
		}
		at[f.Place] = append(at[f.Place], f)
	}
	for _, place := range order {
		text, _ := a.Value(place.Ref.Kind, place.Ref.ID, place.Field)
		changed := text
		all := at[place]
		slices.SortFunc(all, func(x, y Found) int { return y.At.From - x.At.From })
		for _, f := range all {
			if f.At.To <= len(text) && text[f.At.From:f.At.To] == f.Word {
				changed = changed[:f.At.From] + with + changed[f.At.To:]
			}
		}
		if changed != text {
			edit.Ops = append(edit.Ops, assessment.SetValue("", place.Ref.Kind, place.Ref.ID, place.Field, changed).Ops...)
		}
	}
	return edit
}
