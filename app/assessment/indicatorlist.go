package assessment

import (
	"bytes"
	"encoding/json"
	"strings"
)

// IndicatorList is a published list of measures, such as ASCOF in the numbering
// of one year. It is data: codes are looked up in it, and what an author wrote
// is never corrected by it.
type IndicatorList struct {
	ID       string            `json:"id"`
	Title    string            `json:"title"`
	Short    string            `json:"short"` // such as "ASCOF 2023-24"
	About    string            `json:"about"`
	Measures []ListedIndicator `json:"measures"`
}

// ListedIndicator is one measure of an IndicatorList.
type ListedIndicator struct {
	Code      string `json:"code"`
	Title     string `json:"title"`
	Confirmed bool   `json:"confirmed"` // whether its number was held against the framework itself
}

// LoadIndicatorList reads a list and refuses one without a name, or with a
// measure that has no code or title or comes twice. The error is CodeFile.
func LoadIndicatorList(name string, data []byte) (*IndicatorList, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	list := &IndicatorList{}
	if err := dec.Decode(list); err != nil {
		return nil, Refuse(CodeFile, err, "%s, line %d: %s.", name, lineOf(data, offsetOf(err, dec)), inWords(err))
	}
	if list.ID == "" || list.Title == "" || list.Short == "" || len(list.Measures) == 0 {
		return nil, Refuse(CodeFile, nil, "%s has no id, no title, no short title or no measures.", name)
	}
	seen := map[string]bool{}
	for _, m := range list.Measures {
		if m.Code == "" || m.Title == "" || seen[sameCode(m.Code)] {
			return nil, Refuse(CodeFile, nil, "%s: the measure %q has no code or no title, or is there twice.", name, m.Code+" "+m.Title)
		}
		seen[sameCode(m.Code)] = true
	}
	return list, nil
}

// Find returns the measure with this code, in any case, and whether there is
// one.
func (l *IndicatorList) Find(code string) (ListedIndicator, bool) {
	for _, m := range l.Measures {
		if sameCode(m.Code) == sameCode(code) {
			return m, true
		}
	}
	return ListedIndicator{}, false
}

// Unlisted says that a code is not in the list, in a few words, or is "" for one
// that is, and for none.
func (l *IndicatorList) Unlisted(code string) string {
	if _, known := l.Find(code); known || strings.TrimSpace(code) == "" {
		return ""
	}
	return "Not a code of " + l.Short + "; kept as written"
}

func sameCode(code string) string { return strings.ToUpper(strings.Join(strings.Fields(code), "")) }
