package export

import (
	"slices"
	"strings"

	"ninefold/app/assessment"
)

// The keys of the documents a pack can consist of.
const (
	Pack           = "pack"
	SelfAssessment = "self-assessment"
	Scores         = "scores"
	ActionPlan     = "action-plan"
	PlanOnAPage    = "plan-on-a-page"
	Evidence       = "evidence"
	ReturnDocument = "information-return"
	Measures       = "measures"
	Risks          = "risks"
	Provision      = "provision"
)

// Document is one document that can be made from an assessment.
type Document struct {
	Key   string
	Title string // as people choose it, such as "Whole pack"
	About string // one sentence on what it holds
	// FilePart is what it adds to a file's name, or "".
	FilePart string

	suffix   string // what it adds to the assessment's title, or ""
	entries  bool   // whether it shows the entries
	owners   bool   // whether it can be made for one owner, with what is theirs alone
	missing  func(*assessment.Assessment) string
	sections func(*builder) []Section
	sheets   func(*builder) []Sheet
}

// Documents holds every document in the order people are offered them. A new
// kind of document is one more line here and nothing anywhere else.
var Documents = []Document{
	{
		Key: Pack, Title: "Whole pack", FilePart: "pack", entries: true,
		About: "The overall score, who we are, every quality statement, the action plan, the index of evidence, the Information Return, the measures, the risks and the quality of local provision, in one file.",
		sections: func(b *builder) []Section {
			return slices.Concat(
				b.cover(), b.contents(), b.reading(), b.overall(false), b.whoWeAre(), b.themes(),
				b.actionPlan(),
				b.planOnAPage(false),
				b.evidence(),
				b.informationReturn(),
				b.measures(),
				b.risks(),
				b.provision(),
				b.aboutDocument(),
			)
		},
		sheets: func(b *builder) []Sheet {
			return slices.Concat(b.scoreSheets(), b.whoWeAreSheets(), b.themeSheets(), b.measureSheets(), b.provisionSheets(), b.recordSheets())
		},
	},
	{
		Key: SelfAssessment, Title: "Self-assessment", entries: true,
		About: "Who we are and every quality statement with the index of its evidence, without the overall score.",
		sections: func(b *builder) []Section {
			return slices.Concat(b.cover(), b.contents(), b.reading(), b.whoWeAre(), b.themes(), b.evidence(), b.aboutDocument())
		},
		sheets: func(b *builder) []Sheet {
			return slices.Concat(b.scoresAlone(), b.whoWeAreSheets(), b.themeSheets(), b.evidenceSheets())
		},
	},
	{
		Key: Scores, Title: "Scores", FilePart: "scores", suffix: "scores",
		About: "The overall score and the score of every quality statement with its reason.",
		missing: func(a *assessment.Assessment) string {
			if a.Overall().Scored == 0 {
				return "No quality statement has a score yet, so there is nothing to put into the scores document."
			}
			return ""
		},
		sections: func(b *builder) []Section {
			return slices.Concat(b.cover(), b.overall(true), b.aboutDocument())
		},
		sheets: func(b *builder) []Sheet { return b.scoreSheets() },
	},
	{
		Key: ActionPlan, Title: "Action plan", FilePart: "action-plan", suffix: "action plan",
		About: "What is done about it: each action with its details, timescales, indicators and impact, in the table committees know.",
		missing: func(a *assessment.Assessment) string {
			if len(a.Actions()) == 0 {
				return "No action has been written yet, so there is nothing to put into the action plan."
			}
			return ""
		},
		sections: func(b *builder) []Section {
			return slices.Concat(b.cover(), b.contents(), b.actionPlan(), b.aboutDocument())
		},
		sheets: func(b *builder) []Sheet { return b.recordSheets(assessment.KindAction, assessment.KindProgressNote) },
	},
	{
		Key: PlanOnAPage, Title: "Plan on a page", FilePart: "plan-on-a-page", suffix: "plan on a page",
		About: "The key priorities, what they come to and how their impact is measured: one page of A4 or A3 to hand out.",
		missing: func(a *assessment.Assessment) string {
			if len(a.KeyPriorities()) == 0 {
				return "No key priority has been written yet, so there is nothing to put into the plan on a page."
			}
			return ""
		},
		sections: func(b *builder) []Section { return b.planOnAPage(true) },
		sheets:   func(b *builder) []Sheet { return b.recordSheets(assessment.KindKeyPriority) },
	},
	{
		Key: Evidence, Title: "Evidence", FilePart: "evidence", suffix: "evidence",
		About: "The index of evidence: each piece with its number, where it is, and what it bears out.",
		missing: func(a *assessment.Assessment) string {
			if len(a.Evidence()) == 0 {
				return "No evidence has been added yet, so there is nothing to put into the index of evidence."
			}
			return ""
		},
		sections: func(b *builder) []Section { return slices.Concat(b.cover(), b.evidence(), b.aboutDocument()) },
		sheets:   func(b *builder) []Sheet { return b.evidenceSheets() },
	},
	{
		Key: ReturnDocument, Title: "Information Return", FilePart: "information-return", suffix: "Information Return", owners: true,
		About: "Every item under its quality statement: the answer, the evidence, who brings it and the note.",
		missing: func(a *assessment.Assessment) string {
			if len(a.Items()) == 0 {
				return "The Information Return has no items yet, so there is nothing to put into its document."
			}
			return ""
		},
		sections: func(b *builder) []Section {
			return slices.Concat(b.cover(), b.contents(), b.informationReturn(), b.aboutDocument())
		},
		sheets: func(b *builder) []Sheet { return b.returnSheets() },
	},
	{
		Key: Measures, Title: "Measures", FilePart: "measures", suffix: "measures",
		About: "Waiting times and indicators by statement, beside their targets and England, with pictures.",
		missing: func(a *assessment.Assessment) string {
			if len(a.WaitingTimes())+len(a.Indicators()) == 0 {
				return "No waiting time and no indicator has been written yet, so there is nothing to put into the measures document."
			}
			return ""
		},
		sections: func(b *builder) []Section { return slices.Concat(b.cover(), b.measures(), b.aboutDocument()) },
		sheets: func(b *builder) []Sheet {
			return slices.Concat(b.measureSheets(), b.recordSheets(assessment.KindWaitingTime, assessment.KindWaitingPeriod, assessment.KindIndicator, assessment.KindIndicatorValue))
		},
	},
	{
		Key: Risks, Title: "Risks", FilePart: "risks", suffix: "risks",
		About: "The risk table: each risk, what is done about it, and how it is rated.",
		missing: func(a *assessment.Assessment) string {
			if len(a.Risks()) == 0 {
				return "No risk has been written yet, so there is nothing to put into the risks document."
			}
			return ""
		},
		sections: func(b *builder) []Section { return slices.Concat(b.cover(), b.risks(), b.aboutDocument()) },
		sheets:   func(b *builder) []Sheet { return b.recordSheets(assessment.KindRisk) },
	},
	{
		Key: Provision, Title: "Provision", FilePart: "provision", suffix: "provision",
		About: "The quality of local provision: CQC’s ratings by kind of service beside England’s, what was found at providers, and the providers of concern.",
		missing: func(a *assessment.Assessment) string {
			if len(a.Providers()) == 0 {
				return "No provider has been written yet, so there is nothing to put into the provision document."
			}
			return ""
		},
		sections: func(b *builder) []Section { return slices.Concat(b.cover(), b.provision(), b.aboutDocument()) },
		sheets: func(b *builder) []Sheet {
			return slices.Concat(b.provisionSheets(), b.recordSheets(assessment.KindProvider, assessment.KindProviderIssue, assessment.KindComparator))
		},
	},
}

// DocumentOf returns the document with this key, "" standing for the whole
// pack. The error is CodeNotFound.
func DocumentOf(key string) (Document, error) {
	if key == "" {
		key = Pack
	}
	for _, d := range Documents {
		if d.Key == key {
			return d, nil
		}
	}
	keys := make([]string, len(Documents))
	for i, d := range Documents {
		keys[i] = d.Key
	}
	return Document{}, assessment.Refuse(assessment.CodeNotFound, nil, "There is no document called %q to export. There are %s.", key, strings.Join(keys, ", "))
}

// Owners tells whether the document can be made for one owner, with what is
// theirs alone.
func (d Document) Owners() bool { return d.owners }

// Missing says in a sentence why the document cannot be made from a yet, or
// returns "" where it can.
func (d Document) Missing(a *assessment.Assessment) string {
	if d.missing == nil {
		return ""
	}
	return d.missing(a)
}
