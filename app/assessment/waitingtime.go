package assessment

import "strings"

// WaitingTime is something people wait for, such as a Care Act assessment. How
// long they do stands in its periods.
type WaitingTime struct {
	ID        string // UUID
	Position  string
	Area      string // what is waited for, at most LimitName characters
	Statement string // code of the statement it belongs to, or ""
	Owner     string // who brings the figures
	Note      string // printed beside it
	Internal  bool   // whether a public pack leaves it out
}

// WaitingPeriod is how long people waited within one period. Every figure says
// which statistic it is: a mean is never shown as a median, nor either of them
// as an average.
type WaitingPeriod struct {
	ID          string // UUID
	WaitingTime string // id of what is waited for
	Position    string // the newest last
	Period      string // such as "October 2025 to September 2026", at most LimitName characters
	AsAt        string // the day the number waiting was counted, or ""

	// As decimal text, "" where it is not known.
	Waiting string // how many people wait on that day
	Median  string // days
	Mean    string // days
	Minimum string // days, of the shortest wait
	Maximum string // days, of the longest wait
	Target  string // days
	Within  string // per cent of waits that are within the target

	Note string // printed beside it
}

// The kinds of waiting times.
const (
	KindWaitingTime   Kind = "waiting_time"
	KindWaitingPeriod Kind = "waiting_period"
)

// The fields of waiting times, with FieldStatement, FieldOwner, FieldNote and
// FieldInternal, and of their periods, with FieldAsAt and FieldNote.
const (
	FieldArea        Field = "area"
	FieldWaitingTime Field = "waiting_time"
	FieldPeriod      Field = "period"
	FieldWaiting     Field = "waiting"
	FieldMedian      Field = "median"
	FieldMean        Field = "mean"
	FieldMinimum     Field = "minimum"
	FieldMaximum     Field = "maximum"
	FieldTarget      Field = "target"
	FieldWithin      Field = "within"
)

// mostDays bounds a wait, in days: a hundred years.
const mostDays = 36_525

var waitingTimes = declare(KindSpec{
	Kind: KindWaitingTime, Name: "waiting time", Plural: "waiting times", Key: "waiting_times", Room: "Measures", Order: 46, Called: FieldArea,
	Fields: []FieldSpec{
		position(func(w *WaitingTime) *string { return &w.Position }),
		line(FieldArea, "Waiting for", "What is waited for", LimitName, func(w *WaitingTime) *string { return &w.Area }).
			helped("What people wait for, such as a carer’s assessment.").also("Area", "Waiting time"),
		reference(FieldStatement, "Statement", "The statement", Clear, func(w *WaitingTime) *string { return &w.Statement }, KindStatement),
		person(FieldOwner, "Owner", "The owner", func(w *WaitingTime) *string { return &w.Owner }),
		prose(FieldNote, "Note", "The note", AdviceNote, func(w *WaitingTime) *string { return &w.Note }).
			helped("What a reader should know about the figures. It is printed beside them."),
		yesNo(FieldInternal, "Internal", "Internal", func(w *WaitingTime) *bool { return &w.Internal }),
	},
}, func(w *WaitingTime) *string { return &w.ID })

var waitingPeriods = declare(KindSpec{
	Kind: KindWaitingPeriod, Name: "waiting period", Plural: "waiting periods", Key: "periods", Order: 47, Called: FieldPeriod,
	Fields: []FieldSpec{
		reference(FieldWaitingTime, "Waiting for", "The waiting time", WithIt, func(p *WaitingPeriod) *string { return &p.WaitingTime }, KindWaitingTime).placing(),
		position(func(p *WaitingPeriod) *string { return &p.Position }),
		line(FieldPeriod, "Period", "The period", LimitName, func(p *WaitingPeriod) *string { return &p.Period }).
			helped("The time the figures cover, such as the year to September 2026. The newest period stands last."),
		day(FieldAsAt, "As at", "The date", func(p *WaitingPeriod) *string { return &p.AsAt }).
			helped("The day on which those waiting were counted.").also("Date", "As at date"),
		number(FieldWaiting, "Number waiting", "The number waiting", func(p *WaitingPeriod) *string { return &p.Waiting }).
			between(0, mostNumber).whole().helped("How many people were waiting on that day.").also("Waiting", "People waiting", "Number"),
		days(FieldMedian, "Median, days", "The median", func(p *WaitingPeriod) *string { return &p.Median }).
			helped("Half of the people waited less, half waited longer. It is not the mean.").also("Median", "Median (days)", "Median wait"),
		days(FieldMean, "Mean, days", "The mean", func(p *WaitingPeriod) *string { return &p.Mean }).
			helped("All days of waiting shared out among all who waited. It is not the median.").also("Mean", "Mean (days)", "Mean wait"),
		days(FieldMinimum, "Shortest, days", "The shortest wait", func(p *WaitingPeriod) *string { return &p.Minimum }).
			also("Shortest", "Minimum", "Min", "Minimum, days", "Minimum (days)"),
		days(FieldMaximum, "Longest, days", "The longest wait", func(p *WaitingPeriod) *string { return &p.Maximum }).
			also("Longest", "Maximum", "Max", "Maximum, days", "Maximum (days)"),
		days(FieldTarget, "Target, days", "The target", func(p *WaitingPeriod) *string { return &p.Target }).
			also("Target", "Target days", "Target (days)"),
		number(FieldWithin, "Within target, %", "The share within the target", func(p *WaitingPeriod) *string { return &p.Within }).
			between(0, 100).helped("Of every hundred waits, how many were within the target.").also("Within target", "% within target", "Within"),
		prose(FieldNote, "Note", "The note", AdviceNote, func(p *WaitingPeriod) *string { return &p.Note }),
	},
}, func(p *WaitingPeriod) *string { return &p.ID })

func days[R any](field Field, title, name string, value func(*R) *string) FieldSpec {
	return number(field, title, name, value).between(0, mostDays)
}

// WaitingTimes returns what is waited for, in its order. The slice is the
// assessment's own: read it, do not change it.
func (a *Assessment) WaitingTimes() []*WaitingTime { return waitingTimes.list(a) }

// WaitingTime returns the waiting time with this id, or nil.
func (a *Assessment) WaitingTime(id string) *WaitingTime { return waitingTimes.find(a, id) }

// WaitingPeriods returns the periods of a waiting time, the newest last.
func (a *Assessment) WaitingPeriods(waitingTime string) []*WaitingPeriod {
	return waitingPeriods.list(a, waitingTime)
}

// WaitingPeriod returns the period with this id, or nil.
func (a *Assessment) WaitingPeriod(id string) *WaitingPeriod { return waitingPeriods.find(a, id) }

// LatestWait returns the newest period of a waiting time, or nil.
func (a *Assessment) LatestWait(waitingTime string) *WaitingPeriod {
	return last(a.WaitingPeriods(waitingTime))
}

func last[T any](list []*T) *T {
	if len(list) == 0 {
		return nil
	}
	return list[len(list)-1]
}

// Typical is the figure for a typical wait, in days as decimal text, and the
// name of the statistic it is: the median where it is known, else the mean,
// else nothing.
func (p *WaitingPeriod) Typical() (value, statistic string) {
	switch {
	case p.Median != "":
		return p.Median, "median"
	case p.Mean != "":
		return p.Mean, "mean"
	}
	return "", ""
}

// InWords is what the period's figures for days say, each with its statistic,
// such as "median 29, longest 530, target 28"; "" where there are none. The mean
// is said where there is no median, and the shortest wait where there is neither.
func (p *WaitingPeriod) InWords() string {
	var said []string
	for _, figure := range []struct{ name, value string }{
		{"median", p.Median}, {"mean", p.Mean}, {"shortest", p.Minimum}, {"longest", p.Maximum}, {"target", p.Target},
	} {
		if figure.value != "" && !(figure.name == "mean" && p.Median != "") && !(figure.name == "shortest" && p.Median+p.Mean != "") {
			said = append(said, figure.name+" "+SayNumber(figure.value, 0))
		}
	}
	return strings.Join(said, ", ")
}

// When is the period in words, with the day those waiting were counted.
func (p *WaitingPeriod) When() string {
	period, asAt := strings.TrimSpace(p.Period), SayDay(p.AsAt)
	switch {
	case asAt == "":
		return period
	case period == "":
		return "as at " + asAt
	}
	return period + ", as at " + asAt
}

// Doubts say what of the period's figures cannot all be true, or want a word
// with whoever brought them, in sentences.
func (p *WaitingPeriod) Doubts() []string {
	var doubts []string
	ordered := []struct{ name, value string }{{"shortest", p.Minimum}, {"median", p.Median}, {"longest", p.Maximum}}
	for i, low := range ordered {
		for _, high := range ordered[i+1:] {
			if above(low.value, high.value) {
				doubts = append(doubts, "The "+low.name+" wait is above the "+high.name+".")
			}
		}
	}
	if above(p.Minimum, p.Mean) {
		doubts = append(doubts, "The shortest wait is above the mean.")
	}
	if above(p.Mean, p.Maximum) {
		doubts = append(doubts, "The mean is above the longest wait.")
	}
	if p.Within != "" && p.Target == "" {
		doubts = append(doubts, "It says how many waits are within the target, but not what the target is.")
	}
	if strings.TrimSpace(p.Period) == "" && p.AsAt == "" {
		doubts = append(doubts, "It says neither a period nor a date.")
	}
	return doubts
}

// above tells whether one number of the document is larger than another; false
// where either is missing.
func above(x, y string) bool {
	a, isA := NumberOf(x)
	b, isB := NumberOf(y)
	return isA && isB && a > b
}
