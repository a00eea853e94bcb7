//go:build !windows

package command

import (
	"errors"
	"syscall"
)

// brokenPipe tells whether whoever read what a command prints has stopped, as
// "head" does. Then there is nothing left to be said.
func brokenPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
