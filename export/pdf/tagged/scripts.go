package tagged

import "unicode"

// rightToLeft are the scripts written from right to left that a font might
// have letters of.
var rightToLeft = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko,
}

// joined are the scripts whose letters change shape or place beside others,
// which nothing here does for them. Hebrew is not one: its letters only run
// the other way.
var joined = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Mongolian,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya,
	unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala,
	unicode.Thai, unicode.Lao, unicode.Tibetan, unicode.Myanmar, unicode.Khmer,
}

func runsRightToLeft(r rune) bool { return r >= 0x0590 && unicode.In(r, rightToLeft...) }

func needsShaping(r rune) bool { return r >= 0x0590 && unicode.In(r, joined...) }

// reversed returns letters in the order in which they stand on the page from
// left to right, each with the marks that belong to it after it.
func reversed(letters []rune) []rune {
	out := make([]rune, 0, len(letters))
	for end := len(letters); end > 0; {
		start := end - 1
		for start > 0 && unicode.Is(unicode.Mn, letters[start]) {
			start--
		}
		out = append(out, letters[start:end]...)
		end = start
	}
	return out
}
