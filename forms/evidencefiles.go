package forms

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/evidence"
	"ninefold/app/store"
	"ninefold/forms/kit"
)

// lookedAt remembers what the files of evidence were when they were read, so
// that looking again reads none of them that stayed as it was.
var lookedAt evidence.Checker

// EvidenceFiles looks, beside the window, what has become of the files of a
// document's evidence, from when it is opened until it is closed. All but the
// looking is done on the window's goroutine.
type EvidenceFiles struct {
	doc     *store.Document
	states  map[string]fileState // by the id of the piece
	cancel  func()               // ends the looking that is going on, or nil
	looked  time.Time            // when all was looked at last
	hurried atomic.Bool          // whether somebody waits for it
	changed func()               // called when more is known
}

// EvidenceFollower is a page that shows what has become of files. It is told
// when more is known of them.
type EvidenceFollower interface{ EvidenceChanged() }

// fileState is what was found, and for which file: a piece may name another by
// the time it is known.
type fileState struct {
	file, digest string
	state        evidence.State
}

// NewEvidenceFiles returns what looks at the files of a document's evidence. It
// has not begun. Changed is called, on the window's goroutine, each time when
// more is known.
func NewEvidenceFiles(doc *store.Document, changed func()) *EvidenceFiles {
	return &EvidenceFiles{doc: doc, states: map[string]fileState{}, changed: changed}
}

// Of is what is known of the file of a piece.
func (f *EvidenceFiles) Of(e *assessment.Evidence) evidence.State {
	if e.File == "" {
		return evidence.NoFile
	}
	if s := f.states[e.ID]; s.file == e.File && s.digest == e.Digest {
		return s.state
	}
	return evidence.NotLooked
}

// Astray are the pieces whose files are not what and where they were, as far as
// is known, in the order of the document.
func (f *EvidenceFiles) Astray() []*assessment.Evidence {
	var all []*assessment.Evidence
	for _, e := range f.doc.Assessment().Evidence() {
		if f.Of(e).Needs() != "" {
			all = append(all, e)
		}
	}
	return all
}

// In are the pieces whose files are in a state, in the order of the document.
func (f *EvidenceFiles) In(state evidence.State) []*assessment.Evidence {
	var all []*assessment.Evidence
	for _, e := range f.doc.Assessment().Evidence() {
		if f.Of(e) == state {
			all = append(all, e)
		}
	}
	return all
}

// InWords says how many files are not where they were, how many are something
// else by now and how many cannot be read, or is "".
func (f *EvidenceFiles) InWords() string {
	n := map[evidence.State]int{}
	for _, e := range f.Astray() {
		n[f.Of(e)]++
	}
	var said []string
	if n := n[evidence.Missing]; n > 0 {
		said = append(said, count(n, "file is not where it was", "files are not where they were"))
	}
	if n := n[evidence.Changed]; n > 0 {
		said = append(said, count(n, "file has changed since it was added", "files have changed since they were added"))
	}
	if n := n[evidence.NotRead] + n[evidence.NotAllowed] + n[evidence.NoDigest]; n > 0 {
		said = append(said, count(n, "file could not be looked at", "files could not be looked at"))
	}
	return strings.Join(said, ", ")
}

// Stop ends the looking for good.
func (f *EvidenceFiles) Stop() {
	if f.cancel != nil {
		f.cancel()
		f.cancel = nil
	}
}

// Hurry looks again, and without rests until Calm is called: somebody waits for
// it.
func (f *EvidenceFiles) Hurry() {
	f.hurried.Store(true)
	if f.cancel == nil {
		f.Look()
	}
}

// Calm lets the looking rest again.
func (f *EvidenceFiles) Calm() { f.hurried.Store(false) }

// LookAgain looks again if that was not done in the last minute: files are
// moved and changed behind a window that is open all day.
func (f *EvidenceFiles) LookAgain() {
	if f.cancel == nil && !f.looked.IsZero() && time.Since(f.looked) > time.Minute {
		f.Look()
	}
}

// Changed looks again where another file is named.
func (f *EvidenceFiles) Changed(change assessment.Change) {
	if slices.ContainsFunc(change.Ops, func(op assessment.Op) bool {
		return op.Kind == assessment.KindEvidence && (op.Verb == assessment.Add || op.Field == assessment.FieldFile || op.Field == assessment.FieldDigest)
	}) && (f.cancel != nil || !f.looked.IsZero()) {
		f.Look()
	}
}

// Look looks at every file, in the order of the document, and tells what it
// finds from time to time. Unless somebody waits for it, it rests as long as it
// works, so that nothing else is slower for it.
func (f *EvidenceFiles) Look() {
	f.Stop()
	a, document := f.doc.Assessment(), f.doc.Path()
	var pieces []assessment.Evidence
	for _, e := range a.Evidence() {
		if e.File != "" {
			pieces = append(pieces, *e)
		}
	}
	if len(pieces) == 0 {
		f.looked = time.Now()
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	f.cancel = cancel
	tell := func(found map[string]fileState, last bool) {
		kit.OnWindow(func() {
			if ctx.Err() != nil {
				return
			}
			news := false
			for id, s := range found {
				news = news || f.states[id] != s
				f.states[id] = s
			}
			if last {
				f.Stop()
				f.looked = time.Now()
			}
			if news {
				f.changed()
			}
		})
	}
	kit.Beside(func() {
		const pause = 500 * time.Millisecond // often enough to see that it goes on
		found, told := map[string]fileState{}, time.Now()
		for i := range pieces {
			e := &pieces[i]
			began := time.Now()
			state := lookedAt.Check(ctx, document, e)
			if ctx.Err() != nil {
				return
			}
			found[e.ID] = fileState{e.File, e.Digest, state}
			if time.Since(told) > pause {
				tell(found, false)
				found, told = map[string]fileState{}, time.Now()
			}
			if took := time.Since(began); !f.hurried.Load() && took > time.Millisecond && !rest(ctx, min(took, pause)) {
				return
			}
		}
		tell(found, true)
	})
}

// rest waits, and says whether it was not ended meanwhile.
func rest(ctx context.Context, long time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(long):
		return true
	}
}

// lost says above the register how many files are not where or what they were,
// and leads to finding them and to taking them as they are.
func (p *evidencePage) lost(Host) (fyne.CanvasObject, func()) {
	text := kit.NewAttention("")
	find := kit.NewButton("Look for them in a folder…", p.findFiles)
	take := kit.NewButton("Take them as they are now", p.takeChanged)
	box := kit.Stack(0, kit.Fold(room(260), 12, 0, text, find, take))
	return box, func() {
		said := p.files.InWords()
		if said == "" {
			box.Hide()
			return
		}
		missing, changed := len(p.files.In(evidence.Missing)), len(p.files.In(evidence.Changed))
		text.SetText("▲ " + said)
		shownWhile(find, missing > 0)
		shownWhile(take, changed > 0)
		if take.SetText("Take them as they are now"); missing > 0 {
			take.SetText("Take what has changed as it is now")
		}
		box.Show()
	}
}

func shownWhile(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// findFiles looks through a folder for the files that are missing, by what is
// in them, and points their pieces there. Those that are there by their names
// only, with something else in them, are asked about.
func (p *evidencePage) findFiles() {
	p.closeAbove()
	p.Flush()
	p.host.ChooseFolder("Look for the files in", func(folder string) {
		if folder == "" {
			return
		}
		lost := p.files.In(evidence.Missing)
		var there evidence.There
		p.host.Work("Looking for the files", func(ctx context.Context, report func(done, total int)) (err error) {
			there, err = lookedAt.Find(ctx, folder, lost, report)
			return err
		}, func(err error) {
			switch same, named := len(there.Same), len(there.Named); {
			case err != nil:
				p.host.Fail(err)
			case same+named == 0:
				p.host.Toast("None of them is in " + folder + ".")
			case named == 0:
				p.pointAt(there.Same)
			default:
				p.askNamed(there, len(lost))
			}
		})
	})
}

// askNamed asks what of a folder is to be taken where some of its files have the
// names that are looked for, and something else in them.
func (p *evidencePage) askNamed(there evidence.There, lost int) {
	all := maps.Clone(there.Same)
	maps.Copy(all, there.Named)
	text := count(len(there.Named), "file has", "files have") + " the name that is looked for, but not what was in it when it was added: perhaps somebody has worked on it since."
	if n := len(there.Same); n > 0 {
		text = count(n, "file is", "files are") + " there as added. " + text
	}
	if n := lost - len(all); n > 0 {
		text += " " + count(n, "file is", "files are") + " not there at all."
	}
	answers := []kit.Answer{{Label: "Take none"}}
	if len(there.Same) > 0 {
		answers = append(answers, kit.Answer{Label: "Only those as added", Do: func() { p.pointAt(there.Same) }})
	}
	kit.Ask(p.host.Canvas(), "Not all of them are what they were", text,
		append(answers, kit.Answer{Label: "Take all " + assessment.Thousands(len(all)), Primary: true, Do: func() { p.pointAt(all) }})...)
}

// pointAt points pieces, by their ids, at files that were found.
func (p *evidencePage) pointAt(to map[string]evidence.Found) {
	if p.host.Do(evidence.Point(p.host.Document().Assessment(), p.document(), to)) {
		p.host.Toast("Found "+count(len(to), "file", "files"), kit.Action{Label: "Undo", Do: p.host.Undo})
	}
}

// takeChanged takes every file that has changed since it was added as it is now.
func (p *evidencePage) takeChanged() {
	p.closeAbove()
	p.Flush()
	at := map[string][]string{} // ids by path
	var paths []string
	for _, e := range p.files.In(evidence.Changed) {
		path, _ := evidence.Path(p.document(), e.File)
		if at[path] == nil {
			paths = append(paths, path)
		}
		at[path] = append(at[path], e.ID)
	}
	lookAtFiles(p.host, "Looking at the files", paths, func(found []evidence.Found, left []evidence.LeftOut) {
		to := map[string]evidence.Found{}
		for _, f := range found {
			for _, id := range at[f.Path] {
				to[id] = f
			}
		}
		if len(to) > 0 && p.host.Do(evidence.Point(p.host.Document().Assessment(), p.document(), to)) {
			p.host.Toast("Took "+count(len(to), "file", "files")+" as now", kit.Action{Label: "Undo", Do: p.host.Undo})
		}
		if len(left) > 0 {
			tellLeft(p.host, count(len(to), "file was", "files were")+" taken", left)
		}
	})
}

// ownPart is the part of the form in which the file of a piece is shown, opened
// and chosen.
func (p *evidencePage) ownPart(ref assessment.Ref, field assessment.Field, flush func()) (ownPart, bool) {
	if ref.Kind != assessment.KindEvidence || field != assessment.FieldFile {
		return ownPart{}, false
	}
	path, state := kit.NewBody(""), kit.NewSmall("")
	buttons := kit.Flow(8)
	refresh := func() {
		e := p.host.Document().Assessment().PieceOfEvidence(ref.ID)
		if e == nil {
			return
		}
		now := p.files.Of(e)
		path.SetText(visible(e.File))
		if e.File == "" {
			path.SetText("No file.")
		}
		if state.SetText(now.Word()); now.Needs() != "" {
			state.SetText("▲ " + now.Needs())
		}
		colour := kit.ColourSecondary
		if now.Needs() != "" {
			colour = kit.ColourAttention
		}
		state.Coloured(colour)
		buttons.Objects = p.fileButtons(e, now, flush)
		buttons.Refresh()
	}
	return ownPart{object: kit.Stack(4, kit.NewStrong("File"), path, state, buttons), refresh: refresh}, true
}

// fileButtons are what can be done with the file of a piece as things are.
func (p *evidencePage) fileButtons(e *assessment.Evidence, state evidence.State, flush func()) []fyne.CanvasObject {
	id := e.ID
	where, _ := evidence.Path(p.document(), e.File)
	var buttons []fyne.CanvasObject
	switch state {
	case evidence.Unchanged, evidence.Changed, evidence.NoDigest:
		buttons = append(buttons,
			kit.NewButton("Open…", func() { p.openFile(where) }),
			kit.NewButton("Show in folder", func() { p.host.ShowFolder(where) }))
	}
	if state == evidence.Changed || state == evidence.NoDigest {
		label := "Take it as it is now"
		buttons = append(buttons, kit.NewButton(label, func() { flush(); p.point(id, where) }))
	}
	word := "Choose another…"
	if e.File == "" {
		word = "Choose a file…"
	}
	buttons = append(buttons, kit.NewButton(word, func() {
		flush()
		p.host.ChooseFiles("The file of this piece of evidence", nil, func(paths []string) {
			if len(paths) > 0 {
				p.point(id, paths[0])
			}
		})
	}))
	if e.File != "" {
		buttons = append(buttons, kit.NewButton("No file", func() {
			flush()
			edit := assessment.SetValue("Take the file from evidence", assessment.KindEvidence, id, assessment.FieldFile, "")
			edit.Ops = append(edit.Ops, assessment.SetValue("", assessment.KindEvidence, id, assessment.FieldDigest, "").Ops...)
			p.host.Do(edit)
		}))
	}
	return buttons
}

// point looks at a file and makes it that of a piece.
func (p *evidencePage) point(id, path string) {
	lookAtFiles(p.host, "Looking at the file", []string{path}, func(found []evidence.Found, left []evidence.LeftOut) {
		if len(found) != 1 {
			p.tellNotOne(path, left)
			return
		}
		p.host.Do(evidence.Point(p.host.Document().Assessment(), p.document(), map[string]evidence.Found{id: found[0]}))
	})
}

func (p *evidencePage) tellNotOne(path string, left []evidence.LeftOut) {
	why := "It holds more than one file, or none. Please choose one file."
	if len(left) == 1 {
		why = visible(filepath.Base(left[0].Path)) + ": " + left[0].Why + "."
	}
	kit.Ask(p.host.Canvas(), visible(filepath.Base(path))+" was not taken", why, kit.Answer{Label: "Close", Primary: true})
}

// openFile shows where a file is and opens it if it is what it seems.
func (p *evidencePage) openFile(path string) {
	show := kit.Answer{Label: "Show in folder", Do: func() { p.host.ShowFolder(path) }}
	if why := evidence.MayOpen(path); why != "" {
		kit.Ask(p.host.Canvas(), "The file was not opened", visible(path)+"\n\n"+why, kit.Answer{Label: "Close", Primary: true}, show)
		return
	}
	kit.Ask(p.host.Canvas(), "Open this file?", visible(path)+"\n\nIt is opened by the program this computer has for such files.",
		kit.Answer{Label: "Cancel"}, show, kit.Answer{Label: "Open it", Primary: true, Do: func() { p.host.OpenFile(path) }})
}
