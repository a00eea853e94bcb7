package window

import (
	"slices"

	"ninefold/app/assessment"
	"ninefold/forms"
)

// mostRoutes is how far back a person can go.
const mostRoutes = 50

// routes are the places a person has been to, for going back and forward as in
// a browser.
type routes struct {
	back, forward []forms.Route
}

// Go goes to a record on its page, at one of its fields.
func (w *window) Go(route forms.Route) {
	if w.doc == nil || w.busy {
		return
	}
	if route.Page == w.current && w.page != nil {
		w.page.Flush()
		w.reveal(route)
		return
	}
	w.leaving(func() {
		w.put(route.Page)
		w.reveal(route)
	})
}

// reveal shows the record of a route on the page there is.
func (w *window) reveal(route forms.Route) {
	if p, can := w.page.(forms.Revealer); can && route.ID != "" {
		p.Reveal(assessment.Ref{Kind: route.Kind, ID: route.ID}, route.Field)
	}
}

// here is where the person is now.
func (w *window) here() forms.Route {
	r := forms.Route{Page: w.current}
	if p, knows := w.page.(forms.Located); knows {
		ref, field := p.At()
		r.Kind, r.ID, r.Field = ref.Kind, ref.ID, field
	}
	return r
}

// left notes the place that a page is left at.
func (r *routes) left(at forms.Route) {
	if at.Page == "" {
		return
	}
	r.back = append(r.back, at)
	if len(r.back) > mostRoutes {
		r.back = r.back[1:]
	}
	r.forward = nil
}

func (w *window) goBack()    { w.retrace(&w.routes.back, &w.routes.forward) }
func (w *window) goForward() { w.retrace(&w.routes.forward, &w.routes.back) }

// retrace goes to the last place of one of the two lists, and keeps where the
// person was on the other.
func (w *window) retrace(from, to *[]forms.Route) {
	if w.doc == nil || w.busy || len(*from) == 0 {
		return
	}
	w.leaving(func() {
		last := len(*from) - 1
		route := (*from)[last]
		rest, kept := (*from)[:last], append(*to, w.here())
		w.put(route.Page)
		*from, *to = rest, kept // put took it for a way of its own
		w.reveal(route)
	})
}

// spot is where a step of a change was made.
type spot struct {
	place, room string // in words, for one record and for several of its kind
	route       forms.Route
	gone        bool // removed by this change
}

// whereabouts says where a change was made and the way there: on a page, where some of
// it was there, or else where it began. What follows by itself, such as the status of the
// statement that something was written in, counts only where there is nothing else.
func whereabouts(a *assessment.Assessment, ops []assessment.Op, page string) (at string, way forms.Route) {
	spots := spotsOf(a, ops, func(op assessment.Op) bool { return op.Kind != assessment.KindStatement })
	if len(spots) == 0 {
		spots = spotsOf(a, ops, func(assessment.Op) bool { return true })
	}
	if len(spots) == 0 {
		return "", forms.Route{}
	}
	if there := slices.DeleteFunc(slices.Clone(spots), func(s spot) bool { return s.gone }); len(there) > 0 {
		spots = there // what was removed is in none of the places that can be looked at
	}
	first := max(slices.IndexFunc(spots, func(s spot) bool { return s.route.Page == page }), 0)
	told := spots[first]
	switch more := len(spots) - 1; {
	case more == 0:
		at = told.place
	case !slices.ContainsFunc(spots, func(s spot) bool { return s.room != told.room }):
		at = told.room
	default:
		at = told.place + ", and " + assessment.Thousands(more) + " more"
	}
	return at, told.route
}

// spotsOf are the places of the records that steps change, one for each record.
func spotsOf(a *assessment.Assessment, ops []assessment.Op, counts func(assessment.Op) bool) []spot {
	var spots []spot
	met := map[assessment.Ref]bool{}
	for _, op := range ops {
		ref := assessment.Ref{Kind: op.Kind, ID: op.ID}
		if met[ref] || !counts(op) {
			continue
		}
		s, leads := spot{place: a.Place(op.Kind, op.ID), room: a.Room(op.Kind, op.ID)}, false
		if s.place != "" {
			s.route, leads = forms.RouteTo(a, ref, op.Field)
		} else if s.room = a.RoomOf(op.Kind, op.Record); s.room != "" {
			s.place, s.gone = s.room, true
			s.route, leads = forms.RouteToRemoved(a, ref, op.Record)
		}
		if leads {
			met[ref] = true
			spots = append(spots, s)
		}
	}
	return spots
}
