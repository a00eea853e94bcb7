package intake

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"ninefold/app/assessment"
	"ninefold/export"
)

// oneLine is how an export writes a title.
func oneLine(text string) string { return strings.Join(strings.Fields(export.Text(text)), " ") }

func yesNo(on bool) string {
	if on {
		return export.Yes
	}
	return export.No
}

// values returns a record of the document by column, in the words of an
// export, or nil where there is none.
func (c *comparison) values(kind assessment.Kind, id string) map[string]string {
	switch kind {
	case assessment.KindEntry:
		if e := c.a.Entry(id); e != nil {
			return map[string]string{
				export.ColumnStatement: c.title(e.Statement), export.ColumnList: c.listTitle(e.List),
				export.ColumnNumber: strconv.Itoa(c.places[id]), export.ColumnText: export.Text(e.Text),
				export.ColumnInternal: yesNo(e.Internal), export.ColumnNote: export.Text(e.Note),
			}
		}
	case assessment.KindStatement:
		if s := c.a.Statement(id); s != nil {
			score := ""
			if s.Score > 0 {
				score = strconv.Itoa(s.Score)
			}
			return map[string]string{export.ColumnStatement: c.title(id), export.ColumnScore: score, export.ColumnReason: export.Text(s.Reason)}
		}
	case assessment.KindSection:
		if s := c.a.Section(id); s != nil {
			return map[string]string{export.ColumnHeading: export.Text(s.Heading), export.ColumnText: export.Text(s.Text), export.ColumnInternal: yesNo(s.Internal)}
		}
	case assessment.KindFigure:
		if f := c.a.Figure(id); f != nil {
			return map[string]string{
				export.ColumnLabel: export.Text(f.Label), export.ColumnValue: export.Text(f.Value),
				export.ColumnNote: export.Text(f.Note), export.ColumnInternal: yesNo(f.Internal),
			}
		}
	}
	return nil
}

func (c *comparison) title(code string) string {
	spec, _, err := c.a.Framework.Statement(code)
	if err != nil {
		return code
	}
	return oneLine(spec.Title)
}

func (c *comparison) listTitle(list assessment.ListKey) string {
	return oneLine(c.a.Framework.List(list).Title)
}

// nameOf says what a row is, for a person.
func (c *comparison) nameOf(r *sheetRow) string { return nameOfValues(r.kind, r.shown) }

func nameOfValues(kind assessment.Kind, values map[string]string) string {
	var parts []string
	columns := map[assessment.Kind][]string{
		assessment.KindEntry: {export.ColumnStatement, export.ColumnList}, assessment.KindStatement: {export.ColumnStatement},
		assessment.KindSection: {export.ColumnHeading}, assessment.KindFigure: {export.ColumnLabel},
	}[kind]
	for _, column := range columns {
		if text := strings.TrimSpace(values[column]); text != "" {
			parts = append(parts, shortened(text))
		}
	}
	return strings.Join(parts, ", ")
}

// shortened is a text on one line of bearable length.
func shortened(text string) string {
	const most = 80
	text = oneLine(text)
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}

// interpret reads a row's cells as values of fields. Where one cannot be, it
// says why and returns false.
func (c *comparison) interpret(r *sheetRow) bool {
	r.Name = c.nameOf(r)
	for _, column := range r.table.tableKind.columns {
		if !r.table.has(column) {
			continue
		}
		if why := c.interpretCell(r, column, strings.TrimSpace(r.shown[column])); why != "" {
			r.Why = why
			return false
		}
	}
	if r.kind == assessment.KindStatement {
		return c.interpretStatement(r)
	}
	return true
}

// interpretCell reads one cell. It returns the reason where it cannot.
func (c *comparison) interpretCell(r *sheetRow, column, text string) (why string) {
	if spec, written := r.table.limits[column]; written {
		if spec.OneLine {
			text = oneLine(text)
		}
		if err := assessment.CheckText(spec.Name, text, spec.Limit, spec.OneLine); err != nil {
			return err.Error()
		}
		r.values[spec.Field], r.words[column] = text, text
		return ""
	}
	switch column {
	case export.ColumnStatement:
		code := c.statementNamed(text)
		if code == "" && text != "" {
			return fmt.Sprintf("“%s” is not the name of a quality statement.", shortened(text))
		}
		if code == "" && !r.emptied() {
			return "The statement it belongs to is missing."
		}
		r.values[assessment.FieldStatement] = code
		if code != "" {
			r.words[column] = c.title(code)
		}
	case export.ColumnList:
		list := c.listNamed(text)
		if list == "" && text != "" {
			return fmt.Sprintf("“%s” is not the name of a list.", shortened(text))
		}
		if list == "" && !r.emptied() {
			return "The list it belongs to is missing."
		}
		r.values[assessment.FieldList] = string(list)
		if list != "" {
			r.words[column] = c.listTitle(list)
		}
	case export.ColumnNumber:
		n, err := strconv.ParseFloat(strings.TrimSuffix(text, "."), 64)
		r.number, r.hasOrder = n, err == nil && !math.IsNaN(n)
	case export.ColumnInternal:
		on, known := readYesNo(text)
		if !known && text != "" {
			return fmt.Sprintf("“%s” in the column “%s” is neither Yes nor No.", shortened(text), column)
		}
		if on {
			r.values[assessment.FieldInternal] = "1"
		}
		r.words[column] = yesNo(on)
	case export.ColumnScore:
		n, err := strconv.ParseFloat(text, 64)
		if text != "" && (err != nil || n != float64(int(n)) || !c.a.Framework.HasScore(int(n))) {
			return fmt.Sprintf("The score “%s” is not on the scale from 1 to %d.", shortened(text), c.a.Framework.TopScore())
		}
		if text != "" {
			r.values[assessment.FieldScore] = strconv.Itoa(int(n))
			r.words[column] = r.values[assessment.FieldScore]
		}
	}
	return ""
}

// interpretStatement finds the statement a row of scores is about: by its
// hidden id, which is the statement's code, or by its name.
func (c *comparison) interpretStatement(r *sheetRow) bool {
	code := r.id
	if c.a.Statement(code) == nil {
		code = c.statementNamed(r.shown[export.ColumnStatement])
	}
	if code == "" {
		r.Why = fmt.Sprintf("“%s” is not the name of a quality statement.", shortened(r.shown[export.ColumnStatement]))
		return false
	}
	if r.id != code {
		r.id, r.hasID = code, true
		k := recordKey(r.kind, code)
		c.rows[k] = append(c.rows[k], r)
	}
	if rows := c.rows[recordKey(r.kind, code)]; rows[0] != r {
		r.Why = fmt.Sprintf("Row %d is about the same statement.", rows[0].Number)
		return false
	}
	r.values[assessment.FieldStatement] = code
	return true
}

func (c *comparison) statementNamed(text string) string {
	if n := c.names.match(text); n != nil {
		return n.statement
	}
	return ""
}

func (c *comparison) listNamed(text string) assessment.ListKey {
	for _, list := range assessment.ListKeys {
		if text == string(list) {
			return list
		}
	}
	if n := c.names.match(text); n != nil {
		return n.list
	}
	return ""
}

// readYesNo reads what people, and Excel for them, write for yes and no.
func readYesNo(text string) (yes, known bool) {
	switch strings.ToLower(strings.TrimRight(text, ".")) {
	case "yes", "y", "true", "1", "x", "internal", "✓":
		return true, true
	case "no", "n", "false", "0":
		return false, true
	}
	return false, false
}

// emptied tells whether there are no words in the row that a record could be
// made of.
func (r *sheetRow) emptied() bool {
	columns := map[assessment.Kind][]string{
		assessment.KindEntry:   {export.ColumnText, export.ColumnNote},
		assessment.KindSection: {export.ColumnHeading, export.ColumnText},
		assessment.KindFigure:  {export.ColumnLabel, export.ColumnValue},
	}[r.kind]
	for _, column := range columns {
		if !blank(r.shown[column]) {
			return false
		}
	}
	return columns != nil
}

// textEmptied tells whether the words of a record were taken out of its row:
// for an entry its text counts, whatever its note says.
func (r *sheetRow) textEmptied() bool {
	return r.emptied() || r.kind == assessment.KindEntry && r.table.has(export.ColumnText) && blank(r.shown[export.ColumnText])
}

// asChanges shows a new row as what it would bring.
func (r *sheetRow) asChanges() []CellChange {
	var changes []CellChange
	for _, column := range r.table.tableKind.columns {
		if text := strings.TrimSpace(r.words[column]); text != "" && r.table.has(column) && column != export.ColumnNumber {
			changes = append(changes, CellChange{Column: column, After: text})
		}
	}
	return changes
}
