package forms

import (
	"ninefold/app/assessment"
	"ninefold/forms/kit"
)

// byItself is the id of the row that takes an entry's mark of language away. A
// row has to have one.
const byItself = "-"

// askLanguage asks which language an entry is in.
func askLanguage(h Host, id string) {
	a := h.Document().Assessment()
	e := a.Entry(id)
	if e == nil {
		return
	}
	f, _ := assessment.FieldOf(assessment.KindEntry, assessment.FieldLanguage)
	rows := []kit.TableRow{{ID: byItself, Cells: []string{"Found by its script and words"}}}
	for _, term := range f.Terms(a) {
		rows = append(rows, kit.TableRow{ID: term.Value, Cells: []string{term.Title}})
	}
	for i := range rows {
		if rows[i].ID == e.Language || e.Language == "" && rows[i].ID == byItself {
			rows[i].Cells[0] += "  ✓"
		}
	}
	pickAmong(h, "Language of the entry", rows, func(chosen string) {
		if chosen == byItself {
			chosen = ""
		}
		h.Do(assessment.SetValue("Change language", assessment.KindEntry, id, assessment.FieldLanguage, chosen))
	})
}
