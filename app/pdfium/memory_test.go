package pdfium

import (
	"bytes"
	"testing"
)

// What one document left in its sandbox is not found by the next.
func TestMemoryIsEmptyForEveryDocument(t *testing.T) {
	const size, documents = 3, 3 // pages of a sandbox
	for n := range documents {
		m := inOnePiece(0, 0)
		had := m.Reallocate(size * wasmPage)
		if len(had) != size*wasmPage || bytes.ContainsFunc(had, func(r rune) bool { return r != 0 }) {
			t.Fatalf("document %d begins with %d bytes, not all of them 0", n, len(had))
		}
		if m.Reallocate((maxMemory+1)*wasmPage) != nil {
			t.Error("more than the most is given")
		}
		for i := range had {
			had[i] = 'x'
		}
		grown := m.Reallocate(2 * size * wasmPage)
		if &grown[0] != &had[0] || bytes.Count(grown, []byte("x")) != len(had) {
			t.Error("what is in use does not stay where it is")
		}
		m.Free()
		m.Free()
	}
}
