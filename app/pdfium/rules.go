package pdfium

import (
	"context"
	"errors"
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Rule is a straight line that a page draws, upright or level: a border of a
// table's cells, or the edge of an area of colour.
type Rule struct {
	Upright  bool
	At       float64 // from the left of the page where it is upright, from the bottom where it is level, in points
	From, To float64 // its ends in the other direction, From being the smaller
}

// Limits on what is looked at for rules. A page that is one large table of Word
// draws some thousands of things; a map or a drawing has more, and no cells.
// Every object looked at takes some hundred bytes until the document is closed.
const (
	maxObjects    = 6_000   // on a page
	maxAllObjects = 120_000 // in a document
	maxSegments   = 16      // in one path: a box has five
)

// Rules are the straight lines of a page, counted from 0, in no order. A page
// with more on it than a table has gives none. It takes some 10 microseconds for
// everything that is drawn on the page, letters in one piece counting as one.
func (d *Document) Rules(ctx context.Context, page int) (rules []Rule, err error) {
	err = d.use(ctx, func(engine pdfium.Pdfium) error {
		counted, err := engine.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: d.page(page)})
		if err != nil {
			return errors.Join(ErrBroken, err)
		}
		if counted.Count > maxObjects || d.looked+counted.Count > maxAllObjects {
			return nil
		}
		d.looked += counted.Count
		for i := range counted.Count {
			if i%500 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			object, err := engine.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: d.page(page), Index: i})
			if err != nil {
				continue // one that is damaged draws nothing
			}
			kind, err := engine.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
			if err == nil && kind.Type == enums.FPDF_PAGEOBJ_PATH {
				rules = appendRules(rules, engine, object.PageObject)
			}
		}
		return nil
	})
	return rules, err
}

// thin is how thick the line of a table is at most, in points.
const thin = 3

// appendRules adds the straight lines of a path: one line where it is a thin box,
// as Word draws borders, else each of its sides.
func appendRules(rules []Rule, engine pdfium.Pdfium, path references.FPDF_PAGEOBJECT) []Rule {
	bounds, err := engine.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: path})
	if err != nil {
		return rules
	}
	left, right := float64(bounds.Left), float64(bounds.Right)
	bottom, top := float64(bounds.Bottom), float64(bounds.Top)
	for _, v := range []float64{left, right, bottom, top} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return rules
		}
	}
	switch {
	case right-left <= thin && top-bottom <= thin:
		return rules // a dot, or a corner that two borders share
	case right-left <= thin:
		return append(rules, Rule{Upright: true, At: (left + right) / 2, From: bottom, To: top})
	case top-bottom <= thin:
		return append(rules, Rule{At: (bottom + top) / 2, From: left, To: right})
	}
	return appendSides(rules, engine, path)
}

// appendSides adds the sides of a path of straight lines.
func appendSides(rules []Rule, engine pdfium.Pdfium, path references.FPDF_PAGEOBJECT) []Rule {
	counted, err := engine.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: path})
	if err != nil || counted.Count > maxSegments {
		return rules
	}
	placed, err := engine.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: path})
	if err != nil {
		return rules
	}
	m := placed.Matrix
	type point struct{ x, y float64 }
	var start, at point
	side := func(to point) {
		const slant = 0.5 // points
		switch across, up := math.Abs(to.x-at.x), math.Abs(to.y-at.y); {
		case across <= slant && up > thin:
			rules = append(rules, Rule{Upright: true, At: (at.x + to.x) / 2, From: min(at.y, to.y), To: max(at.y, to.y)})
		case up <= slant && across > thin:
			rules = append(rules, Rule{At: (at.y + to.y) / 2, From: min(at.x, to.x), To: max(at.x, to.x)})
		}
		at = to
	}
	for i := range counted.Count {
		segment, err := engine.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: path, Index: i})
		if err != nil {
			return rules
		}
		kind, err := engine.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: segment.PathSegment})
		if err != nil {
			return rules
		}
		got, err := engine.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: segment.PathSegment})
		if err != nil {
			return rules
		}
		x, y := float64(got.X), float64(got.Y)
		to := point{float64(m.A)*x + float64(m.C)*y + float64(m.E), float64(m.B)*x + float64(m.D)*y + float64(m.F)}
		switch kind.Type {
		case enums.FPDF_SEGMENT_MOVETO:
			start, at = to, to
		case enums.FPDF_SEGMENT_LINETO:
			side(to)
		default:
			at = to // a curve: the corner of a panel, or a letter
		}
		if closed, err := engine.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: segment.PathSegment}); err == nil && closed.IsClose {
			side(start)
		}
	}
	return rules
}
