"""Prints, as JSON, what openpyxl reads of a workbook: an independent reader."""
import datetime
import json
import sys
import warnings

import openpyxl

warnings.simplefilter("error")


def plain(value):
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value


book = openpyxl.load_workbook(sys.argv[1])
narrow = openpyxl.load_workbook(sys.argv[1], read_only=True)
out = {
    "title": book.properties.title,
    "creator": book.properties.creator,
    "language": book.properties.language,
    "created": book.properties.created.isoformat(),
    "active": book.active.title,
    "sheets": [],
}
for sheet in book.worksheets:
    rows = [[plain(cell.value) for cell in row] for row in sheet.iter_rows()]
    streamed = [list(map(plain, row)) for row in narrow[sheet.title].iter_rows(values_only=True)]
    out["sheets"].append({
        "name": sheet.title,
        "state": sheet.sheet_state,
        "rows": rows,
        "streamed": len(streamed),
        "formulas": [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"],
        "merged": [str(r) for r in sheet.merged_cells.ranges],
        "tables": {table.name: table.ref for table in sheet.tables.values()},
        "columns": {table.name: [c.name for c in table.tableColumns] for table in sheet.tables.values()},
        "links": [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink],
        "cursor": sheet.sheet_view.selection[0].activeCell,
        "paper": sheet.page_setup.paperSize,
        "orientation": sheet.page_setup.orientation,
        "fit": sheet.sheet_properties.pageSetUpPr.fitToPage,
        "fitToWidth": sheet.page_setup.fitToWidth,
        "fitToHeight": sheet.page_setup.fitToHeight,
        "titles": sheet.print_title_rows,
        "header": sheet.oddHeader.left.text,
        "marking": sheet.oddHeader.right.text,
        "frozen": sheet.freeze_panes,
        "hidden": [name for name, d in sheet.column_dimensions.items() if d.hidden],
        "charts": len(sheet._charts),
        "locked": sheet.protection.sheet,
        "open": [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked],
        "lists": {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation if v.type == "list"},
    })
json.dump(out, sys.stdout)
