package kit

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// contrast returns the contrast ratio of two colours, from 1 to 21, as WCAG 2.2
// defines it.
func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func TestEveryTextCanBeReadOnEveryGroundItStandsOn(t *testing.T) {
	grounds := []fyne.ThemeColorName{
		ColourGround, ColourSurface, ColourSelected, ColourHover, ColourEditing, ColourFound, ColourFoundHere,
		theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
	}
	pairs := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		ColourText:      append(grounds, theme.ColorNameSelection, theme.ColorNamePressed),
		ColourSecondary: grounds, ColourAccent: grounds, ColourAttention: grounds, ColourDanger: grounds,
		theme.ColorNamePlaceHolder: {ColourSurface, ColourEditing, theme.ColorNameInputBackground},
		colourDisabled:             {colourDisabledGround, ColourSurface, theme.ColorNameMenuBackground},
		ColourOnAccent:             {ColourAccent, ColourAccentHover},
		ColourOnMessage:            {ColourMessage}, ColourMessageLink: {ColourMessage},
	}
	for name, c := range map[string]struct {
		mode Mode
		want float64
	}{"light": {Light, 4.5}, "dark": {Dark, 4.5}, "high contrast": {HighContrast, 7}} {
		p := look{mode: c.mode}.paletteFor(theme.VariantLight)
		for text, on := range pairs {
			for _, ground := range on {
				if got := contrast(p[text], p[ground]); got < c.want {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", name, text, ground, got, c.want)
				}
			}
		}
		for _, edge := range []fyne.ThemeColorName{ColourBorder, ColourAccent} {
			for _, ground := range []fyne.ThemeColorName{ColourGround, ColourSurface} {
				if got := contrast(p[edge], p[ground]); got < 3 {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want 3.0", name, edge, ground, got)
				}
			}
		}
	}
}

func TestThePalettesNameTheSameColours(t *testing.T) {
	for name := range light {
		if _, ok := dark[name]; !ok {
			t.Errorf("the dark palette lacks %s", name)
		}
		if _, ok := highContrast[name]; !ok {
			t.Errorf("the high-contrast palette lacks %s", name)
		}
	}
}

func TestTheModeDecidesOverTheSystemUnlessItFollows(t *testing.T) {
	for _, c := range []struct {
		mode    Mode
		variant fyne.ThemeVariant
		want    palette
	}{
		{FollowSystem, theme.VariantLight, light}, {FollowSystem, theme.VariantDark, dark},
		{Light, theme.VariantDark, light}, {Dark, theme.VariantLight, dark}, {HighContrast, theme.VariantDark, highContrast},
	} {
		got := NewTheme(Appearance{Mode: c.mode}).Color(ColourText, c.variant)
		if got != c.want[ColourText] {
			t.Errorf("mode %d in variant %d has the text colour %v", c.mode, c.variant, got)
		}
	}
}

func TestTheTextScaleIsKeptWithinItsRange(t *testing.T) {
	for scale, want := range map[float32]float32{0: 15, 1: 15, 2: 30, 0.5: 13.5, 9: 30} {
		if got := NewTheme(Appearance{TextScale: scale}).Size(SizeBody); got != want {
			t.Errorf("at a scale of %v the text is %v, want %v", scale, got, want)
		}
	}
}
