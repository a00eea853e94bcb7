// Package pdfcheck finds out, for tests, whether a PDF is accessible: whether
// everything drawn is tagged once, the structure tree is sound, and the facts
// that PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) ask for are there. It
// reads finished files with pdfcpu, and must not know how they were made.
//
// Tools such as qpdf look at syntax alone; none of the faults looked for here
// would trouble them. No program can tell whether alternative text is good or
// the order of reading is sensible: a person has to look.
package pdfcheck

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Problem is one fault found.
type Problem struct {
	// Rule names what was broken, in a word or two, such as "table row".
	Rule string
	// Text says what is wrong and where.
	Text string
}

func (p Problem) String() string { return p.Rule + ": " + p.Text }

// File is a PDF that has been read. Its objects may be changed before Check,
// which is how the tests of this package break good files.
type File struct {
	Context *model.Context
}

// Without this pdfcpu writes a configuration into the home folder.
var disableConfig = sync.OnceFunc(api.DisableConfigDir)

// Read reads a PDF and validates its syntax by pdfcpu's strict rules.
func Read(data []byte) (*File, error) {
	disableConfig()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	conf.Offline = true
	if err := api.Validate(bytes.NewReader(data), conf); err != nil {
		return nil, fmt.Errorf("pdfcpu's strict validation: %w", err)
	}
	context, err := api.ReadContext(bytes.NewReader(data), conf)
	if err != nil {
		return nil, fmt.Errorf("reading the PDF: %w", err)
	}
	if err := context.EnsurePageCount(); err != nil {
		return nil, fmt.Errorf("counting the pages: %w", err)
	}
	return &File{Context: context}, nil
}

// Check returns every fault found in a PDF; none means it passed.
func Check(data []byte) []Problem {
	file, err := Read(data)
	if err != nil {
		return []Problem{{"syntax", err.Error()}}
	}
	return file.Check()
}

// Check looks for faults.
func (f *File) Check() []Problem { return f.examine().problems }

// examine reads the whole file.
func (f *File) examine() *checker {
	c := &checker{reader: reader{table: f.Context.XRefTable}}
	c.checkCatalog()
	c.readPages()
	c.readParentTree()
	c.readStructure()
	c.checkElements()
	c.checkContent()
	c.checkHearing()
	c.checkAnnotations()
	c.checkOutline()
	return c
}

// checker carries what has been read from one part of the file to the next.
type checker struct {
	reader
	problems []Problem

	catalog  types.Dict
	pages    []*page
	pageOf   map[int]*page // by object number
	parents  map[int]types.Object
	root     *element
	elements map[int]*element // by object number
	fonts    map[int]*font    // by object number
}

// page is one page and what was found on it.
type page struct {
	number int // from 1
	object int
	dict   types.Dict
	box    [4]float64
	// drawn tells which MCIDs occur in the contents.
	drawn map[int]bool
	// text is what is read out of each MCID, and all what is drawn, piece by
	// piece, artifacts too.
	text map[int]string
	all  []string
	// shown are the strings drawn in each MCID, and running the words of
	// headers that are not read out.
	shown   map[int][]shown
	running string
	// claimed holds the element that has each MCID among its children.
	claimed map[int]*element
}

func (p *page) String() string { return fmt.Sprintf("page %d", p.number) }

func (c *checker) report(rule, format string, values ...any) {
	c.problems = append(c.problems, Problem{rule, fmt.Sprintf(format, values...)})
}

// readPages lists the pages and checks what each must have.
func (c *checker) readPages() {
	c.pageOf = map[int]*page{}
	c.fonts = map[int]*font{}
	for number := 1; number <= c.table.PageCount; number++ {
		dict, indirect, inherited, err := c.table.PageDict(number, false)
		if err != nil || indirect == nil {
			c.report("page", "page %d cannot be read: %v", number, err)
			continue
		}
		p := &page{number: number, object: int(indirect.ObjectNumber), dict: dict,
			drawn: map[int]bool{}, claimed: map[int]*element{}}
		if box := inherited.MediaBox; box != nil {
			p.box = [4]float64{box.LL.X, box.LL.Y, box.UR.X, box.UR.Y}
		}
		if c.name(dict["Tabs"]) != "S" {
			c.report("tabs", "%s does not follow the structure when tabbing", p)
		}
		c.pages = append(c.pages, p)
		c.pageOf[p.object] = p
	}
	if len(c.pages) == 0 {
		c.report("page", "the file has no pages")
	}
}
