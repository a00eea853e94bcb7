package assessment

import "strconv"

// Statement is what the council has to say about one quality statement.
type Statement struct {
	Code   string // the framework's code, such as "QS1"
	Status Status
	Lead   string // the head of service who answers for it, at most LimitName characters
	Score  int    // 1 to 4 on the framework's scale; 0 while unscored
	Reason string // why this score, at most LimitReason characters
	Note   string // for colleagues, of the statement as a whole; internal by nature
	Signed string // what it said when it was signed off, see Said; "" while it is not

	of *Assessment
}

// KindStatement is what is said about a quality statement. Its id is the
// statement's code.
const KindStatement Kind = "statement"

// The fields of a statement, with FieldStatus and FieldNote.
const (
	FieldLead   Field = "lead"
	FieldScore  Field = "score"
	FieldReason Field = "reason"
)

var _ = declare(KindSpec{
	Kind: KindStatement, Name: "statement", Plural: "statements", Key: "statements", Order: 40, Fixed: true,
	fixed: func(a *Assessment, id string) any {
		if s := a.Statement(id); s != nil {
			return s
		}
		return nil
	},
	fixedIDs: func(a *Assessment) []string {
		ids := make([]string, len(a.Statements))
		for i, s := range a.Statements {
			ids[i] = s.Code
		}
		return ids
	},
	Fields: []FieldSpec{
		{
			Field: FieldStatus, Title: "Status", Name: "The status", Type: TypeOneOf, terms: statusTerms,
			get:   func(r any) string { return r.(*Statement).Status.Key() },
			set:   func(r any, v string) { r.(*Statement).Status, _ = ParseStatus(v) },
			check: func(_ *Assessment, _ any, v string) error { _, err := ParseStatus(v); return err },
		},
		person(FieldLead, "Lead", "The lead’s name", func(s *Statement) *string { return &s.Lead }),
		{
			Field: FieldScore, Title: "Score", Name: "The score", Type: TypeOneOf, terms: scoreTerms,
			get: func(r any) string {
				if score := r.(*Statement).Score; score != 0 {
					return itoa(score)
				}
				return ""
			},
			set: func(r any, v string) { r.(*Statement).Score, _ = strconv.Atoi(v) },
			check: func(a *Assessment, _ any, v string) error {
				n, err := strconv.Atoi(v)
				if v != "" && (err != nil || itoa(n) != v || !a.Framework.HasScore(n)) {
					return invalid("The score %q is not on the framework’s scale.", v)
				}
				return nil
			},
		},
		prose(FieldReason, "Reason", "The reason for the score", AdviceReason, func(s *Statement) *string { return &s.Reason }),
		digest(FieldSigned, "Signed off as", "What was signed off", func(s *Statement) *string { return &s.Signed }),
		prose(FieldNote, "Note", "The note", AdviceNote, func(s *Statement) *string { return &s.Note }).internal(),
	},
}, func(s *Statement) *string { return &s.Code })

func statusTerms(*Assessment) []Term {
	terms := make([]Term, len(Statuses))
	for i, s := range Statuses {
		terms[i] = Term{s.Key(), s.Title()}
	}
	return terms
}

func scoreTerms(a *Assessment) []Term {
	var terms []Term
	for _, s := range a.Framework.Scores {
		terms = append(terms, Term{itoa(s.Value), s.Title})
	}
	return terms
}

// statementTerms are the codes and titles of the framework's statements.
func statementTerms(a *Assessment) []Term {
	var terms []Term
	for _, s := range a.Framework.Statements() {
		terms = append(terms, Term{s.Code, s.Title})
	}
	return terms
}

// List returns the entries of one list in their order. The slice is the
// assessment's own: read it, do not change it.
func (s *Statement) List(key ListKey) []*Entry { return entries.list(s.of, s.Code, string(key)) }

// EntryCount is the number of entries in the statement's lists.
func (s *Statement) EntryCount() int {
	n := 0
	for _, key := range ListKeys {
		n += len(s.List(key))
	}
	return n
}
