package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/store"
)

// create makes a document with this many entries and closes it after the test.
func create(t testing.TB, entries int) *store.Document {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Northmere.ninefold")
	d, err := store.Create(path, assessmenttest.Generate(1, entries), store.Options{Who: "Morgan Ellery"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Abandon() })
	return d
}

func reopen(t testing.TB, d *store.Document) *store.Document {
	t.Helper()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return open(t, d.Path(), store.Options{})
}

func open(t testing.TB, path string, o store.Options) *store.Document {
	t.Helper()
	d, err := store.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Abandon() })
	return d
}

func do(t testing.TB, d *store.Document, e assessment.Edit) {
	t.Helper()
	if err := d.Do(e); err != nil {
		t.Fatal(err)
	}
}

// reason is the edit that sets the reason for QS1's score.
func reason(text, group string) assessment.Edit {
	e := assessment.SetValue("Type", assessment.KindStatement, "QS1", assessment.FieldReason, text)
	e.Group = group
	return e
}

func currentReason(d *store.Document) string { return d.Assessment().Statement("QS1").Reason }

// journal returns the whole journal, the oldest first.
func journal(t testing.TB, d *store.Document) []assessment.Change {
	t.Helper()
	changes, err := d.Journal(0)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(changes)
	return changes
}

// checkSame compares everything two assessments hold.
func checkSame(t testing.TB, want, got *assessment.Assessment) {
	t.Helper()
	w, g := want.Clone(), got.Clone()
	if !slices.Equal(w.Framework.File(), g.Framework.File()) {
		t.Error("the frameworks differ")
	}
	if !reflect.DeepEqual(account(w), account(g)) {
		t.Errorf("the documents differ:\n%v\n%v", account(w), account(g))
	}
}

// account is everything an assessment holds, in its order.
func account(a *assessment.Assessment) []any {
	all := []any{a.ID, a.Choices}
	for ref := range a.All() {
		values, _ := a.ValuesOf(ref)
		all = append(all, ref, values)
	}
	return all
}

func TestANewDocumentHoldsEverythingItWasMadeFrom(t *testing.T) {
	a := assessmenttest.Generate(3, 100)
	folder := filepath.Join(t.TempDir(), "what?") // a question mark begins options in what SQLite is given
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	d, err := store.Create(filepath.Join(folder, "Northmere 100% #1.ninefold"), a, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkSame(t, a, d.Assessment())
	d = reopen(t, d)
	checkSame(t, a, d.Assessment())
	if d.UndoLabel() != "" || d.RedoLabel() != "" {
		t.Errorf("the creation can be undone: %q, %q", d.UndoLabel(), d.RedoLabel())
	}
	if changes := journal(t, d); len(changes) != 1 || changes[0].Label != "Create document" {
		t.Errorf("the journal begins with %+v", changes)
	}
}

func TestADocumentIsNotMadeOverAFileOrOutsideAFolder(t *testing.T) {
	d := create(t, 3)
	_, err := store.Create(d.Path(), assessmenttest.Generate(2, 1), store.Options{})
	checkRefused(t, err, assessment.CodeExists, "Northmere.ninefold is there already. Please choose another name.")
	folder := filepath.Join(t.TempDir(), "gone")
	_, err = store.Create(filepath.Join(folder, "a.ninefold"), assessmenttest.Generate(2, 1), store.Options{})
	checkRefused(t, err, assessment.CodeNotFound, "There is no folder "+folder+".")
}

func TestAValueThatIsNotAllowedIsRefusedOnCreationAndLeavesNoFile(t *testing.T) {
	a := assessmenttest.Generate(1, 1)
	a.Title = "two\nlines"
	folder := t.TempDir()
	_, err := store.Create(filepath.Join(folder, "a.ninefold"), a, store.Options{})
	checkRefused(t, err, assessment.CodeInvalid, "The title must be on one line.")
	if files := listFiles(t, folder); len(files) != 0 {
		t.Errorf("left behind: %v", files)
	}
}

func TestEveryChangeIsEnteredInTheJournal(t *testing.T) {
	now := time.Date(2026, 3, 31, 14, 2, 5, 123_456_789, time.FixedZone("BST", 3600))
	ids := 0
	o := store.Options{Replica: "the copy of the test", Who: "Siân Prŷs", Now: func() time.Time { return now }, NewID: func() string { ids++; return fmt.Sprint("change-", ids) }}
	d, err := store.Create(filepath.Join(t.TempDir(), "a.ninefold"), assessmenttest.Generate(1, 0), o)
	if err != nil {
		t.Fatal(err)
	}
	before := currentReason(d)
	do(t, d, reason("Because <it> is & will be.", "typing-1"))
	d.SetWho("Jo Ferriby")
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	check := func(d *store.Document) {
		t.Helper()
		const replica = "the copy of the test"
		at := time.Date(2026, 3, 31, 13, 2, 5, 123_000_000, time.UTC)
		op := assessment.Op{Kind: assessment.KindStatement, ID: "QS1", Verb: assessment.Splice, Field: assessment.FieldReason, Before: strings.TrimSuffix(before, "."), After: "Because <it> is & will be"}
		want := []assessment.Change{
			{ID: "change-2", At: at, Who: "Siân Prŷs", Label: "Type", Group: "typing-1", Ops: []assessment.Op{op}, Replica: replica, Counter: 1},
			{ID: "change-3", At: at, Who: "Jo Ferriby", Label: "Undo type", Undoes: "change-2", Ops: assessment.Inverse([]assessment.Op{op}), Replica: replica, Counter: 2},
		}
		if got := journal(t, d)[1:]; !reflect.DeepEqual(got, want) {
			t.Errorf("the journal holds\n%+v, not\n%+v", got, want)
		}
	}
	check(d)
	d = reopen(t, d)
	check(d)
	if newest, err := d.Journal(1); err != nil || len(newest) != 1 || newest[0].ID != "change-3" {
		t.Errorf("the newest change is %+v, %v", newest, err)
	}
}

func TestPlayingTheJournalFromNothingGivesTheDocument(t *testing.T) {
	d := create(t, 40)
	do(t, d, assessment.RemoveRecord("Delete entry", assessment.KindEntry, d.Assessment().Statement("QS3").List(assessment.Priorities)[0].ID))
	do(t, d, reason("new", ""))
	replayed := assessment.New(d.Assessment().ID, "", d.Assessment().Framework)
	for _, c := range journal(t, d) {
		if _, err := replayed.Apply(c.Ops); err != nil {
			t.Fatal(err)
		}
	}
	replayed.Choices = d.Assessment().Choices // they are not in the journal
	checkSame(t, d.Assessment(), replayed)
}

func TestAnEditThatChangesNothingIsNotJournalled(t *testing.T) {
	d := create(t, 0)
	told := 0
	d.Subscribe(func(store.Event) { told++ })
	do(t, d, reason(currentReason(d), ""))
	if changes := journal(t, d); len(changes) != 1 || told != 0 || d.UndoLabel() != "" {
		t.Errorf("journal %d, told %d times, undo %q", len(changes), told, d.UndoLabel())
	}
}

func TestARefusedEditChangesNothing(t *testing.T) {
	d := create(t, 5)
	before := d.Snapshot()
	e := reason("half of it", "")
	e.Ops = append(e.Ops, assessment.Op{Kind: assessment.KindEntry, ID: "nowhere", Verb: assessment.Remove})
	checkRefused(t, d.Do(e), assessment.CodeNotFound, "That entry is not in the document any more.")
	checkSame(t, before, d.Assessment())
	if len(journal(t, d)) != 1 {
		t.Error("the refused edit is in the journal")
	}
}

func TestUndoAndRedoGoBackAndForthAlsoAfterClosing(t *testing.T) {
	d := create(t, 0)
	start := currentReason(d)
	for _, text := range []string{"one", "two", "three"} {
		do(t, d, reason(text, ""))
	}
	for _, want := range []string{"two", "one"} {
		if label, err := d.Undo(); label != "Type" || err != nil || currentReason(d) != want {
			t.Fatalf("undo %q, %v: %q", label, err, currentReason(d))
		}
	}
	d = reopen(t, d)
	if d.UndoLabel() != "Type" || d.RedoLabel() != "Type" {
		t.Fatalf("after opening: undo %q, redo %q", d.UndoLabel(), d.RedoLabel())
	}
	for _, want := range []string{"two", "three", "three"} {
		if _, err := d.Redo(); err != nil || currentReason(d) != want {
			t.Fatalf("redo: %q, %v", currentReason(d), err)
		}
	}
	d = reopen(t, d)
	for _, want := range []string{"two", "one", start, start} {
		if _, err := d.Undo(); err != nil || currentReason(d) != want {
			t.Fatalf("undo: %q, %v; want %q", currentReason(d), err, want)
		}
	}
	if label, err := d.Undo(); label != "" || err != nil {
		t.Errorf("nothing is left to undo, but %q, %v", label, err)
	}
}

func TestANewEditEndsWhatCouldBeRedone(t *testing.T) {
	d := create(t, 0)
	do(t, d, reason("one", ""))
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	do(t, d, reason("other", ""))
	if label, err := d.Redo(); label != "" || err != nil || currentReason(d) != "other" {
		t.Errorf("redo gave %q, %v: %q", label, err, currentReason(d))
	}
	if d = reopen(t, d); d.RedoLabel() != "" {
		t.Errorf("after opening, redo offers %q", d.RedoLabel())
	}
}

func TestAGroupIsUndoneAndRedoneInOneGo(t *testing.T) {
	for _, closing := range []bool{false, true} {
		d := create(t, 0)
		start := currentReason(d)
		do(t, d, reason("first", "a"))
		for _, text := range []string{"s", "se", "second"} {
			do(t, d, reason(text, "b"))
		}
		step := func(move func(*store.Document) (string, error), want string) {
			t.Helper()
			if closing {
				d = reopen(t, d)
			}
			if label, err := move(d); label != "Type" || err != nil || currentReason(d) != want {
				t.Fatalf("closing %t: %q, %v: %q, not %q", closing, label, err, currentReason(d), want)
			}
		}
		step((*store.Document).Undo, "first")
		step((*store.Document).Redo, "second")
		step((*store.Document).Undo, "first")
		step((*store.Document).Undo, start)
		step((*store.Document).Redo, "first")
		step((*store.Document).Redo, "second")
	}
}

func TestAGroupThatComesToNothingDoesNotBlockUndo(t *testing.T) {
	d := create(t, 0)
	start := currentReason(d)
	do(t, d, reason("kept", ""))
	do(t, d, reason("kept and gone", "b"))
	do(t, d, reason("kept", "b"))
	for range 2 {
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
		d = reopen(t, d)
	}
	if currentReason(d) != start || d.UndoLabel() != "" {
		t.Errorf("undone to %q, undo offers %q", currentReason(d), d.UndoLabel())
	}
}

func TestARememberedChoiceIsSavedAndNotOfferedForUndo(t *testing.T) {
	d := create(t, 0)
	do(t, d, reason("one", ""))
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := d.Remember(map[string]string{"export.item": "6c"}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if d.UndoLabel() != "" || d.RedoLabel() != "Type" || d.Assessment().Choices["export.item"] != "6c" {
			t.Errorf("undo %q, redo %q, choices %v", d.UndoLabel(), d.RedoLabel(), d.Assessment().Choices)
		}
		d = reopen(t, d)
	}
	if err := d.Remember(map[string]string{"export.item": ""}); err != nil {
		t.Fatal(err)
	}
	if _, there := reopen(t, d).Assessment().Choices["export.item"]; there {
		t.Error("the choice was not forgotten")
	}
}

func TestSubscribersAreToldInOrderUntilTheyCancel(t *testing.T) {
	d := create(t, 0)
	var heard []string
	listen := func(name string) func() {
		return d.Subscribe(func(e store.Event) { heard = append(heard, name+" "+e.Change.Label) })
	}
	cancel := listen("a")
	listen("b")
	do(t, d, reason("one", ""))
	cancel()
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if want := []string{"a Type", "b Type", "b Undo type"}; !slices.Equal(heard, want) {
		t.Errorf("heard %q, not %q", heard, want)
	}
}

func TestASnapshotStaysAsItWas(t *testing.T) {
	d := create(t, 10)
	snapshot := d.Snapshot()
	was := snapshot.Statement("QS1").Reason
	do(t, d, reason("changed", ""))
	if snapshot.Statement("QS1").Reason != was {
		t.Error("the snapshot changed with the document")
	}
}

func TestAClosedDocumentRefusesChangesAndClosesTwice(t *testing.T) {
	d := create(t, 0)
	for range 2 {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	checkRefused(t, d.Do(reason("late", "")), assessment.CodeReadOnly, "Northmere.ninefold has been closed, so it cannot be changed.")
	if files := listFiles(t, filepath.Dir(d.Path())); !slices.Equal(files, []string{"Northmere.ninefold"}) {
		t.Errorf("the folder holds %v", files)
	}
}
