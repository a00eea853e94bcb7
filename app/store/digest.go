package store

import (
	"bytes"
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
func recordDigest(kind assessment.Kind, id string, fields []assessment.FieldSpec, value func(i int) string) (digest [sha256.Size]byte) {
	h := sha256.New()
	writeParts(h, string(kind), id)
	for i := range fields {
		if v := value(i); v != "" {
			writeParts(h, string(fields[i].Field), v)
		}
	}
	h.Sum(digest[:0])
	return digest
}

// frameworkDigest is the digest of the framework, which counts as a record.
func frameworkDigest(id string, file []byte) (digest [sha256.Size]byte) {
	h := sha256.New()
	writeParts(h, "framework", id, string(file))
	h.Sum(digest[:0])
	return digest
}

// rememberedDigest is the digest of something remembered.
func rememberedDigest(id, value string) []byte {
	h := sha256.New()
	writeParts(h, id, value)
	return h.Sum(nil)
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
func (r *row) chained(before []byte) []byte {
	h := sha256.New()
	writeParts(h, string(before), r.id, r.at, r.who, r.label, r.grp, r.undoes, r.copy)
	var counter [8]byte
	binary.BigEndian.PutUint64(counter[:], uint64(r.counter))
	h.Write(counter[:])
	writePart(h, r.content)
	writePart(h, r.ops)
	return h.Sum(nil)
}

// follows tells whether a row is whole and belongs behind one with the digest
// before.
func (r *row) follows(before []byte) bool { return bytes.Equal(r.digest, r.chained(before)) }

// writeParts writes texts so that their borders cannot be mistaken.
func writeParts(h hash.Hash, parts ...string) {
	for _, part := range parts {
		writePart(h, []byte(part))
	}
}

func writePart(h hash.Hash, part []byte) {
	var size [8]byte
	binary.BigEndian.PutUint64(size[:], uint64(len(part)))
	h.Write(size[:])
	h.Write(part)
}
