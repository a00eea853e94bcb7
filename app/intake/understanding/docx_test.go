package understanding

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/readers"
	"ninefold/app/intake/source"
)

func TestAWordDocumentIsStagedWholeAndRemarksOnTheRest(t *testing.T) {
	heads := intaketest.Row(intaketest.Para("", "What is working well"), intaketest.Para("", "Areas for improvement"), intaketest.Para("", "Priorities"))
	body := intaketest.Styled("House", "Self-assessment") + intaketest.Styled("TOC1", "Assessing needs\t2") + intaketest.Para("", "Northmere is by the sea.") +
		intaketest.Styled("House", "Assessing needs") +
		`<w:tbl>` + heads + intaketest.Row(intaketest.Styled("Bullets", "w1")+intaketest.Styled("Bullets", "w2"), intaketest.Styled("Bullets", "i1"), intaketest.Para("", "p1")+intaketest.Para("", "p2")) + `</w:tbl>` +
		intaketest.Para("", "Beside the table") +
		`<w:tbl>` + intaketest.Row(intaketest.Para("", "Statement"), intaketest.Para("", "Strengths"), intaketest.Para("", "Challenges")) +
		intaketest.Row(intaketest.Para("", "Safeguarding"), intaketest.Styled("Bullets", "sw"), intaketest.Styled("Bullets", "si")) +
		intaketest.Row(intaketest.Para("", "Partnerships and communities"), intaketest.Styled("Bullets", "pw"), intaketest.Styled("Bullets", "pi")) + `</w:tbl>` +
		intaketest.Styled("House", "Equity in experience and outcomes") + intaketest.Styled("Outline", "Strengths") + intaketest.Para("", "e1 with a note") + intaketest.Para("", "e2") +
		intaketest.Styled("House", "Appendix") + intaketest.Para("", "Not an entry") +
		`<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>`
	src := readWord(t, body, map[string]string{
		"word/footnotes.xml": `<w:footnotes ` + intaketest.WordNamespaces + `><w:footnote w:type="separator" w:id="0">` + intaketest.Para("", "line") + `</w:footnote><w:footnote w:id="1">` + intaketest.Para("", "A footnote") + `</w:footnote></w:footnotes>`,
		"word/header1.xml":   `<w:hdr ` + intaketest.WordNamespaces + `>` + intaketest.Para("", "HEADER") + `</w:hdr>`,
		"word/comments.xml":  `<w:comments ` + intaketest.WordNamespaces + `>` + intaketest.Para("", "COMMENT") + `</w:comments>`,
	})
	s := Stage(intaketest.Framework(t), src)
	checkNothingLost(t, src, s)
	checkEditMakes(t, intaketest.Framework(t), s)
	c := s.Counts()
	for place, want := range map[[2]string]int{
		{"QS1", "working_well"}: 2, {"QS1", "improvement"}: 1, {"QS1", "priorities"}: 2,
		{"QS7", "working_well"}: 1, {"QS7", "improvement"}: 1, {"QS5", "working_well"}: 1, {"QS5", "improvement"}: 1,
		{"QS3", "working_well"}: 2,
	} {
		if got := c.Of(place[0], assessment.ListKey(place[1])); got != want {
			t.Errorf("%v has %d entries, not %d:\n%s", place, got, want, outline(s))
		}
	}
	if c.Entries != 11 {
		t.Errorf("%d entries:\n%s", c.Entries, outline(s))
	}
	remarks := strings.Join(s.Remarks, " ")
	for _, want := range []string{"headers and footers", "comments", "tracked changes", "Pictures"} {
		if !strings.Contains(remarks, want) {
			t.Errorf("no remark on %s: %s", want, remarks)
		}
	}
	if all := intaketest.TextsOf(src); strings.Contains(all, "HEADER") || strings.Contains(all, "COMMENT") || !strings.Contains(all, "A footnote") {
		t.Errorf("read %s", all)
	}
}

func readWord(t *testing.T, body string, parts map[string]string) *source.Document {
	t.Helper()
	src, err := readers.Docx("x.docx", intaketest.WordFile(t, body, parts))
	if err != nil {
		t.Fatal(err)
	}
	return src
}
