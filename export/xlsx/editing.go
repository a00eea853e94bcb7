package xlsx

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"ninefold/export"
)

// sheetChoices is the hidden sheet that drop-down lists take their values from.
const sheetChoices = "Choices"

// choices are the values of all drop-down lists, each list once.
type choices struct {
	sheet export.Sheet
	lists [][]string
}

func choicesOf(sheets []export.Sheet) choices {
	c := choices{sheet: export.Sheet{
		Name: sheetChoices, Title: "What the drop-down lists offer", Note: "Please leave this sheet as it is.",
	}}
	for _, s := range sheets {
		for _, col := range s.Columns {
			if !col.Editable || col.Choices == nil || c.find(col.Choices) >= 0 {
				continue
			}
			c.lists = append(c.lists, col.Choices)
			c.sheet.Columns = append(c.sheet.Columns, export.Column{Title: fmt.Sprintf("List %d", len(c.lists)), Width: 40})
		}
	}
	for row := 0; ; row++ {
		cells := make([]export.Value, len(c.lists))
		more := false
		for i, list := range c.lists {
			if row < len(list) {
				cells[i], more = choice(list[row]), true
			}
		}
		if !more {
			return c
		}
		c.sheet.Rows = append(c.sheet.Rows, export.Row{Cells: cells})
	}
}

// choice is a number where it reads as one: a cell that holds the number 2 does
// not match a list that offers the text.
func choice(text string) export.Value {
	if n, err := strconv.Atoi(text); err == nil {
		return export.NumberValue(n)
	}
	return export.TextValue(text)
}

func (c choices) find(list []string) int {
	return slices.IndexFunc(c.lists, func(other []string) bool { return slices.Equal(list, other) })
}

// editing locks the sheet but for its open cells, and says what belongs there.
func (g *grid) editing() error {
	if !g.options.ForEditing {
		return nil
	}
	if g.readBack() {
		for i, c := range g.sheet.Columns {
			if err := g.rule(i, c); err != nil {
				return err
			}
		}
	}
	if g.sheet.Name == sheetChoices {
		if err := g.file.SetSheetVisible(sheetChoices, false); err != nil {
			return err
		}
	}
	// Without a password: it keeps people from slips, not from anything else.
	return g.file.ProtectSheet(g.sheet.Name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, Sort: true, FormatColumns: true, FormatRows: true,
	})
}

// rule offers a column's choices, or says what its limit is.
func (g *grid) rule(i int, c export.Column) error {
	if !c.Editable {
		return nil
	}
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(fmt.Sprintf("%s%d:%s%d", column(i), HeaderRow+1, column(i), g.bottom))
	switch {
	case c.Choices != nil:
		// A list within the rule would be cut at its commas and at 255 characters.
		at := g.choices.find(c.Choices)
		dv.SetSqrefDropList(fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(sheetChoices), column(at), HeaderRow+1, column(at), HeaderRow+len(c.Choices)))
		dv.SetError(excelize.DataValidationErrorStyleStop, c.Title, "Please choose one from the list.")
	case c.Limit > 0:
		if err := dv.SetRange(0, c.Limit, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		dv.SetError(excelize.DataValidationErrorStyleWarning, c.Title, fmt.Sprintf("This is longer than the %d characters that Ninefold can take.", c.Limit))
	default:
		return nil
	}
	return g.file.AddDataValidation(g.sheet.Name, dv)
}
