package assessment

import (
	"strings"
	"time"
)

// dayLayouts are the ways in which people in England write a date.
var dayLayouts = []string{
	time.DateOnly, "2/1/2006", "2.1.2006", "2-1-2006", "2 January 2006", "2 Jan 2006", "2 January, 2006", "2/1/06", "2.1.06",
	"Monday 2 January 2006", "Mon 2 Jan 2006", "Monday, 2 January 2006",
}

// ReadDay reads a date as people in England write it, the day before the month,
// and returns it as the document keeps dates, such as "2026-09-30"; nothing
// stays nothing. Ok is false for what is no date.
func ReadDay(text string) (day string, ok bool) {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return "", true
	}
	text = withoutOrdinal(text)
	for _, layout := range dayLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}

// withoutOrdinal takes the letters off the day of a date, as in "1st of May",
// and spells September as the parser does.
func withoutOrdinal(text string) string {
	words := strings.Fields(text)
	var kept []string
	for _, w := range words {
		lower := strings.ToLower(w)
		switch {
		case lower == "of":
			continue
		case strings.HasPrefix(lower, "sept") && len(strings.TrimRight(lower, ".,")) == 4:
			w = "Sep"
		case len(w) > 2 && w[0] >= '0' && w[0] <= '9':
			for _, ending := range []string{"st", "nd", "rd", "th"} {
				if rest, has := strings.CutSuffix(lower, ending); has {
					w = rest
				}
			}
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " ")
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
