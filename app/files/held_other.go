//go:build !windows

package files

import (
	"errors"
	"syscall"
)

func held(err error) bool {
	return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.ETXTBSY)
}

// unsteady tells what drives and shares fail with in passing.
func unsteady(err error) bool {
	for _, passing := range []error{syscall.EIO, syscall.ESTALE, syscall.ETIMEDOUT, syscall.EAGAIN, syscall.EINTR} {
		if errors.Is(err, passing) {
			return true
		}
	}
	return false
}

// asHeld is err: elsewhere than on Windows the system says what it means.
func asHeld(err error, _ ...string) error { return err }
