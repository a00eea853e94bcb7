package pdf

import "slices"

// tighter are the shares of the space between pieces, and between the words and
// the rules of a table's rows, that are tried, in turn, to bring a few lines back
// from a page of their own. The type stays as it is.
var tighter = []float64{0.85, 0.7, 0.55}

// mostTightened is how many pages space is taken away on to save one.
const mostTightened = 40

// tighten takes space from between the pieces of what begins a page, and of what
// follows on its pages, where that saves a page that would be nearly empty.
func tighten(pieces []piece) {
	sheets := tried(pieces)
	heads := map[string]bool{} // the sections that begin a page
	for _, s := range sheets {
		if len(s.placed) > 0 {
			heads[s.placed[0].section] = true
		}
	}
	for start := 0; start < len(pieces); {
		end := start + 1
		for end < len(pieces) && pieces[end].format == pieces[start].format && !(pieces[end].newPage && heads[pieces[end].section]) {
			end++
		}
		tightenPart(pieces[start:end])
		start = end
	}
}

// tightenPart tightens what begins on a page of its own. Where something in it
// spills a little onto a page on which the next section follows, it is tried
// whether that one may begin a page, too.
func tightenPart(part []piece) {
	sheets := tried(part)
	if len(sheets) > mostTightened {
		return
	}
	best, closest := len(sheets), []piece(nil)
	for _, end := range spills(part, sheets) {
		for _, share := range tighter {
			closer := slices.Clone(part)
			for i := range closer[:end] {
				closer[i].before *= share
				if closer[i].closer != nil {
					closer[i].take(closer[i].closer(share))
				}
			}
			if fewer := tried(closer); len(fewer) < best {
				best, closest = len(fewer), closer
				break
			}
		}
	}
	if closest != nil {
		copy(part, closest)
	}
}

// spills are the ends of what does not fill much of its last page: of a section
// that another one follows, or of the whole.
func spills(part []piece, sheets []sheet) []int {
	low := map[string]bool{} // the sections that begin high on a page behind another one
	for i, s := range sheets {
		for n, p := range s.placed {
			if i > 0 && n > 0 && p.section != "" && p.newPage && p.y-p.before-bodyTop < sparse*s.format.bodyHeight() {
				low[p.section] = true
			}
		}
	}
	var ends []int
	for i := 1; i < len(part); i++ {
		if part[i].newPage && low[part[i].section] {
			ends = append(ends, i)
		}
	}
	if len(sheets) > 1 && filled(sheets[len(sheets)-1]) < sparse {
		ends = append(ends, len(part))
	}
	return ends
}

// filled is the share of a page that its pieces reach down to.
func filled(s sheet) float64 {
	if len(s.placed) == 0 {
		return 0
	}
	last := s.placed[len(s.placed)-1]
	return (last.y + last.height - bodyTop) / s.format.bodyHeight()
}
