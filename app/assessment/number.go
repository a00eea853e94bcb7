package assessment

import (
	"math"
	"strconv"
	"strings"

	"ninefold/app/expression"
)

// mostNumber is the largest number a document keeps, and its negative the
// least.
const mostNumber = 999_999_999

// numberDigits is how many digits of a number are kept: as many as a workbook
// does.
const numberDigits = 15

// ParseNumber reads a number as people in England write it, such as 58.41,
// 58.41%, 1,234, 1 234 or −3, and returns it as a document keeps it: digits, a
// point before any decimals, no zeros that say nothing. A per cent sign or one
// for pounds is passed over, since the field says what its number counts. Commas and
// spaces stand between thousands only; 3,5 is no number, since it may be 3.5 or
// 35. Nothing stays nothing.
func ParseNumber(text string) (number string, ok bool) {
	text = strings.TrimSpace(strings.Map(plainNumber, text))
	if text == "" {
		return "", true
	}
	sign := ""
	if rest, minus := strings.CutPrefix(text, "-"); minus {
		sign, text = "-", rest
	}
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, "£"), "%"))
	if !writtenNumber.MatchString(text) {
		return "", false
	}
	digits := strings.NewReplacer(",", "", " ", "").Replace(text)
	n, err := strconv.ParseFloat(sign+digits, 64)
	if err != nil || len(strings.Trim(strings.Replace(digits, ".", "", 1), "0")) > numberDigits {
		return "", false
	}
	return WriteNumber(n), true
}

// writtenNumber matches the figures of a number: with thousands marked off
// everywhere or nowhere.
var writtenNumber = expression.Of(`^(?:(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.\d*)?|\.\d+)$`)

// plainNumber makes one character of those that look alike in numbers.
func plainNumber(r rune) rune {
	switch r {
	case '−', '–', '‒', '‑':
		return '-'
	case '\u00a0', '\u2007', '\u2009', '\u202f', '\t':
		return ' '
	}
	return r
}

// WriteNumber writes a number as a document keeps it, to 15 digits.
func WriteNumber(n float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', numberDigits, 64), 64)
	if err != nil || short == 0 {
		return "0"
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// NumberOf is the number that a field of TypeNumber holds, and whether it holds
// one.
func NumberOf(value string) (n float64, is bool) {
	n, err := strconv.ParseFloat(value, 64)
	return n, err == nil && !math.IsNaN(n) && !math.IsInf(n, 0)
}

// SayNumber is a number of the document as people read it, such as "1,234.5",
// with at least so many decimals, so that figures beside one another can be
// compared; what is no number stays as it is.
func SayNumber(value string, decimals int) string {
	if _, is := NumberOf(value); !is {
		return value
	}
	whole, part, _ := strings.Cut(value, ".")
	sign := ""
	if rest, minus := strings.CutPrefix(whole, "-"); minus {
		sign, whole = "−", rest
	}
	if n, err := strconv.Atoi(whole); err == nil {
		whole = Thousands(n)
	}
	if part += strings.Repeat("0", max(decimals-len(part), 0)); part != "" {
		part = "." + part
	}
	return sign + whole + part
}

// decimalsIn is how many decimals a number of the document has.
func decimalsIn(value string) int {
	if point := strings.IndexByte(value, '.'); point >= 0 {
		return len(value) - point - 1
	}
	return 0
}

// CheckNumber tells whether the field takes a number, as ParseNumber returns it.
// The error is CodeInvalid.
func (f FieldSpec) CheckNumber(value string) error { return f.check(nil, nil, value) }

func checkNumber(f FieldSpec) func(*Assessment, any, string) error {
	return func(_ *Assessment, _ any, v string) error {
		if v == "" {
			return nil
		}
		n, is := NumberOf(v)
		switch {
		case !is || WriteNumber(n) != v:
			return invalid("%s %q is not a number. Please write it in figures, such as 58.41 or 1,234.", f.Name, v)
		case f.Whole && n != math.Trunc(n):
			return invalid("%s is a whole number, and %s is not one.", f.Name, SayNumber(v, 0))
		case n < f.Least || n > f.Most:
			return invalid("%s is a number from %s to %s, and %s is not.", f.Name, SayNumber(WriteNumber(f.Least), 0), SayNumber(WriteNumber(f.Most), 0), SayNumber(v, 0))
		}
		return nil
	}
}
