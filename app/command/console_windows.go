package command

import (
	"os"

	"golang.org/x/sys/windows"
)

var (
	kernel32      = windows.NewLazySystemDLL("kernel32.dll")
	attachConsole = kernel32.NewProc("AttachConsole")
	freeConsole   = kernel32.NewProc("FreeConsole")
)

// Standard returns the streams the program was started with. Windows gives a
// windowed program no console, so this joins the one it was called from, if
// there is one; a stream that was sent to a file or a pipe stays there.
func Standard() Streams {
	const ofParent = ^uintptr(0) // ATTACH_PARENT_PROCESS
	if joined, _, _ := attachConsole.Call(ofParent); joined != 0 {
		os.Stdin = orConsole(os.Stdin, "CONIN$", os.O_RDONLY)
		os.Stdout = orConsole(os.Stdout, "CONOUT$", os.O_WRONLY)
		os.Stderr = orConsole(os.Stderr, "CONOUT$", os.O_WRONLY)
	}
	return Streams{Out: os.Stdout, Err: os.Stderr}
}

// orConsole is the stream, or the console where the stream leads nowhere.
func orConsole(stream *os.File, console string, flag int) *os.File {
	if kind, err := windows.GetFileType(windows.Handle(stream.Fd())); err == nil && kind != windows.FILE_TYPE_UNKNOWN {
		return stream
	}
	opened, err := os.OpenFile(console, flag, 0)
	if err != nil {
		return stream // what is said is then lost, as it was before
	}
	return opened
}

// leaveConsole lets the console go before a window is opened, so that closing
// the one does not close the other.
func leaveConsole() { _, _, _ = freeConsole.Call() }
