package understanding

import (
	"encoding/csv"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/expression"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/source"
)

// tabulated returns the source with the tables in its text taken apart into
// cells: what comes from a clipboard as tabs, as CSV or as Markdown. Only a
// table whose cells name lists is taken for one: anywhere else a tab may part
// words that belong together, as in "People waiting	364". Those with more cells than
// can be understood stay whole lines, and are named by their numbers.
func tabulated(n *Names, src *source.Document) (_ *source.Document, beyond map[int]string) {
	beyond = map[int]string{}
	if src.Paragraphs {
		return src, beyond
	}
	out := *src
	out.Lines = nil
	table, tried := 0, 0
	w := &cellWords{names: n, lists: map[string]assessment.ListKey{}, heads: map[string]bool{}}
	for i := 0; i < len(src.Lines); {
		// A block of lines with as many cells in each is a table if its cells name
		// statements or lists, whatever its first line says.
		if i >= tried && len(out.Lines) < mostCells {
			rows, end := blockAt(src.Lines, i)
			if len(rows) > 1 && w.worthATable(rows) {
				table++
				if len(rows)*len(rows[0].cells) >= mostCells {
					beyond[table] = whyBeyond
					for at, line := range src.Lines[i:end] {
						line.Cell = source.Cell{Table: table, Row: at + 1, Column: 1}
						out.Lines = append(out.Lines, line)
					}
					i = end
					continue
				}
				for r, row := range rows {
					row.add(&out, src.Lines, table, r+1)
				}
				i = end
				continue
			}
			tried = max(end, i+1)
		}
		split, end := tableAt(w, src.Lines, i)
		if split == nil {
			out.Lines = append(out.Lines, src.Lines[i])
			i++
			continue
		}
		table++
		row := 0
		for ; i < end; i++ {
			cells := split(src.Lines[i].Text)
			if ruled(cells) || len(cells) == 0 {
				out.Lines = append(out.Lines, src.Lines[i])
				continue
			}
			row++
			for column, text := range cells {
				for at, part := range cellBreak.Split(text, -1) {
					if part = strings.TrimSpace(part); part == "" {
						continue
					}
					line := src.Lines[i]
					line.Text, line.Cell, line.Joined = part, source.Cell{Table: table, Row: row, Column: column + 1}, at > 0
					out.Lines = append(out.Lines, line)
				}
			}
		}
	}
	return &out, beyond
}

// mostCells is how many cells the tables of a source may have: more than any
// self-assessment has, and few enough to be read in seconds. What is over stays
// lines, and waits.
const mostCells = 40_000

// textRow is a row of such a table, which may go over several lines.
type textRow struct {
	cells    []string // nil for the rule below a head
	from, to int      // its lines, by index, without the last
}

// add adds a row's cells as lines of their own.
func (r textRow) add(out *source.Document, lines []source.Line, table, row int) {
	if r.cells == nil {
		out.Lines = append(out.Lines, lines[r.from:r.to]...)
		return
	}
	breaks := 0
	for column, text := range r.cells {
		for at, part := range strings.Split(text, "\n") {
			if at > 0 {
				breaks++
			}
			for n, piece := range cellBreak.Split(part, -1) {
				if piece = strings.TrimSpace(piece); piece == "" {
					continue
				}
				line := lines[min(r.from+breaks, r.to-1)]
				line.Text, line.Cell, line.Joined = piece, source.Cell{Table: table, Row: row, Column: column + 1}, at+n > 0
				out.Lines = append(out.Lines, line)
			}
		}
	}
}

// blockAt reads the rows that follow one another from a line on with as many cells
// each, parted by tabs, strokes, commas or semicolons. Cells in quotes may go over several
// lines. End is the index behind the last of them.
func blockAt(lines []source.Line, from int) (rows []textRow, end int) {
	for n, split := range []func(string) []string{quotedTabs, byPipes, quotedCommas, quotedSemicolons} {
		rows, end = nil, from
		tabs := n == 0
		width := 0
		for end < len(lines) {
			text, to := logicalLine(lines, end)
			cells := split(text)
			if tabs && width > 2 && strings.Contains(text, "\t") {
				cells = padded(quotedCells(text, '\t'), width)
			}
			if len(cells) < 2 || width > 0 && len(cells) != width {
				break
			}
			width = len(cells)
			if ruled(cells) {
				cells = nil
			}
			rows = append(rows, textRow{cells, end, to})
			end = to
		}
		if len(rows) > 1 {
			return rows, end
		}
	}
	return nil, from + 1
}

// padded gives a row the empty cells at its end that a program has trimmed off.
func padded(cells []string, width int) []string {
	if len(cells) < 2 || len(cells) > width {
		return cells
	}
	return append(cells, make([]string, width-len(cells))...)
}

// logicalLine is a line with those that a cell in quotes goes on over.
func logicalLine(lines []source.Line, from int) (text string, to int) {
	const most = 60 // lines of a cell
	text, to = lines[from].Text, from+1
	if !strings.Contains(text, `"`) || !opensQuote.MatchString(text) {
		return text, to
	}
	for strings.Count(text, `"`)%2 == 1 && to < len(lines) && to-from < most {
		text += "\n" + lines[to].Text
		to++
	}
	if strings.Count(text, `"`)%2 == 1 {
		return lines[from].Text, from + 1
	}
	return text, to
}

// opensQuote matches a line in which a cell begins with a quote.
var opensQuote = expression.Of(`(?:^|[\t,;])"`)

func quotedTabs(line string) []string {
	if !strings.Contains(strings.TrimSpace(line), "\t") {
		return nil
	}
	return quotedCells(line, '\t')
}

// quotedCommas splits a line of CSV. A comma with a space behind it is prose's.
func quotedCommas(line string) []string {
	if !strings.Contains(line, ",") {
		return nil
	}
	cells := quotedCells(line, ',')
	for i, cell := range cells {
		if i > 0 && strings.HasPrefix(cell, " ") {
			return nil
		}
	}
	return cells
}

// quotedSemicolons splits a line of CSV as programs write it whose decimal sign is a
// comma. A semicolon with a space behind it is prose's.
func quotedSemicolons(line string) []string {
	if !strings.Contains(line, ";") {
		return nil
	}
	cells := quotedCells(line, ';')
	for i, cell := range cells {
		if i > 0 && strings.HasPrefix(cell, " ") {
			return nil
		}
	}
	return cells
}

func quotedCells(line string, comma rune) []string {
	r := csv.NewReader(strings.NewReader(line))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	cells, err := r.Read()
	if err != nil {
		return nil
	}
	if _, err := r.Read(); err == nil {
		return nil // more than one row
	}
	return cells
}

// cellWords remembers what the words of cells were found to name. Of so many cells
// that no table has as many heads only the first are weighed.
type cellWords struct {
	names *Names
	lists map[string]assessment.ListKey
	heads map[string]bool
}

// listLike is Names.ListLike.
func (w *cellWords) listLike(cell string) assessment.ListKey {
	list, known := w.lists[cell]
	if !known && len(w.lists) < mostWeighed {
		list = w.names.ListLike(cell)
		w.lists[cell] = list
	}
	return list
}

// namesList is Names.namesList.
func (w *cellWords) namesList(cell string) bool {
	is, known := w.heads[cell]
	if !known && len(w.heads) < mostWeighed {
		is = w.names.namesList(cell)
		w.heads[cell] = is
	}
	return is
}

// worthATable tells whether the cells of rows name two statements in one column, or
// two lists in one column or in one of the first rows.
func (w *cellWords) worthATable(rows []textRow) bool {
	const longest, heads = 120, 4 // bytes of a name; rows that may be heads
	statements, lists := map[int]map[string]bool{}, map[int]map[assessment.ListKey]bool{}
	for i, row := range rows {
		across := map[assessment.ListKey]bool{}
		for column, cell := range row.cells {
			cell = marks.Clean(cell)
			if len(cell) > longest || cell == "" {
				continue
			}
			m := w.names.heading(cell)
			if m != nil && m.Statement != "" && m.List == "" {
				if statements[column] == nil {
					statements[column] = map[string]bool{}
				}
				if statements[column][m.Statement] = true; len(statements[column]) > 1 {
					return true
				}
				continue
			}
			list := w.listLike(cell)
			if list == "" {
				continue
			}
			across[list] = true
			if lists[column] == nil {
				lists[column] = map[assessment.ListKey]bool{}
			}
			if lists[column][list] = true; len(lists[column]) > 1 {
				return true
			}
		}
		if len(across) > 1 && i < heads {
			return true
		}
	}
	return saysColumns(rows[0])
}

// saysColumns tells whether a row only says what its columns hold, such as an action,
// who does it and by when.
func saysColumns(row textRow) bool {
	known := 0
	for _, cell := range row.cells {
		switch k := headKey(marks.Clean(cell)); {
		case k == "":
		case cornerWords[k] || answerWords[k] || columnWords[k]:
			known++
		default:
			return false
		}
	}
	return known > 1
}

// columnWords head the columns of actions, beside cornerWords and answerWords.
var columnWords = Keys("Action", "Actions", "Outcome", "Measure of success", "Impact", "Timescale", "Timescales", "Deadline", "Progress", "Update", "Strength", "Strengths", "Priority", "Priorities", "Key action", "Key actions")

// cellBreak is a line break within a cell of Markdown.
var cellBreak = expression.Of(`(?i)<br\s*/?>`)

// tableAt finds the table that begins at a line: how its lines are split, and
// the line after its last.
func tableAt(w *cellWords, lines []source.Line, from int) (split func(string) []string, end int) {
	for _, split := range []func(string) []string{byTabs, byPipes, byCommas} {
		head := split(lines[from].Text)
		lists := 0
		for _, cell := range head {
			if w.namesList(cell) {
				lists++
			}
		}
		switch {
		case lists >= 2:
			end = from + 1
			for end < len(lines) && (len(split(lines[end].Text)) == len(head) || ruled(split(lines[end].Text))) {
				end++
			}
			if end > from+1 {
				return split, end
			}
		case lists == 1 && len(head) == 2 && w.namesList(head[0]) && strings.TrimSpace(head[1]) != "":
			// "Strengths	The first call is answered.": the heads stand in the
			// first column. A row whose head is no list's is a row all the same.
			end = from + 1
			for end < len(lines) && len(split(lines[end].Text)) == 2 && w.names.headsRow(split(lines[end].Text)[0]) {
				end++
			}
			return split, end
		}
	}
	return nil, 0
}

// headsRow tells whether a cell's words may head a row, and name no statement.
func (n *Names) headsRow(cell string) bool {
	cell = marks.Clean(cell)
	m := n.Match(cell)
	return marks.ShortLine(cell) && (m == nil || m.Statement == "" && m.Theme == 0)
}

// namesList tells whether a cell's words are the name of a list, or like one.
func (n *Names) namesList(cell string) bool {
	cell = marks.Clean(cell)
	if cell == "" || !marks.ShortLine(cell) {
		return false
	}
	if m := n.Match(cell); m != nil {
		return m.List != "" && m.Statement == ""
	}
	m := theLexicon().meaningOf(cell)
	return m.list != "" && m.strength >= likeList
}

func byTabs(line string) []string {
	if !strings.Contains(strings.TrimSpace(line), "\t") {
		return nil
	}
	return strings.Split(line, "\t")
}

func byPipes(line string) []string {
	line = strings.TrimSpace(line)
	if strings.Count(line, "|") < 2 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|"), "|")
}

// byCommas splits a line of CSV. A comma with a space behind it is prose's.
func byCommas(line string) []string {
	if strings.Count(line, ",") < 2 {
		return nil
	}
	r := csv.NewReader(strings.NewReader(line))
	cells, err := r.Read()
	if err != nil || len(cells) < 3 {
		return nil
	}
	for _, cell := range cells[1:] {
		if strings.HasPrefix(cell, " ") {
			return nil
		}
	}
	return cells
}

// ruled tells whether cells are only the line under a Markdown table's head.
func ruled(cells []string) bool {
	if len(cells) == 0 {
		return false
	}
	for _, cell := range cells {
		if strings.Trim(cell, " -:=") != "" {
			return false
		}
	}
	return true
}
