package readers

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/intake/formats"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/office"
	"ninefold/app/intake/source"
)

// Docx reads the text of a Word document: paragraphs with their heading
// and list levels, tables cell by cell, text boxes, footnotes. What tracked
// changes have inserted is read, what they have deleted is not. Headers,
// footers, comments and pictures are left out and remarked on. The error is
// CodeFile.
func Docx(name string, data []byte) (*source.Document, error) {
	if len(data) > source.MaxFile {
		return nil, source.TooLarge(name)
	}
	if kind := formats.Of(data); kind != formats.Docx {
		if kind == formats.Text {
			return nil, source.Refuse(nil, "%s is not a Word document (.docx), or it is damaged.", name)
		}
		return nil, formats.CannotRead(name, kind, nil)
	}
	file, err := office.Open(data)
	if err != nil && !errors.Is(err, office.ErrTooLarge) {
		return nil, formats.CannotRead(name, formats.DamagedZip, err)
	}
	r := &docxReader{File: file, src: &source.Document{Name: name, Paragraphs: true}, sizes: map[int]int{}, sized: map[int]int{}}
	if err == nil {
		err = r.read()
	}
	switch {
	case errors.Is(err, office.ErrTooLarge):
		return nil, source.TooLarge(name)
	case err != nil:
		return nil, source.Refuse(err, "%s is damaged: Ninefold could not read it to its end. Please open it in Word, save it again, and bring that in; or copy its text and paste it.", name)
	}
	return r.src, nil
}

// docxReader reads the parts of one document into src.
type docxReader struct {
	office.File
	src     *source.Document
	styles  map[string]docxStyle
	lists   docxLists
	text    int // bytes of text so far
	lines   int // lines so far, with those of paragraphs that are not ended
	tables  int
	links   map[string]string // addresses of links by their relationship
	drawn   int               // pictures, charts and embedded files
	deleted int               // stretches of text taken out by tracked changes
	hidden  int               // stretches of text that Word does not show
	empty   int               // boxes of a form that nobody has filled in
	struck  int               // stretches of text that are struck through
	strange int               // signs of a font of signs that have no place in Unicode

	usual int         // the size of words where nothing else says it, in half points, or 0
	sizes map[int]int // how much is written in each size
	sized map[int]int // the size of each line, by its index; nil within a text box

	begun *docxParagraph // a paragraph whose end a tracked change has deleted

	// Where the paragraph being read stands.
	cell     source.Cell
	contents bool
	footnote bool
	newPage  bool
	width    int // columns of the table, as it says itself
	span     int // columns that the cell spans, if more than one; else 0
}

func (r *docxReader) read() error {
	document := r.Main("word/document.xml")
	related := r.Relations(document)
	r.links = related.Links
	part := func(kind string) string {
		if part := related.ByType[kind]; r.Parts[part] != nil {
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
	if r.begun != nil {
		if err := r.endParagraph(r.begun); err != nil {
			return err
		}
		r.begun = nil
	}
	r.markLarge()
	r.footnote = true
	for _, notes := range []string{part("footnotes"), part("endnotes")} {
		if err := r.readStory(notes); err != nil {
			return err
		}
	}
	source.RemarkOnReplaced(r.src)
	r.remarkOnRest()
	return nil
}

// readStory reads the paragraphs and tables of one part. A part that is not
// there is empty, but for the document itself.
func (r *docxReader) readStory(part string) error {
	x, err := r.Open(part)
	if err != nil {
		return err
	}
	if x == nil {
		if r.footnote {
			return nil
		}
		return fmt.Errorf("the part %s is missing", part)
	}
	defer x.Close()
	for begun := false; ; begun = true {
		start, err := x.NextStart()
		if errors.Is(err, io.EOF) && begun {
			return nil
		}
		if err != nil {
			return office.UnexpectedEnd(err)
		}
		switch start.Name.Local {
		case "body", "document", "footnotes", "endnotes":
		case "footnote", "endnote":
			// Word keeps the line that parts notes from text as notes, too.
			if kind := office.Attribute(start, "type"); kind != "" && kind != "normal" {
				if err := x.Skip(); err != nil {
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
func (r *docxReader) block(x *office.Part, start xml.StartElement) error {
	switch start.Name.Local {
	case "p":
		return r.paragraph(x)
	case "tbl":
		return r.table(x)
	case "sdtPr":
		return x.Skip()
	case "sdt":
		was := r.contents
		_, err := r.control(x, func(start xml.StartElement) error { return r.block(x, start) })
		r.contents = was
		return err
	case "altChunk":
		r.drawn++
	case "sectPr", "del", "moveFrom", "Fallback", "tblPr", "tblGrid", "trPr", "tcPr", "sdtEndPr", "rPr":
		return x.Skip()
	}
	return x.Each(func(start xml.StartElement) error { return r.block(x, start) })
}

// control reads a content control, with read for what it holds. One that shows its
// hint, such as "Click or tap here to enter text", is empty.
func (r *docxReader) control(x *office.Part, read func(xml.StartElement) error) (empty bool, err error) {
	hint := false
	err = x.Each(func(start xml.StartElement) error {
		switch {
		case start.Name.Local == "sdtPr":
			return r.controlProperties(x, &hint)
		case start.Name.Local == "sdtContent" && hint:
			r.empty++
			empty = true
			return x.Skip()
		}
		return read(start)
	})
	return empty, err
}

// controlProperties tells whether a content control is a table of contents, and
// whether it shows its hint.
func (r *docxReader) controlProperties(x *office.Part, hint *bool) error {
	return x.Each(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "docPartGallery":
			r.contents = r.contents || strings.EqualFold(office.Attribute(start, "val"), "Table of Contents")
		case "showingPlcHdr":
			*hint = office.IsOn(start)
		}
		return r.controlProperties(x, hint)
	})
}

func (r *docxReader) table(x *office.Part) error {
	outer, width := r.cell, r.width
	r.width = 0
	if r.tables++; r.tables > source.MaxLines {
		return office.ErrTooLarge
	}
	r.src.Nest(r.tables, outer)
	at := source.Cell{Table: r.tables}
	err := x.Each(func(start xml.StartElement) error { return r.rows(x, start, &at) })
	r.cell, r.width = outer, width
	return err
}

// rows reads a table's row, or what is wrapped around rows.
func (r *docxReader) rows(x *office.Part, start xml.StartElement, at *source.Cell) error {
	switch start.Name.Local {
	case "tr":
		at.Row, at.Column = at.Row+1, 1
		deleted := false
		return x.Each(func(start xml.StartElement) error {
			switch {
			case start.Name.Local == "trPr":
				return r.rowProperties(x, at, &deleted)
			case deleted:
				return x.Skip()
			}
			return r.cells(x, start, at)
		})
	case "tblGrid":
		return x.Each(func(start xml.StartElement) error {
			if start.Name.Local == "gridCol" {
				r.width++
			}
			return x.Skip()
		})
	case "tblPr", "tblPrEx", "sdtPr", "del", "moveFrom", "Fallback":
		return x.Skip()
	}
	return x.Each(func(start xml.StartElement) error { return r.rows(x, start, at) })
}

func (r *docxReader) rowProperties(x *office.Part, at *source.Cell, deleted *bool) error {
	return x.Each(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "gridBefore":
			at.Column += max(1, source.Spanned(office.Attribute(start, "val")))
		case "del":
			*deleted = true
			r.deleted++
		}
		return x.Skip()
	})
}

// cells reads a row's cell, or what is wrapped around cells.
func (r *docxReader) cells(x *office.Part, start xml.StartElement, at *source.Cell) error {
	switch start.Name.Local {
	case "tc":
		r.cell = *at
		r.width = max(r.width, at.Column)
		if at.Row > 1 {
			r.width = max(r.width, 2) // whatever its width, no table around others
		}
		outer, span := r.span, 0
		r.span = 0
		defer func() { r.span = outer }()
		err := x.Each(func(start xml.StartElement) error {
			if start.Name.Local != "tcPr" {
				return r.block(x, start)
			}
			return x.Each(func(start xml.StartElement) error {
				if start.Name.Local == "gridSpan" {
					span = source.Spanned(office.Attribute(start, "val"))
					r.span = span
				}
				return x.Skip()
			})
		})
		at.Column += max(1, span)
		return err
	case "tblPrEx", "sdtPr":
		return x.Skip()
	case "sdt": // a control that is a cell
		empty, err := r.control(x, func(start xml.StartElement) error { return r.cells(x, start, at) })
		if empty {
			at.Column++
		}
		return err
	}
	return x.Each(func(start xml.StartElement) error { return r.cells(x, start, at) })
}

// unsized is the size of a paragraph without words.
const unsized = -1

// docxParagraph is a paragraph being read.
type docxParagraph struct {
	line  source.Line
	text  bytes.Buffer
	lines []source.Line // those ended by a line break
	boxes []source.Line // the paragraphs of text boxes anchored in it
	plain bool          // whether some of it is not bold
	size  int           // of its smallest words in half points, 0 where nothing says it, unsized where there are none
	gone  bool          // whether a tracked change has deleted its end
	list  string        // the list's number, "" while none is known
	level int           // the list level, counted from 0
	style string
}

func (r *docxReader) paragraph(x *office.Part) error {
	p := &docxParagraph{line: source.Line{Cell: r.cell, Span: r.span, Contents: r.contents, Footnote: r.footnote}, level: -1, size: unsized}
	if begun := r.begun; begun != nil && begun.line.Cell == r.cell && begun.line.Footnote == r.footnote {
		// The two are one, with what the second says of itself.
		p.text = begun.text
		p.lines, p.boxes, p.plain, p.size, p.line.Joined = begun.lines, begun.boxes, begun.plain, begun.size, begun.line.Joined
		r.begun = nil
	}
	from := p.text.Len()
	err := x.Each(func(start xml.StartElement) error { return r.inline(x, start, p, docxRun{}) })
	if err != nil {
		return err
	}
	if words := p.text.Bytes(); from > 0 && from < len(words) && words[from-1] != ' ' && words[from] != ' ' {
		second := string(words[from:])
		p.text.Truncate(from)
		p.text.WriteString(" " + second)
	}
	if p.gone {
		if r.begun != nil {
			if err := r.endParagraph(r.begun); err != nil {
				return err
			}
		}
		r.begun = p
		return r.within()
	}
	return r.endParagraph(p)
}

// endParagraph adds the lines of a paragraph.
func (r *docxReader) endParagraph(p *docxParagraph) error {
	r.endLine(p, false)
	r.applyStyle(p)
	for _, line := range p.lines {
		r.text += len(line.Text)
		r.src.Add(line)
		if p.size != unsized {
			r.sizes[p.size] += len(line.Text)
			if r.sized != nil {
				r.sized[len(r.src.Lines)-1] = p.size
			}
		}
	}
	for _, line := range p.boxes {
		r.src.Add(line)
	}
	return r.within()
}

// within refuses to read on past the limits.
func (r *docxReader) within() error {
	if r.text > source.MaxText || r.lines > source.MaxLines {
		return office.ErrTooLarge
	}
	return nil
}

// endLine ends the line being read, for a line break or the paragraph's end.
func (r *docxReader) endLine(p *docxParagraph, more bool) {
	line := p.line
	line.Text = source.Keepable(p.text.String())
	line.NewPage = r.newPage
	if !source.Blank(line.Text) {
		r.newPage = false
	}
	p.lines = append(p.lines, line)
	r.lines++
	p.text.Reset()
	p.line.Joined = more
}

// docxRun is what a run says of its words.
type docxRun struct {
	bold, hidden toggle
	struck       bool
	size         int    // in half points, or 0 where it says nothing
	font         string // a font of signs, or ""
}

// runProperties reads what a run says of its words.
func (r *docxReader) runProperties(x *office.Part, p *docxParagraph) (run docxRun, err error) {
	style := ""
	err = x.Each(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "b":
			run.bold = toggled(start)
		case "sz":
			run.size, _ = strconv.Atoi(office.Attribute(start, "val"))
		case "strike", "dstrike":
			run.struck = run.struck || office.IsOn(start)
		case "vanish":
			run.hidden = toggled(start)
		case "rStyle":
			style = office.Attribute(start, "val")
		case "rFonts":
			if font := office.Attribute(start, "ascii"); signFont(font) {
				run.font = font
			}
		}
		return x.Skip()
	})
	run.hidden = run.hidden.or(r.styles[style].hidden).or(r.styles[p.style].hidden)
	run.bold = run.bold.or(r.styles[style].bold)
	if run.size == 0 {
		run.size = r.styles[style].size
	}
	return run, err
}

// write adds a run's words to the paragraph.
func (r *docxReader) write(p *docxParagraph, run docxRun, text string) {
	if run.font != "" {
		text = r.signs(run.font, text)
	}
	if run.struck && !source.Blank(text) {
		r.struck++
	}
	p.text.WriteString(text)
	if source.Blank(text) {
		return
	}
	p.plain = p.plain || run.bold.or(r.styles[p.style].bold) != isOn
	size := run.size
	if size == 0 {
		size = r.styles[p.style].size
	}
	if p.size == unsized || size < p.size {
		p.size = size
	}
}

// inline reads one element of a paragraph or a run.
func (r *docxReader) inline(x *office.Part, start xml.StartElement, p *docxParagraph, run docxRun) error {
	switch start.Name.Local {
	case "pPr":
		return r.paragraphProperties(x, p)
	case "r":
		run = docxRun{hidden: r.styles[p.style].hidden}
		counted := false
		return x.Each(func(start xml.StartElement) error {
			if start.Name.Local == "rPr" {
				var err error
				run, err = r.runProperties(x, p)
				return err
			}
			if run.hidden == isOn {
				if !counted {
					r.hidden++
				}
				counted = true
				return x.Skip()
			}
			return r.inline(x, start, p, run)
		})
	case "t":
		text, err := x.Text()
		if err != nil {
			return err
		}
		r.write(p, run, strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(text))
		if p.text.Len() > source.MaxText {
			return office.ErrTooLarge
		}
		return nil
	case "sdt":
		_, err := r.control(x, func(start xml.StartElement) error { return r.inline(x, start, p, run) })
		return err
	case "ffData":
		return r.formField(x, p, run)
	case "tab", "ptab":
		p.text.WriteByte('\t')
	case "br", "cr":
		switch office.Attribute(start, "type") {
		case "page", "column":
			if p.text.Len() > 0 {
				r.endLine(p, true)
			}
			r.newPage = true
		default:
			r.endLine(p, true)
		}
		if err := r.within(); err != nil {
			return err
		}
	case "lastRenderedPageBreak":
		r.newPage = r.newPage || p.text.Len() == 0
	case "noBreakHyphen":
		p.text.WriteString("\u2011")
	case "sym":
		if code, err := strconv.ParseUint(office.Attribute(start, "char"), 16, 32); err == nil {
			font := office.Attribute(start, "font")
			if !signFont(font) {
				font = "Symbol"
			}
			r.write(p, docxRun{bold: run.bold, struck: run.struck}, r.signs(font, string(rune(code))))
		}
	case "txbxContent":
		return r.textBox(x, p)
	case "del", "moveFrom":
		r.deleted++
		return x.Skip()
	case "hyperlink":
		return r.link(x, start, p)
	case "blip", "chart", "relIds", "imagedata", "OLEObject":
		r.drawn++
	case "Fallback", "instrText", "delText", "delInstrText", "rPr", "sdtPr", "sdtEndPr", "rt":
		return x.Skip()
	}
	return x.Each(func(start xml.StartElement) error { return r.inline(x, start, p, run) })
}

// link reads a link's words, and adds the address they lead to, which a reader
// of plain text would otherwise lose.
func (r *docxReader) link(x *office.Part, start xml.StartElement, p *docxParagraph) error {
	from := p.text.Len()
	err := x.Each(func(start xml.StartElement) error { return r.inline(x, start, p, docxRun{}) })
	address := r.links[office.Attribute(start, "id")]
	if !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
		return err
	}
	words := string(p.text.Bytes()[min(from, p.text.Len()):])
	if !source.Blank(words) && !strings.Contains(address, strings.TrimSpace(words)) {
		p.text.WriteString(" (" + address + ")")
	}
	return err
}

// textBox reads a text box's paragraphs. They follow the paragraph the box is
// anchored in, since where it stands on the page cannot be known.
func (r *docxReader) textBox(x *office.Part, p *docxParagraph) error {
	outer, sized := r.src, r.sized
	r.src, r.sized = &source.Document{Lines: make([]source.Line, 0, 4)}, nil
	err := x.Each(func(start xml.StartElement) error { return r.block(x, start) })
	p.boxes = append(p.boxes, r.src.Lines...)
	for table, in := range r.src.Within {
		outer.Nest(table, in)
	}
	r.src, r.sized = outer, sized
	return err
}

func (r *docxReader) paragraphProperties(x *office.Part, p *docxParagraph) error {
	return x.Each(func(start xml.StartElement) error {
		value := office.Attribute(start, "val")
		switch start.Name.Local {
		case "pStyle":
			p.style = value
		case "rPr":
			return x.Each(func(start xml.StartElement) error {
				if name := start.Name.Local; name == "del" || name == "moveFrom" {
					p.gone = true
					r.deleted++
				}
				return x.Skip()
			})
		case "outlineLvl":
			if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < 9 {
				p.line.Heading = n + 1
			}
		case "pageBreakBefore":
			r.newPage = r.newPage || office.IsOn(start)
		case "numPr":
			return x.Each(func(start xml.StartElement) error {
				switch start.Name.Local {
				case "numId":
					p.list = office.Attribute(start, "val")
				case "ilvl":
					if n, err := strconv.Atoi(office.Attribute(start, "val")); err == nil && n >= 0 && n < 9 {
						p.level = n
					}
				}
				return x.Skip()
			})
		}
		return x.Skip()
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

// markLarge takes a short line that is set larger than the text around it for
// what it looks like, a heading made by hand.
func (r *docxReader) markLarge() {
	const larger = 2 // half points
	body, most := 0, 0
	for size, n := range r.sizes {
		if n > most || n == most && size < body {
			body, most = size, n
		}
	}
	if body == 0 {
		body = cmp.Or(r.usual, usualSize)
	}
	for i, size := range r.sized {
		if line := &r.src.Lines[i]; size >= body+larger && line.ListLevel == 0 && line.Heading == 0 && !line.Bold && marks.ShortLine(line.Text) {
			line.Bold = true
		}
	}
}

// usualSize is the size of words, in half points, where nothing says it.
const usualSize = 22

func (p *docxParagraph) headingLevel(style docxStyle) int {
	if p.line.Heading > 0 {
		return p.line.Heading
	}
	return style.heading
}

// remarkOnRest tells what a person may miss.
func (r *docxReader) remarkOnRest() {
	headers, comments := 0, 0
	for name := range r.Parts {
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
	places := func(n int, one, many string) string {
		if n == 1 {
			return one
		}
		return fmt.Sprintf(many, assessment.Thousands(n))
	}
	remark(r.hidden, places(r.hidden, "Hidden text, which Word does not show, was left out in 1 place.", "Hidden text, which Word does not show, was left out in %s places."))
	remark(r.empty, places(r.empty, "1 box of a form that nobody has filled in was left out with its hint.", "%s boxes of a form that nobody has filled in were left out with their hints."))
	remark(r.struck, places(r.struck, "Words are struck through in 1 place. They were kept: please look whether they still hold.", "Words are struck through in %s places. They were kept: please look whether they still hold."))
	remark(r.strange, places(r.strange, "1 sign of a font of signs is not known and was replaced with �.", "%s signs of a font of signs are not known and were replaced with �."))
	remark(r.deleted, "Words that tracked changes have deleted were left out; words they have inserted were kept.")
	remark(r.drawn, "Pictures, charts or embedded files ("+assessment.Thousands(r.drawn)+") were left out. Words in them cannot be read and have to be typed.")
}
