package assessment

// KeyPriority is one of the few priorities of the plan on a page.
type KeyPriority struct {
	ID       string // UUID
	Position string
	Title    string // such as "Practice standards", at most LimitName characters
	Internal bool   // whether a public pack leaves it out
}

// PriorityLine is one line of a key priority: what the council will work on,
// or how it will know that this makes a difference.
type PriorityLine struct {
	ID       string // UUID
	Priority string // id of the key priority
	Position string
	Text     string // on one line, at most LimitLine characters
}

// The kinds of the plan on a page.
const (
	KindKeyPriority     Kind = "key_priority"
	KindFocusLine       Kind = "focus_line"
	KindPriorityMeasure Kind = "priority_measure"
)

// FieldPriority is the key priority a line stands below.
const FieldPriority Field = "priority"

// AdviceKeyPriorities is how many key priorities a plan on a page should have
// at most. More are kept; whoever writes them is told.
const AdviceKeyPriorities = 8

var keyPriorities = declare(KindSpec{
	Kind: KindKeyPriority, Name: "key priority", Plural: "key priorities", Key: "key_priorities", Room: "Plan on a page", Order: 65, Called: FieldTitle,
	Fields: []FieldSpec{
		position(func(p *KeyPriority) *string { return &p.Position }),
		line(FieldTitle, "Key priority", "The key priority", LimitName, func(p *KeyPriority) *string { return &p.Title }).
			helped("One or two words, such as: Practice standards."),
		yesNo(FieldInternal, "Internal", "Internal", func(p *KeyPriority) *bool { return &p.Internal }),
	},
}, func(p *KeyPriority) *string { return &p.ID })

var (
	focusLines       = priorityLines(66, KindFocusLine, "focus line", "focus lines", "Focus", "The focus line")
	priorityMeasures = priorityLines(67, KindPriorityMeasure, "measure of impact", "measures of impact", "How impact is measured", "How impact is measured")
)

func priorityLines(order int, kind Kind, name, plural, title, sentence string) *kindOf[PriorityLine] {
	return declare(KindSpec{
		Kind: kind, Name: name, Plural: plural, Key: string(kind) + "s", Order: order, Called: FieldText, Lines: true,
		Fields: []FieldSpec{
			reference(FieldPriority, "Key priority", "The key priority", WithIt, func(l *PriorityLine) *string { return &l.Priority }, KindKeyPriority).placing(),
			position(func(l *PriorityLine) *string { return &l.Position }),
			line(FieldText, title, sentence, LimitLine, func(l *PriorityLine) *string { return &l.Text }),
		},
	}, func(l *PriorityLine) *string { return &l.ID })
}

// KeyPriorities returns the key priorities in their order. The slice is the
// assessment's own: read it, do not change it.
func (a *Assessment) KeyPriorities() []*KeyPriority { return keyPriorities.list(a) }

// KeyPriority returns the key priority with this id, or nil.
func (a *Assessment) KeyPriority(id string) *KeyPriority { return keyPriorities.find(a, id) }

// FocusLines returns what the council will work on for a key priority.
func (a *Assessment) FocusLines(priority string) []*PriorityLine { return focusLines.list(a, priority) }

// PriorityMeasures returns how the council will know that a key priority makes
// a difference.
func (a *Assessment) PriorityMeasures(priority string) []*PriorityLine {
	return priorityMeasures.list(a, priority)
}
