package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/google/uuid"

	"ninefold/app/assessment"
)

// choiceKind is what documents of version 1 called something remembered, which
// was in the journal then.
const choiceKind assessment.Kind = "choice"

// toLineage takes the journal of version 1 over: it is played from its
// beginning, which makes splices of whole texts, joins bouts of typing, leaves
// out what was only remembered and gives every row its digest. What does not
// come to the rows that are there is refused.
func toLineage(tx *sql.Tx) error {
	if err := takeChoicesOver(tx); err != nil {
		return err
	}
	var documents int
	if err := tx.QueryRow("SELECT count(*) FROM document").Scan(&documents); err != nil {
		return err
	}
	if documents > 0 {
		if err := takeJournalOver(tx); err != nil {
			return err
		}
	}
	_, err := tx.Exec("DROP TABLE old_journal; DROP TABLE old_choice;")
	return err
}

// ofOneComputer is what version 1 remembered although it says something about
// a computer and not about the document.
const ofOneComputer = "export.folder"

func takeChoicesOver(tx *sql.Tx) error {
	rows, err := tx.Query("SELECT id, value FROM old_choice")
	if err != nil {
		return err
	}
	defer rows.Close()
	choices := map[string]string{}
	for rows.Next() {
		var id, value string
		if err := rows.Scan(&id, &value); err != nil {
			return err
		}
		if id == ofOneComputer {
			continue
		}
		if err := assessment.CheckChoice(id, value); err != nil {
			return err
		}
		choices[id] = value
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return writeRemembered(newRowWriter(tx), choices)
}

// player plays a journal of version 1 in memory and enters it in the new one.
type player struct {
	a       *assessment.Assessment
	content sum
	bout    *assessment.Change // the newest change, which the next may join
	replica string
	out     *journalWriter
}

func takeJournalOver(tx *sql.Tx) error {
	a, content, err := readFramework(tx)
	if err != nil {
		return err
	}
	there, err := readTables(tx)
	if err != nil {
		return err
	}
	_, want, err := readAssessment(tx, there)
	if err != nil {
		return err
	}
	out, err := newJournalWriter(tx, math.MaxInt64)
	if err != nil {
		return err
	}
	// Copies that are brought up to date each for itself must know that they
	// share a history, so the old changes get one replica by rule.
	p := &player{a: a, content: content, replica: uuid.NewSHA1(uuid.NameSpaceOID, []byte(a.ID)).String(), out: out}
	for ref := range a.All() {
		p.content.add(digestOf(a, ref))
	}
	// Page by page, since the connection cannot write while it reads.
	for last := int64(math.MinInt64); ; {
		changes, err := readOldChanges(tx, &last)
		if err != nil {
			return err
		}
		if len(changes) == 0 {
			break
		}
		for _, c := range changes {
			if err := p.play(c); err != nil {
				return err
			}
		}
	}
	if err := p.flush(); err != nil {
		return err
	}
	if p.content != want {
		return fmt.Errorf("%w: the records", errTornApart)
	}
	return nil
}

// play does a change in memory and has it entered in the new journal.
func (p *player) play(c assessment.Change) error {
	ops := slices.DeleteFunc(slices.Clone(c.Ops), func(op assessment.Op) bool { return op.Kind == choiceKind })
	if len(ops) == 0 && len(c.Ops) > 0 {
		return nil // something was remembered, no more
	}
	c.Replica = p.replica
	goesOn := p.bout != nil && sameBout(*p.bout, c)
	if !goesOn {
		if err := p.flush(); err != nil {
			return err
		}
	}
	touched := map[assessment.Ref]bool{}
	for _, op := range ops {
		touched[assessment.Ref{Kind: op.Kind, ID: op.ID}] = true
	}
	p.count(touched, (*sum).sub)
	done, err := p.a.Replay(ops)
	if err != nil {
		return fmt.Errorf("%w: the change of %s: %w", errTornApart, c.At, err)
	}
	p.count(touched, (*sum).add)
	if c.Ops = done; goesOn {
		c = joined(*p.bout, c)
	}
	p.bout = &c
	return nil
}

// count takes records out of the digest, or into it.
func (p *player) count(touched map[assessment.Ref]bool, f func(*sum, [32]byte)) {
	for ref := range touched {
		if _, there := p.a.ValuesOf(ref); there {
			f(&p.content, digestOf(p.a, ref))
		}
	}
}

func (p *player) flush() error {
	if p.bout == nil {
		return nil
	}
	p.out.sum = p.content
	err := p.out.enter(*p.bout)
	p.bout = nil
	return err
}

func digestOf(a *assessment.Assessment, ref assessment.Ref) [32]byte {
	fields := assessment.Fields(ref.Kind)
	values, _ := a.ValuesOf(ref)
	return recordDigest(ref.Kind, ref.ID, fields, func(i int) string { return values[fields[i].Field] })
}

// readOldChanges returns the changes of version 1 that come after the one with
// the number last, some hundreds of them, and moves last on.
func readOldChanges(q querier, last *int64) ([]assessment.Change, error) {
	rows, err := q.Query("SELECT seq, id, at, who, label, grp, undoes, ops FROM old_journal WHERE seq > ? ORDER BY seq LIMIT 500", *last)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var changes []assessment.Change
	for rows.Next() {
		var c assessment.Change
		var at, ops string
		if err := rows.Scan(last, &c.ID, &at, &c.Who, &c.Label, &c.Group, &c.Undoes, &ops); err != nil {
			return nil, err
		}
		c.Counter = *last
		if c.At, err = time.Parse(timeFormat, at); err != nil {
			return nil, fmt.Errorf("%w: the change of %q", errTornApart, at)
		}
		if err := json.Unmarshal([]byte(ops), &c.Ops); err != nil {
			return nil, fmt.Errorf("%w: the change of %s: %w", errTornApart, at, err)
		}
		changes = append(changes, c)
	}
	return changes, rows.Err()
}
