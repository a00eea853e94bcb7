"""Prints, as JSON, every cell that openpyxl, another reader of workbooks, finds, by sheet."""
import json
import sys
import warnings

import openpyxl

warnings.simplefilter("error")

book = openpyxl.load_workbook(sys.argv[1])
json.dump(
    {
        sheet.title: [[str(cell.value) for cell in row if cell.value is not None] for row in sheet.iter_rows()]
        for sheet in book.worksheets
    },
    sys.stdout,
)
