package pack

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/columns"
	"ninefold/app/evidence"
	"ninefold/app/files"
	"ninefold/export"
)

// EvidenceFolder is a folder in which the files of the evidence are gathered,
// each under a plain name, with an index.
type EvidenceFolder struct {
	Path     string // where it goes; there must be nothing there yet, or an empty folder
	Document string // the path of the document, to which the files are relative
	Audience export.Audience
}

// EvidenceIndex is the name of the index in the folder.
const EvidenceIndex = "index.csv"

// Gathered says what was gathered in an EvidenceFolder.
type Gathered struct {
	Path  string
	Files int // without the index
	// Missing are the pieces whose files could not be gathered.
	Missing []Missing
	// Held are how many pieces were left out of a folder for the public.
	Held int
}

// Missing is a piece of evidence whose file was not gathered.
type Missing struct {
	Number string // such as "E12"
	Title  string
	Why    string // within a sentence, such as "File is not where it was"
}

// gather copies the files into a folder beside the target and returns where
// that is. Only a file that is still what it was when it was added is copied:
// what a document from a stranger merely names is not.
func (f *EvidenceFolder) gather(ctx context.Context, a *assessment.Assessment, tell func(done, total int)) (draft string, done *Gathered, err error) {
	if err := f.check(); err != nil {
		return "", nil, err
	}
	made := filepath.Join(filepath.Dir(filepath.Clean(f.Path)), ownBegin+rand.Text()+draftEnding)
	if err := os.Mkdir(made, 0o777); err != nil {
		return "", nil, refusal(err, f.Path)
	}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(made)
		}
	}()
	numbers := a.EvidenceNumbers()
	done = &Gathered{Path: f.Path}
	shown := a
	if f.Audience == export.Public {
		shown = a.Published().Assessment
	}
	index := [][]string{{"Ref", "File", "Title", "Category", "Date", "Link", "What it bears out", "Remark"}}
	words := columns.NewWords(shown)
	all := shown.Evidence()
	done.Held = len(a.Evidence()) - len(all)
	for i, e := range all {
		if tell != nil {
			tell(i, len(all))
		}
		name, why := "", ""
		// What is public already was published without its path, which the
		// document itself still knows.
		whole := a.PieceOfEvidence(e.ID)
		switch {
		case whole.File == "":
		case f.Audience == export.Public && e.PersonalData:
			why = "It holds personal data, so its file was left out"
		default:
			name = evidenceName(numbers[e.ID], len(a.Evidence()), e.Title, whole.File)
			if why, err = f.copy(ctx, whole, filepath.Join(made, name)); err != nil {
				return "", nil, err
			}
		}
		if why != "" {
			name = ""
			done.Missing = append(done.Missing, Missing{numbers[e.ID], assessment.OneLine(e.Title), why})
		} else if name != "" {
			done.Files++
		}
		index = append(index, f.indexRow(shown, words, e, numbers[e.ID], name, why))
	}
	if err := writeIndex(filepath.Join(made, EvidenceIndex), index); err != nil {
		return "", nil, refusal(err, f.Path)
	}
	return made, done, ctx.Err()
}

// check refuses a place where something is, and one that is nowhere.
func (f *EvidenceFolder) check() error {
	parent, err := os.Stat(filepath.Dir(filepath.Clean(f.Path)))
	if err != nil {
		return refusal(err, filepath.Clean(f.Path))
	}
	if !parent.IsDir() {
		return assessment.Refuse(assessment.CodeNotFound, nil, "%s is not a folder, so the evidence cannot be gathered in it.", filepath.Dir(f.Path))
	}
	info, err := os.Lstat(f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return refusal(err, f.Path)
	case info.IsDir():
		if entries, err := os.ReadDir(f.Path); err == nil && len(entries) == 0 {
			return nil
		}
	}
	return assessment.Refuse(assessment.CodeExists, nil, "There is something at %s already, and nothing is ever written over. Please name a folder that is not there yet.", f.Path)
}

// copy copies the file of a piece, and says why it was not copied where it is
// not there or is not what it was. The error is one of writing.
func (f *EvidenceFolder) copy(ctx context.Context, e *assessment.Evidence, to string) (why string, err error) {
	path, _ := evidence.Path(f.Document, e.File)
	if state := look.Check(ctx, f.Document, e); state != evidence.Unchanged {
		return cmp.Or(state.Needs(), "File cannot be read"), ctx.Err()
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return "", refusal(err, f.Path)
	}
	copied, reading, err := evidence.Copy(ctx, out, path)
	if err == nil {
		err = out.Sync()
	}
	err = errors.Join(err, out.Close())
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err != nil:
		return "", refusal(err, f.Path)
	case reading != nil || copied != e.Digest:
		// It went, or became another, a moment ago.
		return cmp.Or(map[bool]string{true: evidence.NotRead.Needs()}[reading != nil], evidence.Changed.Needs()), os.Remove(to)
	}
	return "", nil
}

// look remembers nothing beyond a file's time and size within one run of the
// program; what is copied is held to its digest once more.
var look evidence.Checker

// evidenceName is the plain name of a piece's file, such as
// "E012-waiting-list-return.csv". The number has as many figures as the last of all
// pieces: wherever files are listed by the letters of their names, as on a site they
// are uploaded to, E2 stands before E10, and in a folder for the public a file is called
// as in one for colleagues. The index has the number as the papers print it.
func evidenceName(number string, of int, title, file string) string {
	figures := strings.TrimLeft(number, "E")
	name := strings.TrimSuffix(number, figures) + strings.Repeat("0", len(strconv.Itoa(of))-len(figures)) + figures
	if words := slug(title, longestTitle); words != "" {
		name += "-" + words
	}
	if ext := slug(strings.TrimPrefix(filepath.Ext(file), "."), 8); ext != "" {
		name += "." + ext
	}
	return name
}

func (f *EvidenceFolder) indexRow(a *assessment.Assessment, words *columns.Words, e *assessment.Evidence, number, name, why string) []string {
	category, _ := assessment.FieldOf(assessment.KindEvidence, assessment.FieldCategory)
	var bears []string
	for _, l := range a.EvidenceLinks(e.ID) {
		text := words.Brief(l.Bears())
		if l.Pointer != "" {
			text += " (" + assessment.OneLine(l.Pointer) + ")"
		}
		bears = append(bears, text)
	}
	return []string{number, name, assessment.OneLine(e.Title), category.Titled(a, e.Category), e.Dated, assessment.OneLine(e.Link), strings.Join(bears, "; "), why}
}

// writeIndex writes rows for a spreadsheet to read. What would be taken for a
// formula is kept from being one.
func writeIndex(path string, rows [][]string) error {
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, "\ufeff") // by which Excel knows UTF-8
	w := csv.NewWriter(out)
	w.UseCRLF = true
	for _, row := range rows {
		for i, text := range row {
			if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
				row[i] = "'" + text
			}
		}
		err = errors.Join(err, w.Write(row))
	}
	w.Flush()
	return errors.Join(err, w.Error(), out.Sync(), out.Close())
}

// place gives the folder its place; undo takes it back.
func (f *EvidenceFolder) place(draft string) (undo func(), err error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	again := func() {}
	if os.Remove(f.Path) == nil { // an empty folder
		again = func() { _ = os.Mkdir(f.Path, 0o777) }
	}
	if err := files.Rename(draft, f.Path); err != nil {
		again()
		return nil, refusal(err, f.Path)
	}
	syncFolder(filepath.Dir(f.Path))
	return func() {
		_ = os.Rename(f.Path, draft)
		again()
	}, nil
}

// RunWith is Run with a folder of evidence besides: all of it is made, or none.
// A file that is missing or has changed is no error: it is named in what is
// returned and in the folder's index. Jobs may be empty. The errors are those
// of Run, and CodeExists where something is at the folder's place.
func RunWith(ctx context.Context, a *assessment.Assessment, jobs []Job, folder EvidenceFolder, progress func(Progress)) (*Result, *Gathered, error) {
	for _, job := range jobs {
		for _, target := range []string{job.PDF, job.XLSX} {
			if target != "" && inside(folder.Path, target) {
				return nil, nil, assessment.Refuse(assessment.CodeInvalid, nil, "%s would be in the folder for the evidence, which is to hold nothing else. Please choose another place for it.", target)
			}
		}
	}
	draft, gathered, err := folder.gather(ctx, a, func(done, total int) {
		if progress != nil {
			progress(Progress{Done: done, Total: total, File: folder.Path})
		}
	})
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = os.RemoveAll(draft) }() // nothing, once it is in its place
	undo := func() {}
	settle := func() (err error) { undo, err = folder.place(draft); return err }
	result := &Result{}
	if len(jobs) == 0 {
		err = settle()
	} else if result, err = run(ctx, a, jobs, progress, settle); err != nil {
		undo()
	}
	if err != nil {
		return nil, nil, err
	}
	return result, gathered, nil
}

// inside tells whether a path is in a folder or is the folder.
func inside(folder, path string) bool {
	one, err := filepath.Abs(folder)
	two, other := filepath.Abs(path)
	if err != nil || other != nil {
		return false
	}
	relative, err := filepath.Rel(strings.ToLower(one), strings.ToLower(two))
	return err == nil && filepath.IsLocal(relative)
}
