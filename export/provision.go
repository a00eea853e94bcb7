package export

import (
	"fmt"
	"math"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
)

// provision is what a scrutiny committee reads about the quality of local care:
// ratings by kind of service beside England's, what was found wrong, by area,
// and the providers of concern; then every provider. A public version has the
// ratings, which CQC publishes, and the counts; which provider the council is
// concerned about, and what was found where, only as far as the council allows.
// Without a provider there is no section.
func (b *builder) provision() []Section {
	shown := b.shownProviders()
	if len(shown) == 0 {
		return nil
	}
	first := Section{ID: "provision", Title: "Quality of local provision", Level: 1, NewPage: true}
	first.Blocks = append(first.Blocks, Paragraph{Spans: plain(b.provisionInWords(shown))})
	services := b.a.RatingsByService()
	first.Blocks = append(first.Blocks, Heading{Level: 2, Text: "Ratings beside England’s"}, b.ratingBars(services), b.ratingTable(services))
	first.Blocks = append(first.Blocks, b.england()...)
	if areas := b.a.IssuesByArea(); len(areas) > 0 {
		first.Blocks = append(first.Blocks, Heading{Level: 2, Text: "Issues by area"}, b.areaTable(areas))
	}
	first.Blocks = append(first.Blocks, b.concern()...)
	second := Section{ID: "providers", Title: "The providers", Level: 2, NewPage: !b.public(), Wide: !b.public()}
	second.Blocks = append(second.Blocks, b.providerTable(shown))
	if table := b.issueTable(shown); !b.public() && len(table.Rows) > 0 {
		second.Blocks = append(second.Blocks, Heading{Level: 3, Text: "What was found"}, table)
	}
	return []Section{first, second}
}

// shownProviders are the providers in which something is written.
func (b *builder) shownProviders() []*assessment.Provider {
	sheet := columns.Of(assessment.KindProvider)
	var shown []*assessment.Provider
	for _, p := range b.a.Providers() {
		if !sheet.Blank(b.words, p.ID) || len(b.a.ProviderIssues(p.ID)) > 0 {
			shown = append(shown, p)
		}
	}
	return shown
}

// ratedAll counts the providers that are rated, and those of them that are good
// or outstanding.
func ratedAll(services []assessment.ServiceRatings) (rated, good int) {
	for _, s := range services {
		rated += s.Rated
		good += s.Count[assessment.Good] + s.Count[assessment.Outstanding]
	}
	return rated, good
}

func (b *builder) provisionInWords(shown []*assessment.Provider) string {
	contracted := 0
	for _, p := range shown {
		if p.Contracted {
			contracted++
		}
	}
	text := fmt.Sprintf("%s, %s of them under contract.", plural(len(shown), "provider", "providers"), assessment.Thousands(contracted))
	if rated, good := ratedAll(b.a.RatingsByService()); rated > 0 {
		text += fmt.Sprintf(" CQC has rated %s; %s of these %s good or outstanding (%s).",
			assessment.Thousands(rated), assessment.Thousands(good), isAre(good), assessment.Percent(100*float64(good)/float64(rated)))
	}
	return text + " Counted are the providers that this document lists, which need not be all there are. A share is of those that are rated."
}

// council is what the providers of this document are called beside England's.
func (b *builder) council() string {
	if name := line(b.a.Council); name != "" {
		return name
	}
	return "This council"
}

// goodInWords is a share of good or outstanding providers with what it is of.
func goodInWords(s assessment.ServiceRatings) string {
	share, known := s.GoodOrBetter()
	if !known {
		return "none rated"
	}
	return fmt.Sprintf("%s (%d of %d)", assessment.Percent(share), s.Count[assessment.Good]+s.Count[assessment.Outstanding], s.Rated)
}

// ratingBars is the picture of the shares that are good or outstanding: a pair
// of bars for each kind of service for which England's share is known, else one.
func (b *builder) ratingBars(services []assessment.ServiceRatings) Bars {
	bars := Bars{
		Title: "Rated good or outstanding, in per cent", Top: 100,
		Alt: "Bar chart of the share of providers rated good or outstanding, for each kind of service, beside the share in England where it is known. The table that follows gives the same numbers.",
	}
	for _, s := range services {
		share, _ := s.GoodOrBetter()
		bars.Bars = append(bars.Bars, Bar{Label: b.council(), Value: int(math.Round(share)), Text: goodInWords(s), Group: s.Service.Title})
		if s.England == nil {
			continue
		}
		if share, known := s.England.GoodOrBetter(); known {
			bars.Bars = append(bars.Bars, Bar{Label: "England", Value: int(math.Round(share)), Text: assessment.Percent(share), Group: s.Service.Title})
		}
	}
	return bars
}

// ratingTable has the numbers of each rating, and England's shares below them.
func (b *builder) ratingTable(services []assessment.ServiceRatings) Table {
	t := Table{
		Caption: "Ratings by kind of service", RowHeads: true,
		Columns: []TableColumn{{Title: "Kind of service", Share: 4}, {Title: "Providers", Share: 2, Right: true}},
	}
	for _, rating := range assessment.RatingsGiven {
		t.Columns = append(t.Columns, TableColumn{Title: rating.Title, Share: 2.4, Right: true})
	}
	t.Columns = append(t.Columns, TableColumn{Title: "Good or outstanding", Share: 2.4, Right: true})
	for _, s := range services {
		row := []Cell{cell(s.Service.Title), cell(assessment.Thousands(s.Providers))}
		for _, rating := range assessment.RatingsGiven {
			row = append(row, cell(countAndShare(s, rating.Value)))
		}
		share, known := s.GoodOrBetter()
		t.Rows = append(t.Rows, append(row, cell(percentOr(share, known))))
		if s.England == nil {
			continue
		}
		row = []Cell{cell(s.Service.Title + ", England"), cell("–")}
		for _, rating := range assessment.RatingsGiven {
			share, known := s.England.Share(rating.Value)
			row = append(row, cell(percentOr(share, known)))
		}
		share, known = s.England.GoodOrBetter()
		t.Rows = append(t.Rows, append(row, cell(percentOr(share, known))))
	}
	return t
}

func countAndShare(s assessment.ServiceRatings, rating string) string {
	share, known := s.Share(rating)
	if !known {
		return "–"
	}
	if s.Count[rating] == 0 {
		return "0"
	}
	return fmt.Sprintf("%d, %s", s.Count[rating], assessment.Percent(share))
}

func percentOr(share float64, known bool) string {
	if !known {
		return "–"
	}
	return assessment.Percent(share)
}

// england lists the figures for England with their days and sources, those too
// that newer ones have taken the place of.
func (b *builder) england() []Block {
	t := Table{
		Caption: "Figures for England, in per cent, and where they are from", RowHeads: true,
		Columns: []TableColumn{{Title: "Kind of service", Share: 3}},
	}
	for _, rating := range assessment.RatingsGiven {
		t.Columns = append(t.Columns, TableColumn{Title: rating.Title, Share: 2.1, Right: true})
	}
	t.Columns = append(t.Columns, TableColumn{Title: "Source, day and note", Share: 8})
	sheet := columns.Of(assessment.KindComparator)
	for _, c := range b.a.Comparators() {
		if sheet.Blank(b.words, c.ID) {
			continue
		}
		place := b.place(assessment.KindComparator, c.ID)
		about := paragraphs(c.Note)
		if origin := line(c.Origin()); origin != "" {
			about = append([]string{origin}, about...)
		}
		row := []Cell{{Paragraphs: []string{b.titled(assessment.FieldService, c.Service)}, Place: place}}
		for _, rating := range assessment.RatingsGiven {
			share, known := c.Share(rating.Value)
			row = append(row, cell(percentOr(share, known)))
		}
		t.Rows = append(t.Rows, append(row, Cell{Paragraphs: about, Place: place}))
	}
	if len(t.Rows) == 0 {
		return []Block{Paragraph{Spans: plain("No figures for England have been entered."), Small: true}}
	}
	return []Block{t}
}

func (b *builder) areaTable(areas []assessment.IssueArea) Table {
	t := Table{
		Caption: "What was found at providers, by area", RowHeads: true,
		Columns: []TableColumn{
			{Title: "Area", Share: 4}, {Title: "Issues", Share: 1.5, Right: true}, {Title: "Providers", Share: 1.8, Right: true},
			{Title: "Not put right", Share: 2, Right: true}, {Title: "Themes", Share: 6},
		},
	}
	for _, area := range areas {
		place := b.place(assessment.KindProviderIssue, area.First)
		t.Rows = append(t.Rows, []Cell{
			{Paragraphs: []string{line(area.Title())}, Place: place}, cell(assessment.Thousands(area.Issues)), cell(assessment.Thousands(area.Providers)),
			cell(assessment.Thousands(area.Unsettled)), {Paragraphs: []string{line(strings.Join(area.Themes, "; "))}, Place: place},
		})
	}
	return t
}

// ofConcern returns the providers of concern that may be named, and how many
// there are. A public version counts those it does not name: the whole document
// is asked for their number and for nothing else, and not for any that is marked
// internal.
func (b *builder) ofConcern() (named []*assessment.Provider, all int) {
	named = b.a.ProvidersOfConcern()
	if !b.public() {
		return named, len(named)
	}
	for _, p := range b.whole.ProvidersOfConcern() {
		if !p.Internal {
			all++
		}
	}
	return named, all
}

// concernInWords says how many providers are of concern, and whether all of them
// are named.
func (b *builder) concernInWords() string {
	named, all := b.ofConcern()
	switch text := fmt.Sprintf("%s %s of concern to the council.", plural(all, "provider", "providers"), isAre(all)); {
	case all == 0:
		return "No provider is of concern to the council."
	case len(named) == 0 && all == 1:
		return text + " It is not named in this version."
	case len(named) == 0:
		return text + " They are not named in this version."
	case len(named) < all:
		return text + " The others are not named in this version."
	default:
		return text
	}
}

func (b *builder) concern() []Block {
	named, _ := b.ofConcern()
	blocks := []Block{Heading{Level: 2, Text: "Providers of concern"}, Paragraph{Spans: plain(b.concernInWords())}}
	if len(named) == 0 {
		return blocks
	}
	t := Table{
		Caption: "The providers of concern that are named", RowHeads: true,
		Columns: []TableColumn{{Title: "Provider", Share: 4}, {Title: "Kind of service", Share: 3}, {Title: "CQC rating", Share: 4}},
	}
	if !b.public() {
		t.Caption = "The providers of concern"
		t.Columns = append(t.Columns, TableColumn{Title: "Issues", Share: 1.5, Right: true}, TableColumn{Title: "Not put right", Share: 2, Right: true})
	}
	for _, p := range named {
		row := []Cell{b.providerName(p), cell(b.titled(assessment.FieldService, p.Service)), b.ratingOf(p)}
		if !b.public() {
			issues, unsettled := 0, 0
			for _, i := range b.a.ProviderIssues(p.ID) {
				issues++
				if i.Status != assessment.IssueClosed {
					unsettled++
				}
			}
			row = append(row, cell(assessment.Thousands(issues)), cell(assessment.Thousands(unsettled)))
		}
		t.Rows = append(t.Rows, row)
	}
	return append(blocks, t)
}

func (b *builder) providerName(p *assessment.Provider) Cell {
	name := line(p.Name)
	if name == "" {
		name = "Without a name"
	}
	if p.Internal {
		name += " (internal)"
	}
	return Cell{Paragraphs: []string{name}, Place: b.place(assessment.KindProvider, p.ID)}
}

// titled is what people read for a value of a provider's field, or a dash.
func (b *builder) titled(field assessment.Field, value string) string {
	f, _ := assessment.FieldOf(assessment.KindProvider, field)
	if value == "" {
		return "–"
	}
	return f.Titled(b.a, value)
}

// ratingOf is a provider's rating with its day.
func (b *builder) ratingOf(p *assessment.Provider) Cell {
	return cell(joined(", ", b.titled(assessment.FieldRating, p.Rating), spoken(p.RatedOn)))
}

func (b *builder) providerTable(shown []*assessment.Provider) Table {
	t := Table{
		Caption: "Every provider that this document lists", RowHeads: true,
		Columns: []TableColumn{
			{Title: "Provider", Share: 5}, {Title: "Kind of service", Share: 3}, {Title: "Contracted", Share: 2}, {Title: "CQC rating", Share: 5},
		},
	}
	if !b.public() {
		t.Columns = append(t.Columns, TableColumn{Title: "Of concern", Share: 2}, TableColumn{Title: "Note", Share: 9})
	}
	yesNo := func(yes bool) Cell {
		if yes {
			return cell("Yes")
		}
		return cell("No")
	}
	for _, p := range shown {
		row := []Cell{b.providerName(p), cell(b.titled(assessment.FieldService, p.Service)), yesNo(p.Contracted), b.ratingOf(p)}
		if !b.public() {
			row = append(row, yesNo(p.Concern), Cell{Paragraphs: paragraphs(p.Note), Place: b.place(assessment.KindProvider, p.ID)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// issueTable has everything that was found, provider by provider.
func (b *builder) issueTable(shown []*assessment.Provider) Table {
	t := Table{
		Caption: "What was found at each provider", RowHeads: true,
		Columns: []TableColumn{
			{Title: "Provider", Share: 4}, {Title: "Area and theme", Share: 5.5}, {Title: "Found on", Share: 3.4}, {Title: "Status", Share: 3}, {Title: "Issue", Share: 10},
		},
	}
	sheet := columns.Of(assessment.KindProviderIssue)
	for _, p := range shown {
		for _, i := range b.a.ProviderIssues(p.ID) {
			if sheet.Blank(b.words, i.ID) {
				continue
			}
			place := b.place(assessment.KindProviderIssue, i.ID)
			status, _ := assessment.FieldOf(assessment.KindProviderIssue, assessment.FieldStatus)
			text := paragraphs(i.Text)
			if i.Internal {
				text = append(text, "Internal")
			}
			name := b.providerName(p)
			name.Place = place
			t.Rows = append(t.Rows, []Cell{
				name, {Paragraphs: []string{joined(": ", line(i.Area), line(i.Theme))}, Place: place}, cell(spoken(i.Date)), cell(status.Titled(b.a, i.Status)), {Paragraphs: text, Place: place},
			})
		}
	}
	return t
}

// The names of the sheets that count what the providers' own sheets list.
const (
	SheetProvision = "Provision"
	SheetRatings   = "Ratings beside England"
	SheetAreas     = "Issues by area"
)

// provisionSheets are the counts, for reading; without a provider there are
// none.
func (b *builder) provisionSheets() []Sheet {
	if b.o.ForEditing || len(b.shownProviders()) == 0 {
		return nil
	}
	sheets := []Sheet{b.provisionSheet(), b.ratingSheet()}
	if areas := b.a.IssuesByArea(); len(areas) > 0 {
		sheets = append(sheets, areaSheet(areas))
	}
	return sheets
}

func (b *builder) provisionSheet() Sheet {
	s := Sheet{
		Name: SheetProvision, Title: "Quality of local provision",
		Note:    "Worked out by Ninefold from the providers that this document lists, which need not be all there are.",
		Columns: []Column{{Title: "Measure", Width: 34}, {Title: "Result", Width: 16}, {Title: "Explanation", Width: 84}},
	}
	add := func(name string, v Value, why string) {
		s.Rows = append(s.Rows, Row{Cells: []Value{TextValue(name), v, TextValue(why)}})
	}
	shown := b.shownProviders()
	contracted, issues, unsettled := 0, 0, 0
	for _, p := range shown {
		if p.Contracted {
			contracted++
		}
	}
	for _, area := range b.a.IssuesByArea() {
		issues += area.Issues
		unsettled += area.Unsettled
	}
	rated, good := ratedAll(b.a.RatingsByService())
	add("Providers", NumberValue(len(shown)), "How many providers this document lists.")
	add("Contracted", NumberValue(contracted), "How many of them have a contract with the council.")
	add("Rated", NumberValue(rated), "How many have a rating of CQC.")
	add("Good or outstanding", NumberValue(good), "How many of those that are rated.")
	add("Issues", NumberValue(issues), "What was found wrong at them.")
	add("Not put right", NumberValue(unsettled), "How many of the issues are not put right yet.")
	named, all := b.ofConcern()
	why := b.concernInWords()
	if b.public() && len(named) > 0 {
		var names []string
		for _, p := range named {
			names = append(names, line(p.Name))
		}
		why += " Named are: " + strings.Join(names, "; ") + "."
	}
	add("Of concern", NumberValue(all), why)
	return s
}

// ratingSheet has a row for each bar of the chart, the council's and England's.
func (b *builder) ratingSheet() Sheet {
	services := b.a.RatingsByService()
	s := Sheet{
		Name: SheetRatings, Title: "Ratings by kind of service beside England",
		Note:    "Shares are per cent of the providers that CQC has rated.",
		Columns: []Column{{Title: "Providers", Width: 40}, {Title: "Listed", Width: 10, Numeric: true}, {Title: "Rated", Width: 10, Numeric: true}},
	}
	for _, rating := range assessment.RatingsGiven {
		s.Columns = append(s.Columns, Column{Title: "% " + strings.ToLower(rating.Title), Width: 16, Numeric: true})
	}
	s.ValueColumn = len(s.Columns)
	s.Columns = append(s.Columns,
		Column{Title: "% good or outstanding", Width: 16, Numeric: true}, Column{Title: "As at", Width: 19}, Column{Title: "Source", Width: 44})
	percent := func(share float64, known bool) Value {
		if !known {
			return TextValue("")
		}
		rounded := math.Round(share*10) / 10
		return Value{Number: &rounded, Format: "0.0"}
	}
	bars := b.ratingBars(nil)
	for _, service := range services {
		one := b.ratingBars([]assessment.ServiceRatings{service}).Bars
		for i := range one {
			one[i].Label, one[i].Group = service.Service.Title+", "+one[i].Label, ""
		}
		bars.Bars = append(bars.Bars, one...)
		row := []Value{TextValue(one[0].Label), NumberValue(service.Providers), NumberValue(service.Rated)}
		for _, rating := range assessment.RatingsGiven {
			row = append(row, percent(service.Share(rating.Value)))
		}
		row = append(row, percent(service.GoodOrBetter()), dateOr(b.a.AsAt), TextValue(""))
		s.Rows = append(s.Rows, Row{Cells: row})
		e := service.England
		if e == nil {
			continue
		}
		if len(one) == 1 { // no share of England's to draw, though others may be known
			bars.Bars = append(bars.Bars, Bar{Label: service.Service.Title + ", England", Text: "not known"})
		}
		row = []Value{TextValue(service.Service.Title + ", England"), TextValue(""), TextValue("")}
		for _, rating := range assessment.RatingsGiven {
			row = append(row, percent(e.Share(rating.Value)))
		}
		row = append(row, percent(e.GoodOrBetter()), dateOr(e.AsAt), TextValue(line(e.Source)))
		s.Rows = append(s.Rows, Row{Cells: row})
	}
	s.Bars = &bars
	return s
}

func areaSheet(areas []assessment.IssueArea) Sheet {
	s := Sheet{
		Name: SheetAreas, Title: "What was found at providers, by area", Note: "One area a row, the most frequent first.",
		Columns: []Column{
			{Title: "Area", Width: 34}, {Title: "Issues", Width: 10, Numeric: true}, {Title: "Providers", Width: 11, Numeric: true},
			{Title: "Not put right", Width: 14, Numeric: true}, {Title: "Themes", Width: 60},
		},
	}
	for _, area := range areas {
		s.Rows = append(s.Rows, Row{Cells: []Value{
			TextValue(line(area.Title())), NumberValue(area.Issues), NumberValue(area.Providers), NumberValue(area.Unsettled), TextValue(line(strings.Join(area.Themes, "; "))),
		}})
	}
	return s
}
