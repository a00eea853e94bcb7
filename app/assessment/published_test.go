package assessment_test

import (
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

func TestWhatIsPublishedHoldsNothingInternal(t *testing.T) {
	a := assessmenttest.Generate(1, 200)
	before := everything(a)
	p := a.Published()
	if everything(a) != before {
		t.Error("the document itself was changed")
	}
	kept, left := 0, 0
	for _, s := range a.Statements {
		for _, key := range assessment.ListKeys {
			for _, e := range s.List(key) {
				published := p.Assessment.Entry(e.ID)
				switch {
				case e.Internal:
					left++
					if published != nil {
						t.Errorf("the internal entry %s is published", e.ID)
					}
				case published == nil || published.Text != e.Text || published.Note != "":
					t.Errorf("the entry %+v is published as %+v", e, published)
				default:
					kept++
				}
			}
		}
	}
	if !p.LeftOut || p.Entries != left || kept+left != 200 || left == 0 {
		t.Errorf("%d kept, %d left out, %+v", kept, left, p)
	}
	internal := func(s *assessment.Section) bool { return s.Internal }
	if slices.ContainsFunc(p.Assessment.Sections(), internal) || len(p.Assessment.Sections()) != 9 || len(p.Assessment.Figures()) != 9 {
		t.Errorf("%d sections and %d figures are published", len(p.Assessment.Sections()), len(p.Assessment.Figures()))
	}
	if strings.Contains(everything(p.Assessment), "latest figure") {
		t.Error("a note for colleagues is published")
	}
	if again := p.Assessment.Published(); again.LeftOut || again.Entries != 0 {
		t.Errorf("something is left out twice: %+v", again)
	}
}

// The timescale of an internal indicator goes with it: left behind it would read as that
// of the whole action, which has one of its own.
func TestTheTimescaleOfAnInternalIndicatorIsLeftOutWithIt(t *testing.T) {
	a := assessmenttest.Generate(1, 0)
	scale := func(id, text, indicator string) assessment.NewRecord {
		return assessment.NewRecord{ID: id, Values: map[assessment.Field]string{assessment.FieldAction: "hire", assessment.FieldText: text, assessment.FieldIndicator: indicator}}
	}
	for _, edit := range []assessment.Edit{
		a.AppendRecords(assessment.KindIndicator,
			assessment.NewRecord{ID: "open", Values: map[assessment.Field]string{assessment.FieldTitle: "Reviews overdue"}},
			assessment.NewRecord{ID: "inside", Values: map[assessment.Field]string{assessment.FieldTitle: "Posts to be cut", assessment.FieldInternal: "1"}}),
		a.AppendRecords(assessment.KindAction, assessment.NewRecord{ID: "hire", Values: map[assessment.Field]string{assessment.FieldTitle: "Hire", assessment.FieldIndicators: "open\ninside"}}),
		a.AppendRecords(assessment.KindActionTimescale, scale("whole", "Medium-term", ""), scale("of open", "Short-term", "open"), scale("of inside", "Long-term", "inside")),
	} {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	p := a.Published()
	if got := p.Assessment.IDsBelow(assessment.KindActionTimescale, "hire"); !slices.Equal(got, []string{"whole", "of open"}) {
		t.Errorf("published are the timescales %q", got)
	}
	if x := p.Assessment.Action("hire"); x.Indicators != "open" || !p.LeftOut {
		t.Errorf("published is %+v, left out %v", x, p.LeftOut)
	}
}
