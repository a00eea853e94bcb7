package forms

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/app/beginning"
	"ninefold/forms/kit"
	"ninefold/forms/kit/kittest"
)

// A person at a page, in a test: finds things by the words on them, presses,
// types and uses the keyboard, and reads what is drawn.

// sampleHost shows a page of the sample.
func sampleHost(t testing.TB, page string) *stubHost {
	t.Helper()
	a, err := beginning.Sample()
	if err != nil {
		t.Fatal(err)
	}
	return hostOf(t, a, page, fyne.NewSize(1100, 760))
}

// emptyHost shows a page of a document in which nothing is written.
func emptyHost(t testing.TB, page string) *stubHost {
	t.Helper()
	return hostOf(t, assessment.New("doc", "Northmere Council", assessmenttest.Framework(t)), page, fyne.NewSize(1100, 760))
}

// top is what a person can reach: the dialog or menu in front, else the page.
func (h *stubHost) top() fyne.CanvasObject {
	if top := h.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return h.window.Content()
}

// visit calls f with every visible object below root until it returns true,
// each with what it is drawn in.
func visit(root fyne.CanvasObject, f func(o fyne.CanvasObject, within []fyne.CanvasObject) bool) bool {
	var walk func(o fyne.CanvasObject, within []fyne.CanvasObject) bool
	walk = func(o fyne.CanvasObject, within []fyne.CanvasObject) bool {
		if !o.Visible() {
			return false
		}
		if f(o, within) {
			return true
		}
		var inner []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			inner = o.Objects
		case fyne.Widget:
			inner = test.WidgetRenderer(o).Objects()
		}
		for _, child := range inner {
			if walk(child, append(within, o)) {
				return true
			}
		}
		return false
	}
	return walk(root, nil)
}

// words are all the words drawn in front of the person.
func (h *stubHost) words() string {
	var words []string
	visit(h.top(), func(o fyne.CanvasObject, _ []fyne.CanvasObject) bool {
		if text, is := o.(*canvas.Text); is {
			words = append(words, text.Text)
		}
		return false
	})
	return strings.Join(words, " ")
}

// says fails the test where something is not drawn.
func (h *stubHost) says(texts ...string) {
	h.t.Helper()
	words := h.words()
	for _, text := range texts {
		if !strings.Contains(words, text) {
			h.t.Errorf("%q is nowhere in %q", text, words)
		}
	}
}

// press presses what bears these words, or is called by them.
func (h *stubHost) press(label string) {
	h.t.Helper()
	pressed := visit(h.top(), func(o fyne.CanvasObject, within []fyne.CanvasObject) bool {
		if text, is := o.(*canvas.Text); is && (text.Text == label || strings.HasPrefix(text.Text, label+"    ")) {
			for i := len(within) - 1; i >= 0; i-- {
				if tappable, can := within[i].(fyne.Tappable); can {
					tappable.Tapped(&fyne.PointEvent{Position: fyne.NewPos(4, 4)})
					return true
				}
			}
		}
		named, has := o.(fyne.Accessible)
		tappable, can := o.(fyne.Tappable)
		if has && can && named.AccessibilityLabel() == label {
			tappable.Tapped(&fyne.PointEvent{Position: fyne.NewPos(4, 4)})
			return true
		}
		return false
	})
	if !pressed {
		h.t.Fatalf("there is nothing to press that says %q in %q", label, h.words())
	}
}

// write puts a text into the first field called so, over what stood there.
func (h *stubHost) write(label, text string) {
	h.t.Helper()
	found := visit(h.top(), func(o fyne.CanvasObject, _ []fyne.CanvasObject) bool {
		field, is := o.(*kit.Field)
		if !is || field.AccessibilityLabel() != label && !strings.HasPrefix(field.AccessibilityLabel(), label+",") && !strings.HasPrefix(field.AccessibilityLabel(), label+":") {
			return false
		}
		field.Focus()
		field.SelectAll()
		if text == "" {
			h.key(fyne.KeyBackspace)
		} else {
			test.Type(field.Focusable(), text)
		}
		field.Flush()
		return true
	})
	if !found {
		h.t.Fatalf("there is no field %q in %q", label, h.words())
	}
}

// key presses a key where the keyboard is.
func (h *stubHost) key(names ...fyne.KeyName) {
	h.t.Helper()
	for _, name := range names {
		focused := h.Canvas().Focused()
		if focused == nil {
			h.t.Fatalf("the keyboard is nowhere, for the key %s", name)
		}
		focused.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// failed fails the test where something was refused, and tells what.
func (h *stubHost) failed() {
	h.t.Helper()
	for _, err := range h.errs {
		h.t.Errorf("refused: %v", err)
	}
}

// oneGoroutine has everything done on the test's goroutine, at once.
func oneGoroutine(t testing.TB) {
	clock, onWindow, beside := kit.Later, kit.OnWindow, kit.Beside
	kit.Later = func(time.Duration, func()) func() { return func() {} }
	kit.OnWindow = func(do func()) { do() }
	kit.Beside = func(job func()) { job() }
	t.Cleanup(func() { kit.Later, kit.OnWindow, kit.Beside = clock, onWindow, beside })
}

// keys gives keys to whatever has the keyboard.
func (h *stubHost) keys(t testing.TB, keys ...fyne.KeyName) {
	t.Helper()
	kittest.Press(t, h.window, keys...)
}

// types writes in whatever has the keyboard, in place of what is selected.
func (h *stubHost) types(text string) {
	for _, r := range text {
		h.Canvas().Focused().TypedRune(r)
	}
}
