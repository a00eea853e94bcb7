package assessment

import (
	"math"
	"strconv"
	"strings"
)

// Indicator is something that is measured the same way again and again, such
// as how many people are satisfied with their care. Its figures stand in its
// values.
type Indicator struct {
	ID        string // UUID
	Position  string
	Code      string // as the author writes it, such as "1D", known or not; at most LimitName characters
	Title     string // what is measured, at most LimitLine characters
	Statement string // code of the statement it belongs to, or ""
	Unit      string // what its figures count, such as "%" or "per 100,000"; at most LimitName characters
	Better    string // Higher, Lower or "" where neither is
	Source    string // where its figures come from, at most LimitName characters
	Owner     string // who brings the figures
	Note      string // printed beside it
	Internal  bool   // whether a public pack leaves it out
}

// IndicatorValue is what an indicator was in one period, beside England and the
// region.
type IndicatorValue struct {
	ID        string // UUID
	Indicator string // id of the indicator
	Position  string // the newest last
	Period    string // such as "2025/26", at most LimitName characters

	// In the indicator's unit, as decimal text, "" where it is not known.
	Value   string
	England string // of the whole of England
	Region  string // of the region

	Source string // of this figure, such as "ASCS 2025/26"; "" where it is the indicator's
	Note   string // printed beside it
}

// The kinds of indicators.
const (
	KindIndicator      Kind = "indicator"
	KindIndicatorValue Kind = "indicator_value"
)

// The fields of indicators, with FieldTitle, FieldStatement, FieldOwner,
// FieldNote and FieldInternal, and of their values, with FieldPeriod,
// FieldValue, FieldSource and FieldNote.
const (
	FieldCode      Field = "code"
	FieldUnit      Field = "unit"
	FieldBetter    Field = "better"
	FieldSource    Field = "source"
	FieldIndicator Field = "indicator"
	FieldEngland   Field = "england"
	FieldRegion    Field = "region"
)

// The values of FieldBetter.
const (
	Higher = "higher"
	Lower  = "lower"
)

// Betters say which way of an indicator is the good one.
var Betters = []Term{{Higher, "Higher is better"}, {Lower, "Lower is better"}}

var indicators = declare(KindSpec{
	Kind: KindIndicator, Name: "indicator", Plural: "indicators", Key: "indicators", Room: "Measures", Order: 48, Called: FieldTitle,
	Fields: []FieldSpec{
		position(func(i *Indicator) *string { return &i.Position }),
		line(FieldCode, "Code", "The code", LimitName, func(i *Indicator) *string { return &i.Code }).
			helped("As its framework numbers it, such as 1D. A code that is not in the list is kept as you write it."),
		line(FieldTitle, "Indicator", "The indicator", LimitLine, func(i *Indicator) *string { return &i.Title }).
			helped("What is measured, in a few words.").also("Title", "Measure"),
		reference(FieldStatement, "Statement", "The statement", Clear, func(i *Indicator) *string { return &i.Statement }, KindStatement),
		line(FieldUnit, "Unit", "The unit", LimitName, func(i *Indicator) *string { return &i.Unit }).
			helped("What the figures count: %, per 100,000, days, people."),
		oneOf(FieldBetter, "Which is better", "Which is better", func(*Assessment) []Term { return Betters },
			func(i *Indicator) *string { return &i.Better }, checkOneOf("Which is better", Betters)),
		line(FieldSource, "Source", "The source", LimitName, func(i *Indicator) *string { return &i.Source }).
			helped("Where the figures come from, such as ASCOF or the service’s own records."),
		person(FieldOwner, "Owner", "The owner", func(i *Indicator) *string { return &i.Owner }),
		prose(FieldNote, "Note", "The note", AdviceNote, func(i *Indicator) *string { return &i.Note }).
			helped("What a reader should know about the figures. It is printed beside them."),
		yesNo(FieldInternal, "Internal", "Internal", func(i *Indicator) *bool { return &i.Internal }),
	},
}, func(i *Indicator) *string { return &i.ID })

var indicatorValues = declare(KindSpec{
	Kind: KindIndicatorValue, Name: "indicator value", Plural: "indicator values", Key: "values", Order: 49, Called: FieldPeriod,
	Fields: []FieldSpec{
		reference(FieldIndicator, "Indicator", "The indicator", WithIt, func(v *IndicatorValue) *string { return &v.Indicator }, KindIndicator).placing(),
		position(func(v *IndicatorValue) *string { return &v.Position }),
		line(FieldPeriod, "Period", "The period", LimitName, func(v *IndicatorValue) *string { return &v.Period }).
			helped("The year or the quarter, such as 2025/26. The newest stands last.").also("Year", "Quarter"),
		number(FieldValue, "Value", "The value", func(v *IndicatorValue) *string { return &v.Value }),
		number(FieldEngland, "England", "The figure for England", func(v *IndicatorValue) *string { return &v.England }).also("England average"),
		number(FieldRegion, "Region", "The figure for the region", func(v *IndicatorValue) *string { return &v.Region }).also("Regional average"),
		line(FieldSource, "Source", "The source", LimitName, func(v *IndicatorValue) *string { return &v.Source }).
			helped("Of this figure, such as ASCS 2025/26. Left empty, it is the indicator’s."),
		prose(FieldNote, "Note", "The note", AdviceNote, func(v *IndicatorValue) *string { return &v.Note }),
	},
}, func(v *IndicatorValue) *string { return &v.ID })

// Indicators returns the indicators in their order. The slice is the
// assessment's own: read it, do not change it.
func (a *Assessment) Indicators() []*Indicator { return indicators.list(a) }

// Indicator returns the indicator with this id, or nil.
func (a *Assessment) Indicator(id string) *Indicator { return indicators.find(a, id) }

// IndicatorValues returns the values of an indicator, the newest last.
func (a *Assessment) IndicatorValues(indicator string) []*IndicatorValue {
	return indicatorValues.list(a, indicator)
}

// IndicatorValue returns the value with this id, or nil.
func (a *Assessment) IndicatorValue(id string) *IndicatorValue { return indicatorValues.find(a, id) }

// LatestValue returns an indicator's newest value, or nil.
func (a *Assessment) LatestValue(indicator string) *IndicatorValue {
	return last(a.IndicatorValues(indicator))
}

// PreviousValue returns the value before the newest, or nil.
func (a *Assessment) PreviousValue(indicator string) *IndicatorValue {
	all := a.IndicatorValues(indicator)
	return last(all[:max(len(all)-1, 0)])
}

// decimalsOf is how many decimals the figures of an indicator are given: as many
// as that with most of them has.
func (a *Assessment) decimalsOf(i *Indicator) int {
	most := 0
	for _, v := range a.IndicatorValues(i.ID) {
		most = max(most, decimalsIn(v.Value), decimalsIn(v.England), decimalsIn(v.Region))
	}
	return most
}

// InUnit is one of an indicator's figures as people read it with its unit, such
// as "58.41%" or "512.3 per 100,000"; "" where there is none. All figures of an
// indicator have the same number of decimals.
func (a *Assessment) InUnit(i *Indicator, value string) string {
	if value == "" {
		return ""
	}
	said := SayNumber(value, a.decimalsOf(i))
	switch unit := strings.TrimSpace(i.Unit); unit {
	case "":
		return said
	case "%", "per cent", "percent", "percentage":
		return said + "%"
	case "£":
		return "£" + said
	default:
		return said + " " + unit
	}
}

// Standing says how a figure stands to another it is compared with.
type Standing int

// The standings. Apart is that of figures that differ where nobody said which
// way is better.
const (
	NotCompared Standing = iota
	Same
	BetterThan
	WorseThan
	Apart
)

// Compare tells how a figure of the indicator stands to another.
func (i *Indicator) Compare(value, with string) Standing {
	x, isX := NumberOf(value)
	y, isY := NumberOf(with)
	switch {
	case !isX || !isY:
		return NotCompared
	case x == y:
		return Same
	case i.Better == "":
		return Apart
	case (x > y) == (i.Better == Higher):
		return BetterThan
	}
	return WorseThan
}

// Difference says how a figure of the indicator stands to another, which is
// called so, such as "4.31 below England, worse"; "" where either is missing.
func (a *Assessment) Difference(i *Indicator, value, with, called string) string {
	standing := i.Compare(value, with)
	x, _ := NumberOf(value)
	y, _ := NumberOf(with)
	decimals := a.decimalsOf(i)
	said := SayNumber(strconv.FormatFloat(math.Abs(x-y), 'f', decimals, 64), decimals)
	if x > y {
		said += " above " + called
	} else {
		said += " below " + called
	}
	switch standing {
	case NotCompared:
		return ""
	case Same:
		return "the same as " + called
	case BetterThan:
		said += ", better"
	case WorseThan:
		said += ", worse"
	case Apart:
	}
	return said
}

// InWords is an indicator's newest figure beside England's, such as "58.41%,
// England 62.72%: 4.31 below England, worse"; "no figure yet" where there is
// none.
func (a *Assessment) InWords(i *Indicator) string {
	v := a.LatestValue(i.ID)
	switch {
	case v == nil || v.Value == "":
		return "no figure yet"
	case v.England == "":
		return a.InUnit(i, v.Value) + ", no figure for England"
	}
	return a.InUnit(i, v.Value) + ", England " + a.InUnit(i, v.England) + ": " + a.Difference(i, v.Value, v.England, "England")
}

// SourceOf is where a figure comes from: its own source, else the indicator's,
// else "".
func (i *Indicator) SourceOf(v *IndicatorValue) string {
	if v != nil && strings.TrimSpace(v.Source) != "" {
		return v.Source
	}
	return i.Source
}
