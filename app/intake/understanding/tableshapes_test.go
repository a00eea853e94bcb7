package understanding

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
)

// placed writes down where the entries of a staging go, a list a line.
func placed(s *Staging) string {
	var lines []string
	for _, code := range []string{"QS1", "QS2", "QS3", "QS4", "QS5", "QS6", "QS7", "QS8", "QS9"} {
		for _, list := range assessment.ListKeys {
			var texts []string
			for _, b := range s.Blocks {
				if b.Target.Kind == Entries && b.Target.Statement == code && b.Target.List == list {
					for _, e := range b.Entries() {
						texts = append(texts, e.Text)
					}
				}
			}
			if len(texts) > 0 {
				lines = append(lines, code+" "+string(list)+": "+strings.Join(texts, " / "))
			}
		}
	}
	return strings.Join(lines, "\n")
}

// Tables of shapes that councils keep, each with what its entries are.
func TestEntriesOfATableAreNotTakenForWhatItNames(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"a row an entry, whose words are a statement's",
			"Partnerships and communities\nStrengths\tAreas for improvement\tPriorities\n" +
				"The alliance plans with us\tPartners work from old figures\tShare a dashboard with partners\n" +
				"Communities sit on the panel\tTenders shut out small groups\tHold a day of communities and partners\n",
			"QS5 working_well: The alliance plans with us / Communities sit on the panel\n" +
				"QS5 improvement: Partners work from old figures / Tenders shut out small groups\n" +
				"QS5 priorities: Share a dashboard with partners / Hold a day of communities and partners",
		},
		{
			"the first column has a statement's words",
			"## Safeguarding\n\n| Strengths | Areas for improvement | Priorities |\n|---|---|---|\n" +
				"| Nine in ten feel safer after a safeguarding enquiry | Enquiries are slow | Close the old ones |\n" +
				"| Personal safeguarding is embedded | Letters are late | Write within a week |\n",
			"QS7 working_well: Nine in ten feel safer after a safeguarding enquiry / Personal safeguarding is embedded\n" +
				"QS7 improvement: Enquiries are slow / Letters are late\n" +
				"QS7 priorities: Close the old ones / Write within a week",
		},
		{
			"the lists at the left, with such words beside them",
			"Safeguarding\nStrengths\tPersonal safeguarding is embedded\nAreas for improvement\tEnquiries come back late\nPriorities\tLaunch a safeguarding toolkit\n",
			"QS7 working_well: Personal safeguarding is embedded\nQS7 improvement: Enquiries come back late\nQS7 priorities: Launch a safeguarding toolkit",
		},
		{
			"a column of lists under a name of its own",
			"Statement\tStrength or area?\tDetail\nAssessing needs\tStrength\tCalls are answered\nAssessing needs\tArea for improvement\tReviews are late\n" +
				"Safeguarding\tPriority\tTrain the managers\nSafeguarding\tStrength\tConcerns are read daily\n",
			"QS1 working_well: Calls are answered\nQS1 improvement: Reviews are late\nQS7 working_well: Concerns are read daily\nQS7 priorities: Train the managers",
		},
		{
			"a column of lists in words of their own, beside one that is worded as a list",
			"Statement\tHeading\tOur position\nAssessing needs\tGoing well\tCalls are answered\n\tTo be improved\tReviews are late\n\tPlans\tAppoint reviewers\n" +
				"Safeguarding\tGoing well\tConcerns are read\n\tTo be improved\tEnquiries are slow\n\tPlans\tClose old ones\n",
			"QS1 working_well: Calls are answered\nQS1 improvement: Reviews are late\nQS1 priorities: Appoint reviewers\n" +
				"QS7 working_well: Concerns are read\nQS7 improvement: Enquiries are slow\nQS7 priorities: Close old ones",
		},
		{
			"the statements of several themes side by side, below the themes",
			"\tWorking with people\t\t\tProviding support\t\n\tAssessing needs\tSupporting people to live healthier lives\tEquity in experience and outcomes\tCare provision, integration and continuity\tPartnerships and communities\n" +
				"Strengths\tCalls are answered\tThe falls van goes round\tLetters are in easy read\tHomes are good\tThe alliance meets\n" +
				"Areas for improvement\tReviews are late\tRails take a month\tFaith is not asked\tBeds are far away\tPartners wait\n",
			"QS1 working_well: Calls are answered\nQS1 improvement: Reviews are late\nQS2 working_well: The falls van goes round\nQS2 improvement: Rails take a month\n" +
				"QS3 working_well: Letters are in easy read\nQS3 improvement: Faith is not asked\nQS4 working_well: Homes are good\nQS4 improvement: Beds are far away\n" +
				"QS5 working_well: The alliance meets\nQS5 improvement: Partners wait",
		},
		{
			"who leads on an action, in a statement's words",
			"Governance, management and sustainability\nPriorities\nAction\tLead\tBy when\nBring the policies up to date\tHead of Commissioning\tMay\nAgree what risks we take\tHead of Commissioning\tJune\n",
			"QS8 priorities: Bring the policies up to date / Agree what risks we take",
		},
		{
			"heads that come again amid the table, for another list each time",
			"Safeguarding\nNo.\tStrength\tEvidence\n1\tConcerns are read\tAudit\n2\tThe board is well led\tReview\nNo.\tArea for improvement\tOwner\n1\tEnquiries are slow\tJo Ferriby\nNo.\tPriority\tBy when\n1\tClose old ones\tMarch\n",
			"QS7 working_well: Concerns are read / The board is well led\nQS7 improvement: Enquiries are slow\nQS7 priorities: Close old ones",
		},
		{
			"a table each, below a line that counts them",
			"Table 1: Assessing needs\nStrengths\tCalls are answered\nAreas for improvement\tReviews are late\nTable 2: Safeguarding\nStrengths\tConcerns are read\nAreas for improvement\tEnquiries are slow\n",
			"QS1 working_well: Calls are answered\nQS1 improvement: Reviews are late\nQS7 working_well: Concerns are read\nQS7 improvement: Enquiries are slow",
		},
		{
			"CSV of a program whose decimal sign is a comma",
			"Quality statement;Strengths;Areas for improvement;Priorities\nAssessing needs;\"- Calls are answered\n- Carers write their part\";Reviews are late;Appoint reviewers\nSafeguarding;Concerns are read;Enquiries are slow;Close old ones\n",
			"QS1 working_well: Calls are answered / Carers write their part\nQS1 improvement: Reviews are late\nQS1 priorities: Appoint reviewers\n" +
				"QS7 working_well: Concerns are read\nQS7 improvement: Enquiries are slow\nQS7 priorities: Close old ones",
		},
		{
			"a title above the heads, the statement in the first of its rows",
			"Our summary,,,\n,,,\nStatement,Strengths,Areas for improvement,Priorities\nAssessing needs,Calls are answered,Reviews are late,Put needs first in every assessment\n,Carers write,Letters are long,Assess the needs of carers online\n",
			"QS1 working_well: Calls are answered / Carers write\nQS1 improvement: Reviews are late / Letters are long\nQS1 priorities: Put needs first in every assessment / Assess the needs of carers online",
		},
		{
			"the list named in the first of its rows",
			"Statement\tList\tEntry\nAssessing needs\tStrengths\tCalls are answered\n\t\tCarers write their part\n\tAreas for improvement\tReviews are late\n\t\tLetters are long\nSafeguarding\tStrengths\tConcerns are read\n\tPriorities\tClose old ones\n",
			"QS1 working_well: Calls are answered / Carers write their part\nQS1 improvement: Reviews are late / Letters are long\nQS7 working_well: Concerns are read\nQS7 priorities: Close old ones",
		},
		{
			"a cell whose line ends in a preposition",
			"Statement\tStrengths\tAreas for improvement\nSafeguarding\t\"Concerns are read on the day they come in\nThe board is well led\"\tSome cases are never looked at\nAssessing needs\tCalls are answered\tReviews are late\n",
			"QS1 working_well: Calls are answered\nQS1 improvement: Reviews are late\nQS7 working_well: Concerns are read on the day they come in / The board is well led\nQS7 improvement: Some cases are never looked at",
		},
	} {
		s := stageText(t, c.text)
		for _, line := range strings.Split(placed(s), "\n") {
			if line != "" && !strings.Contains("\n"+c.want+"\n", "\n"+line+"\n") {
				t.Errorf("%s: without anybody's word %s", c.name, line)
			}
		}
		if got := accepted(s); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s\n%s", c.name, got, c.want, outline(s))
		}
	}
}

// What is said again and again as all that a list has is its entry; what a form
// asks is none.
func TestALineThatIsAllAListHasIsItsEntry(t *testing.T) {
	under := func(improvement string) string {
		var b strings.Builder
		for _, name := range []string{"Assessing needs", "Safeguarding", "Equity in experience and outcomes"} {
			b.WriteString(name + "\n\nWhat is working well\n\n• Our " + strings.ToLower(name) + " team is praised.\n\nAreas for improvement\n\n" + improvement + "\n\nPriorities\n\n• Keep it so.\n\n")
		}
		return b.String()
	}
	for improvement, want := range map[string]int{
		"Nothing was found by the panel":                     1,
		"To be agreed with the new director":                 1,
		"Please describe what people find hard":              0,
		"What would people who use the service say to this?": 0,
		"Give no more than five points with their evidence":  0,
	} {
		s := stageText(t, under(improvement))
		if got := s.Counts().Of("QS7", assessment.Improvement); got != want {
			t.Errorf("%q: %d entries, not %d\n%s", improvement, got, want, outline(s))
		}
	}
}

func TestALineThatEndsInAFigureDoesNotCloseItsList(t *testing.T) {
	s := Stage(intaketest.Framework(t), readWord(t, plain("Assessing needs")+plain("What is working well")+bulletedPara("Calls are answered.")+
		`<w:p><w:r><w:t>Reviews done in time</w:t><w:tab/><w:t>86</w:t></w:r></w:p>`+`<w:p><w:r><w:t>People helped at home</w:t><w:tab/><w:t>1,204</w:t></w:r></w:p>`, nil))
	if got := s.Counts().Of("QS1", assessment.WorkingWell); got != 3 {
		t.Errorf("%d entries\n%s", got, outline(s))
	}
}

// Behind the name of a list and a colon stands its first entry, also where that has
// the words of a statement.
func TestTheFirstEntryBehindAListsNameIsNoStatement(t *testing.T) {
	s := stageText(t, "Safe systems, pathways and transitions\nStrengths: Our huddle meets weekly\nAreas for development: Handover depends on people\nNext steps: Embed the pathway of transition to adult services\nAudit twenty discharges\n")
	want := "QS6 working_well: Our huddle meets weekly\nQS6 improvement: Handover depends on people\nQS6 priorities: Embed the pathway of transition to adult services / Audit twenty discharges"
	if got := placed(s); got != want {
		t.Errorf("got\n%s\n%s", got, outline(s))
	}
}

// A figure alone is no heading, and a table three deep is part of the cell around it.
func TestFiguresAloneAndTablesFarWithinBelongToWhatIsAroundThem(t *testing.T) {
	s := Stage(intaketest.Framework(t), readWord(t, plain("Assessing needs")+plain("What is working well")+bulletedPara("Calls are answered.")+plain("17")+bulletedPara("Carers are asked."), nil))
	if got := placed(s); got != "QS1 working_well: Calls are answered. / 17 / Carers are asked." {
		t.Error(outline(s))
	}
	deep := wordTable(intaketest.Row(plain("one") + wordTable(intaketest.Row(plain("two"))) + plain("three")))
	s = Stage(intaketest.Framework(t), readWord(t, plain("Assessing needs")+wordTable(
		intaketest.Row(plain("What is working well"), plain("Areas for improvement")),
		intaketest.Row(plain("first")+deep+plain("last"), plain("late"))), nil))
	if got := placed(s); got != "QS1 working_well: first / one / two / three / last\nQS1 improvement: late" {
		t.Errorf("got\n%s\n%s", got, outline(s))
	}
}
