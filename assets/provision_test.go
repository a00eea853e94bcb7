package assets

import (
	"strings"
	"testing"
)

type sampleProvider struct {
	Name       string                `json:"name"`
	Service    string                `json:"service"`
	Contracted bool                  `json:"contracted"`
	Rating     string                `json:"rating"`
	RatedOn    string                `json:"rated_on"`
	Concern    bool                  `json:"concern"`
	Named      bool                  `json:"named"`
	Note       string                `json:"note"`
	Internal   bool                  `json:"internal"`
	Issues     []sampleProviderIssue `json:"provider_issues"`
}

type sampleProviderIssue struct {
	Area     string `json:"area"`
	Theme    string `json:"theme"`
	Date     string `json:"date"`
	Status   string `json:"status"`
	Text     string `json:"text"`
	Internal bool   `json:"internal"`
}

type sampleEngland struct {
	Service             string  `json:"service"`
	Outstanding         float64 `json:"outstanding"`
	Good                float64 `json:"good"`
	RequiresImprovement float64 `json:"requires_improvement"`
	Inadequate          float64 `json:"inadequate"`
	AsAt                string  `json:"as_at"`
	Source              string  `json:"source"`
	Note                string  `json:"note"`
}

// provisionTexts is the prose of the sample's providers, with its place.
func provisionTexts(document sampleFile) map[string]string {
	texts := map[string]string{}
	for _, p := range document.Providers {
		texts["provider: "+p.Name] = p.Name + ". " + p.Note
		for _, issue := range p.Issues {
			texts["issue: "+p.Name+": "+issue.Text] = issue.Text
		}
	}
	for _, e := range document.England {
		texts["England: "+e.Service] = e.Note
	}
	return texts
}

func TestTheSamplesProvidersAgreeWithWhatItsEntriesSay(t *testing.T) {
	document := northmere(t)
	issues, concern, named, homecare, agencies := 0, 0, 0, 0, 0
	ratings := map[string]int{}
	for _, p := range document.Providers {
		ratings[p.Rating]++
		issues += len(p.Issues)
		if p.Service == "homecare" && p.Contracted {
			agencies++
		}
		if p.Concern {
			concern++
			if p.Service == "homecare" {
				homecare++
			}
		}
		if p.Named {
			named++
		}
		if p.Rating == "inadequate" && !p.Concern {
			t.Errorf("%s is inadequate and no concern", p.Name)
		}
		for _, day := range append([]string{p.RatedOn}, dates(p)...) {
			if day > document.AsAt {
				t.Errorf("%s has something of %s, after the document's own day", p.Name, day)
			}
		}
	}
	if len(document.Providers) != 30 || issues != 40 {
		t.Errorf("there are %d providers with %d issues", len(document.Providers), issues)
	}
	if ratings["requires_improvement"] > 17 || agencies > 29 {
		t.Errorf("%d require improvement and %d agencies have a contract, more than there are", ratings["requires_improvement"], agencies)
	}
	if named == 0 || named == concern {
		t.Errorf("%d of %d providers of concern may be named: the sample should show both", named, concern)
	}
	var all strings.Builder
	for _, text := range sampleTexts(document) {
		all.WriteString(text + "\n")
	}
	for said, agrees := range map[string]bool{
		"Nobody has been placed in either of the two inadequate ones": ratings["inadequate"] == 2,
		"Five are under closer watch":                                 concern == 5,
		"Two homecare providers are under close watch":                homecare == 2,
		"143 people depend on one homecare agency":                    strings.Contains(all.String(), "where 143 people depend on it"),
	} {
		if !strings.Contains(all.String(), said) {
			t.Errorf("no entry says %q any more", said)
		}
		if !agrees {
			t.Errorf("the providers do not agree with %q", said)
		}
	}
	for _, e := range document.England {
		if sum := e.Outstanding + e.Good + e.RequiresImprovement + e.Inadequate; sum < 99.9 || sum > 100.1 {
			t.Errorf("the figures for %s add up to %.1f", e.Service, sum)
		}
	}
}

func dates(p sampleProvider) (days []string) {
	for _, issue := range p.Issues {
		days = append(days, issue.Date)
	}
	return days
}
