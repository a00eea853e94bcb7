package forms

import (
	"strings"

	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// moveEntries puts entries at the end of a list of a statement.
func moveEntries(h Host, ids []string, code string, key assessment.ListKey) bool {
	a := h.Document().Assessment()
	after := ""
	if list := a.Statement(code).List(key); len(list) > 0 {
		after = list[len(list)-1].ID
	}
	edit := a.MoveEntries(ids, code, key, after)
	return len(edit.Ops) > 0 && h.Do(edit)
}

// askMove asks for the statement and the list that entries are to move to, and
// says afterwards where they are.
func askMove(h Host, code string, ids []string) {
	a := h.Document().Assessment()
	e := a.Entry(ids[0])
	if e == nil {
		return
	}
	var statements, lists []kit.Option
	for _, s := range a.Framework.Statements() {
		statements = append(statements, kit.Option{ID: s.Code, Label: s.Title})
	}
	for _, key := range assessment.ListKeys {
		lists = append(lists, kit.Option{ID: string(key), Label: a.Framework.List(key).Title})
	}
	// Each shows what was chosen in it.
	var statement, list *kit.Choice
	statement = kit.NewChoice("Statement", statements, func(id string) { statement.Choose(id) })
	list = kit.NewChoice("List", lists, func(id string) { list.Choose(id) })
	statement.Choose(code)
	list.Choose(string(e.List))
	what := entries(len(ids))
	kit.Form(h.Canvas(), "Move "+what+" to…", kit.Stack(10,
		kit.Stack(4, kit.NewStrong("To the statement"), kit.Row(0, statement)),
		kit.Stack(4, kit.NewStrong("Into the list"), kit.Row(0, list)),
		kit.NewSmall("Evidence, notes and actions go with them. They come at the end of the list."),
	), statement,
		kit.Answer{Label: "Cancel"},
		kit.Answer{Label: "Move " + what, Primary: true, Do: func() {
			to, key := statement.Chosen(), assessment.ListKey(list.Chosen())
			if !moveEntries(h, ids, to, key) || to == code {
				return
			}
			spec, _, _ := a.Framework.Statement(to)
			h.Toast(strings.Join([]string{"Moved", what, "to", spec.Title + ",", a.Framework.List(key).Title}, " "), kit.Action{Label: "Show", Do: func() {
				if route, leads := RouteTo(h.Document().Assessment(), assessment.Ref{Kind: assessment.KindEntry, ID: ids[0]}, ""); leads {
					h.Go(route)
				}
			}})
		}},
	)
}
