package assessment

// ToPlace is a line of a document brought in that had no place: it waits until
// somebody moves it to a list, or throws it away.
type ToPlace struct {
	ID        string // UUID
	Position  string
	Text      string  // what it says, advised to have at most AdviceEntry characters
	Source    string  // the name of the file or text it comes from, at most LimitName characters
	Found     string  // where in that, such as "line 38", at most LimitName characters
	Why       string  // why it had no place, at most LimitLine characters
	Statement string  // code of the statement that the lines around it suggest, or ""
	List      ListKey // the list they suggest, or ""
}

// KindToPlace is a line that waits to be placed. It is apart from what is written:
// no paper and no workbook holds any.
const KindToPlace Kind = "to_place"

// The fields of a line to be placed, with FieldText, FieldStatement,
// FieldList and FieldSource.
const (
	FieldFound Field = "found"
	FieldWhy   Field = "why"
)

var toPlace = declare(KindSpec{
	Kind: KindToPlace, Name: "line to be placed", Plural: "lines to be placed", Key: "to_be_placed", Room: "To be placed", Order: 95,
	Called: FieldText, Internal: true, Apart: true,
	Fields: []FieldSpec{
		position(func(t *ToPlace) *string { return &t.Position }),
		prose(FieldText, "Text", "The text", AdviceEntry, func(t *ToPlace) *string { return &t.Text }),
		line(FieldSource, "Comes from", "The name of the source", LimitName, func(t *ToPlace) *string { return &t.Source }),
		line(FieldFound, "Place in it", "The place in the source", LimitName, func(t *ToPlace) *string { return &t.Found }),
		line(FieldWhy, "Why it waits", "The reason", LimitLine, func(t *ToPlace) *string { return &t.Why }),
		reference(FieldStatement, "Statement", "The statement", Clear, func(t *ToPlace) *string { return &t.Statement }, KindStatement),
		oneOf(FieldList, "List", "The list", listTerms, func(t *ToPlace) *ListKey { return &t.List }, func(a *Assessment, v string) error {
			if v == "" {
				return nil
			}
			return checkList(a, v)
		}),
	},
}, func(t *ToPlace) *string { return &t.ID })

// ToBePlaced returns the lines that wait to be placed, in their order. The slice
// is the assessment's own: read it, do not change it.
func (a *Assessment) ToBePlaced() []*ToPlace { return toPlace.list(a) }

// PlaceLines returns the edit that makes entries of lines that wait, at the foot
// of a list and in the order given, and takes them from those that wait. A
// line that is not there is passed over. NewID makes the ids of the entries.
func (a *Assessment) PlaceLines(lines []string, statement string, list ListKey, newID func() string) Edit {
	var entries []NewEntry
	var gone []Op
	for _, id := range lines {
		if t := toPlace.find(a, id); t != nil {
			entries = append(entries, NewEntry{ID: newID(), Text: t.Text})
			gone = append(gone, RemoveRecord("", KindToPlace, id).Ops...)
		}
	}
	edit := a.Begun(a.AppendEntries(statement, list, entries...))
	edit.Label = "Place line"
	if len(entries) != 1 {
		edit.Label = "Place " + Thousands(len(entries)) + " lines"
	}
	edit.Ops = append(edit.Ops, gone...)
	return edit
}

// ThrowAway returns the edit that removes lines that wait.
func (a *Assessment) ThrowAway(lines []string) Edit {
	edit := Edit{Label: "Throw away a line to be placed"}
	for _, id := range lines {
		if toPlace.find(a, id) != nil {
			edit.Ops = append(edit.Ops, RemoveRecord("", KindToPlace, id).Ops...)
		}
	}
	if len(edit.Ops) != 1 {
		edit.Label = "Throw away " + Thousands(len(edit.Ops)) + " lines to be placed"
	}
	return edit
}
