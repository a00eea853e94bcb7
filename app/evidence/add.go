package evidence

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ninefold/app/assessment"
)

// MostFiles is how many files are added at once: more is likely a folder that
// was not meant.
const MostFiles = 5_000

// mostSeen is how much is looked at to find them, of whatever kind: links, folders
// and hidden files beyond it are a whole disk, or a folder made to keep somebody waiting.
var mostSeen = 100_000

// Found is a file that was looked at.
type Found struct {
	Path   string
	Digest string
}

// LeftOut is a file or folder that is not taken, and why, within a sentence.
type LeftOut struct{ Path, Why string }

// Files returns the ordinary files among paths and in the folders among them,
// in the order of their paths within each, in which "paper 2" comes before "paper 10",
// as the system shows them. Within folders, links are not
// followed, since they may lead anywhere and round in circles, and hidden
// files and those that Office writes beside an open one are passed over. The
// error is CodeInvalid for more than MostFiles.
func Files(ctx context.Context, paths ...string) (files []string, left []LeftOut, err error) {
	seen := 0
	return filesOf(ctx, &seen, paths)
}

// filesOf is Files, which has seen so much already.
func filesOf(ctx context.Context, seen *int, paths []string) (files []string, left []LeftOut, err error) {
	add := func(path string) error {
		if why := unfit(path); why != "" {
			left = append(left, LeftOut{path, why})
			return nil
		}
		if files = append(files, path); len(files) > MostFiles {
			return assessment.Refuse(assessment.CodeInvalid, nil,
				"There are more than %s files there, so none was added. Please choose the folders you mean.", assessment.Thousands(MostFiles))
		}
		return nil
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			left = append(left, LeftOut{path, "it cannot be read"})
			continue
		case info.Mode().IsRegular():
			if err := add(path); err != nil {
				return nil, nil, err
			}
			continue
		case !info.IsDir():
			left = append(left, LeftOut{path, "it is not an ordinary file"})
			continue
		}
		root, first := path, len(files)
		err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if *seen++; *seen > mostSeen {
				return assessment.Refuse(assessment.CodeInvalid, nil,
					"There are more than %s files, folders and links there, so none was added. Please choose the folders you mean.", assessment.Thousands(mostSeen))
			}
			switch {
			case err != nil:
				left = append(left, LeftOut{path, "it cannot be read"})
				if entry != nil && entry.IsDir() {
					return filepath.SkipDir
				}
				return nil
			case path != root && passedOver(entry.Name()):
				if entry.IsDir() {
					return filepath.SkipDir
				}
				return nil
			case entry.IsDir():
				return nil
			case entry.Type()&fs.ModeSymlink != 0 && path != root:
				left = append(left, LeftOut{path, "it is a link"})
				return nil
			case path == root: // a link to a folder, which a person chose
				inside, more, err := filesOf(ctx, seen, within(root))
				files, left = append(files, inside...), append(left, more...)
				return err
			case !entry.Type().IsRegular():
				left = append(left, LeftOut{path, "it is not an ordinary file"})
				return nil
			}
			return add(path)
		})
		if err != nil {
			return nil, nil, err
		}
		slices.SortStableFunc(files[first:], byNumber)
	}
	return files, left, ctx.Err()
}

// byNumber compares two paths, the figures in them by the numbers they make.
func byNumber(x, y string) int {
	figures := func(s string) int {
		n := 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		return n
	}
	for x != "" && y != "" {
		m, n := figures(x), figures(y)
		if m > 0 && n > 0 {
			one, other := strings.TrimLeft(x[:m], "0"), strings.TrimLeft(y[:n], "0")
			if c := cmp.Or(cmp.Compare(len(one), len(other)), strings.Compare(one, other)); c != 0 {
				return c
			}
			x, y = x[m:], y[n:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Compare(len(x), len(y))
}

// within are the paths of what a folder holds, but for what is passed over.
func within(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var paths []string
	for _, e := range entries {
		if !passedOver(e.Name()) && e.Type()&fs.ModeSymlink == 0 {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths
}

// passedOver tells whether a name is one that no person gave.
func passedOver(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// unfit says why a document cannot hold a path, or "".
func unfit(path string) string {
	switch {
	case strings.EqualFold(filepath.Ext(path), ".ninefold"):
		return "it is a self-assessment"
	case strings.ContainsFunc(path, unseen):
		return "its name holds characters that cannot be seen; please give it another name"
	case assessment.CheckText("The name", path, assessment.LimitLine, true) != nil:
		return "its name cannot be kept as text; please give it another name"
	}
	return ""
}

// unseen tells whether a character is one that could make a name look like
// another.
func unseen(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// Look reads files to know what they are. What cannot be read is left out with
// a reason. Report may be nil. The error is ctx's.
func (c *Checker) Look(ctx context.Context, files []string, report func(done, total int)) (found []Found, left []LeftOut, err error) {
	for i, path := range files {
		digest, err := c.Digest(ctx, path)
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		if err != nil {
			left = append(left, LeftOut{path, "it cannot be read"})
		} else {
			found = append(found, Found{path, digest})
		}
		if report != nil {
			report(i+1, len(files))
		}
	}
	return found, left, nil
}

// Addition is what adding files comes to.
type Addition struct {
	Edit  assessment.Edit
	IDs   []string // of the new pieces, in the order of the files
	Known []string // ids of the pieces whose files were added again
}

// Add returns what adding files to the evidence of a document comes to: a piece
// for each file that is not there yet. The same file twice, whatever its name,
// is one piece.
func Add(a *assessment.Assessment, document string, found []Found, newID func() string) Addition {
	byDigest := map[string]string{}
	for _, e := range a.Evidence() {
		if e.Digest != "" {
			byDigest[e.Digest] = e.ID
		}
	}
	var add Addition
	var records []assessment.NewRecord
	for _, f := range found {
		if id, there := byDigest[f.Digest]; there {
			if !slices.Contains(add.IDs, id) && !slices.Contains(add.Known, id) {
				add.Known = append(add.Known, id)
			}
			continue
		}
		id := newID()
		byDigest[f.Digest] = id
		add.IDs = append(add.IDs, id)
		title := []rune(Title(f.Path))
		records = append(records, assessment.NewRecord{ID: id, Values: map[assessment.Field]string{
			assessment.FieldTitle:  string(title[:min(len(title), assessment.LimitName)]),
			assessment.FieldFile:   Written(document, f.Path),
			assessment.FieldDigest: f.Digest,
		}})
	}
	if len(records) > 0 {
		add.Edit = a.AppendRecords(assessment.KindEvidence, records...)
	}
	return add
}

// Point returns the edit that points pieces of evidence at other files: by
// their ids, what was found.
func Point(a *assessment.Assessment, document string, to map[string]Found) assessment.Edit {
	edit := assessment.Edit{Label: "Point evidence at its file"}
	if len(to) != 1 {
		edit.Label = fmt.Sprintf("Point %s pieces of evidence at their files", assessment.Thousands(len(to)))
	}
	for _, e := range a.Evidence() {
		f, is := to[e.ID]
		if !is {
			continue
		}
		edit.Ops = append(edit.Ops, assessment.SetValue("", assessment.KindEvidence, e.ID, assessment.FieldFile, Written(document, f.Path)).Ops...)
		edit.Ops = append(edit.Ops, assessment.SetValue("", assessment.KindEvidence, e.ID, assessment.FieldDigest, f.Digest).Ops...)
	}
	return edit
}

// There is what a folder holds of the files that are looked for, by the ids of
// their pieces.
type There struct {
	Same  map[string]Found // with what was in them when they were added
	Named map[string]Found // with the name only: something else is in them by now
}

// Find looks through a folder for the files of pieces of evidence: by what was in
// them when they were added, the first of several; where that is nowhere, by
// their names, unless several files of a name differ. Report may be nil. The
// error is ctx's or that of Files.
func (c *Checker) Find(ctx context.Context, folder string, pieces []*assessment.Evidence, report func(done, total int)) (There, error) {
	files, _, err := Files(ctx, folder)
	if err != nil {
		return There{}, err
	}
	byDigest, byName := map[string]Found{}, map[string]map[string]Found{}
	for i, path := range files {
		digest, err := c.Digest(ctx, path)
		if ctx.Err() != nil {
			return There{}, ctx.Err()
		}
		if err == nil {
			if _, have := byDigest[digest]; !have {
				byDigest[digest] = Found{path, digest}
			}
			name := nameOf(path)
			if byName[name] == nil {
				byName[name] = map[string]Found{}
			}
			if _, have := byName[name][digest]; !have {
				byName[name][digest] = Found{path, digest}
			}
		}
		if report != nil {
			report(i+1, len(files))
		}
	}
	there := There{map[string]Found{}, map[string]Found{}}
	for _, e := range pieces {
		named := byName[nameOf(e.File)]
		if f, have := byDigest[e.Digest]; have && e.Digest != "" {
			there.Same[e.ID] = f
		} else if len(named) == 1 {
			for _, f := range named {
				there.Named[e.ID] = f
			}
		}
	}
	return there, nil
}

// nameOf is the name of a file as it is compared: the last part of a path of any
// system, small letters and large alike.
func nameOf(path string) string {
	return strings.ToLower(path[strings.LastIndexAny(path, `/\`)+1:])
}
