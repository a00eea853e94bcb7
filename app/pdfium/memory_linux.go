package pdfium

import (
	"sync"
	"syscall"
)

// spare are the pieces of memory that no sandbox uses. They hold addresses and
// nothing else, and are never given up: what might still look into one finds
// nothing, and breaks nothing.
var spare struct {
	sync.Mutex
	pieces [][]byte
}

// reserve returns size bytes, all 0, from the computer itself: the collector of
// garbage, to which so large a piece would look as if the program had grown by as
// much, has nothing to do with them.
func reserve(size int) []byte {
	spare.Lock()
	defer spare.Unlock()
	if last := len(spare.pieces) - 1; last >= 0 {
		piece := spare.pieces[last]
		spare.pieces = spare.pieces[:last]
		return piece
	}
	piece, err := syscall.Mmap(-1, 0, size, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return make([]byte, size)
	}
	return piece
}

// giveBack gives the computer what a piece from reserve has taken of it.
func giveBack(piece []byte) {
	if err := syscall.Madvise(piece, syscall.MADV_DONTNEED); err != nil {
		return // it may hold what was in it, and is not used again
	}
	spare.Lock()
	defer spare.Unlock()
	spare.pieces = append(spare.pieces, piece)
}
