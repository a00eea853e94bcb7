// Package evidence looks after the files that evidence is: how a document names
// them, whether they are still what they were when they were added, and where
// they have gone. It only ever reads them. It must not know windows, reports or
// how a document is kept.
package evidence

import (
	"path/filepath"
	"strings"
)

// Written is how a document writes the path of a file: relative to the folder
// the document is in and parted by "/", so that a folder handed over with its
// document still works; the whole path where the file is elsewhere.
func Written(document, path string) string {
	document, path = absolute(document), absolute(path)
	if relative, err := filepath.Rel(filepath.Dir(document), path); err == nil && filepath.IsLocal(relative) {
		return filepath.ToSlash(relative)
	}
	return path
}

// Path is where the file is that a document writes as file, and whether a
// document may name it: a relative path that leads out of the document's folder
// is none that Ninefold writes, and is not followed.
func Path(document, file string) (path string, allowed bool) {
	if whole(file) {
		return filepath.FromSlash(file), !elsewhere(document, file)
	}
	local := filepath.FromSlash(file)
	return filepath.Join(filepath.Dir(absolute(document)), local), filepath.IsLocal(local)
}

// whole tells whether a path names a place by itself, on this system or on
// another: a document written on Windows may be read elsewhere.
func whole(path string) bool {
	drive := len(path) >= 2 && path[1] == ':' && (path[0]|0x20) >= 'a' && (path[0]|0x20) <= 'z'
	return filepath.IsAbs(path) || strings.HasPrefix(path, "/") || strings.HasPrefix(path, `\`) || drive
}

// elsewhere tells whether a path is on another computer than the document.
// Merely looking for it would tell that computer who is looking, so a document
// from a stranger must not bring that about.
func elsewhere(document, path string) bool {
	server := serverOf(path)
	return server != "" && server != serverOf(absolute(document))
}

// serverOf is the computer a path such as \\server\share\file names, in lower
// case, or "".
func serverOf(path string) string {
	path = strings.ReplaceAll(path, `\`, "/")
	if !strings.HasPrefix(path, "//") {
		return ""
	}
	server, _, _ := strings.Cut(path[2:], "/")
	return strings.ToLower(server)
}

// absolute is the whole path of a file; it fails only where the working folder
// is gone, and then the path stays as it is.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

// Title is what a piece of evidence is called after its file until somebody
// gives it a better name: the name without its ending, with spaces for the
// signs that stand for them.
func Title(path string) string {
	name := filepath.Base(path)
	if ext := filepath.Ext(name); len(ext) < len(name) {
		name = strings.TrimSuffix(name, ext)
	}
	if !strings.Contains(name, " ") {
		name = strings.NewReplacer("_", " ", "-", " ", "%20", " ").Replace(name)
	}
	return strings.Join(strings.Fields(name), " ")
}
