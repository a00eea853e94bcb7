package kit

// everything is further down than any list reaches.
const everything = 1 << 24

const (
	Overscan   = 200 // units built above and below what can be seen
	ViewMargin = 40  // units scrolled clear of the edge while writing
)

// Sight is what a long widget knows of the page it is on: which part of the
// widget can be seen. Rows outside it are not built.
type Sight struct {
	Page     *Page
	From, To float32 // in the widget's own coordinates
}

// AllInSight is the sight of a widget that is on no page.
func AllInSight() Sight { return Sight{To: everything} }

// Look notes which part can be seen now, and says whether it is another.
func (s *Sight) Look(top, bottom float32) bool {
	changed := top != s.From || bottom != s.To
	s.From, s.To = top, bottom
	return changed
}

// Within implements viewed.
func (s *Sight) Within(p *Page) {
	s.Page = p
	if p == nil {
		s.From, s.To = 0, everything
	} else if s.To == everything {
		// Until the page has told what can be seen, nothing can.
		s.From, s.To = 0, 0
	}
}
