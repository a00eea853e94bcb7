package forms

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/evidence"
	"ninefold/forms/kit"
)

// lookedAt remembers what the files of evidence were when they were read, so
// that coming back to the page reads none of them again.
var lookedAt evidence.Checker

// evidenceFiles looks, beside the window, what has become of the files of the
// evidence. All but the looking is done on the window's goroutine.
type evidenceFiles struct {
	host    Host
	states  map[string]fileState // by the id of the piece
	cancel  func()               // ends the looking that is going on, or nil
	changed func()               // called when more is known
}

// fileState is what was found, and for which file: a piece may name another by
// the time it is known.
type fileState struct {
	file, digest string
	state        evidence.State
}

// of is what is known of the file of a piece.
func (f *evidenceFiles) of(e *assessment.Evidence) evidence.State {
	if e.File == "" {
		return evidence.NoFile
	}
	if s := f.states[e.ID]; s.file == e.File && s.digest == e.Digest {
		return s.state
	}
	return evidence.NotLooked
}

func (f *evidenceFiles) stop() {
	if f.cancel != nil {
		f.cancel()
		f.cancel = nil
	}
}

// look looks at every file, in the order of the document, and tells what it
// finds from time to time.
func (f *evidenceFiles) look() {
	f.stop()
	a, document := f.host.Document().Assessment(), f.host.Document().Path()
	var pieces []assessment.Evidence
	for _, e := range a.Evidence() {
		if e.File != "" {
			pieces = append(pieces, *e)
		}
	}
	if len(pieces) == 0 {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	f.cancel = cancel
	tell := func(found map[string]fileState) {
		kit.OnWindow(func() {
			if ctx.Err() != nil {
				return
			}
			news := false
			for id, s := range found {
				news = news || f.states[id] != s
				f.states[id] = s
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
			state := lookedAt.Check(ctx, document, e)
			if ctx.Err() != nil {
				return
			}
			found[e.ID] = fileState{e.File, e.Digest, state}
			if time.Since(told) > pause {
				tell(found)
				found, told = map[string]fileState{}, time.Now()
			}
		}
		tell(found)
	})
}

// lost says above the register how many files are not where they were, and
// leads to finding them.
func (p *evidencePage) lost(Host) (fyne.CanvasObject, func()) {
	text := kit.NewAttention("")
	box := kit.Stack(0, kit.RowFilled(12, 0, text, kit.NewButton("Look for them in a folder…", p.findFiles)))
	return box, func() {
		n := 0
		for _, e := range p.host.Document().Assessment().Evidence() {
			if p.files.of(e) == evidence.Missing {
				n++
			}
		}
		if n == 0 {
			box.Hide()
			return
		}
		text.SetText("▲ " + count(n, "file is", "files are") + " not where " + map[bool]string{true: "it was", false: "they were"}[n == 1])
		box.Show()
	}
}

// findFiles looks through a folder for the files that are missing, by what is
// in them, and points their pieces there.
func (p *evidencePage) findFiles() {
	p.Flush()
	p.host.ChooseFolder("Look for the files in", func(folder string) {
		if folder == "" {
			return
		}
		lost := map[string][]string{} // ids by digest
		var digests []string
		for _, e := range p.host.Document().Assessment().Evidence() {
			if p.files.of(e) == evidence.Missing && e.Digest != "" {
				if lost[e.Digest] == nil {
					digests = append(digests, e.Digest)
				}
				lost[e.Digest] = append(lost[e.Digest], e.ID)
			}
		}
		var found map[string]evidence.Found
		p.host.Work("Looking for the files", func(ctx context.Context, report func(done, total int)) (err error) {
			found, err = lookedAt.Find(ctx, folder, digests, report)
			return err
		}, func(err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			to := map[string]evidence.Found{}
			for digest, f := range found {
				for _, id := range lost[digest] {
					to[id] = f
				}
			}
			if len(to) == 0 {
				p.host.Toast("None of them is in " + folder + ".")
				return
			}
			if p.host.Do(evidence.Point(p.host.Document().Assessment(), p.document(), to)) {
				p.host.Toast("Found "+count(len(to), "file", "files"), kit.Action{Label: "Undo", Do: p.host.Undo})
			}
		})
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
		now := p.files.of(e)
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
	p.lookAt("Looking at the file", []string{path}, func(found []evidence.Found, left []evidence.LeftOut) {
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
