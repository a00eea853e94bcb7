package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// prose returns different sentences of the usual length.
func prose(n int) string {
	words := strings.Fields("people carers waiting review assessment social worker team month council support home care plan record date median longest provider quality safe advocacy report partner health hospital visit letter phone online reply change")
	var b strings.Builder
	for i := range 22 {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(words[(n*7+i*i+n/3)%len(words)])
		if i%5 == 4 {
			fmt.Fprintf(&b, " %d", n+i)
		}
	}
	return b.String()
}

func proseItems(count int) []EntryItem {
	items := make([]EntryItem, count)
	for i := range items {
		items[i] = EntryItem{ID: fmt.Sprint(i), Text: prose(i), Meta: "2 pieces of evidence"}
	}
	return items
}

func benchList() *EntryList {
	return NewEntryList(EntryListConfig{
		Title: "What is working well", Limit: 4000, OnText: func(string, string) {},
		OnAdd: func(string, []string) []string { return nil }, OnRemove: func(string) {},
		later: (&clock{}).later,
	})
}

// threeLists shows a page with three lists of entries side by side.
func threeLists(b *testing.B, count int) (*Page, []*EntryList) {
	lists := []*EntryList{benchList(), benchList(), benchList()}
	for _, l := range lists {
		l.SetItems(proseItems(count))
	}
	return NewPage(Inset(20, 26, 20, 26, Stack(14, NewTitle("Assessing needs"), Columns(1000, 14, lists[0], lists[1], lists[2])))), lists
}

// BenchmarkKeyPress is one key in an entry among 500, in a page of three such
// lists: the time on the interface goroutine, painting apart.
func BenchmarkKeyPress(b *testing.B) {
	for _, c := range []struct {
		name string
		text string
	}{
		{"150 characters", strings.Repeat(prose(1)+" ", 2)[:130]},
		{"1000 characters", strings.Repeat(prose(1)+" ", 20)[:980]},
		{"4000 characters", strings.Repeat(prose(1)+" ", 40)[:3980]},
		{"4000 characters without a space", strings.Repeat("x", 3980)},
	} {
		b.Run(c.name, func(b *testing.B) {
			page, lists := threeLists(b, 500)
			items := proseItems(500)
			items[250].Text = c.text
			lists[0].SetItems(items)
			show(b, page, 1366, 768)
			lists[0].Edit("250", true)
			w := lists[0].writer
			for i := 0; b.Loop(); i++ {
				// Ten letters, then ten times Backspace, so that it stays as long.
				if i%20 < 10 {
					w.TypedRune(rune('a' + i%26))
				} else {
					w.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
				}
			}
		})
	}
}

// BenchmarkPageBuild builds a page of three lists of 200 entries and lays it
// out, as going to another statement does.
func BenchmarkPageBuild(b *testing.B) {
	w := show(b, NewPage(Stack(0)), 1366, 768)
	host := w.Content().(*Host)
	for b.Loop() {
		page, _ := threeLists(b, 200)
		host.SetContent(page)
	}
}

// BenchmarkPageBuildFirst does the same with no word measured before.
func BenchmarkPageBuildFirst(b *testing.B) {
	w := show(b, NewPage(Stack(0)), 1366, 768)
	host := w.Content().(*Host)
	for b.Loop() {
		clear(wordWidths)
		page, _ := threeLists(b, 200)
		host.SetContent(page)
	}
}

// BenchmarkSetItems refreshes a list of 500 in which one entry changed, as every
// report of typing does.
func BenchmarkSetItems(b *testing.B) {
	page, lists := threeLists(b, 500)
	show(b, page, 1366, 768)
	items := proseItems(500)
	i := 0
	for b.Loop() {
		i++
		items[10].Meta = fmt.Sprint(i)
		lists[0].SetItems(items)
	}
}
