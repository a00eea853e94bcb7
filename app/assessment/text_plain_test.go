package assessment

import "testing"

func TestTextKeepsWordsAndDropsOnlyWhatHasNoAppearance(t *testing.T) {
	for written, want := range map[string]string{
		"":                             "",
		"plain":                        "plain",
		"one\r\ntwo\rthree":            "one\ntwo\nthree",
		"Word's\vline\fand page":       "Word's\nline\nand page",
		"\u2028\u2029\u0085":           "\n\n\n",
		"bell\a and delete\x7f":        "bell and delete",
		"tab\tstays":                   "tab\tstays",
		"\ufeffmark, soft\u00adhyphen": "\ufeffmark, soft\u00adhyphen",
		"\uffff\ufffe":                 "\ufffd\ufffd",
		"=1+1 _x000D_ & < \" ’":        "=1+1 _x000D_ & < \" ’",
		"Prŷs, Їжак, سلام, नमस्ते, 👩‍👧": "Prŷs, Їжак, سلام, नमस्ते, 👩‍👧",
		"e\u0301 is not composed":       "e\u0301 is not composed",
		"  white space \n stays ":       "  white space \n stays ",
	} {
		if got := PlainText(written); got != want {
			t.Errorf("PlainText(%q) = %q, want %q", written, got, want)
		}
		if again := PlainText(PlainText(written)); again != PlainText(written) {
			t.Errorf("PlainText(%q) changes when it is done twice", written)
		}
	}
}
