package command_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/store"
)

const lastYear = `Northmere Council self-assessment

Assessing needs
What is working well
• Calls to the front door are answered within a day.
• Carers are asked what they need.
Areas for improvement
• Reviews are late in the harbour ward.

Safeguarding
Priorities
• Publish what we learnt from every enquiry.
`

// lists is how many entries a document has, by statement, as
// "QS1 2/1/0 drafting".
func lists(t testing.TB, path string) string {
	t.Helper()
	var all []string
	for _, s := range outline(t, path).Statements {
		if len(s.WorkingWell)+len(s.Improvement)+len(s.Priorities) > 0 {
			all = append(all, fmt.Sprintf("%s %d/%d/%d %s", s.Code, len(s.WorkingWell), len(s.Improvement), len(s.Priorities), s.Status))
		}
	}
	return strings.Join(all, ", ")
}

// journal is what a document says was done with it, newest first.
func journal(t testing.TB, path string) []string {
	t.Helper()
	doc, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	changes, err := doc.Journal(0)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Close(); err != nil {
		t.Fatal(err)
	}
	var labels []string
	for _, c := range changes {
		labels = append(labels, c.Label)
	}
	return labels
}

// undo takes the newest change back, as a window would.
func undo(t testing.TB, path string) {
	t.Helper()
	doc, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := doc.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := doc.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTextAndWordFilesAreBroughtIn(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, source := range map[string]string{
		"text":                          write(t, filepath.Join(folder, "Last year.txt"), lastYear),
		"text of Windows":               write(t, filepath.Join(folder, "Windows.txt"), "\xff\xfe"+wide(strings.ReplaceAll(lastYear, "\n", "\r\n"))),
		"a Word file":                   wordFile(t, filepath.Join(folder, "Last year.docx"), strings.Split(lastYear, "\n")...),
		"a Word file by another name":   wordFile(t, filepath.Join(folder, "Without an ending"), strings.Split(lastYear, "\n")...),
		"text with a misleading ending": write(t, filepath.Join(folder, "Text.docx"), lastYear),
	} {
		t.Run(name, func(t *testing.T) {
			path := empty(t, t.TempDir())
			printed := done(t, "import", path, source)
			for _, want := range []string{
				"QS1 Assessing needs\n  What is working well           2 entries\n  Areas for improvement          1 entry\n",
				"Counts: ", "4 entries", "\nBrought into " + path + " as one change.\n",
			} {
				if !strings.Contains(printed, want) {
					t.Errorf("import does not print %q:\n%s", want, printed)
				}
			}
			if got, want := lists(t, path), "QS1 2/1/0 drafting, QS7 0/0/1 drafting"; got != want {
				t.Errorf("the document holds %s, not %s", got, want)
			}
			if got := texts(outline(t, path).Statements[0].WorkingWell); !slices.Equal(got, []string{"Calls to the front door are answered within a day.", "Carers are asked what they need."}) {
				t.Errorf("the entries are %q", got)
			}
			if got, want := journal(t, path), []string{"Bring in " + filepath.Base(source), "Create document"}; !slices.Equal(got, want) {
				t.Errorf("the journal says %q", got)
			}
			undo(t, path)
			if got := lists(t, path); got != "" || outline(t, path).Statements[0].Status != assessment.NotStarted.Key() {
				t.Errorf("taken back, the document holds %s", got)
			}
		})
	}
}

// wide is text in the letters of UTF-16, little-endian; it must be ASCII or
// the bullet.
func wide(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// A dry run says the same, and how each entry begins, below where it goes.
func TestADryRunSaysTheSameAndWritesNothing(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := empty(t, folder)
	source := write(t, filepath.Join(folder, "Last year.txt"), lastYear)
	untouched := fingerprint(t, folder)
	dry := done(t, "import", path, source, "--dry-run")
	if after := fingerprint(t, folder); after != untouched {
		t.Errorf("the folder changed from\n%s to\n%s", untouched, after)
	}
	const shown = `
Entries
  QS1, What is working well
    line 5     Calls to the front door are answered within a day.
    line 6     Carers are asked what they need.
  QS1, Areas for improvement
    line 8     Reviews are late in the harbour ward.
  QS7, Priorities
    line 12    Publish what we learnt from every enquiry.
`
	before, after, found := strings.Cut(dry, shown)
	if !found {
		t.Errorf("the dry run does not show what goes where:\n%s", dry)
	}
	said, ending, _ := strings.Cut(before+after, "\nNothing has been written.\n")
	if ending != "" || !strings.HasPrefix(done(t, "import", path, source), said) {
		t.Errorf("the dry run says\n%s", dry)
	}
}

func TestSeveralSourcesAreOneChange(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := empty(t, folder)
	first := write(t, filepath.Join(folder, "First.txt"), lastYear)
	second := wordFile(t, filepath.Join(folder, "Second.docx"), "Assessing needs", "What is working well", "• A third thing works.", "Priorities", "• Shorten the wait.")
	done(t, "import", path, first, second)
	if got, want := lists(t, path), "QS1 3/1/1 drafting, QS7 0/0/1 drafting"; got != want {
		t.Errorf("the document holds %s, not %s", got, want)
	}
	if got := texts(outline(t, path).Statements[0].WorkingWell); got[2] != "A third thing works." {
		t.Errorf("the entries of the second source do not follow those of the first: %q", got)
	}
	if got := journal(t, path); !slices.Equal(got, []string{"Bring in 2 files", "Create document"}) {
		t.Errorf("the journal says %q", got)
	}
	undo(t, path)
	if got := lists(t, path); got != "" {
		t.Errorf("taken back, the document holds %s", got)
	}
}

func TestOneRefusedSourceStopsThemAll(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := empty(t, folder)
	first := write(t, filepath.Join(folder, "First.txt"), lastYear)
	second := write(t, filepath.Join(folder, "Second.pdf"), "%PDF-1.7\n")
	if got := refused(t, folder, "import", path, first, second); !strings.HasPrefix(got, "Second.pdf is damaged") {
		t.Errorf("import says %q", got)
	}
}

func TestReplacedListsKeepWhatTheSameCallBroughtIn(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := empty(t, folder)
	add(t, path, "QS1", assessment.WorkingWell, assessment.NewEntry{ID: "old", Text: "Old and to be replaced."})
	add(t, path, "QS2", assessment.WorkingWell, assessment.NewEntry{ID: "kept", Text: "Of another list."})
	first := write(t, filepath.Join(folder, "First.txt"), lastYear)
	second := write(t, filepath.Join(folder, "Second.txt"), "Assessing needs\nWhat is working well\n• A third thing works.\n")
	done(t, "import", path, first, second, "--replace")
	statements := outline(t, path).Statements
	want := []string{"Calls to the front door are answered within a day.", "Carers are asked what they need.", "A third thing works."}
	if got := texts(statements[0].WorkingWell); !slices.Equal(got, want) {
		t.Errorf("the list that was replaced holds %q", got)
	}
	if got := texts(statements[1].WorkingWell); !slices.Equal(got, []string{"Of another list."}) {
		t.Errorf("a list that no source fills holds %q", got)
	}
	undo(t, path)
	if got := texts(outline(t, path).Statements[0].WorkingWell); !slices.Equal(got, []string{"Old and to be replaced."}) {
		t.Errorf("taken back, it holds %q", got)
	}
	done(t, "import", path, first)
	if got := lists(t, path); !strings.HasPrefix(got, "QS1 3/1/0") {
		t.Errorf("without --replace, the document holds %s", got)
	}
}

func TestSourcesThatCannotBeReadAreRefused(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := empty(t, folder)
	in := func(name, text string) string { return write(t, filepath.Join(folder, name), text) }
	try := func(source, want string) {
		for _, more := range [][]string{nil, {"--dry-run"}, {"--replace"}} {
			if got := refused(t, folder, append([]string{"import", path, source}, more...)...); !strings.HasPrefix(got, want) {
				t.Errorf("%s %v: import says %q", filepath.Base(source), more, got)
			}
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "Folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	damaged := string(read(t, wordFile(t, filepath.Join(folder, "Whole.docx"), lastYear)))
	for source, want := range map[string]string{
		in("Old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 600)): "Old.doc is an Office file of the kind used before 2007",
		in("Report.pdf", "%PDF-1.7\n1 0 obj"):                                         "Report.pdf is damaged",
		in("Picture.png", "\x89PNG\r\n\x1a\n"):                                        "Picture.png is a picture",
		in("Rich.rtf", `{\rtf1 {text`):                                                "Rich.rtf is damaged",
		in("Damaged.docx", damaged[:len(damaged)/2]):                                  "Damaged.docx is damaged",
		in("Empty.txt", ""):                                                           "There is nothing to bring in from Empty.txt",
		in("Blank.txt", " \n\n\t\n"):                                                  "There is nothing to bring in from Blank.txt",
		in("Unplaced.txt", "Minutes of the allotment society\n\nIt rained.\n"):        "There is nothing to bring in from Unplaced.txt",
		filepath.Join(folder, "Missing.txt"):                                          "There is no file " + filepath.Join(folder, "Missing.txt"),
		filepath.Join(folder, "Folder"):                                               "Folder is a folder",
		in("Book.xlsx", "PK\x03\x04 and no more"):                                     "Book.xlsx is damaged",
	} {
		try(source, want)
	}
	// Last, since whatever lies in the folder is read whole to see that it stays.
	large := in("Large.txt", "")
	if err := os.Truncate(large, 65<<20); err != nil {
		t.Fatal(err)
	}
	try(large, "Large.txt is too large")
}

func TestBytesThatAreNoTextAreRemarkedOn(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, c := range map[string]struct{ text, want string }{
		"a NUL":              {"Assessing needs\nWhat is working well\n• A NUL \x00 here.\n", "A NUL \ufffd here."},
		"bytes not in UTF-8": {"Assessing needs\nWhat is working well\n• “Bad” \xff bytes – here.\n", "“Bad” \ufffd bytes – here."},
		"a lone surrogate":   {"Assessing needs\nWhat is working well\n• “Half” \xed\xa0\x80 – here…\n", "“Half” \ufffd – here…"},
	} {
		t.Run(name, func(t *testing.T) {
			path := empty(t, t.TempDir())
			printed := done(t, "import", path, write(t, filepath.Join(folder, "Source.txt"), c.text))
			if !strings.Contains(printed, "that cannot be kept w") || !strings.Contains(printed, "line 3") {
				t.Errorf("there is no remark:\n%s", printed)
			}
			got := texts(outline(t, path).Statements[0].WorkingWell)
			if len(got) != 1 || squeezed(got[0]) != c.want {
				t.Errorf("the entry is %q", got)
			}
		})
	}
}

// squeezed makes one of several characters in a row that stand for what could
// not be kept: how many there are for one sequence of bytes is of no matter.
func squeezed(text string) string {
	for strings.Contains(text, "\ufffd\ufffd") {
		text = strings.ReplaceAll(text, "\ufffd\ufffd", "\ufffd")
	}
	return text
}

// forEditing exports a document as a workbook for editing, and has it changed
// as somebody with Excel would.
func forEditing(t testing.TB, path, book string, change func(*excelize.File, string)) string {
	t.Helper()
	done(t, "export", path, "--for-editing", "--xlsx", book)
	file, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	change(file, "Theme 1 Working with people")
	if err := file.Save(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return book
}

// cell is the place of a column's cell in a row counted from 1 below the
// titles.
func cell(t testing.TB, file *excelize.File, sheet, title string, row int) string {
	t.Helper()
	rows, err := file.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i, cells := range rows {
		if column := slices.Index(cells, title); column >= 0 && len(cells) > 2 {
			name, err := excelize.CoordinatesToCellName(column+1, i+1+row)
			if err != nil {
				t.Fatal(err)
			}
			return name
		}
	}
	t.Fatalf("the sheet %q has no column %q", sheet, title)
	return ""
}

func put(t testing.TB, file *excelize.File, sheet, title string, row int, value any) {
	t.Helper()
	if err := file.SetCellValue(sheet, cell(t, file, sheet, title, row), value); err != nil {
		t.Fatal(err)
	}
}

// written is a document with three entries in two statements.
func written(t testing.TB, folder string) string {
	t.Helper()
	path := empty(t, folder)
	add(t, path, "QS1", assessment.WorkingWell, assessment.NewEntry{ID: "one", Text: "One"}, assessment.NewEntry{ID: "two", Text: "Two", Note: "Ask Mair."})
	add(t, path, "QS7", assessment.Priorities, assessment.NewEntry{ID: "other", Text: "Of another theme"})
	return path
}

func TestAWorkbookThatComesBackIsBroughtIn(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := written(t, folder)
	book := forEditing(t, path, filepath.Join(folder, "Mair's copy.xlsx"), func(file *excelize.File, sheet string) {
		put(t, file, sheet, columns.Text, 1, "One, said better")
		put(t, file, sheet, columns.Statement, 3, "Equity in experience and outcomes")
		put(t, file, sheet, columns.List, 3, "Priorities")
		put(t, file, sheet, columns.Text, 3, "Something new")
	})
	before := fingerprint(t, folder)
	dry := done(t, "import", path, book, "--dry-run")
	if after := fingerprint(t, folder); after != before {
		t.Errorf("a dry run changed the folder from\n%s to\n%s", before, after)
	}
	said, ending, _ := strings.Cut(dry, "\nNothing has been written.\n")
	printed := done(t, "import", path, book)
	if ending != "" || !strings.HasPrefix(printed, said) || !strings.HasSuffix(printed, "\nBrought into "+path+" as one change.\n") {
		t.Errorf("a dry run says\n%s\nand the import\n%s", dry, printed)
	}
	for _, want := range []string{"Text: “One” → “One, said better”", "Something new", "1 changed + 1 new", "2 will be brought in"} {
		if !strings.Contains(printed, want) {
			t.Errorf("import does not say %q:\n%s", want, printed)
		}
	}
	o := outline(t, path)
	if got := texts(o.Statements[0].WorkingWell); !slices.Equal(got, []string{"One, said better", "Two"}) {
		t.Errorf("the entries that came back are %q", got)
	}
	if got := o.Statements[2]; !slices.Equal(texts(got.Priorities), []string{"Something new"}) || got.Status != assessment.Drafting.Key() {
		t.Errorf("the statement with the new entry is %+v", got)
	}
	if got := journal(t, path)[0]; got != "Bring in Mair's copy.xlsx" {
		t.Errorf("the change is called %q", got)
	}
	undo(t, path)
	if o := outline(t, path); !slices.Equal(texts(o.Statements[0].WorkingWell), []string{"One", "Two"}) || len(o.Statements[2].Priorities) > 0 || o.Statements[2].Status != assessment.NotStarted.Key() {
		t.Errorf("taken back, the document holds %+v", o.Statements[:3])
	}
}

func TestWhatAWorkbookWouldTakeAwayIsListedAndKept(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := written(t, folder)
	add(t, path, "QS1", assessment.WorkingWell, assessment.NewEntry{ID: "three", Text: "Three"})
	book := forEditing(t, path, filepath.Join(folder, "Book.xlsx"), func(file *excelize.File, sheet string) {
		put(t, file, sheet, columns.Text, 1, "One from the workbook")
		put(t, file, sheet, columns.Text, 2, "Two from the workbook")
		_, row, err := excelize.CellNameToCoordinates(cell(t, file, sheet, columns.Text, 3))
		if err == nil {
			err = file.RemoveRow(sheet, row)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := file.DeleteSheet("Theme 3 Ensuring safety"); err != nil {
			t.Fatal(err)
		}
	})
	edit(t, path, assessment.SetValue("Typing", assessment.KindEntry, "two", assessment.FieldText, "Two, written meanwhile"))
	printed := done(t, "import", path, book)
	if n := strings.Count(printed, "(will not be brought in)"); n != 2 || !strings.Contains(printed, "1 will be brought in") || !strings.Contains(printed, "There is no sheet “Theme 3 Ensuring safety”") {
		t.Errorf("%d rows are listed as left out:\n%s", n, printed)
	}
	o := outline(t, path)
	if got := texts(o.Statements[0].WorkingWell); !slices.Equal(got, []string{"One from the workbook", "Two, written meanwhile", "Three"}) {
		t.Errorf("the entries are %q", got)
	}
	if got := texts(o.Statements[6].Priorities); !slices.Equal(got, []string{"Of another theme"}) {
		t.Errorf("the entries of the missing sheet are %q", got)
	}
}

func TestAWorkbookInWhichNothingWasChangedChangesNothing(t *testing.T) {
	folder := t.TempDir()
	path := small(t, folder)
	book := filepath.Join(folder, "Book.xlsx")
	t.Setenv("SOURCE_DATE_EPOCH", "1800000000")
	done(t, "export", path, "--for-editing", "--xlsx", book)
	before := fingerprint(t, folder)
	if got := done(t, "import", path, book); !strings.HasSuffix(got, "\n"+path+" says all of it already. Nothing has been written.\n") {
		t.Errorf("import ends\n%s", got)
	}
	if after := fingerprint(t, folder); after != before {
		t.Errorf("the folder changed from\n%s to\n%s", before, after)
	}
	second := filepath.Join(folder, "Second.xlsx")
	done(t, "export", path, "--for-editing", "--xlsx", second)
	if !bytes.Equal(read(t, book), read(t, second)) {
		t.Error("exported, imported and exported, the workbook is another one")
	}
	source := write(t, filepath.Join(folder, "Last year.txt"), lastYear)
	if got := done(t, "import", path, book, source); !strings.HasSuffix(got, "\nBrought into "+path+" as one change.\n") {
		t.Errorf("with a text beside it, import ends\n%s", got)
	}
}

func TestWorkbooksThatCannotBeBroughtInAreRefused(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := written(t, folder)
	foreign := excelize.NewFile()
	for i, cells := range [][]any{{"Hall", "Price"}, {"Quay House", 12}} {
		if err := foreign.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &cells); err != nil {
			t.Fatal(err)
		}
	}
	other := filepath.Join(folder, "Hall hire.xlsx")
	if err := foreign.SaveAs(other); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(folder, "Secret.xlsx")
	done(t, "export", path, "--for-editing", "--xlsx", secret, "--password-file", write(t, filepath.Join(folder, "Password"), "open sesame\n"))
	book := filepath.Join(folder, "Book.xlsx")
	done(t, "export", path, "--for-editing", "--xlsx", book)
	whole := read(t, book)
	cut := write(t, filepath.Join(folder, "Cut.xlsx"), string(whole[:len(whole)/2]))
	for source, want := range map[string]string{
		other:  "There is nothing to bring in from Hall hire.xlsx",
		secret: "Secret.xlsx is protected with a password",
		cut:    "Cut.xlsx is damaged",
	} {
		if got := refused(t, folder, "import", path, source); !strings.HasPrefix(got, want) {
			t.Errorf("import says %q", got)
		}
	}
	if got, want := misused(t, folder, "import", path, book, "--replace"), "The option --replace is for text; in a workbook such as "+book+" each row says what it replaces."; got != want {
		t.Errorf("with --replace, import says %q", got)
	}
}

func TestHeadingsThatAreOnlyGuessedAtWaitUntilSomebodySays(t *testing.T) {
	t.Parallel()
	text := "Safeguarding\nThings we are proud of\n- Concerns are read at once.\nSlow burners\n- Enquiries stay open.\n"
	source := filepath.Join(t.TempDir(), "last year.txt")
	if err := os.WriteFile(source, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	lists := func(args ...string) (working, improvement int) {
		path := filepath.Join(t.TempDir(), "a.ninefold")
		done(t, "new", path, "--council", "Northmere")
		done(t, append([]string{"import", path, source}, args...)...)
		s := outline(t, path).Statements[6]
		return len(s.WorkingWell), len(s.Improvement)
	}
	if w, i := lists("--accept-guesses"); w != 1 || i != 0 {
		t.Errorf("with guesses accepted: %d and %d", w, i)
	}
	if w, i := lists("--heading", "slow burners=Areas for improvement"); w != 0 || i != 1 {
		t.Errorf("with one heading said: %d and %d", w, i)
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "a.ninefold")
	done(t, "new", path, "--council", "Northmere")
	if said := refused(t, folder, "import", path, source); !strings.Contains(said, "--accept-guesses") {
		t.Errorf("without a word it says %q", said)
	}
	if said := misused(t, folder, "import", path, source, "--heading", "Slow burners=perhaps"); !strings.Contains(said, "TEXT=LIST") {
		t.Errorf("a list that is none: %q", said)
	}
}

func TestAHeadingIsSaidToNameAStatement(t *testing.T) {
	folder := t.TempDir()
	source := write(t, filepath.Join(folder, "Last year.txt"), "Getting help in time\nStrengths\n• Calls are answered.\n\nSafeguarding\nStrengths\n• Triage is quick.\n")
	for means, want := range map[string]string{"QS1": "QS1 1/0/0 drafting, QS7 1/0/0 drafting", "Learning, improvement and innovation": "QS7 1/0/0 drafting, QS9 1/0/0 drafting"} {
		path := empty(t, t.TempDir())
		done(t, "import", path, source, "--heading", "Getting help in time="+means)
		if got := lists(t, path); got != want {
			t.Errorf("as %s the document holds %s", means, got)
		}
	}
	path := empty(t, folder)
	if said := misused(t, folder, "import", path, source, "--heading", "Getting help in time=QS12"); !strings.Contains(said, "TEXT=STATEMENT") {
		t.Errorf("of a code that is none it says %q", said)
	}
}

func TestOnlyAllGuessesTakesWhatIsNoMoreThanAGuess(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	source := write(t, filepath.Join(folder, "Last year.txt"), "Safeguarding\nThings we are proud of\n• Concerns are read at once.\nSlow burners\n• Feedback is patchy.\nPriorities\n• Tell referrers.\n")
	for option, want := range map[string]string{"": "QS7 0/0/1 drafting", "--accept-guesses": "QS7 1/0/1 drafting", "--accept-guesses=all": "QS7 1/1/1 drafting"} {
		path := empty(t, t.TempDir())
		args := []string{"import", path, source}
		if option != "" {
			args = append(args, option)
		}
		printed := done(t, args...)
		if got := lists(t, path); got != want {
			t.Errorf("with %q the document holds %s", option, got)
		}
		if waits := strings.Contains(printed, "--accept-guesses=all brings in"); waits != (option != "--accept-guesses=all") {
			t.Errorf("with %q it says\n%s", option, printed)
		}
	}
	path := empty(t, folder)
	if said := misused(t, folder, "import", path, source, "--accept-guesses=some"); !strings.Contains(said, "--accept-guesses=all") {
		t.Errorf("of a word that is none it says %q", said)
	}
}

// Where nothing has a place, the file is another one more often than not: only who asks
// for it has all of it kept.
func TestWhatHasNoPlaceAtAllIsKeptOnRequest(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := empty(t, folder)
	source := write(t, filepath.Join(folder, "Notes.txt"), "Triage works well\n\nFeedback is slow\n")
	if said := refused(t, folder, "import", path, source); !strings.Contains(said, "With --keep-unplaced its 2 lines are kept") {
		t.Errorf("it says %q", said)
	}
	before := fingerprint(t, folder)
	if done(t, "import", path, source, "--keep-unplaced", "--dry-run"); fingerprint(t, folder) != before {
		t.Error("a dry run changed the document")
	}
	done(t, "import", path, source, "--keep-unplaced")
	if shown := done(t, "show", path, "--json"); !strings.Contains(shown, `"text": "Triage works well"`) || !strings.Contains(shown, `"text": "Feedback is slow"`) {
		t.Errorf("it shows\n%s", shown)
	}
	if printed := done(t, "import", path, source, "--keep-unplaced"); !strings.Contains(printed, "says all of it already") {
		t.Errorf("the second time it says\n%s", printed)
	}
}

func TestWhatHasNoPlaceIsKeptAndShownAndInNoPack(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := empty(t, folder)
	source := write(t, filepath.Join(folder, "Last year.txt"), lastYear+"\nOdds and ends\n• The minibus is late on Fridays.\n")
	if printed := done(t, "import", path, source, "--dry-run"); !strings.Contains(printed, "kept in the document as 2 lines") {
		t.Errorf("it says %s", printed)
	}
	done(t, "import", path, source)
	shown := done(t, "show", path, "--json")
	for _, want := range []string{`"to_be_placed": [`, `"text": "The minibus is late on Fridays."`, `"source": "Last year.txt"`, `"found": "line `} {
		if !strings.Contains(shown, want) {
			t.Errorf("show does not say %s", want)
		}
	}
	book := filepath.Join(folder, "Book.xlsx")
	done(t, "export", path, "--for-editing", "--xlsx", book)
	if strings.Contains(all(otherCells(t, book)), "minibus") || strings.Contains(all(bookCells(t, book, "")), "minibus") {
		t.Error("the workbook holds what waits to be placed")
	}
	undo(t, path)
	if strings.Contains(done(t, "show", path, "--json"), "minibus") {
		t.Error("taken back, it waits still")
	}
}

func TestAWorkbookThatChangesWhatWasSignedOffSaysSo(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := empty(t, folder)
	done(t, "import", path, write(t, filepath.Join(folder, "Last year.txt"), lastYear))
	doc, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(doc.Do(doc.Assessment().SignOff("QS1")), doc.Close()); err != nil {
		t.Fatal(err)
	}
	changed := func() string {
		t.Helper()
		var all []string
		for _, s := range outline(t, path).Statements {
			if s.Changed {
				all = append(all, s.Code)
			}
		}
		return strings.Join(all, " ")
	}
	if got := changed(); got != "" {
		t.Errorf("just signed off, %s is changed", got)
	}
	book := filepath.Join(folder, "Book.xlsx")
	done(t, "export", path, "--for-editing", "--xlsx", book)
	done(t, "import", path, book)
	if got := changed(); got != "" {
		t.Errorf("back unchanged, %s is changed", got)
	}
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	hit := false
	for _, sheet := range f.GetSheetList() {
		cells, err := f.SearchSheet(sheet, "Calls to the front door are answered within a day.")
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range cells {
			hit = true
			if err := f.SetCellStr(sheet, cell, "Calls to the front door are answered at once."); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := errors.Join(f.Save(), f.Close()); err != nil || !hit {
		t.Fatal(err, hit)
	}
	done(t, "import", path, book)
	if got := changed(); got != "QS1" {
		t.Errorf("after an edit, %q is changed", got)
	}
	if shown := done(t, "show", path); !strings.Contains(shown, "Signed off, changed since") {
		t.Errorf("show says\n%s", shown)
	}
	undo(t, path)
	if got := changed(); got != "" {
		t.Errorf("taken back, %s is changed", got)
	}
}

func TestWhatNinefoldWroteItselfIsLeftAsideWhenItsOwnPaperComesBack(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := small(t, folder)
	pdf := filepath.Join(folder, "Out.pdf")
	done(t, "export", path, "--document", "self-assessment", "--pdf", pdf, "--appendix", "Appendix 1", "--as-asked")
	back := empty(t, t.TempDir())
	printed := done(t, "import", back, pdf)
	_, left, _ := strings.Cut(printed, "Left out")
	for _, want := range []string{"Written by Ninefold itself", "Reference to a piece of evidence", "How to read this document", "About this document", "piece of evidence with"} {
		if !strings.Contains(left, want) {
			t.Errorf("%q is not among what is left out", want)
		}
	}
	_, placed, _ := strings.Cut(printed, "Not placed")
	placed, _, _ = strings.Cut(placed, "Left out")
	for _, unwanted := range []string{"   Evidence: E", " entries\n", "Quality statement", "What it bears out", "Some shortfalls"} {
		if strings.Contains(placed, unwanted) {
			t.Errorf("%q waits to be placed:\n%s", unwanted, placed)
		}
	}
	for i, s := range outline(t, back).Statements {
		was := outline(t, path).Statements[i]
		for n, list := range [][]assessment.OutlineEntry{s.WorkingWell, s.Improvement, s.Priorities} {
			before := [][]assessment.OutlineEntry{was.WorkingWell, was.Improvement, was.Priorities}[n]
			if len(list) != len(before) {
				t.Errorf("%s: list %d came back with %d entries of %d", s.Code, n+1, len(list), len(before))
			}
		}
	}
}
