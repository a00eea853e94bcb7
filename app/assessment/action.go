package assessment

import (
	"cmp"
	"slices"
	"strings"
)

// Action is one thing the council does about what its self-assessment says:
// a row of the action plan, with its details, timescales and impacts below it.
type Action struct {
	ID         string // UUID
	Position   string
	Title      string // its heading, such as "Reduce waiting times", at most LimitLine characters
	Statement  string // code of the statement it belongs to, or ""
	Group      string // the council's own heading above several actions, at most LimitLine characters, or ""
	Owner      string // who answers for it
	Due        string // "2006-01-02", or ""
	Status     string // a value of ActionStatuses, or ""
	RAG        string // a value of ActionRatings, or ""
	Indicators string // ids of the indicators it is measured by, one a line
	Entries    string // ids of the priorities and areas for improvement it answers, one a line
	Note       string // for colleagues; internal by nature; at most LimitNote characters
	Internal   bool   // whether a public pack leaves it out
}

// ActionDetail is one thing that is done for an action.
type ActionDetail struct {
	ID        string // UUID
	Action    string // id of the action
	Position  string
	Text      string // on one line, at most LimitLine characters
	Timescale string // its own, where that is not the action's; on one line, at most LimitLine characters, or ""
}

// ActionTimescale is by when an action is done, or what one of its indicators is
// measured by.
type ActionTimescale struct {
	ID        string // UUID
	Action    string // id of the action
	Position  string
	Text      string // on one line, at most LimitLine characters
	Indicator string // id of the indicator it is the timescale of, or "" for that of the action
}

// ActionLine is one line of what comes of an action for people.
type ActionLine struct {
	ID       string // UUID
	Action   string // id of the action
	Position string
	Text     string // on one line, at most LimitLine characters
}

// ProgressNote is what was told to a board about an action on a day.
type ProgressNote struct {
	ID       string // UUID
	Action   string // id of the action
	Position string
	Date     string // when it was told, "2006-01-02", or ""
	Board    string // to whom, at most LimitName characters
	Text     string // advised to have at most AdviceNote characters
}

// The kinds of the action plan.
const (
	KindAction          Kind = "action"
	KindActionDetail    Kind = "action_detail"
	KindActionTimescale Kind = "action_timescale"
	KindActionImpact    Kind = "action_impact"
	KindProgressNote    Kind = "progress_note"
)

// The fields of actions, with FieldTitle, FieldStatement, FieldOwner,
// FieldStatus, FieldEntries, FieldNote and FieldInternal, of their lines, with
// FieldText and FieldIndicator, and of progress notes, with FieldText.
const (
	FieldGroup      Field = "group"
	FieldDue        Field = "due"
	FieldRAG        Field = "rag"
	FieldIndicators Field = "indicators"
	FieldAction     Field = "action"
	FieldDate       Field = "date"
	FieldBoard      Field = "board"
	FieldTimescale  Field = "timescale"
)

// The statuses of an action.
const (
	ActionNotStarted = "not_started"
	ActionUnderWay   = "under_way"
	ActionComplete   = "complete"
	ActionStopped    = "stopped"
)

// ActionStatuses say how far an action has come, and ActionRatings whether it
// goes as planned: councils' red, amber and green, as words so that nobody
// needs to see the colour.
var (
	ActionStatuses = []Term{{ActionNotStarted, "Not started"}, {ActionUnderWay, "Under way"}, {ActionComplete, "Complete"}, {ActionStopped, "Stopped"}}
	ActionRatings  = []Term{{"red", "Red: off course"}, {"amber", "Amber: at risk"}, {"green", "Green: on course"}}
)

var actions = declare(KindSpec{
	Kind: KindAction, Name: "action", Plural: "actions", Key: "actions", Room: "Action plan", Order: 60, Called: FieldTitle,
	Fields: []FieldSpec{
		position(func(a *Action) *string { return &a.Position }),
		line(FieldTitle, "Action", "The action", LimitLine, func(a *Action) *string { return &a.Title }).
			helped("What is done, in a few words, such as: Reduce waiting times.").also("Actions"),
		reference(FieldStatement, "Statement", "The statement", Clear, func(a *Action) *string { return &a.Statement }, KindStatement),
		line(FieldGroup, "Group", "The group", LimitLine, func(a *Action) *string { return &a.Group }).
			helped("Your own heading above several actions. Actions of a statement with the same heading stand together.").
			offering(usedBefore(KindAction, FieldGroup)),
		person(FieldOwner, "Owner", "The owner", func(a *Action) *string { return &a.Owner }).also("Lead", "Lead officer", "Responsible"),
		day(FieldDue, "Due", "The due date", func(a *Action) *string { return &a.Due }).deadline().also("Due date", "Deadline", "Target date"),
		oneOf(FieldStatus, "Status", "The status", func(*Assessment) []Term { return ActionStatuses },
			func(a *Action) *string { return &a.Status }, checkOneOf("The status", ActionStatuses)),
		oneOf(FieldRAG, "Red, amber or green", "The rating", func(*Assessment) []Term { return ActionRatings },
			func(a *Action) *string { return &a.RAG }, checkOneOf("The rating", ActionRatings)).also("RAG", "RAG rating"),
		references(FieldIndicators, "Indicators", "The indicators", Clear, func(a *Action) *string { return &a.Indicators }, KindIndicator).
			creating().also("Indicator", "Key performance indicators", "Performance indicators", "KPIs", "KPI").
			helped("How you will see that it works. One indicator may serve many actions; its figures stand once, under Measures."),
		references(FieldEntries, "Answers", "What it answers", Clear, func(a *Action) *string { return &a.Entries }, KindEntry).
			helped("The priorities and areas for improvement that this action answers."),
		prose(FieldNote, "Note", "The note", AdviceNote, func(a *Action) *string { return &a.Note }).internal().
			helped("For colleagues. A public version never holds it."),
		yesNo(FieldInternal, "Internal", "Internal", func(a *Action) *bool { return &a.Internal }),
	},
}, func(a *Action) *string { return &a.ID })

var actionDetails = declare(KindSpec{
	Kind: KindActionDetail, Name: "detail", Plural: "details", Key: "details", Order: 61, Called: FieldText, Lines: true,
	Fields: []FieldSpec{
		reference(FieldAction, "Action", "The action", WithIt, func(d *ActionDetail) *string { return &d.Action }, KindAction).placing(),
		position(func(d *ActionDetail) *string { return &d.Position }),
		line(FieldText, "Detail", "The detail", LimitLine, func(d *ActionDetail) *string { return &d.Text }).also("Details"),
		line(FieldTimescale, "Detail timescale", "The timescale of the detail", LimitLine, func(d *ActionDetail) *string { return &d.Timescale }).
			helped("By when this detail is done, where it has a timescale of its own.").
			offering(usualTimescales).also("Detail timescales", "Timescale of detail", "Timescale per detail"),
	},
}, func(d *ActionDetail) *string { return &d.ID })

var actionTimescales = declare(KindSpec{
	Kind: KindActionTimescale, Name: "timescale", Plural: "timescales", Key: "timescales", Order: 62, Called: FieldText, Lines: true,
	Fields: []FieldSpec{
		reference(FieldAction, "Action", "The action", WithIt, func(t *ActionTimescale) *string { return &t.Action }, KindAction).placing(),
		position(func(t *ActionTimescale) *string { return &t.Position }),
		line(FieldText, "Timescale", "The timescale", LimitLine, func(t *ActionTimescale) *string { return &t.Text }).
			offering(usualTimescales).also("Timescales", "Estimated timescale", "Estimated timescales", "Timeframe", "By when"),
		// It goes with its indicator, from a public paper, too: alone it would read as the
		// timescale of the whole action.
		reference(FieldIndicator, "Timescale of indicator", "The indicator of the timescale", WithIt, func(t *ActionTimescale) *string { return &t.Indicator }, KindIndicator).
			helped("Where an indicator has a timescale of its own. Without one the timescale is that of the whole action."),
	},
}, func(t *ActionTimescale) *string { return &t.ID })

func usualTimescales(a *Assessment) []string { return a.Framework.Timescales }

var actionImpacts = declare(KindSpec{
	Kind: KindActionImpact, Name: "impact", Plural: "impacts", Key: "impacts", Order: 63, Called: FieldText, Lines: true,
	Fields: []FieldSpec{
		reference(FieldAction, "Action", "The action", WithIt, func(l *ActionLine) *string { return &l.Action }, KindAction).placing(),
		position(func(l *ActionLine) *string { return &l.Position }),
		line(FieldText, "Impact", "The impact", LimitLine, func(l *ActionLine) *string { return &l.Text }).
			also("Impacts", "Expected impact", "Outcome", "Outcomes"),
	},
}, func(l *ActionLine) *string { return &l.ID })

var progressNotes = declare(KindSpec{
	Kind: KindProgressNote, Name: "progress note", Plural: "progress notes", Key: "progress_notes", Order: 64, Called: FieldText,
	Fields: []FieldSpec{
		reference(FieldAction, "Action", "The action", WithIt, func(n *ProgressNote) *string { return &n.Action }, KindAction).placing(),
		position(func(n *ProgressNote) *string { return &n.Position }),
		day(FieldDate, "Date", "The date", func(n *ProgressNote) *string { return &n.Date }),
		line(FieldBoard, "Board", "The board", LimitName, func(n *ProgressNote) *string { return &n.Board }).
			helped("To whom it was told, such as: Improvement Board.").offering(usedBefore(KindProgressNote, FieldBoard)),
		prose(FieldText, "Progress", "The progress note", AdviceNote, func(n *ProgressNote) *string { return &n.Text }),
	},
}, func(n *ProgressNote) *string { return &n.ID })

// Actions returns the actions in their order. The slice is the assessment's
// own: read it, do not change it.
func (a *Assessment) Actions() []*Action { return actions.list(a) }

// Action returns the action with this id, or nil.
func (a *Assessment) Action(id string) *Action { return actions.find(a, id) }

// ActionDetails returns what an action consists of, in its order.
func (a *Assessment) ActionDetails(action string) []*ActionDetail {
	return actionDetails.list(a, action)
}

// ActionTimescales returns the timescales of an action as a whole and those of
// its indicators. A detail's own stands with the detail.
func (a *Assessment) ActionTimescales(action string) []*ActionTimescale {
	return actionTimescales.list(a, action)
}

// ActionImpacts returns what comes of an action, in its order.
func (a *Assessment) ActionImpacts(action string) []*ActionLine { return actionImpacts.list(a, action) }

// ProgressNotes returns what was told about an action, in its order.
func (a *Assessment) ProgressNotes(action string) []*ProgressNote {
	return progressNotes.list(a, action)
}

// PlanPart is what the action plan holds for one statement.
type PlanPart struct {
	Statement string // its code, or "" for the actions of no statement
	Groups    []PlanGroup
}

// PlanGroup are the actions below one of the council's own headings.
type PlanGroup struct {
	Heading string // or "" where they have none
	Actions []*Action
}

// ActionPlan returns the actions as the plan shows them: by statement in the
// framework's order, those of no statement last, and below each statement by
// group in the order in which the groups first come, each with its actions in
// their order.
func (a *Assessment) ActionPlan() []PlanPart {
	codes := make([]string, 0, len(a.Statements)+1)
	for _, s := range a.Statements {
		codes = append(codes, s.Code)
	}
	by := map[string][]*Action{}
	for _, x := range a.Actions() {
		by[x.Statement] = append(by[x.Statement], x)
	}
	var parts []PlanPart
	for _, code := range append(codes, "") {
		if len(by[code]) > 0 {
			parts = append(parts, PlanPart{code, grouped(by[code])})
		}
	}
	return parts
}

// grouped puts actions below their headings. Those without one come first.
func grouped(all []*Action) []PlanGroup {
	var groups []PlanGroup
	at := map[string]int{}
	put := func(x *Action) {
		heading := strings.Join(strings.Fields(x.Group), " ")
		if _, there := at[heading]; !there {
			at[heading] = len(groups)
			groups = append(groups, PlanGroup{Heading: heading})
		}
		groups[at[heading]].Actions = append(groups[at[heading]].Actions, x)
	}
	for _, bare := range []bool{true, false} {
		for _, x := range all {
			if (strings.TrimSpace(x.Group) == "") == bare {
				put(x)
			}
		}
	}
	return groups
}

// Open tells whether something is still to be done for the action.
func (a *Action) Open() bool { return a.Status != ActionComplete && a.Status != ActionStopped }

// Overdue tells whether the action should have been done before this day,
// "2006-01-02", and is not.
func (a *Action) Overdue(today string) bool { return a.Open() && a.Due != "" && a.Due < today }

// ActionsAnswering returns the actions that answer an entry, in their order.
func (a *Assessment) ActionsAnswering(entry string) []*Action {
	var all []*Action
	for _, p := range a.PointingAt(Ref{KindEntry, entry}) {
		if p.Kind == KindAction && p.Field == FieldEntries {
			all = append(all, a.Action(p.ID))
		}
	}
	slices.SortFunc(all, func(x, y *Action) int {
		return cmp.Or(strings.Compare(x.Position, y.Position), strings.Compare(x.ID, y.ID))
	})
	return all
}

// longestHeading is how much of an entry makes the heading of an action made
// of it, in characters.
const longestHeading = 120

// MakeAction returns the edit that adds an action made of a priority or an area
// for improvement, and the action's id, made by newID: it answers the entry,
// belongs to its statement, is not started, and is as internal as the entry.
// The entry's first line is its heading, what else it says are its details.
// Where the first line is too long for a heading, the heading is how it begins
// and the details say the whole. The error is CodeNotFound or, for an entry
// without words, CodeInvalid.
func (a *Assessment) MakeAction(entry string, newID func() string) (Edit, string, error) {
	e := a.Entry(entry)
	if e == nil {
		return Edit{}, "", notThere(KindEntry)
	}
	var lines []string
	for text := range strings.SplitSeq(PlainText(e.Text), "\n") {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			lines = append(lines, text)
		}
	}
	if len(lines) == 0 {
		return Edit{}, "", invalid("There is nothing in this entry yet to make an action of.")
	}
	id, heading := newID(), shorten(lines[0], longestHeading)
	if heading == lines[0] {
		heading, lines = strings.TrimSuffix(heading, "."), lines[1:]
	}
	edit := a.AppendRecords(KindAction, NewRecord{ID: id, Values: map[Field]string{
		FieldTitle: heading, FieldStatement: e.Statement, FieldEntries: e.ID,
		FieldStatus: ActionNotStarted, FieldInternal: yes(e.Internal),
	}})
	edit.Label = "Make an action"
	var details []NewRecord
	for _, text := range lines {
		for _, part := range cutToLimit(text, LimitLine) {
			details = append(details, NewRecord{ID: newID(), Values: map[Field]string{FieldAction: id, FieldText: part}})
		}
	}
	edit.Ops = append(edit.Ops, a.AppendRecords(KindActionDetail, details...).Ops...)
	return edit, id, nil
}

// cutToLimit parts a line between words into pieces of at most limit
// characters; only a single word that is longer is cut itself.
func cutToLimit(text string, limit int) []string {
	var pieces []string
	for runes := []rune(text); ; {
		if len(runes) <= limit {
			return append(pieces, string(runes))
		}
		at := limit
		for at > 0 && runes[at] != ' ' {
			at--
		}
		if at == 0 {
			at = limit
		}
		pieces = append(pieces, string(runes[:at]))
		runes = runes[at:]
		if runes[0] == ' ' {
			runes = runes[1:]
		}
	}
}
