package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"ninefold/app/assessment"
	"ninefold/app/pdfium"
)

// zipped is a file of these parts.
func zipped(t testing.TB, parts ...string) []byte {
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
	pptxNS = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	odtNS  = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`
)

func relationships(of ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(of); i += 3 {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="x/%s" Target="%s"/>`, of[i], of[i+1], of[i+2])
	}
	return b.String() + `</Relationships>`
}

// shapeAt is a text box of a slide with a line for each text.
func shapeAt(x, y, w, h int, texts ...string) string {
	return fmt.Sprintf(`<p:sp><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm></p:spPr><p:txBody><a:p>%s</a:p></p:txBody></p:sp>`,
		x, y, w, h, `<a:r><a:t>`+strings.Join(texts, `</a:t></a:r></a:p><a:p><a:r><a:t>`)+`</a:t></a:r>`)
}

func slide(shapes string) string {
	return `<p:sld ` + pptxNS + `><p:cSld><p:spTree>` + shapes + `</p:spTree></p:cSld></p:sld>`
}

func smallPptx(t testing.TB) []byte {
	title := `<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Assessing</a:t></a:r><a:br/><a:r><a:t>needs</a:t></a:r></a:p></p:txBody></p:sp>`
	body := `<p:sp><p:nvSpPr><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:pPr><a:buNone/></a:pPr><a:r><a:t>Strengths</a:t></a:r></a:p><a:p><a:r><a:t>The desk answers</a:t></a:r></a:p><a:p><a:pPr lvl="1"/><a:r><a:t>On the day</a:t></a:r></a:p></p:txBody></p:sp>`
	number := `<p:sp><p:nvSpPr><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:fld><a:t>7</a:t></a:fld></a:p></p:txBody></p:sp>`
	table := `<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Action</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>Due</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>`
	columns := shapeAt(600, 120, 300, 300, "Right below") + shapeAt(600, 100, 300, 15, "Right head") + shapeAt(0, 120, 300, 300, "Left below") + shapeAt(0, 100, 300, 15, "Left head") + shapeAt(0, 0, 900, 50, "Over both")
	notes := `<p:notes ` + pptxNS + `><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Say it slowly</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:notes>`
	return zipped(t,
		"_rels/.rels", relationships("r1", "officeDocument", "ppt/presentation.xml"),
		"ppt/presentation.xml", `<p:presentation `+pptxNS+`><p:sldIdLst><p:sldId id="256" r:id="b"/><p:sldId id="257" r:id="a"/></p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels", relationships("a", "slide", "slides/slide1.xml", "b", "slide", "slides/slide2.xml"),
		"ppt/slides/slide1.xml", slide(columns+table),
		"ppt/slides/slide2.xml", slide(body+number+title),
		"ppt/slides/_rels/slide2.xml.rels", relationships("n", "notesSlide", "../notesSlides/notesSlide1.xml"),
		"ppt/notesSlides/notesSlide1.xml", notes,
	)
}

func smallODT(t testing.TB) []byte {
	return zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<office:document-content `+odtNS+`><office:automatic-styles>
		<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
		<text:list-style style:name="L"><text:list-level-style-bullet text:level="1"/></text:list-style></office:automatic-styles>
		<office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
		<text:h text:outline-level="2">Assessing   needs</text:h>
		<text:p><text:span text:style-name="B">Strengths</text:span></text:p>
		<text:list text:style-name="L"><text:list-item><text:p>The desk<text:s text:c="2"/>answers<text:note><text:note-body><text:p>A note</text:p></text:note-body></text:note><text:line-break/>on the day</text:p></text:list-item></text:list>
		<table:table><table:table-row><table:table-cell><text:p>Action</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>Due</text:p></table:table-cell></table:table-row></table:table>
		</office:text></office:body></office:document-content>`)
}

const smallRTF = `{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}{\stylesheet{\s1 heading 1;}{\s0 Normal;}}
{\info{\author Somebody}}{\header Northmere}{\*\generator x}
\pard\s1 Assessing needs\par\pard\s0{\b Strengths}\par
\pard\ls1{\listtext\'b7\tab}The carers\rquote  desk \u8364?5 caf\'e9 {\v hidden}{\deleted gone}{\field{\*\fldinst HYPERLINK "x"}{\fldrslt answers}}\line on the day\par
\pard\f1 \'c4\'e0\f0\par
\trowd\pard\intbl Action\cell Due\cell\row\pard After{\footnote A note}\par}`

const smallHTML = `<!doctype html><html><head><title>x</title><style>p{}</style></head><body><nav>Menu</nav><h2>Assessing
 needs</h2><p><b>Strengths</b></p><ul><li>The desk <i>answers</i><br>on the day<li>Twice &amp; quickly<ol><li>First</ol></ul>
<script>alert(1)</script><p hidden>gone</p><table><tr><th>Action<th>Due<tr><td>Write<td>May</table><img src=x></body></html>`

// smallPDF is two pages with all that a PDF hides: headings by their size,
// broken lines and words, bullets set apart, headers and footers, two columns
// drawn line by line.
func smallPDF(t testing.TB) []byte {
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

// shown is what was read, a line for each, with what its format knew.
func shown(src *Source) string {
	var b strings.Builder
	for _, l := range src.Lines {
		if blank(l.Text) {
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
		"slides.pptx": {smallPptx(t), "H1 Assessing needs\nStrengths\nL1 The desk answers\nL2 On the day\nOver both\nLeft head\nLeft below\nRight head\nRight below\n1.1.1 Action\n1.1.2 Due\nnote Say it slowly\n"},
		"text.odt":    {smallODT(t), "H2 Assessing needs\nbold Strengths\nL1 The desk  answers\njoined on the day\n1.1.1 Action\n1.1.3 Due\nfootnote A note\n"},
		"text.rtf":    {[]byte(smallRTF), "H1 Assessing needs\nbold Strengths\nL1 The carers’ desk €5 café answers\njoined on the day\nДа\n1.1.1 Action\n1.1.2 Due\nAfter\nfootnote A note\n"},
		"page.html":   {[]byte(smallHTML), "H2 Assessing needs\nbold Strengths\nL1 The desk answers\njoined on the day\nL1 Twice & quickly\nL2 numbered First\n1.1.1 Action\n1.1.2 Due\n1.2.1 Write\n1.2.2 May\n"},
		"print.pdf": {smallPDF(t), "H1 Assessing needs\nH2 What is working well\n• Everybody who rings the desk is answered on the day by somebody who can decide about the small equipment that most of them need, and assessment follows within the week. We assessment.\n• Carers are asked about their own week\n" +
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

// scanned is a PDF whose only page is a picture.
func scanned(t testing.TB) []byte {
	f := gofpdf.New("P", "pt", "A4", "")
	f.AddPage()
	f.Rect(100, 100, 50, 50, "F")
	return output(t, f)
}

func protected(t testing.TB) []byte {
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

func TestFilesThatCannotBeReadSayWhyWithinMeasure(t *testing.T) {
	deep := `<office:document-content ` + odtNS + `><office:body><office:text>` + strings.Repeat("<text:section>", 5000) + `</office:text></office:body></office:document-content>`
	odt := func(content string) []byte {
		return zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", content)
	}
	pptx := smallPptx(t)
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"scanned.pdf":    {scanned(t), "no text in it"},
		"protected.pdf":  {protected(t), "protected with a password"},
		"torn.pdf":       {[]byte("%PDF-1.7\n1 0 obj <</Type/Catalog"), "is damaged"},
		"torn.pptx":      {pptx[:len(pptx)/2], "is damaged"},
		"empty.pptx":     {zipped(t, "ppt/presentation.xml", ""), "is damaged"},
		"deep.pptx":      {zipped(t, "ppt/presentation.xml", `<p:presentation `+pptxNS+`><p:sldIdLst><p:sldId r:id="a"/></p:sldIdLst></p:presentation>`, "ppt/_rels/presentation.xml.rels", relationships("a", "slide", "slides/slide1.xml"), "ppt/slides/slide1.xml", slide(strings.Repeat("<p:grpSp>", 5000))), "too large"},
		"bomb.odt":       {odt(`<office:document-content ` + odtNS + `><office:body><office:text><text:p>` + strings.Repeat("a", maxText+10) + `</text:p></office:text></office:body></office:document-content>`), "too large"},
		"lines.odt":      {odt(`<office:document-content ` + odtNS + `><office:body><office:text><text:p>` + strings.Repeat("<text:line-break/>", maxLines+10) + `</text:p></office:text></office:body></office:document-content>`), "too large"},
		"deep.odt":       {odt(deep), "too large"},
		"torn.odt":       {odt(`<office:document-content ` + odtNS + `><office:body><office:text><text:p>half`), "is damaged"},
		"protected.odt":  {zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", `<m><encryption-data/></m>`, "content.xml", "x"), "protected with a password"},
		"figures.ods":    {zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "spreadsheet"},
		"deep.rtf":       {[]byte(`{\rtf1 ` + strings.Repeat("{", 3_000_000)), "too large"},
		"torn.rtf":       {[]byte(`{\rtf1 {\b half`), "is damaged"},
		"nothing.rtf":    {[]byte(`{\rtf1 `), "is damaged"},
		"lines.rtf":      {[]byte(`{\rtf1 ` + strings.Repeat(`x\par `, maxLines+10) + `}`), "too large"},
		"deep.html":      {[]byte(`<html>` + strings.Repeat("<div>", 500_000) + strings.Repeat("<ul>", 500_000) + strings.Repeat("<table>", 500_000)), ""},
		"lines.html":     {[]byte(`<html>` + strings.Repeat("<p>x", maxLines+10)), "too large"},
		"attribute.html": {[]byte(`<html><p title="` + strings.Repeat("a", maxText+10)), "too large"},
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
	_, err := ReadPDF(ctx, "a.pdf", smallPDF(t), func(done, total int) {
		if total > 0 {
			stop()
		}
	})
	if err == nil || assessment.ErrorCode(err) != "" {
		t.Errorf("stopping gives %v, which is no context's error", err)
	}
}

func TestWordsBrokenAtALinesEndAreMadeWhole(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		{"the assess-|ment and another assessment", "the assessment and another assessment"},
		{"a self-|employed person", "a self-employed person"},
		{"the twenty-|four beds", "the twenty-four beds"},
		{"the com" + broken + "|munity of an assess-|ment or assessment", "the community of an assessment or assessment"},
		{"2024 -|2025 it was", "2024 - 2025 it was"},
		{"without|any", "without any"},
	} {
		var all []run
		for _, line := range strings.Split(c.lines, "|") {
			all = append(all, run{Piece: pdfium.Piece{Text: line}})
		}
		w := wordsOf(all)
		text := []byte(all[0].Text)
		for _, r := range all[1:] {
			text = w.join(text, r.Text)
		}
		if string(text) != c.want {
			t.Errorf("%q: got %q, want %q", c.lines, text, c.want)
		}
	}
}

// fuzzed tries a reader with whatever comes: it ends with lines or a sentence.
func fuzzed(f *testing.F, read func([]byte) (*Source, error), seeds ...[]byte) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := read(data)
		if (src == nil) == (err == nil) {
			t.Fatal("neither a source nor an error")
		}
		if err != nil && assessment.ErrorCode(err) != assessment.CodeFile {
			t.Errorf("not a sentence: %v", err)
		}
		if src != nil {
			Stage(framework(t), src)
		}
	})
}

func FuzzReadRTF(f *testing.F) {
	fuzzed(f, func(data []byte) (*Source, error) { return ReadRTF("a.rtf", data) }, []byte(smallRTF))
}

func FuzzReadHTML(f *testing.F) {
	fuzzed(f, func(data []byte) (*Source, error) { return ReadHTML("a.html", data) }, []byte(smallHTML))
}

func FuzzReadODT(f *testing.F) {
	f.Add(`<office:document-content ` + odtNS + `><office:body><office:text><text:p>x</text:p></office:text></office:body></office:document-content>`)
	f.Fuzz(func(t *testing.T, content string) {
		_, err := ReadODT("a.odt", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", content))
		if err != nil && assessment.ErrorCode(err) != assessment.CodeFile {
			t.Errorf("not a sentence: %v", err)
		}
	})
}

func FuzzReadPptx(f *testing.F) {
	f.Add(slide(shapeAt(0, 0, 10, 10, "x")))
	f.Fuzz(func(t *testing.T, content string) {
		_, err := ReadPptx("a.pptx", zipped(t, "ppt/presentation.xml", `<p:presentation `+pptxNS+`><p:sldIdLst><p:sldId r:id="a"/></p:sldIdLst></p:presentation>`, "ppt/_rels/presentation.xml.rels", relationships("a", "slide", "slides/slide1.xml"), "ppt/slides/slide1.xml", content))
		if err != nil && assessment.ErrorCode(err) != assessment.CodeFile {
			t.Errorf("not a sentence: %v", err)
		}
	})
}

// FuzzLayOut lays out pieces of text that stand anywhere: no word is lost.
func FuzzLayOut(f *testing.F) {
	f.Add("• one\ntwo-\nthree", int64(7))
	f.Fuzz(func(t *testing.T, text string, places int64) {
		var pieces []pdfium.Piece
		n := 0
		for i, line := range strings.Split(text, "\n") {
			p := float64((places >> (i % 50)) & 1023)
			pieces = append(pieces, pdfium.Piece{Text: line, Left: p, Right: p + float64(len(line))*5, Bottom: float64(700 - 14*i), Top: float64(710 - 14*i), Size: 10 + float64(places&3)})
			n += strings.Count(line, "q")
		}
		src := &Source{Paragraphs: true}
		if err := layOut(src, []pdfPage{{842, pieces}}); err != nil {
			return
		}
		for _, l := range src.Lines {
			n -= strings.Count(l.Text, "q")
		}
		for _, r := range src.Remarks {
			n -= strings.Count(r, "q")
		}
		if n > 0 {
			t.Errorf("%d letters were lost", n)
		}
	})
}
