package assets

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// The shapes below repeat the two file formats on purpose: a key that a file
// has and its readers do not expect is a fault of the file.

type frameworkFile struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
	Title   string `json:"title"`
	Source  string `json:"source"`
	Overall struct {
		Rounding string `json:"rounding"`
		Label    string `json:"label"`
		Bands    []struct {
			From   int    `json:"from"`
			To     int    `json:"to"`
			Rating string `json:"rating"`
		} `json:"bands"`
	} `json:"overall"`
	Scores []struct {
		Value       int    `json:"value"`
		Title       string `json:"title"`
		Description string `json:"description"`
	} `json:"scores"`
	Lists []struct {
		Key      string   `json:"key"`
		Title    string   `json:"title"`
		Singular string   `json:"singular"`
		Empty    string   `json:"empty"`
		Aliases  []string `json:"aliases"`
	} `json:"lists"`
	EvidenceCategories []struct {
		Key      string `json:"key"`
		Title    string `json:"title"`
		Used     bool   `json:"used"`
		Required bool   `json:"required"`
	} `json:"evidence_categories"`
	Timescales []string `json:"timescales"`
	Themes     []struct {
		Number     int                  `json:"number"`
		Title      string               `json:"title"`
		Aliases    []string             `json:"aliases"`
		Statements []frameworkStatement `json:"statements"`
	} `json:"themes"`
}

type frameworkStatement struct {
	Code            string   `json:"code"`
	Title           string   `json:"title"`
	Short           string   `json:"short"`
	Aliases         []string `json:"aliases"`
	Subheadings     []string `json:"subheadings"`
	Summary         string   `json:"summary"`
	Prompts         []string `json:"prompts"`
	OfficialPage    string   `json:"official_page"`
	Commitment      string   `json:"commitment"`
	Expectations    []string `json:"expectations"`
	CareActSections []string `json:"care_act_sections"`
}

type sampleFile struct {
	Council string `json:"council"`
	Title   string `json:"title"`
	AsAt    string `json:"as_at"`
	Author  string `json:"author"`
	Marking string `json:"marking"`
	Draft   bool   `json:"draft"`
	About   []struct {
		Heading  string `json:"heading"`
		Text     string `json:"text"`
		Internal bool   `json:"internal"`
	} `json:"about"`
	Figures []struct {
		Label    string `json:"label"`
		Value    string `json:"value"`
		Note     string `json:"note"`
		Internal bool   `json:"internal"`
	} `json:"figures"`
	Statements []sampleStatement `json:"statements"`
	Risks      []sampleRisk      `json:"risks"`
	Providers  []sampleProvider  `json:"providers"`
	England    []sampleEngland   `json:"provision_comparators"`

	// These are the lists whose shape the program itself checks as it reads them.
	Evidence      []map[string]any `json:"evidence"`
	WaitingTimes  []map[string]any `json:"waiting_times"`
	Indicators    []map[string]any `json:"indicators"`
	Notice        string           `json:"notice"`
	NoticeDays    *int             `json:"notice_days"`
	Words         []string         `json:"words"`
	Items         []map[string]any `json:"items"`
	Actions       []map[string]any `json:"actions"`
	KeyPriorities []map[string]any `json:"key_priorities"`
}

// prose adds what is written in a record of any kind and below it to texts:
// what stands under these keys is for people to read.
func prose(texts map[string]string, place string, record any) {
	switch r := record.(type) {
	case map[string]any:
		for key, value := range r {
			switch text, is := value.(string); {
			case is && text != "" && (key == "title" || key == "text" || key == "note" || key == "description"):
				texts[place+", "+key+": "+text] = text
			case !is:
				prose(texts, place+", "+key, value)
			}
		}
	case []any:
		for i, one := range r {
			prose(texts, fmt.Sprint(place, " ", i+1), one)
		}
	}
}

type sampleRisk struct {
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Likelihood  string   `json:"likelihood"`
	Impact      string   `json:"impact"`
	Rating      string   `json:"rating"`
	Owner       string   `json:"owner"`
	Statement   string   `json:"statement"`
	Entries     []string `json:"entries"`
	Actions     []string `json:"actions"`
	Internal    bool     `json:"internal"`
	Mitigations []struct {
		Text string `json:"text"`
	} `json:"mitigations"`
}

type sampleStatement struct {
	Code        string        `json:"code"`
	Status      string        `json:"status"`
	Lead        string        `json:"lead"`
	Score       int           `json:"score"`
	Reason      string        `json:"reason"`
	WorkingWell []sampleEntry `json:"working_well"`
	Improvement []sampleEntry `json:"improvement"`
	Priorities  []sampleEntry `json:"priorities"`
}

type sampleEntry struct {
	ID       string `json:"id"` // by which other records of the sample refer to it
	Text     string `json:"text"`
	Note     string `json:"note"`
	Internal bool   `json:"internal"`
}

func (s sampleStatement) lists() map[string][]sampleEntry {
	return map[string][]sampleEntry{
		"working_well": s.WorkingWell,
		"improvement":  s.Improvement,
		"priorities":   s.Priorities,
	}
}

func decodeStrictly(t *testing.T, data []byte, into any) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		t.Fatalf("the file does not have the expected shape: %v", err)
	}
}

func defaultFramework(t *testing.T) frameworkFile {
	t.Helper()
	var framework frameworkFile
	decodeStrictly(t, DefaultFramework(), &framework)
	return framework
}

func (f frameworkFile) statements() []frameworkStatement {
	var all []frameworkStatement
	for _, theme := range f.Themes {
		all = append(all, theme.Statements...)
	}
	return all
}

func northmere(t *testing.T) sampleFile {
	t.Helper()
	var document sampleFile
	decodeStrictly(t, Sample(), &document)
	return document
}

func TestEveryFrameworkFileIsNamedForItsID(t *testing.T) {
	names, err := fs.Glob(Frameworks, "frameworks/*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("found %d framework files, error %v", len(names), err)
	}
	for _, name := range names {
		data, err := Frameworks.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var framework frameworkFile
		decodeStrictly(t, data, &framework)
		if want := "frameworks/" + framework.ID + ".json"; name != want {
			t.Errorf("%s holds the framework %q: it should be named %s", name, framework.ID, want)
		}
	}
}

func TestDefaultFrameworkHasFourThemesNineStatementsAndThirtyFiveSubheadings(t *testing.T) {
	framework := defaultFramework(t)
	if got := len(framework.Themes); got != 4 {
		t.Errorf("%d themes, want 4", got)
	}
	subheadings := 0
	var codes []string
	for _, statement := range framework.statements() {
		codes = append(codes, statement.Code)
		subheadings += len(statement.Subheadings)
	}
	if got, want := strings.Join(codes, " "), "QS1 QS2 QS3 QS4 QS5 QS6 QS7 QS8 QS9"; got != want {
		t.Errorf("statements in order are %q, want %q", got, want)
	}
	if subheadings != 35 {
		t.Errorf("%d sub-headings, want 35", subheadings)
	}
}

func TestEachStatementGuidesTheWriter(t *testing.T) {
	for _, statement := range defaultFramework(t).statements() {
		if statement.Summary == "" || statement.Short == "" || statement.OfficialPage == "" {
			t.Errorf("%s lacks a summary, a short name or the official page", statement.Code)
		}
		if n := len(statement.Prompts); n < 3 || n > 6 {
			t.Errorf("%s has %d prompts, want three to six", statement.Code, n)
		}
		if len(statement.CareActSections) == 0 {
			t.Errorf("%s names no section of the law", statement.Code)
		}
	}
}

// The official commitments and "I" statements are other people's text. The
// format has room for them so that a council can load its own copy.
func TestOfficialWordingIsNotShipped(t *testing.T) {
	for _, statement := range defaultFramework(t).statements() {
		if statement.Commitment != "" {
			t.Errorf("%s ships a commitment: %q", statement.Code, statement.Commitment)
		}
		if statement.Expectations == nil || len(statement.Expectations) != 0 {
			t.Errorf("%s should have an empty list of expectations, has %v", statement.Code, statement.Expectations)
		}
	}
}

func TestBandsCoverEveryPercentageOnce(t *testing.T) {
	framework := defaultFramework(t)
	next := 25 // nine scores of 1 are 9 of 36
	for _, band := range framework.Overall.Bands {
		if band.From != next || band.To < band.From {
			t.Errorf("%s runs from %d to %d, want it to start at %d", band.Rating, band.From, band.To, next)
		}
		next = band.To + 1
	}
	if next != 101 {
		t.Errorf("the bands end at %d, want 100", next-1)
	}
	if framework.Overall.Rounding != "up" {
		t.Errorf("rounding is %q, want %q", framework.Overall.Rounding, "up")
	}
}

// heading reduces a name to what an import compares: lower-case words, with
// "&" read as "and".
func heading(name string) string {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(name, "&", " and ")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(words, " ")
}

func TestNoNameMeansTwoThings(t *testing.T) {
	owner := map[string]string{}
	claim := func(who string, names []string) {
		own := map[string]bool{}
		for _, name := range names {
			key := heading(name)
			if own[key] {
				t.Errorf("%s lists %q twice", who, name)
			}
			own[key] = true
			if other, taken := owner[key]; taken {
				t.Errorf("%q belongs to both %s and %s", name, other, who)
			}
			owner[key] = who
		}
	}
	framework := defaultFramework(t)
	for _, list := range framework.Lists {
		claim(list.Key, list.Aliases)
	}
	for _, theme := range framework.Themes {
		claim(theme.Title, theme.Aliases)
		for _, statement := range theme.Statements {
			claim(statement.Code, statement.Aliases)
		}
	}
}

func TestNamesSeenInRealDocumentsAreKnown(t *testing.T) {
	known := map[string]string{}
	framework := defaultFramework(t)
	for _, list := range framework.Lists {
		for _, alias := range list.Aliases {
			known[heading(alias)] = list.Key
		}
	}
	for _, theme := range framework.Themes {
		for _, alias := range theme.Aliases {
			known[heading(alias)] = theme.Title
		}
		for _, statement := range theme.Statements {
			for _, alias := range statement.Aliases {
				known[heading(alias)] = statement.Code
			}
		}
	}
	for name, want := range map[string]string{
		"ASSESSING NEEDS": "QS1",
		"Supporting people to lead healthier lives":                "QS2",
		"Supporting people to live healthier lives":                "QS2",
		"Equity in experiences & outcomes":                         "QS3",
		"Equity in experience and outcomes":                        "QS3",
		"Care provision, integration and continuity":               "QS4",
		"Care provision, integration & continuity":                 "QS4",
		"Partnership and communities":                              "QS5",
		"Partnerships and Communities":                             "QS5",
		"Safe pathways, systems and transitions":                   "QS6",
		"Safe Systems, pathways and transitions":                   "QS6",
		"Safeguarding":                                             "QS7",
		"Governance, management and sustainability":                "QS8",
		"Learning, improvement and innovation":                     "QS9",
		"How the local authority works with people":                "Working with people",
		"Providing Support":                                        "Providing support",
		"Leadership":                                               "Leadership",
		"What is working well:":                                    "working_well",
		"Areas for Improvement":                                    "improvement",
		"Priorities/Actions":                                       "priorities",
		"Priorities & Actions":                                     "priorities",
		"How the local authority ensures safety within the system": "Ensuring safety",
		"Care provision, integration and continuity of care":       "QS4",
	} {
		if got := known[heading(name)]; got != want {
			t.Errorf("%q is taken for %q, want %q", name, got, want)
		}
	}
}

func TestSampleScoresAndExplainsEveryStatement(t *testing.T) {
	statuses := map[string]bool{"not_started": true, "drafting": true, "for_review": true, "signed_off": true}
	document := northmere(t)
	if _, err := time.Parse(time.DateOnly, document.AsAt); err != nil {
		t.Errorf("as_at: %v", err)
	}
	expected := defaultFramework(t).statements()
	if len(document.Statements) != len(expected) {
		t.Fatalf("%d statements, want %d", len(document.Statements), len(expected))
	}
	for i, statement := range document.Statements {
		if statement.Code != expected[i].Code {
			t.Errorf("statement %d is %s, want %s", i+1, statement.Code, expected[i].Code)
		}
		if statement.Score < 1 || statement.Score > 4 {
			t.Errorf("%s is scored %d, want 1 to 4", statement.Code, statement.Score)
		}
		if n := len(sentences(statement.Reason)); n < 2 {
			t.Errorf("%s gives its score a reason of %d sentences, want two or more", statement.Code, n)
		}
		if statement.Lead == "" || !statuses[statement.Status] {
			t.Errorf("%s has lead %q and status %q", statement.Code, statement.Lead, statement.Status)
		}
	}
}

func TestSampleIsAWholeSelfAssessment(t *testing.T) {
	const longestEntry, longestReason = 4000, 8000 // characters, the document's own limits
	document := northmere(t)
	entries, internal, notes := 0, 0, 0
	for _, statement := range document.Statements {
		if n := utf8.RuneCountInString(statement.Reason); n > longestReason {
			t.Errorf("the reason for %s has %d characters, more than %d", statement.Code, n, longestReason)
		}
		for list, of := range statement.lists() {
			if len(of) == 0 {
				t.Errorf("%s has nothing under %s", statement.Code, list)
			}
			for _, entry := range of {
				entries++
				if entry.Internal {
					internal++
				}
				if entry.Note != "" {
					notes++
				}
				if n := utf8.RuneCountInString(entry.Text); n == 0 || n > longestEntry {
					t.Errorf("an entry of %s has %d characters, want 1 to %d", statement.Code, n, longestEntry)
				}
			}
		}
	}
	if entries < 200 {
		t.Errorf("%d entries, want at least 200", entries)
	}
	if internal == 0 || notes == 0 {
		t.Errorf("%d internal entries and %d notes: the sample should show both", internal, notes)
	}
	if len(document.About) < 5 || len(document.Figures) < 10 {
		t.Errorf("%d sections and %d figures in Who we are, want at least 5 and 10", len(document.About), len(document.Figures))
	}
}

// sampleTexts returns every piece of prose in the sample with its place.
func sampleTexts(document sampleFile) map[string]string {
	texts := map[string]string{}
	for _, section := range document.About {
		texts["who we are: "+section.Heading] = section.Text
	}
	for _, figure := range document.Figures {
		texts["figure: "+figure.Label] = figure.Label + "; " + figure.Value + "; " + figure.Note
	}
	for _, risk := range document.Risks {
		texts["risk: "+risk.Title] = risk.Title + ". " + risk.Description
		for _, mitigation := range risk.Mitigations {
			texts["risk: "+risk.Title+": "+mitigation.Text] = mitigation.Text
		}
	}
	for what, list := range map[string][]map[string]any{"evidence": document.Evidence, "item": document.Items, "waiting time": document.WaitingTimes, "indicator": document.Indicators, "action": document.Actions, "key priority": document.KeyPriorities} {
		for i, record := range list {
			for key, value := range record {
				if lines, is := value.([]any); is && (key == "timescales" || key == "evidence_links") {
					record[key] = lines[:0] // the same few words, over and over
				}
			}
			prose(texts, fmt.Sprint(what, " ", i+1), record)
		}
	}
	for place, text := range provisionTexts(document) {
		texts[place] = text
	}
	for _, statement := range document.Statements {
		texts[statement.Code+": reason"] = statement.Reason
		for list, entries := range statement.lists() {
			for _, entry := range entries {
				texts[statement.Code+", "+list+": "+entry.Text] = entry.Text
				if entry.Note != "" {
					texts[statement.Code+", note on "+entry.Text] = entry.Note
				}
			}
		}
	}
	return texts
}

var sentenceEnd = regexp.MustCompile(`[.?!]["')]*\s+`)

func sentences(text string) []string {
	var found []string
	for _, sentence := range sentenceEnd.Split(text, -1) {
		if sentence = heading(sentence); sentence != "" {
			found = append(found, sentence)
		}
	}
	return found
}

func TestSampleRepeatsNoSentence(t *testing.T) {
	seen := map[string]string{}
	for place, text := range sampleTexts(northmere(t)) {
		for _, sentence := range sentences(text) {
			if first, again := seen[sentence]; again {
				t.Errorf("%q stands in both %s and %s", sentence, first, place)
			}
			seen[sentence] = place
		}
	}
}

// The sample is printed in public and searched by the personal data check, so
// it must give that check nothing to find.
func TestSampleHoldsNoPersonalData(t *testing.T) {
	personal := regexp.MustCompile(`(?i)\S@\S|\d{3}\s?\d{3}\s?\d{4}|\b0\d{2,4}\s?\d{3,}|\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b`)
	texts := sampleTexts(northmere(t))
	for name, data := range SampleEvidence() {
		texts["evidence: "+name] = string(data)
	}
	for place, text := range texts {
		if found := personal.FindString(text); found != "" {
			t.Errorf("%s holds %q", place, found)
		}
	}
}

// What the program says of itself has curly quotation marks, and so has the sample: it
// is what a paper looks like at its best.
func TestSampleHasNoStraightQuotationMark(t *testing.T) {
	for place, text := range sampleTexts(northmere(t)) {
		if strings.ContainsAny(text, `"'`) {
			t.Errorf("%s has a straight quotation mark: %.60q", place, text)
		}
	}
}

func TestFontsAreTrueTypeOutlines(t *testing.T) {
	for name, font := range map[string][]byte{
		"regular":       FontRegular,
		"italic":        FontItalic,
		"semibold":      FontSemiBold,
		"bold":          FontBold,
		"fallback":      FontFallback,
		"fallback bold": FontFallbackBold,
	} {
		if !bytes.HasPrefix(font, []byte{0, 1, 0, 0}) {
			t.Errorf("the %s font is not a TrueType file", name)
		}
	}
}

func TestEveryScriptHasItsFontsAndNoCharacterTwo(t *testing.T) {
	of := map[rune]string{}
	for _, f := range ScriptFonts {
		for weight, unpack := range map[string]func() ([]byte, error){"regular": f.Regular, "semi-bold": f.SemiBold} {
			if data, err := unpack(); err != nil || !bytes.HasPrefix(data, []byte{0, 1, 0, 0}) {
				t.Errorf("the %s font of %s is no TrueType file: %v", weight, f.Script, err)
			}
		}
		for _, block := range f.Blocks.R16 {
			for r := rune(block.Lo); r <= rune(block.Hi); r++ {
				if of[r] != "" {
					t.Errorf("%U is of %s and of %s", r, of[r], f.Script)
				}
				of[r] = f.Script
			}
		}
	}
}

func TestTheIconHasTheSizesItIsSaidToHave(t *testing.T) {
	for side, data := range map[int][]byte{512: Icon, 64: WindowIcon} {
		picture, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if picture.Width != side || picture.Height != side {
			t.Errorf("an icon is %d by %d, want %d by %d", picture.Width, picture.Height, side, side)
		}
	}
}
