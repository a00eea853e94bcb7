// Package intake is the one door to bringing in what a council already has:
// pasted text, a file with an existing self-assessment (Word, PowerPoint,
// OpenDocument, PDF, rich text, a web page, a workbook of the council's own), an
// action plan, or a workbook that came back. The command line and the window know this package
// and none of the rooms behind it, whose arrows point one way:
//
//	marks          what a line of text shows by itself: a bullet, a number, a heading's look
//	source         what was read: lines with what their format knew of them
//	office         the parts of an Office file, within limits
//	formats        what a file is by its content, and what to say of one that cannot be read
//	readers        a file → lines
//	understanding  lines → a staging: where every line would go, and how sure that is
//	workbook       the sheets that an export made, or an action plan → what would change
//
// Whatever is read is staged: it is proposed where everything goes, said what is
// left out and why, and counted in and out so that both come to the same.
// Nothing reaches the assessment before a person has seen the staging; then it
// is one Edit, taken back by one undo. Intake must not know how an assessment is
// stored, shown or printed. Which statements, themes and lists there are, and by
// which names documents call them, is the framework's business: no code here
// names any of them.
//
// The way through is ReadFile or ReadText, which return a Source; Stage, which
// returns a Staging; and Staging.Edit. A workbook goes through ReadWorkbookFile,
// StageWorkbook and WorkbookStaging.Edit, and an action plan, once ActionPlan has
// found it in a Source, likewise.
package intake

import (
	"strings"
	"unicode"

	"ninefold/app/assessment"
	"ninefold/app/intake/source"
	"ninefold/app/intake/understanding"
	"ninefold/app/intake/workbook"
)

// What was read, and what its text was understood as.
type (
	Source     = source.Document
	Staging    = understanding.Staging
	Block      = understanding.Block
	Line       = understanding.Line
	Target     = understanding.Target
	TargetKind = understanding.TargetKind
	Heading    = understanding.Heading
	Meaning    = understanding.Meaning
	Counts     = understanding.Counts
	Mode       = understanding.Mode
)

// What can become of a block; see understanding.TargetKind.
const (
	NotPlaced = understanding.NotPlaced
	Entries   = understanding.Entries
	About     = understanding.About
	AsHeading = understanding.AsHeading
	LeftOut   = understanding.LeftOut
	Notes     = understanding.Notes
)

// What happens to what the document holds already; see understanding.Mode.
const (
	Add     = understanding.Add
	Replace = understanding.Replace
)

// Stage proposes where every line of a source goes.
func Stage(f *assessment.Framework, src *Source) *Staging { return understanding.Stage(f, src) }

// EntriesPasted are the texts of the entries that pasted text makes in one list, parted
// and joined as Stage does; control characters but those of line ends go. The error is
// CodeFile: it is not text, or too much of it.
func EntriesPasted(text string) ([]string, error) {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !strings.ContainsRune("\t\n\r\v\f\u0085", r) {
			return -1
		}
		return r
	}, text)
	src, err := ReadText("pasted text", []byte(text))
	if err != nil {
		return nil, err
	}
	return understanding.EntriesOf(src), nil
}

// StageSaid is Stage for somebody who has said before what some headings mean, by
// their texts.
func StageSaid(f *assessment.Framework, src *Source, said map[string]Meaning) *Staging {
	return understanding.StageSaid(f, src, said)
}

// AsNote is what a heading means whose lines are kept as a note of their statement.
const AsNote = understanding.AsNote

// MeaningNamed finds what a person says that a heading means, by a name or the key of a
// list, a name or the code of a statement, "note", or "none".
func MeaningNamed(f *assessment.Framework, name string) (m Meaning, known bool) {
	return understanding.MeaningNamed(f, name)
}

// What a workbook holds, and what it would change.
type (
	Workbook        = workbook.Workbook
	WorkbookStaging = workbook.Staging
	WorkbookRow     = workbook.Row
	WorkbookCounts  = workbook.Counts
	Ticked          = workbook.Ticked
	RenamedColumn   = workbook.RenamedColumn
	RowStatus       = workbook.RowStatus
)

// How a row compares with the document; see workbook.RowStatus.
const (
	RowUnchanged = workbook.RowUnchanged
	RowChanged   = workbook.RowChanged
	RowNew       = workbook.RowNew
	RowRemoved   = workbook.RowRemoved
	RowUnknown   = workbook.RowUnknown
	RowRefused   = workbook.RowRefused
	RowContinued = workbook.RowContinued
)

// Rows of one standing, which are taken or left together; see workbook.RowGroup.
type RowGroup = workbook.RowGroup

// The groups of rows; see workbook.RowGroup.
const (
	GroupNew       = workbook.GroupNew
	GroupChanged   = workbook.GroupChanged
	GroupRemoved   = workbook.GroupRemoved
	GroupUnknown   = workbook.GroupUnknown
	GroupConflicts = workbook.GroupConflicts
)

// RowGroups are all groups, in the order in which people are asked about them.
var RowGroups = workbook.RowGroups

// StageWorkbook compares a workbook with a document, row by row.
func StageWorkbook(a *assessment.Assessment, wb *Workbook) *WorkbookStaging {
	return workbook.Stage(a, wb)
}

// WorkbookText returns the text of a workbook in which a council keeps its
// self-assessment, for Stage; nil for a workbook that holds the rows of a
// document, for StageWorkbook. The error is CodeFile: it is too much text.
func WorkbookText(f *assessment.Framework, wb *Workbook) (*Source, error) {
	return workbook.Text(f, wb)
}

// ActionPlan takes an action plan out of a text that is one; ok is false for any
// other.
func ActionPlan(f *assessment.Framework, src *Source) (wb *Workbook, ok bool) {
	return workbook.ActionPlan(f, src)
}

// How sure a guess is that may be accepted; see understanding.FairlySure.
const (
	AnyGuess   = understanding.AnyGuess
	FairlySure = understanding.FairlySure
)
