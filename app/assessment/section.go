package assessment

// Section is one heading of "Who we are" with its text.
type Section struct {
	ID       string // UUID
	Position string
	Heading  string // at most LimitName characters
	Text     string // paragraphs parted by blank lines, at most LimitSection characters
	Internal bool
}

// KindSection is a section of "Who we are".
const KindSection Kind = "section"

// FieldHeading is the heading of a section, with FieldText and FieldInternal.
const FieldHeading Field = "heading"

var sections = declare(KindSpec{
	Kind: KindSection, Name: "section", Plural: "sections", Key: "about", Room: "Who we are", Order: 30, Called: FieldHeading,
	Fields: []FieldSpec{
		position(func(s *Section) *string { return &s.Position }),
		line(FieldHeading, "Heading", "The heading", LimitName, func(s *Section) *string { return &s.Heading }),
		prose(FieldText, "Text", "The section", AdviceSection, func(s *Section) *string { return &s.Text }),
		yesNo(FieldInternal, "Internal", "Internal", func(s *Section) *bool { return &s.Internal }),
	},
}, func(s *Section) *string { return &s.ID })

// Sections returns the sections of "Who we are" in their order. The slice is
// the assessment's own: read it, do not change it.
func (a *Assessment) Sections() []*Section { return sections.list(a) }

// Section returns the section of "Who we are" with this id, or nil.
func (a *Assessment) Section(id string) *Section { return sections.find(a, id) }
