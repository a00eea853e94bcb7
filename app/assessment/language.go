package assessment

// FieldLanguage is the language that a text is in, as a BCP 47 tag, where its
// author says it; or "", and then it is found by its script and its words.
const FieldLanguage Field = "language"

// Languages are those that a text can be marked with: English, Welsh, and those
// that most people in England speak besides (Census 2021, main language), by
// name. The values are BCP 47 tags.
var Languages = []Term{
	{"en-GB", "English"}, {"cy", "Welsh"},
	{"sq", "Albanian"}, {"am", "Amharic"}, {"ar", "Arabic"}, {"bn", "Bengali"}, {"bg", "Bulgarian"},
	{"zh", "Chinese"}, {"kw", "Cornish"}, {"hr", "Croatian"}, {"cs", "Czech"}, {"nl", "Dutch"}, {"fr", "French"},
	{"de", "German"}, {"el", "Greek"}, {"gu", "Gujarati"}, {"he", "Hebrew"}, {"hi", "Hindi"}, {"hu", "Hungarian"},
	{"ga", "Irish"}, {"it", "Italian"}, {"ja", "Japanese"}, {"ko", "Korean"}, {"ckb", "Kurdish (Sorani)"},
	{"lv", "Latvian"}, {"lt", "Lithuanian"}, {"ml", "Malayalam"}, {"ne", "Nepali"}, {"pa", "Panjabi"}, {"ps", "Pashto"},
	{"fa", "Persian (Farsi)"}, {"pl", "Polish"}, {"pt", "Portuguese"}, {"ro", "Romanian"}, {"ru", "Russian"},
	{"sr", "Serbian"}, {"si", "Sinhala"}, {"sk", "Slovak"}, {"so", "Somali"}, {"es", "Spanish"}, {"sw", "Swahili"},
	{"sv", "Swedish"}, {"tl", "Tagalog"}, {"ta", "Tamil"}, {"te", "Telugu"}, {"th", "Thai"}, {"ti", "Tigrinya"},
	{"tr", "Turkish"}, {"uk", "Ukrainian"}, {"ur", "Urdu"}, {"vi", "Vietnamese"}, {"yi", "Yiddish"}, {"yo", "Yoruba"},
}

// English is the language of everything that says nothing else.
const English = "en-GB"

// Foreign tells whether a text of this language is not English.
func Foreign(language string) bool { return language != "" && language != English }

// language describes the field with the language that a record's text is in.
func language[R any](value func(*R) *string) FieldSpec {
	terms := func(*Assessment) []Term { return Languages }
	return oneOf(FieldLanguage, "Language", "The language", terms, value, checkOneOf("The language", Languages)).
		helped("For those who have the text read out. Where it is not said, it is found by the script, and Welsh by its words.")
}
