package kit

import (
	"regexp"
	"strings"
)

// bullet matches what stands before the text of a pasted list item: a bullet of
// Word's or of a web page's, a dash, or a number or letter with a full stop or
// bracket.
var bullet = regexp.MustCompile(`^[\s\x{00A0}]*(?:[•·●○◦▪■□▫‣⁃∙➢➤✓✔*\x{F0A7}\x{F0B7}\x{F0D8}–—-]|o|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)])(?:[\s\x{00A0}]+|$)`)

// SplitLines turns pasted text into entries: one for each line that is not
// blank, without its bullet, dash or number.
func SplitLines(pasted string) []string {
	pasted = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n").Replace(pasted)
	var texts []string
	for line := range strings.SplitSeq(pasted, "\n") {
		line = strings.TrimSpace(bullet.ReplaceAllString(line, ""))
		if line != "" {
			texts = append(texts, line)
		}
	}
	return texts
}
