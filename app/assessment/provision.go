package assessment

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// RatingsGiven are the ratings that CQC gives, the best first: Ratings without
// what stands where it has given none.
var RatingsGiven = Ratings[:4]

// ServiceRatings are the ratings of the providers of one kind of service.
type ServiceRatings struct {
	Service   Term           // Value "" for providers whose kind of service nobody has said
	Providers int            // how many there are
	Count     map[string]int // how many have each of RatingsGiven
	Rated     int            // how many have any of them
	England   *Comparator    // the newest figures for England, or nil
}

// Share is how many in a hundred of the rated providers have a rating, as the
// figures for England count it; not known where none is rated.
func (s ServiceRatings) Share(rating string) (percent float64, known bool) {
	if s.Rated == 0 {
		return 0, false
	}
	return 100 * float64(s.Count[rating]) / float64(s.Rated), true
}

// GoodOrBetter is how many in a hundred of the rated providers are rated good
// or outstanding; not known where none is rated.
func (s ServiceRatings) GoodOrBetter() (percent float64, known bool) {
	if s.Rated == 0 {
		return 0, false
	}
	return 100 * float64(s.Count[Good]+s.Count[Outstanding]) / float64(s.Rated), true
}

// Percent is a share as people read it, with one decimal as the figures for
// England need to be told apart, such as "42.4%" or "100%".
func Percent(share float64) string {
	return SayNumber(WriteNumber(math.Round(share*10)/10), 0) + "%"
}

// RatingsByService counts the providers' ratings by kind of service, in the
// order of Services, and last those whose kind nobody has said. Kinds without
// a provider are left out. A provider in which nothing is written counts
// nowhere.
func (a *Assessment) RatingsByService() []ServiceRatings {
	var all []ServiceRatings
	for _, service := range append(slices.Clone(Services), Term{Title: "Kind not given"}) {
		s := ServiceRatings{Service: service, Count: map[string]int{}}
		for _, p := range a.Providers() {
			if p.Service != service.Value || p.unwritten() {
				continue
			}
			s.Providers++
			if p.Rated() {
				s.Count[p.Rating]++
				s.Rated++
			}
		}
		for _, c := range a.Comparators() {
			if service.Value != "" && c.Service == service.Value && (s.England == nil || c.AsAt >= s.England.AsAt) {
				s.England = c
			}
		}
		if s.Providers > 0 {
			all = append(all, s)
		}
	}
	return all
}

// Rated tells whether CQC has given the provider one of its ratings.
func (p *Provider) Rated() bool {
	return slices.ContainsFunc(RatingsGiven, func(t Term) bool { return t.Value == p.Rating })
}

// unwritten tells whether nothing is written in a provider, as in a new row.
func (p *Provider) unwritten() bool {
	return *p == Provider{ID: p.ID, Position: p.Position, Internal: p.Internal}
}

// ProvidersOfConcern returns the providers the council is concerned about, in
// their order.
func (a *Assessment) ProvidersOfConcern() []*Provider {
	return slices.DeleteFunc(slices.Clone(a.Providers()), func(p *Provider) bool { return !p.Concern })
}

// IssueArea counts what was found at providers in one area.
type IssueArea struct {
	Area      string // as the first of them writes it; "" where none is given
	First     string // id of that one
	Issues    int
	Unsettled int // those that are not put right
	Providers int // at how many providers
	Themes    []string
}

// Title is the area as people read it.
func (i IssueArea) Title() string {
	if i.Area == "" {
		return "No area given"
	}
	return i.Area
}

// IssuesByArea counts what was found at providers by area, the most frequent
// first and those without an area last. Areas that differ in their capitals or
// spaces only are one.
func (a *Assessment) IssuesByArea() []IssueArea {
	var all []IssueArea
	at := map[string]int{}
	for _, p := range a.Providers() {
		counted := map[string]bool{}
		for _, issue := range a.ProviderIssues(p.ID) {
			if issue.unwritten() {
				continue
			}
			area := strings.Join(strings.Fields(issue.Area), " ")
			key := strings.ToLower(area)
			if _, known := at[key]; !known {
				at[key] = len(all)
				all = append(all, IssueArea{Area: area, First: issue.ID})
			}
			one := &all[at[key]]
			one.Issues++
			if issue.Status != IssueClosed {
				one.Unsettled++
			}
			if !counted[key] {
				counted[key] = true
				one.Providers++
			}
			theme := strings.Join(strings.Fields(issue.Theme), " ")
			if theme != "" && !slices.ContainsFunc(one.Themes, func(known string) bool { return strings.EqualFold(known, theme) }) {
				one.Themes = append(one.Themes, theme)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y IssueArea) int {
		switch {
		case x.Area == "":
			return 1
		case y.Area == "":
			return -1
		}
		return cmp.Or(cmp.Compare(y.Issues, x.Issues), strings.Compare(x.Area, y.Area))
	})
	return all
}

// unwritten tells whether nothing is written in an issue, as in a new row.
func (i *ProviderIssue) unwritten() bool {
	return *i == ProviderIssue{ID: i.ID, Provider: i.Provider, Position: i.Position, Internal: i.Internal}
}
