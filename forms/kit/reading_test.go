package kit

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ninefold/forms/kit/kittest"
)

// still has no time pass but what a test lets pass.
func still(t *testing.T) *kittest.Clock {
	t.Helper()
	clock, moment := &kittest.Clock{}, time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	later, current := Later, Now
	Later, Now = clock.Later, func() time.Time { return moment }
	t.Cleanup(func() { Later, Now = later, current })
	return clock
}

// placeIn is where in the window a word begins in what is read, in the middle of its
// height; past is as many bytes further.
func placeIn(t *testing.T, r Readable, word string, past int) fyne.Position {
	t.Helper()
	for n := range r.Passages() {
		if at := strings.Index(r.Passage(n), word); at >= 0 {
			place, height := r.Where(Spot{n, at + past})
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(r).Add(place).AddXY(0, height/2)
		}
	}
	t.Fatalf("%q is not there to be read", word)
	return fyne.Position{}
}

func selects(t *testing.T, p *Page, want string) {
	t.Helper()
	if got := p.Selected(); got != want {
		t.Errorf("selected is %q, want %q", got, want)
	}
}

func TestTheMouseSelectsAcrossWhatIsRead(t *testing.T) {
	still(t)
	heading, first, bullet, last := NewHeading("Care at home"), NewBody("Nobody waits for a visit any more."), NewBody("•"), NewSmall("As at March 2026.")
	page := NewPage(Stack(8, heading, first, bullet, last, NewButton("Go on", nil)))
	w := show(t, page, 400, 300)
	mouse := kittest.NewMouse(t, w)

	mouse.Drag(placeIn(t, heading, "at home", 0), placeIn(t, first, "waits", 0), placeIn(t, last, "March", 0))
	selects(t, page, "at home\nNobody waits for a visit any more.\nAs at ")
	kittest.Picture(t, w, "read-across")

	// From below upwards the same is selected.
	mouse.Drag(placeIn(t, last, "March", 0), placeIn(t, heading, "at home", 0))
	selects(t, page, "at home\nNobody waits for a visit any more.\nAs at ")

	clipboard := fyne.CurrentApp().Clipboard()
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
	if got := clipboard.Content(); got != page.Selected() {
		t.Errorf("copied is %q", got)
	}
	mouse.Click(placeIn(t, first, "waits", 0), 1, fyne.KeyModifierShift)
	selects(t, page, "waits for a visit any more.\nAs at ")
	mouse.Click(placeIn(t, first, "visit", 2), 1, 0)
	selects(t, page, "")
	if w.Canvas().Focused() != nil {
		t.Errorf("with nothing selected %T has the keyboard", w.Canvas().Focused())
	}
}

func TestTwoPressesSelectAWordAndThreeAParagraph(t *testing.T) {
	clock := still(t)
	text := NewBody("The council’s figure: 12.5% of carers.\nAnd a second line of it.")
	other := NewBody("What comes below.")
	page := NewPage(Stack(8, text, other))
	mouse := kittest.NewMouse(t, show(t, page, 500, 300))

	mouse.Click(placeIn(t, text, "council", 3), 2, 0)
	selects(t, page, "council’s")
	mouse.Click(placeIn(t, other, "comes", 1), 3, 0)
	selects(t, page, "What comes below.")

	// With the second press held, it goes on by words.
	clock.Pass(time.Second)
	mouse.Click(placeIn(t, text, "carers", 2), 1, 0)
	mouse.Drag(placeIn(t, text, "carers", 2), placeIn(t, other, "comes", 2))
	selects(t, page, "carers.\nAnd a second line of it.\nWhat comes")
	mouse.Press(placeIn(t, text, "second", 1), desktop.MouseButtonPrimary, 0)
	mouse.Release()
	mouse.Drag(placeIn(t, text, "second", 1), placeIn(t, text, "figure", 1))
	selects(t, page, "figure: 12.5% of carers.\nAnd a second")
}

func TestAParagraphOfSeveralRunsIsRead(t *testing.T) {
	still(t)
	p := NewParagraph(Run{Text: "Overdue:", Strong: true}, Run{Text: "six items of forty-four, four of them with one owner"},
		Run{Text: "Devinder", Link: func() {}}, Run{Text: "; see the return", Joined: true})
	below := NewBody("What comes below.")
	page := NewPage(Stack(8, p, below))
	w := show(t, page, 260, 300)
	mouse := kittest.NewMouse(t, w)
	mouse.Drag(placeIn(t, p, "due", 0), placeIn(t, p, "items", 0))
	selects(t, page, "due: six ")
	mouse.Drag(placeIn(t, p, "them", 0), placeIn(t, below, "comes", 0))
	selects(t, page, "them with one owner Devinder; see the return\nWhat ")
	kittest.Picture(t, w, "read-paragraph")
	mouse.Click(placeIn(t, p, "forty", 2), 2, 0)
	selects(t, page, "forty")
}

func TestAPressOnAButtonSelectsNothing(t *testing.T) {
	still(t)
	text, button := NewBody("Read this."), NewButton("Press this", nil)
	page := NewPage(Stack(8, button, text))
	mouse := kittest.NewMouse(t, show(t, page, 300, 200))
	mouse.Drag(kittest.Middle(button), placeIn(t, text, "this", 0))
	selects(t, page, "")
}

func TestTheArrowsMoveTheEndOfWhatIsSelected(t *testing.T) {
	still(t)
	first, last := NewBody("One family 👩‍👩‍👧 more."), NewBody("Two lines that are\nread.")
	page := NewPage(Stack(8, first, last))
	w := show(t, page, 300, 300)
	mouse := kittest.NewMouse(t, w)
	mouse.Drag(placeIn(t, first, "family", 0), placeIn(t, last, "Two", 2))
	key := func(names ...fyne.KeyName) {
		shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
		w.Canvas().Focused().(desktop.Keyable).KeyDown(shift)
		kittest.Press(t, w, names...)
		w.Canvas().Focused().(desktop.Keyable).KeyUp(shift)
	}
	key(fyne.KeyRight, fyne.KeyRight)
	selects(t, page, "family 👩‍👩‍👧 more.\nTwo ")
	key(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	selects(t, page, "family 👩‍👩‍👧 more.")
	key(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	selects(t, page, "family 👩‍👩‍👧")
	key(fyne.KeyLeft)
	selects(t, page, "family ")
	key(fyne.KeyDown)
	key(fyne.KeyEnd)
	selects(t, page, "family 👩‍👩‍👧 more.\nTwo lines that are\nread.")
	key(fyne.KeyUp, fyne.KeyHome)
	selects(t, page, "family 👩‍👩‍👧 more.")
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: wordModifier | fyne.KeyModifierShift})
	selects(t, page, "family 👩‍👩‍👧 more.\nTwo")
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	selects(t, page, "One family 👩‍👩‍👧 more.\nTwo lines that are\nread.")
	kittest.Press(t, w, fyne.KeyEscape)
	selects(t, page, "")
}

func TestNothingTypedChangesWhatIsSelectedAcross(t *testing.T) {
	still(t)
	var said []string
	field := NewField(FieldConfig{Label: "Note", OnChange: func(text string) { said = append(said, text) }})
	field.SetText("What was written.")
	text := NewBody("What is read.")
	page := NewPage(Stack(8, text, field))
	w := show(t, page, 400, 300)
	mouse := kittest.NewMouse(t, w)
	mouse.Drag(placeIn(t, text, "read", 0), placeIn(t, field, "was", 0))
	selects(t, page, "read.\nWhat ")
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent("something else")
	on := w.Canvas().Focused()
	on.TypedRune('x')
	kittest.Press(t, w, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyReturn)
	on.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCut{Clipboard: clipboard})
	on.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	field.Flush()
	if field.Text() != "What was written." || len(said) > 0 {
		t.Errorf("the field says %q and told %q", field.Text(), said)
	}
	selects(t, page, "read.\nWhat ")
	if h := hostOf(page); !h.toast.Visible() {
		t.Error("nothing says why nothing happens")
	}
}

func TestAFieldKeepsWhatIsSelectedWithinIt(t *testing.T) {
	still(t)
	first, second := NewField(FieldConfig{Label: "Heading"}), NewField(FieldConfig{Label: "Text", Lines: 3})
	first.SetText("The people we support")
	second.SetText("Half of them are over eighty.\nMost live alone.")
	page := NewPage(Stack(8, first, second))
	w := show(t, page, 400, 400)
	mouse := kittest.NewMouse(t, w)

	mouse.Drag(placeIn(t, second, "Half", 0), placeIn(t, second, "Half", 4))
	selects(t, page, "")
	if got := second.writer.SelectedText(); got != "Half" {
		t.Errorf("in the field %q is selected", got)
	}
	mouse.Drag(placeIn(t, first, "people", 0), placeIn(t, first, "support", 0), placeIn(t, second, "them", 0), placeIn(t, second, "Most", 4))
	selects(t, page, "people we support\nHalf of them are over eighty.\nMost")
	if got := first.writer.SelectedText(); got != "" && first.Writing() {
		t.Errorf("the first field still has %q selected", got)
	}
	kittest.Picture(t, w, "read-fields")
	mouse.Press(placeIn(t, second, "eighty", 2), desktop.MouseButtonSecondary, 0)
	mouse.Release()
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu is opened in a field")
	}
	kittest.Choose(t, w, "Copy")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "people we support\nHalf of them are over eighty.\nMost" {
		t.Errorf("copied is %q", got)
	}

	// Back in the one where it began, it is that field's, to be written over.
	mouse.Drag(placeIn(t, first, "people", 0), placeIn(t, second, "them", 0), placeIn(t, first, " support", 0))
	selects(t, page, "")
	if got := first.writer.SelectedText(); got != "people we" || !first.Writing() {
		t.Errorf("in the field %q is selected", got)
	}
}

func TestSelectingScrollsAtTheEdgeOfThePage(t *testing.T) {
	clock := still(t)
	var texts []fyne.CanvasObject
	for n := range 40 {
		texts = append(texts, NewBody(kittest.Prose(n)))
	}
	page := NewPage(Stack(8, texts...))
	w := show(t, page, 400, 300)
	mouse := kittest.NewMouse(t, w)
	mouse.Press(placeIn(t, texts[0].(*Text), " ", 0), desktop.MouseButtonPrimary, 0)
	mouse.Move(fyne.NewPos(200, 296))
	before := page.Selected()
	for range 20 {
		clock.Pass(scrollEvery)
	}
	after := page.Selected()
	if page.Offset() == 0 || len(after) <= len(before) || !strings.HasPrefix(after, before[:len(before)/2]) {
		t.Errorf("at the edge the page is scrolled by %v, and %d letters are selected after %d", page.Offset(), len(after), len(before))
	}
	mouse.Move(fyne.NewPos(200, 150))
	clock.Pass(scrollEvery)
	at := page.Offset()
	clock.Pass(time.Second)
	if page.Offset() != at {
		t.Error("the page scrolls on away from its edge")
	}
	mouse.Move(fyne.NewPos(200, 2))
	mouse.Release()
	at = page.Offset()
	clock.Pass(time.Second)
	if page.Offset() != at {
		t.Error("the page scrolls on after the mouse was let go")
	}
}

func TestTheTabKeyPassesWhatIsRead(t *testing.T) {
	clock := still(t)
	text, a, b := NewBody("Read this, and that."), NewButton("One", nil), NewButton("Two", nil)
	page := NewPage(Stack(8, text, a, b))
	w := show(t, page, 300, 200)
	w.Canvas().FocusNext()
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Errorf("the second stop is %T", w.Canvas().Focused())
	}
	mouse := kittest.NewMouse(t, w)
	mouse.Drag(placeIn(t, text, "this", 0), placeIn(t, text, "that", 0))
	selects(t, page, "this, and ")
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(a) {
		t.Errorf("from what is selected the Tab key goes to %T", w.Canvas().Focused())
	}
	clock.Pass(leaveReading)
	selects(t, page, "")
}

func TestWhatIsSelectedIsLetGoWhenItSaysSomethingElse(t *testing.T) {
	still(t)
	first, last := NewBody("One thing."), NewBody("Another thing.")
	page := NewPage(Stack(8, first, last))
	mouse := kittest.NewMouse(t, show(t, page, 300, 200))
	mouse.Drag(placeIn(t, first, "thing", 0), placeIn(t, last, "thing", 0))
	page.Relayout()
	selects(t, page, "thing.\nAnother ")
	last.SetText("Something else.")
	page.Relayout()
	selects(t, page, "")
}

func TestOfTwoPagesOneHasTextSelected(t *testing.T) {
	clock := still(t)
	left, right := NewBody("What is on the left."), NewBody("What is on the right.")
	one, other := NewPage(Stack(8, left)), NewPage(Stack(8, right))
	mouse := kittest.NewMouse(t, show(t, Aside(100, 200, one, other), 400, 200))
	mouse.Drag(placeIn(t, left, "is", 0), placeIn(t, left, "left", 0))
	selects(t, one, "is on the ")
	mouse.Drag(placeIn(t, right, "is", 0), placeIn(t, right, "right", 0))
	clock.Pass(leaveReading)
	selects(t, one, "")
	selects(t, other, "is on the ")
}

func TestTheHeadOfAPageIsReadWithIt(t *testing.T) {
	still(t)
	title, text := NewTitle("Assessing needs"), NewBody(strings.Repeat("How needs are assessed. ", 80))
	h := NewHeaded(Stack(0, title), Stack(0, text))
	w := show(t, h, 400, 300)
	mouse := kittest.NewMouse(t, w)
	mouse.Drag(placeIn(t, title, "needs", 0), placeIn(t, text, "are", 0))
	selects(t, h.Page(), "needs\nHow needs ")
	if _, has := w.Canvas().Focused().(*readingSheet); !has {
		t.Errorf("%T has the keyboard", w.Canvas().Focused())
	}
	// What has scrolled below the head is not in the way of its title.
	h.Page().ScrollTo(60)
	mouse.Click(placeIn(t, title, "Assessing", 2), 2, 0)
	selects(t, h.Page(), "Assessing")
}

func TestTheMenuOfWhatIsSelectedCopiesIt(t *testing.T) {
	still(t)
	first, last := NewBody("One thing."), NewBody("Another thing.")
	page := NewPage(Stack(8, first, last))
	w := show(t, page, 300, 200)
	mouse := kittest.NewMouse(t, w)
	mouse.Drag(placeIn(t, first, "thing", 0), placeIn(t, last, "thing", 0))
	mouse.Press(placeIn(t, last, "other", 0), desktop.MouseButtonSecondary, 0)
	mouse.Release()
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu is opened")
	}
	selects(t, page, "thing.\nAnother ")
	kittest.Picture(t, w, "read-menu")
	clipboard := fyne.CurrentApp().Clipboard()
	for _, a := range page.reading.actions(placeIn(t, last, "other", 0)) {
		if a.Label == "Copy" {
			a.Do()
		}
	}
	if got := clipboard.Content(); got != "thing.\nAnother " {
		t.Errorf("copied is %q", got)
	}
}

// What is drawn says where a character is: between two of them, as they are seen, the
// place found at each is that place again.
func TestAPlaceInALineIsFoundWhereItIsDrawn(t *testing.T) {
	f := Face{Size: 15}
	for _, line := range []string{
		"Plain words, and figures: 12.5%.", "Naïve cafés – “quoted”", "a family 👩‍👩‍👧 and a flag 🇬🇧.",
		"אבגד הוזח", "Services in עברית and in English.",
	} {
		bounds := seenBounds(line, 0, len(line))
		for _, at := range bounds {
			x := f.xOf(line, at)
			got := f.byteAt(line, x)
			if other := f.xOf(line, got); got != at && (other-x > 0.5 || x-other > 0.5) {
				t.Errorf("in %q the place %d is drawn at %v, where %d is found", line, at, x, got)
			}
		}
		for x := float32(-5); x < 300; x += 1.5 {
			if at := f.byteAt(line, x); SeenEnd(line, at) != at {
				t.Fatalf("at %v of %q the place %d is within a character", x, line, at)
			}
		}
	}
	// What is written leftward is read from its right.
	line := "אבגד"
	if at := f.byteAt(line, f.measure(line)-1); at != 0 {
		t.Errorf("at the right of %q the place is %d", line, at)
	}
	if at := f.byteAt(line, 1); at != len(line) {
		t.Errorf("at the left of %q the place is %d", line, at)
	}
}
