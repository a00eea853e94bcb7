package assessment_test

import (
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

func TestMixedQuotationMarksAreFound(t *testing.T) {
	for _, c := range []struct {
		name        string
		texts       []string
		straight    int
		curly       int
		odd         []string
		oddStraight bool
	}{
		{"none", []string{"Carers are seen.", "5 days"}, 0, 0, nil, false},
		{"all curly", []string{"It’s “good”.", "People’s views"}, 0, 2, nil, false},
		{"all straight", []string{`It's "good".`, "People's views"}, 2, 0, nil, false},
		{"one straight among curly", []string{"It’s good.", "People’s views", `They say "no"`}, 1, 2, []string{`They say "no"`}, true},
		{"one curly among straight", []string{"It's good.", "People's views", "They say “no”"}, 2, 1, []string{"They say “no”"}, false},
		{"both in one text", []string{`It’s "good".`}, 1, 1, []string{`It’s "good".`}, true},
		{"feet and inches", []string{`A door of 6'2" and 30'`, "It’s wide"}, 0, 1, nil, false},
		{"decades", []string{"the 1990's", "It’s wide"}, 1, 1, []string{"the 1990's"}, true},
		{"an address", []string{"o'neill@northmere.example and https://a.example/x'y", "It’s wide"}, 0, 1, nil, false},
		{"a long text", []string{"It’s wide", "Some thirty and more characters stand before what is “ said here and some thirty and more characters behind it it's"},
			1, 2, []string{"…more characters behind it it's"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
			for i, text := range c.texts {
				edit := a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: string(rune('a' + i)), Text: text})
				if _, err := a.Apply(edit.Ops); err != nil {
					t.Fatal(err)
				}
			}
			q := a.Quotes()
			if q.Straight != c.straight || q.Curly != c.curly || q.OddStraight != c.oddStraight || len(q.Odd) != len(c.odd) {
				t.Fatalf("found %+v", q)
			}
			for i, want := range c.odd {
				if q.Odd[i].Around != want || q.Odd[i].Field != assessment.FieldText {
					t.Errorf("the odd one is %+v, want %q", q.Odd[i], want)
				}
			}
		})
	}
}
