package store_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/store"
)

// Whatever is done, in whatever order: a document read from its file is the
// document in memory, and undo leads back through every earlier state.
func TestMemoryAndFileAgreeAfterAnyEdits(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			w := &wanderer{random: rand.New(rand.NewPCG(seed, 1)), d: create(t, 20)}
			for step := range 60 {
				w.step(t)
				if step%4 == 3 {
					w.reopen(t)
				}
			}
			w.undoEverything(t)
		})
	}
}

// wanderer makes random edits.
type wanderer struct {
	random *rand.Rand
	d      *store.Document
	made   int
}

func (w *wanderer) reopen(t *testing.T) {
	want, undo, redo := w.d.Snapshot(), w.d.UndoLabel(), w.d.RedoLabel()
	w.d = reopen(t, w.d)
	checkSame(t, want, w.d.Assessment())
	if w.d.UndoLabel() != undo || w.d.RedoLabel() != redo {
		t.Fatalf("opened with undo %q and redo %q, not %q and %q", w.d.UndoLabel(), w.d.RedoLabel(), undo, redo)
	}
}

func (w *wanderer) step(t *testing.T) {
	switch w.random.IntN(8) {
	case 0:
		w.thereAndBack(t, w.d.Undo, w.d.Redo)
	case 1:
		w.must(t, w.d.Undo)
	case 2:
		w.must(t, w.d.Redo)
	case 3:
		choice := map[string]string{fmt.Sprint("choice ", w.random.IntN(3)): []string{"", "chosen"}[w.random.IntN(2)]}
		if err := w.d.Remember(choice); err != nil {
			t.Fatal(err)
		}
	default:
		e := w.edit()
		e.Group = []string{"", "", "a", "b"}[w.random.IntN(4)]
		do(t, w.d, e)
	}
}

func (w *wanderer) must(t *testing.T, move func() (string, error)) {
	t.Helper()
	if _, err := move(); err != nil {
		t.Fatal(err)
	}
}

// thereAndBack checks that redo brings back exactly what undo took.
func (w *wanderer) thereAndBack(t *testing.T, undo, redo func() (string, error)) {
	t.Helper()
	if w.d.UndoLabel() == "" {
		return
	}
	before := w.d.Snapshot()
	w.must(t, undo)
	w.must(t, redo)
	checkSame(t, before, w.d.Assessment())
}

func (w *wanderer) edit() assessment.Edit {
	a := w.d.Assessment()
	w.made++
	id, text := fmt.Sprint("made-", w.made), fmt.Sprint("Text ", w.random.IntN(50))
	code, list := a.Statements[w.random.IntN(len(a.Statements))].Code, assessment.ListKeys[w.random.IntN(3)]
	entry := w.anyEntry(a)
	switch kind := w.random.IntN(9); {
	case kind == 0 || entry == nil:
		return a.AddEntries(code, list, "", assessment.NewEntry{ID: id, Text: text}, assessment.NewEntry{ID: id + "b", Internal: true})
	case kind == 1:
		return assessment.RemoveRecord("Delete entry", assessment.KindEntry, entry.ID)
	case kind == 2:
		return a.MoveEntry(entry.ID, code, list, "")
	case kind == 3:
		return assessment.SetValue("Type", assessment.KindEntry, entry.ID, assessment.FieldText, text)
	case kind == 4:
		return assessment.SetFlag("Mark internal", assessment.KindEntry, entry.ID, assessment.FieldInternal, w.random.IntN(2) == 0)
	case kind == 5:
		return assessment.SetValue("Change score", assessment.KindStatement, code, assessment.FieldScore, []string{"", "1", "4"}[w.random.IntN(3)])
	case kind == 6:
		return a.AddFigure(id, "", "Label "+id, text, "")
	case kind == 7 && len(a.Sections()) > 0:
		return assessment.RemoveRecord("Delete section", assessment.KindSection, a.Sections()[w.random.IntN(len(a.Sections()))].ID)
	default:
		return assessment.SetValue("Change lead", assessment.KindStatement, code, assessment.FieldLead, text)
	}
}

func (w *wanderer) anyEntry(a *assessment.Assessment) *assessment.Entry {
	var all []*assessment.Entry
	for _, s := range a.Statements {
		for _, key := range assessment.ListKeys {
			all = append(all, s.List(key)...)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all[w.random.IntN(len(all))]
}

// undoEverything goes back to the document as it was created; choices are
// remembered and not undone.
func (w *wanderer) undoEverything(t *testing.T) {
	for w.d.UndoLabel() != "" {
		w.must(t, w.d.Undo)
	}
	created := create(t, 20).Snapshot()
	created.Choices = w.d.Assessment().Choices
	checkSame(t, created, w.d.Assessment())
}
