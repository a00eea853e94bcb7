package kit

import (
	"testing"

	"ninefold/forms/kit/kittest"
)

func at(n float32) *float32 { return &n }

func TestATableDrawsAStripInPlaceOfWordsAndStillSaysThem(t *testing.T) {
	table := NewTable(TableConfig{Says: "Waits", Columns: []Column{{Title: "What"}, {Title: "Days", Width: 0.5}}})
	table.SetRows([]TableRow{
		{ID: "a", Cells: []string{"Review", "median 9, longest 50"}, Strips: map[int]*Strip{1: {From: at(0.1), To: at(1), Mark: at(0.2), Stroke: at(0.5)}}},
		{ID: "b", Cells: []string{"Equipment", "nothing known"}},
	})
	show(t, table, 400, 200)
	var drawn, words *tableView
	for row, view := range table.views {
		if row.row.ID == "a" {
			drawn = view
		} else {
			words = view
		}
	}
	if drawn == nil || words == nil {
		t.Fatal("the rows are not drawn")
	}
	if got := drawn.AccessibilityLabel(); got != "Review; median 9, longest 50" {
		t.Errorf("read out it is %q", got)
	}
	if drawn.strips.rect == 0 || drawn.strips.circle != 1 || drawn.pen.Used != 1 {
		t.Errorf("the strip has %d bars, %d marks and %d lines of words beside it", drawn.strips.rect, drawn.strips.circle, drawn.pen.Used)
	}
	if words.strips.rect+words.strips.circle+words.strips.line != 0 || words.pen.Used != 2 {
		t.Errorf("a row without a strip draws one, and %d lines of words", words.pen.Used)
	}
}

func TestAStripDrawsWhatIsKnownAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		name                 string
		of                   Strip
		rects, circles, line int
	}{
		{"nothing but the scale", Strip{}, 1, 0, 0},
		{"a mark", Strip{Mark: at(0.5)}, 1, 1, 0},
		{"a bar", Strip{To: at(0.5)}, 2, 0, 0},
		{"everything", Strip{From: at(0), To: at(1), Mark: at(0.5), Stroke: at(0.7)}, 3, 1, 0},
		{"beyond the scale", Strip{To: at(9), Mark: at(-3)}, 2, 1, 0},
		{"a line", Strip{Points: []float32{0, 1, 0.5}}, 0, 1, 2},
		{"a line of one point", Strip{Points: []float32{0.5}}, 0, 1, 0},
	} {
		var p stripPen
		p.draw(&c.of, 10, 0, 100, 20)
		if p.rect != c.rects || p.circle != c.circles || p.line != c.line {
			t.Errorf("%s: %d rectangles, %d discs, %d lines", c.name, p.rect, p.circle, p.line)
		}
		for _, part := range p.appendTo(nil) {
			if x := part.Position().X; x < 9 || x+part.Size().Width > 111 {
				t.Errorf("%s: something is drawn from %v, %v wide: outside the strip", c.name, x, part.Size().Width)
			}
		}
	}
	var ring stripPen
	ring.draw(&Strip{Mark: at(0.5), Ring: true}, 0, 0, 100, 20)
	if c := ring.circles[0]; c.FillColor == c.StrokeColor || c.StrokeWidth == 0 {
		t.Error("a ring is drawn as a disc")
	}
}

func TestPicturesOfMeasuresSayTheirNumbersAndGrowWithTheirWords(t *testing.T) {
	s := NewStrips()
	s.Set(StripRow{Name: "2024/25", Strip: &Strip{Mark: at(0.4)}, Words: "median 40"}, StripRow{Name: "2025/26", Words: "no figures"})
	show(t, s, 400, 200)
	if got := s.AccessibilityLabel(); got != "2024/25: median 40; 2025/26: no figures" {
		t.Errorf("read out the strips are %q", got)
	}
	if one := s.HeightFor(400); s.HeightFor(90) <= one {
		t.Errorf("narrow, the strips are %v high, wide %v", s.HeightFor(90), one)
	}
	trend := NewTrend("England")
	if trend.HeightFor(300) != 0 {
		t.Error("a picture of nothing takes room")
	}
	trend.Set("Northmere", TrendPoint{Name: "2024/25", Value: at(60), Words: "60%"}, TrendPoint{Name: "2025/26", Value: at(58), Words: "58%", Beside: at(62), BesideWords: "62%"})
	show(t, trend, 300, 200)
	if got := trend.AccessibilityLabel(); got != "2024/25: 60%; 2025/26: 58%, England 62%" {
		t.Errorf("read out the trend is %q", got)
	}
	if trend.drawn.line != 1 || trend.drawn.circle != 3 || trend.drawn.rect != 2 {
		t.Errorf("it is drawn with %d lines, %d discs and %d squares, those of the key among them", trend.drawn.line, trend.drawn.circle, trend.drawn.rect)
	}
	trend.Set("Northmere", TrendPoint{Name: "2025/26", Value: at(58), Words: "58%"})
	if trend.drawn.rect != 0 || trend.drawn.line != 0 {
		t.Error("a line that is not there any more is drawn")
	}
	kittest.Picture(t, show(t, s, 400, 100), "strips")
}
