package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

var (
	_ desktop.Keyable = (*Button)(nil)
	_ desktop.Keyable = (*Nav)(nil)
	_ desktop.Keyable = (*ScorePicker)(nil)
	_ desktop.Keyable = (*Sheets)(nil)
)

func press(f fyne.Focusable, name fyne.KeyName) {
	f.(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: name})
}

func release(f fyne.Focusable, name fyne.KeyName) {
	f.(desktop.Keyable).KeyUp(&fyne.KeyEvent{Name: name})
}

func TestTheTabKeySelectsAFieldThatIsFilledIn(t *testing.T) {
	button := NewButton("Before", nil)
	line := NewField(FieldConfig{Says: "line", OnChange: func(string) {}})
	long := NewField(FieldConfig{Says: "prose", Lines: 3, OnChange: func(string) {}})
	window := show(t, NewPage(Stack(0, button, line, long)), 400, 400)
	c := window.Canvas()
	line.SetText("Self-assessment 2026")
	long.SetText("What was written before.")
	tab := func() {
		press(c.Focused(), fyne.KeyTab)
		c.FocusNext()
		release(c.Focused(), fyne.KeyTab)
	}
	FocusOn(button)
	tab()
	if got := line.writer.SelectedText(); got != "Self-assessment 2026" {
		t.Errorf("the Tab key selects %q", got)
	}
	test.Type(line.writer, "Own words")
	tab()
	if got := long.writer.SelectedText(); got != "" || line.Text() != "Own words" {
		t.Errorf("in prose the Tab key selects %q; the line says %q", got, line.Text())
	}
	line.Focus()
	if got := line.writer.SelectedText(); got != "" {
		t.Errorf("given the keyboard otherwise %q is selected", got)
	}
}

func TestADialogBeginsWithItsFieldSelected(t *testing.T) {
	window := show(t, NewPage(NewBody("below")), 500, 400)
	field := NewField(FieldConfig{Says: "name", OnChange: func(string) {}})
	field.SetText("Ada Fenwick")
	d := Form(window.Canvas(), "Your name", field, field.Focusable(), Answer{Label: "Close"})
	defer d.Close()
	if got := field.writer.SelectedText(); got != "Ada Fenwick" {
		t.Errorf("%q is selected", got)
	}
}

func TestAltAloneLeadsToTheMenus(t *testing.T) {
	led := 0
	defer func(was func()) { OnAltAlone = was }(OnAltAlone)
	OnAltAlone = func() { led++ }
	button := NewButton("One", nil)
	show(t, NewPage(button), 300, 200)
	press(button, desktop.KeyAltLeft)
	release(button, desktop.KeyAltLeft)
	if led != 1 {
		t.Errorf("Alt alone leads there %d times", led)
	}
	press(button, desktop.KeyAltLeft)
	press(button, fyne.KeyLeft)
	release(button, fyne.KeyLeft)
	release(button, desktop.KeyAltLeft)
	if led != 1 {
		t.Error("Alt with another key leads there")
	}
}

// What nothing can be focused in is seen with the page keys, from a button and from a
// field, in a dialog too.
func TestThePageKeysScrollThePageAroundWhatHasTheKeyboard(t *testing.T) {
	for name, within := range map[string]func(t *testing.T, content fyne.CanvasObject){
		"a page": func(t *testing.T, content fyne.CanvasObject) { show(t, content, 400, 300) },
		"a dialog": func(t *testing.T, content fyne.CanvasObject) {
			Form(show(t, NewBody(""), 400, 300).Canvas(), "Form", content, nil, Answer{Label: "Close"})
		},
	} {
		button, field := NewButton("Do it", nil), NewField(FieldConfig{Label: "Name"})
		page := NewPage(Stack(0, button, field, NewBody(strings.Repeat("Words that take room. ", 400))))
		within(t, page)
		for _, focused := range []fyne.Focusable{button, field.Focusable()} {
			c := CanvasOf(button)
			page.ScrollTo(0)
			c.Focus(focused)
			at := page.Offset()
			focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
			if page.Offset() < at+50 {
				t.Errorf("%s: Page Down in %T leaves it at %v", name, focused, page.Offset())
			}
			focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
			if page.Offset() > at {
				t.Errorf("%s: Page Up in %T leaves it at %v", name, focused, page.Offset())
			}
		}
	}
}
