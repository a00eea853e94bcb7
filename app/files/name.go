package files

import (
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf16"

	"ninefold/app/assessment"
)

// longestName is how long a name may be in a folder, in UTF-16 units: by NTFS,
// and by the shares that Windows reaches.
const longestName = 255

// notInNames are the characters that no name of Windows holds. The colon is the
// worst: what is written to "a:b" is hidden in a file named "a".
const notInNames = `<>:"/\|?*`

// device matches the names that Windows keeps for devices, whatever ending they
// are given.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$`)

// CheckName refuses, with CodeInvalid, a path whose last part Windows cannot
// keep as the name of a file. That holds on every system, since a document and
// what is exported from it travel. Folders on the way are there already, or
// are not.
func CheckName(path string) error {
	name := filepath.Base(path)
	bare, _, _ := strings.Cut(name, ".")
	switch {
	case name == "." || name == ".." || name == string(filepath.Separator):
		return refuse("%q is no name for a file. Please write one behind the folder.", path)
	case strings.ContainsAny(name, notInNames):
		return refuse("The name %s cannot be kept on Windows, where no name holds any of %s. Please choose another.", name, strings.Join(strings.Split(notInNames, ""), " "))
	case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return refuse("The name %q has a character in it that cannot be seen. Please choose another.", name)
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return refuse("The name %q ends in a dot or a space, which Windows takes away. Please choose another.", name)
	case device.MatchString(strings.TrimRight(bare, " ")):
		return refuse("The name %s cannot be kept on Windows, which means a device by it. Please choose another.", name)
	case len(utf16.Encode([]rune(name))) > longestName:
		return refuse("The name %s… is too long: a name has at most 255 characters. Please choose a shorter one.", string([]rune(name)[:40]))
	}
	return nil
}

// IsDevice tells whether Windows means a device by a name without ending.
func IsDevice(name string) bool { return device.MatchString(name) }

func refuse(sentence string, args ...any) error {
	return assessment.Refuse(assessment.CodeInvalid, nil, sentence, args...)
}
