package intake

import "ninefold/app/assessment"

// columnLists is a table whose columns are lists.
type columnLists struct {
	table, row int
	lists      map[int]assessment.ListKey
	guesses    map[int]*understood // the columns whose heads are only guessed at
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
		case other.heads() && other.named.list != "":
			lists[other.Cell.Column] = other.named.list
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
		c.besides = map[Cell]int{}
		for at, other := range c.items {
			if other.Cell.Table > 0 && other.out == "" && c.listAt(at) != "" {
				c.besides[rowOf(other.Cell)]++
			}
		}
	}
	return c.besides[rowOf(it.Cell)] >= 2
}

// rowOf is the row a cell stands in.
func rowOf(cell Cell) Cell { return Cell{Table: cell.Table, Row: cell.Row} }

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

// inColumn places a line of a cell in a list's column.
func (c *classifier) inColumn(it *item, list assessment.ListKey) {
	switch {
	case c.statement == "" || c.unknown != "":
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
		c.list, c.open = "", nil
		clear(c.seen) // below it the lists may begin again
	}
}
