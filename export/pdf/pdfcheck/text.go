package pdfcheck

import (
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Text is what a file says.
type Text struct {
	// Reading is the document as it is read out: the elements of the
	// structure tree in order, each block on a line of its own, a figure as
	// its alternative text.
	Reading string
	// Captions are the captions of pictures, in order.
	Captions []string
	// Tongues are the stretches that are in another language than the document,
	// in order, each its language, a colon, a space and its words.
	Tongues []string
	// Pages are the words drawn on each page, headers and footers too, in the
	// order drawn and with nothing between the pieces.
	Pages []string
	// Lowest is how far from the top of each page the last line of its text
	// stands, in points, headers and footers aside; 0 on a page without text.
	Lowest []float64
	// Heights are the heights of the pages, in points.
	Heights []float64
	// Hidden is what stands in the file beside the pages: properties,
	// metadata, bookmarks, descriptions of links and of figures.
	Hidden string
}

// ReadText returns what a file says, for tests that look for words in it.
func ReadText(data []byte) (Text, error) {
	file, err := Read(data)
	if err != nil {
		return Text{}, err
	}
	c := file.examine()
	var text Text
	for _, p := range c.pages {
		text.Pages = append(text.Pages, strings.Join(p.all, ""))
		lowest := 0.0
		for _, content := range p.shown {
			for _, s := range content {
				lowest = max(lowest, p.box[3]-s.baseline)
			}
		}
		text.Lowest = append(text.Lowest, lowest)
		text.Heights = append(text.Heights, p.box[3]-p.box[1])
	}
	var reading strings.Builder
	if c.root != nil {
		c.readOut(&reading, c.root)
		c.walk(c.root, func(e *element) {
			var words strings.Builder
			c.readOut(&words, e)
			if e.role == "Caption" && e.parent.role == "Div" {
				text.Captions = append(text.Captions, words.String())
			}
			if lang := c.text(e.dict["Lang"]); lang != "" {
				text.Tongues = append(text.Tongues, lang+": "+words.String())
			}
		})
	}
	text.Reading = reading.String()
	text.Hidden = c.hidden()
	return text, nil
}

// blocks are the roles that begin on a new line.
const blocks = " H1 H2 H3 H4 P LI Caption TR TH TD Figure TOCI Note "

func (c *checker) readOut(out *strings.Builder, e *element) {
	if strings.Contains(blocks, " "+e.role+" ") && out.Len() > 0 {
		out.WriteByte('\n')
	}
	if e.role == "Figure" {
		out.WriteString(c.text(e.dict["Alt"]))
		return
	}
	if actual := c.text(e.dict["ActualText"]); actual != "" {
		out.WriteString(actual)
		return
	}
	for _, kid := range c.list(e.dict["K"]) {
		if p, mcid := c.content(e, kid); p != nil {
			out.WriteString(p.text[mcid])
		} else if child := c.elements[objectNumber(kid)]; child != nil && child.parent == e {
			c.readOut(out, child)
		}
	}
}

// content is the marked content that a child of an element is; the page is nil
// where the child is something else.
func (c *checker) content(e *element, kid types.Object) (*page, int) {
	if n, ok := c.integer(kid); ok && n >= 0 {
		return c.pageOf[objectNumber(e.dict["Pg"])], n
	}
	if dict := c.dict(kid); c.name(dict["Type"]) == "MCR" {
		if n, ok := c.integer(dict["MCID"]); ok && n >= 0 {
			return c.pageOf[objectNumber(dict["Pg"])], n
		}
	}
	return nil, -1
}

// hidden collects every text string that is not on a page.
func (c *checker) hidden() string {
	var out strings.Builder
	add := func(o types.Object) {
		if text := c.text(o); text != "" {
			out.WriteString(text + "\n")
		}
	}
	out.Write(c.stream(c.catalog["Metadata"]))
	out.WriteByte('\n')
	for number := 1; number < *c.table.Size; number++ {
		o, err := c.table.Dereference(*types.NewIndirectRef(number, 0))
		if err != nil {
			continue
		}
		dict, _ := o.(types.Dict)
		for _, key := range []string{"Title", "Author", "Subject", "Keywords", "Creator", "Alt", "ActualText", "T", "ID", "Contents"} {
			add(dict[key])
		}
		add(c.dict(dict["A"])["URI"])
	}
	return out.String()
}
