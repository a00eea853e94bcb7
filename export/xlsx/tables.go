package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// tables are the tables of a workbook in the making. excelize reads every table
// that is there anew for each one added, which took half the time of a
// workbook. So all but the newest, whose number the next one follows, are put
// out of its sight until the last has come.
type tables struct {
	names map[string]bool
	aside map[string]any // the parts put out of sight, by their paths
}

// add marks up a part of a sheet as a table. It is an error when there is one of
// its name, which no office program would open.
func (t *tables) add(file *excelize.File, sheet string, table *excelize.Table) error {
	if t.names[table.Name] {
		return excelize.ErrExistsTableName
	}
	if t.names == nil {
		t.names, t.aside = map[string]bool{}, map[string]any{}
	}
	if err := file.AddTable(sheet, table); err != nil {
		return err
	}
	before := fmt.Sprintf("xl/tables/table%d.xml", len(t.names))
	if part, there := file.Pkg.LoadAndDelete(before); there {
		t.aside[before] = part
	}
	t.names[table.Name] = true
	return nil
}

// restore puts every table back into the workbook.
func (t *tables) restore(file *excelize.File) {
	for path, part := range t.aside {
		file.Pkg.Store(path, part)
	}
	t.aside = nil
}
