package personaldata

import (
	"strconv"

	"ninefold/app/expression"
)

// child finds the initials of a child beside an age: few in a council's area have both.
// A single letter, as in "Child J", is a name made up for publishing.
var child = finder{
	what: "Child’s initials with an age", digits: 1, hint: expression.Of(`(?i)\bage|\bold\b|\by/?o\b|\byrs?\b|\pL\.\s?\pL\.`),
	pattern: expression.Of(`\b\p{Lu}\.\s?(?:\p{Lu}\.?\s?){1,2},?\s?\(?(?:aged?\s)?\d{1,2}\b(?:\)|,|\s?(?:years?|yrs?|y/?o)\b)` +
		`|\b\p{Lu}{2},?\s\(?(?:(?:who )?(?:is|was) )?(?:an?\s)?(?:aged?\s\d{1,2}\b|\d{1,2}[ -]?(?:years?[ -]old|yrs?\b|y/?o\b))`),
	judge: func(p place) (Sureness, bool) {
		age, _ := strconv.Atoi(digitsOf(p.match()))
		return Perhaps, age < adult && !ageRange.MatchString(p.after(12)) && !group.MatchString(p.after(30))
	},
}

// adult is the age at which a child is none any more.
const adult = 18

var (
	ageRange = expression.Of(`(?i)^\s?(?:\+|[-–]\s?\d|to\s\d|and (?:over|under|above|\d)|or (?:over|under|\d))`)
	// group matches those whom an age stands for, behind it.
	group = expression.Of(`(?i)^\)?\s(?:children|pupils|people|young people|cohort|group|population|classes)\b`)
)
