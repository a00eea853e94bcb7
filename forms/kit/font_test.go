package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// What the program's own font has is drawn by it alone; where one character is
// missing, the toolkit looks for all of the text.
func TestTextIsSetInOurOwnFontWhereThatHasIt(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(NewTheme(Appearance{}))
	faces := map[Face]fyne.Resource{
		{Size: 15}:               fontRegular.resource,
		{Size: 15, Strong: true}: fontSemiBold.resource,
		{Size: 15, italic: true}: fontItalic.resource,
	}
	for face, own := range faces {
		for text, has := range map[string]bool{
			"":                              true,
			"How long people wait, in days": true,
			"“Carers’ breaks” – 2½ days · £4": true,
			"Ŵyth ŷd, Łódź, Ελλάδα, Київ":     true,
			"with a tab\there":                false,
			"ਪੰਜਾਬੀ":                          false,
			"thank you 🙂":                     false,
		} {
			drawn := &canvas.Text{}
			face.Set(drawn, text)
			if (drawn.FontSource == own) != has || (drawn.FontSource == nil) == has {
				t.Errorf("%q in %+v is set in %v", text, face, drawn.FontSource)
			}
			if drawn.MinSize() != face.size(text) {
				t.Errorf("%q is drawn in %v and measured as %v", text, drawn.MinSize(), face.size(text))
			}
		}
	}
}

// In another theme than ours, the fonts are that theme's.
func TestTextInAnotherThemeIsSetInItsFonts(t *testing.T) {
	test.NewTempApp(t)
	drawn := &canvas.Text{}
	Face{Size: 15}.Set(drawn, "Words")
	if drawn.FontSource != nil {
		t.Errorf("words are set in %v", drawn.FontSource)
	}
}

func TestReadingTheFontsComesToAnEnd(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(NewTheme(Appearance{}))
	ReadFonts()()
	if (Face{Size: 15}).size("Words").Width <= (Face{Size: 15}).size("Word").Width {
		t.Error("text is not measured")
	}
}

// A writer's text is set in the program's own font alone, too, and in all fonts while
// one character of it is missing there; it takes the same room either way.
func TestWhatIsWrittenIsSetInOurOwnFontWhereThatHasIt(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(NewTheme(Appearance{}))
	w := NewWriter(true, nil)
	window := test.NewTempWindow(t, w)
	window.Resize(fyne.NewSize(300, 200))
	alone := func(is bool) {
		t.Helper()
		if w.TextStyle.Symbol != is {
			t.Errorf("%q with the hint %q is set in our font alone: %t", w.Text, w.PlaceHolder, !is)
		}
	}
	alone(true)
	for _, text := range []string{"How long people wait", "in lines\nbelow one another", "“Carers’ breaks” – 2½ days, Ŵyth"} {
		w.Replace(text, 0)
		alone(true)
		for _, line := range []string{text, "M", ""} {
			if one, other := fyne.MeasureText(line, 15, w.TextStyle), fyne.MeasureText(line, 15, fyne.TextStyle{}); one != other {
				t.Errorf("%q takes %v, and with other fonts beside ours %v", line, one, other)
			}
		}
	}
	w.MoveTo(0)
	w.TypedRune('🙂')
	alone(false)
	w.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	alone(true)
	w.SetPlaceHolder("thank you 🙂")
	alone(false)
	w.SetPlaceHolder("thank you")
	alone(true)
}

// In another theme than ours, so is what is written.
func TestWhatIsWrittenInAnotherThemeIsSetInItsFonts(t *testing.T) {
	test.NewTempApp(t)
	if w := NewWriter(true, nil); w.TextStyle.Symbol {
		t.Error("a writer takes the style of symbols for the font of another theme")
	}
}
