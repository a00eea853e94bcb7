package spelling

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a text as a dictionary is asked for it.
type word struct {
	from, to int  // in bytes of the text
	begins   bool // whether a sentence or a line begins with it
	sentence int  // the number of its sentence in the text
}

// Stretch is a part of a text, in bytes: from From up to, not including, To.
type Stretch struct{ From, To int }

// address matches what stands between spaces and is no prose: addresses of
// e-mail and the web, and names of files.
var address = regexp.MustCompile(`(?i)@|://|^www\.|\\|_|\.(uk|com|org|net|gov|nhs|eu|io|info|co|docx?|xlsx?|pptx?|pdf|csv|txt|odt|rtf|html?|jpe?g|png|zip|ninefold)([/:?#).,;’'"”]|$)`)

// words parts a text into the words a dictionary can be asked for. Addresses,
// names of files, numbers and references with digits in them are none.
func words(text string, yield func(word) bool) {
	begins, sentence := true, 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			if r == '\n' {
				begins = true
				sentence++
			}
			at += size
			continue
		}
		end := at + strings.IndexFunc(text[at:], unicode.IsSpace)
		if end < at {
			end = len(text)
		}
		token := text[at:end]
		if strings.ContainsAny(token, "@:.\\_") && address.MatchString(token) {
			at, begins = end, ends(token)
			continue
		}
		for i := 0; i < len(token); {
			r, size := utf8.DecodeRuneInString(token[i:])
			if !inWord(r) || r == '-' || apostrophe(r) {
				if strings.ContainsRune("•–—·:", r) {
					begins = true
				}
				i += size
				continue
			}
			stop := i
			for stop < len(token) {
				r, size := utf8.DecodeRuneInString(token[stop:])
				if !inWord(r) {
					break
				}
				stop += size
			}
			w := word{from: at + i, to: at + i + len(strings.TrimRight(token[i:stop], "-'’‘")), begins: begins, sentence: sentence}
			i = stop
			begins = false
			if digits(text[w.from:w.to]) {
				continue
			}
			if !yield(w) {
				return
			}
		}
		if ends(token) {
			begins = true
			sentence++
		}
		at = end
	}
}

// inWord tells whether a character can stand in a word.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' || r == '\u2011' || apostrophe(r)
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' }

func digits(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// ends tells whether a sentence ends with what stands between two spaces. A
// point after one letter, or after one that follows a point, is an abbreviation's.
func ends(token string) bool {
	bare := strings.TrimRight(token, `"'’”)]`)
	if bare == "" {
		return false
	}
	switch bare[len(bare)-1] {
	case '!', '?':
		return true
	case '.':
		inner := strings.TrimLeft(strings.TrimSuffix(bare, "."), `("'‘“[`)
		return utf8.RuneCountInString(inner) > 1 && !strings.Contains(inner, ".") && !shortened[strings.ToLower(inner)]
	}
	return false
}

// shortened are the abbreviations with a point after which a sentence goes on.
var shortened = setOf(strings.Fields("cllr dr mr mrs ms mx prof rev st no nos vs approx inc ltd dept ref fig para paras vol ed eds jan feb mar apr jun jul aug sep sept oct nov dec"))
