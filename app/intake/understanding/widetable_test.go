package understanding

import (
	"fmt"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
)

// A table wider than anybody reads is none: its lines wait, all of them, and what
// stands around it is read as ever.
func TestATableWiderThanAnybodyReadsWaits(t *testing.T) {
	stage := func(columns int) *Staging {
		heads := []string{"Statement", "Strengths"}
		cells := []string{"Safeguarding", "Concerns are read at once."}
		for n := len(heads); n < columns; n++ {
			heads, cells = append(heads, fmt.Sprintf("Month %d", n)), append(cells, fmt.Sprintf("In month %d it went as before.", n))
		}
		for n := range columns {
			heads[n], cells[n] = intaketest.Para("", heads[n]), intaketest.Para("", cells[n])
		}
		body := intaketest.Styled("Heading1", "Assessing needs") + intaketest.Styled("Heading2", "Strengths") + intaketest.Para("", "Reviews are held on time.") +
			`<w:tbl>` + intaketest.Row(heads...) + intaketest.Row(cells...) + `</w:tbl>`
		return Stage(intaketest.Framework(t), readWord(t, body, nil))
	}
	if s := stage(2); s.Counts().Of("QS7", assessment.WorkingWell) != 1 {
		t.Errorf("a table of two columns is not read:\n%s", outline(s))
	}
	wide := stage(mostColumns + 1)
	c := wide.Counts()
	if c.Of("QS7", assessment.WorkingWell) != 0 || c.NotPlacedLines != 2*(mostColumns+1) {
		t.Errorf("%+v:\n%.2000s", c, outline(wide))
	}
	if text := outline(wide); !strings.Contains(text, "Reviews are held on time.") {
		t.Errorf("what stands before is lost:\n%.2000s", text)
	}
}

// Of a list too long to be understood every row waits as it stands: none of it is torn
// into cells, and none goes to who we are.
func TestATableLongerThanCanBeReadWaitsRowByRow(t *testing.T) {
	const rows = mostCells/3 + 1
	var b strings.Builder
	b.WriteString("Statement,Type,Text\n")
	for n := range rows {
		fmt.Fprintf(&b, "Safeguarding,%s,Concern number %d was read at once\n", []string{"Strength", "Priority"}[n%2], n)
	}
	s := stageText(t, b.String())
	c := s.Counts()
	if c.NotPlacedLines != rows+1 || c.Lines != rows+1 {
		t.Errorf("%+v", c)
	}
	for _, block := range s.Blocks {
		if block.Target.Kind != NotPlaced || block.Target.Why != whyBeyond {
			t.Fatalf("a block is %+v", block.Target)
		}
	}
	if last := s.Blocks[len(s.Blocks)-1]; !strings.HasPrefix(last.Lines[len(last.Lines)-1].Text, "Safeguarding,") {
		t.Errorf("the last line is %q", last.Lines[len(last.Lines)-1].Text)
	}
}
