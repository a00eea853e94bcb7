package command_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"

	"ninefold/app/assessment"
)

// saidOf is what show --json prints of a document, by its keys. Ids, which no two documents
// share, are the places of their records; the links of a record are in a fixed order.
func saidOf(t testing.TB, path string) map[string]any {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal([]byte(done(t, "show", path, "--json")), &all); err != nil {
		t.Fatal(err)
	}
	links := map[string]bool{}
	for _, spec := range assessment.Kinds() {
		links[spec.Key] = links[spec.Key] || len(spec.Ends) > 0
	}
	ids := map[string]string{}
	var name func(value any)
	name = func(value any) {
		switch v := value.(type) {
		case map[string]any:
			if id, is := v["id"].(string); is {
				ids[id] = fmt.Sprintf("record %d", len(ids)+1)
			}
			for _, key := range slices.Sorted(maps.Keys(v)) {
				if !links[key] {
					name(v[key])
				}
			}
		case []any:
			for _, inner := range v {
				name(inner)
			}
		}
	}
	name(all)
	var mend func(key string, value any) any
	mend = func(key string, value any) any {
		switch v := value.(type) {
		case map[string]any:
			out := map[string]any{}
			for k, inner := range v {
				if k != "id" || !links[key] {
					out[k] = mend(k, inner)
				}
			}
			return out
		case []any:
			out := make([]any, len(v))
			for i, inner := range v {
				out[i] = mend(key, inner)
			}
			if links[key] {
				sort.Slice(out, func(i, j int) bool { return fmt.Sprint(out[i]) < fmt.Sprint(out[j]) })
			}
			return out
		case string:
			lines := strings.Split(v, "\n")
			for i, line := range lines {
				kind, id, found := strings.Cut(line, "/")
				if ids[line] != "" {
					lines[i] = ids[line]
				} else if found && ids[id] != "" {
					lines[i] = kind + "/" + ids[id]
				}
			}
			return strings.Join(lines, "\n")
		}
		return value
	}
	return mend("", all).(map[string]any)
}

// ownOf are the keys of what a document says of itself and its council, which no workbook
// brings to another.
var ownOf = []string{"council", "title", "as_at", "framework", "marking", "author", "draft", "notice", "notice_days", "words"}

// Out of one document into an empty one of another council, as somebody would who joins
// two, or takes over: what show says of both is the same, kind by kind.
func TestEverythingOfADocumentComesIntoOneOfAnotherCouncil(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	from, to, book := sample(t, folder), filepath.Join(folder, "Southmere.ninefold"), filepath.Join(folder, "all.xlsx")
	done(t, "new", to, "--council", "Southmere Council")
	done(t, "export", from, "--xlsx", book, "--for-editing")
	before := saidOf(t, to)
	if said := refused(t, folder, "import", to, book); !strings.Contains(said, "--take unknown") {
		t.Errorf("without anybody's consent it says %s", said)
	}
	want := saidOf(t, from)
	differ := func(got map[string]any, but ...string) {
		t.Helper()
		for key, said := range want {
			if !slices.Contains(ownOf, key) && !slices.Contains(but, key) && !reflect.DeepEqual(got[key], said) {
				t.Errorf("what the document says under %q is not what it said in the other:\n%.600s\n%.600s", key, fmt.Sprint(got[key]), fmt.Sprint(said))
			}
		}
	}
	done(t, "import", to, book, "--take", "unknown")
	differ(saidOf(t, to), "statements", "overall") // the scores are not asked for
	for i, s := range outline(t, to).Statements {
		if s.Score != nil || s.Reason != "" || s.Lead != "" || len(s.WorkingWell) != len(outline(t, from).Statements[i].WorkingWell) {
			t.Errorf("nobody consented to the score of %s", s.Code)
		}
	}
	undo(t, to)
	if after := saidOf(t, to); !reflect.DeepEqual(after, before) {
		t.Error("one undo does not take all of it back")
	}
	done(t, "import", to, book, "--take", "unknown", "--take", "changed")
	differ(saidOf(t, to))
	if said := done(t, "import", to, book); !strings.Contains(said, "says all of it already") {
		t.Errorf("brought in again, it says %s", said)
	}
}
