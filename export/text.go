package export

import (
	"strings"

	"ninefold/app/assessment"
)

// line is Text on one line, for headings and table cells that have no room for
// a second.
func line(written string) string {
	return strings.Join(strings.Fields(assessment.PlainText(written)), " ")
}

// blank tells whether there is nothing to read in a text.
func blank(written string) bool { return strings.TrimSpace(assessment.PlainText(written)) == "" }

// paragraphs parts text at its blank lines. Line breaks within a paragraph
// stay, and so does every other character but the white space around.
func paragraphs(written string) []string {
	var out []string
	var open []string
	flush := func() {
		if len(open) > 0 {
			out = append(out, strings.Join(open, "\n"))
			open = nil
		}
	}
	for _, l := range strings.Split(assessment.PlainText(written), "\n") {
		if strings.TrimSpace(l) == "" {
			flush()
			continue
		}
		open = append(open, strings.TrimRight(l, " \t"))
	}
	flush()
	return out
}

// spans marks the web addresses in text as links. A full stop, a comma or a
// closing bracket behind an address belongs to the sentence.
func spans(text string) []Span {
	var out []Span
	for text != "" {
		at := firstAddress(text)
		if at < 0 {
			return append(out, Span{Text: text})
		}
		end := at + strings.IndexFunc(text[at:]+" ", endsAddress)
		for end > at && strings.ContainsRune(".,;:!?)]'\"", rune(text[end-1])) {
			end--
		}
		if at > 0 {
			out = append(out, Span{Text: text[:at]})
		}
		out = append(out, Span{Text: text[at:end], URL: text[at:end]})
		text = text[end:]
	}
	return out
}

// firstAddress is where the first web address of text begins, or -1.
func firstAddress(text string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], "http")
		if at < 0 {
			return -1
		}
		at += from
		rest := text[at:]
		for _, scheme := range []string{"https://", "http://"} {
			host := strings.TrimPrefix(rest, scheme)
			if len(host) < len(rest) && host != "" && isHost(host[0]) {
				return at
			}
		}
		from = at + len("http")
	}
}

func isHost(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}

// endsAddress takes in only what RFC 3986 allows in an address, so that
// typographic quotation marks and the words of other scripts end one.
func endsAddress(r rune) bool {
	return r <= ' ' || r >= 0x7f || strings.ContainsRune("<>\"{}|\\^`", r)
}
