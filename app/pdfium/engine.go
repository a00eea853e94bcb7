package pdfium

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tetratelabs/wazero"
)

// shared is the engine's machine code, which all sandboxes of this program use.
var shared struct {
	sync.Mutex
	cache wazero.CompilationCache // nil while nobody needs it
	users int
	timer *time.Timer // lets it go; nil while it is used
	ran   bool        // whether it has been translated or loaded since it was last let go
}

// workers is how many goroutines translate the engine.
var workers = max(2, min(4, runtime.NumCPU()))

// hold keeps the engine for one more document.
func hold() wazero.CompilationCache {
	shared.Lock()
	defer shared.Unlock()
	shared.users++
	if shared.timer != nil {
		shared.timer.Stop()
		shared.timer = nil
	}
	if shared.cache == nil {
		shared.cache = newCache()
	}
	return shared.cache
}

// release gives up one document's hold. A while after the last the engine goes,
// and its memory is given back to the computer.
func release() {
	shared.Lock()
	defer shared.Unlock()
	shared.users--
	if shared.users == 0 {
		shared.timer = time.AfterFunc(idle, letGo)
	}
}

func letGo() {
	shared.Lock()
	if shared.users > 0 || shared.cache == nil {
		shared.Unlock()
		return
	}
	_ = shared.cache.Close(context.Background()) // it is only memory
	shared.cache, shared.timer, shared.ran = nil, nil, false
	shared.Unlock()
	debug.FreeOSMemory()
}

// Loaded tells whether the engine is in memory.
func Loaded() bool {
	shared.Lock()
	defer shared.Unlock()
	return shared.cache != nil
}

// Ready tells whether the engine can be started without translating it first:
// it has been before, on this computer and by this version of the program.
func Ready() bool {
	shared.Lock()
	ran := shared.ran
	shared.Unlock()
	if ran {
		return true
	}
	folder := Folder()
	if folder == "" {
		return false
	}
	// The folder wazero keeps for its version holds a file for the engine.
	found, err := filepath.Glob(filepath.Join(folder, "wazero-*", "*"))
	return err == nil && len(found) > 0
}

// newCache is a cache in the cache folder of the user account, or, where that
// cannot be written, in memory alone: then every start translates anew.
func newCache() wazero.CompilationCache {
	if folder := Folder(); folder != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(folder); err == nil {
			return cache
		}
	}
	return wazero.NewCompilationCache()
}

// kept is where the translated engine is kept instead of the cache folder, or "".
var kept atomic.Value

// KeepIn has the translated engine kept in a folder of the caller's, as a program
// does that is carried about and leaves nothing behind.
func KeepIn(folder string) { kept.Store(folder) }

// Folder is where the translated engine is kept: the cache folder of the user account,
// or where KeepIn says. It is "" where the system names none.
func Folder() string {
	if folder, is := kept.Load().(string); is && folder != "" {
		return folder
	}
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "Ninefold", "pdf")
}

// Translating makes a great deal of garbage, so the collector works harder while
// it lasts: half a second more, and a third less memory.
var translating struct {
	sync.Mutex
	under   int
	percent int
}

// compiling marks that an engine is started, until the function it returns is
// called.
func compiling() func() {
	if Ready() {
		return func() { ran() }
	}
	const frugal = 25 // percent of what is in use that may be garbage
	translating.Lock()
	if translating.under++; translating.under == 1 {
		translating.percent = debug.SetGCPercent(frugal)
	}
	translating.Unlock()
	return func() {
		translating.Lock()
		if translating.under--; translating.under == 0 {
			debug.SetGCPercent(translating.percent)
		}
		translating.Unlock()
		debug.FreeOSMemory()
		ran()
	}
}

func ran() {
	shared.Lock()
	shared.ran = shared.cache != nil
	shared.Unlock()
}
