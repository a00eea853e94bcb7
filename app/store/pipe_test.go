//go:build unix

package store_test

import (
	"path/filepath"
	"syscall"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/store"
)

func TestAPipeIsRefusedWithoutWaitingForItsOtherEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.ninefold")
	if err := syscall.Mkfifo(path, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(path, store.Options{})
	checkRefused(t, err, assessment.CodeFile, "a.ninefold is not an ordinary file, so it cannot be a Ninefold document.")
}
