package columns

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"ninefold/app/assessment"
)

// The names of the sheets of the kinds that have one of their own making. Each
// theme has a sheet besides, see ThemeSheet.
const (
	SheetScores   = "Scores"
	SheetWhoWeAre = "Who we are"
	SheetFigures  = "Key figures"
)

// The titles of columns that tests and readers name.
const (
	Statement = "Statement"
	Score     = "Score"
	Reason    = "Reason"
	List      = "List"
	Number    = "Number"
	Text      = "Text"
	Internal  = "Internal"
	Note      = "Note"
	Heading   = "Heading"
	Label     = "Label"
	Value     = "Value"
)

// Unread are the names of the sheets that an export writes and nobody reads back,
// the cover first: those that show no records, or count what others list.
var Unread = []string{
	"Cover", "Contents", "Overall", "Choices", "Waiting times now", "Indicators now",
	"Provision", "Ratings beside England", "Issues by area",
}

// LongestName is the longest name a sheet may have, in UTF-16 units.
const LongestName = 31

// How many empty rows a workbook made for editing has for what is new.
const (
	spareEntries = 40
	spareRecords = 10
)

// Sheets are all sheets of a workbook that show records, in its order: scores,
// "Who we are", a sheet for every theme, and one for every other kind that
// nobody made a sheet for by hand.
func Sheets(f *assessment.Framework) []Sheet {
	sheets := []Sheet{Scores(f), WhoWeAre(), Figures()}
	for _, t := range f.Themes {
		sheets = append(sheets, Theme(t))
	}
	return append(sheets, Declared()...)
}

// Declared are the sheets that follow from the declarations of their kinds.
func Declared() []Sheet {
	var sheets []Sheet
	for _, spec := range assessment.Kinds() {
		if ownSheet(spec) {
			sheets = append(sheets, Of(spec.Kind))
		}
	}
	return sheets
}

// byHand are the kinds whose sheets are declared by hand, or that have none.
var byHand = []assessment.Kind{
	assessment.KindDocument, assessment.KindStatement, assessment.KindEntry, assessment.KindSection, assessment.KindFigure,
}

// ownSheet tells whether a kind has a sheet that follows from its declaration.
// One that is written as lines stands in its parent's.
func ownSheet(spec assessment.KindSpec) bool {
	return !slices.Contains(byHand, spec.Kind) && !spec.Lines && !spec.Apart
}

// Scores is the sheet of the statements' scores.
func Scores(f *assessment.Framework) Sheet {
	kind := assessment.KindStatement
	statement := Column{
		Title: Statement, Width: 24, OneLine: true, Needed: true, Names: true,
		value: func(_ *Words, id string) string { return id },
		words: func(w *Words, code string) string { return w.statementTitle(code) },
		read:  readStatement,
	}
	theme := derived("Theme", 20, func(w *Words, id string) string {
		_, t, err := w.a.Framework.Statement(id)
		if err != nil {
			return ""
		}
		return fmt.Sprintf("Theme %d: %s", t.Number, oneLine(t.Title))
	})
	score := of(kind, assessment.FieldScore)
	score.Width, score.Numeric, score.Needed = 9, true, true
	score.choices = func(a *assessment.Assessment) []string {
		var values []string
		for _, l := range a.Framework.Scores {
			values = append(values, strconv.Itoa(l.Value))
		}
		return values
	}
	score.words = func(_ *Words, value string) string { return value }
	score.read = readScore
	meaning := derived("Meaning", 16, func(w *Words, id string) string {
		if s := w.a.Statement(id); s != nil && s.Score > 0 {
			return w.a.Framework.ScoreTitle(s.Score)
		}
		return "Not yet scored"
	})
	meaning.Reading = true
	status, lead, reason := of(kind, assessment.FieldStatus), of(kind, assessment.FieldLead), of(kind, assessment.FieldReason)
	status.Width, lead.Width, reason.Width = 13, 18, 52
	note := of(kind, assessment.FieldNote)
	note.Width = 26
	return Sheet{
		Name: SheetScores, Title: "The score of each quality statement", Kind: kind,
		Note:    fmt.Sprintf("Scores run from 1 to %d. An empty score stands for a statement that is not yet scored.", f.TopScore()),
		Records: func(a *assessment.Assessment) []string { return a.IDs(kind) },
		Columns: []Column{statement, theme, score, meaning, status, lead, reason, note},
	}
}

func readStatement(w *Words, text string) (string, string) {
	text = oneLine(text)
	code := w.Statement(text)
	if code == "" && text != "" {
		return "", fmt.Sprintf("“%s” is not the name of a quality statement.", shortened(text))
	}
	return code, ""
}

func readScore(w *Words, text string) (string, string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", ""
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n != float64(int(n)) || !w.a.Framework.HasScore(int(n)) {
		return "", fmt.Sprintf("The score “%s” is not on the scale from 1 to %d.", shortened(text), w.a.Framework.TopScore())
	}
	return strconv.Itoa(int(n)), ""
}

// derived makes a column that says what follows from others, and so is never
// read.
func derived(title string, width float64, value func(w *Words, id string) string) Column {
	return Column{
		Title: title, Width: width, value: value,
		words: func(_ *Words, value string) string { return value },
		read:  func(_ *Words, text string) (string, string) { return text, "" },
	}
}

// Theme is the sheet of a theme's entries.
func Theme(t assessment.Theme) Sheet {
	kind := assessment.KindEntry
	statement := of(kind, assessment.FieldStatement)
	statement.Width, statement.Needed, statement.Names = 22, true, true
	statement.read = readStatement
	statement.choices = func(*assessment.Assessment) []string {
		var titles []string
		for _, s := range t.Statements {
			titles = append(titles, oneLine(s.Title))
		}
		return titles
	}
	list := of(kind, assessment.FieldList)
	list.Width, list.Needed, list.Names = 19, true, true
	list.read = func(w *Words, text string) (string, string) {
		text = oneLine(text)
		key := w.List(text)
		if key == "" && text != "" {
			return "", fmt.Sprintf("“%s” is not the name of a list.", shortened(text))
		}
		return string(key), ""
	}
	number := Column{
		Title: Number, Width: 10, Editable: true, Numeric: true, Number: true, OneLine: true,
		value: func(w *Words, id string) string { return strconv.Itoa(w.number(id)) },
		words: func(_ *Words, value string) string { return value },
		read:  func(_ *Words, text string) (string, string) { return strings.TrimSpace(text), "" },
	}
	text, internal, note := of(kind, assessment.FieldText), of(kind, assessment.FieldInternal), of(kind, assessment.FieldNote)
	text.Width, text.Needed, note.Width, note.Makes = 64, true, 26, true
	language := of(kind, assessment.FieldLanguage)
	language.Sparing = true
	return Sheet{
		Name: ThemeSheet(t), Title: fmt.Sprintf("Theme %d: %s", t.Number, oneLine(t.Title)), Kind: kind, Spare: spareEntries, Heart: Text,
		Note: "One entry a row, in the order of the document.", Empty: "There are no entries in this theme.",
		Records: func(a *assessment.Assessment) []string {
			var ids []string
			for _, s := range t.Statements {
				ids = append(ids, a.IDsBelow(kind, s.Code)...)
			}
			return ids
		},
		Columns: []Column{statement, list, number, text, internal, note, language, evidenceFor(kind)},
	}
}

// number counts an entry in its list, from 1.
func (w *Words) number(id string) int {
	e := w.a.Entry(id)
	if e == nil {
		return 0
	}
	if w.numbers == nil {
		w.numbers = map[string]int{}
		for _, s := range w.a.Statements {
			for _, key := range assessment.ListKeys {
				for i, e := range s.List(key) {
					w.numbers[e.ID] = i + 1
				}
			}
		}
	}
	return w.numbers[id]
}

// WhoWeAre is the sheet of the sections of "Who we are".
func WhoWeAre() Sheet {
	kind := assessment.KindSection
	heading, text := of(kind, assessment.FieldHeading), of(kind, assessment.FieldText)
	heading.Width, heading.Needed, heading.Names = 32, true, true
	text.Width, text.Needed = 100, true
	return Sheet{
		Name: SheetWhoWeAre, Title: "Who we are", Kind: kind, Spare: spareRecords,
		Note:    "The council’s own account of its place and people, one heading a row.",
		Empty:   "Nothing has been written about who we are.",
		Records: func(a *assessment.Assessment) []string { return a.IDs(kind) },
		Columns: []Column{heading, text, of(kind, assessment.FieldInternal)},
	}
}

// Figures is the sheet of the key figures.
func Figures() Sheet {
	kind := assessment.KindFigure
	label, value, note := of(kind, assessment.FieldLabel), of(kind, assessment.FieldValue), of(kind, assessment.FieldNote)
	label.Width, label.Needed, label.Names = 44, true, true
	value.Width, value.Needed, value.Figure = 20, true, true
	note.Width, note.Makes = 60, false
	return Sheet{
		Name: SheetFigures, Title: "Key figures", Kind: kind, Spare: spareRecords,
		Note:    "Figures about the council and its people, with their date or source.",
		Empty:   "There are no key figures.",
		Records: func(a *assessment.Assessment) []string { return a.IDs(kind) },
		Columns: []Column{label, value, note, of(kind, assessment.FieldInternal)},
	}
}

// Of is the sheet that follows from a kind's declaration: a column for every
// field, and behind them those of the kinds that are lines of this one. It is
// nobody's business here what the kind is.
func Of(kind assessment.Kind) Sheet {
	spec, known := assessment.KindOf(kind)
	if !known {
		panic(fmt.Sprintf("columns: there is no kind %q", kind))
	}
	s := Sheet{
		Name: sheetName(assessment.UpperFirst(spec.Plural)), Title: assessment.UpperFirst(spec.Plural), Kind: kind, Spare: spareRecords,
		Note: "One " + spec.Name + " a row.", Empty: "There are no " + spec.Plural + ".",
		Records: func(a *assessment.Assessment) []string { return a.IDs(kind) },
	}
	if spec.Has(assessment.FieldPosition) {
		s.Note = "One " + spec.Name + " a row, in the order of the document."
	}
	for _, f := range assessment.Fields(kind) {
		if f.Type == assessment.TypePosition {
			continue
		}
		c := of(kind, f.Field)
		c.Inside = c.Inside || spec.Internal
		if end := slices.Contains(spec.Ends, f.Field); end || f.Field == spec.Called {
			c.Needed, c.Names, c.Makes = true, true, c.Makes || end // a link is made by its ends
		}
		c.Needed = c.Needed || f.Places
		s.Columns = append(s.Columns, c)
	}
	if kind == assessment.KindEvidence {
		s.Columns = append([]Column{evidenceNumber()}, append(s.Columns, evidenceCount())...)
	}
	for _, below := range assessment.Kinds() {
		if !below.Lines || below.Parent() != kind {
			continue
		}
		for _, f := range assessment.Fields(below.Kind) {
			if f.Type != assessment.TypePosition && !f.Places {
				s.Columns = append(s.Columns, lines(below.Kind, f.Field))
			}
		}
	}
	arrange(&s)
	return s
}

// ThemeSheet is the name of the sheet that holds a theme's entries, such as
// "Theme 1 Working with people".
func ThemeSheet(t assessment.Theme) string {
	return sheetName(fmt.Sprintf("Theme %d %s", t.Number, t.Title))
}

// sheetName is a name as far as whole words of it fit, without the characters a
// sheet's name may not have.
func sheetName(from string) string {
	name := ""
	for _, word := range strings.Fields(strings.Map(inSheetName, from)) {
		longer := strings.TrimSpace(name + " " + word)
		if len(utf16.Encode([]rune(longer))) > LongestName {
			break
		}
		name = longer
	}
	return strings.TrimRight(name, "' ")
}

func inSheetName(r rune) rune {
	if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
		return ' '
	}
	return r
}
