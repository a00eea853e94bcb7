package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ninefold/forms/kit/kittest"
)

func TestAButtonIsPressedByClickSpaceAndEnter(t *testing.T) {
	n := 0
	b := NewPrimaryButton("Export pack", func() { n++ })
	w := show(t, b, 200, 80)
	w.Canvas().Focus(b)
	kittest.Press(t, w, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter)
	test.Tap(b)
	if n != 4 {
		t.Errorf("pressed %d times, want 4", n)
	}
	b.Disable()
	test.Tap(b)
	if n != 4 {
		t.Error("a disabled button was pressed")
	}
}

func TestAButtonShowsThatItHasTheKeyboard(t *testing.T) {
	b := NewButton("Back", nil)
	w := show(t, b, 200, 80)
	if !b.ring.Hidden {
		t.Error("the ring is drawn without the keyboard")
	}
	w.Canvas().Focus(b)
	if b.ring.Hidden || b.ring.StrokeWidth != RingWidth {
		t.Error("no ring is drawn with the keyboard")
	}
}

func TestTheScorePickerListensToDigitsArrowsAndDelete(t *testing.T) {
	var got []int
	s := NewScorePicker([]string{"one", "two", "three", "four"}, func(score int) { got = append(got, score) })
	w := show(t, s, 300, 80)
	w.Canvas().Focus(s)
	for _, r := range "35x2" {
		s.TypedRune(r)
	}
	kittest.Press(t, w, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyDelete, fyne.KeyRight, fyne.KeyBackspace)
	s.TypedRune('4')
	s.TypedRune('0')
	test.Tap(s.boxes[1])
	test.Tap(s.boxes[1])
	if want := []int{3, 2, 3, 4, 3, 0, 1, 0, 4, 0, 2, 0}; !slices.Equal(got, want) {
		t.Errorf("chosen %v, want %v", got, want)
	}
	s.SetScore(3)
	if s.Score() != 3 || s.AccessibilityLabel() != "Score: 3, three" || len(got) != 12 {
		t.Errorf("shown from outside: %d, %q, called back %d times", s.Score(), s.AccessibilityLabel(), len(got))
	}
}

func TestTheNavigationIsWalkedWithTheArrows(t *testing.T) {
	var got []string
	n := NewNav(func(id string) { got = append(got, id) })
	items := []NavItem{{Text: "Theme 1"}, {ID: "a", Text: "A"}, {Text: "Theme 2"}, {ID: "b", Text: "B"}, {ID: "c", Text: "C"}}
	n.SetItems(items)
	w := show(t, n, 300, 400)
	w.Canvas().Focus(n)
	kittest.Press(t, w, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeyHome, fyne.KeyUp, fyne.KeyEnter)
	if want := []string{"a", "b", "c", "a"}; !slices.Equal(got, want) {
		t.Errorf("chosen %v, want %v", got, want)
	}
	kittest.Press(t, w, fyne.KeyEnd)
	n.SetItems(append([]NavItem{{ID: "new", Text: "New"}}, items...))
	kittest.Press(t, w, fyne.KeyReturn)
	if got[4] != "c" {
		t.Errorf("after the items changed the keyboard is on %q", got[4])
	}
	test.Tap(n.rows[2])
	n.Select("b")
	if got[5] != "a" || n.Selected() != "b" || len(got) != 6 {
		t.Errorf("pressed %q, selected %q", got[5], n.Selected())
	}
	// What is counted beside an item may change while somebody is on their way.
	w.Canvas().Focus(n)
	kittest.Press(t, w, fyne.KeyEnd)
	n.SetItems(items)
	n.Select("b")
	kittest.Press(t, w, fyne.KeyReturn)
	if len(got) != 7 || got[6] != "c" {
		t.Errorf("after b was marked again Enter on c chose %q", got[6:])
	}
}

func TestAFieldReportsAfterAPauseAndKeepsWhatIsTyped(t *testing.T) {
	clock := &kittest.Clock{}
	var got []string
	f := NewField(FieldConfig{Label: "Name", Limit: 8, later: clock.Later, OnChange: func(s string) { got = append(got, s) }})
	w := show(t, NewPage(Stack(0, f)), 300, 200)
	f.SetText("North")
	f.Focus()
	kittest.Press(t, w, fyne.KeyEnd)
	w.Canvas().Focused().TypedRune('m')
	f.SetText("North")
	if f.Text() != "Northm" {
		t.Errorf("a refresh made it %q", f.Text())
	}
	clock.Pass(Quiet)
	for _, r := range "ere" {
		w.Canvas().Focused().TypedRune(r)
	}
	f.Flush()
	if f.underText() != "No room for more: 8 characters is the most that fits here." {
		t.Errorf("at the limit it says %q", f.underText())
	}
	f.SetText("South")
	if want := []string{"Northm", "Northmer"}; !slices.Equal(got, want) || f.Text() != "South" {
		t.Errorf("reported %q and shows %q", got, f.Text())
	}
}

func TestTheTabKeyMovesOnOutOfAField(t *testing.T) {
	first := NewField(FieldConfig{Label: "One", Lines: 3})
	second := NewField(FieldConfig{Label: "Two"})
	w := show(t, NewPage(Stack(10, first, second)), 300, 300)
	first.Focus()
	if first.writer.AcceptsTab() {
		t.Error("the field keeps the Tab key")
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != second.Focusable() {
		t.Error("the keyboard did not move on")
	}
}

func TestAFieldOfSeveralLinesGrowsWithThePage(t *testing.T) {
	f := NewField(FieldConfig{Label: "Why", Lines: 2})
	after := NewButton("After", nil)
	show(t, NewPage(Stack(10, f, after)), 300, 600)
	f.Focus()
	before := after.Position().Y
	for _, r := range strings.Repeat("and so on ", 20) {
		f.writer.TypedRune(r)
	}
	lines := float32(f.writer.Rows() - 2)
	if grown, want := after.Position().Y-before, lines*f.body().LineHeight(); lines < 2 || grown < want-1 || grown > want+1 {
		t.Errorf("with %v more lines what follows moved by %v, want %v", lines, grown, want)
	}
}

func TestAFieldsUndoIsThePages(t *testing.T) {
	var got []string
	f := NewField(FieldConfig{Label: "Why", later: (&kittest.Clock{}).Later,
		OnChange: func(s string) { got = append(got, "says "+s) },
		OnUndo:   func() { got = append(got, "undo") }, OnRedo: func() { got = append(got, "redo") }})
	show(t, f, 300, 100)
	f.Focus()
	f.writer.TypedRune('x')
	f.writer.TypedShortcut(&fyne.ShortcutUndo{})
	f.writer.TypedShortcut(&fyne.ShortcutRedo{})
	f.writer.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	if want := []string{"says x", "undo", "redo", "redo"}; !slices.Equal(got, want) || f.Text() != "x" {
		t.Errorf("called %q, shows %q", got, f.Text())
	}
}

func TestATableIsWalkedTickedAndChosenByTheKeyboard(t *testing.T) {
	var got []string
	table := NewTable(TableConfig{
		Columns: []Column{{Title: "Text"}, {Title: "Goes to", Width: 0.3}},
		OnTick:  func(id string, on bool) { got = append(got, fmt.Sprint(id, on)) },
		OnChoose: func(id string) {
			got = append(got, "choose "+id)
		},
	})
	rows := []TableRow{{Heading: true, Cells: []string{"Assessing needs"}}}
	for i := range 300 {
		rows = append(rows, TableRow{ID: fmt.Sprint(i), Cells: []string{kittest.Prose(i), "Priorities"}})
	}
	table.SetRows(rows)
	page := NewPage(table)
	w := show(t, page, 700, 400)
	if n := len(table.views); n == 0 || n > 40 {
		t.Errorf("%d rows are drawn", n)
	}
	table.Focus()
	kittest.Press(t, w, fyne.KeySpace, fyne.KeyUp, fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnd, fyne.KeySpace)
	if want := []string{"0true", "0false", "choose 1", "299true"}; !slices.Equal(got, want) {
		t.Errorf("called %q, want %q", got, want)
	}
	if page.Offset() == 0 {
		t.Error("the page did not follow the keyboard")
	}
	table.SetRows(rows[:200])
	if table.Current() != "198" {
		t.Errorf("after rows went the keyboard is on %q", table.Current())
	}
	test.TapAt(table.views[table.rows[199]], fyne.NewPos(5, 5))
	if got[4] != "198true" {
		t.Errorf("pressing the box called %q", got[4])
	}
}

func TestColumnsStandSideBySideFromAWidthAndBelowOtherwise(t *testing.T) {
	a, b := NewCard(NewBody("one")), NewCard(NewBody(kittest.Prose(1)))
	c := Columns(500, 10, a, b)
	c.Resize(fyne.NewSize(510, HeightFor(c, 510)))
	if a.Position().Y != b.Position().Y || a.Size() != b.Size() || b.Position().X != 260 {
		t.Errorf("wide: %v %v and %v %v", a.Position(), a.Size(), b.Position(), b.Size())
	}
	c.Resize(fyne.NewSize(400, HeightFor(c, 400)))
	if b.Position().X != 0 || b.Position().Y != a.Size().Height+10 || a.Size().Width != 400 {
		t.Errorf("narrow: %v %v and %v %v", a.Position(), a.Size(), b.Position(), b.Size())
	}
}

func TestTilesTakeAsManyColumnsAsFit(t *testing.T) {
	var objects []fyne.CanvasObject
	for range 9 {
		objects = append(objects, NewProgress(0.5, ""))
	}
	tiles := Tiles(300, 3, 12, objects...)
	for width, want := range map[float32]int{1044: 3, 2000: 3, 900: 2, 400: 1, 100: 1} {
		tiles.Resize(fyne.NewSize(width, 400))
		across := 0
		for _, o := range objects {
			if o.Position().Y == 0 {
				across++
			}
		}
		if across != want {
			t.Errorf("at a width of %v there are %d beside one another, want %d", width, across, want)
		}
	}
}

func TestHeightForCountsTheLinesAtThatWidth(t *testing.T) {
	text := NewBody(kittest.Prose(2))
	line := Face{Size: 15}.LineHeight()
	inside := Inset(1, 2, 3, 4, Stack(5, text, text))
	for _, width := range []float32{120, 300, 900} {
		lines := float32(len(Face{Size: 15}.Wrap(kittest.Prose(2), width-6)))
		if got, want := HeightFor(inside, width), 2*lines*line+5+4; got != want {
			t.Errorf("at a width of %v the height is %v, want %v", width, got, want)
		}
	}
	text.Hide()
	if got := HeightFor(inside, 300); got != 4 {
		t.Errorf("what is hidden takes %v", got-4)
	}
}

func TestARunOnANewLineBeginsOne(t *testing.T) {
	p := NewParagraph(Run{Text: "Care:", OnNewLine: true}, Run{Text: "no score", Link: func() {}}, Run{Text: "Equity:", OnNewLine: true})
	pieces, lines := p.pieces(2000)
	if lines != 2 || pieces[1].line != 0 || pieces[2].line != 1 || pieces[2].x != 0 {
		t.Errorf("%d lines, pieces %+v", lines, pieces)
	}
}

func TestAParagraphKeepsItsLinkWholeAndFindable(t *testing.T) {
	pressed := false
	p := NewParagraph(Run{Text: "What this is about", Strong: true}, Run{Text: kittest.Prose(1)}, Run{Text: "Prompts", Link: func() { pressed = true }, More: true})
	w := show(t, NewPage(Stack(0, p)), 400, 300)
	w.Canvas().FocusNext()
	kittest.Press(t, w, fyne.KeySpace)
	if !pressed || p.Link(2).Text() != "Prompts" {
		t.Error("the link is not reached by the keyboard")
	}
	link := p.Link(2)
	if link.Position().X+link.Size().Width > 400 || link.Position().Y+link.Size().Height > p.HeightFor(400)+3 {
		t.Errorf("the link lies at %v, %v", link.Position(), link.Size())
	}
	p.SetRuns(Run{Text: "Short"}, Run{Text: "x"}, Run{Text: "Hide", Link: func() {}})
	if w.Canvas().Focused() != link {
		t.Error("the link lost the keyboard when its words changed")
	}
}

func TestAQuestionIsAnsweredByTheKeyboard(t *testing.T) {
	var got []string
	ask := func(w fyne.Window) {
		Ask(w.Canvas(), "Replace?", "12 entries would go.",
			Answer{Label: "Keep", Do: func() { got = append(got, "keep") }},
			Answer{Label: "Replace", Primary: true, Do: func() { got = append(got, "replace") }})
	}
	w := show(t, NewBody(""), 800, 600)
	ask(w)
	kittest.Press(t, w, fyne.KeyReturn)
	ask(w)
	kittest.Press(t, w, fyne.KeyEscape)
	if want := []string{"replace", "keep"}; !slices.Equal(got, want) {
		t.Errorf("answered %q, want %q", got, want)
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Error("a dialog is still there")
	}
}

func TestTheKeysOfADialogDoNotReachTheWindow(t *testing.T) {
	w := show(t, NewBody(""), 800, 600)
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { t.Errorf("the window got %s", k.Name) })
	Ask(w.Canvas(), "Replace?", "", Answer{Label: "Keep"})
	kittest.Press(t, w, fyne.KeyF1)
}

func TestLongWorkCanBeStoppedOnce(t *testing.T) {
	stopped := 0
	w := show(t, NewBody(""), 800, 600)
	working := ShowWorking(w.Canvas(), "Exporting", func() { stopped++ })
	working.Set(0.5, "Writing the PDF")
	kittest.Press(t, w, fyne.KeyReturn, fyne.KeyReturn)
	if stopped != 1 || w.Canvas().Overlays().Top() == nil {
		t.Errorf("stopped %d times; the dialog must stay until the work is over", stopped)
	}
	working.Close()
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still there")
	}
}

func TestAToastOffersWhatToDoNext(t *testing.T) {
	shown := false
	w := show(t, NewBody("page"), 800, 600)
	host := w.Content().(*Host)
	if host.FocusToast() {
		t.Error("there is no toast to go to")
	}
	host.Toast(Message{Text: "Exported 3 files", Actions: []Action{{Label: "Show in folder", Do: func() { shown = true }}, {Label: "Open"}}})
	if !host.FocusToast() {
		t.Fatal("the toast does not take the keyboard")
	}
	kittest.Press(t, w, fyne.KeySpace)
	if !shown || host.toast.Visible() {
		t.Error("the action was not done, or the toast stays")
	}
}

// The keyboard is never nowhere once a message has gone, or another took its place.
func TestAToastGivesTheKeyboardBack(t *testing.T) {
	page := NewButton("Export", nil)
	w := show(t, NewPage(page), 800, 600)
	host := w.Content().(*Host)
	for what, goes := range map[string]func(){
		"it went":               host.HideToast,
		"another came":          func() { host.Toast(Message{Text: "Already saved"}) },
		"its action was chosen": func() { kittest.Press(t, w, fyne.KeySpace) },
	} {
		w.Canvas().Focus(page)
		host.Toast(Message{Text: "Exported 3 files", Actions: []Action{{Label: "Open", Do: func() {}}}})
		if !host.FocusToast() || host.FocusToast() {
			t.Fatal("the toast takes the keyboard once, and F6 then goes on")
		}
		goes()
		if w.Canvas().Focused() != fyne.Focusable(page) {
			t.Errorf("after %s the keyboard is on %T", what, w.Canvas().Focused())
		}
	}
}

func TestAChoiceIsChangedWithTheArrows(t *testing.T) {
	var got []string
	c := NewChoice("Status", []Option{{ID: "a", Label: "Not started"}, {ID: "b", Label: "Drafting"}, {ID: "c", Label: "Signed off"}}, func(id string) { got = append(got, id) })
	c.Choose("a")
	w := show(t, c, 200, 60)
	w.Canvas().Focus(c)
	kittest.Press(t, w, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	if want := []string{"b", "c", "b"}; !slices.Equal(got, want) || c.AccessibilityLabel() != "Status: Drafting" {
		t.Errorf("chosen %v, says %q", got, c.AccessibilityLabel())
	}
	kittest.Press(t, w, fyne.KeySpace)
	if w.Canvas().Overlays().Top() == nil {
		t.Error("the list of options did not open")
	}
}

func TestACheckIsTickedByTheKeyboard(t *testing.T) {
	var got []bool
	c := NewCheck("Internal", func(on bool) { got = append(got, on) })
	w := show(t, c, 200, 60)
	w.Canvas().Focus(c)
	kittest.Press(t, w, fyne.KeySpace, fyne.KeySpace)
	c.Set(true)
	if !slices.Equal(got, []bool{true, false}) || !c.On() {
		t.Errorf("reported %v, is %v", got, c.On())
	}
}

func TestThePageFollowsTheTabKey(t *testing.T) {
	var objects []fyne.CanvasObject
	for i := range 40 {
		objects = append(objects, NewButton(fmt.Sprint("Button ", i), nil))
	}
	page := NewPage(Stack(10, objects...))
	w := show(t, page, 300, 300)
	w.Canvas().FocusPrevious()
	last := objects[39]
	if low := last.Position().Y + last.Size().Height; low > page.Offset()+300 {
		t.Errorf("the focused button ends at %v and the page at %v", low, page.Offset()+300)
	}
}

func TestAPageLaysItselfOutAgainAtAnotherWidthAndScale(t *testing.T) {
	text := NewBody(strings.Repeat(kittest.Prose(1)+" ", 5))
	after := NewButton("After", nil)
	w := show(t, NewPage(Stack(10, text, after)), 800, 500)
	for _, width := range []float32{800, 300, 500} {
		w.Resize(fyne.NewSize(width, 500))
		if got, want := after.Position().Y, text.HeightFor(width)+10; got != want {
			t.Errorf("at a width of %v what follows lies at %v, want %v", width, got, want)
		}
	}
	appear(t, Appearance{Mode: Light, TextScale: 2})
	if got, want := after.Position().Y, text.HeightFor(500)+10; got != want || text.face().Size != 30 {
		t.Errorf("at twice the size what follows lies at %v, want %v", got, want)
	}
}

func TestTheWheelScrollsThePageOverATextBox(t *testing.T) {
	one := NewField(FieldConfig{Says: "one line"})
	several := NewField(FieldConfig{Says: "several lines", Lines: 3})
	page := NewPage(Stack(10, one, several, Inset(1000, 0, 0, 0, NewBody("foot"))))
	w := show(t, page, 300, 400)
	for name, box := range map[string]*Writer{"one line": one.writer, "several lines": several.writer} {
		page.ScrollTo(0)
		test.Scroll(w.Canvas(), kittest.Middle(box), 0, -30)
		if page.Offset() != 30 {
			t.Errorf("over a box of %s the page scrolled by %v", name, page.Offset())
		}
	}
}

func TestAFieldTakesTypingUpAgainUnlessItWent(t *testing.T) {
	f := NewField(FieldConfig{Says: "name"})
	box := Stack(0, f)
	w := show(t, NewPage(box), 300, 200)
	f.SetText("Northmere")
	f.Focus()
	kittest.Press(t, w, fyne.KeyEnd, fyne.KeyLeft)
	w.Canvas().Unfocus()
	if !Resume(w.Canvas(), 'x') || f.Text() != "Northmerxe" {
		t.Errorf("the field says %q", f.Text())
	}
	w.Canvas().Unfocus()
	box.Hide()
	if Resume(w.Canvas(), 'y') {
		t.Error("a hidden field took a letter")
	}
	box.Show()
	d := Ask(w.Canvas(), "Replace?", "", Answer{Label: "Keep"})
	w.Canvas().Unfocus()
	if Resume(w.Canvas(), 'y') {
		t.Error("a field below a dialog took a letter")
	}
	d.Close()
	w.Content().(*Host).SetContent(NewBody(""))
	if Resume(w.Canvas(), 'y') || f.Text() != "Northmerxe" {
		t.Errorf("a field that went says %q", f.Text())
	}
}

func TestAFieldInADialogTakesTypingUpAgain(t *testing.T) {
	w := show(t, NewBody(""), 400, 300)
	f := NewField(FieldConfig{Label: "Name"})
	Form(w.Canvas(), "Who?", f, f.Focusable(), Answer{Label: "Cancel"})
	w.Canvas().Unfocus()
	if !Resume(w.Canvas(), 'x') || f.Text() != "x" {
		t.Errorf("the field says %q", f.Text())
	}
}

func TestEscapeLeavesADialogThatLostTheKeyboard(t *testing.T) {
	kept := 0
	w := show(t, NewBody(""), 400, 300)
	if Escape(w.Canvas()) {
		t.Error("there is nothing to leave")
	}
	c := NewChoice("Status", []Option{{ID: "a", Label: "Not started"}}, nil)
	Form(w.Canvas(), "Where to?", c, c, Answer{Label: "Keep", Do: func() { kept++ }})
	w.Canvas().Unfocus()
	test.Tap(c)
	kittest.Press(t, w, fyne.KeyEscape)
	if w.Canvas().Focused() != c {
		t.Errorf("after its list closed the keyboard is on %T", w.Canvas().Focused())
	}
	test.Tap(c)
	w.Canvas().Unfocus()
	if !Escape(w.Canvas()) || kept != 0 {
		t.Error("Escape did not close the list alone")
	}
	w.Canvas().Unfocus()
	if !Escape(w.Canvas()) || kept != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("Escape gave the first answer %d times", kept)
	}
}

func TestATooltipGoesWithThePageAndBehindADialog(t *testing.T) {
	b := NewButton("Export", nil)
	b.SetTip("Make the pack")
	w := show(t, b, 800, 600)
	host := w.Content().(*Host)
	showTip(b, b.tip)
	host.tip.appear(host)
	if !host.tip.Visible() {
		t.Fatal("no tooltip is shown")
	}
	Ask(w.Canvas(), "Replace?", "", Answer{Label: "Keep"}).Close()
	if host.tip.Visible() {
		t.Error("a tooltip is shown with a dialog")
	}
	showTip(b, b.tip)
	host.tip.appear(host)
	host.SetContent(NewBody("another page"))
	if host.tip.Visible() || host.tip.owner != nil {
		t.Error("a tooltip of the page before is shown")
	}
}

func TestATallDialogStaysInTheWindowAndScrolls(t *testing.T) {
	appear(t, Appearance{Mode: Light, TextScale: 2})
	w := show(t, NewBody(""), 1024, 640)
	var fields []fyne.CanvasObject
	for range 4 {
		fields = append(fields, NewField(FieldConfig{Label: "Council", Help: "As it stands on your letters."}))
	}
	last := fields[3].(*Field)
	d := Form(w.Canvas(), "New self-assessment", Stack(12, fields...), fields[0].(*Field).Focusable(),
		Answer{Label: "Cancel"}, Answer{Label: "Make it", Primary: true})
	inside := func() {
		t.Helper()
		room, size, at := w.Canvas().Size(), d.popUp.Size(), d.popUp.Position()
		if size.Height > room.Height-40 || at.Y < 20 || at.Y+size.Height > room.Height-20 {
			t.Errorf("in a window %v tall the dialog is %v tall, at %v", room.Height, size.Height, at.Y)
		}
		if low := d.frame.answers.Position().Y + d.frame.answers.Size().Height; low > size.Height {
			t.Errorf("the answers end at %v in a dialog %v tall", low, size.Height)
		}
		if top, end := d.frame.page.Position().Y, d.frame.answers.Position().Y; top+d.frame.page.Size().Height > end {
			t.Errorf("the content reaches into the answers, which begin at %v", end)
		}
	}
	inside()
	for range 3 {
		w.Canvas().FocusNext()
	}
	if w.Canvas().Focused() != last.Focusable() || d.frame.page.Offset() == 0 {
		t.Errorf("the Tab key went to %T and the dialog shows its content from %v", w.Canvas().Focused(), d.frame.page.Offset())
	}
	w.Resize(fyne.NewSize(1024, 500))
	inside()
	w.Resize(fyne.NewSize(1024, 2000))
	inside()
	if d.frame.page.Offset() != 0 || d.frame.page.body.Size().Height != d.frame.page.Size().Height {
		t.Error("a dialog that has room scrolls")
	}
	before := d.popUp.Size().Height
	last.SetProblem(strings.Repeat("Say which council this is about. ", 4))
	if d.popUp.Size().Height <= before {
		t.Error("the dialog did not grow with its content")
	}
	inside()
	d.Close()
}

func TestAButtonOfItsOwnSizeShowsAllItsWordsAtAnyTextSize(t *testing.T) {
	for scale := float32(0.8); scale < 2; scale += 0.05 {
		appear(t, Appearance{Mode: Light, TextScale: scale})
		for _, words := range []string{"Drafting", "Prompts", "Section", "Signed off", "Ready for review"} {
			for _, b := range []*Button{NewMenuButton(words, nil), NewMenuLink(words, nil), NewButton(words, nil)} {
				b.Resize(b.MinSize())
				if b.label.Text != words {
					t.Errorf("at a scale of %v the button %q says %q", scale, words, b.label.Text)
				}
			}
		}
	}
}

func TestAChoiceHasItsNameAsTooltipOnlyWhereItShowsWhatIsChosen(t *testing.T) {
	c := NewChoice("Status", []Option{{ID: "a", Label: "Drafting"}, {ID: "b", Label: "Signed off"}}, nil)
	host := show(t, c, 800, 600).Content().(*Host)
	if c.tip != "" {
		t.Errorf("with nothing chosen the tooltip repeats %q", c.tip)
	}
	c.Choose("a")
	if c.tip != "Status" {
		t.Errorf("with something chosen the tooltip is %q", c.tip)
	}
	showTip(c, c.tip)
	host.tip.appear(host)
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if c.Chosen() != "b" || host.tip.Visible() {
		t.Errorf("chosen is %q, and the tooltip is still there: %t", c.Chosen(), host.tip.Visible())
	}
}

func TestWhatHoldsNothingShownTakesNoRoom(t *testing.T) {
	hidden := NewLink("Show all", nil)
	hidden.Hide()
	with := Stack(10, NewSmall("one"), Row(0, hidden), NewSmall("two"))
	without := Stack(10, NewSmall("one"), NewSmall("two"))
	if a, b := HeightFor(with, 200), HeightFor(without, 200); a != b {
		t.Errorf("%g high with a row of nothing, %g without", a, b)
	}
}

func TestARowTakesTheRoomOfItsButtonsWhereThereIsTooLittle(t *testing.T) {
	choice := NewChoice("For whom", []Option{{ID: "public", Label: "Public: without what is marked internal"}}, func(string) {})
	choice.Choose("public")
	word, next := NewStrong("For whom"), NewButton("Next", nil)
	row := Row(8, word, choice, next)
	narrow := row.MinSize().Width - 60
	row.Resize(fyne.NewSize(narrow, 40))
	if right := next.Position().X + next.Size().Width; right > narrow+0.01 {
		t.Errorf("the row is %v wide, its last button ends at %v", narrow, right)
	}
	if word.Size().Width < word.MinSize().Width || next.Size().Width < next.MinSize().Width {
		t.Error("what is not the widest became narrower than its words")
	}
	row.Resize(fyne.NewSize(narrow+100, 40))
	if choice.Size().Width < choice.MinSize().Width {
		t.Error("with room enough the choice is still cut")
	}
}

func TestATableOfHeadingsAloneTakesEveryKey(t *testing.T) {
	table := NewTable(TableConfig{Says: "Found", Columns: []Column{{Title: "Found"}}, OnChoose: func(string) {}})
	w := show(t, NewPage(table), 400, 300)
	table.SetRows([]TableRow{{Heading: true, Cells: []string{"Nothing is found"}}})
	table.Focus()
	kittest.Press(t, w, fyne.KeyEnd, fyne.KeySpace, fyne.KeyReturn, fyne.KeyHome, fyne.KeySpace, fyne.KeyDelete, fyne.KeyUp, fyne.KeyDown)
	if table.Current() != "" {
		t.Errorf("the keyboard is on %q", table.Current())
	}
}

// The window has just been opened, or a person comes back from another program.
func TestAPageStaysWhereItIsWhenItsWindowTakesTheKeyboard(t *testing.T) {
	low := NewButton("Low", nil)
	page := NewPage(Stack(600, NewButton("High", nil), low))
	w := show(t, page, 300, 300)
	w.Canvas().Focus(low)
	if page.Offset() == 0 {
		t.Fatal("the Tab key goes to what cannot be seen")
	}
	page.ScrollTo(0)
	told := OnWindow
	var after func()
	OnWindow = func(do func()) { after = do }
	defer func() { OnWindow = told }()
	WindowReturns()
	low.FocusGained()
	if page.Offset() != 0 {
		t.Errorf("it is scrolled by %.0f", page.Offset())
	}
	after()
	low.FocusGained()
	if page.Offset() == 0 {
		t.Error("afterwards the page no longer follows the keyboard")
	}
}
