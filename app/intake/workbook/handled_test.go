package workbook

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/columns"
	"ninefold/app/intake/intaketest"
)

// What people, and the programs they use, do to a workbook on its way loses nothing, or
// is said.
func TestWhatPeopleDoToAWorkbookLosesNothingOrIsSaid(t *testing.T) {
	t.Parallel()
	a := small(t)
	theme := sheetOf(t, a, "QS1")
	exported := book(t, a, forEditing, "")
	by := func(change func(f *excelize.File)) []byte { return edited(t, exported, change) }
	must := func(err error) { t.Helper(); intaketest.Must(t, err) }
	parts := func(change func(name, content string) string) []byte { return repacked(t, exported, change) }
	copied := func(f *excelize.File, sheet, name string) {
		from, err := f.GetSheetIndex(sheet)
		must(err)
		to, err := f.NewSheet(name)
		must(err)
		must(f.CopySheet(from, to))
	}
	for name, c := range map[string]struct {
		book    []byte
		changed int
		refused int
		says    string
	}{
		"a sheet's name longer than Excel allows": {parts(func(name, content string) string {
			if name == "xl/workbook.xml" {
				return strings.Replace(content, `name="`+theme+`"`, `name="All that we and our partners say about working with people in 2026"`, 1)
			}
			return content
		}), 0, 0, ""},
		"two such names that begin alike": {parts(func(name, content string) string {
			if name == "xl/workbook.xml" {
				content = strings.Replace(content, `name="`+theme+`"`, `name="All that we and our partners say, working with people"`, 1)
				return strings.Replace(content, `name="Risks"`, `name="All that we and our partners say, risks"`, 1)
			}
			return content
		}), 0, 0, ""},
		"saved as strict Open XML": {parts(func(name, content string) string {
			content = strings.ReplaceAll(content, "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
			return strings.ReplaceAll(content, "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
		}), 0, 0, ""},
		"a comment": {by(func(f *excelize.File) {
			must(f.AddComment(theme, excelize.Comment{Cell: cellOf(t, f, theme, columns.Text, 1), Author: "Mair", Paragraph: []excelize.RichTextRun{{Text: "Is this\nstill so?"}}}))
		}), 0, 0, "there is 1 comment, which is not brought in: at D6 “Is this still so?”"},
		"twelve comments": {by(func(f *excelize.File) {
			for row := range 12 {
				must(f.AddComment(theme, excelize.Comment{Cell: cellOf(t, f, theme, columns.Note, row+1), Text: "Why?"}))
			}
		}), 0, 0, "there are 12 comments, which are not brought in: at F6 “Why?”, at F7"},
		"words struck out in a cell": {by(func(f *excelize.File) {
			cell := cellOf(t, f, theme, columns.Text, 1)
			must(f.SetCellRichText(theme, cell, []excelize.RichTextRun{{Text: "One"}, {Text: " or two", Font: &excelize.Font{Strike: true}}}))
		}), 1, 0, "words are struck out in 1 cell: D6."},
		"rows struck out": {by(func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
			must(err)
			must(f.SetCellStyle(theme, cellOf(t, f, theme, columns.Text, 1), cellOf(t, f, theme, columns.Text, 2), style))
		}), 0, 0, "words are struck out in 2 cells: D6, D7."},
		"a title with a hint": {by(func(f *excelize.File) { set(t, f, theme, columns.Text, 0, "Text\n(please write here)") }), 0, 3,
			`the column “Text (please write here)” is new and “Text” is missing`},
		"a column taken out": {by(func(f *excelize.File) {
			must(f.UnprotectSheet(theme))
			must(f.RemoveCol(theme, "F"))
		}), 0, 0, "has no column “Note” any more. What the document has of it stays as it is."},
		"a sheet copied": {by(func(f *excelize.File) { copied(f, theme, "My copy") }), 0, 0, ""},
		"a sheet copied, and written in": {by(func(f *excelize.File) {
			copied(f, theme, "My copy")
			set(t, f, "My copy", columns.Text, 1, "One, by a colleague")
		}), 1, 0, ""},
		"a sheet copied, and both written in": {by(func(f *excelize.File) {
			copied(f, theme, "My copy")
			set(t, f, "My copy", columns.Text, 1, "One, by a colleague")
			set(t, f, theme, columns.Text, 1, "One, by another")
		}), 1, 1, "Row 6 of the sheet “" + theme + "” is about the same, and says something else."},
		"a sheet copied, and both written in alike": {by(func(f *excelize.File) {
			set(t, f, theme, columns.Text, 1, "One, by a colleague")
			copied(f, theme, "My copy")
		}), 1, 0, ""},
		"the sheet of scores copied": {by(func(f *excelize.File) {
			copied(f, columns.SheetScores, "Scores (2)")
			set(t, f, "Scores (2)", columns.Score, 1, 3)
		}), 1, 0, ""},
		"rows and columns hidden": {by(func(f *excelize.File) {
			must(f.SetRowVisible(theme, 6, false))
			must(f.SetColVisible(theme, "D", false))
			set(t, f, theme, columns.Text, 1, "One, in what is hidden")
		}), 1, 0, ""},
		"a sheet hidden": {by(func(f *excelize.File) {
			must(f.SetSheetVisible(theme, false))
			set(t, f, theme, columns.Text, 1, "One, in what is hidden")
		}), 1, 0, ""},
		"scores as text":           {by(func(f *excelize.File) { set(t, f, columns.SheetScores, columns.Score, 2, " 2 ") }), 0, 0, ""},
		"a score in words":         {by(func(f *excelize.File) { set(t, f, columns.SheetScores, columns.Score, 2, "good") }), 0, 1, "is not on the scale from 1 to 4"},
		"a list that is not there": {by(func(f *excelize.File) { set(t, f, theme, columns.List, 1, "") }), 0, 1, "The list it belongs to is missing."},
		"statements by other names": {by(func(f *excelize.File) {
			set(t, f, theme, columns.Statement, 1, "QS1 – ASSESSING NEEDS")
		}), 0, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := stageBook(t, a, c.book)
			counts := s.Counts()
			if counts.Changed != c.changed || counts.Refused != c.refused || counts.New+counts.Removed+counts.Unknown != 0 {
				t.Errorf("counts %+v\n%s", counts, s.Summary())
			}
			if all := s.Summary(); !strings.Contains(all, c.says) || c.says == "" && len(s.Remarks) > 0 {
				t.Errorf("it does not say %q:\n%s", c.says, all)
			}
		})
	}
}

// In Excel for the web an answer to a comment stands with it, in a part of its own.
func TestTheCommentsOfAConversationAreSaid(t *testing.T) {
	t.Parallel()
	a := small(t)
	theme := sheetOf(t, a, "QS1")
	data := edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
		intaketest.Must(t, f.AddComment(theme, excelize.Comment{Cell: "D6", Text: "[Threaded comment] Your version of Excel cannot show it."}))
	})
	const kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
	data = repacked(t, data, func(name, content string) string {
		switch {
		case strings.HasPrefix(name, "xl/worksheets/_rels/") && strings.Contains(content, "comments1.xml"):
			return strings.Replace(content, "</Relationships>", `<Relationship Id="rThread" Type="`+kind+`" Target="../../xl/comments1.xml"/></Relationships>`, 1)
		case name == "xl/comments1.xml":
			return `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="D6" id="{1}"><text>Is this so?</text></threadedComment><threadedComment ref="D6" id="{2}" parentId="{1}"><text>It is, I asked.</text></threadedComment></ThreadedComments>`
		}
		return content
	})
	s := stageBook(t, a, data)
	if all := strings.Join(s.Remarks, "\n"); !strings.Contains(all, "there are 2 comments, which are not brought in: at D6 “Is this so?”, at D6 “It is, I asked.”") || strings.Contains(all, "Threaded") {
		t.Errorf("it says %s", all)
	}
	if got := a.Entry("one").Text; got != "One" || s.Counts().Chosen != 0 {
		t.Errorf("the entry says %q", got)
	}
}
