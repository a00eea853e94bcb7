// Package office opens the files that are parts in a zip, most of them XML, as
// Word, Excel and PowerPoint write them, and reads a part element by element
// within limits. It knows nothing of what the parts say, loads nothing from
// outside the file and unpacks nothing to the disk.
package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// Limits on an Office file, beside those on every source.
const (
	MaxParts     = 10_000     // files in the zip
	MaxPart      = 64 << 20   // bytes of one part, unpacked
	MaxUnpacked  = 256 << 20  // bytes of all parts, as the zip's index gives them
	MaxNamed     = 50_000     // of what a part names, each: styles, lists, parts that belong to it
	maxDepth     = 256        // elements inside one another
	maxToken     = 4 << 20    // bytes of one element's beginning with its attributes, or of one text
	maxXMLTokens = 10_000_000 // elements, ends and texts of all parts that are read, a part as often as it is
	maxXML       = 128 << 20  // bytes of these
)

var ErrTooLarge = errors.New("over the limits of what is read")

// File is a Word document or an Excel workbook: parts in a zip, most of
// them XML, which say of each other how they are related.
type File struct {
	Parts map[string]*zip.File
	spent *spent
}

// spent is what has been read of a file so far: a part may be named again and
// again, and each is small by itself.
type spent struct{ tokens, bytes int }

// Open opens an Office file for reading part by part. The error is
// errTooLarge or the zip's.
func Open(data []byte) (File, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return File{}, err
	}
	o := File{Parts: map[string]*zip.File{}, spent: &spent{}}
	var unpacked uint64
	for _, f := range archive.File {
		unpacked += f.UncompressedSize64
		if name := PartName(f.Name); o.Parts[name] == nil {
			o.Parts[name] = f
		}
		if len(archive.File) > MaxParts || f.UncompressedSize64 > MaxUnpacked || unpacked > MaxUnpacked {
			return File{}, ErrTooLarge
		}
	}
	return o, nil
}

// PartName is a part's name as the standard writes it: some programs write
// backslashes, or a slash at the beginning, and Word opens their files.
func PartName(name string) string {
	return strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "/")
}

// Relations is what a part says of the parts that belong to it.
type Relations struct {
	ByType map[string]string // by the last word of the relationship's type
	ByID   map[string]string // by the relationship's id
	Links  map[string]string // addresses outside the file, by the relationship's id
}

// Relations reads which parts belong to a part; "" stands for the whole file.
// A file without the list, or with a broken or an endless one, is read by the
// usual names of parts, so what such a list still says is as good as nothing at
// all.
func (o File) Relations(part string) Relations {
	found := Relations{map[string]string{}, map[string]string{}, map[string]string{}}
	list := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		list = "_rels/.rels"
	}
	_ = o.EachIn(list, func(_ *Part, start xml.StartElement) error {
		if start.Name.Local != "Relationship" {
			return nil
		}
		if len(found.ByID)+len(found.Links) > MaxNamed {
			return ErrTooLarge
		}
		id, target := Attribute(start, "Id"), Attribute(start, "Target")
		if Attribute(start, "TargetMode") == "External" {
			found.Links[id] = target
			return nil
		}
		if !strings.HasPrefix(target, "/") {
			target = "/" + path.Join(path.Dir(part), target)
		}
		target = strings.TrimPrefix(path.Clean(target), "/")
		found.ByID[id] = target
		found.ByType[path.Base(Attribute(start, "Type"))] = target
		return nil
	})
	return found
}

// Main finds the part that holds the file's content, which is called usual
// where the file does not say otherwise.
func (o File) Main(usual string) string {
	if part := o.Relations("").ByType["officeDocument"]; o.Parts[part] != nil {
		return part
	}
	return usual
}

// EachIn calls read for every element of a part, or never where the part is
// not there. What read does not consume is gone into.
func (o File) EachIn(part string, read func(*Part, xml.StartElement) error) error {
	x, err := o.Open(part)
	if err != nil || x == nil {
		return err
	}
	defer x.Close()
	for {
		start, err := x.NextStart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := read(x, start); err != nil {
			return err
		}
	}
}
