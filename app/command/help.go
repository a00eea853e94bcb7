package command

import (
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// helpWidth is the length of a line of help, in characters: that of a console
// nobody has made wider.
const helpWidth = 80

// fillHelp sets what the commands say of themselves in lines of helpWidth.
func fillHelp(root *cobra.Command) {
	root.Long = filled(root.Long)
	for _, c := range root.Commands() {
		c.Long = filled(c.Long)
	}
}

// filled sets the paragraphs of a text in lines of helpWidth. Paragraphs are
// parted by an empty line; one with a line that begins with a space is set as it
// is.
func filled(text string) string {
	paragraphs := strings.Split(text, "\n\n")
	for i, p := range paragraphs {
		if strings.HasPrefix(p, " ") || strings.Contains(p, "\n ") {
			continue
		}
		var b strings.Builder
		left := helpWidth
		for word := range strings.FieldsSeq(p) {
			n := utf8.RuneCountInString(word)
			switch {
			case b.Len() == 0:
			case n+1 > left:
				b.WriteByte('\n')
				left = helpWidth
			default:
				b.WriteByte(' ')
				left--
			}
			b.WriteString(word)
			left -= n
		}
		paragraphs[i] = b.String()
	}
	return strings.Join(paragraphs, "\n\n")
}
