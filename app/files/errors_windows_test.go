package files

import "golang.org/x/sys/windows"

const (
	heldError     = windows.ERROR_SHARING_VIOLATION
	unsteadyError = windows.ERROR_NETNAME_DELETED
)
