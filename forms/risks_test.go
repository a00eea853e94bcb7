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
