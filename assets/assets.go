// Package assets holds what the program ships with besides its code: the
// frameworks, the fonts, the icon and a sample assessment. It must not know
// what any of them means: it hands out bytes, and other packages read them.
package assets

import (
	"embed"
	"fmt"
)

// Frameworks holds every framework shipped, one file each, in the folder
// "frameworks". A file is named for the framework's id with ".json" added. A
// published framework is never edited in place once documents have been
// written against it: a changed one is a new file with a new id or version.
//
//go:embed frameworks/*.json
var Frameworks embed.FS

// DefaultFrameworkID names the framework a new assessment is written against.
const DefaultFrameworkID = "cqc-local-authority-2024"

// The two families the window and the exports share. Source Sans 3 is the
// voice of the program. DejaVu Sans is only the fallback, character by
// character, for what Source Sans lacks. Both are TrueType, because the PDF
// generator reads no other outlines, and their licences lie beside them.
var (
	//go:embed fonts/SourceSans3-Regular.ttf
	FontRegular []byte
	//go:embed fonts/SourceSans3-Italic.ttf
	FontItalic []byte
	//go:embed fonts/SourceSans3-SemiBold.ttf
	FontSemiBold []byte
	//go:embed fonts/SourceSans3-Bold.ttf
	FontBold []byte
	//go:embed fonts/DejaVuSans.ttf
	FontFallback []byte
	//go:embed fonts/DejaVuSans-Bold.ttf
	FontFallbackBold []byte
)

// Icon is the program's mark as a PNG of 512 by 512 pixels, drawn from
// icon.svg.
//
//go:embed icon.png
var Icon []byte

// WindowIcon is the mark at 64 by 64 pixels, what a title bar and a task bar
// show. Reading the large one would hold up the first frame.
//
//go:embed icon-64.png
var WindowIcon []byte

//go:embed sample/northmere.json
var sample []byte

// DefaultFramework returns the JSON of the framework a new assessment is
// written against. The caller may keep and change the bytes.
func DefaultFramework() []byte {
	name := "frameworks/" + DefaultFrameworkID + ".json"
	data, err := Frameworks.ReadFile(name)
	if err != nil {
		// The file is part of the program: only a broken build lacks it.
		panic(fmt.Sprintf("assets: the built-in framework %s is missing: %v", name, err))
	}
	return data
}

// Sample returns the JSON of a whole self-assessment by Northmere Council,
// which does not exist. The caller may keep and change the bytes.
func Sample() []byte {
	return append([]byte(nil), sample...)
}

//go:embed sample/evidence
var sampleEvidence embed.FS

// SampleEvidence returns the small files that are evidence in the sample, by
// their names.
func SampleEvidence() map[string][]byte {
	const folder = "sample/evidence"
	files := map[string][]byte{}
	entries, err := sampleEvidence.ReadDir(folder)
	for _, e := range entries {
		var data []byte
		if data, err = sampleEvidence.ReadFile(folder + "/" + e.Name()); err != nil {
			break
		}
		files[e.Name()] = data
	}
	if err != nil {
		// The files are part of the program: only a broken build lacks them.
		panic(fmt.Sprintf("assets: the sample's evidence is missing: %v", err))
	}
	return files
}

//go:embed catalogues/*.json
var catalogues embed.FS

// Catalogue returns the JSON of the items that an Information Return can begin
// with under a framework, or nil where there are none. They are ours and not
// the regulator's.
func Catalogue(framework string) []byte {
	data, err := catalogues.ReadFile("catalogues/" + framework + ".json")
	if err != nil {
		return nil
	}
	return data
}

//go:embed lexicon.json
var lexicon []byte

// Lexicon returns the JSON of the field's words for the headings that councils
// write. The caller may keep and change the bytes.
func Lexicon() []byte { return append([]byte(nil), lexicon...) }

//go:embed indicators/ascof-2023-24.json
var ascof []byte

// ASCOF returns the JSON of the Adult Social Care Outcomes Framework's measures
// in the numbering of 2023-24. The caller may keep and change the bytes.
func ASCOF() []byte { return append([]byte(nil), ascof...) }

// The dictionary of British English, spelt with -ise, in the two files that
// Hunspell has: how words change, and the words, packed with gzip. It is en_GB of
// SCOWL in the version of 7 December 2020; its licence lies beside it. FieldWords
// are the words of adult social care that are not in it, in the same form.
var (
	//go:embed spelling/en_GB-ise.aff
	DictionaryAffixes []byte
	//go:embed spelling/en_GB-ise.dic.gz
	DictionaryWords []byte
	//go:embed spelling/adult-social-care.dic
	FieldWords []byte
)
