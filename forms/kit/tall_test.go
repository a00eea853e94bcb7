package kit

import (
	"strings"
	"testing"
)

func TestWhatIsPastedIntoATallBoxScrollsInIt(t *testing.T) {
	field := NewField(FieldConfig{Says: "Paste", Lines: 5})
	below := NewBody("below")
	page := NewPage(Stack(10, Tall(200, field), below))
	show(t, page, 600, 700)
	at := below.Position().Y
	field.SetText(strings.Repeat("a line of the document\n", 300))
	page.Relayout()
	if below.Position().Y != at || at > 260 {
		t.Errorf("what stands below went from %v to %v", at, below.Position().Y)
	}
	if field.Size().Height < 1000 {
		t.Errorf("the field has room for %v only", field.Size().Height)
	}
	field.Focus()
	if !strings.Contains(field.Text(), "document") || field.page == page {
		t.Error("the field is not on a page of its own")
	}
}

func TestATallBoxComesIntoSightWhenItTakesTheKeyboard(t *testing.T) {
	field := NewField(FieldConfig{Says: "Paste", Lines: 5})
	page := NewPage(Stack(10, Space(600), Tall(200, field)))
	show(t, page, 600, 300)
	field.Focus()
	at, _ := page.OffsetOf(field)
	if at < page.Offset() || at+80 > page.Offset()+300 {
		t.Errorf("the box is at %v, and the page shows what lies from %v to %v", at, page.Offset(), page.Offset()+300)
	}
}
