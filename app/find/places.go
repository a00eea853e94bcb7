package find

import "strings"

// Place is where something stands in a text: its bytes from From up to, not
// including, To.
type Place struct{ From, To int }

// Places returns where a query stands in a text as it is written, spaces and all;
// capitals and kinds of quotation mark make no difference. No two of them overlap.
func Places(text, query string) []Place {
	forms := queryForms(query)
	if len(forms) == 0 || len(text) < len(forms[0]) && len(forms) == 1 {
		return nil
	}
	folded := Fold(text)
	var all []Place
	for from := 0; from < len(folded); {
		at, length := -1, 0
		for _, form := range forms {
			if next := strings.Index(folded[from:], form); next >= 0 && (at < 0 || next < at) {
				at, length = next, len(form)
			}
		}
		if at < 0 {
			break
		}
		all = append(all, Place{from + at, from + at + length})
		from += at + length
	}
	return all
}

// curled puts curly quotation marks in the place of straight ones, as folded texts
// have them.
var curled = strings.NewReplacer("'", "’", `"`, "”")

// queryForms is a query as it may stand in a folded text: with a curly quotation
// mark where a straight one was typed, too. An empty query has none.
func queryForms(query string) []string {
	if strings.TrimSpace(query) == "" {
		return nil
	}
	forms := []string{Fold(query)}
	if strings.ContainsAny(forms[0], `'"`) {
		forms = append(forms, curled.Replace(forms[0]))
	}
	return forms
}
