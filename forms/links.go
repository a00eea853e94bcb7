package forms

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// links is the part of a record's form that lists what it is linked to by a
// kind that links records, each with what the link says of itself, such as the
// page of a piece of evidence. It follows from the kind's declaration.
type links struct {
	host   Host
	spec   assessment.KindSpec
	parent assessment.Ref
	other  assessment.FieldSpec // the end that is not the record
	said   assessment.FieldSpec // what a link says of itself
	flush  func()

	title *kit.Text
	table *kit.Table
	part  fyne.CanvasObject
}

// newLinks makes the part for the links of a kind below a record.
func newLinks(h Host, spec assessment.KindSpec, parent assessment.Ref, flush func()) *links {
	l := &links{host: h, spec: spec, parent: parent, flush: flush}
	for _, f := range spec.Fields {
		switch {
		case slices.Contains(spec.Ends, f.Field) && !f.Places:
			l.other = f
		case f.Written:
			l.said = f
		}
	}
	l.title = kit.NewStrong("")
	l.table = kit.NewTable(kit.TableConfig{
		Says: l.other.Title, Columns: []kit.Column{{Title: l.other.Title}, {Title: l.said.Title, Width: 0.38}},
		Empty: "Nothing yet.", OnChoose: l.ask, Actions: l.actions,
	})
	link := kit.NewButton("Link to…", l.pick)
	link.SetTip("To " + assessment.AnyOf(l.other.Refers))
	l.part = kit.Stack(6, l.title, l.table, kit.Row(0, link))
	return l
}

// target is the record a link leads to.
func (l *links) target(id string) assessment.Ref {
	value, _ := l.host.Document().Assessment().Value(l.spec.Kind, id, l.other.Field)
	if to := l.other.Targets(value); len(to) == 1 {
		return to[0]
	}
	return assessment.Ref{}
}

// refresh shows the links there are now, in the order of what they lead to.
func (l *links) refresh(words *columns.Words) {
	a := l.host.Document().Assessment()
	ids := a.IDsBelow(l.spec.Kind, l.parent.ID)
	rows := make([]kit.TableRow, len(ids))
	at := map[string]string{}
	for i, id := range ids {
		to := l.target(id)
		kind, _ := assessment.KindOf(to.Kind)
		name := words.Brief(to)
		if to.Kind != assessment.KindEntry && to.Kind != assessment.KindStatement {
			name = assessment.UpperFirst(kind.Name) + ": " + name
		}
		said, _ := a.Value(l.spec.Kind, id, l.said.Field)
		rows[i] = kit.TableRow{ID: id, Cells: []string{name, said}}
		at[id] = readingKey(a, to)
	}
	slices.SortStableFunc(rows, func(x, y kit.TableRow) int { return strings.Compare(at[x.ID], at[y.ID]) })
	l.title.SetText(l.other.Title + " · " + assessment.Thousands(len(ids)))
	l.table.SetRows(rows)
}

// readingKey orders records as the document is read: by their kinds, entries by
// where they stand, and others by their position.
func readingKey(a *assessment.Assessment, ref assessment.Ref) string {
	kind, _ := assessment.KindOf(ref.Kind)
	position, _ := a.Value(ref.Kind, ref.ID, assessment.FieldPosition)
	key := fmt.Sprintf("%04d", kind.Order)
	if e := a.Entry(ref.ID); ref.Kind == assessment.KindEntry && e != nil {
		at := slices.IndexFunc(a.Statements, func(s *assessment.Statement) bool { return s.Code == e.Statement })
		key += fmt.Sprintf(" %04d %d", at, slices.Index(assessment.ListKeys, e.List))
	}
	return key + " " + position + " " + ref.ID
}

// ask lets a person say where in the evidence to look, go to what the link
// leads to, or take the link away.
func (l *links) ask(id string) {
	l.flush()
	a := l.host.Document().Assessment()
	to := l.target(id)
	said, _ := a.Value(l.spec.Kind, id, l.said.Field)
	askLine(l.host, assessment.UpperFirst(a.Call(to.Kind, to.ID)), l.said, said, func(text string) {
		l.host.Do(assessment.SetValue("Change "+strings.ToLower(l.said.Title), l.spec.Kind, id, l.said.Field, text))
	}, kit.Answer{Label: "Go to it", Do: func() { l.follow(id) }}, kit.Answer{Label: "Take the link out", Do: func() { l.remove(id) }})
}

func (l *links) follow(id string) {
	if route, leads := RouteTo(l.host.Document().Assessment(), l.target(id), ""); leads {
		l.host.Go(route)
	}
}

func (l *links) remove(id string) {
	l.flush()
	l.host.Do(assessment.RemoveRecord("Take out "+l.spec.Name, l.spec.Kind, id))
}

func (l *links) actions(id string) []kit.Action {
	return []kit.Action{
		{Label: l.said.Title + "…", Do: func() { l.ask(id) }},
		{Label: "Go to it", Do: func() { l.follow(id) }},
		{Label: "Take the link out", Do: func() { l.remove(id) }, Begins: true},
	}
}

// pick links the record to one that the person finds as they type, and asks
// what the link says of itself.
func (l *links) pick() {
	l.flush()
	pickRecord(l.host, l.other.Title, l.other.Refers, func(to assessment.Ref) {
		a := l.host.Document().Assessment()
		value := l.other.To(to)
		values := map[assessment.Field]string{l.spec.Ends[0]: l.parent.ID, l.spec.Ends[1]: value}
		id := assessment.LinkID(l.spec.Kind, values[l.spec.Ends[0]], values[l.spec.Ends[1]])
		if _, there := a.ValuesOf(assessment.Ref{Kind: l.spec.Kind, ID: id}); there {
			l.ask(id)
			return
		}
		askLine(l.host, assessment.UpperFirst(a.Call(to.Kind, to.ID)), l.said, "", func(text string) {
			values[l.said.Field] = text
			l.host.Do(l.host.Document().Assessment().AppendRecords(l.spec.Kind, assessment.NewRecord{ID: id, Values: values}))
		})
	})
}

// askLine asks for one line of a field. More answers stand before the one that
// keeps it.
func askLine(h Host, title string, f assessment.FieldSpec, text string, set func(string), more ...kit.Answer) {
	var dialog *kit.Dialog
	var field *kit.Field
	keep := func() {
		field.Flush()
		dialog.Close()
		set(strings.TrimSpace(field.Text()))
	}
	field = kit.NewField(kit.FieldConfig{Label: f.Title, Help: f.Help, Limit: f.Limit, OnSubmit: func(string) { keep() }})
	field.SetText(text)
	answers := append([]kit.Answer{{Label: "Cancel"}}, more...)
	dialog = kit.Form(h.Canvas(), title, field, field.Focusable(), append(answers, kit.Answer{Label: "Keep", Primary: true, Stay: true, Do: keep})...)
	field.SelectAll()
}
