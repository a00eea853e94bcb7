package xlsx_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
	"ninefold/export/xlsx"
)

// The sizes measured: a real council's document, and one of the largest.
var sizes = []int{226, 5000}

func BenchmarkWorkbook(b *testing.B) {
	for _, n := range sizes {
		r := build(b, assessmenttest.Generate(1, n), export.Options{})
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := xlsx.Write(context.Background(), new(bytes.Buffer), r, xlsx.Options{}, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkWorkbookFloor writes the same cells, bare, through excelize's stream
// writer: the least that a workbook of them can take.
func BenchmarkWorkbookFloor(b *testing.B) {
	for _, n := range sizes {
		r := build(b, assessmenttest.Generate(1, n), export.Options{})
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := stream(r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func stream(r *export.Report) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for _, s := range r.Sheets {
		if _, err := f.NewSheet(s.Name); err != nil {
			return err
		}
		w, err := f.NewStreamWriter(s.Name)
		if err != nil {
			return err
		}
		for i, row := range s.Rows {
			cells := make([]any, len(row.Cells))
			for j, v := range row.Cells {
				cells[j] = v.Text
				if v.Number != nil {
					cells[j] = *v.Number
				}
			}
			if err := w.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
				return err
			}
		}
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return f.Write(new(bytes.Buffer))
}
