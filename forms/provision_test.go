package forms

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// provisionPage shows the register of a document with four providers, an issue
// and figures for England.
func provisionPage(t *testing.T, size fyne.Size) (*stubHost, *register) {
	t.Helper()
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	add := func(kind assessment.Kind, id string, pairs ...string) {
		values := map[assessment.Field]string{}
		for i := 0; i < len(pairs); i += 2 {
			values[assessment.Field(pairs[i])] = pairs[i+1]
		}
		if _, err := a.Apply(a.AppendRecords(kind, assessment.NewRecord{ID: id, Values: values}).Ops); err != nil {
			t.Fatal(err)
		}
	}
	add(assessment.KindProvider, "bad", "name", "Anchor Row", "service", "nursing", "rating", "inadequate", "rated_on", "2026-04-16")
	add(assessment.KindProvider, "worry", "name", "Sluice Lane", "service", "nursing", "concern", "1")
	add(assessment.KindProvider, "undated", "name", "Gannet Court", "service", "nursing", "rating", "good")
	add(assessment.KindProvider, "kindless", "name", "Market Garth", "contracted", "1")
	add(assessment.KindProvider, "fine", "name", "The Lanterns", "service", "nursing", "rating", "inadequate", "rated_on", "2026-04-16")
	add(assessment.KindProviderIssue, "i", "provider", "fine", "area", "Medicines", "text", "Charts had gaps.")
	add(assessment.KindComparator, "e", "service", "nursing", "good", "70.5", "outstanding", "4.5", "as_at", "2026-09-01", "source", "CQC")
	h := hostOf(t, a, Provision, size)
	return h, h.again(Provision)
}

// again goes to a page in the window as large as it is by now.
func (h *stubHost) again(page string) *register {
	h.page, _ = Build(h, page)
	h.window.SetContent(h.page.Content())
	return h.page.(*register)
}

func TestTheProvisionPageSaysWhatOfAProviderWantsMending(t *testing.T) {
	h, p := provisionPage(t, fyne.NewSize(1600, 1100))
	a := h.doc.Assessment()
	for id, want := range map[string]string{
		"bad": "Inadequate, and nothing is said about it", "worry": "Of concern, and nothing is said about it",
		"undated": "Rated without a date", "kindless": "Without a kind of service", "fine": "",
	} {
		if got := p.of.attention(a, id); got != want {
			t.Errorf("of %s it says %q, not %q", id, got, want)
		}
	}
	h.Do(assessment.SetValue("", assessment.KindProvider, "bad", assessment.FieldNote, "A new manager began in May."))
	if got := p.of.attention(h.doc.Assessment(), "bad"); got != "" {
		t.Errorf("with a note it still says %q", got)
	}
}

func TestTheFiguresOverTheProvidersFollowTheDocument(t *testing.T) {
	h, p := provisionPage(t, fyne.NewSize(1600, 1100))
	p.view.Filters[assessment.FieldService] = unsaid // the figures are those of all providers
	p.changedView()
	h.says("1 under contract · 1 of concern · 1 issue in 1 area, 1 not put right",
		"Nursing home 33.3% of 3 · England 75%", "Kind not given none rated", "England: CQC, 1 September 2026", "Medicines 1")
	h.Do(assessment.SetValue("", assessment.KindProvider, "bad", assessment.FieldRating, assessment.Outstanding))
	h.says("Nursing home 66.7% of 3 · England 75%")
}

func TestASmallWindowShowsTheFiguresOverTheProvidersWhenAskedTo(t *testing.T) {
	h, _ := provisionPage(t, fyne.NewSize(1000, 760))
	if strings.Contains(h.words(), "Medicines") {
		t.Error("the figures take the room of the list")
	}
	h.press("Figures")
	h.says("Medicines 1")
	h.again(Provision)
	h.says("Medicines 1")
	h.press("Figures")
	if h.again(Provision); strings.Contains(h.words(), "Medicines") {
		t.Error("hidden, the figures come back by themselves")
	}
	h.failed()
}

func TestWhereTheListWouldHaveNoRoomTheFiguresComeInADialog(t *testing.T) {
	h, _ := provisionPage(t, fyne.NewSize(700, 420))
	h.press("Figures")
	if h.Canvas().Overlays().Top() == nil {
		t.Fatal("nothing is shown")
	}
	h.says("Medicines 1", "Nursing home 33.3% of 3")
	h.press("Close")
	h.press("Figures")
	h.says("Medicines 1")
}

func TestFiguresForEnglandAreReachedFromProvisionAndSayWhatTheyLack(t *testing.T) {
	h, _ := provisionPage(t, fyne.NewSize(1600, 1100))
	a := h.doc.Assessment()
	route, ok := RouteTo(a, assessment.Ref{Kind: assessment.KindComparator, ID: "e"}, assessment.FieldGood)
	if !ok || route.Page != England || Shown(a.Framework, England) != Provision || Shown(a.Framework, Risks) != Risks {
		t.Errorf("the way to a figure leads to %+v, which the navigation shows as %q", route, Shown(a.Framework, England))
	}
	p := h.again(England)
	h.press("Back to Provision")
	if len(h.shown) != 1 || h.shown[0] != Provision {
		t.Errorf("back leads to %v", h.shown)
	}
	for _, step := range []struct{ field, value, want string }{
		{"good", "97", "The shares add up to more than 100%"}, {"as_at", "", "Without a date"}, {"source", "", "Without a source"}, {"service", "", "Without a kind of service"},
	} {
		h.Do(assessment.SetValue("", assessment.KindComparator, "e", assessment.Field(step.field), step.value))
		if got := p.of.attention(h.doc.Assessment(), "e"); got != step.want {
			t.Errorf("with %s %q it says %q, not %q", step.field, step.value, got, step.want)
		}
	}
}

func TestAFormSaysWhatAYesOrNoMeansAndSuggestsWhatIsWrittenElsewhere(t *testing.T) {
	h, p := provisionPage(t, fyne.NewSize(1600, 1600))
	p.show("worry")
	h.says("Whether a public version may name it")
	p.form.below[0].submit("Nobody had asked why.")
	id := h.doc.Assessment().ProviderIssues("worry")[0].ID
	h.press("Used before")
	h.press("Medicines")
	if got := h.doc.Assessment().ProviderIssues("worry")[0]; got.ID != id || got.Area != "Medicines" {
		t.Errorf("the issue is %+v", got)
	}
	h.failed()
}

func TestEscapeLeadsFromWhatStandsBelowToTheRecordAndFromThereToTheList(t *testing.T) {
	h, p := provisionPage(t, fyne.NewSize(1600, 1100))
	p.show("fine")
	p.showBelow(assessment.Ref{Kind: assessment.KindProviderIssue, ID: "i"})
	p.Escape()
	if ref, _ := p.At(); ref != (assessment.Ref{Kind: assessment.KindProvider, ID: "fine"}) {
		t.Fatalf("Escape leads to %v", ref)
	}
	p.form.Focus(assessment.FieldNote)
	p.Escape()
	h.key(fyne.KeyHome)
	if got := p.list.Selected(); len(got) != 1 || got[0] != "bad" {
		t.Errorf("after Escape the keys go elsewhere than to the list: selected is %v", got)
	}
}

func TestARegisterIsSortedWithoutTheMouse(t *testing.T) {
	h, p := provisionPage(t, fyne.NewSize(1600, 1100))
	for _, step := range []struct{ press, want string }{
		{"Sort by Provider", "Anchor Row|Gannet Court|Market Garth|Sluice Lane|The Lanterns"},
		{"Sort by Provider, the other way round", "The Lanterns|Sluice Lane|Market Garth|Gannet Court|Anchor Row"},
		{"In the order of the document", "Anchor Row|Sluice Lane|Gannet Court|Market Garth|The Lanterns"},
	} {
		h.press("Columns")
		h.press(step.press)
		if got := p.shown(); got != step.want {
			t.Errorf("after %q it shows %s", step.press, got)
		}
	}
}

func TestTheKeyboardStaysOnTheFilterThatWasChosenIn(t *testing.T) {
	h, p := provisionPage(t, fyne.NewSize(1600, 1100))
	h.Canvas().Focus(p.chips.Objects[1].(fyne.Focusable))
	h.key(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if got := p.view.Filters[assessment.FieldRating]; got != assessment.Outstanding {
		t.Fatalf("the filter is %q", got)
	}
	if h.Canvas().Focused() != p.chips.Objects[1].(fyne.Focusable) {
		t.Errorf("the keyboard is on %v", h.Canvas().Focused())
	}
}
