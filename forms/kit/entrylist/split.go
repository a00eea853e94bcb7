package entrylist

import (
	"strings"

	"ninefold/forms/kit"
)

// SplitLines makes an entry of each line of pasted text that is not blank.
func SplitLines(pasted string) []string {
	var texts []string
	for line := range strings.SplitSeq(kit.CleanPasted(pasted, true), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			texts = append(texts, line)
		}
	}
	return texts
}
