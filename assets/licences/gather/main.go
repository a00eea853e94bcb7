// Command gather writes the licences of everything the program is built from
// into one file: the modules of its build, the Go library, the fonts, PDFium and the
// dictionary. Run
// it by `make licences` after a change to go.mod. It must not be part of the
// program.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"ninefold/assets"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gather OUT")
		os.Exit(2)
	}
	if err := gather(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func gather(out string) error {
	parts, err := modules()
	if err != nil {
		return err
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	library, err := texts(strings.TrimSpace(string(root)))
	if err != nil {
		return err
	}
	parts["Go's own library"] = library
	for name, file := range map[string]string{
		"Source Sans 3 (font)": "fonts/SourceSans3-LICENSE.txt", "DejaVu Sans (font)": "fonts/DejaVu-LICENSE.txt",
		"Noto (fonts of other scripts)": "fonts/scripts/Noto-LICENSE.txt",
		"SCOWL en_GB-ise (dictionary)":  "spelling/en_GB-ise-LICENSE.txt", "PDFium (reader of PDF files)": "licences/pdfium.txt",
	} {
		text, err := os.ReadFile(filepath.Join("assets", filepath.FromSlash(file)))
		if err != nil {
			return err
		}
		parts[name] = string(text)
	}
	var b bytes.Buffer
	names := slices.SortedFunc(mapKeys(parts), func(x, y string) int { return strings.Compare(strings.ToLower(x), strings.ToLower(y)) })
	for _, name := range names {
		fmt.Fprintf(&b, "%s%s\n\n%s\n\n", assets.LicenceMark, name, strings.TrimSpace(strings.ReplaceAll(parts[name], "\r\n", "\n")))
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

func mapKeys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// modules returns the licences of the modules that the program is built from on
// the systems it is made for, by module and version.
func modules() (map[string]string, error) {
	parts := map[string]string{}
	for _, system := range []string{"linux", "windows"} {
		list := exec.Command("go", "list", "-deps", "-json=Module", ".")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
		list.Stderr = os.Stderr
		output, err := list.Output()
		if err != nil {
			return nil, err
		}
		for dec := json.NewDecoder(bytes.NewReader(output)); ; {
			var p struct {
				Module *struct {
					Path, Version, Dir string
					Main               bool
				}
			}
			if err := dec.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if p.Module == nil || p.Module.Main {
				continue
			}
			name := p.Module.Path + " " + p.Module.Version
			if parts[name] != "" {
				continue
			}
			if parts[name], err = texts(p.Module.Dir); err != nil {
				return nil, err
			}
		}
	}
	return parts, nil
}

var licenceFile = regexp.MustCompile(`(?i)^(un)?licen[cs]e|^copying|^notice|^patents`)

// texts returns what a folder says of licences.
func texts(folder string) (string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "", err
	}
	var all []string
	for _, e := range entries {
		if e.Type() != fs.FileMode(0) || !licenceFile.MatchString(e.Name()) || filepath.Ext(e.Name()) == ".go" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return "", err
		}
		all = append(all, strings.TrimSpace(string(text)))
	}
	if len(all) == 0 {
		return "", fmt.Errorf("%s holds no licence", folder)
	}
	return strings.Join(all, "\n\n"), nil
}
