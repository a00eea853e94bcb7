package personaldata

import "testing"

func TestEveryFinderIsAnExpression(t *testing.T) {
	for _, f := range finders {
		for _, e := range []*expression{f.pattern, f.hint} {
			if e != nil {
				e.compiled() // panics where it is none
			}
		}
	}
}
