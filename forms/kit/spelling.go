package kit

import (
	"image"
	"image/color"
	"math"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Stretch is a part of a text, in bytes: from From up to, not including, To.
type Stretch struct{ From, To int }

// Speller knows how words are spelt. Everything is called on the window's
// goroutine, at every key and for every row that is drawn, and has to answer
// from memory.
type Speller interface {
	// Unknown returns where the words of a text stand that nobody knows. What it
	// has not looked up yet it leaves out; once it has, it calls Respell. The
	// word at the place writing, in bytes, is still being written and is left
	// out; -1 leaves out none.
	Unknown(text string, writing int) []Stretch
	// Suggest hands over words that may have been meant, the likeliest first: at
	// once where they are remembered, or later, after looking beside the window.
	Suggest(word string, found func(words []string))
	// Add makes a word one of the document's, Ignore one that is not marked on
	// this computer.
	Add(word string)
	Ignore(word string)
}

// The window's one speller, or nil where words are not marked, and how often
// what it says may have changed.
var (
	speller   Speller
	spellings uint64
)

// Spell has words marked that a speller does not know; nil marks none.
func Spell(s Speller) { speller = s }

// spelt is a widget that marks words.
type spelt interface{ Respell() }

// Respell marks words anew in everything a canvas shows, after the speller has
// learnt more.
func Respell(c fyne.Canvas) {
	spellings++
	if c.Content() != nil {
		respell(c.Content())
	}
	for _, over := range c.Overlays().List() {
		if d := dialogOf(over); d != nil {
			respell(d.frame)
		}
	}
}

func respell(root fyne.CanvasObject) {
	if s, is := root.(spelt); is {
		s.Respell()
		return
	}
	switch o := root.(type) {
	case *Page:
		respell(o.body.content)
	case *fyne.Container:
		for _, inner := range o.Objects {
			respell(inner)
		}
	case Holder:
		for _, inner := range o.Held() {
			respell(inner)
		}
	}
}

// Spelling remembers where the unknown words of one text stand, so that drawing
// it again costs nothing.
type Spelling struct {
	text string
	at   uint64
	have bool
	said []Stretch
}

// Of returns where the unknown words of a text stand.
func (s *Spelling) Of(text string) []Stretch {
	if speller == nil {
		s.have = false
		return nil
	}
	if !s.have || s.at != spellings || s.text != text {
		s.text, s.at, s.have = text, spellings, true
		s.said = speller.Unknown(text, -1)
	}
	return s.said
}

// SaysUnknown tells a screen reader of the unknown words of a text, after the
// text: ". Not in the dictionary: recieve".
func SaysUnknown(text string, at []Stretch) string {
	if len(at) == 0 {
		return ""
	}
	words := make([]string, len(at))
	for i, s := range at {
		words[i] = text[s.From:s.To]
	}
	return ". Not in the dictionary: " + strings.Join(words, ", ")
}

// Marks are the wavy lines below the words of a widget that nobody knows, used
// again from one drawing to the next.
type Marks struct {
	waves []*wave
	Used  int // the first of the waves are on show
}

// Begin starts marking anew.
func (m *Marks) Begin() { m.Used = 0 }

// Under marks stretches of a text that was broken into these lines, which begin
// at a corner.
func (m *Marks) Under(text string, at []Stretch, lines []string, f Face, x, y float32) {
	if len(at) == 0 {
		return
	}
	height := f.LineHeight()
	begin := 0 // of the line, in the text
	for i, line := range lines {
		for begin < len(text) && !strings.HasPrefix(text[begin:], line) {
			_, size := utf8.DecodeRuneInString(text[begin:])
			begin += size
		}
		end := begin + len(line)
		for _, s := range at {
			if from, to := max(s.From, begin), min(s.To, end); from < to {
				left := f.measure(text[begin:from])
				m.put(x+left, y+float32(i+1)*height, f.measure(text[begin:to])-left, f)
			}
		}
		begin = end
	}
}

// put marks a word of a width whose line ends at y.
func (m *Marks) put(x, y, width float32, f Face) {
	if m.Used == len(m.waves) {
		m.waves = append(m.waves, newWave())
	}
	w := m.waves[m.Used]
	m.Used++
	high := f.Size / 5
	w.paint(ColourOf(ColourDanger))
	Put(w.raster, x, y-f.Size*0.24, width, high)
}

// AppendTo adds what is on show to the parts of a widget.
func (m *Marks) AppendTo(parts []fyne.CanvasObject) []fyne.CanvasObject {
	for _, w := range m.waves[:m.Used] {
		parts = append(parts, w.raster)
	}
	return parts
}

// wave is one wavy line, drawn for the pixels it has.
type wave struct {
	raster *canvas.Raster
	in     color.Color
}

func newWave() *wave {
	w := &wave{}
	w.raster = canvas.NewRaster(w.draw)
	return w
}

func (w *wave) paint(in color.Color) {
	if w.in != in {
		w.in = in
		w.raster.Refresh()
	}
}

// draw draws the wave: as wide a stroke as a third of its height, smoothed at
// its edges.
func (w *wave) draw(width, height int) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	r, g, b, _ := w.in.RGBA()
	high := float64(height)
	stroke := max(high*0.36, 1.2)
	rise := max(high-stroke, 0) / 2
	period := max(high*1.5, 4)
	for x := range width {
		phase := 2 * math.Pi * (float64(x) + 0.5) / period
		middle := high/2 + rise*math.Sin(phase)
		// A steep part of the line is not thinner than a flat one.
		slope := rise * 2 * math.Pi / period * math.Cos(phase)
		half := stroke / 2 * math.Sqrt(1+slope*slope)
		for y := range height {
			cover := min(middle+half, float64(y+1)) - max(middle-half, float64(y))
			if cover <= 0 {
				continue
			}
			picture.SetNRGBA(x, y, color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: uint8(255 * min(cover, 1))})
		}
	}
	return picture
}

// looked is what a writer's words were looked up for.
type looked struct {
	text    string
	writing int
	at      uint64
	on      bool
}

// Respell marks words anew. It costs nothing while neither the text nor the
// place of the cursor has changed.
func (w *Writer) Respell() {
	r := w.drawn
	if r == nil {
		return
	}
	now := looked{text: w.Text, writing: -1, at: spellings, on: speller != nil && w.Spelt && !w.Idle}
	if now.on && w.Writing() {
		now.writing = w.bytesAt(w.Offset())
	}
	if now == w.looked {
		return
	}
	w.looked, w.unknown = now, nil
	if now.on {
		w.unknown = speller.Unknown(now.text, now.writing)
	}
	r.mark(w)
}

// Writing tells whether the keyboard is here.
func (w *Writer) Writing() bool {
	c := CanvasOf(w)
	return c != nil && c.Focused() == fyne.Focusable(w)
}

// bytesAt is the place in bytes of an offset in characters.
func (w *Writer) bytesAt(offset int) int {
	for at := range w.Text {
		if offset == 0 {
			return at
		}
		offset--
	}
	return len(w.Text)
}

// mark draws the marks of a writer's unknown words.
func (r *writerRenderer) mark(w *Writer) {
	if len(w.unknown) == 0 && r.marks.Used == 0 {
		return
	}
	r.marks.Begin()
	if len(w.unknown) > 0 {
		f := Face{Size: SizeOf(SizeBody)}
		inset := w.Inset()
		if w.MultiLine {
			r.marks.Under(w.Text, w.unknown, w.lines(), f, inset.X, inset.Y)
		} else {
			r.markLine(w, f, inset)
		}
	}
	r.all = append(r.marks.AppendTo(append([]fyne.CanvasObject(nil), r.objects[:len(r.objects)-1]...)), r.objects[len(r.objects)-1])
	canvas.Refresh(w)
}

// markLine marks the words of a text of one line, as far as its box shows them.
func (r *writerRenderer) markLine(w *Writer, f Face, inset fyne.Position) {
	offset := float32(0)
	if w.scroll != nil {
		offset = w.scroll.Offset.X
	}
	for _, s := range w.unknown {
		from := f.measure(w.Text[:s.From]) - offset
		to := min(f.measure(w.Text[:s.To])-offset, w.Size().Width-2*inset.X)
		if from = max(from, 0); from < to {
			r.marks.put(inset.X+from, inset.Y+f.LineHeight(), to-from, f)
		}
	}
}

// lines are the lines of the text as Fyne broke them: it tells where in the text
// a line begins.
func (w *Writer) lines() []string {
	row, column := w.CursorRow, w.CursorColumn
	defer func() { w.CursorRow, w.CursorColumn = row, column }()
	n := w.Rows()
	lines := make([]string, 0, n)
	begin, at := 0, 0 // of the line: in bytes, in characters
	for i := 1; i <= n; i++ {
		end := len(w.Text)
		if i < n {
			w.CursorRow, w.CursorColumn = i, 0
			next := w.CursorTextOffset()
			end = begin
			for ; at < next && end < len(w.Text); at++ {
				_, size := utf8.DecodeRuneInString(w.Text[end:])
				end += size
			}
		}
		lines = append(lines, w.Text[begin:end])
		begin = end
	}
	return lines
}

// unknownAt returns the unknown word at the cursor or that is selected, even
// while it is being written, and whether there is one.
func (w *Writer) unknownAt() (Stretch, bool) {
	if speller == nil || !w.Spelt {
		return Stretch{}, false
	}
	at := w.bytesAt(w.Offset())
	for _, s := range speller.Unknown(w.Text, -1) {
		if s.From <= at && at <= s.To {
			return s, true
		}
	}
	return Stretch{}, false
}

// mostSuggested is how many words a menu suggests.
const mostSuggested = 5

// OpenMenu opens a menu of the writer, at a place of an object. Where the cursor
// stands in a word nobody knows, the menu is about that word, and leads on to
// the other actions: both together are more than a small screen holds. It opens
// at once, and again with the words that may have been meant as soon as they are
// found.
func (w *Writer) OpenMenu(open func(fyne.CanvasObject, fyne.Position, []Action), object fyne.CanvasObject, at fyne.Position, actions []Action) {
	s, is := w.unknownAt()
	if !is {
		open(object, at, actions)
		return
	}
	word := w.Text[s.From:s.To]
	var menu *widget.PopUpMenu
	show := func(first []Action) {
		all := append(first,
			Action{Label: "Add “" + word + "” to this document", Begins: true, Do: func() { w.resumed(func() { speller.Add(word) }) }},
			Action{Label: "Ignore “" + word + "” on this computer", Do: func() { w.resumed(func() { speller.Ignore(word) }) }})
		if len(actions) > 0 {
			all = append(all, Action{Label: "What else can be done…", Begins: true, Do: func() { w.resumed(func() { open(object, at, actions) }) }})
		}
		open(object, at, all)
		if c := CanvasOf(object); c != nil {
			menu, _ = c.Focused().(*widget.PopUpMenu)
		}
	}
	here := true // until Suggest has returned
	opened := false
	speller.Suggest(word, func(words []string) {
		if !here {
			if menu == nil || !menu.Visible() {
				return // closed meanwhile
			}
			menu.Dismiss()
		}
		opened = true
		var first []Action
		for _, suggested := range words[:min(len(words), mostSuggested)] {
			first = append(first, Action{Label: suggested, Do: func() { w.respellAs(s, word, suggested) }})
		}
		if len(first) == 0 {
			first = []Action{{Label: "No word like “" + word + "” is known", Disabled: true}}
		}
		show(first)
	})
	here = false
	if !opened {
		show([]Action{{Label: "Looking for words like “" + word + "”…", Disabled: true}})
	}
}

// resumed does something once the keyboard is back.
func (w *Writer) resumed(do func()) {
	FocusOn(w)
	do()
}

// respellAs puts a word in the place of another, if that still stands there.
func (w *Writer) respellAs(s Stretch, was, with string) {
	FocusOn(w)
	if s.To > len(w.Text) || w.Text[s.From:s.To] != was {
		return
	}
	w.selectBytes(s)
	w.Insert(with)
	w.settle()
}

// Select selects a part of the text, however long it is: the toolkit is told of one
// step, and then where the cursor is.
func (w *Writer) Select(s Stretch) {
	if s.From >= s.To {
		w.MoveTo(utf8.RuneCountInString(w.Text[:s.From]))
		w.settle()
		return
	}
	_, first := utf8.DecodeRuneInString(w.Text[s.From:])
	w.selectBytes(Stretch{From: s.From, To: s.From + first})
	w.goTo(utf8.RuneCountInString(w.Text[:s.To]))
	w.settle()
}

// selectBytes selects a part of the text.
func (w *Writer) selectBytes(s Stretch) {
	w.MoveTo(utf8.RuneCountInString(w.Text[:s.From]))
	w.Entry.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for range utf8.RuneCountInString(w.Text[s.From:s.To]) {
		w.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	w.Entry.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

// SpellKey is the key that leads to the next word nobody knows, with Alt, and
// opens its menu; alone it goes through the words of the whole document.
const SpellKey = fyne.KeyF7

// spellOn answers Alt+F7: the menu of the unknown word at the cursor, or of the
// next one after it, or the first. It says whether there is any.
func (w *Writer) spellOn() bool {
	if speller == nil || !w.Spelt {
		return false
	}
	if _, is := w.unknownAt(); !is {
		all := speller.Unknown(w.Text, -1)
		if len(all) == 0 {
			return false
		}
		at, next := w.bytesAt(w.Offset()), all[0]
		for _, s := range all {
			if s.From >= at {
				next = s
				break
			}
		}
		w.MoveTo(utf8.RuneCountInString(w.Text[:next.To]))
		w.settle()
	}
	w.openMenuHere()
	return true
}

// openMenuHere opens the writer's menu below the cursor.
func (w *Writer) openMenuHere() {
	w.LetGo()
	line := Face{Size: SizeOf(SizeBody)}.LineHeight()
	inset := w.Inset()
	x := float32(0)
	if w.MultiLine {
		if lines := w.lines(); w.CursorRow < len(lines) {
			runes := []rune(lines[w.CursorRow])
			x = Face{Size: SizeOf(SizeBody)}.measure(string(runes[:min(w.CursorColumn, len(runes))]))
		}
	} else {
		x = Face{Size: SizeOf(SizeBody)}.measure(w.Text[:w.bytesAt(w.Offset())])
		if w.scroll != nil {
			x -= w.scroll.Offset.X
		}
	}
	w.OpenMenu(OpenMenuByKey, w, fyne.NewPos(inset.X+x, inset.Y+float32(w.CursorRow+1)*line+2), w.actions())
}
