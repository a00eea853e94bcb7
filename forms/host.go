// Package forms is the pages of the window: one file for each, built from
// package kit. A page reads the open document and hands every change to its
// Host; it must not know how a document is stored, nor what else is in the
// window.
package forms

import (
	"context"

	"fyne.io/fyne/v2"

	"ninefold/app/assessment"
	"ninefold/app/store"
	"ninefold/forms/kit"
)

// Stepping is a page with steps of its own, before anything reaches the document:
// undo and redo are these steps first. What was done is said, "" where there was
// nothing to take back or do again.
type Stepping interface {
	UndoStep() (said string)
	RedoStep() (said string)
}

// Host is the window as a page sees it. All of its methods are called on the
// window's own goroutine.
type Host interface {
	// Document is the open document, or nil on the start page.
	Document() *store.Document
	// Do hands an edit to the document. A refusal is shown to the person and
	// answered with false.
	Do(edit assessment.Edit) bool
	// Undo and Redo take back and do again across all pages.
	Undo()
	Redo()
	// Show goes to a page; Go to a record on its page.
	Show(page string)
	Go(route Route)
	// Toast says that something is done, with what can be done next.
	Toast(message string, next ...kit.Action)
	// Fail shows an error as a sentence; what is not for people goes to the log.
	Fail(err error)
	// Work runs job beside the window under a progress bar with a Cancel
	// button, then calls done with its error. Nothing else can be done
	// meanwhile. A job must not touch the window.
	Work(title string, job Job, done func(error))
	// ChooseOpen and ChooseSave ask for a file; the answer is "" for none.
	ChooseOpen(title string, kinds []FileKind, answer func(path string))
	ChooseSave(title, suggested string, kind FileKind, answer func(path string))
	// ChooseFiles asks for any number of files, of any kind where none is named, ChooseFolder for a
	// folder; the answer is empty for none.
	ChooseFiles(title string, kinds []FileKind, answer func(paths []string))
	ChooseFolder(title string, answer func(path string))
	// ExportFolder is where the document was last exported to on this computer,
	// or ""; KeepExportFolder remembers it, outside the document.
	ExportFolder() string
	KeepExportFolder(path string)
	// HeadingsSaid are the headings of documents brought in that somebody at
	// this computer has given a meaning: a list's key, intake.AsNote, a statement's
	// code, or "" for none of these. KeepHeading remembers one.
	HeadingsSaid() map[string]string
	KeepHeading(text, means string)
	// Spelling is what knows words.
	Spelling() Spelling
	// EvidenceFiles is what knows what has become of the files of the evidence.
	EvidenceFiles() *EvidenceFiles
	// ShowFolder opens the folder a file is in, in the system's file manager.
	ShowFolder(path string)
	// OpenFile opens a file in the program the system has for it. Ask
	// evidence.MayOpen first.
	OpenFile(path string)
	// Canvas is what the window draws on, for focus and dialogs.
	Canvas() fyne.Canvas
	// Clipboard is the system's clipboard.
	Clipboard() fyne.Clipboard
}

// Job is work that takes long. It reports how far it is, in steps of its own,
// and ends early with ctx's error when ctx is done.
type Job func(ctx context.Context, report func(done, total int)) error

// FileKind is a kind of file a person can choose.
type FileKind struct {
	Name       string   // such as "Ninefold self-assessment"
	Extensions []string // each with its dot, the usual one first
}

// The kinds of file that are opened and made.
var (
	DocumentFile = FileKind{Name: "Ninefold self-assessment", Extensions: []string{".ninefold"}}
	TextFile     = FileKind{Name: "Documents and workbooks that can be brought in", Extensions: []string{".docx", ".pptx", ".pdf", ".odt", ".rtf", ".html", ".htm", ".txt", ".md", ".csv", ".xlsx"}}
)

// Page is one page of the window, built anew each time it is gone to.
type Page interface {
	// Content is what is shown. It is asked for once.
	Content() fyne.CanvasObject
	// Changed tells the page that the document has changed, by its own doing
	// or not. A page keeps the focus and whatever is being typed.
	Changed(change assessment.Change)
	// Flush hands over what has been typed and not yet sent.
	Flush()
	// Unsaved tells whether something on the page is not in the document: a
	// date that is none yet, say. It would be lost with the page.
	Unsaved() bool
	// Start gives the keyboard to where work on the page begins.
	Start()
}

// Mender is a page that may be Unsaved: it gives the keyboard to what is, and says
// whether there was anything.
type Mender interface{ Mend() bool }

// Leaver is a page that has something to end when it is left.
type Leaver interface{ Left() }

// Dropper is a page that takes files and folders that are dropped on the
// window.
type Dropper interface{ Drop(paths []string) }
