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

// longEnough is the most bytes of a text that stands in every record at once.
const longEnough = 10_000

// Every field is given every hostile text in turn; whatever it is, the files
// are made.
func TestNoTextStopsAPack(t *testing.T) {
	texts := []string{
		"", " ", "\n\n", "=1+1", "_x000D_", "tab\there", "\ufeff", "\u200f\u202e\u202c", "👩‍👧🏴󠁧󠁢󠁷󠁬󠁳󠁿", "नमस्ते سلام", "\uffff", "bell\a",
		"<b>&amp;", "https://", strings.Repeat("x", 4000), strings.Repeat("¶ ", 2000), "e" + strings.Repeat("\u0301", 300), "\U0010ffff",
		strings.Repeat("x", assessment.LimitKept), strings.Repeat("𝒳", assessment.LimitKept), strings.Repeat("word ", assessment.LimitKept/5), strings.Repeat("a\n", assessment.LimitKept/2),
	}
	ones := map[assessment.Kind]int{} // one of each kind is enough to stumble over
	for _, spec := range assessment.Kinds() {
		ones[spec.Kind] = 1
	}
	for i, text := range texts {
		a := assessmenttest.GenerateReturn(i, 27, ones)
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
		filled := map[assessment.Kind]bool{}
		for ref := range a.All() {
			// Of the longest texts one of a kind is enough, and each in some of
			// the kinds: they make books.
			spec, _ := assessment.KindOf(ref.Kind)
			if long := len(text) > longEnough; !long || !filled[ref.Kind] && (spec.Order+i)%3 == 0 {
				filled[ref.Kind] = true
				fill(ref.Kind, ref.ID)
			}
		}
		folder := t.TempDir()
		wanted := jobs(folder, export.Public)[:1]
		wanted = append(wanted, pack.Job{Options: export.Options{ForEditing: true}, XLSX: filepath.Join(folder, "editing.xlsx")})
		if _, err := pack.Run(context.Background(), a, wanted, nil); err != nil {
			t.Errorf("%s: %v", fmt.Sprintf("%.40q", text), err)
		}
	}
}
