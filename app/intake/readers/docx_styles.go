package readers

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"

	"ninefold/app/expression"
	"ninefold/app/intake/office"
)

// docxStyle is what a paragraph style says about the paragraphs that have it.
type docxStyle struct {
	heading  int    // level 1 to 9, or 0
	contents bool   // whether it is a style for tables of contents
	list     string // number of the list, or ""
	level    int    // list level, counted from 0
	basedOn  string
	hidden   toggle // whether its words are not shown
	bold     toggle
	size     int // of its words in half points, or 0 where it says nothing
}

// toggle is a property that is on, off, or as what is below says.
type toggle int

const (
	unsaid toggle = iota
	isOn
	isOff
)

func toggled(start xml.StartElement) toggle {
	if office.IsOn(start) {
		return isOn
	}
	return isOff
}

// or returns the toggle, or other where it says nothing.
func (t toggle) or(other toggle) toggle {
	if t == unsaid {
		return other
	}
	return t
}

var (
	headingName  = expression.Of(`(?i)^heading ([1-9])$`)
	contentsName = expression.Of(`(?i)^(toc [1-9]|toc heading|contents? [1-9]|contents heading)$`)
)

// readStyles reads the paragraph styles. Word writes the name of a built-in
// style in English whatever its own language is.
func (r *docxReader) readStyles(part string) error {
	raw := map[string]docxStyle{}
	err := r.EachIn(part, func(x *office.Part, start xml.StartElement) error {
		var s docxStyle
		switch start.Name.Local {
		case "docDefaults":
			err := x.Each(func(start xml.StartElement) error { return s.read(x, start) })
			r.usual = cmp.Or(r.usual, s.size)
			return err
		case "style":
		default:
			return nil
		}
		id := office.Attribute(start, "styleId")
		usual := office.Attribute(start, "type") == "paragraph" && office.Attribute(start, "default") == "1"
		err := x.Each(func(start xml.StartElement) error { return s.read(x, start) })
		if raw[id] = s; usual && s.size > 0 {
			r.usual = s.size
		}
		if len(raw) > office.MaxNamed {
			return office.ErrTooLarge
		}
		return err
	})
	r.styles = make(map[string]docxStyle, len(raw))
	for id := range raw {
		r.styles[id] = inherited(raw, id)
	}
	return err
}

// read takes in one property of a style, going into those that hold others.
func (s *docxStyle) read(x *office.Part, start xml.StartElement) error {
	value := office.Attribute(start, "val")
	number, err := strconv.Atoi(value)
	switch start.Name.Local {
	case "name":
		if m := headingName.FindStringSubmatch(value); m != nil {
			s.heading = int(m[1][0] - '0')
		}
		if strings.EqualFold(value, "title") {
			s.heading = 1
		}
		s.contents = contentsName.MatchString(value)
	case "basedOn":
		s.basedOn = value
	case "vanish":
		s.hidden = toggled(start)
	case "b":
		s.bold = toggled(start)
	case "sz":
		if err == nil {
			s.size = number
		}
	case "outlineLvl":
		if err == nil && number >= 0 && number < 9 {
			s.heading = number + 1
		}
	case "numId":
		s.list = value
	case "ilvl":
		if err == nil && number >= 0 && number < 9 {
			s.level = number
		}
	}
	return x.Each(func(start xml.StartElement) error { return s.read(x, start) })
}

// inherited adds what a style takes over from those it is based on.
func inherited(raw map[string]docxStyle, id string) docxStyle {
	s := raw[id]
	const longestChain = 20
	for range longestChain {
		base, ok := raw[s.basedOn]
		if !ok {
			break
		}
		if s.heading == 0 {
			s.heading = base.heading
		}
		if s.list == "" {
			s.list, s.level = base.list, base.level
		}
		s.contents = s.contents || base.contents
		s.hidden, s.bold = s.hidden.or(base.hidden), s.bold.or(base.bold)
		if s.size == 0 {
			s.size = base.size
		}
		s.basedOn = base.basedOn
	}
	return s
}

// docxLists tells which lists are numbered, and which bulleted.
type docxLists struct {
	abstract map[string]string         // list number to list definition
	formats  map[string]map[int]string // list definition to number format by level
}

func (l docxLists) numbered(list string, level int) bool {
	format, known := l.formats[l.abstract[list]][level]
	return known && format != "bullet" && format != "none"
}

func (r *docxReader) readNumbering(part string) error {
	r.lists = docxLists{abstract: map[string]string{}, formats: map[string]map[int]string{}}
	return r.EachIn(part, func(x *office.Part, start xml.StartElement) error {
		if len(r.lists.abstract) > office.MaxNamed || len(r.lists.formats) > office.MaxNamed {
			return office.ErrTooLarge
		}
		switch start.Name.Local {
		case "abstractNum":
			levels := map[int]string{}
			r.lists.formats[office.Attribute(start, "abstractNumId")] = levels
			return x.Each(func(start xml.StartElement) error {
				if start.Name.Local != "lvl" {
					return x.Skip()
				}
				level, _ := strconv.Atoi(office.Attribute(start, "ilvl"))
				return x.Each(func(start xml.StartElement) error {
					if start.Name.Local == "numFmt" && level >= 0 && level < 9 {
						levels[level] = office.Attribute(start, "val")
					}
					return x.Skip()
				})
			})
		case "num":
			list := office.Attribute(start, "numId")
			return x.Each(func(start xml.StartElement) error {
				if start.Name.Local == "abstractNumId" {
					r.lists.abstract[list] = office.Attribute(start, "val")
				}
				return x.Skip()
			})
		}
		return nil
	})
}
