// Package intake reads what a council already has, pasted text, a document of
// Word, PowerPoint or OpenDocument, a PDF, rich text, a web page or a workbook,
// and stages it: it proposes where every line goes, says what it left out and
// why, and counts lines in and lines out so that both come to the same. Nothing
// reaches the assessment before a person
// has seen the staging; then it is one Edit, taken back by one undo. It must
// not know how an assessment is stored, shown or printed.
//
// Which statements, themes and lists there are, and by which names documents
// call them, is the framework's business: this package names none of them.
//
// The way through it is ReadFile, or the reader of one format such as ReadText or
// ReadPDF, which return a Source; Stage, which returns a Staging; and Staging.Edit. A workbook goes through
// ReadWorkbook, StageWorkbook and WorkbookStaging.Edit.
package intake
