package personaldata

import (
	"strings"

	"ninefold/app/expression"
)

// bankAccount finds a sort code with the account's number near it.
var bankAccount = finder{
	what: "Bank account", digits: 14,
	pattern: expression.Of(`\b\d{2}[- ./–]?\d{2}[- ./–]?\d{2}\b[^\d\n]{1,40}\d{4}[- ]?\d{4}\b|\b\d{4}[- ]?\d{4}\b[^\d\n]{1,40}\d{2}[- /–]\d{2}[- /–]\d{2}\b`),
	judge: func(p place) (Sureness, bool) {
		said := bankWord.MatchString(p.before(40)) || bankWord.MatchString(p.match())
		if said {
			return Certain, true
		}
		return Perhaps, sortCode.MatchString(p.match()) && !p.ofBusiness()
	},
}

var (
	bankWord = expression.Of(`(?i)\b(?:sort\s?code|s/c|account|acc(?:t|ount)?\.?\s?(?:no|number)|a/c|bank)\b`)
	sortCode = expression.Of(`\b\d\d[-–]\d\d[-–]\d\d\b`)
)

// saidBank finds a sort code or an account's number alone that the text calls so.
var saidBank = finder{
	what: "Bank account", digits: 6, hint: expression.Of(`(?i)sort|acc|a/c|bank`),
	pattern: expression.Of(`(?i)(?:\bsort\s?code|\bbank\s?account|\baccount\s?(?:no|number|num)|\bacct?\b\.?(?:\s?(?:no|number))?|\ba/c(?:\s?(?:no|number))?|\bs/c)[^\d\n;£\pL]{0,5}(?:(?:is|was|no|number|ending)[^\d\n;£\pL]{1,4}){0,2}(\d{2}[- ./–]?\d{2}[- ./–]?\d{2}(?:[- –]?\d{2})?)\b`),
	judge:   func(p place) (Sureness, bool) { return Likely, !p.partOfCode() },
}

// iban finds international account numbers whose check digits are right
// (ISO 13616: the number with its head at its end, letters as 10 to 35, is 1
// modulo 97).
var iban = finder{
	what: "Bank account", digits: 8,
	pattern: expression.Of(`(?i)\b[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,3})?\b`),
	judge: func(p place) (Sureness, bool) {
		flat := strings.NewReplacer(" ", "", "-", "").Replace(strings.ToUpper(p.match()))
		if len(flat) < 15 {
			return Perhaps, false
		}
		rest := 0
		for _, r := range flat[4:] + flat[:4] {
			if r >= 'A' {
				rest = (rest*100 + int(r-'A') + 10) % 97
			} else {
				rest = (rest*10 + int(r-'0')) % 97
			}
		}
		return Certain, rest == 1
	},
}

// card finds the numbers of payment cards, in their groups, whose check digit
// is right (ISO/IEC 7812, the Luhn formula).
var card = finder{
	what: "Payment card", digits: 15,
	pattern: expression.Of(`\b[3-6]\d{3}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}\b`),
	judge: func(p place) (Sureness, bool) {
		sum := 0
		number := digitsOf(p.match())
		for i, r := range number {
			n := int(r - '0')
			if (len(number)-i)%2 == 0 {
				if n *= 2; n > 9 {
					n -= 9
				}
			}
			sum += n
		}
		return Likely, sum%10 == 0 && !p.ofBusiness()
	},
}

// passport finds numbers that the text calls a passport's.
var passport = finder{
	what: "Passport number", digits: 7, hint: expression.Of(`(?i)passport`),
	pattern: expression.Of(`(?i)\bpassport\b[^\d\n;£]{0,30}?\b((?-i:[A-Z]{1,2}[ -]?)?\d(?:[ -]?\d){6,8})\b`),
	judge: func(p place) (Sureness, bool) {
		n := len(digitsOf(p.match()))
		return Certain, n >= 7 && n <= 9
	},
}

// drivingLicence finds driver numbers of Great Britain (DVLA: five of the
// surname, the date of birth, initials and three more).
var drivingLicence = finder{
	what: "Driving licence number", digits: 6,
	pattern: expression.Of(`(?i)\b[a-z9]{5}[ -]?\d[0156]\d[0-3]\d\d[ -]?[a-z9]{2}[a-z0-9][ -]?[a-z]{2}\b`),
	judge:   func(p place) (Sureness, bool) { return Likely, true },
}

// vehicle finds registration marks of Great Britain (DVLA: of 2001 on, with a prefix,
// with a suffix) that the text says are a person's vehicle's. Without a word for it a
// mark is too much like other codes, and those of a fleet are nobody's own.
var vehicle = finder{
	what: "Vehicle registration", digits: 1, hint: expression.Of(`(?i)reg|plate|vehicle|\bcars?\b|\bvan\b|scooter|badge|motab|vrn|vrm|drives`),
	pattern: expression.Of(`\b(?:[A-Z]{2}\d{2}\s?[A-Z]{3}|[A-Z]\d{1,3}\s?[A-Z]{3}|[A-Z]{3}\s?\d{1,3}[A-Z])\b`),
	judge: func(p place) (Sureness, bool) {
		before, after := p.before(50), p.after(40)
		said := vehicleBefore.MatchString(before) || vehicleBehind.MatchString(after)
		return Likely, said && !fleet.MatchString(before+" "+after) && !p.partOfCode() && !business.MatchString(before)
	},
}

var (
	vehicleBefore = expression.Of(`(?i)\b(?:reg(?:istration)?|index|vrn|vrm|(?:number|licence) plate|vehicles?|cars?|van|scooter|motorbike|motability|drives an?)\b`)
	vehicleBehind = expression.Of(`(?i)^[^.;]{0,20}\b(?:reg(?:istration)?|vehicle|car|van|plate)\b`)
	fleet         = expression.Of(`(?i)\b(?:fleet|minibus(?:es)?|bus|buses|ambulance|lorry|gritter|taxi|council(?:'s|’s)? (?:car|van|vehicle)|pool car|such as|for example|e\.g|format)\b`)
)
