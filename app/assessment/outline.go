package assessment

import (
	"bytes"
	"encoding/json"
)

// Outline is an assessment as JSON: what `ninefold show --json` prints and
// what the sample is kept as. Its keys are relied on by scripts; later
// versions add keys and never change these.
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
}

// OutlineEntry is one entry of an Outline.
type OutlineEntry struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Internal bool   `json:"internal"`
	Note     string `json:"note"`
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
		Marking: string(a.Marking), Author: a.Author, Draft: a.Draft,
		About: []OutlineSection{}, Figures: []OutlineFigure{},
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
		Code: s.Code, Name: spec.Title, Status: s.Status.Key(), Reason: s.Reason, Lead: s.Lead,
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
		out[i] = OutlineEntry{e.ID, e.Text, e.Internal, e.Note}
	}
	return out
}

// ReadOutline makes an assessment from an Outline in JSON. Records without an
// id are given one by newID. The errors are those of Apply, or CodeFile for
// what is not an outline.
func ReadOutline(data []byte, framework *Framework, newID func() string) (*Assessment, error) {
	var o Outline
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&o); err != nil {
		return nil, Refuse(CodeFile, err, "The outline cannot be read, line %d: %s.", lineOf(data, offsetOf(err, dec)), inWords(err))
	}
	a := New(newID(), "", framework)
	for _, edit := range o.edits(a, newID) {
		if _, err := a.Apply(edit(a).Ops); err != nil {
			return nil, err
		}
	}
	return a, nil
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
	set(KindDocument, a.ID, map[Field]string{
		FieldCouncil: o.Council, FieldTitle: o.Title, FieldAsAt: o.AsAt,
		FieldAuthor: o.Author, FieldMarking: o.Marking, FieldDraft: yes(o.Draft),
	})
	for _, s := range o.Statements {
		score := ""
		if s.Score != nil {
			score = itoa(*s.Score)
		}
		set(KindStatement, s.Code, map[Field]string{
			FieldStatus: s.Status, FieldLead: s.Lead, FieldScore: score, FieldReason: s.Reason,
		})
		for i, list := range [][]OutlineEntry{s.WorkingWell, s.Improvement, s.Priorities} {
			key := ListKeys[i]
			entries := make([]NewEntry, len(list))
			for i, e := range list {
				entries[i] = NewEntry{ID: id(e.ID), Text: e.Text, Note: e.Note, Internal: e.Internal}
			}
			add(func(a *Assessment) Edit { return a.AppendEntries(s.Code, key, entries...) })
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
