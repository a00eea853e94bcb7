package assessment

import (
	"slices"
	"strings"
)

// FieldWords are the words that those who write the document have said are
// right, though no dictionary has them: names, and what a council calls its own
// services. They stand one a line and travel with the document, so that
// colleagues need not say it again.
const FieldWords Field = "words"

// limitWord is the most characters of one word that is added.
const limitWord = 60

// WordList returns the words that were added to the document, in order.
func (a *Assessment) WordList() []string {
	var words []string
	for line := range strings.Lines(a.Words) {
		if w := strings.TrimSpace(line); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// AddWord adds a word to those of the document. One that is there already
// changes nothing.
func (a *Assessment) AddWord(word string) Edit {
	word = strings.TrimSpace(word)
	return a.setWords("Add “"+word+"” to the words of this document", append(a.WordList(), word))
}

// RemoveWord takes a word away from those of the document.
func (a *Assessment) RemoveWord(word string) Edit {
	left := slices.DeleteFunc(a.WordList(), func(w string) bool { return w == word })
	return a.setWords("Remove “"+word+"” from the words of this document", left)
}

// setWords keeps the words in the order of the alphabet, so that two copies of
// a document to which the same were added say the same.
func (a *Assessment) setWords(label string, words []string) Edit {
	slices.SortFunc(words, func(x, y string) int {
		return strings.Compare(strings.ToLower(x)+"\x00"+x, strings.ToLower(y)+"\x00"+y)
	})
	return SetValue(label, KindDocument, a.ID, FieldWords, strings.Join(slices.Compact(words), "\n"))
}

// wordList describes the field of the document's own words.
func wordList(value func(*Assessment) *string) FieldSpec {
	f := at(FieldSpec{Field: FieldWords, Title: "Words of our own", Name: "The list of words", Type: TypeWords}, value).internal().
		helped("Words that are right in this document though no dictionary has them, one a line.")
	f.check = func(_ *Assessment, _ any, v string) error {
		for line := range strings.Lines(v) {
			if len([]rune(strings.TrimSpace(line))) > limitWord {
				return invalid("“%s” is too long for a word. A word has at most %d characters.", shorten(line, 30), limitWord)
			}
		}
		return nil
	}
	return f
}
