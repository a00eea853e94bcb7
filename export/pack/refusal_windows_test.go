package pack

import "syscall"

const (
	busyError = syscall.Errno(32) // a sharing violation
	fullError = diskFull
)
