package files

import (
	"errors"
	"os"
	"syscall"
)

// KeepsLocks tells whether the drive that a file is on can lock files. One that
// cannot answers every attempt with an error, as if another program had a lock.
func KeepsLocks(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return true // that is another matter
	}
	defer func() { _ = f.Close() }()
	lock := syscall.Flock_t{Type: syscall.F_RDLCK, Len: 1}
	err = syscall.FcntlFlock(f.Fd(), syscall.F_SETLK, &lock)
	return !errors.Is(err, syscall.ENOLCK) && !errors.Is(err, syscall.ENOSYS) && !errors.Is(err, syscall.EOPNOTSUPP)
}
