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
			a := assessment.New("id", "", small(t))
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
				positions = slices.Insert(positions, at, a.PositionBetween(low, high))
			}
			checkOrder(t, positions)
		})
	}
}

func TestPositionsStayShortInAListThatIsOnlyAppendedTo(t *testing.T) {
	a := assessment.New("id", "", small(t))
	p := ""
	for n := range 200_000 {
		next := a.PositionBetween(p, "")
		if next <= p || len(next) != 5 {
			t.Fatalf("position %d is %q after %q", n, next, p)
		}
		p = next
	}
}

func TestPositionsBetweenEqualOnesFollowBoth(t *testing.T) {
	a := assessment.New("id", "", small(t))
	if p := a.PositionBetween("1000V", "1000V"); p <= "1000V" {
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

func TestPositionsOfTwoCopiesNeverCollideNorFallOutsideTheirNeighbours(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	copies := make([]*assessment.Assessment, 40)
	for i := range copies {
		copies[i] = assessment.New("id", "", small(t))
		copies[i].Replica = fmt.Sprintf("copy %d", i)
	}
	// Every copy puts something between the same two neighbours of one list,
	// then all of it is brought together in every copy.
	list := []string{"10001", "100011"}
	for round := range 60 {
		at := random.IntN(len(list) + 1)
		if round%2 == 1 {
			at = min(len(list), 7)
		}
		low, high := "", ""
		if at > 0 {
			low = list[at-1]
		}
		if at < len(list) {
			high = list[at]
		}
		for _, a := range copies {
			p := a.PositionBetween(low, high)
			if p <= low || high != "" && p >= high || slices.Contains(list, p) {
				t.Fatalf("round %d: %q between %q and %q", round, p, low, high)
			}
			list = append(list, p)
		}
		slices.Sort(list)
	}
	checkOrder(t, list)
}

func TestAnEntryLandsBetweenNeighboursThatShareAPosition(t *testing.T) {
	for _, replica := range []string{"", "one copy"} {
		a := assessment.New("id", "", small(t))
		a.Replica = replica
		add := func(id, position string) assessment.Op {
			return assessment.Op{Kind: assessment.KindEntry, ID: id, Verb: assessment.Add, Record: map[assessment.Field]string{
				assessment.FieldStatement: "S1", assessment.FieldList: "priorities", assessment.FieldPosition: position,
			}}
		}
		if _, err := a.Apply([]assessment.Op{add("a", "10001"), add("b", "10001"), add("c", "10001"), add("d", "100011")}); err != nil {
			t.Fatal(err)
		}
		want := []string{"a", "b", "c", "d"}
		for i, after := range want {
			id := fmt.Sprint(i)
			edit := a.AddEntries("S1", assessment.Priorities, after, assessment.NewEntry{ID: id})
			done, err := a.Apply(edit.Ops)
			if err != nil {
				t.Fatal(err)
			}
			with := slices.Insert(slices.Clone(want), i+1, id)
			if got := ids(a, "S1", assessment.Priorities); !slices.Equal(got, with) {
				t.Errorf("below %s: %v", after, got)
			}
			if _, err := a.Apply(assessment.Inverse(done)); err != nil || !slices.Equal(ids(a, "S1", assessment.Priorities), want) {
				t.Errorf("taken back: %v, %v", ids(a, "S1", assessment.Priorities), err)
			}
		}
		edit, _ := a.ShiftEntry("d", -2)
		apply(t, a, edit)
		if got := ids(a, "S1", assessment.Priorities); !slices.Equal(got, []string{"a", "d", "b", "c"}) {
			t.Errorf("d moved up by two: %v", got)
		}
	}
}
