package assessment

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// Outline is an assessment as JSON: what `ninefold show --json` prints and
// what the sample is kept as. Its keys are relied on by scripts; later
// versions add keys and never change these. The kinds that no field below
// holds follow in JSON from their declaration: a list of objects under the
// kind's Key, each with "id", its fields by name, and in lists of their own
// what stands below it.
type Outline struct {
	Council    string             `json:"council"`
	Title      string             `json:"title"`
	AsAt       string             `json:"as_at"` // "2006-01-02" or ""
	Framework  string             `json:"framework"`
	Marking    string             `json:"marking"`
	Statements []OutlineStatement `json:"statements"`
	Overall    OutlineOverall     `json:"overall"`
	Author     string             `json:"author"`
	Draft      bool               `json:"draft"`
	About      []OutlineSection   `json:"about"`
	Figures    []OutlineFigure    `json:"figures"`
	Notice     string             `json:"notice"`      // of the Information Return, "2006-01-02" or ""
	NoticeDays *int               `json:"notice_days"` // null for the usual number
	Words      []string           `json:"words"`       // that are right in this document though no dictionary has them

	of *Assessment // where the other kinds are read from
}

// OutlineStatement is one statement of an Outline.
type OutlineStatement struct {
	Code        string         `json:"code"`
	Name        string         `json:"name"`
	Status      string         `json:"status"` // a status key, such as "for_review"
	Score       *int           `json:"score"`  // null while unscored
	Reason      string         `json:"reason"`
	WorkingWell []OutlineEntry `json:"working_well"`
	Improvement []OutlineEntry `json:"improvement"`
	Priorities  []OutlineEntry `json:"priorities"`
	Lead        string         `json:"lead"`
	Note        string         `json:"note"`
	// SignedOffAs is the digest of what was signed off, or ""; what is left out is
	// what the statement says. Changed is said and not read.
	SignedOffAs string `json:"signed_off_as"`
	Changed     bool   `json:"changed_since_signed_off"`
}

// OutlineEntry is one entry of an Outline.
type OutlineEntry struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Internal bool   `json:"internal"`
	Note     string `json:"note"`
	Language string `json:"language"` // a BCP 47 tag, or ""
}

// OutlineOverall is the overall score of an Outline. Percent and Rating are
// null until every statement is scored.
type OutlineOverall struct {
	Scored  int     `json:"scored"`
	Total   int     `json:"total"`
	Percent *int    `json:"percent"`
	Rating  *string `json:"rating"`
}

// OutlineSection is a section of "Who we are" in an Outline.
type OutlineSection struct {
	ID       string `json:"id"`
	Heading  string `json:"heading"`
	Text     string `json:"text"`
	Internal bool   `json:"internal"`
}

// OutlineFigure is a key figure in an Outline.
type OutlineFigure struct {
	ID       string `json:"id"`
	Label    string `json:"label"`
	Value    string `json:"value"`
	Note     string `json:"note"`
	Internal bool   `json:"internal"`
}

// Outline returns everything a reader of the document may want, as JSON can
// hold it.
func (a *Assessment) Outline() Outline {
	o := Outline{
		Council: a.Council, Title: a.Title, AsAt: a.AsAt, Framework: a.Framework.ID,
		Marking: string(a.Marking), Author: a.Author, Draft: a.Draft, Notice: a.Notice,
		About: []OutlineSection{}, Figures: []OutlineFigure{}, Words: append([]string{}, a.WordList()...), of: a,
	}
	if a.NoticeDays != "" {
		days := a.DaysGiven()
		o.NoticeDays = &days
	}
	for _, s := range a.Statements {
		o.Statements = append(o.Statements, a.outlineStatement(s))
	}
	overall := a.Overall()
	o.Overall = OutlineOverall{Scored: overall.Scored, Total: overall.Total}
	if overall.Complete() {
		o.Overall.Percent, o.Overall.Rating = &overall.Percent, &overall.Rating
	}
	for _, s := range a.Sections() {
		o.About = append(o.About, OutlineSection{s.ID, s.Heading, s.Text, s.Internal})
	}
	for _, f := range a.Figures() {
		o.Figures = append(o.Figures, OutlineFigure{f.ID, f.Label, f.Value, f.Note, f.Internal})
	}
	return o
}

func (a *Assessment) outlineStatement(s *Statement) OutlineStatement {
	spec, _, err := a.Framework.Statement(s.Code)
	if err != nil {
		spec.Title = s.Code
	}
	out := OutlineStatement{
		Code: s.Code, Name: spec.Title, Status: s.Status.Key(), Reason: s.Reason, Lead: s.Lead, Note: s.Note,
		SignedOffAs: s.Signed, Changed: s.ChangedSinceSigned(),
		WorkingWell: outlineEntries(s.List(WorkingWell)),
		Improvement: outlineEntries(s.List(Improvement)),
		Priorities:  outlineEntries(s.List(Priorities)),
	}
	if s.Score > 0 {
		score := s.Score
		out.Score = &score
	}
	return out
}

func outlineEntries(list []*Entry) []OutlineEntry {
	out := make([]OutlineEntry, len(list))
	for i, e := range list {
		out[i] = OutlineEntry{e.ID, e.Text, e.Internal, e.Note, e.Language}
	}
	return out
}

// MarshalJSON writes the fields of Outline and behind them the lists of the
// kinds that it has no field for.
func (o Outline) MarshalJSON() ([]byte, error) {
	whole := reflect.New(outlineType()).Elem()
	own := reflect.ValueOf(o)
	for i := range ownMembers() {
		whole.Field(i).Set(own.Field(i))
	}
	if o.of != nil {
		o.of.fillLists(whole, "", "")
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // whoever prints the whole decides that
	err := enc.Encode(whole.Interface())
	return b.Bytes(), err
}

// ReadOutline makes an assessment from an Outline in JSON. Records without an
// id are given one by newID, links that which follows from their ends. The
// errors are those of Apply, or CodeFile for
// what is not an outline.
func ReadOutline(data []byte, framework *Framework, newID func() string) (*Assessment, error) {
	whole := reflect.New(outlineType())
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(whole.Interface()); err != nil {
		return nil, Refuse(CodeFile, err, "The outline cannot be read, line %d: %s.", lineOf(data, offsetOf(err, dec)), inWords(err))
	}
	var o Outline
	own := reflect.ValueOf(&o).Elem()
	for i := range ownMembers() {
		own.Field(i).Set(whole.Elem().Field(i))
	}
	a := New(newID(), "", framework)
	for _, edit := range o.edits(a, newID) {
		if _, err := a.Apply(edit(a).Ops); err != nil {
			return nil, err
		}
	}
	// In one go, since records refer to one another.
	_, err := a.Apply(a.listed(whole.Elem(), Ref{}, newID))
	return a, err
}

// ownKinds are the kinds that Outline has fields of its own for.
var ownKinds = []Kind{KindDocument, KindStatement, KindEntry, KindSection, KindFigure}

// ownMembers are the members that Outline has of its own.
func ownMembers() []reflect.StructField {
	var members []reflect.StructField
	for f := range reflect.TypeFor[Outline]().Fields() {
		if f.IsExported() {
			members = append(members, f)
		}
	}
	return members
}

// outlineType is what an outline is in JSON.
func outlineType() reflect.Type {
	members := ownMembers()
	for i := range members {
		members[i].Offset, members[i].Index = 0, nil
	}
	return reflect.StructOf(append(members, listMembers("")...))
}

// listMembers returns a list member for every kind below parent that follows
// from its declaration.
func listMembers(parent Kind) []reflect.StructField {
	var members []reflect.StructField
	for _, spec := range kindsBelow(parent) {
		members = append(members, jsonMember(spec.Key, reflect.SliceOf(recordType(spec))))
	}
	return members
}

// kindsBelow returns the kinds below parent that Outline has no field for.
func kindsBelow(parent Kind) []*KindSpec {
	var below []*KindSpec
	for i := range inOrder {
		if spec := &inOrder[i]; spec.parent == parent && !slices.Contains(ownKinds, spec.Kind) {
			below = append(below, spec)
		}
	}
	return below
}

// recordType is what a record is in JSON.
func recordType(spec *KindSpec) reflect.Type {
	members := []reflect.StructField{jsonMember("id", reflect.TypeFor[string]())}
	for _, f := range outlinedFields(spec) {
		kind := reflect.TypeFor[string]()
		switch {
		case f.Type == TypeYesNo:
			kind = reflect.TypeFor[bool]()
		case f.Type == TypeNumber:
			kind = reflect.TypeFor[*float64]()
		case f.Many:
			kind = reflect.TypeFor[[]string]()
		}
		members = append(members, jsonMember(string(f.Field), kind))
	}
	return reflect.StructOf(append(members, listMembers(spec.Kind)...))
}

// outlinedFields are the fields that JSON says: not where a record stands below
// its parent, nor its position, which the order of the list says.
func outlinedFields(spec *KindSpec) []FieldSpec {
	return slices.DeleteFunc(slices.Clone(spec.Fields), func(f FieldSpec) bool {
		return f.Type == TypePosition || f.Places && f.Type == TypeReference
	})
}

func jsonMember(name string, t reflect.Type) reflect.StructField {
	return reflect.StructField{Name: strings.ToUpper(name), Type: t, Tag: reflect.StructTag(`json:"` + name + `"`)}
}

// fillLists fills the list members of an outline, or of one of its records,
// with what stands below the record of this kind and id.
func (a *Assessment) fillLists(into reflect.Value, kind Kind, id string) {
	for _, spec := range kindsBelow(kind) {
		member := into.FieldByName(strings.ToUpper(spec.Key))
		list := reflect.MakeSlice(member.Type(), 0, 0)
		for _, below := range a.idsBelow(spec, id) {
			record, one := a.record(spec.Kind, below), reflect.New(member.Type().Elem()).Elem()
			one.Field(0).SetString(below)
			for i, f := range outlinedFields(spec) {
				switch at, value := one.Field(1+i), f.get(record); at.Kind() {
				case reflect.Bool:
					at.SetBool(value != "")
				case reflect.Pointer:
					if n, is := NumberOf(value); is {
						at.Set(reflect.ValueOf(&n))
					}
				case reflect.Slice:
					at.Set(reflect.ValueOf(slices.DeleteFunc(strings.Split(value, "\n"), func(line string) bool { return line == "" })))
				default:
					at.SetString(value)
				}
			}
			a.fillLists(one, spec.Kind, below)
			list = reflect.Append(list, one)
		}
		member.Set(list)
	}
}

// listed returns the steps that add the records of the list members.
func (a *Assessment) listed(from reflect.Value, parent Ref, newID func() string) []Op {
	var ops []Op
	for _, spec := range kindsBelow(parent.Kind) {
		list := from.FieldByName(strings.ToUpper(spec.Key))
		positions := a.positionsBetween("", "", list.Len())
		for n := range list.Len() {
			one, record := list.Index(n), map[Field]string{}
			for i, f := range outlinedFields(spec) {
				switch at := one.Field(1 + i); at.Kind() {
				case reflect.Bool:
					record[f.Field] = yes(at.Bool())
				case reflect.Pointer:
					if !at.IsNil() {
						record[f.Field] = WriteNumber(at.Elem().Float())
					}
				case reflect.Slice:
					record[f.Field] = strings.Join(at.Interface().([]string), "\n")
				default:
					record[f.Field] = at.String()
				}
			}
			for _, f := range spec.Fields {
				switch {
				case f.Type == TypePosition:
					record[f.Field] = positions[n]
				case f.Places && f.Type == TypeReference:
					record[f.Field] = parent.ID
				}
			}
			id := one.Field(0).String()
			switch {
			case id != "":
			case len(spec.Ends) == 2:
				id = LinkID(spec.Kind, record[spec.Ends[0]], record[spec.Ends[1]])
			default:
				id = newID()
			}
			ops = append(ops, Op{Kind: spec.Kind, ID: id, Verb: Add, Record: filled(record)})
			ops = append(ops, a.listed(one, Ref{spec.Kind, id}, newID)...)
		}
	}
	return ops
}

// edits returns what fills an empty assessment with the outline. Each edit is
// made only when the ones before it are done, since places in a list follow
// from what the list holds.
func (o Outline) edits(a *Assessment, newID func() string) []func(*Assessment) Edit {
	id := func(given string) string {
		if given != "" {
			return given
		}
		return newID()
	}
	var edits []func(*Assessment) Edit
	add := func(edit func(*Assessment) Edit) { edits = append(edits, edit) }
	set := func(kind Kind, record string, values map[Field]string) {
		for _, spec := range Fields(kind) {
			if value, given := values[spec.Field]; given {
				add(func(*Assessment) Edit { return SetValue("", kind, record, spec.Field, value) })
			}
		}
	}
	days := ""
	if o.NoticeDays != nil {
		days = itoa(*o.NoticeDays)
	}
	set(KindDocument, a.ID, map[Field]string{
		FieldCouncil: o.Council, FieldTitle: o.Title, FieldAsAt: o.AsAt,
		FieldAuthor: o.Author, FieldMarking: o.Marking, FieldDraft: yes(o.Draft),
		FieldNotice: o.Notice, FieldNoticeDays: days, FieldWords: strings.Join(o.Words, "\n"),
	})
	for _, s := range o.Statements {
		score := ""
		if s.Score != nil {
			score = itoa(*s.Score)
		}
		set(KindStatement, s.Code, map[Field]string{
			FieldStatus: s.Status, FieldLead: s.Lead, FieldScore: score, FieldReason: s.Reason, FieldNote: s.Note,
		})
		for i, list := range [][]OutlineEntry{s.WorkingWell, s.Improvement, s.Priorities} {
			key := ListKeys[i]
			entries := make([]NewEntry, len(list))
			for i, e := range list {
				entries[i] = NewEntry{ID: id(e.ID), Text: e.Text, Note: e.Note, Internal: e.Internal, Language: e.Language}
			}
			add(func(a *Assessment) Edit { return a.AppendEntries(s.Code, key, entries...) })
		}
		switch {
		case s.SignedOffAs != "":
			set(KindStatement, s.Code, map[Field]string{FieldSigned: s.SignedOffAs})
		case s.Status == SignedOff.Key():
			add(func(a *Assessment) Edit { return a.SignOff(s.Code) })
		}
	}
	for _, s := range o.About {
		record := id(s.ID)
		add(func(a *Assessment) Edit { return a.AddSection(record, footOfList, s.Heading, s.Text) })
		set(KindSection, record, map[Field]string{FieldInternal: yes(s.Internal)})
	}
	for _, f := range o.Figures {
		record := id(f.ID)
		add(func(a *Assessment) Edit { return a.AddFigure(record, footOfList, f.Label, f.Value, f.Note) })
		set(KindFigure, record, map[Field]string{FieldInternal: yes(f.Internal)})
	}
	return edits
}
