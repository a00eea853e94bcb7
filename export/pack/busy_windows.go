package pack

import (
	"errors"
	"syscall"
)

// The errors of Windows for a file that another program holds open, for a lock
// on part of one, and for a full disk.
const (
	sharingViolation syscall.Errno = 32
	lockViolation    syscall.Errno = 33
	handleDiskFull   syscall.Errno = 39
	diskFull         syscall.Errno = 112
)

func isBusy(err error) bool {
	return errors.Is(err, sharingViolation) || errors.Is(err, lockViolation)
}

func isFull(err error) bool {
	return errors.Is(err, diskFull) || errors.Is(err, handleDiskFull)
}
