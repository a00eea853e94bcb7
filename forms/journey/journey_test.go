package journey

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/forms"
)

// TestWholeJourney is a strategic lead's first day, by keyboard alone: begin a
// document, write two statements, lose power, go on, export.
func TestWholeJourney(t *testing.T) {
	p := newProgram(t)
	s := newScreen(t, 1366, 768)
	document := filepath.Join(p.home, "eastmarsh.ninefold")

	w := p.open(s)
	w.picture("01-start")
	w.key("ctrl+n")
	w.dialog("New self-assessment")
	w.write("Eastmarsh Council")
	w.key("Tab", "ctrl+a")
	w.write("Self-assessment 2026")
	w.key("Tab", "ctrl+a")
	w.write(document)
	w.picture("02-new")
	w.key("Tab", "Tab", "ctrl+a")
	w.write("Ada Fenwick")
	w.key("Return")
	w.until("the document is made", func() bool { _, err := os.Stat(document); return err == nil })
	w.page(forms.Overview)
	w.picture("03-overview")

	// The first statement, in all three lists.
	w.key("ctrl+Next")
	w.page(forms.StatementPage("QS1"))
	w.write("Referrals are read the day they arrive.")
	w.key("Return")
	w.write("Nobody waits over 28 days without a call.")
	w.nextList()
	w.write("Reviews are late: 702 people wait.")
	w.nextList()
	w.write("Halve the reviews that are late by March.")
	has := func(code string, key assessment.ListKey, want ...string) {
		t.Helper()
		var got []string
		w.until(strings.Join(want, " / ")+" is in the file", func() bool {
			got = p.list(document, code, key)
			return slices.Equal(got, want)
		})
	}
	has("QS1", assessment.WorkingWell, "Referrals are read the day they arrive.", "Nobody waits over 28 days without a call.")
	has("QS1", assessment.Improvement, "Reviews are late: 702 people wait.")
	has("QS1", assessment.Priorities, "Halve the reviews that are late by March.")
	w.picture("04-first-statement")

	// A block pasted from Word becomes entries of its own.
	s.clipboard("• Letters are tested with carers\r\n• One letter instead of fourteen\r\n\r\n3. A number to ring\r\n")
	w.key("Return", "ctrl+v")
	has("QS1", assessment.Priorities, "Halve the reviews that are late by March.",
		"Letters are tested with carers", "One letter instead of fourteen", "A number to ring")

	// Reorder, delete, undo, redo, undo.
	w.key("alt+Up")
	has("QS1", assessment.Priorities, "Halve the reviews that are late by March.",
		"Letters are tested with carers", "A number to ring", "One letter instead of fourteen")
	w.key("ctrl+a", "BackSpace", "BackSpace")
	has("QS1", assessment.Priorities, "Halve the reviews that are late by March.",
		"Letters are tested with carers", "One letter instead of fourteen")
	w.key("ctrl+z")
	w.until("undo brings the entry back", func() bool { return len(p.list(document, "QS1", assessment.Priorities)) == 4 })
	w.key("ctrl+shift+z")
	w.until("redo takes it away again", func() bool { return len(p.list(document, "QS1", assessment.Priorities)) == 3 })

	// Score it: the score comes after the last list's Add.
	w.key("Tab", "Tab", "2")
	w.until("the score is in the file", func() bool { o, ok := p.outline(document); return ok && score(o, "QS1") == 2 })
	w.key("Tab")
	w.write("People are safe while they wait, and they wait too long.")
	w.until("the reason is in the file", func() bool {
		o, ok := p.outline(document)
		return ok && o.Statements[0].Reason == "People are safe while they wait, and they wait too long."
	})
	w.picture("05-scored")

	// The second statement, then the power goes.
	w.key("ctrl+Next")
	w.page(forms.StatementPage("QS2"))
	w.write("Nine in ten leave hospital with help on the day.")
	w.nextList()
	w.write("Direct payments take 73 days to set up.")
	w.nextList()
	w.write("Set up a direct payment within 30 days.")
	has("QS2", assessment.Priorities, "Set up a direct payment within 30 days.")

	// A text longer than an entry should be is kept all the same, and one longer
	// than any may be is refused whole: what was there is in the file.
	long := strings.TrimSpace(strings.Repeat("People told us that letters come late and say too little. ", 104))
	s.clipboard(long)
	w.key("Return", "ctrl+v")
	has("QS2", assessment.Priorities, "Set up a direct payment within 30 days.", long)
	w.picture("05-long-paste")
	s.clipboard(strings.Repeat("far too long ", 3000))
	w.key("ctrl+v")
	w.write(" Still here.")
	long += " Still here."
	has("QS2", assessment.Priorities, "Set up a direct payment within 30 days.", long)

	// The power goes in the middle of such a paste: it is whole in the file or not at
	// all, and nothing that was there is lost.
	pasted := strings.TrimSpace(strings.Repeat("as long as any may be ", 1300))
	s.clipboard(pasted)
	w.key("Return", "ctrl+v")
	w.kill()
	priorities := []string{"Set up a direct payment within 30 days.", long}
	if got := p.list(document, "QS2", assessment.Priorities); len(got) > len(priorities) {
		priorities = append(priorities, pasted)
	}
	has("QS2", assessment.Priorities, priorities...)

	// From here on in a screen with a window manager, as people have one.
	s.manager()
	w = p.open(s, document)
	w.picture("06-after-kill")
	w.closesAfter(func() {
		w.fits()
		w.page(forms.StatementPage("QS2"))
		has("QS1", assessment.WorkingWell, "Referrals are read the day they arrive.", "Nobody waits over 28 days without a call.")
		has("QS2", assessment.WorkingWell, "Nine in ten leave hospital with help on the day.")
		has("QS2", assessment.Improvement, "Direct payments take 73 days to set up.")
		has("QS2", assessment.Priorities, priorities...)

		// Find on the page, go on to the next, and be back where one wrote.
		w.key("ctrl+f")
		w.write("payment")
		w.key("Return")
		w.picture("06-found")
		w.key("Escape")
		w.write(" And at the weekend.")
		has("QS2", assessment.WorkingWell, "Nine in ten leave hospital with help on the day. And at the weekend.")

		// A whole entry is cut and pasted into the next list, and undone: the first
		// message of this window says so.
		w.key("ctrl+x", "Tab", "Tab", "ctrl+v")
		has("QS2", assessment.WorkingWell)
		has("QS2", assessment.Improvement, "Direct payments take 73 days to set up.", "Nine in ten leave hospital with help on the day. And at the weekend.")
		w.key("ctrl+z")
		has("QS2", assessment.Improvement, "Direct payments take 73 days to set up.")
		has("QS2", assessment.WorkingWell, "Nine in ten leave hospital with help on the day. And at the weekend.")
		w.shows("what was undone", func(now string) bool { return strings.Contains(now, "toasts=1 ") })

		// The file goes while somebody writes: the window says so, keeps its size, and
		// saves everything once the file is back.
		size := w.size()
		away := document + ".away"
		if err := os.Rename(document, away); err != nil {
			t.Fatal(err)
		}
		w.write(" Soon.")
		w.shows("that it is not saved", func(now string) bool { return strings.Contains(now, `state="Not saved"`) })
		w.picture("06-not-saved")
		if now := w.size(); now != size {
			t.Errorf("with the word of it the window is %s, and was %s", now, size)
		}
		if err := os.Rename(away, document); err != nil {
			t.Fatal(err)
		}
		w.write(" Now.")
		w.shows("that it is saved", func(now string) bool { return strings.Contains(now, `state="Saved"`) })

		// Export with the keyboard: the arrow says for whom, and Shift+Tab from
		// there is the button.
		w.key("ctrl+e")
		w.page(forms.Export)
		w.key("Down", "shift+Tab", "space")
		w.until("both files are made", func() bool { return len(p.made()) == 2 })
		// The files are there a little before the window is told. Until then it asks
		// to wait, whatever key is pressed.
		w.shows("that the export is done", func(now string) bool { return strings.Contains(now, "toasts=2 ") })
		w.picture("07-exported")
	})

	// What bringing in could not place waits, and is placed with a few letters.
	stray := filepath.Join(p.home, "last year.txt")
	if err := os.WriteFile(stray, []byte("Safeguarding\nPriorities\n• Publish what we learnt.\n\nOdds and ends\n• The minibus is late on Fridays.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := p.call("import", document, stray); err != nil || !strings.Contains(out, "To be placed") {
		t.Fatalf("brought in: %v, %s", err, out)
	}
	w = p.open(s, document)
	w.key("ctrl+k")
	w.dialog("Find anything")
	w.write("to be placed")
	w.key("Return")
	w.page(forms.ToBePlaced)
	w.key("Down", "Return")
	w.dialog("Where it goes")
	w.write("equity prior")
	w.picture("08-to-be-placed")
	w.key("Return")
	has("QS3", assessment.Priorities, "The minibus is late on Fridays.")
	w.key("alt+Home")
	w.page(forms.Overview)
	w.kill()

	// Told to end, as at the end of a session, it saves what was just typed.
	w = p.open(s, document)
	for _, code := range []string{"QS1", "QS2", "QS3"} {
		w.key("ctrl+Next")
		w.page(forms.StatementPage(code))
		if code != "QS1" {
			continue
		}
		// From the middle of an entry to the middle of the next the mouse selects text,
		// which can be quoted elsewhere, and which nothing typed takes away.
		w.drag(430, 312, 430, 376)
		w.shows("that text is selected", func(now string) bool { return strings.Contains(now, `focus="kit.readingSheet"`) })
		w.picture("09-selected")
		w.key("BackSpace", "x", "ctrl+c")
		w.until("the text is on the clipboard", func() bool {
			first, second, both := strings.Cut(s.copied(), "\n")
			return both && first != "" && strings.HasSuffix("eferrals are read the day they arrive.", first) &&
				second != "" && strings.HasPrefix("Nobody waits over 28 days without a call", second)
		})
		has("QS1", assessment.WorkingWell, "Referrals are read the day they arrive.", "Nobody waits over 28 days without a call.")
	}
	w.write("Told to end in the middle of a")
	if err := w.process.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	w.closed()
	if got := p.list(document, "QS3", assessment.WorkingWell); len(got) != 1 || !strings.HasPrefix("Told to end in the middle of a", got[0]) || got[0] == "" {
		t.Errorf("told to end, it kept %q", got)
	}

	if _, err := os.Stat(document + "-journal"); err == nil {
		t.Error("a second file is left beside the document")
	}

	written := []string{
		"Referrals are read the day they arrive.", "Reviews are late: 702 people wait.",
		"Letters are tested with carers", "Set up a direct payment within 30 days.",
		"People are safe while they wait, and they wait too long.",
	}
	for _, path := range p.made() {
		text := textOf(t, path)
		for _, sentence := range written {
			if !strings.Contains(text, sentence) {
				t.Errorf("%s does not hold %q", filepath.Base(path), sentence)
			}
		}
	}
}

// nextList goes from an entry to the next list, which is empty, and begins to
// write there: past this list's Add to that one's.
func (w *window) nextList() {
	w.t.Helper()
	w.key("Tab", "Tab", "Return")
}

// list is the texts of one list of the document, as the file holds them now.
func (p *program) list(path, code string, key assessment.ListKey) []string {
	o, ok := p.outline(path)
	if !ok {
		return nil
	}
	for _, s := range o.Statements {
		if s.Code == code {
			return texts(map[assessment.ListKey][]assessment.OutlineEntry{
				assessment.WorkingWell: s.WorkingWell, assessment.Improvement: s.Improvement, assessment.Priorities: s.Priorities,
			}[key])
		}
	}
	return nil
}

func score(o assessment.Outline, code string) int {
	for _, s := range o.Statements {
		if s.Code == code && s.Score != nil {
			return *s.Score
		}
	}
	return 0
}

// made is the exported files in the person's folder.
func (p *program) made() []string {
	var all []string
	for _, pattern := range []string{"*.pdf", "*.xlsx"} {
		found, err := filepath.Glob(filepath.Join(p.home, pattern))
		if err != nil {
			p.t.Fatal(err)
		}
		all = append(all, found...)
	}
	return all
}

// closesAfter does something in the window and then closes it with Ctrl+Q.
func (w *window) closesAfter(do func()) {
	w.t.Helper()
	do()
	w.key("ctrl+q")
	w.closed()
}

// textOf is all the text of an exported file, as other programs read it, on
// one line.
func textOf(t *testing.T, path string) string {
	t.Helper()
	if filepath.Ext(path) == ".pdf" {
		out, err := exec.Command("pdftotext", path, "-").Output()
		if err != nil {
			t.Fatalf("pdftotext cannot read %s: %v", path, err)
		}
		return strings.Join(strings.Fields(string(out)), " ")
	}
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var all []string
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			all = append(all, row...)
		}
	}
	return strings.Join(strings.Fields(strings.Join(all, " ")), " ")
}
