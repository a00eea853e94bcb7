package command_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/command"
)

// hostile is text that breaks naive programs.
type hostile struct {
	text string
	// shown are the pieces the PDF shows, where not all of the text is drawn
	// as it is written; nil means that all of it is.
	shown []string
	// listed is what standard error says cannot be drawn as it is written.
	listed []string
}

var hostileTexts = []hostile{
	{text: "Families 👩‍👧 and flags 🏴󠁧󠁢󠁷󠁬󠁳󠁿 stay.", shown: []string{"Families ", " and flags ", " stay."}, listed: []string{"👩‍👧", "🏴"}},
	{text: "Siân Prŷs o Gaerffŷn: ŵ, ŷ, â."},
	{text: "Їжак і ґанок: Олександра."},
	{text: "Read السلام عليكم here."},
	{text: "Read नमस्ते here."},
	{text: "“Curly” ‘quotes’ – and — dashes… ½ €."},
	{text: `A & B < C > D " ' &amp; <b>bold</b>`},
	{text: "=1+1"},
	{text: "@home, +44 and -1"},
	{text: "A line_x000D_end and a_x0041_b."},
	{text: "A mark \u200fto the right\u200e and \u202bembedded\u202c.", shown: []string{"A mark ", "to the right", "embedded"}},
	{text: strings.Repeat("x", 4000)},
}

// typedTexts are texts that a person can type or paste into an entry, and that an
// import of text does not keep: tabs, runs of spaces and what looks like
// Markdown are made plain there.
var typedTexts = []hostile{
	{text: "Tab\there\tand there.", shown: []string{"Tab", "here", "and there."}},
	{text: "_x000D_"},
	{text: "  Spaces   in a row."},
	{text: "**Not bold** and # not a heading.\nA second line."},
}

// manyEntries are five hundred entries for one list.
func manyEntries() []string {
	many := make([]string, 500)
	for i := range many {
		many[i] = fmt.Sprintf("Promise number %d of five hundred.", i+1)
	}
	return many
}

// hostileDocument has the texts in the first list of the first statement,
// those that can be imported by import, and 500 entries in its last one.
func hostileDocument(t testing.TB, folder string) (path string, wanted []hostile) {
	t.Helper()
	path = empty(t, folder)
	var source strings.Builder
	source.WriteString("Assessing needs\nWhat is working well\n")
	for _, h := range hostileTexts {
		fmt.Fprintf(&source, "• %s\n", h.text)
	}
	source.WriteString("Priorities\n")
	for _, text := range manyEntries() {
		fmt.Fprintf(&source, "• %s\n", text)
	}
	done(t, "import", path, write(t, filepath.Join(folder, "Hostile.txt"), source.String()))
	var typed []assessment.NewEntry
	for i, h := range typedTexts {
		typed = append(typed, assessment.NewEntry{ID: fmt.Sprint("typed-", i), Text: h.text})
	}
	add(t, path, "QS1", assessment.WorkingWell, typed...)
	return path, slices.Concat(hostileTexts, typedTexts)
}

func textsOf(all []hostile) []string {
	out := make([]string, len(all))
	for i, h := range all {
		out[i] = h.text
	}
	return out
}

func TestHostileTextIsKeptExactly(t *testing.T) {
	t.Parallel()
	path, wanted := hostileDocument(t, t.TempDir())
	s := outline(t, path).Statements[0]
	got, want := texts(s.WorkingWell), textsOf(wanted)
	if len(got) != len(want) {
		t.Fatalf("there are %d entries, not %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%.80q is kept as %.80q", want[i], got[i])
		}
	}
	if !slices.Equal(texts(s.Priorities), manyEntries()) {
		t.Errorf("of 500 entries there are %d, or not in order", len(s.Priorities))
	}
}

func TestHostileTextIsInBothFilesOrListed(t *testing.T) {
	t.Parallel()
	path, wanted := hostileDocument(t, t.TempDir())
	pdfPath, bookPath, args := targets(t)
	r := run(t, append([]string{"export", path}, args...)...)
	if r.status != command.Done {
		t.Fatalf("export ended with %d: %s", r.status, r.err)
	}

	pdf := pdfText(t, pdfPath).Reading
	for i, h := range wanted {
		shown := h.shown
		if shown == nil {
			shown = strings.Split(h.text, "\n")
		}
		for _, piece := range shown {
			if !strings.Contains(pdf, strings.Join(strings.Fields(piece), " ")) && !strings.Contains(pdf, piece) {
				t.Errorf("the PDF does not show %.80q", piece)
			}
		}
		place := fmt.Sprintf("  Assessing needs, What is working well, entry %d: ", i+1)
		_, line, listed := strings.Cut(r.err, place)
		line, _, _ = strings.Cut(line, "\n")
		if (h.listed != nil) != listed {
			t.Errorf("%.80q, what cannot be drawn is listed as\n%s", h.text, r.err)
		}
		for _, piece := range h.listed {
			if !strings.Contains(line, "“"+piece) {
				t.Errorf("%q is not listed in its place:\n%s", piece, r.err)
			}
		}
	}
	at := 0
	for _, text := range manyEntries() {
		next := strings.Index(pdf[at:], text)
		if next < 0 {
			t.Fatalf("the PDF does not hold %q behind the entry before", text)
		}
		at += next + len(text)
	}

	for reader, cells := range map[string][][]string{
		"excelize": bookCells(t, bookPath, "")["Theme 1 Working with people"],
		"openpyxl": otherCells(t, bookPath)["Theme 1 Working with people"],
	} {
		var got []string
		for _, row := range cells {
			if len(row) > 3 && row[0] == "Assessing needs" {
				got = append(got, row[3])
			}
		}
		want := append(textsOf(wanted), manyEntries()...)
		if len(got) != len(want) {
			t.Errorf("%s reads %d entries, not %d", reader, len(got), len(want))
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s reads %.80q as %.80q", reader, want[i], got[i])
			}
		}
	}
}

func TestHostileTextComesBackInAWorkbook(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path, wanted := hostileDocument(t, folder)
	book := filepath.Join(folder, "Book.xlsx")
	done(t, "export", path, "--for-editing", "--xlsx", book)
	if got := done(t, "import", path, book); !strings.HasSuffix(got, " says all of it already. Nothing has been written.\n") {
		t.Errorf("import ends\n%s", got)
	}
	// A colleague types each text into a row of another document's workbook.
	other := empty(t, t.TempDir())
	returned := forEditing(t, other, filepath.Join(folder, "Returned.xlsx"), func(file *excelize.File, sheet string) {
		for i, h := range wanted {
			put(t, file, sheet, columns.Statement, i+1, "Assessing needs")
			put(t, file, sheet, columns.List, i+1, "Priorities")
			// Excel writes what looks like an escape of its own in this way.
			put(t, file, sheet, columns.Text, i+1, strings.ReplaceAll(h.text, "_x0", "_x005F_x0"))
		}
	})
	done(t, "import", other, returned)
	got, want := texts(outline(t, other).Statements[0].Priorities), textsOf(wanted)
	if len(got) != len(want) {
		t.Fatalf("there are %d entries, not %d", len(got), len(want))
	}
	for i := range want {
		// Spaces around what is written into a cell are slips.
		if got[i] != strings.TrimSpace(want[i]) {
			t.Errorf("%.80q came back as %.80q", want[i], got[i])
		}
	}
}
