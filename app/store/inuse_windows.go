package store

import (
	"errors"

	"golang.org/x/sys/windows"
)

// inUse tells whether another program holds a file in a way that keeps this one
// out for the moment, as one does that synchronises or scans it.
func inUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
