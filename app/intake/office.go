package intake

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
	maxParts     = 10_000     // files in the zip
	maxPart      = 64 << 20   // bytes of one part, unpacked
	maxUnpacked  = 256 << 20  // bytes of all parts, as the zip's index gives them
	maxDepth     = 256        // elements inside one another
	maxXMLTokens = 20_000_000 // elements, ends and texts of one part
)

var errTooLarge = errors.New("over the limits of what is read")

// officeFile is a Word document or an Excel workbook: parts in a zip, most of
// them XML, which say of each other how they are related.
type officeFile struct {
	parts map[string]*zip.File
}

// openOffice opens an Office file for reading part by part. The error is
// errTooLarge or the zip's.
func openOffice(data []byte) (officeFile, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return officeFile{}, err
	}
	o := officeFile{parts: map[string]*zip.File{}}
	var unpacked uint64
	for _, f := range archive.File {
		unpacked += f.UncompressedSize64
		if name := plainPart(f.Name); o.parts[name] == nil {
			o.parts[name] = f
		}
		if len(archive.File) > maxParts || f.UncompressedSize64 > maxUnpacked || unpacked > maxUnpacked {
			return officeFile{}, errTooLarge
		}
	}
	return o, nil
}

// plainPart is a part's name as the standard writes it: some programs write
// backslashes, or a slash at the beginning, and Word opens their files.
func plainPart(name string) string {
	return strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "/")
}

// related is what a part says of the parts that belong to it.
type related struct {
	byType map[string]string // by the last word of the relationship's type
	byID   map[string]string // by the relationship's id
	links  map[string]string // addresses outside the file, by the relationship's id
}

// relations reads which parts belong to a part; "" stands for the whole file.
// A file without the list, or with a broken one, is read by the usual names of
// parts, so what a broken list still says is as good as nothing at all.
func (o officeFile) relations(part string) related {
	found := related{map[string]string{}, map[string]string{}, map[string]string{}}
	list := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		list = "_rels/.rels"
	}
	_ = o.eachIn(list, func(_ *xmlPart, start xml.StartElement) error {
		if start.Name.Local != "Relationship" {
			return nil
		}
		id, target := attribute(start, "Id"), attribute(start, "Target")
		if attribute(start, "TargetMode") == "External" {
			found.links[id] = target
			return nil
		}
		if !strings.HasPrefix(target, "/") {
			target = "/" + path.Join(path.Dir(part), target)
		}
		target = strings.TrimPrefix(path.Clean(target), "/")
		found.byID[id] = target
		found.byType[path.Base(attribute(start, "Type"))] = target
		return nil
	})
	return found
}

// main finds the part that holds the file's content, which is called usual
// where the file does not say otherwise.
func (o officeFile) main(usual string) string {
	if part := o.relations("").byType["officeDocument"]; o.parts[part] != nil {
		return part
	}
	return usual
}

// eachIn calls read for every element of a part, or never where the part is
// not there. What read does not consume is gone into.
func (o officeFile) eachIn(part string, read func(*xmlPart, xml.StartElement) error) error {
	x, err := o.open(part)
	if err != nil || x == nil {
		return err
	}
	defer x.close()
	for {
		start, err := x.nextStart()
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
