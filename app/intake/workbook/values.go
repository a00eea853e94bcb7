package workbook

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/source"
	"ninefold/app/intake/understanding"
)

// oneLine is how an export writes a title.
func oneLine(text string) string {
	return assessment.OneLine(text)
}

// shown returns a record of the document by column, in the words of an export,
// or nil where there is none.
func (c *comparison) shown(sheet columns.Sheet, id string) map[string]string {
	if _, there := c.a.ValuesOf(assessment.Ref{Kind: sheet.Kind, ID: id}); !there {
		return nil
	}
	shown := map[string]string{}
	for _, column := range sheet.Columns {
		shown[column.Title] = column.Shown(c.words, id)
	}
	return shown
}

// nameOf says what a row is, for a person.
func nameOf(sheet columns.Sheet, shown map[string]string) string {
	var parts []string
	for _, column := range sheet.Columns {
		if text := strings.TrimSpace(shown[column.Title]); column.Names && text != "" {
			parts = append(parts, shortened(text))
		}
	}
	return strings.Join(parts, ", ")
}

// shortened is a text on one line of bearable length.
func shortened(text string) string {
	return assessment.Shortened(text, shownInSummary)
}

// interpret reads a row's cells as values of fields. Where one cannot be read,
// it says why and returns false.
func (c *comparison) interpret(r *sheetRow) bool {
	r.Name = nameOf(r.table.Sheet, r.shown)
	for _, column := range r.table.read() {
		text := r.shown[column.Title]
		var value, why string
		if refers(r.kind, column) && c.leftAsItWas(r, column) {
			// The name in it may be that of no record any more, because what it
			// names was changed in the document since. Nobody touched it here.
			value = column.Value(c.words, r.id)
		} else {
			if column.Creates != "" {
				text = c.expect(column, text)
			}
			value, why = column.Read(c.words, text)
		}
		if why != "" {
			r.Why = why
			return false
		}
		if column.Number {
			n, err := strconv.ParseFloat(strings.TrimSuffix(value, "."), 64)
			r.number, r.hasOrder = n, err == nil && !math.IsNaN(n)
			continue
		}
		if field, is := assessment.FieldOf(r.kind, column.Field); is && field.Places && column.Of == "" && value == "" && !r.emptied() {
			r.Why = field.Name + " it belongs to is missing."
			return false
		}
		r.values[column.Key()] = value
		r.words[column.Title] = column.Words(c.words, value)
	}
	if r.kind == assessment.KindStatement {
		return c.interpretStatement(r)
	}
	return true
}

// expect lets the names in a cell that are none's yet be those of new records,
// and returns the cell's text without the bullets of its lines. What is too long
// for a name is left for the column to refuse.
func (c *comparison) expect(column columns.Column, text string) string {
	spec, _ := assessment.KindOf(column.Creates)
	called, _ := assessment.FieldOf(column.Creates, spec.Called)
	var lines []string
	for line := range strings.SplitSeq(assessment.PlainText(text), "\n") {
		if marker, _, rest := marks.CutMarker(line); marker == marks.Bullet {
			line = rest
		}
		if line = oneLine(line); line == "" {
			continue
		}
		lines = append(lines, line)
		if _, why := column.Read(c.words, line); why != "" && assessment.CheckText(called.Name, line, called.Limit, true) == nil {
			c.words.Expect(column.Creates, c.coming(column.Creates, line, nil), line)
		}
	}
	return strings.Join(lines, "\n")
}

// leftAsItWas tells whether a cell of a record that the document has says what
// it said when the workbook was made.
func (c *comparison) leftAsItWas(r *sheetRow, column columns.Column) bool {
	if !r.hasID || c.foreign || r.baseline == nil || !r.baseline.untouchedCell(column.Title, r.shown[column.Title]) {
		return false
	}
	_, there := c.a.ValuesOf(assessment.Ref{Kind: r.kind, ID: r.id})
	return there
}

// interpretStatement finds the statement a row of scores is about: by its
// hidden id, which is the statement's code, or by its name.
func (c *comparison) interpretStatement(r *sheetRow) bool {
	code := r.id
	if c.a.Statement(code) == nil {
		code = r.values[columns.Key{}]
	}
	if code == "" {
		r.Why = fmt.Sprintf("“%s” is not the name of a quality statement.", shortened(r.shown[columns.Statement]))
		return false
	}
	if r.id != code {
		r.id, r.hasID = code, true
		r.key = recordKey(r.kind, code)
		c.rows[r.key] = append(c.rows[r.key], r)
	}
	if rows := c.rows[recordKey(r.kind, code)]; rows[0] != r && !c.isCopied(r.table) && !c.isCopied(rows[0].table) {
		r.Why = fmt.Sprintf("Row %d is about the same statement.", rows[0].Number)
		return false
	}
	return true
}

// nameAsPeopleDo lets the words of cells be read by every name that intake
// knows for a statement or a list.
func nameAsPeopleDo(w *columns.Words, n *understanding.Names) {
	w.Statement = func(text string) string {
		if found := n.Match(text); found != nil {
			return found.Statement
		}
		return ""
	}
	w.List = func(text string) assessment.ListKey {
		if slices.Contains(assessment.ListKeys, assessment.ListKey(text)) {
			return assessment.ListKey(text)
		}
		if found := n.Match(text); found != nil {
			return found.List
		}
		return ""
	}
}

// emptied tells whether there are no words in the row that a record could be
// made of. Rows of kinds that people write nothing of are never empty; a link
// is nothing without both its ends.
func (r *sheetRow) emptied() bool {
	says := false
	spec, _ := assessment.KindOf(r.kind)
	for _, column := range r.table.Columns {
		if column.Of == "" && slices.Contains(spec.Ends, column.Field) && source.Blank(r.shown[column.Title]) {
			return true
		}
	}
	for _, column := range r.table.Columns {
		if !column.Makes {
			continue
		}
		says = true
		if !source.Blank(r.shown[column.Title]) {
			return false
		}
	}
	return says && !spec.Fixed
}

// takenOut tells whether the words of a record were taken out of its row: for
// an entry its text counts, whatever its note says.
func (r *sheetRow) takenOut() bool {
	heart := r.table.Heart
	return r.emptied() || heart != "" && r.table.has(heart) && source.Blank(r.shown[heart])
}

// asWritten shows a row that cannot be read by what its cells say.
func (r *sheetRow) asWritten() []CellChange {
	var changes []CellChange
	for _, column := range r.table.read() {
		if text := strings.TrimSpace(r.shown[column.Title]); text != "" && !column.Number {
			changes = append(changes, CellChange{Column: column.Title, After: text, key: column.Key()})
		}
	}
	return changes
}

// asChanges shows a new row as what it would bring.
func (r *sheetRow) asChanges() []CellChange {
	var changes []CellChange
	for _, column := range r.table.read() {
		if text := strings.TrimSpace(r.words[column.Title]); text != "" && !column.Number {
			changes = append(changes, CellChange{Column: column.Title, After: text, key: column.Key()})
		}
	}
	return changes
}
