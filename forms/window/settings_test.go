package window

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ninefold/forms/kit"
)

// FuzzSettings reads settings from a file that may hold anything, as one does
// that was cut short, edited by hand or written by another version: what cannot
// be used counts as not set, and what is set from then on is kept.
func FuzzSettings(f *testing.F) {
	f.Add([]byte(`{"who":"Morgan Ellery","who.asked":true,"appearance.mode":2,"appearance.scale":1.5,"recent":["/a.ninefold"],"views":"[{\"path\":\"/a.ninefold\",\"width\":900}]","headings":"{\"Even better if\":\"improvement\"}"}`))
	f.Add([]byte(`{"who":7,"appearance.mode":-1,"appearance.scale":"big","recent":"/a.ninefold","views":"null","headings":"null"}`))
	f.Add([]byte(`{"appearance.scale":1e300,"appearance.mode":1e300,"recent":[],"views":"[{","headings":"[]"}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, file []byte) {
		path := filepath.Join(t.TempDir(), "settings.json")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		k := keptIn(path)
		s := settings{k}

		looks := s.appearance()
		if looks.TextScale < kit.LeastTextScale || looks.TextScale > kit.GreatestTextScale || math.IsNaN(float64(looks.TextScale)) {
			t.Errorf("the text size is %v", looks.TextScale)
		}
		if looks.Mode < kit.FollowSystem || looks.Mode > kit.HighContrast {
			t.Errorf("the appearance is %d", looks.Mode)
		}
		s.setAppearance(looks)
		if got := s.appearance(); got != looks {
			t.Errorf("the appearance %v came back as %v", looks, got)
		}
		_, _ = s.who(), s.askedWho()

		s.forget("/b.ninefold")
		s.opened("/b.ninefold")
		if recent := s.recent(); len(recent) > maxRecent || recent[0] != "/b.ninefold" {
			t.Errorf("the recent documents are %q", recent)
		}
		left := view{Path: "/b.ninefold", Page: "overview", Width: 900, Height: 700}
		s.setView(left)
		if got := s.view("/b.ninefold"); got != left {
			t.Errorf("the window was left as %v, not %v", got, left)
		}
		s.setHeading("Even better if", "improvement")
		if got := s.headings()["Even better if"]; got != "improvement" {
			t.Errorf("the heading means %q", got)
		}
		k.close()
		again := settings{keptIn(path)}
		defer again.kept.close()
		if got := again.view("/b.ninefold"); got != left || again.appearance() != looks || again.recent()[0] != "/b.ninefold" {
			t.Errorf("the next time the window is %v, %v, with %q", got, again.appearance(), again.recent())
		}
	})
}

// A file of settings that no window wrote costs neither time nor memory, and is
// replaced by one with the first thing set.
func TestSettingsWithoutMeasureAreAsGoodAsNone(t *testing.T) {
	for name, file := range map[string]string{
		"too large":           `{"who":"` + strings.Repeat("x", largestSettings) + `"}`,
		"brackets within":     strings.Repeat("[", largestSettings/2),
		"objects within":      `{"who":` + strings.Repeat(`{"a":`, 300_000) + "1" + strings.Repeat("}", 300_000) + "}",
		"documents by number": `{"recent":["/a"` + strings.Repeat(`,"/b"`, 300_000) + `]}`,
		"views by number":     `{"views":"[{}` + strings.Repeat(`,{}`, 300_000) + `]"}`,
		"of the wrong kinds":  `{"who":[],"who.asked":{},"appearance.mode":"dark","appearance.scale":[],"recent":{"a":1},"views":[1],"headings":[[]],"spelling.ignored":[1,{},null]}`,
	} {
		path := filepath.Join(t.TempDir(), "settings.json")
		if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		s := settings{keptIn(path)}
		if got := s.recent(); len(got) > maxRecent {
			t.Errorf("%s: %d documents are offered", name, len(got))
		}
		if len(s.who()) > 0 || len(s.ignoredWords()) > 0 || s.view("/a").Width > 0 {
			t.Errorf("%s: something was taken from it", name)
		}
		s.setView(view{Path: "/a", Width: 900})
		s.setWho("Morgan Ellery")
		s.kept.close()
		if info, err := os.Stat(path); err != nil || info.Size() > largestSettings {
			t.Errorf("%s: what is kept is %v, %v", name, info, err)
		}
		after := settings{keptIn(path)}
		if after.who() != "Morgan Ellery" || after.view("/a").Width != 900 {
			t.Errorf("%s: the next time the name is %.40q", name, after.who())
		}
		after.kept.close()
	}
}

func TestTwoWindowsKeepEachOthersSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Ninefold", "settings.json")
	one, other := keptIn(path), keptIn(path)
	settings{one}.setWho("Morgan Ellery")
	one.close()
	settings{other}.opened("/a.ninefold")
	other.close()
	after := settings{keptIn(path)}
	defer after.kept.close()
	if after.who() != "Morgan Ellery" || len(after.recent()) != 1 {
		t.Errorf("the name is %q, the documents are %q", after.who(), after.recent())
	}
}

func TestSettingsMoveHouseOnce(t *testing.T) {
	folder := t.TempDir()
	older, path := filepath.Join(folder, "preferences.json"), filepath.Join(folder, "settings.json")
	if err := os.WriteFile(older, []byte(`{"who":"Morgan Ellery","recent":["/a.ninefold"]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	moving := settings{keptIn(path, older)}
	moving.setAskedWho()
	moving.kept.close()
	if err := os.WriteFile(older, []byte(`{"who":"Somebody else"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	moved := settings{keptIn(path, older)}
	defer moved.kept.close()
	if moved.who() != "Morgan Ellery" || !moved.askedWho() || len(moved.recent()) != 1 {
		t.Errorf("the name is %q, asked %v, the documents are %q", moved.who(), moved.askedWho(), moved.recent())
	}
}

func TestSettingsThatCannotBeWrittenAreTriedAgain(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "in the way", "settings.json")
	if err := os.WriteFile(filepath.Dir(path), nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	s := settings{keptIn(path)}
	s.setWho("Morgan Ellery")
	s.kept.write()
	if err := os.Remove(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	s.setAskedWho()
	s.kept.close()
	after := settings{keptIn(path)}
	defer after.kept.close()
	if after.who() != "Morgan Ellery" || !after.askedWho() {
		t.Errorf("the name is %q, asked %v", after.who(), after.askedWho())
	}
}
