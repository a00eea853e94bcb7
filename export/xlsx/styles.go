package xlsx

import "github.com/xuri/excelize/v2"

// The typeface is one that every office program has or has a twin of, in the
// size the guidance asks for. The colours are those of the window and the PDF.
const (
	fontName = "Arial"
	fontSize = 12

	colourText   = "16222E"
	colourAccent = "0B5C66"
	colourLine   = "D9DFE6"
	colourNote   = "4A5866"
	colourPaper  = "FFFFFF"
	colourInput  = "EEF4F5"
)

// role is what a cell is for.
type role int

const (
	roleCell role = iota
	roleTitle
	roleNote
	roleMarking
	roleLink
	roleHeader
	roleCellLink
	roleDate
	roleHidden // what only an import reads
)

// look is everything that two cells must share to share a style.
type look struct {
	role     role
	format   string // a number format, or ""
	unlocked bool
}

// styleID registers a style the first time it is asked for.
func (b *book) styleID(l look) (int, error) {
	if id, ok := b.styles[l]; ok {
		return id, nil
	}
	id, err := b.file.NewStyle(l.style())
	if err == nil {
		b.styles[l] = id
	}
	return id, err
}

func (l look) style() *excelize.Style {
	s := &excelize.Style{
		Font:       &excelize.Font{Family: fontName, Size: fontSize, Color: colourText},
		Alignment:  &excelize.Alignment{Vertical: "top"},
		Protection: &excelize.Protection{Locked: !l.unlocked},
	}
	switch l.role {
	case roleTitle:
		s.Font.Size, s.Font.Bold, s.Font.Color = 18, true, colourAccent
	case roleNote:
		s.Font.Color = colourNote
	case roleMarking:
		s.Font.Bold = true
	case roleLink:
		s.Font.Color, s.Font.Underline = colourAccent, "single"
	case roleHeader:
		s.Font.Bold, s.Font.Color = true, colourPaper
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colourAccent}}
		s.Alignment.WrapText, s.Alignment.Vertical = true, "center"
	default:
		l.cell(s)
	}
	return s
}

// cell is the look of a cell of the table.
func (l look) cell(s *excelize.Style) {
	// LibreOffice makes a row as high as a hidden cell would need.
	s.Alignment.WrapText, s.Alignment.Horizontal = l.role != roleHidden, "left"
	for _, side := range []string{"left", "right", "top", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Style: 1, Color: colourLine})
	}
	if l.role == roleCellLink {
		s.Font.Color, s.Font.Underline = colourAccent, "single"
	}
	if l.role == roleDate {
		format := "d mmmm yyyy"
		s.CustomNumFmt = &format
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	if l.unlocked {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colourInput}}
	}
}

// asText is the format that keeps what is typed as it was typed, so that
// neither "1-2" becomes a date nor "=1" a formula.
const asText = "@"

// defaults sets the font that column widths are counted in.
func (b *book) defaults() error {
	if err := b.file.SetDefaultFont(fontName); err != nil {
		return err
	}
	size := float64(fontSize)
	b.file.Styles.Fonts.Font[0].Sz.Val = &size
	return nil
}
