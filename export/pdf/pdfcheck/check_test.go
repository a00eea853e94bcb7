package pdfcheck_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"ninefold/export/pdf/pdfcheck"
)

func TestAGoodFilePasses(t *testing.T) {
	data := goodFile(t)
	for _, problem := range pdfcheck.Check(data) {
		t.Error(problem)
	}
	if err := pdfcheck.Qpdf(data); err != nil {
		t.Error(err)
	}
}

func TestADamagedFileIsAProblem(t *testing.T) {
	data := goodFile(t)
	if problems := pdfcheck.Check(data[:len(data)/2]); len(problems) != 1 || problems[0].Rule != "syntax" {
		t.Errorf("half a file gives %v", problems)
	}
	if pdfcheck.Qpdf(data[:len(data)/2]) == nil {
		t.Error("qpdf finds nothing wrong with half a file")
	}
}

// A mutant is a good file broken in one way, and the rule that must notice.
type mutant struct {
	name, rule string
	mutate     func(*broken)
}

var mutants = []mutant{
	{"no language", "language", func(b *broken) { delete(b.catalog(), "Lang") }},
	{"not marked as tagged", "mark info", func(b *broken) { delete(b.catalog(), "MarkInfo") }},
	{"title not shown", "display title", func(b *broken) { delete(b.catalog(), "ViewerPreferences") }},
	{"no title", "title", func(b *broken) { delete(b.info(), "Title") }},
	{"another title in the metadata", "metadata", func(b *broken) { b.info()["Title"] = types.StringLiteral("Ponds") }},
	{"no page labels", "page labels", func(b *broken) { delete(b.catalog(), "PageLabels") }},
	{"no output intent", "output intent", func(b *broken) { delete(b.catalog(), "OutputIntents") }},
	{"no structure tree", "structure", func(b *broken) { delete(b.catalog(), "StructTreeRoot") }},
	{"tabbing does not follow the structure", "tabs", func(b *broken) { delete(b.page(1), "Tabs") }},
	{"a page without a key to the parent tree", "parent tree", func(b *broken) { delete(b.page(1), "StructParents") }},
	{"a piece of content traced to another element", "parent tree", func(b *broken) {
		owners := b.parents(b.page(1)["StructParents"].(types.Integer))
		owners[0], owners[1] = owners[1], owners[0]
	}},
	{"text outside the structure", "untagged content", func(b *broken) {
		b.contents(1, "/P <</MCID 2>> BDC", "/P <</Nothing 2>> BDC")
	}},
	{"a sequence inside another", "marked content", func(b *broken) {
		b.contents(2, "/Artifact <</Type /Layout>> BDC", "/Artifact <</Type /Layout>> BDC /P <</MCID 99>> BDC")
	}},
	{"a sequence that is not closed", "marked content", func(b *broken) { b.contents(2, "EMC", "") }},
	{"a number used twice", "marked content", func(b *broken) {
		b.contents(1, "/P <</MCID 2>> BDC", "/P <</MCID 0>> BDC")
	}},
	{"content that no element has", "structure", func(b *broken) { delete(b.element("H2"), "K") }},
	{"an element with content that is not drawn", "structure", func(b *broken) { b.element("H2")["K"] = types.Integer(77) }},
	{"a child that names another parent", "structure", func(b *broken) {
		b.element("H2")["P"] = b.element("TD")["P"]
	}},
	{"a role that does not exist", "role", func(b *broken) { b.element("H2")["S"] = types.Name("Heading") }},
	{"a list item outside a list", "nesting", func(b *broken) { b.element("L")["S"] = types.Name("P") }},
	{"a list item without a body", "nesting", func(b *broken) { b.element("LBody")["S"] = types.Name("Lbl") }},
	{"a list that hides its numbering", "list numbering", func(b *broken) { delete(b.element("L"), "A") }},
	{"a cell outside a row", "nesting", func(b *broken) { b.element("TR")["S"] = types.Name("Sect") }},
	{"a row that is one cell short", "table row", func(b *broken) {
		row := b.last("TR")
		row["K"] = row["K"].(types.Array)[:1]
	}},
	{"a header cell without scope", "header scope", func(b *broken) { delete(b.element("TH"), "A") }},
	{"a table without header cells", "table header", func(b *broken) {
		b.each("TH", func(d types.Dict) { d["S"] = types.Name("TD") })
	}},
	{"a heading level left out", "heading order", func(b *broken) { b.element("H2")["S"] = types.Name("H3") }},
	{"no heading at all", "heading order", func(b *broken) {
		b.element("H1")["S"] = types.Name("P")
		b.element("H2")["S"] = types.Name("P")
	}},
	{"a figure without alternative text", "alternative text", func(b *broken) { delete(b.element("Figure"), "Alt") }},
	{"a caption that is no caption", "caption", func(b *broken) { b.last("Caption")["S"] = types.Name("P") }},
	{"a caption beside no picture", "caption", func(b *broken) { b.element("Figure")["S"] = types.Name("P") }},
	{"a caption inside its picture", "caption", func(b *broken) {
		div, figure := b.element("Div"), b.element("Figure")
		kids := div["K"].(types.Array)
		figure["K"] = types.Array{kids[0], figure["K"]}
		div["K"] = kids[1:]
	}},
	{"a figure without a box", "figure box", func(b *broken) { delete(b.element("Figure"), "A") }},
	{"a note without an identifier", "note", func(b *broken) { delete(b.element("Note"), "ID") }},
	{"an empty language", "language", func(b *broken) { b.element("Span")["Lang"] = types.StringLiteral("") }},
	{"a link element without its annotation", "link", func(b *broken) {
		link := b.element("Link")
		link["K"] = link["K"].(types.Array)[0]
	}},
	{"a link that is two stops", "link stops", func(b *broken) {
		link := b.element("Link")
		kids := link["K"].(types.Array)
		link["K"] = append(kids, kids[len(kids)-1])
	}},
	{"an annotation not tied to the structure", "annotation", func(b *broken) { delete(b.annotation(1), "StructParent") }},
	{"an annotation without a description", "annotation contents", func(b *broken) { delete(b.annotation(1), "Contents") }},
	{"an annotation that is not printed", "annotation flags", func(b *broken) { b.annotation(1)["F"] = types.Integer(0) }},
	{"a link to no page", "destination", func(b *broken) { b.annotation(1)["Dest"].(types.Array)[0] = types.Integer(0) }},
	{"a bookmark that counts wrongly", "bookmark", func(b *broken) {
		b.dict(b.dict(b.catalog()["Outlines"])["First"])["Count"] = types.Integer(5)
	}},
	{"a font that is not embedded", "font", func(b *broken) {
		b.each("FontDescriptor", func(d types.Dict) { delete(d, "FontFile2") })
	}},
	{"a font without a map to Unicode", "to unicode", func(b *broken) {
		b.each("Type0", func(d types.Dict) { delete(d, "ToUnicode") })
	}},
	{"a map to Unicode of one range", "to unicode", func(b *broken) {
		b.each("Type0", func(d types.Dict) {
			b.stream(d["ToUnicode"], func([]byte) []byte { return []byte("1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange") })
		})
	}},
	{"a character that is an empty box", "missing glyph", func(b *broken) {
		b.each("CIDFontType2", func(d types.Dict) {
			b.stream(d["CIDToGIDMap"], func(m []byte) []byte { m[2*'P'], m[2*'P'+1] = 0, 0; return m })
		})
	}},
	{"a width that is not the font's", "font width", func(b *broken) {
		b.each("CIDFontType2", func(d types.Dict) { d["W"].(types.Array)[1].(types.Array)[0] = types.Integer(900) })
	}},
	{"text off the page", "off the page", func(b *broken) { b.contents(1, "Tf 50 ", "Tf 560 ") }},
	{"pale text", "contrast", func(b *broken) { b.contents(1, "0.086 0.133 0.180 rg", "0.700 0.700 0.700 rg") }},
	{"words on two lines that run together", "run together", func(b *broken) {
		b.contents(1, "\x00w\x00a\x00t\x00e\x00r\x00 ", "\x00w\x00a\x00t\x00e\x00r")
	}},
	{"words read out that are not those shown", "replaced", func(b *broken) {
		b.each("Span", func(d types.Dict) {
			if d["ActualText"] != nil {
				d["ActualText"] = types.StringLiteral("welcome")
			}
		})
	}},
	{"a bullet in a paragraph", "bullet", func(b *broken) { b.contents(1, "\x00O\x00F\x00F", "\x20\x22\x00F\x00F") }},
	{"a marking that only the header has", "marking", func(b *broken) { b.contents(1, "\x00O\x00F\x00F", "\x00F\x00F\x00F") }},
	{"Ukrainian that says it is English", "script", func(b *broken) {
		b.each("Span", func(d types.Dict) { d["Lang"] = types.StringLiteral("en-GB") })
	}},
	{"Ukrainian that says it is nothing", "script", func(b *broken) {
		b.each("Span", func(d types.Dict) { delete(d, "Lang") })
	}},
	{"a colour outside the profile", "colour", func(b *broken) { b.contents(1, "0.086 0.133 0.180 rg", "0 0 0 1 k") }},
}

func TestEveryMutantIsCaught(t *testing.T) {
	data := goodFile(t)
	for _, m := range mutants {
		t.Run(strings.ReplaceAll(m.name, " ", "-"), func(t *testing.T) {
			file, err := pdfcheck.Read(data)
			if err != nil {
				t.Fatal(err)
			}
			b := &broken{t: t, file: file}
			m.mutate(b)
			problems := file.Check()
			for _, problem := range problems {
				if problem.Rule == m.rule {
					return
				}
			}
			t.Errorf("no problem of the rule %q; found %v", m.rule, problems)
		})
	}
}

// broken gives the mutants their way to the objects of a file.
type broken struct {
	t    *testing.T
	file *pdfcheck.File
}

func (b *broken) object(o types.Object) types.Object {
	value, err := b.file.Context.Dereference(o)
	if err != nil || value == nil {
		b.t.Fatalf("no object %v: %v", o, err)
	}
	return value
}

func (b *broken) dict(o types.Object) types.Dict {
	if s, ok := b.object(o).(types.StreamDict); ok {
		return s.Dict
	}
	d, ok := b.object(o).(types.Dict)
	if !ok {
		b.t.Fatalf("%v is no dictionary", o)
	}
	return d
}

func (b *broken) catalog() types.Dict {
	catalog, err := b.file.Context.Catalog()
	if err != nil {
		b.t.Fatal(err)
	}
	return catalog
}

func (b *broken) info() types.Dict { return b.dict(*b.file.Context.Info) }

func (b *broken) page(number int) types.Dict {
	page, _, _, err := b.file.Context.PageDict(number, false)
	if err != nil {
		b.t.Fatal(err)
	}
	return page
}

func (b *broken) annotation(page int) types.Dict {
	return b.dict(b.object(b.page(page)["Annots"]).(types.Array)[0])
}

// parents returns the entry of the parent tree with a key.
func (b *broken) parents(key types.Integer) types.Array {
	numbers := b.dict(b.dict(b.catalog()["StructTreeRoot"])["ParentTree"])["Nums"].(types.Array)
	for i := 0; i < len(numbers); i += 2 {
		if numbers[i] == key {
			return b.object(numbers[i+1]).(types.Array)
		}
	}
	b.t.Fatalf("the parent tree has no key %d", key)
	return nil
}

// each visits the structure elements of a role, the fonts of a subtype, or the
// other objects of a type, in the order of their numbers.
func (b *broken) each(kind string, visit func(types.Dict)) {
	found := false
	for number := 1; number < *b.file.Context.Size; number++ {
		o, err := b.file.Context.Dereference(*types.NewIndirectRef(number, 0))
		d, ok := o.(types.Dict)
		if err != nil || !ok {
			continue
		}
		key := "Type"
		switch d["Type"] {
		case types.Name("StructElem"):
			key = "S"
		case types.Name("Font"):
			key = "Subtype"
		}
		if d[key] == types.Name(kind) {
			visit(d)
			found = true
		}
	}
	if !found {
		b.t.Fatalf("the file has no %s", kind)
	}
}

func (b *broken) element(role string) (element types.Dict) {
	b.each(role, func(d types.Dict) {
		if element == nil {
			element = d
		}
	})
	return element
}

func (b *broken) last(role string) (element types.Dict) {
	b.each(role, func(d types.Dict) { element = d })
	return element
}

// stream changes the decoded bytes of a stream.
func (b *broken) stream(o types.Object, change func([]byte) []byte) {
	ref, ok := o.(types.IndirectRef)
	if !ok {
		b.t.Fatalf("%v is no reference", o)
	}
	entry, _ := b.file.Context.FindTableEntryForIndRef(&ref)
	s, _, err := b.file.Context.DereferenceStreamDict(ref)
	if err != nil || s == nil {
		b.t.Fatalf("no stream %v: %v", ref, err)
	}
	if err := s.Decode(); err != nil {
		b.t.Fatal(err)
	}
	s.Content = change(bytes.Clone(s.Content))
	entry.Object = *s
}

// contents replaces the first occurrence of a text in the contents of a page.
func (b *broken) contents(page int, before, after string) {
	b.stream(b.page(page)["Contents"], func(data []byte) []byte {
		if !bytes.Contains(data, []byte(before)) {
			b.t.Fatalf("page %d does not contain %q", page, before)
		}
		return bytes.Replace(data, []byte(before), []byte(after), 1)
	})
}
