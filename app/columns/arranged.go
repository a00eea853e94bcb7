package columns

import (
	"slices"

	"ninefold/app/assessment"
)

// arrangement is what people know a kind's sheet by, where that is not just its
// plural and the order of its fields.
type arrangement struct {
	name    string
	order   []string // titles of the columns that come first, in their order
	records func(a *assessment.Assessment) []string
}

// arranged are the sheets that committees and boards have a form for already.
var arranged = map[assessment.Kind]arrangement{
	assessment.KindAction: {
		name:    "Action plan",
		order:   []string{"Statement", "Group", "Action", "Detail", "Timescale", "Indicators", "Impact", "Owner", "Due", "Status", "Detail timescale", "Timescale of indicator"},
		records: planned,
	},
	assessment.KindKeyPriority: {name: "Plan on a page"},
}

// planned are the actions in the order of the plan: by statement and group.
func planned(a *assessment.Assessment) []string {
	var ids []string
	for _, part := range a.ActionPlan() {
		for _, group := range part.Groups {
			for _, x := range group.Actions {
				ids = append(ids, x.ID)
			}
		}
	}
	return ids
}

// arrange gives a sheet the name, the columns' order and the records' order
// that people know.
func arrange(s *Sheet) {
	known, has := arranged[s.Kind]
	if !has {
		return
	}
	s.Name, s.Title = known.name, known.name
	if known.records != nil {
		s.Records = known.records
	}
	place := func(c Column) int {
		if at := slices.Index(known.order, c.Title); at >= 0 {
			return at
		}
		return len(known.order)
	}
	slices.SortStableFunc(s.Columns, func(x, y Column) int { return place(x) - place(y) })
}
