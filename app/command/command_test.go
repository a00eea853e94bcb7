package command_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/command"
	"ninefold/app/store"
)

// result is what a command leaves behind beside its files.
type result struct {
	status   int
	out, err string
}

// run carries out a command that has no business opening a window.
func run(t testing.TB, args ...string) result {
	t.Helper()
	var out, complaint bytes.Buffer
	status := command.Run(args, command.Streams{Out: &out, Err: &complaint}, func(file string) error {
		t.Errorf("%q opened a window on %q", args, file)
		return nil
	})
	return result{status, out.String(), complaint.String()}
}

// done carries out a command that succeeds without a complaint, and returns
// what it prints.
func done(t testing.TB, args ...string) string {
	t.Helper()
	r := run(t, args...)
	if r.status != command.Done || r.err != "" {
		t.Fatalf("%q ended with %d: %s", args, r.status, r.err)
	}
	return r.out
}

// refused carries out a command that is refused, checks that it changed
// nothing in the folder, and returns the sentence, which is the last line that
// it complains with.
func refused(t testing.TB, folder string, args ...string) string {
	t.Helper()
	before := fingerprint(t, folder)
	r := run(t, args...)
	if r.status != command.Refused {
		t.Fatalf("%q ended with %d: %s%s", args, r.status, r.out, r.err)
	}
	if after := fingerprint(t, folder); after != before {
		t.Errorf("%q changed the folder from\n%s to\n%s", args, before, after)
	}
	lines := strings.Split(strings.TrimSuffix(r.err, "\n"), "\n")
	sentence := lines[len(lines)-1]
	checkSentence(t, sentence, args)
	return sentence
}

// misused carries out a command whose words are wrong, checks that it changed
// nothing in the folder, and returns the sentence.
func misused(t testing.TB, folder string, args ...string) string {
	t.Helper()
	before := fingerprint(t, folder)
	r := run(t, args...)
	if r.status != command.Misused || r.out != "" {
		t.Fatalf("%q ended with %d: %s%s", args, r.status, r.out, r.err)
	}
	if after := fingerprint(t, folder); after != before {
		t.Errorf("%q changed the folder from\n%s to\n%s", args, before, after)
	}
	sentence, hint, _ := strings.Cut(r.err, "\n")
	checkSentence(t, sentence, args)
	if !strings.HasPrefix(hint, "Run 'ninefold") || !strings.HasSuffix(hint, "--help' to see how it is used.\n") {
		t.Errorf("%q gives the hint %q", args, hint)
	}
	return sentence
}

// jargon are words that mean something to programmers only.
var jargon = []string{
	"no such file", "permission denied", "is a directory", "json:", "sql", "strconv", "zip:", "xml:", "EOF", "nil",
	"panic", "%!", "arg(s)", "invalid argument", "syscall", "technical details", "open /", "stat /",
}

// checkSentence holds a refusal to how people write. A sentence may begin with
// what it was given, such as the name of a file.
func checkSentence(t testing.TB, sentence string, args []string) {
	t.Helper()
	first, _ := utf8.DecodeRuneInString(sentence)
	named := slices.ContainsFunc(args, func(arg string) bool {
		given := []string{arg, filepath.Base(arg), filepath.Dir(arg), fmt.Sprintf("%q", arg)}
		return slices.ContainsFunc(given, func(words string) bool { return len(words) > 1 && strings.HasPrefix(sentence, words) })
	})
	if !named && !unicode.IsUpper(first) {
		t.Errorf("%q does not begin as a sentence: %q", args, sentence)
	}
	if !strings.HasSuffix(sentence, ".") || strings.HasSuffix(sentence, "..") {
		t.Errorf("%q does not end as a sentence: %q", args, sentence)
	}
	for _, word := range jargon {
		if strings.Contains(sentence, word) {
			t.Errorf("%q says %q: %s", args, word, sentence)
		}
	}
}

// fingerprint tells whether any file below a folder changed, or came or went.
// When a folder itself changed says nothing: trying whether it can be written
// to leaves nothing behind.
func fingerprint(t testing.TB, folder string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s %v", path, info.Mode())
		if info.Mode().IsRegular() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, " %v %x", info.ModTime(), sha256.Sum256(data))
		}
		b.WriteByte('\n')
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t testing.TB, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// empty makes a document with nothing written in it.
func empty(t testing.TB, folder string) string {
	t.Helper()
	path := filepath.Join(folder, "Northmere.ninefold")
	done(t, "new", path, "--council", "Northmere Council")
	return path
}

var sampleOnce = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "ninefold-sample-*")
	if err != nil {
		return nil, err
	}
	path := filepath.Join(folder, "Sample.ninefold")
	var complaint bytes.Buffer
	if status := command.Run([]string{"sample", path}, command.Streams{Out: &bytes.Buffer{}, Err: &complaint}, nil); status != command.Done {
		return nil, errors.New(complaint.String())
	}
	data, err := os.ReadFile(path)
	return data, errors.Join(err, os.RemoveAll(folder))
})

// sample puts the sample into a folder. It is made once for all tests.
func sample(t testing.TB, folder string) string {
	t.Helper()
	data, err := sampleOnce()
	if err != nil {
		t.Fatal(err)
	}
	return write(t, filepath.Join(folder, "Sample.ninefold"), string(data))
}

var smallOnce = sync.OnceValues(func() ([]byte, error) {
	ones := map[assessment.Kind]int{}
	for _, spec := range assessment.Kinds() {
		ones[spec.Kind] = 1
	}
	a := assessmenttest.GenerateReturn(3, 18, ones)
	err := a.Remember("export.committee", "")
	for field, value := range map[assessment.Field]string{assessment.FieldMarking: string(assessment.Official), assessment.FieldDraft: ""} {
		if err == nil {
			_, err = a.Apply(assessment.SetValue("", assessment.KindDocument, a.ID, field, value).Ops)
		}
	}
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "ninefold-small-*")
	if err != nil {
		return nil, err
	}
	path := filepath.Join(folder, "Small.ninefold")
	doc, err := store.Create(path, a, store.Options{})
	if err == nil {
		err = doc.Close()
	}
	data, errRead := os.ReadFile(path)
	return data, errors.Join(err, errRead, os.RemoveAll(folder))
})

// small puts a document with a little of everything, OFFICIAL and no draft, into a
// folder, for tests that export it many times. It is made once for all tests.
func small(t testing.TB, folder string) string {
	t.Helper()
	data, err := smallOnce()
	if err != nil {
		t.Fatal(err)
	}
	return write(t, filepath.Join(folder, "Small.ninefold"), string(data))
}

// outline is what a document holds, as show prints it.
func outline(t testing.TB, path string) assessment.Outline {
	t.Helper()
	var o assessment.Outline
	if err := json.Unmarshal([]byte(done(t, "show", path, "--json")), &o); err != nil {
		t.Fatal(err)
	}
	return o
}

func texts(entries []assessment.OutlineEntry) []string {
	all := []string{}
	for _, e := range entries {
		all = append(all, e.Text)
	}
	return all
}

// wordFile makes a Word document of these paragraphs.
func wordFile(t testing.TB, path string, paragraphs ...string) string {
	t.Helper()
	var file, body bytes.Buffer
	for _, p := range paragraphs {
		fmt.Fprintf(&body, `<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, p)
	}
	archive := zip.NewWriter(&file)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`},
	} {
		w, err := archive.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return write(t, path, file.String())
}

func TestAFileOpensTheWindowOnIt(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "plainname", "anything")
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, ""},
		{[]string{"Northmere.ninefold"}, "Northmere.ninefold"},
		{[]string{"folder/Northmere"}, "folder/Northmere"},
		{[]string{"plainname"}, "plainname"},
	} {
		opened := []string{}
		var out, complaint bytes.Buffer
		status := command.Run(c.args, command.Streams{Out: &out, Err: &complaint}, func(file string) error {
			opened = append(opened, file)
			return nil
		})
		if status != command.Done || !slices.Equal(opened, []string{c.want}) || out.Len()+complaint.Len() > 0 {
			t.Errorf("%q ended with %d and opened %q, saying %s%s", c.args, status, opened, &out, &complaint)
		}
	}
}

func TestAWindowThatCannotBeOpenedIsAFailureWithItsReason(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err  error
		want string
	}{
		{assessment.Refuse(assessment.CodeFile, nil, "No window can be opened here."), "No window can be opened here.\n"},
		{errors.New("glx: no display"), "Ninefold failed for a reason it does not know. The technical details are: glx: no display.\n"},
	} {
		var complaint bytes.Buffer
		status := command.Run(nil, command.Streams{Out: &complaint, Err: &complaint}, func(string) error { return c.err })
		if status != command.Refused || complaint.String() != c.want {
			t.Errorf("%v ended with %d: %s", c.err, status, &complaint)
		}
	}
}

// The library would end a program that was started with a double click on
// Windows.
func TestADoubleClickIsNotTurnedAway(t *testing.T) {
	t.Parallel()
	if cobra.MousetrapHelpText != "" {
		t.Errorf("a double click is answered with %q", cobra.MousetrapHelpText)
	}
}

func TestWrongUsageIsSaidInASentence(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"expotr"}, `There is no command or file called "expotr". Perhaps you mean export.`},
		{[]string{"expotr", "x.ninefold"}, `There is no command or file called "expotr". Perhaps you mean export.`},
		{[]string{"juggle"}, `There is no command or file called "juggle".`},
		{[]string{"a.ninefold", "b.ninefold"}, "This is written as: ninefold [FILE]."},
		{[]string{"--nope"}, "There is no option --nope."},
		{[]string{"show", "--nope", "x.ninefold"}, "There is no option --nope."},
		{[]string{"show", "-q", "x.ninefold"}, "There is no option -q."},
		{[]string{"show", "-qh", "x.ninefold"}, "There is no option -qh."},
		{[]string{"show", "--=x"}, "The options cannot be read."},
		{[]string{"show"}, "This is written as: ninefold show FILE [--json]."},
		{[]string{"show", "a", "b"}, "This is written as: ninefold show FILE [--json]."},
		{[]string{"show", "a", "--json=maybe"}, `The option --json is given or left out; it takes no value such as "maybe".`},
		{[]string{"version", "now"}, "This is written as: ninefold version."},
		{[]string{"sample"}, "This is written as: ninefold sample FILE."},
		{[]string{"new"}, "This is written as: ninefold new FILE --council NAME."},
		{[]string{"new", "x.ninefold"}, "Say whose self-assessment it is with --council NAME."},
		{[]string{"new", "x.ninefold", "--council", "  "}, "Say whose self-assessment it is with --council NAME."},
		{[]string{"new", "x.ninefold", "--council"}, "The option --council needs a value behind it."},
		{[]string{"import", "x.ninefold"}, "This is written as: ninefold import FILE SOURCE… [--dry-run]."},
		{[]string{"export"}, "This is written as: ninefold export FILE [--pdf OUT] [--xlsx OUT]."},
		{[]string{"export", "x.ninefold"}, "Say what to make with --pdf OUT, --xlsx OUT or both, or gather the evidence with --evidence-folder DIR."},
		{[]string{"export", "x.ninefold", "--pdf", "x.pdf", "--first-page", "iv"}, `The option --first-page takes a whole number, and "iv" is none.`},
		{[]string{"export", "x.ninefold", "--pdf", "x.pdf", "--for-editing"}, "The option --for-editing makes a workbook; say where it goes with --xlsx OUT."},
		{[]string{"export", "x.ninefold", "--pdf", "x.pdf", "--password-file", "p"}, "The option --password-file encrypts a workbook and never a PDF; say where the workbook goes with --xlsx OUT."},
	} {
		if got := misused(t, folder, c.args...); got != c.want {
			t.Errorf("%q says %q, not %q", c.args, got, c.want)
		}
	}
}

func TestWrongUsageNamesTheHelpThatFits(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"Run 'ninefold --help' to see how it is used.\n":      {"expotr"},
		"Run 'ninefold show --help' to see how it is used.\n": {"show", "--nope"},
	} {
		if got := run(t, args...).err; !strings.HasSuffix(got, "\n"+want) {
			t.Errorf("%q says %q", args, got)
		}
	}
}

func TestHelpDocumentsEveryCommand(t *testing.T) {
	t.Parallel()
	for name, wanted := range map[string][]string{
		"":        {"opens the window", "0 done, 1 refused or failed", "Nothing is written on failure", "export", "import", "new", "sample", "show", "version"},
		"new":     {"never overwritten", "--council", "--title"},
		"sample":  {"does not exist", "never overwritten"},
		"import":  {"--dry-run", "--replace", "one change, which one undo takes", ".txt", ".docx", ".xlsx", "--for-editing", "counts that add up", ".md"},
		"show":    {"--json", `"working_well":[{"id","text","internal","note"}]`, `"overall":{"scored","total","percent","rating"}`, "null"},
		"export":  {"--pdf", "--xlsx", "--document", "--audience", "--marking", "--draft", "--appendix", "--committee", "--date", "--item", "--first-page", "--for-editing", "--accept-findings", "--accept", "--because", "--as-asked", "--password-file", "personal data", "moderate protection"},
		"version": {"Print the version"},
	} {
		args := []string{name, "--help"}
		if name == "" {
			args = args[1:]
		}
		help := done(t, args...)
		for _, words := range wanted {
			if !strings.Contains(strings.Join(strings.Fields(help), " "), words) {
				t.Errorf("the help of %q does not say %q:\n%s", name, words, help)
			}
		}
		if said, _, _ := strings.Cut(help, "\nUsage:"); name != "" {
			for line := range strings.SplitSeq(said, "\n") {
				if utf8.RuneCountInString(line) > 80 {
					t.Errorf("the help of %q has a line too long for a console: %q", name, line)
				}
			}
		}
		for _, word := range []string{"completion", "check FILE", "merge FILE"} {
			if strings.Contains(help, word) {
				t.Errorf("the help of %q speaks of %q:\n%s", name, word, help)
			}
		}
	}
}

func TestVersionPrintsTheVersion(t *testing.T) {
	t.Parallel()
	if got := done(t, "version"); !strings.HasPrefix(got, "Ninefold "+command.Version) || strings.Count(got, "\n") != 1 {
		t.Errorf("version prints %q", got)
	}
}
