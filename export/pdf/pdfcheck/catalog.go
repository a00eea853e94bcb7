package pdfcheck

import (
	"encoding/xml"
	"io"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// checkCatalog checks the facts about the document as a whole.
func (c *checker) checkCatalog() {
	catalog, err := c.table.Catalog()
	if err != nil {
		c.report("catalog", "it cannot be read: %v", err)
		return
	}
	c.catalog = catalog
	if c.text(catalog["Lang"]) == "" {
		c.report("language", "the document names no language")
	}
	if !c.boolean(c.dict(catalog["MarkInfo"])["Marked"]) {
		c.report("mark info", "the document does not say that it is tagged")
	}
	if !c.boolean(c.dict(catalog["ViewerPreferences"])["DisplayDocTitle"]) {
		c.report("display title", "the window would show the file name, not the title")
	}
	if len(c.array(c.dict(catalog["PageLabels"])["Nums"])) < 2 {
		c.report("page labels", "there are none")
	}
	intents := c.array(catalog["OutputIntents"])
	if len(intents) != 1 || len(c.stream(c.dict(first(intents))["DestOutputProfile"])) < 128 {
		c.report("output intent", "colours have no profile")
	}
	if len(c.table.ID) != 2 {
		c.report("file identifier", "there is none")
	}
	c.checkMetadata()
}

func first(a types.Array) types.Object {
	if len(a) == 0 {
		return nil
	}
	return a[0]
}

// checkMetadata compares the XMP packet with what it must say and with the
// information dictionary.
func (c *checker) checkMetadata() {
	packet := c.stream(c.catalog["Metadata"])
	properties, err := readPacket(packet)
	if err != nil {
		c.report("metadata", "the packet is no XML: %v", err)
		return
	}
	for name, want := range map[string]string{
		"http://www.aiim.org/pdfua/ns/id/ part":        "1",
		"http://www.aiim.org/pdfa/ns/id/ part":         "2",
		"http://www.aiim.org/pdfa/ns/id/ conformance":  "A",
		"http://www.aiim.org/pdfa/ns/property# name":   "part",
		"http://www.aiim.org/pdfa/ns/schema# prefix":   "pdfuaid",
		"http://purl.org/dc/elements/1.1/ format":      "application/pdf",
		"http://purl.org/dc/elements/1.1/ language":    c.text(c.catalog["Lang"]),
		"http://purl.org/dc/elements/1.1/ title":       c.info("Title"),
		"http://purl.org/dc/elements/1.1/ creator":     c.info("Author"),
		"http://purl.org/dc/elements/1.1/ description": c.info("Subject"),
		"http://ns.adobe.com/xap/1.0/ CreatorTool":     c.info("Creator"),
		"http://ns.adobe.com/pdf/1.3/ Producer":        c.info("Producer"),
		"http://ns.adobe.com/pdf/1.3/ Keywords":        c.info("Keywords"),
		"http://ns.adobe.com/xap/1.0/ CreateDate":      dateOfInfo(c.info("CreationDate")),
		"http://ns.adobe.com/xap/1.0/ ModifyDate":      dateOfInfo(c.info("ModDate")),
	} {
		if got := properties[name]; got != want {
			c.report("metadata", "%s is %q, not %q", name, got, want)
		}
	}
	if c.info("Title") == "" {
		c.report("title", "the document has none")
	}
}

func (c *checker) info(key string) string {
	if c.table.Info == nil {
		return ""
	}
	return c.text(c.dict(*c.table.Info)[key])
}

// dateOfInfo turns "D:20260116093000+00'00'" into XMP's form.
func dateOfInfo(date string) string {
	d := strings.TrimSuffix(strings.TrimPrefix(date, "D:"), "'")
	if len(d) < len("20260116093000+00'00") {
		return date
	}
	return d[:4] + "-" + d[4:6] + "-" + d[6:8] + "T" + d[8:10] + ":" + d[10:12] + ":" + d[12:14] +
		strings.Replace(d[14:], "'", ":", 1)
}

// readPacket returns the text of each property, by namespace and name.
func readPacket(packet []byte) (map[string]string, error) {
	properties := map[string]string{}
	var path []string
	decoder := xml.NewDecoder(strings.NewReader(string(packet)))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return properties, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := t.Name.Space + " " + t.Name.Local
			if t.Name.Space == "http://www.w3.org/1999/02/22-rdf-syntax-ns#" && len(path) > 0 {
				name = path[len(path)-1] // the item of a list belongs to its property
			}
			path = append(path, name)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if text := strings.TrimSpace(string(t)); text != "" && len(path) > 0 {
				properties[path[len(path)-1]] += string(t)
			}
		}
	}
}
