package assessment

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// Finding is a piece of text that looks like personal data. Whether it is, and
// whether it may be published, a person decides.
type Finding struct {
	What  string // such as "NHS number"
	Match string // the text itself
	Place string // where it stands, in words; see Assessment.Place
	Kind  Kind   // the record and field it stands in, for a link to it
	ID    string
	Field Field
}

// FindPersonalData searches everything that a public export would publish for
// what looks like personal data: NHS numbers whose check digit is right,
// National Insurance numbers, e-mail addresses, telephone numbers of the
// United Kingdom, and dates of birth. The findings come in reading order.
func FindPersonalData(a *Assessment) []Finding {
	published := a.Published().Assessment
	var all []Finding
	for ref := range published.All() {
		record := published.record(ref.Kind, ref.ID)
		for _, spec := range Fields(ref.Kind) {
			if !spec.Written {
				continue
			}
			for _, f := range findIn(spec.get(record)) {
				f.Place, f.Kind, f.ID, f.Field = a.Place(ref.Kind, ref.ID), ref.Kind, ref.ID, spec.Field
				all = append(all, f)
			}
		}
	}
	return all
}

// gap matches what people put between the groups of a number.
const gap = `[ \x{a0}\x{2009}\x{202f}-]`

// months matches a month's name, in full or shortened.
const months = `(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`

// date matches a date as people write them.
const date = `(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|` +
	`\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?` + months + `,?\s\d{2,4}|` + months + `\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4})`

// birth matches words that make a date a date of birth.
const birth = `(?:\bd\.?\s?o\.?\s?b\b|\bdate\sof\sbirth|\bbirth\s?date|\bborn\b|\bbirthday)`

// sorts are the kinds of personal data. Where two match the same text, the
// first counts.
var sorts = []struct {
	what    string
	pattern *regexp.Regexp
	right   func(match string) bool // further conditions; or nil
	digits  int                     // how many digits a text has at least that holds one
	hint    *regexp.Regexp          // what a text has besides; or nil
}{
	{
		what: "NHS number", digits: 10, right: rightNHSNumber,
		pattern: regexp.MustCompile(`\d{3}` + gap + `?\d{3}` + gap + `?\d{4}`),
	},
	{
		what: "National Insurance number", digits: 6, right: rightInsuranceNumber,
		pattern: regexp.MustCompile(`(?i)\b[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]` + gap + `?\d{2}` + gap + `?\d{2}` + gap + `?\d{2}` + gap + `?[a-d]\b`),
	},
	{
		what: "Date of birth", digits: 3, hint: regexp.MustCompile(`(?i)b(?:orn|irth)|o\.?\s?b`),
		pattern: regexp.MustCompile(`(?i)` + birth + `[^\n]{0,30}?` + date + `|` + date + `[^\n]{0,15}?` + birth),
	},
	{
		what: "E-mail address", hint: regexp.MustCompile(`@`),
		pattern: regexp.MustCompile(`[\pL\pN._%+'-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)+`),
	},
	{
		what: "Telephone number", digits: 10,
		pattern: regexp.MustCompile(`(?:(?:\+|00)44` + gap + `?(?:\(0\)` + gap + `?)?\(?|\(?0)[1235789](?:[)]?` + gap + `{0,2}[(]?\d){8,9}`),
	},
}

// stretch is a match in a text, from byte to byte.
type stretch struct{ from, to, sort int }

// findIn searches one text. Of matches that overlap, the longest counts: a
// telephone number may hold what looks like another number.
func findIn(text string) []Finding {
	digits := 0
	for i := range len(text) {
		if isDigit(text, i) {
			digits++
		}
	}
	var found []stretch
	for i, sort := range sorts {
		// Most texts hold nothing of the kind, and the patterns are slow.
		if digits >= sort.digits && (sort.hint == nil || sort.hint.MatchString(text)) {
			found = append(found, matches(text, i)...)
		}
	}
	slices.SortStableFunc(found, func(x, y stretch) int { return cmp.Compare(y.to-y.from, x.to-x.from) })
	var kept []stretch
	for _, s := range found {
		if !slices.ContainsFunc(kept, func(k stretch) bool { return s.from < k.to && k.from < s.to }) {
			kept = append(kept, s)
		}
	}
	slices.SortFunc(kept, func(x, y stretch) int { return cmp.Compare(x.from, y.from) })
	findings := make([]Finding, len(kept))
	for i, s := range kept {
		findings[i] = Finding{What: sorts[s.sort].what, Match: text[s.from:s.to]}
	}
	return findings
}

// matches returns where one kind of personal data stands in text. A number
// that is part of a longer number is none.
func matches(text string, sort int) []stretch {
	var all []stretch
	for from := 0; from < len(text); {
		at := sorts[sort].pattern.FindStringIndex(text[from:])
		if at == nil {
			break
		}
		start, end := from+at[0], from+at[1]
		within := isDigit(text, start-1) && isDigit(text, start) || isDigit(text, end-1) && isDigit(text, end)
		if within || sorts[sort].right != nil && !sorts[sort].right(text[start:end]) {
			from = start + 1
			continue
		}
		all = append(all, stretch{start, end, sort})
		from = end
	}
	return all
}

func isDigit(text string, at int) bool {
	return at >= 0 && at < len(text) && text[at] >= '0' && text[at] <= '9'
}

// rightNHSNumber checks an NHS number's last digit, as the NHS Data Model and
// Dictionary gives the rule: the first nine digits times 10 down to 2, modulus
// 11.
func rightNHSNumber(match string) bool {
	sum, n, any := 0, 0, false
	last := 0
	for _, r := range match {
		if r < '0' || r > '9' {
			continue
		}
		last = int(r - '0')
		any = any || last != 0
		if n < 9 {
			sum += last * (10 - n)
		}
		n++
	}
	return any && (11-sum%11)%11 == last
}

// rightInsuranceNumber leaves out the prefixes that are never given out (HMRC,
// National Insurance Manual NIM39110).
func rightInsuranceNumber(match string) bool {
	switch strings.ToUpper(match[:2]) {
	case "BG", "GB", "KN", "NK", "NT", "TN", "ZZ":
		return false
	}
	return true
}
