package understanding

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
)

const withEvidence = "Safeguarding\nStrengths\n• Concerns are read at once.\nHow do we know?\n• An audit in May.\n• Two surveys.\nPriorities\n• Close the old ones.\nImpact\nPeople say they feel safer.\n"

// What stands under headings of something else is offered as notes of its
// statement: none becomes an entry, and a note says what it stood under.
func TestHeadingsOfSomethingElseAreOfferedAsNotes(t *testing.T) {
	f := intaketest.Framework(t)
	s := stageText(t, withEvidence)
	if c := s.Counts(); c.Entries != 2 || c.NoteLines != 0 || s.Offered() != 5 {
		t.Fatalf("%+v, %d offered:\n%s", c, s.Offered(), outline(s))
	}
	if n := s.AcceptNotes(); n != 5 || s.Offered() != 0 {
		t.Errorf("%d lines are noted, %d still offered", n, s.Offered())
	}
	a := assessment.New("doc", "Northmere Council", f)
	edit, err := s.Edit(a, Add, intaketest.NewIDs())
	intaketest.Must(t, err)
	if _, err := a.Apply(edit.Ops); err != nil {
		t.Fatal(err)
	}
	want := "How do we know?\n• An audit in May.\n• Two surveys.\n\nImpact\nPeople say they feel safer."
	if got := a.Statement("QS7").Note; got != want {
		t.Errorf("the note is %q", got)
	}
	// Brought in once more it is not said twice, and what was noted before stays.
	again := stageText(t, withEvidence)
	again.AcceptNotes()
	edit, err = again.Edit(a, Add, intaketest.NewIDs())
	intaketest.Must(t, err)
	if _, err := a.Apply(edit.Ops); err != nil || a.Statement("QS7").Note != want {
		t.Errorf("the note is %q, %v", a.Statement("QS7").Note, err)
	}
}

func TestAHeadingMayMeanANote(t *testing.T) {
	s := StageSaid(intaketest.Framework(t), textSource(t, "Safeguarding\nStrengths\n• One.\nOur story so far\n• A tale.\nPriorities\n• Two.\n"), map[string]Meaning{"OUR STORY SO FAR": {List: AsNote}})
	if c := s.Counts(); c.NoteLines != 2 || c.Entries != 2 {
		t.Errorf("%+v:\n%s", c, outline(s))
	}
	s.Understand("Our story so far", Meaning{List: assessment.Improvement})
	if n := count(s, assessment.Improvement); n != 1 {
		t.Errorf("%d areas for improvement:\n%s", n, outline(s))
	}
}

// A person's word makes a heading of a line that nothing else would.
func TestWhatSomebodySaidIsAHeadingWhereverItStands(t *testing.T) {
	text := "Safeguarding\nStrengths\nConcerns are read at once and answered by somebody who knows the person\nSlow burners\nEnquiries stay open\nSlow burners again\nMore of it\n"
	s := StageSaid(intaketest.Framework(t), textSource(t, text), map[string]Meaning{"Slow burners": {List: assessment.Improvement}})
	if target := targetOf(s, "Enquiries stay open"); target.Kind != Entries || target.List != assessment.Improvement {
		t.Errorf("it goes to %+v:\n%s", target, outline(s))
	}
}

// Lines taken out of a block go their own way, in the source's order, and every
// step is taken back and done again.
func TestABlockIsTakenApartAndItsPartsMoved(t *testing.T) {
	s := stageText(t, "Safeguarding\nStrengths\n• One.\n• Two\n  goes on.\n• Three.\n• Four.\n")
	var b *Block
	for _, each := range s.Blocks {
		if each.Target.Kind == Entries {
			b = each
		}
	}
	before := outline(s)
	var part int
	s.Step("Take lines out", func() {
		part = s.Take(b.ID, []int{1, 2, 4})
		s.Move(part, Target{Kind: Entries, Statement: "QS7", List: assessment.Improvement})
	})
	texts := func(id int) string {
		var all []string
		for _, e := range s.Block(id).Entries() {
			all = append(all, e.Text)
		}
		return strings.Join(all, "|")
	}
	if texts(b.ID) != "One.|Three." || texts(part) != "Two goes on.|Four." || count(s, assessment.Improvement) != 2 {
		t.Errorf("%q and %q:\n%s", texts(b.ID), texts(part), outline(s))
	}
	if s.Take(b.ID, nil) != 0 || s.Take(b.ID, []int{0, 1}) != 0 || s.Take(999, []int{0}) != 0 {
		t.Error("nothing, or all of it, was taken")
	}
	after := outline(s)
	if s.Undo() != "Take lines out" || outline(s) != before || s.Undo() != "" {
		t.Errorf("taken back it is\n%s", outline(s))
	}
	if s.Redo() != "Take lines out" || outline(s) != after || s.Redo() != "" {
		t.Errorf("done again it is\n%s", outline(s))
	}
	s.Undo()
	if ids := s.TakeApart(b.ID); len(ids) != 4 || texts(ids[1]) != "Two goes on." {
		t.Errorf("taken apart: %v:\n%s", ids, outline(s))
	}
	// A line parted from the one it went on with begins an entry of its own.
	if got := s.TakeApart(b.ID); got != nil {
		t.Errorf("one entry was taken apart: %v", got)
	}
	s.Understand("x", Meaning{})
	half := s.Take(holding(s, t, "goes on."), []int{1})
	if half == 0 || texts(half) != "goes on." {
		t.Errorf("half of an entry is %q", texts(half))
	}
}

// holding is the block that holds a line.
func holding(s *Staging, t *testing.T, words string) int {
	t.Helper()
	for _, b := range s.Blocks {
		for _, l := range b.Lines {
			if l.Words == words {
				return b.ID
			}
		}
	}
	t.Fatalf("no block holds %q", words)
	return 0
}
