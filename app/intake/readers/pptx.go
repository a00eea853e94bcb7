package readers

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ninefold/app/assessment"
	"ninefold/app/intake/formats"
	"ninefold/app/intake/marks"
	"ninefold/app/intake/office"
	"ninefold/app/intake/source"
)

// Pptx reads the text of a PowerPoint presentation: slide by slide in the
// order in which they are shown, titles as headings, text boxes in the order in
// which a person reads them, tables cell by cell. The speaker's notes come last,
// marked as such. Numbers, dates and footers of slides, and pictures, are left
// out. The error is CodeFile.
func Pptx(name string, data []byte) (*source.Document, error) {
	if len(data) > source.MaxFile {
		return nil, source.TooLarge(name)
	}
	if kind := formats.Of(data); kind != formats.Pptx {
		if kind == formats.Text {
			return nil, source.Refuse(nil, "%s is not a PowerPoint presentation (.pptx), or it is damaged.", name)
		}
		return nil, formats.CannotRead(name, kind, nil)
	}
	file, err := office.Open(data)
	if err != nil && !errors.Is(err, office.ErrTooLarge) {
		return nil, formats.CannotRead(name, formats.DamagedZip, err)
	}
	r := &pptxReader{File: file, src: &source.Document{Name: name, Paragraphs: true}}
	if err == nil {
		err = r.read()
	}
	switch {
	case errors.Is(err, office.ErrTooLarge):
		return nil, source.TooLarge(name)
	case err != nil:
		return nil, source.Refuse(err, "%s is damaged: Ninefold could not read it to its end. Please open it in PowerPoint, save it again, and bring that in; or copy its text and paste it.", name)
	}
	return r.src, nil
}

// maxSlides is how many slides are read, and maxShapes how many shapes of one.
const (
	maxSlides = 2_000
	maxShapes = 5_000
)

// pptxReader reads the parts of one presentation into src.
type pptxReader struct {
	office.File
	src    *source.Document
	text   int // bytes of text so far
	paras  int // paragraphs so far
	tables int
	drawn  int
	hidden []int // slides that are not shown

	layouts map[string]map[string]box // places of the placeholders of a layout or master, by part
	shapes  []*shape                  // of the slide being read
	data    map[string]string         // parts with the words of drawings, by their relationship
}

// box is a place on a slide, in the units of the file.
type box struct{ x, y, w, h float64 }

// shape is one shape of a slide with its words.
type shape struct {
	box
	placed bool   // whether it is known where it stands
	kind   string // of a placeholder, such as "title"; "" for others
	index  string // of a placeholder
	holds  bool   // whether it is a placeholder
	lines  []source.Line
}

func (r *pptxReader) read() error {
	presentation := r.Main("ppt/presentation.xml")
	slides, err := r.slides(presentation)
	if err != nil {
		return err
	}
	r.layouts = map[string]map[string]box{}
	if len(slides) == 0 {
		return errors.New("no slides")
	}
	var notes []source.Line
	var noted []int
	for i, slide := range slides {
		if err := r.slide(slide, i+1); err != nil {
			return err
		}
		lines, err := r.notes(slide)
		if err != nil {
			return err
		}
		if len(lines) > 0 {
			noted = append(noted, i+1)
			notes = append(notes, lines...)
		}
	}
	for _, line := range notes {
		r.src.Add(line)
	}
	source.RemarkOnReplaced(r.src)
	if len(noted) > 0 {
		r.src.Remarks = append(r.src.Remarks, "The speaker’s notes of "+slideList(noted)+" were left aside. They are listed at the end, under what is left out.")
	}
	if len(r.hidden) > 0 {
		r.src.Remarks = append(r.src.Remarks, "In the show, "+slideList(r.hidden)+map[bool]string{true: " is hidden. Its words were", false: " are hidden. Their words were"}[len(r.hidden) == 1]+" kept: please look whether they are meant.")
	}
	if r.drawn > 0 {
		r.src.Remarks = append(r.src.Remarks, "Pictures, charts or embedded files ("+assessment.Thousands(r.drawn)+") were left out. Words in them cannot be read and have to be typed.")
	}
	return nil
}

func slideList(slides []int) string {
	names := make([]string, len(slides))
	for i, n := range slides {
		names[i] = strconv.Itoa(n)
	}
	const most = 12
	switch last := len(names) - 1; {
	case last == 0:
		return "slide " + names[0]
	case last >= most:
		return fmt.Sprintf("slides %s and %s more", strings.Join(names[:most], ", "), assessment.Thousands(len(names)-most))
	default:
		return "slides " + strings.Join(names[:last], ", ") + " and " + names[last]
	}
}

// slides are the parts of the slides in their order.
func (r *pptxReader) slides(presentation string) ([]string, error) {
	if r.Parts[presentation] == nil {
		return nil, fmt.Errorf("the part %s is missing", presentation)
	}
	related := r.Relations(presentation)
	var slides []string
	err := r.EachIn(presentation, func(_ *office.Part, start xml.StartElement) error {
		if start.Name.Local != "sldId" {
			return nil
		}
		for _, a := range start.Attr { // "id" is there twice, and only one is a relationship
			if part := related.ByID[a.Value]; a.Name.Local == "id" && a.Name.Space != "" && r.Parts[part] != nil {
				slides = append(slides, part)
			}
		}
		if len(slides) > maxSlides {
			return office.ErrTooLarge
		}
		return nil
	})
	return slides, err
}

// slide reads one slide and adds its lines.
func (r *pptxReader) slide(part string, number int) error {
	related := r.Relations(part)
	places, err := r.places(related.ByType["slideLayout"])
	if err != nil {
		return err
	}
	r.shapes, r.data = nil, related.ByID
	if err := r.readTree(part, number); err != nil {
		return err
	}
	for _, s := range r.shapes {
		if s.holds && !s.placed {
			at, known := places[s.kind+" "+s.index]
			if !known {
				at, known = places[s.kind]
			}
			if known {
				s.box, s.placed = at, true
			}
		}
	}
	first := true
	for _, s := range inReadingOrder(r.shapes) {
		for _, line := range s.lines {
			line.NewPage = first && number > 1
			first = false
			r.src.Add(line)
		}
	}
	return nil
}

// readTree reads the shapes of a slide's part.
func (r *pptxReader) readTree(part string, number int) error {
	x, err := r.Open(part)
	if err != nil {
		return err
	}
	if x == nil {
		return fmt.Errorf("the part %s is missing", part)
	}
	defer x.Close()
	start, err := x.NextStart()
	if err != nil {
		return office.UnexpectedEnd(err)
	}
	if show := office.Attribute(start, "show"); show == "0" || show == "false" {
		r.hidden = append(r.hidden, number)
	}
	return x.Each(func(start xml.StartElement) error { return r.shape(x, start, same) })
}

// placing says where what stands in a group stands on the slide.
type placing struct{ scaleX, scaleY, x, y float64 }

var same = placing{scaleX: 1, scaleY: 1}

// shape reads one element of the tree of shapes, or what is wrapped around some.
func (r *pptxReader) shape(x *office.Part, start xml.StartElement, in placing) error {
	switch start.Name.Local {
	case "sp", "cxnSp", "graphicFrame", "pic":
		if len(r.shapes) >= maxShapes {
			return office.ErrTooLarge
		}
		s := &shape{}
		if start.Name.Local == "pic" {
			r.drawn++
		}
		if err := x.Each(func(start xml.StartElement) error { return r.inShape(x, start, s) }); err != nil {
			return err
		}
		s.box = box{in.x + s.x*in.scaleX, in.y + s.y*in.scaleY, s.w * in.scaleX, s.h * in.scaleY}
		switch s.kind {
		case "sldNum", "dt", "ftr", "hdr", "sldImg":
			return nil
		}
		if len(s.lines) > 0 {
			r.shapes = append(r.shapes, s)
		}
		return nil
	case "grpSp":
		return x.Each(func(start xml.StartElement) error {
			if start.Name.Local == "grpSpPr" {
				return r.group(x, &in)
			}
			return r.shape(x, start, in)
		})
	case "Fallback", "timing", "transition", "extLst", "bg":
		return x.Skip()
	}
	return x.Each(func(start xml.StartElement) error { return r.shape(x, start, in) })
}

// group reads where a group stands.
func (r *pptxReader) group(x *office.Part, in *placing) error {
	var off, ext, childOff, childExt [2]float64
	var read func(start xml.StartElement) error
	read = func(start xml.StartElement) error {
		switch start.Name.Local {
		case "off":
			off = pair(start, "x", "y")
		case "ext":
			ext = pair(start, "cx", "cy")
		case "chOff":
			childOff = pair(start, "x", "y")
		case "chExt":
			childExt = pair(start, "cx", "cy")
		}
		return x.Each(read)
	}
	if err := x.Each(read); err != nil {
		return err
	}
	if childExt[0] <= 0 || childExt[1] <= 0 || ext[0] <= 0 || ext[1] <= 0 {
		return nil
	}
	sx, sy := ext[0]/childExt[0], ext[1]/childExt[1]
	*in = placing{
		scaleX: in.scaleX * sx, scaleY: in.scaleY * sy,
		x: in.x + in.scaleX*(off[0]-childOff[0]*sx), y: in.y + in.scaleY*(off[1]-childOff[1]*sy),
	}
	return nil
}

func pair(start xml.StartElement, one, two string) [2]float64 {
	number := func(name string) float64 {
		n, err := strconv.ParseInt(office.Attribute(start, name), 10, 64)
		if err != nil {
			return 0
		}
		return float64(n)
	}
	return [2]float64{number(one), number(two)}
}

// inShape reads what a shape says of itself.
func (r *pptxReader) inShape(x *office.Part, start xml.StartElement, s *shape) error {
	switch start.Name.Local {
	case "ph":
		s.holds, s.kind, s.index = true, cmp.Or(office.Attribute(start, "type"), "body"), office.Attribute(start, "idx")
	case "off":
		at := pair(start, "x", "y")
		s.x, s.y, s.placed = at[0], at[1], true
	case "ext":
		size := pair(start, "cx", "cy")
		s.w, s.h = max(s.w, size[0]), max(s.h, size[1])
	case "txBody":
		lines, err := r.paragraphs(x, s)
		s.lines = append(s.lines, lines...)
		return err
	case "tbl":
		return r.table(x, s)
	case "relIds":
		return r.drawing(x, start, s)
	case "chart", "oleObj":
		r.drawn++
	case "Fallback", "style", "extLst":
		return x.Skip()
	}
	return x.Each(func(start xml.StartElement) error { return r.inShape(x, start, s) })
}

// drawing reads the words of a drawing made of lists (SmartArt), which stand in
// a part of their own.
func (r *pptxReader) drawing(x *office.Part, start xml.StartElement, s *shape) error {
	part := r.data[office.Attribute(start, "dm")]
	if err := x.Skip(); err != nil {
		return err
	}
	return r.EachIn(part, func(inner *office.Part, start xml.StartElement) error {
		if start.Name.Local != "t" {
			return nil
		}
		lines, err := r.paragraphs(inner, &shape{})
		s.lines = append(s.lines, lines...)
		return err
	})
}

// table reads a table of a slide.
func (r *pptxReader) table(x *office.Part, s *shape) error {
	if r.tables++; r.tables > source.MaxLines {
		return office.ErrTooLarge
	}
	at := source.Cell{Table: r.tables}
	return x.Each(func(start xml.StartElement) error {
		if start.Name.Local != "tr" {
			return x.Skip()
		}
		at.Row, at.Column = at.Row+1, 0
		return x.Each(func(start xml.StartElement) error {
			if start.Name.Local != "tc" {
				return x.Skip()
			}
			at.Column++
			span := source.Spanned(office.Attribute(start, "gridSpan"))
			// What a cell that is spanned holds is not shown.
			if isTrue(office.Attribute(start, "hMerge")) || isTrue(office.Attribute(start, "vMerge")) {
				return x.Skip()
			}
			return x.Each(func(start xml.StartElement) error {
				if start.Name.Local != "txBody" {
					return x.Skip()
				}
				lines, err := r.paragraphs(x, &shape{})
				for _, line := range lines {
					line.Cell, line.Span = at, span
					s.lines = append(s.lines, line)
				}
				if len(r.src.Lines)+len(s.lines) > source.MaxLines {
					return office.ErrTooLarge
				}
				return err
			})
		})
	})
}

func isTrue(value string) bool { return value == "1" || value == "true" }

// slideParagraph is a paragraph of a shape while it is read.
type slideParagraph struct {
	level  int
	bullet string // "", or the element that says what stands before it
	parts  []string
	plain  bool
}

// paragraphs reads the paragraphs of a shape, past its end.
func (r *pptxReader) paragraphs(x *office.Part, s *shape) ([]source.Line, error) {
	var all []slideParagraph
	err := x.Each(func(start xml.StartElement) error {
		if start.Name.Local != "p" {
			return x.Skip()
		}
		p, err := r.paragraph(x)
		if err == nil && !source.Blank(strings.Join(p.parts, "")) {
			all = append(all, p)
			if r.paras++; r.paras > source.MaxLines {
				return office.ErrTooLarge
			}
		}
		return err
	})
	var lines []source.Line
	for i, p := range all {
		line := source.Line{Bold: !p.plain}
		listed := p.bullet != "" && p.bullet != "buNone" || p.bullet == "" && s.holds && (s.kind == "body" || s.kind == "obj")
		// What others are set in below is no item beside them.
		under := 0
		for under < 2 && i+1+under < len(all) && all[i+1+under].level > p.level {
			under++
		}
		over := p.level == 0 && (under > 1 || under == 1 && !p.plain) && len(p.parts) == 1 && marks.ShortLine(p.parts[0])
		switch {
		case s.kind == "title" || s.kind == "ctrTitle":
			line.Heading = 1
		case listed && !over:
			line.ListLevel, line.Numbered = p.level+1, p.bullet == "buAutoNum"
		}
		for j, text := range p.parts {
			line.Text, line.Joined = source.Keepable(text), j > 0
			if s.kind == "title" || s.kind == "ctrTitle" {
				line.Text, line.Joined = source.Keepable(strings.Join(p.parts, " ")), false
			}
			r.text += len(line.Text)
			lines = append(lines, line)
			if line.Heading > 0 {
				break
			}
		}
	}
	if r.text > source.MaxText || len(r.src.Lines)+len(lines) > source.MaxLines {
		return nil, office.ErrTooLarge
	}
	return lines, err
}

func (r *pptxReader) paragraph(x *office.Part) (slideParagraph, error) {
	p := slideParagraph{}
	var b strings.Builder
	bold := false
	var read func(start xml.StartElement) error
	read = func(start xml.StartElement) error {
		switch start.Name.Local {
		case "pPr":
			p.level = min(max(int(pair(start, "lvl", "")[0]), 0), 8)
			return x.Each(func(start xml.StartElement) error {
				switch start.Name.Local {
				case "buNone", "buChar", "buAutoNum", "buBlip":
					p.bullet = start.Name.Local
				}
				return x.Skip()
			})
		case "r", "fld":
			bold = false
		case "rPr":
			bold = isTrue(office.Attribute(start, "b"))
			return x.Skip()
		case "br":
			p.parts = append(p.parts, b.String())
			b.Reset()
			return x.Skip()
		case "t":
			text, err := x.Text()
			if err != nil {
				return err
			}
			text = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\v", " ").Replace(text)
			if b.Len()+len(text) > source.MaxText {
				return office.ErrTooLarge
			}
			p.plain = p.plain || !bold && !source.Blank(text)
			b.WriteString(text)
			return nil
		case "endParaRPr":
			return x.Skip()
		}
		return x.Each(read)
	}
	err := x.Each(read)
	p.parts = append(p.parts, b.String())
	p.parts = slices.DeleteFunc(p.parts, source.Blank)
	return p, err
}

// places reads where a layout puts its placeholders, and where its master does.
func (r *pptxReader) places(layout string) (map[string]box, error) {
	if known, read := r.layouts[layout]; read {
		return known, nil
	}
	found := map[string]box{}
	r.layouts[layout] = found
	if layout == "" {
		return found, nil
	}
	for _, part := range []string{r.Relations(layout).ByType["slideMaster"], layout} {
		reader := &pptxReader{File: r.File, src: &source.Document{}}
		if err := reader.placesIn(part, found); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// placesIn adds the places of a part's placeholders, by kind and index and by
// kind alone.
func (r *pptxReader) placesIn(part string, found map[string]box) error {
	return r.EachIn(part, func(x *office.Part, start xml.StartElement) error {
		if start.Name.Local != "sp" {
			return nil
		}
		s := &shape{}
		if err := x.Each(func(start xml.StartElement) error { return r.inShape(x, start, s) }); err != nil {
			return err
		}
		if s.holds && s.placed && len(found) < maxShapes {
			found[s.kind+" "+s.index] = s.box
			if _, known := found[s.kind]; !known {
				found[s.kind] = s.box
			}
		}
		return nil
	})
}

// notes are the lines of a slide's speaker's notes.
func (r *pptxReader) notes(slide string) ([]source.Line, error) {
	part := r.Relations(slide).ByType["notesSlide"]
	if r.Parts[part] == nil {
		return nil, nil
	}
	reader := &pptxReader{File: r.File, src: &source.Document{}, text: r.text, paras: r.paras}
	if err := reader.readTree(part, 0); err != nil {
		return nil, err
	}
	r.text, r.paras = reader.text, reader.paras
	var lines []source.Line
	for _, s := range reader.shapes {
		for _, line := range s.lines {
			lines = append(lines, source.Line{Text: line.Text, Note: true, Joined: line.Joined})
		}
	}
	if len(r.src.Lines)+len(lines) > source.MaxLines {
		return nil, office.ErrTooLarge
	}
	return lines, nil
}

// inReadingOrder sorts shapes as a person reads a slide: titles first; then, cut
// along its widest white band, what is above before what is below, or what is on
// the left before what is on the right; and each half likewise. Shapes that
// cannot be parted so, or whose places are not known, stay as they are.
func inReadingOrder(shapes []*shape) []*shape {
	var titles, placed, others []*shape
	for _, s := range shapes {
		switch {
		case s.kind == "title" || s.kind == "ctrTitle":
			titles = append(titles, s)
		case s.placed && s.w >= 0 && s.h >= 0:
			placed = append(placed, s)
		default:
			others = append(others, s)
		}
	}
	return append(append(titles, cutUp(placed, 0)...), others...)
}

func cutUp(shapes []*shape, depth int) []*shape {
	const deepest = 40
	if len(shapes) < 2 || depth > deepest {
		return shapes
	}
	top := func(s *shape) (float64, float64) { return s.y, s.y + s.h }
	side := func(s *shape) (float64, float64) { return s.x, s.x + s.w }
	down, downGap := band(shapes, top)
	across, acrossGap := band(shapes, side)
	from, at := top, down
	// Boxes set close above one another in columns are read column by column.
	if acrossGap >= 0 && (downGap < 0 || acrossGap >= downGap) {
		from, at = side, across
	} else if downGap < 0 {
		sorted := slices.Clone(shapes)
		slices.SortStableFunc(sorted, func(a, b *shape) int { return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x)) })
		return sorted
	}
	var first, second []*shape
	for _, s := range shapes {
		if low, _ := from(s); low < at {
			first = append(first, s)
		} else {
			second = append(second, s)
		}
	}
	return append(cutUp(first, depth+1), cutUp(second, depth+1)...)
}

// band finds the widest band that no shape crosses, by where it ends, and its
// width, which is -1 where there is none. Shapes that overlap a little count as
// touching.
func band(shapes []*shape, of func(*shape) (float64, float64)) (at, width float64) {
	sorted := slices.Clone(shapes)
	slices.SortFunc(sorted, func(a, b *shape) int {
		x, _ := of(a)
		y, _ := of(b)
		return cmp.Compare(x, y)
	})
	width = -1
	_, reach := of(sorted[0])
	for _, s := range sorted[1:] {
		low, high := of(s)
		const slack = 0.05
		if gap := low - reach; gap > -slack*(high-low) && max(gap, 0) > width {
			at, width = low, max(gap, 0)
		}
		reach = max(reach, high)
	}
	return at, width
}
