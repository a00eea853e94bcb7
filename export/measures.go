package export

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"ninefold/app/ascof"
	"ninefold/app/assessment"
	"ninefold/app/columns"
)

// measures is the part of the pack with the figures: pictures of how things
// stand, and the tables with every period, by statement. Without any there is no
// section.
func (b *builder) measures() []Section {
	waits, indicators := b.shownWaits(), b.shownIndicators()
	if len(waits)+len(indicators) == 0 {
		return nil
	}
	s := Section{ID: "measures", Title: "Measures", Level: 1, NewPage: true, Wide: true}
	var said []string
	if len(waits) > 0 {
		said = append(said, plural(len(waits), "waiting time", "waiting times"))
	}
	if len(indicators) > 0 {
		said = append(said, plural(len(indicators), "indicator", "indicators"))
	}
	s.Blocks = append(s.Blocks, Paragraph{Spans: plain(strings.Join(said, " and ") + ", with the newest figures first in every table. A median is the wait that half of the people did not reach; a mean shares all days out among all who waited. Neither stands for the other, and each figure says which it is.")})
	if picture := b.waitsPicture(waits); len(picture.Rows) > 0 {
		s.Blocks = append(s.Blocks, picture)
	}
	if picture := b.indicatorsPicture(indicators); len(picture.Rows) > 0 {
		s.Blocks = append(s.Blocks, picture)
	}
	s.Blocks = append(s.Blocks, b.measureTables(waits, indicators)...)
	if about := b.aboutCodes(indicators); about != "" {
		s.Blocks = append(s.Blocks, Heading{Level: 2, Text: "About the codes"}, Paragraph{Spans: plain(about)})
	}
	return []Section{s}
}

// measureTables are the tables under the statement each measure belongs to.
func (b *builder) measureTables(waits []*assessment.WaitingTime, indicators []*assessment.Indicator) []Block {
	var blocks []Block
	add := func(code, title string) {
		of := slices.DeleteFunc(slices.Clone(waits), func(w *assessment.WaitingTime) bool { return w.Statement != code })
		measured := slices.DeleteFunc(slices.Clone(indicators), func(i *assessment.Indicator) bool { return i.Statement != code })
		if len(of)+len(measured) == 0 {
			return
		}
		blocks = append(blocks, Heading{Level: 2, Text: title})
		if len(of) > 0 {
			blocks = append(blocks, b.waitsTable("Waiting times: "+title, of))
		}
		if len(measured) > 0 {
			blocks = append(blocks, b.indicatorsTable("Indicators: "+title, measured))
		}
	}
	b.eachStatement(func(_ assessment.Theme, spec assessment.StatementSpec, _ *assessment.Statement) {
		add(spec.Code, line(spec.Title))
	})
	add("", "Without a statement")
	return blocks
}

func (b *builder) shownWaits() []*assessment.WaitingTime {
	sheet := columns.Of(assessment.KindWaitingTime)
	return slices.DeleteFunc(slices.Clone(b.a.WaitingTimes()), func(w *assessment.WaitingTime) bool {
		return sheet.Blank(b.words, w.ID) && len(b.a.WaitingPeriods(w.ID)) == 0
	})
}

func (b *builder) shownIndicators() []*assessment.Indicator {
	sheet := columns.Of(assessment.KindIndicator)
	return slices.DeleteFunc(slices.Clone(b.a.Indicators()), func(i *assessment.Indicator) bool {
		return sheet.Blank(b.words, i.ID) && len(b.a.IndicatorValues(i.ID)) == 0
	})
}

// nameOf is what a measure is called, by its place where it has no words yet.
func nameOf(words, kind string, n int) string {
	if name := line(words); name != "" {
		return name
	}
	return fmt.Sprintf("%s %d", kind, n+1)
}

func number(value string) *float64 {
	if n, is := assessment.NumberOf(value); is {
		return &n
	}
	return nil
}

// waitsPicture draws the newest period of everything that is waited for on one
// scale.
func (b *builder) waitsPicture(waits []*assessment.WaitingTime) Ranges {
	r := Ranges{
		Title: "Waiting times now, in days",
		Key:   "A disc is the median, a ring the mean where there is no median. The bar reaches to the longest wait, and the upright stroke is the target.",
		Alt:   "For everything people wait for, the median or the mean, the longest wait and the target, in days on one scale. The tables that follow give the same numbers.",
	}
	for n, w := range waits {
		p := b.a.LatestWait(w.ID)
		if p == nil || p.InWords() == "" {
			continue
		}
		typical, statistic := p.Typical()
		row := Range{
			Label: nameOf(w.Area, "Waiting time", n), Text: p.InWords(), Mark: number(typical), Hollow: statistic == "mean",
			From: number(p.Minimum), To: number(p.Maximum), Target: number(p.Target),
		}
		for _, n := range []*float64{row.Mark, row.To, row.From, row.Target} {
			if n != nil {
				r.Top = max(r.Top, *n)
			}
		}
		r.Rows = append(r.Rows, row)
	}
	r.Top = max(r.Top, 1)
	return r
}

// indicatorsPicture draws the newest figure of every indicator beside England,
// and the way it took.
func (b *builder) indicatorsPicture(indicators []*assessment.Indicator) Trends {
	t := Trends{
		Title: "Indicators beside England, and over their periods",
		Key:   "The upright stroke is England. A disc is the newest figure, or a ring where it is worse than England; further right is more than England. The line runs from the oldest period to the newest.",
		Alt:   "For every indicator with a figure for England or with several periods, whether its newest figure is above or below England’s and which of them is better, and a line through the figures of its periods. The tables that follow give the same numbers.",
	}
	for n, i := range indicators {
		v := b.a.LatestValue(i.ID)
		if v == nil || v.Value == "" {
			continue
		}
		row := Trend{
			Label: nameOf(joined(" ", i.Code, i.Title), "Indicator", n), Text: b.a.InWords(i),
			Against: number(v.England), Worse: i.Compare(v.Value, v.England) == assessment.WorseThan,
		}
		for _, v := range b.a.IndicatorValues(i.ID) {
			if n := number(v.Value); n != nil {
				row.Values = append(row.Values, *n)
			}
		}
		if row.Against == nil && len(row.Values) < 2 {
			continue // there is nothing to draw; its table says all there is
		}
		if row.Against != nil && *row.Against != 0 {
			newest := row.Values[len(row.Values)-1]
			t.Reach = max(t.Reach, math.Abs((newest-*row.Against) / *row.Against))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Reach = min(max(t.Reach, leastReach), mostReach)
	return t
}

// The bounds of a picture's reach: no small difference looks large, and one that
// is very large does not hide the others.
const (
	leastReach = 0.05
	mostReach  = 0.5
)

// orDash is a text, or a dash where there is none.
func orDash(text string) Cell {
	if text == "" {
		text = "–"
	}
	return cell(text)
}

func (b *builder) waitsTable(caption string, waits []*assessment.WaitingTime) Table {
	t := Table{
		Caption: caption, RowHeads: true,
		Columns: []TableColumn{
			{Title: "Waiting for", Share: 4.6}, {Title: "Period", Share: 4}, {Title: "Number waiting", Share: 1.7, Right: true},
			{Title: "Median, days", Share: 1.6, Right: true}, {Title: "Mean, days", Share: 1.5, Right: true}, {Title: "Shortest, days", Share: 1.7, Right: true},
			{Title: "Longest, days", Share: 1.6, Right: true}, {Title: "Target, days", Share: 1.5, Right: true}, {Title: "Within target", Share: 1.5, Right: true},
			{Title: "Owner and notes", Share: 4.6},
		},
	}
	for n, w := range waits {
		name := nameOf(w.Area, "Waiting time", n)
		if w.Internal {
			name += " (internal)"
		}
		about := b.ownerAndNote(assessment.KindWaitingTime, w.ID, w.Owner, w.Note)
		periods := slices.Clone(b.a.WaitingPeriods(w.ID))
		slices.Reverse(periods)
		if len(periods) == 0 {
			periods = []*assessment.WaitingPeriod{{}}
		}
		for k, p := range periods {
			days := func(value string) Cell { return orDash(assessment.SayNumber(value, 0)) }
			within := "–"
			if p.Within != "" {
				within = assessment.SayNumber(p.Within, 0) + "%"
			}
			notes := b.ownerAndNote(assessment.KindWaitingPeriod, p.ID, "", p.Note)
			if k == 0 {
				notes.Paragraphs = append(about.Paragraphs, notes.Paragraphs...)
				notes.Place = about.Place
			}
			t.Rows = append(t.Rows, []Cell{
				{Paragraphs: []string{name}, Place: b.place(assessment.KindWaitingTime, w.ID)},
				{Paragraphs: []string{line(p.When())}, Place: b.place(assessment.KindWaitingPeriod, p.ID)},
				days(p.Waiting), days(p.Median), days(p.Mean), days(p.Minimum), days(p.Maximum), days(p.Target), cell(within), notes,
			})
		}
	}
	return withoutEmpty(t)
}

// withoutEmpty leaves out the columns of figures that have none in this table.
func withoutEmpty(t Table) Table {
	out := Table{Caption: t.Caption, RowHeads: t.RowHeads, Rows: make([][]Cell, len(t.Rows))}
	for i, c := range t.Columns {
		said := slices.ContainsFunc(t.Rows, func(row []Cell) bool { return !slices.Equal(row[i].Paragraphs, []string{"–"}) })
		if !said {
			continue
		}
		out.Columns = append(out.Columns, c)
		for n, row := range t.Rows {
			out.Rows[n] = append(out.Rows[n], row[i])
		}
	}
	return out
}

func (b *builder) indicatorsTable(caption string, indicators []*assessment.Indicator) Table {
	t := Table{
		Caption: caption, RowHeads: true,
		Columns: []TableColumn{
			{Title: "Indicator", Share: 5.4}, {Title: "Period", Share: 2}, {Title: "Value", Share: 2.2, Right: true}, {Title: "England", Share: 2.2, Right: true},
			{Title: "Region", Share: 2.2, Right: true}, {Title: "Beside England", Share: 3}, {Title: "Beside the period before", Share: 3}, {Title: "Source and notes", Share: 4.6},
		},
	}
	for n, i := range indicators {
		name := []string{nameOf(joined(" ", i.Code, i.Title), "Indicator", n)}
		if i.Internal {
			name[0] += " (internal)"
		}
		first := name
		if why := ascof.List().Unlisted(i.Code); why != "" {
			first = append(slices.Clone(name), why+".")
		}
		if f, _ := assessment.FieldOf(assessment.KindIndicator, assessment.FieldBetter); i.Better != "" {
			first = append(slices.Clone(first), f.Titled(b.a, i.Better)+".")
		}
		about := b.ownerAndNote(assessment.KindIndicator, i.ID, i.Owner, i.Note)
		values := b.a.IndicatorValues(i.ID)
		if len(values) == 0 {
			values = []*assessment.IndicatorValue{{}}
		}
		for k := len(values) - 1; k >= 0; k-- {
			v := values[k]
			source := ""
			if line(v.Source) != "" {
				source = "Source: " + line(v.Source)
			}
			notes := b.ownerAndNote(assessment.KindIndicatorValue, v.ID, "", v.Note)
			if source != "" {
				notes.Paragraphs = append([]string{source}, notes.Paragraphs...)
			}
			heads := name
			if k == len(values)-1 {
				heads = first
				if line(i.Source) != "" {
					notes.Paragraphs = append([]string{"Source: " + line(i.Source)}, slices.DeleteFunc(notes.Paragraphs, func(p string) bool { return p == "Source: "+line(i.Source) })...)
				}
				if line(i.Unit) != "" && v.Value == "" {
					notes.Paragraphs = append(notes.Paragraphs, "Unit: "+line(i.Unit))
				}
				notes.Paragraphs, notes.Place = append(notes.Paragraphs, about.Paragraphs...), about.Place
			}
			before := ""
			if k > 0 {
				before = b.a.Difference(i, v.Value, values[k-1].Value, nameOf(values[k-1].Period, "value", k-1))
			}
			t.Rows = append(t.Rows, []Cell{
				{Paragraphs: heads, Place: b.place(assessment.KindIndicator, i.ID)},
				{Paragraphs: []string{line(v.Period)}, Place: b.place(assessment.KindIndicatorValue, v.ID)},
				orDash(b.a.InUnit(i, v.Value)), orDash(b.a.InUnit(i, v.England)), orDash(b.a.InUnit(i, v.Region)),
				orDash(b.a.Difference(i, v.Value, v.England, "England")), orDash(before), notes,
			})
		}
	}
	return withoutEmpty(t)
}

// ownerAndNote is a cell with who answers for a figure, what is to be known about
// it, and the evidence for it.
func (b *builder) ownerAndNote(kind assessment.Kind, id, owner, note string) Cell {
	c := Cell{Place: b.place(kind, id)}
	if !blank(owner) {
		c.Paragraphs = append(c.Paragraphs, "Owner: "+line(owner))
	}
	c.Paragraphs = append(c.Paragraphs, paragraphs(note)...)
	var evidence []string
	for _, piece := range b.words.EvidenceFor(assessment.Ref{Kind: kind, ID: id}) {
		evidence = append(evidence, piece.String())
	}
	if len(evidence) > 0 {
		c.Paragraphs = append(c.Paragraphs, "Evidence: "+strings.Join(evidence, "; "))
	}
	return c
}

// aboutCodes says which list the codes were looked up in, which of them are not
// in it, and which are there but not confirmed; "" where there are no codes.
func (b *builder) aboutCodes(indicators []*assessment.Indicator) string {
	list := ascof.List()
	var unlisted, unconfirmed []string
	any := false
	for _, i := range indicators {
		code := line(i.Code)
		m, known := list.Find(code)
		switch {
		case code == "":
			continue
		case !known && !slices.Contains(unlisted, code):
			unlisted = append(unlisted, code)
		case known && !m.Confirmed && !slices.Contains(unconfirmed, code):
			unconfirmed = append(unconfirmed, code)
		}
		any = true
	}
	if !any {
		return ""
	}
	said := "The codes are those that the authors gave. They have been looked up in the list of the " + list.Title + "."
	if len(unlisted) > 0 {
		said += " Not in it, and kept as written: " + strings.Join(unlisted, ", ") + "."
	}
	if len(unconfirmed) > 0 {
		said += " In it, but not yet held against the framework itself: " + strings.Join(unconfirmed, ", ") + "."
	}
	return said
}

// The names of the sheets with the newest figures. They show no records that an
// import could read.
const (
	SheetWaitsNow      = "Waiting times now"
	SheetIndicatorsNow = "Indicators now"
)

// measureSheets are the sheets with the newest figure of every measure and
// their charts. A workbook made for editing has none, since what stands there
// would be wrong as soon as somebody edits.
func (b *builder) measureSheets() []Sheet {
	if b.o.ForEditing {
		return nil
	}
	var sheets []Sheet
	if waits := b.shownWaits(); len(waits) > 0 {
		sheets = append(sheets, b.waitsSheet(waits))
	}
	if indicators := b.shownIndicators(); len(indicators) > 0 {
		sheets = append(sheets, b.indicatorsSheet(indicators))
	}
	return sheets
}

// figure is a number of the document in a cell, or nothing.
func figure(value string) Value {
	if n := number(value); n != nil {
		return Value{Number: n}
	}
	return TextValue("")
}

func (b *builder) waitsSheet(waits []*assessment.WaitingTime) Sheet {
	s := Sheet{
		Name: SheetWaitsNow, Title: "Waiting times now", Note: "The newest period of everything people wait for, in days. All periods are on the sheet of waiting periods.",
		Columns: []Column{
			{Title: "Waiting for", Width: 36}, {Title: "Statement", Width: 28}, {Title: "Period", Width: 28}, {Title: "As at", Width: 21},
			{Title: "Number waiting", Width: 19, Numeric: true}, {Title: "Median", Width: 12, Numeric: true}, {Title: "Mean", Width: 12, Numeric: true},
			{Title: "Shortest", Width: 12, Numeric: true}, {Title: "Longest", Width: 12, Numeric: true}, {Title: "Target", Width: 12, Numeric: true}, {Title: "Within target, %", Width: 20, Numeric: true},
		},
	}
	var said []string
	for n, w := range waits {
		p := b.a.LatestWait(w.ID)
		if p == nil {
			p = &assessment.WaitingPeriod{}
		}
		name := nameOf(w.Area, "Waiting time", n)
		said = append(said, name+": "+p.InWords())
		asAt := TextValue("")
		if p.AsAt != "" {
			asAt = dateOr(p.AsAt)
		}
		s.Rows = append(s.Rows, Row{Cells: []Value{
			TextValue(name), TextValue(b.statementTitle(w.Statement)), TextValue(line(p.Period)), asAt,
			figure(p.Waiting), figure(p.Median), figure(p.Mean), figure(p.Minimum), figure(p.Maximum), figure(p.Target), figure(p.Within),
		}})
	}
	s.Charts = chunked(len(s.Rows), func(first, last int) Chart {
		return Chart{
			Title: "Waiting times in days: median, mean, longest and target", First: first, Last: last, Label: 0, Values: []int{5, 6, 8, 9},
			Alt: "Bar chart of the table above. " + strings.Join(said[first:last+1], ". ") + ".",
		}
	})
	return s
}

func (b *builder) indicatorsSheet(indicators []*assessment.Indicator) Sheet {
	s := Sheet{
		Name: SheetIndicatorsNow, Title: "Indicators now", Note: "The newest value of every indicator beside England and the period before. Rows with one unit stand together. All values are on the sheet of indicator values.",
		Columns: []Column{
			{Title: "Code", Width: 12}, {Title: "Indicator", Width: 44}, {Title: "Statement", Width: 28}, {Title: "Unit", Width: 16}, {Title: "Period", Width: 14},
			{Title: "Value", Width: 12, Numeric: true}, {Title: "England", Width: 12, Numeric: true}, {Title: "Region", Width: 12, Numeric: true}, {Title: "Period before", Width: 18, Numeric: true},
			{Title: "Beside England", Width: 28}, {Title: "Source", Width: 26}, {Title: "About the code", Width: 34},
		},
	}
	// A chart has one scale, so those of one unit stand together.
	var units []string
	of := map[string][]*assessment.Indicator{}
	for _, i := range indicators {
		unit := line(i.Unit)
		if of[unit] == nil {
			units = append(units, unit)
		}
		of[unit] = append(of[unit], i)
	}
	compared := func(i *assessment.Indicator) bool {
		v := b.a.LatestValue(i.ID)
		return v != nil && v.Value != "" && v.England != ""
	}
	for _, unit := range units {
		from := len(s.Rows)
		var said []string
		slices.SortStableFunc(of[unit], func(x, y *assessment.Indicator) int { // those with a bar for England first
			return cmp.Compare(yesAsNumber(compared(y)), yesAsNumber(compared(x)))
		})
		for n, i := range of[unit] {
			v, before := b.a.LatestValue(i.ID), ""
			if v == nil {
				v = &assessment.IndicatorValue{}
			}
			if p := b.a.PreviousValue(i.ID); p != nil {
				before = p.Value
			}
			name := nameOf(i.Title, "Indicator", n)
			if compared(i) {
				said = append(said, joined(" ", line(i.Code), name)+": "+b.a.InWords(i))
			}
			s.Rows = append(s.Rows, Row{Cells: []Value{
				TextValue(line(i.Code)), TextValue(name), TextValue(b.statementTitle(i.Statement)), TextValue(unit), TextValue(line(v.Period)),
				figure(v.Value), figure(v.England), figure(v.Region), figure(before),
				TextValue(b.a.Difference(i, v.Value, v.England, "England")), TextValue(line(i.SourceOf(v))), TextValue(ascof.List().Unlisted(i.Code)),
			}})
		}
		title := "Beside England"
		if unit != "" {
			title += ", " + unit
		}
		s.Charts = append(s.Charts, chunked(len(said), func(first, last int) Chart {
			return Chart{
				Title: title, First: from + first, Last: from + last, Label: 1, Values: []int{5, 6},
				Alt: "Bar chart of the rows above with this unit that have a figure for England. " + strings.Join(said[first:last+1], ". ") + ".",
			}
		})...)
	}
	return s
}

func yesAsNumber(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// mostInChart is how many rows of a table one chart shows, and mostCharts how
// many charts a sheet has: more nobody looks at, and every office program gets
// slow with them.
const (
	mostInChart = 20
	mostCharts  = 24
)

// chunked are the charts of n rows.
func chunked(n int, chart func(first, last int) Chart) []Chart {
	var charts []Chart
	for first := 0; first < n && len(charts) < mostCharts; first += mostInChart {
		charts = append(charts, chart(first, min(first+mostInChart, n)-1))
	}
	return charts
}

func (b *builder) statementTitle(code string) string {
	return b.words.Name(assessment.Ref{Kind: assessment.KindStatement, ID: code})
}

// overTime adds to the sheets of values and of periods a chart of every measure
// with at least three of them. The rows of a measure stand together there.
func (b *builder) overTime(s *Sheet) {
	if b.o.ForEditing {
		return
	}
	at := func(title string) int {
		return slices.IndexFunc(s.Columns, func(c Column) bool { return c.Title == title })
	}
	row := map[string]int{}
	for i, r := range s.Rows {
		row[r.ID] = i
	}
	// rows finds the rows of a measure, where they all are there and follow one another.
	rows := func(ids []string) (first, last int, ok bool) {
		if len(ids) < 3 || len(s.Charts) >= mostCharts {
			return 0, 0, false
		}
		for i, id := range ids {
			if n, there := row[id]; !there || n != row[ids[0]]+i {
				return 0, 0, false
			}
		}
		return row[ids[0]], row[ids[len(ids)-1]], true
	}
	switch s.Key {
	case string(assessment.KindIndicatorValue):
		for n, i := range b.a.Indicators() {
			first, last, ok := rows(b.a.IDsBelow(assessment.KindIndicatorValue, i.ID))
			if !ok {
				continue
			}
			var said []string
			for _, v := range b.a.IndicatorValues(i.ID) {
				said = append(said, joined(" ", line(v.Period), b.a.InUnit(i, v.Value)))
			}
			s.Charts = append(s.Charts, Chart{
				Title: joined(", ", joined(" ", line(i.Code), nameOf(i.Title, "Indicator", n)), line(i.Unit)), Lines: true, First: first, Last: last,
				Label: at("Period"), Values: []int{at("Value"), at("England")}, Alt: "Line chart of the rows above. " + strings.Join(said, "; ") + ".",
			})
		}
	case string(assessment.KindWaitingPeriod):
		for n, w := range b.a.WaitingTimes() {
			first, last, ok := rows(b.a.IDsBelow(assessment.KindWaitingPeriod, w.ID))
			if !ok {
				continue
			}
			var said []string
			typical := 0
			for _, p := range b.a.WaitingPeriods(w.ID) {
				if value, _ := p.Typical(); value != "" {
					typical++
				}
				said = append(said, joined(": ", line(p.When()), p.InWords()))
			}
			if typical < 2 {
				continue // there is no line to draw
			}
			s.Charts = append(s.Charts, Chart{
				Title: nameOf(w.Area, "Waiting time", n) + ", days", Lines: true, First: first, Last: last,
				Label: at("Period"), Values: []int{at("Median, days"), at("Mean, days"), at("Target, days")}, Alt: "Line chart of the rows above. " + strings.Join(said, "; ") + ".",
			})
		}
	}
}

// Standing is where a figure stands beside another in a picture, from -1 to 1: 0
// where they are the same, the ends where they differ by reach, a share of the
// other, or more.
func Standing(value, beside, reach float64) float64 {
	if beside == 0 {
		return min(max(value, -1), 1)
	}
	share := (value - beside) / (reach * math.Abs(beside))
	return min(max(share, -1), 1)
}
