package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ninefold/forms/kit/kittest"
)

func TestAMenuOpenedByKeyBeginsAtItsFirstActionAndAChoiceAtWhatIsChosen(t *testing.T) {
	var done string
	action := func(name string) Action { return Action{Label: name, Do: func() { done = name }} }
	button := NewMenuButton("Columns", func() []Action { return []Action{action("first"), action("second")} })
	choice := NewChoice("Rating", []Option{{ID: "a", Label: "A"}, {ID: "b", Label: "B"}, {ID: "c", Label: "C"}}, func(id string) { done = id })
	choice.Choose("b")
	w := show(t, Stack(10, button, choice), 300, 400)
	w.Canvas().Focus(button)
	kittest.Press(t, w, fyne.KeyReturn, fyne.KeyReturn)
	if done != "first" {
		t.Errorf("Enter on a menu opened with Enter does %q", done)
	}
	w.Canvas().Focus(choice)
	kittest.Press(t, w, fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	if done != "c" || choice.Chosen() != "c" {
		t.Errorf("one down from what is chosen is %q", done)
	}
	done = ""
	test.Tap(button)
	if _, open := w.Canvas().Focused().(*widget.PopUpMenu); !open {
		t.Fatal("the menu is not open")
	}
	kittest.Press(t, w, fyne.KeyReturn)
	if done != "" {
		t.Errorf("a menu opened with the mouse has %q highlighted", done)
	}
}

func TestALetterChoosesTheNextOptionThatBeginsWithIt(t *testing.T) {
	var said []string
	choice := NewChoice("To the statement", []Option{{ID: "a", Label: "Assessing needs"}, {ID: "e", Label: "Equity"}, {ID: "s", Label: "Safe systems"}, {ID: "g", Label: "Safeguarding"}},
		func(id string) { said = append(said, id) })
	w := show(t, choice, 300, 400)
	w.Canvas().Focus(choice)
	for _, r := range "sSsxe" {
		choice.TypedRune(r)
	}
	if want := []string{"s", "g", "s", "e"}; !slices.Equal(said, want) {
		t.Errorf("the letters choose %v, want %v", said, want)
	}
	choice.Disable()
	choice.TypedRune('a')
	if choice.Chosen() != "e" {
		t.Error("a choice that cannot be made was made by a letter")
	}
}
