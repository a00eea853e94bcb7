package tagged

import (
	"fmt"
	"strconv"
)

// Artifact is the kind of content that is not read out.
type Artifact string

// The artifacts a page can hold.
const (
	// ArtifactLayout is decoration: rules, fills, bars, leader dots.
	ArtifactLayout Artifact = "/Artifact <</Type /Layout>> BDC"
	// ArtifactHeader is a running header.
	ArtifactHeader Artifact = "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC"
	// ArtifactFooter is a running footer.
	ArtifactFooter Artifact = "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC"
	// ArtifactRepeat is content repeated for the eye alone, such as a table's
	// header row on a later page.
	ArtifactRepeat Artifact = "/Artifact <</Type /Pagination>> BDC"
)

// sequence is the state of marked content on the current page. A sequence
// that End has closed stays pending until something else is drawn: the lines
// of one paragraph then share one sequence instead of having one each.
type sequence struct {
	open     bool
	pending  bool
	owner    *Element // nil for an artifact
	artifact Artifact
	single   bool // never joined with the next: it has replacement text
}

// Begin opens a sequence that belongs to e. It panics when one is open.
func (d *Document) Begin(e *Element) {
	d.mustBeClosed("Begin")
	if d.open.pending && d.open.owner == e && !d.open.single {
		d.open.open, d.open.pending = true, false
		return
	}
	d.closePending()
	mcid := d.newMCID(e)
	d.canvas.raw("/" + string(e.role) + " <</MCID " + strconv.Itoa(mcid) + ">> BDC")
	d.open = sequence{open: true, owner: e}
}

// beginReplaced opens a sequence that belongs to e and is read as actual.
func (d *Document) beginReplaced(e *Element, actual string) {
	d.mustBeClosed("Begin")
	d.closePending()
	mcid := d.newMCID(e)
	d.canvas.raw(fmt.Sprintf("/Span <</MCID %d /ActualText %s>> BDC", mcid, textString(actual)))
	d.open = sequence{open: true, owner: e, single: true}
}

// BeginArtifact opens a sequence that is not read out. It panics when one is
// open.
func (d *Document) BeginArtifact(kind Artifact) {
	d.mustBeClosed("BeginArtifact")
	if d.open.pending && d.open.owner == nil && d.open.artifact == kind {
		d.open.open, d.open.pending = true, false
		return
	}
	d.closePending()
	d.page()
	d.canvas.raw(string(kind))
	d.open = sequence{open: true, artifact: kind}
}

// End closes the open sequence. It panics when none is.
func (d *Document) End() {
	d.mustBeOpen("End")
	d.open.open, d.open.pending = false, true
}

func (d *Document) newMCID(e *Element) int {
	p := d.page()
	if p.drawing == nil {
		panic("tagged: content of an element on a page that is closed")
	}
	e.mustBeOpen()
	mcid := len(p.drawing.owners)
	p.drawing.owners = append(p.drawing.owners, e.reach())
	e.kids = append(e.kids, kid{page: p, mcid: mcid})
	return mcid
}

func (d *Document) closePending() {
	if d.open.pending {
		d.canvas.raw("EMC")
		d.open = sequence{}
	}
}

func (d *Document) mustBeOpen(call string) {
	if !d.open.open {
		panic("tagged: " + call + " outside a marked-content sequence")
	}
}

func (d *Document) mustBeClosed(call string) {
	if d.finished {
		panic("tagged: " + call + " after Finish")
	}
	if d.open.open {
		panic("tagged: " + call + " inside a marked-content sequence")
	}
}
