package find

import (
	"fmt"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// document is an assessment with a few texts in several kinds.
func document(t testing.TB) *assessment.Assessment {
	t.Helper()
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	for _, edit := range []assessment.Edit{
		a.AppendEntries("QS1", assessment.WorkingWell,
			assessment.NewEntry{ID: "e1", Text: "Carers’ assessments begin within two weeks.\nThey are done at home."},
			assessment.NewEntry{ID: "e2", Text: "People understand the care they are offered."}),
		assessment.SetValue("", assessment.KindEntry, "e2", assessment.FieldNote, "Ask the Carers Centre."),
		assessment.SetValue("", assessment.KindStatement, "QS7", assessment.FieldReason, "Concerns are looked at on the day."),
		a.AddSection("s", "", "The place", "A harbour town."),
		a.AppendRecords(assessment.KindRisk, assessment.NewRecord{ID: "r", Values: map[assessment.Field]string{assessment.FieldTitle: "Care homes close"}}),
	} {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func found(a *assessment.Assessment, query string) string {
	hits, _ := NewIndex(a).Search(query, 20)
	var all []string
	for _, h := range hits {
		all = append(all, string(h.Ref.Kind)+" "+h.Ref.ID+" "+string(h.Field))
	}
	return strings.Join(all, ", ")
}

func TestWordsAreFoundInEveryKindTheBestFirst(t *testing.T) {
	a := document(t)
	for query, want := range map[string]string{
		"care":             "entry e2 text, risk r title, entry e1 text, entry e2 note",
		"HARBOUR":          "section s text",
		"carers' two":      "entry e1 text",
		"carers centre":    "entry e2 note",
		"day concerns":     "statement QS7 reason",
		"northmere":        "document doc council",
		"":                 "",
		"   ":              "",
		"nobody wrote it":  "",
		"care nobody said": "",
	} {
		if got := found(a, query); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func TestAHitShowsItsWordsInTheirPlace(t *testing.T) {
	hits, total := NewIndex(document(t)).Search("weeks", 5)
	if total != 1 || hits[0].Before != "Carers’ assessments begin within two " || hits[0].Match != "weeks" || hits[0].After != ". They are done at home." {
		t.Errorf("%d hits, the first %+v", total, hits)
	}
	a := document(t)
	long := strings.Repeat("é", 200) + " needle " + strings.Repeat("ü", 200)
	if _, err := a.Apply(assessment.SetValue("", assessment.KindEntry, "e1", assessment.FieldText, long).Ops); err != nil {
		t.Fatal(err)
	}
	hits, _ = NewIndex(a).Search("needle", 5)
	if h := hits[0]; !strings.HasPrefix(h.Before, "…é") || !strings.HasSuffix(h.After, "ü…") || assessment.Length(h.Before) != around+1 {
		t.Errorf("in a long text it shows %q | %q | %q", h.Before, h.Match, h.After)
	}
	words := strings.Repeat("waiting ", 20) + "needle" + strings.Repeat(" lists", 20)
	if _, err := a.Apply(assessment.SetValue("", assessment.KindEntry, "e1", assessment.FieldText, words).Ops); err != nil {
		t.Fatal(err)
	}
	hits, _ = NewIndex(a).Search("needle", 5)
	if h := hits[0]; h.Before != "…"+strings.Repeat("waiting ", 7) || h.After != strings.Repeat(" lists", 9)+"…" {
		t.Errorf("of many words it shows %q | %q | %q", h.Before, h.Match, h.After)
	}
	if hits, total := NewIndex(a).Search("e", 1); len(hits) != 1 || total < 4 {
		t.Errorf("of %d hits %d were returned, asked for one", total, len(hits))
	}
}

func TestFoldingKeepsEveryPlace(t *testing.T) {
	for _, s := range []string{"ÉCOLE", "İstanbul", "Straße ẞ", "ⱥȺ", "“a” ‘b’", "bad \xff byte", "Привіт", ""} {
		if got := Fold(s); len(got) != len(s) {
			t.Errorf("%q is folded to %q, of another length", s, got)
		}
	}
	if Fold("“Ab”") != "”ab”" {
		t.Errorf("quotation marks and capitals stay: %q", Fold("“Ab”"))
	}
}

func TestReplacingTouchesOnlyWhatIsMeantAndIsOneChange(t *testing.T) {
	a := document(t)
	for _, c := range []struct {
		wanted Wanted
		want   string
	}{
		{Wanted{Text: "care", With: "support", Whole: true}, "entry e2: People understand the support they are offered.; risk r: Support homes close"},
		{Wanted{Text: "care", With: "support", Whole: true, Capitals: true}, "entry e2: People understand the support they are offered."},
		{Wanted{Text: "Carers", With: "Families", Capitals: true}, "entry e1: Families’ assessments begin within two weeks.\nThey are done at home.; entry e2: Ask the Families Centre."},
		{Wanted{Text: "They are", With: "these are"}, "entry e1: Carers’ assessments begin within two weeks.\nthese are done at home.; entry e2: People understand the care these are offered."},
		{Wanted{Text: "", With: "x"}, ""},
	} {
		var all []string
		replacements := Replacements(a, c.wanted)
		for _, r := range replacements {
			all = append(all, fmt.Sprintf("%s %s: %s", r.Ref.Kind, r.Ref.ID, r.After))
		}
		if got := strings.Join(all, "; "); got != c.want {
			t.Errorf("%+v makes %q, want %q", c.wanted, got, c.want)
		}
	}
	if got := Replacements(a, Wanted{Text: "weeks", With: "days"})[0].Shown; got != "Carers’ assessments begin within two days. They are done at home." {
		t.Errorf("it is shown as %q", got)
	}
	w := Wanted{Text: "they are", With: "they’re"}
	edit := Edit(w, Replacements(a, w))
	done, err := a.Apply(edit.Ops)
	if err != nil || a.Entry("e1").Text != "Carers’ assessments begin within two weeks.\nThey’re done at home." {
		t.Fatalf("%v; the entry says %q", err, a.Entry("e1").Text)
	}
	if _, err := a.Apply(assessment.Inverse(done)); err != nil || !strings.Contains(a.Entry("e1").Text, "They are done") {
		t.Errorf("undone: %v, %q", err, a.Entry("e1").Text)
	}
}

// BenchmarkSearch searches a document of 5,000 entries for words that are in
// many of them, as at every key pressed. Floor is one pass over the same text.
func BenchmarkSearch(b *testing.B) {
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(b))
	var entries []assessment.NewEntry
	for i := range 5000 {
		entries = append(entries, assessment.NewEntry{ID: fmt.Sprint(i), Text: fmt.Sprintf("Entry %d: people wait for an assessment, and carers wait longer than anybody in the borough would wish.", i)})
	}
	if _, err := a.Apply(a.AppendEntries("QS1", assessment.WorkingWell, entries...).Ops); err != nil {
		b.Fatal(err)
	}
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			NewIndex(a)
		}
	})
	ix := NewIndex(a)
	b.Run("search", func(b *testing.B) {
		for b.Loop() {
			if _, total := ix.Search("carers long", 50); total != 5000 {
				b.Fatal(total)
			}
		}
	})
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			n := 0
			for i := range ix.texts {
				if strings.Contains(ix.texts[i].folded, "carers") {
					n++
				}
			}
			if n != 5000 {
				b.Fatal(n)
			}
		}
	})
}

func TestAPhraseIsFoundWhereverItStandsInAText(t *testing.T) {
	for _, c := range []struct{ text, query, want string }{
		{"Carers wait. CARERS’ assessments; carers", "carers", "0 13 36"},
		{"Carers’ plans and carers' lunch", "carers'", "0 20"},
		{"People said “yes”", `"YES`, "12"},
		{"two  words", "two words", ""},
		{"aaaa", "aa", "0 2"},
		{"ÉCOLE école", "école", "0 7"},
		{"anything", " ", ""},
		{"", "x", ""},
	} {
		var at []string
		for _, p := range Places(c.text, c.query) {
			at = append(at, fmt.Sprint(p.From))
			if p.To <= p.From || p.To > len(c.text) {
				t.Errorf("%q in %q: %+v", c.query, c.text, p)
			}
		}
		if got := strings.Join(at, " "); got != c.want {
			t.Errorf("%q in %q stands at %q, want %q", c.query, c.text, got, c.want)
		}
	}
}

// BenchmarkPlaces looks for a phrase in 5,000 entries one by one, as the find bar of
// a page does at every key.
func BenchmarkPlaces(b *testing.B) {
	texts := make([]string, 5000)
	for i := range texts {
		texts[i] = fmt.Sprintf("Entry %d: people wait for an assessment, and carers wait longer than anybody in the borough would wish; the carers’ centre says so.", i)
	}
	for b.Loop() {
		n := 0
		for _, text := range texts {
			n += len(Places(text, "Carers"))
		}
		if n != 10000 {
			b.Fatal(n)
		}
	}
}
