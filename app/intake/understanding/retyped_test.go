package understanding

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// fuller is what another council that does not exist has to say: entries long
// and short, most without a full stop, some worded as headings are.
var fuller = []struct {
	code, name string
	lists      [3][]string
}{
	{"QS1", "Assessing needs", [3][]string{
		{"Everybody who rings is called back within the same working day by somebody who can decide about small equipment", "Carers are asked about their own week", "The online form was written together with people who use it and is available in four languages"},
		{"Timely reviews", "Letters about charges are long and written for accountants rather than for the people who have to pay", "Improve recording"},
		{"Appoint reviewers for the northern villages", "Rewrite every charging letter with the reading group by the end of the summer and test it", "Improve recording"},
	}},
	{"QS2", "Supporting people to live healthier lives", [3][]string{
		{"Reablement starts at the hospital door and most people need no care when it ends", "The falls van reaches every parish"},
		{"Equipment from the second store arrives late, in particular the beds and hoists that two people have to carry", "Few know of direct payments"},
		{"Open a third store and agree with the carriers on afternoon deliveries to the villages on the moor"},
	}},
	{"QS3", "Equity in experience and outcomes", [3][]string{
		{"Link workers speak six languages and are known by name in the market", "Our letters exist in easy read"},
		{"Faith is not asked about in half of all assessments, and where it is asked the answer is often not used", "Improve recording"},
		{"Ask about faith and language when somebody first rings and show the answer on the first page"},
	}},
	{"QS4", "Care provision, integration and continuity", [3][]string{
		{"Home care begins within two days even in the lambing season because neighbours' agencies share their rounds"},
		{"Nursing beds for people who shout at night are only found forty miles away", "Reduce spot purchases"},
		{"Buy twelve nursing beds together with the health board and staff them from the college's own course", "Publish a market position statement"},
	}},
	{"QS7", "Safeguarding", [3][]string{
		{"Every concern is read on the day by a social worker who has the evening rota's notes in front of her", "People say what they want to happen"},
		{"Enquiries about homes stay open for months, and those who raised them are seldom told what came of it"},
		{"Close what is older than sixty days", "Tell every person who raised a concern what came of it, in words the person has chosen"},
	}},
}

// retyping is one way in which a council types what it has to say.
type retyping struct {
	heads [3]string
	list  func(head string, entries []string) string
	after func(string) string          // done to the whole text, or nil
	extra string                       // a part behind the first list of every statement that is none of the lists
	whole func(heads [3]string) string // the whole text, where it is not statement by statement; or nil
}

// priorities first, then what is not good enough, then what is.
func turnedRound(heads [3]string) string {
	var b strings.Builder
	for _, of := range fuller {
		b.WriteString("\n" + of.name + "\n")
		for i := 2; i >= 0; i-- {
			b.WriteString(bulleted(heads[i], of.lists[i]))
		}
	}
	return b.String()
}

// chaptered has the lists for chapters and the statements under each.
func chaptered(heads [3]string) string {
	var b strings.Builder
	for i, head := range heads {
		b.WriteString("\n" + head + "\n\n")
		for _, of := range fuller {
			b.WriteString(bulleted(of.name, of.lists[i]) + "\n")
		}
	}
	return b.String()
}

// sideBySide has a table under every statement, with an entry of each list in a row.
func sideBySide(heads [3]string) string {
	var b strings.Builder
	for _, of := range fuller {
		b.WriteString("\n" + of.name + "\n" + strings.Join(heads[:], "\t") + "\n")
		for row := range max(len(of.lists[0]), len(of.lists[1]), len(of.lists[2])) {
			var cells [3]string
			for i, entries := range of.lists {
				if row < len(entries) {
					cells[i] = entries[row]
				}
			}
			b.WriteString(strings.Join(cells[:], "\t") + "\n")
		}
	}
	return b.String()
}

// rowed has one table with a row for every statement, and the entries of a list in
// one cell.
func rowed(comma string) func(heads [3]string) string {
	return func(heads [3]string) string {
		text := strings.Join(append([]string{"Quality statement"}, heads[:]...), comma) + "\n"
		for _, of := range fuller {
			text += `"` + of.name + `"`
			for _, entries := range of.lists {
				text += comma + `"` + strings.Join(entries, "\n") + `"`
			}
			text += "\n"
		}
		return text
	}
}

// long has a row for every entry, with its statement and its list.
func long(heads [3]string) string {
	text := "Ref,Statement,Kind,Entry,Owner\n"
	for n, of := range fuller {
		for i, entries := range of.lists {
			for _, e := range entries {
				text += fmt.Sprintf("%d,\"%s\",%s,\"%s\",R Hale\n", n+1, of.name, heads[i], e)
			}
		}
	}
	return text
}

func bulleted(h string, e []string) string { return h + "\n• " + strings.Join(e, "\n• ") + "\n" }

func bare(h string, e []string) string { return h + "\n" + strings.Join(e, "\n") + "\n" }

func spaced(h string, e []string) string { return h + "\n\n" + strings.Join(e, "\n\n") + "\n\n" }

func inLine(h string, e []string) string { return h + ": " + strings.Join(e, "\n") + "\n" }

var blankLines = regexp.MustCompile(`\n(?:[ \t]*\n)+`)

func withoutBlanks(text string) string { return blankLines.ReplaceAllString(text, "\n") }

func doubled(text string) string { return strings.ReplaceAll(text, "\n", "\n\n") }

// wrapped breaks every line at 72 characters, as e-mail does.
func wrapped(text string) string {
	const width = 72
	var b strings.Builder
	for line := range strings.Lines(text) {
		at := 0
		for i, word := range strings.Fields(line) {
			switch {
			case at+len(word) > width:
				b.WriteString("\n")
				at = 0
			case i > 0:
				b.WriteString(" ")
			}
			b.WriteString(word)
			at += len(word) + 1
		}
		b.WriteString("\n")
	}
	return b.String()
}

var (
	knownHeads    = [3]string{"Strengths", "Areas for improvement", "Priorities"}
	wordedHeads   = [3]string{"What we do well", "What we need to do better", "What we will do next"}
	strangeHeads  = [3]string{"Where we shine", "Where we stumble", "On the horizon"}
	pictureHeads  = [3]string{"Sunny side", "Stony ground", "Road from here"}
	askingHeads   = [3]string{"What are we good at?", "What do we find hard?", "What will we do?"}
	oneOddHeads   = [3]string{"Strengths", "Where we stumble", "Priorities"}
	firstOddHeads = [3]string{"Where we shine", "Areas for improvement", "Priorities"}
	lastOddHeads  = [3]string{"Strengths", "Areas for improvement", "On the horizon"}
)

const evidence = "How do we know?\n• The audit of last April\n• Two surveys of carers\n"

var retypings = map[string]retyping{
	"known names, bullets":                 {heads: knownHeads, list: bulleted},
	"known names, no bullets":              {heads: knownHeads, list: bare},
	"known names, paragraphs":              {heads: knownHeads, list: spaced},
	"known names, first entry behind":      {heads: knownHeads, list: inLine},
	"known names, all capitals":            {heads: knownHeads, list: bulleted, after: strings.ToUpper},
	"known names, no bullets, capitals":    {heads: knownHeads, list: bare, after: strings.ToUpper},
	"known names, no blank lines":          {heads: knownHeads, list: bulleted, after: withoutBlanks},
	"known names, blank lines everywhere":  {heads: knownHeads, list: bulleted, after: doubled},
	"known names, wrapped":                 {heads: knownHeads, list: bulleted, after: wrapped},
	"known names, evidence between":        {heads: knownHeads, list: bulleted, extra: evidence},
	"worded, bullets":                      {heads: wordedHeads, list: bulleted},
	"worded, no bullets":                   {heads: wordedHeads, list: bare},
	"worded, paragraphs":                   {heads: wordedHeads, list: spaced},
	"worded, first entry behind":           {heads: wordedHeads, list: inLine},
	"worded, no blank lines":               {heads: wordedHeads, list: bulleted, after: withoutBlanks},
	"worded, no bullets, no blank lines":   {heads: wordedHeads, list: bare, after: withoutBlanks},
	"worded, capitals":                     {heads: wordedHeads, list: bulleted, after: strings.ToUpper},
	"strange, bullets":                     {heads: strangeHeads, list: bulleted},
	"strange, no bullets":                  {heads: strangeHeads, list: bare},
	"strange, paragraphs":                  {heads: strangeHeads, list: spaced},
	"strange, first entry behind":          {heads: strangeHeads, list: inLine},
	"strange, capitals, no blank lines":    {heads: strangeHeads, list: bulleted, after: func(s string) string { return strings.ToUpper(withoutBlanks(s)) }},
	"pictures, bullets":                    {heads: pictureHeads, list: bulleted},
	"pictures, no bullets":                 {heads: pictureHeads, list: bare},
	"asking, bullets, no blank lines":      {heads: askingHeads, list: bulleted, after: withoutBlanks},
	"asking, no bullets":                   {heads: askingHeads, list: bare},
	"middle one strange, bullets":          {heads: oneOddHeads, list: bulleted, after: withoutBlanks},
	"middle one strange, no bullets":       {heads: oneOddHeads, list: bare},
	"middle one strange, evidence between": {heads: oneOddHeads, list: bulleted, extra: evidence},
	"first one strange, no bullets":        {heads: firstOddHeads, list: bare},
	"last one strange, bullets":            {heads: lastOddHeads, list: bulleted, after: withoutBlanks},
	"last one strange, paragraphs":         {heads: lastOddHeads, list: spaced},
	"known names, turned round":            {heads: knownHeads, whole: turnedRound},
	"worded, turned round":                 {heads: wordedHeads, whole: turnedRound},
	"known names, chapters":                {heads: knownHeads, whole: chaptered},
	"worded, chapters":                     {heads: wordedHeads, whole: chaptered},
	"known names, side by side":            {heads: knownHeads, whole: sideBySide},
	"worded, side by side":                 {heads: wordedHeads, whole: sideBySide},
	"middle one strange, side by side":     {heads: oneOddHeads, whole: sideBySide},
	"known names, a row a statement":       {heads: knownHeads, whole: rowed(",")},
	"worded, a row a statement":            {heads: wordedHeads, whole: rowed(";")},
	"strange, a row a statement":           {heads: strangeHeads, whole: rowed("\t")},
	"known names, a row an entry":          {heads: knownHeads, whole: long},
	"worded, a row an entry":               {heads: wordedHeads, whole: long},
}

func (r retyping) text() string {
	if r.whole != nil {
		return r.whole(r.heads)
	}
	var b strings.Builder
	for _, of := range fuller {
		b.WriteString("\n" + of.name + "\n")
		for i, entries := range of.lists {
			b.WriteString(r.list(r.heads[i], entries))
			if i == 0 {
				b.WriteString(r.extra)
			}
		}
	}
	text := b.String()
	if r.after != nil {
		text = r.after(text)
	}
	return text
}

// However the same words are typed, none may come to a wrong place without
// anybody's word, and with guesses accepted nearly all come to the right one.
func TestTheSameWordsRetypedAreUnderstoodOrWait(t *testing.T) {
	want, all := map[string]string{}, 0
	for _, of := range fuller {
		for i, entries := range of.lists {
			for _, e := range entries {
				want[Key(e)] += " " + of.code + string([]string{"working_well", "improvement", "priorities"}[i])
				all++
			}
		}
	}
	count := func(s *Staging) (right, wrong int) {
		for _, b := range s.Blocks {
			if b.Target.Kind != Entries {
				continue
			}
			for _, e := range b.Entries() {
				if strings.Contains(want[Key(e.Text)], b.Target.Statement+string(b.Target.List)) {
					right++
				} else {
					wrong++
				}
			}
		}
		return right, wrong
	}
	rightOfAll := 0
	for name, r := range retypings {
		s := stageText(t, r.text())
		if _, wrong := count(s); wrong > 0 {
			t.Errorf("%s: %d entries came to a wrong place without anybody's word", name, wrong)
		}
		s.AcceptGuesses(FairlySure)
		right, wrong := count(s)
		rightOfAll += right
		if wrong > 0 || 100*right < 90*all {
			t.Errorf("%s: with guesses accepted %d of %d are right and %d wrong:\n%s", name, right, all, wrong, outline(s))
		}
	}
	if most := all * len(retypings); 100*rightOfAll < 98*most {
		t.Errorf("with guesses accepted %d of %d are right", rightOfAll, most)
	} else {
		t.Logf("with guesses accepted %d of %d are right", rightOfAll, most)
	}
}
