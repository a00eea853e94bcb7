// Package beginning makes the assessments that documents begin with: an empty
// one for a council, and the sample. It must not know how a document is kept
// or shown.
package beginning

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/assets"
)

// New returns an empty assessment against the framework that new documents
// are written against. The author may be "". The errors are those of Apply for
// a name that is not allowed.
func New(council, title, author string) (*assessment.Assessment, error) {
	f, err := framework()
	if err != nil {
		return nil, err
	}
	a := assessment.New(uuid.NewString(), "", f)
	var ops []assessment.Op
	for _, given := range []struct {
		field assessment.Field
		value string
	}{
		{assessment.FieldCouncil, council}, {assessment.FieldTitle, title}, {assessment.FieldAuthor, author},
	} {
		ops = append(ops, assessment.SetValue("", assessment.KindDocument, a.ID, given.field, given.value).Ops...)
	}
	_, err = a.Apply(ops)
	return a, err
}

// Sample returns the whole self-assessment of a council that does not exist. Its
// evidence is said to lie in the folder "evidence" beside it.
func Sample() (*assessment.Assessment, error) { return sampleWith("evidence") }

// SampleAt returns the sample for a document at path that is made on a day, and the
// files that are its evidence, in a folder that is named for the document and not
// there yet. The files are not written.
//
// Its story ends in November 2026, and what it says of its past stays as it is told.
// What it waits for is reckoned from the day on which it is made: a deadline
// that went by long ago would show nothing of how a return is worked on.
func SampleAt(path string, day time.Time) (*assessment.Assessment, *Files, error) {
	called := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + " evidence"
	files := &Files{Folder: filepath.Join(filepath.Dir(path), called), content: assets.SampleEvidence()}
	for n := 2; there(files.Folder); n++ {
		files.Folder = filepath.Join(filepath.Dir(path), fmt.Sprintf("%s %d", called, n))
	}
	a, err := sampleWith(filepath.Base(files.Folder))
	if err != nil {
		return nil, nil, err
	}
	_, err = a.Apply(awaited(a, day))
	return a, files, err
}

// awaited puts what a sample waits for later by as many whole weeks as there are
// from its story to a day, so that weekdays stay, and that its notice came one to two
// weeks before that day: the day of the notice, the days by which items are due and
// evidence is to be looked at again. The days of actions stay, since sentences of
// the sample name them.
func awaited(a *assessment.Assessment, day time.Time) []assessment.Op {
	const week = 7
	notice, err := time.Parse(time.DateOnly, a.Notice)
	if err != nil {
		return nil
	}
	today := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	weeks := int(today.Sub(notice).Hours()/24)/week - 1
	if weeks <= 0 {
		return nil
	}
	later := func(kind assessment.Kind, id string, field assessment.Field) []assessment.Op {
		value, _ := a.Value(kind, id, field)
		on, err := time.Parse(time.DateOnly, value)
		if err != nil {
			return nil // none is said
		}
		return assessment.SetValue("", kind, id, field, on.AddDate(0, 0, weeks*week).Format(time.DateOnly)).Ops
	}
	ops := later(assessment.KindDocument, a.ID, assessment.FieldNotice)
	for _, i := range a.Items() {
		ops = append(ops, later(assessment.KindItem, i.ID, assessment.FieldDue)...)
	}
	for _, e := range a.Evidence() {
		ops = append(ops, later(assessment.KindEvidence, e.ID, assessment.FieldReviewBy)...)
	}
	return ops
}

func there(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// sampleWith is the sample with its evidence in a folder beside it, which knows
// the files by what is in them.
func sampleWith(folder string) (*assessment.Assessment, error) {
	f, err := framework()
	if err != nil {
		return nil, err
	}
	a, err := assessment.ReadOutline(assets.Sample(), f, uuid.NewString)
	if err != nil {
		return nil, err
	}
	content := assets.SampleEvidence()
	var ops []assessment.Op
	for _, e := range a.Evidence() {
		if e.File == "" {
			continue
		}
		sum := sha256.Sum256(content[e.File])
		ops = append(ops, assessment.SetValue("", assessment.KindEvidence, e.ID, assessment.FieldFile, folder+"/"+e.File).Ops...)
		ops = append(ops, assessment.SetValue("", assessment.KindEvidence, e.ID, assessment.FieldDigest, hex.EncodeToString(sum[:])).Ops...)
	}
	_, err = a.Apply(ops)
	return a, err
}

// Files are the files that are a sample's evidence.
type Files struct {
	Folder  string // where they go
	content map[string][]byte
}

// Count is how many there are.
func (f *Files) Count() int { return len(f.content) }

// Write makes the folder and the files in it. Where that fails nothing of them
// is left. A folder that is there is never written into. The error is
// CodeFile.
func (f *Files) Write() error {
	if err := os.Mkdir(f.Folder, 0o777); err != nil {
		return assessment.Refuse(assessment.CodeFile, err, "The folder %s for the sample’s evidence could not be made, so nothing was made. Please choose another folder.", f.Folder)
	}
	for name, data := range f.content {
		if err := os.WriteFile(filepath.Join(f.Folder, name), data, 0o666); err != nil {
			f.Remove()
			return assessment.Refuse(assessment.CodeFile, err, "The files in %s for the sample’s evidence could not be written, so nothing was made. Please look whether there is room left.", f.Folder)
		}
	}
	return nil
}

// Remove takes away what Write has made.
func (f *Files) Remove() {
	for name := range f.content {
		_ = os.Remove(filepath.Join(f.Folder, name))
	}
	_ = os.Remove(f.Folder) // stays if somebody has put something into it
}

func framework() (*assessment.Framework, error) {
	return assessment.LoadFramework("The built-in framework", assets.DefaultFramework())
}
