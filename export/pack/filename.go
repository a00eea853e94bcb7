package pack

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ninefold/app/assessment"
	"ninefold/app/files"
	"ninefold/export"
)

// The longest an appendix label and a title may be in a file's name, so that
// a whole path stays well below what Windows and file shares take.
const (
	longestAppendix = 30
	longestTitle    = 60
)

// FileName suggests a file's name, such as
// "appendix-1-self-assessment-2026.pdf": what the file is, in lower-case
// letters, digits and hyphens, which every system, link and screen reader
// copes with. What is not for the public says so in its name. Ext is ".pdf" or
// ".xlsx".
func FileName(a *assessment.Assessment, o export.Options, ext string) string {
	title := slug(a.Title, longestTitle)
	if title == "" {
		title = "self-assessment"
	}
	parts := []string{slug(o.Appendix, longestAppendix), title}
	if d, err := export.DocumentOf(o.Document); err == nil {
		parts = append(parts, d.FilePart)
	}
	parts = append(parts, slug(o.Owner, longestTitle))
	switch {
	case o.ForEditing:
		parts = append(parts, "for-editing")
	case o.Audience != export.Public:
		parts = append(parts, "internal")
	}
	name := ""
	for _, p := range parts {
		if p != "" {
			name += "-" + p
		}
	}
	name = name[1:]
	if files.IsDevice(name) {
		name += "-document"
	}
	return name + ext
}

// slug writes text in the letters, digits and hyphens of a plain file name, at
// most limit of them; letters lose their accents, and what has no plain letter
// is left out.
func slug(text string, limit int) string {
	var out strings.Builder
	gap := false
	for _, r := range strings.ToLower(norm.NFKD.String(text)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			gap = false
			out.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
		default:
			gap = true
		}
	}
	name := out.String()
	return strings.TrimRight(name[:min(len(name), limit)], "-")
}
