package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/readers"
	"ninefold/app/intake/source"
	"ninefold/app/intake/workbook"
)

// hostileBook is a workbook with this many sheets, all of one part, and styles
// of this many formats.
func hostileBook(t testing.TB, sheets, formats int) []byte {
	t.Helper()
	const ns = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	part := func(name, text string) {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var list strings.Builder
	for i := range sheets {
		fmt.Fprintf(&list, `<sheet name="S%d" sheetId="%d" r:id="r1"/>`, i, i+1)
	}
	part("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`)
	part("xl/workbook.xml", `<workbook `+ns+` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>`+list.String()+`</sheets></workbook>`)
	part("xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/></Relationships>`)
	part("xl/worksheets/sheet1.xml", `<worksheet `+ns+`><sheetData><row r="1"><c r="A1" s="1"><v>45000</v></c></row></sheetData></worksheet>`)
	part("xl/styles.xml", `<styleSheet `+ns+`><cellXfs>`+strings.Repeat(`<xf numFmtId="14" fontId="0"/>`, formats)+`</cellXfs></styleSheet>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// taken is how many bytes f had the program ask for, in all.
func taken(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// endlessRow is a presentation whose table has a row of more cells than a source
// may have lines, each as wide as can be said.
func endlessRow(t testing.TB) []byte {
	cell := `<a:tc gridSpan="1000000"><a:txBody><a:p><a:r><a:t>x</a:t></a:r></a:p></a:txBody></a:tc>`
	table := `<p:graphicFrame><a:tbl><a:tr>` + strings.Repeat(cell, source.MaxLines+2) + `</a:tr></a:tbl></p:graphicFrame>`
	return intaketest.Zipped(t,
		"_rels/.rels", intaketest.Relationships("r1", "officeDocument", "ppt/presentation.xml"),
		"ppt/presentation.xml", `<p:presentation `+intaketest.PptxNS+`><p:sldIdLst><p:sldId id="256" r:id="a"/></p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels", intaketest.Relationships("a", "slide", "slides/slide1.xml"),
		"ppt/slides/slide1.xml", intaketest.Slide(table))
}

// bookOf is a workbook with one sheet of these rows, and what stands below them.
func bookOf(t testing.TB, rows, below, styles string) []byte {
	const ns = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	return intaketest.Zipped(t,
		"xl/workbook.xml", `<workbook `+ns+` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", `<worksheet `+ns+`><sheetData>`+rows+`</sheetData>`+below+`</worksheet>`,
		"xl/styles.xml", `<styleSheet `+ns+`>`+styles+`</styleSheet>`)
}

// manyOf repeats a text with a number in it.
func manyOf(n int, text string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, text, i)
	}
	return b.String()
}

// notesAgainAndAgain is a presentation whose slides share one page of notes
// with a great deal of nothing in it, which is read for each of them.
func notesAgainAndAgain(t testing.TB) []byte {
	const slides = 1_900
	parts := []string{
		"_rels/.rels", intaketest.Relationships("r1", "officeDocument", "ppt/presentation.xml"),
		"ppt/presentation.xml", `<p:presentation ` + intaketest.PptxNS + `><p:sldIdLst>` + manyOf(slides, `<p:sldId id="1" r:id="a%d"/>`) + `</p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels", `<Relationships>` + manyOf(slides, `<Relationship Id="a%[1]d" Type="x/slide" Target="slides/slide%[1]d.xml"/>`) + `</Relationships>`,
		"ppt/notesSlides/n.xml", intaketest.Slide(strings.Repeat(" ", 1<<20)),
	}
	for i := range slides {
		parts = append(parts, fmt.Sprintf("ppt/slides/slide%d.xml", i), intaketest.Slide(""),
			fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", i), intaketest.Relationships("n", "notesSlide", "../notesSlides/n.xml"))
	}
	return intaketest.Zipped(t, parts...)
}

// What is made to exhaust the computer is refused before it can. A measure of
// time would depend on the computer; what a reader asks for in all is its work.
func TestSourcesWithoutMeasureAreRefusedBeforeTheyAreTaken(t *testing.T) {
	row := endlessRow(t)
	docx := func(body string, more map[string]string) func() error {
		data := intaketest.WordFile(t, body, more)
		return func() error { _, err := readers.Docx("a.docx", data); return err }
	}
	odt := func(body string) func() error {
		data := intaketest.Zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
			`<office:document-content `+intaketest.OdtNS+`><office:body><office:text>`+body+`</office:text></office:body></office:document-content>`)
		return func() error { _, err := readers.ODT("a.odt", data); return err }
	}
	book := func(rows, below, styles string) func() error {
		data := bookOf(t, rows, below, styles)
		return func() error { _, err := workbook.Read("a.xlsx", data); return err }
	}
	html := func(body string) func() error {
		return func() error { _, err := readers.HTML("a.html", []byte("<!doctype html><html><body>"+body)); return err }
	}
	again := notesAgainAndAgain(t)
	number := `<row r="%d"><c s="1"><v>45000</v></c></row>`
	for name, read := range map[string]func() error{
		"a paragraph of line breaks":      docx(`<w:p><w:r>`+strings.Repeat(`<w:br/>`, 110_000)+`</w:r></w:p>`, nil),
		"an element of attributes":        docx(`<w:p `+manyOf(700_000, `a%d="" `)+`/>`, nil),
		"a text without an end":           docx(`<w:p><w:r><w:t>`+strings.Repeat("a", 5_000_000)+`</w:t></w:r></w:p>`, nil),
		"text boxes in one paragraph":     docx(`<w:p><w:r>`+strings.Repeat(`<w:txbxContent><w:p/></w:txbxContent>`, 110_000)+`</w:r></w:p>`, nil),
		"paragraphs that are all joined":  docx(strings.Repeat(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>`+strings.Repeat("word ", 60)+`</w:t></w:r></w:p>`, 30_000), nil),
		"tables in a cell":                docx(`<w:tbl><w:tr><w:tc>`+strings.Repeat(`<w:tbl/>`, 110_000)+`</w:tc></w:tr></w:tbl>`, nil),
		"styles without number":           docx(intaketest.Para("", "x"), map[string]string{"word/styles.xml": `<w:styles ` + intaketest.WordNamespaces + `>` + manyOf(60_000, `<w:style w:styleId="s%d"/>`) + `</w:styles>`}),
		"lists without number":            docx(intaketest.Para("", "x"), map[string]string{"word/numbering.xml": `<w:numbering ` + intaketest.WordNamespaces + `>` + manyOf(60_000, `<w:abstractNum w:abstractNumId="%d"/>`) + `</w:numbering>`}),
		"frames in one paragraph":         odt(`<text:p>` + strings.Repeat(`<draw:frame><draw:text-box><text:p/></draw:text-box></draw:frame>`, 110_000) + `</text:p>`),
		"tables in an OpenDocument":       odt(strings.Repeat(`<table:table/>`, 110_000)),
		"a page of notes, for each slide": func() error { _, err := readers.Pptx("a.pptx", again); return err },
		"lines set as they are":           html("<pre>" + strings.Repeat("a\n", 1_900_000)),
		"a tag of attributes":             html("<p " + strings.Repeat("a ", 5_000_000) + ">"),
		"a row of wide and high cells":    html("<table><tr>" + strings.Repeat("<td rowspan=100 colspan=100>", 500_000)),
		"tables in a page's cell":         html("<table><tr><td>" + strings.Repeat("<table></table>", 110_000)),
		"merged cells over one another":   book(manyOf(5_000, `<row><c><v>%d</v></c></row>`), `<mergeCells>`+strings.Repeat(`<mergeCell ref="A1:A5000"/>`, 1_000)+`</mergeCells>`, ""),
		"lines within cells":              book(`<row><c t="inlineStr"><is><t>`+strings.Repeat("a\n", 110_000)+`</t></is></c></row>`, "", ""),
		"the format of a number":          book(fmt.Sprintf(number, 1), "", `<numFmts><numFmt numFmtId="200" formatCode="`+strings.Repeat("0", 200_000)+`"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs>`),
		"20,000 sheets of one part":       func() error { _, err := workbook.Read("a.xlsx", hostileBook(t, 20_000, 1)); return err },
		"a million formats":               func() error { _, err := workbook.Read("a.xlsx", hostileBook(t, 1, 1_000_000)); return err },
		"millions of short lines":         func() error { _, err := readers.Text("a.txt", []byte(strings.Repeat("ab\n", 2_700_000))); return err },
		"a slide's endless row":           func() error { _, err := readers.Pptx("a.pptx", row); return err },
		"empty lines":                     func() error { _, err := readers.Text("a.txt", bytes.Repeat([]byte("\r\n"), 3_000_000)); return err },
	} {
		var err error
		if size := taken(func() { err = read() }); size > mostTaken {
			t.Errorf("%s: %d MB were asked for", name, size>>20)
		}
		if assessment.ErrorCode(err) != assessment.CodeFile {
			t.Errorf("%s: %v", name, err)
		}
	}
}
