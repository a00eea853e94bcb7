// Package export decides what a pack contains. It builds one Report from an
// assessment and the choices made for it; the PDF and the workbook are written
// from that Report by packages pdf and xlsx, which decide nothing about
// content. It must not know SQL, windows or file formats.
//
// A Report holds its content twice over, because the two kinds of reader want
// it differently: Sections are for reading from front to back, Sheets are for
// sorting, filtering and filling in. Both are built here, from the same
// assessment, under the same rule for what is internal, and a test plants a
// token in every field to see that neither has lost one.
package export

import (
	"fmt"
	"time"
)

// Report is everything one file of a pack says, ready to be set.
type Report struct {
	Document    string // which document of the pack it is: a Document's key, such as "self-assessment"
	Origin      string // the id of the document it was made from, for an import; or ""
	Part        bool   // whether its sheets show only some of their records, so that nothing without a row is missing
	Council     string
	Title       string // such as "Self-assessment 2026"
	AsAt        string // for people, such as "30 September 2026"; empty while unknown
	Author      string
	Marking     string // "OFFICIAL", "OFFICIAL-SENSITIVE" or ""
	Draft       bool
	Public      bool   // whether what is internal has been left out
	Exempt      int    // the paragraph of Schedule 12A by which it is not published; or 0
	Appendix    string // such as "Appendix 1"; first heading, running header and bookmark root; or ""
	Committee   string // or ""
	MeetingDate string // for people; or ""
	Item        string // agenda item, such as "6c"; or ""
	FirstPage   int    // the number printed on the first page, at least 1
	Language    string // BCP 47, "en-GB"
	// BlankPage says that a blank page follows an odd number of pages, so that
	// what comes next in an agenda pack begins on a sheet of paper of its own
	// where it is printed on both sides.
	BlankPage bool
	// Made is when the file is made, which its properties give beside the day of
	// the meeting; zero leaves it out. Whoever has the file made sets it: the same
	// document, options and time make the same file.
	Made time.Time

	// LeftOut says that internal material was left out, without saying what;
	// empty where nothing was.
	LeftOut string

	Sections []Section
	Sheets   []Sheet
}

// Header is the line of words that heads every page: council, committee,
// meeting date and item, as far as they are known.
func (r *Report) Header() string {
	item := r.Item
	if item != "" {
		item = "item " + item
	}
	return joined(" · ", r.Council, r.Committee, r.MeetingDate, item)
}

// InternalVersion is what every page and sheet of a file that is not for the
// public says beside its marking.
const InternalVersion = "INTERNAL VERSION – not for publication"

// MarkingLine is the protective marking as it is shown, such as
// "OFFICIAL-SENSITIVE · DRAFT", with InternalVersion where the file is not for
// the public.
func (r *Report) MarkingLine() string {
	draft := ""
	if r.Draft {
		draft = "DRAFT"
	}
	internal := ""
	switch {
	case r.Exempt > 0:
		internal = fmt.Sprintf("NOT FOR PUBLICATION – exempt, Schedule 12A, paragraph %d", r.Exempt)
	case !r.Public:
		internal = InternalVersion
	}
	return joined(" · ", r.Marking, draft, internal)
}

func joined(separator string, parts ...string) string {
	line := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if line != "" {
			line += separator
		}
		line += p
	}
	return line
}

// CoverID is the ID of the section that is the title page. It is the first
// one; its title is the document's and its blocks say what the document is.
const CoverID = "cover"

// Section is a part of the report with a heading of its own.
type Section struct {
	ID      string // unique in the report; links go to it
	Title   string
	Kicker  string // a small line above the title, such as "Theme 1 · Working with people"; or ""
	Lead    string // a line or two below the title in larger type; or ""
	Level   int    // heading level and depth in contents and bookmarks, 1 to 3
	NewPage bool   // begin on a new page
	Leads   bool   // stand on the page that the section after it begins on, as far as that leaves no page nearly empty
	Wide    bool   // set on landscape pages
	Large   bool   // where Wide: on A3 and not A4
	OnePage bool   // exactly one page, or none: what does not fit is refused
	Blocks  []Block
}

// Block is one piece of a section. Which blocks there are is fixed here, so
// that a writer can be sure it sets every one.
type Block interface{ block() }

// Heading is a heading inside a section.
type Heading struct {
	Level int // 2 to 4, below its section's level
	Text  string
	Aside string // set small at the other end of the line, such as "4 entries"; or ""
	Place string // as an Item's; or "" where the words are Ninefold's own
}

// Paragraph is running text. Blank lines within it have been made paragraphs
// of their own; single line breaks are kept.
type Paragraph struct {
	Spans []Span
	Small bool   // set in the size of notes
	Place string // as an Item's; or "" where the words are Ninefold's own
}

// Span is a stretch of text within a paragraph, an item or a cell.
type Span struct {
	Text   string
	Strong bool
	URL    string // an address the text links to, http, https or mailto; or ""
	To     string // the ID of a section, or of a table's row, the text links to; or ""
	Lang   string // BCP 47 where it differs from the report's; or ""
}

// List is a list of items, bulleted or numbered.
type List struct {
	Numbered bool
	Items    []Item
}

// Item is one item of a list.
type Item struct {
	Number int // of a numbered list, where it is not one more than that before it; else 0
	// Step is where the item stands beside those of other cells of a table's row:
	// items of one step are on one line. 0 stands where there is room.
	Step  int
	Spans []Span  // none where the text begins with a list
	Below []Block // the further Paragraphs and Lists of the same text
	Aside string  // set small behind the text, such as "Internal"; or ""
	Notes []Note  // set small below the text
	Place string  // where it stands in the document, for messages, such as "Assessing needs, Priorities, entry 3"
}

// Note is a labelled remark, such as "Note: …" below an entry. Its text is set
// as Flow divides it.
type Note struct {
	Label string
	Text  string
	Spans []Span // in place of Text: set as they are
}

// Score shows one statement's score and the reason for it.
type Score struct {
	Value  int    // 0 while unscored
	Top    int    // the highest score of the scale
	Title  string // what the score means, such as "Some shortfalls", or "Not yet scored"
	Reason string // as Flow divides it; or ""
	Place  string
}

// Bars is a picture of values on one scale: a bar each, with its label and
// its value in words. The same numbers stand in a Table beside it.
type Bars struct {
	Title string
	Alt   string // the text equivalent: what the picture shows, in a sentence or two
	Top   int    // the scale's end
	Bars  []Bar
}

// Bar is one bar of Bars.
type Bar struct {
	Label string
	Value int    // 0 draws an empty bar
	Text  string // the value in words, such as "2, some shortfalls" or "not yet scored"
	Group string // bars of one group stand together below its name; or ""
}

// Ranges is a picture of spans on one scale from 0: a line from the least to the
// most, a mark for what is typical, and a stroke for the target. The same numbers
// stand in a Table beside it.
type Ranges struct {
	Title string
	Alt   string  // the text equivalent: what the picture shows, in a sentence or two
	Key   string  // what the marks mean
	Top   float64 // the scale's end, more than 0
	Rows  []Range
}

// Range is one row of Ranges. What is not known is nil and is not drawn.
type Range struct {
	Label    string
	Text     string   // the numbers in words, such as "median 29, longest 530, target 28"
	From, To *float64 // the span; without From it begins at the mark, or at 0
	Mark     *float64
	Hollow   bool // whether the mark is a ring: another statistic than a disc
	Target   *float64
}

// Trends is a picture of figures that have a scale each: where the newest stands
// beside the one it is compared with, and the way from the oldest to the newest.
// The same numbers stand in a Table beside it.
type Trends struct {
	Title string
	Alt   string  // as that of Ranges
	Key   string  // what the marks mean
	Reach float64 // the difference that reaches to a strip's end, as a share of what is compared with
	Rows  []Trend
}

// Trend is one row of Trends.
type Trend struct {
	Label   string
	Text    string    // the numbers in words, such as "58.41%, England 62.72%: 4.31 below England, worse"
	Values  []float64 // the oldest first
	Against *float64  // what the newest is compared with, or nil
	Worse   bool      // whether the newest is worse: shown as a ring
}

// Figures is a set of key figures: each a large value with what it counts.
type Figures struct{ Items []KeyFigure }

// KeyFigure is one figure of Figures.
type KeyFigure struct {
	Label string
	Value string
	Note  string // date or source; or ""
	Aside string // such as "Internal"; or ""
	Place string
}

// Table is a table with one header row.
type Table struct {
	Caption  string
	Columns  []TableColumn
	Rows     [][]Cell
	RowHeads bool // whether the first cell of every row is its heading
}

// TableColumn is one column of a Table.
type TableColumn struct {
	Title string
	Share float64 // its share of the width, compared with the other columns'; more than 0
	Right bool    // whether numbers in it are set to the right
}

// Cell is one cell of a Table. Each paragraph is set on lines of its own, as
// Flow divides it.
type Cell struct {
	Paragraphs []string
	Blocks     []Block // in place of Paragraphs: Paragraphs and Lists that are set as they are
	// Heads says that the cell, the only one of its row, spans all columns and
	// heads the rows below it. It is never alone at the foot of a page.
	Heads bool
	// Weight shades the cell's ground, from 0 for none to 1 for the darkest, in
	// a table that is a picture, too. The words say everything that it does.
	Weight float64
	// Gauge is drawn before the words, which say what it shows; or nil.
	Gauge *Gauge
	To    string // the ID of a section or a row the text links to; or ""
	// ID, of the first cell of a row, is one that links lead to, unique in the
	// report as a section's is; or "".
	ID    string
	Place string // as an Item's; or "" where the words are Ninefold's own
}

// Gauge is a value on a scale of equal parts.
type Gauge struct{ Value, Top int }

// Texts are the texts of a cell's paragraphs and of the items of its lists.
func (c Cell) Texts() []string {
	texts := c.Paragraphs
	add := func(spans []Span) {
		text := ""
		for _, s := range spans {
			text += s.Text
		}
		texts = append(texts, text)
	}
	for _, b := range c.Blocks {
		switch b := b.(type) {
		case Paragraph:
			add(b.Spans)
		case List:
			for _, item := range b.Items {
				add(item.Spans)
			}
		}
	}
	return texts
}

// Cards are short lists side by side, each on a ground of its own, that fill one
// page: the type is as large as there is room for.
type Cards struct {
	Cards []Card
	Foot  string // set small below them; or ""
}

// Card is one of Cards: a list below a title, and at its foot another.
type Card struct {
	Title      string
	Aside      string // such as "Internal"; or ""
	Items      []Item
	BelowTitle string // above Below; or ""
	Below      []Item
	Place      string
}

// Notice is a boxed remark that must not be missed.
type Notice struct {
	Title string
	Text  string
}

// Contents is where the list of sections with their page numbers stands.
type Contents struct{}

// Facts is a list of names and values, such as those on a cover.
type Facts struct{ Items []Fact }

// Fact is one line of Facts.
type Fact struct {
	Name, Value string
	Place       string // as an Item's; or "" where the words are Ninefold's own
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Score) block()     {}
func (Bars) block()      {}
func (Ranges) block()    {}
func (Trends) block()    {}
func (Figures) block()   {}
func (Table) block()     {}
func (Cards) block()     {}
func (Notice) block()    {}
func (Contents) block()  {}
func (Facts) block()     {}
