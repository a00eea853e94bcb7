package pdfcheck

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Qpdf has qpdf look for faults of syntax in a PDF. Where qpdf is missing it
// says so in an error: a test must not pass without it.
func Qpdf(data []byte) error {
	tool, err := exec.LookPath("qpdf")
	if err != nil {
		return errors.New("qpdf is not installed, and the syntax of PDF files cannot be checked without it: install the package “qpdf”")
	}
	dir, err := os.MkdirTemp("", "pdfcheck")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "checked.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return err
	}
	if output, err := exec.Command(tool, "--check", file).CombinedOutput(); err != nil {
		return fmt.Errorf("qpdf --check: %w\n%s", err, output)
	}
	return nil
}
