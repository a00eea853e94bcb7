package pack_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
	"ninefold/export/pack"
)

// Every field is given every hostile text in turn; whatever it is, the files
// are made.
func TestNoTextStopsAPack(t *testing.T) {
	texts := []string{
		"", " ", "\n\n", "=1+1", "_x000D_", "tab\there", "\ufeff", "\u200f\u202e\u202c", "👩‍👧🏴󠁧󠁢󠁷󠁬󠁳󠁿", "नमस्ते سلام", "\uffff", "bell\a",
		"<b>&amp;", "https://", strings.Repeat("x", 4000), strings.Repeat("¶ ", 2000), "e" + strings.Repeat("\u0301", 300), "\U0010ffff",
		strings.Repeat("x", assessment.LimitKept), strings.Repeat("𝒳", assessment.LimitKept), strings.Repeat("word ", assessment.LimitKept/5), strings.Repeat("a\n", assessment.LimitKept/2),
	}
	for i, text := range texts {
		a := assessmenttest.Generate(i, 27)
		fill := func(kind assessment.Kind, id string) {
			for _, spec := range assessment.Fields(kind) {
				if !spec.Written {
					continue
				}
				value := text
				if spec.OneLine {
					value = strings.ReplaceAll(value, "\n", " ")
				}
				if short := []rune(value); len(short) > spec.Limit {
					value = string(short[:spec.Limit])
				}
				if _, err := a.Apply(assessment.SetValue("", kind, id, spec.Field, value).Ops); err != nil {
					t.Fatal(err)
				}
			}
		}
		fill(assessment.KindDocument, a.ID)
		for _, s := range a.Statements {
			fill(assessment.KindStatement, s.Code)
			for _, key := range assessment.ListKeys {
				for _, e := range s.List(key) {
					fill(assessment.KindEntry, e.ID)
				}
			}
		}
		for _, s := range a.Sections() {
			fill(assessment.KindSection, s.ID)
		}
		for _, f := range a.Figures() {
			fill(assessment.KindFigure, f.ID)
		}
		folder := t.TempDir()
		wanted := jobs(folder, export.Public)[:1]
		wanted = append(wanted, pack.Job{Options: export.Options{ForEditing: true}, XLSX: filepath.Join(folder, "editing.xlsx")})
		if _, err := pack.Run(context.Background(), a, wanted, nil); err != nil {
			t.Errorf("%s: %v", fmt.Sprintf("%.40q", text), err)
		}
	}
}
