package workbook

import (
	"strings"
	"testing"

	"ninefold/app/intake/intaketest"
)

// grid begins a table of so many columns.
func grid(n int) string {
	return `<w:tbl><w:tblGrid>` + strings.Repeat(`<w:gridCol/>`, n) + `</w:tblGrid>`
}

// titles is a row of column titles.
func titles(all string) string {
	var cells []string
	for _, title := range strings.Split(all, "|") {
		cells = append(cells, intaketest.Para("", title))
	}
	return intaketest.Row(cells...)
}

// over is a cell over some columns in a row of its own.
func over(columns, text string) string {
	return `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="` + columns + `"/></w:tcPr>` + intaketest.Para("", text) + `</w:tc></w:tr>`
}

// tall begins a cell that is merged down; down goes on with one.
func tall(texts ...string) string {
	return `<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + planCell(texts...)
}

const down = `<w:tcPr><w:vMerge/></w:tcPr><w:p/>`

// Word tables of action plans as councils keep them, each with what is to come
// of it.
func TestActionPlansComeInFromEveryKindOfWordTable(t *testing.T) {
	t.Parallel()
	row := intaketest.Row
	for name, plan := range map[string]struct {
		body string
		want []string
	}{
		"a table for each statement, under headings": {
			intaketest.Styled("Heading1", "Theme 1: How the local authority works with people") +
				intaketest.Styled("Heading2", "Assessing Needs") +
				grid(4) + titles(planHead) + row(planCell("Clear reviews"), planCell("Short-term"), planCell("Reviews overdue"), planCell("Nobody waits")) + `</w:tbl>` +
				intaketest.Styled("Heading2", "Supporting people to lead healthier lives") +
				grid(4) + titles(planHead) + row(planCell("Visit sooner"), planCell("Ongoing"), planCell(), planCell("At home")) + `</w:tbl>`,
			[]string{
				"QS1 |  | Clear reviews |  | Short-term | Reviews overdue | Nobody waits |  |  | ",
				"QS2 |  | Visit sooner |  | Ongoing |  | At home |  |  | ",
			},
		},
		"statement and group in columns merged down": {
			grid(6) + titles("Quality statement|Group|Action|Timescale|KPIs|Outcomes") +
				row(tall("Assessing needs"), tall("Bring waits down"), planCell("Clear reviews"), planCell("Short-term"), planCell("Reviews overdue"), planCell("Nobody waits")) +
				row(down, down, planCell("Ask sooner"), planCell("Ongoing"), planCell(), planCell()) +
				row(down, tall("Plain letters"), planCell("Three letters"), planCell("Medium-term"), planCell(), planCell()) +
				row(tall("Safeguarding"), tall(), planCell("Answer referrers"), planCell("Short-term"), planCell(), planCell()) + `</w:tbl>`,
			[]string{
				"QS1 | Bring waits down | Clear reviews |  | Short-term | Reviews overdue | Nobody waits |  |  | ",
				"QS1 | Bring waits down | Ask sooner |  | Ongoing |  |  |  |  | ",
				"QS1 | Plain letters | Three letters |  | Medium-term |  |  |  |  | ",
				"QS7 |  | Answer referrers |  | Short-term |  |  |  |  | ",
			},
		},
		"numbers, an owner and bullets that somebody typed": {
			grid(6) + titles("No.|Actions|By when|Lead officer|Key performance indicators|Impact") +
				over("6", "Quality statement 1: Assessing needs") + over("6", "1. Bring waits down") +
				row(planCell("1.1"), planCell("Clear reviews", "• Four officers", "- A list on Mondays"), planCell("Short-term"), planCell("M. Hale"), planCell("– Reviews overdue", "– Longest delay"), planCell("Nobody waits")) +
				row(planCell("1.2"), planCell("Ask sooner"), planCell("Ongoing"), planCell(), planCell(), planCell()) + `</w:tbl>`,
			[]string{
				"QS1 | Bring waits down | Clear reviews | Four officers; A list on Mondays | Short-term | Reviews overdue; Longest delay | Nobody waits | M. Hale |  | ",
				"QS1 | Bring waits down | Ask sooner |  | Ongoing |  |  |  |  | ",
			},
		},
		"a table that goes on after a break, its indicators in rows of their own": {
			grid(4) + titles(planHead) + over("4", "Theme 3 – Ensuring safety") + over("4", "Safe pathways, systems and transitions") + over("4", "Nobody between two services") +
				row(tall("Plan at sixteen", "*One worker", "*One plan"), planCell("Short-term"), planCell("Plans by seventeen"), tall("*No gap")) +
				row(down, planCell("Medium-term"), planCell("Moves on the day agreed"), down) + `</w:tbl>` +
				intaketest.Para("", "") +
				grid(4) + titles(planHead) +
				row(planCell(), planCell("Ongoing"), planCell("Young people who say so"), planCell("*Known faces")) +
				row(planCell("Share the list"), planCell("Short-term/Ongoing"), planCell("Plans by seventeen"), planCell()) + `</w:tbl>`,
			[]string{
				"QS6 | Nobody between two services | Plan at sixteen | One worker; One plan | Short-term (Plans by seventeen); Medium-term (Moves on the day agreed); Ongoing (Young people who say so) | Plans by seventeen; Moves on the day agreed; Young people who say so | No gap; Known faces |  |  | ",
				"QS6 | Nobody between two services | Share the list |  | Short-term/Ongoing | Plans by seventeen |  |  |  | ",
			},
		},
		"lines broken within a cell, and theme and statement in one row": {
			grid(4) + titles(planHead) + over("4", "Theme 2 – Providing Support - Care provision, integration and continuity of care") +
				row(`<w:p><w:r><w:t>Pay on time</w:t><w:br/><w:t>• Within 14 days</w:t><w:br/><w:t>• By one team</w:t></w:r></w:p>`, planCell("Medium to long-term"),
					`<w:p><w:r><w:t>Invoices paid late</w:t><w:br/><w:t>Complaints of providers</w:t></w:r></w:p>`, planCell("Trust")) + `</w:tbl>`,
			[]string{
				"QS4 |  | Pay on time | Within 14 days; By one team | Medium to long-term | Invoices paid late; Complaints of providers | Trust |  |  | ",
			},
		},
		"rows of names that are not merged but empty beside it": {
			grid(4) + titles(planHead) + row(planCell("ASSESSING NEEDS"), planCell(), planCell(), planCell()) +
				row(planCell("Clear reviews"), planCell("Short-term"), planCell(), planCell()) +
				row(planCell("Theme 4: Leadership"), planCell(), planCell(), planCell()) + row(planCell("Learning, improvement and innovation"), planCell(), planCell(), planCell()) +
				row(planCell("Ask again"), planCell("Long-term"), planCell(), planCell("Better")) + `</w:tbl>`,
			[]string{
				"QS1 |  | Clear reviews |  | Short-term |  |  |  |  | ",
				"QS9 |  | Ask again |  | Long-term |  | Better |  |  | ",
			},
		},
		"a timescale for every bullet": {
			grid(4) + titles(planHead) + over("4", "Safeguarding") +
				row(planCell("Answer referrers", "*One inbox", "*A reply in three days"), planCell("Short-term", "Medium-term"), planCell("Replies"), planCell()) +
				row(planCell("Hear people", "*Ask first", "*Ask again", "*Say what came of it"), planCell("Short-term", "Ongoing"), planCell(), planCell()) + `</w:tbl>`,
			[]string{
				"QS7 |  | Answer referrers | One inbox (Short-term); A reply in three days (Medium-term) |  | Replies |  |  |  | ",
				"QS7 |  | Hear people | Ask first; Ask again; Say what came of it | Short-term; Ongoing |  |  |  |  | ", // whose they are is not known
			},
		},
		"bullets in rows of their own, each with its timescale": {
			grid(4) + titles(planHead) + over("4", "Safeguarding") +
				row(planCell("Answer referrers", "*One inbox", "*One form"), planCell("Short-term"), planCell("Replies"), planCell("Trust")) +
				row(planCell("*A reply in three days"), planCell("Medium-term"), planCell(), planCell()) +
				row(planCell("*A talk a year"), planCell(), planCell(), planCell()) + `</w:tbl>`,
			[]string{
				"QS7 |  | Answer referrers | One inbox (Short-term); One form (Short-term); A reply in three days (Medium-term); A talk a year |  | Replies | Trust |  |  | ",
			},
		},
		"a status column, and titles over two lines": {
			grid(5) + row(planCell("Action /", "what we will do"), planCell("Estimated", "timescales"), planCell("Key performance", "indicators (KPIs)"), planCell("Impact"), planCell("Status")) +
				over("5", "Equity in experiences and outcomes") +
				row(planCell("Count who is missed"), planCell("Short-term"), planCell("People counted"), planCell("Seen"), planCell("Under way")) + `</w:tbl>`,
			[]string{
				"QS3 |  | Count who is missed |  | Short-term | People counted | Seen |  |  | under_way",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := emptyAssessment(t)
			wb, is := ActionPlan(a.Framework, readWord(t, plan.body, nil))
			if !is {
				t.Fatal("it is not taken for an action plan")
			}
			s := Stage(a, wb)
			c := s.Counts()
			if c.New != len(plan.want) || c.Rows != c.New {
				t.Errorf("counts %+v\n%s", c, s.Summary())
			}
			bringInPlan(t, a, s)
			if got := planned(a); got != strings.Join(plan.want, "\n") {
				t.Errorf("the plan is\n%s\nnot\n%s", got, strings.Join(plan.want, "\n"))
			}
		})
	}
}

// What goes on with no action is listed, and waits for somebody to say what it is.
func TestARowOfAPlanThatBelongsToNoActionWaits(t *testing.T) {
	t.Parallel()
	a := emptyAssessment(t)
	body := grid(4) + titles(planHead) + over("4", "Safeguarding") +
		intaketest.Row(planCell(), planCell("Ongoing"), planCell("Referrers told"), planCell()) +
		over("4", "Referrals") +
		intaketest.Row(planCell(), planCell("Ongoing"), planCell("Referrers told"), planCell("Trust")) +
		intaketest.Row(planCell("Answer referrers"), planCell("Short-term"), planCell(), planCell()) + `</w:tbl>`
	wb, is := ActionPlan(a.Framework, readWord(t, body, nil))
	if !is {
		t.Fatal("it is not taken for an action plan")
	}
	s := Stage(a, wb)
	if c := s.Counts(); c.Rows != 3 || c.Chosen != 1 || strings.Count(s.Summary(), "The row has no action, and none stands above it") != 2 {
		t.Fatalf("counts %+v\n%s", c, s.Summary())
	}
	bringInPlan(t, a, s)
	if got := planned(a); got != "QS7 | Referrals | Answer referrers |  | Short-term |  |  |  |  | " {
		t.Errorf("the plan is %s", got)
	}
}
