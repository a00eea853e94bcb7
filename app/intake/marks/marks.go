// Package marks tells what a line of text shows by itself, whoever wrote it: the
// bullet or number it begins with, whether it may be a heading, whether it ends a
// sentence, is a page's number, and the words by which lines are compared. It
// knows no format and nothing of what lines mean.
package marks

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"ninefold/app/expression"
	"ninefold/app/intake/source"
)

// EndsInFigure matches a line that ends in a figure that is no year.
var EndsInFigure = expression.Of(`\s(?:\d{1,3}|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?%|£[\d,.]+m?)$`)

// ShortLine tells whether a line is short enough for a heading and does not end
// as a statement does. A heading may ask, or let what follows go on with it.
func ShortLine(line string) bool {
	const longest, mostWords = 100, 12
	line = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(line, " "), "..."), " …")
	return line != "" && utf8.RuneCountInString(line) <= longest && len(strings.Fields(line)) <= mostWords &&
		(!EndsSentence(line) || strings.HasSuffix(line, "?")) && HasLetter(line) && !strings.HasSuffix(line, ";") && !strings.HasSuffix(line, ",")
}

// PageNumber matches a line that is a page's number and nothing else.
var PageNumber = expression.Of(`(?i)^(?:(?:page|pg\.?|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4} of \d{1,4}|[-–—|\[(]\s*\d{1,4}\s*[-–—|\])])$`)

// Marker is what stands before an item of a list.
type Marker int

const (
	Unmarked Marker = iota
	Bullet
	Number
)

// bullets are the signs that begin an item wherever they stand first on a
// line. Word's own come from its private range and are added in code.
const bullets = "•◦‣⁃●○■□▪▫◆◇◘◙➢➤►▶▸▹➔→⇒✓✔✗✘☐☑☒∙⋅"

var (
	// A dash, an asterisk or the like is a marker if something that begins a
	// word follows, or a space: "-5%" and "**bold**" are not.
	dashMarker = expression.Of(`^(?:[-\x{2010}-\x{2015}\x{2212}*+·»~][ \t\x{a0}]+|[-\x{2010}-\x{2015}·](\p{L}))`)
	// These are letters that fonts of signs leave behind when the font is lost.
	letterMarker = expression.Of(`^(?:o|§|Ø|ü|v|q)(?:\t[ \t]*|[ \x{a0}]{2,})|^(?:o|§|Ø)[ \x{a0}]`)
	// "1." "12)" "(3)" "a)" "(b)" "iv." and, only where a tab or wide space
	// sets it apart, "2.1": in "1.5 posts" the number belongs to the words.
	numberMarker = expression.Of(`^(?:(\d{1,3})[.)]|\((\d{1,2})\)|[a-z]\)|[a-h]\.|\([a-z]\)|\(?(?:i|ii|iii|iv|v|vi|vii|viii|ix|x)[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]|\d{1,2}(?:\.\d{1,2}){2,3})[ \t\x{a0}]+|^\d{1,2}(?:\.\d{1,2}){1,3}(?:\t[ \t]*|[ \x{a0}]{2,})`)
	// It takes no more bytes than longestLone, and a letter or a roman numeral with its
	// sign no more than longestNumeral.
	loneMarker = expression.Of(`^(?:[-\x{2010}-\x{2015}*·§o]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])$`)
)

const longestLone, longestNumeral = len("(12)"), len("viii.")

// CutMarker parts a line's marker from its words. Order is the number of a
// numbered item, or 0.
func CutMarker(line string) (m Marker, order int, rest string) {
	line = Trim(line)
	r, size := utf8.DecodeRuneInString(line)
	switch {
	case line == "":
		return Unmarked, 0, ""
	case strings.ContainsRune(bullets, r) || r >= 0xf000 && r <= 0xf0ff:
		return Bullet, 0, Trim(line[size:])
	case len(line) <= longestLone && loneMarker.MatchString(line):
		return Bullet, 0, ""
	}
	if beginsWithAWord(line) {
		return Unmarked, 0, line
	}
	if at := dashMarker.FindStringSubmatchIndex(line); at != nil {
		end := at[1]
		if at[2] >= 0 {
			end = at[2]
		}
		return Bullet, 0, Trim(line[end:])
	}
	if at := letterMarker.FindStringIndex(line); at != nil {
		return Bullet, 0, Trim(line[at[1]:])
	}
	if at := numberMarker.FindStringSubmatch(line); at != nil {
		order, _ = strconv.Atoi(at[1] + at[2])
		return Number, order, Trim(line[len(at[0]):])
	}
	return Unmarked, 0, line
}

// beginsWithAWord tells of most lines that no marker begins them, by their first
// letters: sooner than the expressions would.
func beginsWithAWord(line string) bool {
	switch c := line[0]; {
	case c >= 'A' && c <= 'Z':
		return true
	case c >= 'a' && c <= 'z':
		return strings.IndexByte("oqv", c) < 0 && !strings.ContainsAny(line[:min(len(line), longestNumeral)], ".)")
	}
	return false
}

var (
	strongMark = expression.Of(`\*\*(\S|\S.*?\S)\*\*|\b__(\S|\S.*?\S)__\b`)
	weakMark   = expression.Of(`(^|[\s(\["'“‘])\*([^\s*]|[^\s*][^*]*[^\s*])\*($|[\s)\]"'”’.,;:!?])`)
	lowMark    = expression.Of(`(^|[\s(\["'“‘])_([^\s_]|[^\s_][^_]*[^\s_])_($|[\s)\]"'”’.,;:!?])`)
	linkMark   = expression.Of(`!?\[([^\[\]]+)\]\(\s*<?([^()\s<>]*)>?\s*\)`)
	// What looks like a character escaped in a workbook is the person's text.
	workbookEscape = expression.Of(`_x[0-9A-Fa-f]{4}_`)
	escaped        = expression.Of("\\\\([*_#\\[\\]>`])")
)

// ligatures are letters that a PDF has set as one sign.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "ft", "ﬆ", "st")

// Clean takes the remains of Markdown out of a line without losing a word: the
// address of a link stays, in brackets, unless it leads nowhere.
func Clean(line string) string {
	line = ligatures.Replace(line)
	line = source.MarkdownHeading.ReplaceAllStringFunc(line, func(head string) string { return strings.TrimLeft(head, " \t#") })
	if !strings.ContainsAny(line, `*_[\`) {
		return OneSpace(Trim(line))
	}
	line = linkMark.ReplaceAllStringFunc(line, func(link string) string {
		part := linkMark.FindStringSubmatch(link)
		if strings.HasPrefix(part[2], "#") || part[2] == "" || strings.Contains(part[1], part[2]) {
			return part[1]
		}
		return part[1] + " (" + part[2] + ")"
	})
	line = strongMark.ReplaceAllString(line, "$1$2")
	line = weakMark.ReplaceAllString(line, "$1$2$3")
	line = lowMark.ReplaceAllStringFunc(line, func(marked string) string {
		if workbookEscape.MatchString(marked) {
			return marked
		}
		return lowMark.ReplaceAllString(marked, "$1$2$3")
	})
	line = escaped.ReplaceAllString(line, "$1")
	return OneSpace(Trim(line))
}

// OneSpace makes every run of spaces one space. Tabs stay: they part what a
// person meant to part.
func OneSpace(line string) string {
	for strings.Contains(line, "  ") {
		line = strings.ReplaceAll(line, "  ", " ")
	}
	return line
}

func Trim(line string) string { return strings.TrimFunc(line, visibleSpace) }

// visibleSpace is white space, without the marks of direction and joining that
// may belong to the first or last word.
func visibleSpace(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }

// Indent is how far a line is set in, a tab counting as four.
func Indent(line string) int {
	width := 0
	for _, r := range line {
		switch r {
		case '\t':
			width += 4
		case ' ', '\u00a0':
			width++
		default:
			return width
		}
	}
	return 0
}

// EndsSentence tells whether a line ends as a sentence does.
func EndsSentence(line string) bool {
	line = strings.TrimRight(line, `"'”’)]» `)
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…", r)
}

// LikeHeading tells whether a line looks like a heading and not like a
// sentence: short, and without a sentence's end.
func LikeHeading(line string) bool {
	const longest, mostWords = 120, 14
	return utf8.RuneCountInString(line) <= longest && len(Words(line)) <= mostWords && !EndsSentence(line)
}

// AllCapitals tells whether a line has at least two letters and no small one.
func AllCapitals(line string) bool {
	letters := 0
	for _, r := range line {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 2
}

func HasLetter(line string) bool { return strings.ContainsFunc(line, unicode.IsLetter) }

func StartsSmall(line string) bool {
	r, _ := utf8.DecodeRuneInString(line)
	return unicode.IsLower(r) || r == '(' || r == '&'
}

// Seam is what goes between the two halves of a wrapped line. A hyphen at the
// break stays: whether it belongs to the word cannot be known, and a letter is
// never lost.
func Seam(begin, rest string) string {
	if begin == "" || rest == "" || strings.HasSuffix(begin, "\u00ad") {
		return ""
	}
	if word, hyphen := strings.CutSuffix(begin, "-"); hyphen && StartsSmall(rest) {
		if r, _ := utf8.DecodeLastRuneInString(word); unicode.IsLetter(r) {
			return ""
		}
	}
	return " "
}

var numberWords = Words("one two three four five six seven eight nine ten eleven twelve")

// NumberOf is the number that a word is, in figures or up to twelve in letters,
// or 0.
func NumberOf(word string) int {
	if i := slices.Index(numberWords, word); i >= 0 {
		return i + 1
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// IsNumber tells whether a word is all figures.
func IsNumber(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}

// Words cuts a line into the words names are compared by: in lower case,
// without punctuation, accents of typography and the word "and", plurals made
// singular, letters and digits apart. So "Safe pathways, systems & transitions"
// and "SAFE PATHWAYS – SYSTEMS AND TRANSITION" are the same name.
func Words(line string) []string {
	for i := range len(line) {
		if line[i] >= utf8.RuneSelf {
			return wordsOfAnyScript(line)
		}
	}
	return plainWords(line)
}

// plainWords are the words of a line of ASCII, as most are.
func plainWords(line string) []string {
	const letter, figure, within, between = 1, 2, 3, 4
	kind := func(c byte) int {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			return letter
		case c >= '0' && c <= '9':
			return figure
		case c == '\'':
			return within
		}
		return between
	}
	if strings.IndexByte(line, '\'') >= 0 {
		line = strings.ReplaceAll(line, "'", "")
	}
	line = strings.ToLower(line)
	var all []string
	for from := 0; from < len(line); {
		of := kind(line[from])
		to := from + 1
		for to < len(line) && kind(line[to]) == of {
			to++
		}
		if of != between {
			if w := Singular(line[from:to]); w != "and" {
				if all == nil {
					all = make([]string, 0, 1+len(line)/5) // words of so many letters, with a space
				}
				all = append(all, w)
			}
		}
		from = to
	}
	return all
}

// wordsOfAnyScript are the words of a line, whatever it is written in.
func wordsOfAnyScript(line string) []string {
	var all []string
	var word []rune
	end := func() {
		if w := Singular(string(word)); w != "" && w != "and" {
			all = append(all, w)
		}
		word = word[:0]
	}
	for _, r := range norm.NFKC.String(line) {
		switch {
		case r == '\'' || r == '\u2019' || r == '\u2018' || r == '\u02bc' || source.Invisible(r) && !unicode.IsSpace(r):
			// Within a word, as in "what's" and in soft hyphens.
		case unicode.IsLetter(r) || unicode.IsMark(r):
			if len(word) > 0 && unicode.IsDigit(word[len(word)-1]) {
				end()
			}
			word = append(word, unicode.ToLower(r))
		case unicode.IsDigit(r):
			if len(word) > 0 && !unicode.IsDigit(word[len(word)-1]) {
				end()
			}
			word = append(word, r)
		default:
			end()
		}
	}
	end()
	return all
}

func Singular(word string) string {
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return word[:len(word)-1]
	}
	return word
}
