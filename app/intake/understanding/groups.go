package understanding

import (
	"slices"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/intake/marks"
)

// A group is a small heading within a list, such as "Carers:" or "Access and front
// door", with entries under it. The list goes on below it.

// grouping is how sure it is that a line is the heading of a group.
type grouping int

const (
	noGroup    grouping = iota
	maybeGroup          // what stands under it waits, with the list around it as its guess
	sureGroup
)

// mayGroup is a line that may be the heading of a group.
type mayGroup struct {
	at   int
	key  string
	form string // how it is written, which its sisters share
	deep bool   // whether the format says that it is below the list's heading
}

// grouped is a list as it stands once, with what may be the headings of its groups.
type grouped struct {
	list   assessment.ListKey
	level  int  // of its heading
	first  bool // whether the first line of the list may be a group's heading
	groups []mayGroup
}

// findGroups finds the headings of groups. They are none of the framework's names, nor
// like any of them, and stand in a list of which every entry is in a group: the first
// directly below the list's own heading. A heading that stands so in different lists
// can be none of them. One that stands in one list only must look like its sisters
// there, with all three lists headed otherwise.
func (c *classifier) findGroups(heads map[int]*understood) map[int]grouping {
	lists, all := c.listsAsTheyStand(heads)
	if !all {
		return nil
	}
	in := map[string]map[assessment.ListKey]bool{} // the lists that a heading stands in, by its key
	met := map[assessment.ListKey]bool{}
	ungrouped := map[string]bool{} // what stands below entries that are in no group
	for _, l := range lists {
		met[l.list] = true
		for _, g := range l.groups {
			if in[g.key] == nil {
				in[g.key] = map[assessment.ListKey]bool{}
			}
			in[g.key][l.list] = true
			ungrouped[g.key] = ungrouped[g.key] || !l.first
		}
	}
	found := map[int]grouping{}
	for _, l := range lists {
		if !l.first {
			continue
		}
		recur, alike := false, true
		for _, g := range l.groups {
			recur = recur || len(in[g.key]) > 1 && !ungrouped[g.key]
			alike = alike && g.form == l.groups[0].form
		}
		for _, g := range l.groups {
			switch {
			case len(in[g.key]) > 1 && !ungrouped[g.key], g.deep && len(met) == len(assessment.ListKeys):
				found[g.at] = sureGroup
			case !c.bulletsFollow(g.at) && !recur || c.speaks(c.items[g.at].words):
			case alike && len(met) == len(assessment.ListKeys) && (recur || len(l.groups) > 1):
				found[g.at] = maybeGroup
				if strings.HasSuffix(g.form, ":") {
					found[g.at] = sureGroup
				}
			}
		}
	}
	return found
}

// listsAsTheyStand goes through the lists, under statements that are named, with what
// may be the headings of groups in each. It tells that there are none where lists have
// statements under them.
func (c *classifier) listsAsTheyStand(heads map[int]*understood) (all []*grouped, under bool) {
	var open *grouped
	statement, chapter := false, false
	for i, it := range c.items {
		if it.out != "" || it.Cell.Table > 0 {
			continue
		}
		u := heads[i]
		begins := chapter // whether the line stands directly below a list's heading
		chapter = false
		switch {
		case it.heads() && it.named.Statement != "" && it.named.List == "", u != nil && u.statement != "" && u.list == "" && !(open != nil && open.level > 0 && it.Heading > open.level):
			if begins && it.heads() {
				return nil, false
			}
			statement, open = true, nil
			continue
		case it.heads() && it.named.Theme > 0 && it.named.List == "":
			statement, open = false, nil
			continue
		}
		if list := c.listAt(i); list != "" {
			statement = statement || it.heads() && it.named.Statement != "" || u != nil && u.statement != ""
			open = nil
			if statement {
				open = &grouped{list: list, level: it.Heading}
				all = append(all, open)
			}
			chapter = c.namesList(i)
			continue
		}
		switch {
		case open == nil:
		case u != nil && u.other:
			open = nil
		default:
			deep := open.level > 0 && it.Heading > open.level
			if !c.mayGroup(i, u, deep) || !c.entriesFollow(i) {
				continue
			}
			open.first = open.first || begins
			open.groups = append(open.groups, mayGroup{i, headKey(it.words), groupForm(it), deep})
		}
	}
	return all, true
}

// mayGroup tells whether a line may be the heading of a group by itself: a few words
// that name something, and neither ask nor tell. A deep one, below the list's heading
// by its format, may be like a statement's name, since statements have the lists below
// them.
func (c *classifier) mayGroup(i int, u *understood, deep bool) bool {
	const longest = 7 // words
	it := c.items[i]
	if u == nil {
		u = c.meaning(it.words)
	}
	bare := bareHeading(it.words)
	return it.named == nil && (it.marker == marks.Unmarked || it.Heading > 0) && !it.Footnote && !it.Joined && c.labels[i] == nil && c.inline[i] == nil &&
		u.list == "" && (u.statement == "" || deep) && !u.other && !u.said &&
		marks.ShortLine(it.words) && !strings.HasSuffix(it.words, "?") && !marks.StartsSmall(it.words) && marks.HasLetter(bare) &&
		len(strings.Fields(bare)) <= longest && !strings.ContainsAny(bare, "\t:;") && !marks.EndsInFigure.MatchString(it.words) && !nothing[Key(bare)] &&
		!sectionNames[Key(bare)] && !aboutNames[Key(bare)] && !partName.MatchString(Key(bare)) && !theLexicon().isReport(bare) &&
		!slices.ContainsFunc(plainWords(bare), func(w string) bool { return telling[w] })
}

// telling are words of sentences, which no name of a group has.
var telling = func() map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields("we us you your i my me they them it what whats where how why who when which this these those that thing things is are was were be been has have had do does did will would can could should must not") {
		all[w] = true
	}
	return all
}()

// speaks tells whether the words of a line speak for a list or for something else, if
// only a little.
func (c *classifier) speaks(line string) bool {
	const little = 0.3
	return theLexicon().meaningOf(bareHeading(line)).strength >= little
}

// groupForm is how a heading is written, as far as its sisters are written alike.
func groupForm(it *item) string {
	form := ""
	if it.Bold {
		form += "bold "
	}
	if it.capitals() {
		form += "capitals "
	}
	form += strings.Repeat("#", it.Heading)
	if strings.HasSuffix(it.words, ":") {
		form += ":"
	}
	return form
}

// entriesFollow tells whether what follows a line directly can be the entries of its
// group: bullets, or sentences where the line is none.
func (c *classifier) entriesFollow(i int) bool {
	it, after := c.items[i], c.after(i)
	switch {
	case after == nil || after.heads() || after.Cell.Table > 0 || after.Heading > 0:
		return false
	case c.bulletsFollow(i):
		return true
	}
	return after.marker == marks.Unmarked && !after.Bold && (it.Heading > 0 || it.Bold || it.apart() || after.apart()) && marks.EndsSentence(after.words) && !marks.StartsSmall(after.words)
}

// bulletsFollow tells whether bullets follow a line directly, or numbers from one.
func (c *classifier) bulletsFollow(i int) bool {
	after := c.after(i)
	return after != nil && after.Cell.Table == 0 && after.Heading == 0 && !after.heads() && (after.marker == marks.Bullet || after.marker == marks.Number && (outlineOrder(after) <= 1 || after.ListLevel > 0))
}

// startGroup begins a group. The list it stands in goes on; where that is only most
// likely, what follows waits.
func (c *classifier) startGroup(it *item, how grouping) {
	if c.within && c.guess != nil && c.guess.group {
		c.list, c.guess, c.within, c.closedBy = c.wasList, nil, false, ""
	}
	if how == maybeGroup && c.list != "" {
		c.wasList, c.list = c.list, ""
		u := &understood{words: it.words, within: true, group: true, times: 1}
		c.guess, c.closedBy, c.within = u, it.words, true
		c.headOf(it, u)
		b := c.staging.Blocks[len(c.staging.Blocks)-1]
		b.guess(Target{Kind: AsHeading}, c.sureness())
	} else {
		c.heading(it)
	}
	c.group = bareHeading(it.words)
}

// inAList tells whether a list is open, for certain or by guess, that a group can
// stand in.
func (c *classifier) inAList() bool {
	if c.statement == "" && c.doubtful == nil || c.unknown != "" {
		return false
	}
	return c.list != "" || c.guess != nil && (c.guess.list != "" || c.within && c.guess.group)
}
