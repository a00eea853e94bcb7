package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/columns"
	"ninefold/export"
	"ninefold/export/xlsx"
)

// hostile are texts that break programs which write workbooks.
var hostile = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "'quoted", "=HYPERLINK(\"http://x\")",
	"_x000D_", "a _x0041_ b", "_xD83D_", "__x0041__x0041_", "_x000d_", "_x00", "x_x0041",
	"& < > \" ' ]]> <!-- &amp;", "tab\tand\nline\r\nends", "  white space around  ", "\n leading line",
	"👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 emoji", "Prŷs, Їжак, سلام عليكم, नमस्ते", "“curly” ‘quotes’ – dashes …",
	"right \u200fto\u200e left \u202emarks\u202c", "\ufeffmark and soft\u00adhyphen", "bell\a and \x1b escape", "\uffff\ufffe",
	strings.Repeat("x", assessment.LimitEntry), "1-2", "0012", "1e5", "TRUE", "#N/A", "2026-01-16",
}

func hostileAssessment(t testing.TB) *assessment.Assessment {
	t.Helper()
	a := assessment.New("x", `Brighton & Hove "City" <Council>`, assessmenttest.Framework(t))
	var entries []assessment.NewEntry
	for i, text := range hostile {
		entries = append(entries, assessment.NewEntry{ID: fmt.Sprint("e", i), Text: text, Note: text})
	}
	for i := range 500 {
		entries = append(entries, assessment.NewEntry{ID: fmt.Sprint("many", i), Text: fmt.Sprintf("Entry %d of a long list.", i)})
	}
	code := a.Statements[0].Code
	for _, edit := range []assessment.Edit{
		a.AppendEntries(code, assessment.WorkingWell, entries...),
		assessment.SetValue("", assessment.KindStatement, code, assessment.FieldReason, strings.Join(hostile[:20], "\n")),
		assessment.SetValue("", assessment.KindStatement, code, assessment.FieldLead, "=cmd|' /C calc'!A0"),
		assessment.SetValue("", assessment.KindDocument, a.ID, assessment.FieldAuthor, "A & B <c> &P"),
		a.AddSection("s", "", "=1+1", strings.Repeat("🦄 text ", 2500)),
		a.AddFigure("f", "", "@label", "=2+2", "_x000D_"),
	} {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func TestHostileTextComesBackFromEveryReader(t *testing.T) {
	a := hostileAssessment(t)
	for name, o := range map[string]export.Options{"internal": {Appendix: "A & B", Committee: strings.Repeat("&", 200)}, "for editing": {ForEditing: true}} {
		path := write(t, build(t, a, o), xlsx.Options{ForEditing: o.ForEditing})
		sheetName := columns.ThemeSheet(a.Framework.Themes[0])
		entries := a.Statements[0].List(assessment.WorkingWell)
		all := read(t, path)
		for _, s := range all.Sheets {
			if len(s.Formulas) > 0 {
				t.Errorf("%s, sheet %s: formulas in %v", name, s.Name, s.Formulas)
			}
		}
		openpyxl := all.sheet(t, sheetName)
		f, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		cell := func(column string, row int) string {
			text, err := f.GetCellValue(sheetName, fmt.Sprint(column, row))
			if err != nil {
				t.Fatal(err)
			}
			return text
		}
		row := xlsx.HeaderRow
		for _, e := range entries {
			want := assessment.PlainText(e.Text)
			row++
			first := row
			byPython, _ := openpyxl.Rows[row-1][3].(string)
			text, note := cell("D", row), cell("F", row)
			for cell("A", row+1) == columns.Continued { // a text that is higher than a row
				row++
				more, _ := openpyxl.Rows[row-1][3].(string)
				byPython, text, note = byPython+more, text+cell("D", row), note+cell("F", row)
			}
			if byPython != want {
				t.Errorf("%s: openpyxl reads %.80q, want %.80q", name, byPython, want)
			}
			if text != want {
				t.Errorf("%s: excelize reads %.80q, want %.80q", name, text, want)
			}
			if note != assessment.PlainText(e.Note) {
				t.Errorf("%s: the note is %.80q, want %.80q", name, note, e.Note)
			}
			if kind, _ := f.GetCellType(sheetName, fmt.Sprintf("D%d", first)); kind != excelize.CellTypeSharedString {
				t.Errorf("%s: %.80q is no text but of type %d", name, want, kind)
			}
		}
		_ = f.Close()
	}
}

func TestTextLongerThanACellGoesOnInTheNextRow(t *testing.T) {
	a := hostileAssessment(t)
	for _, editing := range []bool{false, true} {
		r := build(t, a, export.Options{ForEditing: editing})
		s := read(t, write(t, r, xlsx.Options{ForEditing: editing})).sheet(t, columns.SheetWhoWeAre)
		joined := ""
		rows := 0
		for _, row := range s.Rows[xlsx.HeaderRow:] {
			text, _ := row[1].(string)
			if text == "" {
				continue
			}
			rows++
			if rows > 1 && row[0] != columns.Continued {
				t.Errorf("row %d begins with %v", rows, row[0])
			}
			if editing && row[3] != "s" {
				t.Errorf("row %d has the id %v", rows, row[3])
			}
			joined += text
		}
		if want := assessment.PlainText(a.Sections()[0].Text); joined != want || rows < 1 {
			t.Errorf("%d rows hold %d bytes of %d", rows, len(joined), len(want))
		}
	}
}

func TestEveryPartOfTheWorkbookIsWellFormed(t *testing.T) {
	for name, part := range unpack(t, inMemory(t, build(t, hostileAssessment(t), export.Options{ForEditing: true}), xlsx.Options{ForEditing: true})) {
		if fault := malformed(part); fault != nil {
			t.Errorf("%s: %v", name, fault)
		}
	}
}

// unpack returns the parts of a workbook, uncompressed.
func unpack(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}
