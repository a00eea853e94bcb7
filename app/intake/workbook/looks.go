package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"ninefold/app/intake/office"
)

// looks are how numbers look that have a style, such as dates and percentages.
type looks map[styled]string

// styled is a number as it is stored, with the number of its style.
type styled struct {
	number string
	style  int
}

// look finds out how the numbers look. The library that knows it takes a workbook
// whole and without measure, so it is given one that holds these numbers, each
// once, and what their styles say of numbers; of the file itself it sees nothing.
func (r *bookReader) look(styles string) error {
	if len(r.looks) == 0 || r.Parts[styles] == nil {
		return nil
	}
	formats, err := r.numberFormats(styles)
	if err != nil {
		return err
	}
	all := make([]styled, 0, len(r.looks))
	for number := range r.looks {
		all = append(all, number)
	}
	data, err := formats.book(all, r.book.from1904)
	if err != nil {
		return err
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: office.MaxUnpacked, UnzipXMLSizeLimit: office.MaxUnpacked, // all of it is ours, and in memory
		ShortDatePattern: "dd/mm/yyyy", LongDatePattern: "d mmmm yyyy",
	})
	if err != nil {
		return err
	}
	defer func() { _ = book.Close() }()
	rows, err := book.Rows(looksSheet)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for i := 0; i < len(all) && rows.Next(); i++ {
		shown, err := rows.Columns()
		if err != nil {
			return err
		}
		if len(shown) > 0 {
			r.looks[all[i]] = shown[0]
		}
	}
	return rows.Error()
}

// numberFormats is what the styles that are used say of numbers.
type numberFormats struct {
	byStyle map[int]int    // the number of the format, by the style's
	codes   map[int]string // of the formats that the workbook brings along
}

// numberFormats reads the part that says how cells look.
func (r *bookReader) numberFormats(part string) (f numberFormats, err error) {
	used := map[int]bool{}
	for number := range r.looks {
		used[number.style] = true
	}
	f = numberFormats{map[int]int{}, map[int]string{}}
	style := 0
	err = r.EachIn(part, func(x *office.Part, start xml.StartElement) error {
		switch start.Name.Local {
		case "numFmt":
			code := office.Attribute(start, "formatCode")
			if id, err := strconv.Atoi(office.Attribute(start, "numFmtId")); err == nil {
				f.codes[id] = code
			}
			if len(code) > maxBookFormat || len(f.codes) > office.MaxNamed {
				return office.ErrTooLarge
			}
			return x.Skip()
		case "cellXfs":
			return x.Each(func(start xml.StartElement) error {
				if id, err := strconv.Atoi(office.Attribute(start, "numFmtId")); err == nil && used[style] {
					f.byStyle[style] = id
				}
				if style++; style > maxBookStyles {
					return office.ErrTooLarge
				}
				return x.Skip()
			})
		case "dxfs":
			return x.Skip() // the formats of conditions are none of the cells'
		}
		return nil
	})
	return f, err
}

// looksSheet is the one sheet of the workbook of numbers.
const looksSheet = "Numbers"

// book is a workbook with a row for each of these numbers.
func (f numberFormats) book(all []styled, from1904 bool) ([]byte, error) {
	const (
		main    = `"http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
		related = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
		parts   = `http://schemas.openxmlformats.org/package/2006/`
		kind    = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
	)
	var formats, styles, rows strings.Builder
	renumbered := map[int]int{} // the first style stands for none
	for style, format := range f.byStyle {
		renumbered[style] = 1 + len(renumbered)
		fmt.Fprintf(&styles, `<xf numFmtId="%d"/>`, format)
		if code, brought := f.codes[format]; brought {
			delete(f.codes, format) // once is enough
			fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, format, escaped(code))
		}
	}
	for i, number := range all {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" s="%d"><v>%s</v></c></row>`, i+1, i+1, renumbered[number.style], escaped(number.number))
	}
	var data bytes.Buffer
	to := zip.NewWriter(&data)
	var failed []error
	add := func(name string, texts ...string) {
		part, err := to.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		for _, text := range texts {
			if err == nil {
				_, err = part.Write([]byte(text))
			}
		}
		failed = append(failed, err)
	}
	relations := func(all ...string) string {
		text := `<Relationships xmlns="` + parts + `relationships">`
		for i := 0; i < len(all); i += 2 {
			text += fmt.Sprintf(`<Relationship Id="r%d" Type="%s/%s" Target="%s"/>`, i+1, related, all[i], all[i+1])
		}
		return text + `</Relationships>`
	}
	add("[Content_Types].xml", `<Types xmlns="`+parts+`content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Override PartName="/xl/workbook.xml" ContentType="`+kind+`sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="`+kind+`worksheet+xml"/>`,
		`<Override PartName="/xl/styles.xml" ContentType="`+kind+`styles+xml"/></Types>`)
	add("_rels/.rels", relations("officeDocument", "xl/workbook.xml"))
	add("xl/workbook.xml", `<workbook xmlns=`+main+` xmlns:r="`+related+`"><workbookPr date1904="`, strconv.FormatBool(from1904),
		`"/><sheets><sheet name="`+looksSheet+`" sheetId="1" r:id="r1"/></sheets></workbook>`)
	add("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"))
	add("xl/worksheets/sheet1.xml", `<worksheet xmlns=`+main+`><sheetData>`, rows.String(), `</sheetData></worksheet>`)
	add("xl/styles.xml", `<styleSheet xmlns=`+main+`><numFmts>`, formats.String(), `</numFmts><cellXfs><xf/>`, styles.String(), `</cellXfs></styleSheet>`)
	failed = append(failed, to.Close()) // writes the zip's index, so before its bytes are taken
	return data.Bytes(), errors.Join(failed...)
}

// escaped is a text as XML has it.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // into memory
	return b.String()
}
