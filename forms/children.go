package forms

import (
	"strings"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// children is the part of a record's form that lists the records of one kind
// below it, such as an indicator's periods: a table with a line that takes a
// new one. A row leads to the form of its own.
type children struct {
	host   Host
	spec   assessment.KindSpec
	parent assessment.Ref
	below  assessment.Field // the field that says which record they stand below
	fields []assessment.Field
	open   func(assessment.Ref)

	title *kit.Text
	table *kit.Table
	add   *kit.Field
	part  fyne.CanvasObject
}

// childColumns is how many columns of a child there is room for in a form.
const childColumns = 3

func newChildren(h Host, spec assessment.KindSpec, parent assessment.Ref, open func(assessment.Ref)) *children {
	c := &children{host: h, spec: spec, parent: parent, open: open, fields: shortFields(spec)}
	for _, f := range spec.Fields {
		if f.Places {
			c.below = f.Field
		}
	}
	var shown []kit.Column
	for _, field := range c.fields {
		f, _ := assessment.FieldOf(spec.Kind, field)
		column := kit.Column{Title: f.Title, Right: f.Type == assessment.TypeNumber}
		if called, _ := assessment.FieldOf(spec.Kind, spec.Called); len(shown) > 0 && called.Type == assessment.TypeText {
			column.Width = 0.24 // a text of several lines needs the most room
		}
		shown = append(shown, column)
	}
	c.title = kit.NewStrong("")
	c.table = kit.NewTable(kit.TableConfig{
		Says: assessment.UpperFirst(spec.Plural), Columns: shown, Empty: "None yet.",
		OnChoose: func(id string) { c.open(assessment.Ref{Kind: spec.Kind, ID: id}) },
		OnPaste:  func(block [][]string) { c.paste(block) },
		Actions:  c.actions,
	})
	hint := "Write a new " + spec.Name + " here and press Enter"
	c.add = kit.NewField(kit.FieldConfig{
		Says: hint, Placeholder: hint, Spelt: true, OnSubmit: c.submit, OnUndo: h.Undo, OnRedo: h.Redo,
		OnKey: func(key *fyne.KeyEvent) bool {
			if key.Name == fyne.KeyUp {
				c.table.Focus()
				return true
			}
			return false
		},
	})
	c.part = kit.Stack(6, c.title, c.table, c.add)
	return c
}

// shortFields are the fields by which records of a kind are told apart in a
// small table: what they are called by, then numbers, then others that are short.
func shortFields(spec assessment.KindSpec) []assessment.Field {
	fields := []assessment.Field{spec.Called}
	for _, numbers := range []bool{true, false} {
		for _, f := range spec.Fields {
			switch {
			case f.Field == spec.Called || f.Places || f.Type == assessment.TypePosition || f.Type == assessment.TypeYesNo || f.Type == assessment.TypeText:
			case (f.Type == assessment.TypeNumber) == numbers && len(fields) < childColumns:
				fields = append(fields, f.Field)
			}
		}
	}
	return fields
}

// refresh shows the records there are now.
func (c *children) refresh(words *columns.Words) {
	a := c.host.Document().Assessment()
	ids := a.IDsBelow(c.spec.Kind, c.parent.ID)
	sheet := columns.Of(c.spec.Kind)
	rows := make([]kit.TableRow, len(ids))
	for i, id := range ids {
		rows[i] = kit.TableRow{ID: id}
		for _, f := range c.fields {
			rows[i].Cells = append(rows[i].Cells, cellOf(sheet, words, id, f))
		}
		if internal, _ := a.Value(c.spec.Kind, id, assessment.FieldInternal); internal != "" {
			rows[i].Under = "internal"
		}
	}
	c.title.SetText(assessment.UpperFirst(c.spec.Plural) + " · " + assessment.Thousands(len(ids)))
	c.table.SetRows(rows)
}

// submit makes a record of what was written in the last line and opens it.
func (c *children) submit(text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	f, _ := assessment.FieldOf(c.spec.Kind, c.spec.Called)
	value := text
	if column, has := columns.Of(c.spec.Kind).Column(f.Title); has {
		read, why := column.Read(columns.NewWords(c.host.Document().Assessment()), text)
		if why != "" {
			c.add.SetProblem(why)
			return
		}
		value = read
	}
	c.add.SetProblem("")
	id := uuid.NewString()
	record := assessment.NewRecord{ID: id, Values: map[assessment.Field]string{c.below: c.parent.ID, c.spec.Called: value}}
	if c.host.Do(c.host.Document().Assessment().AppendRecords(c.spec.Kind, record)) {
		c.add.SetText("")
		c.open(assessment.Ref{Kind: c.spec.Kind, ID: id})
	}
}

func (c *children) paste(block [][]string) {
	pasteRecords(c.host, c.spec, c.fields, map[assessment.Field]string{c.below: c.parent.ID}, block)
}

func (c *children) actions(id string) []kit.Action {
	shift := func(by int) func() {
		return func() {
			if edit, can := c.host.Document().Assessment().ShiftRecord(c.spec.Kind, id, by); can {
				c.host.Do(edit)
			}
		}
	}
	return []kit.Action{
		{Label: "Open", Do: func() { c.open(assessment.Ref{Kind: c.spec.Kind, ID: id}) }},
		{Label: "Move up", Do: shift(-1), Disabled: !c.spec.Has(assessment.FieldPosition), Begins: true},
		{Label: "Move down", Do: shift(1), Disabled: !c.spec.Has(assessment.FieldPosition)},
		{Label: "Delete", Do: func() { c.host.Do(assessment.RemoveRecord("Delete "+c.spec.Name, c.spec.Kind, id)) }, Begins: true},
	}
}

// cellOf is what a field says in a list.
func cellOf(sheet columns.Sheet, words *columns.Words, id string, field assessment.Field) string {
	for _, c := range sheet.Columns {
		if c.Field != field || c.Of != "" {
			continue
		}
		value := c.Value(words, id)
		if c.Date {
			return assessment.SayDay(value)
		}
		switch f, _ := assessment.FieldOf(sheet.Kind, field); {
		case f.Type == assessment.TypeYesNo && value == "":
			return ""
		case f.Type == assessment.TypeNumber:
			return assessment.SayNumber(value, 0)
		}
		return c.Words(words, value)
	}
	return ""
}
