package pdf_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
	"ninefold/export/pdf/pdfcheck"
)

// longPlan is an action plan of so many actions, some of which are longer than
// a page. Their words can be told apart.
func longPlan(t testing.TB, actions int) *export.Report {
	t.Helper()
	a := assessment.New("document", "Northmere Council", assessmenttest.Framework(t))
	do := func(edit assessment.Edit) {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	for i := range actions {
		id := fmt.Sprint("action", i)
		do(a.AppendRecords(assessment.KindAction, assessment.NewRecord{ID: id, Values: map[assessment.Field]string{
			assessment.FieldTitle:     fmt.Sprintf("Heading%03d of what is to be done about it", i),
			assessment.FieldStatement: a.Statements[i*len(a.Statements)/actions].Code,
			assessment.FieldGroup:     fmt.Sprintf("Group%02d of actions that belong together", i/6),
			assessment.FieldOwner:     "M. Hale",
		}}))
		for n := range 1 + (i*7)%5 + 40*(i%23/22) {
			text := fmt.Sprintf("Detail%03dx%02d, and with it everything that has to be done before the next one may begin", i, n)
			own := ""
			if i%2 == 0 && n%3 < 2 {
				own = fmt.Sprintf("When%03dx%02d", i, n)
			}
			do(a.AppendRecords(assessment.KindActionDetail, assessment.NewRecord{ID: fmt.Sprint(id, " d", n), Values: map[assessment.Field]string{
				assessment.FieldAction: id, assessment.FieldText: text, assessment.FieldTimescale: own,
			}}))
		}
		for n := range 1 + i%4 {
			do(a.AppendRecords(assessment.KindActionImpact, assessment.NewRecord{ID: fmt.Sprint(id, " i", n), Values: map[assessment.Field]string{
				assessment.FieldAction: id, assessment.FieldText: fmt.Sprintf("Impact%03dx%02d for people who wait", i, n),
			}}))
		}
	}
	r, err := export.Build(a, export.Options{Document: export.ActionPlan})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheActionPlanHasItsHeaderOnEveryPageAndLeavesNoHeadingAlone(t *testing.T) {
	r := longPlan(t, 120)
	data, result := write(t, r)
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	group, detail, heading := regexp.MustCompile(`Group\d\d`), regexp.MustCompile(`Detail\d\d\dx\d\d`), regexp.MustCompile(`Heading\d\d\d`)
	last := func(of *regexp.Regexp, page string) int {
		all := of.FindAllStringIndex(page, -1)
		if len(all) == 0 {
			return -1
		}
		return all[len(all)-1][0]
	}
	plan, own := 0, regexp.MustCompile(`When(\d\d\dx\d\d)`)
	for i, page := range read.Pages {
		if !detail.MatchString(page) && !heading.MatchString(page) {
			continue
		}
		plan++
		if !strings.Contains(page, "Estimated timescales") || !strings.Contains(page, "Key performance indicators") {
			t.Errorf("page %d has no header row", i+1)
		}
		if !group.MatchString(page) {
			t.Errorf("page %d does not say which group it goes on with", i+1)
		}
		if last(group, page) > last(heading, page) && last(group, page) > last(detail, page) {
			t.Errorf("a group's heading stands alone at the foot of page %d", i+1)
		}
		for _, when := range own.FindAllStringSubmatch(page, -1) {
			if !strings.Contains(page, "Detail"+when[1]) {
				t.Errorf("page %d has the timescale %s without its detail", i+1, when[1])
			}
		}
		if last(heading, page) > last(detail, page) {
			t.Errorf("an action's heading stands alone at the foot of page %d", i+1)
		}
	}
	if plan < 20 || result.Pages < plan {
		t.Errorf("the plan has %d pages", plan)
	}
	reading := letters(read.Reading)
	for _, text := range texts(r) {
		if !strings.Contains(reading, letters(text)) {
			t.Errorf("%q is not read out", text)
		}
	}
	if n := len(own.FindAllString(strings.Join(read.Pages, " "), -1)); n < 100 {
		t.Errorf("%d details have timescales of their own", n)
	}
	// A heading that is drawn again on the next page is read out once.
	if n := strings.Count(read.Reading, "Group03"); n != 1 {
		t.Errorf("a group's heading is read out %d times", n)
	}
}
