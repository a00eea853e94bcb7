package store

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash"

	"ninefold/app/assessment"
)

// errTornApart means that the rows of a file are not what its journal says, or
// that the journal is not whole.
var errTornApart = errors.New("the rows and the journal do not belong together")

// sum is the digest of everything in a document: the digests of its records
// added up, so that a change moves it forward without anything else being read.
// It finds damage and files torn apart; it is no signature.
type sum [4]uint64

func (s *sum) add(digest [sha256.Size]byte) {
	for i := range s {
		s[i] += binary.BigEndian.Uint64(digest[8*i:])
	}
}

func (s *sum) sub(digest [sha256.Size]byte) {
	for i := range s {
		s[i] -= binary.BigEndian.Uint64(digest[8*i:])
	}
}

func (s sum) bytes() []byte {
	var b []byte
	for _, part := range s {
		b = binary.BigEndian.AppendUint64(b, part)
	}
	return b
}

func sumFrom(b []byte) (s sum, err error) {
	if len(b) != 8*len(s) {
		return s, errTornApart
	}
	for i := range s {
		s[i] = binary.BigEndian.Uint64(b[8*i:])
	}
	return s, nil
}

// recordDigest is the digest of one record. Fields without a value do not
// count, so a column added later changes nothing.
func recordDigest(kind assessment.Kind, id string, fields []assessment.FieldSpec, value func(i int) string) [sha256.Size]byte {
	var d digester
	return d.record(kind, id, fields, value)
}

// digester keeps its memory from one digest to the next.
type digester struct{ parts []byte }

func (d *digester) record(kind assessment.Kind, id string, fields []assessment.FieldSpec, value func(i int) string) [sha256.Size]byte {
	d.parts = appendPart(appendPart(d.parts[:0], string(kind)), id)
	for i := range fields {
		if v := value(i); v != "" {
			d.parts = appendPart(appendPart(d.parts, string(fields[i].Field)), v)
		}
	}
	return sha256.Sum256(d.parts)
}

// frameworkDigest is the digest of the framework, which counts as a record.
func frameworkDigest(id string, file []byte) [sha256.Size]byte {
	return sha256.Sum256(appendPart(appendPart(appendPart(nil, "framework"), id), file))
}

// rememberedDigest is the digest of something remembered.
func rememberedDigest(id, value string) []byte {
	digest := sha256.Sum256(appendPart(appendPart(nil, id), value))
	return digest[:]
}

// row is a row of the journal.
type row struct {
	id, at, who, label, grp, undoes string
	replica                         int64  // its number in the table of replicas
	copy                            string // its id there
	counter                         int64
	content, digest, ops            []byte
}

// chained returns the digest that a row has behind one with the digest before;
// nil stands for the beginning.
func (r *row) chained(before []byte) []byte { return new(chainer).chained(r, before) }

// chainer digests rows of the journal, and keeps its memory from one to the next.
type chainer struct {
	hash  hash.Hash
	parts []byte
}

func (c *chainer) chained(r *row, before []byte) []byte {
	if c.hash == nil {
		c.hash = sha256.New()
	}
	c.hash.Reset()
	b := appendPart(c.parts[:0], before)
	for _, part := range []string{r.id, r.at, r.who, r.label, r.grp, r.undoes, r.copy} {
		b = appendPart(b, part)
	}
	b = binary.BigEndian.AppendUint64(b, uint64(r.counter))
	b = appendPart(b, r.content)
	b = appendSize(b, len(r.ops))
	c.hash.Write(b)
	c.hash.Write(r.ops) // may be as long as a document
	c.parts = b
	return c.hash.Sum(nil)
}

// appendPart appends a text so that its borders cannot be mistaken.
func appendPart[T string | []byte](b []byte, part T) []byte {
	return append(appendSize(b, len(part)), part...)
}

func appendSize(b []byte, size int) []byte { return binary.BigEndian.AppendUint64(b, uint64(size)) }
