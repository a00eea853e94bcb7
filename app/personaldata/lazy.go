package personaldata

import (
	"regexp"
	"sync"
)

// expression is a regular expression that is compiled when it is first asked: all of
// them together take a start of the program 3 MB and some hundredths of a second, and
// few starts look for personal data.
type expression struct{ compiled func() *regexp.Regexp }

// lazily returns an expression; one that is none panics when it is asked.
func lazily(text string) *expression {
	return &expression{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })}
}

// MatchString tells whether a text holds a match.
func (e *expression) MatchString(text string) bool { return e.compiled().MatchString(text) }

// FindStringIndex is where the first match begins and ends, nil for none.
func (e *expression) FindStringIndex(text string) []int { return e.compiled().FindStringIndex(text) }

// FindStringSubmatchIndex is the same, followed by the same of each group.
func (e *expression) FindStringSubmatchIndex(text string) []int {
	return e.compiled().FindStringSubmatchIndex(text)
}

// FindAllString is the matches, at most n of them, all for -1.
func (e *expression) FindAllString(text string, n int) []string {
	return e.compiled().FindAllString(text, n)
}

// FindAllStringIndex is where they begin and end.
func (e *expression) FindAllStringIndex(text string, n int) [][]int {
	return e.compiled().FindAllStringIndex(text, n)
}

// Split is what stands between the matches, in at most n parts, all for -1.
func (e *expression) Split(text string, n int) []string { return e.compiled().Split(text, n) }

// ReplaceAllString is a text with another in the place of each match.
func (e *expression) ReplaceAllString(text, with string) string {
	return e.compiled().ReplaceAllString(text, with)
}
