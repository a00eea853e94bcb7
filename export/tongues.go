package export

import (
	"slices"
	"strings"
	"unicode"
)

// Tongues gives every span whose text is not in the report's language the
// language it is in, as far as that can be told: by the script, and for Welsh
// by its words. Spans are divided where the language changes; together they
// hold the same text. Links and spans with a language of their own stay whole.
func Tongues(all []Span) []Span {
	var out []Span
	for _, s := range all {
		if s.Lang != "" {
			out = append(out, s)
			continue
		}
		parts := tongueParts(s.Text, nil)
		if linked := s.URL != "" || s.To != ""; linked {
			if len(parts) == 1 {
				s.Lang = parts[0].Lang
			}
			out = append(out, s)
			continue
		}
		for _, p := range parts {
			part := s
			part.Text, part.Lang = p.Text, p.Lang
			out = append(out, part)
		}
	}
	return out
}

// marked gives text that somebody wrote the language that its author says it is
// in: all of it that is in the script which that language is written in. What is
// in another script, such as the English name of a service in a text in Urdu, is
// told by it as everywhere. Where a text has nothing in the usual script of its
// language, as Serbian may, it is taken to be written in Latin letters. Addresses
// are in no language.
func marked(all []Block, language string) []Block {
	if language == "" {
		return all
	}
	said := &tongue{language, scriptFor(language)}
	if said.script != nil && !anyText(all, said.script.has) {
		said.script = nil
	}
	return said.mark(all)
}

// mark gives text the language where it is in its script.
func (t *tongue) mark(all []Block) []Block {
	spans := func(all []Span) []Span {
		var out []Span
		for _, s := range all {
			if s.URL != "" || s.Lang != "" {
				out = append(out, s)
				continue
			}
			for _, p := range tongueParts(s.Text, t) {
				part := s
				part.Text, part.Lang = p.Text, p.Lang
				out = append(out, part)
			}
		}
		return out
	}
	out := make([]Block, len(all))
	for i, block := range all {
		switch b := block.(type) {
		case Paragraph:
			b.Spans = spans(b.Spans)
			block = b
		case List:
			b.Items = slices.Clone(b.Items)
			for j := range b.Items {
				b.Items[j].Spans = spans(b.Items[j].Spans)
				b.Items[j].Below = t.mark(b.Items[j].Below)
			}
			block = b
		}
		out[i] = block
	}
	return out
}

// tongue is a language that somebody says a text is in, and the script it is
// written in, which is nil for the Latin one.
type tongue struct {
	language string
	script   *script
}

// anyText tells whether something is so of any text of paragraphs and lists.
func anyText(all []Block, is func(string) bool) bool {
	so := func(s Span) bool { return is(s.Text) }
	return slices.ContainsFunc(all, func(block Block) bool {
		switch b := block.(type) {
		case Paragraph:
			return slices.ContainsFunc(b.Spans, so)
		case List:
			return slices.ContainsFunc(b.Items, func(i Item) bool { return slices.ContainsFunc(i.Spans, so) || anyText(i.Below, is) })
		}
		return false
	})
}

// scriptFor is the script that a language is written in, nil for the Latin one.
func scriptFor(language string) *script {
	for i := range scripts {
		s := &scripts[i]
		if s.fallback == language || slices.Contains(s.others, language) || slices.ContainsFunc(s.signs, func(g sign) bool { return g.lang == language }) {
			return s
		}
	}
	return nil
}

// tongueParts divides text by language; "" is the report's own. Where its author
// says what it is in, said is that; or nil.
func tongueParts(text string, said *tongue) []Span {
	var out []Span
	begun, end := 0, 0 // of the last part: they follow one another
	add := func(part, lang string) {
		if part == "" {
			return
		}
		end += len(part)
		if n := len(out); n > 0 && out[n-1].Lang == lang {
			out[n-1].Text = text[begun:end]
			return
		}
		begun = end - len(part)
		out = append(out, Span{Text: part, Lang: lang})
	}
	for at := 0; at < len(text); {
		from, to, s := nextScript(text[at:])
		if at == 0 && s != nil && !letters(text[:from]) && !letters(text[to:]) {
			from, to = 0, len(text) // its numbers and its full stop, too
		}
		if said != nil && said.script == nil {
			add(text[at:at+from], said.language)
		} else {
			welsh(text[at:at+from], add)
		}
		switch part := text[at+from : at+to]; {
		case s == nil:
		case said != nil && said.script == s:
			add(part, said.language)
		default:
			add(part, s.language(part))
		}
		at += to
	}
	if len(out) == 0 {
		return []Span{{Text: text}}
	}
	return out
}

func letters(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// script is a writing system and the languages written in it. Where several
// are, signs holds letters that only one of them has, most telling first; others
// are those that nothing but their author's word tells.
type script struct {
	tables   []*unicode.RangeTable
	fallback string
	signs    []sign
	others   []string
}

// sign tells a language by a letter that is one of some or in a table.
type sign struct {
	letters string
	table   *unicode.RangeTable
	lang    string
}

// scripts are those that a language can be told by. Where a script serves
// several languages and no letter decides, the most usual one in England
// stands, or "und" with the script, which a screen reader takes for that of
// its own setting.
var scripts = []script{
	{[]*unicode.RangeTable{unicode.Cyrillic}, "und-Cyrl", []sign{{letters: "іїєґІЇЄҐ", lang: "uk"}, {letters: "ыэёЫЭЁ", lang: "ru"}}, []string{"bg", "sr"}},
	{[]*unicode.RangeTable{unicode.Arabic}, "ar", []sign{{letters: "ٹڈڑںے", lang: "ur"}, {letters: "پچژگ", lang: "fa"}}, []string{"ps", "ckb"}},
	{[]*unicode.RangeTable{unicode.Hebrew}, "he", nil, []string{"yi"}},
	{[]*unicode.RangeTable{unicode.Greek}, "el", nil, nil},
	{[]*unicode.RangeTable{unicode.Devanagari}, "hi", nil, []string{"ne"}},
	{[]*unicode.RangeTable{unicode.Bengali}, "bn", nil, nil},
	{[]*unicode.RangeTable{unicode.Gurmukhi}, "pa", nil, nil},
	{[]*unicode.RangeTable{unicode.Gujarati}, "gu", nil, nil},
	{[]*unicode.RangeTable{unicode.Tamil}, "ta", nil, nil},
	{[]*unicode.RangeTable{unicode.Telugu}, "te", nil, nil},
	{[]*unicode.RangeTable{unicode.Kannada}, "kn", nil, nil},
	{[]*unicode.RangeTable{unicode.Malayalam}, "ml", nil, nil},
	{[]*unicode.RangeTable{unicode.Sinhala}, "si", nil, nil},
	{[]*unicode.RangeTable{unicode.Thai}, "th", nil, nil},
	{[]*unicode.RangeTable{unicode.Ethiopic}, "am", nil, []string{"ti"}},
	{[]*unicode.RangeTable{unicode.Georgian}, "ka", nil, nil},
	{[]*unicode.RangeTable{unicode.Armenian}, "hy", nil, nil},
	{[]*unicode.RangeTable{unicode.Hangul}, "ko", nil, nil},
	// Japanese mixes them, and its kana tell it from Chinese.
	{[]*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana}, "zh", []sign{{table: unicode.Hiragana, lang: "ja"}, {table: unicode.Katakana, lang: "ja"}}, nil},
}

// has tells whether a text has letters of the script.
func (s *script) has(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, s.tables...) })
}

func (s *script) language(text string) string {
	for _, sign := range s.signs {
		if strings.ContainsAny(text, sign.letters) || sign.table != nil && strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(sign.table, r) }) {
			return sign.lang
		}
	}
	return s.fallback
}

// nextScript finds the next stretch of text in a script of its own: from its
// first letter to its last, with the signs of its own behind them. A lone letter, such as π, is a sign of the text
// around it. Without one, from and to are the end of the text.
func nextScript(text string) (from, to int, found *script) {
	letters := 0
	for i, r := range text {
		if r < 0x370 {
			if unicode.IsLetter(r) && found != nil {
				if letters > 1 {
					return from, to, found
				}
				found = nil
			}
			continue
		}
		if unicode.Is(unicode.M, r) && found != nil {
			to = i + len(string(r))
			continue
		}
		s := scriptOf(r)
		switch {
		case s == nil && !unicode.IsLetter(r):
			if found != nil && ownSign(r) {
				to = i + len(string(r))
			}
			continue
		case s != nil && s == found:
			letters++
			to = i + len(string(r))
			continue
		case found != nil && letters > 1:
			return from, to, found
		}
		found, from, to, letters = s, i, i+len(string(r)), 1
		if s != nil && len(string(r)) == 3 && unicode.Is(unicode.Han, r) {
			letters = 2 // a word by itself
		}
	}
	if found != nil && letters > 1 {
		return from, to, found
	}
	return len(text), len(text), nil
}

// ownSign tells whether a sign is one that English does not have, such as the full
// stop of Hindi or of Urdu: it belongs to the words before it.
func ownSign(r rune) bool {
	general := r >= 0x2000 && r < 0x2e80
	return r >= 0x370 && !general && unicode.IsPunct(r)
}

func scriptOf(r rune) *script {
	if !unicode.IsLetter(r) {
		return nil
	}
	for i := range scripts {
		if unicode.In(r, scripts[i].tables...) {
			return &scripts[i]
		}
	}
	return nil
}

// welsh divides text into sentences and says which are Welsh.
func welsh(text string, add func(part, lang string)) {
	for len(text) > 0 {
		end := sentenceEnd(text)
		lang := ""
		if isWelsh(text[:end]) {
			lang = "cy"
		}
		add(text[:end], lang)
		text = text[end:]
	}
}

// sentenceEnd is where the first sentence or line of text ends, with the white
// space behind it.
func sentenceEnd(text string) int {
	closed := false
	for i, r := range text {
		switch {
		case r == '\n':
			return i + 1
		case closed && unicode.IsSpace(r):
			return i + len(string(r))
		}
		switch r {
		case '.', '!', '?', ':', ';':
			closed = true
		case '”', '’', '"', ')':
		default:
			closed = false
		}
	}
	return len(text)
}

// welshWords are words of everyday Welsh that English does not have, and that
// no English name is spelt like.
var welshWords = strings.Fields(`yn yr ei eu mae ydy yw oes nad nid gyda gan wrth dros drwy rhwng neu ond hefyd hwn hon hyn
	croeso cymraeg cymru gymru gymraeg gofal cymdeithasol cyngor gyngor pobl bobl gwasanaeth gwasanaethau wasanaethau cymorth
	gofalwyr ofalwyr iechyd oedolion diolch bore nos da chi eich ein ni fi rydym rydyn gallwch byddwn bydd wedi cael gwybodaeth
	am ddim ffoniwch cysylltwch siarad plant teulu cartref gartref byw helpu angen asesiad cefnogaeth llais parc i'r i'n o'r a'r
	â'r sy'n mae'r mae'n yw'r ffôn rhif dydd wythnos os oedd fel pan sut beth pwy ble`)

// englishWords decide against Welsh wherever they stand.
var englishWords = strings.Fields(`the of and to is are was were for with that this we our they their from by be has have it as at not you your
	or which who will can people care`)

// sharedWords are Welsh words that English writes too; they say nothing.
var sharedWords = strings.Fields(`a i o y am da os fel pan ni fi on ar`)

// wordTongues says of each word of the three lists which it is in. English goes
// before what is shared.
var wordTongues = func() map[string]wordTongue {
	said := map[string]wordTongue{}
	for _, list := range []struct {
		words []string
		in    wordTongue
	}{{welshWords, onlyWelsh}, {sharedWords, shared}, {englishWords, english}} {
		for _, word := range list.words {
			said[word] = list.in
		}
	}
	return said
}()

type wordTongue uint8

const (
	unknown wordTongue = iota
	onlyWelsh
	shared
	english
)

// isWelsh tells whether a sentence is Welsh: it has two words or more that
// only Welsh has, they are a third of its words, and it has no English one.
func isWelsh(sentence string) bool {
	sure, all := 0, 0
	for word := range strings.FieldsFuncSeq(sentence, func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\'' && r != '’'
	}) {
		word = strings.Trim(strings.ReplaceAll(strings.ToLower(word), "’", "'"), "'")
		if word == "" {
			continue
		}
		all++
		switch wordTongues[word] {
		case english:
			return false
		case onlyWelsh:
			sure++
		}
	}
	return sure >= 2 && 3*sure >= all
}
