package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestATooltipCoversNothingThatIsWritten(t *testing.T) {
	above, below := NewHeading("For whom the pack is made"), NewHeading("What is put into the pack")
	c := NewChoice("Choose for whom", []Option{{ID: "a", Label: "Everybody"}}, nil)
	c.Choose("a")
	w := show(t, NewPage(Stack(4, above, Row(0, c), below)), 800, 600)
	host := w.Content().(*Host)
	showTip(c, c.tip)
	host.tip.appear(host)
	if !host.tip.Visible() {
		t.Fatal("no tooltip is shown")
	}
	tip := areaOf(host.tip.Position(), host.tip.Size())
	all := writtenIn(host.content, c, fyne.Position{}, areaOf(fyne.Position{}, host.Size()))
	if len(all) != 2 {
		t.Fatalf("%d texts are written around the choice: %+v", len(all), all)
	}
	if tip.covered(all) > 0 {
		t.Errorf("the tooltip at %+v covers one of %+v", tip, all)
	}
}

func TestATooltipDoesNotSayWhatStandsBesideItsOwner(t *testing.T) {
	c := NewChoice("Exempt under Schedule 12A", []Option{{ID: "a", Label: "Not exempt"}}, nil)
	c.Choose("a")
	w := show(t, NewPage(Stack(4, NewStrong("Exempt under Schedule 12A"), Row(0, c))), 800, 600)
	host := w.Content().(*Host)
	showTip(c, c.tip)
	if host.tip.appear(host); host.tip.Visible() {
		t.Error("the tooltip repeats the heading above it")
	}
}

// What is scrolled out of sight is covered by nothing.
func TestOnlyWhatCanBeSeenIsWritten(t *testing.T) {
	w := show(t, NewPage(Stack(0, NewBody("first"), Inset(2000, 0, 0, 0, NewBody("last")))), 400, 300)
	host := w.Content().(*Host)
	all := writtenIn(host.content, nil, fyne.Position{}, areaOf(fyne.Position{}, host.Size()))
	if len(all) != 1 || all[0].text != "first" {
		t.Errorf("written are %+v", all)
	}
}

func TestAMessageLeavesTheLineThatIsWritten(t *testing.T) {
	f := NewField(FieldConfig{Label: "Text", Lines: 30})
	w := show(t, f, 800, 600)
	host := w.Content().(*Host)
	f.SetText(strings.Repeat("one line\n", 19) + "the last")
	f.Focus()
	overLine := func() bool {
		line, writes := lineWritten(host)
		if !writes {
			t.Fatal("nobody writes")
		}
		return areaOf(host.toast.Position(), host.toast.Size()).near(line, 0)
	}
	to := func(row int) {
		f.writer.CursorRow = row
		f.writer.settle()
	}
	to(0)
	host.Toast(Message{Text: strings.Repeat("Undone: what was written ", 3)})
	foot := host.toast.Position().Y
	if foot < 300 || overLine() {
		t.Fatalf("the message begins at %g", foot)
	}
	for row := range 20 {
		if to(row); overLine() {
			t.Errorf("the message at %g covers line %d", host.toast.Position().Y, row+1)
		}
	}
	if to(0); host.toast.Position().Y != foot {
		t.Errorf("the message stays at %g where nothing is written at the foot", host.toast.Position().Y)
	}
	to(19)
	host.HideToast()
	if host.Toast(Message{Text: "Saved a copy"}); host.toast.Position().Y < 300 && !overLineAt(host, foot) {
		t.Errorf("a new message stands at %g for nothing", host.toast.Position().Y)
	} else if overLine() {
		t.Error("a new message covers the line that is written")
	}
}

// overLineAt tells whether a message at a height would cover the line that is written.
func overLineAt(h *Host, y float32) bool {
	line, _ := lineWritten(h)
	return areaOf(fyne.NewPos(h.toast.Position().X, y), h.toast.Size()).near(line, toastClear)
}
