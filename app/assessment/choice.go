package assessment

// KindChoice names what the document remembers for its users. It is no record:
// its id is the choice's key, and its one field is FieldValue.
const KindChoice Kind = "choice"

var choiceFields = []FieldSpec{{
	Field: FieldValue, Name: "The remembered choice", Limit: LimitChoice,
	check: func(_ *Assessment, _ any, v string) error {
		return CheckText("The remembered choice", v, LimitChoice, false)
	},
}}
