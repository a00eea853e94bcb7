package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Flow is text as a person wrote it, as the paragraphs and lists it is meant
// as: blank lines part paragraphs, and lines that begin with a bullet, or with
// a hyphen or a star and a space, are items of a list. A line without one
// directly below an item goes on with it. Single line breaks are kept, and so
// is every other character but the bullets and the white space around lines.
// place is given to every paragraph and item.
func Flow(written, place string) []Block {
	var out []Block
	for _, p := range paragraphs(written) {
		for _, part := range flowParts(strings.Split(p, "\n")) {
			if !part.items {
				out = append(out, Paragraph{Spans: spans(strings.Join(part.lines, "\n")), Place: place})
				continue
			}
			// A list whose items stand apart by blank lines is still one.
			list, open := List{}, false
			if len(out) > 0 {
				list, open = out[len(out)-1].(List)
			}
			for _, l := range part.lines {
				list.Items = append(list.Items, Item{Spans: spans(l), Place: place})
			}
			if open {
				out[len(out)-1] = list
			} else {
				out = append(out, list)
			}
		}
	}
	return out
}

// flowPart is lines of one paragraph, or items of one list.
type flowPart struct {
	items bool
	lines []string
}

// flowParts divides the lines of one paragraph where a list begins.
func flowParts(lines []string) []flowPart {
	var out []flowPart
	for i, l := range lines {
		text, item := listItem(l, lines, i)
		last := len(out) - 1
		switch {
		case item && last >= 0 && out[last].items, !item && last >= 0 && !out[last].items:
			out[last].lines = append(out[last].lines, text)
		case !item && last >= 0:
			of := out[last].lines
			of[len(of)-1] += "\n" + strings.TrimSpace(text)
		default:
			out = append(out, flowPart{items: item, lines: []string{text}})
		}
	}
	return out
}

// bullets are the characters that stand for nothing but the beginning of an
// item, as word processors write them.
const bullets = "•●▪◦‣∙·■□○◆➢➤✓✔"

// listItem tells whether a line is an item of a list, and returns it without
// its bullet. A dash is one only beside another line with the same dash,
// since it also says whose words a quotation is.
func listItem(l string, lines []string, at int) (string, bool) {
	bullet, text := bulletOf(l)
	switch bullet {
	case 0:
		return l, false
	case '–', '—':
		before, after := rune(0), rune(0)
		if at > 0 {
			before, _ = bulletOf(lines[at-1])
		}
		if at+1 < len(lines) {
			after, _ = bulletOf(lines[at+1])
		}
		if before != bullet && after != bullet {
			return l, false
		}
	}
	return text, true
}

// bulletOf is the bullet that a line begins with and what follows it, or 0 and
// the line.
func bulletOf(l string) (rune, string) {
	line := strings.TrimLeftFunc(l, unicode.IsSpace)
	r, size := utf8.DecodeRuneInString(line)
	rest := line[size:]
	text := strings.TrimSpace(rest)
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case text == "":
		return 0, l
	case strings.ContainsRune(bullets, r):
		return r, text
	case strings.ContainsRune("-*–—", r) && unicode.IsSpace(next):
		return r, text
	}
	return 0, l
}
