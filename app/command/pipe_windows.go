package command

import (
	"errors"

	"golang.org/x/sys/windows"
)

// brokenPipe tells whether whoever read what a command prints has stopped, as
// "more" does. Then there is nothing left to be said.
func brokenPipe(err error) bool {
	return errors.Is(err, windows.ERROR_BROKEN_PIPE) || errors.Is(err, windows.ERROR_NO_DATA) ||
		errors.Is(err, windows.ERROR_PIPE_NOT_CONNECTED)
}
