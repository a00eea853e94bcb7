package intake

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// marker is what stands before an item of a list.
type marker int

const (
	unmarked marker = iota
	bullet
	number
)

// bullets are the signs that begin an item wherever they stand first on a
// line. Word's own come from its private range and are added in code.
const bullets = "•◦‣⁃●○■□▪▫◆◇◘◙➢➤►▶▸▹➔→⇒✓✔✗✘☐☑☒∙⋅"

var (
	// A dash, an asterisk or the like is a marker if something that begins a
	// word follows, or a space: "-5%" and "**bold**" are not.
	dashMarker = regexp.MustCompile(`^(?:[-\x{2010}-\x{2015}\x{2212}*+·»~][ \t\x{a0}]+|[-\x{2010}-\x{2015}·](\p{L}))`)
	// These are letters that fonts of signs leave behind when the font is lost.
	letterMarker = regexp.MustCompile(`^(?:o|§|Ø|ü|v|q)(?:\t[ \t]*|[ \x{a0}]{2,})|^(?:o|§|Ø)[ \x{a0}]`)
	// "1." "12)" "(3)" "a)" "(b)" "iv." and, only where a tab or wide space
	// sets it apart, "2.1": in "1.5 posts" the number belongs to the words.
	numberMarker = regexp.MustCompile(`^(?:(\d{1,3})[.)]|\((\d{1,2})\)|[a-z]\)|[a-h]\.|\([a-z]\)|\(?(?:i|ii|iii|iv|v|vi|vii|viii|ix|x)[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]|\d{1,2}(?:\.\d{1,2}){2,3})[ \t\x{a0}]+|^\d{1,2}(?:\.\d{1,2}){1,3}(?:\t[ \t]*|[ \x{a0}]{2,})`)
	loneMarker   = regexp.MustCompile(`^(?:[-\x{2010}-\x{2015}*·§o]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])$`)
)

// cutMarker parts a line's marker from its words. Order is the number of a
// numbered item, or 0.
func cutMarker(line string) (m marker, order int, rest string) {
	line = trim(line)
	r, size := utf8.DecodeRuneInString(line)
	switch {
	case line == "":
		return unmarked, 0, ""
	case strings.ContainsRune(bullets, r) || r >= 0xf000 && r <= 0xf0ff:
		return bullet, 0, trim(line[size:])
	case loneMarker.MatchString(line):
		return bullet, 0, ""
	}
	if at := dashMarker.FindStringSubmatchIndex(line); at != nil {
		end := at[1]
		if at[2] >= 0 {
			end = at[2]
		}
		return bullet, 0, trim(line[end:])
	}
	if at := letterMarker.FindStringIndex(line); at != nil {
		return bullet, 0, trim(line[at[1]:])
	}
	if at := numberMarker.FindStringSubmatch(line); at != nil {
		order, _ = strconv.Atoi(at[1] + at[2])
		return number, order, trim(line[len(at[0]):])
	}
	return unmarked, 0, line
}

var (
	strongMark = regexp.MustCompile(`\*\*(\S|\S.*?\S)\*\*|\b__(\S|\S.*?\S)__\b`)
	weakMark   = regexp.MustCompile(`(^|[\s(\["'“‘])\*([^\s*]|[^\s*][^*]*[^\s*])\*($|[\s)\]"'”’.,;:!?])`)
	lowMark    = regexp.MustCompile(`(^|[\s(\["'“‘])_([^\s_]|[^\s_][^_]*[^\s_])_($|[\s)\]"'”’.,;:!?])`)
	linkMark   = regexp.MustCompile(`!?\[([^\[\]]+)\]\(\s*<?([^()\s<>]*)>?\s*\)`)
	// What looks like a character escaped in a workbook is the person's text.
	workbookEscape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)
	escaped        = regexp.MustCompile("\\\\([*_#\\[\\]>`])")
)

// clean takes the remains of Markdown out of a line without losing a word: the
// address of a link stays, in brackets, unless it leads nowhere.
func clean(line string) string {
	line = markdownHeading.ReplaceAllStringFunc(line, func(head string) string { return strings.TrimLeft(head, " \t#") })
	if !strings.ContainsAny(line, `*_[\`) {
		return oneSpace(trim(line))
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
	return oneSpace(trim(line))
}

// oneSpace makes every run of spaces one space. Tabs stay: they part what a
// person meant to part.
func oneSpace(line string) string {
	for strings.Contains(line, "  ") {
		line = strings.ReplaceAll(line, "  ", " ")
	}
	return line
}

func trim(line string) string { return strings.TrimFunc(line, visibleSpace) }

// visibleSpace is white space, without the marks of direction and joining that
// may belong to the first or last word.
func visibleSpace(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }

// indent is how far a line is set in, a tab counting as four.
func indent(line string) int {
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

// endsSentence tells whether a line ends as a sentence does.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, `"'”’)]» `)
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…", r)
}

// likeHeading tells whether a line looks like a heading and not like a
// sentence: short, and without a sentence's end.
func likeHeading(line string) bool {
	const longest, mostWords = 120, 14
	return utf8.RuneCountInString(line) <= longest && len(words(line)) <= mostWords && !endsSentence(line)
}

// allCapitals tells whether a line has at least two letters and no small one.
func allCapitals(line string) bool {
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

func hasLetter(line string) bool { return strings.ContainsFunc(line, unicode.IsLetter) }

func startsSmall(line string) bool {
	r, _ := utf8.DecodeRuneInString(line)
	return unicode.IsLower(r) || r == '(' || r == '&'
}

// seam is what goes between the two halves of a wrapped line. A hyphen at the
// break stays: whether it belongs to the word cannot be known, and a letter is
// never lost.
func seam(begin, rest string) string {
	if begin == "" || rest == "" || strings.HasSuffix(begin, "\u00ad") {
		return ""
	}
	if word, hyphen := strings.CutSuffix(begin, "-"); hyphen && startsSmall(rest) {
		if r, _ := utf8.DecodeLastRuneInString(word); unicode.IsLetter(r) {
			return ""
		}
	}
	return " "
}
