package understanding

import (
	"fmt"

	"ninefold/app/intake/source"
)

// whyRowNumber is why a cell is left out that only counts the rows of its table.
const whyRowNumber = "number of a row"

// whyBeyond is why the cells of a table wait that is larger than any that people
// read.
const whyBeyond = "stands in a table with more columns or cells than can be understood"

// whyRegister is why the cells of a register of risks wait.
const whyRegister = "stands in what looks like a register of risks, and not like part of a self-assessment"

// inTable places an item of a table whose shape is known. What it stands in and
// under is said by the table; only where the table names no statement, or no
// list, is it what stands above.
func (c *classifier) inTable(i int, p *place) {
	it := c.items[i]
	if p.head {
		c.headInTable(it, p)
		return
	}
	if p.number {
		c.leaveOut(it, whyRowNumber)
		return
	}
	statement, named, unknown := c.statement, c.doubtful, c.unknown
	if p.own {
		statement, named, unknown = p.statement, p.named, ""
		if p.unnamed != "" {
			unknown = fmt.Sprintf("“%s” is not the name of a quality statement Ninefold knows", p.unnamed)
		}
	} else if around := c.around(it); around != nil {
		statement, named, unknown = around.statement, around.named, around.unnamed
	} else if named != nil {
		statement = named.statement
	}
	list, listed := p.list, p.listed
	if p.above {
		list, listed = c.list, c.guess
		if c.guess != nil {
			list = c.guess.list
		}
	}
	to := Target{Kind: NotPlaced, Statement: statement, List: list}
	switch {
	case unknown != "":
		to.Statement, to.Why = "", unknown
	case listed != nil && list == "" && listed.other:
		to.Why = fmt.Sprintf("stands under “%s”, which is none of the three lists", listed.words)
	case listed != nil && list == "":
		to.Why = fmt.Sprintf("stands under “%s”, which is no list Ninefold knows", listed.words)
	case list == "":
		to.Why = "stands in none of the lists"
	case statement == "":
		to.Why = "its quality statement is not named"
	case named == nil && listed == nil:
		c.begun = true
		to.Kind = Entries
	case listed != nil:
		to.Why = c.mayMean(listed)
	default:
		to.Why = c.mayBe(named)
	}
	c.put(it, to)
	if to.Kind == NotPlaced && unknown == "" && statement != "" && list != "" {
		strength := 1.0
		for _, u := range []*understood{listed, named} {
			if u != nil {
				strength = min(strength, u.strength)
			}
		}
		c.open.guess(Target{Kind: Entries, Statement: statement, List: list}, strength)
	}
	if listed != nil {
		c.open.Under, c.open.head = headKey(listed.words), listed.words
	}
	c.open.statement = statement
	if listed != nil && listed.other && named == nil && unknown == "" && statement != "" {
		c.open.Note = &Target{Kind: Notes, Statement: statement}
	}
}

// around is what names the statement of the row that a table within another
// stands in, or nil.
func (c *classifier) around(it *item) *place {
	cell, is := c.nested[it.Cell.Table]
	for ; is; cell, is = c.nested[cell.Table] {
		if p := c.rows[source.Cell{Table: cell.Table, Row: cell.Row}]; p != nil {
			return p
		}
	}
	return nil
}

// headInTable places an item that names a statement or a list.
func (c *classifier) headInTable(it *item, p *place) {
	if p.own {
		c.rows[source.Cell{Table: it.Cell.Table, Row: it.Cell.Row}] = p
	}
	u := p.listed
	if p.own && p.named != nil {
		u = p.named
	}
	switch {
	case p.unnamed != "":
		c.open = nil
		c.put(it, Target{Kind: NotPlaced, Why: "stands where a quality statement is named, and is none that Ninefold knows"})
		c.open = nil
	case u == nil:
		if p.own && p.statement != "" {
			c.meet(it, p.statement, false)
		}
		c.heading(it)
	default:
		c.headOf(it, u)
	}
	if p.statement != "" || p.list != "" {
		c.begun = true
	}
}

// leaveTable closes what a table opened, once it is left.
func (c *classifier) leaveTable(it *item) {
	table := it.Cell.Table
	if c.table == table || it.out != "" {
		return
	}
	if c.beyond[c.table] == whyRegister {
		c.open, c.list, c.guess, c.closedBy = nil, "", nil, "the register of risks"
	}
	if g := c.laid[c.table]; g != nil {
		c.open = nil
		if g.mode != underList {
			c.list, c.guess = "", nil
			clear(c.seen) // below it the lists may begin again
		}
	}
	c.table = table
}
