package export

import (
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
)

// actionPlan is the plan as committees know it: for each statement a table of
// four columns in which the council's own headings span the rows they head.
// Without any action there is no section.
func (b *builder) actionPlan() []Section {
	parts := b.planParts()
	if len(parts) == 0 {
		return nil
	}
	opening := Section{ID: "action-plan", Title: "Action plan", Level: 1, NewPage: true, Wide: true}
	opening.Blocks = append(opening.Blocks, Paragraph{Spans: plain(b.planInWords(parts))}, b.planOverview(parts))
	all := []Section{opening}
	for _, part := range parts {
		all = append(all, b.planPart(part))
	}
	return all
}

// planParts are the parts of the plan, with the actions in which something is
// written.
func (b *builder) planParts() []assessment.PlanPart {
	sheet := columns.Of(assessment.KindAction)
	var parts []assessment.PlanPart
	for _, part := range b.a.ActionPlan() {
		var groups []assessment.PlanGroup
		for _, g := range part.Groups {
			var shown []*assessment.Action
			for _, x := range g.Actions {
				if !sheet.Blank(b.words, x.ID) {
					shown = append(shown, x)
				}
			}
			if len(shown) > 0 {
				groups = append(groups, assessment.PlanGroup{Heading: g.Heading, Actions: shown})
			}
		}
		if len(groups) > 0 {
			parts = append(parts, assessment.PlanPart{Statement: part.Statement, Groups: groups})
		}
	}
	return parts
}

// planInWords says how much there is and how far it has come.
func (b *builder) planInWords(parts []assessment.PlanPart) string {
	under := 0
	for _, part := range parts {
		if part.Statement != "" {
			under++
		}
	}
	n, groups, by := planCounts(parts...)
	text := plural(n, "action", "actions")
	if groups > 0 {
		text += " in " + plural(groups, "group", "groups")
	}
	if under > 0 {
		text += ", under " + plural(under, "quality statement", "quality statements")
	}
	text += "."
	var far []string
	for _, s := range assessment.ActionStatuses {
		if by[s.Value] > 0 {
			far = append(far, assessment.Thousands(by[s.Value])+" "+strings.ToLower(s.Title))
		}
	}
	if len(far) > 0 {
		text += " Of these, " + inWords(far) + "."
	}
	return text
}

// planCounts counts the actions of parts of a plan, their groups with a heading,
// and the actions by their status.
func planCounts(parts ...assessment.PlanPart) (actions, groups int, by map[string]int) {
	by = map[string]int{}
	for _, part := range parts {
		for _, g := range part.Groups {
			if g.Heading != "" {
				groups++
			}
			for _, x := range g.Actions {
				actions++
				by[x.Status]++
			}
		}
	}
	return actions, groups, by
}

// inWords joins words as a sentence does.
func inWords(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// planOverview counts the actions of each statement, and leads to them.
func (b *builder) planOverview(parts []assessment.PlanPart) Table {
	t := Table{Caption: "Where the actions are", RowHeads: true, Columns: []TableColumn{{Title: "Quality statement", Share: 5}}}
	for _, title := range []string{"Groups", "Actions"} {
		t.Columns = append(t.Columns, TableColumn{Title: title, Share: 1.3, Right: true})
	}
	for _, s := range assessment.ActionStatuses {
		t.Columns = append(t.Columns, TableColumn{Title: s.Title, Share: 1.3, Right: true})
	}
	for _, part := range parts {
		n, groups, by := planCounts(part)
		row := []Cell{{Paragraphs: []string{b.planTitle(part)}, To: planID(part)}, cell(assessment.Thousands(groups)), cell(assessment.Thousands(n))}
		for _, s := range assessment.ActionStatuses {
			row = append(row, cell(assessment.Thousands(by[s.Value])))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func planID(part assessment.PlanPart) string {
	if part.Statement == "" {
		return "actions-others"
	}
	return "actions-" + strings.ToLower(part.Statement)
}

func (b *builder) planTitle(part assessment.PlanPart) string {
	if part.Statement == "" {
		return "Actions of no one statement"
	}
	return b.words.Name(assessment.Ref{Kind: assessment.KindStatement, ID: part.Statement})
}

// planPart is the table of one statement.
func (b *builder) planPart(part assessment.PlanPart) Section {
	s := Section{ID: planID(part), Title: b.planTitle(part), Level: 2, Wide: true}
	if _, theme, err := b.a.Framework.Statement(part.Statement); err == nil {
		s.Kicker = themeTitle(theme, " · ")
	}
	t := Table{RowHeads: true, Columns: []TableColumn{
		{Title: "Action", Share: 7.6}, {Title: "Estimated timescales", Share: 3.4},
		{Title: "Key performance indicators", Share: 5.4}, {Title: "Impact", Share: 4.8},
	}}
	for _, g := range part.Groups {
		if g.Heading != "" {
			place := b.place(assessment.KindAction, g.Actions[0].ID)
			t.Rows = append(t.Rows, []Cell{{Paragraphs: []string{line(g.Heading)}, Heads: true, Place: place}})
		}
		for _, x := range g.Actions {
			t.Rows = append(t.Rows, b.actionRow(x))
		}
	}
	s.Blocks = []Block{t}
	return s
}

// actionRow is one action: what is done and who answers for it, when, how it is
// measured and what comes of it.
func (b *builder) actionRow(x *assessment.Action) []Cell {
	place := b.place(assessment.KindAction, x.ID)
	title := line(x.Title)
	if title == "" {
		title = "(no heading yet)"
	}
	heading := []Span{{Text: title, Strong: true}}
	if x.Internal {
		heading = append(heading, Span{Text: " (internal)"})
	}
	what := []Block{Paragraph{Spans: heading, Place: place}}
	details, when := b.stepped(x, place)
	what = append(what, details...)
	if about := b.aboutAction(x); about != "" {
		what = append(what, Paragraph{Spans: plain(about), Small: true, Place: place})
	}
	what = append(what, remark("Note", x.Note, place)...)
	what = append(what, b.progress(x)...)
	return []Cell{
		{Blocks: what, Place: place}, {Blocks: when, Place: place},
		{Blocks: b.indicatorsOf(x), Place: place}, {Blocks: lineList(b.a.ActionImpacts(x.ID), place), Place: place},
	}
}

// stepped is what an action consists of, and by when. Where details have
// timescales of their own they are numbered, and each timescale stands beside its
// detail with the same number. Those of the whole action come first, with those of
// single indicators, which name it.
func (b *builder) stepped(x *assessment.Action, place string) (what, when []Block) {
	for _, t := range b.a.ActionTimescales(x.ID) {
		said := line(t.Text)
		if i := b.a.Indicator(t.Indicator); i != nil {
			said = joined(": ", line(i.Title), said)
		}
		if said != "" {
			when = append(when, Paragraph{Spans: plain(said), Place: place})
		}
	}
	details, own := List{}, List{Numbered: true}
	for _, d := range b.a.ActionDetails(x.ID) {
		if blank(d.Text) && blank(d.Timescale) {
			continue
		}
		n, said := len(details.Items)+1, line(d.Text)
		if said == "" {
			said = "(no words yet)"
		}
		details.Items = append(details.Items, Item{Spans: spans(said), Place: place, Step: n})
		if !blank(d.Timescale) {
			own.Items = append(own.Items, Item{Number: n, Step: n, Spans: plain(line(d.Timescale)), Place: place})
		}
	}
	if len(details.Items) > 0 {
		details.Numbered = len(own.Items) > 0
		what = []Block{details}
	}
	if len(own.Items) > 0 {
		when = append(when, own)
	}
	return what, when
}

// lineList is the lines of an action as a list, or nothing where there are none.
func lineList(lines []*assessment.ActionLine, place string) []Block {
	var list List
	for _, l := range lines {
		if !blank(l.Text) {
			list.Items = append(list.Items, Item{Spans: spans(line(l.Text)), Place: place})
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []Block{list}
}

// aboutAction says who answers for an action, until when, how it goes, and what
// it answers, on one line.
func (b *builder) aboutAction(x *assessment.Action) string {
	due := ""
	if day := spoken(x.Due); day != "" {
		due = "due " + day
	}
	return joined(" · ", line(x.Owner), due, b.actionState(x), b.answers(x))
}

// actionState is an action's status with its red, amber or green in words.
func (b *builder) actionState(x *assessment.Action) string {
	status, _ := assessment.FieldOf(assessment.KindAction, assessment.FieldStatus)
	rating, _ := assessment.FieldOf(assessment.KindAction, assessment.FieldRAG)
	return joined(", ", strings.ToLower(status.Titled(b.a, x.Status)), strings.ToLower(rating.Titled(b.a, x.RAG)))
}

// answers names the entries an action answers, such as "answers priority 1 and
// area for improvement 3 of Assessing needs": those of its own statement by
// their number alone.
func (b *builder) answers(x *assessment.Action) string {
	f, _ := assessment.FieldOf(assessment.KindAction, assessment.FieldEntries)
	var all []string
	for _, ref := range f.Targets(x.Entries) {
		e := b.a.Entry(ref.ID)
		if e == nil || b.empty(e) {
			continue
		}
		name := strings.ToLower(line(b.a.Framework.List(e.List).Singular)) + " " + assessment.Thousands(b.entryNumber(e))
		if e.Statement != x.Statement {
			name += " of " + b.words.Name(assessment.Ref{Kind: assessment.KindStatement, ID: e.Statement})
		}
		all = append(all, name)
	}
	if len(all) == 0 {
		return ""
	}
	return "answers " + inWords(all)
}

// entryNumber is the number of an entry among those of its list that are shown.
func (b *builder) entryNumber(e *assessment.Entry) int {
	if b.numbers == nil {
		b.numbers = map[string]int{}
		for _, s := range b.counted.Statements {
			for _, key := range assessment.ListKeys {
				for i, shown := range b.entries(s, key) {
					b.numbers[shown.ID] = i + 1
				}
			}
		}
	}
	return b.numbers[e.ID]
}

// progress is what was told to boards about an action, the latest last.
func (b *builder) progress(x *assessment.Action) []Block {
	var out []Block
	for _, n := range b.a.ProgressNotes(x.ID) {
		place := b.place(assessment.KindProgressNote, n.ID)
		told := joined(", ", "Progress", spoken(n.Date), line(n.Board))
		out = append(out, remark(told, n.Text, place)...)
		if blank(n.Text) && told != "Progress" {
			out = append(out, Paragraph{Spans: plain(told), Small: true, Place: place})
		}
	}
	return out
}

// remark is a text with a label before it, in the size of notes.
func remark(label, text, place string) []Block {
	var out []Block
	for i, part := range paragraphs(text) {
		said := spans(part)
		if i == 0 {
			said = append([]Span{{Text: label + ": ", Strong: true}}, said...)
		}
		out = append(out, Paragraph{Spans: said, Small: true, Place: place})
	}
	return out
}

// indicatorsOf are the indicators an action is measured by.
func (b *builder) indicatorsOf(x *assessment.Action) []Block {
	f, _ := assessment.FieldOf(assessment.KindAction, assessment.FieldIndicators)
	var out []Block
	for _, ref := range f.Targets(x.Indicators) {
		i := b.a.Indicator(ref.ID)
		name := line(i.Title)
		if code := line(i.Code); code != "" && !strings.Contains(name, code) {
			name += " (" + code + ")"
		}
		out = append(out, Paragraph{Spans: plain(name), Place: b.place(ref.Kind, ref.ID)})
	}
	return out
}
