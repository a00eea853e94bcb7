package assessment

// Risk is one row of the risk table that a council's covering report carries.
type Risk struct {
	ID          string // UUID
	Position    string
	Title       string // the risk in a few words, at most LimitName characters
	Description string // what may happen and to whom, advised to have at most AdviceEntry characters
	Likelihood  string // "A" very likely to "D" rare, or ""
	Impact      string // "I" catastrophic to "IV" minor, or ""
	Rating      string // as the council writes it, such as "CII"; at most LimitName characters
	Owner       string // who answers for it
	Statement   string // code of the statement it belongs to, or ""
	Entries     string // ids of the entries that speak of it, one a line
	Actions     string // ids of the actions of the plan that avoid or lessen it, one a line
	Internal    bool   // whether a public pack leaves it out
}

// Mitigation is one action to avoid or to lessen a risk.
type Mitigation struct {
	ID       string // UUID
	Risk     string // id of the risk
	Position string
	Text     string // on one line, at most LimitLine characters
}

// The kinds of the risk table.
const (
	KindRisk       Kind = "risk"
	KindMitigation Kind = "mitigation"
)

// The fields of risks, with FieldTitle, FieldOwner, FieldStatement and
// FieldInternal, and of mitigations, with FieldText.
const (
	FieldDescription Field = "description"
	FieldLikelihood  Field = "likelihood"
	FieldImpact      Field = "impact"
	FieldRating      Field = "rating"
	FieldEntries     Field = "entries"
	FieldActions     Field = "actions"
	FieldRisk        Field = "risk"
)

// Likelihoods and Impacts are the two scales of a risk, the worst first, as
// council committees' risk tables use them.
var (
	Likelihoods = []Term{{"A", "A, very likely"}, {"B", "B, likely"}, {"C", "C, unlikely"}, {"D", "D, rare"}}
	Impacts     = []Term{{"I", "I, catastrophic"}, {"II", "II, major"}, {"III", "III, moderate"}, {"IV", "IV, minor"}}
)

var risks = declare(KindSpec{
	Kind: KindRisk, Name: "risk", Plural: "risks", Key: "risks", Room: "Risks", Order: 70, Called: FieldTitle,
	Fields: []FieldSpec{
		position(func(r *Risk) *string { return &r.Position }),
		line(FieldTitle, "Risk", "The risk", LimitName, func(r *Risk) *string { return &r.Title }).
			helped("What may go wrong, in a few words."),
		prose(FieldDescription, "Description", "The description", AdviceEntry, func(r *Risk) *string { return &r.Description }).
			helped("What may happen, why, and who would feel it."),
		oneOf(FieldLikelihood, "Likelihood", "The likelihood", func(*Assessment) []Term { return Likelihoods },
			func(r *Risk) *string { return &r.Likelihood }, checkOneOf("The likelihood", Likelihoods)),
		oneOf(FieldImpact, "Impact", "The impact", func(*Assessment) []Term { return Impacts },
			func(r *Risk) *string { return &r.Impact }, checkOneOf("The impact", Impacts)),
		standing(line(FieldRating, "Rating", "The rating", LimitName, func(r *Risk) *string { return &r.Rating }).
			helped("As your council writes it, such as CII. Left empty, it is made of the two letters above."),
			func(_ *Assessment, r *Risk) string { return r.Rated() }),
		person(FieldOwner, "Owner", "The owner", func(r *Risk) *string { return &r.Owner }),
		reference(FieldStatement, "Statement", "The statement", Clear, func(r *Risk) *string { return &r.Statement }, KindStatement),
		references(FieldEntries, "Entries", "The entries", Clear, func(r *Risk) *string { return &r.Entries }, KindEntry).
			helped("The entries of the self-assessment that speak of this risk."),
		references(FieldActions, "Actions", "The actions", Clear, func(r *Risk) *string { return &r.Actions }, KindAction).
			helped("The actions of the plan that avoid or lessen it."),
		yesNo(FieldInternal, "Internal", "Internal", func(r *Risk) *bool { return &r.Internal }),
	},
}, func(r *Risk) *string { return &r.ID })

var mitigations = declare(KindSpec{
	Kind: KindMitigation, Name: "mitigation", Plural: "mitigations", Key: "mitigations", Order: 71, Called: FieldText, Lines: true,
	Fields: []FieldSpec{
		reference(FieldRisk, "Risk", "The risk", WithIt, func(m *Mitigation) *string { return &m.Risk }, KindRisk).placing(),
		position(func(m *Mitigation) *string { return &m.Position }),
		line(FieldText, "Mitigation", "The mitigation", LimitLine, func(m *Mitigation) *string { return &m.Text }),
	},
}, func(m *Mitigation) *string { return &m.ID })

// Risks returns the risks in their order. The slice is the assessment's own:
// read it, do not change it.
func (a *Assessment) Risks() []*Risk { return risks.list(a) }

// Risk returns the risk with this id, or nil.
func (a *Assessment) Risk(id string) *Risk { return risks.find(a, id) }

// Mitigations returns what is done about a risk, in its order.
func (a *Assessment) Mitigations(risk string) []*Mitigation { return mitigations.list(a, risk) }

// Rated is the rating as it is shown: the council's own words, or its
// likelihood and impact, such as "CII"; "" while either is missing.
func (r *Risk) Rated() string {
	if r.Rating != "" || r.Likelihood == "" || r.Impact == "" {
		return r.Rating
	}
	return r.Likelihood + r.Impact
}
