// Package source is what was read: lines with what their format knew of them,
// the limits that hold for every source, and the sentence of one that is over
// them. It knows no format and nothing of what lines mean.
package source

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"ninefold/app/assessment"
)

// Limits on what is read. They are far above any self-assessment seen, and
// low enough that a hostile file costs a sentence and not the computer.
const (
	MaxFile  = 64 << 20 // bytes of a file
	MaxText  = 4 << 20  // bytes of text, once decoded: some 1,500 pages
	MaxLines = 50_000   // lines of text
)

// Document is lines of text with what the file format knew about them.
type Document struct {
	Name  string // the file's name without its folder, or "pasted text"
	Lines []Line
	// Remarks are sentences about what reading changed or could not bring
	// along, such as characters replaced or pictures left out.
	Remarks []string
	// Paragraphs tells that every line is a whole paragraph, as in a Word
	// document, so no line is the wrapped end of the one before.
	Paragraphs bool
	// Sheets tells that the lines are cells of a workbook's sheets, which have no
	// pages before them that tell of the council.
	Sheets bool
	// Within is the cell that a table stands in, by the table's number, for the
	// tables that stand in another.
	Within map[int]Cell
}

// Nest notes that a table stands in a cell of another. Outside of all tables
// there is nothing to note.
func (s *Document) Nest(table int, in Cell) {
	if in.Table == 0 {
		return
	}
	if s.Within == nil {
		s.Within = map[int]Cell{}
	}
	s.Within[table] = in
}

// Outermost is the cell of the outermost table that a cell stands in, or the cell
// itself.
func (s *Document) Outermost(cell Cell) Cell {
	for {
		around, nested := s.Within[cell.Table]
		if !nested {
			return cell
		}
		cell = around
	}
}

// Line is one line of a Source. Blank lines are kept: they part
// paragraphs.
type Line struct {
	Number    int    // counted from 1 through the source
	Text      string // valid Unicode without control characters, on one line
	Heading   int    // the level, 1 to 9, of what the format calls a heading; 0 otherwise
	ListLevel int    // the level, from 1, of what the format calls a list item; 0 otherwise
	Numbered  bool   // whether that list is numbered rather than bulleted
	Bold      bool   // whether all of it is bold, as headings made by hand are
	Contents  bool   // whether the format says it belongs to a table of contents
	Footnote  bool   // whether it is a footnote or endnote
	Note      bool   // whether it is a speaker's note on a slide
	NewPage   bool   // whether a page begins with it
	Joined    bool   // whether it goes on with the line before, after a line break within a paragraph
	Cell      Cell   // where it stands in a table
	Span      int    // how many columns that cell spans, where the format says so and it is more than one; else 0
}

// Cell is a place in a table. Table 0 means outside all tables.
type Cell struct {
	Table  int // counted from 1 through the source
	Row    int // counted from 1 through the table
	Column int // counted from 1; a cell spanning columns counts for all of them
}

// Spanned is the number of columns, or rows, that a cell says it spans: 2 to 100,
// which is more than any table has that people read; 0 for a cell that spans
// nothing but itself, or says nothing that is a number.
func Spanned(said string) int {
	const most = 100
	n, err := strconv.Atoi(strings.TrimSpace(said))
	if errors.Is(err, strconv.ErrRange) && n > 0 {
		return most
	}
	if err != nil || n < 2 {
		return 0
	}
	return min(n, most)
}

// Add appends a line and gives it its number.
func (s *Document) Add(line Line) {
	line.Number = len(s.Lines) + 1
	s.Lines = append(s.Lines, line)
}

// Blank tells whether a text has nothing in it that a person would see.
func Blank(text string) bool { return strings.TrimFunc(text, Invisible) == "" }

func Invisible(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return unicode.IsSpace(r)
}

// Replacement stands where a character cannot be kept.
const Replacement = '\ufffd'

// Keepable replaces the control characters that a document cannot hold. Line
// breaks must have been dealt with before.
func Keepable(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (r < ' ' || r >= 0x7f && r <= 0x9f || r == 0xfffe || r == 0xffff) {
			return Replacement
		}
		return r
	}, strings.ToValidUTF8(text, string(Replacement)))
}

// RemarkOnReplaced adds the sentence about characters that could not be kept.
func RemarkOnReplaced(src *Document) {
	count, first := 0, 0
	for _, line := range src.Lines {
		n := strings.Count(line.Text, string(Replacement))
		if n > 0 && count == 0 {
			first = line.Number
		}
		count += n
	}
	switch {
	case count == 1:
		src.Remarks = append(src.Remarks, fmt.Sprintf("One character that cannot be kept was replaced with %c, on line %d.", Replacement, first))
	case count > 1:
		src.Remarks = append(src.Remarks, fmt.Sprintf("%s characters that cannot be kept were replaced with %c, the first on line %d.",
			assessment.Thousands(count), Replacement, first))
	}
}

func Refuse(cause error, sentence string, args ...any) error {
	return assessment.Refuse(assessment.CodeFile, cause, sentence, args...)
}

func TooLarge(name string) error {
	return Refuse(nil, "%s is too large to read: a document may have %d MB, and %d MB of text. Please bring it in in parts.",
		name, MaxFile>>20, MaxText>>20)
}

// MarkdownHeading is the one thing text can say about itself.
var MarkdownHeading = regexp.MustCompile(`^\s{0,3}(#{1,6})\s+\S`)
