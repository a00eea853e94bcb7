package workbook

import (
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
)

// A cell of a column of dates says a day as a number, with a format or without, or as
// people write it; what is no day is refused with its sentence.
func TestCellsOfDatesAreRead(t *testing.T) {
	t.Parallel()
	yes := true
	for name, c := range map[string]struct {
		write func(f *excelize.File, sheet, cell string)
		day   string
		why   string
	}{
		"a date": {func(f *excelize.File, s, c string) {
			dated(t, f, s, c, 14, time.Date(2027, 3, 31, 0, 0, 0, 0, time.UTC))
		}, "2027-03-31", ""},
		"a date with the time":       {func(f *excelize.File, s, c string) { dated(t, f, s, c, 22, 46477.75) }, "2027-03-31", ""},
		"a month, as Excel keeps it": {func(f *excelize.File, s, c string) { dated(t, f, s, c, 17, 46447) }, "2027-03-01", ""},
		"a number without a format":  {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellValue(s, c, 46477)) }, "2027-03-31", ""},
		"counted from 1904": {func(f *excelize.File, s, c string) {
			intaketest.Must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
			dated(t, f, s, c, 14, 46477-1462)
		}, "2027-03-31", ""},
		"as text":            {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellStr(s, c, "31/03/27")) }, "2027-03-31", ""},
		"the end of a month": {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellStr(s, c, "by end of March 2027")) }, "2027-03-31", ""},
		"a year":             {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellValue(s, c, 2027)) }, "", "“2027” is not one day."},
		"a year made a date": {func(f *excelize.File, s, c string) { dated(t, f, s, c, 14, 2027) }, "", "“2027” is not one day."},
		"another number":     {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellValue(s, c, 12)) }, "", "“12” is not a date."},
		"a quarter":          {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellStr(s, c, "Q3 2026/27")) }, "", "“Q3 2026/27” is not one day."},
		"a month":            {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellStr(s, c, "Jan 2027")) }, "", "“Jan 2027” is a month and no day."},
		"no date at all":     {func(f *excelize.File, s, c string) { intaketest.Must(t, f.SetCellStr(s, c, "soon")) }, "", "“soon” is not a date."},
	} {
		t.Run(name, func(t *testing.T) {
			a := small(t)
			s := stageBook(t, a, edited(t, book(t, a, forEditing, ""), func(f *excelize.File) {
				fillIn(t, f, "Action plan", 1, map[string]string{"Action": "Hire", "Timescale": "Q3 2026/27"})
				c.write(f, "Action plan", cellOf(t, f, "Action plan", "Due", 1))
			}))
			if c.day == "" {
				if s.Counts().Refused != 1 || !strings.Contains(s.Summary(), c.why) {
					t.Errorf("not refused with %s:\n%s", c.why, s.Summary())
				}
				return
			}
			if s.Counts().New != 1 {
				t.Fatal(s.Summary())
			}
			bringInBook(t, a, s)
			x := a.Actions()[0]
			if x.Due != c.day {
				t.Errorf("it is due on %q", x.Due)
			}
			if scales := a.IDsBelow(assessment.KindActionTimescale, x.ID); len(scales) != 1 || a.Call(assessment.KindActionTimescale, scales[0]) == "" {
				t.Errorf("its timescales are %v", scales)
			} else if said, _ := a.Value(assessment.KindActionTimescale, scales[0], assessment.FieldText); said != "Q3 2026/27" {
				t.Errorf("its timescale is %q", said)
			}
		})
	}
}
