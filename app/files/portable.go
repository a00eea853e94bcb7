package files

import (
	"os"
	"path/filepath"
)

// PortableMarker is the file beside the program that has it keep its settings, its
// log and its cache there, as somebody wants who carries it about on a stick.
const PortableMarker = "ninefold-portable.txt"

// Beside is the folder for settings, log and cache beside the program, or "" where
// they belong into the person's user account.
func Beside() string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(program); err == nil {
		program = real
	}
	return besideIn(filepath.Dir(program))
}

func besideIn(folder string) string {
	if _, err := os.Stat(filepath.Join(folder, PortableMarker)); err != nil {
		return ""
	}
	return filepath.Join(folder, "Ninefold settings")
}
