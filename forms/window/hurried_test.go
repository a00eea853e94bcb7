package window

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ninefold/app/assessment"
	"ninefold/app/store"
	"ninefold/forms"
	"ninefold/forms/kit"
	"ninefold/forms/kit/kittest"
)

// hurried is somebody who presses and types anything, anywhere, without looking:
// the same each time for a seed.
type hurried struct {
	*window
	random *rand.Rand
	mouse  *kittest.Mouse
	clock  *kittest.Clock
	began  map[string]string // what each document began with, by its path
	done   []string          // the last steps, for the report
}

// keysTyped are the keys that work within a page.
var keysTyped = []fyne.KeyName{
	fyne.KeyTab, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyEscape, fyne.KeySpace, fyne.KeyBackspace, fyne.KeyDelete,
	fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd,
	fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyF2, fyne.KeyInsert,
}

// textsTyped are what is typed and pasted: words, marks that begin lists, text of
// other scripts, what spreadsheets and PDFs leave on the clipboard.
var textsTyped = []string{
	"Calls are answered within a day. ", "3", "31/12/2026", "e\u0301", "👩🏽‍🦽", "שלום", "क्षमा", "- ", "=1+1", "\"quoted\" - it's",
	"First line\nSecond line\n\nThird", "Name\tOwner\tDue\r\nOne\tAnna Bell\t1 May 2027\r\n", "• one\r\n• two\r\n", "x\u00a0y\u2028z\v", strings.Repeat("long ", 400),
}

// TestAHurriedPersonLosesNothing presses, types, clicks and drags at random over
// the whole window. Nothing may break; afterwards the file holds what the window
// showed, and undoing everything leads back to where it began. NINEFOLD_SEEDS says
// how many walks there are, and from which seed ("200" or "17-40").
func TestAHurriedPersonLosesNothing(t *testing.T) {
	first, last := uint64(41), uint64(48) // the last opened a menu over rows that were gone
	if seeds := os.Getenv("NINEFOLD_SEEDS"); seeds != "" {
		from, to, ranged := strings.Cut(seeds, "-")
		if !ranged {
			from, to = "1", seeds
		}
		first, _ = strconv.ParseUint(from, 10, 64)
		last, _ = strconv.ParseUint(to, 10, 64)
	}
	for seed := first; seed <= last; seed++ {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) { hurry(t, seed, 150) })
	}
}

func hurry(t *testing.T, seed uint64, steps int) {
	t.Setenv("PATH", "") // no dialogs of the system's
	t.Chdir(t.TempDir())
	t.Setenv("HOME", t.TempDir())
	p := &hurried{window: sampleWindow(t, sample(t)), random: rand.New(rand.NewPCG(seed, 99)), clock: &kittest.Clock{}, began: map[string]string{}}
	kit.Later = p.clock.Later
	p.mouse = kittest.NewMouse(t, p.frame)
	p.frame.Resize(fyne.NewSize(1366, 768))
	first := p.doc.Path()
	p.see(t)
	defer func() {
		if r := recover(); r != nil {
			t.Fatalf("%v\nafter\n%s\n%s", r, strings.Join(p.done, "\n"), debug.Stack())
		}
	}()
	for range steps {
		p.step()
		listen()
		if p.doc == nil { // closed, by the menu
			p.settle()
			p.openPath(first)
		}
		p.see(t)
	}
	p.settle()
	if p.doc == nil {
		p.openPath(first)
	}
	if p.doc == nil {
		t.Fatalf("no document is open after\n%s", strings.Join(p.done, "\n"))
	}
	memory, path := outlineOf(t, p.doc.Assessment()), p.doc.Path()
	closed := false
	p.detach(func() { closed = true })
	p.answerAnything()
	if listen(); !closed {
		t.Fatalf("the document does not close: %q\n%s", p.asked(), strings.Join(p.done, "\n"))
	}
	doc, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = doc.Close() }()
	if file := outlineOf(t, doc.Assessment()); file != memory {
		t.Errorf("the file holds other than the window: %s\n%s", differing(memory, file), strings.Join(p.done, "\n"))
	}
	for undone := 0; ; undone++ {
		if doc.UndoLabel() == "" {
			break
		}
		if _, err := doc.Undo(); err != nil {
			t.Fatalf("change %d from the end is not undone: %v", undone, err)
		}
	}
	if before, after := p.began[path], outlineOf(t, doc.Assessment()); after != before {
		t.Errorf("undoing everything does not lead back: %s\n%s", differing(before, after), strings.Join(p.done, "\n"))
	}
}

// see remembers what the document that is open began with.
func (p *hurried) see(t *testing.T) {
	if p.doc != nil && p.began[p.doc.Path()] == "" {
		p.began[p.doc.Path()] = outlineOf(t, p.doc.Assessment())
	}
}

func outlineOf(t *testing.T, a *assessment.Assessment) string {
	t.Helper()
	data, err := json.MarshalIndent(a.Outline(), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// differing is the first line in which two texts differ.
func differing(x, y string) string {
	xs, ys := strings.Split(x, "\n"), strings.Split(y, "\n")
	for i := range min(len(xs), len(ys)) {
		if xs[i] != ys[i] {
			return fmt.Sprintf("line %d, %q and %q", i+1, xs[i], ys[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(xs), len(ys))
}

// note remembers a step before it is taken.
func (p *hurried) note(format string, args ...any) {
	p.done = append(p.done, fmt.Sprintf(format, args...))
	if len(p.done) > 60 {
		p.done = p.done[1:]
	}
}

func (p *hurried) step() {
	switch n := p.random.IntN(100); {
	case n < 30:
		p.key(keysTyped[p.random.IntN(len(keysTyped))])
	case n < 50:
		p.types(textsTyped[p.random.IntN(len(textsTyped))])
	case n < 58:
		p.editing()
	case n < 72:
		p.click(p.anywhere(), p.random.IntN(8) == 0)
	case n < 78:
		p.drag(p.anywhere(), p.anywhere())
	case n < 88:
		p.shortcut()
	case n < 93:
		places := forms.Places(p.doc.Assessment().Framework)
		page := places[p.random.IntN(len(places))].Page
		p.note("show %s", page)
		p.Show(page)
	case n < 95:
		width, height := float32(700+p.random.IntN(1300)), float32(420+p.random.IntN(800))
		p.note("resize %v × %v", width, height)
		p.frame.Resize(fyne.NewSize(width, height))
	default:
		p.note("time passes")
		p.clock.Pass(2 * time.Second)
	}
}

// key presses a key on what has the keyboard, or on the window.
func (p *hurried) key(name fyne.KeyName) {
	c, event := p.Canvas(), &fyne.KeyEvent{Name: name}
	p.note("key %s", name)
	switch f := c.Focused().(type) {
	case nil:
		if name == fyne.KeyTab {
			c.FocusNext()
		} else if typed := c.OnTypedKey(); typed != nil {
			typed(event)
		}
	case fyne.Tabbable:
		if name == fyne.KeyTab && !f.AcceptsTab() {
			c.FocusNext()
			return
		}
		f.(fyne.Focusable).TypedKey(event)
	default:
		if name == fyne.KeyTab {
			c.FocusNext()
			return
		}
		f.TypedKey(event)
	}
}

// types types a text, or pastes it where it has several lines.
func (p *hurried) types(text string) {
	p.note("type %.20q", text)
	f := p.Canvas().Focused()
	if f == nil {
		return
	}
	if strings.ContainsAny(text, "\n\t") || len(text) > 100 {
		clipboard := fyne.CurrentApp().Clipboard()
		clipboard.SetContent(text)
		p.sends(&fyne.ShortcutPaste{Clipboard: clipboard})
		return
	}
	for _, r := range text {
		if f := p.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

// editing is one of the shortcuts that what has the keyboard carries out.
func (p *hurried) editing() {
	clipboard := fyne.CurrentApp().Clipboard()
	all := []fyne.Shortcut{
		&fyne.ShortcutCopy{Clipboard: clipboard}, &fyne.ShortcutCut{Clipboard: clipboard}, &fyne.ShortcutPaste{Clipboard: clipboard},
		&fyne.ShortcutSelectAll{},
		&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt},
		&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt},
		&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierShift},
		&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierShift},
		&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShift},
		&desktop.CustomShortcut{KeyName: fyne.KeyPeriod, Modifier: fyne.KeyModifierControl},
	}
	s := all[p.random.IntN(len(all))]
	p.note("%s", s.ShortcutName())
	p.sends(s)
}

func (p *hurried) sends(s fyne.Shortcut) {
	if f, takes := p.Canvas().Focused().(fyne.Shortcutable); takes {
		f.TypedShortcut(s)
	}
}

// shortcut is one of the window's, but for those that leave the document.
func (p *hurried) shortcut() {
	leaves := []string{"New", "Open", "Close the document", "Quit"}
	all := slices.DeleteFunc(shortcuts(), func(s shortcut) bool { return slices.Contains(leaves, s.Name) })
	s := all[p.random.IntN(len(all))]
	p.note("%s", s.Name)
	p.carryOut(s)
}

func (p *hurried) anywhere() fyne.Position {
	size := p.Canvas().Size()
	return fyne.NewPos(p.random.Float32()*size.Width, p.random.Float32()*size.Height)
}

// click presses and lets go of a button of the mouse, once or several times.
func (p *hurried) click(at fyne.Position, second bool) {
	held := []fyne.KeyModifier{0, 0, 0, fyne.KeyModifierShift, fyne.KeyModifierControl}[p.random.IntN(5)]
	times := max(1, p.random.IntN(8)-4)
	p.note("click %v %v %d times with %v", at, second, times, held)
	if !second {
		p.mouse.Click(at, times, held)
		return
	}
	p.mouse.Press(at, desktop.MouseButtonSecondary, held)
	p.mouse.Release()
}

// drag moves what is at a place to another.
func (p *hurried) drag(from, to fyne.Position) {
	p.note("drag %v %v", from, to)
	const parts = 4
	var over []fyne.Position
	for i := range parts {
		part := float32(i+1) / parts
		over = append(over, fyne.NewPos(from.X+(to.X-from.X)*part, from.Y+(to.Y-from.Y)*part))
	}
	p.mouse.Drag(from, over...)
}

// settle leaves every question and menu, and lets what was typed be sent.
func (p *hurried) settle() {
	p.note("settle")
	p.answerAnything()
	p.clock.Pass(time.Minute)
	if p.page != nil {
		p.page.Flush()
	}
	listen()
}

// answerAnything leaves questions with Escape, as often as there may be any.
func (p *hurried) answerAnything() {
	for range 20 {
		if p.Canvas().Overlays().Top() == nil {
			return
		}
		p.key(fyne.KeyEscape)
		listen()
	}
}
