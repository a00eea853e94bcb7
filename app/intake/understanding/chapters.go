package understanding

import (
	"ninefold/app/assessment"
)

// findChapters finds out whether the lists are chapters with the statements under
// each, though neither may go by a known name: what heads a chapter comes once and
// has a statement's name directly below it, and the statements' names come again
// in every chapter.
func (c *classifier) findChapters(heads map[int]*understood) {
	const worded = 0.34
	type head struct {
		at        int
		u         *understood
		statement string
		chapter   bool // whether a statement's name follows directly
	}
	var all []head
	named := map[*understood]string{} // statements by what recurs
	for i, it := range c.items {
		u := heads[i]
		switch {
		case it.out != "" || c.laid[it.Cell.Table] != nil:
			continue
		case it.heads() && it.named.Statement != "" && it.named.List == "":
			all = append(all, head{at: i, statement: it.named.Statement})
		case it.heads() && it.named.List != "" && it.named.Statement == "":
			all = append(all, head{at: i})
		case u != nil && u.statement != "":
			all = append(all, head{at: i, u: u, statement: u.statement})
		case u != nil && !u.other:
			code, known := named[u]
			if !known && u.times >= 2 && u.times <= len(assessment.ListKeys)+1 {
				if likely, strength := c.names.statementWorded(u.words); strength >= worded {
					code = likely
				}
				named[u] = code
			}
			all = append(all, head{at: i, u: u, statement: code})
		}
	}
	chapters, recur := 0, map[string]int{}
	for n := range all {
		h := &all[n]
		if h.statement == "" {
			h.chapter = n+1 < len(all) && all[n+1].statement != "" && all[n+1].at == c.afterIndex(h.at)
			if !h.chapter {
				if h.u != nil && (h.u.times >= 2 || chapters == 0) {
					continue // a statement of which nothing is known, or a heading under it
				}
				return
			}
			if h.u != nil && h.u.times > 1 {
				return // a chapter comes once
			}
			chapters++
			continue
		}
		if n+1 < len(all) && all[n+1].statement == "" && all[n+1].at == c.afterIndex(h.at) && chapters > 0 {
			return // the lists stand under the statements
		}
		if chapters > 0 {
			recur[h.statement]++
		}
	}
	again := 0
	for _, n := range recur {
		if n >= 2 {
			again++
		}
	}
	if chapters < 2 || chapters > len(assessment.ListKeys)+1 || again == 0 || 2*again < len(recur) {
		return
	}
	for _, h := range all {
		if h.u != nil && h.statement != "" && h.u.statement == "" {
			_, strength := c.names.statementWorded(h.u.words)
			h.u.statement, h.u.list, h.u.strength = h.statement, "", strength
		}
	}
	c.inverted = true
}
