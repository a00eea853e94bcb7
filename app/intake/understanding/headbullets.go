package understanding

import (
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/expression"
	"ninefold/app/intake/marks"
)

// allStrong matches what Markdown sets in bold from its first word to its last.
var allStrong = expression.Of(`^(?:\*\*[^*]+\*\*|__[^_]+__)\s*:?$`)

// depth is how deep in its list a bulleted item stands.
func (it *item) depth() int {
	if it.ListLevel > 0 {
		return it.ListLevel
	}
	return it.indent
}

// unmarkHeads takes the bullets from headings that have them: where bullets have
// others set in below them, or are bold above others that are not, and the names of
// two lists or more are among them, they head what stands below. Where lists are headed
// without bullets they are entries.
func unmarkHeads(n *Names, items []*item) {
	type form struct {
		bold  bool
		depth int
	}
	all := map[form][]*item{}
	lists := map[form]map[assessment.ListKey]bool{}
	headed := map[assessment.ListKey]bool{} // by headings that have no bullets
	for i, it := range items {
		if it.heads() && it.named.List != "" && it.Cell.Table == 0 {
			if headed[it.named.List] = true; len(headed) > 1 {
				return
			}
		}
		if it.marker != marks.Bullet || it.words == "" || it.Heading > 0 || it.Cell.Table > 0 || i+1 == len(items) || !marks.ShortLine(it.words) {
			continue
		}
		after := items[i+1]
		over := after.depth() > it.depth()
		if after.marker != marks.Bullet || after.Cell.Table > 0 || !over && !(it.Bold && !after.Bold && after.depth() == it.depth()) {
			continue
		}
		f := form{it.Bold, it.depth()}
		all[f] = append(all[f], it)
		if list := n.ListLike(it.words); list != "" {
			if lists[f] == nil {
				lists[f] = map[assessment.ListKey]bool{}
			}
			lists[f][list] = true
		}
	}
	outermost := 0 // of the bullets that head lists
	for f, met := range lists {
		if len(met) < 2 {
			continue
		}
		outermost = max(outermost, f.depth)
		for _, it := range all[f] {
			it.marker = marks.Unmarked
		}
	}
	for f, of := range all {
		// "Safeguarding", above them
		for _, it := range of {
			if f.depth < outermost && it.named != nil && it.named.Statement != "" {
				it.marker = marks.Unmarked
			}
		}
	}
}

// strong tells whether a line is bold as a whole by the marks of Markdown.
func strong(text string) bool { return strings.ContainsAny(text, "*_") && allStrong.MatchString(text) }
