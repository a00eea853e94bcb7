package intaketest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"
)

// Zipped is a file of these parts.
func Zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := z.Create(parts[i])
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	PptxNS = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	OdtNS  = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`
)

func Relationships(of ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(of); i += 3 {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="x/%s" Target="%s"/>`, of[i], of[i+1], of[i+2])
	}
	return b.String() + `</Relationships>`
}

// ShapeAt is a text box of a slide with a line for each text.
func ShapeAt(x, y, w, h int, texts ...string) string {
	return fmt.Sprintf(`<p:sp><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm></p:spPr><p:txBody><a:p>%s</a:p></p:txBody></p:sp>`,
		x, y, w, h, `<a:r><a:t>`+strings.Join(texts, `</a:t></a:r></a:p><a:p><a:r><a:t>`)+`</a:t></a:r>`)
}

func Slide(shapes string) string {
	return `<p:sld ` + PptxNS + `><p:cSld><p:spTree>` + shapes + `</p:spTree></p:cSld></p:sld>`
}

func SmallPptx(t testing.TB) []byte {
	title := `<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Assessing</a:t></a:r><a:br/><a:r><a:t>needs</a:t></a:r></a:p></p:txBody></p:sp>`
	body := `<p:sp><p:nvSpPr><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:pPr><a:buNone/></a:pPr><a:r><a:t>Strengths</a:t></a:r></a:p><a:p><a:r><a:t>The desk answers</a:t></a:r></a:p><a:p><a:pPr lvl="1"/><a:r><a:t>On the day</a:t></a:r></a:p></p:txBody></p:sp>`
	number := `<p:sp><p:nvSpPr><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:fld><a:t>7</a:t></a:fld></a:p></p:txBody></p:sp>`
	table := `<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Action</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>Due</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>`
	columns := ShapeAt(600, 120, 300, 300, "Right below") + ShapeAt(600, 100, 300, 15, "Right head") + ShapeAt(0, 120, 300, 300, "Left below") + ShapeAt(0, 100, 300, 15, "Left head") + ShapeAt(0, 0, 900, 50, "Over both")
	notes := `<p:notes ` + PptxNS + `><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Say it slowly</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:notes>`
	return Zipped(t,
		"_rels/.rels", Relationships("r1", "officeDocument", "ppt/presentation.xml"),
		"ppt/presentation.xml", `<p:presentation `+PptxNS+`><p:sldIdLst><p:sldId id="256" r:id="b"/><p:sldId id="257" r:id="a"/></p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels", Relationships("a", "slide", "slides/slide1.xml", "b", "slide", "slides/slide2.xml"),
		"ppt/slides/slide1.xml", Slide(columns+table),
		"ppt/slides/slide2.xml", Slide(body+number+title),
		"ppt/slides/_rels/slide2.xml.rels", Relationships("n", "notesSlide", "../notesSlides/notesSlide1.xml"),
		"ppt/notesSlides/notesSlide1.xml", notes,
	)
}

func SmallODT(t testing.TB) []byte {
	return Zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<office:document-content `+OdtNS+`><office:automatic-styles>
		<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
		<text:list-style style:name="L"><text:list-level-style-bullet text:level="1"/></text:list-style></office:automatic-styles>
		<office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
		<text:h text:outline-level="2">Assessing   needs</text:h>
		<text:p><text:span text:style-name="B">Strengths</text:span></text:p>
		<text:list text:style-name="L"><text:list-item><text:p>The desk<text:s text:c="2"/>answers<text:note><text:note-body><text:p>A note</text:p></text:note-body></text:note><text:line-break/>on the day</text:p></text:list-item></text:list>
		<table:table><table:table-row><table:table-cell><text:p>Action</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>Due</text:p></table:table-cell></table:table-row></table:table>
		</office:text></office:body></office:document-content>`)
}

const SmallRTF = `{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}{\stylesheet{\s1 heading 1;}{\s0 Normal;}}
{\info{\author Somebody}}{\header Northmere}{\*\generator x}
\pard\s1 Assessing needs\par\pard\s0{\b Strengths}\par
\pard\ls1{\listtext\'b7\tab}The carers\rquote  desk \u8364?5 caf\'e9 {\v hidden}{\deleted gone}{\field{\*\fldinst HYPERLINK "x"}{\fldrslt answers}}\line on the day\par
\pard\f1 \'c4\'e0\f0\par
\trowd\pard\intbl Action\cell Due\cell\row\pard After{\footnote A note}\par}`

const SmallHTML = `<!doctype html><html><head><title>x</title><style>p{}</style></head><body><nav>Menu</nav><h2>Assessing
 needs</h2><p><b>Strengths</b></p><ul><li>The desk <i>answers</i><br>on the day<li>Twice &amp; quickly<ol><li>First</ol></ul>
<script>alert(1)</script><p hidden>gone</p><table><tr><th>Action<th>Due<tr><td>Write<td>May</table><img src=x></body></html>`

// SmallPDF is two pages with all that a PDF hides: headings by their size,
// broken lines and words, bullets set apart, headers and footers, two columns
// drawn line by line.
func SmallPDF(t testing.TB) []byte {
	t.Helper()
	f := gofpdf.New("P", "pt", "A4", "")
	write := func(x, y, size float64, text string) {
		f.SetFont("Helvetica", "", size)
		f.Text(x, y, text)
	}
	for page := 1; page <= 3; page++ {
		f.AddPage()
		write(60, 40, 9, "Northmere Council")
		write(60, 820, 9, fmt.Sprintf("Page %d of 3", page))
		switch page {
		case 1:
			write(60, 100, 20, "Assessing needs")
			write(60, 140, 15, "What is working well")
			for i, line := range []string{"Everybody who rings the desk is answered on the day by somebody who can decide about the", "small equipment that most of them need, and assess-", "ment follows within the week. We assessment."} {
				if i == 0 {
					write(60, 170, 11, "\x95")
				}
				write(75, 170+14*float64(i), 11, line)
			}
			write(60, 220, 11, "\x95")
			write(75, 220, 11, "Carers are asked about their own week")
		case 2:
			for i := range 8 {
				write(60, 100+14*float64(i), 11, fmt.Sprintf("Left line %d runs on to the very end of it", i))
				write(320, 100+14*float64(i), 11, fmt.Sprintf("and right line %d runs on beside the first", i))
			}
		case 3:
			write(60, 100, 11, "The last page")
		}
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Scanned is a PDF whose only page is a picture.
func Scanned(t testing.TB) []byte {
	f := gofpdf.New("P", "pt", "A4", "")
	f.AddPage()
	f.Rect(100, 100, 50, 50, "F")
	return output(t, f)
}

func Protected(t testing.TB) []byte {
	f := gofpdf.New("P", "pt", "A4", "")
	f.SetProtection(0, "secret", "owner")
	f.AddPage()
	f.SetFont("Helvetica", "", 12)
	f.Text(100, 100, "Nobody sees it")
	return output(t, f)
}

func output(t testing.TB, f *gofpdf.Fpdf) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
