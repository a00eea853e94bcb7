package command_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/command"
	"ninefold/app/store"
)

// edit changes a document as a window would.
func edit(t testing.TB, path string, edits ...assessment.Edit) {
	t.Helper()
	doc, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		if err := doc.Do(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := doc.Close(); err != nil {
		t.Fatal(err)
	}
}

func score(code, value string) assessment.Edit {
	return assessment.SetValue("Change score", assessment.KindStatement, code, assessment.FieldScore, value)
}

// add adds entries to the foot of a list.
func add(t testing.TB, path, statement string, list assessment.ListKey, entries ...assessment.NewEntry) {
	t.Helper()
	doc, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Do(doc.Assessment().AppendEntries(statement, list, entries...)); err != nil {
		t.Fatal(err)
	}
	if err := doc.Close(); err != nil {
		t.Fatal(err)
	}
}

// keysOf are the keys of a JSON object in order.
func keysOf(t testing.TB, value any) []string {
	t.Helper()
	object, ok := value.(map[string]any)
	if !ok {
		t.Fatalf("%v is not an object", value)
	}
	return slices.Sorted(maps.Keys(object))
}

func TestShowPrintsTheKeysThatScriptsRelyOn(t *testing.T) {
	t.Parallel()
	path := empty(t, t.TempDir())
	add(t, path, "QS1", assessment.Improvement, assessment.NewEntry{ID: "one", Text: "Reviews <are> late & long.", Internal: true, Note: "Ask Siân."})
	printed := done(t, "show", path, "--json")
	var o map[string]any
	if err := json.Unmarshal([]byte(printed), &o); err != nil {
		t.Fatal(err)
	}
	wanted := func(what string, value any, keys ...string) {
		t.Helper()
		if got := keysOf(t, value); !slices.Equal(got, slices.Sorted(slices.Values(keys))) {
			t.Errorf("the keys of %s are %q", what, got)
		}
	}
	keys := []string{"council", "title", "as_at", "framework", "marking", "statements", "overall", "author", "draft", "about", "figures", "notice", "notice_days", "words"}
	for _, spec := range assessment.Kinds() { // the others follow, as declared
		if spec.Key != "" && spec.Parent() == "" && !slices.Contains(keys, spec.Key) {
			keys = append(keys, spec.Key)
		}
	}
	wanted("the document", o, keys...)
	wanted("overall", o["overall"], "scored", "total", "percent", "rating")
	statements := o["statements"].([]any)
	for i, s := range statements {
		wanted("a statement", s, "code", "name", "status", "score", "reason", "working_well", "improvement", "priorities", "lead", "note", "signed_off_as", "changed_since_signed_off")
		s := s.(map[string]any)
		if want := fmt.Sprintf("QS%d", i+1); s["code"] != want {
			t.Errorf("statement %d is %v", i+1, s["code"])
		}
		for _, key := range []string{"working_well", "improvement", "priorities"} {
			if _, ok := s[key].([]any); !ok {
				t.Errorf("%s of %v is %v and not a list", key, s["code"], s[key])
			}
		}
	}
	entry := statements[0].(map[string]any)["improvement"].([]any)[0]
	wanted("an entry", entry, "id", "text", "internal", "note", "language")
	if got := entry.(map[string]any); got["id"] != "one" || got["text"] != "Reviews <are> late & long." || got["internal"] != true || got["note"] != "Ask Siân." {
		t.Errorf("the entry is %v", got)
	}
	if len(statements) != 9 {
		t.Errorf("there are %d statements", len(statements))
	}
	if !strings.Contains(printed, "Reviews <are> late & long.") {
		t.Error("signs that JSON allows are escaped")
	}
}

func TestPercentAndRatingAreNullUntilAllAreScored(t *testing.T) {
	t.Parallel()
	path := empty(t, t.TempDir())
	overall := func() string {
		var o struct {
			Overall json.RawMessage
		}
		if err := json.Unmarshal([]byte(done(t, "show", path, "--json")), &o); err != nil {
			t.Fatal(err)
		}
		var compact bytes.Buffer
		if err := json.Compact(&compact, o.Overall); err != nil {
			t.Fatal(err)
		}
		return compact.String()
	}
	if got, want := overall(), `{"scored":0,"total":0,"percent":null,"rating":null}`; got != want {
		t.Errorf("unscored, overall is %s", got)
	}
	for i := 1; i <= 8; i++ {
		edit(t, path, score(fmt.Sprintf("QS%d", i), "3"))
	}
	if got, want := overall(), `{"scored":8,"total":24,"percent":null,"rating":null}`; got != want {
		t.Errorf("with one unscored, overall is %s", got)
	}
	if o := outline(t, path); o.Statements[8].Score != nil || *o.Statements[7].Score != 3 {
		t.Errorf("the scores are %v and %v", o.Statements[7].Score, o.Statements[8].Score)
	}
	if got := done(t, "show", path); !strings.Contains(got, "8 of 9 scored: there is no overall score yet.\n") || strings.Contains(got, "%") {
		t.Errorf("the table ends %s", got)
	}
	edit(t, path, score("QS9", "2"))
	if got, want := overall(), `{"scored":9,"total":26,"percent":73,"rating":"Good"}`; got != want {
		t.Errorf("all scored, overall is %s", got)
	}
	if got := done(t, "show", path); !strings.Contains(got, "Overall: 26 of 36, 73%, Good.\n") {
		t.Errorf("the table ends %s", got)
	}
}

func TestShowPrintsATable(t *testing.T) {
	t.Parallel()
	path := empty(t, t.TempDir())
	add(t, path, "QS7", assessment.Priorities, assessment.NewEntry{ID: "a", Text: "One"}, assessment.NewEntry{ID: "b", Text: "Two"})
	edit(t, path, score("QS7", "4"),
		assessment.SetValue("", assessment.KindStatement, "QS7", assessment.FieldStatus, assessment.ForReview.Key()))
	lines := strings.Split(done(t, "show", path), "\n")
	if lines[0] != "Northmere Council · Self-assessment · OFFICIAL" {
		t.Errorf("the heading is %q", lines[0])
	}
	rows := map[string]string{}
	for _, line := range lines[2:] {
		cells := strings.Fields(line)
		if len(cells) > 0 {
			rows[cells[0]] = strings.Join(cells, " ")
		}
	}
	if want := "Safeguarding For review 4 0 0 2"; rows["Safeguarding"] != want {
		t.Errorf("the row is %q", rows["Safeguarding"])
	}
	if want := "Assessing needs Not started – 0 0 0"; rows["Assessing"] != want {
		t.Errorf("the row is %q", rows["Assessing"])
	}
	if len(rows) != 9+2 {
		t.Errorf("the table has the rows %q", rows)
	}
}

func TestADocumentWithoutAMarkingHasNoEmptyPlaceForOne(t *testing.T) {
	t.Parallel()
	path := empty(t, t.TempDir())
	doc, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	id := doc.Assessment().ID
	if err := doc.Close(); err != nil {
		t.Fatal(err)
	}
	edit(t, path, assessment.SetValue("", assessment.KindDocument, id, assessment.FieldMarking, ""))
	if got := done(t, "show", path); !strings.HasPrefix(got, "Northmere Council · Self-assessment\n") {
		t.Errorf("the heading is %.60q", got)
	}
}

// stuck is a stream that takes nothing.
type stuck struct{}

func (stuck) Write([]byte) (int, error) { return 0, fmt.Errorf("the pipe is broken") }

func TestWhatCannotBePrintedIsAFailure(t *testing.T) {
	t.Parallel()
	path := sample(t, t.TempDir())
	for _, args := range [][]string{{"show", path}, {"show", path, "--json"}, {"version"}} {
		var complaint bytes.Buffer
		if status := command.Run(args, command.Streams{Out: stuck{}, Err: &complaint}, nil); status != command.Refused || !strings.Contains(complaint.String(), "the pipe is broken") {
			t.Errorf("%q ended with %d: %s", args, status, &complaint)
		}
	}
}
