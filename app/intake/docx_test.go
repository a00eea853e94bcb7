package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
)

const wordNamespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"`

// wordFile makes a Word document of this body. Further parts go by their names.
func wordFile(t testing.TB, body string, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + wordNamespaces + `><w:body>` + body + `</w:body></w:document>`,
		"word/styles.xml": `<w:styles ` + wordNamespaces + `><w:docDefaults/><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
			<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House heading"/><w:basedOn w:val="berschrift1"/></w:style>
			<w:style w:type="paragraph" w:styleId="Outline"><w:name w:val="Outline"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
			<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
			<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>`,
		"word/numbering.xml": `<w:numbering ` + wordNamespaces + `><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
	}
	for name, content := range parts {
		all[name] = content
	}
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	for _, name := range names {
		w, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(all[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// para is a paragraph of one run, with these properties.
func para(properties, text string) string {
	return `<w:p><w:pPr>` + properties + `</w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func styled(style, text string) string { return para(`<w:pStyle w:val="`+style+`"/>`, text) }

func row(cells ...string) string {
	var b strings.Builder
	b.WriteString("<w:tr>")
	for _, c := range cells {
		b.WriteString("<w:tc><w:tcPr/>" + c + "</w:tc>")
	}
	return b.String() + "</w:tr>"
}

func readWord(t *testing.T, body string, parts map[string]string) *Source {
	t.Helper()
	src, err := ReadDocx("x.docx", wordFile(t, body, parts))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func textsOf(src *Source) string {
	var all []string
	for _, line := range src.Lines {
		all = append(all, line.Text)
	}
	return strings.Join(all, "|")
}

func TestAWordDocumentGivesItsTextInOrder(t *testing.T) {
	run := func(inner string) string { return `<w:p><w:r>` + inner + `</w:r></w:p>` }
	cases := map[string]struct{ body, want string }{
		"runs and spaces":              {`<w:p><w:r><w:t xml:space="preserve">Half </w:t></w:r><w:r><w:t>and half</w:t></w:r></w:p>`, "Half and half"},
		"tabs and hyphens":             {run(`<w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t>`), "a\tb\u2011c"},
		"line breaks":                  {run(`<w:t>one</w:t><w:br/><w:t>two</w:t>`), "one|two"},
		"a page break":                 {run(`<w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t>`), "one|two"},
		"entities":                     {run(`<w:t>a &amp; b &lt;c&gt; &#8217;</w:t>`), "a & b <c> ’"},
		"insertions":                   {`<w:p><w:ins><w:r><w:t>kept</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>`, "kept"},
		"moves":                        {`<w:p><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo></w:p><w:p><w:moveFrom><w:r><w:t>there</w:t></w:r></w:moveFrom></w:p>`, "here|"},
		"a field":                      {`<w:p><w:r><w:fldChar/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>5</w:t></w:r></w:p>`, "5"},
		"content controls":             {`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + para("", "in") + `</w:sdtContent></w:sdt>` + run(`<w:t>out</w:t>`), "in|out"},
		"a custom wrapper":             {`<w:customXml><w:p><w:smartTag><w:r><w:t>deep</w:t></w:r></w:smartTag></w:p></w:customXml>`, "deep"},
		"a text box":                   {`<w:p><w:r><w:t>anchor</w:t><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + para("", "boxed") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + para("", "boxed") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "anchor|boxed"},
		"an old text box":              {run(`<w:pict><v:shape><v:textbox><w:txbxContent>` + para("", "boxed") + `</w:txbxContent></v:textbox></v:shape></w:pict>`), "|boxed"},
		"a link":                       {`<w:p><w:hyperlink r:id="rL"><w:r><w:t>the plan</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>`, "the plan (https://example.gov.uk/plan)."},
		"a link as itself":             {`<w:p><w:hyperlink r:id="rL"><w:r><w:t>example.gov.uk/plan</w:t></w:r></w:hyperlink></w:p>`, "example.gov.uk/plan"},
		"a script link":                {`<w:p><w:hyperlink r:id="rJ"><w:r><w:t>click</w:t></w:r></w:hyperlink></w:p>`, "click"},
		"signs":                        {run(`<w:sym w:font="Symbol" w:char="F0B7"/><w:t> item</w:t>`), "• item"},
		"a sign in its font":           {`<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>ü</w:t></w:r><w:r><w:t> done</w:t></w:r></w:p>`, "✓ done"},
		"words in a font of signs":     {`<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>All is well</w:t></w:r></w:p>`, "All is well"},
		"a sign nobody knows":          {run(`<w:sym w:font="Wingdings" w:char="F0D0"/><w:t> x</w:t>`), "\ufffd x"},
		"hidden":                       {`<w:p><w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>!</w:t></w:r></w:p>`, "seen!"},
		"struck through":               {`<w:p><w:r><w:t>now </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>then</w:t></w:r></w:p>`, "now then"},
		"a hint":                       {`<w:p><w:r><w:t>a</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click or tap here</w:t></w:r></w:sdtContent></w:sdt></w:p>`, "a"},
		"a filled control":             {`<w:p><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>typed</w:t></w:r></w:sdtContent></w:sdt></w:p>`, "typed"},
		"a chosen entry":               {`<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Green"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>`, "Green"},
		"a ticked box":                 {`<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t> yes</w:t></w:r></w:p>`, "☒ yes"},
		"a deleted paragraph mark":     {`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>We began</w:t></w:r></w:p><w:p><w:r><w:t>and went on.</w:t></w:r></w:p>`, "We began and went on."},
		"a deleted last mark":          {`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The end</w:t></w:r></w:p>`, "The end"},
		"a table in a cell of a table": {`<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>` + row(para("", "1")+`<w:tbl>`+row(para("", "in"))+`</w:tbl>`+para("", "2"), para("", "3")) + `</w:tbl>`, "1|in|2|3"},
		"a broken sign":                {run(`<w:sym w:char="zz"/><w:t>item</w:t>`), "item"},
		"control character":            {run("<w:t>a\u0085b</w:t>"), "a\ufffdb"},
		"a table":                      {`<w:tbl><w:tblPr/>` + row(para("", "1"), para("", "2")) + row(para("", "3"), para("", "4")+para("", "5")) + `</w:tbl>`, "1|2|3|4|5"},
		"a deleted row":                {`<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>` + para("", "gone") + `</w:tc></w:tr>` + row(para("", "kept")) + `</w:tbl>`, "kept"},
		"a table in a table":           {`<w:tbl>` + row(`<w:tbl>`+row(para("", "in"))+`</w:tbl>`+para("", "out")) + `</w:tbl>`, "in|out"},
		"ruby":                         {run(`<w:ruby><w:rt><w:r><w:t>over</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby>`), "base"},
	}
	links := map[string]string{"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rL" Type="x/hyperlink" Target="https://example.gov.uk/plan" TargetMode="External"/><Relationship Id="rJ" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := textsOf(readWord(t, c.body, links)); got != c.want {
				t.Errorf("read %q, not %q", got, c.want)
			}
		})
	}
}

func TestAWordDocumentSaysWhatItsParagraphsAre(t *testing.T) {
	src := readWord(t, styled("berschrift1", "h1")+styled("House", "house")+styled("Outline", "h3")+
		para(`<w:outlineLvl w:val="4"/>`, "h5")+styled("Bullets", "bullet")+
		para(`<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>`, "number")+
		para(`<w:pStyle w:val="Bullets"/><w:numPr><w:numId w:val="0"/></w:numPr>`, "no bullet")+
		styled("TOC1", "contents")+
		`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>`+para("", "in contents")+`</w:sdtContent></w:sdt>`+
		`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r></w:p>`+
		`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>half</w:t></w:r><w:r><w:t>bold</w:t></w:r></w:p>`+
		`<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>not</w:t></w:r></w:p>`+
		`<w:tbl>`+`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+para("", "wide")+`</w:tc><w:tc>`+para("", "third")+`</w:tc></w:tr></w:tbl>`+
		para(`<w:pageBreakBefore/>`, "new page"), nil)
	want := []SourceLine{
		{Text: "h1", Heading: 1}, {Text: "house", Heading: 1}, {Text: "h3", Heading: 3}, {Text: "h5", Heading: 5},
		{Text: "bullet", ListLevel: 1}, {Text: "number", ListLevel: 2, Numbered: true}, {Text: "no bullet"},
		{Text: "contents", Contents: true}, {Text: "in contents", Contents: true},
		{Text: "bold", Bold: true}, {Text: "halfbold"}, {Text: "not"},
		{Text: "wide", Cell: Cell{1, 1, 1}}, {Text: "third", Cell: Cell{1, 1, 3}},
		{Text: "new page", NewPage: true},
	}
	if len(src.Lines) != len(want) {
		t.Fatalf("%d lines: %s", len(src.Lines), textsOf(src))
	}
	for i, line := range src.Lines {
		want[i].Number = i + 1
		if line != want[i] {
			t.Errorf("line %d is %+v, not %+v", i+1, line, want[i])
		}
	}
}

func TestAWordDocumentIsStagedWholeAndRemarksOnTheRest(t *testing.T) {
	heads := row(para("", "What is working well"), para("", "Areas for improvement"), para("", "Priorities"))
	body := styled("House", "Self-assessment") + styled("TOC1", "Assessing needs\t2") + para("", "Northmere is by the sea.") +
		styled("House", "Assessing needs") +
		`<w:tbl>` + heads + row(styled("Bullets", "w1")+styled("Bullets", "w2"), styled("Bullets", "i1"), para("", "p1")+para("", "p2")) + `</w:tbl>` +
		para("", "Beside the table") +
		`<w:tbl>` + row(para("", "Statement"), para("", "Strengths"), para("", "Challenges")) +
		row(para("", "Safeguarding"), styled("Bullets", "sw"), styled("Bullets", "si")) +
		row(para("", "Partnerships and communities"), styled("Bullets", "pw"), styled("Bullets", "pi")) + `</w:tbl>` +
		styled("House", "Equity in experience and outcomes") + styled("Outline", "Strengths") + para("", "e1 with a note") + para("", "e2") +
		styled("House", "Appendix") + para("", "Not an entry") +
		`<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>`
	src := readWord(t, body, map[string]string{
		"word/footnotes.xml": `<w:footnotes ` + wordNamespaces + `><w:footnote w:type="separator" w:id="0">` + para("", "line") + `</w:footnote><w:footnote w:id="1">` + para("", "A footnote") + `</w:footnote></w:footnotes>`,
		"word/header1.xml":   `<w:hdr ` + wordNamespaces + `>` + para("", "HEADER") + `</w:hdr>`,
		"word/comments.xml":  `<w:comments ` + wordNamespaces + `>` + para("", "COMMENT") + `</w:comments>`,
	})
	s := Stage(framework(t), src)
	checkNothingLost(t, src, s)
	checkEditMakes(t, framework(t), s)
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
	if all := textsOf(src); strings.Contains(all, "HEADER") || strings.Contains(all, "COMMENT") || !strings.Contains(all, "A footnote") {
		t.Errorf("read %s", all)
	}
}

func TestAHostileOrDamagedWordDocumentCostsASentence(t *testing.T) {
	good := wordFile(t, para("", "text"), nil)
	many := map[string]string{}
	for i := range maxParts {
		many[fmt.Sprintf("word/media/%d", i)] = ""
	}
	cases := map[string][]byte{
		"cut short":              good[:len(good)/2],
		"no end":                 good[:len(good)-10],
		"no text":                wordFile(t, "", map[string]string{"word/document.xml": ""}),
		"broken text":            wordFile(t, "<w:p><w:r><w:t>unclosed", nil),
		"entities that multiply": wordFile(t, "", map[string]string{"word/document.xml": `<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document ` + wordNamespaces + `><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`}),
		"an external entity":     wordFile(t, "", map[string]string{"word/document.xml": `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ` + wordNamespaces + `><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`}),
		"too deep":               wordFile(t, strings.Repeat("<w:sdt>", 10_000)+strings.Repeat("</w:sdt>", 10_000), nil),
		"a zip bomb":             wordFile(t, strings.Repeat(" ", maxPart+1), nil),
		"too much text":          wordFile(t, para("", strings.Repeat("a", maxText+1)), nil),
		"too many lines":         wordFile(t, strings.Repeat("<w:p/>", maxLines+1), nil),
		"too many parts":         wordFile(t, "", many),
		"broken styles":          wordFile(t, "", map[string]string{"word/styles.xml": "<w:styles><"}),
		"nothing":                {},
		"not a zip":              []byte("just words"),
	}
	for name, data := range cases {
		t.Run(name, func(t *testing.T) {
			src, err := ReadDocx("plan.docx", data)
			if assessment.ErrorCode(err) != assessment.CodeFile || !strings.HasPrefix(err.Error(), "plan.docx is") {
				t.Errorf("read %+v, refused with %v", src, err)
			}
		})
	}
}

func TestADocumentWithoutItsListOfPartsIsReadByTheUsualNames(t *testing.T) {
	src := readWord(t, styled("House", "found"), map[string]string{"_rels/.rels": "<broken", "word/_rels/document.xml.rels": "<broken"})
	if len(src.Lines) != 1 || src.Lines[0].Heading != 1 {
		t.Errorf("read %+v", src.Lines)
	}
	moved := readWord(t, "", map[string]string{
		"_rels/.rels":                   `<Relationships><Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>`,
		"word/document2.xml":            `<w:document ` + wordNamespaces + `><w:body>` + styled("S", "moved") + `</w:body></w:document>`,
		"word/_rels/document2.xml.rels": `<Relationships><Relationship Type="x/styles" Target="styles2.xml"/></Relationships>`,
		"word/styles2.xml":              `<w:styles ` + wordNamespaces + `><w:style w:styleId="S"><w:name w:val="heading 2"/></w:style></w:styles>`,
	})
	if len(moved.Lines) != 1 || moved.Lines[0].Heading != 2 {
		t.Errorf("read %+v", moved.Lines)
	}
}

func TestEveryFileThatCannotBeReadGetsASentenceOfItsOwn(t *testing.T) {
	folder := t.TempDir()
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	files := map[string]struct{ content, says string }{
		"old.doc":     {ole, "before 2007"},
		"locked.docx": {ole + string(utf16LE("EncryptedPackage")), "password"},
		"slides.pptx": {zipWith(t, "ppt/presentation.xml"), "PowerPoint"},
		"book.xlsx":   {zipWith(t, "xl/workbook.xml"), "Excel workbook"},
		"text.odt":    {zipWith(t, "mimetype"), "OpenDocument"},
		"pack.zip":    {zipWith(t, "readme"), "compressed folder"},
		"half.docx":   {"PK\x03\x04 and no more", "damaged"},
		"photo.png":   {"\x89PNG\r\n", "picture"},
		"unnamed.dat": {"\xff\xd8\xff\xe0", "picture"},
		"program.exe": {"MZ" + strings.Repeat("\x00\x00\x00\x01\x02", 100), "not a document"},
		"renamed.txt": {ole, "before 2007"},
	}
	said := map[string]string{}
	for name, f := range files {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(f.content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ReadFile(context.Background(), path, nil)
		if assessment.ErrorCode(err) != assessment.CodeFile || !strings.Contains(err.Error(), f.says) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		said[strings.ReplaceAll(err.Error(), name, "")] = name
	}
	if want := len(files) - 2; len(said) != want {
		t.Errorf("%d different sentences, not %d", len(said), want)
	}
	for path, says := range map[string]string{folder: "folder", filepath.Join(folder, "none.txt"): "no file"} {
		if _, err := ReadFile(context.Background(), path, nil); assessment.ErrorCode(err) != assessment.CodeFile || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", path, err)
		}
	}
	large := filepath.Join(folder, "large.txt")
	if err := os.Truncate(touch(t, large), maxFile+1); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFile(context.Background(), large, nil); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("large: %v", err)
	}
	for name, want := range map[string]bool{"book.xlsx": true, "locked.docx": false, "none": false} {
		if got := IsWorkbook(filepath.Join(folder, name)); got != want {
			t.Errorf("%s a workbook: %v", name, got)
		}
	}
}

func touch(t *testing.T, path string) string {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func zipWith(t *testing.T, part string) string {
	t.Helper()
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	if _, err := archive.Create(part); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return file.String()
}
