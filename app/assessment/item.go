package assessment

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Item is one item of the Information Return: what the regulator asks for, and
// how the council answers it. The list is the regulator's and comes with its
// notice.
type Item struct {
	ID         string // UUID
	Position   string
	Code       string // as the list numbers it, such as "QS1.3"; at most LimitName characters
	Wording    string // what is asked for, advised to have at most AdviceEntry characters
	Statements string // codes of the statements it relates to, one a line
	Kind       string // "document", "data" or "answer", or ""
	Answer     string // a value of ItemAnswers, or "" while nobody has said
	OtherItem  string // id of the item that answers it, or ""
	Link       string // the address of a public document; at most LimitAddress characters
	Owner      string // who brings the answer
	Due        string // by when the owner does, "2006-01-02", or "" for the return's own deadline
	Status     string // a value of ItemStatuses, or ""
	Note       string // goes with the answer, advised to have at most AdviceNote characters
	Internal   bool   // whether a public pack leaves it out
}

// KindItem is an item of the Information Return.
const KindItem Kind = "item"

// The fields of an item, with FieldCode, FieldLink, FieldStatus, FieldOwner, FieldDue,
// FieldNote and FieldInternal.
const (
	FieldWording    Field = "wording"
	FieldStatements Field = "statements"
	FieldItemKind   Field = "kind"
	FieldAnswer     Field = "answer"
	FieldOtherItem  Field = "other_item"
)

// The answers that an item can have. The regulator expects no document for each
// item: pointing to another item or to a public document is an answer, and so
// is that something is not held.
const (
	AnswerProvided  = "provided"
	AnswerOtherItem = "other_item"
	AnswerLink      = "public_link"
	AnswerNotHeld   = "not_held"
	AnswerNotYet    = "not_yet"
)

// ItemKinds are what an item asks for, ItemAnswers how it is answered, and
// ItemStatuses how far the work on it has come.
var (
	ItemKinds   = []Term{{"document", "Document"}, {"data", "Data"}, {"answer", "Answer in words"}}
	ItemAnswers = []Term{
		{AnswerProvided, "Provided"}, {AnswerOtherItem, "In another item"}, {AnswerLink, "Public link"},
		{AnswerNotHeld, "Not held"}, {AnswerNotYet, "Not yet"},
	}
	ItemStatuses = []Term{
		{"asked", "Asked for"}, {"preparing", "Being prepared"}, {"checking", "Being checked"}, {"ready", "Ready to send"}, {"sent", "Sent"},
	}
)

var items = declare(KindSpec{
	Kind: KindItem, Name: "return item", Plural: "return items", Key: "items", Room: "Information Return", Order: 51,
	Called: FieldWording, Coded: FieldCode,
	Fields: []FieldSpec{
		position(func(i *Item) *string { return &i.Position }),
		line(FieldCode, "Code", "The code", LimitName, func(i *Item) *string { return &i.Code }).
			helped("As the list numbers it, such as QS1.3.").also("Ref", "Reference", "Item code", "Item number", "Number", "No", "No."),
		prose(FieldWording, "Wording", "The wording", AdviceEntry, func(i *Item) *string { return &i.Wording }).
			helped("What is asked for, in the words of the list.").also("Item", "Description", "Request", "Question", "Information requested", "Information required"),
		references(FieldStatements, "Statements", "The statements", Clear, func(i *Item) *string { return &i.Statements }, KindStatement).
			also("Statement", "Quality statement", "Quality statements", "Quality statement(s)"),
		oneOf(FieldItemKind, "Kind", "The kind", func(*Assessment) []Term { return ItemKinds },
			func(i *Item) *string { return &i.Kind }, checkOneOf("The kind", ItemKinds)).also("Type", "Type of item", "Format"),
		oneOf(FieldAnswer, "Answer", "The answer", func(*Assessment) []Term { return ItemAnswers },
			func(i *Item) *string { return &i.Answer }, checkOneOf("The answer", ItemAnswers)).
			helped("A section of a document that is there already will do: no item needs a document of its own."),
		reference(FieldOtherItem, "Answered in", "The item that answers it", Clear, func(i *Item) *string { return &i.OtherItem }, KindItem).
			helped("Where another item answers this one as well."),
		line(FieldLink, "Link", "The link", LimitAddress, func(i *Item) *string { return &i.Link }).
			helped("The address of a public document, beginning with https://."),
		person(FieldOwner, "Owner", "The owner", func(i *Item) *string { return &i.Owner }),
		standing(day(FieldDue, "Due", "The due date", func(i *Item) *string { return &i.Due }).
			helped("By when the owner brings it, such as 30/09/2026. Left empty, it is the deadline of the return.").deadline(),
			func(a *Assessment, i *Item) string { return a.DueOf(i) }),
		oneOf(FieldStatus, "Status", "The status", func(*Assessment) []Term { return ItemStatuses },
			func(i *Item) *string { return &i.Status }, checkOneOf("The status", ItemStatuses)),
		prose(FieldNote, "Note", "The note", AdviceNote, func(i *Item) *string { return &i.Note }).
			helped("Goes out with the answer: the answer itself where it is one in words, or why something is not held."),
		yesNo(FieldInternal, "Internal", "Internal", func(i *Item) *bool { return &i.Internal }),
	},
}, func(i *Item) *string { return &i.ID })

// StartingMark begins the code of an item from the catalogue that Ninefold ships:
// it is ours, and not of the regulator's list.
const StartingMark = "Ours"

// Starting tells whether the item comes from that catalogue.
func (i *Item) Starting() bool { return strings.HasPrefix(i.Code, StartingMark+" ") }

// Items returns the items of the Information Return in their order. The slice
// is the assessment's own: read it, do not change it.
func (a *Assessment) Items() []*Item { return items.list(a) }

// Item returns the item with this id, or nil.
func (a *Assessment) Item(id string) *Item { return items.find(a, id) }

// Validate refuses an item that answers itself.
func (i *Item) Validate(*Assessment) error {
	if i.OtherItem == i.ID {
		return invalid("A return item cannot be answered by itself. Please choose another one.")
	}
	return nil
}

// Answered tells whether somebody has said how the item is answered.
func (i *Item) Answered() bool { return i.Answer != "" && i.Answer != AnswerNotYet }

// For returns the codes of the statements that the item relates to.
func (i *Item) For() []string {
	if i.Statements == "" {
		return nil
	}
	return strings.Split(i.Statements, "\n")
}

// Relates tells whether the item relates to a statement.
func (i *Item) Relates(statement string) bool { return slices.Contains(i.For(), statement) }

// dateOf is a day without a time, for reckoning; zero for what is no date.
func dateOf(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Time{}
	}
	return t
}

// UsualNoticeDays are the days that the regulator gives for the return, from
// the day of its notice.
const UsualNoticeDays = 21

// LongestNotice are the most days that a document keeps for it.
const LongestNotice = 120

// DaysGiven is how many days the notice gives for the return.
func (a *Assessment) DaysGiven() int {
	if n, err := strconv.Atoi(a.NoticeDays); err == nil {
		return n
	}
	return UsualNoticeDays
}

// ReturnDue is the day by which the return is to be sent, "2006-01-02", or ""
// while no notice has come. The day of the notice does not count.
func (a *Assessment) ReturnDue() string {
	notice := dateOf(a.Notice)
	if notice.IsZero() {
		return ""
	}
	return notice.AddDate(0, 0, a.DaysGiven()).Format(time.DateOnly)
}

// DaysUntil is how many days there are from today to day, both "2006-01-02":
// 0 on the day itself, negative once it is over. Ok is false for what is no
// date.
func DaysUntil(today, day string) (days int, ok bool) {
	from, to := dateOf(today), dateOf(day)
	if from.IsZero() || to.IsZero() {
		return 0, false
	}
	return int(to.Sub(from).Hours() / 24), true
}

// DueOf is the day by which an item is to be answered: its own, but never later
// than the return's, or the return's; or "".
func (a *Assessment) DueOf(i *Item) string {
	due := a.ReturnDue()
	if i.Due != "" && (due == "" || i.Due < due) {
		return i.Due
	}
	return due
}

// Overdue tells whether an item should have been answered before today.
func (a *Assessment) Overdue(i *Item, today string) bool {
	due := a.DueOf(i)
	return !i.Answered() && due != "" && due < today
}

// ReturnProgress says how far the Information Return has come.
type ReturnProgress struct {
	Items, Answered, Overdue int
	ByOwner                  []StillOut // by name; those without an owner under "", first
	ByStatement              []StillOut // by code, in the framework's order; those without a statement under "", last
}

// StillOut counts items that are not answered yet.
type StillOut struct {
	Of      string // a name or a statement's code, or ""
	Items   int
	Overdue int
}

// Progress counts what is answered and what is outstanding today. An item that
// relates to several statements is outstanding under each.
func (a *Assessment) Progress(today string) ReturnProgress {
	p := ReturnProgress{Items: len(a.Items())}
	owners, statements := map[string]*StillOut{}, map[string]*StillOut{}
	for _, i := range a.Items() {
		if i.Answered() {
			p.Answered++
			continue
		}
		overdue := a.Overdue(i, today)
		if overdue {
			p.Overdue++
		}
		count := func(all map[string]*StillOut, of string) {
			if all[of] == nil {
				all[of] = &StillOut{Of: of}
			}
			all[of].Items++
			if overdue {
				all[of].Overdue++
			}
		}
		count(owners, strings.TrimSpace(i.Owner))
		codes := i.For()
		if len(codes) == 0 {
			codes = []string{""}
		}
		for _, code := range codes {
			count(statements, code)
		}
	}
	for _, o := range owners {
		p.ByOwner = append(p.ByOwner, *o)
	}
	slices.SortFunc(p.ByOwner, func(x, y StillOut) int { return strings.Compare(x.Of, y.Of) })
	for _, s := range append(slices.Clone(a.Statements), &Statement{}) {
		if o := statements[s.Code]; o != nil {
			p.ByStatement = append(p.ByStatement, *o)
		}
	}
	return p
}
