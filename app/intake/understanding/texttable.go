package understanding

import (
	"encoding/csv"
	"regexp"
	"strings"

	"ninefold/app/intake/marks"
	"ninefold/app/intake/source"
)

// tabulated returns the source with the tables in its text taken apart into
// cells: what comes from a clipboard as tabs, as CSV or as Markdown. Only a
// table whose cells name lists is taken for one: anywhere else a tab may part
// words that belong together, as in "People waiting	364".
func tabulated(n *Names, src *source.Document) *source.Document {
	if src.Paragraphs {
		return src
	}
	out := *src
	out.Lines = nil
	table := 0
	for i := 0; i < len(src.Lines); {
		split, end := tableAt(n, src.Lines, i)
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
	return &out
}

// cellBreak is a line break within a cell of Markdown.
var cellBreak = regexp.MustCompile(`(?i)<br\s*/?>`)

// tableAt finds the table that begins at a line: how its lines are split, and
// the line after its last.
func tableAt(n *Names, lines []source.Line, from int) (split func(string) []string, end int) {
	for _, split := range []func(string) []string{byTabs, byPipes, byCommas} {
		head := split(lines[from].Text)
		lists := 0
		for _, cell := range head {
			if n.namesList(cell) {
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
		case lists == 1 && len(head) == 2 && n.namesList(head[0]) && strings.TrimSpace(head[1]) != "":
			// "Strengths	The first call is answered.": the heads stand in the
			// first column. A row whose head is no list's is a row all the same.
			end = from + 1
			for end < len(lines) && len(split(lines[end].Text)) == 2 && n.headsRow(split(lines[end].Text)[0]) {
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
