package export

import "ninefold/app/assessment"

// Refusal is an error that says to a person, in this sentence, why a document
// cannot be set as it was asked for. Writers use it, which know no assessment.
func Refusal(sentence string) error {
	return assessment.Refuse(assessment.CodeInvalid, nil, "%s", sentence)
}

// IsRefusal tells whether an error is a sentence for people.
func IsRefusal(err error) bool { return assessment.ErrorCode(err) != "" }
