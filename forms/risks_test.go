package forms

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
)

func TestASquareOfTheRiskMatrixLetsThroughTheRisksInIt(t *testing.T) {
	h, p := riskPage(t)
	h.Do(assessment.SetValue("Change impact", assessment.KindRisk, "two", assessment.FieldImpact, "III"))
	if strings.Contains(h.words(), "AIII · 1 risk") {
		t.Error("the picture is shown before somebody asks for it")
	}
	h.press("Where they stand")
	h.says("A, very likely", "IV, minor", "AIII · 1 risk")
	h.press("A, very likely, III, moderate: AIII · 1 risk")
	if got := p.shown(); got != "No local bed" {
		t.Errorf("the square lets through %s", got)
	}
	// With the keyboard: one up and to the left stands nothing.
	h.Canvas().FocusNext()
	for range 40 {
		if named, is := h.Canvas().Focused().(fyne.Accessible); is && strings.HasPrefix(named.AccessibilityLabel(), "B, likely, III") {
			break
		}
		h.Canvas().FocusNext()
	}
	h.key(fyne.KeyUp, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyReturn)
	if got := p.shown(); got != "" || p.view.Filters[assessment.FieldImpact] != "I" {
		t.Errorf("the first square lets through %q", got)
	}
	h.press("Where they stand")
	if strings.Contains(h.words(), "AIII · 1 risk") {
		t.Error("the picture is not hidden again")
	}
}

// A box in which nothing is written shows what is read there all the same.
func TestAnEmptyBoxShowsWhatItStandsFor(t *testing.T) {
	h, p := riskPage(t)
	box := func() string { return p.form.box(assessment.FieldRating).Placeholder() }
	p.show("two")
	h.Do(assessment.SetValue("", assessment.KindRisk, "two", assessment.FieldRating, ""))
	h.Do(assessment.SetValue("", assessment.KindRisk, "two", assessment.FieldLikelihood, "C"))
	h.Do(assessment.SetValue("", assessment.KindRisk, "two", assessment.FieldImpact, "II"))
	if got := box(); got != "CII" {
		t.Errorf("the rating's box shows %q", got)
	}
	h.Do(assessment.SetValue("", assessment.KindRisk, "two", assessment.FieldImpact, ""))
	if got := box(); got != "" {
		t.Errorf("without an impact the rating's box shows %q", got)
	}
	h.Do(assessment.SetValue("", assessment.KindRisk, "two", assessment.FieldRating, "16, very high"))
	if got := box(); got != "" {
		t.Errorf("with a rating its box shows %q", got)
	}

	h = emptyHost(t, Items)
	a := h.doc.Assessment()
	h.Do(a.AppendRecords(assessment.KindItem, assessment.NewRecord{ID: "i", Values: map[assessment.Field]string{assessment.FieldWording: "The plan"}}))
	h.Do(assessment.SetValue("", assessment.KindDocument, a.ID, assessment.FieldNotice, "2026-11-02"))
	items := h.page.(*itemsPage)
	items.show("i")
	if got := items.form.box(assessment.FieldDue).Placeholder(); got != "23 November 2026" {
		t.Errorf("the due date's box shows %q", got)
	}
}
