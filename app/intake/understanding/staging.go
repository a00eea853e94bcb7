package understanding

import (
	"fmt"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/source"
)

// TargetKind says what becomes of a block.
type TargetKind int

// What can become of a block.
const (
	NotPlaced TargetKind = iota // nothing yet: a person has to say
	Entries                     // entries of one list of one statement
	About                       // a section of "Who we are"
	AsHeading                   // nothing of its own: it said where the next lines go
	Notes                       // the note that colleagues keep of a statement
	LeftOut                     // nothing: a page number, say, or what a person left out
)

// Target is where a block goes.
type Target struct {
	Kind TargetKind
	// Statement and List say which list Entries go to, Statement alone whose note
	// Notes are. For NotPlaced they are
	// what the lines around suggest, as far as they do: either may be empty.
	Statement string
	List      assessment.ListKey
	Heading   string // the section's heading, for About
	Why       string // the reason, for NotPlaced and LeftOut, such as "page number"
}

// Line is one line of a block.
type Line struct {
	Number int    // as in the source
	Text   string // as it stands in the source
	Words  string // what would be brought in: without bullet, number and Markdown
	Begins bool   // whether it begins an entry or paragraph, and does not go on with the line before
	Title  bool   // whether it is the heading of the section it begins
	Bullet bool   // whether it had a bullet or a number
	Apart  bool   // whether something parted it from the line before
}

// Block is lines that belong together and go one way. Between its lines there
// may be lines of other blocks that were left out, such as page numbers.
type Block struct {
	ID     int // counted from 1 through the staging; parts taken out of others come after
	Lines  []Line
	Target Target
	// Proposed is the target Stage found, so that a move can be taken back.
	Proposed Target
	// Guess is where a block goes that waits because its place is not sure
	// enough, or nil; see AcceptGuesses. Strength is how sure that is, 0 to 1.
	Guess    *Target
	Strength float64
	// Under is the heading, in the form headings are compared in, that the block
	// is or stands under, where it is none of the framework's; else "".
	Under string

	// Group is the heading of the group within its list that the block stands under,
	// or "". It is kept in the notes of the block's entries.
	Group string

	// Note is where a block may be kept as a note that stands under a heading of
	// something else, or nil; see AcceptNotes.
	Note *Target

	statement string // the statement it stands under, surely or by guess
	head      string // the heading it stands under, as it is written, where Under is set
}

// Staging is what an import would do, before anything is done.
type Staging struct {
	Source  string   // the name of the file or text
	Blocks  []*Block // in the order of their first lines
	Remarks []string // sentences a person should read before going on
	Blank   int      // lines with nothing on them
	// Headings are those that are none of the framework's names, each once, in
	// the order in which they stand.
	Headings []*Heading

	framework    *assessment.Framework
	src          *source.Document
	said         map[string]Meaning // what somebody has said that headings mean; never changed
	accepted     *float64           // how sure a guess had to be to be accepted, or nil
	done, undone []step             // what Undo takes back, and Redo does again
}

// Block returns the block with this ID, or nil.
func (s *Staging) Block(id int) *Block {
	for _, b := range s.Blocks {
		if b.ID == id {
			return b
		}
	}
	return nil
}

// Move gives a block another target. An unknown block is passed over; whether
// the target can be is checked by Edit.
func (s *Staging) Move(block int, to Target) {
	if b := s.Block(block); b != nil {
		b.Target = to
	}
}

// LeaveOut leaves a block out.
func (s *Staging) LeaveOut(block int) {
	s.Move(block, Target{Kind: LeftOut, Why: "left out by hand"})
}

// Restore gives a block back the target Stage proposed.
func (s *Staging) Restore(block int) {
	if b := s.Block(block); b != nil {
		b.Target = b.Proposed
	}
}

// StagedEntry is one entry as it would be brought in.
type StagedEntry struct {
	Line   int    // number of the line it begins on
	Text   string // at most assessment.LimitEntry characters
	Remark string // why a person should look at it, or ""
	Group  string // the heading of the group it stands under, or ""
}

// Entries returns the entries the block's lines make, whatever its target. A
// text over the limit of an entry makes several, the first with a remark.
func (b *Block) Entries() []StagedEntry {
	var all []StagedEntry
	for from := 0; from < len(b.Lines); {
		to := from + 1
		for to < len(b.Lines) && !b.Lines[to].Begins {
			to++
		}
		all = append(all, entriesOf(b.Lines[from:to])...)
		from = to
	}
	for i := range all {
		all[i].Group = b.Group
	}
	return all
}

// entriesOf returns the entry that lines make together, or its pieces.
func entriesOf(lines []Line) []StagedEntry {
	text := joined(lines)
	if text == "" {
		return nil // a bullet without words
	}
	pieces := inPieces(text, assessment.LimitEntry)
	entries := make([]StagedEntry, len(pieces))
	for i, piece := range pieces {
		entries[i] = StagedEntry{Line: lines[0].Number, Text: piece}
	}
	if len(pieces) > 1 {
		entries[0].Remark = fmt.Sprintf("This text has %s characters, over the limit of %s for an entry. It is brought in whole, as %s entries.",
			assessment.Thousands(assessment.Length(text)), assessment.Thousands(assessment.LimitEntry), assessment.Thousands(len(pieces)))
	}
	return entries
}

// joined is the text that lines make together.
func joined(lines []Line) string {
	var text strings.Builder
	for i, line := range lines {
		words := line.Words
		if i > 0 {
			text.WriteString(marks.Seam(lines[i-1].Words, words))
		}
		if i < len(lines)-1 {
			words = strings.TrimSuffix(words, "\u00ad") // a hyphen that stood for the break alone
		}
		text.WriteString(words)
	}
	return text.String()
}

// writeSection adds the text the block's lines make to a section's: bulleted
// lines one below the other, paragraphs parted by blank lines.
func (b *Block) writeSection(text *strings.Builder) {
	before := Line{Apart: true}
	for _, line := range b.Lines {
		if line.Title && Key(line.Words) == Key(b.Target.Heading) {
			continue
		}
		switch {
		case text.Len() == 0:
		case !line.Begins:
			text.WriteString(marks.Seam(before.Words, line.Words))
		case before.Words == "" || line.Apart && !(line.Bullet && before.Bullet):
			text.WriteString("\n\n")
		default:
			text.WriteString("\n")
		}
		if line.Bullet && line.Begins {
			text.WriteString("• ")
		}
		text.WriteString(line.Words)
		before = line
	}
}
