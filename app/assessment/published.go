package assessment

// Published is what of an assessment everybody may read.
type Published struct {
	Assessment *Assessment // a copy without anything internal
	LeftOut    bool        // whether anything was left out: a record or a note
	Entries    int         // how many entries were left out
}

// Published returns the assessment without what is internal: records marked so,
// and the notes on entries, which are for colleagues by nature. A key figure's
// note is printed beside it and stays. Everything made for the public is made
// from this copy, so that what is internal cannot reach it by any way.
func (a *Assessment) Published() Published {
	p := Published{Assessment: a.Clone()}
	var ops []Op
	leave := func(kind Kind, id string) { ops = append(ops, Op{Kind: kind, ID: id, Verb: Remove}) }
	for _, s := range a.Statements {
		for _, key := range ListKeys {
			for _, e := range s.List(key) {
				switch {
				case e.Internal:
					leave(KindEntry, e.ID)
					p.Entries++
				case e.Note != "":
					ops = append(ops, Op{Kind: KindEntry, ID: e.ID, Verb: Set, Field: FieldNote})
				}
			}
		}
	}
	for _, s := range a.Sections {
		if s.Internal {
			leave(KindSection, s.ID)
		}
	}
	for _, f := range a.Figures {
		if f.Internal {
			leave(KindFigure, f.ID)
		}
	}
	p.LeftOut = len(ops) > 0
	if _, err := p.Assessment.Apply(ops); err != nil {
		panic("assessment: what is internal cannot be left out: " + err.Error())
	}
	return p
}
