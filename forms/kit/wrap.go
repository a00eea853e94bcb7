package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// Face is how a piece of text is set: its size in Fyne's units and its weight.
type Face struct {
	Size   float32
	Strong bool
	italic bool
}

// style returns Fyne's name for the weight of the face.
func (f Face) style() fyne.TextStyle {
	return fyne.TextStyle{Bold: f.Strong, Italic: f.italic}
}

// measure returns the width of a piece of text as Fyne will draw it.
func (f Face) measure(text string) float32 {
	return f.size(text).Width
}

// LineHeight returns the height of one line of text.
func (f Face) LineHeight() float32 {
	if h, ok := lineHeights[f]; ok {
		return h
	}
	h := f.size("M").Height
	lineHeights[f] = h
	return h
}

// Shaping a word takes far longer than looking it up, and a page of several
// hundred entries uses the same words again and again. All of it happens on
// the interface goroutine, so nothing is locked.
var (
	wordWidths  = map[Face]map[string]float32{}
	lineHeights = map[Face]float32{}
)

// wordWidthLimit keeps the widths remembered for one face from growing for as
// long as the program runs.
const wordWidthLimit = 40_000

// longWord is the length in bytes from which a word is not worth remembering.
const longWord = 64

// Width returns the width of a word, from memory if it was measured before.
func (f Face) Width(word string) float32 {
	if len(word) > longWord {
		return f.measure(word)
	}
	known := wordWidths[f]
	if w, ok := known[word]; ok {
		return w
	}
	if known == nil || len(known) >= wordWidthLimit {
		known = make(map[string]float32, 1024)
		wordWidths[f] = known
	}
	w := f.measure(word)
	known[strings.Clone(word)] = w
	return w
}

// Wrap breaks text into the lines that fit a width, at the same places as
// Fyne's own entry breaks them, so that nothing jumps when a person begins to
// edit. There is always at least one line. The lines share the text's bytes.
func (f Face) Wrap(text string, width float32) []string {
	lines := make([]string, 0, 4)
	for {
		paragraph, rest, more := strings.Cut(text, "\n")
		lines = f.wrapParagraph(lines, paragraph, width)
		if !more {
			return lines
		}
		text = rest
	}
}

// nearEdge is how close to the edge, in Fyne's units, the sum of a line's word
// widths must come before the line is measured as a whole: only kerning across
// spaces tells the two apart.
const nearEdge = 1.5

// wrapParagraph adds the lines of one paragraph to lines.
func (f Face) wrapParagraph(lines []string, text string, width float32) []string {
	if text == "" || width <= 0 {
		return append(lines, text)
	}
	if strings.ContainsRune(text, '\t') {
		// The width of a tab depends on where it stands.
		return f.wrapMeasured(lines, text, width)
	}
	space := f.Width(" ")
	start, end := 0, 0 // the line so far: text[start:end], up to a space
	var sum float32    // its width
	for at := 0; at <= len(text); {
		stop := at + indexSpace(text[at:])
		with := sum
		if at > start {
			with += space
		}
		if word := text[at:stop]; len(word) > longWord && f.fit(word, width) < len(word) {
			with = width + nearEdge // too wide: measuring all of it would take long
		} else {
			with += f.Width(word)
		}
		if with > width-nearEdge && with < width+nearEdge {
			with = f.measure(text[start:stop])
		}
		switch {
		case with <= width:
			sum, end = with, stop
		case end > start:
			lines = append(lines, text[start:end])
			start, end, sum = at, at, 0
			continue
		default:
			// Not even one word fits: break inside it.
			cut := f.fit(text[start:stop], width)
			lines = append(lines, text[start:start+cut])
			start += cut
			at, end, sum = start, start, 0
			continue
		}
		if stop == len(text) {
			break
		}
		_, wide := utf8.DecodeRuneInString(text[stop:])
		at = stop + wide
	}
	return append(lines, text[start:])
}

// wrapMeasured does the same by measuring every candidate line whole.
func (f Face) wrapMeasured(lines []string, text string, width float32) []string {
	for text != "" {
		cut := f.fit(text, width)
		if cut == len(text) {
			break
		}
		if space := strings.LastIndexFunc(text[:cut+1], unicode.IsSpace); space > 0 {
			lines = append(lines, text[:space])
			_, wide := utf8.DecodeRuneInString(text[space:])
			text = text[space+wide:]
			continue
		}
		lines = append(lines, text[:cut])
		text = text[cut:]
	}
	return append(lines, text)
}

// indexSpace returns the place of the first white space, or the length.
func indexSpace(text string) int {
	if at := strings.IndexFunc(text, unicode.IsSpace); at >= 0 {
		return at
	}
	return len(text)
}

// fit returns how many bytes of text fit a width: whole characters, and at
// least one.
func (f Face) fit(text string, width float32) int {
	// A line seldom holds more characters than this; measuring the whole of a
	// very long text for each guess would take quadratic time.
	likely := max(int(width/f.Width("i"))+1, 1)
	bounds := make([]int, 0, likely+1)
	for at := range text {
		if bounds = append(bounds, at); len(bounds) > likely {
			break
		}
	}
	if len(bounds) <= likely {
		bounds = append(bounds, len(text))
	}
	low, high := 1, len(bounds)-1
	for low < high {
		middle := (low + high + 1) / 2
		if f.measure(text[:bounds[middle]]) <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return bounds[low]
}

// rounding is how far a width may be off after it was added up and taken apart
// again, in Fyne's units.
const rounding = 0.01

// shorten cuts a single line to fit a width and ends it with an ellipsis.
func (f Face) shorten(text string, width float32) string {
	if f.Width(text) <= width+rounding {
		return text
	}
	room := width - f.Width("…")
	if room <= 0 {
		return "…"
	}
	short := strings.TrimRight(text[:SeenStart(text, f.fit(text, room))], " ") + "…"
	if f.measure(short) > width {
		return "…" // not even one character fits beside it
	}
	return short
}
