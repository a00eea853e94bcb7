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
