package entrylist

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bullet matches what stands before the text of a pasted list item: a bullet of
// Word's or of a web page's, a dash, or a number or letter with a full stop or
// bracket.
var bullet = regexp.MustCompile(`^[\s\x{00A0}]*(?:[•·●○◦▪■□▫‣⁃∙➢➤✓✔*\x{F0A7}\x{F0B7}\x{F0D8}–—-]|o|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)])(?:[\s\x{00A0}]+|$)`)

// SplitLines turns pasted text into entries: one for each line that is not
// blank, without its bullet, dash or number. A line that is indented below one
// with a bullet, and has none itself, goes on with its text: mail programs and
// plain text break long items so.
func SplitLines(pasted string) []string {
	pasted = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n").Replace(pasted)
	var texts []string
	item := "" // the text so far of the item with a bullet that may go on
	inItem := false
	end := func() {
		if item != "" {
			texts = append(texts, item)
		}
		item, inItem = "", false
	}
	for line := range strings.SplitSeq(pasted, "\n") {
		mark := bullet.FindString(line)
		text := strings.TrimSpace(line[len(mark):])
		switch {
		case inItem && mark == "" && text != "" && indented(line):
			item = strings.TrimSpace(item + " " + text)
		default:
			end()
			item, inItem = text, mark != ""
		}
	}
	end()
	return texts
}

// indented says whether a line begins with room.
func indented(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	return unicode.IsSpace(first)
}
