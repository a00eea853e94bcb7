package readers

import (
	"fmt"

	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/office"
	"ninefold/app/intake/source"
)

func readWord(t *testing.T, body string, parts map[string]string) *source.Document {
	t.Helper()
	src, err := Docx("x.docx", intaketest.WordFile(t, body, parts))
	if err != nil {
		t.Fatal(err)
	}
	return src
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
		"content controls":             {`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + intaketest.Para("", "in") + `</w:sdtContent></w:sdt>` + run(`<w:t>out</w:t>`), "in|out"},
		"a custom wrapper":             {`<w:customXml><w:p><w:smartTag><w:r><w:t>deep</w:t></w:r></w:smartTag></w:p></w:customXml>`, "deep"},
		"a text box":                   {`<w:p><w:r><w:t>anchor</w:t><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + intaketest.Para("", "boxed") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + intaketest.Para("", "boxed") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "anchor|boxed"},
		"an old text box":              {run(`<w:pict><v:shape><v:textbox><w:txbxContent>` + intaketest.Para("", "boxed") + `</w:txbxContent></v:textbox></v:shape></w:pict>`), "|boxed"},
		"a link":                       {`<w:p><w:hyperlink r:id="rL"><w:r><w:t>the plan</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>`, "the plan (https://example.gov.uk/plan)."},
		"a link as itself":             {`<w:p><w:hyperlink r:id="rL"><w:r><w:t>example.gov.uk/plan</w:t></w:r></w:hyperlink></w:p>`, "example.gov.uk/plan"},
		"a script link":                {`<w:p><w:hyperlink r:id="rJ"><w:r><w:t>click</w:t></w:r></w:hyperlink></w:p>`, "click"},
		"signs":                        {run(`<w:sym w:font="Symbol" w:char="F0B7"/><w:t> item</w:t>`), "• item"},
		"a sign in its font":           {`<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>ü</w:t></w:r><w:r><w:t> done</w:t></w:r></w:p>`, "✓ done"},
		"words in a font of signs":     {`<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>All is well</w:t></w:r></w:p>`, "All is well"},
		"a sign among such words":      {`<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>All &#xF0FC; is well</w:t></w:r></w:p>`, "All ✓ is well"},
		"a control for a cell":         {`<w:tbl><w:tr><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:tc><w:p><w:r><w:t>Choose an item.</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt><w:tc><w:p><w:r><w:t>said</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, "said"},
		"a sign nobody knows":          {run(`<w:sym w:font="Wingdings" w:char="F0D0"/><w:t> x</w:t>`), "\ufffd x"},
		"hidden":                       {`<w:p><w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>!</w:t></w:r></w:p>`, "seen!"},
		"struck through":               {`<w:p><w:r><w:t>now </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>then</w:t></w:r></w:p>`, "now then"},
		"a hint":                       {`<w:p><w:r><w:t>a</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click or tap here</w:t></w:r></w:sdtContent></w:sdt></w:p>`, "a"},
		"a filled control":             {`<w:p><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>typed</w:t></w:r></w:sdtContent></w:sdt></w:p>`, "typed"},
		"a chosen entry":               {`<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Green"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>`, "Green"},
		"a ticked box":                 {`<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t> yes</w:t></w:r></w:p>`, "☒ yes"},
		"a deleted paragraph mark":     {`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>We began</w:t></w:r></w:p><w:p><w:r><w:t>and went on.</w:t></w:r></w:p>`, "We began and went on."},
		"a deleted last mark":          {`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The end</w:t></w:r></w:p>`, "The end"},
		"a table in a cell of a table": {`<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>` + intaketest.Row(intaketest.Para("", "1")+`<w:tbl>`+intaketest.Row(intaketest.Para("", "in"))+`</w:tbl>`+intaketest.Para("", "2"), intaketest.Para("", "3")) + `</w:tbl>`, "1|in|2|3"},
		"a broken sign":                {run(`<w:sym w:char="zz"/><w:t>item</w:t>`), "item"},
		"control character":            {run("<w:t>a\u0085b</w:t>"), "a\ufffdb"},
		"a table":                      {`<w:tbl><w:tblPr/>` + intaketest.Row(intaketest.Para("", "1"), intaketest.Para("", "2")) + intaketest.Row(intaketest.Para("", "3"), intaketest.Para("", "4")+intaketest.Para("", "5")) + `</w:tbl>`, "1|2|3|4|5"},
		"a deleted row":                {`<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>` + intaketest.Para("", "gone") + `</w:tc></w:tr>` + intaketest.Row(intaketest.Para("", "kept")) + `</w:tbl>`, "kept"},
		"a table in a table":           {`<w:tbl>` + intaketest.Row(`<w:tbl>`+intaketest.Row(intaketest.Para("", "in"))+`</w:tbl>`+intaketest.Para("", "out")) + `</w:tbl>`, "in|out"},
		"ruby":                         {run(`<w:ruby><w:rt><w:r><w:t>over</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby>`), "base"},
	}
	links := map[string]string{"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rL" Type="x/hyperlink" Target="https://example.gov.uk/plan" TargetMode="External"/><Relationship Id="rJ" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := intaketest.TextsOf(readWord(t, c.body, links)); got != c.want {
				t.Errorf("read %q, not %q", got, c.want)
			}
		})
	}
}

func TestAWordDocumentSaysWhatItsParagraphsAre(t *testing.T) {
	src := readWord(t, intaketest.Styled("berschrift1", "h1")+intaketest.Styled("House", "house")+intaketest.Styled("Outline", "h3")+
		intaketest.Para(`<w:outlineLvl w:val="4"/>`, "h5")+intaketest.Styled("Bullets", "bullet")+
		intaketest.Para(`<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>`, "number")+
		intaketest.Para(`<w:pStyle w:val="Bullets"/><w:numPr><w:numId w:val="0"/></w:numPr>`, "no bullet")+
		intaketest.Styled("TOC1", "contents")+
		`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>`+intaketest.Para("", "in contents")+`</w:sdtContent></w:sdt>`+
		`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r></w:p>`+
		`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>half</w:t></w:r><w:r><w:t>bold</w:t></w:r></w:p>`+
		`<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>not</w:t></w:r></w:p>`+
		`<w:tbl>`+`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+intaketest.Para("", "wide")+`</w:tc><w:tc>`+intaketest.Para("", "third")+`</w:tc></w:tr></w:tbl>`+
		intaketest.Para(`<w:pageBreakBefore/>`, "new page"), nil)
	want := []source.Line{
		{Text: "h1", Heading: 1}, {Text: "house", Heading: 1}, {Text: "h3", Heading: 3}, {Text: "h5", Heading: 5},
		{Text: "bullet", ListLevel: 1}, {Text: "number", ListLevel: 2, Numbered: true}, {Text: "no bullet"},
		{Text: "contents", Contents: true}, {Text: "in contents", Contents: true},
		{Text: "bold", Bold: true}, {Text: "halfbold"}, {Text: "not"},
		{Text: "wide", Cell: source.Cell{Table: 1, Row: 1, Column: 1}, Span: 2}, {Text: "third", Cell: source.Cell{Table: 1, Row: 1, Column: 3}},
		{Text: "new page", NewPage: true},
	}
	if len(src.Lines) != len(want) {
		t.Fatalf("%d lines: %s", len(src.Lines), intaketest.TextsOf(src))
	}
	for i, line := range src.Lines {
		want[i].Number = i + 1
		if line != want[i] {
			t.Errorf("line %d is %+v, not %+v", i+1, line, want[i])
		}
	}
}

func TestAHostileOrDamagedWordDocumentCostsASentence(t *testing.T) {
	good := intaketest.WordFile(t, intaketest.Para("", "text"), nil)
	many := map[string]string{}
	for i := range office.MaxParts {
		many[fmt.Sprintf("word/media/%d", i)] = ""
	}
	cases := map[string][]byte{
		"cut short":              good[:len(good)/2],
		"no end":                 good[:len(good)-10],
		"no text":                intaketest.WordFile(t, "", map[string]string{"word/document.xml": ""}),
		"broken text":            intaketest.WordFile(t, "<w:p><w:r><w:t>unclosed", nil),
		"entities that multiply": intaketest.WordFile(t, "", map[string]string{"word/document.xml": `<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document ` + intaketest.WordNamespaces + `><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`}),
		"an external entity":     intaketest.WordFile(t, "", map[string]string{"word/document.xml": `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ` + intaketest.WordNamespaces + `><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`}),
		"too deep":               intaketest.WordFile(t, strings.Repeat("<w:sdt>", 10_000)+strings.Repeat("</w:sdt>", 10_000), nil),
		"a zip bomb":             intaketest.WordFile(t, strings.Repeat(" ", office.MaxPart+1), nil),
		"too much text":          intaketest.WordFile(t, intaketest.Para("", strings.Repeat("a", source.MaxText+1)), nil),
		"too many lines":         intaketest.WordFile(t, strings.Repeat("<w:p/>", source.MaxLines+1), nil),
		"too many parts":         intaketest.WordFile(t, "", many),
		"broken styles":          intaketest.WordFile(t, "", map[string]string{"word/styles.xml": "<w:styles><"}),
		"nothing":                {},
		"not a zip":              []byte("just words"),
	}
	for name, data := range cases {
		t.Run(name, func(t *testing.T) {
			src, err := Docx("plan.docx", data)
			if assessment.ErrorCode(err) != assessment.CodeFile || !strings.HasPrefix(err.Error(), "plan.docx is") {
				t.Errorf("read %+v, refused with %v", src, err)
			}
		})
	}
}

func TestADocumentWithoutItsListOfPartsIsReadByTheUsualNames(t *testing.T) {
	src := readWord(t, intaketest.Styled("House", "found"), map[string]string{"_rels/.rels": "<broken", "word/_rels/document.xml.rels": "<broken"})
	if len(src.Lines) != 1 || src.Lines[0].Heading != 1 {
		t.Errorf("read %+v", src.Lines)
	}
	moved := readWord(t, "", map[string]string{
		"_rels/.rels":                   `<Relationships><Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>`,
		"word/document2.xml":            `<w:document ` + intaketest.WordNamespaces + `><w:body>` + intaketest.Styled("S", "moved") + `</w:body></w:document>`,
		"word/_rels/document2.xml.rels": `<Relationships><Relationship Type="x/styles" Target="styles2.xml"/></Relationships>`,
		"word/styles2.xml":              `<w:styles ` + intaketest.WordNamespaces + `><w:style w:styleId="S"><w:name w:val="heading 2"/></w:style></w:styles>`,
	})
	if len(moved.Lines) != 1 || moved.Lines[0].Heading != 2 {
		t.Errorf("read %+v", moved.Lines)
	}
}
