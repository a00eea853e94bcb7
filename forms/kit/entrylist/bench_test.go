package entrylist

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ninefold/forms/kit"
	"ninefold/forms/kit/kittest"
)

func proseItems(count int) []Item {
	items := make([]Item, count)
	for i := range items {
		items[i] = Item{ID: fmt.Sprint(i), Text: kittest.Prose(i), Meta: "2 pieces of evidence"}
	}
	return items
}

func benchList() *List {
	return New(Config{
		Title: "What is working well", Limit: 4000, OnText: func(string, string) {},
		OnAdd: func(string, []string) []string { return nil }, OnRemove: func(string) {},
		later: (&kittest.Clock{}).Later,
	})
}

// threeLists shows a page with three lists of entries side by side.
func threeLists(b *testing.B, count int) (*kit.Page, []*List) {
	lists := []*List{benchList(), benchList(), benchList()}
	for _, l := range lists {
		l.SetItems(proseItems(count))
	}
	return kit.NewPage(kit.Inset(20, 26, 20, 26, kit.Stack(14, kit.NewTitle("Assessing needs"), kit.Columns(1000, 14, lists[0], lists[1], lists[2])))), lists
}

// BenchmarkKeyPress is one key in an entry among 500, in a page of three such
// lists: the time on the interface goroutine, painting apart.
func BenchmarkKeyPress(b *testing.B) {
	for _, c := range []struct {
		name string
		text string
	}{
		{"150 characters", strings.Repeat(kittest.Prose(1)+" ", 2)[:130]},
		{"1000 characters", strings.Repeat(kittest.Prose(1)+" ", 20)[:980]},
		{"4000 characters", strings.Repeat(kittest.Prose(1)+" ", 40)[:3980]},
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
	w := show(b, kit.NewPage(kit.Stack(0)), 1366, 768)
	host := w.Content().(*kit.Host)
	for b.Loop() {
		page, _ := threeLists(b, 200)
		host.SetContent(page)
	}
}

// BenchmarkPageBuildFirst does the same with no word measured before: each time
// in letters a little larger than the last.
func BenchmarkPageBuildFirst(b *testing.B) {
	w := show(b, kit.NewPage(kit.Stack(0)), 1366, 768)
	host := w.Content().(*kit.Host)
	scale := float32(1)
	for b.Loop() {
		scale += 0.0001
		appear(b, kit.Appearance{Mode: kit.Light, TextScale: scale})
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

// BenchmarkSelecting is one movement of the mouse that selects text across three lists
// of 500, to the next entry and back: where it is is found, and what is selected is
// drawn. The budget is a frame of 16 ms.
func BenchmarkSelecting(b *testing.B) {
	page, lists := threeLists(b, 500)
	w := show(b, page, 1366, 768)
	mouse := kittest.NewMouse(b, w)
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(lists[2])
	at := func(row int) fyne.Position { return corner.AddXY(90, lists[2].tops[row]+rowAbove+5) }
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(lists[0]).AddXY(90, lists[0].tops[1]+rowAbove+5)
	mouse.Press(from, desktop.MouseButtonPrimary, 0)
	mouse.Move(at(1))
	for i := 0; b.Loop(); i++ {
		page.DragOn(lists[0], 1, 0, at(1+i%2))
	}
	if page.Selected() == "" {
		b.Fatal("nothing is selected")
	}
	mouse.Release()
}
