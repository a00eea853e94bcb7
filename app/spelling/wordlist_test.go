package spelling

import (
	"bytes"
	"compress/gzip"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/client9/gospell"

	"ninefold/assets"
)

var loaded = sync.OnceValue(func() *Dictionary {
	d, err := Load()
	if err != nil {
		panic(err)
	}
	return d
})

// all returns the words of a list, and which are set aside.
func (l *wordList) all() (words []string, set map[string]bool) {
	set = map[string]bool{}
	var held []byte
	for at := 0; at < len(l.data); {
		shared, rest, isAside, next := l.entry(at)
		held = append(held[:shared], rest...)
		words = append(words, string(held))
		if isAside {
			set[string(held)] = true
		}
		at = next
	}
	return words, set
}

func TestAListHoldsTheWordsItWasMadeOf(t *testing.T) {
	long := strings.Repeat("x", mostRest)
	for _, words := range [][]string{
		nil, {"care"}, {"care", "care"}, {"", "a"}, {"carers", "care", "carer", "tŷ", "tŷs", "Care", "cares"},
		{long, long[1:], long + "y"}, strings.Fields(strings.Repeat("a b c d e f g h i j k l m n o p q r s t u v w x y z ", 2)),
	} {
		want := slices.Compact(slices.Sorted(slices.Values(words)))
		want = slices.DeleteFunc(want, func(w string) bool { return len(w) > mostRest })
		l := newWordList(slices.Clone(words), map[string]bool{"carer": true, "b": true})
		got, aside := l.all()
		if !slices.Equal(got, want) {
			t.Errorf("of %q, %q are in the list", words, got)
		}
		for _, w := range want {
			if !l.has(w) || aside[w] != (w == "carer" || w == "b") {
				t.Errorf("%q is in the list: %t; set aside: %t", w, l.has(w), aside[w])
			}
			if l.has(w+"\x00") || w != "" && l.has(w[:len(w)-1]) != slices.Contains(want, w[:len(w)-1]) {
				t.Errorf("what is nearly %q is taken for a word of %q", w, words)
			}
		}
	}
}

// The words near another are those that the distance to each says are.
func TestNearWordsAreThoseOfLittleDistance(t *testing.T) {
	words, aside := loaded().words.all()
	if len(words) < 100_000 {
		t.Fatalf("the dictionary has %d words", len(words))
	}
	var few []string
	for i := 0; i < len(words); i += 25 {
		few = append(few, words[i])
	}
	few = append(few, "tŷ", "Ŵyth", "café", "cafés")
	l := newWordList(few, aside)
	for _, asked := range []string{"recieve", "goverment", "a", "", "zzzz", "beurocracy", "café", "strenghts", "xyzzy", "aa", "Mcdonald"} {
		for _, most := range []int{0, oneChange, 2 * oneChange, 4 * oneChange} {
			want := map[string]int{}
			for _, w := range few {
				if far := distance(asked, strings.ToLower(w)); far <= most && !aside[w] {
					want[w] = far
				}
			}
			n := 0
			for w, far := range l.near(asked, most) {
				if n++; want[w] != far || distance(asked, strings.ToLower(w)) != far {
					t.Errorf("%q is said to be %d from %q, and is %d", w, far, asked, want[w])
				}
			}
			if n != len(want) {
				t.Errorf("%d words are said to be within %d of %q, and %d are", n, most, asked, len(want))
			}
		}
	}
}

// A reader of Hunspell's files that is not ours says the same of words and of what
// is nearly one.
func TestWordsAreThoseOfHunspellsRules(t *testing.T) {
	packed, err := gzip.NewReader(bytes.NewReader(assets.DictionaryWords))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(packed)
	if err != nil {
		t.Fatal(err)
	}
	peer, err := gospell.NewGoSpellReader(bytes.NewReader(assets.DictionaryAffixes), bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	d := loaded()
	for word := range roots(string(data)) {
		if strings.HasSuffix(word, "th") && word[0] <= '9' {
			continue // "1th" is only a part of "11th"
		}
		if !d.has(word) {
			t.Errorf("%q is missing", word)
		}
	}
	words, _ := d.words.all()
	ours := map[string]bool{} // those of the field
	for word, flags := range roots(string(assets.FieldWords)) {
		rules, err := readAffixes(string(assets.DictionaryAffixes))
		if err != nil {
			t.Fatal(err)
		}
		for form := range rules.forms(word, flags) {
			ours[form] = true
		}
	}
	tried := 0
	for i := 0; i < len(words); i += 61 {
		w := words[i]
		if ours[w] || strings.Contains(w, "'") {
			continue
		}
		for _, v := range []string{w, strings.ToUpper(w), strings.ToLower(w), w[:1] + "x" + w[1:], w + "e", w + "-well", w + ".", titled(w), "12" + w} {
			tried++
			if ours[v] || ours[strings.ToLower(v)] {
				continue
			}
			if got, want := d.has(v), peer.Spell(v) && !d.never[strings.ToLower(v)]; got != want {
				t.Errorf("%q is a word: %t, and by the rules: %t", v, got, want)
			}
		}
	}
	if tried < 10_000 {
		t.Errorf("only %d were tried", tried)
	}
	for _, v := range []string{"1st", "11th", "21st", "22nd", "113th", "1th", "11st", "21th", "1,204", "3.5", "3..5", "Mc", "MCDONALD", "london", "London", "LONDON"} {
		if got, want := d.has(v), peer.Spell(v); got != want {
			t.Errorf("%q is a word: %t, and by the rules: %t", v, got, want)
		}
	}
}

func TestRulesThatAreNotKnownAreRefused(t *testing.T) {
	for _, rules := range []string{"SET ISO8859-1", "COMPOUNDFLAG x", "SFX A Y 1\nSFX A 0 s/B .", "SFX A Y 1\nSFX A 0 s [ab"} {
		if _, err := readAffixes(rules); err == nil {
			t.Errorf("%q is read", rules)
		}
	}
}

// No rude word is suggested, though none is wrong.
func TestWordsSetAsideAreKnownAndNotSuggested(t *testing.T) {
	d := loaded()
	_, aside := d.words.all()
	if len(aside) < 50 {
		t.Fatalf("%d words are set aside", len(aside))
	}
	for w := range aside {
		if !d.has(w) {
			t.Errorf("%q is not known", w)
		}
	}
}

func BenchmarkSuggest(b *testing.B) {
	d := loaded()
	for b.Loop() {
		d.Suggest("beurocracy", 5)
	}
}

func BenchmarkHas(b *testing.B) {
	d := loaded()
	for b.Loop() {
		d.has("commissioning")
	}
}
