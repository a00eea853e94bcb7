package readers

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"ninefold/app/assessment"
	"ninefold/app/intake/formats"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/office"
	"ninefold/app/intake/source"
)

// RTF reads the text of a rich text file: paragraphs with their heading and
// list levels, tables cell by cell, footnotes. Headers, footers, hidden and
// deleted words, comments and pictures are left out and remarked on. The error is
// CodeFile.
func RTF(name string, data []byte) (*source.Document, error) {
	if len(data) > source.MaxFile {
		return nil, source.TooLarge(name)
	}
	if kind := formats.Of(data); kind != formats.RTF {
		if kind == formats.Text {
			return nil, source.Refuse(nil, "%s is not a rich text file (.rtf), or it is damaged.", name)
		}
		return nil, formats.CannotRead(name, kind, nil)
	}
	r := &rtfReader{data: data, src: &source.Document{Name: name, Paragraphs: true}, code: charmap.Windows1252, headings: map[int]int{}, fonts: map[int]encoding.Encoding{}}
	switch err := r.read(); {
	case errors.Is(err, office.ErrTooLarge):
		return nil, source.TooLarge(name)
	case err != nil:
		return nil, source.Refuse(err, "%s is damaged: its groups do not end, so some of it is missing. Please open it in Word, save it as .docx, and bring that in.", name)
	}
	for _, line := range r.notes {
		r.src.Add(line)
	}
	source.RemarkOnReplaced(r.src)
	remark := func(is bool, sentence string) {
		if is {
			r.src.Remarks = append(r.src.Remarks, sentence)
		}
	}
	remark(r.furniture, "The headers and footers of the pages were left out.")
	remark(r.comments, "The comments in the margin were left out.")
	remark(r.hidden, "Hidden text, which Word does not show, was left out.")
	remark(r.deleted, "Words that tracked changes have deleted were left out; words they have inserted were kept.")
	remark(r.drawn > 0, "Pictures, charts or embedded files ("+assessment.Thousands(r.drawn)+") were left out. Words in them cannot be read and have to be typed.")
	return r.src, nil
}

// maxGroups is how many groups of a rich text file may be inside one another.
const maxGroups = 1_000

var errTorn = errors.New("groups without an end")

// rtfPlace is what text is for.
type rtfPlace int

const (
	rtfBody rtfPlace = iota
	rtfNowhere
	rtfMark   // what stands before an item of a list
	rtfNote   // a footnote
	rtfFonts  // the table of fonts
	rtfStyles // the table of styles
)

// rtfState is what holds until a group ends.
type rtfState struct {
	place        rtfPlace
	bold, hidden bool
	deleted      bool
	font         int
	skip         int  // characters that follow one in Unicode for programs that know none
	style        int  // in the table of styles
	starred      bool // whether a word that is not known begins a group to be left out
}

// rtfParagraph is what is set for a paragraph until it is set anew.
type rtfParagraph struct {
	heading int
	listed  bool
	level   int
	inTable bool
}

// rtfReader reads one file into src.
type rtfReader struct {
	data []byte
	at   int
	src  *source.Document

	code     encoding.Encoding         // of the file
	fonts    map[int]encoding.Encoding // of a font
	headings map[int]int               // levels of styles
	state    rtfState
	groups   []rtfState
	par      rtfParagraph

	text    []byte // of the paragraph so far
	raw     []byte // bytes that are not decoded yet, in the encoding of the font
	name    []byte // of a style
	plain   bool
	marker  string // what stands before the item
	joined  bool
	newPage bool
	high    rune // the first half of a character in two
	left    int  // characters still to be passed over
	size    int
	tables  int
	cell    source.Cell
	row     bool // whether a row has begun

	note  []byte
	notes []source.Line

	furniture, comments, hidden, deleted bool
	drawn                                int
}

func (r *rtfReader) read() error {
	r.state.skip = 1
	for r.at < len(r.data) {
		c := r.data[r.at]
		r.at++
		switch c {
		case '{':
			r.flush()
			if len(r.groups) >= maxGroups {
				return office.ErrTooLarge
			}
			r.groups = append(r.groups, r.state)
			r.state.starred = false
			r.left = 0
		case '}':
			r.flush()
			r.left = 0
			if len(r.groups) == 0 {
				return nil // what follows the document is not part of it
			}
			r.leave()
			if len(r.groups) == 0 {
				r.endParagraph(false)
				return r.within()
			}
		case '\\':
			if err := r.control(); err != nil {
				return err
			}
		case '\r', '\n':
		case 0:
		default:
			r.state.starred = false
			r.character(c)
		}
		if err := r.within(); err != nil {
			return err
		}
	}
	r.flush()
	r.endParagraph(false)
	words := slices.ContainsFunc(r.src.Lines, func(l source.Line) bool { return l.Text != "" })
	if !words || len(r.groups) > 1 {
		return errTorn
	}
	r.src.Remarks = append(r.src.Remarks, "The file ends before its text does. Please look whether anything is missing at its end.")
	return r.within()
}

func (r *rtfReader) within() error {
	if r.size > source.MaxText || len(r.src.Lines)+len(r.notes) > source.MaxLines {
		return office.ErrTooLarge
	}
	return nil
}

// leave ends a group.
func (r *rtfReader) leave() {
	was := r.state
	r.state = r.groups[len(r.groups)-1]
	r.groups = r.groups[:len(r.groups)-1]
	switch {
	case was.place == rtfNote && r.state.place != rtfNote:
		if !source.Blank(string(r.note)) {
			r.notes = append(r.notes, source.Line{Text: source.Keepable(marks.OneSpace(marks.Trim(string(r.note)))), Footnote: true})
		}
		r.note = r.note[:0]
	case was.place == rtfStyles && r.state.place == rtfStyles:
		r.endStyle(was.style)
	}
}

// endStyle remembers the level of a style that is named as a heading's.
func (r *rtfReader) endStyle(style int) {
	name := strings.ToLower(strings.Trim(string(r.name), " ;"))
	r.name = r.name[:0]
	if level, found := strings.CutPrefix(name, "heading "); found {
		if n, err := strconv.Atoi(level); err == nil && n >= 1 && n <= 9 && len(r.headings) < office.MaxParts {
			r.headings[style] = n
		}
	}
	if name == "title" {
		r.headings[style] = 1
	}
}

// character takes one byte of text.
func (r *rtfReader) character(c byte) {
	if r.left > 0 {
		r.left--
		return
	}
	if r.state.place == rtfNowhere || r.state.place == rtfFonts {
		return
	}
	r.raw = append(r.raw, c)
	if len(r.raw) > 4096 {
		r.flush()
	}
}

// flush decodes the bytes of text that were collected.
func (r *rtfReader) flush() {
	if len(r.raw) == 0 {
		return
	}
	code := r.code
	if own := r.fonts[r.state.font]; own != nil {
		code = own
	}
	text, err := code.NewDecoder().Bytes(r.raw)
	if err != nil {
		text = []byte(strings.ToValidUTF8(string(r.raw), string(source.Replacement)))
	}
	r.raw = r.raw[:0]
	r.put(string(text))
}

// put adds text where it belongs.
func (r *rtfReader) put(text string) {
	r.high = 0
	switch r.state.place {
	case rtfNowhere, rtfFonts:
		return
	case rtfStyles:
		if len(r.name) < 200 {
			r.name = append(r.name, text...)
		}
		return
	case rtfMark:
		if len(r.marker) < 50 {
			r.marker += text
		}
		return
	}
	r.size += len(text)
	switch {
	case r.state.deleted:
		r.deleted = r.deleted || !source.Blank(text)
	case r.state.hidden:
		r.hidden = r.hidden || !source.Blank(text)
	case r.state.place == rtfNote:
		r.note = append(r.note, text...)
	default:
		r.text = append(r.text, text...)
		r.plain = r.plain || !r.state.bold && !source.Blank(text)
	}
}

// sign puts one character, after what came before it.
func (r *rtfReader) sign(text string) {
	r.flush()
	if r.left > 0 {
		r.left--
		return
	}
	r.put(text)
}

// endParagraph ends a line; more tells that its paragraph goes on.
func (r *rtfReader) endParagraph(more bool) {
	line := source.Line{
		Text: source.Keepable(strings.NewReplacer("\r", " ", "\n", " ").Replace(string(r.text))), Bold: !r.plain, Heading: r.par.heading, Joined: r.joined, NewPage: r.newPage,
	}
	if r.par.inTable {
		line.Cell = r.cell
	}
	marker := strings.TrimSpace(r.marker)
	listed := r.par.listed || marker != ""
	r.text, r.plain, r.joined = r.text[:0], false, more
	if !more {
		r.marker = ""
	}
	if source.Blank(line.Text) {
		if !more {
			r.src.Add(source.Line{})
		}
		return
	}
	r.newPage = false
	if listed && line.Heading == 0 && !line.Joined {
		line.ListLevel = r.par.level + 1
		line.Numbered = strings.ContainsAny(marker, "0123456789")
	}
	r.src.Add(line)
}

// control reads a control word or sign, and does what it says.
func (r *rtfReader) control() error {
	if r.at >= len(r.data) {
		return nil
	}
	c := r.data[r.at]
	if !asciiLetter(c) {
		r.at++
		return r.controlSign(c)
	}
	from := r.at
	for r.at < len(r.data) && asciiLetter(r.data[r.at]) {
		r.at++
	}
	word := string(r.data[from:min(r.at, from+40)])
	from = r.at
	if r.at < len(r.data) && r.data[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.data) && r.data[r.at] >= '0' && r.data[r.at] <= '9' {
		r.at++
	}
	value, err := strconv.Atoi(string(r.data[from:min(r.at, from+12)]))
	has := err == nil
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	if word == "bin" {
		r.at = min(len(r.data), r.at+max(0, value))
		return nil
	}
	if word != "u" {
		r.flush()
	}
	r.word(word, value, has)
	r.state.starred = false
	return nil
}

func asciiLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func (r *rtfReader) controlSign(c byte) error {
	switch c {
	case '\'':
		if r.at+2 <= len(r.data) {
			if n, err := strconv.ParseUint(string(r.data[r.at:r.at+2]), 16, 8); err == nil {
				r.at += 2
				r.character(byte(n))
			}
		}
	case '*':
		r.state.starred = true
		return nil // the word that follows decides
	case '~':
		r.sign("\u00a0")
	case '_':
		r.sign("\u2011")
	case '-':
	case '\\', '{', '}':
		r.character(c)
	case '\r', '\n':
		r.flush()
		r.paragraphEnds()
	}
	r.state.starred = false
	return nil
}

// nowhere are the groups whose text is none of the document's.
var nowhere = map[string]bool{
	"colortbl": true, "info": true, "generator": true, "listtable": true, "listoverridetable": true, "rsidtbl": true, "themedata": true,
	"colorschememapping": true, "datastore": true, "latentstyles": true, "xmlnstbl": true, "fldinst": true, "bkmkstart": true, "bkmkend": true,
	"filetbl": true, "revtbl": true, "operator": true, "author": true, "fontemb": true, "datafield": true, "formfield": true, "template": true,
	"pgptbl": true, "listpicture": true, "mmathPr": true, "wgrffmtfilter": true, "xe": true, "tc": true, "objclass": true, "objdata": true,
	"shpinst": false, "sp": true, "ud": false, "upr": false, "stextflow": true, "ftnsep": true, "ftnsepc": true, "aftnsep": true, "aftnsepc": true,
}

// signWords are the control words that stand for a character.
var signWords = map[string]string{
	"tab": "\t", "bullet": "•", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
}

func (r *rtfReader) word(word string, value int, has bool) {
	on := !has || value != 0
	if sign := signWords[word]; sign != "" {
		r.sign(sign)
		return
	}
	if r.destination(word) {
		return
	}
	switch word {
	case "ansicpg":
		r.code = codePage(value)
	case "mac":
		r.code = charmap.Macintosh
	case "f":
		r.state.font = value
	case "fcharset":
		if r.state.place == rtfFonts && len(r.fonts) < office.MaxParts {
			r.fonts[r.state.font] = charsets[value]
		}
	case "u":
		r.unicode(value)
	case "uc":
		r.state.skip = min(max(0, value), 10)
	case "b":
		r.state.bold = on
	case "v":
		r.state.hidden = on
	case "deleted":
		r.state.deleted = on
	case "plain":
		r.state.bold, r.state.hidden, r.state.deleted = false, false, false
	case "s":
		if r.state.place == rtfStyles {
			r.state.style = value
		} else if r.par.heading = r.headings[value]; r.state.place != rtfBody {
			r.par.heading = 0
		}
	case "outlinelevel":
		if r.state.place == rtfBody && value >= 0 && value < 9 {
			r.par.heading = value + 1
		}
	case "pard":
		r.par = rtfParagraph{}
	case "ls":
		r.par.listed = value > 0
	case "ilvl":
		r.par.level = min(max(0, value), 8)
	case "intbl":
		r.par.inTable = true
		r.startRow()
	case "trowd":
		r.startRow()
	case "par", "sect":
		r.paragraphEnds()
	case "line":
		if r.state.place == rtfBody {
			r.endParagraph(true)
		} else {
			r.sign(" ")
		}
	case "page":
		r.newPage = true
	case "cell", "nestcell":
		r.endCell(word == "cell")
	case "row":
		r.row = false
		r.cell.Column = 0
	}
}

func (r *rtfReader) paragraphEnds() {
	switch r.state.place {
	case rtfBody:
		if !r.par.inTable && r.cell.Table > 0 {
			r.cell, r.row = source.Cell{}, false
		}
		r.endParagraph(false)
	case rtfNote:
		r.note = append(r.note, ' ')
	}
}

// startRow begins a table, where none is being read, and a row of it.
func (r *rtfReader) startRow() {
	if r.row || r.state.place != rtfBody {
		return
	}
	if r.cell.Table == 0 {
		r.tables++
		r.cell.Table = r.tables
	}
	r.row = true
	r.cell.Row++
	r.cell.Column = 1
}

func (r *rtfReader) endCell(own bool) {
	if r.state.place != rtfBody {
		return
	}
	r.par.inTable = true
	r.startRow()
	r.endParagraph(false)
	if own {
		r.cell.Column++
	}
}

// destination deals with the word that begins a group for something else than
// text, and tells whether it is one.
func (r *rtfReader) destination(word string) bool {
	switch word {
	case "fonttbl":
		r.state.place = rtfFonts
	case "stylesheet":
		r.state.place = rtfStyles
	case "listtext", "pntext":
		if r.state.place == rtfBody {
			r.state.place = rtfMark
		}
	case "footnote":
		if r.state.place == rtfBody {
			r.state.place = rtfNote
		}
	case "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf":
		r.furniture = true
		r.state.place = rtfNowhere
	case "annotation", "atnid", "atnauthor", "atnref", "atndate", "atnicn", "atrfstart", "atrfend":
		r.comments = true
		r.state.place = rtfNowhere
	case "pict", "object":
		if r.state.place == rtfBody {
			r.drawn++
		}
		r.state.place = rtfNowhere
	case "result", "shptxt", "fldrslt", "shppict", "nonshppict":
		return false
	default:
		skips, known := nowhere[word]
		if !skips && (known || !r.state.starred || word == "cs" || word == "ds" || word == "ts") {
			return false
		}
		if r.state.place == rtfStyles {
			return false
		}
		r.state.place = rtfNowhere
	}
	return true
}

// unicode puts a character by its number, which Word writes as a signed one of 16
// bits, in two halves above U+FFFF.
func (r *rtfReader) unicode(value int) {
	r.flush()
	if value < 0 {
		value += 1 << 16
	}
	c := rune(value)
	high := r.high
	switch {
	case c >= 0xd800 && c < 0xdc00:
		r.high, r.left = c, r.state.skip
		return
	case c >= 0xdc00 && c < 0xe000 && high != 0:
		c = 0x10000 + (high-0xd800)<<10 + (c - 0xdc00)
	}
	switch { // the private range holds the signs of fonts of signs
	case c == 0xf0b7 || c == 0xf0a7:
		c = '•'
	case !utf8.ValidRune(c):
		c = source.Replacement
	}
	r.left = 0
	r.put(string(c))
	r.left = r.state.skip
}

// charsets are the encodings of a font's numbers; 0, 1 and 2 are the file's own.
var charsets = map[int]encoding.Encoding{
	77: charmap.Macintosh, 128: japanese.ShiftJIS, 129: korean.EUCKR, 134: simplifiedchinese.GBK, 136: traditionalchinese.Big5,
	161: charmap.Windows1253, 162: charmap.Windows1254, 163: charmap.Windows1258, 177: charmap.Windows1255, 178: charmap.Windows1256,
	186: charmap.Windows1257, 204: charmap.Windows1251, 222: charmap.Windows874, 238: charmap.Windows1250,
}

func codePage(n int) encoding.Encoding {
	pages := map[int]encoding.Encoding{
		437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 866: charmap.CodePage866, 874: charmap.Windows874,
		932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5,
		1250: charmap.Windows1250, 1251: charmap.Windows1251, 1253: charmap.Windows1253, 1254: charmap.Windows1254, 1255: charmap.Windows1255,
		1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258, 10000: charmap.Macintosh, 65001: encoding.Nop,
	}
	if page := pages[n]; page != nil {
		return page
	}
	return charmap.Windows1252
}
