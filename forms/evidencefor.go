package forms

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/evidence"
	"ninefold/forms/kit"
)

// takesEvidence tells whether evidence can bear out a record of a kind.
func takesEvidence(kind assessment.Kind) bool {
	f, _ := assessment.FieldOf(assessment.KindEvidenceLink, assessment.FieldServes)
	return slices.Contains(f.Refers, kind)
}

// evidenceLine names the evidence for a record as papers do, such as
// "E2, p. 4; E12", or is "".
func evidenceLine(words *columns.Words, ref assessment.Ref) string {
	var said []string
	for _, s := range words.EvidenceFor(ref) {
		said = append(said, s.String())
	}
	return strings.Join(said, "; ")
}

// evidenceFor shows what bears out a record, and finds more as the person
// types. What is chosen asks for its place, such as a page, and is linked; what
// is not there yet is added under the words that were typed.
func evidenceFor(h Host, ref assessment.Ref) {
	pointer, _ := assessment.FieldOf(assessment.KindEvidenceLink, assessment.FieldPointer)
	title, _ := assessment.FieldOf(assessment.KindEvidence, assessment.FieldTitle)
	var dialog *kit.Dialog
	var table *kit.Table
	var search *kit.Field
	const adding = "\x00new"
	const most = 30 // what can be looked through at a glance; more letters find the others
	again := func() { evidenceFor(h, ref) }
	show := func(text string) {
		a := h.Document().Assessment()
		numbers := a.EvidenceNumbers()
		linked := map[string]bool{}
		var rows []kit.TableRow
		for i, s := range columns.NewWords(a).EvidenceFor(ref) {
			if i == 0 {
				rows = append(rows, kit.TableRow{ID: "\x00linked", Heading: true, Cells: []string{"Linked"}})
			}
			linked[s.ID] = true
			rows = append(rows, kit.TableRow{ID: s.ID, Cells: []string{s.Number + "  " + a.PieceOfEvidence(s.ID).Title, s.Pointer}})
		}
		wanted := strings.Fields(strings.ToLower(text))
		n := 0
		for _, e := range a.Evidence() {
			if linked[e.ID] || n == most {
				continue
			}
			all := strings.ToLower(numbers[e.ID] + " " + e.Title + " " + e.Owner + " " + e.File + " " + e.Link)
			if slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(all, w) }) {
				continue
			}
			if n++; n == 1 {
				rows = append(rows, kit.TableRow{ID: "\x00others", Heading: true, Cells: []string{"Choose one to link it"}})
			}
			rows = append(rows, kit.TableRow{ID: e.ID, Cells: []string{numbers[e.ID] + "  " + e.Title, e.Owner}})
		}
		if text = strings.TrimSpace(text); text != "" {
			rows = append(rows, kit.TableRow{ID: adding, Cells: []string{"+  Add a new piece of evidence called “" + text + "”", ""}})
		}
		table.SetRows(rows)
		if n > 0 && len(wanted) > 0 {
			table.Select(rows[slices.IndexFunc(rows, func(r kit.TableRow) bool { return r.ID == "\x00others" })+1].ID)
		} else if text != "" {
			table.Select(adding)
		}
		if dialog != nil {
			dialog.Relayout()
		}
	}
	take := func(id string) {
		if id == "" || h.Document().Assessment().PieceOfEvidence(id) == nil && id != adding {
			return // a heading
		}
		called := strings.TrimSpace(search.Text())
		dialog.Close()
		a := h.Document().Assessment()
		if id == adding {
			newID := uuid.NewString()
			askLine(h, called, pointer, "", func(text string) {
				a := h.Document().Assessment()
				edit := a.AppendRecords(assessment.KindEvidence, assessment.NewRecord{ID: newID, Values: map[assessment.Field]string{assessment.FieldTitle: called}})
				edit.Ops = append(edit.Ops, a.LinkEvidence(newID, ref, text).Ops...)
				if h.Do(edit) {
					h.Toast("Added evidence without a file yet", kit.Action{Label: "Show it", Do: func() { h.Go(Route{Page: Evidence, Kind: assessment.KindEvidence, ID: newID}) }})
				}
			})
			return
		}
		e, said, more := a.PieceOfEvidence(id), "", []kit.Answer(nil)
		for _, l := range a.EvidenceFor(ref) {
			if l.Evidence == id {
				said = l.Pointer
				more = []kit.Answer{
					{Label: "Show it", Do: func() { h.Go(Route{Page: Evidence, Kind: assessment.KindEvidence, ID: id}) }},
					{Label: "Take it out", Do: func() {
						h.Do(assessment.RemoveRecord("Take out evidence", assessment.KindEvidenceLink, l.ID))
						again()
					}},
				}
			}
		}
		askLine(h, a.EvidenceNumbers()[id]+"  "+e.Title, pointer, said, func(text string) {
			if h.Do(h.Document().Assessment().LinkEvidence(id, ref, text)) {
				again()
			}
		}, more...)
	}
	table = kit.NewTable(kit.TableConfig{
		Says: "Evidence", Columns: []kit.Column{{Title: "Evidence"}, {Title: "Where in it, or owner", Width: 0.3}},
		Empty: "There is no evidence in the document yet. Write what it is called to add the first.", OnChoose: take,
		Several: true, // so that the one that Enter takes is marked while the keyboard is in the search
	})
	search = kit.NewField(kit.FieldConfig{
		Label: "Find by title, number or owner", Limit: title.Limit, OnChange: show,
		OnKey: func(key *fyne.KeyEvent) bool {
			if key.Name == fyne.KeyDown {
				table.Focus()
				return true
			}
			return false
		},
		OnSubmit: func(string) {
			search.Flush()
			take(table.Current())
		},
	})
	show("")
	a := h.Document().Assessment()
	dialog = kit.Form(h.Canvas(), "Evidence for "+a.Call(ref.Kind, ref.ID), kit.Stack(10, search, table), search.Focusable(),
		kit.Answer{Label: "Add files…", Do: func() { addFilesFor(h, ref) }}, kit.Answer{Label: "Done", Primary: true, Escapes: true})
}

// addFilesFor asks for files, adds those that are not there yet and links all of
// them to a record. Of one it asks where in it to look; of several that can be
// said one by one.
func addFilesFor(h Host, ref assessment.Ref) {
	h.ChooseFiles("Add files to the evidence", nil, func(paths []string) {
		if len(paths) == 0 {
			evidenceFor(h, ref)
			return
		}
		lookAtFiles(h, "Looking at the files", paths, func(found []evidence.Found, left []evidence.LeftOut) {
			linkFound(h, ref, found, left)
		})
	})
}

// linkFound adds files that are not there yet, links all of them to a record, and
// says which were not taken.
func linkFound(h Host, ref assessment.Ref, found []evidence.Found, left []evidence.LeftOut) {
	a := h.Document().Assessment()
	linked := map[string]bool{}
	for _, l := range a.EvidenceFor(ref) {
		linked[l.Evidence] = true
	}
	add := evidence.Add(a, h.Document().Path(), found, uuid.NewString)
	edit := assessment.Edit{Label: "Add evidence for " + a.Call(ref.Kind, ref.ID), Ops: add.Edit.Ops}
	var fresh []string
	for _, id := range append(slices.Clone(add.IDs), add.Known...) {
		if !linked[id] {
			fresh = append(fresh, id)
			edit.Ops = append(edit.Ops, a.LinkEvidence(id, ref, "").Ops...)
		}
	}
	if len(edit.Ops) > 0 && !h.Do(edit) {
		return
	}
	switch {
	case len(left) > 0:
		tellLeft(h, count(len(fresh), "piece of evidence", "pieces of evidence")+" linked", left)
	case len(fresh) == 1:
		pointer, _ := assessment.FieldOf(assessment.KindEvidenceLink, assessment.FieldPointer)
		a := h.Document().Assessment()
		askLine(h, a.EvidenceNumbers()[fresh[0]]+"  "+a.PieceOfEvidence(fresh[0]).Title, pointer, "", func(text string) {
			if text == "" || h.Do(h.Document().Assessment().LinkEvidence(fresh[0], ref, text)) {
				evidenceFor(h, ref)
			}
		})
	default:
		evidenceFor(h, ref)
	}
}
