package understanding

import (
	"fmt"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/intake/marks"
)

// Summary says in plain text, for a terminal, what would be brought in: what
// goes where, every line that has no place, every line left out with the
// reason, and the counts in and out.
func (s *Staging) Summary() string { return s.summary(false) }

// Preview is the summary with the beginning of every entry below the list it
// would go to, so that a person sees what goes where before it does.
func (s *Staging) Preview() string { return s.summary(true) }

func (s *Staging) summary(entries bool) string {
	var b strings.Builder
	counts := s.Counts()
	fmt.Fprintf(&b, "%s: %s with text, %s blank\n", s.Source, Plural(counts.Lines, "line"), assessment.Thousands(counts.Blank))
	s.writeLists(&b, counts)
	if entries {
		s.writeEntries(&b)
	}
	s.writeAbout(&b)
	s.writeHeadings(&b)
	s.writeLines(&b, "Not placed", NotPlaced, counts.NotPlacedLines)
	s.writeLines(&b, "Left out", LeftOut, counts.LeftOutLines)
	if remarks := s.AllRemarks(); len(remarks) > 0 {
		b.WriteString("\nPlease note\n")
		for _, remark := range remarks {
			fmt.Fprintf(&b, "  %s\n", remark)
		}
	}
	noted := ""
	if counts.NoteLines > 0 {
		noted = " + " + assessment.Thousands(counts.NoteLines) + " in notes"
	}
	fmt.Fprintf(&b, "\nCounts: %s in = %s in %s + %s for Who we are + %s + %s left out%s + %s not placed\n",
		Plural(counts.Lines, "line"), assessment.Thousands(counts.EntryLines), Plural(counts.Entries, "entry"),
		assessment.Thousands(counts.AboutLines), Plural(counts.HeadingLines, "heading"),
		assessment.Thousands(counts.LeftOutLines), noted, assessment.Thousands(counts.NotPlacedLines))
	if counts.Unplaced > 0 && s.Places() {
		fmt.Fprintf(&b, "To be placed: what was not placed is kept in the document as %s, until somebody places it there.\n", Plural(counts.Unplaced, "line"))
	}
	return b.String()
}

// AllRemarks returns the staging's remarks with those about single entries as
// they are placed now.
func (s *Staging) AllRemarks() []string {
	all := append([]string(nil), s.Remarks...)
	for _, list := range s.lists() {
		for _, e := range list.entries {
			if e.Remark != "" {
				all = append(all, fmt.Sprintf("Line %d: %s", e.Line, e.Remark))
			}
		}
	}
	return all
}

// writeLists counts what goes to the lists of each statement that something
// goes to, and names the others.
func (s *Staging) writeLists(b *strings.Builder, counts Counts) {
	const width = 30
	var nothing []string
	for _, spec := range s.framework.Statements() {
		in := 0
		for _, list := range assessment.ListKeys {
			in += counts.Of(spec.Code, list)
		}
		if in == 0 {
			nothing = append(nothing, spec.Code)
			continue
		}
		fmt.Fprintf(b, "\n%s %s\n", spec.Code, spec.Title)
		for _, list := range assessment.ListKeys {
			fmt.Fprintf(b, "  %-*s %s\n", width, s.framework.List(list).Title, Plural(counts.Of(spec.Code, list), "entry"))
		}
	}
	if len(nothing) > 0 {
		fmt.Fprintf(b, "\nNo entries for %s\n", strings.Join(nothing, ", "))
	}
}

// writeEntries writes the beginning of every entry, below where it goes.
func (s *Staging) writeEntries(b *strings.Builder) {
	const most = 90 // characters of an entry
	lists := s.lists()
	if len(lists) == 0 {
		return
	}
	b.WriteString("\nEntries\n")
	for _, list := range lists {
		fmt.Fprintf(b, "  %s, %s\n", list.statement, s.framework.List(list.key).Title)
		for _, e := range list.entries {
			fmt.Fprintf(b, "    line %-5d %s\n", e.Line, assessment.Shortened(e.Text, most))
		}
	}
}

// writeHeadings lists the headings that are none of the known names, and what
// they are taken for.
func (s *Staging) writeHeadings(b *strings.Builder) {
	if len(s.Headings) == 0 && s.Offered() == 0 {
		return
	}
	b.WriteString("\nHeadings that are none of the known names\n")
	for _, h := range s.Headings {
		times := ""
		if h.Times > 1 {
			times = ", " + assessment.Thousands(h.Times) + " times"
		}
		fmt.Fprintf(b, "  “%s”%s: %s\n", h.Text, times, s.Means(h))
	}
	if n := s.Offered(); n > 0 {
		fmt.Fprintf(b, "  %s under headings of something else: --notes keeps %s as notes of the statements, for colleagues.\n",
			Plural(n, "line"), itOrThem(n))
	}
	sure := s.Guessed(FairlySure)
	if sure > 0 {
		fmt.Fprintf(b, "  %s under them %s: --accept-guesses brings %s in, --heading \"TEXT=LIST\" says what one means.\n",
			Plural(sure, "entry"), map[bool]string{true: "waits", false: "wait"}[sure == 1], itOrThem(sure))
	}
	if n := s.Guessed(AnyGuess) - sure; n > 0 {
		fmt.Fprintf(b, "  %s more than a guess where %s: %s only --accept-guesses=all brings in, or --heading for what %s under.\n",
			map[bool]string{true: "For 1 entry it is no", false: "For " + Plural(n, "entry") + " it is no"}[n == 1],
			map[bool]string{true: "it goes", false: "they go"}[n == 1], itOrThem(n), map[bool]string{true: "it stands", false: "they stand"}[n == 1])
	}
}

// itOrThem is how a text speaks of so many.
func itOrThem(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

func (s *Staging) writeAbout(b *strings.Builder) {
	sections := s.sections()
	if len(sections) == 0 {
		return
	}
	b.WriteString("\nWho we are\n")
	for _, section := range sections {
		fmt.Fprintf(b, "  %s: %s\n", section.heading, Plural(len(strings.Fields(section.text)), "word"))
	}
}

func (s *Staging) writeLines(b *strings.Builder, title string, kind TargetKind, count int) {
	if count == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s: %s\n", title, Plural(count, "line"))
	for _, block := range s.Blocks {
		if block.Target.Kind != kind {
			continue
		}
		why := block.Target.Why
		if why != "" {
			fmt.Fprintf(b, "  %s:\n", assessment.UpperFirst(why))
		}
		for _, line := range block.Lines {
			fmt.Fprintf(b, "    line %-5d %s\n", line.Number, marks.Trim(line.Text))
		}
	}
}

// Plural writes a count with what is counted, such as "1 entry" or "226 entries".
func Plural(n int, what string) string {
	switch stem, ends := strings.CutSuffix(what, "y"); {
	case n == 1:
	case ends:
		what = stem + "ies"
	default:
		what += "s"
	}
	return assessment.Thousands(n) + " " + what
}
