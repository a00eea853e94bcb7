package understanding

import (
	"cmp"
	"slices"
)

// step is a staging as it was before something was changed in it.
type step struct {
	label    string
	blocks   []*Block
	headings []*Heading
	remarks  []string
	said     map[string]Meaning
	accepted *float64
}

// Step changes the staging as one step that Undo takes back. Label says what it
// does, such as "Move block".
func (s *Staging) Step(label string, change func()) {
	s.done = append(s.done, s.now(label))
	s.undone = nil
	change()
}

// Undo takes the last step back and returns its label, "" where there is none.
func (s *Staging) Undo() string { return s.again(&s.done, &s.undone) }

// Redo does again the step that was taken back last, and returns its label, ""
// where there is none.
func (s *Staging) Redo() string { return s.again(&s.undone, &s.done) }

func (s *Staging) again(from, to *[]step) string {
	n := len(*from)
	if n == 0 {
		return ""
	}
	was := (*from)[n-1]
	*from = (*from)[:n-1]
	*to = append(*to, s.now(was.label))
	s.Blocks, s.Headings, s.Remarks, s.said, s.accepted = was.blocks, was.headings, was.remarks, was.said, was.accepted
	return was.label
}

// now is the staging as it stands. Lines are never changed, only blocks are.
func (s *Staging) now(label string) step {
	was := step{label: label, remarks: s.Remarks, said: s.said, accepted: s.accepted}
	for _, b := range s.Blocks {
		kept := *b
		was.blocks = append(was.blocks, &kept)
	}
	for _, h := range s.Headings {
		kept := *h
		was.headings = append(was.headings, &kept)
	}
	return was
}

// Take takes lines out of a block, by their places in it counted from 0, and makes
// them a block of its own that goes where the whole went. It returns that block's
// ID, or 0 where nothing would be taken or nothing left. A line that went on with
// one it is parted from begins an entry of its own.
func (s *Staging) Take(block int, lines []int) (id int) {
	b := s.Block(block)
	if b == nil {
		return 0
	}
	var taken, left []Line
	before := false // whether the line before was taken
	for i, line := range b.Lines {
		is := slices.Contains(lines, i)
		if i > 0 && is != before {
			line.Begins = true
		}
		if before = is; is {
			taken = append(taken, line)
		} else {
			left = append(left, line)
		}
	}
	if len(taken) == 0 || len(left) == 0 {
		return 0
	}
	part := *b
	part.Lines, b.Lines = taken, left
	for _, other := range s.Blocks {
		part.ID = max(part.ID, other.ID)
	}
	part.ID++
	s.Blocks = append(s.Blocks, &part)
	slices.SortStableFunc(s.Blocks, func(x, y *Block) int { return cmp.Compare(x.Lines[0].Number, y.Lines[0].Number) })
	return part.ID
}

// TakeApart makes a block of every entry of a block, and returns their IDs, that of
// the block itself first; nil where it has one entry only.
func (s *Staging) TakeApart(block int) (ids []int) {
	b := s.Block(block)
	if b == nil {
		return nil
	}
	for {
		from := len(b.Lines) - 1
		for from > 0 && !b.Lines[from].Begins {
			from--
		}
		if from <= 0 {
			break
		}
		var last []int
		for i := from; i < len(b.Lines); i++ {
			last = append(last, i)
		}
		ids = append(ids, s.Take(block, last))
	}
	if ids == nil {
		return nil
	}
	ids = append(ids, block)
	slices.Reverse(ids)
	return ids
}
