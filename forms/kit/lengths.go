package kit

import "fmt"

// LengthNote says that a text is longer than advised, or how much room is left
// near the limit. Below nine tenths of the limit it says nothing of that.
func LengthNote(length, advice, limit int) string {
	left := limit - length
	switch {
	case limit > 0 && left <= limit/10:
		return characters(max(left, 0)) + " left"
	case advice > 0 && length > advice:
		return fmt.Sprintf("%s over the %s advised. Think of making it shorter.", characters(length-advice), thousands(advice))
	}
	return ""
}

// characters says a number of characters in words.
func characters(n int) string {
	if n == 1 {
		return "1 character"
	}
	return thousands(n) + " characters"
}

// thousands writes a number as people in England read it: 4,000.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
