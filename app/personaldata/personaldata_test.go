package personaldata_test

import (
	"strings"
	"testing"

	"ninefold/app/personaldata"
)

// personal are texts that hold personal data, with what must be found in each.
// The numbers are those set aside for examples, or made up.
var personal = []struct{ text, what, match string }{
	{"Her number is 943 476 5919.", "NHS number", "943 476 5919"},
	{"943.476.5919 waited at home", "NHS number", "943.476.5919"},
	{"NHS no. 9434765919 was sent on", "NHS number", "9434765919"},
	{"NHS number: 943/476/5919", "NHS number", "943/476/5919"},
	{"(943-476-5919)", "NHS number", "943-476-5919"},
	{"NHS number 943 476 5918, with a slip in it", "NHS number", "943 476 5918"},
	{"NI number AB 12 34 56 C", "National Insurance number", "AB 12 34 56 C"},
	{"NI AB123456", "National Insurance number", "AB123456"},
	{"Her NINO is ab 12 34 56", "National Insurance number", "ab 12 34 56"},
	{"AB/12/34/56/C", "National Insurance number", "AB/12/34/56/C"},
	{"A. carer, CE 12 34 56, wrote", "National Insurance number", "CE 12 34 56"},
	{"Ring 07700.900.123", "Telephone number", "07700.900.123"},
	{"Ring 01634/332072 after six", "Telephone number", "01634/332072"},
	{"Mobile 07700-900-123", "Telephone number", "07700-900-123"},
	{"07700/900/123", "Telephone number", "07700/900/123"},
	{"+44.7700.900123", "Telephone number", "+44.7700.900123"},
	{"(+44) 7700 900 123", "Telephone number", "(+44) 7700 900 123"},
	{"(01632) 960 123", "Telephone number", "(01632) 960 123"},
	{"020.7946.0958", "Telephone number", "020.7946.0958"},
	{"her son on +353 85 012 3456", "Telephone number", "+353 85 012 3456"},
	{"Tel: 332072", "Telephone number", "332072"},
	{"jo.ferriby@northmere.example", "E-mail address", "jo.ferriby@northmere.example"},
	{"jo.ferriby @ northmere.example", "E-mail address", "jo.ferriby @ northmere.example"},
	{"jo.ferriby (at) northmere.example", "E-mail address", "jo.ferriby (at) northmere.example"},
	{"jo.ferriby[at]northmere.example", "E-mail address", "jo.ferriby[at]northmere.example"},
	{"jo ferriby at northmere dot example", "E-mail address", "ferriby at northmere dot example"},
	{"jo.ferriby at northmere.example", "E-mail address", "jo.ferriby at northmere.example"},
	{"jo (at) northmere (dot) example", "E-mail address", "jo (at) northmere (dot) example"},
	{"born on the third of March nineteen fifty-one", "Date of birth", "born on the third of March nineteen fifty-one"},
	{"DOB third March 1951", "Date of birth", "DOB third March 1951"},
	{"date of birth: the twenty-first of May, 1940", "Date of birth", "date of birth: the twenty-first of May, 1940"},
	{"Mr B was born 3rd of March '51", "Date of birth", "born 3rd of March '51"},
	{"d.o.b. 03 03 1951", "Date of birth", "d.o.b. 03 03 1951"},
	{"DoB 03031951", "Date of birth", "DoB 03031951"},
	{"D/O/B 3 / 3 / 51", "Date of birth", "D/O/B 3 / 3 / 51"},
	{"She was born in March 1951", "Date of birth", "born in March 1951"},
	{"lives at 12 Acacia Avenue with her son", "Home address", "12 Acacia Avenue"},
	{"12 Acacia Avenue, Northmere ZZ9 9ZZ", "Home address", "12 Acacia Avenue, Northmere ZZ9 9ZZ"},
	{"Flat 3, 12a High Street, Chatham ME4 4TR", "Home address", "Flat 3, 12a High Street, Chatham ME4 4TR"},
	{"12 high street, chatham, me4 4tr", "Home address", "12 high street, chatham, me4 4tr"},
	{"12, ME4 4TR", "Home address", "12, ME4 4TR"},
	{"ME4 4TR, number 12", "Home address", "ME4 4TR, number 12"},
	{"Mrs Ferriby, case number 204518, waited", "Name with a case number or date", "Mrs Ferriby, case number 204518"},
	{"Case 204518 (Mr J Ferriby)", "Name with a case number or date", "Case 204518 (Mr J Ferriby"},
	{"Mr. Ferriby fell on 3 March 2026", "Name with a case number or date", "Mr. Ferriby fell on 3 March 2026"},
	{"On 3 March 2026 Miss Ferriby moved in", "Name with a case number or date", "3 March 2026 Miss Ferriby "},
	{"Sort code 12-34-56, account 12345678", "Bank account", "12-34-56, account 12345678"},
	{"sort code: 12 34 56", "Bank account", "12 34 56"},
	{"account number 12345678", "Bank account", "12345678"},
	{"GB82 WEST 1234 5698 7654 32", "Bank account", "GB82 WEST 1234 5698 7654 32"},
	{"paid by 4111 1111 1111 1111", "Payment card", "4111 1111 1111 1111"},
	{"passport number 123456789", "Passport number", "123456789"},
	{"British passport no. 123 456 789", "Passport number", "123 456 789"},
	{"NI number: zz 98 76 54 b", "National Insurance number", "zz 98 76 54 b"},
	{"Phone (0) 7700 900 123", "Telephone number", "(0) 7700 900 123"},
	{"jo.ferriby＠northmere.example", "E-mail address", "jo.ferriby＠northmere.example"},
	{"Ada, aged 78, of 14 Mill Lane", "Home address", "14 Mill Lane"},
	{"Miss A. Reid, at 7 The Green", "Home address", "7 The Green"},
	{"address: 14, Mill Lane", "Home address", "14, Mill Lane"},
	{"Mosaic ID 1204417 Ada Ferriby", "Client number", "1204417"},
	{"service user number: 100245", "Client number", "100245"},
	{"Mrs V Singh, ref. ASC/20481", "Name with a case number or date", "Mrs V Singh, ref. ASC/20481"},
	{"driving licence MORGA657054SM9IJ", "Driving licence number", "MORGA657054SM9IJ"},
}

// harmless are texts of public papers in which nothing must be found.
var harmless = []string{
	"Call 0300 123 1234 for advice",
	"The helpline is 0800 11 11 111 and free",
	"Freephone 0808 800 1234",
	"Ring 0345 600 1234 or 0870 123 4567",
	"+44 (0)300 123 1234",
	"Democratic Services, 01634 332072",
	"The contact centre on 01634 333333",
	"democratic.services@northmere.example",
	"committee-services@northmere.example and info@northmere.example",
	"adult.social.care@northmere.example, feedback2@northmere.example",
	"Write to ASC Referrals (at) northmere.example",
	"adultsocialcare@northmere.example and youngcarers@northmere.example",
	"Ring 01634 233 000, the council's switchboard",
	"Democratic Services Officer, 01634 332 013",
	"Harbour House, 1 Quay Street, Chatham ME4 4TR is our one-stop shop",
	"The client number of 1,204 fell; patients numbered 12,345",
	"Ms Okafor of Age UK spoke to 14 groups at 2 meetings of the board",
	"Mr Bates v the Post Office, case 204518 of the court",
	"National insurance rose by 12 34 per cent, and NI 130 went",
	"Invoice 9434765919 was paid",
	"Purchase order number 943 476 5919",
	"PO 9434765919 and UPRN 9434765919",
	"a saving of £9434765919",
	"The unit was born on 3 March 2019",
	"The new service was born in April 2021 out of three teams",
	"people born before 1 April 1950 can apply",
	"children born between 1 September 2020 and 31 August 2021",
	"people born in Northmere, and 400 born since 2019",
	"an idea born of the review of 3 March 2025",
	"The King's birthday honours of 14 June 2025",
	"The median wait is 71 days and the longest 240 (September 2026).",
	"943 476 5918", "000 000 0000", "19434765919", "94347659190",
	"214,600 people; £1,234,567,890 spent",
	"Between 2019 and 2026 we asked 1 204 people",
	"Report ref. GB 12 34 56 A",
	"Report reference AB123456",
	"The grid reference is SU 123456",
	"we spent by 214600 a year at 123456 visits",
	"on 16 January 2027 the committee met",
	"Meeting of 01/02/2026 10:30 in the chamber",
	"01-02-2026 to 03-04-2026",
	"Section 42 of the Act; indicators 2A to 2E",
	"@northmere, or a@b", "0.123456789", "2024-25 and 2025-26",
	"Civic Centre, 1 High Street, Chatham ME4 4TR",
	"Gun Wharf, Dock Road, Chatham ME4 4TR",
	"The 45 homes in ME7 1AA and around",
	"12 Libraries in the district, 4 of them in ME4",
	"Dr Ahmed chaired the meeting of 3 March 2026",
	"Mr Ferriby, the Director of Adult Services since 3 March 2025",
	"Mrs Ferriby told us that the letters were long",
	"Passports to leisure: 1,200 issued",
	"We meet at 10.30 at northmere.example house",
	"The bank holiday of 25-12-26 and 01-01-27",
	"Version 12.34.56.78 of the system, build 20260103",
	"Company number 01634332, charity 1143476",
	"In account of 2024/25, 12 of 45 were late",
	"See page 12, Table 4, and Appendix 1",
	"ISBN 0 7546 1234 5",
	"Case 12 of the review, with Mr Ferriby's consent",
}

func TestPersonalDataIsFoundAsPeopleWriteIt(t *testing.T) {
	for _, c := range personal {
		for _, text := range []string{c.text, "Yes: " + c.text + " (told to us)"} {
			found := false
			for _, m := range personaldata.Find(text) {
				found = found || m.What == c.what && strings.TrimSpace(m.Text) == strings.TrimSpace(c.match)
				if text[m.From:m.From+len(m.Text)] != m.Text {
					t.Errorf("%q: %q does not stand at %d", text, m.Text, m.From)
				}
			}
			if !found {
				t.Errorf("%q: found %+v, not %s %q", text, personaldata.Find(text), c.what, c.match)
			}
		}
	}
}

func TestWhatPublicPapersHoldIsNoPersonalData(t *testing.T) {
	for _, text := range harmless {
		for _, m := range personaldata.Find(text) {
			t.Errorf("%q: %s %q, %s", text, m.What, m.Text, m.Sure)
		}
	}
}

func TestEnoughIsTried(t *testing.T) {
	if len(personal) < 40 || len(harmless) < 40 {
		t.Errorf("%d texts of personal data and %d harmless ones", len(personal), len(harmless))
	}
}

func TestFindingsSayHowSureTheyAre(t *testing.T) {
	for text, want := range map[string]personaldata.Sureness{
		"NHS number 943 476 5919":         personaldata.Certain,
		"943 476 5919":                    personaldata.Likely,
		"9434765919":                      personaldata.Perhaps,
		"National Insurance AB123456":     personaldata.Certain,
		"AB123456C":                       personaldata.Likely,
		"AB123456":                        personaldata.Perhaps,
		"Mr Ferriby fell on 3 March 2026": personaldata.Perhaps,
		"Date of birth 3 March 1951":      personaldata.Certain,
	} {
		if found := personaldata.Find(text); len(found) != 1 || found[0].Sure != want {
			t.Errorf("%q: %+v, want %s", text, found, want)
		}
	}
}
