package export

import (
	"fmt"
	"strconv"

	"ninefold/app/assessment"
)

// Audience says who may read a file.
type Audience string

// The audiences. A public file leaves out everything marked internal and
// every note, and says that it did.
const (
	Internal Audience = "internal"
	Public   Audience = "public"
)

// ParseAudience reads an audience, or refuses with CodeInvalid.
func ParseAudience(text string) (Audience, error) {
	for _, a := range []Audience{Internal, Public} {
		if string(a) == text {
			return a, nil
		}
	}
	return "", assessment.Refuse(assessment.CodeInvalid, nil, "The audience %q is neither internal nor public.", text)
}

// MaxFirstPage is the highest number the first page may have: longer agenda
// packs are not printed.
const MaxFirstPage = 99_999

// Options are the choices made for one file of a pack. The zero value is the
// whole pack for colleagues, unmarked.
type Options struct {
	Document  string // a Document's key; "" is the whole pack
	Audience  Audience
	Marking   assessment.Marking
	Draft     bool
	Committee string // at most assessment.LimitName characters, as Item and Appendix
	Date      string // the meeting's, "2006-01-02", or ""
	Item      string // agenda item, such as "6c"
	Appendix  string // such as "Appendix 1"
	FirstPage int    // the number printed on the first page; 0 is 1
	Exempt    int    // the paragraph of Schedule 12A, 1 to 7, by which a paper of a meeting is not published; or 0
	NoScores  bool   // leave out scores and the reasons for them
	NoNames   bool   // leave out who answers for what: every field that holds somebody's name
	Statuses  bool   // print how far each statement is written in a public version, too
	Paper     string // of a plan on a page: PaperA3, or "" for A4
	// Contact is whom people ask who need the document in another form, such as
	// "accessibility@northmere.example or 01632 960100", on one line of at most
	// assessment.LimitName characters. With one, "About this document" holds an
	// accessibility statement. "" is none.
	Contact    string
	BlankPage  bool   // let a blank page follow an odd number of pages, for printing on both sides
	ForEditing bool   // a workbook that others fill in and send back
	Owner      string // whose part of the document it is, for a document that Owners; or "" for all of it
}

// PaperA3 is the larger paper a plan on a page may be set on.
const PaperA3 = "A3"

// Exemptions are what the paragraphs of Part 1 of Schedule 12A to the Local
// Government Act 1972 are about, the first being paragraph 1.
var Exemptions = []string{
	"information relating to any individual",
	"information which is likely to reveal the identity of an individual",
	"information relating to the financial or business affairs of any particular person",
	"information relating to consultations or negotiations on labour relations",
	"information in which a claim to legal professional privilege could be maintained",
	"information which reveals that the authority proposes to give a notice or make an order",
	"information relating to the prevention, investigation or prosecution of crime",
}

// Check refuses options that cannot be met, with CodeInvalid or CodeTooLong.
func (o Options) Check() error {
	if _, err := DocumentOf(o.Document); err != nil {
		return err
	}
	if o.Audience != "" {
		if _, err := ParseAudience(string(o.Audience)); err != nil {
			return err
		}
	}
	if _, err := assessment.ParseMarking(string(o.Marking)); err != nil {
		return err
	}
	for _, line := range []struct{ what, text string }{
		{"The committee’s name", o.Committee}, {"The agenda item", o.Item}, {"The appendix label", o.Appendix}, {"The contact of the accessibility statement", o.Contact},
	} {
		if err := assessment.CheckText(line.what, line.text, assessment.LimitName, true); err != nil {
			return err
		}
	}
	if _, ok := day(o.Date); o.Date != "" && !ok {
		_, why := assessment.ReadDate(o.Date)
		if why == "" {
			why = fmt.Sprintf("%q is not kept as year-month-day.", o.Date)
		}
		return assessment.Refuse(assessment.CodeInvalid, nil, "The meeting’s date: %s", why)
	}
	if err := o.checkOwner(); err != nil {
		return err
	}
	if o.Paper != "" && o.Paper != PaperA3 {
		return assessment.Refuse(assessment.CodeInvalid, nil, "A plan on a page is set on A4 or on A3, and not on %q.", o.Paper)
	}
	if o.FirstPage < 0 || o.FirstPage > MaxFirstPage {
		return assessment.Refuse(assessment.CodeInvalid, nil, "The first page number must be between 1 and %s.", assessment.Thousands(MaxFirstPage))
	}
	switch {
	case o.Exempt < 0 || o.Exempt > len(Exemptions):
		return assessment.Refuse(assessment.CodeInvalid, nil, "Schedule 12A has the paragraphs 1 to %d.", len(Exemptions))
	case o.Exempt > 0 && o.Audience == Public:
		return assessment.Refuse(assessment.CodeInvalid, nil, "What is exempt under Schedule 12A is not published, so it cannot be the public version.")
	case o.NoScores && o.Document == Scores:
		return assessment.Refuse(assessment.CodeInvalid, nil, "Without the scores there is nothing left of the scores document. Please choose another one, or let the scores be printed.")
	case o.ForEditing && (o.NoScores || o.NoNames):
		return assessment.Refuse(assessment.CodeInvalid, nil, "A workbook for editing holds everything, so neither scores nor names can be left out of it.")
	}
	if o.ForEditing && o.Audience == Public {
		return assessment.Refuse(assessment.CodeInvalid, nil,
			"A workbook for editing holds everything, internal entries and notes too, so it cannot be the public version.")
	}
	return nil
}

func (o Options) checkOwner() error {
	if o.Owner == "" {
		return nil
	}
	if d, err := DocumentOf(o.Document); err != nil || !d.owners {
		return assessment.Refuse(assessment.CodeInvalid, err, "Only the Information Return can be made for one owner. Please choose that document, or leave the owner away.")
	}
	return assessment.CheckText("The owner’s name", o.Owner, assessment.LimitName, true)
}

// Doubt is a question that a person must answer before a file is made with o,
// because it is likely not to be meant: "" where there is none. A workbook for
// editing goes to colleagues, whatever meeting it prepares, and is there to be
// filled in.
func (o Options) Doubt(a *assessment.Assessment) string {
	switch {
	case o.ForEditing:
	case o.saysNothing(a):
		return "Nothing has been written in this self-assessment yet, so there would be headings with nothing below them."
	case o.Audience == Public && o.Marking == assessment.OfficialSensitive:
		return "A public version is to be marked OFFICIAL-SENSITIVE. What everybody may read is not sensitive."
	case o.Audience != Public && o.Exempt == 0 && (o.Committee != "" || o.Appendix != ""):
		return "The internal version is to name a committee or an appendix. Papers of a meeting are published, and this one holds what is for colleagues only."
	}
	return ""
}

// saysNothing tells whether a document made with o would hold nothing that
// anybody wrote but its title: no entry, no score, and no record that says
// anything in words or numbers of its own.
func (o Options) saysNothing(a *assessment.Assessment) bool {
	d, err := DocumentOf(o.Document)
	if err != nil || d.missing != nil {
		return false // one that is about its own records is not made without any
	}
	if o.Audience == Public {
		a = a.Published().Assessment
	}
	for ref := range a.All() {
		switch {
		case ref.Kind == assessment.KindDocument:
		case ref.Kind == assessment.KindStatement:
			if s := a.Statement(ref.ID); s.Score > 0 || !blank(s.Reason) || !blank(s.Note) {
				return false
			}
		case says(a, ref):
			return false
		}
	}
	return true
}

// says tells whether anybody wrote anything in a record. The heading of a
// section says what is to be written in it.
func says(a *assessment.Assessment, ref assessment.Ref) bool {
	values, _ := a.ValuesOf(ref)
	for _, f := range assessment.Fields(ref.Kind) {
		switch f.Type {
		case assessment.TypeText, assessment.TypeLine, assessment.TypeNumber:
			if f.Field != assessment.FieldHeading && !blank(values[f.Field]) {
				return true
			}
		}
	}
	return false
}

// The keys under which an assessment remembers the choices of its last export.
const (
	choiceDocument  = "export.document"
	choiceAudience  = "export.audience"
	choiceCommittee = "export.committee"
	choiceDate      = "export.date"
	choiceItem      = "export.item"
	choiceAppendix  = "export.appendix"
	choiceFirstPage = "export.first_page"
	choicePaper     = "export.paper"
	choiceExempt    = "export.exempt"
	choiceNoScores  = "export.no_scores"
	choiceNoNames   = "export.no_names"
	choiceStatuses  = "export.statuses"
	choiceContact   = "export.contact"
	choiceBlankPage = "export.blank_page"
)

// ChoicesOf returns what a document should remember of o, key by key; a value
// of "" forgets the key. Marking and DRAFT are not among them: they are fields
// of the document itself, and a remembered copy could come to be weaker than
// they are. Neither is ForEditing, which is one errand and not a habit.
func ChoicesOf(o Options) map[string]string {
	above := func(least, n int) string {
		if n <= least {
			return ""
		}
		return strconv.Itoa(n)
	}
	chosen := func(on bool) string {
		if on {
			return "1"
		}
		return ""
	}
	return map[string]string{
		choiceExempt: above(0, o.Exempt), choiceNoScores: chosen(o.NoScores), choiceNoNames: chosen(o.NoNames), choiceStatuses: chosen(o.Statuses),
		choiceContact: o.Contact, choiceBlankPage: chosen(o.BlankPage),
		choiceDocument: o.Document, choiceAudience: string(o.Audience), choiceCommittee: o.Committee,
		choiceDate: o.Date, choiceItem: o.Item, choiceAppendix: o.Appendix, choiceFirstPage: above(1, o.FirstPage), choicePaper: o.Paper,
	}
}

// AudienceChosen tells whether the document remembers for whom it was exported
// last. Until it does, nobody has said.
func AudienceChosen(a *assessment.Assessment) bool { return a.Choices[choiceAudience] != "" }

// OptionsFrom returns the options an export of a begins with: what the
// document remembers, with its own marking. What it remembers but this
// version does not know is left at its default.
func OptionsFrom(a *assessment.Assessment) Options {
	o := Options{Document: Pack, Audience: Internal, Marking: a.Marking, Draft: a.Draft, FirstPage: 1}
	try := func(change func(*Options)) {
		tried := o
		if change(&tried); tried.Check() == nil {
			o = tried
		}
	}
	if key := a.Choices[choiceDocument]; key != "" {
		try(func(o *Options) { o.Document = key })
	}
	if audience := a.Choices[choiceAudience]; audience != "" {
		try(func(o *Options) { o.Audience = Audience(audience) })
	}
	try(func(o *Options) { o.Committee = a.Choices[choiceCommittee] })
	try(func(o *Options) { o.Date = a.Choices[choiceDate] })
	try(func(o *Options) { o.Item = a.Choices[choiceItem] })
	try(func(o *Options) { o.Paper = a.Choices[choicePaper] })
	try(func(o *Options) { o.Appendix = a.Choices[choiceAppendix] })
	try(func(o *Options) { o.NoScores = a.Choices[choiceNoScores] != "" })
	try(func(o *Options) { o.NoNames = a.Choices[choiceNoNames] != "" })
	try(func(o *Options) { o.Contact = a.Choices[choiceContact] })
	o.Statuses, o.BlankPage = a.Choices[choiceStatuses] != "", a.Choices[choiceBlankPage] != ""
	if n, err := strconv.Atoi(a.Choices[choiceExempt]); err == nil {
		try(func(o *Options) { o.Exempt = n })
	}
	if n, err := strconv.Atoi(a.Choices[choiceFirstPage]); err == nil && n >= 1 {
		try(func(o *Options) { o.FirstPage = n })
	}
	return o
}
