package assessment

import "strings"

// Comparator is what a council's ratings of one kind of service are held
// against: how many in a hundred of England's rated providers of that kind CQC
// gave each rating on a day. Councils read such figures off what CQC publishes,
// and they change every month, so that they are records which a council enters
// with their source and their day, and no constants of ours: a figure that
// came with the program would be out of date by the first return, and nobody
// could say where it was from.
type Comparator struct {
	ID                  string // UUID
	Position            string
	Service             string // one of Services, or ""
	Outstanding         string // per cent, 0 to 100, decimal, or ""
	Good                string // as Outstanding
	RequiresImprovement string // as Outstanding
	Inadequate          string // as Outstanding
	AsAt                string // the day the figures are of, "2006-01-02", or ""
	Source              string // where they were read, at most LimitName characters
	Note                string // printed beside them; advised to have at most AdviceNote characters
}

// KindComparator is a set of figures for England.
const KindComparator Kind = "provision_comparator"

// The fields of figures for England that are named for the rating they count,
// with FieldService, FieldAsAt, FieldSource and FieldNote.
const (
	FieldOutstanding         Field = Outstanding
	FieldGood                Field = Good
	FieldRequiresImprovement Field = RequiresImprovement
	FieldInadequate          Field = Inadequate
)

var comparators = declare(KindSpec{
	Kind: KindComparator, Name: "figure for England", Plural: "figures for England", Key: "provision_comparators", Room: "Provision", Order: 72, Called: FieldSource,
	Fields: []FieldSpec{
		position(func(c *Comparator) *string { return &c.Position }),
		oneOf(FieldService, "Kind of service", "The kind of service", func(*Assessment) []Term { return Services },
			func(c *Comparator) *string { return &c.Service }, checkOneOf("The kind of service", Services)).
			helped("Of several for one kind of service, the one with the newest day is shown."),
		number(FieldOutstanding, "% outstanding", "The share rated outstanding", func(c *Comparator) *string { return &c.Outstanding }).between(0, 100).
			helped("How many in a hundred of England’s rated providers of this kind have this rating."),
		number(FieldGood, "% good", "The share rated good", func(c *Comparator) *string { return &c.Good }).between(0, 100),
		number(FieldRequiresImprovement, "% requires improvement", "The share that requires improvement", func(c *Comparator) *string { return &c.RequiresImprovement }).between(0, 100),
		number(FieldInadequate, "% inadequate", "The share rated inadequate", func(c *Comparator) *string { return &c.Inadequate }).between(0, 100),
		day(FieldAsAt, "As at", "The day of the figures", func(c *Comparator) *string { return &c.AsAt }).
			helped("The day that the figures are of, as their source gives it."),
		line(FieldSource, "Source", "The source of the figures", LimitName, func(c *Comparator) *string { return &c.Source }).
			helped("Where you read the figures, such as CQC’s directory with ratings. It is printed beside them."),
		prose(FieldNote, "Note", "The note on the figures", AdviceNote, func(c *Comparator) *string { return &c.Note }).
			helped("What a reader should know about them. It is printed beside them."),
	},
}, func(c *Comparator) *string { return &c.ID })

// Comparators returns the figures for England in their order. The slice is the
// assessment's own: read it, do not change it.
func (a *Assessment) Comparators() []*Comparator { return comparators.list(a) }

// Comparator returns the figures for England with this id, or nil.
func (a *Assessment) Comparator(id string) *Comparator { return comparators.find(a, id) }

// Share is how many in a hundred have a rating, and whether it is known.
func (c *Comparator) Share(rating string) (percent float64, known bool) {
	switch rating {
	case Outstanding:
		return NumberOf(c.Outstanding)
	case Good:
		return NumberOf(c.Good)
	case RequiresImprovement:
		return NumberOf(c.RequiresImprovement)
	case Inadequate:
		return NumberOf(c.Inadequate)
	}
	return 0, false
}

// GoodOrBetter is how many in a hundred are rated good or outstanding, known
// where both figures are.
func (c *Comparator) GoodOrBetter() (percent float64, known bool) {
	good, has := NumberOf(c.Good)
	best, both := NumberOf(c.Outstanding)
	return good + best, has && both
}

// Adds is what the shares that are given add up to, in per cent.
func (c *Comparator) Adds() (percent float64) {
	for _, rating := range RatingsGiven {
		share, _ := c.Share(rating.Value)
		percent += share
	}
	return percent
}

// Origin says in a line where the figures are from and of what day they are.
func (c *Comparator) Origin() string {
	var parts []string
	if source := strings.TrimSpace(c.Source); source != "" {
		parts = append(parts, source)
	}
	if c.AsAt != "" {
		parts = append(parts, SayDay(c.AsAt))
	}
	return strings.Join(parts, ", ")
}
