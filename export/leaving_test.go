package export

import (
	"fmt"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// said is everything a report says, of sections and sheets, in one text.
func said(t *testing.T, a *assessment.Assessment, o Options) string {
	t.Helper()
	r, err := Build(a, o)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range r.Sections {
		b.WriteString(s.Title + "\n")
		fmt.Fprintf(&b, "%+v\n", s.Blocks)
	}
	for _, s := range r.Sheets {
		b.WriteString(s.Name + "\n")
		for _, c := range s.Columns {
			b.WriteString("column " + c.Title + "\n")
		}
		for _, row := range s.Rows {
			for _, v := range row.Cells {
				b.WriteString(v.Text + "\n")
			}
		}
	}
	return b.String()
}

func TestWhatAnExportLeavesOutIsNowhereInIt(t *testing.T) {
	a := assessmenttest.Generate(3, 60)
	set := func(kind assessment.Kind, id string, f assessment.Field, v string) {
		if _, err := a.Apply(assessment.SetValue("", kind, id, f, v).Ops); err != nil {
			t.Fatal(err)
		}
	}
	set(assessment.KindStatement, "QS1", assessment.FieldReason, "Zonda reason")
	set(assessment.KindStatement, "QS1", assessment.FieldLead, "Zonda Lead")
	set(assessment.KindRisk, a.Risks()[0].ID, assessment.FieldOwner, "Zonda Owner")
	set(assessment.KindRisk, a.Risks()[0].ID, assessment.FieldInternal, "")
	for _, audience := range []Audience{Internal, Public} {
		whole := said(t, a, Options{Audience: audience})
		for _, text := range []string{"Zonda reason", "Zonda Lead", "Zonda Owner", "Overall score"} {
			if !strings.Contains(whole, text) {
				t.Errorf("%s: %q is not in the whole", audience, text)
			}
		}
		without := said(t, a, Options{Audience: audience, NoScores: true})
		for _, text := range []string{"Zonda reason", "Overall score", "column Score", "Not yet scored", a.Framework.Scores[0].Title} {
			if strings.Contains(without, text) {
				t.Errorf("%s: without scores it says %q", audience, text)
			}
		}
		if without = said(t, a, Options{Audience: audience, NoNames: true}); strings.Contains(without, "Zonda Lead") || strings.Contains(without, "Zonda Owner") || strings.Contains(without, "column Owner") {
			t.Errorf("%s: without names it names somebody", audience)
		}
	}
	if a.Statement("QS1").Reason != "Zonda reason" || a.Risks()[0].Owner != "Zonda Owner" {
		t.Error("the document itself lost something")
	}
}

func TestWhereNothingIsScoredNothingIsSaidOfScores(t *testing.T) {
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	if _, err := a.Apply(a.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "e", Text: "Something."}).Ops); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"Overall score", "Not yet scored", "its score", "column Score", "The scores"} {
		if got := said(t, a, Options{}); strings.Contains(got, text) {
			t.Errorf("it says %q", text)
		}
	}
	if got := said(t, a, Options{ForEditing: true}); !strings.Contains(got, "column Score") {
		t.Error("a workbook for editing has no column for the scores that are to come")
	}
}

func TestHowFarAStatementIsWrittenIsPublishedOnlyWhereSomebodyChoseThat(t *testing.T) {
	a := assessmenttest.Generate(3, 60)
	for _, s := range a.Statements {
		if _, err := a.Apply(assessment.SetValue("", assessment.KindStatement, s.Code, assessment.FieldStatus, assessment.Drafting.Key()).Ops); err != nil {
			t.Fatal(err)
		}
	}
	for o, want := range map[Options]bool{
		{Audience: Internal}: true, {Audience: Public}: false, {Audience: Public, Statuses: true}: true,
		{Audience: Public, Document: Scores}: false,
	} {
		if got := strings.Contains(said(t, a, o), assessment.Drafting.Title()); got != want {
			t.Errorf("%+v says Drafting: %v", o, got)
		}
	}
}

func TestAnExemptPaperNamesItsParagraph(t *testing.T) {
	a := assessmenttest.Generate(3, 30)
	o := Options{Audience: Internal, Exempt: 3, Committee: "Adults Scrutiny"}
	if o.Doubt(a) != "" || (Options{Audience: Internal, Committee: "Adults Scrutiny"}).Doubt(a) == "" {
		t.Error("an exempt paper of a committee is doubted, or another is not")
	}
	r, err := Build(a, o)
	if err != nil || !strings.Contains(r.MarkingLine(), "exempt, Schedule 12A, paragraph 3") || strings.Contains(r.MarkingLine(), InternalVersion) {
		t.Errorf("it is marked %q, %v", r.MarkingLine(), err)
	}
	if got := said(t, a, o); !strings.Contains(got, "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972: "+Exemptions[2]) {
		t.Error("the cover does not name the paragraph")
	}
	for _, wrong := range []Options{{Exempt: 8}, {Exempt: -1}, {Exempt: 1, Audience: Public}, {Document: Scores, NoScores: true}, {ForEditing: true, NoNames: true}} {
		if wrong.Check() == nil {
			t.Errorf("%+v is let through", wrong)
		}
	}
	for key, value := range ChoicesOf(Options{Exempt: 3, NoScores: true, NoNames: true, Statuses: true}) {
		a.Choices[key] = value
	}
	if got := OptionsFrom(a); got.Exempt != 3 || !got.NoScores || !got.NoNames || !got.Statuses {
		t.Errorf("it remembers %+v", got)
	}
}

func TestADocumentInWhichNothingIsWrittenIsDoubted(t *testing.T) {
	a := assessment.New("0b1f7a52-3a0c-4f0e-9d0a-2f6e1f6f2a11", "Northmere Council", assessmenttest.Framework(t))
	for _, o := range []Options{{}, {Audience: Public}, {Document: SelfAssessment}} {
		if o.Doubt(a) == "" {
			t.Errorf("%+v of an empty self-assessment is not doubted", o)
		}
	}
	if doubt := (Options{ForEditing: true}).Doubt(a); doubt != "" {
		t.Errorf("a workbook to be filled in is doubted: %s", doubt)
	}
	edit := a.AppendRecords(assessment.KindFigure, assessment.NewRecord{ID: "f1", Values: map[assessment.Field]string{assessment.FieldLabel: "residents", assessment.FieldInternal: "1"}})
	if _, err := a.Apply(edit.Ops); err != nil {
		t.Fatal(err)
	}
	if (Options{}).Doubt(a) != "" || (Options{Audience: Public}).Doubt(a) == "" {
		t.Error("one internal figure is nothing to colleagues, or something to the public")
	}
}

func TestAnAccessibilityStatementIsThereWhereSomebodyCanBeAsked(t *testing.T) {
	a := assessmenttest.Generate(3, 30)
	with := Options{Audience: Public, Contact: "access@northmere.example or 01632 960100"}
	if got := said(t, a, with); !strings.Contains(got, "Accessibility statement") || !strings.Contains(got, "or 01632 960100") {
		t.Error("there is no statement with its contact")
	}
	if strings.Contains(said(t, a, Options{Audience: Public}), "Accessibility statement") {
		t.Error("there is a statement without a contact")
	}
	for _, found := range FindPersonalData(a, with) {
		if strings.Contains(found.Place, "contact") {
			t.Errorf("the contact is taken for personal data: %+v", found)
		}
	}
	with.Contact = "Mr John Smith, born 3 May 1961"
	if len(FindPersonalData(a, with)) == len(FindPersonalData(a, Options{Audience: Public})) {
		t.Error("a date of birth in the contact is not found")
	}
	if back := OptionsFrom(&assessment.Assessment{Choices: ChoicesOf(Options{Contact: "x", BlankPage: true})}); back.Contact != "x" || !back.BlankPage {
		t.Errorf("remembered as %+v", back)
	}
}
