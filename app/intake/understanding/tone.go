package understanding

import (
	"strings"

	"ninefold/app/assessment"
)

// tone is how much the wording of some entries speaks for each list, 0 to 1 over
// all three: what works well is told in words of praise, what is to be improved
// in words of want, and what will be done as a thing to do. It is zero where
// nothing was read.
type tone [3]float64

// toneOf weighs how entries are worded. Of a single entry it says little; of
// several that stand under one heading it says what they are together.
func toneOf(entries []string) tone {
	var sum tone
	read := 0.0
	for _, e := range entries {
		of := theLexicon().wordedAs(e)
		all := of[0] + of[1] + of[2]
		if all == 0 {
			continue
		}
		read++
		for i := range sum {
			sum[i] += of[i] / all
		}
	}
	if read == 0 {
		return tone{}
	}
	for i := range sum {
		sum[i] = (sum[i] + 1.0/3) / (read + 1) // few entries say little
	}
	return sum
}

// wordedAs weighs the wording of one entry for each of the lists.
func (l *lexicon) wordedAs(entry string) tone {
	const most = 40 // words that are read: what an entry is, it shows early
	w := plainWords(entry)
	if len(w) == 0 {
		return tone{}
	}
	w = w[:min(len(w), most)]
	of := tone{1, 0.5, 0.5} // what is said plainly is mostly said of what there is
	if l.doing[w[0]] || len(w) > 1 && (w[0] == "to" || strings.HasSuffix(w[0], "ly")) && l.doing[w[1]] {
		// Councils write what is to be improved as a thing to do, too.
		of[1], of[2] = of[1]+2.5, of[2]+4
	}
	text := " " + strings.Join(w, " ") + " "
	for i, key := range assessment.ListKeys {
		v := l.Entries[key]
		for _, word := range w {
			of[i] += v.whole(word)
		}
		for phrase, weight := range v.Phrases {
			if strings.Contains(text, " "+phrase+" ") {
				of[i] += weight
			}
		}
	}
	return of
}

// whole is the weight of a word, or of its longest beginning of five letters or
// more.
func (v vocabulary) whole(word string) float64 {
	const shortest = 5
	for end := len(word); end > 0; end-- {
		if weight, known := v.Words[word[:end]]; known {
			return weight
		}
		if end <= shortest {
			break
		}
	}
	return 0
}
