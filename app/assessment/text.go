package assessment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits on what people write, in characters (Unicode code points). They are
// Ninefold's own. What is written in lines and paragraphs is kept up to
// LimitKept, whatever it is, so that words are never left out of the file for
// their number; it is a little less than a workbook cell can hold.
const (
	LimitKept    = 30_000
	LimitName    = 200       // names, titles, headings, labels, values
	LimitAddress = 2_000     // an address on the internet
	LimitLine    = 4_000     // a line of a list, such as one thing done about a risk
	LimitEntry   = LimitKept // the text of an entry
	LimitReason  = LimitKept // the reason for a score
	LimitNote    = LimitKept // notes
	LimitSection = LimitKept // the text of a section of "Who we are"
	LimitChoice  = 1_000     // a remembered choice
)

// Advice on the length of what people write, in characters: generous for a page
// a statement. A longer text is kept; whoever writes it is told.
const (
	AdviceEntry   = 4_000
	AdviceReason  = 8_000
	AdviceNote    = 4_000
	AdviceSection = 20_000
)

// LongText is a text that is longer than its kind should be.
type LongText struct {
	Ref
	Field          Field
	Length, Advice int // in characters
}

// LongTexts are the texts that are longer than advised, in the order in which the
// document is read. They are kept and printed whole. What waits to be placed is
// printed nowhere, and not among them.
func (a *Assessment) LongTexts() []LongText {
	var all []LongText
	for ref := range a.All() {
		if ref.Kind == KindToPlace {
			continue
		}
		for _, f := range Fields(ref.Kind) {
			if f.Advice == 0 {
				continue
			}
			text, _ := a.Value(ref.Kind, ref.ID, f.Field)
			if len(text) <= f.Advice {
				continue // no text has more characters than bytes
			}
			if n := Length(text); n > f.Advice {
				all = append(all, LongText{ref, f.Field, n, f.Advice})
			}
		}
	}
	return all
}

// Length is the length of text in the characters limits are counted in.
func Length(text string) int { return utf8.RuneCountInString(text) }

// CheckText tells whether text can be kept exactly as it is: valid Unicode,
// without NUL, at most limit characters (0: any number), and on one line if
// it must be. What is the sentence's subject, such as "The entry". The error
// is CodeTooLong or CodeInvalid.
func CheckText(what, text string, limit int, oneLine bool) error {
	if textFits(text, limit, oneLine) {
		return nil
	}
	if !utf8.ValidString(text) {
		return invalid("%s holds bytes that are not text, so it cannot be stored. Please paste it again as plain text.", what)
	}
	if strings.ContainsRune(text, 0) {
		return invalid("%s holds a NUL character, which cannot be stored. Please remove it and try again.", what)
	}
	if oneLine && strings.ContainsAny(text, "\r\n") {
		return invalid("%s must be on one line.", what)
	}
	if n := Length(text); limit > 0 && n > limit {
		return Refuse(CodeTooLong, nil, "%s is %s %s over its limit of %s.",
			what, Thousands(n-limit), plural(n-limit, "character", "characters"), Thousands(limit))
	}
	return nil
}

// textFits tells whether a text is as CheckText wants it, as nearly every one is,
// without a word about why not.
func textFits(text string, limit int, oneLine bool) bool {
	if text == "" {
		return true
	}
	if strings.IndexByte(text, 0) >= 0 || oneLine && (strings.IndexByte(text, '\n') >= 0 || strings.IndexByte(text, '\r') >= 0) {
		return false
	}
	// No text has more characters than bytes.
	return utf8.ValidString(text) && (limit <= 0 || len(text) <= limit || Length(text) <= limit)
}

// Thousands writes n as people in England read it, such as "4,000".
func Thousands(n int) string {
	if n < 0 {
		return "-" + Thousands(-n)
	}
	if n < 1000 {
		return itoa(n)
	}
	rest := itoa(n % 1000)
	return Thousands(n/1000) + "," + strings.Repeat("0", 3-len(rest)) + rest
}

// OneLine is text on one line with single spaces, as a title is written.
func OneLine(text string) string { return strings.Join(strings.Fields(PlainText(text)), " ") }

// Shortened is text on one line with at most so many characters, for a menu or a
// sentence that names it: where something was left out it ends with an ellipsis.
func Shortened(text string, most int) string {
	text = OneLine(text)
	if Length(text) <= most {
		return text
	}
	runes := []rune(text)
	cut := most - 1
	for cut > 0 && goesOn(runes[cut-1], runes[cut]) {
		cut-- // what is seen as one character is not divided
	}
	return strings.TrimSpace(string(runes[:cut])) + "…"
}

// goesOn tells whether a character is seen as one with the one before it: as a mark, the
// colour of an emoji's skin, or by a joiner.
func goesOn(before, r rune) bool {
	const joiner = '\u200d'
	return before == joiner || r == joiner || unicode.Is(unicode.M, r) || r >= 0x1f3fb && r <= 0x1f3ff
}

// LowerFirst begins text with a small letter, for the middle of a sentence.
func LowerFirst(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToLower(r)) + text[size:]
}

// UpperFirst begins text with a capital, as a sentence does.
func UpperFirst(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(r)) + text[size:]
}

// Remember keeps a choice, or forgets it where value is "". The error is that of
// CheckChoice.
func (a *Assessment) Remember(key, value string) error {
	if err := CheckChoice(key, value); err != nil {
		return err
	}
	if value == "" {
		delete(a.Choices, key)
	} else {
		a.Choices[key] = value
	}
	return nil
}

// CheckChoice tells whether a choice can be remembered: a key on one line of at
// most LimitName characters, a value of at most LimitChoice. The error is
// CodeTooLong or CodeInvalid.
func CheckChoice(key, value string) error {
	if err := CheckText("The choice’s name", key, LimitName, true); err != nil {
		return err
	}
	return CheckText("The remembered choice", value, LimitChoice, false)
}

// shorten is at most n characters of text, for a sentence that names it.
func shorten(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	if Length(text) <= n {
		return text
	}
	runes := []rune(text)
	cut := string(runes[:n])
	if space := strings.LastIndexByte(cut, ' '); space > len(cut)/2 {
		cut = cut[:space]
	}
	return strings.TrimRight(cut, " ,;:.–-") + "…"
}

// PlainText is a person's text as every format gets it, so that the formats cannot
// disagree and an import can compare what comes back with what went out. Line
// ends become "\n". Control characters, which have no appearance and which XML
// cannot hold, go; the two code points XML forbids besides become U+FFFD.
// Nothing else changes: the words stay as they were written, not normalised,
// not trimmed.
func PlainText(written string) string {
	if isPlain(written) || !strings.ContainsFunc(written, altered) {
		return written
	}
	written = strings.ReplaceAll(written, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case breaksLine(r):
			return '\n'
		case r == '\ufffe' || r == '\uffff':
			return '\ufffd'
		case altered(r):
			return -1
		}
		return r
	}, written)
}

// isPlain tells whether a text is printable ASCII, tabs and line feeds, as most
// are and as is quicker to see.
func isPlain(written string) bool {
	for i := 0; i < len(written); i++ {
		if c := written[i]; (c < ' ' || c > '~') && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

// breaksLine tells whether a character other than "\n" ends a line: Word
// writes a vertical tab for a line break and a form feed for a page break.
func breaksLine(r rune) bool {
	switch r {
	case '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

func altered(r rune) bool {
	control := r < ' ' && r != '\n' && r != '\t' || r == 0x7f
	return control || breaksLine(r) || r == '\ufffe' || r == '\uffff'
}
