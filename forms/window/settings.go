package window

import (
	"encoding/json"
	"path/filepath"
	"slices"

	"ninefold/forms/kit"
)

// The keys settings are kept under on this machine. They belong to the person
// at it, not to a document, and are never printed.
const (
	settingWho    = "who"
	settingAsked  = "who.asked"
	settingMode   = "appearance.mode"
	settingScale  = "appearance.scale"
	settingRecent = "recent"
	settingViews  = "views"
	settingHeads  = "headings"
	settingPlain  = "spelling.off" // whether words are not marked
	settingIgnore = "spelling.ignored"
	settingTyped  = "typing.plain" // whether quotation marks and dashes stay as they are typed
)

// maxRecent is how many documents the start page offers, and how many the
// window's last page and size are remembered for.
const maxRecent = 12

// settings are what the program remembers on this machine.
type settings struct{ kept *kept }

// view is how somebody left a document's window.
type view struct {
	Path   string  `json:"path"`
	Page   string  `json:"page"`
	Width  float32 `json:"width"`  // of the window's content, in Fyne's units
	Height float32 `json:"height"` // likewise
	Left   int     `json:"left"`   // of the window on the screen, in pixels; see placeAt
	Top    int     `json:"top"`    // likewise
	Placed bool    `json:"placed"` // whether Left and Top are known
	Export string  `json:"export"` // the folder it was last exported to, or ""
}

// who is the name the person gave, or "" while nobody has asked.
func (s settings) who() string        { return valueOf(s.kept, settingWho, "") }
func (s settings) setWho(name string) { s.kept.set(settingWho, name) }

// askedWho tells whether the name has been asked for, so that somebody who
// would rather not say is not asked again.
func (s settings) askedWho() bool { return valueOf(s.kept, settingAsked, false) }
func (s settings) setAskedWho()   { s.kept.set(settingAsked, true) }

func (s settings) appearance() kit.Appearance {
	scale := float32(valueOf(s.kept, settingScale, 1.0))
	if scale < kit.LeastTextScale || scale > kit.GreatestTextScale {
		scale = 1
	}
	mode := kit.FollowSystem
	if m := valueOf(s.kept, settingMode, 0.0); m >= float64(kit.FollowSystem) && m <= float64(kit.HighContrast) {
		mode = kit.Mode(m)
	}
	return kit.Appearance{Mode: mode, TextScale: scale}
}

func (s settings) setAppearance(a kit.Appearance) {
	s.kept.set(settingMode, float64(a.Mode)) // numbers of a JSON file
	s.kept.set(settingScale, float64(a.TextScale))
}

// marksWords tells whether words that nobody knows are marked, which they are
// until somebody says otherwise.
func (s settings) marksWords() bool      { return !valueOf(s.kept, settingPlain, false) }
func (s settings) setMarksWords(on bool) { s.kept.set(settingPlain, !on) }

// typesets tells whether quotation marks and dashes are put as they are printed,
// which they are until somebody says otherwise.
func (s settings) typesets() bool      { return !valueOf(s.kept, settingTyped, false) }
func (s settings) setTypesets(on bool) { s.kept.set(settingTyped, !on) }

// ignoredWords are the words that are not marked on this machine.
func (s settings) ignoredWords() []string         { return textsOf(s.kept, settingIgnore) }
func (s settings) setIgnoredWords(words []string) { s.kept.set(settingIgnore, words) }

// recent returns the documents opened last, newest first.
func (s settings) recent() []string {
	list := textsOf(s.kept, settingRecent)
	return list[:min(len(list), maxRecent)] // the file may hold any number
}

// opened puts a document at the head of the recent ones.
func (s settings) opened(path string) {
	list := slices.DeleteFunc(s.recent(), func(p string) bool { return p == path })
	list = append([]string{path}, list...)
	s.kept.set(settingRecent, list[:min(len(list), maxRecent)])
}

// forget takes a document that is no longer there off the recent ones.
func (s settings) forget(path string) {
	s.kept.set(settingRecent, slices.DeleteFunc(s.recent(), func(p string) bool { return p == path }))
}

// view returns how the document at path was left.
func (s settings) view(path string) view {
	for _, v := range s.views() {
		if v.Path == path {
			return v
		}
	}
	return view{Path: path}
}

// setView remembers how a document is left.
func (s settings) setView(v view) {
	views := slices.DeleteFunc(s.views(), func(other view) bool { return other.Path == v.Path })
	views = append([]view{v}, views...)
	kept, err := json.Marshal(views[:min(len(views), maxRecent)])
	if err != nil {
		return // plain numbers and strings always marshal
	}
	s.kept.set(settingViews, string(kept))
}

// headings are the headings of documents brought in that somebody has given a
// meaning; see forms.Host.
func (s settings) headings() map[string]string {
	said := map[string]string{}
	// What cannot be read is a convenience lost, no more.
	if err := json.Unmarshal([]byte(valueOf(s.kept, settingHeads, "")), &said); err != nil || said == nil {
		return map[string]string{}
	}
	return said
}

// setHeading remembers what a heading means. The oldest are not dropped: there
// are never more than somebody has corrected by hand.
func (s settings) setHeading(text, list string) {
	said := s.headings()
	said[text] = list
	kept, err := json.Marshal(said)
	if err != nil {
		return // plain strings always marshal
	}
	s.kept.set(settingHeads, string(kept))
}

func (s settings) views() []view {
	var views []view
	// What cannot be read is a setting lost, no more: the window opens at
	// its usual size.
	_ = json.Unmarshal([]byte(valueOf(s.kept, settingViews, "")), &views)
	return views
}

// absolute is path as it is remembered: free of the folder the program was
// started in.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}
