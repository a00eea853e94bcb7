package assessment

import (
	"regexp"
	"strings"
	"time"
)

// ParseDate reads a day as people in England write it, such as 16/01/2025,
// 16.1.2025, 16 January 2025, Thursday 16th Jan 2025 or 2025-01-16, and returns
// it as a document keeps it: year-month-day. The day comes before the month,
// always; a year has four figures. Nothing stays nothing.
func ParseDate(text string) (date string, ok bool) {
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, ",", " ")), " ")
	if text == "" {
		return "", true
	}
	text = ordinalEnd.ReplaceAllString(weekday.ReplaceAllString(text, ""), "$1")
	text = strings.Replace(sept.ReplaceAllString(text, "Sep "), " of ", " ", 1)
	for _, layout := range []string{
		"2/1/2006", "2.1.2006", "2-1-2006", "2 1 2006", "2 January 2006", "2 Jan 2006", "2-Jan-2006", "2-January-2006", time.DateOnly, "2006/1/2",
	} {
		if day, err := time.Parse(layout, text); err == nil {
			return day.Format(time.DateOnly), true
		}
	}
	return "", false
}

var (
	weekday    = regexp.MustCompile(`(?i)^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.? `)
	ordinalEnd = regexp.MustCompile(`(?i)^(\d{1,2})(?:st|nd|rd|th)\b`)
	sept       = regexp.MustCompile(`(?i)\bsept\.? `)
)

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
