package export

import (
	"strconv"
	"time"
)

// Sheet is one sheet of the workbook: a title, a line of explanation, and one
// table. The first two sheets, cover and contents, are tables too.
type Sheet struct {
	Name    string // at most 31 characters, unique, stable from version to version: an import finds it by its name
	Title   string
	Note    string // one line below the title
	Columns []Column
	Rows    []Row
	Empty   string // said in place of rows where there are none
	Bars    *Bars  // drawn as a chart beside the table; or nil
	// ValueColumn and LabelColumn are the columns (from 0) that the chart's
	// bars come from.
	LabelColumn, ValueColumn int
	// Charts are drawn below the table, in pairs beside each other.
	Charts []Chart
	// Key is the kind of record the rows show, for an import, or "" for a sheet
	// that is not read back.
	Key string
	// Spare is how many empty rows a workbook made for editing adds for what
	// is new.
	Spare int
}

// Column is one column of a sheet's table.
type Column struct {
	Title    string   // unique in its table, plain, stable: an import finds it by its name
	Width    float64  // in characters of the default font
	Editable bool     // unlocked in a workbook made for editing
	Choices  []string // the values it takes, offered as a list in a workbook made for editing; or nil
	Numeric  bool     // whether its values are numbers, new ones too
	Limit    int      // the most characters it takes, said to who types more in a workbook made for editing; 0: any number
}

// Chart is a chart of numbers of the sheet's table: a series for each of its
// columns, a point for each of its rows.
type Chart struct {
	Title string
	Alt   string // the text equivalent, with the numbers
	Lines bool   // whether the points are joined, as those of a time are; else they are bars
	First int    // the first row of the table that is shown, from 0
	Last  int    // the last
	// Label is the column with the points' names, Values those with their
	// numbers, from 0.
	Label  int
	Values []int
}

// Row is one row. ID names the record it shows, for the round trip; empty for
// rows that show none.
type Row struct {
	ID    string
	Cells []Value
}

// Value is what a workbook cell holds: exactly one of its kinds.
type Value struct {
	Text   string    // text, where neither of the others is set
	Number *float64  // a real number
	Format string    // how Number is shown, in a workbook's number format, such as "#,##0"; "" as it comes
	Date   time.Time // a real date, at midnight UTC
	Sheet  string    // the name of a sheet that Text links to; or ""
}

// TextValue is a cell of text.
func TextValue(text string) Value { return Value{Text: text} }

// NumberValue is a cell that holds a number.
func NumberValue(n int) Value { f := float64(n); return Value{Number: &f} }

// DateValue is a cell that holds a date.
func DateValue(day time.Time) Value { return Value{Date: day} }

// LinkValue is a cell whose text leads to another sheet.
func LinkValue(text, sheet string) Value { return Value{Text: text, Sheet: sheet} }

// Written is the value as an import reads it back: a number without its
// format, a date as "2006-01-02".
func (v Value) Written() string {
	switch {
	case v.Number != nil:
		return strconv.FormatFloat(*v.Number, 'f', -1, 64)
	case !v.Date.IsZero():
		return v.Date.Format(time.DateOnly)
	}
	return v.Text
}
