package pdf

import "slices"

// tighter are the shares of the space between pieces that are tried, in turn,
// to bring a few lines back from a page of their own. The type stays as it is.
var tighter = []float64{0.85, 0.7, 0.55}

// tighten takes space from between the pieces of what begins a page, where
// that saves its last page and the page would be nearly empty.
func tighten(pieces []piece) {
	for start := 0; start < len(pieces); {
		end := start + 1
		for end < len(pieces) && !pieces[end].newPage {
			end++
		}
		tightenPart(pieces[start:end])
		start = end
	}
}

func tightenPart(part []piece) {
	sheets, _ := paginate(slices.Clone(part))
	if len(sheets) < 2 || filled(sheets[len(sheets)-1]) >= sparse {
		return
	}
	for _, share := range tighter {
		closer := slices.Clone(part)
		for i := range closer {
			closer[i].before *= share
		}
		if fewer, _ := paginate(slices.Clone(closer)); len(fewer) < len(sheets) {
			copy(part, closer)
			return
		}
	}
}

// filled is the share of a page that its pieces reach down to.
func filled(s sheet) float64 {
	if len(s.placed) == 0 {
		return 0
	}
	last := s.placed[len(s.placed)-1]
	return (last.y + last.height - bodyTop) / s.format.bodyHeight()
}
