package assessment_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
)

// with returns an assessment whose one entry has this text.
func with(t testing.TB, text string) *assessment.Assessment {
	t.Helper()
	a := assessment.New("doc", "Northmere Council", assessmenttest.Framework(t))
	if _, err := a.Apply(a.AppendEntries(a.Statements[0].Code, assessment.WorkingWell, assessment.NewEntry{ID: "e", Text: text}).Ops); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestPersonalDataIsFoundAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string][]string{
		// The NHS number 943 476 5919 is the Data Dictionary's own example.
		"Her number is 943 476 5919.":             {"NHS number: 943 476 5919"},
		"9434765919":                              {"NHS number: 9434765919"},
		"(943-476-5919)":                          {"NHS number: 943-476-5919"},
		"943\u00a0476\u00a05919":                  {"NHS number: 943\u00a0476\u00a05919"},
		"12 943 476 5919":                         {"NHS number: 943 476 5919"},
		"NINO QQ 12 34 56 C, and ab123456d":       {"National Insurance number: ab123456d"},
		"NINO AB 12 34 56 C.":                     {"National Insurance number: AB 12 34 56 C"},
		"Write to ada.o'neil@northmere.example.":  {"E-mail address: ada.o'neil@northmere.example"},
		"rhŷs+care@cyngor.example":                {"E-mail address: rhŷs+care@cyngor.example"},
		"Ring 01632 960123 or 07700 900 123":      {"Telephone number: 01632 960123", "Telephone number: 07700 900 123"},
		"+44 (0)20 7946 0958":                     {"Telephone number: +44 (0)20 7946 0958"},
		"(020) 7946 0958; 0044 7700900123":        {"Telephone number: (020) 7946 0958", "Telephone number: 0044 7700900123"},
		"0800 1111 is too short":                  nil,
		"Mrs A, born 3 March 1951, waited.":       {"Date of birth: born 3 March 1951"},
		"DOB: 03/03/1951":                         {"Date of birth: DOB: 03/03/1951"},
		"D.O.B 1951-03-03":                        {"Date of birth: D.O.B 1951-03-03"},
		"her date of birth (the 3rd of Mar 1951)": {"Date of birth: date of birth (the 3rd of Mar 1951"},
		"3.3.51 (date of birth)":                  {"Date of birth: 3.3.51 (date of birth"},
		"July 4, 1951 is her birthday":            {"Date of birth: July 4, 1951 is her birthday"},
		"ada@a.example, born 1/2/1950, 943 476 5919": {
			"E-mail address: ada@a.example", "Date of birth: born 1/2/1950", "NHS number: 943 476 5919",
		},
	} {
		var got []string
		for _, f := range assessment.FindPersonalData(with(t, text)) {
			got = append(got, f.What+": "+f.Match)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}

func TestOrdinaryFiguresAreNotPersonalData(t *testing.T) {
	for _, text := range []string{
		"The median wait is 71 days and the longest 240 (September 2026).",
		"943 476 5918",               // the check digit is wrong
		"000 000 0000",               // no number at all
		"19434765919", "94347659190", // ten digits of a longer number
		"214,600 people; £1,234,567,890 spent", // commas part thousands
		"Between 2019 and 2026 we asked 1 204 people",
		"Report ref. GB 12 34 56 A",
		"on 16 January 2027 the committee met",
		"people born in Northmere, and 400 born since 2019",
		"Section 42 of the Act; indicators 2A to 2E",
		"@northmere, or a@b",
		"0.123456789",
		"2024-25 and 2025-26",
	} {
		for _, f := range assessment.FindPersonalData(with(t, text)) {
			t.Errorf("%q: %s %q", text, f.What, f.Match)
		}
	}
}

func TestEveryNHSCheckDigitIsToldFromTheOthers(t *testing.T) {
	for n := 400_000_000; n < 400_003_000; n += 7 {
		sum := 0
		for i, r := range fmt.Sprint(n) {
			sum += int(r-'0') * (10 - i)
		}
		right := 11 - sum%11
		if right == 11 {
			right = 0
		}
		for last := range 10 {
			text := fmt.Sprintf("%d%d", n, last)
			found := len(assessment.FindPersonalData(with(t, text))) > 0
			if found != (last == right) {
				t.Fatalf("%s: found %v, the check digit should be %d", text, found, right)
			}
		}
	}
}

func TestPersonalDataIsSearchedWhereThePublicWouldReadIt(t *testing.T) {
	const find = "943 476 5919"
	a := assessmenttest.Generate(1, 54)
	published := 0
	put := func(kind assessment.Kind, id string, internal bool) {
		for _, spec := range assessment.Fields(kind) {
			if !spec.Written {
				continue
			}
			if _, err := a.Apply(assessment.SetValue("", kind, id, spec.Field, find).Ops); err != nil {
				t.Fatal(err)
			}
			if !internal && !(spec.Internal && (kind == assessment.KindEntry || kind == assessment.KindStatement)) {
				published++
			}
		}
	}
	put(assessment.KindDocument, a.ID, false)
	for _, s := range a.Sections() {
		put(assessment.KindSection, s.ID, s.Internal)
	}
	for _, f := range a.Figures() {
		put(assessment.KindFigure, f.ID, f.Internal)
	}
	for _, s := range a.Statements {
		put(assessment.KindStatement, s.Code, false)
		for _, key := range assessment.ListKeys {
			for _, e := range s.List(key) {
				put(assessment.KindEntry, e.ID, e.Internal)
			}
		}
	}
	findings := assessment.FindPersonalData(a)
	if len(findings) != published {
		t.Errorf("%d findings in %d fields that would be published", len(findings), published)
	}
	for _, f := range findings {
		value, ok := a.Value(f.Kind, f.ID, f.Field)
		if !ok || !strings.Contains(value, f.Match) || f.Place == "" {
			t.Errorf("the finding %+v leads nowhere", f)
		}
	}
}

func TestPlacesAreWhatPeopleCallThem(t *testing.T) {
	a := with(t, "Text")
	if got, want := a.Place(assessment.KindEntry, "e"), "Assessing needs, What is working well, entry 1"; got != want {
		t.Errorf("the entry's place is %q, want %q", got, want)
	}
	for _, kind := range []assessment.Kind{assessment.KindEntry, assessment.KindSection, assessment.KindFigure, assessment.KindStatement} {
		if got := a.Place(kind, "gone"); got != "" {
			t.Errorf("a %s that is not there stands at %q", kind, got)
		}
	}
}

func TestPublishedLeavesTheOriginalWhole(t *testing.T) {
	a := assessmenttest.Generate(2, 270)
	p := a.Published()
	if !p.LeftOut || p.Entries == 0 || p.Assessment.EntryCount()+p.Entries != a.EntryCount() {
		t.Errorf("left out %v, %d entries of %d", p.LeftOut, p.Entries, a.EntryCount())
	}
	for _, s := range p.Assessment.Statements {
		for _, key := range assessment.ListKeys {
			for _, e := range s.List(key) {
				if e.Internal || e.Note != "" {
					t.Errorf("entry %s is internal or has its note still", e.ID)
				}
				if a.Entry(e.ID) == e {
					t.Errorf("entry %s is shared with the original", e.ID)
				}
			}
		}
	}
	if a.EntryCount() != 270 {
		t.Errorf("the original has %d entries left", a.EntryCount())
	}
}

func BenchmarkFindPersonalData(b *testing.B) {
	a := assessmenttest.Generate(1, 5000)
	for b.Loop() {
		assessment.FindPersonalData(a)
	}
}
