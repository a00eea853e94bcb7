package export

import (
	"fmt"
	"reflect"
	"slices"
	"time"

	"ninefold/app/assessment"
	"ninefold/app/columns"
)

// Build makes the report on a that o asks for. It reads a and keeps nothing of
// it. The errors are those of Prepare.
func Build(a *assessment.Assessment, o Options) (*Report, error) {
	p, err := Prepare(a, o)
	if err != nil {
		return nil, err
	}
	r := p.Front()
	r.Sections, r.Sheets = p.Sections(), p.Sheets()
	return &r, nil
}

// Prepared is a report that can be made. What it holds is made when it is asked
// for, since a file shows one half of it and that of a large council is long.
type Prepared struct{ b *builder }

// Prepare begins the report on a that o asks for. The assessment must stay as it is
// until the report is made. The errors are those of Options.Check, and CodeInvalid
// where the document cannot be made yet.
func Prepare(a *assessment.Assessment, o Options) (*Prepared, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	document, err := DocumentOf(o.Document)
	if err != nil {
		return nil, err
	}
	if why := document.Missing(a); why != "" {
		return nil, assessment.Refuse(assessment.CodeInvalid, nil, "%s", why)
	}
	b := &builder{a: a, whole: a, o: o, d: document}
	if o.Owner != "" && !owns(a, o.Owner) {
		return nil, assessment.Refuse(assessment.CodeNotFound, nil, "No item of the Information Return belongs to %s, so there is nothing to make. Please give the owner’s name as the return has it.", line(o.Owner))
	}
	if o.Audience == Public {
		published := a.Published()
		b.a, b.leftOut = published.Assessment, published.LeftOut && leavesOut(document, a, published.Assessment, o)
	}
	b.a = leaving(b.a, o)
	b.words, b.counted = columns.NewWords(b.a), b.a
	b.words.EvidenceNumbers = a.EvidenceNumbers() // the public copy keeps those of the whole
	b.r = b.frontMatter()
	return &Prepared{b}, nil
}

// Front is what the report says of itself, without its sections and sheets.
func (p *Prepared) Front() Report { return *p.b.r }

// Sections makes what is read from front to back.
func (p *Prepared) Sections() []Section { return p.b.d.sections(p.b) }

// Sheets makes what is sorted, filtered and filled in.
func (p *Prepared) Sheets() []Sheet { return p.b.framed(p.b.d.sheets(p.b)) }

// owns tells whether anybody of this name answers for an item of the return.
func owns(a *assessment.Assessment, name string) bool {
	return slices.ContainsFunc(ReturnOwners(a), func(owner string) bool { return SameName(owner, name) })
}

// leavesOut tells whether a document shows less of the published copy than of
// the whole: whether anything that was left out was of this document. Both are
// built as colleagues see them and with the names of the whole, in which entries
// are counted off, so that nothing but the copy differs.
func leavesOut(d Document, whole, published *assessment.Assessment, o Options) bool {
	o.Audience = Internal
	shown := func(a *assessment.Assessment) ([]Section, []Sheet) {
		b := &builder{a: a, whole: whole, o: o, d: d, words: columns.NewWordsWithin(a, whole), counted: whole}
		b.words.EvidenceNumbers = whole.EvidenceNumbers()
		b.r = b.frontMatter()
		return d.sections(b), d.sheets(b)
	}
	sections, sheets := shown(whole)
	fewer, less := shown(published)
	return !reflect.DeepEqual(sections, fewer) || !reflect.DeepEqual(sheets, less)
}

// EntryCounts says how many entries a report holds and how many it does not.
type EntryCounts struct {
	Included int
	Internal int // left out of a public file
	Empty    int // with nothing written in them yet; a workbook made for editing holds these too
}

// Any tells whether the document shows entries at all.
func (c EntryCounts) Any() bool { return c.Included+c.Internal+c.Empty > 0 }

// CountEntries counts the entries of a as the report for o treats them; the
// three add up to all there are. They are 0 for a document that shows no
// entries.
func CountEntries(a *assessment.Assessment, o Options) EntryCounts {
	var n EntryCounts
	if d, err := DocumentOf(o.Document); err != nil || !d.entries {
		return n
	}
	b := &builder{o: o}
	for _, s := range a.Statements {
		for _, key := range assessment.ListKeys {
			for _, e := range s.List(key) {
				switch {
				case o.Audience == Public && e.Internal:
					n.Internal++
				case b.empty(e):
					n.Empty++
				default:
					n.Included++
				}
			}
		}
	}
	return n
}

// builder holds what the parts of a report are made from. Everything shown
// comes from a; whole is asked only where something stands.
type builder struct {
	a       *assessment.Assessment // what may be shown: for the public, a copy without what is internal
	whole   *assessment.Assessment
	o       Options
	d       Document
	words   *columns.Words         // of a
	readAt  map[assessment.Ref]int // the order in which a is read, once it is asked for
	counted *assessment.Assessment // whose entries are counted off where their number is said
	numbers map[string]int         // of counted's entries, once one is asked for
	leftOut bool
	r       *Report
}

func (b *builder) public() bool { return b.o.Audience == Public }

func (b *builder) showsEntries() bool { return b.d.entries }

// place says where a record stands as the author's window counts it, not as a
// public file with its gaps closed does.
func (b *builder) place(kind assessment.Kind, id string) string { return b.whole.Place(kind, id) }

func (b *builder) document() string { return b.place(assessment.KindDocument, b.a.ID) }

func (b *builder) frontMatter() *Report {
	r := &Report{
		Document: b.d.Key, Council: line(b.a.Council), Title: line(b.a.Title), Author: line(b.a.Author),
		AsAt: spoken(b.a.AsAt), Marking: string(b.o.Marking), Draft: b.o.Draft, Public: b.public(),
		Exempt: b.o.Exempt, Appendix: line(b.o.Appendix), Committee: line(b.o.Committee), MeetingDate: spoken(b.o.Date), Item: line(b.o.Item),
		BlankPage: b.o.BlankPage, FirstPage: max(1, b.o.FirstPage), Language: "en-GB",
	}
	if b.o.ForEditing {
		r.Origin, r.Part = b.a.ID, b.o.Owner != ""
	}
	if r.Title == "" {
		r.Title = "Self-assessment"
	}
	if b.d.suffix != "" {
		r.Title += ": " + b.d.suffix
	}
	if b.o.Owner != "" {
		r.Title += " for " + line(b.o.Owner)
	}
	if b.leftOut {
		r.LeftOut = "Material for internal use has been left out of this version."
	}
	return r
}

// day reads a date as the domain and the options keep it.
func day(date string) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, date)
	return t, err == nil
}

// spoken is a date as people in England write it, such as "30 September 2026".
func spoken(date string) string {
	t, ok := day(date)
	if !ok {
		return ""
	}
	return t.Format("2 January 2006")
}

// empty tells whether an entry has nothing to show. A workbook made for
// editing shows it all the same: it is where somebody may write.
func (b *builder) empty(e *assessment.Entry) bool {
	return !b.o.ForEditing && blank(e.Text) && (b.public() || blank(e.Note))
}

// entries returns the entries of a list that the report shows.
func (b *builder) entries(s *assessment.Statement, key assessment.ListKey) []*assessment.Entry {
	var shown []*assessment.Entry
	for _, e := range s.List(key) {
		if !b.empty(e) {
			shown = append(shown, e)
		}
	}
	return shown
}

func (b *builder) entryCount(s *assessment.Statement) int {
	n := 0
	for _, key := range assessment.ListKeys {
		n += len(b.entries(s, key))
	}
	return n
}

func (b *builder) allEntries() int {
	n := 0
	for _, s := range b.a.Statements {
		n += b.entryCount(s)
	}
	return n
}

// scoreTitle is what a score means, in words also where there is none.
func (b *builder) scoreTitle(score int) string {
	if score == 0 {
		return "Not yet scored"
	}
	return b.a.Framework.ScoreTitle(score)
}

// plural counts things, such as "1 entry", "4 entries".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return assessment.Thousands(n) + " " + many
}

func themeTitle(t assessment.Theme, separator string) string {
	return fmt.Sprintf("Theme %d%s%s", t.Number, separator, line(t.Title))
}

func plain(text string) []Span { return []Span{{Text: text}} }
