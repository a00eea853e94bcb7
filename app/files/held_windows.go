package files

import (
	"errors"
	"fmt"
	"io/fs"

	"golang.org/x/sys/windows"
)

func held(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) ||
		errors.Is(err, windows.ERROR_USER_MAPPED_FILE)
}

// unsteady tells what drives and shares fail with in passing.
func unsteady(err error) bool {
	for _, passing := range []error{
		windows.ERROR_NOT_READY, windows.ERROR_UNEXP_NET_ERR, windows.ERROR_NETNAME_DELETED,
		windows.ERROR_SEM_TIMEOUT, windows.ERROR_IO_DEVICE, windows.ERROR_DELETE_PENDING,
	} {
		if errors.Is(err, passing) {
			return true
		}
	}
	return false
}

// asHeld tells a file that another program holds from one that may not be
// changed: for a rename or a removal Windows says "access denied" of both.
func asHeld(err error, paths ...string) error {
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	for _, path := range paths {
		if holds(path) {
			return fmt.Errorf("%w: %w", windows.ERROR_SHARING_VIOLATION, err)
		}
	}
	return err
}

// holds tells whether another program has the file open and lets nobody take
// its name away.
func holds(path string) bool {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return false
	}
	const all = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	handle, err := windows.CreateFile(name, windows.DELETE, all, nil, windows.OPEN_EXISTING, windows.FILE_FLAG_OPEN_REPARSE_POINT, 0)
	if err == nil {
		_ = windows.CloseHandle(handle)
	}
	return held(err)
}
