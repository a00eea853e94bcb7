package assessment

import (
	"crypto/sha256"
	"encoding/hex"

	"ninefold/app/personaldata"
)

// Finding is a piece of text that looks like personal data. Whether it is, and
// whether it may be published, a person decides.
type Finding struct {
	What  string                // such as "NHS number"
	Match string                // the text itself
	Sure  personaldata.Sureness // how sure it is
	Place string                // where it stands, in words; see Assessment.Place
	Kind  Kind                  // the record and field it stands in, for a link to it; "" outside the document
	ID    string
	Field Field

	// Accepted is why somebody said that this text may be published, or "".
	Accepted string
}

// FindPersonalData searches everything that a public export would publish for
// what looks like personal data (see package personaldata). The findings come
// in reading order, those that somebody has accepted among them.
func FindPersonalData(a *Assessment) []Finding {
	published := a.Published().Assessment
	var all []Finding
	for ref := range published.All() {
		record := published.record(ref.Kind, ref.ID)
		for _, spec := range Fields(ref.Kind) {
			if !spec.Written {
				continue
			}
			for _, f := range a.FindPersonalDataIn(spec.get(record), "") {
				f.Place, f.Kind, f.ID, f.Field = a.Place(ref.Kind, ref.ID), ref.Kind, ref.ID, spec.Field
				all = append(all, f)
			}
		}
	}
	return all
}

// FindPersonalDataIn searches one text that is published beside the document,
// such as the committee's name, which stands at place.
func (a *Assessment) FindPersonalDataIn(text, place string) []Finding {
	var all []Finding
	for _, m := range personaldata.Find(text) {
		all = append(all, Finding{
			What: m.What, Match: m.Text, Sure: m.Sure, Place: place, Accepted: a.Choices[acceptance(m.Text)],
		})
	}
	return all
}

// Unaccepted are the findings that nobody has accepted yet.
func Unaccepted(findings []Finding) []Finding {
	var open []Finding
	for _, f := range findings {
		if f.Accepted == "" {
			open = append(open, f)
		}
	}
	return open
}

// Acceptance is what a document remembers so that a text that looks like
// personal data counts as accepted wherever it stands, for Remember: a key, and
// the reason as its value. A reason of "" takes the acceptance back. The error
// is CodeTooLong or CodeInvalid.
func Acceptance(text, reason string) (map[string]string, error) {
	key := acceptance(text)
	if err := CheckChoice(key, reason); err != nil {
		return nil, err
	}
	return map[string]string{key: reason}, nil
}

// acceptance is the key under which a text is accepted. A long one is kept by
// its digest, since the names of choices are short.
func acceptance(text string) string {
	same := personaldata.Same(text)
	if Length(same) > LimitName/2 {
		sum := sha256.Sum256([]byte(same))
		same = "sha256:" + hex.EncodeToString(sum[:])
	}
	return "personal_data.accepted." + same
}
