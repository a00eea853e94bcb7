package tagged

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"
)

// producer is the PDF library named in the file.
const producer = "gofpdf (structure added)"

// infoDict returns the document information dictionary. PDF/A asks that it
// and the XMP metadata agree.
func (o Options) infoDict() dict {
	info := dict{{"Title", textString(oneLine(o.Title))}}
	for _, e := range []struct {
		key  name
		text string
	}{{"Author", o.Author}, {"Subject", o.Subject}, {"Keywords", o.Keywords}, {"Creator", o.Creator}} {
		if text := oneLine(e.text); text != "" {
			info.set(e.key, textString(text))
		}
	}
	info.set("Producer", textString(producer))
	if !o.Created.IsZero() {
		info.set("CreationDate", infoDate(o.Created))
		info.set("ModDate", infoDate(o.Created))
	}
	return info
}

// infoDate writes a date with its offset from UTC (ISO 32000-1, 7.9.4).
func infoDate(t time.Time) raw {
	offset := t.Format("-07:00")
	return raw(fmt.Sprintf("(D:%s%s'%s')", t.Format("20060102150405"), offset[:3], offset[4:]))
}

// xmp returns the metadata packet: what the document is, and that it claims to
// be PDF/UA-1 and PDF/A-2a. PDF/A knows no property that says PDF/UA, so an
// extension schema describes it (ISO 19005-2, 6.6.2.3).
func (o Options) xmp() []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")
	b.WriteString(`<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
`)
	fmt.Fprintf(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", xmlText(o.Title))
	fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", xmlText(o.Lang))
	if oneLine(o.Author) != "" {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", xmlText(o.Author))
	}
	if oneLine(o.Subject) != "" {
		fmt.Fprintf(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n", xmlText(o.Subject))
	}
	if oneLine(o.Keywords) != "" {
		fmt.Fprintf(&b, "<pdf:Keywords>%s</pdf:Keywords>\n", xmlText(o.Keywords))
	}
	if oneLine(o.Creator) != "" {
		fmt.Fprintf(&b, "<xmp:CreatorTool>%s</xmp:CreatorTool>\n", xmlText(o.Creator))
	}
	fmt.Fprintf(&b, "<pdf:Producer>%s</pdf:Producer>\n", xmlText(producer))
	if !o.Created.IsZero() {
		date := o.Created.Format("2006-01-02T15:04:05-07:00")
		fmt.Fprintf(&b, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n<xmp:MetadataDate>%s</xmp:MetadataDate>\n", date, date, date)
	}
	b.WriteString(`<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`)
	return b.Bytes()
}

// xmlText escapes text for the packet, on one line as in the information
// dictionary.
func xmlText(text string) string {
	var b bytes.Buffer
	// A bytes.Buffer never refuses what is written to it.
	_ = xml.EscapeText(&b, []byte(meaningful(oneLine(text))))
	return b.String()
}
