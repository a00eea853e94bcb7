// Package intaketest is what the tests of the rooms of intake share. Only tests
// use it.
package intaketest

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/source"
	"ninefold/assets"
)

func Framework(t testing.TB) *assessment.Framework {
	t.Helper()
	f, err := assessment.LoadFramework("framework", assets.DefaultFramework())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// IDs returns a maker of ids that are the same in every run.
func IDs() func() string {
	n := 0
	return func() string { n++; return fmt.Sprintf("id-%06d", n) }
}

func FirstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got: %s\nwant: %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, not %d", len(g), len(w))
}

func Must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var fresh atomic.Int64

// NewIDs makes ids that no document of the tests has.
func NewIDs() func() string {
	return func() string { return fmt.Sprintf("fresh-%06d", fresh.Add(1)) }
}

// TextsOf is what was read, line by line with a stroke between.
func TextsOf(src *source.Document) string {
	var all []string
	for _, line := range src.Lines {
		all = append(all, line.Text)
	}
	return strings.Join(all, "|")
}
