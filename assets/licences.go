package assets

import (
	_ "embed"
	"strings"
)

// LicenceMark begins the line that names what a licence is of.
const LicenceMark = "=== "

//go:embed licences/licences.txt
var licences string

// The program's own licence stands at the top of the project, where no package
// can reach it: a copy is kept, and a test holds it to the original.
//
//go:embed licences/ninefold.txt
var licence string

// Licence returns the program's own licence.
func Licence() string { return licence }

// LicenceOf is the licence of something the program is built from.
type LicenceOf struct {
	Of   string // a module and its version, a font, or Go itself
	Text string // all its files, in plain text
}

// Licences returns the licences of everything the program is built from, by
// name. `make licences` gathers them.
func Licences() []LicenceOf {
	var all []LicenceOf
	for _, part := range strings.Split("\n"+licences, "\n"+LicenceMark)[1:] {
		of, text, _ := strings.Cut(part, "\n")
		all = append(all, LicenceOf{of, strings.TrimSpace(text)})
	}
	return all
}
