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

// What is made to exhaust the computer is refused before it can.
func TestSourcesWithoutMeasureAreRefusedBeforeTheyAreTaken(t *testing.T) {
	const most = 300 << 20
	row := endlessRow(t)
	for name, read := range map[string]func() error{
		"20,000 sheets of one part": func() error { _, err := workbook.Read("a.xlsx", hostileBook(t, 20_000, 1)); return err },
		"a million formats":         func() error { _, err := workbook.Read("a.xlsx", hostileBook(t, 1, 1_000_000)); return err },
		"millions of short lines":   func() error { _, err := readers.Text("a.txt", []byte(strings.Repeat("ab\n", 2_700_000))); return err },
		"a slide's endless row":     func() error { _, err := readers.Pptx("a.pptx", row); return err },
		"empty lines":               func() error { _, err := readers.Text("a.txt", bytes.Repeat([]byte("\r\n"), 3_000_000)); return err },
	} {
		var err error
		if size := taken(func() { err = read() }); size > most {
			t.Errorf("%s: %d MB were asked for", name, size>>20)
		}
		if assessment.ErrorCode(err) != assessment.CodeFile {
			t.Errorf("%s: %v", name, err)
		}
	}
}
