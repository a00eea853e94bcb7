package assessment_test

import (
	"strings"
	"testing"

	"ninefold/app/assessment"
)

func TestTextThatCannotBeKeptExactlyIsRefused(t *testing.T) {
	for text, want := range map[string]struct {
		code     assessment.Code
		sentence string
	}{
		"a\x00":                   {assessment.CodeInvalid, "The lead’s name holds a NUL character, which cannot be stored. Please remove it and try again."},
		"\xed\xa0\x80":            {assessment.CodeInvalid, "The lead’s name holds bytes that are not text, so it cannot be stored. Please paste it again as plain text."},
		"two\nlines":              {assessment.CodeInvalid, "The lead’s name must be on one line."},
		strings.Repeat("𝒳", 1203): {assessment.CodeTooLong, "The lead’s name is 1,003 characters over its limit of 200."},
	} {
		checkRefused(t, assessment.CheckText("The lead’s name", text, assessment.LimitName, true), want.code, want.sentence)
	}
	for _, text := range []string{"", strings.Repeat("𝒳", 200), "=1+1", "\u202e", "\ufffd\t"} {
		if err := assessment.CheckText("The lead’s name", text, assessment.LimitName, true); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// Whatever people write has a limit that is told to them, and every field is
// held to its own.
func TestEveryFieldPeopleWriteIsHeldToItsLimit(t *testing.T) {
	a := assessment.New("id", "", small(t))
	apply(t, a, a.AppendEntries("S1", assessment.WorkingWell, entries("e")...))
	apply(t, a, a.AddSection("s", "", "", ""))
	apply(t, a, a.AddFigure("f", "", "", "", ""))
	for kind, id := range map[assessment.Kind]string{
		assessment.KindDocument: "id", assessment.KindStatement: "S1", assessment.KindEntry: "e",
		assessment.KindSection: "s", assessment.KindFigure: "f",
	} {
		for _, field := range assessment.Fields(kind) {
			if !field.Written {
				continue
			}
			most := strings.Repeat("ŵ", field.Limit)
			apply(t, a, assessment.SetValue("", kind, id, field.Field, most))
			if _, err := a.Apply(assessment.SetValue("", kind, id, field.Field, most+"x").Ops); assessment.ErrorCode(err) != assessment.CodeTooLong {
				t.Errorf("%s %s takes more than its %d characters: %v", kind, field.Field, field.Limit, err)
			}
			_, err := a.Apply(assessment.SetValue("", kind, id, field.Field, "a\nb").Ops)
			if refused := assessment.ErrorCode(err) == assessment.CodeInvalid; refused != field.OneLine {
				t.Errorf("%s %s on two lines: %v", kind, field.Field, err)
			}
		}
	}
}

func TestNumbersAreWrittenAsPeopleReadThem(t *testing.T) {
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 4005: "4,005", 279730: "279,730", 1000000: "1,000,000", -1234: "-1,234"} {
		if got := assessment.Thousands(n); got != want {
			t.Errorf("%d is written %q", n, got)
		}
	}
}

func TestVocabulariesReadWhatTheyWrite(t *testing.T) {
	for _, s := range assessment.Statuses {
		if got, err := assessment.ParseStatus(s.Key()); got != s || err != nil || s.Title() == "" {
			t.Errorf("%q is read as %v, %v", s.Key(), got, err)
		}
	}
	for _, m := range assessment.Markings {
		if got, err := assessment.ParseMarking(string(m)); got != m || err != nil {
			t.Errorf("%q is read as %q, %v", m, got, err)
		}
	}
}

func TestATextIsShortenedBetweenCharactersAsTheyAreSeen(t *testing.T) {
	for text, want := range map[string]string{
		"short":                  "short",
		" two\nlines  of it ":    "two lines…",
		"exactly ten":            "exactly t…",
		"exactly te":             "exactly te",
		"thumbs up 👍🏽👍🏽👍🏽":       "thumbs up…",
		"thumbs 👍🏽👍🏽👍🏽":          "thumbs 👍🏽…",
		"family 👨\u200d👩\u200d👧": "family…",
		"a mark w\u0302w\u0302w": "a mark w\u0302…",
	} {
		if got := assessment.Shortened(text, 10); got != want {
			t.Errorf("%q is shortened to %q, want %q", text, got, want)
		}
	}
}
