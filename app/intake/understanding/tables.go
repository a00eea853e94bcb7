package understanding

import (
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/expression"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/source"
)

// grid is a table of a source, cell by cell.
type grid struct {
	number int
	rows   []int                 // the numbers of its rows that hold something, in their order
	at     map[source.Cell][]int // the items of every cell that holds something
	filled map[int][]int         // the columns of each row that hold something, from the left
	width  int

	// How its cells are to be read, once that is known.
	short  map[int]bool // which columns hold signs and single words only, as far as that was looked at
	mode   gridMode
	names  int           // the column that names the statement of each row, or 0
	listed int           // the column that names the list of each row, or 0
	text   int           // the column that holds the entries, where the list is said above, or 0 for all
	heads  map[int]bool  // the rows that are heads of columns
	labels map[int]label // what rows are headed by, by row, where listed is set
}

// gridMode says where a table names the lists.
type gridMode int

const (
	unread     gridMode = iota
	inColumns           // each column is a list
	inRows              // each row is of one list
	transposed          // each row is of one list, each column of one statement
	underList           // the rows name statements, and what stands above says the list
)

// label is what a cell that names something names.
type label struct {
	text      string
	items     []int
	statement string // the statement, surely or by guess, or ""
	list      assessment.ListKey
	about     *understood // what it was taken for, where it is none of the framework's names; nil otherwise
	corner    bool        // whether it heads names, numbers or texts, and none of the lists
}

// place is where an item of a table belongs.
type place struct {
	head      bool // whether it names something, and makes no entry
	own       bool // whether the table says which statement it is about; else what stands above does
	statement string
	list      assessment.ListKey
	named     *understood // where the statement is only guessed at
	listed    *understood // where the list is only guessed at, or where it stands under none
	unnamed   string      // what stands in the place of the statement’s name and is none, or ""
	number    bool        // whether it only counts the rows
	above     bool        // whether what stands above the table says the list
}

// cornerWords head a column of names, numbers or texts.
var cornerWords = Keys("Statement", "Quality statement", "Theme", "Theme and statement", "CQC theme", "CQC statement", "CQC quality statement",
	"Name", "Area", "Topic", "Subject", "Standard", "Heading", "Category", "Type", "List", "Kind", "Section", "Domain", "Ref", "Reference", "Number", "No", "#", "ID", "Item", "Item number",
	"What", "Point", "Points", "Who", "By whom", "Rating", "RAG", "RAG rating", "Owner", "Lead", "Due", "Due date", "Date", "By when", "When", "Status", "Evidence", "Source", "Text", "Entry", "Comment", "Comments", "Detail", "Details", "Description", "Narrative", "What we say", "Self-assessment", "Finding", "Findings", "Content", "QS", "Code")

// answerWords head a column of who does something, when, and how it stands, which names
// no statement though a team in it may be called as one is.
var answerWords = Keys("Who", "By whom", "Rating", "RAG", "RAG rating", "Owner", "Lead", "Due", "Due date", "Date", "By when", "When", "Status", "Evidence", "Source", "Comment", "Comments", "Measure", "Responsible", "Lead officer", "Accountable officer")

// rowNumber is all that a cell says that only counts.
var rowNumber = expression.Of(`^(?:\d{1,4}|\d{1,3}(?:\.\d{1,3}){1,3}|[A-Za-z]{1,2}\d{1,3})[.)]?$`)

// mostColumns is how many columns a table may have to be understood as one: more
// than anybody reads across. The lines of a wider one wait.
const mostColumns = 100

// grids are the tables of the source, as far as they are no wider than
// mostColumns and have no more cells than mostCells, together. What is left out
// is no part of them. The rest are beyond reading.
func (c *classifier) grids() []*grid {
	byNumber := map[int]*grid{}
	var all []*grid
	for i, it := range c.items {
		if it.Cell.Table == 0 || it.out != "" || c.beyond[it.Cell.Table] != "" {
			continue
		}
		g := byNumber[it.Cell.Table]
		if g == nil {
			g = &grid{number: it.Cell.Table, at: map[source.Cell][]int{}, filled: map[int][]int{}, heads: map[int]bool{}, labels: map[int]label{}}
			byNumber[it.Cell.Table] = g
			all = append(all, g)
		}
		if n := len(g.rows); n == 0 || g.rows[n-1] != it.Cell.Row {
			if !slices.Contains(g.rows[max(0, n-3):], it.Cell.Row) {
				g.rows = append(g.rows, it.Cell.Row)
			}
		}
		g.at[it.Cell] = append(g.at[it.Cell], i)
		g.width = max(g.width, it.Cell.Column)
	}
	cells := 0
	return slices.DeleteFunc(all, func(g *grid) bool {
		if cells += len(g.at); g.width > mostColumns || cells > mostCells {
			c.beyond[g.number] = whyBeyond
			return true
		}
		if c.isRegister(g) {
			c.beyond[g.number] = whyRegister
			return true
		}
		for cell := range g.at {
			g.filled[cell.Row] = append(g.filled[cell.Row], cell.Column)
		}
		for _, columns := range g.filled {
			slices.Sort(columns)
		}
		return false
	})
}

// isRegister tells whether a table is a register of risks, by the heads of its columns,
// and no part of a self-assessment: "Action" is no list there, and what stands beside it
// is about the risk and not about the statement that it names.
func (c *classifier) isRegister(g *grid) bool {
	const top = 2 // rows, among which the heads stand
	for _, row := range g.rows[:min(top, len(g.rows))] {
		risks, signs := 0, 0
		for column := 1; column <= g.width; column++ {
			text := textOf(c.items, g.at[source.Cell{Table: g.number, Row: row, Column: column}])
			if len(text) <= longestName && c.names.ListLike(text) == assessment.WorkingWell {
				return false // no register tells what works well
			}
			switch words := plainWords(text); {
			case len(words) == 0 || len(words) > mostHeadWords:
			case theLexicon().Registers.has("signs", words):
				signs++
			case theLexicon().Registers.has("risks", words):
				risks++
			}
		}
		if signs > 1 || signs == 1 && risks > 0 {
			return true
		}
	}
	return false
}

// mostHeadWords is the longest text, in words, that heads a column of a register.
const mostHeadWords = 5

// columnsOf are the columns of a row that hold something, from the left.
func (g *grid) columnsOf(row int) []int { return g.filled[row] }

func (g *grid) cell(row, column int) []int {
	return g.at[source.Cell{Table: g.number, Row: row, Column: column}]
}

// labelOf reads a cell as the name of something; ok is false where it is longer
// than names are.
func (c *classifier) labelOf(items []int, byKey map[string]*understood) (l label, ok bool) {
	const mostLines = 3
	if len(items) == 0 || len(items) > mostLines {
		return l, false
	}
	var parts []string
	for _, i := range items {
		it := c.items[i]
		if it.marker == marks.Bullet && it.Heading == 0 || it.Footnote {
			return l, false
		}
		parts = append(parts, it.words)
	}
	l = label{text: strings.Join(parts, " "), items: items}
	if len(items) > 1 {
		// A name on several lines says more than one thing only if it says it wholly.
		if n := c.names.Match(l.text); n == nil && !c.items[items[1]].Joined {
			return l, false
		}
	}
	if !marks.HasLetter(l.text) {
		return l, false
	}
	n := c.names.Match(l.text)
	if n == nil && !marks.ShortLine(strings.TrimSuffix(l.text, ".")) {
		return l, false
	}
	switch {
	case cornerWords[headKey(l.text)]:
		l.corner = true
	case n != nil && n.Subheading == "":
		l.statement, l.list = n.Statement, n.List
		l.corner = n.Statement == "" && n.List == ""
	default:
		l.about = byKey[headKey(l.text)]
		if l.about == nil {
			l.about = c.meaning(l.text)
		}
		l.statement, l.list = l.about.statement, l.about.list
	}
	return l, true
}

// layTables finds how every table is to be read, and returns the headings in
// them that are none of the framework's names, in the rows in which they stand.
func (c *classifier) layTables(byKey map[string]*understood) (runs [][]*slot) {
	all := c.grids()
	byNumber := map[int]*grid{}
	for _, g := range all {
		byNumber[g.number] = g
	}
	firsts := map[string]int{} // in how many tables a text heads a row or a column
	for _, g := range all {
		met := map[string]bool{}
		count := func(items []int) {
			if l, ok := c.labelOf(items, byKey); ok && !met[headKey(l.text)] {
				met[headKey(l.text)] = true
				firsts[headKey(l.text)]++
			}
		}
		for _, column := range g.columnsOf(g.rows[0]) {
			count(g.cell(g.rows[0], column))
		}
		for _, row := range g.rows[1:] {
			count(g.cell(row, 1))
		}
	}
	c.laid = map[int]*grid{}
	var singles []*slot // the heads of tables that have one list each
	read := func(g *grid) {
		if g.width < 2 || c.ownHeads(g, byKey) {
			c.unwrap(g)
			return
		}
		c.lay(g, byKey, firsts)
		if g.mode == unread {
			if c.namesBesideEachOther(g) {
				c.beyond[g.number] = whyManyNames
			}
			return
		}
		c.laid[g.number] = g
		own := c.headsOf(g, byKey)
		if g.mode == inColumns && g.names > 0 && len(own) > 0 && len(own[0]) == 1 {
			singles = append(singles, own[0][0])
			return
		}
		runs = append(runs, own...)
	}
	// Those that stand in another come first: one that cannot be read is part of
	// what the cell around it says.
	for n := len(all) - 1; n >= 0 && len(c.nested) > 0; n-- {
		g := all[n]
		around, is := c.nested[g.number]
		if !is {
			continue
		}
		if g.width > 1 {
			read(g)
		}
		if c.laid[g.number] == nil {
			for _, items := range g.at {
				for _, i := range items {
					c.items[i].Cell = around
				}
				if outer := byNumber[around.Table]; outer != nil {
					outer.at[around] = append(outer.at[around], items...)
				}
			}
		}
	}
	for _, g := range c.grids() {
		if _, is := c.nested[g.number]; !is {
			read(g)
		}
	}
	if len(singles) > 1 {
		// Tables with a list each are a row of lists, under all their statements.
		runs = append(runs, singles, singles)
	}
	return runs
}

// whyManyNames is why the lines of a table wait that names statements side by side and
// could not be read.
const whyManyNames = "stands in a table that names several quality statements side by side, and says in no way Ninefold knows which list is which"

// namesBesideEachOther tells whether a row of a table names two statements or more.
func (c *classifier) namesBesideEachOther(g *grid) bool {
	for _, row := range g.rows {
		met := map[string]bool{}
		for _, column := range g.columnsOf(row) {
			if items := g.cell(row, column); len(items) == 1 && c.items[items[0]].heads() && c.items[items[0]].named.Statement != "" {
				met[c.items[items[0]].named.Statement] = true
			}
		}
		if len(met) > 1 {
			return true
		}
	}
	return false
}

// unwrap takes a table for the frame that it is: what stands in it is read as if
// it stood on the page.
func (c *classifier) unwrap(g *grid) {
	for _, items := range g.at {
		for n, i := range items {
			c.items[i].Cell = c.nested[g.number]
			c.items[i].paragraph = c.items[i].paragraph || n == 0
		}
	}
}

// ownHeads tells whether the cells of a table have their headings in them, above
// what they hold: then the table only sets them side by side.
func (c *classifier) ownHeads(g *grid, byKey map[string]*understood) bool {
	lists, headed := map[assessment.ListKey]bool{}, 0
	within := map[string]int{}
	cells := 0
	for _, row := range g.rows {
		for _, column := range g.columnsOf(row) {
			items := g.cell(row, column)
			cells++
			if len(items) < 2 {
				continue
			}
			first, second := c.items[items[0]], c.items[items[1]]
			l, ok := c.labelOf(items[:1], byKey)
			if c.listsWithin(items, byKey) > 1 || c.sameWithin(items, within) {
				return true // all the lists of a statement are in one cell
			}
			if !ok || second.Joined && !first.Bold {
				continue
			}
			if l.list != "" && l.statement == "" && (l.about == nil || l.about.strength >= 0.6 || first.Bold && !second.Bold) {
				lists[l.list] = true
				headed++
			} else if first.Bold && !second.Bold {
				headed++
			}
		}
	}
	return len(lists) >= 2 && 2*headed >= cells
}

// sameWithin tells whether a cell has two lines in bold or more above others that are
// not, and as many cells before it had the same: their words are counted in within.
func (c *classifier) sameWithin(items []int, within map[string]int) bool {
	key, heads := "", 0
	for n, i := range items[:len(items)-1] {
		if it, after := c.items[i], c.items[items[n+1]]; it.Bold && !after.Bold && it.marker == marks.Unmarked && marks.ShortLine(it.words) {
			key += headKey(it.words) + "\n"
			heads++
		}
	}
	if heads < 2 {
		return false
	}
	within[key]++
	return within[key] > 1
}

// listsWithin counts the lists that are headed within a cell, by their names or by what
// is bold.
func (c *classifier) listsWithin(items []int, byKey map[string]*understood) int {
	lists := map[assessment.ListKey]bool{}
	for n, i := range items[:len(items)-1] {
		it := c.items[i]
		if it.Joined || it.marker == marks.Bullet && it.Heading == 0 {
			continue
		}
		if l, ok := c.labelOf(items[n:n+1], byKey); ok && l.list != "" && l.statement == "" && (l.about == nil || it.Bold && l.about.strength >= likeList) {
			lists[l.list] = true
		}
	}
	return len(lists)
}

// lay finds how a table is to be read.
func (c *classifier) lay(g *grid, byKey map[string]*understood, firsts map[string]int) {
	labels := map[source.Cell]label{}
	for cell, items := range g.at {
		if l, ok := c.labelOf(items, byKey); ok {
			labels[cell] = l
		}
	}
	at := func(row, column int) (label, bool) {
		l, ok := labels[source.Cell{Table: g.number, Row: row, Column: column}]
		return l, ok
	}
	if kinds := c.kindsColumn(g, labels); kinds > 0 {
		// "Strength or area?" says what its column holds, whatever else it is like.
		// What stands above the others is no list then: "Our position".
		for column := 1; column <= g.width; column++ {
			cell := source.Cell{Table: g.number, Row: g.rows[0], Column: column}
			if l, ok := labels[cell]; ok && (l.about != nil && l.statement == "" && !l.about.other || column == kinds && l.list == "") {
				l.corner = true
				labels[cell] = l
			}
		}
	}
	g.names = c.namesColumn(g, labels)
	titles := true // whether the rows above only head the table: one cell, or themes
	for _, row := range g.rows {
		columns := g.columnsOf(row)
		lists, statements, others, corners, strange := 0, 0, 0, 0, 0
		distinct := map[assessment.ListKey]bool{}
		whole, sure := true, false
		for _, column := range columns {
			l, ok := at(row, column)
			switch {
			case !ok:
				whole = false
			case l.corner:
				corners++
			case l.list != "" && l.statement == "":
				lists++
				distinct[l.list] = true
				sure = sure || l.about == nil
			case l.statement != "":
				statements++
			case l.about != nil && l.about.other:
				others++
			default:
				strange++
			}
		}
		named := g.names > 0
		if named {
			if l, ok := at(row, g.names); ok && l.statement != "" && (l.about == nil || statements == 1 && lists+others+strange < 2) {
				continue // a row of the table, and no head
			}
		}
		switch {
		case !whole || len(columns) < 2:
		case statements == 0 && lists >= 2 && len(distinct) >= 2,
			statements == 0 && lists == 1 && (named || corners > 0 && sure) && titles && strange == 0,
			statements == 0 && lists == 1 && corners > 0 && strange == 0 && c.headsAgain(g, row, at),
			statements == 0 && lists == 1 && corners > 0 && strange == 0 && titles && c.longerBelow(g, row, at):
			g.heads[row] = true
			if g.mode == unread || g.mode == transposed {
				g.mode = inColumns
			}
		case statements >= 2 && lists == 0 && strange <= 1 && !named && (titles || g.mode == transposed):
			g.heads[row] = true
			g.mode = transposed
		}
		titles = titles && !g.heads[row] && (len(columns) < 2 || whole && corners == len(columns))
	}
	if g.mode == unread {
		c.layByRows(g, at, firsts)
	}
	if g.mode == unread {
		c.layStrangeHeads(g, at, firsts)
	}
	if g.mode == transposed {
		c.layByRows(g, at, firsts)
		if g.listed == 0 {
			g.mode = unread
		} else {
			g.mode = transposed
		}
	}
	if g.mode == unread && g.names > 0 && c.namesSeveral(g, at) {
		g.mode = underList
		if row := g.rows[0]; len(g.rows) > 1 {
			if l, ok := at(row, g.names); ok && l.statement == "" {
				g.heads[row] = true
			}
		}
	}
	if g.mode == unread && g.names == 0 {
		c.layUnderList(g, at)
	}
}

// longerBelow tells whether a row is no longer than heads are, as the first of a table,
// and the column that it gives to a list says more below than anything beside it.
func (c *classifier) longerBelow(g *grid, row int, at func(row, column int) (label, bool)) bool {
	list, words := 0, map[int]int{}
	for _, column := range g.columnsOf(row) {
		if l, ok := at(row, column); ok && l.list != "" && !l.corner {
			list = column
			if l.about != nil && l.about.strength < likeStatement {
				return false
			}
		}
	}
	rows := 0
	for _, below := range g.rows {
		if below <= row {
			continue
		}
		rows++
		for _, column := range g.columnsOf(below) {
			for _, i := range g.cell(below, column) {
				words[column] += len(strings.Fields(c.items[i].words))
			}
		}
	}
	most := 0
	for column, n := range words {
		if column != list {
			most = max(most, n)
		}
	}
	const entry = 3 // words of an entry, at least
	return list > 0 && rows > 0 && words[list] >= entry*rows && words[list] > most
}

// headsAgain tells whether a row heads the columns anew, for another list: the list's
// name stands where that of the row of heads above did, and a head beside it comes
// again word for word.
func (c *classifier) headsAgain(g *grid, row int, at func(row, column int) (label, bool)) bool {
	for n := slices.Index(g.rows, row) - 1; n >= 0; n-- {
		above := g.rows[n]
		if !g.heads[above] {
			continue
		}
		list, again := false, false
		for _, column := range g.columnsOf(row) {
			l, _ := at(row, column)
			was, ok := at(above, column)
			list = list || ok && l.list != "" && was.list != ""
			again = again || ok && l.corner && was.corner && headKey(l.text) == headKey(was.text)
		}
		return list && again
	}
	return false
}

// layUnderList takes a table whose heads say only what its columns hold, such as a
// number, the text and its owner, for the entries of the list that it stands under:
// the column with the most words holds them.
func (c *classifier) layUnderList(g *grid, at func(row, column int) (label, bool)) {
	row := g.rows[0]
	columns := g.columnsOf(row)
	known := 0
	for _, column := range columns {
		l, ok := at(row, column)
		if !ok && !cornerWords[Key(textOf(c.items, g.cell(row, column)))] {
			return
		}
		if !ok || l.corner || l.about != nil && l.about.other {
			known++
		}
	}
	if len(columns) < 2 || len(g.rows) < 2 || 2*known < len(columns) {
		return
	}
	g.text = c.fullest(g)
	g.mode = underList
	g.heads[row] = true
}

// fullest is the column that has the most words, beside those that name a row's
// statement and its list.
func (c *classifier) fullest(g *grid) int {
	most, fullest := 0, 0
	for column := 1; column <= g.width; column++ {
		if column == g.names || column == g.listed {
			continue
		}
		words := 0
		for _, row := range g.rows {
			if g.heads[row] {
				continue
			}
			for _, i := range g.cell(row, column) {
				words += len(strings.Fields(c.items[i].words))
			}
		}
		if words > most {
			most, fullest = words, column
		}
	}
	return fullest
}

// namesSeveral tells whether a column names two statements or more.
func (c *classifier) namesSeveral(g *grid, at func(row, column int) (label, bool)) bool {
	met := map[string]bool{}
	for _, row := range g.rows {
		if l, ok := at(row, g.names); ok && l.statement != "" {
			met[l.statement] = true
		}
	}
	return len(met) >= 2
}

// namesColumn finds the column that names the statement of each row, or 0. A column
// that is headed by a list is none, whatever words its entries have. Where no name
// is one of the framework's, there are two statements, or the column is headed as
// such a column is: one statement alone is what its own entries speak of.
func (c *classifier) namesColumn(g *grid, labels map[source.Cell]label) int {
	const worded = 0.5
	if c.namesBesideEachOther(g) {
		return 0 // a column a statement
	}
	ofLists, headed := c.listColumns(g, labels), false
	top := g.rows[0] // the first row that heads columns
	if n := slices.IndexFunc(g.rows, func(row int) bool { return len(g.columnsOf(row)) > 1 }); n > 0 {
		top = g.rows[n]
	}
	best, bestNamed := 0, 0
	for column := 1; column <= g.width; column++ {
		if ofLists[column] {
			continue
		}
		named, strange, sure := 0, 0, 0
		codes := map[string]bool{}
		if l, ok := labels[source.Cell{Table: g.number, Row: top, Column: column}]; ok && (answerWords[headKey(l.text)] || l.about != nil && l.about.other) {
			continue
		}
		headed = false
		for n, row := range g.rows {
			cell := source.Cell{Table: g.number, Row: row, Column: column}
			l, ok := labels[cell]
			switch {
			case len(g.at[cell]) == 0 || len(g.columnsOf(row)) < 2:
			case ok && l.statement != "" && l.list == "":
				named++
				codes[l.statement] = true
				if l.about == nil {
					sure++
				}
			case ok && l.corner:
				headed = headed || n == 0
			case ok && l.list == "" && l.about != nil && !l.about.other && c.worded(l.text) >= worded:
				named++
				code, _ := c.names.statementWorded(l.text)
				codes[code] = true
			case n > 0:
				strange++
			}
		}
		if named > bestNamed && 2*named >= strange && (sure > 0 || named >= 2 && (headed || len(codes) >= 2)) {
			best, bestNamed = column, named
		}
	}
	return best
}

// kindsColumn finds the column whose cells below the first row are names of lists,
// two or more again and again, or 0: each row is an entry of the list it names. Where
// they are only like such names, each must come again.
func (c *classifier) kindsColumn(g *grid, labels map[source.Cell]label) int {
	const fewest, most = 3, 6 // rows; different names
	for column := 1; column <= g.width; column++ {
		rows, named, like := 0, 0, 0
		distinct, likely := map[assessment.ListKey]bool{}, map[assessment.ListKey]bool{}
		texts := map[string]bool{}
		for _, row := range g.rows[1:] {
			cell := source.Cell{Table: g.number, Row: row, Column: column}
			if len(g.at[cell]) == 0 || len(g.columnsOf(row)) < 2 {
				continue
			}
			rows++
			l, ok := labels[cell]
			if !ok || l.list == "" || l.statement != "" {
				continue
			}
			like++
			likely[l.list] = true
			texts[headKey(l.text)] = true
			if l.about == nil {
				named++
				distinct[l.list] = true
			}
		}
		if named >= fewest && len(distinct) >= 2 && 4*named >= 3*rows ||
			like >= fewest && len(likely) >= 2 && like == rows && len(texts) <= most && like >= 2*len(texts) {
			return column
		}
	}
	return 0
}

// listColumns are the columns that stand under the name of a list, in a row that
// names two lists or more and no statement.
func (c *classifier) listColumns(g *grid, labels map[source.Cell]label) map[int]bool {
	found := map[int]bool{}
	for _, row := range g.rows {
		distinct := map[assessment.ListKey]bool{}
		var columns []int
		whole := true
		for _, column := range g.columnsOf(row) {
			l, ok := labels[source.Cell{Table: g.number, Row: row, Column: column}]
			switch {
			case !ok || l.statement != "" && l.list == "" && l.about == nil:
				whole = false
			case l.list != "" && l.statement == "":
				distinct[l.list] = true
				columns = append(columns, column)
			}
		}
		if !whole || len(distinct) < 2 || len(columns) > len(distinct) {
			continue
		}
		for _, column := range columns {
			found[column] = true
		}
	}
	return found
}

// worded is how surely a text is worded as a statement's name.
func (c *classifier) worded(text string) float64 {
	if len(c.weighed) >= mostWeighed {
		return 0
	}
	_, strength := c.names.statementWorded(text)
	return strength
}

// layByRows finds the column that names the list of each row.
func (c *classifier) layByRows(g *grid, at func(row, column int) (label, bool), firsts map[string]int) {
	best := 0
	for column := 1; column <= min(g.width, 4); column++ {
		if column == g.names {
			continue
		}
		rows, lists, labelled, sure, beside := 0, 0, 0, 0, 0
		distinct, words, known := map[assessment.ListKey]bool{}, map[string]int{}, 0
		for _, row := range g.rows {
			if g.heads[row] || len(g.columnsOf(row)) < 2 || len(g.cell(row, column)) == 0 {
				continue
			}
			rows++
			l, ok := at(row, column)
			if !ok || l.corner || l.statement != "" {
				continue
			}
			labelled++
			words[headKey(l.text)]++
			if firsts[headKey(l.text)] >= 2 {
				known++
			}
			if l.list != "" {
				lists++
				distinct[l.list] = true
				if l.about == nil {
					sure++
				}
			}
			if len(g.columnsOf(row)) > 1 {
				beside++
			}
		}
		repeated := len(words) >= 2 && len(words) <= 4 && labelled >= 2*len(words)
		recurs := labelled >= 2 && known == labelled && len(words) <= 5 && column == 1
		three := labelled == len(assessment.ListKeys) && rows == labelled && len(words) == labelled && column == 1 && g.width == 2 && c.longerBeside(g, column)
		headed := g.mode == transposed && labelled == rows && rows >= 2 && rows <= 5 && column == 1
		switch {
		case rows == 0 || 4*labelled < 3*rows:
			continue
		case lists >= 2 && len(distinct) >= 2 && 2*lists >= labelled, lists >= 1 && sure >= 1 && labelled <= 3 && g.width <= 3 && !repeated, repeated && c.longerBeside(g, column), recurs && c.longerBeside(g, column), three, headed:
			if best == 0 {
				best = column
			}
		}
	}
	if best == 0 {
		return
	}
	g.listed = best
	if g.mode == unread {
		g.mode = inRows
	}
	for n, row := range g.rows {
		if g.heads[row] || len(g.columnsOf(row)) < 2 {
			continue
		}
		l, ok := at(row, best)
		if !ok {
			continue
		}
		if n == 0 && (l.corner || l.list == "" && c.allCorners(g, row, at)) {
			g.heads[row] = true
			continue
		}
		g.labels[row] = l
	}
}

// allCorners tells whether a row says only what its columns hold.
func (c *classifier) allCorners(g *grid, row int, at func(row, column int) (label, bool)) bool {
	for _, column := range g.columnsOf(row) {
		if l, ok := at(row, column); !ok || !l.corner && (l.about == nil || !l.about.other) {
			return false
		}
	}
	return true
}

// longerBeside tells whether the cells beside a column say more than it does.
func (c *classifier) longerBeside(g *grid, column int) bool {
	own, beside := 0, 0
	for _, row := range g.rows {
		if g.heads[row] {
			continue
		}
		longest := 0
		for _, other := range g.columnsOf(row) {
			words := 0
			for _, i := range g.cell(row, other) {
				words += len(strings.Fields(c.items[i].words))
			}
			if other == column {
				own += words
			} else if other != g.names {
				longest = max(longest, words)
			}
		}
		beside += longest
	}
	return 2*beside > 3*own
}

// layStrangeHeads takes the first row of a table, or the row below a statement's
// name, for the heads of its columns though nothing in it is known: it is short,
// what stands below is longer, and there are three of them, or it heads other
// tables too.
func (c *classifier) layStrangeHeads(g *grid, at func(row, column int) (label, bool), firsts map[string]int) {
	n := 0
	for n < len(g.rows)-1 && len(g.columnsOf(g.rows[n])) < 2 {
		n++
	}
	if n >= len(g.rows)-1 {
		return
	}
	row := g.rows[n]
	columns := g.columnsOf(row)
	strange, recur := 0, 0
	headWords, bodyWords, cells := 0, 0, 0
	for _, column := range columns {
		l, ok := at(row, column)
		if !ok || l.statement != "" && l.about == nil {
			return
		}
		if l.corner || column == g.names || l.about != nil && l.about.other {
			continue
		}
		strange++
		if firsts[headKey(l.text)] >= 2 {
			recur++
		}
		for _, i := range l.items {
			headWords += len(strings.Fields(c.items[i].words))
		}
		for _, below := range g.rows[n+1:] {
			if items := g.cell(below, column); len(items) > 0 {
				cells++
				for _, i := range items {
					bodyWords += len(strings.Fields(c.items[i].words))
				}
			}
		}
	}
	if strange == 0 || cells == 0 || 2*bodyWords*strange < 3*headWords*cells {
		return
	}
	if strange == 1 && g.names > 0 && len(columns) == 2 && c.namesSeveral(g, at) || strange == len(assessment.ListKeys) && (g.names > 0 || len(columns) == strange) || recur == strange && strange >= 2 && strange <= 5 {
		g.mode = inColumns
		g.heads[row] = true
		for _, below := range g.rows[n+1:] {
			if c.sameHeads(g, row, below, at) {
				g.heads[below] = true
			}
		}
	}
}

// sameHeads tells whether two rows say the same.
func (c *classifier) sameHeads(g *grid, row, other int, at func(row, column int) (label, bool)) bool {
	columns := g.columnsOf(row)
	if !slices.Equal(columns, g.columnsOf(other)) {
		return false
	}
	for _, column := range columns {
		x, okX := at(row, column)
		y, okY := at(other, column)
		if !okX || !okY || headKey(x.text) != headKey(y.text) {
			return false
		}
	}
	return true
}

// headsOf enters the headings in a table that are none of the framework's names
// among those of the document, with what stands under each, and returns them in
// the rows in which they stand.
func (c *classifier) headsOf(g *grid, byKey map[string]*understood) (runs [][]*slot) {
	const mostRuns = 12
	enter := func(l label, under []int) *slot {
		if l.about == nil || l.corner {
			return &slot{list: l.list}
		}
		u := byKey[headKey(l.text)]
		if u == nil {
			u = l.about
			byKey[headKey(l.text)] = u
		}
		if len(under) > 0 {
			u.times++
		}
		const most = 60
		for _, i := range under {
			if len(u.under) < most && !marks.StartsSmall(c.items[i].words) {
				u.under = append(u.under, c.items[i].words)
			}
		}
		return &slot{u: u, list: u.list}
	}
	useful := func(l label) bool {
		return !l.corner && (l.list != "" || l.about != nil && l.about.statement == "" && !l.about.other)
	}
	switch g.mode {
	case inColumns:
		var heads []label
		var columns []int
		for _, row := range g.rows {
			if g.heads[row] {
				heads, columns = nil, nil
				for _, column := range g.columnsOf(row) {
					if l, ok := c.labelOf(g.cell(row, column), byKey); ok && useful(l) && column != g.names {
						heads, columns = append(heads, l), append(columns, column)
					}
				}
				continue
			}
			var run []*slot
			for n, l := range heads {
				run = append(run, enter(l, g.cell(row, columns[n])))
			}
			if len(run) > 0 && len(runs) < mostRuns {
				runs = append(runs, run)
			}
		}
	case inRows, transposed:
		var run []*slot
		statement := ""
		for _, row := range g.rows {
			if g.names > 0 {
				if l, ok := c.labelOf(g.cell(row, g.names), byKey); ok && l.text != statement && len(run) > 0 {
					if len(runs) < mostRuns {
						runs = append(runs, run)
					}
					run, statement = nil, l.text
				}
			}
			l, ok := g.labels[row]
			if !ok || !useful(l) {
				continue
			}
			var under []int
			for _, column := range g.columnsOf(row) {
				if column != g.listed && column != g.names {
					under = append(under, g.cell(row, column)...)
				}
			}
			run = append(run, enter(l, under))
		}
		if len(run) > 0 {
			runs = append(runs, run)
		}
	}
	return runs
}

// placeTables says where every item of the tables that can be read belongs, now
// that it is known what their headings mean.
func (c *classifier) placeTables(byKey map[string]*understood) {
	c.places = map[int]*place{}
	var numbers []int
	for number := range c.laid {
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	for _, number := range numbers {
		g := c.laid[number]
		if !c.anyList(g, byKey) && g.mode != underList {
			delete(c.laid, number)
			if c.namesBesideEachOther(g) {
				c.beyond[number] = whyManyNames
			}
			continue
		}
		c.placeTable(g, byKey)
	}
}

// anyList tells whether a heading of the table is taken for a list.
func (c *classifier) anyList(g *grid, byKey map[string]*understood) bool {
	for row := range g.heads {
		for _, column := range g.columnsOf(row) {
			if l, ok := c.labelOf(g.cell(row, column), byKey); ok && l.list != "" && !l.corner {
				return true
			}
		}
	}
	for _, l := range g.labels {
		if again, ok := c.labelOf(l.items, byKey); ok && again.list != "" {
			return true
		}
	}
	return false
}

// placeTable goes through the rows of a table.
func (c *classifier) placeTable(g *grid, byKey map[string]*understood) {
	if g.mode == inRows {
		g.text = c.fullest(g)
		g.carryLabels()
	}
	heads, over := map[int]label{}, map[int]label{} // by column; over, what a cell above several columns names
	own := place{}                                  // the statement of the rows at hand
	var banner *label                               // the list that a row across the whole table has opened
	c.nameRows(g, byKey)
	for _, row := range g.rows {
		columns := g.columnsOf(row)
		if g.heads[row] {
			heads, banner = map[int]label{}, nil
			for _, column := range columns {
				l, _ := c.labelOf(g.cell(row, column), byKey)
				if items := g.cell(row, column); l.statement != "" && l.list == "" && l.about == nil {
					for n := range max(1, c.items[items[0]].Span) {
						over[column+n] = l
					}
				} else if l.list != "" && l.statement == "" {
					l.statement = over[column].statement
				}
				heads[column] = l
				for _, i := range g.cell(row, column) {
					c.places[i] = &place{head: true, statement: l.statement, list: l.list, listed: l.about}
				}
			}
			continue
		}
		if len(columns) == 1 && c.bannerRow(g, row, columns[0], byKey, &own, &banner) {
			continue
		}
		if g.names > 0 {
			if items := g.cell(row, g.names); len(items) > 0 {
				l, ok := c.labelOf(items, byKey)
				own = place{own: true, statement: l.statement, named: l.about}
				if !ok || l.statement == "" {
					own = place{own: true, unnamed: textOf(c.items, items)}
				}
				for _, i := range items {
					c.places[i] = &place{head: true, own: true, statement: own.statement, named: own.named, unnamed: own.unnamed}
				}
			}
		}
		if len(columns) > 1 && g.mode != underList {
			banner = nil
		}
		for _, column := range columns {
			if column == g.names {
				continue
			}
			p := own
			switch mode := g.mode; {
			case banner != nil && (g.mode != underList || g.text == 0 || g.text == column):
				p.list, p.listed = banner.list, banner.about
			default:
				c.placeIn(g, mode, row, column, heads, byKey, &p)
			}
			if l, ok := c.labelOf(g.cell(row, column), byKey); ok && c.onlyNames(l, own.statement) {
				p = place{head: true}
			}
			c.placeCell(g, row, column, p)
		}
	}
}

// carryLabels gives rows the list of the row above where the cell that would name
// it is empty, as one that is merged down is, and so is the statement's.
func (g *grid) carryLabels() {
	above, has := label{}, false
	for _, row := range g.rows {
		l, ok := g.labels[row]
		switch {
		case ok:
			above, has = l, true
		case g.heads[row], len(g.cell(row, g.listed)) > 0, g.names > 0 && len(g.cell(row, g.names)) > 0:
			has = false
		case has && len(g.cell(row, g.text)) > 0:
			g.labels[row] = above
		}
	}
}

// onlyNames tells whether a cell says no more than which theme a row belongs to,
// or once more which statement.
func (c *classifier) onlyNames(l label, statement string) bool {
	n := c.names.Match(l.text)
	return n != nil && n.List == "" && n.Subheading == "" && (n.Statement == "" && n.Theme > 0 || n.Statement != "" && n.Statement == statement)
}

// placeIn says where a cell belongs by the heads of its column and its row.
func (c *classifier) placeIn(g *grid, mode gridMode, row, column int, heads map[int]label, byKey map[string]*understood, p *place) {
	switch mode {
	case inColumns:
		l := heads[column]
		p.list, p.listed = l.list, l.about
		if l.statement != "" {
			p.own, p.statement, p.named = true, l.statement, l.about
		}
	case inRows, transposed:
		l := g.labels[row]
		if len(l.items) > 0 {
			l, _ = c.labelOf(l.items, byKey)
		}
		p.list, p.listed = l.list, l.about
		if head := heads[column]; g.mode == transposed {
			p.own, p.statement, p.named = true, head.statement, head.about
			if head.statement == "" {
				p.unnamed = head.text
			}
		} else if len(g.heads) > 0 && column != g.listed && column != g.text {
			p.list, p.listed = "", head.about
		} else if head.about != nil && (head.about.other || c.shortColumn(g, column)) {
			p.list, p.listed = "", head.about
		} else if c.shortColumn(g, column) && g.width > 2 && column != g.text {
			p.list, p.listed = "", nil
		}
		if column == g.listed {
			p.head = true
		}
	case underList:
		if p.above = g.text == 0 || column == g.text; !p.above {
			p.listed = heads[column].about
		}
		if head := heads[column]; head.about != nil && head.about.other && g.width > 2 && g.text == 0 {
			p.above, p.listed = false, head.about
		}
	}
}

// shortColumn tells whether a column holds signs, figures or single words only,
// such as colours or dates, and no entries.
func (c *classifier) shortColumn(g *grid, column int) bool {
	if short, known := g.short[column]; known {
		return short
	}
	cells, words := 0, 0
	for _, row := range g.rows {
		if items := g.cell(row, column); len(items) > 0 && !g.heads[row] {
			cells++
			for _, i := range items {
				words += len(strings.Fields(c.items[i].words))
			}
		}
	}
	if g.short == nil {
		g.short = map[int]bool{}
	}
	g.short[column] = cells > 0 && 2*words <= 3*cells
	return g.short[column]
}

// placeCell gives a cell's items the place of the cell.
func (c *classifier) placeCell(g *grid, row, column int, p place) {
	items := g.cell(row, column)
	p.number = !p.head && p.list == "" && !p.above && len(items) == 1 && rowNumber.MatchString(c.items[items[0]].words)
	for _, i := range items {
		at := p
		c.places[i] = &at
	}
}

// bannerRow deals with a row of one cell that names something for the rows below
// it: a theme, a statement, a list, or, across the whole table, something unknown,
// under which nothing is the statement's before.
func (c *classifier) bannerRow(g *grid, row, column int, byKey map[string]*understood, own *place, banner **label) bool {
	items := g.cell(row, column)
	across := c.items[items[0]].Span >= 2 && c.items[items[0]].Span >= g.width-1
	l, ok := c.labelOf(items, byKey)
	if !ok && across && len(items) > 1 {
		// "Priorities", with its entries in the same cell.
		if first, is := c.labelOf(items[:1], byKey); is && first.list != "" && first.statement == "" {
			c.places[items[0]] = &place{head: true, list: first.list, listed: first.about}
			p := *own
			p.list, p.listed = first.list, first.about
			for _, i := range items[1:] {
				at := p
				c.places[i] = &at
			}
			return true
		}
	}
	n := c.names.Match(l.text)
	switch {
	case !ok || column != 1 && !across:
		return false
	case l.statement != "" && l.list == "" && (column == 1 || g.names == 0):
		*own, *banner = place{own: true, statement: l.statement, named: l.about}, nil
		for _, i := range items {
			c.places[i] = &place{head: true, own: true, statement: l.statement, named: l.about}
		}
	case n != nil && n.Theme > 0 && l.statement == "" && l.list == "":
		if own.own {
			*own = place{own: true, unnamed: l.text}
		}
		*banner = nil
		for _, i := range items {
			c.places[i] = &place{head: true}
		}
	case l.list != "" && l.statement == "" && (l.about == nil || across || c.items[items[0]].Bold):
		*banner = &l
		for _, i := range items {
			c.places[i] = &place{head: true, list: l.list, listed: l.about}
		}
	case *banner != nil && across && l.statement == "" && c.items[items[0]].marker == marks.Unmarked && (g.mode == underList || c.items[items[0]].Bold && c.items[(*banner).items[0]].Bold):
		// what heads the rows below is none of the lists, or none that is known
		if l.about == nil {
			l.about = c.meaning(l.text)
		}
		*banner = &l
		for _, i := range items {
			c.places[i] = &place{head: true, listed: l.about}
		}
	case *banner == nil && across && g.names == 0 && c.items[items[0]].marker == marks.Unmarked && len(strings.Fields(l.text)) <= 10:
		*own, *banner = place{own: true, unnamed: l.text}, nil
		for _, i := range items {
			c.places[i] = &place{head: true, own: true, unnamed: l.text}
		}
	default:
		return false
	}
	return true
}

// nameRows gives the rows whose names are not known the statement that their
// words, or their place among the others, speak for.
func (c *classifier) nameRows(g *grid, byKey map[string]*understood) {
	const worded = 0.34
	if g.names == 0 {
		return
	}
	var all []*position
	heads := map[int]*understood{}
	for _, row := range g.rows {
		items := g.cell(row, g.names)
		if g.heads[row] || len(items) == 0 {
			continue
		}
		l, ok := c.labelOf(items, byKey)
		switch {
		case !ok || l.corner || l.list != "":
			continue
		case l.statement == "":
			if code, strength := c.names.statementWorded(l.text); strength >= worded {
				l.statement = code
				byKey[headKey(l.text)] = &understood{words: l.text, statement: code, strength: strength, times: 1}
			}
		}
		if n := len(all); n > 0 && l.statement != "" && all[n-1].code == l.statement {
			continue
		}
		all = append(all, &position{at: items[0], code: l.statement, sure: l.about == nil})
	}
	c.byTheirOrder(all, heads)
	for _, u := range heads {
		byKey[headKey(u.words)] = u
	}
}

// textOf is what some items say together.
func textOf(items []*item, at []int) string {
	var parts []string
	for _, i := range at {
		parts = append(parts, items[i].words)
	}
	return strings.Join(parts, " ")
}
