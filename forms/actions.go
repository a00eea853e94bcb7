package forms

import (
	"slices"
	"strings"

	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// newActions is the page of the action plan.
func newActions(h Host) Page {
	return newRegister(h, registerSpec{
		kind: assessment.KindAction, title: "Action plan",
		help:      "What is done, by whom, until when, and what comes of it. The menu of a priority or an area for improvement makes an action of it.",
		columns:   []assessment.Field{assessment.FieldTitle, assessment.FieldOwner, assessment.FieldDue, assessment.FieldStatus},
		widths:    map[assessment.Field]float32{assessment.FieldOwner: 140, assessment.FieldDue: 145, assessment.FieldStatus: 110, assessment.FieldGroup: 0.3},
		group:     assessment.FieldStatement,
		newHint:   "Write a new action here and press Enter",
		attention: func(a *assessment.Assessment, id string) string { return actionWants(a, a.Action(id), today()) },
		under: func(a *assessment.Assessment, id string) string {
			x := a.Action(id)
			rating, _ := assessment.FieldOf(assessment.KindAction, assessment.FieldRAG)
			parts := []string{}
			for _, part := range []string{x.Group, rating.Titled(a, x.RAG)} {
				if part != "" {
					parts = append(parts, part)
				}
			}
			if x.Internal {
				parts = append(parts, "internal")
			}
			return strings.Join(parts, " · ")
		},
	})
}

// actionWants says what of an action wants mending, or "". Nothing does once it
// is done or given up.
func actionWants(a *assessment.Assessment, x *assessment.Action, today string) string {
	switch {
	case !x.Open():
	case x.Overdue(today):
		return "Overdue since " + assessment.SayDay(x.Due)
	case x.Owner == "":
		return "Without an owner"
	case len(a.ActionTimescales(x.ID)) == 0 && !slices.ContainsFunc(a.ActionDetails(x.ID), func(d *assessment.ActionDetail) bool { return d.Timescale != "" }):
		return "Without a timescale"
	case x.Indicators == "":
		return "Nothing says how it is measured"
	}
	return ""
}

// actionActions are what the menu of an entry offers about actions: to make one
// of a priority or an area for improvement, and to go to those that answer it.
func actionActions(h Host, flush func(), e *assessment.Entry) []kit.Action {
	a := h.Document().Assessment()
	show := func(id string) func() {
		return func() { h.Go(Route{Page: ActionPlan, Kind: assessment.KindAction, ID: id}) }
	}
	var actions []kit.Action
	if e.List != assessment.WorkingWell {
		actions = append(actions, kit.Action{Label: "Make an action of this", Do: func() {
			flush()
			edit, id, err := h.Document().Assessment().MakeAction(e.ID, uuid.NewString)
			if err != nil {
				h.Fail(err)
				return
			}
			if h.Do(edit) {
				h.Toast("Made an action of it", kit.Action{Label: "Show it", Do: show(id)}, kit.Action{Label: "Undo", Do: h.Undo})
			}
		}})
	}
	for _, x := range a.ActionsAnswering(e.ID) {
		actions = append(actions, kit.Action{Label: "Show " + a.Call(assessment.KindAction, x.ID), Do: show(x.ID)})
	}
	return actions
}

// referencesTo makes what refers to one entry among others refer to another.
func referencesTo(a *assessment.Assessment, to, from string) assessment.Edit {
	var edit assessment.Edit
	for _, p := range a.PointingAt(assessment.Ref{Kind: assessment.KindEntry, ID: from}) {
		f, _ := assessment.FieldOf(p.Kind, p.Field)
		if !f.Many {
			continue
		}
		value, _ := a.Value(p.Kind, p.ID, p.Field)
		refs, there := []assessment.Ref{}, false
		for _, ref := range f.Targets(value) {
			if ref.ID == from {
				ref.ID = to
			}
			if ref.ID == to {
				if there {
					continue
				}
				there = true
			}
			refs = append(refs, ref)
		}
		edit.Ops = append(edit.Ops, assessment.SetValue("", p.Kind, p.ID, p.Field, f.To(refs...)).Ops...)
	}
	return edit
}
