package export

import (
	"regexp"
	"strings"

	"ninefold/app/assessment"
)

// line is Text on one line, for headings and table cells that have no room for
// a second.
func line(written string) string {
	return assessment.OneLine(written)
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

// spans marks the web and e-mail addresses in text as links. A full stop, a
// comma or a closing bracket behind an address belongs to the sentence.
func spans(text string) []Span {
	var out []Span
	for text != "" {
		at, end, url := firstAddress(text)
		if at < 0 {
			return append(out, Span{Text: text})
		}
		if at > 0 {
			out = append(out, Span{Text: text[:at]})
		}
		out = append(out, Span{Text: text[at:end], URL: url})
		text = text[end:]
	}
	return out
}

// addresses matches where a web address begins, with a scheme or with "www.",
// and an e-mail address as a whole.
var addresses = regexp.MustCompile(`(https?://)[A-Za-z0-9]|(?i:\b(www\.)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.[a-z])|(?i:[a-z0-9][a-z0-9._%+'-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})`)

// firstAddress is where the first address of text begins and ends, with the
// whole address that it stands for; or -1.
func firstAddress(text string) (at, end int, url string) {
	if !strings.Contains(text, "://") && !strings.Contains(text, "@") && !strings.Contains(strings.ToLower(text), "www.") {
		return -1, -1, "" // what every address has is not there; to match takes far longer
	}
	found := addresses.FindStringSubmatchIndex(text)
	if found == nil {
		return -1, -1, ""
	}
	at, end = found[0], found[1]
	if found[2] < 0 && found[4] < 0 {
		return at, end, "mailto:" + text[at:end]
	}
	end = at + strings.IndexFunc(text[at:]+" ", endsAddress)
	for end > at && strings.ContainsRune(".,;:!?)]'\"", rune(text[end-1])) {
		end--
	}
	if url = text[at:end]; found[4] >= 0 {
		url = "https://" + url
	}
	return at, end, url
}

// endsAddress takes in only what RFC 3986 allows in an address, so that
// typographic quotation marks and the words of other scripts end one.
func endsAddress(r rune) bool {
	return r <= ' ' || r >= 0x7f || strings.ContainsRune("<>\"{}|\\^`", r)
}
