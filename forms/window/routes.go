package window

import (
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
