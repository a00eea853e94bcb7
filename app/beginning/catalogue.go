package beginning

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/assets"
)

// Catalogue returns what the Information Return of a document can begin with,
// ready to be added, and a sentence on what it is; nothing where there is no
// catalogue for the document's framework. It is ours and not the regulator's
// list: every code begins with assessment.StartingMark. What is in the document
// already, by its code, is left out.
func Catalogue(a *assessment.Assessment) (items []assessment.NewRecord, about string, err error) {
	data := assets.Catalogue(a.Framework.ID)
	if data == nil {
		return nil, "", nil
	}
	var file struct {
		About string `json:"about"`
		Items []struct {
			Code       string   `json:"code"`
			Wording    string   `json:"wording"`
			Statements []string `json:"statements"`
			Kind       string   `json:"kind"`
		} `json:"items"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, "", assessment.Refuse(assessment.CodeFile, err, "The catalogue that Ninefold ships cannot be read.")
	}
	there := map[string]bool{}
	for _, i := range a.Items() {
		there[i.Code] = true
	}
	for _, i := range file.Items {
		code := assessment.StartingMark + " " + i.Code
		if there[code] {
			continue
		}
		statements := slices.DeleteFunc(slices.Clone(i.Statements), func(code string) bool { return a.Statement(code) == nil })
		items = append(items, assessment.NewRecord{ID: uuid.NewString(), Values: map[assessment.Field]string{
			assessment.FieldCode: code, assessment.FieldWording: i.Wording,
			assessment.FieldStatements: strings.Join(statements, "\n"), assessment.FieldItemKind: i.Kind,
		}})
	}
	return items, file.About, nil
}
