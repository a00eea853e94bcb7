package forms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ninefold/forms/kit"
)

// differing are the stretches of two texts that differ, word by word. Where they share
// less than half of the words of the shorter, there is nothing to point at, and none
// is returned.
func differing(before, after string) (inBefore, inAfter []kit.Span) {
	x, y := wordsIn(before), wordsIn(after)
	from := 0
	for from < min(len(x), len(y)) && before[x[from].From:x[from].To] == after[y[from].From:y[from].To] {
		from++
	}
	end := 0
	for end < min(len(x), len(y))-from && before[x[len(x)-1-end].From:x[len(x)-1-end].To] == after[y[len(y)-1-end].From:y[len(y)-1-end].To] {
		end++
	}
	midX, midY := x[from:len(x)-end], y[from:len(y)-end]
	if len(midX)*len(midY) > mostCompared {
		return joined(before, midX), joined(after, midY)
	}
	same := make([][]int, len(midX)+1)
	for i := range same {
		same[i] = make([]int, len(midY)+1)
	}
	alike := func(i, j int) bool { return before[midX[i].From:midX[i].To] == after[midY[j].From:midY[j].To] }
	for i := len(midX) - 1; i >= 0; i-- {
		for j := len(midY) - 1; j >= 0; j-- {
			if same[i][j] = max(same[i+1][j], same[i][j+1]); alike(i, j) {
				same[i][j] = max(same[i][j], 1+same[i+1][j+1])
			}
		}
	}
	if shared := from + end + same[0][0]; shared == 0 || 2*shared < min(len(x), len(y)) {
		return nil, nil
	}
	var gone, come []kit.Span
	for i, j := 0, 0; i < len(midX) || j < len(midY); {
		switch {
		case i < len(midX) && j < len(midY) && alike(i, j):
			i, j = i+1, j+1
		case j == len(midY) || i < len(midX) && same[i+1][j] >= same[i][j+1]:
			gone = append(gone, midX[i])
			i++
		default:
			come = append(come, midY[j])
			j++
		}
	}
	return joined(before, gone), joined(after, come)
}

// mostCompared is how many pairs of words are compared: enough for texts as long as a
// page shows.
const mostCompared = 1 << 18

// wordsIn are the words of a text, with what stands at them.
func wordsIn(text string) []kit.Span {
	var words []kit.Span
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		end := strings.IndexFunc(text[at:], unicode.IsSpace)
		if end < 0 {
			end = len(text) - at
		}
		words = append(words, kit.Span{From: at, To: at + end})
		at += end
	}
	return words
}

// joined makes one stretch of words between which there is nothing but white space.
func joined(text string, words []kit.Span) []kit.Span {
	var all []kit.Span
	for _, w := range words {
		if n := len(all); n > 0 && strings.TrimSpace(text[all[n-1].To:w.From]) == "" {
			all[n-1].To = w.To
			continue
		}
		all = append(all, w)
	}
	return all
}
