package assessment

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// maxFramework is the largest framework file read, in bytes: some ten times
// what CQC's own wording of everything would need.
const maxFramework = 4 << 20

// LoadFramework reads a framework file and refuses one that is incomplete or
// contradicts itself, naming the line and the reason. The file is JSON with
// the keys of Framework; an unknown key is refused, since a misspelt one would
// silently lose what it holds. The error is CodeFile.
func LoadFramework(name string, data []byte) (*Framework, error) {
	if len(data) > maxFramework {
		return nil, Refuse(CodeFile, nil, "%s is larger than the 4 MB a framework file may have.", name)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	f := &Framework{source: slices.Clone(data)}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(f); err != nil {
		return nil, Refuse(CodeFile, err, "%s, line %d: %s.", name, lineOf(data, offsetOf(err, dec)), inWords(err))
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, Refuse(CodeFile, err, "%s, line %d: there is more after the framework's end.", name, lineOf(data, dec.InputOffset()))
	}
	c := &frameworkCheck{lines: valueLines(data)}
	c.framework(f)
	if c.where != "" || c.reason != "" {
		return nil, Refuse(CodeFile, nil, "%s, line %d: %s.", name, c.line(), c.reason)
	}
	return f, nil
}

// frameworkCheck collects the first fault of a framework with its place.
type frameworkCheck struct {
	lines  map[string]int // path of a value in the file, such as "themes/0/title", to its line
	where  string
	reason string
}

// need records reason against path unless ok, or unless a fault is known.
func (c *frameworkCheck) need(ok bool, path, reason string, args ...any) {
	if !ok && c.reason == "" {
		c.where, c.reason = path, fmt.Sprintf(reason, args...)
	}
}

// line is where the fault is: the line of the value or of what it should be in.
func (c *frameworkCheck) line() int {
	for path := c.where; ; path = path[:strings.LastIndexByte(path, '/')] {
		if n, ok := c.lines[path]; ok {
			return n
		}
		if !strings.Contains(path, "/") {
			return 1
		}
	}
}

func (c *frameworkCheck) framework(f *Framework) {
	c.name(f.ID, "id")
	c.name(f.Title, "title")
	c.need(f.Version >= 1, "version", "the version must be a whole number from 1")
	c.scores(f)
	c.rule(f)
	c.lists(f)
	codes, names := map[string]bool{}, map[string]string{}
	c.need(len(f.Themes) > 0, "themes", "there must be at least one theme")
	for i, t := range f.Themes {
		path := fmt.Sprintf("themes/%d", i)
		c.need(t.Number == i+1, path+"/number", "themes are numbered in order, so this one must be %d", i+1)
		c.name(t.Title, path+"/title")
		c.need(len(t.Statements) > 0, path+"/statements", "a theme needs at least one statement")
		for j, s := range t.Statements {
			c.statement(s, fmt.Sprintf("%s/statements/%d", path, j), codes, names)
		}
	}
}

func (c *frameworkCheck) statement(s StatementSpec, path string, codes map[string]bool, names map[string]string) {
	c.name(s.Code, path+"/code")
	c.need(!codes[s.Code], path+"/code", "the code %q is used twice", s.Code)
	codes[s.Code] = true
	c.name(s.Title, path+"/title")
	c.name(s.Short, path+"/short")
	c.need(s.Summary != "", path+"/summary", "the summary is missing")
	c.need(len(s.Prompts) >= 3 && len(s.Prompts) <= 6, path+"/prompts", "a statement has three to six prompts, this one %d", len(s.Prompts))
	c.need(len(s.Subheadings) > 0, path+"/subheadings", "the sub-headings are missing")
	for i, name := range append([]string{s.Title}, s.Aliases...) {
		at := path + "/title"
		if i > 0 {
			at = fmt.Sprintf("%s/aliases/%d", path, i-1)
		}
		c.name(name, at)
		folded := strings.ToLower(name)
		other, taken := names[folded]
		c.need(!taken || other == s.Code, at, "the name %q stands for both %s and %s", name, other, s.Code)
		names[folded] = s.Code
	}
}

func (c *frameworkCheck) scores(f *Framework) {
	c.need(len(f.Scores) >= 2, "scores", "the scale needs at least two scores")
	for i, s := range f.Scores {
		path := fmt.Sprintf("scores/%d", i)
		c.need(s.Value == i+1, path+"/value", "scores count up from 1, so this one must be %d", i+1)
		c.name(s.Title, path+"/title")
	}
}

func (c *frameworkCheck) rule(f *Framework) {
	c.need(f.Rule.Rounding == "up", "overall/rounding", "the rounding %q is not known; \"up\" is", f.Rule.Rounding)
	bands := f.Rule.Bands
	c.need(len(bands) > 0, "overall/bands", "the rating bands are missing")
	for i, b := range bands {
		path := fmt.Sprintf("overall/bands/%d", i)
		c.name(b.Rating, path+"/rating")
		c.need(b.From <= b.To, path+"/from", "the band runs from %d to %d", b.From, b.To)
		c.need(i == 0 || b.From == bands[max(i-1, 0)].To+1, path+"/from", "the band must begin where the one before ends")
	}
	c.need(len(bands) == 0 || bands[len(bands)-1].To == 100, "overall/bands", "the bands must end at 100")
}

func (c *frameworkCheck) lists(f *Framework) {
	c.need(len(f.Lists) == len(ListKeys), "lists", "there must be three lists, not %d", len(f.Lists))
	for i, l := range f.Lists {
		path := fmt.Sprintf("lists/%d", i)
		c.need(i >= len(ListKeys) || l.Key == ListKeys[min(i, len(ListKeys)-1)], path+"/key", "the lists are working_well, improvement and priorities, in this order, not %q", l.Key)
		c.name(l.Title, path+"/title")
	}
}

func (c *frameworkCheck) name(value, path string) {
	field := path[strings.LastIndexByte(path, '/')+1:]
	c.need(strings.TrimSpace(value) != "", path, "the value of %q is missing", field)
	c.need(Length(value) <= LimitName, path, "the value of %q is over %d characters", field, LimitName)
}

// offsetOf tells where in the file a decoding error lies.
func offsetOf(err error, dec *json.Decoder) int64 {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return syntax.Offset
	case errors.As(err, &kind):
		return kind.Offset
	}
	return dec.InputOffset()
}

func lineOf(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
}

// inWords says what a decoding error means without the decoder's jargon.
func inWords(err error) string {
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind):
		return fmt.Sprintf("the value of %q is a %s where something else belongs", kind.Field, kind.Value)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the file ends too early"
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

// valueLines maps the path of every value of a well-formed JSON file to the
// line it ends on.
func valueLines(data []byte) map[string]int {
	lines := map[string]int{}
	dec := json.NewDecoder(bytes.NewReader(data))
	var walk func(path string)
	walk = func(path string) {
		token, err := dec.Token()
		if err != nil {
			return
		}
		lines[path] = lineOf(data, dec.InputOffset())
		below := func(name string) string { return strings.TrimPrefix(path+"/"+name, "/") }
		switch token {
		case json.Delim('{'):
			for dec.More() {
				key, err := dec.Token()
				if err != nil {
					return
				}
				walk(below(fmt.Sprint(key)))
			}
			_, _ = dec.Token()
		case json.Delim('['):
			for i := 0; dec.More(); i++ {
				walk(below(itoa(i)))
			}
			_, _ = dec.Token()
		}
	}
	walk("")
	return lines
}
