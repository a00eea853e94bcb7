package personaldata

import "ninefold/app/expression"

// finders are the kinds of personal data. Where two match the same stretch,
// the first counts.
var finders = []finder{
	nhsNumber, saidNHSNumber, insuranceNumber, saidInsuranceNumber, birthDate, email, spokenEmail, ukTelephone, foreignTelephone,
	localTelephone, bankAccount, saidBank, iban, card, passport, drivingLicence, address, looseAddress, home, namedHome, personsHome, name, nameLast, clientNumber, vehicle, child,
}

// gap matches what people put between the groups of a number.
const gap = `[ \x{a0}\x{2009}\x{202f}\x{2010}\x{2011}\x{2013}\x{b7}./_-]`

// business matches the words before a number that is an organisation's own: of
// an invoice, an order, a place on the map.
var business = expression.Of(`(?i)\b(?:inv(?:oices?)?|orders?|p\.?o\.?|contracts?|tenders?|cost cent(?:re|er)|ledger|voucher|quote|purchase|remittances?|journals?|receipts?|transactions?|requisitions?|credit notes?|tickets?|incidents?|jobs?|permits?|barcode|meter|urn|bs|iso|iec|uprn|usrn|assets?|company|charity|vat|isbn|issn|grid|doi|version|batch|serial|part|licence plate|budget code|project code|procurement|ocid|find a tender|companies house|cqc|provider id|location id)\b(?:[^.;\n]|\bnos?\.|\bref\.){0,25}$`)

// money matches what stands before an amount.
var money = expression.Of(`[£$€]\s?[\d,.]*$`)

// count matches what follows an amount.
var count = expression.Of(`^\s?(?:%|per cent|pounds|euros?\b|people|residents|hours|visits|records|rows|bytes)`)

// ofBusiness tells whether a number is an amount or an organisation's own.
func (p place) ofBusiness() bool {
	return business.MatchString(p.before(50)) || money.MatchString(p.before(20)) || count.MatchString(p.after(14))
}

// parted matches a number in its groups.
var parted = expression.Of(gap)
