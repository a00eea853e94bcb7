package readers

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"ninefold/app/assessment"
	"ninefold/app/intake/formats"
	"ninefold/app/intake/office"
	"ninefold/app/intake/source"
)

// HTML reads the text of a web page: headings, paragraphs, lists, tables cell
// by cell. Scripts, the way around the site, what is not shown, and pictures are
// left out; the last two are remarked on. The error is CodeFile.
func HTML(name string, data []byte) (*source.Document, error) {
	if len(data) > source.MaxFile {
		return nil, source.TooLarge(name)
	}
	if kind := formats.Of(data); kind != formats.WebPage {
		if kind == formats.Text {
			return nil, source.Refuse(nil, "%s is not a web page (.html), or it is damaged.", name)
		}
		return nil, formats.CannotRead(name, kind, nil)
	}
	decoded, err := decodePage(data)
	if err != nil {
		return nil, source.Refuse(err, "%s is written in letters Ninefold does not know. Please open it in a browser, copy its text, and paste it.", name)
	}
	r := &htmlReader{src: &source.Document{Name: name, Paragraphs: true}}
	switch err := r.read(&office.Bounded{From: decoded, Left: source.MaxFile}); {
	case errors.Is(err, office.ErrTooLarge), errors.Is(err, html.ErrBufferExceeded):
		return nil, source.TooLarge(name)
	case err != nil:
		return nil, source.Refuse(err, "%s is damaged: Ninefold could not read it to its end. Please open it in a browser, copy its text, and paste it.", name)
	}
	source.RemarkOnReplaced(r.src)
	if r.around > 0 {
		r.src.Remarks = append(r.src.Remarks, "The menus and the foot of the page were left out.")
	}
	if r.hidden > 0 {
		r.src.Remarks = append(r.src.Remarks, "Words that the page does not show were left out.")
	}
	if r.drawn > 0 {
		r.src.Remarks = append(r.src.Remarks, "Pictures and films ("+assessment.Thousands(r.drawn)+") were left out. Words in them cannot be read and have to be typed.")
	}
	return r.src, nil
}

// decodePage turns a page into UTF-8. One that does not say how it is written is
// taken by its letters, where they can be nothing else.
func decodePage(data []byte) (io.Reader, error) {
	const looked = 1024 // bytes in which a page says it
	if _, _, said := charset.DetermineEncoding(data[:min(len(data), looked)], ""); !said && utf8.Valid(data) {
		return bytes.NewReader(data), nil
	}
	return charset.NewReader(bytes.NewReader(data), "text/html")
}

// htmlReader reads a page tag by tag, so that tags without an end, or inside one
// another without measure, cost nothing.
type htmlReader struct {
	src    *source.Document
	text   strings.Builder
	size   int
	plain  bool
	spaced bool // whether the line ends in white space that has not been written

	heading int
	bold    int
	lists   []bool // of each list around, whether it is numbered
	item    bool   // whether an item has begun and nothing of it has been written
	joined  bool
	tables  int
	cells   []*htmlTable // the tables around, where they are read
	wide    bool         // whether one of them has more columns than are read
	kept    int          // pre around

	skipping string // the element that is left out, until its end
	depth    int    // elements of its name inside it

	around, hidden, drawn int
}

// Limits on a page: maxTag is the bytes of one tag, such as a picture that stands
// in it, or of one text; maxAttributes how many attributes of a tag are looked at,
// and widestTable how many columns a table has.
const (
	maxTag        = 4 << 20
	maxAttributes = 200
	widestTable   = 500
)

// tag is the tag that the tokenizer has come to. It has no more of a tag made of
// a million attributes than it needs.
func tag(tokens *html.Tokenizer, kind html.TokenType) html.Token {
	name, more := tokens.TagName()
	t := html.Token{Type: kind, DataAtom: atom.Lookup(name), Data: string(name)}
	for more && len(t.Attr) < maxAttributes {
		var key, value []byte
		key, value, more = tokens.TagAttr()
		t.Attr = append(t.Attr, html.Attribute{Key: string(key), Val: string(value)})
	}
	return t
}

func (r *htmlReader) read(from io.Reader) error {
	tokens := html.NewTokenizer(from)
	tokens.SetMaxBuf(maxTag)
	for {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			if err := tokens.Err(); !errors.Is(err, io.EOF) {
				return err
			}
			r.endLine(false)
			return r.within()
		case html.TextToken:
			if r.skipping == "" {
				r.write(string(tokens.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			r.begin(tag(tokens, kind))
		case html.EndTagToken:
			r.end(tag(tokens, kind))
		}
		if err := r.within(); err != nil {
			return err
		}
	}
}

func (r *htmlReader) within() error {
	if r.size > source.MaxText || len(r.src.Lines) > source.MaxLines || r.tables > source.MaxLines || r.wide {
		return office.ErrTooLarge
	}
	return nil
}

func (r *htmlReader) write(text string) {
	if r.kept > 0 {
		first := true
		for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
			if !first {
				r.endLine(false)
			}
			first = false
			if r.put(line); r.within() != nil {
				return // which is met again where it is asked about
			}
		}
		return
	}
	words := strings.FieldsFunc(text, htmlSpace)
	if len(words) == 0 {
		r.spaced = r.spaced || text != ""
		return
	}
	first, last := rune(text[0]), rune(text[len(text)-1])
	if (r.spaced || htmlSpace(first)) && r.text.Len() > 0 {
		r.put(" ")
	}
	r.put(strings.Join(words, " "))
	r.spaced = htmlSpace(last)
}

func htmlSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

func (r *htmlReader) put(text string) {
	r.size += len(text)
	r.text.WriteString(text)
	r.plain = r.plain || r.bold == 0 && !source.Blank(text)
}

// endLine ends the line being read; more tells that its paragraph goes on.
func (r *htmlReader) endLine(more bool) {
	line := source.Line{Text: source.Keepable(r.text.String()), Heading: r.heading, Bold: !r.plain, Joined: r.joined}
	r.text.Reset()
	r.plain, r.spaced = false, false
	if source.Blank(line.Text) {
		return
	}
	if n := len(r.lists); n > 0 && r.item && line.Heading == 0 {
		line.ListLevel, line.Numbered = n, r.lists[n-1]
	}
	if len(r.cells) > 0 {
		t := r.cells[len(r.cells)-1]
		line.Cell, line.Span = t.at, t.span
	}
	r.item, r.joined = false, more
	r.src.Add(line)
}

// deepest is how many lists or tables inside one another are told apart.
const deepest = 64

func (r *htmlReader) begin(t html.Token) {
	name := t.Data
	if r.skipping != "" {
		switch {
		case (t.DataAtom == atom.Main || t.DataAtom == atom.Article || t.DataAtom == atom.H1) && (r.skipping == "nav" || r.skipping == "footer"):
			r.skipping = "" // a menu whose end was forgotten
		case name == r.skipping && t.Type == html.StartTagToken:
			r.depth++
			return
		default:
			return
		}
	}
	if r.leavesOut(t) {
		if t.Type == html.StartTagToken && !without[t.DataAtom] {
			r.skipping, r.depth = name, 1
		}
		return
	}
	switch t.DataAtom {
	case atom.B, atom.Strong:
		if t.Type == html.StartTagToken {
			r.bold++
		}
	case atom.Th, atom.Td:
		r.cellBegins(t)
	case atom.Img, atom.Video, atom.Audio, atom.Object, atom.Embed, atom.Iframe, atom.Canvas:
		r.drawn++
	case atom.Br:
		r.endLine(true)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.endLine(false)
		r.joined = false
		r.heading = int(name[1] - '0')
	case atom.Ul, atom.Ol, atom.Menu:
		r.endLine(false)
		if r.joined = false; len(r.lists) < deepest {
			r.lists = append(r.lists, t.DataAtom == atom.Ol)
		}
	case atom.Li:
		r.endLine(false)
		r.item, r.joined = true, false
	case atom.Table:
		r.endLine(false)
		r.joined = false
		if n := len(r.cells); n < deepest {
			r.tables++
			if n > 0 {
				r.src.Nest(r.tables, r.cells[n-1].at)
			}
			r.cells = append(r.cells, &htmlTable{at: source.Cell{Table: r.tables}, taken: map[int]int{}})
		}
	case atom.Tr:
		r.endLine(false)
		if n := len(r.cells); n > 0 {
			r.cells[n-1].at.Row++
			r.cells[n-1].at.Column, r.cells[n-1].span = 0, 0
		}
	case atom.Pre, atom.Textarea:
		r.endLine(false)
		r.kept++
	default:
		if blocks[t.DataAtom] {
			r.endLine(false)
			r.joined = false
		}
	}
}

// htmlTable is a table while it is read.
type htmlTable struct {
	at    source.Cell
	span  int         // columns that the cell spans, if more than one; else 0
	taken map[int]int // the last row that a cell above reaches down to, by the column
}

func (r *htmlReader) cellBegins(t html.Token) {
	r.endLine(false)
	r.joined = false
	n := len(r.cells)
	if n == 0 {
		return
	}
	in := r.cells[n-1]
	in.at.Row = max(1, in.at.Row)
	in.at.Column += max(1, in.span)
	for in.taken[in.at.Column] >= in.at.Row {
		in.at.Column++
	}
	in.span = 0
	rows := 0
	for _, a := range t.Attr {
		switch a.Key {
		case "colspan":
			in.span = source.Spanned(a.Val)
		case "rowspan":
			rows = source.Spanned(a.Val)
		}
	}
	if in.at.Column > widestTable {
		r.wide = true
		return
	}
	for column := range max(1, in.span) {
		if rows > 1 {
			in.taken[in.at.Column+column] = in.at.Row + rows - 1
		}
	}
}

// leavesOut tells whether an element is left out with all that is in it.
func (r *htmlReader) leavesOut(t html.Token) bool {
	for _, a := range t.Attr {
		style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
		if a.Key == "hidden" || a.Key == "style" && (strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")) {
			r.hidden++
			return true
		}
		if a.Key == "role" && (a.Val == "navigation" || a.Val == "contentinfo") {
			r.around++
			return true
		}
	}
	switch t.DataAtom {
	case atom.Nav, atom.Footer:
		r.around++
		return true
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Title, atom.Svg, atom.Math, atom.Select, atom.Button:
		return true
	}
	return false
}

func (r *htmlReader) end(t html.Token) {
	if r.skipping != "" {
		if t.Data == r.skipping {
			if r.depth--; r.depth == 0 {
				r.skipping = ""
			}
		}
		return
	}
	switch t.DataAtom {
	case atom.B, atom.Strong:
		r.bold = max(0, r.bold-1)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.endLine(false)
		r.heading = 0
	case atom.Ul, atom.Ol, atom.Menu:
		r.endLine(false)
		r.lists = r.lists[:max(0, len(r.lists)-1)]
		r.item = false
	case atom.Li:
		r.endLine(false)
		r.item = false
	case atom.Table:
		r.endLine(false)
		r.cells = r.cells[:max(0, len(r.cells)-1)]
	case atom.Pre, atom.Textarea:
		r.endLine(false)
		r.kept = max(0, r.kept-1)
	default:
		if blocks[t.DataAtom] || t.DataAtom == atom.Td || t.DataAtom == atom.Th || t.DataAtom == atom.Tr {
			r.endLine(false)
			r.joined = false
		}
	}
}

// blocks are the elements that begin a line of their own.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Header: true, atom.Main: true, atom.Aside: true,
	atom.Blockquote: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Figure: true, atom.Figcaption: true, atom.Hr: true,
	atom.Address: true, atom.Fieldset: true, atom.Form: true, atom.Legend: true, atom.Details: true, atom.Summary: true,
	atom.Caption: true, atom.Thead: true, atom.Tbody: true, atom.Tfoot: true, atom.Body: true, atom.Html: true, atom.Center: true,
	atom.Head: true, atom.Option: true,
}

// without are the elements that have no end.
var without = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true, atom.Input: true,
	atom.Link: true, atom.Meta: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
}
