package forms

import (
	"strconv"
	"strings"

	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/forms/kit"
)

// pasteRecords adds a record for every row of a block from a spreadsheet. Its
// first row may name the columns; otherwise they are those given. A cell that
// cannot be read is said, never guessed, and its words stand in the record's note.
// Every record has the values given besides.
func pasteRecords(h Host, spec assessment.KindSpec, shown []assessment.Field, besides map[assessment.Field]string, block [][]string) {
	a := h.Document().Assessment()
	words, sheet := columns.NewWords(a), columns.Of(spec.Kind)
	var titles []string
	for _, field := range shown {
		f, _ := assessment.FieldOf(spec.Kind, field)
		titles = append(titles, f.Title)
	}
	first, taken := 1, ""
	if len(block) > 0 {
		if named, other, does := columnNames(sheet, spec, block[0]); does {
			titles, taken, block, first = named, other, block[1:], 2
		}
	}
	var records []assessment.NewRecord
	var problems []string
	for n, row := range block {
		values := map[assessment.Field]string{}
		var unread []string
		for i, text := range row {
			if saysNothing(text) {
				continue
			}
			said := func(title, why string) {
				problems = append(problems, "Row "+strconv.Itoa(n+first)+": "+why)
				unread = append(unread, title+": "+onOneLine(text))
			}
			if i >= len(titles) || titles[i] == "" {
				said("Column "+strconv.Itoa(i+1), "For “"+assessment.Shortened(text, longestOffer)+"” there is no column.")
				continue
			}
			c, has := columnTitled(sheet, titles[i])
			if !has || c.Of != "" || !c.Editable {
				said(titles[i], "“"+assessment.Shortened(text, longestOffer)+"” stands under “"+titles[i]+"”, which is no column here.")
				continue
			}
			value, why := c.Read(words, text)
			if why != "" {
				said(c.Title, why)
				continue
			}
			values[c.Field] = value
		}
		noteUnread(spec.Kind, values, unread)
		if len(values) == 0 {
			continue
		}
		for field, value := range besides {
			values[field] = value
		}
		records = append(records, assessment.NewRecord{ID: uuid.NewString(), Values: values})
	}
	if len(records) == 0 {
		h.Toast("There is nothing on the clipboard that " + assessment.AnyOf([]assessment.Kind{spec.Kind}) + " could be made of.")
		return
	}
	edit := a.AppendRecords(spec.Kind, records...)
	edit.Label = "Paste " + count(len(records), spec.Name, spec.Plural)
	if !h.Do(edit) {
		return
	}
	if sayUnread(h, leftUnread(spec.Kind), problems) {
		return
	}
	said := "Pasted " + count(len(records), spec.Name, spec.Plural)
	if taken != "" {
		said += "; “" + taken + "” was taken for " + assessment.LowerFirst(calledTitle(spec))
	}
	h.Toast(said, kit.Action{Label: "Undo", Do: h.Undo})
}

// saysNothing tells whether a cell of a block has nothing in it, or the dash that people
// put into a table for nothing.
func saysNothing(cell string) bool {
	cell = strings.TrimSpace(cell)
	return cell == "" || cell == "-" || cell == "–" || cell == "—"
}

// noteUnread keeps the words of cells that could not be read in the note of their
// record, such as "Not read: Mean, days: c. 30". A kind without notes keeps none.
func noteUnread(kind assessment.Kind, values map[assessment.Field]string, unread []string) {
	if _, has := assessment.FieldOf(kind, assessment.FieldNote); !has || len(unread) == 0 {
		return
	}
	values[assessment.FieldNote] = strings.TrimSpace(values[assessment.FieldNote] + "\n\nNot read: " + strings.Join(unread, "; "))
}

// leftUnread says what became of cells that could not be read.
func leftUnread(kind assessment.Kind) string {
	if _, has := assessment.FieldOf(kind, assessment.FieldNote); has {
		return "The other cells are in the document. What these say stands in the notes of their rows, after “Not read”."
	}
	return "The other cells are in the document; these were left out."
}

// sayUnread shows which cells of a pasted block could not be read and what became
// of them, and says whether there are any.
func sayUnread(h Host, became string, problems []string) bool {
	if len(problems) == 0 {
		return false
	}
	const most = 8
	more := ""
	if len(problems) > most {
		more = "\n… and " + count(len(problems)-most, "cell", "cells") + " more."
		problems = problems[:most]
	}
	kit.Ask(h.Canvas(), "Some cells could not be read", became+"\n\n"+strings.Join(problems, "\n")+more, kit.Answer{Label: "Close", Primary: true})
	return true
}

// columnTitled finds a column by its title, in any case, or else by another that
// people give it.
func columnTitled(sheet columns.Sheet, title string) (columns.Column, bool) {
	for _, does := range []func(columns.Column, string) bool{columns.Column.Called, columns.Column.Known} {
		for _, c := range sheet.Columns {
			if does(c, title) {
				return c, true
			}
		}
	}
	return columns.Column{}, false
}

// columnNames reads a row as titles of columns: each cell's own, where it is known.
// It is one where all cells are titles, or more than half of them. The record's own
// words have a column in any case: a title that is not known stands for them where it
// is the only one, and is returned as taken.
func columnNames(sheet columns.Sheet, spec assessment.KindSpec, row []string) (titles []string, taken string, does bool) {
	own, known, unknown := false, 0, []int{}
	coded := false
	for i, cell := range row {
		cell = onOneLine(strings.TrimSpace(cell))
		titles = append(titles, cell)
		c, has := columnTitled(sheet, cell)
		switch {
		case cell == "":
		case has:
			known++
			own = own || c.Field == spec.Called && c.Of == ""
			coded = coded || spec.Coded != "" && c.Field == spec.Coded
		default:
			unknown = append(unknown, i)
		}
	}
	if known <= len(unknown) && !(known == 1 && len(unknown) == 1 && coded) {
		return nil, "", false
	}
	if !own {
		if len(unknown) != 1 {
			return nil, "", false
		}
		taken = titles[unknown[0]]
		titles[unknown[0]] = calledTitle(spec)
	}
	return titles, taken, true
}

// calledTitle is the title of the column with a record's own words.
func calledTitle(spec assessment.KindSpec) string {
	f, _ := assessment.FieldOf(spec.Kind, spec.Called)
	return f.Title
}
