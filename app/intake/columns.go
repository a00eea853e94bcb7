package intake

import "ninefold/app/assessment"

// columnLists is a table whose columns are lists.
type columnLists struct {
	table, row int
	lists      map[int]assessment.ListKey
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
	for _, other := range c.items[i:] {
		if other.Cell.Table != it.Cell.Table || other.Cell.Row != it.Cell.Row {
			break
		}
		if other.heads() && other.named.list != "" {
			lists[other.Cell.Column] = other.named.list
		}
	}
	if len(lists) < 2 {
		// One list's name in a row is a heading; remembered so as not to look again.
		if len(c.columns.lists) == 0 {
			c.columns = columnLists{table: it.Cell.Table, row: it.Cell.Row}
		}
		return false
	}
	c.columns = columnLists{table: it.Cell.Table, row: it.Cell.Row, lists: lists}
	c.list = ""
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
	}
}
