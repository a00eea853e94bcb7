package pdfcheck

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// shown is a string drawn on a page, and where: from left to right, on a
// baseline, in a size, in points.
type shown struct {
	page                        *page
	text                        string
	left, right, baseline, size float64
}

// below tells whether s stands on another line than the one before it.
func (s shown) below(before shown) bool {
	return s.page != before.page || before.baseline-s.baseline > 0.5*before.size || s.baseline-before.baseline > 0.5*before.size
}

// checkHearing checks what somebody hears who has the file read out against
// what somebody sees: words that stand on lines of their own do not run
// together, an item of a list is one, a marking in the header is said in the
// text too, and words of another script are in a language written in it.
func (c *checker) checkHearing() {
	if c.root == nil {
		return
	}
	var reading strings.Builder
	c.readOut(&reading, c.root)
	edges := columns{}
	blocks := map[*element][]shown{}
	c.walk(c.root, func(e *element) {
		if slices.Contains(textBlocks, e.role) {
			blocks[e] = c.lines(e)
			edges.widen(e, blocks[e])
		}
	})
	c.walk(c.root, func(e *element) {
		c.checkLines(e, blocks[e], edges)
		c.checkScript(e)
		c.checkReplaced(e)
	})
	said := strings.ToUpper(reading.String())
	for _, p := range c.pages {
		for _, marking := range markings {
			if strings.Contains(strings.ToUpper(p.running), marking) && !strings.Contains(said, marking) {
				c.report("marking", "%s is headed %s, which is never read out", p, marking)
			}
		}
	}
}

// textBlocks are the roles whose content is running text.
var textBlocks = []string{"P", "H1", "H2", "H3", "H4", "H5", "H6", "TD", "TH", "LBody", "Caption"}

// markings are the words of protective markings and of drafts.
var markings = []string{"OFFICIAL-SENSITIVE", "OFFICIAL", "DRAFT", "INTERNAL VERSION", "NOT FOR PUBLICATION"}

// lines are the strings of an element and of the inline elements in it, in
// the order read, put together to the lines a person sees.
func (c *checker) lines(e *element) []shown {
	var out []shown
	var visit func(e *element)
	visit = func(e *element) {
		for _, kid := range c.list(e.dict["K"]) {
			p, mcid := c.content(e, kid)
			if p == nil {
				if child := c.elements[objectNumber(kid)]; child != nil && child.parent == e && (child.role == "Span" || child.role == "Link") {
					visit(child)
				}
				continue
			}
			for _, s := range p.shown[mcid] {
				if n := len(out); n > 0 && !s.below(out[n-1]) {
					out[n-1].text += s.text
					out[n-1].right = max(out[n-1].right, s.right)
					continue
				}
				out = append(out, s)
			}
		}
	}
	visit(e)
	return out
}

// column is where lines of one kind begin on a page, to the point.
type column struct {
	page *page
	role string
	left int
}

// columns hold how far to the right the lines of each column reach.
type columns map[column]float64

func columnOf(e *element, s shown) column { return column{s.page, e.role, int(s.left + 0.5)} }

func (c columns) widen(e *element, lines []shown) {
	for _, l := range lines {
		at := columnOf(e, l)
		c[at] = max(c[at], l.right)
	}
}

// bulletCharacters begin an item of a list, whatever element they stand in.
const bulletCharacters = "•●▪◦‣■□○"

// checkLines checks the lines of one block of text.
func (c *checker) checkLines(e *element, lines []shown, edges columns) {
	for i, l := range lines {
		first, _ := utf8.DecodeRuneInString(strings.TrimSpace(l.text))
		if len([]rune(strings.TrimSpace(l.text))) > 1 && strings.ContainsRune(bulletCharacters, first) {
			c.report("bullet", "%v has a line that begins with %q and is no item of a list", e, first)
		}
		if i == 0 {
			continue
		}
		before := lines[i-1]
		last, _ := utf8.DecodeLastRuneInString(before.text)
		next, _ := utf8.DecodeRuneInString(l.text)
		if unicode.IsSpace(last) || unicode.IsSpace(next) || strings.ContainsRune("-/?&=_@–—", last) || unicode.Is(unicode.M, next) {
			continue
		}
		// The dot of an address; one that closes a sentence has a capital behind it.
		if last == '.' && unicode.IsLower(next) {
			continue
		}
		// A word longer than the line is broken at its end. Where a whole
		// letter more would have had room, a person sees two words.
		if before.right+1.2*before.size < edges[columnOf(e, before)] && wordAcross(before.text, l.text) <= longestWord {
			c.report("run together", "%v is read as %q", e, tail(before.text)+head(l.text))
		}
	}
}

// longestWord is how many letters a word has at most that is broken nowhere.
const longestWord = 40

// wordAcross is how many letters the word has that two lines share.
func wordAcross(before, after string) int {
	b, a := strings.Fields(before), strings.Fields(after)
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return len([]rune(b[len(b)-1])) + len([]rune(a[0]))
}

// tail and head are the ends of texts, for messages.
func tail(text string) string { r := []rune(text); return string(r[max(0, len(r)-12):]) }
func head(text string) string { r := []rune(text); return string(r[:min(len(r), 12)]) }

// scripts are the writing systems that one can tell a language by, and the
// languages written in each. "und" with the script's code is right as well.
var scripts = []struct {
	table     *unicode.RangeTable
	code      string
	languages []string
}{
	{unicode.Cyrillic, "Cyrl", []string{"uk", "ru", "bg", "be", "sr", "mk"}},
	{unicode.Arabic, "Arab", []string{"ar", "fa", "ur", "ps", "ku", "ckb"}},
	{unicode.Hebrew, "Hebr", []string{"he", "yi"}},
	{unicode.Greek, "Grek", []string{"el"}},
	{unicode.Devanagari, "Deva", []string{"hi", "ne", "mr"}},
	{unicode.Bengali, "Beng", []string{"bn"}},
	{unicode.Gurmukhi, "Guru", []string{"pa"}},
	{unicode.Gujarati, "Gujr", []string{"gu"}},
	{unicode.Tamil, "Taml", []string{"ta"}},
	{unicode.Telugu, "Telu", []string{"te"}},
	{unicode.Malayalam, "Mlym", []string{"ml"}},
	{unicode.Sinhala, "Sinh", []string{"si"}},
	{unicode.Ethiopic, "Ethi", []string{"am", "ti"}},
	{unicode.Thai, "Thai", []string{"th"}},
	{unicode.Han, "Hani", []string{"zh", "ja", "ko"}},
	{unicode.Hangul, "Hang", []string{"ko"}},
	{unicode.Hiragana, "Hira", []string{"ja"}},
	{unicode.Katakana, "Kana", []string{"ja"}},
}

// checkScript checks the content of one element: a word in another script than
// the Latin one is in a language that is written in it. A single letter may be
// a sign, such as π.
func (c *checker) checkScript(e *element) {
	if e.role == "Figure" {
		return
	}
	language := c.languageOf(e)
	for _, m := range e.marked {
		for _, word := range strings.FieldsFunc(m.page.text[m.mcid], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) }) {
			for _, s := range scripts {
				if count(word, s.table) < 2 {
					continue
				}
				primary, rest, _ := strings.Cut(language, "-")
				if !slices.Contains(s.languages, primary) && !(primary == "und" && rest == s.code) {
					c.report("script", "%v holds %q and says that its language is %q", e, word, language)
					return
				}
			}
		}
	}
}

// checkReplaced checks an element that is read out as other text than it shows, as
// words that run from right to left are: its letters and figures are the same.
func (c *checker) checkReplaced(e *element) {
	actual := c.text(e.dict["ActualText"])
	if actual == "" || e.role == "Figure" {
		return
	}
	shown := ""
	for _, m := range e.marked {
		shown += m.page.text[m.mcid]
	}
	if lettersOf(shown) != lettersOf(actual) {
		c.report("replaced", "%v is read out as %q and shows %q", e, actual, shown)
	}
}

// lettersOf are the letters and figures of a text in the order of Unicode.
func lettersOf(text string) string {
	letters := []rune(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
			return r
		}
		return -1
	}, norm.NFC.String(text)))
	slices.Sort(letters)
	return string(letters)
}

func count(word string, table *unicode.RangeTable) int {
	n := 0
	for _, r := range word {
		if unicode.Is(table, r) && unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// languageOf is the language of an element: its own, or that of the nearest
// one around it, or the document's.
func (c *checker) languageOf(e *element) string {
	for ; e != nil; e = e.parent {
		if lang := c.text(e.dict["Lang"]); lang != "" {
			return lang
		}
	}
	return c.text(c.catalog["Lang"])
}
