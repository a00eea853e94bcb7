package pack

const (
	busyError = sharingViolation
	fullError = diskFull
)
