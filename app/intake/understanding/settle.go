package understanding

import (
	"math"
	"slices"

	"ninefold/app/assessment"
)

// settle decides what the headings mean that stand in one row under every
// statement, all of them together: each list once in a row, by what their words
// say, by how the entries under them are worded, and by the order in which
// councils give the lists. A heading that could as well mean another list stays
// as its own words have it.
func settle(runs [][]*slot, chapters bool) {
	const most = 6 // headings that are weighed together; more have no order of their own
	var all []*understood
	for _, run := range runs {
		for _, s := range run {
			if s.u != nil && !s.u.other && !slices.Contains(all, s.u) {
				all = append(all, s.u)
			}
		}
	}
	if len(all) == 0 || len(all) > most {
		return
	}
	t := &settling{all: all, of: make([]int, len(all))}
	at := map[*understood]int{}
	for i, u := range all {
		at[u] = i
		t.words = append(t.words, theLexicon().weights(u.words))
		t.tones = append(t.tones, u.tone())
	}
	t.rows = rowsOf(runs, at)
	if len(t.rows) == 1 && !chapters {
		t.order = alone // one row may be chance
	} else {
		t.order = again
	}
	t.try(0)
	for i, u := range all {
		t.decide(i, u)
	}
}

// What the order of the lists is worth in a row that comes again, and in one
// that stands alone.
const (
	again = 1.2
	alone = 0.5
)

// unsettled is a heading that is taken for no list.
const unsettled = -1

// settling tries all that a few headings can mean.
type settling struct {
	all   []*understood
	words []tone // what the words of each say for each list
	tones []tone // what is said for it by what stands under it
	rows  [][]int
	order float64

	of        []int // what each is taken for at the moment: the index of a list, or unsettled
	best      float64
	bestOf    []int
	otherwise [][]float64 // the best score where a heading means a list, or none at the end
}

// rowsOf are the rows as numbers: a heading's own, or below zero the list that a
// name of the framework's stands for.
func rowsOf(runs [][]*slot, at map[*understood]int) [][]int {
	var rows [][]int
	for _, run := range runs {
		var row []int
		known := false
		for _, s := range run {
			n := -1 - slices.Index(assessment.ListKeys, s.list)
			if s.u != nil {
				i, is := at[s.u]
				if !is {
					continue
				}
				n, known = i, true
			}
			if !slices.Contains(row, n) {
				row = append(row, n)
			}
		}
		if known {
			rows = append(rows, row)
		}
	}
	return rows
}

func (t *settling) try(i int) {
	if i == len(t.all) {
		t.weigh()
		return
	}
	for list := unsettled; list < len(assessment.ListKeys); list++ {
		t.of[i] = list
		t.try(i + 1)
	}
}

func (t *settling) weigh() {
	if t.otherwise == nil {
		t.best = math.Inf(-1)
		for range t.all {
			t.otherwise = append(t.otherwise, []float64{math.Inf(-1), math.Inf(-1), math.Inf(-1), math.Inf(-1)})
		}
	}
	score := 0.0
	for i, list := range t.of {
		if list != unsettled {
			score += t.words[i][list] + t.tones[i][list]
		}
	}
	for _, row := range t.rows {
		score += t.ordered(row) / float64(len(t.rows))
	}
	if score > t.best {
		t.best, t.bestOf = score, slices.Clone(t.of)
	}
	for i, list := range t.of {
		t.otherwise[i][list+1] = max(t.otherwise[i][list+1], score)
	}
}

// ordered says how well a row goes with the order of the lists. No list stands
// twice in one.
func (t *settling) ordered(row []int) float64 {
	const twice, whole = 3, 0.9 // what a list costs that stands twice, and what all three are worth
	var met [len(tone{})]bool
	before, lists, inOrder, score := -1, 0, true, 0.0
	for _, n := range row {
		list := -1 - n
		if n >= 0 {
			list = t.of[n]
		}
		if list == unsettled {
			continue
		}
		if met[list] {
			score -= twice
		}
		met[list] = true
		lists++
		inOrder = inOrder && list > before
		before = list
	}
	share := float64(lists) / float64(len(met))
	score += whole * share
	if inOrder && lists > 1 {
		score += t.order * share * share
	}
	return score
}

// decide gives a heading the meaning that goes best with all others.
func (t *settling) decide(i int, u *understood) {
	const certain, enough, said = 0.8, 0.4, 0.7
	list := t.bestOf[i]
	if list == unsettled {
		return
	}
	margin := math.Inf(1)
	for other, score := range t.otherwise[i] {
		if other != list+1 {
			margin = min(margin, t.best-score)
		}
	}
	key := assessment.ListKeys[list]
	switch {
	case u.said, u.list == key && !u.byOrder:
		return // as its words say
	case u.list != "" && !u.byOrder && u.strength >= certain && margin < 1:
		return
	case margin < enough:
		if u.list != key && (u.byOrder || u.list == "") {
			u.list, u.strength, u.byOrder = "", 0, false
		}
		return
	}
	u.list, u.byOrder, u.byTone = key, false, false
	u.strength = min(0.5+0.2*margin, 0.79)
	if t.words[i][list] < said {
		u.byTone = t.tones[i][list] > t.order/3
		u.byOrder = !u.byTone
	}
}

// tone is what is said for each list by what stands under a heading.
func (u *understood) tone() tone {
	const enough, weight = 8.0, 1.6 // entries that say all there is to say, and what that is worth
	of := toneOf(u.under)
	if of == (tone{}) {
		return of
	}
	for i := range of {
		of[i] = weight * min(float64(len(u.under)), enough) / enough * math.Log(3*of[i])
	}
	return of
}

// weighRows makes headings surer that stand in whole rows, each list once and in its
// order, and others a guess whose list has another heading in the same row: "Key
// risks" beside "Areas for improvement" need not mean the same.
func weighRows(runs [][]*slot) {
	const surer = 0.75
	rows, whole := map[*understood]int{}, map[*understood]int{}
	twice := map[*understood]bool{}
	for _, run := range runs {
		heads := map[assessment.ListKey][]*slot{}
		inOrder, before := true, -1
		for _, s := range run {
			list := s.means()
			if list == "" || slices.ContainsFunc(heads[list], func(other *slot) bool { return *other == *s }) {
				continue
			}
			heads[list] = append(heads[list], s)
			at := slices.Index(assessment.ListKeys, list)
			inOrder, before = inOrder && at > before, at
		}
		for _, same := range heads {
			for _, s := range same {
				if s.u == nil {
					continue
				}
				rows[s.u]++
				if inOrder && len(heads) == len(assessment.ListKeys) {
					whole[s.u]++
				}
				twice[s.u] = twice[s.u] || len(same) > 1
			}
		}
	}
	for u, n := range rows {
		switch {
		case u.said, u.byOrder, u.byTone:
		case twice[u] && u.strength < almostSure:
			u.strength = min(u.strength, onlyAGuess)
		case 3*whole[u] >= 2*n:
			u.strength = max(u.strength, surer)
		}
	}
}
