package forms

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"ninefold/app/ascof"
	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// measures is the page of waiting times and indicators: two registers, of which
// one is shown. Their rows are pictures as well: what is waited for stands on one
// scale, and an indicator beside England and on its way through the periods.
type measures struct {
	host    Host
	made    map[assessment.Kind]*register
	shown   *register
	content *fyne.Container
}

// measureKinds are the kinds of the two registers with the words of the switch.
var measureKinds = []kit.Option{
	{ID: string(assessment.KindWaitingTime), Label: "Waiting times"},
	{ID: string(assessment.KindIndicator), Label: "Indicators"},
}

func newMeasures(h Host) Page {
	p := &measures{host: h, made: map[assessment.Kind]*register{}, content: kit.Over()}
	kind := assessment.KindWaitingTime
	if h.Document().Assessment().Choices[measuresShown] == string(assessment.KindIndicator) {
		kind = assessment.KindIndicator
	}
	p.show(kind)
	return p
}

// measuresShown is the choice by which a document remembers which register was
// shown last.
const measuresShown = "measures.shown"

// show shows one of the registers.
func (p *measures) show(kind assessment.Kind) {
	if p.shown != nil {
		p.shown.Flush()
	}
	if p.made[kind] == nil {
		spec := p.waits()
		if kind == assessment.KindIndicator {
			spec = p.indicators()
		}
		p.made[kind] = newRegister(p.host, spec).(*register)
	}
	p.shown = p.made[kind]
	p.shown.Changed(assessment.Change{})
	p.content.Objects = []fyne.CanvasObject{p.shown.Content()}
	p.content.Refresh()
}

// buttons are the switch between the registers, and what makes a new measure.
func (p *measures) buttons(kind assessment.Kind) func() []fyne.CanvasObject {
	return func() []fyne.CanvasObject {
		choice := kit.NewChoice("Which measures", measureKinds, func(id string) {
			p.show(assessment.Kind(id))
			if doc := p.host.Document(); !doc.ReadOnly() {
				if err := doc.Remember(map[string]string{measuresShown: id}); err != nil {
					p.host.Fail(err)
				}
			}
			p.shown.Start()
		})
		choice.Choose(string(kind))
		paste := kit.NewButton("Paste from Excel", func() { p.shown.paste(kit.CellsOf(p.host.Clipboard().Content())) })
		paste.SetTip("The rows that were copied in a spreadsheet, the first of them with the titles of the columns")
		return []fyne.CanvasObject{choice, paste, kit.NewPrimaryButton("Add measure", func() { p.shown.list.FocusNew() })}
	}
}

// The columns of the registers that follow from the periods below a measure.
const (
	columnSpan    assessment.Field = "\x00span"
	columnTypical assessment.Field = "\x00typical"
	columnLongest assessment.Field = "\x00longest"
	columnTarget  assessment.Field = "\x00target"
	columnWaiting assessment.Field = "\x00waiting"
	columnValue   assessment.Field = "\x00value"
	columnEngland assessment.Field = "\x00england"
	columnBeside  assessment.Field = "\x00beside"
	columnTrend   assessment.Field = "\x00trend"
	columnSource  assessment.Field = "\x00source"
)

func (p *measures) waits() registerSpec {
	return registerSpec{
		kind: assessment.KindWaitingTime, title: "Measures",
		help:    "How long people wait, all on one scale of days. A disc is the median, a ring the mean where there is no median. The bar reaches to the longest wait, and the upright stroke is the target.",
		columns: []assessment.Field{assessment.FieldArea, columnSpan, columnTypical, columnLongest, columnTarget},
		widths:  map[assessment.Field]float32{assessment.FieldOwner: 140, assessment.FieldStatement: 0.28},
		newHint: "Write what people wait for here and press Enter",
		buttons: p.buttons(assessment.KindWaitingTime), derived: waitColumns, own: p.waitPicture,
		attention: attentionOfWait,
		under: func(a *assessment.Assessment, id string) string {
			p := a.LatestWait(id)
			return underMeasure(a, assessment.KindWaitingTime, id, cmp.Or(strings.TrimSpace(p.Period), p.When()))
		},
		onPaste: func(block [][]string) bool {
			return pasteWithBelow(p.host, p.shown, assessment.KindWaitingPeriod, assessment.FieldWaitingTime, block)
		},
	}
}

func (p *measures) indicators() registerSpec {
	return registerSpec{
		kind: assessment.KindIndicator, title: "Measures",
		help:    "The newest figure of each indicator. The upright stroke is England; a ring is worse than England, a disc is not, and further right is more. The line runs through the periods.",
		columns: []assessment.Field{assessment.FieldTitle, columnValue, columnEngland, columnBeside, columnTrend},
		widths:  map[assessment.Field]float32{assessment.FieldOwner: 140, assessment.FieldStatement: 0.28, assessment.FieldCode: 90},
		newHint: "Write what is measured here, or a code of ASCOF, and press Enter", makes: newIndicator,
		buttons: p.buttons(assessment.KindIndicator), derived: indicatorColumns, own: p.trendPicture,
		numbers: func(a *assessment.Assessment) map[string]string {
			codes := map[string]string{}
			for _, i := range a.Indicators() {
				codes[i.ID] = strings.TrimSpace(i.Code)
			}
			return codes
		},
		attention: attentionOfIndicator,
		under: func(a *assessment.Assessment, id string) string {
			i, v := a.Indicator(id), a.LatestValue(id)
			return underMeasure(a, assessment.KindIndicator, id, v.Period, i.SourceOf(v))
		},
		onPaste: func(block [][]string) bool {
			return pasteWithBelow(p.host, p.shown, assessment.KindIndicatorValue, assessment.FieldIndicator, block)
		},
	}
}

// underMeasure is the line below a measure's name.
func underMeasure(a *assessment.Assessment, kind assessment.Kind, id string, parts ...string) string {
	var said []string
	for _, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			said = append(said, part)
		}
	}
	if internal, _ := a.Value(kind, id, assessment.FieldInternal); internal != "" {
		said = append(said, "internal")
	}
	return strings.Join(said, " · ")
}

// attentionOfWait says what of a waiting time wants mending.
func attentionOfWait(a *assessment.Assessment, id string) string {
	w, p := a.WaitingTime(id), a.LatestWait(id)
	if p == nil {
		return "No figures yet"
	}
	var why []string
	switch value, statistic := p.Typical(); statistic {
	case "mean":
		why = append(why, "Mean "+assessment.SayNumber(value, 0)+": a mean, not a median")
	case "":
		why = append(why, "Neither a median nor a mean")
	}
	for _, doubt := range p.Doubts() {
		why = append(why, strings.TrimSuffix(doubt, "."))
	}
	if strings.TrimSpace(w.Owner) == "" {
		why = append(why, "Without an owner")
	}
	return strings.Join(why, " · ")
}

// attentionOfIndicator says what of an indicator wants mending.
func attentionOfIndicator(a *assessment.Assessment, id string) string {
	i, v := a.Indicator(id), a.LatestValue(id)
	var why []string
	if unlisted := ascof.List().Unlisted(i.Code); unlisted != "" {
		why = append(why, unlisted)
	}
	switch {
	case v == nil || v.Value == "":
		why = append(why, "No figure yet")
	case strings.TrimSpace(i.SourceOf(v)) == "":
		why = append(why, "No source")
	}
	if v != nil && i.Compare(v.Value, v.England) == assessment.Apart {
		why = append(why, "It is not said which way is better")
	}
	return strings.Join(why, " · ")
}

// codeOffers are the measures of the list of ASCOF that are meant by what was
// written as a code: those whose code begins with it, then those in whose titles
// its words are.
func codeOffers(written string) []kit.Offer {
	list := ascof.List()
	wanted := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(strings.ToUpper(written), "ASCOF")))
	var begin, within []kit.Offer
	for _, m := range list.Measures {
		switch offer := (kit.Offer{Text: m.Code, Beside: m.Title}); {
		case strings.HasPrefix(strings.ToLower(m.Code), wanted):
			begin = append(begin, offer)
		case wordsBegin(strings.ToLower(m.Title), wanted):
			within = append(within, offer)
		}
	}
	return append(begin, within...)
}

// isListedTitle tells whether a title is one of the list of ASCOF: nobody has
// written another.
func isListedTitle(title string) bool {
	return slices.ContainsFunc(ascof.List().Measures, func(m assessment.ListedIndicator) bool { return m.Title == strings.TrimSpace(title) })
}

// newIndicator is what a new indicator is by what was written of it: of a code of
// the list, such as "2D" or "ASCOF 2D", both the code and the title.
func newIndicator(text string) map[assessment.Field]string {
	code := strings.TrimSpace(text)
	if after, is := strings.CutPrefix(strings.ToUpper(code), "ASCOF"); is {
		code = after
	}
	m, listed := ascof.List().Find(code)
	if !listed {
		return map[assessment.Field]string{assessment.FieldTitle: text}
	}
	return map[assessment.Field]string{assessment.FieldCode: m.Code, assessment.FieldTitle: m.Title}
}

// share is where a number stands on a scale from 0 to top, or nil.
func share(value string, top float64) *float32 {
	n, is := assessment.NumberOf(value)
	if !is || top <= 0 {
		return nil
	}
	at := float32(n / top)
	return &at
}

// topOf is the largest of the days of some periods, and at least 1.
func topOf(periods ...*assessment.WaitingPeriod) float64 {
	top := 1.0
	for _, p := range periods {
		if p == nil {
			continue
		}
		for _, value := range []string{p.Median, p.Mean, p.Minimum, p.Maximum, p.Target} {
			if n, is := assessment.NumberOf(value); is {
				top = max(top, n)
			}
		}
	}
	return top
}

// stripOf draws a period on a scale of days from 0 to top.
func stripOf(p *assessment.WaitingPeriod, top float64) *kit.Strip {
	typical, statistic := p.Typical()
	s := &kit.Strip{
		From: share(p.Minimum, top), To: share(p.Maximum, top), Mark: share(typical, top), Stroke: share(p.Target, top),
		Ring: statistic == "mean", Attention: statistic == "mean",
	}
	if s.From == nil {
		s.From = s.Mark
	}
	return s
}

// waitColumns are what the newest period of each waiting time says.
func waitColumns(a *assessment.Assessment) []derivedColumn {
	var newest []*assessment.WaitingPeriod
	for _, w := range a.WaitingTimes() {
		newest = append(newest, a.LatestWait(w.ID))
	}
	top := topOf(newest...)
	cell := func(of func(*assessment.WaitingPeriod) (text, sort string)) func(string) derivedCell {
		return func(id string) derivedCell {
			p := a.LatestWait(id)
			if p == nil {
				return derivedCell{}
			}
			text, sort := of(p)
			return derivedCell{text: text, sort: sort}
		}
	}
	days := func(of func(*assessment.WaitingPeriod) string) func(string) derivedCell {
		return cell(func(p *assessment.WaitingPeriod) (string, string) { return assessment.SayNumber(of(p), 0), of(p) })
	}
	return []derivedColumn{
		{field: columnSpan, title: "0 to " + assessment.SayNumber(assessment.WriteNumber(top), 0) + " days", width: 0.3, cell: func(id string) derivedCell {
			p := a.LatestWait(id)
			if p == nil || p.InWords() == "" {
				return derivedCell{}
			}
			return derivedCell{text: p.InWords(), sort: p.Maximum, strip: stripOf(p, top)}
		}},
		{field: columnTypical, title: "Median", width: 92, right: true, cell: cell(func(p *assessment.WaitingPeriod) (string, string) {
			value, statistic := p.Typical()
			if statistic == "mean" {
				return "mean " + assessment.SayNumber(value, 0), value
			}
			return assessment.SayNumber(value, 0), value
		})},
		{field: columnLongest, title: "Longest", width: 78, right: true, cell: days(func(p *assessment.WaitingPeriod) string { return p.Maximum })},
		{field: columnTarget, title: "Target", width: 72, right: true, cell: days(func(p *assessment.WaitingPeriod) string { return p.Target })},
		{field: columnWaiting, title: "Waiting", width: 78, right: true, cell: days(func(p *assessment.WaitingPeriod) string { return p.Waiting })},
	}
}

// indicatorColumns are what the newest value of each indicator says, beside
// England, and its way through the periods.
func indicatorColumns(a *assessment.Assessment) []derivedColumn {
	reach := 0.05 // a share of England's figure: no small difference looks large
	for _, i := range a.Indicators() {
		if v := a.LatestValue(i.ID); v != nil {
			value, is := assessment.NumberOf(v.Value)
			england, too := assessment.NumberOf(v.England)
			if is && too && england != 0 {
				reach = max(reach, abs((value-england)/england))
			}
		}
	}
	reach = min(reach, 0.5)
	figure := func(of func(*assessment.IndicatorValue) string) func(string) derivedCell {
		return func(id string) derivedCell {
			v := a.LatestValue(id)
			if v == nil {
				return derivedCell{}
			}
			return derivedCell{text: a.InUnit(a.Indicator(id), of(v)), sort: of(v)}
		}
	}
	return []derivedColumn{
		{field: columnValue, title: "Value", width: 92, right: true, cell: figure(func(v *assessment.IndicatorValue) string { return v.Value })},
		{field: columnEngland, title: "England", width: 92, right: true, cell: figure(func(v *assessment.IndicatorValue) string { return v.England })},
		{field: columnBeside, title: "Beside England", width: 120, cell: func(id string) derivedCell { return besideEngland(a, id, reach) }},
		{field: columnTrend, title: "Over time", width: 96, cell: func(id string) derivedCell { return overTime(a, id) }},
		{field: columnSource, title: "Source", width: 130, cell: func(id string) derivedCell {
			source := a.Indicator(id).SourceOf(a.LatestValue(id))
			return derivedCell{text: source, sort: strings.ToLower(source)}
		}},
	}
}

func abs(n float64) float64 { return max(n, -n) }

// besideEngland is where an indicator's newest figure stands beside England's.
func besideEngland(a *assessment.Assessment, id string, reach float64) derivedCell {
	i, v := a.Indicator(id), a.LatestValue(id)
	if v == nil || v.Value == "" {
		return derivedCell{}
	}
	value, _ := assessment.NumberOf(v.Value)
	england, is := assessment.NumberOf(v.England)
	if !is {
		return derivedCell{text: "no comparator"}
	}
	apart := value - england
	if england != 0 {
		apart /= reach * abs(england)
	}
	middle, at := float32(0.5), float32(0.5+min(max(apart, -1), 1)/2)
	worse := i.Compare(v.Value, v.England) == assessment.WorseThan
	return derivedCell{
		text: a.Difference(i, v.Value, v.England, "England"), sort: assessment.WriteNumber(apart),
		strip: &kit.Strip{Mark: &at, Stroke: &middle, Ring: worse, Attention: worse},
	}
}

// overTime is the way of an indicator through its periods.
func overTime(a *assessment.Assessment, id string) derivedCell {
	var values []float64
	var said []string
	for _, v := range a.IndicatorValues(id) {
		if n, is := assessment.NumberOf(v.Value); is {
			values = append(values, n)
			said = append(said, strings.TrimSpace(v.Period+" "+a.InUnit(a.Indicator(id), v.Value)))
		}
	}
	switch len(values) {
	case 0:
		return derivedCell{}
	case 1:
		return derivedCell{text: "one period"}
	}
	low, high := values[0], values[0]
	for _, n := range values {
		low, high = min(low, n), max(high, n)
	}
	s := &kit.Strip{}
	for _, n := range values {
		at := float32(0.5)
		if high > low {
			at = float32((n - low) / (high - low))
		}
		s.Points = append(s.Points, at)
	}
	return derivedCell{text: strings.Join(said, ", "), sort: assessment.WriteNumber(values[len(values)-1] - values[0]), strip: s}
}

// waitPicture stands at the head of a waiting time's form, where its position
// is, which nobody writes: its periods on one scale.
func (p *measures) waitPicture(ref assessment.Ref, field assessment.Field, _ func()) (ownPart, bool) {
	if ref.Kind != assessment.KindWaitingTime || field != assessment.FieldPosition {
		return ownPart{}, false
	}
	picture := kit.NewStrips()
	return ownPart{picture, func() {
		a := p.host.Document().Assessment()
		periods := a.WaitingPeriods(ref.ID)
		top := topOf(periods...)
		var rows []kit.StripRow
		for _, of := range periods {
			row := kit.StripRow{Name: of.Period, Words: of.InWords()}
			if row.Name == "" {
				row.Name = of.When()
			}
			if row.Words != "" {
				row.Strip = stripOf(of, top)
			}
			rows = append(rows, row)
		}
		picture.Set(rows...)
	}}, true
}

// trendPicture stands at the head of an indicator's form: its figures over time,
// with England's.
func (p *measures) trendPicture(ref assessment.Ref, field assessment.Field, _ func()) (ownPart, bool) {
	if ref.Kind != assessment.KindIndicator || field != assessment.FieldPosition {
		return ownPart{}, false
	}
	picture := kit.NewTrend("England")
	return ownPart{picture, func() {
		a := p.host.Document().Assessment()
		i := a.Indicator(ref.ID)
		bare := *i // the unit is said once, for all of them, unless it is a sign
		if unit := strings.TrimSpace(i.Unit); unit != "%" && unit != "£" {
			bare.Unit = ""
		}
		var points []kit.TrendPoint
		for _, v := range a.IndicatorValues(ref.ID) {
			points = append(points, kit.TrendPoint{
				Name: v.Period, Value: share(v.Value, 1), Beside: share(v.England, 1),
				Words: a.InUnit(&bare, v.Value), BesideWords: a.InUnit(&bare, v.England),
			})
		}
		called := a.Council
		if unit := strings.TrimSpace(i.Unit); unit != "" {
			called += ", " + unit
		}
		picture.Set(called, points...)
	}}, true
}

func (p *measures) Content() fyne.CanvasObject { return p.content }

// Changed tells the register that is shown; the other catches up when it is.
func (p *measures) Changed(change assessment.Change) { p.shown.Changed(change) }

func (p *measures) Flush() { p.shown.Flush() }

// Unsaved tells whether something in either register is not in the document.
func (p *measures) Unsaved() bool {
	for _, r := range p.made {
		if r.Unsaved() {
			return true
		}
	}
	return false
}

// Mend implements Mender, in whichever register it is.
func (p *measures) Mend() bool {
	for kind, r := range p.made {
		if r.Unsaved() {
			p.show(kind)
			return r.Mend()
		}
	}
	return false
}

// Escape implements Escaper.
func (p *measures) Escape() { p.shown.Escape() }

func (p *measures) Start() { p.shown.Start() }

// At implements Located.
func (p *measures) At() (ref assessment.Ref, field assessment.Field) { return p.shown.At() }

// Reveal shows the register a record is in, and there the record.
func (p *measures) Reveal(ref assessment.Ref, field assessment.Field) bool {
	for at := ref; at.Kind != ""; at = parentOf(p.host.Document().Assessment(), at) {
		if at.Kind == assessment.KindWaitingTime || at.Kind == assessment.KindIndicator {
			if p.shown.of.kind != at.Kind {
				p.show(at.Kind)
			}
			return p.shown.Reveal(ref, field)
		}
	}
	return false
}
