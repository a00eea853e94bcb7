package store_test

import (
	"fmt"
	"strings"
	"testing"

	"ninefold/app/assessment"
)

// hostile is text that breaks naive programs.
var hostile = map[string]string{
	"emoji":               "🏡 👩🏽‍🦼‍➡️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
	"Welsh":               "Siŵr, mae'r tŷ yng Nghasnewydd yn gynnes; ẁ ŵ ŷ ỳ",
	"Ukrainian":           "Її ґанок і їжак щодня",
	"Arabic":              "الرعاية الاجتماعية للبالغين",
	"Devanagari":          "वयस्क सामाजिक देखभाल क्षत्रिय",
	"curly quotes":        "‘It’s “ours”’ – and – “theirs”…",
	"markup":              `& < > " ' &amp; </w:t> <script>`,
	"formula":             "=1+1",
	"formula with sign":   "+SUM(A1:A9)-@x",
	"escape of Excel":     "_x000D_ _x005F_",
	"tabs and lines":      "\ta\tb\n\nc\r\nd\re ",
	"right-to-left marks": "a\u200fb\u202ec\u202dd\u2066e\u2069",
	"control characters":  "a\x01\x02\x1f\x7f\u0085\u2028\u2029b",
	"combining":           "e\u0301 é A\u0328\u030a",
	"noncharacters":       "\ufffe\uffff\U0010ffff\ufeff",
	"replacement":         "\ufffd",
	"SQL":                 `'); DROP TABLE entry; -- " ? ?1 :a $b`,
	"no space":            strings.Repeat("x", assessment.LimitEntry),
	"most there can be":   strings.Repeat("𝒳", assessment.LimitEntry),
	"only spaces":         "   \u00a0 ",
}

func TestHostileTextIsKeptExactly(t *testing.T) {
	d := create(t, 0)
	for name, text := range hostile {
		do(t, d, d.Assessment().AppendEntries("QS4", assessment.Priorities, assessment.NewEntry{ID: "entry " + name, Text: text, Note: text}))
		do(t, d, d.Assessment().AddSection("section "+name, "", "Heading", text))
	}
	d = reopen(t, d)
	for name, text := range hostile {
		if e := d.Assessment().Entry("entry " + name); e.Text != text || e.Note != text {
			t.Errorf("%s: the entry came back as %q", name, e.Text)
		}
		if s := d.Assessment().Section("section " + name); s.Text != text {
			t.Errorf("%s: the section came back as %q", name, s.Text)
		}
	}
	for range hostile {
		for range 2 {
			if _, err := d.Undo(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if d.UndoLabel() != "" || d.Assessment().EntryCount() != 0 {
		t.Errorf("undo left %d entries and offers %q", d.Assessment().EntryCount(), d.UndoLabel())
	}
}

func TestWhatCannotBeStoredIsRefusedInASentence(t *testing.T) {
	d := create(t, 0)
	for text, want := range map[string]struct {
		code     assessment.Code
		sentence string
	}{
		"a\x00b":                    {assessment.CodeInvalid, "The entry holds a NUL character, which cannot be stored. Please remove it and try again."},
		"a\xff":                     {assessment.CodeInvalid, "The entry holds bytes that are not text, so it cannot be stored. Please paste it again as plain text."},
		"\xed\xa0\x80":              {assessment.CodeInvalid, "The entry holds bytes that are not text, so it cannot be stored. Please paste it again as plain text."}, // a lone surrogate
		strings.Repeat("é", 30_002): {assessment.CodeTooLong, "The entry is 2 characters over its limit of 30,000."},
	} {
		checkRefused(t, d.Do(d.Assessment().AppendEntries("QS1", assessment.WorkingWell, assessment.NewEntry{ID: "x", Text: text})), want.code, want.sentence)
	}
	if d.Assessment().EntryCount() != 0 || len(journal(t, d)) != 1 {
		t.Error("something was stored all the same")
	}
}

func TestFiveHundredEntriesInOneListKeepTheirOrder(t *testing.T) {
	d := create(t, 0)
	var entries []assessment.NewEntry
	for i := range 500 {
		entries = append(entries, assessment.NewEntry{ID: fmt.Sprint(999 - i), Text: fmt.Sprint("entry ", i)})
	}
	do(t, d, d.Assessment().AppendEntries("QS9", assessment.Improvement, entries[:250]...))
	do(t, d, d.Assessment().AppendEntries("QS9", assessment.Improvement, entries[250:]...))
	for i, e := range reopen(t, d).Assessment().Statement("QS9").List(assessment.Improvement) {
		if e.ID != entries[i].ID || e.Text != entries[i].Text {
			t.Fatalf("entry %d is %q", i, e.Text)
		}
	}
}
