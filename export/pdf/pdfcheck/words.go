package pdfcheck

import (
	"fmt"
	"strings"
)

// CheckWords compares what is read out of a file with the texts of the document
// it was made from, in the order in which these are to be heard: each is there,
// word for word with its spaces, behind the one before it.
func (f *File) CheckWords(texts []string) []Problem {
	c := f.examine()
	var reading strings.Builder
	if c.root != nil {
		c.readOut(&reading, c.root)
	}
	return compareWords(reading.String(), texts)
}

func compareWords(reading string, texts []string) []Problem {
	heard := " " + strings.Join(strings.Fields(reading), " ") + " "
	close := strings.ReplaceAll(heard, " ", "")
	var problems []Problem
	at := 0
	for _, text := range texts {
		want := strings.Join(strings.Fields(text), " ")
		if want == "" {
			continue
		}
		switch next := strings.Index(heard[at:], " "+want+" "); {
		case next >= 0:
			at += next + 1 + len(want)
		case strings.Contains(heard, " "+want+" "):
			problems = append(problems, Problem{"order", fmt.Sprintf("%q is read out before what comes before it", shortText(want))})
		case strings.Contains(close, strings.ReplaceAll(want, " ", "")):
			problems = append(problems, Problem{"run together", fmt.Sprintf("%q is read out with other spaces", shortText(want))})
		default:
			problems = append(problems, Problem{"words", fmt.Sprintf("%q is not read out", shortText(want))})
		}
	}
	return problems
}

func shortText(text string) string {
	const most = 120
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
