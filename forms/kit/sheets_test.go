package kit

import (
	"context"
	"errors"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// shownSheets are so many sheets in a window, and which of them were drawn how
// wide.
func shownSheets(t *testing.T, n int) (*Sheets, map[int]int, *int) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Appearance{Mode: Light}))
	onWindow, beside := OnWindow, Beside
	OnWindow, Beside = func(do func()) { do() }, func(job func()) { job() }
	t.Cleanup(func() { OnWindow, Beside = onWindow, beside })
	read, drawn := new(int), map[int]int{}
	s := NewSheets(SheetsConfig{Says: "Pages", OnMove: func(sheet int) { *read = sheet }})
	w := app.NewWindow("")
	w.SetPadded(false)
	w.SetContent(s)
	w.Resize(fyne.NewSize(436, 600))
	sheets := make([]Sheet, n)
	for i := range sheets {
		sheets[i] = Sheet{Width: 210, Height: 297, Label: "Page"}
	}
	s.Set(sheets, func(_ context.Context, sheet, width int) (image.Image, error) {
		drawn[sheet] = width
		if sheet == 7 {
			return nil, errors.New("torn")
		}
		return image.NewRGBA(image.Rect(0, 0, width, width)), nil
	})
	return s, drawn, read
}

func TestOnlySheetsInSightAreDrawnAndTheOthersAreGivenUp(t *testing.T) {
	s, drawn, read := shownSheets(t, 100)
	if *read != 0 || len(drawn) == 0 || len(drawn) > 3 || drawn[0] != 400 {
		t.Fatalf("reads %d, drawn %v", *read, drawn)
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if *read != 99 || drawn[99] == 0 || drawn[50] != 0 {
		t.Errorf("at the end it reads %d, drawn %v", *read, drawn)
	}
	if len(s.body.pictures) > 4 || s.body.pictures[0] != nil {
		t.Errorf("%d pictures are kept", len(s.body.pictures))
	}
	for range 200 {
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	}
	if *read != 0 || len(s.body.pictures) > 4 {
		t.Errorf("back at the top it reads %d and keeps %d", *read, len(s.body.pictures))
	}
}

func TestZoomedSheetsAreDrawnAnewAndTheirPlaceIsKept(t *testing.T) {
	s, drawn, read := shownSheets(t, 20)
	s.goTo(10.5)
	s.TypedRune('+')
	s.TypedRune('+')
	if *read != 10 || drawn[10] != 600 {
		t.Errorf("closer it reads %d, %d pixels wide", *read, drawn[10])
	}
	for range 20 {
		s.TypedRune('-')
	}
	if drawn[10] != 200 {
		t.Errorf("far away it is %d pixels wide", drawn[10])
	}
	s.TypedRune('0')
	if *read != 10 || drawn[10] != 400 {
		t.Errorf("fitting it reads %d, %d pixels wide", *read, drawn[10])
	}
}

func TestOtherSheetsTakeThePlaceAndFewerLeaveNothingBehind(t *testing.T) {
	s, _, read := shownSheets(t, 20)
	s.goTo(15)
	*read = -5
	s.Set(s.sheets[:3], s.draw)
	if *read != 2 || len(s.body.pictures) == 0 {
		t.Errorf("of three sheets it reads %d and shows %d", *read, len(s.body.pictures))
	}
	s.Close()
	if *read != -1 || len(s.body.pictures) != 0 || len(s.body.objects) != 0 {
		t.Errorf("closed it reads %d with %d pictures", *read, len(s.body.pictures))
	}
}
