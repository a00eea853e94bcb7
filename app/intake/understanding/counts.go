package understanding

import (
	"ninefold/app/assessment"
)

// Counts says what becomes of the lines of a source. Lines is the sum of the
// six kinds of lines below it: a line that went in comes out somewhere.
type Counts struct {
	Lines          int // lines with something on them
	EntryLines     int // lines that make entries
	AboutLines     int // lines that go to "Who we are"
	HeadingLines   int // headings recognised
	LeftOutLines   int
	NoteLines      int // lines that are kept as notes of statements
	NotPlacedLines int

	Blank    int         // blank lines, not among Lines
	Entries  int         // entries the entry lines make
	Sections int         // sections of "Who we are"
	Unplaced int         // entries that the lines without a place would make
	Lists    []ListCount // the lists something goes to, in the framework's order
}

// ListCount is what goes to one list.
type ListCount struct {
	Statement string
	List      assessment.ListKey
	Lines     int
	Entries   int
}

// Counts counts what would become of every line as things stand now.
func (s *Staging) Counts() Counts {
	c := Counts{Blank: s.Blank, Sections: len(s.sections()), Unplaced: len(s.unplaced())}
	for _, b := range s.Blocks {
		n := len(b.Lines)
		c.Lines += n
		switch b.Target.Kind {
		case Entries:
			c.EntryLines += n
		case About:
			c.AboutLines += n
		case AsHeading:
			c.HeadingLines += n
		case Notes:
			c.NoteLines += n
		case LeftOut:
			c.LeftOutLines += n
		default:
			c.NotPlacedLines += n
		}
	}
	for _, list := range s.lists() {
		c.Lists = append(c.Lists, ListCount{Statement: list.statement, List: list.key, Lines: list.lines, Entries: len(list.entries)})
		c.Entries += len(list.entries)
	}
	return c
}

// Of returns how many entries go to one list.
func (c Counts) Of(statement string, list assessment.ListKey) int {
	for _, l := range c.Lists {
		if l.Statement == statement && l.List == list {
			return l.Entries
		}
	}
	return 0
}
