package personaldata

import (
	"strings"

	"ninefold/app/expression"
)

const host = `[\pL\pN-]+(?:\.[\pL\pN-]+)+`

// email finds the addresses of persons. A mailbox named for a task, such as
// democratic.services, is nobody's own.
var email = finder{
	what: "E-mail address", whole: true, hint: expression.Of(`[@＠﹫]`),
	pattern: expression.Of(`[\pL\pN._%+'’-]+(?:[@＠﹫]|\s[@＠﹫]\s?|[@＠﹫]\s)` + host),
	judge: func(p place) (Sureness, bool) {
		at := strings.IndexAny(p.match(), "@＠﹫")
		return Certain, !shared(p.match()[:at], p.match()[at:])
	},
}

// spokenEmail finds addresses written so that no machine should know them.
var spokenEmail = finder{
	what: "E-mail address", whole: true, hint: expression.Of(`(?i)\bat\b|[(\[{<]\s?[a@]\s?[)\]}>]`),
	pattern: expression.Of(`(?i)[\pL\pN._%+'’-]+(?:\s(?:dot|\(dot\)|\[dot\])\s[\pL\pN_+'’-]+)*\s?(?:[(\[{<]\s?(?:at?|@)\s?[)\]}>]|_at_|-at-)\s?[\pL\pN-]+(?:\s?(?:\.|\sdot\s|[(\[{]\s?(?:dot|\.)\s?[)\]}])\s?[\pL\pN-]+)+` +
		`|[\pL\pN._%+'’-]+(?:\sdot\s[\pL\pN_+'’-]+)*\sat\s[\pL\pN-]+(?:\sdot\s[\pL\pN-]+)+` +
		`|[\pL\pN]+[._][\pL\pN._'’-]+\sat\s` + host),
	judge: func(p place) (Sureness, bool) {
		parts := spokenAt.Split(p.match(), 2)
		return Likely, tokens.MatchString(parts[0]) && !shared(spokenDot.ReplaceAllString(parts[0], "."), parts[len(parts)-1])
	},
}

var (
	spokenAt  = expression.Of(`(?i)\s?(?:[(\[{<]\s?(?:at?|@)\s?[)\]}>]|[_\s-]at[_\s-])\s?`)
	spokenDot = expression.Of(`(?i)\s?(?:\(dot\)|\[dot\]|\sdot\s)\s?`)
	tokens    = expression.Of(`[\pL]+`)
)

// tasks are the words that a mailbox of an office is named with.
var tasks = words(`access admin administration adult adults advice advocacy and asc ascreferrals assessment assurance care careline
	carers children commissioning committee committees comms communications community complaints compliments consultation contact
	contactus contracts council customer customercare customerservice customerservices cqc data democratic democraticservices desk
	direct director dpo duty early elections email emergency engagement enquiries enquiry equality experience feedback finance first
	foi for freedom front frontdoor general governance have health hello help helpdesk helpline home hospital housing hr hub info
	information innovation inspection integrated intake it learning legal library licensing local mail mailbox mash media member
	members news newsletter no noreply of office officer online operations out partnership payments performance personal planning
	point postmaster practice press privacy procurement protection public quality reception recruitment records referral referrals
	reply do not donotreply response safeguarding say scrutiny secretary sensory service services single social socialcare standards
	strategy support team teams the training transport us voluntary web webmaster website wellbeing work youngcarers your
	accessibility accounts agenda agendas appeals appointee appointments apprenticeships audit autism benefit benefits billing blue
	badge board boards booking bookings bridges brokerage building business cabinet care caring carehomes centre champions charges
	charging chief children city clerk clerks client clerking coproduction co commissioner commissioners corporate county court culture dementia democracy
	deprivation deputies deputyship digital disability disabilities district dols domestic abuse eastern echo ehcp equal equipment
	events executive exec families family financial floating forum governors group handyperson healthy healthwatch hearing homecare
	homeless homelessness hospitaldischarge icb improvement inclusion independent individual individuals insight intelligence
	interpreting invoices involve involvement job jobs jsna lead leader learn leisure life lives living local lives loneliness
	management market mayor mca memory mental mentalhealth microproviders monitoring multi network neighbourhood north northern
	nursing occupational older opportunities opinion outcomes ot outreach parking partner partners partnerships patient pals payroll
	people peoples pensions physical place places plan plans policy portal preparing prevention primary programme programmes
	project projects property provider providers reablement register registrars regulation rehab release renewals reports research
	reporting reserve resident residents resources respite respond return returns review reviews rights sab safer schools scrutiny section senior sensory
	shaping shared sharedlives statutory submissions short breaks side sight south southern staff stakeholder strategic supplier suppliers supported survey
	systems talk tech technology telecare telephony tenancy tenders therapy together town transformation transition transitions
	unit update updates urgent vcs vcse village visual volunteer volunteering volunteers west western wheelchair wheelchairs
	workforce young youth`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// shared tells whether a mailbox is named for tasks alone, or for tasks of the place
// that its domain names, such as northmere.adults@northmere.example.
func shared(local, domain string) bool {
	ofDomain := map[string]bool{}
	for _, w := range tokens.FindAllString(strings.ToLower(domain), -1) {
		ofDomain[w] = true
	}
	task := false
	if slogan.MatchString(local) {
		return true
	}
	for _, w := range tokens.FindAllString(local, -1) {
		if of := shortened.FindStringSubmatchIndex(w); of != nil && tasks[strings.ToLower(w[of[2]:])] {
			task = true
			continue
		}
		w = strings.ToLower(w)
		switch {
		case tasks[w] || runTogether(w):
			task = true
		case !ofDomain[w]:
			return false
		}
	}
	return task
}

// shortened matches the letters of something long with a word behind, such as
// "ASCOutcomes".
var shortened = expression.Of(`^\p{Lu}{2,5}?(\p{Lu}?\p{Ll}{3,})$`)

// slogan matches words without anything between that are more than a name has, such
// as "WeAreListening".
var slogan = expression.Of(`^(?:\p{Lu}\p{Ll}+){3,}$`)

// runTogether tells whether a word is words of tasks without anything between,
// such as "adultsocialcare".
func runTogether(word string) bool {
	const least = 3 // letters of each, or names would be among them
	for n := least; n <= len(word)-least; n++ {
		if tasks[word[:n]] && (tasks[word[n:]] || runTogether(word[n:])) {
			return true
		}
	}
	return false
}

// postcode matches a whole one, in capitals or not.
const postcode = `(?i:\b[a-z]{1,2}\d[a-z\d]?\s?\d[abd-hjlnp-uw-z]{2}\b)`

const street = `(?i:street|st|road|rd|avenue|ave|lane|ln|close|cl|drive|dr|court|ct|crescent|cres|gardens|gdns|grove|place|way|terrace|hill|walk|mews|square|sq|row|park|view|rise|green|parade|villas|cottages|house|flats)`

// address finds a house with its postcode.
var address = finder{
	what: "Home address", digits: 2,
	pattern: expression.Of(`(?:(?i:flat|apartment|apt|unit|room)\.?\s?\w{1,4},?\s+)?\b\d{1,4}\s?[A-Za-z]?,?\s+(?:(?:\p{Lu}[\pL\pN'’.-]*|and|the|of|on|upon|le|in|under|St\.?)[,\s]+){0,9}?(?:(?i:post\s?code)[:\s]+)?` + postcode +
		`|` + postcode + `[,\s(]+(?i:no\.?|number|house|flat|house number|house no\.?)\s?\d{1,4}[a-z]?\b` +
		`|(?i:\bflat|\bapartment)\s\w{1,4},\s(?:\p{Lu}[\pL'’.-]*[,\s]+){1,7}` + postcode),
	judge: judgeAddress,
}

// looseAddress finds one without its capitals.
var looseAddress = finder{
	what: "Home address", digits: 3,
	pattern: expression.Of(`(?i)\b\d{1,4}\s?[a-z]?,?\s+(?:[\pL'’.-]+\s+){1,4}` + street + `\b\.?[,\s]+(?:[\pL'’.-]+[,\s]+){0,5}` + postcode),
	judge:   judgeAddress,
}

func judgeAddress(p place) (Sureness, bool) {
	if public.MatchString(p.before(70)) || public.MatchString(p.match()) || publicBehind.MatchString(p.after(70)) {
		return Perhaps, false
	}
	return Likely, true
}

// public matches a place where people work or go.
var public = expression.Of(`(?i)\b(?:civic|council|town hall|city hall|county hall|offices?|library|libraries|hospital|day cent(?:re|er)|cent(?:re|er)|hub|surgery|clinic|school|church|headquarters|gun wharf|write to us|visit us|healthwatch|age uk|mind|cqc|care quality commission|(?:care|nursing|residential) homes?|extra care|supported living)\b`)

// publicBehind matches the same said behind an address.
var publicBehind = expression.Of(`(?i)^,?\s(?:\(?\d+ (?:beds?|places|flats|rooms)\b|(?:is|are|was|houses?|will be|has become)\s(?:our|the|a|where|home to)\b[^.;]{0,30}\b(?:one-stop|shop|offices?|base|cent(?:re|er)|hub|reception|headquarters|library|building)\b)`)

// home finds a house in a street that the text says somebody lives in.
var home = finder{
	what: "Home address", digits: 1, hint: expression.Of(`(?i)liv|resid|address|home|moved|aged|\bm(?:r|rs|s|iss)\b`),
	pattern: expression.Of(`(?i:\b(?:lives?|living|lived|resides?|residing|resident|home address|his address|her address|their address|address is|moved|at home)\b|(?:her|his|their|my) (?:own )?(?:home|house|flat|bungalow)\b|\baddress\s?:|\baged\s\d{1,3},?\s(?:of|from)\b|\b(?:mr|mrs|ms|miss)\b\.?\s[\pL'’-]+\.?(?:\s[\pL'’-]+)?,?\s(?:of|at)\b)[^\d\n.;]{0,45}?((?:(?i:flat|apartment|apt|unit|room)\s?[\w/]{1,5},?\s+)?\d{1,4}[A-Za-z]?,?\s(?:[\pL'’-]+\s){1,3}?` + street + `)\b`),
	judge: func(p place) (Sureness, bool) {
		return Likely, !public.MatchString(p.before(70)) && !ofService.MatchString(p.before(40)) && !money.MatchString(p.before(20)) && !counted.MatchString(p.match())
	},
}

// personsHome finds a house in a street where the sentence speaks of a person.
var personsHome = finder{
	what: home.what, digits: 1, yields: true, hint: expression.Of(`(?i)` + street + `|\bthe\b`),
	pattern: expression.Of(`\b(?:(?i:flat|apartment|apt|unit|room)\s?[\w/]{1,5},?\s+)?\d{1,4}[A-Za-z]?,?\s(?:(?:\p{Lu}[\pL'’-]+\s){1,3}(?:` + capitalStreet + `)|The\s\p{Lu}[\pL'’-]+)\b`),
	judge: func(p place) (Sureness, bool) {
		around := p.before(80) + " " + p.after(60)
		return Perhaps, (flat.MatchString(p.match()) || resident.MatchString(around)) && !public.MatchString(around) && !opened.MatchString(around) &&
			!money.MatchString(p.before(20)) && !counted.MatchString(p.match())
	},
}

// capitalStreet is what a street is called, as part of a name.
const capitalStreet = `Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Court|Crescent|Cres|Gardens|Gdns|Grove|Place|Way|Terrace|Walk|Mews|Square|Row|Green|Parade|Villas|Cottages`

var (
	resident = expression.Of(`(?i)\b(?:s?he|her|his|him|m(?:r|rs|s|iss)|tenant|householder|occupier|occupant|lodger|landlady|landlord|evicted|` + relative + `)\b`)
	// ofService matches a place of a service just before its address.
	ofService = expression.Of(`(?i)\b(?:our|its|the|new|a|their)\s(?:new\s)?(?:base|premises|site|building|branch|venue|practice)\b`)
	flat      = expression.Of(`(?i)^(?:flat|apartment|apt)\b`)
	// opened matches what is said of a place that people go to.
	opened = expression.Of(`(?i)\b(?:opens?|opened|open to|lease|leased|scheme|development|site|premises|building|drop-in|sessions?|based at|base|shop|branch|practice|venue|flats)\b`)
)

// counted matches a number that counts people or places and is no house's.
var counted = expression.Of(`^\d+\s(?:(?:of|in|to|for|at|by|with|and|from)\s|(?:\pL+\s)*?(?:people|persons|adults|residents|carers|tenants|families|households|men|women|hours|days|weeks|months|years|times|visits|places|beds|care|supported|sheltered|accessible|shared|new|more|other)\s)`)

// namedHome finds the postcode of a house without a number, where the text says that
// somebody lives there.
var namedHome = finder{
	what: "Home address", digits: 2, hint: expression.Of(`(?i)liv|resid|home|address`),
	pattern: expression.Of(`(?i:\b(?:lives?|living|lived|resides?|residing|(?:home|her|his|their) address)\b)[^\d\n;]{0,60}?((?:\p{Lu}[\pL'’.-]*[,\s]+){1,8}` + postcode + `)` +
		`|((?:\p{Lu}[\pL'’.-]*[,\s]+){1,8}` + postcode + `),?\s(?:where|and)\s(?:s?he|they|Mrs?|Ms|Miss)\b[^.;\n]{0,20}?\blive[sd]?\b`),
	judge: judgeAddress,
}

// title, a name, and what makes it a person's record.
const (
	titled = `\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Master|MR|MRS|MS|MISS|Sir|Dame|Lady)\b\.?\s(?:\p{Lu}[\pL'’-]*\.?\s?){1,4}`
	record = `(?i:\b(?:case|file|client|patient|person|hospital|mosaic|liquidlogic|azeus|eclipse|carefirst|systmone|frameworki|las|ais|rio|emis|record|safeguarding|service user|social care|ref|reference|unique|id|p)\b[ .:-]*(?:case|record|user|file|id|ref|reference|no|number|num)?[ .:#-]*(?:is |was )?(?:no|number)?[ .:#-]*)[A-Z]{0,4}[-/ ]?\d{3,}[\d/-]*|` +
		`(?i:\b(?:concern|complaint|referral|enquiry)\b(?:'s|’s)?\s\(?)[A-Z]{0,4}[-/ ]?\d{3,}[\d/-]*|` +
		`(?i:\b(?:ehcp|ehc plan|upn|pupil|crn|urn|bed|key|plan|assessment|enquiry|concern|complaint|referral|tenancy|rent|claim|benefit|application)\b[ .:-]*(?:id|ref|reference|no|number|num)\b[ .:#-]*)[A-Z]{0,4}[-/ ]?\d{3,}[\d/-]*`
)

// name finds a name with its title beside a record's number or a date.
var name = finder{
	what: "Name with a case number or date", digits: 2, yields: true, hint: expression.Of(`(?i)\b(?:mr|mrs|ms|miss|mx|dr|master|sir|dame|lady)\b`),
	pattern: expression.Of(titled + `[^\n.;]{0,40}?(?:` + record + `|(?i:\b` + date + `\b))`),
	judge:   judgeName,
}

// nameLast finds the same with the number or date before the name.
var nameLast = finder{
	what: name.what, digits: 2, yields: true, hint: name.hint,
	pattern: expression.Of(`(?:` + record + `|(?i:\b` + date + `))[^\n.;]{0,25}?` + titled),
	judge:   judgeName,
}

// clientNumber finds the number that a council's own records know a person by.
var clientNumber = finder{
	what: "Client number", digits: 5, yields: true, hint: expression.Of(`(?i)mosaic|liquid|azeus|eclipse|carefirst|systmone|frameworki|controcc|\b(?:las|ais|rio|emis|person)\b|client|patient|service user`),
	pattern: expression.Of(`(?i)\b(?:mosaic|liquid\s?logic|azeus|eclipse|carefirst|systmone|frameworki|controcc|las|ais|rio|emis|client|patient|person|service user)(?:'s|’s)?\s(?:id|no\.?|number|ref(?:erence)?)\b[ .:#-]*(?:is\s|was\s)?([a-z]{0,3}[-/ ]?\d{5,10}(?:[-/]\d{1,4})*)\b`),
	judge:   func(p place) (Sureness, bool) { return Likely, !p.partOfCode() },
}

func judgeName(p place) (Sureness, bool) {
	whole := p.before(40) + p.match() + p.after(60)
	if inOffice.MatchString(whole) {
		return Perhaps, false
	}
	if recordWord.MatchString(p.match()) {
		return Likely, true
	}
	return Perhaps, true
}

var (
	recordWord = expression.Of(record)
	// inOffice matches what people do whom a public paper may name.
	inOffice = expression.Of(`(?i)\b(?:chair(?:s|ed|man|woman|person)?|present(?:s|ed)|appointed|director|cabinet|minister|inspector|judge|justice|councillor|cllr|mayor|leader|commissioner|chief (?:executive|officer|constable|nurse)|head of|(?:clinical|professional|strategic|programme|project|commissioning|safeguarding|service|operational|policy) lead|lead (?:for|on|officer|member|commissioner|nurse)|(?:service|team|group|general|area|registered|operations|commissioning|practice|partnerships?|contracts?|programme|project|performance|policy|locality|finance|business) manager|(?:assistant|deputy|interim|managing|executive|corporate|strategic|service|programme|associate) (?:director|manager|lead)|officers?|principal social worker|principal (?:occupational|lawyer)|approved (?:mental|clinician)|best interests assessor|consultant|solicitor|barrister|counsel|coroner|ombudsman|auditor|clerk|treasurer|trustee|governor|president|professor|vice[- ]chair|representative|on behalf of|unison|gmb|unite|healthwatch|mencap|age uk|delegate|speaker|co-?opted|published|author|secretary of state|portfolio|mp|opened|launched|unveiled|kc|[mco]be)\b|\s(?-i:v)\.?\s|(?-i:\p{Lu}[\pL'’-]*\s\(\p{Lu}[\pL'’&-]*(?:\s(?:\p{Lu}[\pL'’&-]*|of|for|and|the))+\)|\p{Lu}[\pL'’-]*,\s\p{Lu}[\pL'’&-]*(?:\s(?:\p{Lu}[\pL'’&-]*|of|for|and|the))+,)`)
)
