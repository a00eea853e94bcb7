package export

import "ninefold/app/assessment"

// isContact names what a contact is there to say.
var isContact = map[string]bool{"Telephone number": true, "E-mail address": true}

// FindPersonalData searches what a public file made with o would say for what
// looks like personal data: what stands at the head of its pages, then the
// document itself.
func FindPersonalData(a *assessment.Assessment, o Options) []assessment.Finding {
	var all []assessment.Finding
	for _, line := range []struct{ place, text string }{
		{"The committee’s name", o.Committee}, {"The agenda item", o.Item}, {"The appendix label", o.Appendix},
	} {
		all = append(all, a.FindPersonalDataIn(line.text, line.place)...)
	}
	for _, found := range a.FindPersonalDataIn(o.Contact, "The contact of the accessibility statement") {
		if !isContact[found.What] {
			all = append(all, found) // a name or an address, but not how to reach somebody
		}
	}
	return append(all, assessment.FindPersonalData(a)...)
}
