package columns

import (
	"fmt"
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
	called  map[assessment.Kind]map[string]string // by the lower case of a name, the id
	said    map[string]string                     // by the lower case of an entry's first words, its id, or "" where several say so
	numbers map[string]int                        // an entry's number in its list
}

// NewWords makes the words of a document.
func NewWords(a *assessment.Assessment) *Words {
	w := &Words{a: a, whole: a, names: map[assessment.Ref]string{}, called: map[assessment.Kind]map[string]string{}, said: map[string]string{}}
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
// entry's is known by its words, where only one entry has them.
func (w *Words) Named(kind assessment.Kind, name string) (id string, found bool) {
	name = oneLine(name)
	if kind == assessment.KindStatement {
		code := w.Statement(name)
		return code, code != ""
	}
	w.index(kind)
	id, found = w.called[kind][strings.ToLower(name)]
	if _, words, cut := strings.Cut(name, ": "); !found && cut && kind == assessment.KindEntry {
		id, found = w.said[strings.ToLower(words)]
		found = found && id != ""
	}
	return id, found
}

// Expect lets a record that is about to be be known by its name.
func (w *Words) Expect(kind assessment.Kind, id, name string) {
	w.index(kind)
	name = oneLine(name)
	w.called[kind][strings.ToLower(name)] = id
	w.names[assessment.Ref{Kind: kind, ID: id}] = name
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
	if place = strings.ToLower(place); id == "" {
		delete(w.called[assessment.KindEntry], place)
		return
	}
	w.called[assessment.KindEntry][place] = id
}

// index names all records of a kind.
func (w *Words) index(kind assessment.Kind) {
	if w.called[kind] != nil {
		return
	}
	called, alone := map[string]string{}, map[string][]string{}
	w.called[kind] = called
	places, saidTwice := map[string]int{}, map[string]bool{}
	for _, id := range w.whole.IDs(kind) {
		ref := assessment.Ref{Kind: kind, ID: id}
		name, place := w.call(ref), w.code(ref)
		if place != "" {
			name = place + ": " + name
		}
		if e := w.whole.Entry(id); e != nil && kind == assessment.KindEntry {
			list := e.Statement + " " + w.listTitle(string(e.List))
			places[list]++
			if said := strings.ToLower(name); w.said[said] == "" && !saidTwice[said] {
				w.said[said] = id
			} else {
				w.said[said], saidTwice[said] = "", true
			}
			place = fmt.Sprintf("%s %d", list, places[list])
			name = strings.TrimRight(place+": "+name, ": ")
		}
		for n := 2; ; n++ {
			if _, taken := called[strings.ToLower(name)]; !taken {
				break
			}
			name = fmt.Sprintf("%s (%d)", strings.TrimSuffix(name, fmt.Sprintf(" (%d)", n-1)), n)
		}
		called[strings.ToLower(name)], w.names[ref] = id, name
		if place = strings.ToLower(place); place != "" {
			alone[place] = append(alone[place], id)
		}
	}
	for place, ids := range alone {
		if _, taken := called[place]; !taken && len(ids) == 1 { // a code that two have is nobody's name
			called[place] = ids[0]
		}
	}
}

// code is the short code that people know a record by, or "".
func (w *Words) code(ref assessment.Ref) string {
	spec, _ := assessment.KindOf(ref.Kind)
	text, _ := w.whole.Value(ref.Kind, ref.ID, spec.Coded)
	return oneLine(text)
}

// call is a record's own words on one line.
func (w *Words) call(ref assessment.Ref) string {
	spec, _ := assessment.KindOf(ref.Kind)
	text, _ := w.a.Value(ref.Kind, ref.ID, spec.Called)
	text = oneLine(text)
	// What is on one line is a name and stands whole; of prose its beginning does.
	if called, _ := assessment.FieldOf(ref.Kind, spec.Called); !called.OneLine {
		text = assessment.Shortened(text, longestCall)
	}
	if text == "" && ref.Kind != assessment.KindEntry {
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
