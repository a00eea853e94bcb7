//go:build !windows

package files

import "syscall"

const (
	heldError     = syscall.EBUSY
	unsteadyError = syscall.EIO
)
