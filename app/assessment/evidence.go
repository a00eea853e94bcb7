package assessment

import "strings"

// Evidence is one piece of what the council shows to bear out what it says: a
// file, something with an address, or both.
type Evidence struct {
	ID            string // UUID
	Position      string
	Title         string // what it is, at most LimitName characters
	File          string // where the file is: relative to the document's folder, parted by "/", or a whole path; at most LimitLine characters; or ""
	Link          string // a web address, at most LimitLine characters; or ""
	Category      string // the key of one of the framework's evidence categories, or ""
	Owner         string // who answers for it
	Dated         string // the date of the evidence, not of its adding: "2006-01-02", or ""
	ReviewBy      string // from when it is too old unless somebody looks at it again: "2006-01-02", or ""
	PersonalData  bool   // whether it holds personal data
	AlreadyPublic bool   // whether everybody can read it already; a public paper names no other
	Internal      bool   // whether a public paper leaves it out even so
	Note          string // for colleagues; internal by nature
	Digest        string // SHA-256 of the file as it was added, 64 hexadecimal digits in lower case; or ""
}

// EvidenceLink says that a piece of evidence bears out a record, and where in
// it to look.
type EvidenceLink struct {
	ID       string // follows from both ends, see LinkID
	Evidence string // id of the piece of evidence
	Target   string // kind, "/" and id of what it bears out
	Pointer  string // where in it, such as "p. 4, section 2"; at most LimitName characters; or ""
}

// The kinds of the register of evidence.
const (
	KindEvidence     Kind = "evidence"
	KindEvidenceLink Kind = "evidence_link"
)

// The fields of evidence, with FieldTitle, FieldOwner, FieldInternal and
// FieldNote, and of the links from it.
const (
	FieldFile          Field = "file"
	FieldLink          Field = "link"
	FieldCategory      Field = "category"
	FieldDated         Field = "dated"
	FieldReviewBy      Field = "review_by"
	FieldPersonalData  Field = "personal_data"
	FieldAlreadyPublic Field = "already_public"
	FieldDigest        Field = "sha256"
	FieldEvidence      Field = "evidence"
	FieldServes        Field = "target"
	FieldPointer       Field = "pointer"
)

var evidence = declare(KindSpec{
	Kind: KindEvidence, Name: "piece of evidence", Plural: "pieces of evidence", Key: "evidence", Room: "Evidence", Order: 45,
	Called: FieldTitle, Open: FieldAlreadyPublic,
	Fields: []FieldSpec{
		position(func(e *Evidence) *string { return &e.Position }),
		line(FieldTitle, "Title", "The title", LimitName, func(e *Evidence) *string { return &e.Title }).
			helped("What it is, as somebody who asks for it would call it."),
		line(FieldFile, "File", "The file", LimitLine, func(e *Evidence) *string { return &e.File }).internal(),
		line(FieldLink, "Link", "The link", LimitLine, func(e *Evidence) *string { return &e.Link }).
			helped("A web address, beginning with https://, where it can be read."),
		oneOf(FieldCategory, "Category", "The category", categoryTerms, func(e *Evidence) *string { return &e.Category }, checkCategory),
		person(FieldOwner, "Owner", "The owner", func(e *Evidence) *string { return &e.Owner }),
		day(FieldDated, "Date of the evidence", "The date of the evidence", func(e *Evidence) *string { return &e.Dated }).
			helped("When it was written or what day it speaks for, such as 30/09/2026."),
		day(FieldReviewBy, "Review by", "The review date", func(e *Evidence) *string { return &e.ReviewBy }).
			helped("From this day on it is too old unless somebody looks at it again.").deadline(),
		yesNo(FieldPersonalData, "Personal data", "Personal data", func(e *Evidence) *bool { return &e.PersonalData }),
		yesNo(FieldAlreadyPublic, "Already public", "Already public", func(e *Evidence) *bool { return &e.AlreadyPublic }),
		yesNo(FieldInternal, "Internal", "Internal", func(e *Evidence) *bool { return &e.Internal }),
		prose(FieldNote, "Note", "The note", AdviceNote, func(e *Evidence) *string { return &e.Note }).internal().
			helped("For colleagues; no public paper holds it."),
		digest(FieldDigest, "Fingerprint", "The fingerprint of the file", func(e *Evidence) *string { return &e.Digest }).internal(),
	},
}, func(e *Evidence) *string { return &e.ID })

var evidenceLinks = declare(KindSpec{
	Kind: KindEvidenceLink, Name: "evidence link", Plural: "evidence links", Key: "evidence_links", Order: 46,
	Ends: []Field{FieldEvidence, FieldServes},
	Fields: []FieldSpec{
		reference(FieldEvidence, "Evidence", "The piece of evidence", WithIt, func(l *EvidenceLink) *string { return &l.Evidence }, KindEvidence).placing(),
		reference(FieldServes, "What it bears out", "What the evidence bears out", WithIt, func(l *EvidenceLink) *string { return &l.Target }, evidenceTargets...),
		line(FieldPointer, "Where in it", "Where in it to look", LimitName, func(l *EvidenceLink) *string { return &l.Pointer }).
			helped("Such as p. 4, section 2."),
	},
}, func(l *EvidenceLink) *string { return &l.ID })

// evidenceTargets are the kinds of record that evidence can bear out.
var evidenceTargets = []Kind{KindEntry, KindStatement, KindItem, KindWaitingTime, KindIndicator, KindAction}

// categoryTerms are the framework's categories of evidence that are used for
// councils.
func categoryTerms(a *Assessment) []Term {
	var terms []Term
	for _, c := range a.Framework.Categories {
		if c.Used {
			terms = append(terms, Term{c.Key, c.Title})
		}
	}
	return terms
}

func checkCategory(a *Assessment, v string) error {
	return checkOneOf("The category", categoryTerms(a))(a, v)
}

// Evidence returns the pieces of evidence in their order. The slice is the
// assessment's own: read it, do not change it.
func (a *Assessment) Evidence() []*Evidence { return evidence.list(a) }

// PieceOfEvidence returns the piece of evidence with this id, or nil.
func (a *Assessment) PieceOfEvidence(id string) *Evidence { return evidence.find(a, id) }

// EvidenceLinks returns the links from a piece of evidence. The slice is the
// assessment's own.
func (a *Assessment) EvidenceLinks(id string) []*EvidenceLink { return evidenceLinks.list(a, id) }

// EvidenceStatements are the codes of the statements that a piece of evidence
// serves, by way of whatever it bears out, each once and in the order of the
// framework.
func (a *Assessment) EvidenceStatements(id string) []string {
	served := map[string]bool{}
	for _, l := range a.EvidenceLinks(id) {
		for _, code := range a.StatementsOf(l.Bears()) {
			served[code] = true
		}
	}
	var codes []string
	for _, s := range a.Statements {
		if served[s.Code] {
			codes = append(codes, s.Code)
		}
	}
	return codes
}

// StatementsOf are the codes of the statements that a record belongs to: itself
// where it is one, else those that its fields refer to.
func (a *Assessment) StatementsOf(ref Ref) []string {
	if ref.Kind == KindStatement {
		return []string{ref.ID}
	}
	var codes []string
	for _, f := range Fields(ref.Kind) {
		if f.Type != TypeReference || f.Refers[0] != KindStatement {
			continue
		}
		value, _ := a.Value(ref.Kind, ref.ID, f.Field)
		for _, to := range f.Targets(value) {
			codes = append(codes, to.ID)
		}
	}
	return codes
}

// EvidenceFor returns the links from evidence to a record, in a fixed order
// that is not the evidence's.
func (a *Assessment) EvidenceFor(ref Ref) []*EvidenceLink {
	var links []*EvidenceLink
	for _, p := range a.PointingAt(ref) {
		if p.Kind == KindEvidenceLink {
			links = append(links, evidenceLinks.find(a, p.ID))
		}
	}
	return links
}

// LinkEvidence returns the edit that links a piece of evidence to a record with
// a pointer, or that gives the link there is already that pointer.
func (a *Assessment) LinkEvidence(id string, to Ref, pointer string) Edit {
	target, _ := FieldOf(KindEvidenceLink, FieldServes)
	value := target.To(to)
	link := LinkID(KindEvidenceLink, id, value)
	if evidenceLinks.find(a, link) != nil {
		return SetValue("Change where in the evidence", KindEvidenceLink, link, FieldPointer, pointer)
	}
	edit := a.AppendRecords(KindEvidenceLink, NewRecord{ID: link, Values: map[Field]string{FieldEvidence: id, FieldServes: value, FieldPointer: pointer}})
	edit.Label = "Link evidence"
	return edit
}

// Bears is the record that the link leads to.
func (l *EvidenceLink) Bears() Ref {
	f := fieldOf(KindEvidenceLink, FieldServes)
	if to := f.Targets(l.Target); len(to) == 1 {
		return to[0]
	}
	return Ref{}
}

// EvidenceNumbers are what pieces of evidence are called in every paper, such
// as "E12", by their ids: they are counted in the order of the whole document,
// so that a public paper calls them as an internal one does.
func (a *Assessment) EvidenceNumbers() map[string]string {
	numbers := make(map[string]string, len(a.Evidence()))
	for i, e := range a.Evidence() {
		numbers[e.ID] = "E" + itoa(i+1)
	}
	return numbers
}

// WebAddress tells whether a link can be followed: an address of http or https
// with a host and without white space.
func WebAddress(link string) bool {
	for _, scheme := range []string{"https://", "http://"} {
		if len(link) > len(scheme) && strings.EqualFold(link[:len(scheme)], scheme) {
			return !strings.ContainsAny(link, " \t\"<>\\") && link[len(scheme)] != '/'
		}
	}
	return false
}
