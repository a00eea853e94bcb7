package assets_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"ninefold/assets"
)

func TestEveryModuleOfTheProgramHasItsLicenceWithIt(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}", "ninefold").Output()
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]string{}
	for _, l := range assets.Licences() {
		if l.Of == "" || len(l.Text) < 200 || of[l.Of] != "" {
			t.Errorf("the licence of %q has %d characters, or stands there twice", l.Of, len(l.Text))
		}
		of[l.Of] = l.Text
	}
	modules := slices.Compact(slices.Sorted(strings.FieldsFuncSeq(string(out), func(r rune) bool { return r == '\n' })))
	for _, module := range append(modules, "Go's own library", "Source Sans 3 (font)", "DejaVu Sans (font)", "Noto (fonts of other scripts)", "SCOWL en_GB-ise (dictionary)") {
		if of[module] == "" {
			t.Errorf("%s is in the program and its licence is not; make licences gathers it", module)
		}
	}
	for _, library := range []string{"Abseil", "Anti-Grain Geometry", "FreeType", "ICU", "libc++", "libjpeg-turbo", "libpng", "Little CMS", "musl", "OpenJPEG", "zlib"} {
		if !strings.Contains(of["PDFium (reader of PDF files)"], "\n"+library) {
			t.Errorf("%s is in PDFium and its licence is not with it", library)
		}
	}
	if len(modules) < 20 {
		t.Errorf("only %d modules were found", len(modules))
	}
}

func TestTheLicenceShownIsTheProjectsOwn(t *testing.T) {
	own, err := os.ReadFile("../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	if string(own) != assets.Licence() {
		t.Error("assets/licences/ninefold.txt is not LICENSE; make licences copies it")
	}
}
