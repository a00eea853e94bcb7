// Package expression compiles regular expressions when they are first needed. The
// program has a hundred for reading what strangers wrote and for finding personal data;
// compiled before it starts they would take every start of it some milliseconds and
// megabytes, and few starts need any. It must know nothing of what they are for.
package expression

import (
	"regexp"
	"sync"
)

// Expression is a regular expression that is compiled when it is first asked.
type Expression struct{ compiled func() *regexp.Regexp }

// all are the expressions of the program, for the test that each is one.
var all []*Expression

// Of returns an expression, for a variable of a package. A text that is none panics when
// it is first asked.
func Of(text string) *Expression {
	e := &Expression{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })}
	all = append(all, e)
	return e
}

// Match tells whether bytes hold a match.
func (e *Expression) Match(text []byte) bool { return e.compiled().Match(text) }

// MatchString tells whether a text holds one.
func (e *Expression) MatchString(text string) bool { return e.compiled().MatchString(text) }

// FindAllIndex is where the matches in bytes begin and end, at most n of them, all for -1.
func (e *Expression) FindAllIndex(text []byte, n int) [][]int {
	return e.compiled().FindAllIndex(text, n)
}

// FindStringIndex is where the first match begins and ends, nil for none.
func (e *Expression) FindStringIndex(text string) []int { return e.compiled().FindStringIndex(text) }

// FindStringSubmatch is the first match, followed by what each group holds of it; nil
// for none.
func (e *Expression) FindStringSubmatch(text string) []string {
	return e.compiled().FindStringSubmatch(text)
}

// FindStringSubmatchIndex is where they begin and end.
func (e *Expression) FindStringSubmatchIndex(text string) []int {
	return e.compiled().FindStringSubmatchIndex(text)
}

// FindAllString is the matches, at most n of them, all for -1.
func (e *Expression) FindAllString(text string, n int) []string {
	return e.compiled().FindAllString(text, n)
}

// FindAllStringIndex is where they begin and end.
func (e *Expression) FindAllStringIndex(text string, n int) [][]int {
	return e.compiled().FindAllStringIndex(text, n)
}

// Split is what stands between the matches, in at most n parts, all for -1.
func (e *Expression) Split(text string, n int) []string { return e.compiled().Split(text, n) }

// ReplaceAllString is a text with another in the place of each match, $1 in it standing
// for what the first group holds.
func (e *Expression) ReplaceAllString(text, with string) string {
	return e.compiled().ReplaceAllString(text, with)
}

// ReplaceAllStringFunc is a text with what a function makes of each match in its place.
func (e *Expression) ReplaceAllStringFunc(text string, with func(string) string) string {
	return e.compiled().ReplaceAllStringFunc(text, with)
}
