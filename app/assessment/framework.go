package assessment

// Framework is the set of themes and quality statements an assessment is
// written against, with all its words. It is data from a file, never changed
// once loaded; LoadFramework reads and checks it.
type Framework struct {
	ID         string             `json:"id"`      // such as "cqc-local-authority-2024"
	Version    int                `json:"version"` // counts up from 1 with every published change
	Title      string             `json:"title"`
	Source     string             `json:"source"`  // the name of the official page to read
	Rule       OverallRule        `json:"overall"` // how scores become a percentage and a rating
	Scores     []ScoreLevel       `json:"scores"`  // the scale, lowest first
	Lists      []ListSpec         `json:"lists"`   // titles of the three lists
	Categories []EvidenceCategory `json:"evidence_categories"`
	Timescales []string           `json:"timescales"` // the vocabulary of action plans
	Themes     []Theme            `json:"themes"`

	source []byte // the file it was read from, kept with every document
}

// OverallRule is the framework's dated rule for overall score and rating.
type OverallRule struct {
	Rounding string `json:"rounding"` // "up", the one rule known
	Label    string `json:"label"`    // how sure the rule is, shown beside every result
	Bands    []Band `json:"bands"`    // lowest first, without gap or overlap
}

// Band is a range of whole percentages with the rating it stands for.
type Band struct {
	From   int    `json:"from"` // per cent, inclusive
	To     int    `json:"to"`   // per cent, inclusive
	Rating string `json:"rating"`
}

// ScoreLevel is one step of the score scale.
type ScoreLevel struct {
	Value       int    `json:"value"` // counted from 1
	Title       string `json:"title"` // such as "Some shortfalls"
	Description string `json:"description"`
}

// ListSpec gives one of the three lists its words.
type ListSpec struct {
	Key      ListKey  `json:"key"`
	Title    string   `json:"title"`    // such as "Areas for improvement"
	Singular string   `json:"singular"` // what one entry of it is called
	Empty    string   `json:"empty"`    // the invitation an empty list shows
	Aliases  []string `json:"aliases"`  // other names an import recognises
}

// EvidenceCategory is one of the kinds of evidence the framework names.
type EvidenceCategory struct {
	Key      string `json:"key"`
	Title    string `json:"title"`
	Used     bool   `json:"used"`     // whether it is used for councils
	Required bool   `json:"required"` // whether every statement must have some
}

// Theme is a group of quality statements.
type Theme struct {
	Number     int             `json:"number"` // counted from 1
	Title      string          `json:"title"`
	Aliases    []string        `json:"aliases"`
	Statements []StatementSpec `json:"statements"`
}

// StatementSpec is what the framework says of one quality statement.
type StatementSpec struct {
	Code         string   `json:"code"`          // such as "QS1", unique
	Title        string   `json:"title"`         // its full name
	Short        string   `json:"short"`         // its name where there is little room
	Aliases      []string `json:"aliases"`       // other names an import recognises
	Subheadings  []string `json:"subheadings"`   // those CQC's reports use
	Summary      string   `json:"summary"`       // what it is about, in plain English, our own words
	Prompts      []string `json:"prompts"`       // three to six writing prompts, our own words
	OfficialPage string   `json:"official_page"` // the name of the page with the official wording
	Commitment   string   `json:"commitment"`    // official wording, if the council has put it in
	Expectations []string `json:"expectations"`  // likewise
	CareAct      []string `json:"care_act_sections"`
}

// Statements returns every quality statement in the framework's order.
func (f *Framework) Statements() []StatementSpec {
	var all []StatementSpec
	for _, t := range f.Themes {
		all = append(all, t.Statements...)
	}
	return all
}

// Statement returns the statement with this code and the theme it is in; the
// error is CodeNotFound.
func (f *Framework) Statement(code string) (StatementSpec, Theme, error) {
	for _, t := range f.Themes {
		for _, s := range t.Statements {
			if s.Code == code {
				return s, t, nil
			}
		}
	}
	return StatementSpec{}, Theme{}, Refuse(CodeNotFound, nil, "The framework has no statement %q.", code)
}

// List returns the words for one of the three lists.
func (f *Framework) List(key ListKey) ListSpec {
	for _, l := range f.Lists {
		if l.Key == key {
			return l
		}
	}
	return ListSpec{Key: key, Title: string(key)}
}

// HasScore tells whether the scale has this score.
func (f *Framework) HasScore(value int) bool { return f.ScoreTitle(value) != "" }

// ScoreTitle returns what a score means in two or three words, or "".
func (f *Framework) ScoreTitle(value int) string {
	for _, s := range f.Scores {
		if s.Value == value {
			return s.Title
		}
	}
	return ""
}

// TopScore is the highest score of the scale.
func (f *Framework) TopScore() int { return f.Scores[len(f.Scores)-1].Value }

// File returns the file the framework was read from, byte for byte.
func (f *Framework) File() []byte { return f.source }
