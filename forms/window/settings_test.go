package window

import (
	"encoding/json"
	"maps"
	"math"
	"testing"

	"fyne.io/fyne/v2/test"

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
		values := map[string]any{}
		// What the file held before it broke off is there, as in Fyne.
		_ = json.Unmarshal(file, &values)
		app := test.NewTempApp(t)
		app.Preferences().(interface {
			WriteValues(func(map[string]any))
		}).WriteValues(func(stored map[string]any) { maps.Copy(stored, values) })
		s := settings{app.Preferences()}

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
	})
}
