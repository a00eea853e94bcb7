package workbook

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/intake/office"
	"ninefold/app/intake/source"
	"ninefold/app/intake/understanding"
)

// mostSaid is how many comments, or cells, a remark on a sheet names.
const mostSaid = 10

// readStruck finds out which styles strike words out.
func (r *bookReader) readStruck(styles string) error {
	r.struck = map[int]bool{}
	var fonts []bool
	style := 0
	return r.EachIn(styles, func(x *office.Part, start xml.StartElement) error {
		switch start.Name.Local {
		case "fonts":
			return x.Each(func(xml.StartElement) error {
				struck, err := strikes(x)
				if fonts = append(fonts, struck); len(fonts) > maxBookStyles {
					return office.ErrTooLarge
				}
				return err
			})
		case "cellXfs":
			return x.Each(func(start xml.StartElement) error {
				var font int
				if _, err := fmt.Sscan(office.Attribute(start, "fontId"), &font); err == nil && font >= 0 && font < len(fonts) && fonts[font] {
					r.struck[style] = true
				}
				if style++; style > maxBookStyles {
					return office.ErrTooLarge
				}
				return x.Skip()
			})
		case "cellStyleXfs", "dxfs":
			return x.Skip()
		}
		return nil
	})
}

// strikes tells whether a font, or the look of a run of text, strikes words out. The
// element is the one just opened.
func strikes(x *office.Part) (struck bool, err error) {
	err = x.Each(func(start xml.StartElement) error {
		if start.Name.Local == "strike" {
			value := office.Attribute(start, "val")
			struck = value == "" || on(value)
		}
		return x.Skip()
	})
	return struck, err
}

// remarkOnStruck says which cells of a sheet hold words that are struck out.
func (s *sheetReader) remarkOnStruck() {
	var cells []string
	for _, row := range s.rows {
		for _, column := range row.columns() {
			if row.cells[column].struck {
				cells = append(cells, fmt.Sprintf("%s%d", letter(column), row.number))
			}
		}
	}
	if n := len(cells); n > 0 {
		s.book.Remarks = append(s.book.Remarks, fmt.Sprintf("On the sheet “%s” words are struck out in %s: %s. They were read as if they were not. What is to go, please take out of its cell.",
			s.name, understanding.Plural(n, "cell"), first(cells)))
	}
}

// remarkOnComments says what the comments on the cells of a sheet are, which belong to
// no record.
func (s *sheetReader) remarkOnComments(part string) error {
	related := s.Relations(part)
	comments := related.ByType["threadedComment"] // each with the answers to it
	if s.Parts[comments] == nil {
		comments = related.ByType["comments"]
	}
	var all []string
	err := s.EachIn(comments, func(x *office.Part, start xml.StartElement) error {
		if name := start.Name.Local; name != "comment" && name != "threadedComment" {
			return nil
		}
		at := office.Attribute(start, "ref")
		if _, _, err := excelize.CellNameToCoordinates(at); err != nil {
			at = "a cell"
		}
		said := ""
		err := x.Each(func(start xml.StartElement) error {
			if start.Name.Local != "text" {
				return x.Skip()
			}
			text, err := commentText(x)
			said += text
			return err
		})
		if said = source.Keepable(assessment.OneLine(said)); said != "" {
			all = append(all, fmt.Sprintf("at %s “%s”", at, shortened(said)))
		}
		if len(all) > maxBookRows {
			return office.ErrTooLarge
		}
		return err
	})
	if n := len(all); n > 0 {
		s.book.Remarks = append(s.book.Remarks, fmt.Sprintf("On the sheet “%s” %s, which %s not brought in: %s.", s.name,
			map[bool]string{true: "there is 1 comment", false: "there are " + understanding.Plural(n, "comment")}[n == 1], map[bool]string{true: "is", false: "are"}[n == 1], first(all)))
	}
	return err
}

// commentText is the text within the element just opened, of whatever runs it has.
func commentText(x *office.Part) (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		token, err := x.Token()
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if b.Len() < assessment.LimitEntry {
				b.Write(token)
			}
		}
	}
	return unescape(b.String()), nil
}

// first lists the first of many, and says how many more there are.
func first(all []string) string {
	if more := len(all) - mostSaid; more > 0 {
		all = append(slices.Clone(all[:mostSaid]), assessment.Thousands(more)+" more")
	}
	return strings.Join(all, ", ")
}
