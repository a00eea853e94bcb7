package columns

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ninefold/app/assessment"
)

// of makes the column that shows a field of a kind. Title and width may be
// changed in what it returns; what a cell says and takes follows from the
// field's type.
func of(kind assessment.Kind, field assessment.Field) Column {
	spec, known := assessment.FieldOf(kind, field)
	if !known {
		panic(fmt.Sprintf("columns: a %s has no field %q", kind, field))
	}
	c := Column{
		Title: spec.Title, Field: field, Editable: true, Limit: spec.Limit, OneLine: spec.OneLine, Inside: spec.ForColleagues(),
		Also: spec.Also, Width: 20, Says: spec.Written, Makes: spec.Written && !spec.Internal,
	}
	if spec.Type == assessment.TypeNumber {
		c.Says, c.Makes = true, !spec.Internal // a figure alone is worth a record
	}
	c.value = func(w *Words, id string) string {
		value, _ := w.a.Value(kind, id, field)
		return value
	}
	c.words = func(_ *Words, value string) string { return assessment.PlainText(value) }
	c.read = written(spec)
	switch spec.Type {
	case assessment.TypeText:
		c.Width = 44
	case assessment.TypeLine:
		c.Width = 28
	case assessment.TypeYesNo:
		c.Width = 11
		c.yesNo()
	case assessment.TypeOneOf:
		c.Width = 16
		c.oneOf(spec)
	case assessment.TypeDate:
		c.Width, c.Date = 19, true // “30 September 2026” is shown whole, or as ### in a narrower column
		c.read = readDay
	case assessment.TypeNumber:
		c.Width, c.Numeric = max(14, float64(len(spec.Title)+4)), true // the title on one line, with the button of the filter
		c.read = readNumber(spec)
	case assessment.TypeDigest:
		c.read = func(_ *Words, text string) (string, string) {
			text = strings.ToLower(strings.TrimSpace(text))
			if digest.MatchString(text) {
				return text, ""
			}
			return "", fmt.Sprintf("“%s” in the column “%s” is not what Ninefold wrote there. Please leave that column as it is, or empty the cell.", shortened(text), spec.Title)
		}
	case assessment.TypeReference:
		c.Width = 30
		c.reference(spec)
	}
	return c
}

var digest = regexp.MustCompile("^([0-9a-f]{64})?$")

// written reads what people write in their own words.
func written(spec assessment.FieldSpec) func(*Words, string) (string, string) {
	return func(_ *Words, text string) (string, string) {
		text = strings.TrimSpace(text)
		if spec.OneLine {
			text = oneLine(text)
		}
		if err := assessment.CheckText(spec.Name, text, spec.Limit, spec.OneLine); err != nil {
			return "", err.Error()
		}
		return text, ""
	}
}

func (c *Column) yesNo() {
	title := c.Title
	c.choices = func(*assessment.Assessment) []string { return []string{Yes, No} }
	c.words = func(_ *Words, value string) string {
		if value == "" {
			return No
		}
		return Yes
	}
	c.read = func(_ *Words, text string) (string, string) {
		switch strings.ToLower(strings.TrimRight(strings.TrimSpace(text), ".")) {
		case "yes", "y", "true", "1", "x", "internal", "✓":
			return "1", ""
		case "no", "n", "false", "0", "":
			return "", ""
		}
		return "", fmt.Sprintf("“%s” in the column “%s” is neither Yes nor No.", shortened(text), title)
	}
}

// mostNamed is how many words of a vocabulary a sentence names.
const mostNamed = 12

// oneOf takes the vocabulary's titles, in any case, and its values.
func (c *Column) oneOf(spec assessment.FieldSpec) {
	c.choices = func(a *assessment.Assessment) []string {
		var titles []string
		for _, term := range spec.Terms(a) {
			titles = append(titles, oneLine(term.Title))
		}
		return titles
	}
	c.words = func(w *Words, value string) string { return oneLine(spec.Titled(w.a, value)) }
	c.read = func(w *Words, text string) (string, string) {
		text = oneLine(text)
		if text == "" {
			return "", ""
		}
		for _, term := range spec.Terms(w.a) {
			if strings.EqualFold(text, oneLine(term.Title)) || strings.EqualFold(text, term.Value) {
				return term.Value, ""
			}
		}
		all := c.choices(w.a)
		if len(all) > mostNamed {
			return "", fmt.Sprintf("%s “%s” is none of the %d there are, such as %s. Please choose it from the list of its cell.", spec.Name, shortened(text), len(all), strings.Join(all[:3], ", "))
		}
		return "", fmt.Sprintf("%s “%s” is none of those there are: %s.", spec.Name, shortened(text), strings.Join(all, ", "))
	}
}

func readDay(_ *Words, text string) (string, string) {
	return assessment.ReadDate(text)
}

// readNumber reads a number as people write it, with a per cent sign or commas.
func readNumber(spec assessment.FieldSpec) func(*Words, string) (string, string) {
	return func(_ *Words, text string) (string, string) {
		number, ok := assessment.ParseNumber(text)
		if !ok {
			return "", fmt.Sprintf("%s “%s” is not a number. Please write it in figures, such as 58.41 or 1,234.", spec.Name, shortened(text))
		}
		if err := spec.CheckNumber(number); err != nil {
			return "", err.Error()
		}
		return number, ""
	}
}

// reference takes the names of records, one to a line where there may be many.
func (c *Column) reference(spec assessment.FieldSpec) {
	if len(spec.Refers) == 1 && spec.Refers[0] == assessment.KindStatement && !spec.Many {
		c.choices = func(a *assessment.Assessment) []string {
			var titles []string
			for _, s := range a.Framework.Statements() {
				titles = append(titles, oneLine(s.Title))
			}
			return titles
		}
	}
	if spec.Creates {
		c.Creates = spec.Refers[0]
	}
	several := len(spec.Refers) > 1
	c.words = func(w *Words, value string) string {
		var lines []string
		for _, ref := range spec.Targets(value) {
			name := w.Name(ref)
			if several {
				kind, _ := assessment.KindOf(ref.Kind)
				name = kind.Name + ": " + name
			}
			lines = append(lines, name)
		}
		return strings.Join(lines, "\n")
	}
	c.read = func(w *Words, text string) (string, string) {
		var refs []assessment.Ref
		for _, line := range strings.Split(assessment.PlainText(text), "\n") {
			if line = oneLine(line); line == "" {
				continue
			}
			found := w.namedIn(spec, line, several)
			if found == nil {
				return "", fmt.Sprintf("“%s” is not the name of %s.", shortened(line), oneOfKinds(spec.Refers))
			}
			for _, ref := range found {
				if !slices.Contains(refs, ref) {
					refs = append(refs, ref)
				}
			}
		}
		if !spec.Many && len(refs) > 1 {
			return "", fmt.Sprintf("The column “%s” takes one name only.", c.Title)
		}
		return spec.To(refs...), ""
	}
}

// namedIn finds what one line names: several records parted by semicolons or
// commas where there may be many and every part is a name, or one. A name may
// hold commas itself, but then its parts are no names.
func (w *Words) namedIn(spec assessment.FieldSpec, line string, several bool) []assessment.Ref {
	for _, separator := range []string{";", ","} {
		var refs []assessment.Ref
		parts := strings.Split(line, separator)
		for _, part := range parts {
			if ref, ok := w.named(spec.Refers, strings.TrimSpace(part), several); ok {
				refs = append(refs, ref)
			}
		}
		if spec.Many && len(parts) > 1 && len(refs) == len(parts) {
			return refs
		}
	}
	if ref, ok := w.named(spec.Refers, line, several); ok {
		return []assessment.Ref{ref}
	}
	return nil
}

// named finds a record of one of the kinds by its name. Where there are several
// kinds the name has its kind's before it, or the last word of that, or is the name of a
// record of one of the kinds only. What nobody is called is looked for by the whole
// words of an entry, and by the id of a row.
func (w *Words) named(kinds []assessment.Kind, name string, several bool) (assessment.Ref, bool) {
	said, rest, found := strings.Cut(name, ": ")
	for _, find := range []func(assessment.Kind, string) (string, bool){w.Named, w.NamedLoosely} {
		var all []assessment.Ref
		for _, kind := range kinds {
			spec, _ := assessment.KindOf(kind)
			words := strings.Fields(spec.Name)
			if several && found && (strings.EqualFold(said, spec.Name) || strings.EqualFold(said, words[len(words)-1])) {
				if id, ok := find(kind, rest); ok {
					return assessment.Ref{Kind: kind, ID: id}, true
				}
			}
			if several && kind == assessment.KindStatement && w.statementTitled(name) == "" {
				continue // its other names may be those of its lists' entries
			}
			if id, ok := find(kind, name); ok {
				all = append(all, assessment.Ref{Kind: kind, ID: id})
			}
		}
		if len(all) > 0 {
			return all[0], len(all) == 1
		}
	}
	return assessment.Ref{}, false
}

// oneOfKinds says what a reference may point at, such as "an entry or a risk
// in the document".
func oneOfKinds(kinds []assessment.Kind) string {
	if slices.Equal(kinds, []assessment.Kind{assessment.KindStatement}) {
		return assessment.AnyOf(kinds) // which the framework has, and not the document
	}
	return assessment.AnyOf(kinds) + " in the document"
}

// lines makes the column that shows a field of the records of a kind below the
// row's record, one to a line. Where such a record has several fields, their
// columns go in step: the first lines of all are the first record, and nothing is
// a dash, which people see and no program takes away.
func lines(kind assessment.Kind, field assessment.Field) Column {
	inner := of(kind, field)
	spec, _ := assessment.KindOf(kind)
	c := inner
	c.Of, c.choices, c.Date, c.Numeric, c.Limit, c.OneLine = kind, nil, false, false, 0, false
	c.Width = max(inner.Width, 36)
	c.Makes = false
	if field != spec.Called {
		c.Says = false // it says something of a line, which says enough
	}
	c.value = func(w *Words, id string) string {
		var all []string
		for _, below := range w.a.IDsBelow(kind, id) {
			value, _ := w.a.Value(kind, below, field)
			all = append(all, value)
		}
		return strings.Join(all, "\n")
	}
	c.words = func(w *Words, value string) string {
		if strings.Trim(value, "\n") == "" {
			return ""
		}
		all := strings.Split(value, "\n")
		for i := range all {
			all[i] = oneLine(inner.words(w, all[i]))
			if all[i] == "" && field != spec.Called {
				all[i] = Nothing
			}
		}
		return strings.TrimRight(strings.Join(all, "\n"), "\n")
	}
	c.read = func(w *Words, text string) (string, string) {
		text = strings.TrimRight(assessment.PlainText(text), "\n\t ")
		if text == "" {
			return "", ""
		}
		all := strings.Split(text, "\n")
		for i := range all {
			value, why := inner.read(w, bulletless(all[i]))
			if why != "" {
				return "", why
			}
			all[i] = value
		}
		return strings.Join(all, "\n"), ""
	}
	return c
}

// Nothing is a line of a cell that stands for a record with nothing in a field.
const Nothing = "–"

// bulletless is a line without the bullet or dash that somebody began it with.
func bulletless(line string) string {
	line = strings.TrimSpace(line)
	if line == "-" || line == "—" {
		return ""
	}
	for _, bullet := range []string{"•", "·", "–", "- ", "* ", "▪", "◦"} {
		if rest, has := strings.CutPrefix(line, bullet); has {
			return strings.TrimSpace(rest)
		}
	}
	return line
}
