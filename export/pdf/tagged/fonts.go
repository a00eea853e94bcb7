package tagged

import (
	"bytes"
	"fmt"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// writeFonts writes the fonts as gofpdf embeds them, with a correct map to
// Unicode, widths of the characters drawn and a subset name: the resources of all
// pages.
func (d *Document) writeFonts() error {
	embedded, err := d.fonts.embedded()
	if err != nil {
		return fmt.Errorf("embedding the fonts: %w", err)
	}
	from, err := openSource(embedded)
	if err != nil {
		return fmt.Errorf("reading the embedded fonts: %w", err)
	}
	f := &embedder{doc: d, from: from, out: d.out}
	all, err := from.dict(sourceResources)
	if err != nil {
		return err
	}
	listed, _ := all.get("Font").(dict)
	var fonts dict
	for _, e := range listed {
		source, ok := e.value.(ref)
		if !ok {
			return fmt.Errorf("font %s is no reference", e.key)
		}
		face, added, err := f.addFont(source)
		if err != nil {
			return fmt.Errorf("font %s: %w", e.key, err)
		}
		fonts.set(face.short(), added)
	}
	for i, script := range d.fonts.scripts {
		if script.failed != nil {
			return script.failed
		}
		if len(script.drawn) == 0 {
			continue
		}
		added, err := f.addScriptFont(script)
		if err != nil {
			return fmt.Errorf("the font of the script %s: %w", script.script, err)
		}
		fonts.set((faceCount + Face(i)).short(), added)
	}
	d.out.set(d.resources, dict{{"Font", fonts}})
	return nil
}

// embedded is a file of gofpdf's that has the characters drawn in its fonts, and
// nothing else.
func (s *fontSet) embedded() ([]byte, error) {
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetCompression(false) // what is kept of it is compressed when it is written
	pdf.SetCatalogSort(true)  // gofpdf's order differs from run to run otherwise
	pdf.SetCreationDate(time.Time{})
	pdf.SetModificationDate(time.Time{})
	pdf.AddPage()
	for _, f := range s.fonts {
		if drawn := f.drawn(); len(drawn) > 0 {
			// gofpdf writes into the bytes it is given while it makes the subset.
			pdf.AddUTF8FontFromBytes(f.family, "", bytes.Clone(f.data))
			pdf.SetFont(f.family, "", 1)
			pdf.Text(0, 0, string(drawn))
		}
	}
	var out bytes.Buffer
	err := pdf.Output(&out)
	return out.Bytes(), err
}

// embedder copies fonts from gofpdf's file.
type embedder struct {
	doc  *Document
	from *source
	out  *objectFile
}

func (f *embedder) addFont(composite ref) (Face, ref, error) {
	top, err := f.from.dict(composite)
	if err != nil {
		return 0, 0, err
	}
	face, err := f.face(top)
	if err != nil {
		return 0, 0, err
	}
	descendants, _ := top.get("DescendantFonts").(array)
	if len(descendants) != 1 {
		return 0, 0, fmt.Errorf("it has %d descendants", len(descendants))
	}
	below, err := f.follow(descendants[0])
	if err != nil {
		return 0, 0, err
	}
	descriptor, err := f.follow(below.get("FontDescriptor"))
	if err != nil {
		return 0, 0, err
	}
	file, err := f.stream(descriptor.get("FontFile2"))
	if err != nil {
		return 0, 0, err
	}
	glyphs, err := f.stream(below.get("CIDToGIDMap"))
	if err != nil {
		return 0, 0, err
	}

	used := f.doc.fonts.fonts[face]
	drawn := used.drawn()
	subset := name(used.subsetName())
	descriptor.set("FontName", subset)
	descriptor.set("FontFile2", f.out.add(stream{dict: dict{{"Length1", len(file)}}, data: file}))
	return face, f.compositeFont(subset, f.out.add(descriptor), used.widthArray(drawn), f.out.add(stream{data: glyphs}), toUnicode(drawn)), nil
}

// addScriptFont embeds what was drawn of a script.
func (f *embedder) addScriptFont(s *scriptFace) (ref, error) {
	var widths array
	texts := make([]string, len(s.drawn))
	for i, p := range s.drawn {
		widths = append(widths, s.font.Thousandths(max(p.Advance, 0)))
		texts[i] = p.Text
	}
	file, err := s.font.Embed(s.drawn)
	if err != nil {
		return 0, err
	}
	const stem = 80 // of no weight in an embedded font
	m := s.font.Metrics()
	subset := name(subsetName(s.font.Name(), s.drawn))
	descriptor := f.out.add(dict{
		{"Type", name("FontDescriptor")},
		{"FontName", subset},
		{"Flags", 4},
		{"FontBBox", array{m.Box[0], m.Box[1], m.Box[2], m.Box[3]}},
		{"ItalicAngle", 0},
		{"Ascent", m.Ascent},
		{"Descent", m.Descent},
		{"CapHeight", m.CapHeight},
		{"StemV", stem},
		{"FontFile2", f.out.add(stream{dict: dict{{"Length1", len(file)}}, data: file})},
	})
	return f.compositeFont(subset, descriptor, array{1, widths}, name("Identity"), textsOfCodes(texts)), nil
}

// compositeFont writes a font whose codes are of two bytes. glyphs leads from them
// to the glyphs of the file.
func (f *embedder) compositeFont(subset name, descriptor ref, widths array, glyphs any, toUnicode []byte) ref {
	cid := f.out.add(dict{
		{"Type", name("Font")},
		{"Subtype", name("CIDFontType2")},
		{"BaseFont", subset},
		{"CIDSystemInfo", dict{{"Registry", raw("(Adobe)")}, {"Ordering", raw("(Identity)")}, {"Supplement", 0}}},
		{"FontDescriptor", descriptor},
		{"DW", 0},
		{"W", widths},
		{"CIDToGIDMap", glyphs},
	})
	return f.out.add(dict{
		{"Type", name("Font")},
		{"Subtype", name("Type0")},
		{"BaseFont", subset},
		{"Encoding", name("Identity-H")},
		{"DescendantFonts", array{cid}},
		{"ToUnicode", f.out.add(stream{data: toUnicode})},
	})
}

// face finds which of our fonts one of gofpdf's is, by the name we gave it.
func (f *embedder) face(font dict) (Face, error) {
	base, _ := font.get("BaseFont").(name)
	for face, candidate := range f.doc.fonts.fonts {
		if string(base) == "utf8"+candidate.family {
			return Face(face), nil
		}
	}
	return 0, fmt.Errorf("%q is none of ours", base)
}

// follow returns the dictionary a reference leads to.
func (f *embedder) follow(value any) (dict, error) {
	r, ok := value.(ref)
	if !ok {
		return nil, fmt.Errorf("%v is no reference", value)
	}
	return f.from.dict(r)
}

// stream returns the decompressed stream a reference leads to.
func (f *embedder) stream(value any) ([]byte, error) {
	r, ok := value.(ref)
	if !ok {
		return nil, fmt.Errorf("%v is no reference", value)
	}
	_, data, err := f.from.object(r)
	return data, err
}

// widthArray lists the widths of the characters drawn, neighbours together.
func (f *font) widthArray(drawn []rune) array {
	var out array
	for i := 0; i < len(drawn); {
		widths := array{f.width(drawn[i])}
		j := i + 1
		for j < len(drawn) && drawn[j] == drawn[j-1]+1 {
			widths = append(widths, f.width(drawn[j]))
			j++
		}
		out = append(out, int(drawn[i]), widths)
		i = j
	}
	return out
}
