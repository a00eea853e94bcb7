package assessment

import "strings"

// digits orders as its bytes do, so positions compare as plain strings.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// firstPosition leaves room before it, and its last digit is never 0: a
// position that ends in 0 would have no room just before it.
const firstPosition = "10001"

// PositionBetween returns a position that sorts after before and ahead of
// after; an empty string stands for the end of the list on that side. Moving
// an item changes its own position and no other's, so two people who reorder
// one list in two copies can be brought together. Positions in a list that is
// only appended to stay five characters long for the first 200,000 items.
//
// Where both sides have the same position (two copies added at one place) the
// result sorts after both.
func PositionBetween(before, after string) string {
	switch {
	case before == "" && after == "":
		return firstPosition
	case after == "":
		return next(before)
	case before >= after:
		return before + middle("", "")
	}
	return middle(before, after)
}

// next returns a position after p with room between: the fourth of five
// digits counted up, or a longer one when that has run out.
func next(p string) string {
	const keep = 4
	if len(p) < keep {
		return middle(p, "")
	}
	head := []byte(p[:keep])
	for i := keep - 1; i >= 0; i-- {
		d := strings.IndexByte(digits, head[i])
		if d < len(digits)-1 {
			head[i] = digits[d+1]
			return string(head) + "1"
		}
		head[i] = digits[0]
	}
	return middle(p, "")
}

// positionsBetween returns n positions in order, all between before and after.
// Below the last item they are counted up; between two items each half is
// parted anew, so that thousands of them stay a few characters long.
func positionsBetween(before, after string, n int) []string {
	positions := make([]string, 0, n)
	if after == "" {
		for range n {
			before = PositionBetween(before, "")
			positions = append(positions, before)
		}
		return positions
	}
	if n == 0 {
		return nil
	}
	half := n / 2
	middle := PositionBetween(before, after)
	positions = append(append(positions, positionsBetween(before, middle, half)...), middle)
	return append(positions, positionsBetween(middle, after, n-half-1)...)
}

// middle returns a string about half-way between a and b, digit by digit. It
// never ends in the lowest digit.
func middle(a, b string) string {
	if b != "" {
		same := 0
		for same < len(b) && digitAt(a, same) == strings.IndexByte(digits, b[same]) {
			same++
		}
		if same > 0 {
			return b[:same] + middle(a[min(same, len(a)):], b[same:])
		}
	}
	low, high := digitAt(a, 0), len(digits)
	if b != "" {
		high = strings.IndexByte(digits, b[0])
	}
	if high-low > 1 {
		return string(digits[(low+high)/2])
	}
	if len(b) > 1 {
		return b[:1]
	}
	return string(digits[low]) + middle(a[min(1, len(a)):], "")
}

func digitAt(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	return strings.IndexByte(digits, s[i])
}

// validPosition tells whether p is something PositionBetween could have made,
// so that a damaged or foreign file cannot bring in what sorts differently.
func validPosition(p string) bool {
	const longest = 4_000
	if p == "" || len(p) > longest || p[len(p)-1] == digits[0] {
		return false
	}
	for i := range len(p) {
		if strings.IndexByte(digits, p[i]) < 0 {
			return false
		}
	}
	return true
}
