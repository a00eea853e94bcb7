package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// FieldConfig says what a field asks for and what to call.
type FieldConfig struct {
	// Label says what to write, above the field. It may be empty when other
	// words on the page say so; then Says names the field to a screen reader.
	Label, Says string
	// Help explains below it, in a sentence.
	Help string
	// Placeholder shows an example while the field is empty.
	Placeholder string
	// Lines is the least number of lines shown. Above 1 the field takes
	// several lines, wraps, and grows with its text.
	Lines int
	// Limit is the greatest number of characters; 0 sets none.
	Limit int
	// OnChange reports the text after a short pause in typing, as
	// EntryListConfig.OnText does. A text over the limit is not reported.
	OnChange func(text string)
	// OnSubmit is called for Enter in a field of one line.
	OnSubmit func(text string)
	// OnUndo and OnRedo are called for Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y. Without
	// them the field undoes its own typing.
	OnUndo, OnRedo func()
}

// Field is a labelled place to write in.
type Field struct {
	widget.BaseWidget
	config FieldConfig
	text   string
}

// NewField returns an empty field.
func NewField(c FieldConfig) *Field {
	f := &Field{config: c}
	f.ExtendBaseWidget(f)
	return f
}

// SetText shows a text that came from outside. The text and cursor of a field
// that is being written in stay as they are unless the text was changed from
// outside since it was last reported, as undo does.
func (f *Field) SetText(text string) { f.text = text }

// Text returns what the field says now, reported or not.
func (f *Field) Text() string { return f.text }

// SetProblem shows a sentence below the field about what is wrong with it; ""
// takes it away.
func (f *Field) SetProblem(sentence string) {}

// Focus gives the keyboard to the field.
func (f *Field) Focus() {}

// Flush implements Flusher.
func (f *Field) Flush() {}

// HeightFor implements Wrapping.
func (f *Field) HeightFor(width float32) float32 { return 60 }

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(NewBody(f.config.Label))
}

var _ fyne.Widget = (*Field)(nil)
