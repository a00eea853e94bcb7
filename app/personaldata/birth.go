package personaldata

import "ninefold/app/expression"

// Months, days and years as people write them, in figures and in words.
const (
	month   = `(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`
	ordinal = `(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)`
	number  = `(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|oh|o|hundred|and|thousand)`
	year    = `(?:\d{4}|['’]?\d{2}|(?:nineteen|twenty|two thousand)(?:[ -]` + number + `)*)`
	day     = `(?:\d{1,2}\s?(?:st|nd|rd|th)?|` + ordinal + `)`
	date    = `(?:\d{1,2}\s?[/.–-]\s?\d{1,2}\s?[/.–-]\s?\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2} \d{1,2} \d{2,4}|` +
		day + `[\s-](?:day\s)?(?:of\s)?` + month + `,?[\s-](?:in\s)?` + year + `|` + month + `\s(?:the\s)?` + day + `,?\s` + year + `)`
)

// birth matches words that make a date a date of birth.
const birth = `(?:\bd\.?\s?o\.?\s?b\b\.?|\bdate\sof\sbirth|\bbirth\s?date|\bborn\b|\bbirthday|\bd/o/b\b)`

// birthDate finds dates of birth.
var birthDate = finder{
	what: "Date of birth", hint: expression.Of(`(?i)b(?:orn|irth)|o[./]?\s?b|\bb[. ]|\b(?:turn|becom|became|s?he (?:was|is|will))`),
	pattern: expression.Of(`(?i)` + birth + `[^\n.;!?]{0,45}?\b` + date + `\b|` + birth + `[^\n.;!?\d]{0,5}\d{8}\b|` +
		date + `[^\n.;!?]{0,15}?` + birth + `|\bborn (?:in )?` + month + `,? (?:19|20)\d\d\b|\bb\.? ?` + date +
		`|\b(?:turn(?:ed|s|ing)?|becam?es?|reach(?:ed|es)? the age of|s?he (?:was|is|will be))\s(?:\d{1,3}|(?:` + number + `[ -]?){1,4})\s?on\s(?:the\s)?` + date),
	judge: func(p place) (Sureness, bool) {
		if manyPeople.MatchString(p.match()) || thing.MatchString(p.before(40)) || thing.MatchString(p.match()) || idea.MatchString(p.match()) {
			return Perhaps, false
		}
		if partOfPaper.MatchString(p.before(16)) && bareB.MatchString(p.match()) {
			return Perhaps, false
		}
		switch {
		case saidBirth.MatchString(p.match()):
			return Certain, true
		case bornWord.MatchString(p.match()):
			return Likely, true
		}
		return Perhaps, true
	},
}

var (
	saidBirth = expression.Of(`(?i)\bd\.?\s?o\.?\s?b\b|\bdate of birth|birth\s?date|d/o/b`)
	bornWord  = expression.Of(`(?i)\bborn\b`)
	// bareB matches what may be the letter of a list as well as "born", and partOfPaper
	// what has letters.
	bareB       = expression.Of(`(?i)^b\b`)
	partOfPaper = expression.Of(`(?i)(?:\d|\b(?:appendix|annexe?|section|part|table|figure|option|item|para(?:graph)?|clause|group|band|category|grade|hepatitis|plan|block|unit|flat|phase|version|schedule|and|or|to|of))\.?\s?\(?$`)
	// manyPeople matches a rule for many people rather than the date of one.
	manyPeople = expression.Of(`(?i)\b(?:before|after|since|between|until|prior|onwards?|earlier|later than)\b`)
	// idea matches what is born only in a manner of speaking.
	idea = expression.Of(`(?i)\bborn (?:out )?(?:of|from)\b`)
	// thing matches what has a beginning and no date of birth, just before the
	// word that speaks of birth.
	thing = expression.Of(`(?i)\b(?:unit|service|team|idea|project|programme|partnership|scheme|board|council|hub|strategy|plan|cent(?:re|er)|approach|initiative|network|charity|model|forum|alliance|trust|company|pilot|group|policy|nhs|king|queen|authority|organisation|collaborative|academy|club|committee|offer|framework|system|tool|app|website|helpline|campaign|home)(?:['’]s)?,?\s*(?:(?:that|which|was|were|is|being|had|has|been|itself|first|official|\w+th|first|second|third)\s*)*(?:born\b|birthday\b|$)`)
)
