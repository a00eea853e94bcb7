package assessment

import (
	"crypto/sha256"
	"slices"
	"strings"
)

// digits orders as its bytes do, so positions compare as plain strings.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// firstPosition leaves room before it, and its last digit is never 0: a
// position that ends in 0 would have no room just before it.
const firstPosition = "10001"

// tailLength is how many digits of a position tell which copy of the document
// made it. Of 900 million tails, two copies share one by chance only.
const tailLength = 5

// PositionBetween returns a position that sorts after before and ahead of
// after; an empty string stands for the end of the list on that side. Moving
// an item changes its own position and no other's, so two people who reorder
// one list in two copies can be brought together: two copies (see Replica)
// never make the same position, and what each makes lies between the two
// neighbours it was made for, in every copy. Positions in a list that is only
// appended to keep their length for the first 200,000 items.
//
// Where both sides have the same position, as documents of version 1 may hold
// them, the result sorts after both; edits part such items first.
func (a *Assessment) PositionBetween(before, after string) string {
	return positionBetween(before, after) + a.tail()
}

// tail is what this copy's positions end in.
func (a *Assessment) tail() string {
	if a.Replica == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(a.Replica))
	tail := make([]byte, tailLength)
	for i := range tail {
		tail[i] = digits[1+int(sum[i])%(len(digits)-1)] // never 0, in which no position ends
	}
	return string(tail)
}

// positionBetween is never the beginning of after, so that it stays ahead of
// it with a tail as well.
func positionBetween(before, after string) string {
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
func (a *Assessment) positionsBetween(before, after string, n int) []string {
	tail := a.tail()
	if after == "" {
		positions := make([]string, n)
		for i := range positions {
			before = positionBetween(before, "") + tail
			positions[i] = before
		}
		return positions
	}
	return partedBetween(before, after, tail, n)
}

func partedBetween(before, after, tail string, n int) []string {
	if n == 0 {
		return nil
	}
	half := n / 2
	middle := positionBetween(before, after) + tail
	return slices.Concat(partedBetween(before, middle, tail, half), []string{middle}, partedBetween(middle, after, tail, n-half-1))
}

// middle returns a string about half-way between a and b, digit by digit. It
// never ends in the lowest digit and is never the beginning of b.
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
