//go:build !windows

package pack

import "syscall"

const (
	busyError = syscall.EBUSY
	fullError = syscall.ENOSPC
)
