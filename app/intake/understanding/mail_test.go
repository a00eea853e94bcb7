package understanding

import (
	"strings"
	"testing"

	"ninefold/app/intake/marks"
)

const sentWords = "QS4 working_well: Home care starts in two days\nQS4 improvement: Nursing beds are short\nQS4 priorities: Tender for forty beds"

// What somebody writes around a statement in an e-mail is no part of it.
func TestOnlyTheStatementComesOutOfAnEMail(t *testing.T) {
	statement := "Care provision, integration and continuity\n\nStrengths\n- Home care starts in two days\n\nAreas for improvement\n- Nursing beds are short\n\nPriorities\n- Tender for forty beds\n"
	head := "From: Ines Hale <ines.hale@northmere.example>\nSent: 2 May 2026 09:12\nTo: Tom Birch\nSubject: FW: our statement\n\n"
	end := "\nShout if anything is unclear.\n\nBest wishes,\nInes\n\nInes Hale\nHead of Commissioning | Northmere Council\n01632 960456\n"
	quoted := "> " + strings.ReplaceAll(statement, "\n", "\n> ")
	for name, text := range map[string]string{
		"with its head":              head + "Hi Tom,\n\nHere it is at last, with thanks to the team.\n\n" + statement + end,
		"without its head":           statement + end,
		"without a closing sentence": head + statement + "\nKind regards\nInes Hale\n",
		"answered":                   "Thank you, all fine by me.\n\nOn Mon, 4 May 2026 at 10:01, Ines Hale wrote:\n" + quoted + "\n--\nTom Birch\nStrategic lead\n",
		"answered twice":             "Fine.\n\n-----Original Message-----\n" + head + "> " + strings.ReplaceAll(quoted, "\n", "\n> ") + "\n",
		"several messages":           head + "Please see below.\n\nRegards,\nInes\n\n" + head + statement + "\nMany thanks\nInes\n",
	} {
		s := stageText(t, text)
		if got := placed(s); got != sentWords {
			t.Errorf("%s: got\n%s\n%s", name, got, outline(s))
		}
		for _, b := range s.Blocks {
			if b.Target.Kind == About {
				t.Errorf("%s: goes to who we are: %q", name, b.Lines[0].Text)
			}
		}
	}
}

// A list is no letter because an entry of it thanks somebody.
func TestAnEntryThatThanksIsNoEndOfALetter(t *testing.T) {
	s := stageText(t, "Safeguarding\nStrengths\n• Best\n• Thank you\n• Regards from families\nAreas for improvement\n• Few\n")
	if got := placed(s); got != "QS7 working_well: Best / Thank you / Regards from families\nQS7 improvement: Few" {
		t.Error(outline(s))
	}
	s = stageText(t, "Safeguarding\n> Strengths\n> • One\nAreas for improvement\n• Fewer than > 5\n")
	if got := placed(s); !strings.Contains(got, "Fewer than > 5") {
		t.Error(outline(s))
	}
}

// Bullets that stand apart from their entries, as programs copy them out of a PDF.
func TestBulletsThatStandApartTellTheEntries(t *testing.T) {
	for name, text := range map[string]string{
		"one above each":          "Safeguarding\nStrengths\n•\nConcerns are read on the day\n•\n41 enquiries were closed by the\nMental Health Trust\nAreas for improvement\n•\nLetters are late\n",
		"one above each, a blank": "Safeguarding\n\nStrengths\n•\n\nConcerns are read on the day\n\n•\n\n41 enquiries were closed by the\nMental Health Trust\n\nAreas for improvement\n•\n\nLetters are late\n",
		"all above their list":    "Safeguarding\n\nStrengths\n\uf0b7\n\uf0b7\n\nConcerns are read on the day\n41 enquiries were closed by the\nMental Health Trust\n\nAreas for improvement\n\uf0b7\n\nLetters are late\n",
		"without blank lines":     "Safeguarding\nStrengths\n•\n•\nConcerns are read on the day\n41 enquiries were closed by the\nMental Health Trust\nAreas for improvement\n•\nLetters are late\n",
	} {
		s := stageText(t, text)
		if got := placed(s); got != "QS7 working_well: Concerns are read on the day / 41 enquiries were closed by the Mental Health Trust\nQS7 improvement: Letters are late" {
			t.Errorf("%s: got\n%s\n%s", name, got, outline(s))
		}
	}
}

// A page's number, a header of two lines and a broken name are told by the pages.
func TestTheFootOfEveryPageIsLeftOut(t *testing.T) {
	var b strings.Builder
	for i, list := range []string{"Strengths", "Areas for improvement", "Priorities", "Strengths", "Areas for improvement", "Priorities"} {
		name := "Equity in experience and\noutcomes"
		if i > 2 {
			name = "Safeguarding"
		}
		b.WriteString("Northmere Council, adult social\ncare in the borough 2026\n\n" + name + "\n" + list + "\n• Entry " + string(rune('A'+i)) + "\n" + string(rune('1'+i)) + "\n\f\n")
	}
	s := stageText(t, b.String())
	want := "QS3 working_well: Entry A\nQS3 improvement: Entry B\nQS3 priorities: Entry C\nQS7 working_well: Entry D\nQS7 improvement: Entry E\nQS7 priorities: Entry F"
	if got := placed(s); got != want {
		t.Errorf("got\n%s\n%s", got, outline(s))
	}
	for _, block := range s.Blocks {
		if block.Target.Kind == About && marks.HasLetter(block.Lines[0].Text) {
			t.Errorf("goes to who we are: %q", block.Lines[0].Text)
		}
	}
}
