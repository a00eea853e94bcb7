package assessment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"ninefold/app/expression"
)

// ParseDate is ReadDate for those who need not say why a text is no date.
func ParseDate(text string) (date string, ok bool) {
	date, why := ReadDate(text)
	return date, why == ""
}

// ReadDate is the one reader of days, wherever somebody writes one: in the window, on
// the command line, in a workbook or in a table. It reads what is one day to people in
// England, such as 16/01/2025, 16.1.25, 16 January 2025, Thursday 16th Jan 2025, the
// 16th of January 2025, January 16, 2025, end of January 2025 or 2025-01-16, and
// returns it as a document keeps it: year-month-day. The day comes before the month
// where both are figures, always; a year of two figures is one of 1970 to 2069. Nothing
// stays nothing. Why says in sentences what is the matter with a text that is no
// one day, and how to write one; else it is "".
func ReadDate(text string) (date, why string) {
	if strings.TrimSpace(text) == "" {
		return "", ""
	}
	plain := plainDate(text)
	said, plain := cutWeekday(plain)
	day, problem := dayOf(plain)
	switch {
	case problem != "":
		return "", fmt.Sprintf(problem, Shortened(text, longestDate)) + " Please write it as day/month/year, such as 30/09/2026."
	case said >= 0 && day.Weekday() != said:
		return "", fmt.Sprintf("%s is a %s and not a %s. Please write it as day/month/year, such as 30/09/2026.", day.Format("2 January 2006"), day.Weekday(), said)
	}
	return day.Format(time.DateOnly), ""
}

// longestDate is how many characters of what is no date a sentence shows.
const longestDate = 60

// plainDate is a text without what people write around a date and between its parts.
func plainDate(text string) string {
	text = strings.ToLower(dashes.Replace(text))
	text = strings.Join(strings.Fields(text), " ")
	text = strings.TrimRight(timeOfDay.ReplaceAllString(text, ""), " .")
	text = before.ReplaceAllString(text, "")
	text = ordinalEnd.ReplaceAllString(text, "$1")
	return aroundSeparator.ReplaceAllString(strings.ReplaceAll(text, " of ", " "), "$1")
}

const monthNames = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

const (
	betweenParts = `[-/. ]*`
	yearFigures  = `'?(\d{4}|\d{2})`
)

var (
	dashes          = strings.NewReplacer("–", "-", "—", "-", "‑", "-", "‐", "-", "−", "-", ",", " ", "’", "'", "‘", "'", "(", " ", ")", " ")
	timeOfDay       = expression.Of(`[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m|z|[+-]\d{2}:\d{2})?$`)
	before          = expression.Of(`^(?:(?:on|by|due|dated|the|due by|due on) )+`)
	ordinalEnd      = expression.Of(`\b(\d{1,2}) ?(?:st|nd|rd|th)\b`)
	aroundSeparator = expression.Of(` ?([-/.]) ?`)

	weekdayFirst = expression.Of(`^(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|r|ursday|rsday|urday)?[. ]+(?:the )?`)
	weekdayLast  = expression.Of(` (mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|r|ursday|rsday|urday)?$`)

	figuresFirst = expression.Of(`^(\d{1,2})([-/. ])(\d{1,2})([-/. ])` + yearFigures + `$`)
	yearFirst    = expression.Of(`^(\d{4})([-/. ])(\d{1,2})([-/. ])(\d{1,2})$`)
	dayFirst     = expression.Of(`^(\d{1,2})` + betweenParts + monthNames + betweenParts + yearFigures + `$`)
	monthFirst   = expression.Of(`^` + monthNames + betweenParts + `(\d{1,2})[-/. ]+` + yearFigures + `$`)
	yearThenName = expression.Of(`^(\d{4})[-/. ]` + monthNames + `[-/. ](\d{1,2})$`)
	endOfMonth   = expression.Of(`^(?:end|last day)(?: the)? ` + monthNames + betweenParts + yearFigures + `$`)

	withoutYear = expression.Of(`^(?:\d{1,2}[-/. ]\d{1,2}|\d{1,2}` + betweenParts + monthNames + `|(?:end|last day)(?: the)? ` + monthNames + `)$`)
	nameAndTwo  = expression.Of(`^` + monthNames + betweenParts + `'?\d{1,2}$`)
	withoutDay  = expression.Of(`^(?:` + monthNames + `(?:` + betweenParts + yearFigures + `)?|\d{1,2}[-/.]\d{4}|\d{4}[-/.](?:0?[1-9]|1[0-2]))$`)
	aPeriod     = expression.Of(`^\d{4}$|\bq[1-4]\b|quarter|\bspring\b|\bsummer\b|\bautumn\b|\bwinter\b|\d{4}/\d{2,4}|\bend\b|\bmid\b|\bearly\b|\blate\b|\bweek\b|w/c`)
)

// cutWeekday takes the name of a day of the week from before or behind a date, and
// returns which it is, or -1.
func cutWeekday(text string) (time.Weekday, string) {
	for _, at := range []*expression.Expression{weekdayFirst, weekdayLast} {
		if m := at.FindStringSubmatch(text); m != nil {
			named := slices.Index([]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}, m[1])
			return time.Weekday(named), before.ReplaceAllString(at.ReplaceAllString(text, ""), "")
		}
	}
	return -1, text
}

// dayOf is the day that a text says, or what is the matter with it, in which %s
// stands for what was written.
func dayOf(text string) (day time.Time, problem string) {
	if m := figuresFirst.FindStringSubmatch(text); m != nil && m[2] == m[4] {
		return dayIn(m[5], m[3], m[1])
	}
	if m := yearFirst.FindStringSubmatch(text); m != nil && m[2] == m[4] {
		return dayIn(m[1], m[3], m[5])
	}
	if m := dayFirst.FindStringSubmatch(text); m != nil {
		return dayIn(m[3], m[2], m[1])
	}
	if m := monthFirst.FindStringSubmatch(text); m != nil {
		return dayIn(m[3], m[1], m[2])
	}
	if m := yearThenName.FindStringSubmatch(text); m != nil {
		return dayIn(m[1], m[2], m[3])
	}
	if m := endOfMonth.FindStringSubmatch(text); m != nil {
		first, problem := dayIn(m[2], m[1], "1")
		return first.AddDate(0, 1, -1), problem
	}
	switch {
	case nameAndTwo.MatchString(text):
		return day, "“%s” has no day or no year."
	case withoutYear.MatchString(text):
		return day, "“%s” has no year."
	case withoutDay.MatchString(text):
		return day, "“%s” is a month and no day."
	case aPeriod.MatchString(text):
		return day, "“%s” is not one day."
	}
	return day, "“%s” is not a date."
}

// dayIn is the day of a year of two or four figures and a month in figures or by its
// name.
func dayIn(year, month, day string) (time.Time, string) {
	y, _ := strconv.Atoi(year)
	if len(year) == 2 {
		y += 1900
		if y < 1970 {
			y += 100
		}
	}
	m, err := strconv.Atoi(month)
	if err != nil {
		m = 1 + strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", month[:3])/3
	}
	d, _ := strconv.Atoi(day)
	at := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	switch {
	case y < 1900 || y > 2199:
		return at, "“%s” is in no year that is meant."
	case m < 1 || m > 12:
		return at, "“%s” has no such month: the day comes first, then the month."
	case at.Day() != d:
		return at, "“%s” is a day that the month does not have."
	}
	return at, ""
}

// ShowDate writes year-month-day as people in England write it in a field,
// such as 16/01/2025; what is no date becomes nothing.
func ShowDate(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return ""
	}
	return day.Format("02/01/2006")
}

// SayDay is a date of the document as people read it, such as
// "30 September 2026"; what is no date stays as it is.
func SayDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("2 January 2006")
}
