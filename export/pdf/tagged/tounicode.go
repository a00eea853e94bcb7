package tagged

import (
	"fmt"
	"unicode/utf16"
)

// toUnicode returns the CMap that says which characters the codes of a font
// stand for. gofpdf's codes are the characters themselves, but its own map is
// one range over everything, which ISO 32000-1 (9.10.3) does not allow: the
// codes of a range differ in their last byte only, and a block holds at most
// 100 ranges.
func toUnicode(drawn []rune) []byte {
	type span struct{ first, last rune }
	var spans []span
	for _, r := range drawn {
		if n := len(spans); n > 0 && r == spans[n-1].last+1 && r>>8 == spans[n-1].first>>8 {
			spans[n-1].last = r
			continue
		}
		spans = append(spans, span{r, r})
	}
	out := []byte(mapHead)
	for len(spans) > 0 {
		n := min(len(spans), perBlock)
		out = fmt.Appendf(out, "%d beginbfrange\n", n)
		for _, s := range spans[:n] {
			out = fmt.Appendf(out, "<%04X> <%04X> <%04X>\n", s.first, s.last, s.first)
		}
		out = append(out, "endbfrange\n"...)
		spans = spans[n:]
	}
	return append(out, mapEnd...)
}

// mapHead and mapEnd stand around the blocks of a CMap, each of at most perBlock
// entries.
const (
	mapHead = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`
	mapEnd = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
	perBlock = 100
)

// textsOfCodes returns the CMap of a font whose codes, from 1, stand for these texts
// of one or more characters.
func textsOfCodes(texts []string) []byte {
	out := []byte(mapHead)
	for code := 1; len(texts) > 0; {
		n := min(len(texts), perBlock)
		out = fmt.Appendf(out, "%d beginbfchar\n", n)
		for _, text := range texts[:n] {
			out = fmt.Appendf(out, "<%04X> <", code)
			for _, unit := range utf16.Encode([]rune(text)) {
				out = fmt.Appendf(out, "%04X", unit)
			}
			out = append(out, ">\n"...)
			code++
		}
		out = append(out, "endbfchar\n"...)
		texts = texts[n:]
	}
	return append(out, mapEnd...)
}
