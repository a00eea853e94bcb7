package pdf

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ninefold/export/pdf/tagged"
)

// draw draws a page but for its foot, or leaves it for the end where it has the
// contents on it.
func (l *layout) draw(s sheet) {
	width, height := s.format.size()
	p := page{on: l.doc.AddPage(width, height), sheet: s}
	if s.later() {
		l.waiting = append(l.waiting, p)
	} else {
		l.drawPage(p)
	}
	p.placed = nil
	l.feet = append(l.feet, p)
}

// later tells whether something on the page is known only at the end.
func (s sheet) later() bool {
	return slices.ContainsFunc(s.placed, func(p placed) bool { return p.later })
}

// drawLast draws what all pages had to be known for.
func (l *layout) drawLast() {
	for _, p := range l.waiting {
		l.drawPage(p)
	}
	for i, p := range l.feet {
		width, height := p.format.size()
		l.doc.DrawFoot(p.on, func() { l.drawFooter(i, width, height) })
	}
}

func (l *layout) drawPage(p page) {
	l.doc.DrawPage(p.on, func() { l.drawOn(p.sheet) })
	l.doc.AwaitFoot(p.on)
	l.doc.ClosePage(p.on)
}

func (l *layout) drawOn(s sheet) {
	width, height := s.format.size()
	if s.cover {
		l.drawCoverBand()
	} else {
		l.drawHeader(s.format)
	}
	for _, p := range s.placed {
		p.draw(p.y)
	}
	if s.blank {
		l.drawBlank(width, height)
	}
}

// drawBlank says that a page is meant to be blank, to those who look for a page
// that is missing. It is no part of what is read out.
func (l *layout) drawBlank(width, height float64) {
	l.doc.BeginArtifact(tagged.ArtifactLayout)
	defer l.doc.End()
	line := l.doc.Layout([]tagged.Run{{Text: "This page is left blank.", Style: asideText.Style}}, width, "").Lines[0]
	l.doc.DrawHere(line, (width-line.Width)/2, height/2)
}

// headerLines is how many lines there is room for above the header's rule.
const headerLines = 3

// header is what stands above the pages of a format.
type header struct {
	words, mark []tagged.Line
}

// drawHeader draws the running header: whose paper this is on the left, the
// appendix and the marking on the right.
func (l *layout) drawHeader(f format) {
	h, there := l.headers[f]
	if !there {
		h = l.newHeader(f)
		l.headers[f] = h
	}
	width, _ := f.size()
	l.doc.BeginArtifact(tagged.ArtifactHeader)
	defer l.doc.End()
	l.drawAbove(h.words, marginSide, headerRule)
	for i, line := range h.mark {
		l.drawAbove(h.mark[i:i+1], width-marginSide-line.Width, headerRule-float64(len(h.mark)-1-i)*runningText.leading)
	}
	l.doc.Line(tagged.Point{X: marginSide, Y: headerRule}, tagged.Point{X: width - marginSide, Y: headerRule}, 0.75, rule)
}

func (l *layout) newHeader(f format) header {
	body := f.bodyWidth()
	mark := l.markingLines(runningText, 0.45*body, headerLines, l.report.Appendix, l.report.MarkingLine())
	rightWidth := 0.0
	for _, line := range mark {
		rightWidth = max(rightWidth, line.Width)
	}
	return header{words: l.headerWords(body, body-rightWidth-20, len(mark)), mark: mark}
}

// headerWords are the council, the committee and the meeting on as few lines as
// they take, each whole on its line where it has room there. The marking beside
// them leaves so much width to the last lines. Where there are more lines than
// there is room for, a long committee's name has the lines above the marking to
// itself, and is cut only where that is not enough.
func (l *layout) headerWords(body, width float64, beside int) []tagged.Line {
	meeting := join(" · ", l.report.MeetingDate, item(l.report.Item))
	set := func(committee string) (texts []string, lines []tagged.Line) {
		for _, part := range []string{l.report.Council, committee, meeting} {
			if part == "" {
				continue
			}
			if n := len(texts); n > 0 {
				if both := texts[n-1] + " · " + part; len(l.clip(both, width, 2)) == 1 {
					texts[n-1] = both
					continue
				}
			}
			texts = append(texts, part)
		}
		for _, text := range texts {
			lines = append(lines, l.clip(unbroken(text), width, headerLines+1)...)
		}
		return texts, lines
	}
	_, lines := set(l.report.Committee)
	if free := headerLines - beside; len(lines) > headerLines && free > 0 {
		_, rest := set("")
		if above := l.committeeAbove(body, width, free, beside, rest); above != nil {
			return above
		}
	}
	for cut := []rune(l.report.Committee); len(lines) > headerLines && len(cut) > 1; {
		cut = cut[:len(cut)-1-len(cut)/20]
		_, lines = set(strings.TrimRight(string(cut), " ,·") + "…")
	}
	if len(lines) <= headerLines {
		return lines
	}
	// Two names of that length have a line each, and the meeting one of its own.
	lines = nil
	for i, part := range []string{l.report.Council, l.report.Committee, meeting} {
		if part == "" {
			continue
		}
		room := width
		if i+beside < headerLines {
			room = body // nothing stands beside it
		}
		lines = append(lines, l.clip(unbroken(part), room, 1)...)
	}
	return lines
}

// committeeAbove are the lines of a header whose committee begins on the lines above
// the marking, free of them, and goes on beside it where the rest leaves lines there.
// All lines together reach up to those free ones, or it returns nil.
func (l *layout) committeeAbove(body, width float64, free, beside int, rest []tagged.Line) []tagged.Line {
	committee := unbroken(l.report.Committee)
	whole := l.clip(committee, body, headerLines+1)
	switch room := beside - len(rest); {
	case room == 0:
		return append(l.clip(committee, body, free), rest...)
	case room > 0 && len(whole) > free:
		var left []string
		for _, line := range whole[free:] {
			left = append(left, strings.TrimSpace(line.Text()))
		}
		beside := l.clip(strings.Join(left, " "), width, room)
		if len(beside) < room {
			return nil
		}
		return append(append(whole[:free:free], beside...), rest...)
	case room == 1:
		meeting := join(" · ", l.report.MeetingDate, item(l.report.Item))
		if l.report.Council == "" || meeting == "" {
			return nil
		}
		return append(append(whole, l.clip(unbroken(l.report.Council), width, 1)...), l.clip(unbroken(meeting), width, 1)...)
	}
	return nil
}

// markingLines are an appendix and a marking on as few lines of a width as they
// take. A line ends between their parts, and within one, such as "INTERNAL VERSION
// – not for publication", only where it is longer than a line: then behind its
// dash, if that is enough.
func (l *layout) markingLines(look style, width float64, most int, words ...string) []tagged.Line {
	set := func(text string) []tagged.Line {
		return l.doc.Layout([]tagged.Run{{Text: text, Style: look.Style}}, width, "").Lines
	}
	var texts []string
	for part := range strings.SplitSeq(join(" · ", words...), " · ") {
		pieces := []string{part}
		if before, after, has := strings.Cut(part, " – "); has && len(set(part)) > 1 {
			pieces = []string{before + " –", after}
		}
		for _, piece := range pieces {
			if n := len(texts); n > 0 && len(pieces) == 1 && len(set(texts[n-1]+" · "+piece)) == 1 {
				texts[n-1] += " · " + piece
				continue
			}
			texts = append(texts, piece)
		}
	}
	lines := set(strings.Join(texts, "\n"))
	for cut := []rune(strings.Join(texts, "\n")); len(lines) > most && len(cut) > 1; {
		cut = cut[:len(cut)-1-len(cut)/20]
		lines = set(string(cut) + "…")
	}
	return lines
}

func item(number string) string {
	if number == "" {
		return ""
	}
	return "item " + number
}

// together matches what belongs together: a day with its month and year, and a
// number with what it counts.
var together = regexp.MustCompile(`(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?|\b(item|appendix|Appendix|paragraph) (\S+)`)

// unbroken is text in which no line is broken within a date or between "item" and
// its number.
func unbroken(text string) string {
	return together.ReplaceAllStringFunc(text, func(part string) string { return strings.ReplaceAll(part, " ", "\u00a0") })
}

// drawAbove draws lines that end just above a rule.
func (l *layout) drawAbove(lines []tagged.Line, x, ruleY float64) {
	const gap = 9.5 // from the last baseline to the rule
	for i, line := range lines {
		l.doc.DrawHere(line, x, ruleY-gap-float64(len(lines)-1-i)*runningText.leading)
	}
}

// drawFooter draws the title and the page number.
func (l *layout) drawFooter(i int, width, height float64) {
	l.doc.BeginArtifact(tagged.ArtifactFooter)
	defer l.doc.End()
	y := height - footerRule
	l.doc.Line(tagged.Point{X: marginSide, Y: y}, tagged.Point{X: width - marginSide, Y: y}, 0.75, rule)
	number := l.clip(l.pageLine(i), width, 1)[0]
	l.doc.DrawHere(number, width-marginSide-number.Width, y+runningSpace)
	title := l.clip(l.report.Title, width-2*marginSide-number.Width-20, 1)
	l.doc.DrawHere(title[0], marginSide, y+runningSpace)
}

// pageLine is the page number as printed: in an agenda pack, the pack's number
// and the place within the appendix.
func (l *layout) pageLine(i int) string {
	number, total := l.pageNumber(i), l.count
	switch {
	case l.report.Appendix != "":
		return fmt.Sprintf("Page %d (appendix page %d of %d)", number, i+1, total)
	case number != i+1:
		return fmt.Sprintf("Page %d (page %d of %d of this document)", number, i+1, total)
	}
	return fmt.Sprintf("Page %d of %d", number, total)
}

// clip sets text in the running style on at most so many lines; what is left
// over is shown as an ellipsis. The whole text stands on the cover.
func (l *layout) clip(text string, width float64, most int) []tagged.Line {
	set := func(text string) []tagged.Line {
		return l.doc.Layout([]tagged.Run{{Text: text, Style: runningText.Style}}, width, "").Lines
	}
	lines := set(text)
	for cut := []rune(text); len(lines) > most && len(cut) > 1; {
		cut = cut[:len(cut)-1-len(cut)/20]
		lines = set(string(cut) + "…")
	}
	return lines[:min(most, len(lines))]
}

func join(separator string, parts ...string) string {
	out := ""
	for _, part := range parts {
		if part == "" {
			continue
		}
		if out != "" {
			out += separator
		}
		out += part
	}
	return out
}
