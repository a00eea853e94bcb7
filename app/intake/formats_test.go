package intake

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/readers"
	"ninefold/app/intake/source"
)

// shown is what was read, a line for each, with what its format knew.
func shown(src *Source) string {
	var b strings.Builder
	for _, l := range src.Lines {
		if strings.TrimSpace(l.Text) == "" {
			continue
		}
		for _, sign := range []struct {
			is   bool
			text string
		}{
			{l.Heading > 0, fmt.Sprintf("H%d ", l.Heading)}, {l.ListLevel > 0, fmt.Sprintf("L%d ", l.ListLevel)}, {l.Bold && l.Heading == 0, "bold "},
			{l.Numbered, "numbered "}, {l.Joined, "joined "}, {l.Footnote, "footnote "}, {l.Note, "note "},
			{l.Cell.Table > 0, fmt.Sprintf("%d.%d.%d ", l.Cell.Table, l.Cell.Row, l.Cell.Column)},
		} {
			if sign.is {
				b.WriteString(sign.text)
			}
		}
		b.WriteString(l.Text + "\n")
	}
	return b.String()
}

func TestEveryFormatGivesItsLinesAndWhatItKnowsOfThem(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"slides.pptx": {intaketest.SmallPptx(t), "H1 Assessing needs\nStrengths\nL1 The desk answers\nL2 On the day\nOver both\nLeft head\nLeft below\nRight head\nRight below\n1.1.1 Action\n1.1.2 Due\nnote Say it slowly\n"},
		"text.odt":    {intaketest.SmallODT(t), "H2 Assessing needs\nbold Strengths\nL1 The desk  answers\njoined on the day\n1.1.1 Action\n1.1.3 Due\nfootnote A note\n"},
		"text.rtf":    {[]byte(intaketest.SmallRTF), "H1 Assessing needs\nbold Strengths\nL1 The carers’ desk €5 café answers\njoined on the day\nДа\n1.1.1 Action\n1.1.2 Due\nAfter\nfootnote A note\n"},
		"page.html":   {[]byte(intaketest.SmallHTML), "H2 Assessing needs\nbold Strengths\nL1 The desk answers\njoined on the day\nL1 Twice & quickly\nL2 numbered First\n1.1.1 Action\n1.1.2 Due\n1.2.1 Write\n1.2.2 May\n"},
		"part.html":   {[]byte("<div>" + strings.Repeat(" ", 2000) + "<p><strong>Strengths</strong></p><p>&bull; The carers’ desk answers</p></div>\n"), "bold Strengths\n• The carers’ desk answers\n"},
		"marks.txt":   {[]byte("<p> is what we write for a person\nand no more.\n"), "<p> is what we write for a person\nand no more.\n"},
		"print.pdf": {intaketest.SmallPDF(t), "H1 Assessing needs\nH2 What is working well\n• Everybody who rings the desk is answered on the day by somebody who can decide about the small equipment that most of them need, and assessment follows within the week. We assessment.\n• Carers are asked about their own week\n" +
			"Left line 0 runs on to the very end of it\nLeft line 1"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			src, err := ReadFile(context.Background(), path, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := shown(src)
			if name == "print.pdf" {
				// Of the columns, that the left comes before the right.
				left, right := strings.Index(got, "Left line 7"), strings.Index(got, "right line 0")
				if left < 0 || right < left || strings.Contains(got, "Northmere") || strings.Contains(got, "of 3") {
					t.Errorf("columns or furniture are wrong:\n%s", got)
				}
				first, _, _ := strings.Cut(c.want, "Left")
				if !strings.HasPrefix(got, first) || !strings.HasSuffix(got, "The last page\n") {
					t.Errorf("got\n%s", got)
				}
				return
			}
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s\n%q", got, c.want, src.Remarks)
			}
		})
	}
}

func TestFilesThatCannotBeReadSayWhyWithinMeasure(t *testing.T) {
	deep := `<office:document-content ` + intaketest.OdtNS + `><office:body><office:text>` + strings.Repeat("<text:section>", 5000) + `</office:text></office:body></office:document-content>`
	odt := func(content string) []byte {
		return intaketest.Zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", content)
	}
	pptx := intaketest.SmallPptx(t)
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"scanned.pdf":    {intaketest.Scanned(t), "no text in it"},
		"protected.pdf":  {intaketest.Protected(t), "protected with a password"},
		"torn.pdf":       {[]byte("%PDF-1.7\n1 0 obj <</Type/Catalog"), "is damaged"},
		"torn.pptx":      {pptx[:len(pptx)/2], "is damaged"},
		"empty.pptx":     {intaketest.Zipped(t, "ppt/presentation.xml", ""), "is damaged"},
		"deep.pptx":      {intaketest.Zipped(t, "ppt/presentation.xml", `<p:presentation `+intaketest.PptxNS+`><p:sldIdLst><p:sldId r:id="a"/></p:sldIdLst></p:presentation>`, "ppt/_rels/presentation.xml.rels", intaketest.Relationships("a", "slide", "slides/slide1.xml"), "ppt/slides/slide1.xml", intaketest.Slide(strings.Repeat("<p:grpSp>", 5000))), "too large"},
		"bomb.odt":       {odt(`<office:document-content ` + intaketest.OdtNS + `><office:body><office:text><text:p>` + strings.Repeat("a", source.MaxText+10) + `</text:p></office:text></office:body></office:document-content>`), "too large"},
		"lines.odt":      {odt(`<office:document-content ` + intaketest.OdtNS + `><office:body><office:text><text:p>` + strings.Repeat("<text:line-break/>", source.MaxLines+10) + `</text:p></office:text></office:body></office:document-content>`), "too large"},
		"deep.odt":       {odt(deep), "too large"},
		"torn.odt":       {odt(`<office:document-content ` + intaketest.OdtNS + `><office:body><office:text><text:p>half`), "is damaged"},
		"protected.odt":  {intaketest.Zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", `<m><encryption-data/></m>`, "content.xml", "x"), "protected with a password"},
		"figures.ods":    {intaketest.Zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "spreadsheet"},
		"deep.rtf":       {[]byte(`{\rtf1 ` + strings.Repeat("{", 3_000_000)), "too large"},
		"torn.rtf":       {[]byte(`{\rtf1 {\b half`), "is damaged"},
		"nothing.rtf":    {[]byte(`{\rtf1 `), "is damaged"},
		"lines.rtf":      {[]byte(`{\rtf1 ` + strings.Repeat(`x\par `, source.MaxLines+10) + `}`), "too large"},
		"deep.html":      {[]byte(`<html>` + strings.Repeat("<div>", 500_000) + strings.Repeat("<ul>", 500_000) + strings.Repeat("<table>", 500_000)), ""},
		"lines.html":     {[]byte(`<html>` + strings.Repeat("<p>x", source.MaxLines+10)), "too large"},
		"book.xls":       {[]byte("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet/></Workbook>"), "an Excel workbook saved as XML"},
		"flat.fodt":      {[]byte("<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"o\"><office:body/></office:document>"), "an OpenDocument file saved as XML"},
		"attribute.html": {[]byte(`<html><p title="` + strings.Repeat("a", source.MaxText+10)), "too large"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			begun := time.Now()
			_, err := ReadFile(context.Background(), path, nil)
			if took := time.Since(begun); took > time.Minute {
				t.Errorf("took %s", took)
			}
			if c.says != "" && (assessment.ErrorCode(err) != assessment.CodeFile || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("says %v, want something of %q", err, c.says)
			}
		})
	}
}

func TestReadingAPDFCanBeStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	_, err := readers.PDF(ctx, "a.pdf", intaketest.SmallPDF(t), func(done, total int) {
		if total > 0 {
			stop()
		}
	})
	if err == nil || assessment.ErrorCode(err) != "" {
		t.Errorf("stopping gives %v, which is no context's error", err)
	}
}
