package export

import (
	"regexp"
	"strconv"
	"strings"
)

// written matches a figure that a workbook can hold as a number and show just
// as it was written: a whole number or a decimal, with or without commas
// between its thousands, with or without a per cent sign.
var written = regexp.MustCompile(`^(-?)(0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,11})(\.\d{1,6})?(%?)$`)

// figureValue makes a real number of a key figure that reads as one, with the
// format that shows it as the council wrote it; everything else stays text.
// A workbook keeps 15 digits, hence the limits of written.
func figureValue(text string) Value {
	parts := written.FindStringSubmatch(text)
	if parts == nil {
		return TextValue(text)
	}
	whole, decimals, percent := parts[2], parts[3], parts[4]
	n, err := strconv.ParseFloat(parts[1]+strings.ReplaceAll(whole, ",", "")+decimals, 64)
	if err != nil || n == 0 && parts[1] != "" || len(whole)+len(decimals) > 15 {
		return TextValue(text)
	}
	format := "0"
	if strings.Contains(whole, ",") {
		format = "#,##0"
	}
	if decimals != "" {
		format += "." + strings.Repeat("0", len(decimals)-1)
	}
	if percent != "" {
		n /= 100
		format += "%"
	}
	return Value{Number: &n, Format: format}
}
