package understanding

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"ninefold/app/assessment"
)

// Mode says what happens to what the document holds already.
type Mode int

// The modes. Replace removes the entries of those lists that something is
// brought into, and the sections of "Who we are" if something is brought in
// there; every other list, and all scores, notes on statements and figures,
// stay as they are.
const (
	Add Mode = iota
	Replace
)

// Edit returns the one edit that brings in what is staged, named "Bring in"
// with the source's name. Entries go below those that are there; lines of
// "Who we are" become sections, those under one heading one section; notes are
// added below those that statements have. The heading of a group within a list is
// kept in the notes of its entries. A
// statement that was not started is drafting from then on. What has no place is
// kept to be placed later, see KeepUnplaced. The error is
// CodeInvalid where there is nothing to bring in, or a block was moved to a
// place that does not exist.
func (s *Staging) Edit(a *assessment.Assessment, mode Mode, newID func() string) (assessment.Edit, error) {
	edit := assessment.Edit{Label: "Bring in " + s.Source}
	lists := s.lists()
	sections := s.sections()
	notes, err := s.noteOps(a)
	if err != nil {
		return edit, err
	}
	if len(lists) == 0 && len(sections) == 0 && len(notes) == 0 {
		return edit, s.nothing()
	}
	if mode == Replace {
		edit.Ops = append(edit.Ops, s.removals(a, lists, len(sections) > 0)...)
	}
	for _, list := range lists {
		if err := checkPlace(a, list.statement, list.key); err != nil {
			return assessment.Edit{}, err
		}
		entries := make([]assessment.NewEntry, 0, len(list.entries))
		for _, e := range list.entries {
			entry := assessment.NewEntry{ID: newID(), Text: e.Text}
			if e.Group != "" {
				entry.Note = fmt.Sprintf("Under “%s” in %s.", e.Group, s.Source)
			}
			entries = append(entries, entry)
		}
		edit.Ops = append(edit.Ops, a.AppendEntries(list.statement, list.key, entries...).Ops...)
	}
	low := ""
	if n := len(a.Sections()); n > 0 {
		low = a.Sections()[n-1].Position
	}
	for _, section := range sections {
		low = a.PositionBetween(low, "")
		record := map[assessment.Field]string{assessment.FieldPosition: low}
		if section.heading != "" {
			record[assessment.FieldHeading] = section.heading
		}
		if section.text != "" {
			record[assessment.FieldText] = section.text
		}
		edit.Ops = append(edit.Ops, assessment.Op{Kind: assessment.KindSection, ID: newID(), Verb: assessment.Add, Record: record})
	}
	edit.Ops = append(edit.Ops, notes...)
	kept, _ := s.KeepUnplaced(a, newID)
	edit.Ops = append(edit.Ops, kept.Ops...)
	return a.Begun(edit), nil
}

// Places tells whether anything in the staging has a place: an entry, a section of
// "Who we are" or a note.
func (s *Staging) Places() bool {
	for _, b := range s.Blocks {
		if b.Target.Kind == Entries || b.Target.Kind == About || b.Target.Kind == Notes {
			return true
		}
	}
	return false
}

// nothing says that nothing has a place, and what can be done.
func (s *Staging) nothing() error {
	said := fmt.Sprintf("There is nothing to bring in from %s: nothing in it has been given a place.", s.Source)
	if all, sure := s.Guessed(AnyGuess), s.Guessed(FairlySure); all > 0 {
		said = fmt.Sprintf("Nothing in %s has been given a place for certain: %s under headings that are only guessed at. Please look at them, then use --accept-guesses%s, or --heading to say what one means.",
			s.Source, map[bool]string{true: "1 entry stands", false: Plural(all, "entry") + " stand"}[all == 1], map[bool]string{true: "=all"}[sure == 0])
	}
	if n := len(s.unplaced()); n > 0 {
		said += fmt.Sprintf(" With --keep-unplaced %s in the document, to be placed in the window.", map[bool]string{true: "its line is kept", false: "its " + Plural(n, "line") + " are kept"}[n == 1])
	}
	return assessment.Refuse(assessment.CodeInvalid, nil, "%s", said)
}

func checkPlace(a *assessment.Assessment, statement string, list assessment.ListKey) error {
	if a.Statement(statement) == nil {
		return assessment.Refuse(assessment.CodeInvalid, nil, "Some lines are to go to the statement %q, which the document does not have. Please choose another.", statement)
	}
	for _, key := range assessment.ListKeys {
		if key == list {
			return nil
		}
	}
	return assessment.Refuse(assessment.CodeInvalid, nil, "Some lines are to go to %s, but not to one of its lists. Please choose the list.", statement)
}

// removals removes what Replace replaces.
func (s *Staging) removals(a *assessment.Assessment, lists []stagedList, about bool) []assessment.Op {
	var ops []assessment.Op
	for _, list := range lists {
		if st := a.Statement(list.statement); st != nil {
			for _, e := range st.List(list.key) {
				ops = append(ops, assessment.Op{Kind: assessment.KindEntry, ID: e.ID, Verb: assessment.Remove})
			}
		}
	}
	if about {
		for _, section := range a.Sections() {
			ops = append(ops, assessment.Op{Kind: assessment.KindSection, ID: section.ID, Verb: assessment.Remove})
		}
	}
	return ops
}

// stagedList is all that goes to one list, in the source's order.
type stagedList struct {
	statement string
	key       assessment.ListKey
	lines     int
	entries   []StagedEntry
}

// lists gathers the entries by the list they go to: statements in the
// framework's order, those it does not know last.
func (s *Staging) lists() []stagedList {
	var all []stagedList
	at := map[[2]string]int{}
	gather := func(statement string, list assessment.ListKey) *stagedList {
		k := [2]string{statement, string(list)}
		if _, known := at[k]; !known {
			at[k] = len(all)
			all = append(all, stagedList{statement: statement, key: list})
		}
		return &all[at[k]]
	}
	for _, spec := range s.framework.Statements() {
		for _, list := range assessment.ListKeys {
			gather(spec.Code, list)
		}
	}
	for _, b := range s.Blocks {
		if b.Target.Kind == Entries {
			list := gather(b.Target.Statement, b.Target.List)
			list.lines += len(b.Lines)
			list.entries = append(list.entries, b.Entries()...)
		}
	}
	filled := all[:0]
	for _, list := range all {
		if list.lines > 0 {
			filled = append(filled, list)
		}
	}
	return filled
}

// stagedSection is one section of "Who we are" as it would be brought in.
type stagedSection struct{ heading, text string }

// sections gathers the blocks of "Who we are" by their headings, in the order
// of their first lines. A text over the limit of a section makes several.
func (s *Staging) sections() []stagedSection {
	var headings []string
	texts := map[string]*strings.Builder{}
	for _, b := range s.Blocks {
		if b.Target.Kind != About {
			continue
		}
		k := Key(b.Target.Heading)
		if texts[k] == nil {
			texts[k] = &strings.Builder{}
			headings = append(headings, b.Target.Heading)
		}
		b.writeSection(texts[k])
	}
	var fitting []stagedSection
	for _, heading := range headings {
		for i, piece := range inPieces(texts[Key(heading)].String(), assessment.LimitSection) {
			section := stagedSection{heading, piece}
			if i > 0 {
				section.heading = continued(heading)
			}
			fitting = append(fitting, section)
		}
	}
	return fitting
}

// continued marks the heading of a section that goes on with the one before.
func continued(heading string) string {
	const mark = " (continued)"
	runes := []rune(heading)
	if most := assessment.LimitName - len(mark); len(runes) > most {
		heading = string(runes[:most])
	}
	return heading + mark
}

// inPieces cuts a text that is over limit into pieces that are not, at the end
// of a paragraph, a sentence or a word if there is one in the second half, so
// that together they hold every word in its order.
func inPieces(text string, limit int) []string {
	var pieces []string
	for {
		end, whole := firstRunes(text, limit)
		if whole {
			if text != "" || pieces == nil {
				pieces = append(pieces, text)
			}
			return pieces
		}
		cut := end
		for _, after := range []string{"\n\n", "\n", ". ", "; ", " "} {
			if at := strings.LastIndex(text[:end], after); at+len(after) > end/2 {
				cut = at + len(after)
				break
			}
		}
		pieces = append(pieces, strings.TrimSpace(text[:cut]))
		text = strings.TrimSpace(text[cut:])
	}
}

// firstRunes returns where the first n characters of text end, in bytes, and
// whether that is all of it.
func firstRunes(text string, n int) (end int, whole bool) {
	for ; n > 0 && end < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return end, end == len(text)
}
