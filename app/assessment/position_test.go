package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"ninefold/app/assessment"
)

// checkOrder makes sure that positions rise and are ones the domain takes.
func checkOrder(t *testing.T, positions []string) {
	t.Helper()
	a := assessment.New("id", "", small(t))
	for i, p := range positions {
		id := fmt.Sprint(i)
		if i > 0 && positions[i-1] >= p {
			t.Fatalf("%q does not sort after %q", p, positions[i-1])
		}
		if _, err := a.Apply([]assessment.Op{{Kind: assessment.KindFigure, ID: id, Verb: assessment.Add,
			Record: map[assessment.Field]string{assessment.FieldPosition: p}}}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAPositionLiesBetweenItsNeighboursWhereverItemsAreInserted(t *testing.T) {
	for name, place := range map[string]func(n int, r *rand.Rand) int{
		"at the foot":        func(n int, _ *rand.Rand) int { return n },
		"at the top":         func(int, *rand.Rand) int { return 0 },
		"below the first":    func(n int, _ *rand.Rand) int { return min(n, 1) },
		"above the last":     func(n int, _ *rand.Rand) int { return max(0, n-1) },
		"in the middle":      func(n int, _ *rand.Rand) int { return n / 2 },
		"anywhere at random": func(n int, r *rand.Rand) int { return r.IntN(n + 1) },
	} {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, 1))
			var positions []string
			for n := range 1500 {
				at := place(n, random)
				low, high := "", ""
				if at > 0 {
					low = positions[at-1]
				}
				if at < n {
					high = positions[at]
				}
				positions = slices.Insert(positions, at, assessment.PositionBetween(low, high))
			}
			checkOrder(t, positions)
		})
	}
}

func TestPositionsStayShortInAListThatIsOnlyAppendedTo(t *testing.T) {
	p := ""
	for n := range 200_000 {
		next := assessment.PositionBetween(p, "")
		if next <= p || len(next) != 5 {
			t.Fatalf("position %d is %q after %q", n, next, p)
		}
		p = next
	}
}

func TestPositionsBetweenEqualOnesFollowBoth(t *testing.T) {
	if p := assessment.PositionBetween("1000V", "1000V"); p <= "1000V" {
		t.Errorf("%q does not follow", p)
	}
}

func TestAPositionNobodyMakesIsRefused(t *testing.T) {
	for _, p := range []string{"", "0", "10", "1 1", "é", "a-b", string(make([]byte, 9))} {
		a := assessment.New("id", "", small(t))
		if _, err := a.Apply([]assessment.Op{{Kind: assessment.KindSection, ID: "s", Verb: assessment.Add,
			Record: map[assessment.Field]string{assessment.FieldPosition: p}}}); assessment.ErrorCode(err) != assessment.CodeInvalid {
			t.Errorf("the position %q was taken", p)
		}
	}
}
