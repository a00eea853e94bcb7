package readers

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/intake/formats"
	"ninefold/app/intake/office"
	"ninefold/app/intake/source"
)

// ODT reads the text of an OpenDocument text, as LibreOffice writes it:
// paragraphs with their heading and list levels, tables cell by cell, text boxes,
// footnotes. What tracked changes have deleted, comments, headers, footers and
// pictures are left out and remarked on. The error is CodeFile.
func ODT(name string, data []byte) (*source.Document, error) {
	if len(data) > source.MaxFile {
		return nil, source.TooLarge(name)
	}
	if kind := formats.Of(data); kind != formats.ODT {
		if kind == formats.Text {
			return nil, source.Refuse(nil, "%s is not an OpenDocument text (.odt), or it is damaged.", name)
		}
		return nil, formats.CannotRead(name, kind, nil)
	}
	file, err := office.Open(data)
	if err != nil && !errors.Is(err, office.ErrTooLarge) {
		return nil, formats.CannotRead(name, formats.DamagedZip, err)
	}
	r := &odtReader{File: file, src: &source.Document{Name: name, Paragraphs: true}, styles: map[string]odtStyle{}, lists: map[string]map[int]bool{}}
	if err == nil {
		err = r.read()
	}
	switch {
	case errors.Is(err, office.ErrTooLarge):
		return nil, source.TooLarge(name)
	case errors.Is(err, errEncrypted):
		return nil, formats.CannotRead(name, formats.Protected, err)
	case err != nil:
		return nil, source.Refuse(err, "%s is damaged: Ninefold could not read it to its end. Please open it in LibreOffice or Word, save it again, and bring that in; or copy its text and paste it.", name)
	}
	return r.src, nil
}

var errEncrypted = errors.New("encrypted")

// odtStyle is what a style says of a paragraph or of words.
type odtStyle struct {
	parent string
	bold   toggle
	hidden bool
	level  int  // of a heading
	breaks bool // whether a page begins with it
	list   string
}

// odtReader reads the parts of one document into src.
type odtReader struct {
	office.File
	src    *source.Document
	styles map[string]odtStyle
	lists  map[string]map[int]bool // whether a level of a list is numbered, by the list's style
	text   int
	lines  int // so far, with those that wait for their place
	tables int
	notes  []source.Line

	drawn, comments, deleted, hidden int
	furniture                        bool

	// Where the paragraph being read stands.
	cell     source.Cell
	span     int // columns that the cell spans, if more than one; else 0
	contents bool
	newPage  bool
	listed   []string // the styles of the lists around it
	begun    bool     // whether the item's first paragraph has been read
}

func (r *odtReader) read() error {
	if encrypted, err := r.encrypted(); err != nil || encrypted {
		return errors.Join(err, errEncrypted)
	}
	if err := r.readStyles("styles.xml"); err != nil {
		return err
	}
	if err := r.readStyles("content.xml"); err != nil {
		return err
	}
	if err := r.readContent(); err != nil {
		return err
	}
	for _, line := range r.notes {
		r.src.Add(line)
	}
	if err := r.within(); err != nil {
		return err
	}
	source.RemarkOnReplaced(r.src)
	remark := func(is bool, sentence string) {
		if is {
			r.src.Remarks = append(r.src.Remarks, sentence)
		}
	}
	remark(r.furniture, "The headers and footers of the pages were left out.")
	remark(r.comments > 0, "The comments in the margin were left out.")
	remark(r.hidden > 0, "Hidden text, which is not shown, was left out.")
	remark(r.deleted > 0, "Words that tracked changes have deleted were left out; words they have inserted were kept.")
	remark(r.drawn > 0, "Pictures, charts or embedded files ("+assessment.Thousands(r.drawn)+") were left out. Words in them cannot be read and have to be typed.")
	return nil
}

func (r *odtReader) encrypted() (encrypted bool, err error) {
	err = r.EachIn("META-INF/manifest.xml", func(_ *office.Part, start xml.StartElement) error {
		encrypted = encrypted || start.Name.Local == "encryption-data"
		return nil
	})
	return encrypted, err
}

func (r *odtReader) within() error {
	if r.text > source.MaxText || r.lines > source.MaxLines {
		return office.ErrTooLarge
	}
	return nil
}

// readStyles reads what the styles of a part say.
func (r *odtReader) readStyles(part string) error {
	name, list := "", ""
	var style odtStyle
	return r.EachIn(part, func(_ *office.Part, start xml.StartElement) error {
		switch start.Name.Local {
		case "style":
			name = office.Attribute(start, "name")
			style = odtStyle{parent: office.Attribute(start, "parent-style-name"), list: office.Attribute(start, "list-style-name")}
			style.level, _ = strconv.Atoi(office.Attribute(start, "default-outline-level"))
			r.styles[name] = style
		case "text-properties":
			switch office.Attribute(start, "font-weight") {
			case "bold", "600", "700", "800", "900":
				style.bold = isOn
			case "normal", "400":
				style.bold = isOff
			}
			style.hidden = office.Attribute(start, "display") == "none"
			r.styles[name] = style
		case "paragraph-properties":
			style.breaks = office.Attribute(start, "break-before") == "page"
			r.styles[name] = style
		case "list-style", "outline-style":
			list = office.Attribute(start, "name")
			r.lists[list] = map[int]bool{}
		case "list-level-style-number":
			if level, err := strconv.Atoi(office.Attribute(start, "level")); err == nil && r.lists[list] != nil {
				r.lists[list][level] = office.Attribute(start, "num-format") != ""
			}
		case "header", "footer":
			r.furniture = true
		}
		if len(r.styles) > office.MaxParts || len(r.lists) > office.MaxParts {
			return office.ErrTooLarge
		}
		return nil
	})
}

// inherited follows a style's parents.
func (r *odtReader) inherited(name string, says func(odtStyle) bool) {
	const deepest = 20
	for range deepest {
		style, known := r.styles[name]
		if !known || says(style) {
			return
		}
		name = style.parent
	}
}

func (r *odtReader) bold(style string, otherwise bool) bool {
	bold := otherwise
	r.inherited(style, func(s odtStyle) bool {
		if s.bold != unsaid {
			bold = s.bold == isOn
		}
		return s.bold != unsaid
	})
	return bold
}

func (r *odtReader) readContent() error {
	x, err := r.Open("content.xml")
	if err != nil {
		return err
	}
	if x == nil {
		return fmt.Errorf("the part content.xml is missing")
	}
	defer x.Close()
	for found := false; ; {
		start, err := x.NextStart()
		if errors.Is(err, io.EOF) && found {
			return nil
		}
		if err != nil {
			return office.UnexpectedEnd(err)
		}
		if start.Name.Local == "body" {
			found = true
			if err := x.Each(func(start xml.StartElement) error { return r.block(x, start) }); err != nil {
				return err
			}
		}
	}
}

// block reads an element that holds paragraphs.
func (r *odtReader) block(x *office.Part, start xml.StartElement) error {
	inside := func() error {
		return x.Each(func(start xml.StartElement) error { return r.block(x, start) })
	}
	switch start.Name.Local {
	case "h", "p":
		return r.paragraph(x, start)
	case "list":
		was := r.listed
		r.listed = append(r.listed[:len(r.listed):len(r.listed)], office.Attribute(start, "style-name"))
		err := inside()
		r.listed = was
		return err
	case "list-item":
		r.begun = false
		return inside()
	case "list-header":
		was := r.listed
		r.listed = nil
		err := inside()
		r.listed = was
		return err
	case "table":
		return r.table(x)
	case "table-of-content", "alphabetical-index", "illustration-index", "table-index":
		r.contents = true
		err := inside()
		r.contents = false
		return err
	case "soft-page-break":
		r.newPage = true
		return x.Skip()
	case "tracked-changes":
		r.deleted++
		return x.Skip()
	case "annotation":
		r.comments++
		return x.Skip()
	case "image", "object", "object-ole", "plugin":
		r.drawn++
		return x.Skip()
	case "forms", "table-of-content-source", "sequence-decls", "variable-decls", "title", "desc", "script":
		return x.Skip()
	}
	return inside()
}

func (r *odtReader) table(x *office.Part) error {
	outer, span := r.cell, r.span
	defer func() { r.cell, r.span = outer, span }()
	if r.tables++; r.tables > source.MaxLines {
		return office.ErrTooLarge
	}
	r.src.Nest(r.tables, outer)
	at := source.Cell{Table: r.tables}
	var rows func(start xml.StartElement) error
	rows = func(start xml.StartElement) error {
		switch start.Name.Local {
		case "table-row":
			at.Row, at.Column = at.Row+1, 0
			return x.Each(func(start xml.StartElement) error {
				if start.Name.Local != "table-cell" && start.Name.Local != "covered-table-cell" {
					return x.Skip()
				}
				repeated, err := strconv.Atoi(office.Attribute(start, "number-columns-repeated"))
				if err != nil {
					repeated = 1
				}
				at.Column++
				r.cell, r.span = at, source.Spanned(office.Attribute(start, "number-columns-spanned"))
				const most = 1000
				at.Column += min(max(repeated, 1), most) - 1
				return x.Each(func(start xml.StartElement) error { return r.block(x, start) })
			})
		case "table-header-rows", "table-rows", "table-row-group":
			return x.Each(rows)
		}
		return x.Skip()
	}
	return x.Each(rows)
}

// odtParagraph is a paragraph being read.
type odtParagraph struct {
	line  source.Line
	text  strings.Builder
	lines []source.Line
	plain bool
	boxes []func() // what was anchored in it, read with it and added behind it
}

func (r *odtReader) paragraph(x *office.Part, start xml.StartElement) error {
	style := office.Attribute(start, "style-name")
	p := &odtParagraph{line: source.Line{Cell: r.cell, Span: r.span, Contents: r.contents}}
	if start.Name.Local == "h" {
		level, err := strconv.Atoi(office.Attribute(start, "outline-level"))
		if err != nil {
			level = 1
		}
		p.line.Heading = min(max(level, 1), 9)
	}
	r.inherited(style, func(s odtStyle) bool {
		if s.level > 0 && p.line.Heading == 0 {
			p.line.Heading = min(s.level, 9)
		}
		r.newPage = r.newPage || s.breaks
		return s.parent == ""
	})
	if n := len(r.listed); n > 0 && p.line.Heading == 0 {
		if !r.begun {
			p.line.ListLevel = n
			for _, list := range r.listed {
				if list != "" {
					p.line.Numbered = r.lists[list][n]
				}
			}
		}
		r.begun = true
	}
	if err := r.words(x, p, r.bold(style, false)); err != nil {
		return err
	}
	r.endLine(p, false)
	for _, line := range p.lines {
		r.text += len(line.Text)
		r.src.Add(line)
	}
	for _, add := range p.boxes {
		add()
	}
	return r.within()
}

func (r *odtReader) endLine(p *odtParagraph, more bool) {
	line := p.line
	line.Text = source.Keepable(p.text.String())
	line.Bold = !p.plain && !source.Blank(line.Text)
	line.NewPage = r.newPage
	if !source.Blank(line.Text) {
		r.newPage = false
	}
	p.lines = append(p.lines, line)
	r.lines++
	p.text.Reset()
	p.line.Joined, p.plain = more, false
	p.line.ListLevel, p.line.Numbered = 0, false
}

func (r *odtReader) write(p *odtParagraph, text string, bold bool) error {
	if p.text.Len()+len(text) > source.MaxText {
		return office.ErrTooLarge
	}
	p.text.WriteString(text)
	p.plain = p.plain || !bold && !source.Blank(text)
	return nil
}

// words reads what stands in a paragraph or a span, past its end.
func (r *odtReader) words(x *office.Part, p *odtParagraph, bold bool) error {
	for {
		token, err := x.Token()
		if err != nil {
			return office.UnexpectedEnd(err)
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.CharData:
			// White space counts once, as in HTML; what counts more is an element.
			text := strings.Join(strings.Fields(string(t)), " ")
			if s := string(t); s != "" && text != "" {
				if strings.ContainsRune(" \t\r\n", rune(s[0])) {
					text = " " + text
				}
				if strings.ContainsRune(" \t\r\n", rune(s[len(s)-1])) {
					text += " "
				}
			} else if s != "" {
				text = " "
			}
			if err := r.write(p, text, bold); err != nil {
				return err
			}
		case xml.StartElement:
			if err := r.inline(x, t, p, bold); err != nil {
				return err
			}
		}
	}
}

func (r *odtReader) inline(x *office.Part, start xml.StartElement, p *odtParagraph, bold bool) error {
	switch start.Name.Local {
	case "span":
		style := office.Attribute(start, "style-name")
		hidden := false
		r.inherited(style, func(s odtStyle) bool { hidden = hidden || s.hidden; return hidden })
		if hidden {
			r.hidden++
			return x.Skip()
		}
		return r.words(x, p, r.bold(style, bold))
	case "a":
		from := p.text.Len()
		if err := r.words(x, p, bold); err != nil {
			return err
		}
		address := office.Attribute(start, "href")
		words := p.text.String()[min(from, p.text.Len()):]
		if (strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")) && !source.Blank(words) && !strings.Contains(address, strings.TrimSpace(words)) {
			return r.write(p, " ("+address+")", bold)
		}
		return nil
	case "s":
		n, err := strconv.Atoi(office.Attribute(start, "c"))
		if err != nil {
			n = 1
		}
		const most = 1000
		if err := r.write(p, strings.Repeat(" ", min(max(n, 1), most)), true); err != nil {
			return err
		}
		return x.Skip()
	case "tab":
		p.text.WriteByte('\t')
		return x.Skip()
	case "line-break":
		r.endLine(p, true)
		if err := r.within(); err != nil {
			return err
		}
		return x.Skip()
	case "soft-page-break":
		r.newPage = r.newPage || p.text.Len() == 0
		return x.Skip()
	case "note":
		return r.note(x)
	case "annotation":
		r.comments++
		return x.Skip()
	case "annotation-end", "bookmark", "bookmark-start", "bookmark-end", "change", "change-start", "change-end", "ruby-text", "title", "desc":
		return x.Skip()
	case "image", "object", "object-ole", "plugin":
		r.drawn++
		return x.Skip()
	case "text-box":
		return r.box(x, p)
	case "frame", "g", "custom-shape", "rect":
		return x.Each(func(start xml.StartElement) error {
			switch start.Name.Local {
			case "p", "list", "h", "table":
				return r.anchored(x, p, func() error { return r.block(x, start) })
			}
			return r.inline(x, start, p, bold)
		})
	}
	return r.words(x, p, bold)
}

// box reads the paragraphs of a text box, which follow the paragraph that it is
// anchored in.
func (r *odtReader) box(x *office.Part, p *odtParagraph) error {
	return r.anchored(x, p, func() error {
		return x.Each(func(start xml.StartElement) error { return r.block(x, start) })
	})
}

func (r *odtReader) anchored(_ *office.Part, p *odtParagraph, read func() error) error {
	outer, listed, begun := r.src, r.listed, r.begun
	r.src, r.listed = &source.Document{}, nil
	err := read()
	inside := r.src
	r.src, r.listed, r.begun = outer, listed, begun
	p.boxes = append(p.boxes, func() {
		for _, line := range inside.Lines {
			r.src.Add(line)
		}
	})
	return err
}

// note reads a footnote or endnote, which comes at the end.
func (r *odtReader) note(x *office.Part) error {
	return x.Each(func(start xml.StartElement) error {
		if start.Name.Local != "note-body" {
			return x.Skip()
		}
		p := &odtParagraph{}
		if err := r.anchored(x, p, func() error {
			return x.Each(func(start xml.StartElement) error { return r.block(x, start) })
		}); err != nil {
			return err
		}
		outer := r.src
		r.src = &source.Document{}
		for _, add := range p.boxes {
			add()
		}
		for _, line := range r.src.Lines {
			line.Footnote, line.Cell, line.ListLevel = true, source.Cell{}, 0
			r.notes = append(r.notes, line)
		}
		r.src = outer
		return r.within()
	})
}
