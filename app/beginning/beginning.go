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

// SampleAt returns the sample for a document at path, and the files that are its
// evidence, in a folder that is named for the document and not there yet. The
// files are not written.
func SampleAt(path string) (*assessment.Assessment, *Files, error) {
	called := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + " evidence"
	files := &Files{Folder: filepath.Join(filepath.Dir(path), called), content: assets.SampleEvidence()}
	for n := 2; there(files.Folder); n++ {
		files.Folder = filepath.Join(filepath.Dir(path), fmt.Sprintf("%s %d", called, n))
	}
	a, err := sampleWith(filepath.Base(files.Folder))
	return a, files, err
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
