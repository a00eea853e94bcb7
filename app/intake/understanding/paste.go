package understanding

import "ninefold/app/intake/source"

// EntriesOf are the texts of the entries that lines make which somebody pastes into a
// list: parted and joined as they are when a document is brought in, so that the lines
// of a narrow page become one entry and a bullet alone on its line goes before the next.
// Nothing is left out but signs and empty lines, since nobody is asked: what would be a
// heading or the number of a page is an entry.
func EntriesOf(src *source.Document) []string {
	s := &Staging{}
	c := &classifier{staging: s, names: &Names{}, items: s.items(&Names{}, src), paragraphs: src.Paragraphs}
	to := Target{Kind: Entries}
	for i, it := range c.items {
		if !c.isMark(i) {
			c.put(it, to)
		}
	}
	var texts []string
	for _, block := range s.Blocks {
		if block.Target != to {
			continue
		}
		for from := 0; from < len(block.Lines); {
			end := from + 1
			for end < len(block.Lines) && !block.Lines[end].Begins {
				end++
			}
			if text := joined(block.Lines[from:end]); text != "" {
				texts = append(texts, text)
			}
			from = end
		}
	}
	return texts
}
