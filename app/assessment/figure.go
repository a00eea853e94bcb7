package assessment

// Figure is one key figure of "Who we are", such as the population.
type Figure struct {
	ID       string // UUID
	Position string
	Label    string // what is counted, at most LimitName characters
	Value    string // the figure as the council writes it, at most LimitName characters
	Note     string // date, source or kind of figure; printed beside it; at most LimitNote characters
	Internal bool
}

// KindFigure is a key figure of "Who we are".
const KindFigure Kind = "figure"

// The fields of a key figure, with FieldNote and FieldInternal.
const (
	FieldLabel Field = "label"
	FieldValue Field = "value"
)

var figures = declare(KindSpec{
	Kind: KindFigure, Name: "key figure", Plural: "key figures", Key: "figures", Room: "Who we are", Order: 20, Called: FieldLabel,
	Fields: []FieldSpec{
		position(func(f *Figure) *string { return &f.Position }),
		line(FieldLabel, "Label", "What the figure counts", LimitName, func(f *Figure) *string { return &f.Label }),
		line(FieldValue, "Value", "The figure", LimitName, func(f *Figure) *string { return &f.Value }),
		prose(FieldNote, "Note", "The figure’s note", AdviceNote, func(f *Figure) *string { return &f.Note }),
		yesNo(FieldInternal, "Internal", "Internal", func(f *Figure) *bool { return &f.Internal }),
	},
}, func(f *Figure) *string { return &f.ID })

// Figures returns the key figures of "Who we are" in their order. The slice is
// the assessment's own: read it, do not change it.
func (a *Assessment) Figures() []*Figure { return figures.list(a) }

// Figure returns the key figure with this id, or nil.
func (a *Assessment) Figure(id string) *Figure { return figures.find(a, id) }
