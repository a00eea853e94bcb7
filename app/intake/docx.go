package intake

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"ninefold/app/assessment"
)

// ReadDocx reads the text of a Word document: paragraphs with their heading
// and list levels, tables cell by cell, text boxes, footnotes. What tracked
// changes have inserted is read, what they have deleted is not. Headers,
// footers, comments and pictures are left out and remarked on. The error is
// CodeFile.
func ReadDocx(name string, data []byte) (*Source, error) {
	if len(data) > maxFile {
		return nil, tooLarge(name)
	}
	if kind := sniff(data); kind != kindDocx {
		if kind == kindText {
			return nil, refuse(nil, "%s is not a Word document (.docx), or it is damaged.", name)
		}
		return nil, cannotRead(name, kind, nil)
	}
	file, err := openOffice(data)
	if err != nil && !errors.Is(err, errTooLarge) {
		return nil, cannotRead(name, kindDamagedZip, err)
	}
	r := &docxReader{officeFile: file, src: &Source{Name: name, Paragraphs: true}}
	if err == nil {
		err = r.read()
	}
	switch {
	case errors.Is(err, errTooLarge):
		return nil, tooLarge(name)
	case err != nil:
		return nil, refuse(err, "%s is damaged: Ninefold could not read it to its end. Please open it in Word, save it again, and bring that in; or copy its text and paste it.", name)
	}
	return r.src, nil
}

// docxReader reads the parts of one document into src.
type docxReader struct {
	officeFile
	src     *Source
	styles  map[string]docxStyle
	lists   docxLists
	text    int // bytes of text so far
	tables  int
	links   map[string]string // addresses of links by their relationship
	drawn   int               // pictures, charts and embedded files
	deleted int               // stretches of text taken out by tracked changes

	// Where the paragraph being read stands.
	cell     Cell
	contents bool
	footnote bool
	newPage  bool
}

func (r *docxReader) read() error {
	document := r.main("word/document.xml")
	related := r.relations(document)
	r.links = related.links
	part := func(kind string) string {
		if part := related.byType[kind]; r.parts[part] != nil {
			return part
		}
		return path.Join(path.Dir(document), kind+".xml")
	}
	if err := r.readStyles(part("styles")); err != nil {
		return err
	}
	if err := r.readNumbering(part("numbering")); err != nil {
		return err
	}
	if err := r.readStory(document); err != nil {
		return err
	}
	r.footnote = true
	for _, notes := range []string{part("footnotes"), part("endnotes")} {
		if err := r.readStory(notes); err != nil {
			return err
		}
	}
	remarkOnReplaced(r.src)
	r.remarkOnRest()
	return nil
}

// readStory reads the paragraphs and tables of one part. A part that is not
// there is empty, but for the document itself.
func (r *docxReader) readStory(part string) error {
	x, err := r.open(part)
	if err != nil {
		return err
	}
	if x == nil {
		if r.footnote {
			return nil
		}
		return fmt.Errorf("the part %s is missing", part)
	}
	defer x.close()
	for begun := false; ; begun = true {
		start, err := x.nextStart()
		if errors.Is(err, io.EOF) && begun {
			return nil
		}
		if err != nil {
			return unexpectedEnd(err)
		}
		switch start.Name.Local {
		case "body", "document", "footnotes", "endnotes":
		case "footnote", "endnote":
			// Word keeps the line that parts notes from text as notes, too.
			if kind := attribute(start, "type"); kind != "" && kind != "normal" {
				if err := x.skip(); err != nil {
					return err
				}
			}
		default:
			if err := r.block(x, start); err != nil {
				return err
			}
		}
	}
}

// block reads one element that holds paragraphs or tables.
func (r *docxReader) block(x *xmlPart, start xml.StartElement) error {
	switch start.Name.Local {
	case "p":
		return r.paragraph(x)
	case "tbl":
		return r.table(x)
	case "sdtPr":
		return r.controlProperties(x)
	case "sdt":
		was := r.contents
		err := x.each(func(start xml.StartElement) error { return r.block(x, start) })
		r.contents = was
		return err
	case "altChunk":
		r.drawn++
	case "sectPr", "del", "moveFrom", "Fallback", "tblPr", "tblGrid", "trPr", "tcPr", "sdtEndPr", "rPr":
		return x.skip()
	}
	return x.each(func(start xml.StartElement) error { return r.block(x, start) })
}

// controlProperties tells whether a content control is a table of contents.
func (r *docxReader) controlProperties(x *xmlPart) error {
	return x.each(func(start xml.StartElement) error {
		if start.Name.Local == "docPartGallery" && strings.EqualFold(attribute(start, "val"), "Table of Contents") {
			r.contents = true
		}
		return r.controlProperties(x)
	})
}

func (r *docxReader) table(x *xmlPart) error {
	outer := r.cell
	r.tables++
	at := Cell{Table: r.tables}
	err := x.each(func(start xml.StartElement) error { return r.rows(x, start, &at) })
	r.cell = outer
	return err
}

// rows reads a table's row, or what is wrapped around rows.
func (r *docxReader) rows(x *xmlPart, start xml.StartElement, at *Cell) error {
	switch start.Name.Local {
	case "tr":
		at.Row, at.Column = at.Row+1, 1
		deleted := false
		return x.each(func(start xml.StartElement) error {
			switch {
			case start.Name.Local == "trPr":
				return r.rowProperties(x, at, &deleted)
			case deleted:
				return x.skip()
			}
			return r.cells(x, start, at)
		})
	case "tblPr", "tblGrid", "tblPrEx", "sdtPr", "del", "moveFrom", "Fallback":
		return x.skip()
	}
	return x.each(func(start xml.StartElement) error { return r.rows(x, start, at) })
}

func (r *docxReader) rowProperties(x *xmlPart, at *Cell, deleted *bool) error {
	return x.each(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "gridBefore":
			at.Column += columns(start)
		case "del":
			*deleted = true
			r.deleted++
		}
		return x.skip()
	})
}

// columns reads how many columns something spans.
func columns(start xml.StartElement) int {
	const most = 100
	n, err := strconv.Atoi(attribute(start, "val"))
	if err != nil {
		return 1
	}
	return min(max(n, 1), most)
}

// cells reads a row's cell, or what is wrapped around cells.
func (r *docxReader) cells(x *xmlPart, start xml.StartElement, at *Cell) error {
	switch start.Name.Local {
	case "tc":
		r.cell = *at
		span := 1
		err := x.each(func(start xml.StartElement) error {
			if start.Name.Local != "tcPr" {
				return r.block(x, start)
			}
			return x.each(func(start xml.StartElement) error {
				if start.Name.Local == "gridSpan" {
					span = columns(start)
				}
				return x.skip()
			})
		})
		at.Column += span
		return err
	case "tblPrEx", "sdtPr":
		return x.skip()
	}
	return x.each(func(start xml.StartElement) error { return r.cells(x, start, at) })
}

// docxParagraph is a paragraph being read.
type docxParagraph struct {
	line  SourceLine
	text  strings.Builder
	lines []SourceLine // those ended by a line break
	boxes []SourceLine // the paragraphs of text boxes anchored in it
	plain bool         // whether some of it is not bold
	list  string       // the list's number, "" while none is known
	level int          // the list level, counted from 0
	style string
}

func (r *docxReader) paragraph(x *xmlPart) error {
	p := &docxParagraph{line: SourceLine{Cell: r.cell, Contents: r.contents, Footnote: r.footnote}, level: -1}
	err := x.each(func(start xml.StartElement) error { return r.inline(x, start, p, false) })
	if err != nil {
		return err
	}
	r.endLine(p, false)
	r.applyStyle(p)
	for _, line := range p.lines {
		r.text += len(line.Text)
		r.src.add(line)
	}
	for _, line := range p.boxes {
		r.src.add(line)
	}
	if r.text > maxText || len(r.src.Lines) > maxLines {
		return errTooLarge
	}
	return nil
}

// endLine ends the line being read, for a line break or the paragraph's end.
func (r *docxReader) endLine(p *docxParagraph, more bool) {
	line := p.line
	line.Text = keepable(p.text.String())
	line.NewPage = r.newPage
	if !blank(line.Text) {
		r.newPage = false
	}
	p.lines = append(p.lines, line)
	p.text.Reset()
	p.line.Joined = more
}

// inline reads one element of a paragraph or a run.
func (r *docxReader) inline(x *xmlPart, start xml.StartElement, p *docxParagraph, bold bool) error {
	switch start.Name.Local {
	case "pPr":
		return r.paragraphProperties(x, p)
	case "r":
		bold = false
		return x.each(func(start xml.StartElement) error {
			if start.Name.Local == "rPr" {
				return x.each(func(start xml.StartElement) error {
					if start.Name.Local == "b" {
						bold = on(start)
					}
					return x.skip()
				})
			}
			return r.inline(x, start, p, bold)
		})
	case "t":
		text, err := x.text()
		if err != nil {
			return err
		}
		p.text.WriteString(strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(text))
		p.plain = p.plain || !bold && !blank(text)
		if p.text.Len() > maxText {
			return errTooLarge
		}
		return nil
	case "tab", "ptab":
		p.text.WriteByte('\t')
	case "br", "cr":
		switch attribute(start, "type") {
		case "page", "column":
			if p.text.Len() > 0 {
				r.endLine(p, true)
			}
			r.newPage = true
		default:
			r.endLine(p, true)
		}
	case "lastRenderedPageBreak":
		r.newPage = r.newPage || p.text.Len() == 0
	case "noBreakHyphen":
		p.text.WriteString("\u2011")
	case "sym":
		if code, err := strconv.ParseUint(attribute(start, "char"), 16, 32); err == nil {
			p.text.WriteRune(rune(code))
		}
	case "txbxContent":
		return r.textBox(x, p)
	case "del", "moveFrom":
		r.deleted++
		return x.skip()
	case "hyperlink":
		return r.link(x, start, p)
	case "blip", "chart", "relIds", "imagedata", "OLEObject":
		r.drawn++
	case "Fallback", "instrText", "delText", "delInstrText", "rPr", "sdtPr", "sdtEndPr", "rt":
		return x.skip()
	}
	return x.each(func(start xml.StartElement) error { return r.inline(x, start, p, bold) })
}

// link reads a link's words, and adds the address they lead to, which a reader
// of plain text would otherwise lose.
func (r *docxReader) link(x *xmlPart, start xml.StartElement, p *docxParagraph) error {
	from := p.text.Len()
	err := x.each(func(start xml.StartElement) error { return r.inline(x, start, p, false) })
	address := r.links[attribute(start, "id")]
	if !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
		return err
	}
	words := p.text.String()
	if words = words[min(from, len(words)):]; !blank(words) && !strings.Contains(address, strings.TrimSpace(words)) {
		p.text.WriteString(" (" + address + ")")
	}
	return err
}

// textBox reads a text box's paragraphs. They follow the paragraph the box is
// anchored in, since where it stands on the page cannot be known.
func (r *docxReader) textBox(x *xmlPart, p *docxParagraph) error {
	outer := r.src
	r.src = &Source{Lines: make([]SourceLine, 0, 4)}
	err := x.each(func(start xml.StartElement) error { return r.block(x, start) })
	p.boxes = append(p.boxes, r.src.Lines...)
	r.src = outer
	return err
}

func (r *docxReader) paragraphProperties(x *xmlPart, p *docxParagraph) error {
	return x.each(func(start xml.StartElement) error {
		value := attribute(start, "val")
		switch start.Name.Local {
		case "pStyle":
			p.style = value
		case "outlineLvl":
			if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < 9 {
				p.line.Heading = n + 1
			}
		case "pageBreakBefore":
			r.newPage = r.newPage || on(start)
		case "numPr":
			return x.each(func(start xml.StartElement) error {
				switch start.Name.Local {
				case "numId":
					p.list = attribute(start, "val")
				case "ilvl":
					if n, err := strconv.Atoi(attribute(start, "val")); err == nil && n >= 0 && n < 9 {
						p.level = n
					}
				}
				return x.skip()
			})
		}
		return x.skip()
	})
}

// applyStyle gives a paragraph's lines what its style and its list say.
func (r *docxReader) applyStyle(p *docxParagraph) {
	style := r.styles[p.style]
	if p.list == "" {
		p.list = style.list
	}
	if p.level < 0 {
		p.level = max(style.level, 0)
	}
	for i := range p.lines {
		line := &p.lines[i]
		if line.Heading == 0 {
			line.Heading = p.headingLevel(style)
		}
		line.Contents = line.Contents || style.contents
		line.Bold = !p.plain
		if p.list != "" && p.list != "0" && !line.Joined {
			line.ListLevel = p.level + 1
			line.Numbered = r.lists.numbered(p.list, p.level)
		}
	}
}

func (p *docxParagraph) headingLevel(style docxStyle) int {
	if p.line.Heading > 0 {
		return p.line.Heading
	}
	return style.heading
}

// remarkOnRest tells what a person may miss.
func (r *docxReader) remarkOnRest() {
	headers, comments := 0, 0
	for name := range r.parts {
		base := path.Base(name)
		switch {
		case strings.HasPrefix(base, "header") && strings.HasSuffix(base, ".xml"),
			strings.HasPrefix(base, "footer") && strings.HasSuffix(base, ".xml"):
			headers++
		case base == "comments.xml":
			comments++
		}
	}
	remark := func(n int, sentence string) {
		if n > 0 {
			r.src.Remarks = append(r.src.Remarks, sentence)
		}
	}
	remark(headers, "The headers and footers of the pages were left out.")
	remark(comments, "The comments in the margin were left out.")
	remark(r.deleted, "Words that tracked changes have deleted were left out; words they have inserted were kept.")
	remark(r.drawn, "Pictures, charts or embedded files ("+assessment.Thousands(r.drawn)+") were left out. Words in them cannot be read and have to be typed.")
}
