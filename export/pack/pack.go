// Package pack makes the files of a pack: it has each report built and set,
// and puts the files where they belong, all of them or none. It must not know
// windows, commands or how a document is kept.
package pack

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"ninefold/app/assessment"
	"ninefold/export"
	"ninefold/export/pdf"
	"ninefold/export/xlsx"
)

// Job is one document to be made, as one file or two.
type Job struct {
	Options  export.Options
	PDF      string // where the PDF goes, or "" for none
	XLSX     string // where the workbook goes, or "" for none
	Password string // encrypts the workbook, at most MaxPassword characters; or "". A PDF is never encrypted.
	// Made is when the files say that they were made. Zero is the time that the
	// environment gives as SOURCE_DATE_EPOCH, in seconds since 1970, else now.
	Made time.Time
}

// made is when the job's files say that they were made. To the second: no
// format holds more.
func (j Job) made() time.Time {
	if !j.Made.IsZero() {
		return j.Made.Truncate(time.Second)
	}
	return Now()
}

// Now is when a file that is made now says that it was made: the time that the
// environment gives as SOURCE_DATE_EPOCH, in seconds since 1970, else that of the
// computer, to the second.
func Now() time.Time {
	if at, given, err := givenTime(); given && err == nil {
		return at
	}
	return time.Now().Truncate(time.Second)
}

// CheckNow refuses with CodeInvalid a time that the environment gives and that cannot
// be read: files that somebody wants repeatable would say another each time.
func CheckNow() error {
	_, _, err := givenTime()
	return err
}

// givenTime is the time that the environment gives, if it gives any
// (https://reproducible-builds.org/specs/source-date-epoch).
func givenTime() (at time.Time, given bool, err error) {
	text, given := os.LookupEnv(timeVariable)
	if !given || text == "" {
		return at, false, nil
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seconds < 0 || seconds > lastSecond {
		return at, true, export.Refusal(timeVariable + " in the environment says " + strconv.Quote(text) + ", which is no number of seconds since 1970. Nothing was made. Please give it such a number, or take it away.")
	}
	return time.Unix(seconds, 0).UTC(), true, nil
}

// timeVariable names the time that files say they were made at.
const timeVariable = "SOURCE_DATE_EPOCH"

// lastSecond is the end of the year 9999, the last that dates of files can say.
const lastSecond = 253402300799

// MaxPassword is the longest password a workbook can have, in characters.
const MaxPassword = 255

// Progress says how far a run has come, in parts of no particular size.
type Progress struct {
	Done, Total int
	File        string // the file being made
}

// Result says what was made, or what would be.
type Result struct{ Files []File }

// File is one file of a Result.
type File struct {
	Path     string
	Document export.Document
	Audience export.Audience
	Pages    int   // of a PDF
	Sheets   int   // of a workbook
	Size     int64 // in bytes; 0 in a preview
	Replaces bool  // whether a file of this name was there before
	Entries  export.EntryCounts
	// LeftOut tells whether anything internal was left out, entries or not.
	LeftOut bool
	// Undrawable lists the places whose text does not look in a PDF as it was
	// written, one line a place or a run of them. The workbook holds everything as it was.
	Undrawable []pdf.Unlike
}

// Run makes the files of all jobs. Each is written beside its target first;
// only when all are done do they take their places, and if one cannot, none
// does, so that after an error or a cancelled ctx every target is as it was
// and nothing else is left behind. progress may be nil and must return soon.
//
// The errors are ctx's, those of export.Prepare, and: CodeInvalid for jobs that
// contradict each other, CodeNotFound for a folder that is not there,
// CodeReadOnly, CodeBusy for a file that another program holds open, and
// CodeFile for everything else that stops a file from being written.
func Run(ctx context.Context, a *assessment.Assessment, jobs []Job, progress func(Progress)) (*Result, error) {
	return run(ctx, a, jobs, progress, func() error { return nil })
}

// run is Run; first is done just before the files take their places, and they
// do not if it fails.
func run(ctx context.Context, a *assessment.Assessment, jobs []Job, progress func(Progress), first func() error) (*Result, error) {
	tasks, err := tasksOf(a, jobs)
	if err != nil {
		return nil, err
	}
	var out drafts
	defer out.discard()
	result := &Result{}
	for i, t := range tasks {
		tell := func(part int) {
			if progress != nil {
				progress(Progress{Done: i*parts + part, Total: len(tasks) * parts, File: t.path})
			}
		}
		tell(0)
		file := t.file()
		file.Size, err = out.add(t.path, func(w io.Writer) error { return t.write(ctx, w, &file, tell) })
		if err != nil {
			return nil, err
		}
		tell(parts)
		result.Files = append(result.Files, file)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := first(); err != nil {
		return nil, err
	}
	return result, out.place()
}

// Preview says what Run would make of the same jobs, and writes nothing.
func Preview(ctx context.Context, a *assessment.Assessment, jobs []Job) (*Result, error) {
	tasks, err := tasksOf(a, jobs)
	if err != nil {
		return nil, err
	}
	result := &Result{}
	for _, t := range tasks {
		file := t.file()
		if t.format == formatPDF {
			made, err := pdf.Inspect(ctx, t.pages())
			if err != nil {
				return nil, err
			}
			file.take(made)
		} else {
			file.Sheets = len(t.report.Sheets())
		}
		result.Files = append(result.Files, file)
	}
	return result, ctx.Err()
}

// Draft makes the PDF of a job in memory, the bytes that Run would write, and
// writes nothing. The errors are ctx's and those of export.Prepare.
func Draft(ctx context.Context, a *assessment.Assessment, job Job) ([]byte, error) {
	job.XLSX = ""
	tasks, err := tasksOf(a, []Job{job})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	for _, t := range tasks {
		file := t.file()
		if err := t.write(ctx, &b, &file, func(int) {}); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// parts is how many parts of the progress one file is.
const parts = 100

type format int

const (
	formatPDF format = iota
	formatXLSX
)

// task is one file to be made.
type task struct {
	job     Job
	format  format
	path    string
	report  *export.Prepared
	made    time.Time // when the file says that it was made
	entries export.EntryCounts
}

// tasksOf prepares the reports, so that what is refused is refused before
// anything is written.
func tasksOf(a *assessment.Assessment, jobs []Job) ([]task, error) {
	var tasks []task
	for _, job := range jobs {
		if assessment.Length(job.Password) > MaxPassword {
			return nil, assessment.Refuse(assessment.CodeTooLong, nil, "The password is longer than the %d characters a workbook can have.", MaxPassword)
		}
		report, err := export.Prepare(a, job.Options)
		if err != nil {
			return nil, err
		}
		t := task{job: job, report: report, made: job.made(), entries: export.CountEntries(a, job.Options)}
		if job.PDF != "" {
			t.format, t.path = formatPDF, job.PDF
			tasks = append(tasks, t)
		}
		if job.XLSX != "" {
			t.format, t.path = formatXLSX, job.XLSX
			tasks = append(tasks, t)
		}
	}
	if len(tasks) == 0 {
		return nil, assessment.Refuse(assessment.CodeInvalid, nil, "There is nothing to export: please choose a PDF, a workbook or both.")
	}
	return tasks, checkTargets(tasks)
}

// checkTargets refuses targets that cannot be meant.
func checkTargets(tasks []task) error {
	seen := map[string]bool{}
	for _, t := range tasks {
		if strings.EqualFold(filepath.Ext(t.path), ".ninefold") {
			return assessment.Refuse(assessment.CodeInvalid, nil,
				"%s is the name of a Ninefold document. Please choose another name for the export, so that no document is written over.", filepath.Base(t.path))
		}
		full, err := filepath.Abs(t.path)
		if err != nil {
			return refusal(err, t.path)
		}
		// Windows and macOS take names that differ in case for one file.
		key := strings.ToLower(full)
		if seen[key] {
			return assessment.Refuse(assessment.CodeInvalid, nil, "Two files of this export would both be called %s. Please give each a name of its own.", filepath.Base(t.path))
		}
		seen[key] = true
		if err := checkTarget(t.path); err != nil {
			return err
		}
	}
	return nil
}

// file is what is known of the task's file before it is made.
func (t task) file() File {
	front := t.report.Front()
	document, _ := export.DocumentOf(front.Document)
	f := File{
		Path: t.path, Document: document, Audience: export.Internal,
		Replaces: exists(t.path), Entries: t.entries, LeftOut: front.LeftOut != "",
	}
	if front.Public {
		f.Audience = export.Public
	}
	return f
}

// pages is the report as a PDF has it.
func (t task) pages() *export.Report {
	r := t.report.Front()
	r.Made, r.Sections = t.made, t.report.Sections()
	return &r
}

// sheets is the report as a workbook has it.
func (t task) sheets() *export.Report {
	r := t.report.Front()
	r.Made, r.Sheets = t.made, t.report.Sheets()
	return &r
}

// take notes what the PDF's writer says of its file.
func (f *File) take(made *pdf.Result) {
	f.Pages = made.Pages
	f.Undrawable = made.Unlike()
}

// write writes the task's file to w and notes in f what only the writer knows.
func (t task) write(ctx context.Context, w io.Writer, f *File, tell func(part int)) error {
	share := func(done, total int) { tell(parts * done / max(1, total)) }
	if t.format == formatXLSX {
		r := t.sheets()
		f.Sheets = len(r.Sheets)
		return xlsx.Write(ctx, w, r, xlsx.Options{ForEditing: t.job.Options.ForEditing, Password: t.job.Password}, share)
	}
	made, err := pdf.Write(ctx, w, t.pages(), share)
	if err != nil {
		return err
	}
	f.take(made)
	return nil
}
