package forms

import (
	"strings"

	"ninefold/app/assessment"
)

// The pages every document has. A statement's page is named by StatementPage.
const (
	Overview    = "overview"
	About       = "about"
	Details     = "details"
	Evidence    = "evidence"
	Items       = "information-return"
	Measures    = "measures"
	ActionPlan  = "action-plan"
	PlanOnAPage = "plan-on-a-page"
	Risks       = "risks"
	Provision   = "provision"
	England     = "england"
	Owners      = "owners"
	// SpellingPage is the page that goes through unknown words.
	SpellingPage = "spelling"
	BringIn      = "bring-in"
	ToBePlaced   = "to-be-placed"
	Export       = "export"
)

const statementPrefix = "statement/"

// StatementPage is the name of a statement's page.
func StatementPage(code string) string { return statementPrefix + code }

// StatementOf returns the code of the statement whose page this is, or "".
func StatementOf(page string) string {
	code, is := strings.CutPrefix(page, statementPrefix)
	if !is {
		return ""
	}
	return code
}

// Place is one page in the order of the side navigation.
type Place struct {
	Page  string // its name
	Title string // as the navigation shows it
	Group string // the heading it stands under, or ""
	// Within is the page that leads to it, in the place of the navigation; or "".
	Within string
	// Counts is the kind whose records the page is about, for the number beside
	// its title; or "".
	Counts assessment.Kind
	// And is a second kind the page is about, or "".
	And assessment.Kind
	// WhileAny pages stand in the navigation only while there are such records.
	WhileAny bool
	build    func(Host) Page
}

// Places is the one register of pages: the side navigation, the menus and the
// pictures of all pages are made from it.
func Places(f *assessment.Framework) []Place {
	places := []Place{
		{Page: Overview, Title: "Overview", build: newOverview},
		{Page: About, Title: "Who we are", build: newAbout},
	}
	for _, theme := range f.Themes {
		for _, s := range theme.Statements {
			places = append(places, Place{
				Page: StatementPage(s.Code), Title: s.Short, Group: ThemeLine(theme),
				build: func(h Host) Page { return newStatement(h, s.Code) },
			})
		}
	}
	places = append(places,
		Place{Page: Evidence, Title: "Evidence", Group: "The return", Counts: assessment.KindEvidence, build: newEvidence},
		Place{Page: Items, Title: "Information Return", Group: "The return", Counts: assessment.KindItem, build: newItems},
		Place{Page: Measures, Title: "Measures", Group: "The return", Counts: assessment.KindWaitingTime, And: assessment.KindIndicator, build: newMeasures},
		Place{Page: ActionPlan, Title: "Action plan", Group: "The return", Counts: assessment.KindAction, build: newActions},
		Place{Page: PlanOnAPage, Title: "Plan on a page", Group: "The return", Counts: assessment.KindKeyPriority, build: newPlanOnAPage},
		Place{Page: Risks, Title: "Risks", Group: "The return", Counts: assessment.KindRisk, build: newRisks},
		Place{Page: Provision, Title: "Provision", Group: "The return", Counts: assessment.KindProvider, build: newProvision},
		Place{Page: England, Title: "Figures for England", Within: Provision, Counts: assessment.KindComparator, build: newEngland},
	)
	places = append(places, Place{Page: Owners, Title: "Who owns what", Group: "The return", build: newOwners})
	const group = "The document"
	return append(places,
		Place{Page: Details, Title: "Details and marking", Group: group, build: newDetails},
		Place{Page: SpellingPage, Title: "Spelling", Group: group, build: newSpelling},
		Place{Page: BringIn, Title: "Bring in text", Group: group, build: newBringIn},
		Place{Page: ToBePlaced, Title: "To be placed", Group: group, Counts: assessment.KindToPlace, WhileAny: true, build: newToBePlaced},
		Place{Page: Export, Title: "Export", Group: group, build: newExport},
	)
}

// Shown returns the page that the navigation shows for a page: itself, or the
// one that leads to it.
func Shown(f *assessment.Framework, page string) string {
	for _, p := range Places(f) {
		if p.Page == page && p.Within != "" {
			return p.Within
		}
	}
	return page
}

// Build makes the page with this name for the host's document, or the
// overview where there is no such page, as in a document of another framework.
func Build(h Host, page string) (Page, string) {
	places := Places(h.Document().Assessment().Framework)
	for _, p := range places {
		if p.Page == page {
			return p.build(h), page
		}
	}
	return places[0].build(h), places[0].Page
}

// ThemeLine is a theme as headings name it, such as "Theme 1 · Working with people".
func ThemeLine(t assessment.Theme) string {
	return "Theme " + assessment.Thousands(t.Number) + " · " + t.Title
}

// Neighbour returns the page of the statement by places further in the order
// of the framework, and whether there is one.
func Neighbour(f *assessment.Framework, code string, by int) (page string, title string, ok bool) {
	all := f.Statements()
	for i, s := range all {
		if s.Code == code && i+by >= 0 && i+by < len(all) {
			return StatementPage(all[i+by].Code), all[i+by].Short, true
		}
	}
	return "", "", false
}
