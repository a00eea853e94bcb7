package columns

import (
	"fmt"
	"slices"
	"strings"

	"ninefold/app/assessment"
)

// Words turns what one document holds into the words of cells and back. It is
// made for a document as it is, and of no use once that has changed.
type Words struct {
	a     *assessment.Assessment
	whole *assessment.Assessment // in which entries are counted off for their names

	// Statement and List find a quality statement's code and a list by any of
	// their names, "" for none. They know the framework's own names; a reader
	// who knows more names sets them.
	Statement func(name string) string
	List      func(name string) assessment.ListKey

	// EvidenceNumbers are what pieces of evidence are called, by their ids:
	// those of the document unless somebody says otherwise.
	EvidenceNumbers map[string]string

	names   map[assessment.Ref]string
	called  map[assessment.Kind]*calling // what the document has
	arrived map[assessment.Kind]*calling // what is about to be
	before  bool                         // whether what is about to be is what a name means first
	numbers map[string]int               // an entry's number in its list
}

// NewWords makes the words of a document.
func NewWords(a *assessment.Assessment) *Words {
	w := &Words{a: a, whole: a, names: map[assessment.Ref]string{}, called: map[assessment.Kind]*calling{}, arrived: map[assessment.Kind]*calling{}}
	w.Statement, w.List = w.statementTitled, w.listTitled
	return w
}

// NewWordsWithin makes the words of a part of a document, in which entries are
// called as they are in the whole: by their number there.
func NewWordsWithin(part, whole *assessment.Assessment) *Words {
	w := NewWords(part)
	w.whole = whole
	return w
}

func (w *Words) statementTitled(name string) string {
	for _, s := range w.a.Framework.Statements() {
		if strings.EqualFold(name, oneLine(s.Title)) || strings.EqualFold(name, s.Code) || strings.EqualFold(name, oneLine(s.Short)) {
			return s.Code
		}
	}
	return ""
}

func (w *Words) listTitled(name string) assessment.ListKey {
	for _, key := range assessment.ListKeys {
		if strings.EqualFold(name, w.listTitle(string(key))) || name == string(key) {
			return key
		}
	}
	return ""
}

func (w *Words) statementTitle(code string) string {
	spec, _, err := w.a.Framework.Statement(code)
	if err != nil {
		return code
	}
	return oneLine(spec.Title)
}

func (w *Words) listTitle(key string) string {
	return oneLine(w.a.Framework.List(assessment.ListKey(key)).Title)
}

// longestCall is the most characters of a record's own words in its name.
const longestCall = 80

// Name is what cells call a record, such that no other record of its kind is
// called so: a statement's title, an entry's place and first words, another
// record's code, where it has one, and own words.
func (w *Words) Name(ref assessment.Ref) string {
	if ref.Kind == assessment.KindStatement {
		return w.statementTitle(ref.ID)
	}
	w.index(ref.Kind)
	return w.names[ref]
}

// Brief is a record's name without its own words where it can do without: an
// entry by its place, an item of the return by its code.
func (w *Words) Brief(ref assessment.Ref) string {
	name := w.Name(ref)
	if item := w.a.Item(ref.ID); ref.Kind == assessment.KindItem && item != nil && oneLine(item.Code) != "" {
		return oneLine(item.Code)
	}
	if place, _, found := strings.Cut(name, ": "); found && ref.Kind == assessment.KindEntry {
		return place
	}
	return name
}

// Named finds the record of a kind by its name in a cell. An entry is found by
// its place alone, too, and a record with a code by that. The numbers of entries
// move when one before them goes, so that a name whose number is no more the
// entry's is known by its words, where only one entry has them. What is about to be
// is found likewise (Arrive).
func (w *Words) Named(kind assessment.Kind, name string) (id string, found bool) {
	name = oneLine(name)
	if kind == assessment.KindStatement {
		code := w.Statement(name)
		return code, code != ""
	}
	for _, c := range w.callings(kind) {
		if id, found = c.named(name); found {
			return id, true
		}
	}
	return "", false
}

// NamedLoosely finds what Named does not: an entry by its whole words without its
// place, where only one has them, and any record by its id.
func (w *Words) NamedLoosely(kind assessment.Kind, name string) (id string, found bool) {
	name = oneLine(name)
	if kind == assessment.KindStatement || name == "" {
		return "", false
	}
	words := name
	if called := calledField(kind); !called.OneLine {
		words = assessment.Shortened(name, longestCall)
	}
	for _, c := range w.callings(kind) {
		if id = c.said[strings.ToLower(words)]; id != "" {
			return id, true
		}
		if id = c.ids[name]; id != "" {
			return id, true
		}
	}
	return "", false
}

// callings are the names of a kind's records in the order in which they count.
func (w *Words) callings(kind assessment.Kind) []*calling {
	w.index(kind)
	all := []*calling{w.called[kind]}
	if c := w.arrived[kind]; c != nil {
		all = append(all, c)
	}
	if w.before {
		slices.Reverse(all)
	}
	return all
}

// Expect lets a record that is about to be be known by its name.
func (w *Words) Expect(kind assessment.Kind, id, name string) {
	w.index(kind)
	name = oneLine(name)
	w.called[kind].by[strings.ToLower(name)] = id
	w.names[assessment.Ref{Kind: kind, ID: id}] = name
}

// Arrival is a record that is about to be, by what its name is made of.
type Arrival struct {
	ID   string // what stands for it in the values of cells
	Own  string // the id that it has where it comes from, or ""
	Text string // the words that it is called by
	Code string // its short code, or ""

	// Of an entry, the place that it has where it comes from; Number counts from 1,
	// and is 0 where that is not known.
	Statement string
	List      assessment.ListKey
	Number    int
}

// Arrive lets records of a kind that are about to be be known by the names they
// have where they come from. They come in the order of a sheet, and the second of two
// with one name is told from the first as it is in a workbook. With first a name means
// what arrives before it means what the document has, as in a workbook of another
// document. Arrive is called once a kind, and returns what a name would have meant
// in the document, by the ID of the arrival that has it now.
func (w *Words) Arrive(kind assessment.Kind, first bool, all ...Arrival) (instead map[string]string) {
	w.index(kind)
	c := newCalling()
	instead = map[string]string{}
	for _, x := range all {
		ref := assessment.Ref{Kind: kind, ID: x.ID}
		place, numbered := oneLine(x.Code), false
		if kind == assessment.KindEntry && x.Number > 0 && x.Statement != "" && x.List != "" {
			place, numbered = w.Place(x.Statement, x.List, x.Number), true
		}
		w.names[ref] = c.enter(x.ID, calledIn(kind, x.Text), place, numbered || kind == assessment.KindEntry)
		if x.Own != "" {
			c.ids[x.Own] = x.ID
		}
		if id, there := w.called[kind].by[strings.ToLower(w.names[ref])]; there && first {
			instead[x.ID] = id
		}
	}
	c.settle()
	w.arrived[kind], w.before = c, first
	return instead
}

// Place returns what an entry is called by its place alone, such as "QS1 Priorities 2",
// where number counts from 1.
func (w *Words) Place(statement string, list assessment.ListKey, number int) string {
	return fmt.Sprintf("%s %s %d", statement, w.listTitle(string(list)), number)
}

// Placed has the place alone name another entry than the one that stands there in the
// document, or none, where id is "": a workbook's own places are those it was made with.
func (w *Words) Placed(place, id string) {
	w.index(assessment.KindEntry)
	by := w.called[assessment.KindEntry].by
	if place = strings.ToLower(place); id == "" {
		delete(by, place)
		return
	}
	by[place] = id
}

// index names all records of a kind in the order of their sheet.
func (w *Words) index(kind assessment.Kind) {
	if w.called[kind] != nil {
		return
	}
	c := newCalling()
	w.called[kind] = c
	ids := w.whole.IDs(kind)
	if arranged[kind].records != nil {
		ids = arranged[kind].records(w.whole)
	}
	numbers := map[string]int{}
	for _, id := range ids {
		ref := assessment.Ref{Kind: kind, ID: id}
		place := w.code(ref)
		if e := w.whole.Entry(id); e != nil && kind == assessment.KindEntry {
			list := e.Statement + " " + string(e.List)
			numbers[list]++
			place = w.Place(e.Statement, e.List, numbers[list])
		}
		w.names[ref] = c.enter(id, w.call(ref), place, kind == assessment.KindEntry)
		c.ids[id] = id
	}
	c.settle()
}

// calling is what the records of a kind are called.
type calling struct {
	by    map[string]string   // ids by the lower case of names, of places and of codes
	said  map[string]string   // by the lower case of an entry's first words, its id, or "" where several say so
	ids   map[string]string   // by their own ids
	alone map[string][]string // of places and codes, whose they are
	alike map[string]int      // by the lower case of a name that several have, the number of the next of them
}

func newCalling() *calling {
	return &calling{by: map[string]string{}, said: map[string]string{}, ids: map[string]string{}, alone: map[string][]string{}, alike: map[string]int{}}
}

// enter gives a record its name, of its words and of its place or code, such that no
// other is called so.
func (c *calling) enter(id, words, place string, entry bool) string {
	name := words
	if place != "" {
		name = place + ": " + words
	}
	if entry {
		name = trimColon(name)
		if said := strings.ToLower(trimColon(words)); said != "" {
			if _, twice := c.said[said]; twice {
				c.said[said] = "" // whose words these are is not known
			} else {
				c.said[said] = id
			}
		}
	}
	if _, taken := c.by[strings.ToLower(name)]; taken {
		alike := strings.TrimSuffix(name, " (1)")
		n := max(2, c.alike[strings.ToLower(alike)])
		for ; taken; n++ {
			name = fmt.Sprintf("%s (%d)", alike, n)
			_, taken = c.by[strings.ToLower(name)]
		}
		c.alike[strings.ToLower(alike)] = n
	}
	c.by[strings.ToLower(name)] = id
	if place = strings.ToLower(place); place != "" {
		c.alone[place] = append(c.alone[place], id)
	}
	return name
}

// settle lets places and codes be names, once all records have theirs.
func (c *calling) settle() {
	for place, ids := range c.alone {
		if _, taken := c.by[place]; !taken && len(ids) == 1 { // a code that two have is nobody's name
			c.by[place] = ids[0]
		}
	}
}

// named finds a record by its name, its place or its code, or an entry by its words
// behind a place that is not its own any more.
func (c *calling) named(name string) (id string, found bool) {
	if id, found = c.by[strings.ToLower(name)]; found {
		return id, true
	}
	if _, words, cut := strings.Cut(name, ": "); cut {
		id = c.said[strings.ToLower(trimColon(words))]
	}
	return id, id != ""
}

func trimColon(text string) string { return strings.TrimRight(text, ": ") }

// code is the short code that people know a record by, or "".
func (w *Words) code(ref assessment.Ref) string {
	spec, _ := assessment.KindOf(ref.Kind)
	text, _ := w.whole.Value(ref.Kind, ref.ID, spec.Coded)
	return oneLine(text)
}

// call is a record's own words on one line.
func (w *Words) call(ref assessment.Ref) string {
	text, _ := w.a.Value(ref.Kind, ref.ID, calledField(ref.Kind).Field)
	return calledIn(ref.Kind, text)
}

// calledField is the field whose words name the records of a kind.
func calledField(kind assessment.Kind) assessment.FieldSpec {
	spec, _ := assessment.KindOf(kind)
	called, _ := assessment.FieldOf(kind, spec.Called)
	return called
}

// calledIn is what a record of a kind with these words is called, on one line.
func calledIn(kind assessment.Kind, text string) string {
	text = oneLine(text)
	// What is on one line is a name and stands whole; of prose its beginning does.
	if !calledField(kind).OneLine {
		text = assessment.Shortened(text, longestCall)
	}
	if text == "" && kind != assessment.KindEntry {
		spec, _ := assessment.KindOf(kind)
		text = spec.Name
	}
	return text
}

// oneLine is a text on one line, with single spaces.
func oneLine(text string) string {
	return assessment.OneLine(text)
}

// blank tells whether there is nothing to read in a text.
func blank(text string) bool { return strings.TrimSpace(assessment.PlainText(text)) == "" }

// shortened is a text on one line, for a sentence about it.
func shortened(text string) string {
	return assessment.Shortened(text, longestCall)
}
