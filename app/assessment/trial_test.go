package assessment

// The kinds of record below are there in the tests of this package only. They
// use what the package offers to a kind that none of the document's own kinds
// uses so far, so that every test over Kinds tries it.

type trialRisk struct {
	ID, Position, Text, Owner, Due, Level, Statement, Entries, Keeper string
	Internal                                                          bool
}

type trialStep struct{ ID, Risk, Position, Text string }

type trialLink struct{ ID, From, To, Pointer string }

type trialThought struct {
	ID, Text, About string
	At              Field
}

// Validate is a rule across two fields.
func (r *trialRisk) Validate(*Assessment) error {
	if r.Level == "A" && r.Text == "Harmless" {
		return invalid("A harmless risk is not of the level A.")
	}
	return nil
}

const (
	kindTrialRisk    Kind = "trial_risk"
	kindTrialStep    Kind = "trial_step"
	kindTrialLink    Kind = "trial_link"
	kindTrialThought Kind = "trial_thought"
)

var trialLevels = []Term{{"A", "Very likely"}, {"B", "Likely"}}

var trialRisks = declare(KindSpec{
	Kind: kindTrialRisk, Name: "trial risk", Plural: "trial risks", Key: "trial_risks", Room: "Trials", Order: 900, Called: FieldText,
	Fields: []FieldSpec{
		position(func(r *trialRisk) *string { return &r.Position }),
		prose(FieldText, "Risk", "The risk", AdviceEntry, func(r *trialRisk) *string { return &r.Text }).helped("What may happen, and to whom."),
		person(FieldOwner, "Owner", "The owner", func(r *trialRisk) *string { return &r.Owner }),
		day("due", "Due", "The due date", func(r *trialRisk) *string { return &r.Due }),
		oneOf("level", "Level", "The level", func(*Assessment) []Term { return trialLevels }, func(r *trialRisk) *string { return &r.Level }, checkOneOf("The level", trialLevels)),
		reference(FieldStatement, "Statement", "The statement", Clear, func(r *trialRisk) *string { return &r.Statement }, KindStatement),
		references("entries", "Entries", "The entries", Clear, func(r *trialRisk) *string { return &r.Entries }, KindEntry),
		reference("keeper", "Figure", "The figure", Forbid, func(r *trialRisk) *string { return &r.Keeper }, KindFigure),
		yesNo(FieldInternal, "Internal", "Internal", func(r *trialRisk) *bool { return &r.Internal }),
	},
}, func(r *trialRisk) *string { return &r.ID })

var _ = declare(KindSpec{
	Kind: kindTrialStep, Name: "trial step", Plural: "trial steps", Key: "trial_steps", Order: 901, Called: FieldText,
	Fields: []FieldSpec{
		reference("risk", "Risk", "The risk", WithIt, func(s *trialStep) *string { return &s.Risk }, kindTrialRisk).placing(),
		position(func(s *trialStep) *string { return &s.Position }),
		prose(FieldText, "Step", "The step", AdviceEntry, func(s *trialStep) *string { return &s.Text }),
	},
}, func(s *trialStep) *string { return &s.ID })

var _ = declare(KindSpec{
	Kind: kindTrialLink, Name: "trial link", Plural: "trial links", Key: "trial_links", Room: "Trials", Order: 902, Ends: []Field{"from", "to"},
	Fields: []FieldSpec{
		reference("from", "Risk", "The risk", WithIt, func(l *trialLink) *string { return &l.From }, kindTrialRisk),
		reference("to", "What it is about", "What it is about", WithIt, func(l *trialLink) *string { return &l.To }, KindEntry, KindFigure),
		line("pointer", "Page", "The page", LimitName, func(l *trialLink) *string { return &l.Pointer }),
	},
}, func(l *trialLink) *string { return &l.ID })

var _ = declare(KindSpec{
	Kind: kindTrialThought, Name: "trial thought", Plural: "trial thoughts", Key: "trial_thoughts", Room: "Trials", Order: 903, Internal: true,
	Fields: []FieldSpec{
		prose(FieldText, "Thought", "The thought", AdviceNote, func(t *trialThought) *string { return &t.Text }),
		reference("about", "About", "What it is about", Clear, func(t *trialThought) *string { return &t.About }, kindTrialRisk),
		whichField("at", "Field", "The field", func(t *trialThought) *Field { return &t.At }, kindTrialRisk),
	},
}, func(t *trialThought) *string { return &t.ID })

// TrialRisks counts them, for the tests outside the package.
func TrialRisks(a *Assessment) int { return len(trialRisks.list(a)) }
