package assessment_test

import (
	"fmt"
	"testing"

	"ninefold/app/assessment"
)

// returnOf is a document with items whose answer, owner and due date are given,
// asked for on 2 November 2026.
func returnOf(t *testing.T, items ...[3]string) *assessment.Assessment {
	t.Helper()
	a := assessment.New("id", "", small(t))
	apply(t, a, assessment.SetValue("", assessment.KindDocument, "id", assessment.FieldNotice, "2026-11-02"))
	for i, item := range items {
		apply(t, a, a.AppendRecords(assessment.KindItem, assessment.NewRecord{ID: fmt.Sprint(i), Values: map[assessment.Field]string{
			assessment.FieldAnswer: item[0], assessment.FieldOwner: item[1], assessment.FieldDue: item[2], assessment.FieldStatements: "S1",
		}}))
	}
	return a
}

func TestTheReturnIsDueTwentyOneDaysAfterItsNoticeUnlessOthersAreGiven(t *testing.T) {
	for days, want := range map[string]string{"": "2026-11-23", "28": "2026-11-30", "1": "2026-11-03"} {
		a := returnOf(t)
		apply(t, a, assessment.SetValue("", assessment.KindDocument, "id", assessment.FieldNoticeDays, days))
		if got := a.ReturnDue(); got != want {
			t.Errorf("%q days given: due %s, not %s", days, got, want)
		}
	}
	a := returnOf(t)
	for _, days := range []string{"0", "121", "021", "3.5", "many"} {
		if _, err := a.Apply(assessment.SetValue("", assessment.KindDocument, "id", assessment.FieldNoticeDays, days).Ops); assessment.ErrorCode(err) != assessment.CodeInvalid {
			t.Errorf("%q days: %v", days, err)
		}
	}
	apply(t, a, assessment.SetValue("", assessment.KindDocument, "id", assessment.FieldNotice, ""))
	if got := a.ReturnDue(); got != "" {
		t.Errorf("without a notice it is due %s", got)
	}
}

func TestDaysAreCountedAcrossMonthsAndTheChangeOfClocks(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int
	}{{"2026-10-20", "2026-11-02", 13}, {"2026-03-28", "2026-03-30", 2}, {"2026-11-23", "2026-11-23", 0}, {"2026-11-25", "2026-11-23", -2}} {
		if got, ok := assessment.DaysUntil(c.from, c.to); !ok || got != c.want {
			t.Errorf("from %s to %s there are %d days, not %d", c.from, c.to, got, c.want)
		}
	}
	if _, ok := assessment.DaysUntil("2026-10-20", ""); ok {
		t.Error("there are days to no date")
	}
}

func TestAnItemIsDueOnItsOwnDayButNeverAfterTheReturn(t *testing.T) {
	a := returnOf(t, [3]string{"", "", "2026-11-10"}, [3]string{"", "", ""}, [3]string{"", "", "2026-12-24"})
	for i, want := range []string{"2026-11-10", "2026-11-23", "2026-11-23"} {
		if got := a.DueOf(a.Items()[i]); got != want {
			t.Errorf("item %d is due %s, not %s", i, got, want)
		}
	}
	apply(t, a, assessment.SetValue("", assessment.KindDocument, "id", assessment.FieldNotice, ""))
	for i, want := range []string{"2026-11-10", "", "2026-12-24"} {
		if got := a.DueOf(a.Items()[i]); got != want {
			t.Errorf("without a notice item %d is due %q, not %q", i, got, want)
		}
	}
}

func TestWhatIsOutstandingIsCountedByOwnerAndByStatement(t *testing.T) {
	a := returnOf(t,
		[3]string{assessment.AnswerProvided, "M. Hale", "2026-11-05"},
		[3]string{assessment.AnswerNotHeld, "M. Hale", ""},
		[3]string{assessment.AnswerNotYet, "M. Hale", "2026-11-10"},
		[3]string{"", "M. Hale", "2026-11-12"},
		[3]string{"", "", ""},
	)
	apply(t, a, assessment.SetValue("", assessment.KindItem, "4", assessment.FieldStatements, ""))
	p := a.Progress("2026-11-12")
	want := assessment.ReturnProgress{
		Items: 5, Answered: 2, Overdue: 1,
		ByOwner:     []assessment.StillOut{{Of: "", Items: 1}, {Of: "M. Hale", Items: 2, Overdue: 1}},
		ByStatement: []assessment.StillOut{{Of: "S1", Items: 2, Overdue: 1}, {Of: "", Items: 1}},
	}
	if fmt.Sprint(p) != fmt.Sprint(want) {
		t.Errorf("%+v, not %+v", p, want)
	}
	if p := a.Progress("2026-11-24"); p.Overdue != 3 {
		t.Errorf("once the return is late %d are overdue", p.Overdue)
	}
}

func TestAnItemIsNotAnsweredByItself(t *testing.T) {
	a := returnOf(t, [3]string{}, [3]string{})
	if _, err := a.Apply(assessment.SetValue("", assessment.KindItem, "0", assessment.FieldOtherItem, "0").Ops); assessment.ErrorCode(err) != assessment.CodeInvalid {
		t.Errorf("it is: %v", err)
	}
	apply(t, a, assessment.SetValue("", assessment.KindItem, "0", assessment.FieldOtherItem, "1"))
	apply(t, a, assessment.RemoveRecord("", assessment.KindItem, "1"))
	if got := a.Item("0").OtherItem; got != "" {
		t.Errorf("it is answered in %q, which is gone", got)
	}
}

func TestARecordWithACodeIsCalledByThatAndItsWords(t *testing.T) {
	a := returnOf(t, [3]string{})
	for _, c := range []struct{ code, wording, want string }{
		{"", "", "return item 1"}, {"QS1.3", "", "return item QS1.3"}, {"QS1.3", "How long people wait", "return item QS1.3 “How long people wait”"},
	} {
		apply(t, a, assessment.SetValue("", assessment.KindItem, "0", assessment.FieldCode, c.code))
		apply(t, a, assessment.SetValue("", assessment.KindItem, "0", assessment.FieldWording, c.wording))
		if got := a.Call(assessment.KindItem, "0"); got != c.want {
			t.Errorf("it is called %s, not %s", got, c.want)
		}
	}
}
