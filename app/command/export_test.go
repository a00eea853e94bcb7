package command_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/store"
	"ninefold/export"
	"ninefold/export/pdf/pdfcheck"
)

// pdfText is what a PDF says.
func pdfText(t testing.TB, path string) pdfcheck.Text {
	t.Helper()
	text, err := pdfcheck.ReadText(read(t, path))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// bookCells are the cells of a workbook with something in them, by sheet and
// row, as excelize reads them.
func bookCells(t testing.TB, path, password string) map[string][][]string {
	t.Helper()
	file, err := excelize.OpenFile(path, excelize.Options{Password: password})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}()
	all := map[string][][]string{}
	for _, sheet := range file.GetSheetList() {
		rows, err := file.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			rows[i] = slices.DeleteFunc(rows[i], func(cell string) bool { return cell == "" })
		}
		all[sheet] = rows
	}
	return all
}

// otherCells are the same as openpyxl reads them, which Debian calls
// python3-openpyxl.
func otherCells(t testing.TB, path string) map[string][][]string {
	t.Helper()
	var complaint bytes.Buffer
	// Debian's own Python has Debian's packages; another first in the path may not.
	cmd := exec.CommandContext(context.Background(), "/usr/bin/python3", filepath.Join("testdata", "cells.py"), path)
	cmd.Stderr = &complaint
	printed, err := cmd.Output()
	if err != nil {
		t.Fatalf("reading the workbook with python3-openpyxl: %v\n%s", err, &complaint)
	}
	var all map[string][][]string
	if err := json.Unmarshal(printed, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// all joins the cells of a workbook, each on a line of its own.
func all(sheets map[string][][]string) string {
	var b strings.Builder
	for _, rows := range sheets {
		for _, row := range rows {
			b.WriteString(strings.Join(row, "\n") + "\n")
		}
	}
	return b.String()
}

// targets are where both files of an export go.
func targets(t testing.TB) (pdf, book string, args []string) {
	folder := t.TempDir()
	pdf, book = filepath.Join(folder, "Out.pdf"), filepath.Join(folder, "Out.xlsx")
	return pdf, book, []string{"--pdf", pdf, "--xlsx", book}
}

func exported(t testing.TB, path string, options ...string) (pdf pdfcheck.Text, book map[string][][]string, printed string) {
	t.Helper()
	pdfPath, bookPath, args := targets(t)
	printed = done(t, slices.Concat([]string{"export", path}, args, options)...)
	return pdfText(t, pdfPath), bookCells(t, bookPath, ""), printed
}

func TestEveryEntryIsInBothFilesInOrder(t *testing.T) {
	t.Parallel()
	path := sample(t, t.TempDir())
	pdf, book, printed := exported(t, path)
	rest, cells := pdf.Reading, strings.Join(strings.Split(all(themes(book)), "\n"), "\n")
	for _, s := range outline(t, path).Statements {
		for _, list := range [][]assessment.OutlineEntry{s.WorkingWell, s.Improvement, s.Priorities} {
			for _, text := range texts(list) {
				at := strings.Index(rest, text)
				if at < 0 {
					t.Fatalf("%s: the PDF does not hold %q behind the entry before", s.Code, text)
				}
				rest = rest[at+len(text):]
				if !strings.Contains(cells, "\n"+text+"\n") {
					t.Errorf("%s: the workbook does not hold %q", s.Code, text)
				}
			}
		}
	}
	if n := strings.Count(printed, ": Whole pack, internal, "); n != 2 || strings.Count(printed, "222 entries.\n") != 2 {
		t.Errorf("export prints\n%s", printed)
	}
}

// themes are the sheets that hold entries.
func themes(book map[string][][]string) map[string][][]string {
	some := map[string][][]string{}
	for name, rows := range book {
		if strings.HasPrefix(name, "Theme ") {
			some[name] = rows
		}
	}
	return some
}

func TestEveryOptionReachesBothFiles(t *testing.T) {
	t.Parallel()
	path := small(t, t.TempDir())
	for _, c := range []struct {
		name    string
		options []string
		pdf     []string // in the text of the PDF
		book    []string // in the cells of the workbook
		not     []string // in neither
	}{
		{"nothing said", nil, []string{"Overall score", "OFFICIAL", "OFFICIAL · INTERNAL VERSION – not for publication", "Internal version"}, []string{"OFFICIAL · INTERNAL VERSION – not for publication", "Internal version"}, []string{"DRAFT", "OFFICIAL-SENSITIVE", "Appendix 1"}},
		{"a document", []string{"--document", "scores"}, []string{"Overall score"}, []string{"Overall"}, []string{"What is working well"}},
		{"another document", []string{"--document", "self-assessment"}, []string{"What is working well"}, []string{"What is working well"}, []string{"Overall score"}},
		{"an audience", []string{"--audience", "public"}, []string{"Public version", "has been left out of this version"}, []string{"Public version", "has been left out of this version"}, []string{"Internal version", "INTERNAL VERSION"}},
		{"a marking", []string{"--document", "scores", "--marking", "OFFICIAL-SENSITIVE"}, []string{"OFFICIAL-SENSITIVE"}, []string{"OFFICIAL-SENSITIVE"}, nil},
		{"no marking", []string{"--document", "scores", "--marking", ""}, nil, nil, []string{"OFFICIAL"}},
		{"a draft", []string{"--document", "scores", "--draft"}, []string{"OFFICIAL · DRAFT"}, []string{"OFFICIAL · DRAFT"}, nil},
		{"an appendix", []string{"--document", "scores", "--appendix", "Appendix 1", "--as-asked"}, []string{"Appendix 1"}, []string{"Appendix 1"}, nil},
		{"a committee", []string{"--document", "scores", "--committee", `Health & "Care" <Scrutiny>`, "--as-asked"}, []string{`Health & "Care" <Scrutiny>`}, []string{`Health & "Care" <Scrutiny>`}, nil},
		{"a date", []string{"--document", "scores", "--date", "2027-01-16"}, []string{"16 January 2027"}, []string{"16 January 2027"}, nil},
		{"a date as people write it", []string{"--document", "scores", "--date", "16/01/2027"}, []string{"16 January 2027"}, []string{"16 January 2027"}, nil},
		{"an item", []string{"--document", "scores", "--item", "6c"}, []string{"6c"}, []string{"6c"}, nil},
		{"a first page", []string{"--document", "scores", "--first-page", "113"}, []string{"113"}, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			pdf, book, _ := exported(t, path, c.options...)
			said, cells := pdf.Reading+pdf.Hidden+strings.Join(pdf.Pages, "\n"), all(book)
			for _, words := range c.pdf {
				if !strings.Contains(said, words) {
					t.Errorf("the PDF does not say %q", words)
				}
			}
			for _, words := range c.book {
				if !strings.Contains(cells, words) {
					t.Errorf("the workbook does not say %q", words)
				}
			}
			for _, words := range c.not {
				if strings.Contains(said, words) || strings.Contains(cells, words) {
					t.Errorf("a file says %q", words)
				}
			}
		})
	}
}

func TestTheFirstPageIsNumberedAsAsked(t *testing.T) {
	t.Parallel()
	out, _, _ := targets(t)
	done(t, "export", small(t, t.TempDir()), "--first-page", "113", "--pdf", out)
	pdf := pdfText(t, out)
	if got := pdf.Pages[0]; !strings.Contains(got, "Page 113 ") {
		t.Errorf("the first page says %q", got)
	}
	if got := pdf.Pages[1]; !strings.Contains(got, "Page 114 ") {
		t.Errorf("the second page says %q", got)
	}
}

func TestWhatIsNotSaidIsAsTheDocumentRemembers(t *testing.T) {
	t.Parallel()
	path := small(t, t.TempDir())
	remember(t, path, map[string]string{"export.committee": "Health Scrutiny", "export.document": "scores", "export.audience": "public"})
	pdf, _, printed := exported(t, path)
	if !strings.Contains(pdf.Reading, "Health Scrutiny") || !strings.Contains(printed, ": Scores, public, ") {
		t.Errorf("what is remembered is not used: %s", printed)
	}
	pdf, _, printed = exported(t, path, "--committee", "Cabinet", "--document", "pack", "--audience", "internal", "--as-asked")
	if !strings.Contains(pdf.Reading, "Cabinet") || strings.Contains(pdf.Reading, "Health Scrutiny") || !strings.Contains(printed, ": Whole pack, internal, ") {
		t.Errorf("what is said is not used: %s", printed)
	}
	book := filepath.Join(t.TempDir(), "Editing.xlsx")
	if got := done(t, "export", path, "--for-editing", "--xlsx", book); !strings.Contains(got, ": Whole pack, internal, ") {
		t.Errorf("for editing, export makes what was remembered: %s", got)
	}
	if got := outline(t, path); got.Council != "Northmere Council" {
		t.Errorf("the document has changed: %+v", got)
	}
}

func TestAnExportLeavesTheDocumentAsItIs(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := small(t, folder)
	before := fingerprint(t, folder)
	exported(t, path, "--committee", "Cabinet", "--audience", "public")
	if after := fingerprint(t, folder); after != before {
		t.Errorf("the folder changed from\n%s to\n%s", before, after)
	}
}

func TestInternalMaterialIsInNoPublicFile(t *testing.T) {
	t.Parallel()
	path := written(t, t.TempDir())
	add(t, path, "QS2", assessment.Improvement, assessment.NewEntry{ID: "secret", Text: "Quay House is to close.", Internal: true}, assessment.NewEntry{ID: "open", Text: "Letters are long."})
	edit(t, path, score("QS1", "2"))
	pdf, book, printed := exported(t, path, "--audience", "public")
	said := pdf.Reading + pdf.Hidden + strings.Join(pdf.Pages, "\n") + all(book)
	for _, words := range []string{"Quay House", "Ask Mair"} {
		if strings.Contains(said, words) {
			t.Errorf("a public file says %q", words)
		}
	}
	if strings.Count(said, "Letters are long.") < 2 || strings.Count(printed, "4 entries; internal material left out, 1 entry among it.\n") != 2 {
		t.Errorf("export prints\n%s", printed)
	}
	pdf, book, _ = exported(t, path)
	for _, words := range []string{"Quay House", "Ask Mair"} {
		if !strings.Contains(pdf.Reading, words) || !strings.Contains(all(book), words) {
			t.Errorf("an internal file does not say %q", words)
		}
	}
}

func TestPersonalDataStopsAPublicExportUnlessItIsAccepted(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := written(t, folder)
	add(t, path, "QS2", assessment.Improvement,
		assessment.NewEntry{ID: "number", Text: "Ask for 943 476 5919 on the ward."},
		assessment.NewEntry{ID: "mail", Text: "Write to jo.ferriby@northmere.example about it."},
		assessment.NewEntry{ID: "internal", Text: "Write to secret@northmere.example about it.", Internal: true})
	export := []string{"export", path, "--audience", "public", "--pdf", filepath.Join(folder, "Out.pdf"), "--xlsx", filepath.Join(folder, "Out.xlsx")}
	const want = "The text holds what looks like personal data, listed above, so no public version was made. Please take it out, accept a text that may be published with --accept \"TEXT\", or give --accept-findings if all of it may be published."
	if got := refused(t, folder, export...); got != want {
		t.Errorf("export says %q", got)
	}
	listed := []string{
		"Supporting people to live healthier lives, Areas for improvement, entry 1: NHS number: 943 476 5919\n",
		"Supporting people to live healthier lives, Areas for improvement, entry 2: E-mail address: jo.ferriby@northmere.example\n",
	}
	accepted := append(slices.Clone(export), "--accept-findings")
	for _, args := range [][]string{export, accepted} {
		complaint := run(t, args...).err
		for _, finding := range listed {
			if !strings.Contains(strings.ToLower(complaint), strings.ToLower(finding)) {
				t.Errorf("%q does not list %q:\n%s", args, finding, complaint)
			}
		}
		if strings.Contains(complaint, "secret@") {
			t.Errorf("what is internal is listed:\n%s", complaint)
		}
	}
	if r := run(t, accepted...); r.status != 0 || !strings.Contains(pdfText(t, filepath.Join(folder, "Out.pdf")).Reading, "943 476 5919") {
		t.Errorf("accepted, the export ended with %d: %s", r.status, r.err)
	}
	done(t, "export", path, "--audience", "internal", "--pdf", filepath.Join(folder, "Internal.pdf"))
}

func TestATextThatWasAcceptedIsRemembered(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := written(t, folder)
	add(t, path, "QS2", assessment.Improvement,
		assessment.NewEntry{ID: "number", Text: "Ask for 943 476 5919 on the ward."},
		assessment.NewEntry{ID: "mail", Text: "Write to jo.ferriby@northmere.example about it."})
	export := []string{"export", path, "--audience", "public", "--pdf", filepath.Join(folder, "Out.pdf")}
	number, mail := []string{"--accept", "943.476.5919"}, []string{"--accept", "Jo.Ferriby@northmere.example", "--because", "She is the contact"}
	refused(t, folder, append(slices.Clone(export), number...)...)
	if got := refused(t, folder, append(slices.Clone(export), "--accept", "943")...); got != `Nothing that looks like personal data reads "943", so there is nothing to accept and nothing was made. Please give the text as the export lists it.` {
		t.Errorf("an acceptance of nothing: %q", got)
	}
	// What was refused has accepted nothing.
	if complaint := run(t, export...).err; !strings.Contains(complaint, "943 476 5919") {
		t.Errorf("a refused export accepted the number: %s", complaint)
	}
	done(t, slices.Concat(export, number, mail)...)
	done(t, export...)
	committee := run(t, append(slices.Clone(export), "--committee", "Mrs Ferriby, case 204518")...)
	if committee.status == 0 || !strings.Contains(committee.err, "Likely: The committee’s name: Name with a case number or date: Mrs Ferriby, case 204518\n") {
		t.Errorf("a name in the committee's: %s", committee.err)
	}
}

func TestWhatIsLikelyNotMeantIsMadeOnlyWhenAskedFor(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := small(t, folder)
	out := filepath.Join(folder, "Out.pdf")
	const internal = "The internal version is to name a committee or an appendix. Papers of a meeting are published, and this one holds what is for colleagues only. Nothing was made. Please change it, or give --as-asked if it is meant."
	const sensitive = "A public version is to be marked OFFICIAL-SENSITIVE. What everybody may read is not sensitive. Nothing was made. Please change it, or give --as-asked if it is meant."
	for _, c := range []struct {
		want    string
		options []string
	}{
		{internal, []string{"--committee", "Cabinet"}},
		{internal, []string{"--appendix", "Appendix 1"}},
		{sensitive, []string{"--audience", "public", "--marking", "OFFICIAL-SENSITIVE"}},
	} {
		export := append([]string{"export", path, "--pdf", out}, c.options...)
		if got := refused(t, folder, export...); got != c.want {
			t.Errorf("%q: export says %q", c.options, got)
		}
		done(t, append(export, "--as-asked")...)
		if err := os.Remove(out); err != nil {
			t.Error(err)
		}
	}
	done(t, "export", path, "--for-editing", "--committee", "Cabinet", "--xlsx", filepath.Join(folder, "Editing.xlsx"))
}

func TestAFileIsNotNamedAsAnotherKind(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := sample(t, folder)
	for _, args := range [][]string{{"--pdf", "Out.xlsx"}, {"--pdf", "Out.DOCX"}, {"--xlsx", "Out.pdf"}, {"--xlsx", "Out.xls"}} {
		got := misused(t, folder, "export", path, args[0], filepath.Join(folder, args[1]))
		if !strings.Contains(got, args[1]+" is named as something else, so nothing was made.") {
			t.Errorf("%q: export says %q", args, got)
		}
	}
}

func TestAFileWithoutAnEndingIsAskedAbout(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := sample(t, folder)
	for _, args := range [][]string{{"--pdf", ".pdf"}, {"--xlsx", ".xlsx"}} {
		got := misused(t, folder, "export", path, args[0], filepath.Join(folder, "Out"))
		if !strings.Contains(got, "Please name it Out"+args[1]+".") {
			t.Errorf("%q: export says %q", args, got)
		}
	}
}

func TestAPasswordSaysThatThePDFIsNotProtected(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := small(t, folder)
	password := write(t, filepath.Join(folder, "password"), "correct horse")
	args := []string{"export", path, "--xlsx", filepath.Join(folder, "Out.xlsx"), "--password-file", password}
	const words = "The PDF is not protected"
	if r := run(t, args...); r.status != 0 || strings.Contains(r.err, words) {
		t.Errorf("a workbook alone: %d, %s", r.status, r.err)
	}
	if r := run(t, append(args, "--pdf", filepath.Join(folder, "Out.pdf"))...); r.status != 0 || !strings.Contains(r.err, words) {
		t.Errorf("with a PDF: %d, %s", r.status, r.err)
	}
}

func TestOptionsThatCannotBeMetAreRefused(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := small(t, folder)
	blank := filepath.Join(folder, "Blank.ninefold")
	done(t, "new", blank, "--council", "Northmere Council")
	for name, c := range map[string]struct {
		options []string
		want    string
	}{
		"a document there is not":  {[]string{"--document", "minutes"}, `"minutes"`},
		"an audience there is not": {[]string{"--audience", "everybody"}, `The audience "everybody" is neither internal nor public.`},
		"a marking there is not":   {[]string{"--marking", "TOP SECRET"}, `"TOP SECRET"`},
		"a date that is none":      {[]string{"--date", "01/16/2027"}, "“01/16/2027” has no such month: the day comes first"},
		"a day there is not":       {[]string{"--date", "2027-02-30"}, "“2027-02-30” is a day that the month does not have."},
		"page nought":              {[]string{"--first-page", "0"}, "whole number from 1"},
		"page minus five":          {[]string{"--first-page=-5"}, "whole number from 1"},
		"a page beyond all packs":  {[]string{"--first-page", "100000"}, "between 1 and 99,999"},
		"a long committee":         {[]string{"--committee", strings.Repeat("c", 201)}, "over its limit of 200"},
		"an item on two lines":     {[]string{"--item", "6\nc"}, "must be on one line"},
		"an appendix of no text":   {[]string{"--appendix", "\xff"}, "bytes that are not text"},
		"public, for editing":      {[]string{"--for-editing", "--audience", "public"}, "cannot be the public version"},
	} {
		t.Run(name, func(t *testing.T) {
			args := append([]string{"export", path, "--pdf", filepath.Join(folder, "Out.pdf"), "--xlsx", filepath.Join(folder, "Out.xlsx")}, c.options...)
			if got := refused(t, folder, args...); !strings.Contains(got, c.want) {
				t.Errorf("export says %q", got)
			}
		})
	}
	if got := refused(t, folder, "export", blank, "--document", "scores", "--pdf", filepath.Join(folder, "Out.pdf")); !strings.HasPrefix(got, "No quality statement has a score yet") {
		t.Errorf("scores of nothing: %q", got)
	}
}

func TestTargetsThatCannotBeWrittenAreRefused(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := sample(t, folder)
	in := func(name string) string { return filepath.Join(folder, name) }
	if err := os.Mkdir(in("Folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	locked := write(t, in("Locked.pdf"), "last year’s")
	if err := os.Chmod(locked, 0o444); err != nil {
		t.Fatal(err)
	}
	plain := sampleAs(t, in("Plain name"))
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"a folder that is not":      {[]string{path, "--pdf", in("none/Out.pdf")}, "is not there"},
		"one good, one not":         {[]string{path, "--pdf", in("Out.pdf"), "--xlsx", in("none/Out.xlsx")}, "is not there"},
		"below a file":              {[]string{path, "--pdf", filepath.Join(locked, "Out.pdf")}, "folder"},
		"a folder":                  {[]string{path, "--xlsx", in("Folder")}, "is a folder"},
		"a file that is read-only":  {[]string{path, "--pdf", locked, "--xlsx", in("Out.xlsx")}, "read-only"},
		"a document":                {[]string{path, "--pdf", in("Other.ninefold")}, "is the name of a Ninefold document"},
		"the document itself":       {[]string{plain, "--pdf", plain}, "is the self-assessment itself"},
		"both files at one name":    {[]string{path, "--pdf", in("Out"), "--xlsx", in("Out")}, "would both be called Out"},
		"a password file not there": {[]string{path, "--xlsx", in("Out.xlsx"), "--password-file", in("none")}, "cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := refused(t, folder, append([]string{"export"}, c.args...)...); !strings.Contains(got, c.want) {
				t.Errorf("export says %q", got)
			}
		})
	}
}

// sampleAs puts the sample at a path.
func sampleAs(t testing.TB, path string) string {
	t.Helper()
	return write(t, path, string(read(t, sample(t, t.TempDir()))))
}

func TestAnExportReplacesWhatItMadeBefore(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := small(t, folder)
	out := write(t, filepath.Join(folder, "Out.pdf"), "last year’s")
	done(t, "export", path, "--repeatable", "--pdf", out)
	first := read(t, out)
	done(t, "export", path, "--repeatable", "--pdf", out)
	if !bytes.HasPrefix(first, []byte("%PDF-")) || !bytes.Equal(read(t, out), first) {
		t.Error("the same export gives another file")
	}
	names, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(names) != 2 {
		t.Errorf("the folder holds %q (%v)", names, err)
	}
}

func TestThePasswordIsTheFirstLineOfItsFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := small(t, folder)
	for name, text := range map[string]string{
		"one line":          "Sesame, öffne dich",
		"a line of Unix":    "Sesame, öffne dich\nand more\n",
		"a line of Windows": "\ufeffSesame, öffne dich\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			book := filepath.Join(t.TempDir(), "Out.xlsx")
			password := write(t, filepath.Join(t.TempDir(), "Password"), text)
			done(t, "export", path, "--xlsx", book, "--password-file", password)
			if bytes.HasPrefix(read(t, book), []byte("PK")) {
				t.Fatal("the workbook is open to all")
			}
			if got := bookCells(t, book, "Sesame, öffne dich"); len(themes(got)) != 4 {
				t.Errorf("opened, the workbook has the sheets of %d themes", len(themes(got)))
			}
		})
	}
	for name, c := range map[string]struct{ text, want string }{
		"nothing":          {"", "has no password on its first line"},
		"an empty line":    {"\nSesame\n", "has no password on its first line"},
		"only a mark":      {"\ufeff\r\n", "has no password on its first line"},
		"bytes of no text": {"\xff\xfeS\x00e\x00", "is not plain text"},
		"a long password":  {strings.Repeat("s", 256), "longer than the 255 characters"},
		"a very long one":  {strings.Repeat("s", 10_000), "longer than the 255 characters"},
	} {
		t.Run(name, func(t *testing.T) {
			password := write(t, filepath.Join(folder, "Password"), c.text)
			if got := refused(t, folder, "export", path, "--xlsx", filepath.Join(folder, "Out.xlsx"), "--password-file", password); !strings.Contains(got, c.want) {
				t.Errorf("export says %q", got)
			}
		})
	}
	if got := refused(t, folder, "export", path, "--xlsx", filepath.Join(folder, "Out.xlsx"), "--password-file", folder); got != "The password file "+folder+" cannot be read." {
		t.Errorf("a folder as password file: %q", got)
	}
}

// remember has a document remember choices, as the export page does.
func remember(t *testing.T, path string, choices map[string]string) {
	t.Helper()
	d, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Remember(choices); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAnOwnersWorkbookGoesOutAndComesBackByItself(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path, book := filepath.Join(folder, "a.ninefold"), filepath.Join(folder, "theirs.xlsx")
	done(t, "sample", path)
	done(t, "export", path, "--owner", "devinder sahota", "--for-editing", "--xlsx", book)
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Return items")
	if err != nil {
		t.Fatal(err)
	}
	answer, at := "", 0
	for i, row := range rows {
		if c := slices.Index(row, "Answer"); c >= 0 {
			at = i + 1
			if answer, err = excelize.CoordinatesToCellName(c+1, at+1); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := errors.Join(f.SetCellValue("Return items", answer, "Not held"), f.Save(), f.Close()); err != nil {
		t.Fatal(err)
	}
	if printed := done(t, "import", path, book); !strings.Contains(printed, "1 changed + 0 new + 0 removed") || !strings.Contains(printed, "0 missing") {
		t.Errorf("it says %s", printed)
	}
	for _, c := range []struct{ sentence, owner, document string }{
		{"No item of the Information Return belongs to Nobody Here", "Nobody Here", export.ReturnDocument},
		{"Only the Information Return can be made for one owner", "Devinder Sahota", export.Pack},
	} {
		if got := refused(t, folder, "export", path, "--owner", c.owner, "--document", c.document, "--xlsx", filepath.Join(folder, "no.xlsx")); !strings.HasPrefix(got, c.sentence) {
			t.Errorf("it says %q", got)
		}
	}
}

func TestFilesSayWhenTheyWereMadeBesideTheMeeting(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000")
	path := small(t, t.TempDir())
	made := func(options ...string) (pdf, book []byte) {
		p, b, args := targets(t)
		done(t, append(append([]string{"export", path, "--document", "risks", "--date", "16 January 2027"}, args...), options...)...)
		return read(t, p), read(t, b)
	}
	pdf, book := made()
	if info := properties(t, pdf); !strings.HasPrefix(info["CreationDate"], "D:20231114221320") || !strings.Contains(info["Keywords"], "16 January 2027") {
		t.Errorf("the PDF says %v", info)
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if props, err := f.GetDocProps(); err != nil || props.Created != "2023-11-14T22:13:20Z" || !strings.Contains(props.Subject, "16 January 2027") {
		t.Errorf("the workbook says %+v, %v", props, err)
	}
	pdf, book = made("--repeatable")
	t.Setenv("SOURCE_DATE_EPOCH", "1800000000")
	if again, bookAgain := made("--repeatable"); !bytes.Equal(pdf, again) || !bytes.Equal(book, bookAgain) {
		t.Error("repeatable files differ")
	}
	for _, wrong := range []string{"soon", "-1", "1700000000.5"} {
		t.Setenv("SOURCE_DATE_EPOCH", wrong)
		out := filepath.Join(t.TempDir(), "out.pdf")
		if said := refused(t, filepath.Dir(out), "export", path, "--document", "risks", "--pdf", out); !strings.Contains(said, "no number of seconds") {
			t.Errorf("of the time %q it says %q", wrong, said)
		}
	}
}

// properties are the entries of a PDF's information dictionary.
func properties(t *testing.T, pdf []byte) map[string]string {
	t.Helper()
	file, err := pdfcheck.Read(pdf)
	if err != nil {
		t.Fatal(err)
	}
	info, err := file.Context.DereferenceDict(*file.Context.Info)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for key, o := range info {
		all[key], _ = file.Context.DereferenceText(o)
	}
	return all
}

func TestAnEmptySelfAssessmentSaysSoBeforeItIsExported(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := empty(t, folder)
	out := filepath.Join(folder, "out.pdf")
	if said := refused(t, folder, "export", path, "--pdf", out); !strings.Contains(said, "Nothing has been written") {
		t.Errorf("it says %q", said)
	}
	done(t, "export", path, "--pdf", out, "--as-asked")
	done(t, "export", path, "--xlsx", filepath.Join(folder, "out.xlsx"), "--for-editing")
}
