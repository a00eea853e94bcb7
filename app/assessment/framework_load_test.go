package assessment_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/assets"
)

func frameworkFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "frameworks", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// small is a framework of two statements and a scale of two scores.
func small(t testing.TB) *assessment.Framework {
	t.Helper()
	f, err := assessment.LoadFramework("good.json", frameworkFile(t, "good.json"))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAFrameworkWithAFaultIsRefusedWithTheLineAndTheReason(t *testing.T) {
	faults := map[string]string{
		"band-backwards.json":               "line 10: the band runs from 80 to 74",
		"bands-begin-late.json":             "line 10: the bands must begin at 50 or below, which the lowest scores come to",
		"bands-end-early.json":              "line 9: the bands must end at 100",
		"bands-overlap.json":                "line 11: the band must begin where the one before ends",
		"bands-with-gap.json":               "line 11: the band must begin where the one before ends",
		"blank-title.json":                  `line 28: the value of "title" is missing`,
		"bytes-that-are-no-text.json":       "line 37: there are bytes that are not UTF-8 text",
		"code-twice.json":                   `line 45: the code "S1" is used twice`,
		"empty.json":                        "line 1: the file ends too early",
		"ends-early.json":                   "line 20: the file ends too early",
		"list.json":                         "line 1: this is not what the file should begin with",
		"lists-in-another-order.json":       `line 19: the lists are working_well, improvement and priorities, in this order, not "improvement"`,
		"long-title.json":                   `line 28: the value of "title" is over 200 characters`,
		"more-after-the-end.json":           "line 62: there is more after the framework’s end",
		"name-of-two.json":                  `line 46: the name "Answering" stands for both S1 and S2`,
		"no-id.json":                        `line 1: the value of "id" is missing`,
		"no-subheadings.json":               "line 49: the sub-headings are missing",
		"no-summary.json":                   "line 50: the summary is missing",
		"no-themes.json":                    "line 25: there must be at least one theme",
		"nul-in-a-title.json":               `line 28: the value of "title" must be plain text on one line`,
		"null.json":                         `line 1: the value of "id" is missing`,
		"one-score.json":                    "line 14: the scale needs at least two scores",
		"rounding-unknown.json":             `line 7: the rounding "nearest" is not known; "up" is`,
		"score-misnumbered.json":            "line 16: scores count up from 1, so this one must be 2",
		"text.json":                         "line 2: this is not well-formed JSON (invalid character 'N' looking for beginning of value)",
		"theme-misnumbered.json":            "line 27: themes are numbered in order, so this one must be 1",
		"two-lines-in-a-title.json":         `line 28: the value of "title" must be plain text on one line`,
		"two-lists.json":                    "line 18: there must be three lists, not 2",
		"two-prompts.json":                  "line 51: a statement has three to six prompts, this one 2",
		"unknown-key-of-another-place.json": `line 28: a framework has no "code" here`,
		"unknown-key.json":                  `line 47: a framework has no "shrot" here`,
		"version-zero.json":                 "line 3: the version must be a whole number from 1",
		"wrong-type-deep.json":              `line 51: the value of "themes.statements.prompts" is of the wrong kind (string)`,
		"wrong-type.json":                   `line 3: the value of "version" is of the wrong kind (string)`,
	}
	files, err := os.ReadDir("testdata/frameworks")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := file.Name()
		_, err := assessment.LoadFramework(name, frameworkFile(t, name))
		if name == "good.json" || name == "byte-order-mark.json" {
			if err != nil {
				t.Error(err)
			}
			continue
		}
		checkRefused(t, err, assessment.CodeFile, name+", "+faults[name]+".")
	}
}

func checkRefused(t testing.TB, err error, code assessment.Code, sentence string) {
	t.Helper()
	if assessment.ErrorCode(err) != code || err.Error() != sentence {
		t.Errorf("refused with %q %v, not %q %s", assessment.ErrorCode(err), err, code, sentence)
	}
}

// What is brackets within brackets is walked through for the line of its fault,
// and no deeper than frameworks are: the paths alone of a megabyte of them would
// come to a terabyte.
func TestAFrameworkOfBracketsIsRefusedWithoutBeingWalkedThrough(t *testing.T) {
	long := `{"` + strings.Repeat("x", 400_000) + `":`
	for name, file := range map[string]string{
		"arrays":     strings.Repeat("[", 1<<20),
		"objects":    strings.Repeat(`{"a":`, 200_000),
		"a title":    `{"title":` + strings.Repeat("[", 500_000),
		"long names": `{"title":` + long + "[" + strings.Repeat("0,", 300_000) + `0]}}`,
	} {
		var err error
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err = assessment.LoadFramework("f.json", []byte(file))
		runtime.ReadMemStats(&after)
		if asked := after.TotalAlloc - before.TotalAlloc; asked > 64<<20 {
			t.Errorf("%s: %d MB were asked for", name, asked>>20)
		}
		if assessment.ErrorCode(err) != assessment.CodeFile || !strings.HasPrefix(err.Error(), "f.json, line 1: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFrameworkThatIsTooLargeIsRefused(t *testing.T) {
	_, err := assessment.LoadFramework("f.json", bytes.Repeat([]byte(" "), 1<<20+1))
	checkRefused(t, err, assessment.CodeFile, "f.json is larger than the 1 MB a framework file may have.")
}

// Every name of a framework is looked for in every line of a text that is brought
// in: with thousands of them a document that is opened is one that waits for ever.
func TestAFrameworkOfThousandsOfStatementsOrNamesIsRefused(t *testing.T) {
	good := string(frameworkFile(t, "good.json"))
	statement := func(n, aliases int) string {
		names := "["
		for i := range aliases {
			names += fmt.Sprintf(`"other name %d of %d",`, i, n)
		}
		return fmt.Sprintf(`{"code":"X%[1]d","title":"Title %[1]d","short":"Short %[1]d","summary":"x","prompts":["a?","b?","c?"],"subheadings":["x"],"aliases":%[2]s}`,
			n, strings.TrimSuffix(names, ",")+"]")
	}
	for want, add := range map[string][2]int{
		"a framework may have 200 statements, and this one has ":                                  {200, 1},
		"a framework may have 2,000 names and other names of statements and lists, and this one ": {20, 100},
		"": {100, 5},
	} {
		head, rest, found := strings.Cut(good, `"statements": [`)
		if !found {
			t.Fatal("the file has no statements")
		}
		more := ""
		for n := range add[0] {
			more += statement(n, add[1]) + ","
		}
		_, err := assessment.LoadFramework("f.json", []byte(head+`"statements": [`+more+rest))
		if want == "" && err != nil || want != "" && (assessment.ErrorCode(err) != assessment.CodeFile || !strings.Contains(err.Error(), want)) {
			t.Errorf("%v more: %v", add, err)
		}
	}
}

func TestEveryFrameworkShippedLoadsAndKeepsItsFile(t *testing.T) {
	names, err := fs.Glob(assets.Frameworks, "frameworks/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := assets.Frameworks.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := assessment.LoadFramework(name, data)
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(f.File(), data) {
			t.Errorf("%s does not keep its file", name)
		}
	}
}

func TestTheDefaultFrameworkHasFourThemesAndNineStatements(t *testing.T) {
	f := assessmenttest.Framework(t)
	var titles []string
	subheadings := 0
	for _, s := range f.Statements() {
		titles = append(titles, s.Code+" "+s.Title)
		subheadings += len(s.Subheadings)
	}
	want := `QS1 Assessing needs
QS2 Supporting people to live healthier lives
QS3 Equity in experience and outcomes
QS4 Care provision, integration and continuity
QS5 Partnerships and communities
QS6 Safe systems, pathways and transitions
QS7 Safeguarding
QS8 Governance, management and sustainability
QS9 Learning, improvement and innovation`
	if got := strings.Join(titles, "\n"); len(f.Themes) != 4 || got != want || subheadings != 35 {
		t.Errorf("%d themes, %d sub-headings and\n%s", len(f.Themes), subheadings, got)
	}
}

func TestAFrameworkAnswersByCodeAndKey(t *testing.T) {
	f := small(t)
	spec, theme, err := f.Statement("S2")
	if err != nil || spec.Title != "Answering" || theme.Title != "People" {
		t.Errorf("%+v, %+v, %v", spec, theme, err)
	}
	_, _, err = f.Statement("QS1")
	checkRefused(t, err, assessment.CodeNotFound, `The framework has no statement "QS1".`)
	if f.List(assessment.Priorities).Title != "Comes next" || f.List("other").Title != "other" {
		t.Error("the lists' titles are not found by their keys")
	}
	if f.ScoreTitle(2) != "Yes" || f.HasScore(0) || f.HasScore(3) || f.TopScore() != 2 {
		t.Error("the scale is not found by its values")
	}
}

// FuzzLoadFramework feeds the loader anything at all: it must answer with a
// framework that can be used, or with a sentence.
func FuzzLoadFramework(f *testing.F) {
	files, err := os.ReadDir("testdata/frameworks")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		f.Add(frameworkFile(f, file.Name()))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		framework, err := assessment.LoadFramework("f.json", data)
		if err != nil {
			if assessment.ErrorCode(err) != assessment.CodeFile || !strings.HasPrefix(err.Error(), "f.json") {
				t.Errorf("no sentence: %v", err)
			}
			return
		}
		a := assessment.New("id", "Northmere Council", framework)
		if overall := a.Supposing(framework.TopScore()); overall.Percent != 100 || overall.Rating == "" {
			t.Errorf("the best scores come to %+v", overall)
		}
		if a.Supposing(1).Rating == "" {
			t.Error("the lowest scores have no rating")
		}
		again, err := assessment.LoadFramework("f.json", framework.File())
		if err != nil || again.ID != framework.ID {
			t.Errorf("its own file is refused: %v", err)
		}
	})
}
