package pdfium

import "github.com/tetratelabs/wazero/experimental"

// memory is a sandbox's memory, in one piece of the most that it may be: grown
// in steps it is copied each time, and what is left behind comes to five times
// as much. The computer gives of it what is used.
type memory struct{ all []byte }

func inOnePiece(uint64, uint64) experimental.LinearMemory {
	return &memory{reserve(maxMemory * wasmPage)}
}

// Reallocate implements experimental.LinearMemory.
func (m *memory) Reallocate(size uint64) []byte {
	if size > uint64(len(m.all)) {
		return nil
	}
	return m.all[:size]
}

// Free implements experimental.LinearMemory. It is called once, when nothing runs
// in the sandbox any more.
func (m *memory) Free() {
	if m.all != nil {
		giveBack(m.all)
		m.all = nil
	}
}
