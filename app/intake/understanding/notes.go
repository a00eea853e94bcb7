package understanding

import (
	"strings"

	"ninefold/app/assessment"
)

// AsNote is what a heading means whose lines are kept as a note of their statement,
// for Understand: no list, but more than none.
const AsNote assessment.ListKey = "note"

// AcceptNotes moves what stands under headings of something else, such as "How do
// we know?", to the notes of the statements it stands under, and returns how many
// lines that are. Headings go along.
func (s *Staging) AcceptNotes() int {
	lines := 0
	for _, b := range s.Blocks {
		if b.Note != nil && b.Target.Kind == NotPlaced {
			b.Target = *b.Note
			lines += len(b.Lines)
		}
	}
	return lines
}

// Offered counts the lines that AcceptNotes would keep as notes.
func (s *Staging) Offered() int {
	lines := 0
	for _, b := range s.Blocks {
		if b.Note != nil && b.Target.Kind == NotPlaced {
			lines += len(b.Lines)
		}
	}
	return lines
}

// stagedNote is what is to be noted of one statement.
type stagedNote struct{ statement, text string }

// notes gathers the blocks that are notes by their statements, in the framework's
// order: what stands under one heading below that.
func (s *Staging) notes() []stagedNote {
	texts := map[string]*strings.Builder{}
	heads := map[string]string{}
	for _, b := range s.Blocks {
		if b.Target.Kind != Notes {
			continue
		}
		code := b.Target.Statement
		text := texts[code]
		if text == nil {
			text = &strings.Builder{}
			texts[code] = text
		}
		if b.Under == "" || b.Under != heads[code] || b.heading() {
			if text.Len() > 0 {
				text.WriteString("\n\n")
			}
			if b.Under != "" && !b.heading() {
				text.WriteString(b.head + "\n")
			}
		} else {
			text.WriteString("\n")
		}
		heads[code] = b.Under
		for i, e := range b.Entries() {
			if i > 0 {
				text.WriteString("\n")
			}
			if !b.heading() && b.Lines[0].Bullet {
				text.WriteString("• ")
			}
			text.WriteString(e.Text)
		}
	}
	var all []stagedNote
	for _, spec := range s.framework.Statements() {
		if text := texts[spec.Code]; text != nil {
			all = append(all, stagedNote{spec.Code, text.String()})
			delete(texts, spec.Code)
		}
	}
	for code, text := range texts {
		all = append(all, stagedNote{code, text.String()})
	}
	return all
}

// noteOps adds what is noted to the notes that statements have. What a note says
// already is not said twice.
func (s *Staging) noteOps(a *assessment.Assessment) ([]assessment.Op, error) {
	var ops []assessment.Op
	for _, n := range s.notes() {
		st := a.Statement(n.statement)
		if st == nil {
			return nil, assessment.Refuse(assessment.CodeInvalid, nil, "Some lines are to be a note of the statement %q, which the document does not have. Please choose another.", n.statement)
		}
		if strings.Contains(st.Note, n.text) {
			continue
		}
		text := n.text
		if st.Note != "" {
			text = st.Note + "\n\n" + text
		}
		ops = append(ops, assessment.SetValue("", assessment.KindStatement, n.statement, assessment.FieldNote, text).Ops...)
	}
	return ops, nil
}
