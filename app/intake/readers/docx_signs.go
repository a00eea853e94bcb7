package readers

import (
	"encoding/xml"
	"strconv"
	"strings"

	"ninefold/app/expression"
	"ninefold/app/intake/office"
	"ninefold/app/intake/source"
)

// signFont tells whether a font draws signs in place of letters.
func signFont(font string) bool {
	switch strings.ToLower(font) {
	case "symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings":
		return true
	}
	return false
}

// signs writes the characters of a font of signs in Unicode. Their codes stand
// as they are or in the private range from U+F000.
func (r *docxReader) signs(font, text string) string {
	table := map[string]map[rune]rune{"symbol": symbolSigns, "wingdings": wingdingsSigns, "wingdings 2": wingdings2Signs, "wingdings 3": wingdings3Signs, "webdings": webdingsSigns}[strings.ToLower(font)]
	// Words that somebody has set in such a font are words; a sign among them is in
	// the private range.
	words := wordsInSigns.MatchString(text)
	return strings.Map(func(c rune) rune {
		code := c
		if code >= 0xf000 && code <= 0xf0ff {
			code -= 0xf000
		} else if words {
			return c
		}
		switch sign, known := table[code]; {
		case known:
			return sign
		case code == ' ' || code == 0xa0 || code == '\t':
			return c
		case code > 0xff:
			return c // a character of its own, in a font that lacks it
		case strings.EqualFold(font, "symbol") && code < 0x80:
			return code // figures and marks stand where they do everywhere
		}
		r.strange++
		return source.Replacement
	}, text)
}

// wordsInSigns matches a text that has a word of three letters in it.
var wordsInSigns = expression.Of(`(?:^|[^A-Za-z])[A-Z]?[a-z]{2,}[a-z']*(?:[^A-Za-z]|$)`)

// formField reads what somebody chose in a field of an old form: an entry of a
// list, or a tick. What was typed into one stands in the text.
func (r *docxReader) formField(x *office.Part, p *docxParagraph, run docxRun) error {
	var entries []string
	chosen, tick, ticked := 0, false, false
	var read func(start xml.StartElement) error
	read = func(start xml.StartElement) error {
		value := office.Attribute(start, "val")
		switch start.Name.Local {
		case "result", "default":
			if n, err := strconv.Atoi(value); err == nil && (start.Name.Local == "result" || chosen == 0) {
				chosen = n
				ticked = ticked || tick && n == 1 && start.Name.Local == "default"
			}
		case "listEntry":
			entries = append(entries, value)
		case "checkBox":
			tick = true
		case "checked":
			ticked = office.IsOn(start)
		}
		return x.Each(read)
	}
	if err := x.Each(read); err != nil {
		return err
	}
	switch {
	case tick && ticked:
		r.write(p, run, "☒")
	case tick:
		r.write(p, run, "☐")
	case chosen >= 0 && chosen < len(entries):
		r.write(p, run, entries[chosen])
	}
	return nil
}

// signsOf reads a table of signs: a code in base 16, and the sign.
func signsOf(pairs string) map[rune]rune {
	signs := map[rune]rune{}
	fields := strings.Fields(pairs)
	for i := 0; i+1 < len(fields); i += 2 {
		code, err := strconv.ParseUint(fields[i], 16, 32)
		if err != nil {
			panic("intake: the table of signs is broken at " + fields[i])
		}
		signs[rune(code)] = []rune(fields[i+1])[0]
	}
	return signs
}

// The signs of the fonts, as Unicode's own mapping tables (VENDORS/ADOBE/symbol
// and the document L2/11-052 on Wingdings and Webdings) give them: those that
// documents use.
var (
	symbolSigns = signsOf(`22 ∀ 24 ∃ 27 ∋ 2a ∗ 2d − 40 ≅ 41 Α 42 Β 43 Χ 44 Δ 45 Ε 46 Φ 47 Γ 48 Η 49 Ι 4a ϑ 4b Κ 4c Λ 4d Μ 4e Ν 4f Ο
		50 Π 51 Θ 52 Ρ 53 Σ 54 Τ 55 Υ 56 ς 57 Ω 58 Ξ 59 Ψ 5a Ζ 5c ∴ 5e ⊥ 61 α 62 β 63 χ 64 δ 65 ε 66 φ 67 γ 68 η 69 ι 6a ϕ 6b κ 6c λ
		6d μ 6e ν 6f ο 70 π 71 θ 72 ρ 73 σ 74 τ 75 υ 76 ϖ 77 ω 78 ξ 79 ψ 7a ζ 7e ∼ a0 € a1 ϒ a2 ′ a3 ≤ a4 ⁄ a5 ∞ a6 ƒ a7 ♣ a8 ♦ a9 ♥
		aa ♠ ab ↔ ac ← ad ↑ ae → af ↓ b0 ° b1 ± b2 ″ b3 ≥ b4 × b5 ∝ b6 ∂ b7 • b8 ÷ b9 ≠ ba ≡ bb ≈ bc … bf ↵ c4 ⊗ c5 ⊕ c6 ∅ c7 ∩ c8 ∪
		c9 ⊃ ca ⊇ cb ⊄ cc ⊂ cd ⊆ ce ∈ cf ∉ d0 ∠ d1 ∇ d2 ® d3 © d4 ™ d5 ∏ d6 √ d7 ⋅ d8 ¬ d9 ∧ da ∨ db ⇔ dc ⇐ dd ⇑ de ⇒ df ⇓ e0 ◊
		e2 ® e3 © e4 ™ e5 ∑ f2 ∫`)
	wingdingsSigns = signsOf(`21 ✏ 22 ✂ 23 ✁ 28 ☎ 29 ✆ 2a ✉ 36 ⌛ 37 ⌨ 3e ✇ 3f ✍ 41 ✌ 45 ☜ 46 ☞ 47 ☝ 48 ☟ 4a ☺ 4c ☹ 4e ☠ 4f ⚐ 51 ✈ 52 ☼ 54 ❄
		6c ● 6d ❍ 6e ■ 6f □ 71 ❑ 72 ❒ 73 ⬧ 74 ⧫ 75 ◆ 76 ❖ 77 ⬥ 78 ⌧ 7b ❀ 7c ✿ 7d ❝ 7e ❞ 80 ⓪ 81 ① 82 ② 83 ③ 84 ④ 85 ⑤ 86 ⑥ 87 ⑦ 88 ⑧
		89 ⑨ 8a ⑩ 9e · 9f • a1 ○ a4 ◉ a5 ◎ a7 ▪ a8 ◻ aa ✦ ab ★ ac ✶ ad ✴ ae ✹ af ✵ d5 ⌫ d6 ⌦ d8 ➢ dc ➲ df ← e0 → e1 ↑ e2 ↓ e3 ↖ e4 ↗
		e5 ↙ e6 ↘ e8 ➔ ef ⇦ f0 ⇨ f1 ⇧ f2 ⇩ f3 ⬄ f4 ⇳ fb ✗ fc ✓ fd ☒ fe ☑`)
	wingdings2Signs = signsOf(`4f ✗ 50 ✓ 51 ☒ 52 ☑ 53 ☒ 54 ☒ 97 ● 98 • a0 ■ a2 □ a3 □`)
	wingdings3Signs = signsOf(`66 ← 67 → 68 ↑ 69 ↓ 6a ↖ 6b ↗ 6c ↙ 6d ↘ 70 ▲ 71 ▼ 74 ◀ 75 ▶ 7d ▶ 84 ◀ 9e ⇐ 9f ⇒`)
	webdingsSigns   = signsOf(`33 ◀ 34 ▶ 35 ▲ 36 ▼ 3c ■ 61 ✓ 63 □ 67 ■ 6e ● 72 ✗`)
)
