// Package beginning makes the assessments that documents begin with: an empty
// one for a council, and the sample. It must not know how a document is kept
// or shown.
package beginning

import (
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

// Sample returns the whole self-assessment of a council that does not exist.
func Sample() (*assessment.Assessment, error) {
	f, err := framework()
	if err != nil {
		return nil, err
	}
	return assessment.ReadOutline(assets.Sample(), f, uuid.NewString)
}

func framework() (*assessment.Framework, error) {
	return assessment.LoadFramework("The built-in framework", assets.DefaultFramework())
}
