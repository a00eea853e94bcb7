package entrylist

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ninefold/forms/kit"
	"ninefold/forms/kit/kittest"
)

// sheet is a document with one list, as the page behind a list keeps it.
type sheet struct {
	t       *testing.T
	items   []Item
	said    []string // what the list called, in order
	history [][]Item
	next    int
	echo    bool // whether a change shows the items at once, as a page does
	list    *List
	window  fyne.Window
	page    *kit.Page
	clock   *kittest.Clock
}

// newSheet shows a list with entries of these texts, with ids a, b, c…
func newSheet(t *testing.T, change func(*Config), texts ...string) *sheet {
	s := &sheet{t: t, clock: &kittest.Clock{}, echo: true}
	for _, text := range texts {
		s.items = append(s.items, Item{ID: s.newID(), Text: text})
	}
	config := Config{
		Title: "What is working well", Limit: 60, later: s.clock.Later,
		OnAdd: s.add, OnText: s.text, OnRemove: s.remove, OnMove: s.move, OnUndo: s.undo,
	}
	if change != nil {
		change(&config)
	}
	s.list = New(config)
	s.list.SetItems(s.items)
	s.page = kit.NewPage(kit.Stack(0, s.list, kit.NewButton("After", nil)))
	s.window = show(t, s.page, 400, 600)
	return s
}

func (s *sheet) newID() string {
	s.next++
	return string(rune('a' + s.next - 1))
}

func (s *sheet) index(id string) int {
	return slices.IndexFunc(s.items, func(i Item) bool { return i.ID == id })
}

func (s *sheet) change(items []Item) {
	s.history = append(s.history, s.items)
	s.items = items
	if s.echo {
		s.list.SetItems(items)
	}
}

func (s *sheet) add(after string, texts []string) []string {
	s.said = append(s.said, fmt.Sprintf("add %q after %q", texts, after))
	at := s.index(after) + 1
	items := slices.Clone(s.items)
	var ids []string
	for i, text := range texts {
		ids = append(ids, s.newID())
		items = slices.Insert(items, at+i, Item{ID: ids[i], Text: text})
	}
	s.change(items)
	return ids
}

func (s *sheet) text(id, text string) {
	s.said = append(s.said, fmt.Sprintf("%s says %q", id, text))
	items := slices.Clone(s.items)
	items[s.index(id)].Text = text
	s.change(items)
}

func (s *sheet) remove(id string) {
	s.said = append(s.said, "remove "+id)
	s.change(slices.Delete(slices.Clone(s.items), s.index(id), s.index(id)+1))
}

func (s *sheet) move(id string, by int) bool {
	s.said = append(s.said, fmt.Sprintf("move %s by %d", id, by))
	from := s.index(id)
	items := slices.Clone(s.items)
	items[from], items[from+by] = items[from+by], items[from]
	s.change(items)
	return true
}

func (s *sheet) undo() {
	s.said = append(s.said, "undo")
	if n := len(s.history); n > 0 {
		s.items, s.history = s.history[n-1], s.history[:n-1]
		s.list.SetItems(s.items)
	}
}

func (s *sheet) focused() fyne.Focusable {
	s.t.Helper()
	f := s.window.Canvas().Focused()
	if f == nil {
		s.t.Fatal("nothing has the keyboard")
	}
	return f
}

func (s *sheet) write(text string) {
	for _, r := range text {
		s.focused().TypedRune(r)
	}
}

func (s *sheet) key(names ...fyne.KeyName) {
	for _, name := range names {
		s.focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (s *sheet) shiftKey(name fyne.KeyName) {
	f := s.focused().(desktop.Keyable)
	f.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	f.TypedKey(&fyne.KeyEvent{Name: name})
	f.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func (s *sheet) shortcut(name fyne.KeyName, modifier fyne.KeyModifier) {
	s.focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: modifier})
}

func (s *sheet) paste(text string) {
	s.focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip(text)})
}

// shows checks the texts on show, the one being edited with a | for the cursor.
func (s *sheet) shows(want ...string) {
	s.t.Helper()
	var got []string
	for _, r := range s.list.rows {
		text := r.text
		if r == s.list.editing {
			if text != s.list.writer.Text {
				s.t.Errorf("the row says %q and the writer %q", text, s.list.writer.Text)
			}
			runes := []rune(text)
			at := s.list.writer.CursorTextOffset()
			text = string(runes[:at]) + "|" + string(runes[at:])
		}
		got = append(got, text)
	}
	if !slices.Equal(got, want) {
		s.t.Errorf("the list shows %q, want %q", got, want)
	}
}

// holds checks the texts of the document.
func (s *sheet) holds(want ...string) {
	s.t.Helper()
	var got []string
	for _, i := range s.items {
		got = append(got, i.Text)
	}
	if !slices.Equal(got, want) {
		s.t.Errorf("the document holds %q, want %q", got, want)
	}
}

func (s *sheet) called(want ...string) {
	s.t.Helper()
	if !slices.Equal(s.said, want) {
		s.t.Errorf("called %q, want %q", s.said, want)
	}
	s.said = nil
}

func TestTypingIsReportedAfterAPause(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", true)
	s.write("!")
	s.called()
	s.clock.Pass(kit.Quiet - 1)
	s.called()
	s.clock.Pass(1)
	s.called(`a says "one!"`)
}

func TestTypingWithoutAPauseIsReportedAllTheSame(t *testing.T) {
	s := newSheet(t, nil, "")
	s.list.Edit("a", true)
	for range 4 {
		s.write("x")
		s.clock.Pass(kit.Quiet - 1)
	}
	s.called(`a says "xxx"`)
	s.shows("xxxx|")
}

func TestFlushReportsAtOnce(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", false)
	s.write("Not ")
	s.list.Flush()
	s.called(`a says "Not one"`)
	s.clock.Pass(kit.Wait)
	s.called()
}

func TestEnterBelowTheEndBeginsAnEntryThatIsAddedOnceItHasText(t *testing.T) {
	s := newSheet(t, nil, "one", "two")
	s.list.Edit("a", true)
	s.key(fyne.KeyReturn)
	s.shows("one", "|", "two")
	s.called()
	s.write("new")
	s.clock.Pass(kit.Quiet)
	s.called(`add ["new"] after "a"`)
	s.write("er")
	s.list.Flush()
	s.called(`c says "newer"`)
	s.shows("one", "newer|", "two")
	s.holds("one", "newer", "two")
}

func TestAddWorksWhenThePageDoesNotEcho(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.echo = false
	s.list.Edit("a", true)
	s.key(fyne.KeyReturn)
	s.write("two")
	s.list.Flush()
	s.key(fyne.KeyReturn)
	s.write("three")
	s.list.Flush()
	s.shows("one", "two", "three|")
	s.holds("one", "two", "three")
}

func TestEnterAtTheStartAddsAbove(t *testing.T) {
	s := newSheet(t, nil, "one", "two")
	s.list.Edit("b", false)
	s.key(fyne.KeyEnter)
	s.shows("one", "|", "two")
	s.write("between")
	s.list.Flush()
	s.called(`add ["between"] after "a"`)
}

func TestEnterAboveTheFirstAddsAtTheHead(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", false)
	s.key(fyne.KeyEnter)
	s.write("zero")
	s.list.Flush()
	s.called(`add ["zero"] after ""`)
	s.shows("zero|", "one")
}

func TestEnterInTheMiddleBreaksTheTextInTwo(t *testing.T) {
	s := newSheet(t, nil, "one two")
	s.list.Edit("a", false)
	s.key(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	s.shows("one", "|two")
	s.called(`a says "one"`, `add ["two"] after "a"`)
	s.key(fyne.KeyBackspace)
	s.shows("one |two")
	s.holds("one two")
}

func TestSplitAndJoinCanBeOneStepEach(t *testing.T) {
	var s *sheet
	s = newSheet(t, func(c *Config) {
		c.OnSplit = func(id, text, below string) string {
			s.said = append(s.said, "split")
			items := []Item{{ID: id, Text: text}, {ID: "new", Text: below}}
			s.change(items)
			return "new"
		}
		c.OnJoin = func(id, text, gone string) {
			s.said = append(s.said, "join "+id+" "+gone)
			s.change([]Item{{ID: id, Text: text}})
		}
	}, "one two")
	s.list.Edit("a", false)
	s.key(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	s.shows("one", "|two")
	s.key(fyne.KeyBackspace)
	s.shows("one |two")
	s.called("split", "join a new")
}

func TestEnterInAnEmptyEntryDoesNothing(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", true)
	s.key(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	s.shows("one", "|")
}

func TestShiftEnterBreaksTheLine(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", true)
	s.shiftKey(fyne.KeyReturn)
	s.write("two")
	s.list.Flush()
	s.shows("one\ntwo|")
	s.called(`a says "one\ntwo"`)
}

func TestBackspaceInAnEmptyEntryRemovesItAndGoesUp(t *testing.T) {
	s := newSheet(t, nil, "one", "", "three")
	s.list.Edit("b", true)
	s.key(fyne.KeyBackspace)
	s.shows("one|", "three")
	s.called("remove b")
}

func TestBackspaceInAnEntryJustBegunTakesItAway(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", true)
	s.key(fyne.KeyReturn, fyne.KeyBackspace)
	s.shows("one|")
	s.called()
}

func TestBackspaceInTheOnlyEntryLeavesTheKeyboardOnAdd(t *testing.T) {
	s := newSheet(t, nil, "")
	s.list.Edit("a", true)
	s.key(fyne.KeyBackspace)
	s.shows()
	s.called("remove a")
	if s.focused() != s.list.add {
		t.Error("the keyboard is lost")
	}
	s.key(fyne.KeySpace)
	s.write("x")
	s.shows("x|")
}

func TestBackspaceAtTheStartJoinsWithTheEntryAbove(t *testing.T) {
	s := newSheet(t, nil, "one", "two")
	s.list.Edit("b", false)
	s.key(fyne.KeyBackspace)
	s.shows("one |two")
	s.called(`a says "one two"`, "remove b")
}

func TestDeleteAtTheEndJoinsWithTheEntryBelow(t *testing.T) {
	s := newSheet(t, nil, "one", "two")
	s.list.Edit("a", true)
	s.key(fyne.KeyDelete)
	s.shows("one |two")
	s.holds("one two")
}

func TestJoiningOverTheLimitIsNotDone(t *testing.T) {
	long := strings.Repeat("x", 40)
	s := newSheet(t, nil, long, long)
	s.list.Edit("b", false)
	s.key(fyne.KeyBackspace)
	s.shows(long, "|"+long)
	s.called()
}

func TestTheArrowsGoOnToTheNeighbours(t *testing.T) {
	s := newSheet(t, nil, "one", "two", "three")
	s.list.Edit("b", false)
	s.key(fyne.KeyRight, fyne.KeyUp)
	s.shows("o|ne", "two", "three")
	s.key(fyne.KeyUp)
	s.shows("|one", "two", "three")
	s.key(fyne.KeyLeft)
	s.shows("|one", "two", "three")
	s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyEnd)
	s.shows("one", "two", "three|")
	s.key(fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight)
	s.shows("one", "two", "three|")
	s.list.Edit("a", true)
	s.key(fyne.KeyRight)
	s.shows("one", "|two", "three")
	s.key(fyne.KeyLeft)
	s.shows("one|", "two", "three")
}

func TestDownFromTheLastGoesToAddAndUpComesBack(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", true)
	s.key(fyne.KeyDown)
	if s.focused() != s.list.add {
		t.Fatal("the keyboard is not on + Add")
	}
	s.key(fyne.KeyUp)
	s.shows("|one")
}

func TestArrowsInsideALongTextStayInIt(t *testing.T) {
	s := newSheet(t, nil, "a text that is long enough to take two lines or three here", "two")
	s.list.Edit("a", false)
	s.key(fyne.KeyDown)
	if s.list.Editing() != "a" || s.list.writer.CursorRow != 1 {
		t.Errorf("the cursor is in %q, line %d", s.list.Editing(), s.list.writer.CursorRow)
	}
}

func TestAltWithTheArrowsMovesTheEntry(t *testing.T) {
	for _, echo := range []bool{true, false} {
		s := newSheet(t, nil, "one", "two", "three")
		s.echo = echo
		s.list.Edit("c", true)
		s.shortcut(fyne.KeyUp, fyne.KeyModifierAlt)
		s.shows("one", "three|", "two")
		s.shortcut(fyne.KeyUp, fyne.KeyModifierAlt)
		s.shortcut(fyne.KeyUp, fyne.KeyModifierAlt)
		s.shows("three|", "one", "two")
		s.shortcut(fyne.KeyDown, fyne.KeyModifierAlt)
		s.shows("one", "three|", "two")
		s.called("move c by -1", "move c by -1", "move c by 1")
	}
}

func TestWhatIsTypedIsReportedBeforeAMove(t *testing.T) {
	s := newSheet(t, nil, "one", "two")
	s.list.Edit("b", true)
	s.write("!")
	s.shortcut(fyne.KeyUp, fyne.KeyModifierAlt)
	s.called(`b says "two!"`, "move b by -1")
	s.shows("two!|", "one")
}

func TestPastingLinesMakesEntries(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", true)
	s.paste("two\r\n\r\nthree\nfour\n")
	s.shows("one", "two", "three", "four|")
	s.called(`add ["two" "three" "four"] after "a"`)
}

func TestPastingLinesIntoAnEntryJustBegunIsOneStep(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", true)
	s.key(fyne.KeyReturn)
	s.paste("two\nthree")
	s.shows("one", "two", "three|")
	s.called(`add ["two" "three"] after "a"`)
}

func TestPastingOneLineGoesIntoTheText(t *testing.T) {
	s := newSheet(t, nil, "one three")
	s.list.Edit("a", false)
	s.key(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	s.paste(" two")
	s.shows("one two| three")
}

func TestAPasteOverTheLimitIsRefusedWholeAndLeavesWhatWasThere(t *testing.T) {
	long := strings.Repeat("y", 61)
	for what, paste := range map[string]func(*sheet){
		"one text":           func(s *sheet) { s.paste(long) },
		"among several":      func(s *sheet) { s.paste("two\n" + long + "\nthree") },
		"over what is there": func(s *sheet) { s.paste(long[:58]) },
		"in place of it all": func(s *sheet) {
			s.focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
			s.paste(long)
		},
		"as it is": func(s *sheet) {
			fyne.CurrentApp().Clipboard().SetContent(long)
			s.shortcut(fyne.KeyV, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift)
		},
	} {
		t.Run(what, func(t *testing.T) {
			s := newSheet(t, nil, "one")
			s.list.Edit("a", true)
			paste(s)
			s.list.Flush()
			s.holds("one")
			s.called()
			if note := s.list.rows[0].note; note != "Not pasted, and nothing is changed: 60 characters is the most that fits here. Please paste it in parts." {
				t.Errorf("it says %q", note)
			}
			s.key(fyne.KeyEnd)
			s.write("s")
			s.list.Flush()
			if note := s.list.rows[0].note; note != "" {
				t.Errorf("after more was written it still says %q", note)
			}
		})
	}
}

// What is said of an entry stands below its text, where the window may end.
func TestWhatIsSaidBelowAnEntryIsShown(t *testing.T) {
	texts := slices.Repeat([]string{"one"}, 10)
	texts[9] = strings.TrimSpace(strings.Repeat("word ", 400))
	for what, at := range map[string]struct {
		end bool
		do  func(*sheet)
	}{
		"too long for advice, at the end": {true, func(s *sheet) { s.write(" more") }},
		"refused, at the end":             {true, func(s *sheet) { s.paste(strings.Repeat("y", 3000)) }},
		"refused, at the beginning":       {false, func(s *sheet) { s.paste(strings.Repeat("y", 3000)) }},
	} {
		t.Run(what, func(t *testing.T) {
			s := newSheet(t, func(c *Config) { c.Limit, c.Advice = 2100, 1000 }, texts...)
			s.list.Edit("j", at.end)
			at.do(s)
			y, _ := s.page.OffsetOf(s.list)
			foot := y + s.list.tops[10] - rowGap
			if shown := s.page.Offset() + s.page.Size().Height; len(s.list.rows[9].notes) == 0 || foot > shown || foot < s.page.Offset() {
				t.Errorf("the entry and its %d lines of notes end at %.0f; the window shows %.0f to %.0f", len(s.list.rows[9].notes), foot, s.page.Offset(), shown)
			}
		})
	}
}

func TestATextLongerThanAdvisedIsReportedAndSaidToBeLong(t *testing.T) {
	s := newSheet(t, func(c *Config) { c.Advice = 20 }, strings.Repeat("x", 20))
	s.list.Edit("a", true)
	s.write("12")
	s.list.Flush()
	s.called(fmt.Sprintf("a says %q", strings.Repeat("x", 20)+"12"))
	if note := s.list.rows[0].note; note != "2 characters over the 20 advised. Think of making it shorter." {
		t.Errorf("it says %q", note)
	}
}

func TestPlainPasteKeepsTheLinesInOneEntry(t *testing.T) {
	s := newSheet(t, nil, "")
	fyne.CurrentApp().Clipboard().SetContent("one\r\ntwo")
	s.list.Edit("a", true)
	s.shortcut(fyne.KeyV, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift)
	s.shows("one\ntwo|")
}

func TestNothingIsTypedOverTheLimit(t *testing.T) {
	s := newSheet(t, nil, strings.Repeat("x", 54))
	s.list.Edit("a", true)
	s.write("12")
	s.list.Flush()
	if note := s.list.rows[0].note; note != "4 characters left" {
		t.Errorf("near the limit the list says %q", note)
	}
	s.said = nil
	s.write("34567")
	s.list.Flush()
	s.called(fmt.Sprintf("a says %q", strings.Repeat("x", 54)+"123456"))
	s.shows(strings.Repeat("x", 54) + "123456|")
	if note := s.list.rows[0].note; note != "No room for more: 60 characters is the most that fits here." {
		t.Errorf("at the limit the list says %q", note)
	}
}

func TestItemsFromOutsideKeepTheTextBeingTyped(t *testing.T) {
	s := newSheet(t, nil, "one", "two")
	s.list.Edit("b", false)
	s.write("x")
	s.list.SetItems([]Item{{ID: "n", Text: "new"}, {ID: "a", Text: "ONE", Meta: "1 piece of evidence"}, {ID: "b", Text: "two", Meta: "internal"}})
	s.shows("new", "ONE", "x|two")
	if s.list.rows[2].item.Meta != "internal" {
		t.Error("the meta line did not come through")
	}
}

func TestUndoShowsTheOlderTextWithTheCursorWhereItChanged(t *testing.T) {
	s := newSheet(t, nil, "one three")
	s.list.Edit("a", false)
	s.key(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	s.write(" two")
	s.focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	s.called(`a says "one two three"`, "undo")
	s.shows("one| three")
}

// A long text that is taken back leaves the page scrolled far below what is left of it.
func TestUndoShowsWhereItChanged(t *testing.T) {
	s := newSheet(t, func(c *Config) { c.Limit = 9000 }, slices.Repeat([]string{"an entry of a few words"}, 60)...)
	s.list.Edit("a", true)
	s.paste(strings.Repeat(" and more of it", 500))
	s.list.Flush()
	if s.page.Offset() == 0 {
		t.Fatal("the text that was pasted does not reach below the window")
	}
	s.undo()
	if line := s.list.body().LineHeight(); s.page.Offset() > line {
		t.Errorf("after undo the page is scrolled by %.0f, past the entry", s.page.Offset())
	}
}

func TestUndoOfTheEntryBeingEditedGoesUp(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", true)
	s.key(fyne.KeyReturn)
	s.write("two")
	s.focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	s.shows("one|")
	s.holds("one")
}

func TestTabComesInAndMovesOn(t *testing.T) {
	s := newSheet(t, nil, "one", "two")
	s.window.Canvas().FocusNext()
	s.shows("one|", "two")
	s.key(fyne.KeyDown)
	s.window.Canvas().FocusNext()
	if s.focused() != s.list.add {
		t.Fatalf("after the text the keyboard is on %T", s.focused())
	}
	s.window.Canvas().FocusPrevious()
	s.shows("one", "two|")
	s.window.Canvas().FocusNext()
	s.clock.Pass(leaveAfter)
	s.shows("one", "two")
	s.window.Canvas().FocusNext()
	if b, ok := s.focused().(*kit.Button); !ok || b.Text() != "After" {
		t.Errorf("after + Add the keyboard is on %T", s.focused())
	}
	s.window.Canvas().FocusPrevious()
	s.window.Canvas().FocusPrevious()
	s.shows("one", "two|")
}

func TestAnEmptyListIsNoStopOfTheTabKeyButItsAddIs(t *testing.T) {
	s := newSheet(t, nil)
	s.window.Canvas().FocusNext()
	if s.focused() != s.list.add {
		t.Fatalf("the keyboard is on %T", s.focused())
	}
	s.key(fyne.KeyReturn)
	s.write("one")
	s.list.Flush()
	s.called(`add ["one"] after ""`)
}

func TestLeavingAnEntryReportsItAndTakesAnEmptyOneAway(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", true)
	s.write("!")
	s.key(fyne.KeyReturn)
	s.window.Canvas().Unfocus()
	s.called(`a says "one!"`)
	s.clock.Pass(leaveAfter)
	s.shows("one!")
	s.called()
}

func TestAnEntryEmptiedAndLeftIsRemoved(t *testing.T) {
	s := newSheet(t, nil, "x", "two")
	s.list.Edit("a", true)
	s.key(fyne.KeyBackspace)
	s.window.Canvas().Unfocus()
	s.clock.Pass(leaveAfter)
	s.shows("two")
	s.called(`a says ""`, "remove a")
}

func TestAnEntryBegunSurvivesALookIntoAnotherWindow(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", true)
	s.key(fyne.KeyReturn)
	f := s.focused()
	f.FocusLost() // the window, not the widget, lost the keyboard
	s.clock.Pass(leaveAfter)
	f.FocusGained()
	s.paste("from the other window")
	s.list.Flush()
	s.shows("one", "from the other window|")
}

func TestEscapeLeavesAndKeepsTheKeyboardNear(t *testing.T) {
	s := newSheet(t, nil, "one")
	s.list.Edit("a", true)
	s.write("!")
	s.key(fyne.KeyEscape)
	s.shows("one!")
	s.called(`a says "one!"`)
	s.key(fyne.KeyUp)
	s.shows("|one!")
}

func TestPressingATextEditsItThere(t *testing.T) {
	s := newSheet(t, nil, "one", "two two two")
	var view *view
	for _, v := range s.list.views {
		if v.row.item.ID == "b" {
			view = v
		}
	}
	f := s.list.body()
	at := fyne.NewPos(rowLeft()+f.Width("two ")+1, rowAbove+5)
	view.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	s.shows("one", "two |two two")
}

func TestTheMenuOffersWhatThePageAndTheListCanDo(t *testing.T) {
	var s *sheet
	s = newSheet(t, func(c *Config) {
		c.Actions = func(id string) []kit.Action {
			return []kit.Action{{Label: "Mark internal", Do: func() { s.said = append(s.said, "internal "+id) }}}
		}
	}, "one", "two")
	s.list.Edit("b", true)
	s.shiftKey(fyne.KeyF10)
	if s.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu opened")
	}
	actions := s.list.actions()
	var got []string
	for _, a := range actions {
		got = append(got, a.Label)
	}
	if want := []string{"Mark internal", "Move up", "Move down", "Copy entry", "Delete entry"}; !slices.Equal(got, want) {
		t.Errorf("the menu offers %q, want %q", got, want)
	}
	if !actions[2].Disabled {
		t.Error("the last entry can be moved down")
	}
	actions[0].Do()
	actions[4].Do()
	s.called("internal b", "remove b")
	s.shows("one|")
}

func TestAMenuOpenedWithShiftDoesNotLeaveShiftHeld(t *testing.T) {
	s := newSheet(t, nil, "one", "two")
	s.list.Edit("a", true)
	writer := s.list.writer
	writer.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	s.key(fyne.KeyF10)
	menu := s.window.Canvas().Overlays().Top()
	if menu == nil {
		t.Fatal("no menu opened")
	}
	s.window.Canvas().Overlays().Remove(menu)
	writer.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if writer.SelectedText() != "" {
		t.Errorf("an arrow key selects %q", writer.SelectedText())
	}
	writer.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	writer.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.shows("one", "|", "two")
}

func TestDeletingByTheKeyboardGoesToTheNext(t *testing.T) {
	s := newSheet(t, nil, "one", "two", "three")
	s.list.Edit("b", true)
	s.shortcut(fyne.KeyBackspace, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift)
	s.shows("one", "three|")
	s.called("remove b")
}

func TestKeysAListHasNoUseForReachTheWindow(t *testing.T) {
	s := newSheet(t, nil, "one")
	var got []string
	c := s.window.Canvas()
	c.SetOnTypedKey(func(k *fyne.KeyEvent) { got = append(got, string(k.Name)) })
	s.list.Edit("a", true)
	s.key(fyne.KeyF1, fyne.KeyF6)
	if want := []string{"F1", "F6"}; !slices.Equal(got, want) {
		t.Errorf("the window got %q, want %q", got, want)
	}
}

func TestALongListDrawsOnlyWhatCanBeSeen(t *testing.T) {
	texts := make([]string, 500)
	for i := range texts {
		texts[i] = fmt.Sprintf("Entry %d, which takes more than one line at this width", i)
	}
	s := newSheet(t, nil, texts...)
	if n := len(s.list.views); n == 0 || n > 30 {
		t.Errorf("%d rows are drawn", n)
	}
	s.page.ScrollTo(1 << 24)
	seen := map[*row]bool{}
	for _, v := range s.list.views {
		seen[v.row] = true
	}
	if n := len(s.list.views); n > 30 || !seen[s.list.rows[499]] {
		t.Errorf("at the foot %d rows are drawn, the last of all among them: %v", n, seen[s.list.rows[499]])
	}
	s.list.EditFirst()
	if s.page.Offset() > 100 {
		t.Errorf("editing the first entry leaves the page at %v", s.page.Offset())
	}
}

func TestTheFirstEntryIsShownBelowItsListsHeading(t *testing.T) {
	s := newSheet(t, nil, slices.Repeat([]string{"An entry among many"}, 60)...)
	s.list.SetTally("240 words · 3 to 8 entries are advised")
	s.page.ScrollTo(1 << 24)
	s.list.begin(s.list.rows[0], startOrEnd(true))
	if s.page.Offset() > 0 {
		t.Errorf("the page is scrolled to %v", s.page.Offset())
	}
	s.page.ScrollTo(1 << 24)
	s.list.begin(s.list.rows[30], startOrEnd(true))
	if s.page.Offset() == 0 {
		t.Errorf("to write in the 31st entry the page is scrolled to %v", s.page.Offset())
	}
}

func TestTheListGrowsWithWhatIsTyped(t *testing.T) {
	s := newSheet(t, func(c *Config) { c.Limit = 0 }, "one", "two")
	s.list.Edit("a", true)
	before := s.list.Size().Height
	s.write(strings.Repeat(" and more", 20))
	lines := float32(s.list.writer.Rows() - 1)
	grown := s.list.Size().Height - before
	if want := lines * s.list.body().LineHeight(); lines < 2 || grown < want-1 || grown > want+1 {
		t.Errorf("with %v more lines the list grew by %v, want %v", lines, grown, want)
	}
	if low, next := s.list.writer.Position().Y+s.list.writer.Size().Height, s.list.tops[1]; low > next+10 {
		t.Errorf("the text ends at %v and the next entry begins at %v", low, next)
	}
}

func TestTextsThatBreakNaiveProgramsAreShownAndKept(t *testing.T) {
	for name, text := range map[string]string{
		"emoji":              "👩‍👩‍👧 family 🏴󠁧󠁢󠁷󠁬󠁳󠁿 of four 😀",
		"Welsh, Ukrainian":   "Llŷr’s tŷ and Привіт зі Львова",
		"Arabic":             "مرحبا بكم في المجلس المحلي لخدمات الرعاية الاجتماعية للبالغين",
		"Devanagari":         "वयस्क सामाजिक देखभाल का स्व-मूल्यांकन यहाँ लिखा जाता है",
		"marks of direction": "left \u202Eright\u202C \u200Fmark\u200E and \u2066isolate\u2069",
		"controls":           "tab\there, NUL\x00there, bell\a",
		"no space":           strings.Repeat("x", 4000),
		"only spaces":        strings.Repeat(" ", 300) + "x",
		"combining":          "e\u0301\u0302\u0303\u0304 soft\u00adhyphen \ufeffBOM",
		"formula":            "=1+1 <b>&amp; \"quoted\" _x000D_",
	} {
		t.Run(name, func(t *testing.T) {
			s := newSheet(t, func(c *Config) { c.Limit = 5000 }, text, "after")
			s.list.Edit("a", true)
			s.key(fyne.KeyUp, fyne.KeyHome, fyne.KeyEnd, fyne.KeyDown)
			s.list.Edit("a", false)
			s.write("!")
			s.list.Flush()
			s.holds("!"+text, "after")
			if low, next := s.list.rows[0].height(s.list.body(), s.list.small(), s.list.linesOf(s.list.rows[0])), s.list.tops[1]-s.list.tops[0]; low > next {
				t.Errorf("a row %v tall has room for %v", low, next)
			}
		})
	}
}

func TestEditingBeforeTheListIsShown(t *testing.T) {
	l := New(Config{Title: "Priorities", OnText: func(string, string) {}, later: (&kittest.Clock{}).Later})
	l.SetItems([]Item{{ID: "a", Text: kittest.Prose(1)}})
	l.Edit("a", true)
	show(t, kit.NewPage(kit.Stack(0, l)), 400, 300)
	if l.Editing() != "a" || l.writer.Size().Width < 100 || l.writer.Rows() < 2 {
		t.Errorf("editing %q in a writer of %v with %d lines", l.Editing(), l.writer.Size(), l.writer.Rows())
	}
}

// viewOf returns what draws the entry with an id.
func (s *sheet) viewOf(id string) *view {
	s.t.Helper()
	for _, v := range s.list.views {
		if v.row.item.ID == id {
			return v
		}
	}
	s.t.Fatalf("the entry %s is not drawn", id)
	return nil
}

func TestTheDotsOfTheEntryBeingEditedOpenItsMenu(t *testing.T) {
	for name, text := range map[string]string{"one line": "one", "several": "a text that is long enough to take two lines or three here"} {
		t.Run(name, func(t *testing.T) {
			s := newSheet(t, nil, text, "two")
			s.list.Edit("a", false)
			test.TapCanvas(s.window.Canvas(), kittest.Middle(s.viewOf("a").dots))
			if s.window.Canvas().Overlays().Top() == nil {
				t.Error("no menu opened")
			}
			s.shows("|"+text, "two")
		})
	}
}

func TestTheDotsStandInsideTheirEntryClearOfItsText(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		appear(t, kit.Appearance{Mode: kit.Light, TextScale: scale})
		s := newSheet(t, nil, strings.Repeat("words ", 9), "two")
		broken := len(s.list.rows[0].lines)
		s.list.Edit("a", true)
		v, w := s.viewOf("a"), s.list.writer
		at, size := v.dots.Position(), v.dots.Size()
		if at.Y < 0 || at.X+size.Width > v.Size().Width || at.Y+size.Height > v.Size().Height {
			t.Errorf("at a scale of %v the dots lie at %v, %v, in a row of %v", scale, at, size, v.Size())
		}
		if right := w.Position().X + w.Size().Width - v.Position().X; right > at.X {
			t.Errorf("at a scale of %v the text reaches %v and the dots begin at %v", scale, right, at.X)
		}
		if w.Rows() != broken {
			t.Errorf("at a scale of %v the text takes %d lines, and %d while it is edited", scale, broken, w.Rows())
		}
	}
}

// tap presses a place of the list as a window does, which takes the keyboard
// from what does not lie below the pointer.
func (s *sheet) tap(y float32) {
	s.window.Canvas().Unfocus()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.list)
	test.TapCanvas(s.window.Canvas(), at.Add(fyne.NewPos(30, y)))
}

func TestPressingTheInvitationBeginsAnEntry(t *testing.T) {
	s := newSheet(t, func(c *Config) { c.Empty = "Write one thing you do well and how you know." })
	s.tap(s.list.headHeight(400) + 8)
	s.write("one")
	s.list.Flush()
	s.holds("one")
}

func TestPressingBlankSpaceOfAListBeginsAnEntryAtItsEnd(t *testing.T) {
	s := newSheet(t, nil, "one", "two")
	s.list.Edit("a", true)
	s.tap(s.list.Size().Height - 3)
	s.shows("one", "two", "|")
	s.tap(s.list.Size().Height - 3)
	s.shows("one", "two", "|")
	s.tap(s.list.tops[1] - 3)
	s.shows("one|", "two")
	s.key(fyne.KeyHome)
	s.tap(4)
	s.shows("|one", "two")
	if s.focused() != fyne.Focusable(s.list.writer) {
		t.Error("beside the title the keyboard is lost")
	}
}

func TestTypingGoesOnWhereItWasAfterTheKeyboardWasLost(t *testing.T) {
	for name, wait := range map[string]time.Duration{"at once": 0, "later": leaveAfter} {
		t.Run(name, func(t *testing.T) {
			s := newSheet(t, nil, "one", "two")
			c := s.window.Canvas()
			s.list.Edit("b", true)
			s.key(fyne.KeyLeft)
			c.Unfocus()
			s.clock.Pass(wait)
			if !kit.Resume(c, 'x') {
				t.Fatal("nothing took the letter")
			}
			s.shows("one", "twx|o")
			if kit.Resume(c, 'y') {
				t.Error("a letter was taken from what has the keyboard")
			}
			s.key(fyne.KeyEnd, fyne.KeyReturn)
			c.Unfocus()
			s.clock.Pass(wait)
			kit.Resume(c, 'n')
			s.shows("one", "twxo", "n|")
		})
	}
}

func TestPastingAWrappedBulletIntoATextJoinsItsLines(t *testing.T) {
	s := newSheet(t, func(c *Config) {
		c.Split = func(pasted string) []string {
			if pasted != "• two goes\n  on\n" {
				t.Errorf("%q is to be parted", pasted)
			}
			return []string{"two goes on"}
		}
	}, "one ")
	s.list.Edit("a", true)
	s.paste("• two goes\n  on\n")
	s.shows("one two goes on|")
}

func TestEditingTheFirstBeginsAtItsEndAndShowsThePageFromItsTop(t *testing.T) {
	long := strings.Repeat("many words that fill a line ", 40)
	s := newSheet(t, func(c *Config) { c.Limit = 0 }, long, "two")
	s.list.EditFirst()
	s.shows(long+"|", "two")
	if s.page.Offset() != 0 {
		t.Errorf("the page is scrolled to %v", s.page.Offset())
	}
}

func TestTheCursorKeepsItsPlaceWhenTheLinesBreakElsewhere(t *testing.T) {
	text := "a text that is long enough to take two lines or three here"
	s := newSheet(t, nil, text)
	s.list.Edit("a", true)
	for _, width := range []float32{900, 260, 500} {
		s.window.Resize(fyne.NewSize(width, 600))
		s.shows(text + "|")
	}
}

func TestAMenuOpenedByKeyHighlightsItsFirstAction(t *testing.T) {
	var chosen []string
	s := newSheet(t, func(c *Config) {
		c.Actions = func(id string) []kit.Action {
			return []kit.Action{
				{Label: "Note…", Do: func() { chosen = append(chosen, "note of "+id) }},
				{Label: "Other", Do: func() { chosen = append(chosen, "other") }},
			}
		}
	}, "one")
	s.list.Edit("a", true)
	s.shortcut(fyne.KeyPeriod, fyne.KeyModifierShortcutDefault)
	s.focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(chosen, []string{"note of a"}) {
		t.Errorf("Enter chose %q", chosen)
	}
}

// clip is a clipboard that holds a text.
func clip(text string) fyne.Clipboard {
	c := test.NewClipboard()
	c.SetContent(text)
	return c
}

func TestTheWheelScrollsThePageOverAnEntry(t *testing.T) {
	s := newSheet(t, nil, strings.Split(strings.Repeat("one more\n", 60), "\n")...)
	s.list.Edit("a", true)
	test.Scroll(s.window.Canvas(), kittest.Middle(s.list.writer), 0, -30)
	if s.page.Offset() != 30 {
		t.Errorf("the page scrolled by %v", s.page.Offset())
	}
}

// noZeds is a speller that does not know words with a "zz" in them.
type noZeds struct{ kit.Speller }

func (noZeds) Unknown(text string, writing int) []kit.Stretch {
	var all []kit.Stretch
	for at, word := 0, ""; at < len(text); at += len(word) + 1 {
		word, _, _ = strings.Cut(text[at:], " ")
		if strings.Contains(word, "zz") && !(writing >= at && writing <= at+len(word)) {
			all = append(all, kit.Stretch{From: at, To: at + len(word)})
		}
	}
	return all
}

func (noZeds) Suggest(_ string, found func([]string)) { found([]string{"right"}) }

func TestUnknownWordsOfRowsAreMarkedAndChangedFromTheRowsMenu(t *testing.T) {
	s := newSheet(t, nil, "all of this is known", "one wrzzng word, and wrzzng again")
	kit.Spell(noZeds{})
	t.Cleanup(func() { kit.Spell(nil) })
	kit.Respell(s.window.Canvas())
	marks := func(id string) int {
		for _, v := range s.list.views {
			if v.row.item.ID == id {
				return v.marks.Used
			}
		}
		return -1
	}
	if marks("a") != 0 || marks("b") != 2 {
		t.Fatalf("the first row has %d marks and the second %d", marks("a"), marks("b"))
	}
	for _, v := range s.list.views {
		if v.row.item.ID == "b" && !strings.HasSuffix(v.AccessibilityLabel(), ". Not in the dictionary: wrzzng, wrzzng") {
			t.Errorf("a screen reader is told %q", v.AccessibilityLabel())
		}
	}
	s.list.Edit("b", false)
	if marks("b") != 0 {
		t.Error("the row being written in has marks besides those of what is written in")
	}
	s.list.writer.MoveTo(6)
	s.list.writer.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyPeriod, Modifier: fyne.KeyModifierShortcutDefault})
	kittest.Press(t, s.window, fyne.KeyReturn)
	s.list.Flush()
	if got := s.items[s.index("b")].Text; got != "one right word, and wrzzng again" {
		t.Errorf("the entry says %q", got)
	}
}

func TestAnEntryThatIsRefusedSaysSoAndKeepsItsText(t *testing.T) {
	refuses := true
	s := newSheet(t, func(c *Config) {
		add := c.OnAdd
		c.OnAdd = func(after string, texts []string) []string {
			if refuses {
				return nil
			}
			return add(after, texts)
		}
	}, "one")
	s.list.Edit("a", true)
	s.paste("two\nthree")
	s.shows("one", "two", "three|")
	if !s.list.Unsaved() {
		t.Error("the list says that all of it is kept")
	}
	for _, r := range s.list.rows[1:] {
		if !strings.HasPrefix(r.note, "Not kept yet: ") {
			t.Errorf("%q does not say that it is not kept: %q", r.text, r.note)
		}
	}
	s.list.SetItems(s.items) // the page shows again what the document holds
	s.shows("one", "two", "three|")

	refuses = false
	s.write("!")
	s.list.Flush()
	s.shows("one", "two", "three!|")
	s.called(`add ["three!"] after "a"`, `add ["two"] after "a"`)
	if s.list.Unsaved() || s.list.rows[1].note != "" || s.list.rows[2].note != "" {
		t.Error("the list says that something is not kept")
	}
}

func TestADivisionThatIsRefusedLeavesTheTextWhole(t *testing.T) {
	s := newSheet(t, func(c *Config) {
		c.OnSplit = func(_, _, _ string) string { return "" }
	}, "one two")
	s.list.Edit("a", false)
	s.key(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	s.shows("one| two")
}

func TestTheInvitationStaysWhileTheFirstEntryIsBegun(t *testing.T) {
	s := newSheet(t, func(c *Config) { c.Empty = "What goes well? Say how you know." })
	says := func() bool {
		return slices.ContainsFunc(s.list.parts(), func(o fyne.CanvasObject) bool {
			text, is := o.(*canvas.Text)
			return is && text.Visible() && strings.HasPrefix(text.Text, "What goes well?")
		})
	}
	if !says() {
		t.Fatal("an empty list does not say what to write")
	}
	s.list.EditFirst()
	if !says() || s.list.writer.Position().Y < s.list.headHeight(400)+s.list.invitation.HeightFor(300) {
		t.Errorf("the first entry begun, it is said: %v, and written at %v", says(), s.list.writer.Position().Y)
	}
	s.write("We listen.")
	s.key(fyne.KeyReturn)
	if says() {
		t.Error("with two entries it is still said")
	}
}
