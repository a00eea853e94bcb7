package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode says which of the palettes a person wants.
type Mode int

// The palettes a person can choose from.
const (
	// FollowSystem is light or dark, as the operating system says.
	FollowSystem Mode = iota
	// Light is dark text on white cards.
	Light
	// Dark is light text on dark cards.
	Dark
	// HighContrast is white on black, every text at 7:1 or better.
	HighContrast
)

// The range of Appearance.TextScale.
const (
	LeastTextScale    = 0.9
	GreatestTextScale = 2.0
)

// Appearance is what a person can choose about how the window looks.
type Appearance struct {
	Mode Mode
	// TextScale multiplies every text size: 1 is 15 units for body text. Zero
	// means 1; anything else is brought within LeastTextScale and
	// GreatestTextScale.
	TextScale float32
}

// The colours of the program, by what they are for. Fyne's own names are
// answered from the same palette.
const (
	// ColourText is for what people read and write.
	ColourText = theme.ColorNameForeground
	// ColourSecondary is for what explains it.
	ColourSecondary fyne.ThemeColorName = "ninefold-secondary"
	// ColourAccent is for links, bullets, the selected and the focused.
	ColourAccent = theme.ColorNamePrimary
	// ColourOnAccent is for text on a ground of ColourAccent.
	ColourOnAccent = theme.ColorNameForegroundOnPrimary
	// ColourAccentHover is ColourAccent under the pointer.
	ColourAccentHover fyne.ThemeColorName = "ninefold-accent-hover"
	// ColourAttention is for what wants mending. A shape or a word always
	// says the same.
	ColourAttention = theme.ColorNameWarning
	// ColourDanger is for what cannot be kept: too long, lost, failed.
	ColourDanger = theme.ColorNameError
	// ColourGround lies behind the cards.
	ColourGround = theme.ColorNameBackground
	// ColourSurface is the card itself, the navigation and the bar on top.
	ColourSurface fyne.ThemeColorName = "ninefold-surface"
	// ColourSelected lies under the chosen item of a list.
	ColourSelected fyne.ThemeColorName = "ninefold-selected"
	// ColourHover lies under the item the pointer is on.
	ColourHover = theme.ColorNameHover
	// ColourEditing lies under the text being written.
	ColourEditing fyne.ThemeColorName = "ninefold-editing"
	// ColourFound lies under words that were found, ColourFoundHere under those
	// that are looked at.
	ColourFound     fyne.ThemeColorName = "ninefold-found"
	ColourFoundHere fyne.ThemeColorName = "ninefold-found-here"
	// ColourLine is for lines and the borders of cards.
	ColourLine = theme.ColorNameSeparator
	// ColourBorder is for the borders of what can be used: at least 3:1.
	ColourBorder = theme.ColorNameInputBorder
	// ColourTrack is the part of a bar not yet filled.
	ColourTrack fyne.ThemeColorName = "ninefold-track"

	colourDisabled       = theme.ColorNameDisabled
	colourDisabledGround = theme.ColorNameDisabledButton
	// ColourMessage lies under a toast or a tooltip, ColourOnMessage is for
	// its text and ColourMessageLink for its action.
	ColourMessage     fyne.ThemeColorName = "ninefold-message"
	ColourOnMessage   fyne.ThemeColorName = "ninefold-on-message"
	ColourMessageLink fyne.ThemeColorName = "ninefold-message-link"
)

// The text sizes of the program, by what they are for.
const (
	// SizeBody is 15 units at a scale of 1.
	SizeBody = theme.SizeNameText
	// SizeSmall is for meta lines and help.
	SizeSmall = theme.SizeNameCaptionText
	// SizeHeading is for the heading of a card or a list.
	SizeHeading = theme.SizeNameSubHeadingText
	// SizeTitle is for the name of a page.
	SizeTitle = theme.SizeNameHeadingText
	// SizeFigure is for a number meant to be read across the room.
	SizeFigure fyne.ThemeSizeName = "ninefold-figure"
	// SizeScore is for a score in a tile.
	SizeScore fyne.ThemeSizeName = "ninefold-score"
)

// palette holds one colour for each name.
type palette map[fyne.ThemeColorName]color.NRGBA

// rgb reads a colour written as 0xRRGGBB.
func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// veil is a colour that lets some of what lies below show through.
func veil(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

var light = palette{
	ColourText:        rgb(0x16222E),
	ColourSecondary:   rgb(0x4A5866),
	ColourAccent:      rgb(0x0B5C66),
	ColourOnAccent:    rgb(0xFFFFFF),
	ColourAccentHover: rgb(0x08474F),
	ColourAttention:   rgb(0x8A4B00),
	ColourDanger:      rgb(0xA3201C),
	ColourGround:      rgb(0xF4F6F8),
	ColourSurface:     rgb(0xFFFFFF),
	ColourSelected:    rgb(0xE3EFF0),
	ColourHover:       rgb(0xEEF3F5),
	ColourEditing:     rgb(0xF4FAFA),
	ColourFound:       rgb(0xFFF0B8),
	ColourFoundHere:   rgb(0xFFD968),
	ColourLine:        rgb(0xD9DFE6),
	ColourBorder:      rgb(0x7F8C9A),
	ColourTrack:       rgb(0xE6EAEE),
	ColourMessage:     rgb(0x16222E),
	ColourOnMessage:   rgb(0xFFFFFF),
	ColourMessageLink: rgb(0x8FD6DD),

	theme.ColorNameButton:              rgb(0xFFFFFF),
	theme.ColorNameDisabled:            rgb(0x5B6774),
	theme.ColorNameDisabledButton:      rgb(0xE6EAEE),
	theme.ColorNameFocus:               veil(0x0B5C66, 0x40),
	theme.ColorNameInputBackground:     rgb(0xFFFFFF),
	theme.ColorNameMenuBackground:      rgb(0xFFFFFF),
	theme.ColorNameOverlayBackground:   rgb(0xFFFFFF),
	theme.ColorNamePlaceHolder:         rgb(0x5B6774),
	theme.ColorNamePressed:             rgb(0xD7E6E8),
	theme.ColorNameScrollBar:           veil(0x16222E, 0x88),
	theme.ColorNameScrollBarBackground: rgb(0xE6EAEE),
	theme.ColorNameSelection:           rgb(0xBBDCE0),
	theme.ColorNameShadow:              veil(0x16222E, 0x38),
	theme.ColorNameSuccess:             rgb(0x0B5C66),
}

var dark = palette{
	ColourText:        rgb(0xE9EEF2),
	ColourSecondary:   rgb(0xADB9C4),
	ColourAccent:      rgb(0x74C7D0),
	ColourOnAccent:    rgb(0x05262B),
	ColourAccentHover: rgb(0x97D9E0),
	ColourAttention:   rgb(0xF2B866),
	ColourDanger:      rgb(0xFF9D94),
	ColourGround:      rgb(0x0F161C),
	ColourSurface:     rgb(0x18212A),
	ColourSelected:    rgb(0x1D3940),
	ColourHover:       rgb(0x202C37),
	ColourEditing:     rgb(0x1A2A31),
	ColourFound:       rgb(0x3A3312),
	ColourFoundHere:   rgb(0x453B12),
	ColourLine:        rgb(0x2E3B47),
	ColourBorder:      rgb(0x74838F),
	ColourTrack:       rgb(0x2E3B47),
	ColourMessage:     rgb(0xE9EEF2),
	ColourOnMessage:   rgb(0x16222E),
	ColourMessageLink: rgb(0x0B5C66),

	theme.ColorNameButton:              rgb(0x18212A),
	theme.ColorNameDisabled:            rgb(0x93A0AC),
	theme.ColorNameDisabledButton:      rgb(0x26313B),
	theme.ColorNameFocus:               veil(0x74C7D0, 0x50),
	theme.ColorNameInputBackground:     rgb(0x18212A),
	theme.ColorNameMenuBackground:      rgb(0x202C37),
	theme.ColorNameOverlayBackground:   rgb(0x18212A),
	theme.ColorNamePlaceHolder:         rgb(0x93A0AC),
	theme.ColorNamePressed:             rgb(0x27434B),
	theme.ColorNameScrollBar:           veil(0xE9EEF2, 0x88),
	theme.ColorNameScrollBarBackground: rgb(0x26313B),
	theme.ColorNameSelection:           rgb(0x27545C),
	theme.ColorNameShadow:              veil(0x000000, 0x90),
	theme.ColorNameSuccess:             rgb(0x74C7D0),
}

var highContrast = palette{
	ColourText:        rgb(0xFFFFFF),
	ColourSecondary:   rgb(0xF0F0F0),
	ColourAccent:      rgb(0xFFE14D),
	ColourOnAccent:    rgb(0x000000),
	ColourAccentHover: rgb(0xFFF0A3),
	ColourAttention:   rgb(0xFFC26B),
	ColourDanger:      rgb(0xFFB3AD),
	ColourGround:      rgb(0x000000),
	ColourSurface:     rgb(0x000000),
	ColourSelected:    rgb(0x10304F),
	ColourHover:       rgb(0x1F1F1F),
	ColourEditing:     rgb(0x0A1622),
	ColourFound:       rgb(0x2A2600),
	ColourFoundHere:   rgb(0x363000),
	ColourLine:        rgb(0xB8B8B8),
	ColourBorder:      rgb(0xFFFFFF),
	ColourTrack:       rgb(0x3D3D3D),
	ColourMessage:     rgb(0xFFFFFF),
	ColourOnMessage:   rgb(0x000000),
	ColourMessageLink: rgb(0x003F7D),

	theme.ColorNameButton:              rgb(0x000000),
	theme.ColorNameDisabled:            rgb(0xC4C4C4),
	theme.ColorNameDisabledButton:      rgb(0x1F1F1F),
	theme.ColorNameFocus:               veil(0xFFE14D, 0x60),
	theme.ColorNameInputBackground:     rgb(0x000000),
	theme.ColorNameMenuBackground:      rgb(0x000000),
	theme.ColorNameOverlayBackground:   rgb(0x000000),
	theme.ColorNamePlaceHolder:         rgb(0xC4C4C4),
	theme.ColorNamePressed:             rgb(0x10304F),
	theme.ColorNameScrollBar:           rgb(0xFFFFFF),
	theme.ColorNameScrollBarBackground: rgb(0x3D3D3D),
	theme.ColorNameSelection:           rgb(0x1D4E80),
	theme.ColorNameShadow:              veil(0xFFFFFF, 0x40),
	theme.ColorNameSuccess:             rgb(0xFFE14D),
}

// alike gives the names of Fyne's that mean the same as one of ours.
var alike = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameHyperlink:           ColourAccent,
	theme.ColorNameForegroundOnError:   ColourSurface,
	theme.ColorNameForegroundOnSuccess: ColourOnAccent,
	theme.ColorNameForegroundOnWarning: ColourSurface,
	theme.ColorNameHeaderBackground:    ColourSurface,
	theme.ColorNameInnerWindowBorder:   ColourLine,
}

// look is the theme of the program.
type look struct {
	mode  Mode
	scale float32
}

var _ fyne.Theme = look{}

// NewTheme returns the theme for an appearance: Source Sans 3, and a palette
// in which every text reaches 4.5:1 on its ground, 7:1 in HighContrast.
func NewTheme(a Appearance) fyne.Theme {
	scale := a.TextScale
	if scale == 0 {
		scale = 1
	}
	return look{mode: a.Mode, scale: min(max(scale, LeastTextScale), GreatestTextScale)}
}

// paletteFor returns the colours to use when the system says variant.
func (l look) paletteFor(variant fyne.ThemeVariant) palette {
	switch {
	case l.mode == HighContrast:
		return highContrast
	case l.mode == Dark, l.mode == FollowSystem && variant == theme.VariantDark:
		return dark
	default:
		return light
	}
}

// Color implements fyne.Theme.
func (l look) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	p := l.paletteFor(variant)
	if other, ok := alike[name]; ok {
		name = other
	}
	if c, ok := p[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font implements fyne.Theme. What Source Sans lacks Fyne takes, character by
// character, from its own fonts and then from the system's.
func (l look) Font(style fyne.TextStyle) fyne.Resource {
	if font := fontOf(style); font != nil {
		return font.resource
	}
	return theme.DefaultTheme().Font(style)
}

// Icon implements fyne.Theme.
func (l look) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size implements fyne.Theme. Text grows with the scale; gaps, borders and
// corners do not, so that large text does not push the page off the screen.
func (l look) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case SizeBody:
		return 15 * l.scale
	case SizeSmall:
		return 13 * l.scale
	case SizeHeading:
		return 17 * l.scale
	case SizeTitle:
		return 28 * l.scale
	case SizeFigure:
		return 30 * l.scale
	case SizeScore:
		return 20 * l.scale
	case theme.SizeNameInlineIcon:
		return 18 * l.scale
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 8
	case theme.SizeNameLineSpacing:
		return 2
	case theme.SizeNameInputBorder:
		// Fyne draws the cursor as wide as this; one unit is too thin to find.
		return 2
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius:
		return 5
	case theme.SizeNameCardRadius, theme.SizeNameDialogRadius, theme.SizeNamePopupRadius, theme.SizeNameMenuRadius:
		return 7
	case theme.SizeNameSelectionRadius:
		return 2
	case theme.SizeNameScrollBar:
		return 12
	case theme.SizeNameScrollBarSmall:
		return 5
	case theme.SizeNameModalBlurRadius:
		return 0
	default:
		return theme.DefaultTheme().Size(name)
	}
}
