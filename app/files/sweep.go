package files

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Sweep takes away what programs that were killed have left in a folder: files
// and folders whose names begin and end like this. Those of a program that still
// runs are younger than the hour that is waited. What cannot be removed is only
// clutter.
func Sweep(folder, begin, end string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), begin) || !strings.HasSuffix(e.Name(), end) || !e.Type().IsRegular() && !e.IsDir() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > time.Hour {
			_ = os.RemoveAll(filepath.Join(folder, e.Name()))
		}
	}
}
