package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// FieldSigned is what a statement said when it was signed off. Nobody types it:
// Apply fills it in with the status, and empties it where a statement is signed
// off no longer.
const FieldSigned Field = "signed"

// Said is the SHA-256, in hexadecimal, of what is signed off with a statement:
// its score, its reason, and its entries list by list in their order, each with
// whether a public pack leaves it out. Notes, evidence, the lead's name and the mark of
// an entry's language are about it, and no part of it.
func (s *Statement) Said() string {
	var all []byte
	say := func(text string) {
		// With its length, so that no two statements run into the same bytes.
		all = strconv.AppendInt(all, int64(len(text)), 10)
		all = append(append(all, ':'), text...)
	}
	say(strconv.Itoa(s.Score))
	say(s.Reason)
	for _, key := range ListKeys {
		say(string(key))
		for _, e := range s.List(key) {
			say(e.Text)
			say(yes(e.Internal))
		}
	}
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:])
}

// ChangedSinceSigned tells whether a statement that is signed off says something
// else than it did then. Of one that an earlier version signed off, this is known
// from its first change on.
func (s *Statement) ChangedSinceSigned() bool {
	return s.Status == SignedOff && s.Signed != "" && s.Signed != s.Said()
}

// ChangedSinceSigned is how many statements were changed since they were signed
// off.
func (a *Assessment) ChangedSinceSigned() int {
	n := 0
	for _, s := range a.Statements {
		if s.ChangedSinceSigned() {
			n++
		}
	}
	return n
}

// StatusTitle is how far the statement has come as people read it: the title of
// its status, and that it was changed since it was signed off.
func (s *Statement) StatusTitle() string {
	if s.ChangedSinceSigned() {
		return s.Status.Title() + ", changed since"
	}
	return s.Status.Title()
}

// SignOff returns the edit that signs a statement off as it stands, also where
// it was signed off before and changed since.
func (a *Assessment) SignOff(code string) Edit {
	edit := SetValue("Sign off", KindStatement, code, FieldStatus, SignedOff.Key())
	if s := a.Statement(code); s != nil {
		edit.Ops = append(edit.Ops, SetValue("", KindStatement, code, FieldSigned, s.Said()).Ops...)
	}
	return edit
}

// keepSigned makes a copy that leaves something out say of each statement what
// the whole says: whether it was changed since it was signed off.
func (a *Assessment) keepSigned(whole *Assessment) {
	for i, s := range a.Statements {
		if s.Signed != "" && !whole.Statements[i].ChangedSinceSigned() {
			s.Signed = s.Said()
		}
	}
}

// LeavingOut returns a copy with steps done that leave something out of it, which
// are no edits of what was signed off. The errors are those of Apply.
func (a *Assessment) LeavingOut(ops []Op) (*Assessment, error) {
	left := a.Clone()
	if _, err := left.Replay(ops); err != nil {
		return nil, err
	}
	left.keepSigned(a)
	return left, nil
}

// signs gives every statement that the change signed off, or took back, what it
// says now, unless the change says that itself.
func (c *change) signs() error {
	var ops []Op
	for _, op := range c.done {
		if op.Kind != KindStatement || op.Field != FieldStatus || c.signed[op.ID] {
			continue
		}
		switch s := c.a.Statement(op.ID); {
		case s == nil:
		case s.Status == SignedOff:
			ops = append(ops, SetValue("", KindStatement, s.Code, FieldSigned, s.Said()).Ops...)
		case s.Signed != "":
			ops = append(ops, SetValue("", KindStatement, s.Code, FieldSigned, "").Ops...)
		}
	}
	return c.steps(ops)
}

// signsBefore notes, before a step, what a statement says that an earlier version
// signed off.
func (c *change) signsBefore(op Op) error {
	if c.signed[op.ID] || c.replayed || c.published {
		return nil
	}
	code := op.ID
	switch {
	case op.Kind == KindStatement && (op.Field == FieldScore || op.Field == FieldReason):
	case op.Kind == KindEntry && op.Field != FieldNote && op.Field != FieldLanguage:
		if e := c.a.Entry(op.ID); e != nil {
			code = e.Statement
		} else {
			code = op.Record[FieldStatement]
		}
	default:
		return nil
	}
	s := c.a.Statement(code)
	if s == nil || s.Status != SignedOff || s.Signed != "" || c.signed[code] {
		return nil
	}
	return c.steps(SetValue("", KindStatement, code, FieldSigned, s.Said()).Ops)
}
