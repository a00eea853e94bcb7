package window

import (
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"golang.org/x/sys/windows"
)

// Where Windows offers no OpenGL, Mesa's software renderer draws the window. It
// lies in a folder of its own beside the program, so that it is never taken
// where a driver works. By the time a driver has failed its library is loaded,
// so the program starts again with drawsItself set to the number of the process
// that it follows.
const drawsItself = "NINEFOLD_DRAWS_ITSELF"

// softwareDrawing is Mesa's library, or "" where it was not installed.
func softwareDrawing() string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	library := filepath.Join(filepath.Dir(program), "opengl", "opengl32.dll")
	if _, err := os.Stat(library); err != nil {
		return ""
	}
	return library
}

// startDrawingItself starts the program again to draw by itself, and tells
// whether it did: once, and where there is something to draw with.
func startDrawingItself() bool {
	if os.Getenv(drawsItself) != "" || softwareDrawing() == "" {
		return false
	}
	program, err := os.Executable()
	if err != nil {
		return false
	}
	again := exec.Command(program, os.Args[1:]...)
	again.Env = append(os.Environ(), drawsItself+"="+strconv.Itoa(os.Getpid()))
	return again.Start() == nil
}

// loadSoftwareDrawing loads Mesa's library where the program was started again
// for it, and tells whether it did. It waits until the process before has let
// go of its document.
func loadSoftwareDrawing() bool {
	before, err := strconv.Atoi(os.Getenv(drawsItself))
	library := softwareDrawing()
	if err != nil || library == "" {
		return false
	}
	awaitEnd(uint32(before))
	// A library that is loaded answers to its name from then on, wherever it
	// lies.
	if _, err := windows.LoadLibraryEx(library, 0, windows.LOAD_WITH_ALTERED_SEARCH_PATH); err != nil {
		log.Printf("%s cannot be loaded: %v", library, err)
		return false
	}
	return true
}

// awaitEnd waits until a process has ended, some seconds at most.
func awaitEnd(process uint32) {
	const patience = 5 * time.Second
	handle, err := windows.OpenProcess(windows.SYNCHRONIZE, false, process)
	if err != nil {
		return // it has ended
	}
	defer windows.CloseHandle(handle)
	_, _ = windows.WaitForSingleObject(handle, uint32(patience.Milliseconds()))
}
