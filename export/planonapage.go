package export

import (
	"strings"

	"ninefold/app/assessment"
)

// planOnAPage is the one page of key priorities: what the council will work on
// and how it will know that this makes a difference. Alone it is a document of
// one page, which says itself what a cover says otherwise; in a pack it is one
// of the pages.
func (b *builder) planOnAPage(alone bool) []Section {
	var cards Cards
	for _, p := range b.a.KeyPriorities() {
		place := b.place(assessment.KindKeyPriority, p.ID)
		card := Card{Title: line(p.Title), Aside: internal(p.Internal), Place: place}
		card.Items = cardItems(b.a.FocusLines(p.ID), place)
		card.Below = cardItems(b.a.PriorityMeasures(p.ID), place)
		if card.Title == "" && len(card.Items)+len(card.Below) == 0 {
			continue
		}
		if card.Title == "" {
			card.Title = "(no name yet)"
		}
		if len(card.Below) > 0 {
			card.BelowTitle = "How we measure impact"
		}
		cards.Cards = append(cards.Cards, card)
	}
	if len(cards.Cards) == 0 {
		return nil
	}
	s := Section{
		ID: "plan-on-a-page", Title: "Our plan on a page", Level: 1, NewPage: true, Wide: true,
		Lead: capital(small(len(cards.Cards))) + " " + oneOrMore(len(cards.Cards), "priority", "priorities") +
			" for adult social care, and how we shall know that " + oneOrMore(len(cards.Cards), "it makes", "they make") + " a difference.",
	}
	if alone {
		s.OnePage, s.Large = true, b.o.Paper == PaperA3
		cards.Foot = joined(" · ", joined(", ", b.r.Council, b.r.Title), b.asAt(), b.r.MarkingLine(), b.r.LeftOut)
	}
	s.Blocks = []Block{cards}
	return []Section{s}
}

func (b *builder) asAt() string {
	if b.r.AsAt == "" {
		return ""
	}
	return "as at " + b.r.AsAt
}

func cardItems(lines []*assessment.PriorityLine, place string) []Item {
	var items []Item
	for _, l := range lines {
		if !blank(l.Text) {
			items = append(items, Item{Spans: spans(line(l.Text)), Place: place})
		}
	}
	return items
}

// small writes small numbers as words.
func small(n int) string {
	words := strings.Fields("no one two three four five six seven eight nine ten eleven twelve")
	if n < len(words) {
		return words[n]
	}
	return assessment.Thousands(n)
}

func oneOrMore(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}
