package personaldata

import (
	"strings"

	"ninefold/app/expression"
)

var nhsWord = expression.Of(`(?i)\bnhs\b[^.;\n]{0,20}$`)

// nhsNumber finds ten digits whose last is the right check digit. One ordinary
// number in eleven passes too, so that ten digits in a row alone are not sure.
var nhsNumber = finder{
	what: "NHS number", digits: 10,
	pattern: expression.Of(`\d(?:` + gap + `{0,3}\d){9}`),
	judge: func(p place) (Sureness, bool) {
		switch {
		case !rightNHSNumber(p.match()) || p.partOfCode():
			return Perhaps, false
		case nhsWord.MatchString(p.before(40)):
			return Certain, true
		case p.ofBusiness():
			return Perhaps, false
		case otherReference.MatchString(p.before(30)) && !someone.MatchString(p.before(50)):
			return Perhaps, false
		case inItsGroups.MatchString(p.match()):
			return Likely, true
		case otherNumber.MatchString(p.before(30)) && !person.MatchString(p.before(50)):
			return Perhaps, false
		}
		return Perhaps, givenOut.MatchString(p.match()) && (!parted.MatchString(p.match()) || otherGroups.MatchString(p.match()))
	},
}

var (
	// inItsGroups matches ten digits in the groups that NHS numbers are printed in.
	inItsGroups = expression.Of(`^\d{3}` + gap + `{1,3}\d{3}` + gap + `{1,3}\d{4}$`)
	// otherGroups matches them in such as people make. A single digit apart is a
	// figure of a table.
	otherGroups = expression.Of(`^\d{2,5}(?:` + gap + `\d{2,5}){1,4}$`)
	// otherNumber matches what calls a number something else.
	otherNumber = expression.Of(`(?i)\b(?:numbers?|no|nos|ref(?:erence)?|code|id|document|account)\b[ .:#-]*(?:is |was )?$`)
	// otherReference matches what calls it something that no NHS number is called, and
	// someone that it is of a person all the same.
	otherReference = expression.Of(`(?i)\b(?:ref(?:erence)?|code|document|account|payments?)\b[ .:#-]*(?:no|number)?[ .:#-]*(?:is |was )?$`)
	someone        = expression.Of(`(?i)\b(?:m(?:r|rs|s|iss)|s?he|her|his|pt|patient|client|service user|person)\b`)
	// givenOut matches the heads of the numbers that are given out in England, and of
	// those set aside for tests (NHS Data Model and Dictionary).
	givenOut = expression.Of(`^[4679]`)
)

// saidNHSNumber finds ten digits that the text calls an NHS number, even with a
// wrong check digit: a slip of the pen names a person as well.
var saidNHSNumber = finder{
	what: "NHS number", digits: 10, hint: expression.Of(`(?i)nhs`),
	pattern: expression.Of(`(?i)\bnhs(?:\s?(?:no|number|num|id|#)\b[^\d\n;]{0,20}|[\s:(#-]{1,3})([3-9]\d(?:` + gap + `{0,3}\d){8})`),
	judge:   func(place) (Sureness, bool) { return Certain, true },
}

// partOfCode tells whether a number goes on before or behind itself, with
// letters or further groups.
func (p place) partOfCode() bool {
	return codeBefore.MatchString(p.text[max(0, p.from-4):p.from]) || codeAfter.MatchString(p.text[p.to:min(len(p.text), p.to+4)])
}

var (
	codeBefore = expression.Of(`(?:[\d\p{L}][-/._]|[\pL_#])$`)
	codeAfter  = expression.Of(`^(?:[-/._][\d\p{L}]|[\pL_])`)
)

// rightNHSNumber checks an NHS number's last digit, as the NHS Data Model and
// Dictionary gives the rule: the first nine digits times 10 down to 2, modulus
// 11.
func rightNHSNumber(match string) bool {
	sum, last, any := 0, 0, false
	for n, r := range digitsOf(match) {
		last = int(r - '0')
		any = any || last != 0
		if n < 9 {
			sum += last * (10 - n)
		}
	}
	return any && (11-sum%11)%11 == last
}

var insuranceWord = expression.Of(`(?i)\b(?:n\.?i\.?|nino|nat(?:ional|\.)?\s?ins(?:urance|\.)?)\b[^.;\n]{0,20}$`)

// insuranceNumber finds National Insurance numbers. The last letter is often
// left away.
var insuranceNumber = finder{
	what: "National Insurance number", digits: 6,
	pattern: expression.Of(`(?i)\b[a-ceghj-pr-tw-z]` + gap + `?[a-ceghj-npr-tw-z]` + gap + `?\d{2}` + gap + `?\d{2}` + gap + `?\d{2}(?:` + gap + `?[a-d]\b)?` +
		`|\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]` + gap + `\d{3}` + gap + `\d{3}` + gap + `?[A-D]\b`),
	judge: func(p place) (Sureness, bool) {
		letters := strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
				return r
			}
			return -1
		}, p.match())
		switch strings.ToUpper(letters[:2]) {
		// Never given out (HMRC, National Insurance Manual NIM39110).
		case "BG", "GB", "KN", "NK", "NT", "TN", "ZZ":
			return Perhaps, false
		}
		if codeAfter.MatchString(p.text[p.to:]) {
			return Perhaps, false
		}
		if insuranceWord.MatchString(p.before(40)) {
			return Certain, true
		}
		small := letters[:2] != strings.ToUpper(letters[:2])
		switch {
		case p.ofBusiness() || reference.MatchString(p.before(30)) && len(letters) == 2:
			return Perhaps, false
		case small && (len(letters) == 2 || insuranceSentence.MatchString(p.match())):
			return Perhaps, false // "by 214600 a year"
		case len(letters) == 2:
			return Perhaps, true
		}
		return Likely, true
	},
}

// saidInsuranceNumber finds one that the text calls so, also with letters that are
// never given out, as in a slip of the pen. Those of the authorities' own
// example, QQ, are nobody's.
var saidInsuranceNumber = finder{
	what: "National Insurance number", digits: 6, hint: expression.Of(`(?i)nino|\bn\.?i\b|insurance|\bins\b`),
	pattern: expression.Of(`(?i)\b(?:nino|n\.?i\.?\s?(?:no|number|num)|nat(?:ional|\.)?\s?ins(?:urance|\.)?\s?(?:no|number|num))\b[^\d\n;\pL]{0,10}(?:is\s|was\s)?([a-z]` + gap + `?[a-z](?:` + gap + `?\d){6}(?:` + gap + `?[a-d]\b)?)`),
	judge: func(p place) (Sureness, bool) {
		return Certain, !codeAfter.MatchString(p.text[p.to:]) && !strings.EqualFold(p.match()[:2], "QQ")
	},
}

var (
	insuranceSentence = expression.Of(`^\pL\pL\s\d{6}\s\pL$`)
	reference         = expression.Of(`(?i)\b(?:ref(?:erence)?|minute|report|decision|application|postcode|form|document)\b[^;\n]{0,15}$`)
)

// ukTelephone finds telephone numbers of the United Kingdom that a person may
// have: of places (01, 02), mobile ones (07) and 056. Numbers that begin with
// 03, 08 or 09 belong to organisations.
var ukTelephone = finder{
	what: "Telephone number", digits: 10,
	pattern: expression.Of(`(?:(?:\(?\+|00)44\)?` + gap + `?(?:\(0\)` + gap + `?)?\(?|\(0\)` + gap + `?|\(?0)(?:[127]|5` + gap + `?6)(?:[)]?` + gap + `{0,3}[(]?\d){8,9}|\b0` + gap + `7\d{3}` + gap + `?\d{3}` + gap + `?\d{3}`),
	judge: func(p place) (Sureness, bool) {
		m := p.match()
		number := digitsOf(m)
		mobile := strings.HasPrefix(number, "07") || strings.HasPrefix(number, "447") || strings.HasPrefix(number, "4407") || strings.HasPrefix(number, "00447")
		switch {
		case p.ofBusiness() || codeBefore.MatchString(p.text[max(0, p.from-4):p.from]):
			return Perhaps, false
		case datesAtHead.MatchString(m):
			return Perhaps, false // "01/02/2026 10:30"
		case zeroApart.MatchString(m) && figureBefore.MatchString(p.before(3)):
			return Perhaps, false // figures of a table
		case !mobile && p.ofOffice() || mobile && p.ofTextLine():
			return Perhaps, false
		case mobile:
			return Certain, true
		case reference.MatchString(p.before(30)) || !person.MatchString(p.before(70)+" "+p.after(40)):
			return Perhaps, true // anybody's, an office's too
		}
		return Likely, true
	},
}

var (
	zeroApart    = expression.Of(`^0` + gap)
	figureBefore = expression.Of(`\d\s*$`)
	datesAtHead  = expression.Of(`^0\d(?:[./-]\d{1,2}[./-]| \d\d \d{4})`)
	// office matches who answers a number that is not a person's own.
	office = expression.Of(`(?i)\b(?:democratic services|committee services|member services|contact cent(?:re|er)|call cent(?:re|er)|customer services?|helpline|help line|switchboard|reception|front desk|first contact|customer first|fax|textphone|minicom|relay uk|access team|duty (?:team|desk|line)|out of hours|press office|council offices|town hall|civic cent(?:re|er)|single point of access|careline|freephone|main number|emergency duty|advice line|information line|adult social care|the council|council tax|benefits|registrars?|licensing|parking|trading standards|environmental health|open (?:from )?\d|monday to|24 hours)\b`)
	// ofOffice matches a person who is named as the office.
	ofOffice = expression.Of(`(?i)\b(?:democratic|committee|member) services (?:officer|manager)s?\b`)
	person   = expression.Of(`\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b|\b(?i:officer|manager|clerk|ask for|at home|home (?:tel|phone|number|no|line|landline)|home:|personal|s?he|her|his|him|` + relative + `)\b`)
	// task matches what an office does, just before a number of it.
	task = expression.Of(`(?i)\b(?:teams?|services?|desks?|offices?|lines?|units?|departments?|directorates?|sections?|centres?|hubs?|surger(?:y|ies)|clinics?|hospitals?|librar(?:y|ies)|charit(?:y|ies)|partnerships?|enquir(?:y|ies)|enquire|complaints?|referrals?|bookings?|advice|support|duty|safeguarding|gateway|wellbeing|care|contact us|(?:call|ring|phone|telephone|text|reach) us)\b`)
	// textLine matches a mobile number that an office is written to at.
	textLine = expression.Of(`(?i)\b(?:text (?:line|service|number)|text us|sms|textphone|text relay|duty (?:phone|mobile)|(?:team|service)(?:'s|’s)? mobile)\b`)
)

// relative matches who people are to each other.
const relative = `(?:grand)?(?:mother|father|son|daughter|mum|dad)|husband|wife|sister|brother|niece|nephew|cousin|aunt|uncle|neighbour|widow|widower|next of kin`

// ofOffice tells whether a telephone number is answered by an office: it is named
// beside the number, or a mailbox of it is, and no person is.
func (p place) ofOffice() bool {
	before, after := p.before(70), p.after(50)
	if person.MatchString(ofOffice.ReplaceAllString(before, "")) {
		return false
	}
	return office.MatchString(before) || office.MatchString(after) || task.MatchString(p.before(45)) || mailboxBeside(before) || mailboxBeside(after)
}

// ofTextLine tells whether a mobile number is one that an office is written to at.
func (p place) ofTextLine() bool {
	before, after := p.before(50), p.after(40)
	return (textLine.MatchString(before) || textLine.MatchString(after)) && !person.MatchString(before) && !name.hint.MatchString(after)
}

// mailboxBeside tells whether a text holds the mailbox of an office.
func mailboxBeside(text string) bool {
	at := email.pattern.FindStringIndex(text)
	if at == nil {
		return false
	}
	local, domain, _ := strings.Cut(text[at[0]:at[1]], "@")
	return shared(local, domain)
}

// foreignTelephone finds numbers of other countries.
var foreignTelephone = finder{
	what: "Telephone number", digits: 10,
	pattern: expression.Of(`\+[1-9](?:\(?` + gap + `{0,2}[()]{0,2}\d){9,13}`),
	judge: func(p place) (Sureness, bool) {
		number := digitsOf(p.match())
		if strings.HasPrefix(number, "44") || p.ofBusiness() {
			return Perhaps, false // ukTelephone decides
		}
		return Likely, true
	},
}

// localTelephone finds a number without its area that the text calls one.
var localTelephone = finder{
	what: "Telephone number", digits: 6, hint: expression.Of(`(?i)tel|phone|mob`),
	pattern: expression.Of(`(?i)\b(?:tel|telephone|phone|mobile|mob)\b\.?(?:\s?(?:no|number|on|is))*[\s:.]{1,3}([2-9](?:` + gap + `?\d){5,7})\b`),
	judge: func(p place) (Sureness, bool) {
		return Perhaps, !p.partOfCode() && !p.ofBusiness() && !office.MatchString(p.before(70))
	},
}
