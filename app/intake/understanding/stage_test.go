package understanding

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/readers"
	"ninefold/app/intake/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

func stageText(t testing.TB, text string) *Staging {
	t.Helper()
	return Stage(intaketest.Framework(t), textSource(t, text))
}

func textSource(t testing.TB, text string) *source.Document {
	t.Helper()
	src, err := readers.Text("pasted text", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// outline writes a staging down line by line, for golden files.
func outline(s *Staging) string {
	var b strings.Builder
	kinds := map[TargetKind]string{NotPlaced: "not placed", Entries: "entries", About: "about", AsHeading: "heading", LeftOut: "left out", Notes: "note"}
	for _, block := range s.Blocks {
		to := block.Target
		b.WriteString("[" + kinds[to.Kind])
		for _, part := range []string{to.Statement, string(to.List), to.Heading, to.Why} {
			if part != "" {
				b.WriteString(" | " + part)
			}
		}
		b.WriteString("]\n")
		for _, line := range block.Lines {
			sign := "  "
			switch {
			case line.Title:
				sign = "# "
			case !line.Begins:
				sign = "+ "
			}
			fmt.Fprintf(&b, "%5d %s%s\n", line.Number, sign, line.Words)
		}
	}
	for _, remark := range s.AllRemarks() {
		b.WriteString("! " + remark + "\n")
	}
	return b.String()
}

func TestEveryExampleIsStagedAsAPersonWouldReadIt(t *testing.T) {
	var examples []string
	for _, kind := range []string{"txt", "docx"} {
		found, err := filepath.Glob("testdata/*." + kind)
		if err != nil || len(found) == 0 {
			t.Fatalf("no examples of the kind %s found (%v)", kind, err)
		}
		examples = append(examples, found...)
	}
	for _, path := range examples {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			src, err := readers.Read(context.Background(), filepath.Base(path), data, nil)
			if err != nil {
				t.Fatal(err)
			}
			s := Stage(intaketest.Framework(t), src)
			checkNothingLost(t, src, s)
			got := outline(s)
			golden := strings.TrimSuffix(path, filepath.Ext(path)) + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("staged otherwise than %s says:\n%s", golden, intaketest.FirstDifference(got, string(want)))
			}
		})
	}
}

// checkNothingLost checks what is promised of every staging: each line with
// something on it stands in exactly one block, and lines in are lines out.
func checkNothingLost(t testing.TB, src *source.Document, s *Staging) {
	t.Helper()
	var in, out []string
	empty := 0
	for _, line := range src.Lines {
		if source.Blank(line.Text) {
			empty++
			continue
		}
		in = append(in, fmt.Sprintf("%d %s", line.Number, line.Text))
	}
	for i, b := range s.Blocks {
		if b.ID != i+1 || s.Block(b.ID) != b {
			t.Errorf("block %d has the ID %d", i+1, b.ID)
		}
		if len(b.Lines) == 0 {
			t.Errorf("block %d is empty", b.ID)
		}
		for j, line := range b.Lines {
			out = append(out, fmt.Sprintf("%d %s", line.Number, line.Text))
			if j == 0 && !line.Begins {
				t.Errorf("block %d goes on with a line that is not in it", b.ID)
			}
		}
		if (b.Target.Kind == NotPlaced || b.Target.Kind == LeftOut) && b.Target.Why == "" {
			t.Errorf("line %d goes nowhere without a reason", b.Lines[0].Number)
		}
	}
	sorted := func(lines []string) []string {
		slices.Sort(lines)
		return lines
	}
	if in, out = sorted(in), sorted(out); !slices.Equal(in, out) {
		t.Fatalf("%d lines went in and %d came out: %s", len(in), len(out), intaketest.FirstDifference(strings.Join(out, "\n"), strings.Join(in, "\n")))
	}
	c := s.Counts()
	if sum := c.EntryLines + c.AboutLines + c.HeadingLines + c.LeftOutLines + c.NoteLines + c.NotPlacedLines; c.Lines != len(in) || sum != len(in) || c.Blank != empty {
		t.Fatalf("counts do not add up to %d lines and %d blank: %+v", len(in), empty, c)
	}
	lines, entries := 0, 0
	for _, list := range c.Lists {
		lines += list.Lines
		entries += list.Entries
	}
	if lines != c.EntryLines || entries != c.Entries {
		t.Fatalf("the lists' counts come to %d lines and %d entries: %+v", lines, entries, c)
	}
}

// TestCountsAddUpOnAnyText throws documents together from lines that are
// alike enough to real ones to lead into every branch.
func TestCountsAddUpOnAnyText(t *testing.T) {
	f := intaketest.Framework(t)
	pool := []string{
		"", "", " ", "\t", "\f", "•", "- ", "o", "12", "Page 3 of 9", "-----", "OFFICIAL", "Contents", "1.", "Borough of Saltham",
		"THE TORN\nHEADER", "The torn header", "Glossary", "Appendix 1", "Action plan on a page", "Who we are", "Our vision",
		"- an item", "• Another item that is so long that it would have been wrapped on any page", "  and goes on", "1. numbered", "(b) lettered",
		"lower case", "A sentence that ends.", "A Heading Like Line", "SHOUTING", "Strengths: said at once", "Care markets ....... 7", "\x00\x01",
	}
	for _, theme := range f.Themes {
		pool = append(pool, theme.Title, fmt.Sprintf("Theme %d: %s", theme.Number, theme.Title))
		for _, s := range theme.Statements {
			pool = append(pool, s.Title, s.Short, s.Code, s.Code+" "+s.Title, "2.1 "+s.Title, "- "+s.Title, s.Subheadings[0],
				fmt.Sprintf("Theme %d – %s - %s", theme.Number, theme.Title, s.Title))
		}
	}
	for _, l := range f.Lists {
		for range 4 {
			pool = append(pool, l.Title, l.Title+":", l.Aliases[len(l.Aliases)-1])
		}
	}
	random := rand.New(rand.NewPCG(7, 7))
	for range 400 {
		var text strings.Builder
		for range random.IntN(60) {
			text.WriteString(pool[random.IntN(len(pool))] + "\n")
		}
		src, err := readers.Text("random", []byte(text.String()))
		if err != nil {
			t.Fatal(err)
		}
		if random.IntN(3) == 0 {
			src.Paragraphs = true
			for i := range src.Lines {
				src.Lines[i].ListLevel = random.IntN(2)
				src.Lines[i].Heading = max(random.IntN(6)-3, 0)
				src.Lines[i].Cell = source.Cell{Table: i / 7 % 2, Row: i % 7 / 3, Column: i%3 + 1}
			}
		}
		s := Stage(f, src)
		checkNothingLost(t, src, s)
		checkEditMakes(t, f, s)
		for _, b := range s.Blocks {
			s.Move(b.ID, Target{Kind: TargetKind(random.IntN(5)), Statement: "QS3", List: assessment.Priorities, Heading: "Moved", Why: "moved"})
		}
		checkNothingLost(t, src, s)
		checkEditMakes(t, f, s)
		if t.Failed() {
			t.Fatalf("on this text:\n%s", text.String())
		}
	}
}

// checkEditMakes checks that the edit makes what the counts promised.
func checkEditMakes(t testing.TB, f *assessment.Framework, s *Staging) {
	t.Helper()
	a := assessment.New("doc", "Northmere Council", f)
	c := s.Counts()
	edit, err := s.Edit(a, Add, intaketest.IDs())
	if err != nil {
		if c.EntryLines+c.AboutLines > 0 {
			t.Errorf("refused although there is something to bring in: %v", err)
		}
		return
	}
	if _, err := a.Apply(edit.Ops); err != nil {
		t.Errorf("the edit cannot be applied: %v", err)
		return
	}
	if a.EntryCount() != c.Entries || len(a.Sections()) != c.Sections {
		t.Errorf("%d entries and %d sections were made, %d and %d promised", a.EntryCount(), len(a.Sections()), c.Entries, c.Sections)
	}
	for _, l := range c.Lists {
		if n := len(a.Statement(l.Statement).List(l.List)); n != l.Entries {
			t.Errorf("%s %s has %d entries, not %d", l.Statement, l.List, n, l.Entries)
		}
	}
}

func TestAStatementIsKnownByItsManyNames(t *testing.T) {
	cases := map[string]string{
		"Theme 2 – Providing Support - Partnerships and communities":              "QS5",
		"THEME 2: PROVIDING SUPPORT: PARTNERSHIP & COMMUNITIES":                   "QS5",
		"Theme two — How the local authority provides support — QS5":              "QS5",
		"Supporting people to lead healthier lives":                               "QS2",
		"2. Supporting People To Live Healthier Lives":                            "QS2",
		"Equity in experience and outcomes":                                       "QS3",
		"Equity in Experiences & Outcomes:":                                       "QS3",
		"Safe pathways, systems and transitions":                                  "QS6",
		"Safe Systems; Pathways & Transition":                                     "QS6",
		"Care provision, integration and continuity of care":                      "QS4",
		"Quality statement 4: Care provision, integration and continuity":         "QS4",
		"QS4 Care Provision Integration & Continuity":                             "QS4",
		"qs 8 – governance management and sustainability":                         "QS8",
		"2.1 Assessing needs":                                                     "QS1",
		"(a) Assessing needs":                                                     "QS1",
		"Quality Statement Nine":                                                  "QS9",
		"Statement 7 – Safeguarding":                                              "QS7",
		"How the local authority ensures safety within the system – Safeguarding": "QS7",
		"Learning, improvement and innovation (Theme 4)":                          "QS9",
		"**Theme 3 – Keeping our residents safe from harm – Safeguarding**":       "QS7",
	}
	for heading, code := range cases {
		t.Run(heading, func(t *testing.T) {
			s := stageText(t, heading+"\nWhat is working well:\n- Something\n")
			if got := s.Counts().Of(code, assessment.WorkingWell); got != 1 {
				t.Errorf("not taken for %s:\n%s", code, outline(s))
			}
		})
	}
}

func TestASentenceThatMentionsAStatementIsNoHeading(t *testing.T) {
	for _, line := range []string{
		"Safeguarding is everybody's business", "We are good at assessing needs", "Partnerships", "Learning",
		"Safeguarding and assessing needs", "Assessing needs 3 4", strings.Repeat("Safeguarding ", 40),
	} {
		s := stageText(t, line+"\nSome text\n")
		if c := s.Counts(); c.HeadingLines != 0 {
			t.Errorf("%q was taken for a heading:\n%s", line, outline(s))
		}
	}
}

func TestAListIsKnownByItsManyNames(t *testing.T) {
	f := intaketest.Framework(t)
	for _, list := range f.Lists {
		for _, name := range append([]string{list.Title}, list.Aliases...) {
			for _, heading := range []string{name, strings.ToUpper(name) + ":", "2. " + name + " –", "Our " + name, "**" + name + "**", name + " (continued)"} {
				s := stageText(t, "QS6\n"+heading+"\n- Something\n")
				if got := s.Counts().Of("QS6", list.Key); got != 1 {
					t.Errorf("%q not taken for %s:\n%s", heading, list.Key, outline(s))
				}
			}
		}
	}
}

func TestWhatComesAfterTheStatementsIsNotAddedToTheLast(t *testing.T) {
	for _, after := range []string{
		"Northmere Council – Action plan on a page 2026", "Appendix B: the method", "Glossary", "WHAT HAPPENS NEXT", "How this was written",
	} {
		s := stageText(t, "QS9\nPriorities\n- Learn\n\n"+after+"\n\n- Not a priority\nSafeguarding\n- Nor this\n")
		c := s.Counts()
		if c.Entries != 1 || c.NotPlacedLines != 4 {
			t.Errorf("after %q:\n%s", after, outline(s))
		}
	}
}

func TestANameAtTheEndOfAWrappedEntryIsNoHeading(t *testing.T) {
	for _, end := range []string{"priorities", "  Priorities", "Safeguarding.", "  Assessing needs"} {
		s := stageText(t, "QS9\nStrengths\n- The board has met every month this year to talk about our\n"+end+"\n- Two\nPriorities\n- Three\n")
		if c := s.Counts(); c.HeadingLines != 3 || c.Entries != 3 || c.Of("QS9", assessment.WorkingWell) != 2 {
			t.Errorf("%q:\n%s", end, outline(s))
		}
	}
}

func TestMovingABlockMovesItsLinesAndTheirCounts(t *testing.T) {
	s := stageText(t, "About Northmere\nQS1\nStrengths\n- One\n- Two\n\nA CASE STUDY\n- Three\n- Four\n")
	var loose *Block
	for _, b := range s.Blocks {
		if b.Target.Kind == NotPlaced && len(b.Lines) == 2 {
			loose = b
		}
	}
	if loose == nil {
		t.Fatalf("the case study's lines are not one block:\n%s", outline(s))
	}
	s.Move(loose.ID, Target{Kind: Entries, Statement: "QS2", List: assessment.Improvement})
	if got := s.Counts().Of("QS2", assessment.Improvement); got != 2 {
		t.Errorf("%d entries after the move, not 2", got)
	}
	s.LeaveOut(loose.ID)
	if c := s.Counts(); c.Entries != 2 || c.LeftOutLines != 2 {
		t.Errorf("left out, but %+v", c)
	}
	s.Restore(loose.ID)
	if loose.Target != loose.Proposed || s.Counts().NotPlacedLines != 3 {
		t.Errorf("not restored: %+v", loose.Target)
	}
	s.Move(99, Target{Kind: LeftOut})
	s.Move(loose.ID, Target{Kind: About, Heading: "A case study"})
	a := assessment.New("doc", "Northmere Council", intaketest.Framework(t))
	edit, err := s.Edit(a, Add, intaketest.IDs())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Apply(edit.Ops); err != nil {
		t.Fatal(err)
	}
	if len(a.Sections()) != 2 || a.Sections()[1].Heading != "A case study" || a.Sections()[1].Text != "• Three\n• Four" {
		t.Errorf("sections: %+v", a.Sections())
	}
}

func TestAPlaceThatIsNotThereIsRefused(t *testing.T) {
	s := stageText(t, "QS1\nStrengths\n- One\n")
	a := assessment.New("doc", "Northmere Council", intaketest.Framework(t))
	for _, to := range []Target{{Kind: Entries, Statement: "QS99", List: assessment.Priorities}, {Kind: Entries, Statement: "QS1"}} {
		s.Move(3, to)
		if _, err := s.Edit(a, Add, intaketest.IDs()); assessment.ErrorCode(err) != assessment.CodeInvalid {
			t.Errorf("%+v: %v", to, err)
		}
	}
}

func TestBringingInAddsOrReplacesAndOneEditTakesItBack(t *testing.T) {
	f := intaketest.Framework(t)
	base := assessment.New("doc", "Northmere Council", f)
	newID := intaketest.IDs()
	for _, edit := range []assessment.Edit{
		base.AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: newID(), Text: "Was there"}),
		base.AppendEntries("QS1", assessment.Priorities, assessment.NewEntry{ID: newID(), Text: "Stays"}),
		base.AddSection(newID(), "", "Old", "Old text"),
	} {
		if _, err := base.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	texts := func(a *assessment.Assessment, list assessment.ListKey) string {
		var all []string
		for _, e := range a.Statement("QS1").List(list) {
			all = append(all, e.Text)
		}
		return strings.Join(all, "|")
	}
	s := stageText(t, "Our vision\nTo be kind.\nQS1\nStrengths\n- One\n- Two\n")
	for mode, want := range map[Mode]string{Add: "Was there|One|Two", Replace: "One|Two"} {
		a := base.Clone()
		edit, err := s.Edit(a, mode, newID)
		if err != nil {
			t.Fatal(err)
		}
		if edit.Label != "Bring in pasted text" {
			t.Errorf("the edit is called %q", edit.Label)
		}
		done, err := a.Apply(edit.Ops)
		if err != nil {
			t.Fatal(err)
		}
		if got := texts(a, assessment.WorkingWell); got != want {
			t.Errorf("mode %d: %s", mode, got)
		}
		if got := texts(a, assessment.Priorities); got != "Stays" {
			t.Errorf("mode %d: a list nothing was brought into is now %q", mode, got)
		}
		if n := len(a.Sections()); n != 2-int(mode) || a.Sections()[n-1].Heading != "Our vision" || a.Sections()[n-1].Text != "To be kind." {
			t.Errorf("mode %d: sections %+v", mode, a.Sections())
		}
		if _, err := a.Apply(assessment.Inverse(done)); err != nil {
			t.Fatal(err)
		}
		if texts(a, assessment.WorkingWell) != "Was there" || len(a.Sections()) != 1 || a.EntryCount() != 2 {
			t.Errorf("mode %d: not taken back", mode)
		}
	}
}

func TestATextOverTheLimitComesInWholeAndInPieces(t *testing.T) {
	for name, text := range map[string]string{
		"words":       strings.TrimSpace(strings.Repeat("eleven words make this sentence long enough for the test here. ", 1000)),
		"no space":    strings.Repeat("ŵ", 2*assessment.LimitEntry+1001),
		"at the edge": strings.Repeat("a", assessment.LimitEntry),
	} {
		t.Run(name, func(t *testing.T) {
			s := stageText(t, "QS1\nStrengths\n- "+text+"\n- next\n")
			entries := s.Blocks[2].Entries()
			entries = entries[:len(entries)-1]
			joined := ""
			for i, e := range entries {
				if n := assessment.Length(e.Text); n > assessment.LimitEntry {
					t.Errorf("a piece has %d characters", n)
				}
				if (e.Remark != "") != (len(entries) > 1 && i == 0) {
					t.Errorf("%d pieces, remark %q", len(entries), e.Remark)
				}
				joined += e.Text
			}
			if strings.ReplaceAll(joined, " ", "") != strings.ReplaceAll(text, " ", "") {
				t.Error("the pieces are not the whole text")
			}
			checkEditMakes(t, intaketest.Framework(t), s)
		})
	}
}

func TestALongSectionComesInAsSeveral(t *testing.T) {
	paragraph := strings.Repeat("Northmere is by the sea. ", 40)
	text := "Who we are\n" + strings.Repeat(paragraph+"\n\n", 75) + "QS1\nStrengths\n- One\n"
	s := stageText(t, text)
	a := assessment.New("doc", "Northmere Council", intaketest.Framework(t))
	edit, err := s.Edit(a, Add, intaketest.IDs())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Apply(edit.Ops); err != nil {
		t.Fatal(err)
	}
	whole := 0
	for i, section := range a.Sections() {
		whole += strings.Count(section.Text, "by the sea")
		if want := "Who we are (continued)"; i > 0 && section.Heading != want {
			t.Errorf("section %d is headed %q", i, section.Heading)
		}
	}
	if len(a.Sections()) < 3 || whole != 3000 {
		t.Errorf("%d sections with %d sentences", len(a.Sections()), whole)
	}
}

func TestTheSummaryNamesEveryLineWithoutAPlaceAndTheCounts(t *testing.T) {
	s := stageText(t, "Page 1\nQS1\nWritten in a hurry.\nStrengths\n- One\n- Two\n\nWHAT ELSE\n- Three\n")
	got := s.Summary()
	for _, want := range []string{
		"pasted text: 8 lines with text, 1 blank", "What is working well           2 entries", "Page number:\n    line 1     Page 1",
		"line 3     Written in a hurry.", "line 8     WHAT ELSE", "line 9     - Three",
		"Counts: 8 lines in = 2 in 2 entries + 0 for Who we are + 2 headings + 1 left out + 3 not placed",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// A hostile text may make the work grow with the square of its length; what
// takes milliseconds here would then take minutes.
func TestALargeHostileTextIsStagedInGoodTime(t *testing.T) {
	t.Parallel()
	const lines = hostileLines
	for name, text := range map[string]string{
		"themes":        "QS1\n" + strings.Repeat("Theme 1\n", lines) + "QS1\n",
		"statements":    strings.Repeat("Assessing needs\nSafeguarding\n", lines/2),
		"lists":         "QS1\n" + strings.Repeat("Strengths\nChallenges\n", lines/2),
		"continuations": "QS1\nStrengths\n- a" + strings.Repeat("\n  b", lines),
		"contents":      "Contents\n" + strings.Repeat("Some part .... 7\nAnother\n", lines/2) + "QS1\nStrengths\n" + strings.Repeat("Some other part\n\n", lines/2),
		"one line":      "QS1\nStrengths\n- " + strings.Repeat("word ", 20*lines),
		"headers":       "QS1\nStrengths\n" + strings.Repeat("HEADER\n- a\n", lines/2),
		"about":         strings.Repeat("Our vision\nx\n12\n", lines/3) + "QS1\nStrengths\n- a\n",
		"stars":         strings.Repeat("**_[x](", 2*lines),
	} {
		t.Run(name+" "+strconv.Itoa(len(text)), func(t *testing.T) {
			src, err := readers.Text(name, []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			s := Stage(intaketest.Framework(t), src)
			checkNothingLost(t, src, s)
			checkEditMakes(t, intaketest.Framework(t), s)
		})
	}
}

// The title a document begins with is none of its text; what only resembles one
// is.
func TestTheTitleOfADocumentIsLeftOut(t *testing.T) {
	const rest = "Safeguarding\nStrengths\n• Concerns are read at once.\n"
	for _, title := range []string{
		"Self-assessment 2026", "Northmere Council\nAdult Social Care Self-Assessment\nNovember 2026", "CQC self assessment report 2025/26",
		"Northmere County Council – Self-assessment 2025-26\nVersion 2.1", "Adult social care\nLocal authority assurance self-assessment",
	} {
		s := stageText(t, title+"\n"+rest)
		if c := s.Counts(); c.LeftOutLines != 1+strings.Count(title, "\n") || c.AboutLines != 0 || c.Entries != 1 {
			t.Errorf("%q: %+v\n%s", title, c, outline(s))
		}
	}
	for _, text := range []string{"Northmere Council\nNovember 2026", "Our self-assessment 2026 was written by the people who draw on support.", "• Self-assessment 2026"} {
		if c := stageText(t, text+"\n"+rest).Counts(); c.LeftOutLines != 0 {
			t.Errorf("%q: %d lines are left out", text, c.LeftOutLines)
		}
	}
}
