// Package workbook is the way back of a workbook that an export made: it reads
// the sheets, compares them with the document row by row, and stages what that
// would change. An action plan, from a council's own workbook or out of a table
// in text, goes the same way, as the rows of one sheet. Which sheets and columns
// there are is declared in package columns. It reads no text of a
// self-assessment, though it asks package understanding by which names statements
// and lists are called; and it knows nothing of how a document is stored or
// shown.
//
// The way through it is Read, which returns a Workbook, or ActionPlan; Stage,
// which compares it with a document; and Staging.Edit.
package workbook

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/intake/formats"
	"ninefold/app/intake/office"
	"ninefold/app/intake/source"
)

// Limits on a workbook, beside those on every Office file. Ninefold's own have
// fewer than ten columns, and a row for every entry.
const (
	maxBookColumns = 500
	maxBookRows    = 25_000 // rows with something in them, over all sheets
	maxBookCells   = 1_000_000
	maxBookSheets  = 500
	maxBookTexts   = 1_000_000 // texts that cells share
	maxBookText    = 16 << 20  // bytes of text of all cells, what they share as often as it is shown
	maxBookStyles  = 131_072   // twice as many as Excel takes
	maxBookFormat  = 1_000     // bytes of the format of a number; Excel takes 255
	maxBookLooks   = 100_000   // numbers that look otherwise than they are stored, each with its format once
)

// Workbook is what the sheets of a workbook hold, as text.
type Workbook struct {
	Name    string   // the file's name without its folder
	Remarks []string // sentences about what reading could not bring along

	document string // the id of the document it was made from, where it says so
	alone    bool   // whether it holds the rows of one sheet and means to hold no more
	part     bool   // whether it holds only some of the records of its sheets
	sheets   []bookSheet
	from1904 bool              // whether days are counted from 1904, as on old Macs
	renamed  map[string]string // declared titles of columns by the key of the title that people gave them
}

// bookSheet is one sheet.
type bookSheet struct {
	name   string
	hidden bool
	rows   []bookRow // those with something in them, in order

	hiddenColumns [][2]int // the first and the last of columns that are hidden, counted from 0
}

// bookRow is one row: the number it has in the workbook, counted from 1, and
// its cells by column, counted from 0.
type bookRow struct {
	number int
	cells  map[int]bookCell
	hidden bool
}

// bookCell is what a cell holds. Formulas are never worked out: the value that
// was last saved with one is its text.
type bookCell struct {
	text   string  // as the cell shows it
	number float64 // if isNumber
	kind   cellKind
	fault  string // why the text cannot be trusted, or ""
	struck bool   // whether words of it are struck out
}

type cellKind int

const (
	cellText cellKind = iota
	cellNumber
	cellBool
)

// Is tells whether the file at path is an Excel workbook, which Read reads; a
// protected one counts, going by its name. A file that cannot be opened is none.
func Is(path string) bool {
	data, err := formats.ReadAll(path)
	if err != nil {
		return false
	}
	switch formats.Of(data) {
	case formats.Xlsx:
		return true
	case formats.Protected, formats.OLE:
		return strings.HasPrefix(strings.ToLower(filepath.Ext(path)), ".xls")
	}
	return false
}

// Read reads an Excel workbook. Macros are not run, formulas not
// worked out, and what lies outside the file not fetched. The error is
// CodeFile with a sentence that says what to do instead.
func Read(name string, data []byte) (wb *Workbook, err error) {
	if len(data) > source.MaxFile {
		return nil, source.TooLarge(name)
	}
	switch kind := formats.Of(data); kind {
	case formats.Xlsx:
	case formats.Text, formats.Docx, formats.PDF, formats.RTF, formats.Pptx, formats.OpenDocument, formats.Picture, formats.WebPage, formats.Binary, formats.Zip:
		return nil, source.Refuse(nil, "%s is not an Excel workbook (.xlsx). If it holds text, bring it in as text.", name)
	default:
		return nil, formats.CannotRead(name, kind, nil)
	}
	// The library that formats numbers was not written for files made to break it.
	defer func() {
		if broken := recover(); broken != nil {
			wb, err = nil, damagedBook(name, fmt.Errorf("reading it failed: %v", broken))
		}
	}()
	file, err := office.Open(data)
	if err != nil && !errors.Is(err, office.ErrTooLarge) {
		return nil, formats.CannotRead(name, formats.DamagedZip, err)
	}
	r := &bookReader{File: file, book: &Workbook{Name: name}, looks: looks{}}
	if err == nil {
		err = r.read()
	}
	switch {
	case errors.Is(err, office.ErrTooLarge):
		return nil, source.Refuse(err, "%s is too large to read: a workbook may have %d MB, %d columns, %s rows and %s cells with something in them, and %d MB of text.",
			name, source.MaxFile>>20, maxBookColumns, assessment.Thousands(maxBookRows), assessment.Thousands(maxBookCells), maxBookText>>20)
	case err != nil:
		return nil, damagedBook(name, err)
	}
	return r.book, nil
}

func damagedBook(name string, cause error) error {
	return source.Refuse(cause, "%s is damaged: Ninefold could not read it to its end. Please open it in Excel, save it again, and bring that in.", name)
}

// bookReader reads a workbook's sheets. It reads the cells itself, since the
// library passes over what it cannot read; the library says how a number with
// a format looks, such as a date, and sees nothing of the workbook but that.
type bookReader struct {
	office.File
	book    *Workbook
	strings []sharedText // the texts that cells share
	struck  map[int]bool // styles that strike words out
	text    int          // bytes of text of all cells
	ends    int          // of lines in them
	inAll   int          // rows so far
	cells   int
	looks   looks
}

func (r *bookReader) read() error {
	part := r.Main("xl/workbook.xml")
	related := r.Relations(part)
	if r.Parts[part] == nil {
		return fmt.Errorf("the part %s is missing", part)
	}
	if err := r.readOrigin(); err != nil {
		return err
	}
	if err := r.readStrings(related.ByType["sharedStrings"]); err != nil {
		return err
	}
	if err := r.readStruck(related.ByType["styles"]); err != nil {
		return err
	}
	read := map[string]bool{}
	sheets := make([]*sheetReader, 0, 8)
	err := r.EachIn(part, func(_ *office.Part, start xml.StartElement) error {
		switch start.Name.Local {
		case "workbookPr":
			r.book.from1904 = on(office.Attribute(start, "date1904"))
		case "sheet":
			if len(read) >= maxBookSheets {
				return office.ErrTooLarge
			}
			s := &sheetReader{bookReader: r, bookSheet: bookSheet{name: office.Attribute(start, "name"), hidden: strings.HasSuffix(strings.ToLower(office.Attribute(start, "state")), "hidden")}}
			target := related.ByID[office.Attribute(start, "id")]
			if r.Parts[target] == nil {
				return fmt.Errorf("the sheet %q is missing", s.name)
			}
			if read[target] {
				return fmt.Errorf("the sheet %q is another one’s", s.name)
			}
			read[target] = true
			err := s.read(target)
			if err == nil {
				s.remarkOnStruck()
				err = s.remarkOnComments(target)
			}
			if err != nil {
				return fmt.Errorf("the sheet %q: %w", s.name, err)
			}
			sheets = append(sheets, s)
		}
		return nil
	})
	if err == nil && len(sheets) == 0 {
		err = errors.New("there is no sheet")
	}
	if err != nil {
		return err
	}
	if err := r.look(related.ByType["styles"]); err != nil {
		return err
	}
	for _, s := range sheets {
		if err := s.finish(); err != nil {
			return fmt.Errorf("the sheet %q: %w", s.name, err)
		}
		r.book.sheets = append(r.book.sheets, s.bookSheet)
	}
	for name := range r.Parts {
		if strings.EqualFold(name, "xl/vbaProject.bin") {
			r.book.Remarks = append(r.book.Remarks, "The workbook has macros. None was run.")
		}
	}
	return nil
}

// readOrigin reads which document the workbook was made from.
func (r *bookReader) readOrigin() error {
	const properties = "docProps/core.xml"
	if r.Parts[properties] == nil {
		return nil
	}
	return r.EachIn(properties, func(x *office.Part, start xml.StartElement) error {
		if start.Name.Local != "identifier" {
			return nil
		}
		text, err := x.Text()
		if id, is := strings.CutPrefix(strings.TrimSpace(text), columns.OriginMark); is {
			r.book.document, r.book.part = strings.CutSuffix(id, columns.PartMark)
		}
		return err
	})
}

// readStrings reads the texts that cells share. Those of phonetic hints, which
// stand beside some texts, are no part of them.
func (r *bookReader) readStrings(part string) error {
	size := 0
	return r.EachIn(part, func(x *office.Part, start xml.StartElement) error {
		if start.Name.Local != "si" {
			return nil
		}
		text, struck, err := richText(x)
		if size += len(text); size > office.MaxPart {
			return office.ErrTooLarge
		}
		if r.strings = append(r.strings, sharedText{text, struck}); len(r.strings) > maxBookTexts {
			return office.ErrTooLarge
		}
		return err
	})
}

// sharedText is a text that cells share.
type sharedText struct {
	text   string
	struck bool // whether words of it are struck out
}

// richText returns the text within the element just opened, past its end, and whether
// some of its words are struck out.
func richText(x *office.Part) (said string, struck bool, err error) {
	var b strings.Builder
	var read func(start xml.StartElement) error
	read = func(start xml.StartElement) error {
		switch start.Name.Local {
		case "t":
			text, err := x.Text()
			b.WriteString(text)
			return err
		case "r":
			return x.Each(read)
		case "rPr":
			strike, err := strikes(x)
			struck = struck || strike
			return err
		}
		return x.Skip()
	}
	err = x.Each(read)
	return unescape(b.String()), struck, err
}

// sheetReader reads one sheet.
type sheetReader struct {
	*bookReader
	bookSheet
	merged []string
	styled []styledCell
}

// styledCell is where a number stands that may look otherwise than it is stored.
type styledCell struct {
	row, column int // of rows, and of the row
	style       int
}

func (s *sheetReader) read(part string) error {
	row := 0
	return s.EachIn(part, func(x *office.Part, start xml.StartElement) error {
		if start.Name.Local == "mergeCell" {
			if s.merged = append(s.merged, office.Attribute(start, "ref")); len(s.merged) > maxBookRows {
				return office.ErrTooLarge
			}
		}
		if start.Name.Local == "col" && on(office.Attribute(start, "hidden")) && len(s.hiddenColumns) < maxBookColumns {
			from, err := strconv.Atoi(office.Attribute(start, "min"))
			to, errTo := strconv.Atoi(office.Attribute(start, "max"))
			if err == nil && errTo == nil {
				s.hiddenColumns = append(s.hiddenColumns, [2]int{from - 1, to - 1})
			}
		}
		if start.Name.Local != "row" {
			return nil
		}
		hidden := on(office.Attribute(start, "hidden"))
		before := row
		row++
		if at, err := strconv.Atoi(office.Attribute(start, "r")); err == nil {
			row = at
		}
		if row <= before || row > excelize.TotalRows {
			return errors.New("its rows are not in order")
		}
		cells := map[int]bookCell{}
		column := -1
		err := x.Each(func(start xml.StartElement) error {
			if start.Name.Local != "c" {
				return x.Skip()
			}
			last := column
			column++
			if name := office.Attribute(start, "r"); name != "" {
				at, _, err := excelize.CellNameToCoordinates(name)
				if err != nil {
					return err
				}
				column = at - 1
			}
			if column <= last {
				return errors.New("its cells are not in order")
			}
			cell, style, err := s.readCell(x, start)
			if err != nil || cell.text == "" && cell.fault == "" {
				return err
			}
			if column >= maxBookColumns {
				return office.ErrTooLarge
			}
			if style > 0 {
				s.styled = append(s.styled, styledCell{len(s.rows), column, style})
				if s.looks[styled{cell.text, style}] = ""; len(s.looks) > maxBookLooks {
					return office.ErrTooLarge
				}
			}
			cells[column] = cell
			return s.count(cell)
		})
		if err != nil || len(cells) == 0 {
			return err
		}
		if s.inAll++; s.inAll > maxBookRows {
			return office.ErrTooLarge
		}
		s.rows = append(s.rows, bookRow{number: row, cells: cells, hidden: hidden})
		return nil
	})
}

// count refuses more cells than are read, and more text.
func (r *bookReader) count(cell bookCell) error {
	r.cells++
	r.text += len(cell.text)
	r.ends += strings.Count(cell.text, "\n")
	if r.cells > maxBookCells || r.text > maxBookText || r.ends > source.MaxLines {
		return office.ErrTooLarge
	}
	return nil
}

// finish gives the numbers of a sheet their looks, and the cells that are merged
// what they show.
func (s *sheetReader) finish() error {
	for _, at := range s.styled {
		cells := s.rows[at.row].cells
		cell := cells[at.column]
		if shown := s.looks[styled{cell.text, at.style}]; shown != "" {
			cell.text = shown
			cells[at.column] = cell
		}
	}
	return s.spread()
}

// on tells whether an attribute says yes.
func on(value string) bool { return value == "1" || value == "true" }

// spread gives the value of cells that are merged down several rows to every one
// of these that holds something. Each names its range, such as "B3:B5".
func (s *sheetReader) spread() error {
	at := func(number int) int {
		i, _ := slices.BinarySearchFunc(s.rows, number, func(row bookRow, n int) int { return cmp.Compare(row.number, n) })
		return i
	}
	passed := 0
	for _, area := range s.merged {
		from, to, is := strings.Cut(area, ":")
		column, first, err := excelize.CellNameToCoordinates(from)
		_, last, errLast := excelize.CellNameToCoordinates(to)
		i := at(first)
		if !is || err != nil || errLast != nil || last <= first || i == len(s.rows) || s.rows[i].number != first {
			continue
		}
		value, has := s.rows[i].cells[column-1]
		if !has {
			continue
		}
		for i++; i < len(s.rows) && s.rows[i].number <= last; i++ {
			if passed++; passed > maxBookCells {
				return office.ErrTooLarge // ranges that lie over one another
			}
			if _, taken := s.rows[i].cells[column-1]; !taken {
				s.rows[i].cells[column-1] = value
				if err := s.count(value); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// readCell reads one cell, and returns the style of a number that may look
// otherwise than it is stored.
func (r *bookReader) readCell(x *office.Part, start xml.StartElement) (cell bookCell, style int, err error) {
	kind := office.Attribute(start, "t")
	look, _ := strconv.Atoi(office.Attribute(start, "s")) // what is no number is no style
	value, hasFormula := "", false
	err = x.Each(func(start xml.StartElement) error {
		var err error
		switch start.Name.Local {
		case "v":
			value, err = x.Text()
		case "is":
			value, cell.struck, err = richText(x)
		case "f":
			hasFormula = true
			err = x.Skip()
		default:
			err = x.Skip()
		}
		return err
	})
	if err != nil {
		return cell, 0, err
	}
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(r.strings) {
			return cell, 0, fmt.Errorf("a cell has the text %q, which is not there", value)
		}
		cell.text, cell.struck = r.strings[i].text, r.strings[i].struck
	case "str":
		cell.text = unescape(value)
	case "inlineStr":
		cell.text = value
	case "b":
		cell.kind, cell.text = cellBool, columns.No
		if strings.TrimSpace(value) == "1" {
			cell.text = columns.Yes
		}
	case "e":
		cell.text = value
		cell.fault = fmt.Sprintf("a cell shows the error %s: the program it was written in took its text for a formula. Please write it again as text", value)
	default:
		cell.text = strings.TrimSpace(value)
		if n, err := strconv.ParseFloat(cell.text, 64); err == nil && !math.IsNaN(n) && !math.IsInf(n, 0) {
			cell.kind, cell.number = cellNumber, n
			cell.text = strconv.FormatFloat(n, 'f', -1, 64)
			style = look
		}
	}
	cell.struck = cell.text != "" && (cell.struck || r.struck[look])
	if hasFormula && cell.text == "" {
		cell.fault = "a cell has a formula without a value. Please write its value into the cell"
	}
	return cell, style, nil
}

// columns returns the row's columns that have a cell, from the left.
func (row bookRow) columns() []int {
	var all []int
	for column := range row.cells {
		all = append(all, column)
	}
	slices.Sort(all)
	return all
}

// unescape reads the escapes by which a workbook holds characters that XML
// cannot, such as "_x000D_", and returns the text as every format of Ninefold
// has it.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return assessment.PlainText(text)
	}
	var units []uint16
	for i := 0; i < len(text); {
		if code, ok := escape(text[i:]); ok {
			units = append(units, code)
			i += len("_x0000_")
			continue
		}
		// Characters go by UTF-16 units, so that two escapes can make one.
		next := i + 1
		for next < len(text) && text[next]&0xc0 == 0x80 {
			next++
		}
		units = utf16.AppendRune(units, []rune(text[i:next])[0])
		i = next
	}
	return assessment.PlainText(string(utf16.Decode(units)))
}

func escape(text string) (code uint16, ok bool) {
	const length = len("_x0000_")
	if len(text) < length || text[0] != '_' || text[1] != 'x' || text[length-1] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(text[2:length-1], 16, 16)
	return uint16(n), err == nil
}
