// Package assessmenttest makes assessments for the tests and benchmarks of
// other packages. It must not be imported by anything that ships.
package assessmenttest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"ninefold/app/assessment"
	"ninefold/assets"
)

// Framework returns the framework that new assessments are written against.
func Framework(t testing.TB) *assessment.Framework {
	t.Helper()
	f, err := framework()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A framework is never changed, so one does for every test.
var framework = sync.OnceValues(func() (*assessment.Framework, error) {
	return assessment.LoadFramework(assets.DefaultFrameworkID+".json", assets.DefaultFramework())
})

// Generate returns an assessment of an invented council with this many
// entries spread over the lists of all statements, every field filled in
// somewhere, and twelve sections and figures of "Who we are". The same seed
// gives the same document, ids and all.
func Generate(seed, entries int) *assessment.Assessment {
	return GenerateReturn(seed, entries, nil)
}

// Large returns the return of a large council: 5,000 entries, 2,000 pieces of
// evidence with 6,000 links, 1,500 actions and 400 measures of three periods.
func Large() *assessment.Assessment {
	return GenerateReturn(1, 5000, map[assessment.Kind]int{
		assessment.KindEvidence: 2000, assessment.KindEvidenceLink: 3,
		assessment.KindAction: 1500, assessment.KindActionDetail: 2, assessment.KindActionTimescale: 1, assessment.KindActionImpact: 2,
		assessment.KindProgressNote: 1,
		assessment.KindWaitingTime:  200, assessment.KindWaitingPeriod: 3,
		assessment.KindIndicator: 200, assessment.KindIndicatorValue: 3,
	})
}

// GenerateReturn is Generate with so many records of some kinds; of a kind that
// stands below another, below each of that.
func GenerateReturn(seed, entries int, numbers map[assessment.Kind]int) *assessment.Assessment {
	f, err := framework()
	if err != nil {
		panic("assessmenttest: the built-in framework is refused: " + err.Error())
	}
	g := &generator{numbers: numbers, random: rand.New(rand.NewPCG(uint64(seed), uint64(entries)))}
	a := assessment.New(g.id(), "Northmere Council", f)
	if err := a.Remember("export.committee", "Health and Care Scrutiny Committee"); err != nil {
		panic("assessmenttest: " + err.Error())
	}
	g.apply(a, g.document(a), g.statements(a), g.whoWeAre(a))
	for i, list := range lists(a) {
		// The first lists take one entry more where the number does not divide.
		share := (entries + len(lists(a)) - 1 - i) / len(lists(a))
		g.apply(a, a.AppendEntries(list.statement, list.key, g.entries(share)...))
	}
	for i, s := range a.Statements {
		if s.Status == assessment.SignedOff || i == 0 {
			g.apply(a, a.SignOff(s.Code))
		}
	}
	g.others(a)
	return a
}

type list struct {
	statement string
	key       assessment.ListKey
}

func lists(a *assessment.Assessment) []list {
	var all []list
	for _, s := range a.Statements {
		for _, key := range assessment.ListKeys {
			all = append(all, list{s.Code, key})
		}
	}
	return all
}

type generator struct {
	random  *rand.Rand
	numbers map[assessment.Kind]int
}

func (g *generator) apply(a *assessment.Assessment, edits ...assessment.Edit) {
	for _, e := range edits {
		if _, err := a.Apply(e.Ops); err != nil {
			panic("assessmenttest: " + err.Error())
		}
	}
}

func (g *generator) document(a *assessment.Assessment) assessment.Edit {
	set := func(field assessment.Field, value string) assessment.Op {
		return assessment.Op{Kind: assessment.KindDocument, ID: a.ID, Verb: assessment.Set, Field: field, After: value}
	}
	return assessment.Edit{Ops: []assessment.Op{
		set(assessment.FieldTitle, "Self-assessment 2026"),
		set(assessment.FieldAsAt, "2026-03-31"),
		set(assessment.FieldAuthor, "Morgan Ellery"),
		set(assessment.FieldMarking, string(assessment.OfficialSensitive)),
		set(assessment.FieldDraft, "1"),
		set(assessment.FieldNotice, "2026-03-02"),
		set(assessment.FieldNoticeDays, "28"),
		set(assessment.FieldWords, "Ellerydale\nreablers"),
	}}
}

func (g *generator) statements(a *assessment.Assessment) assessment.Edit {
	var edit assessment.Edit
	for _, s := range a.Statements {
		set := func(field assessment.Field, value string) {
			edit.Ops = append(edit.Ops, assessment.Op{Kind: assessment.KindStatement, ID: s.Code, Verb: assessment.Set, Field: field, After: value})
		}
		set(assessment.FieldStatus, assessment.Statuses[g.random.IntN(len(assessment.Statuses))].Key())
		set(assessment.FieldLead, g.pick(people))
		set(assessment.FieldScore, fmt.Sprint(1+g.random.IntN(a.Framework.TopScore())))
		set(assessment.FieldReason, g.prose(4))
		if g.random.IntN(3) == 0 {
			set(assessment.FieldNote, g.prose(2))
		}
	}
	return edit
}

func (g *generator) whoWeAre(a *assessment.Assessment) assessment.Edit {
	var edit assessment.Edit
	position := ""
	for i := range 12 {
		position = a.PositionBetween(position, "")
		internal := ""
		if i%4 == 3 {
			internal = "1"
		}
		edit.Ops = append(edit.Ops,
			assessment.Op{Kind: assessment.KindSection, ID: g.id(), Verb: assessment.Add, Record: map[assessment.Field]string{
				assessment.FieldPosition: position, assessment.FieldHeading: fmt.Sprintf("Our %s", g.pick(subjects)),
				assessment.FieldText: g.prose(3) + "\n\n" + g.prose(2), assessment.FieldInternal: internal,
			}},
			assessment.Op{Kind: assessment.KindFigure, ID: g.id(), Verb: assessment.Add, Record: map[assessment.Field]string{
				assessment.FieldPosition: position, assessment.FieldLabel: "People who use " + g.pick(subjects),
				assessment.FieldValue: assessment.Thousands(100 + g.random.IntN(300_000)), assessment.FieldNote: "as at 31 March 2026",
				assessment.FieldInternal: internal,
			}})
	}
	return edit
}

// entries writes n entries, of which every seventh is internal and every
// fifth has a note and every ninth is said to be in a language.
func (g *generator) entries(n int) []assessment.NewEntry {
	out := make([]assessment.NewEntry, n)
	for i := range out {
		out[i] = assessment.NewEntry{ID: g.id(), Text: g.prose(1 + g.random.IntN(2)), Internal: i%7 == 6}
		if i%5 == 4 {
			out[i].Note = "Ask " + g.pick(people) + " for the latest figure."
		}
		if i%9 == 8 {
			out[i].Language = "cy" // which is what it says, and not what it is
		}
	}
	return out
}

func (g *generator) prose(sentences int) string {
	var out []string
	for range sentences {
		out = append(out, fmt.Sprintf("%s %s %s for %d people %s.",
			g.pick(openings), g.pick(verbs), g.pick(subjects), 2+g.random.IntN(900), g.pick(endings)))
	}
	return strings.Join(out, " ")
}

func (g *generator) pick(words []string) string { return words[g.random.IntN(len(words))] }

// id returns a UUID of version 4.
func (g *generator) id() string {
	var b [16]byte
	for i := range b {
		b[i] = byte(g.random.Uint32())
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:])
}

var (
	people   = []string{"Morgan Ellery", "Siân Prŷs", "Oleksandra Їжак", "Tariq Bashir", "Jo Ferriby"}
	openings = []string{
		"The harbour localities team", "Our reablement service", "The Wednesday drop-in at Quay House", "The carers’ panel",
		"A joint duty desk with the hospital", "The Northmere commissioning group", "Our social workers & therapists", "The learning circle",
	}
	verbs = []string{
		"has opened up", "reviewed", "is redesigning", "shortened the wait for", "checked the quality of",
		"has yet to agree", "co-produced", "published the results of",
	}
	subjects = []string{
		"equipment and adaptations", "carers’ breaks", "direct payments", "supported living", "safeguarding enquiries",
		"advocacy", "homecare rounds", "transitions from children’s services", "plain-English letters", "the prevention offer",
	}
	endings = []string{
		"since the spring", "in the last twelve months", "at a median of 14 days", "and told them what changed",
		"in each of the four localities", "as the audit asked", "before the winter", "with partners round one table",
	}
)
