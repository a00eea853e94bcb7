package forms

import (
	"cmp"
	"slices"
	"strings"

	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// bulkActions are the fields that can be changed of several records at once; open
// shows what one can be changed to.
func (p *register) bulkActions(ids []string, open func([]kit.Action)) []kit.Action {
	var actions []kit.Action
	for _, f := range p.spec.Fields {
		switch {
		case f.Type == assessment.TypeDate:
			actions = append(actions, kit.Action{Label: f.Title + "…", Do: func() { p.askForAll(ids, f) }})
		case f.Type == assessment.TypeYesNo || filterable(f):
			actions = append(actions, kit.Action{Label: f.Title + "…", Do: func() { open(p.bulkValues(ids, f)) }})
		}
	}
	return actions
}

// bulkValues are what a field of several records can be changed to.
func (p *register) bulkValues(ids []string, f assessment.FieldSpec) []kit.Action {
	a := p.host.Document().Assessment()
	words := columns.NewWords(a)
	var values []string
	none, other := "Nothing", ""
	switch f.Type {
	case assessment.TypeOneOf:
		for _, term := range f.Terms(a) {
			values = append(values, term.Value)
		}
		if !f.Optional(a) {
			none = ""
		}
	case assessment.TypeYesNo:
		return []kit.Action{
			{Label: "Yes", Do: func() { p.changeAll(ids, f, "1") }},
			{Label: "No", Do: func() { p.changeAll(ids, f, "") }},
		}
	case assessment.TypePerson:
		values, none, other = peopleIn(a), "Nobody", "Somebody else…"
	case assessment.TypeReference:
		values = a.IDs(assessment.KindStatement)
	default:
		values, other = f.Offers(a), "Something else…"
	}
	var actions []kit.Action
	for _, value := range values {
		actions = append(actions, kit.Action{Label: assessment.Shortened(p.said(words, f, value), longestOffer), Do: func() { p.changeAll(ids, f, value) }})
	}
	if other != "" {
		actions = append(actions, kit.Action{Label: other, Do: func() { p.askForAll(ids, f) }, Begins: true})
	}
	if none != "" {
		actions = append(actions, kit.Action{Label: none, Do: func() { p.changeAll(ids, f, "") }, Begins: other == ""})
	}
	return actions
}

// askForAll asks for what a field of several records is to say.
func (p *register) askForAll(ids []string, f assessment.FieldSpec) {
	var dialog *kit.Dialog
	var field *kit.Field
	keep := func() {
		field.Flush()
		value := strings.TrimSpace(field.Text())
		if f.Type == assessment.TypeDate {
			day, why := readDay(value)
			if field.SetProblem(why); why != "" {
				dialog.Relayout()
				return
			}
			value = day
		}
		dialog.Close()
		p.changeAll(ids, f, value)
	}
	help := f.Help
	if f.Type == assessment.TypeDate {
		help = cmp.Or(help, "Such as 30/09/2026.") + " Left empty, it takes the date away."
	}
	field = kit.NewField(kit.FieldConfig{
		Label: f.Title, Help: help, Limit: cmp.Or(f.Limit, assessment.LimitName), OnSubmit: func(string) { keep() },
		OnChange: func(string) { field.SetProblem("") },
	})
	dialog = kit.Form(p.host.Canvas(), "Change all "+count(len(ids), p.spec.Name, p.spec.Plural), field, field.Focusable(),
		kit.Answer{Label: "Cancel"}, kit.Answer{Label: "Change all", Primary: true, Stay: true, Do: keep})
}

// changeAll gives a field of several records one value, in one change.
func (p *register) changeAll(ids []string, f assessment.FieldSpec, value string) {
	edit := assessment.Edit{Label: "Change " + strings.ToLower(f.Title) + " of " + count(len(ids), p.spec.Name, p.spec.Plural)}
	for _, id := range ids {
		edit.Ops = append(edit.Ops, assessment.SetValue("", p.of.kind, id, f.Field, value).Ops...)
	}
	p.Flush()
	if p.host.Do(edit) {
		p.host.Toast("Changed "+count(len(ids), p.spec.Name, p.spec.Plural), kit.Action{Label: "Undo", Do: p.host.Undo})
	}
}

func (p *register) actions(id string) []kit.Action {
	shift := func(by int) func() {
		return func() {
			if edit, can := p.host.Document().Assessment().ShiftRecord(p.of.kind, id, by); can {
				p.host.Do(edit)
			}
		}
	}
	return []kit.Action{
		{Label: "Move up", Do: shift(-1), Disabled: p.view.Sort != "" || !p.spec.Has(assessment.FieldPosition)},
		{Label: "Move down", Do: shift(1), Disabled: p.view.Sort != "" || !p.spec.Has(assessment.FieldPosition)},
		{Label: "Delete", Keys: "Delete", Do: func() { p.remove([]string{id}) }, Begins: true},
	}
}

// add makes a record of what was written in the last line. It gets what the
// filters ask for, so that it is seen.
func (p *register) add(text string) {
	id := uuid.NewString()
	values := map[assessment.Field]string{p.spec.Called: text}
	if p.of.makes != nil {
		values = p.of.makes(text)
	}
	for f, want := range p.view.Filters {
		if f != needing && want != unsaid && p.spec.Has(f) {
			values[f] = want
		}
	}
	if p.host.Do(p.host.Document().Assessment().AppendRecords(p.of.kind, assessment.NewRecord{ID: id, Values: values})) {
		p.search.SetText("")
		p.fill()
		p.list.Select(id)
	}
}

func (p *register) remove(ids []string) {
	p.Flush()
	edit := assessment.Edit{Label: "Delete " + count(len(ids), p.spec.Name, p.spec.Plural)}
	for _, id := range ids {
		edit.Ops = append(edit.Ops, assessment.RemoveRecord("", p.of.kind, id).Ops...)
	}
	if p.host.Do(edit) {
		p.host.Toast("Deleted "+count(len(ids), p.spec.Name, p.spec.Plural), kit.Action{Label: "Undo", Do: p.host.Undo})
	}
}

// paste adds a record for every row of a block from a spreadsheet.
func (p *register) paste(block [][]string) {
	if p.of.onPaste != nil && p.of.onPaste(block) {
		return
	}
	fields := p.view.Columns
	if p.of.pastes != nil {
		fields = p.of.pastes
	}
	if !slices.ContainsFunc(block, func(row []string) bool { return len(row) > 1 }) {
		fields = []assessment.Field{p.spec.Called}
	}
	pasteRecords(p.host, p.spec, fields, nil, block)
}
