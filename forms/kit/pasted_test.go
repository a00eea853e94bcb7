package kit

import "testing"

func TestWhatIsPastedIsCleanedForItsField(t *testing.T) {
	for text, want := range map[string][2]string{ // in one line, in several
		"58.41%\r\n":              {"58.41%", "58.41%"},
		"two\r\nlines\r\n":        {"two lines", "two\nlines"},
		"a\vb\u2028c\u0085d\rend": {"a b c d end", "a\nb\nc\nd\nend"},
		"\ufeffbegins\x00\u200b":  {"begins", "begins"},
		"a\ttab and a\u00a0space": {"a\ttab and a\u00a0space", "a\ttab and a\u00a0space"},
		"\r\n\r\n":                {"", ""},
		"£5\u00a0million \u00a0and\u00a0\u00a0more\u00a0": {"£5\u00a0million  and  more ", "£5\u00a0million  and  more "},
		"hy\u00ad\r\nphen, so\u00adft, word\u2060joined":  {"hyphen, soft, wordjoined", "hyphen, soft, wordjoined"},
		"Word\x1es hyphen, a\x1fn option":                 {"Word\u2011s hyphen, an option", "Word\u2011s hyphen, an option"},
		"👨\u200d👩\u200d👧 stays a family":                  {"👨\u200d👩\u200d👧 stays a family", "👨\u200d👩\u200d👧 stays a family"},
		"para\n\nnext\n\n":                                {"para next", "para\n\nnext"},
	} {
		if one, several := CleanPasted(text, false), CleanPasted(text, true); one != want[0] || several != want[1] {
			t.Errorf("%q becomes %q in one line and %q in several", text, one, several)
		}
	}
}
