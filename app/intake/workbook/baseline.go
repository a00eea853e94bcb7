package workbook

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"ninefold/app/columns"
)

// rowBaseline tells what of a row somebody changed since the workbook was made.
type rowBaseline interface {
	// untouched tells whether the row says what it said then.
	untouched(r *sheetRow) bool
	// untouchedCell tells whether this is what the cell of a column said then.
	untouchedCell(title, text string) bool
}

// baselineOf reads a row's baseline, or returns nil where it has none.
func (c *comparison) baselineOf(t *table, text string) rowBaseline {
	if b := columns.ReadBaseline(text, columns.Titles(t.Columns)); b != nil {
		return cellBaseline(b)
	}
	if text = strings.TrimSpace(text); len(text) == 16 && strings.Trim(text, "0123456789abcdef") == "" {
		return &wholeBaseline{c: c, mark: text}
	}
	return nil
}

// cellBaseline has a mark for every cell.
type cellBaseline columns.Baseline

func (b cellBaseline) untouched(r *sheetRow) bool {
	for title := range b {
		if r.table.has(title) && !b.untouchedCell(title, r.shown[title]) {
			return false
		}
	}
	return true
}

// untouchedCell takes a cell that went out without a mark, or a column that was
// not there then, for one that nobody touched.
func (b cellBaseline) untouchedCell(title, text string) bool {
	if _, has := b[title]; !has {
		return true
	}
	return columns.Baseline(b).Untouched(title, text)
}

// wholeBaseline is the mark that version 0.2 gave a whole row. It cannot tell
// one cell from another: a row that was touched was touched everywhere, and
// where the document's record is not as it was, it has changed everywhere.
type wholeBaseline struct {
	c    *comparison
	mark string
	same map[string]bool // by column, the document's words, where the record is as it was
}

// wholeColumns are the columns whose values the mark of a row was made of, in
// their order, by their sheet's first column.
var wholeColumns = map[string][]string{
	columns.SheetScores:   {columns.Score, columns.Reason},
	columns.SheetWhoWeAre: {columns.Heading, columns.Text, columns.Internal},
	columns.SheetFigures:  {columns.Label, columns.Value, columns.Note, columns.Internal},
	"":                    {columns.Statement, columns.List, columns.Number, columns.Text, columns.Internal, columns.Note},
}

func (b *wholeBaseline) untouched(r *sheetRow) bool {
	titles, known := wholeColumns[r.table.Name]
	if !known {
		titles = wholeColumns[""]
	}
	give := func(shown map[string]string) bool {
		var values []string
		for _, title := range titles {
			if r.table.has(title) {
				values = append(values, shown[title])
			}
		}
		return wholeMark(values) == b.mark
	}
	if give(r.shown) {
		return true
	}
	b.same = map[string]bool{}
	record := b.c.shown(r.table.Sheet, r.id)
	as := give(record)
	for _, title := range titles {
		if as {
			b.same[title+"\x00"+record[title]] = true
		}
	}
	// Status and Lead were locked then: what they say is only older.
	for _, title := range []string{"Status", "Lead"} {
		b.same[title+"\x00"+r.shown[title]], b.same[title+"\x00"+record[title]] = true, true
	}
	return false
}

func (b *wholeBaseline) untouchedCell(title, text string) bool { return b.same[title+"\x00"+text] }

func wholeMark(values []string) string {
	hash := sha256.New()
	for _, v := range values {
		_, _ = fmt.Fprintf(hash, "%d:%s,", len(v), v)
	}
	return hex.EncodeToString(hash.Sum(nil)[:8])
}
