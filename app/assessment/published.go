package assessment

// Published is what of an assessment everybody may read.
type Published struct {
	Assessment *Assessment // a copy without anything internal
	LeftOut    bool        // whether anything was left out: a record or a note
	Entries    int         // how many entries were left out
}

// Published returns the assessment without what is internal: records marked so
// or not marked open where they must be, kinds and fields that are for
// colleagues by nature, such as the notes on entries, and what stands below
// such a record or cannot be without it. A key figure's note is printed
// beside it and stays. Everything made for the public is made from this copy,
// so that what is internal cannot reach it by any way.
func (a *Assessment) Published() Published {
	p := Published{Assessment: a.Clone()}
	left := p.Assessment
	for ref := range a.All() {
		record := left.record(ref.Kind, ref.ID)
		if record == nil {
			continue // gone with what it stood below
		}
		var ops []Op
		switch spec := declared[ref.Kind]; {
		case spec.internal(record):
			ops = []Op{{Kind: ref.Kind, ID: ref.ID, Verb: Remove}}
		default:
			for _, f := range spec.Fields {
				if f.Internal && !f.Places && f.get(record) != "" && !spec.opens(f, record) {
					ops = append(ops, Op{Kind: ref.Kind, ID: ref.ID, Verb: Set, Field: f.Field})
				}
			}
		}
		if len(ops) == 0 {
			continue
		}
		p.LeftOut = true
		done, err := left.apply(ops, change{published: true})
		if err != nil {
			panic("assessment: what is internal cannot be left out: " + err.Error())
		}
		for _, op := range done {
			if op.Kind == KindEntry && op.Verb == Remove {
				p.Entries++
			}
		}
	}
	left.keepSigned(a)
	return p
}

// internal tells whether a public paper leaves a record out.
func (spec *KindSpec) internal(record any) bool {
	marked, open := fieldOf(spec.Kind, FieldInternal), fieldOf(spec.Kind, spec.Open)
	return spec.Internal || marked != nil && marked.get(record) != "" || open != nil && open.get(record) == ""
}

// opens tells whether a record opens one of its internal fields to the public.
func (spec *KindSpec) opens(f FieldSpec, record any) bool {
	open := fieldOf(spec.Kind, f.Unless)
	return open != nil && open.get(record) != ""
}
