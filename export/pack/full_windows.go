package pack

import (
	"errors"
	"syscall"
)

// The errors of Windows for a full disk.
const (
	handleDiskFull syscall.Errno = 39
	diskFull       syscall.Errno = 112
)

func isFull(err error) bool {
	return errors.Is(err, diskFull) || errors.Is(err, handleDiskFull)
}
