package workbook

import (
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/readers"
)

// FuzzLooks shows a number by whatever styles a workbook has.
func FuzzLooks(f *testing.F) {
	f.Add(`<numFmts><numFmt numFmtId="200" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs>`, "45000.5")
	f.Add(`<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>`, "0.125")
	f.Add(`<numFmts><numFmt numFmtId="200" formatCode="[Red]#,##0.00_);(&quot;x&quot;)\ @;General"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs>`, "-1e300")
	f.Fuzz(func(t *testing.T, styles, number string) {
		data := intaketest.Zipped(t,
			"xl/workbook.xml", `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", intaketest.Relationships("r1", "worksheet", "worksheets/sheet1.xml", "r2", "styles", "styles.xml"),
			"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c s="1"><v>`+escaped(number)+`</v></c></row></sheetData></worksheet>`,
			"xl/styles.xml", `<styleSheet>`+styles+`</styleSheet>`)
		if _, err := Read("a.xlsx", data); err != nil && assessment.ErrorCode(err) != assessment.CodeFile {
			t.Fatal(err)
		}
	})
}

// FuzzActionPlan takes whatever text for an action plan.
func FuzzActionPlan(f *testing.F) {
	f.Add("Assessing needs\nAction\tEstimated timescales\tKey performance indicators\tImpact\nReduce waits\tShort-term\tMedian days (ASCOF 2B)\tPeople wait less\n")
	f.Add("Action\tTimescale\n\"One\nTwo\"\tLong-term\nSafeguarding\n\tOngoing\n")
	rules := intaketest.Framework(f)
	a := small(f)
	f.Fuzz(func(t *testing.T, text string) {
		src, err := readers.Text("a.txt", []byte(text))
		if err != nil {
			return
		}
		wb, is := ActionPlan(rules, src)
		if !is {
			return
		}
		s := Stage(a, wb)
		checkBookCounts(t, s)
		for _, row := range s.Rows {
			row.Apply = row.CanApply()
		}
		edit, err := s.Edit(a, intaketest.NewIDs())
		if err != nil {
			return
		}
		if _, err := a.Clone().Apply(edit.Ops); err != nil {
			t.Fatalf("the edit cannot be applied: %v", err)
		}
	})
}
