package kit

// everything is further down than any list reaches.
const everything = 1 << 24

// sight is what a long widget knows of the page it is on: which part of the
// widget can be seen. Rows outside it are not built.
type sight struct {
	page     *Page
	from, to float32 // in the widget's own coordinates
}

// allInSight is the sight of a widget that is on no page.
func allInSight() sight { return sight{to: everything} }

// look notes which part can be seen now, and says whether it is another.
func (s *sight) look(top, bottom float32) bool {
	changed := top != s.from || bottom != s.to
	s.from, s.to = top, bottom
	return changed
}

// within implements viewed.
func (s *sight) within(p *Page) {
	s.page = p
	if p == nil {
		s.from, s.to = 0, everything
	} else if s.to == everything {
		// Until the page has told what can be seen, nothing can.
		s.from, s.to = 0, 0
	}
}
