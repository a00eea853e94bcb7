package understanding

import (
	"fmt"

	"ninefold/app/assessment"
	"ninefold/app/intake/source"
)

// columnLists is a table whose columns are lists.
type columnLists struct {
	table, row int
	lists      map[int]assessment.ListKey
	guesses    map[int]*understood // the columns whose heads are only guessed at
	// named is the last cell that named a statement: its column is the one
	// that says whose each row is.
	named source.Cell
}

// setColumns makes a row of a table whose cells name lists the head of its
// columns.
func (c *classifier) setColumns(i int) bool {
	it := c.items[i]
	if it.Cell.Table == 0 {
		return false
	}
	if c.columns.table == it.Cell.Table && c.columns.row == it.Cell.Row {
		return len(c.columns.lists) > 0
	}
	lists := map[int]assessment.ListKey{}
	guesses := map[int]*understood{}
	for at, other := range c.items {
		if other.Cell.Table != it.Cell.Table || other.Cell.Row != it.Cell.Row || other.out != "" {
			continue
		}
		switch u := c.heads[at]; {
		case other.heads() && other.named.List != "":
			lists[other.Cell.Column] = other.named.List
		case u != nil && u.list != "":
			lists[other.Cell.Column], guesses[other.Cell.Column] = u.list, u
		}
	}
	if len(lists) < 2 {
		// One list's name in a row is a heading; remembered so as not to look again.
		if len(c.columns.lists) == 0 {
			c.columns = columnLists{table: it.Cell.Table, row: it.Cell.Row}
		}
		return false
	}
	c.columns = columnLists{table: it.Cell.Table, row: it.Cell.Row, lists: lists, guesses: guesses}
	c.list, c.guess, c.begun = "", nil, true
	return true
}

// headsColumns tells whether a list's name stands beside others in a row of a
// table, as the heads of its columns do.
func (c *classifier) headsColumns(i int) bool {
	it := c.items[i]
	if it.Cell.Table == 0 {
		return false
	}
	if c.besides == nil {
		c.besides = map[source.Cell]int{}
		for at, other := range c.items {
			if other.Cell.Table > 0 && other.out == "" && c.listAt(at) != "" {
				c.besides[rowOf(other.Cell)]++
			}
		}
	}
	return c.besides[rowOf(it.Cell)] >= 2
}

// rowOf is the row a cell stands in.
func rowOf(cell source.Cell) source.Cell { return source.Cell{Table: cell.Table, Row: cell.Row} }

// columnsBegin deals with the head of a column that is none of the framework's
// names.
func (c *classifier) columnsBegin(i int, u *understood) bool {
	if u.list == "" || !c.headsColumns(i) || !c.setColumns(i) {
		return false
	}
	c.headOf(c.items[i], u)
	return true
}

// inColumns tells whether an item stands in such a table, beside its lists.
func (c *classifier) inColumns(it *item) bool {
	_, listed := c.columns.lists[it.Cell.Column]
	return len(c.columns.lists) > 0 && it.Cell.Table == c.columns.table && !listed
}

// strangeRow tells whether a cell stands where the rows above name their
// statement, and names none: then the row is not the statement's above.
func (c *classifier) strangeRow(it *item) bool {
	named := c.columns.named
	return named.Table != 0 && it.Cell.Table == named.Table && it.Cell.Column == named.Column && it.Cell.Row > named.Row
}

// startStrangeRow lets a row wait whose statement is not known.
func (c *classifier) startStrangeRow(it *item) {
	if c.unknown == "" || c.last == nil || c.last.Cell != it.Cell {
		c.endStatement()
		c.unknown = fmt.Sprintf("“%s” is not the name of a quality statement Ninefold knows", it.words)
	}
	c.put(it, Target{Kind: NotPlaced, Why: "stands where a quality statement is named, and is none that Ninefold knows"})
}

// besideOthers tells whether another cell of an item's row holds words.
func (c *classifier) besideOthers(it *item) bool {
	if it.Cell.Table == 0 {
		return false
	}
	for _, other := range c.items {
		if other.Cell.Table == it.Cell.Table && other.Cell.Row == it.Cell.Row && other.Cell.Column != it.Cell.Column && other.out == "" {
			return true
		}
	}
	return false
}

// strangeHead tells whether a cell stands where the rows above name their list,
// and names none of the framework's.
func (c *classifier) strangeHead(it *item) bool {
	head := c.rowHead
	return head.Table != 0 && it.Cell.Table == head.Table && it.Cell.Column == head.Column && it.Cell.Row > head.Row
}

// startStrangeHead ends the list of the rows above.
func (c *classifier) startStrangeHead(i int) {
	it := c.items[i]
	u := c.heads[i]
	if u == nil {
		u = c.meaning(it.words)
	}
	if u.statement != "" {
		c.endStatement()
		c.begun, c.doubtful = true, u
		c.headOf(it, u)
		return
	}
	c.list, c.closedBy, c.guess = "", it.words, u
	if u.list != "" {
		c.guessed[u.list] = true
	}
	c.headOf(it, u)
}

// inColumn places a line of a cell in a list's column.
func (c *classifier) inColumn(it *item, list assessment.ListKey) {
	switch {
	case c.unknown != "":
		c.put(it, Target{Kind: NotPlaced, List: list, Why: c.unknown})
	case c.statement == "":
		c.put(it, Target{Kind: NotPlaced, List: list, Why: "its quality statement is not named"})
	case c.columns.guesses[it.Cell.Column] != nil:
		c.guess = c.columns.guesses[it.Cell.Column]
		c.inDoubt(it)
		c.guess = nil
	default:
		c.seen[list] = true
		c.put(it, Target{Kind: Entries, Statement: c.statement, List: list})
	}
}

// leaveTable closes what a table opened, once it is left.
func (c *classifier) leaveTable(it *item) {
	if c.columns.table != 0 && it.Cell.Table != c.columns.table && it.out == "" {
		c.columns = columnLists{}
		c.list, c.guess, c.open = "", nil, nil
		clear(c.seen) // below it the lists may begin again
	}
}
