package understanding

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/readers"
	"ninefold/app/intake/source"
)

// fuzzed tries a reader with whatever comes: it ends with lines or a sentence.
func fuzzed(f *testing.F, read func([]byte) (*source.Document, error), seeds ...[]byte) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	rules := intaketest.Framework(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := read(data)
		if (src == nil) == (err == nil) {
			t.Fatal("neither a source nor an error")
		}
		if err != nil && assessment.ErrorCode(err) != assessment.CodeFile {
			t.Errorf("not a sentence: %v", err)
		}
		if src != nil {
			Stage(rules, src)
		}
	})
}

func FuzzReadRTF(f *testing.F) {
	fuzzed(f, func(data []byte) (*source.Document, error) { return readers.RTF("a.rtf", data) }, []byte(intaketest.SmallRTF))
}

func FuzzReadHTML(f *testing.F) {
	fuzzed(f, func(data []byte) (*source.Document, error) { return readers.HTML("a.html", data) }, []byte(intaketest.SmallHTML))
}

func FuzzReadODT(f *testing.F) {
	f.Add(`<office:document-content ` + intaketest.OdtNS + `><office:body><office:text><text:p>x</text:p></office:text></office:body></office:document-content>`)
	f.Fuzz(func(t *testing.T, content string) {
		_, err := readers.ODT("a.odt", intaketest.Zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", content))
		if err != nil && assessment.ErrorCode(err) != assessment.CodeFile {
			t.Errorf("not a sentence: %v", err)
		}
	})
}

func FuzzReadPptx(f *testing.F) {
	f.Add(intaketest.Slide(intaketest.ShapeAt(0, 0, 10, 10, "x")))
	f.Fuzz(func(t *testing.T, content string) {
		_, err := readers.Pptx("a.pptx", intaketest.Zipped(t, "ppt/presentation.xml", `<p:presentation `+intaketest.PptxNS+`><p:sldIdLst><p:sldId r:id="a"/></p:sldIdLst></p:presentation>`, "ppt/_rels/presentation.xml.rels", intaketest.Relationships("a", "slide", "slides/slide1.xml"), "ppt/slides/slide1.xml", content))
		if err != nil && assessment.ErrorCode(err) != assessment.CodeFile {
			t.Errorf("not a sentence: %v", err)
		}
	})
}

// lettersOf are the letters and digits of a source, one after the other.
func lettersOf(src *source.Document) string {
	var b strings.Builder
	for _, line := range src.Lines {
		for _, r := range line.Text {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

func FuzzStageText(f *testing.F) {
	f.Add([]byte("Theme 1 – Working with people - Assessing needs\nWhat is working well:\n- One\n\nAreas for improvement\n1. Two\nPriorities\nThree\n"))
	f.Add([]byte("Contents\nAssessing needs ..... 3\nSafeguarding\t4\n\fQS7\nStrengths\n•\nOne that is wrapped\nover lines\n12\nGlossary\n"))
	f.Add([]byte("Statement,Strengths,Areas for improvement\nAssessing needs,\"One, two\",Three\nSafeguarding,,Four\n"))
	f.Add([]byte("| Statement | Strengths | Priorities |\n|---|:-:|---|\n| QS1 | One | Two |\n"))
	f.Add([]byte("Assessing needs\tOne\tTwo\nSafeguarding\tThree\t\n"))
	f.Add([]byte("\xff\xfeQ\x00S\x001\x00"))
	f.Add([]byte("# Who we are\n**[x](y)** _a_ \\* \x00\n\xc3\x28\nSafeguarding | Page 2 of 3\n"))
	examples, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range examples {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	rules := intaketest.Framework(f)
	names := NewNames(rules)
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := readers.Text("fuzzed", data)
		if err != nil {
			if assessment.ErrorCode(err) != assessment.CodeFile {
				t.Fatal(err)
			}
			return
		}
		// The tables in it are taken apart first, which loses no letter.
		apart, _ := tabulated(names, src)
		if got, want := lettersOf(apart), lettersOf(src); got != want {
			t.Fatalf("taken apart, the letters are %q and not %q", got, want)
		}
		s := Stage(rules, src)
		checkNothingLost(t, apart, s)
		checkEditMakes(t, rules, s)
		src.Paragraphs = true
		s = Stage(rules, src)
		checkNothingLost(t, src, s)
		checkEditMakes(t, rules, s)
	})
}

func FuzzReadDocx(f *testing.F) {
	f.Add(intaketest.Para("", "Assessing needs") + intaketest.Styled("House", "Strengths") + intaketest.Styled("Bullets", "One"))
	f.Add(`<w:tbl>` + intaketest.Row(intaketest.Para("", "Strengths"), intaketest.Para("", "Challenges")) + intaketest.Row(intaketest.Para("", "a"), intaketest.Para("", "b")) + `</w:tbl>`)
	f.Add(`<w:p><w:r><w:t>a</w:t><w:br/><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></w:p><w:sdt><w:sdtContent/></w:sdt>`)
	f.Add(`<w:p><w:del><w:r>`)
	rules := intaketest.Framework(f)
	f.Fuzz(func(t *testing.T, body string) {
		src, err := readers.Docx("fuzzed.docx", intaketest.WordFile(t, body, nil))
		if err != nil {
			if assessment.ErrorCode(err) != assessment.CodeFile {
				t.Fatal(err)
			}
			return
		}
		s := Stage(rules, src)
		checkNothingLost(t, src, s)
		checkEditMakes(t, rules, s)
	})
}

// FuzzReadDocxParts reads a document by whatever styles and lists it names.
func FuzzReadDocxParts(f *testing.F) {
	f.Add(`<w:style w:type="paragraph" w:styleId="House"><w:name w:val="heading 2"/><w:basedOn w:val="House"/></w:style>`, `<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`)
	f.Add(`<w:docDefaults><w:rPr><w:sz w:val="24"/></w:rPr></w:docDefaults>`, `<w:num w:numId="`)
	body := intaketest.Para("", "Assessing needs") + intaketest.Styled("House", "Strengths") + intaketest.Para(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, "One")
	f.Fuzz(func(t *testing.T, styles, lists string) {
		src, err := readers.Docx("a.docx", intaketest.WordFile(t, body, map[string]string{
			"word/styles.xml": `<w:styles ` + intaketest.WordNamespaces + `>` + styles + `</w:styles>`, "word/numbering.xml": `<w:numbering ` + intaketest.WordNamespaces + `>` + lists + `</w:numbering>`}))
		if err != nil && assessment.ErrorCode(err) != assessment.CodeFile {
			t.Fatal(err)
		}
		if src != nil && len(src.Lines) != 3 {
			t.Fatalf("%d lines of 3", len(src.Lines))
		}
	})
}
