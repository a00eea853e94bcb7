package assessment

import (
	"errors"
	"fmt"
)

// Code says, for programs, what kind of refusal an Error is.
type Code string

// The kinds of refusal. Each is a sentence to the person and a code to tests
// and callers.
const (
	CodeInvalid  Code = "invalid"   // a value is not allowed here
	CodeTooLong  Code = "too_long"  // a text is over its limit
	CodeNotFound Code = "not_found" // what was to be changed is not there
	CodeFile     Code = "file"      // a file cannot be read, is not ours, or is damaged
	CodeNewer    Code = "newer"     // a file was written by a newer version
	CodeReadOnly Code = "read_only" // a file or folder cannot be written
	CodeBusy     Code = "busy"      // a file is open elsewhere
	CodeExists   Code = "exists"    // a file is there already and would be overwritten
)

// Error is a refusal that a person can read: one sentence that says what is
// wrong, and what is safe or can be done where that helps. The technical cause,
// if there is one, is wrapped for the log.
type Error struct {
	Code     Code
	Sentence string
	Cause    error
}

// Error returns the sentence.
func (e *Error) Error() string { return e.Sentence }

// Unwrap returns the technical cause, or nil.
func (e *Error) Unwrap() error { return e.Cause }

// Refuse makes an Error from a sentence in the manner of fmt.Sprintf.
func Refuse(code Code, cause error, sentence string, args ...any) error {
	return &Error{Code: code, Sentence: fmt.Sprintf(sentence, args...), Cause: cause}
}

// ErrorCode returns the code of the Error in err's chain, or "".
func ErrorCode(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func invalid(sentence string, args ...any) error {
	return Refuse(CodeInvalid, nil, sentence, args...)
}
