package pdfium

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// small is a PDF of two pages, the second on its side.
func small(t testing.TB) []byte {
	t.Helper()
	f := gofpdf.New("P", "pt", "A4", "")
	f.SetFont("Helvetica", "B", 20)
	f.AddPage()
	f.Text(100, 100, "A heading")
	f.SetFont("Helvetica", "", 10)
	f.Text(100, 130, "and its text")
	f.AddPageFormat("L", gofpdf.SizeType{Wd: 595, Ht: 842})
	f.Rect(0, 0, 421, 595, "F")
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(t testing.TB, data []byte) *Document {
	t.Helper()
	d, err := Open(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func TestTextComesWithWhereItStandsAndHowItIsSet(t *testing.T) {
	d := opened(t, small(t))
	pieces, err := d.Text(context.Background(), 0)
	if err != nil || d.Pages() != 2 || len(pieces) != 2 {
		t.Fatalf("%d pages, %+v, %v", d.Pages(), pieces, err)
	}
	head, text := pieces[0], pieces[1]
	if strings.TrimSpace(head.Text) != "A heading" || !head.Bold || head.Size != 20 || head.Left < 95 || head.Left > 105 {
		t.Errorf("heading %+v", head)
	}
	if strings.TrimSpace(text.Text) != "and its text" || text.Bold || text.Size != 10 || text.Top > head.Bottom {
		t.Errorf("text %+v", text)
	}
	if none, err := d.Text(context.Background(), 1); err != nil || len(none) != 0 {
		t.Errorf("the second page says %+v, %v", none, err)
	}
	if _, err := d.Text(context.Background(), 2); err == nil {
		t.Error("there is a third page")
	}
}

func TestAPageIsDrawnAsWideAsAskedFor(t *testing.T) {
	d := opened(t, small(t))
	picture, err := d.Picture(context.Background(), 1, 200)
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Rect.Size(); size.X != 200 || size.Y < 140 || size.Y > 143 {
		t.Errorf("the page on its side is %v", size)
	}
	if left, right := picture.RGBAAt(50, 70), picture.RGBAAt(150, 70); left.R != 0 || right.R != 255 || right.A != 255 {
		t.Errorf("black is %v and white is %v", left, right)
	}
	if large, err := d.Picture(context.Background(), 0, 100_000); err != nil || large.Rect.Dx()*large.Rect.Dy() > MaxPixels*11/10 {
		t.Errorf("a picture has %v, %v", large.Rect, err)
	}
}

func TestWhatCannotBeOpenedSaysWhy(t *testing.T) {
	f := gofpdf.New("P", "pt", "A4", "")
	f.SetProtection(0, "secret", "owner")
	f.AddPage()
	var locked bytes.Buffer
	if err := f.Output(&locked); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"locked": {locked.Bytes(), ErrEncrypted}, "torn": {[]byte("%PDF-1.4\n1 0 obj"), ErrBroken}, "none": {nil, ErrBroken}, "large": {make([]byte, MaxBytes+1), ErrTooLarge},
	} {
		if d, err := Open(context.Background(), c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, %v", name, d, err)
		}
	}
}

func TestWhatIsStoppedOrClosedAnswersNoMore(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	d, err := Open(ctx, small(t))
	if err != nil {
		t.Fatal(err)
	}
	stop()
	if _, err := d.Picture(context.Background(), 0, 100); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	d.Close()
	d.Close()
	if _, err := d.Text(context.Background(), 0); err == nil {
		t.Error("closed, and it answers")
	}
	if _, err := Open(ctx, small(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("opened after the stop: %v", err)
	}
}

func TestTheEngineIsLetGoAndComesAgain(t *testing.T) {
	if d, err := Open(context.Background(), small(t)); err != nil {
		t.Fatal(err)
	} else {
		letGo() // one document still needs it
		if !Loaded() {
			t.Error("gone while a document is open")
		}
		d.Close()
	}
	letGo()
	if Loaded() || !Ready() {
		t.Errorf("loaded %v, ready %v", Loaded(), Ready())
	}
	opened(t, small(t))
}

func TestTheEngineIsKeptInTheCacheFolder(t *testing.T) {
	opened(t, small(t))
	if files, err := os.ReadDir(Folder()); err != nil || len(files) == 0 {
		t.Errorf("%v, %v", files, err)
	}
}

func BenchmarkOpen(b *testing.B) {
	data := small(b)
	for b.Loop() {
		opened(b, data).Close()
	}
}

func TestAFileWhoseObjectsTakeTooLongToFindIsRefused(t *testing.T) {
	was := loadTime
	loadTime = time.Millisecond
	t.Cleanup(func() { loadTime = was })
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n") // and no list of its objects
	for i := range 300_000 {
		fmt.Fprintf(&b, "%d 0 obj<</A 1>>endobj\n", i)
	}
	if _, err := Open(context.Background(), b.Bytes()); !errors.Is(err, ErrTooLarge) {
		t.Errorf("opening it says %v", err)
	}
	loadTime = was
	if d := opened(t, small(t)); d.Pages() != 2 {
		t.Errorf("the next file has %d pages", d.Pages())
	}
}
