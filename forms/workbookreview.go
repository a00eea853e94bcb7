package forms

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/intake"
	"ninefold/forms/kit"
)

// workbookReview shows what a workbook that came back would change, row by row,
// before anything is changed. What is ticked is brought in as one change.
type workbookReview struct {
	host    Host
	staging *intake.WorkbookStaging
	summary *kit.Text
	table   *kit.Table
	commit  *kit.Button
	done    func() // called once the document holds what was ticked
	again   func() // goes back to choosing
	// next shows what waits behind it, and says whether anything does; or nil.
	next    func() bool
	content *fyne.Container
}

// from is what the rows come from, in a sentence.
func (r *workbookReview) from() string {
	if r.staging.Table {
		return "table"
	}
	return "workbook"
}

// newWorkbookReview makes the staging of a workbook. Again goes back to choosing;
// done is called once what was chosen is in the document.
func newWorkbookReview(h Host, staging *intake.WorkbookStaging, again, done func()) *workbookReview {
	r := &workbookReview{host: h, done: done, again: again, content: container.NewStack()}
	r.show(staging)
	return r
}

// show shows a staging, in place of the one before.
func (r *workbookReview) show(staging *intake.WorkbookStaging) {
	r.staging, r.summary = staging, kit.NewBody("")
	r.commit = kit.NewPrimaryButton("", r.bring)
	r.table = kit.NewTable(kit.TableConfig{
		Says: "What the " + r.from() + " would change",
		Columns: []kit.Column{
			{Title: "Where", Width: 0.22}, {Title: "In the document", Spare: true}, {Title: "In the " + r.from(), Narrow: "What would change"},
		},
		Empty:  r.nothing(),
		OnTick: r.tick,
	})
	objects := []fyne.CanvasObject{
		kit.Fold(room(260), 12, 0, kit.NewTitle("Bring in "+staging.Source), kit.NewButton("Start again", r.again), r.commit),
		kit.NewCard(r.summary),
	}
	for _, q := range staging.Renamed {
		objects = append(objects, kit.NewCard(kit.Stack(10, kit.NewBody(q.Question()), kit.NewSmall(waiting(staging, q)),
			kit.Row(0, kit.NewButton("Yes, “"+q.Title+"” is “"+q.Column+"”", func() {
				r.show(r.staging.Same(q))
				r.table.Focus()
			})))))
	}
	for _, remark := range staging.Remarks {
		objects = append(objects, kit.NewAttention(remark))
	}
	objects = append(objects, kit.NewSecondary("Only what is ticked is brought in. The space bar ticks a row; one undo takes all of it back."))
	if groups := r.groups(); len(groups) > 0 {
		objects = append(objects, kit.Flow(14, groups...))
	}
	r.content.Objects = []fyne.CanvasObject{kit.Stack(14, append(objects, kit.NewCard(r.table))...)}
	r.refresh()
	r.content.Refresh()
}

// groups are links that tick all rows of a group at once, or none of them, for
// each group that has several.
func (r *workbookReview) groups() []fyne.CanvasObject {
	words := map[intake.RowGroup]string{
		intake.GroupChanged: "changed", intake.GroupConflicts: "changed on both sides", intake.GroupNew: "new",
		intake.GroupRemoved: "taken out", intake.GroupUnknown: "not in the document",
	}
	var links []fyne.CanvasObject
	for _, group := range intake.RowGroups {
		all, ticked := 0, 0
		for _, row := range r.staging.Rows {
			if row.Group() == group {
				all++
				if row.Apply {
					ticked++
				}
			}
		}
		if all < 2 {
			continue
		}
		verb := "Tick all "
		if ticked == all {
			verb = "Untick all "
		}
		links = append(links, kit.NewLink(verb+assessment.Thousands(all)+" "+words[group], func() {
			r.staging.Take(group, ticked < all)
			r.show(r.staging)
			r.table.Focus()
		}))
	}
	return links
}

func (r *workbookReview) refresh() {
	c := r.staging.Counts()
	waiting := waitingRows(r.staging)
	c.Refused -= waiting
	r.summary.SetText(rowsInWords(c, waiting, r.from(), r.staging.Foreign))
	r.commit.SetText("Bring in " + count(c.Chosen, "row", "rows"))
	if c.Chosen == 0 {
		r.commit.Disable()
	} else {
		r.commit.Enable()
	}
	r.table.SetRows(r.rows())
}

// rowsInWords says what becomes of the rows of a workbook or a table, in numbers that add
// up.
func rowsInWords(c intake.WorkbookCounts, waiting int, from string, foreign bool) string {
	unknown := "not in the document any more"
	if foreign {
		unknown = "not in the document"
	}
	line := count(c.Rows, "row", "rows") + " in the " + from
	if c.Missing > 0 {
		line += " and " + assessment.Thousands(c.Missing) + " missing from it"
	}
	for i, part := range []struct {
		n    int
		what string
	}{
		{c.Unchanged, "unchanged"}, {c.Changed, "changed"}, {c.New, "new"}, {c.Removed, "taken out"},
		{c.Unknown, unknown}, {waiting, "waiting for the answer below"}, {c.Refused, "refused"}, {c.Continued, "that go on with the row above"},
	} {
		switch {
		case i == 0:
			line += ": "
		case part.n == 0:
			continue
		default:
			line += ", "
		}
		line += assessment.Thousands(part.n) + " " + part.what
	}
	line += "."
	if c.Conflicts > 0 {
		line += " " + count(c.Conflicts, "row was", "rows were") + " changed in the document, too, since the workbook was made; look at those first."
	}
	return line
}

// rows are what differs, by what kind of difference it is. Rows that say the
// same as the document are counted and not shown.
func (r *workbookReview) rows() []kit.TableRow {
	groups := []struct {
		title    string
		status   intake.RowStatus
		conflict bool
	}{
		{"Changed on both sides: a tick takes the " + r.from() + "’s words; without one, the document’s stay", intake.RowChanged, true},
		{"Taken out of the " + r.from() + ", and changed in the document: ticked ones are removed", intake.RowRemoved, true},
		{"Changed", intake.RowChanged, false}, {"New", intake.RowNew, false},
		{"Taken out of the " + r.from() + ": ticked ones are removed from the document", intake.RowRemoved, false},
		{r.unknown(), intake.RowUnknown, false},
		{"Refused", intake.RowRefused, false},
	}
	var rows []kit.TableRow
	ticked := r.staging.Ticked()
	for _, g := range groups {
		var of []kit.TableRow
		for i, row := range r.staging.Rows {
			if row.Status == g.status && row.Conflict == g.conflict && !row.Waits {
				of = append(of, r.row(i, row, ticked))
			}
		}
		if len(of) > 0 {
			rows = append(rows, kit.TableRow{ID: g.title, Heading: true, Cells: []string{g.title + " · " + count(len(of), "row", "rows")}})
			rows = append(rows, of...)
		}
	}
	return rows
}

// unknown says what the rows are that the document has no record of.
func (r *workbookReview) unknown() string {
	if r.staging.Foreign {
		return "Not in the document: ticked ones are added"
	}
	return "Not in the document any more: ticked ones are added again"
}

func (r *workbookReview) row(i int, row *intake.WorkbookRow, ticked intake.Ticked) kit.TableRow {
	where := row.Name
	if row.Number > 0 {
		where += "\n" + row.Sheet + ", row " + strconv.Itoa(row.Number)
	}
	var before, after reviewCell
	for _, c := range row.Changes {
		if assessment.Length(c.Before) > shownInReview || assessment.Length(c.After) > shownInReview {
			c.Before, c.After = c.Differing(shownInReview)
		}
		has, says := orNothing(c.Before), orNothing(c.After)
		inBefore, inAfter := differing(has, says)
		if row.Status != intake.RowNew && row.Status != intake.RowUnknown && row.Status != intake.RowRefused {
			before.line(c.Column+": ", has, inBefore)
		} else {
			inAfter = nil
		}
		if row.Status != intake.RowRemoved {
			after.line(c.Column+": ", says, inAfter)
		}
	}
	both := r.together(before, after)
	for _, why := range []string{ticked.Lacking(row), row.Why} {
		if why != "" {
			after.line("▲ ", why, nil)
			both.line("▲ ", why, nil)
		}
	}
	shown := kit.TableRow{
		Narrow: []string{where, "", both.text}, NarrowMarks: map[int][]kit.Span{2: both.marks},
		ID: strconv.Itoa(i), Cells: []string{where, before.text, after.text}, Marks: map[int][]kit.Span{1: before.marks, 2: after.marks},
		Ticked: ticked.Brings(row), Attention: row.Status == intake.RowRefused || row.Conflict && row.Status == intake.RowRemoved, Muted: !row.CanApply(),
	}
	if row.Conflict && row.Status == intake.RowChanged {
		shown.Under, shown.UnderAttention = "▲ The document’s words stay", true
		if shown.Ticked {
			shown.Under = "▲ The " + r.from() + "’s words are taken"
		}
	}
	return shown
}

// reviewCell is the text of a cell as it is put together, with what is marked in it.
type reviewCell struct {
	text  string
	marks []kit.Span
}

// together is what stands in the document and in the workbook in one cell, where there
// is no room for two.
func (r *workbookReview) together(before, after reviewCell) reviewCell {
	var both reviewCell
	for _, part := range []struct {
		title string
		cell  reviewCell
	}{{"In the document", before}, {"In the " + r.from(), after}} {
		if part.cell.text != "" {
			both.line(part.title+"\n", part.cell.text, part.cell.marks)
		}
	}
	return both
}

// line adds a line: what it is about, and a text in which stretches are marked.
func (c *reviewCell) line(about, text string, marks []kit.Span) {
	if c.text != "" {
		c.text += "\n"
	}
	c.text += about
	for _, m := range marks {
		c.marks = append(c.marks, kit.Span{From: len(c.text) + m.From, To: len(c.text) + m.To})
	}
	c.text += text
}

// shownInReview is how many characters of a cell are shown before only the part
// that differs is.
const shownInReview = 400

// orNothing says in words that a cell is empty.
func orNothing(text string) string {
	if text == "" {
		return "(nothing)"
	}
	return text
}

// tick takes a row in or leaves it out, where it can be brought in at all.
func (r *workbookReview) tick(id string, on bool) {
	i, err := strconv.Atoi(id)
	if err != nil {
		return // a heading
	}
	row := r.staging.Rows[i]
	r.staging.Choose(row, on)
	r.refresh()
}

// bring changes the document, in one step.
func (r *workbookReview) bring() {
	edit, err := r.staging.Edit(r.host.Document().Assessment(), uuid.NewString)
	if err != nil {
		r.host.Fail(err)
		return
	}
	if !r.host.Do(edit) {
		return
	}
	r.done()
	if r.next == nil || !r.next() {
		r.host.Show(Overview)
	}
	r.host.Toast("Brought in "+r.staging.Source, kit.Action{Label: "Undo", Do: r.host.Undo})
}

// waiting says what a question about a column keeps from being read.
func waiting(staging *intake.WorkbookStaging, q intake.RenamedColumn) string {
	if n := staging.Waiting(q); n > 0 {
		return "Until that is known, " + count(n, "row", "rows") + " of the sheet cannot be read."
	}
	return "Until that is known, what stands in it is not read."
}

// nothing says why no row is listed.
func (r *workbookReview) nothing() string {
	if waitingRows(r.staging) > 0 {
		return "What differs is known once the question above is answered."
	}
	return "The " + r.from() + " says the same as the document. There is nothing to bring in."
}

// waitingRows is how many rows wait for the answer to a question about a column.
func waitingRows(staging *intake.WorkbookStaging) int {
	n := 0
	for _, row := range staging.Rows {
		if row.Waits {
			n++
		}
	}
	return n
}
