package assessment

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxFramework is the largest framework file read, in bytes: forty times the one
// that is built in, and several times what CQC's own wording of everything would
// need.
const maxFramework = 1 << 20

// How many quality statements and names of statements and lists a framework may
// have: twenty and ten times those of the one that is built in. Each is looked for in
// every line of a text that is brought in.
const (
	mostStatements = 200
	mostNames      = 2_000
)

// LoadFramework reads a framework file and refuses one that is incomplete or
// contradicts itself, naming the line and the reason. The file is JSON with
// the keys of Framework; an unknown key is refused, since a misspelt one would
// silently lose what it holds. The error is CodeFile.
func LoadFramework(name string, data []byte) (*Framework, error) {
	if len(data) > maxFramework {
		return nil, Refuse(CodeFile, nil, "%s is larger than the 1 MB a framework file may have.", name)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if at := invalidUTF8(data); at >= 0 {
		return nil, Refuse(CodeFile, nil, "%s, line %d: there are bytes that are not UTF-8 text.", name, lineOf(data, int64(at)))
	}
	f := &Framework{source: slices.Clone(data)}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(f); err != nil {
		line, reason := lineOf(data, offsetOf(err, dec)), inWords(err)
		if key, keyLine := unknownKey(data, f); key != "" {
			line, reason = keyLine, fmt.Sprintf("a framework has no %q here", key)
		}
		return nil, Refuse(CodeFile, err, "%s, line %d: %s.", name, line, reason)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, Refuse(CodeFile, err, "%s, line %d: there is more after the framework’s end.", name, lineOf(data, dec.InputOffset()))
	}
	c := &frameworkCheck{}
	c.framework(f)
	if c.reason != "" {
		return nil, Refuse(CodeFile, nil, "%s, line %d: %s.", name, lineOfValue(data, c.where), c.reason)
	}
	return f, nil
}

// invalidUTF8 returns where the first byte is that belongs to no character, or
// -1. The decoder would put a replacement in its place without a word.
func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// frameworkCheck collects the first fault of a framework with its place.
type frameworkCheck struct {
	where  string // path of the value at fault, such as "themes/0/title"
	reason string
}

// need records reason against path unless ok, or unless a fault is known.
func (c *frameworkCheck) need(ok bool, path, reason string, args ...any) {
	if !ok && c.reason == "" {
		c.where, c.reason = path, fmt.Sprintf(reason, args...)
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
	statements, called := 0, 0
	for _, l := range f.Lists {
		called += 1 + len(l.Aliases)
	}
	for _, t := range f.Themes {
		statements, called = statements+len(t.Statements), called+1+len(t.Aliases)
		for _, s := range t.Statements {
			called += 2 + len(s.Aliases) + len(s.Subheadings)
		}
	}
	c.need(statements <= mostStatements, "themes", "a framework may have %d statements, and this one has %d", mostStatements, statements)
	c.need(called <= mostNames, "themes", "a framework may have %s names and other names of statements and lists, and this one has %s", Thousands(mostNames), Thousands(called))
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
	if top := len(f.Scores); top > 0 && len(bands) > 0 {
		lowest := percentUp(1, top)
		c.need(bands[0].From <= lowest, "overall/bands/0/from", "the bands must begin at %d or below, which the lowest scores come to", lowest)
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
	c.need(!strings.ContainsAny(value, "\r\n\x00"), path, "the value of %q must be plain text on one line", field)
}
