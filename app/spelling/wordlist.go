package spelling

import (
	"bytes"
	"iter"
	"slices"
	"sort"
	"unicode"
)

// wordList is a set of words in the least room in which one can still be found
// quickly: in order, each as how many bytes it shares with the one before, and its
// others. Every blockth word is whole, and where it stands is known. 120,000 words
// take 600 KB, where a map of strings takes ten megabytes.
type wordList struct {
	data   []byte
	blocks []uint32 // where the whole words stand in data
}

const (
	block    = 16
	mostRest = 0x7f
	aside    = 0x80 // marks, in the length of what is not shared, a word that is set aside
)

// newWordList makes a list of words, of which it takes the slice. Those of aside
// are in it, and marked. No word may be longer than 127 bytes: longer ones are left
// out, since nobody writes them.
func newWordList(words []string, setAside map[string]bool) *wordList {
	slices.Sort(words)
	words = slices.Compact(words)
	words = slices.DeleteFunc(words, func(w string) bool { return len(w) > mostRest })
	l := &wordList{blocks: make([]uint32, 0, len(words)/block+1)}
	before := ""
	for i, w := range words {
		shared := 0
		if i%block == 0 {
			l.blocks = append(l.blocks, uint32(len(l.data)))
		} else {
			for shared < len(before) && shared < len(w) && before[shared] == w[shared] {
				shared++
			}
		}
		length := byte(len(w) - shared)
		if setAside[w] {
			length |= aside
		}
		l.data = append(append(l.data, byte(shared), length), w[shared:]...)
		before = w
	}
	l.data = slices.Clip(l.data)
	return l
}

// entry reads the entry at a place: how much it shares with the word before, its
// other bytes, whether it is set aside, and where the next one stands.
func (l *wordList) entry(at int) (shared int, rest []byte, isAside bool, next int) {
	length := int(l.data[at+1])
	from := at + 2
	to := from + length&mostRest
	return int(l.data[at]), l.data[from:to], length&aside != 0, to
}

// has tells whether a word is in the list.
func (l *wordList) has(word string) bool {
	// The block that the word would be in is the last one that begins with no later word.
	i := sort.Search(len(l.blocks), func(i int) bool {
		_, first, _, _ := l.entry(int(l.blocks[i]))
		return string(first) > word
	}) - 1
	if i < 0 {
		return false
	}
	var room [mostRest]byte
	held := room[:0]
	for at, n := int(l.blocks[i]), 0; n < block && at < len(l.data); n++ {
		shared, rest, _, next := l.entry(at)
		held = append(held[:shared], rest...)
		switch bytes.Compare(held, []byte(word)) {
		case 0:
			return true
		case 1:
			return false
		}
		at = next
	}
	return false
}

// near returns the words that are no further than most from a word in small
// letters, and how far each is, in order; those set aside are left out. How far,
// distance says, of the words in small letters.
func (l *wordList) near(word string, most int) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		// What depends only on characters that a word of the list shares with the one
		// before stays as it was reckoned.
		m := newMeasure(word)
		var (
			held    []byte
			letters []rune
			least   = []int{0} // in each column; in the first, nothing depends on the other word
			wide    bool       // whether the last word was not of ASCII alone
		)
		dead := -1 // so many characters of the last word were enough to say that it is too far; -1 for none
		for at := 0; at < len(l.data); {
			shared, rest, isAside, next := l.entry(at)
			at = next
			held = append(held[:shared], rest...)
			if dead >= 0 && shared > dead {
				continue
			}
			dead = -1
			letters = letters[:0]
			for _, r := range string(held) {
				letters = append(letters, unicode.ToLower(r))
			}
			// A character is weighed with the one after it, so that of the last one
			// shared is weighed anew. Where there is more than ASCII, all are.
			kept := max(1, min(shared, len(m.columns), len(letters)+1))
			if wide || len(letters) != len(held) {
				kept = 1
			}
			wide = len(letters) != len(held)
			m.columns, least = m.columns[:kept], least[:kept]
			for j := kept; j <= len(letters); j++ {
				least = append(least, m.add(letters, j))
				if j > 1 && least[j] > most && least[j-1] > most {
					dead = j
					break
				}
			}
			if wide && dead >= 0 {
				dead = len(held) // characters are not bytes: only what begins with all of it is as far
			}
			if dead >= 0 || isAside {
				continue
			}
			if far := m.columns[len(letters)][len(m.from)]; far <= most && !yield(string(held), far) {
				return
			}
		}
	}
}
