package window

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// The toolkit has no call for a window's place on the screen, so this asks
// Windows itself, the system Ninefold's users have.

var (
	user32            = windows.NewLazySystemDLL("user32.dll")
	getWindowRect     = user32.NewProc("GetWindowRect")
	setWindowPos      = user32.NewProc("SetWindowPos")
	monitorFromRect   = user32.NewProc("MonitorFromRect")
	keepSize, keepTop = uintptr(0x0001), uintptr(0x0004)
)

type rect struct{ left, top, right, bottom int32 }

// placeOf returns where the window is on the screen, in pixels.
func placeOf(w fyne.Window) (left, top int, known bool) {
	onHandle(w, func(handle uintptr) {
		var r rect
		done, _, _ := getWindowRect.Call(handle, uintptr(unsafe.Pointer(&r)))
		left, top, known = int(r.left), int(r.top), done != 0
	})
	return left, top, known
}

// placeAt puts the window there, unless no screen shows that place any more.
func placeAt(w fyne.Window, left, top int) {
	r := rect{int32(left), int32(top), int32(left) + 200, int32(top) + 100}
	if screen, _, _ := monitorFromRect.Call(uintptr(unsafe.Pointer(&r)), 0); screen == 0 {
		return
	}
	onHandle(w, func(handle uintptr) {
		_, _, _ = setWindowPos.Call(handle, 0, uintptr(left), uintptr(top), 0, 0, keepSize|keepTop)
	})
}

func onHandle(w fyne.Window, use func(handle uintptr)) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return
	}
	native.RunNative(func(context any) {
		if c, ok := context.(driver.WindowsWindowContext); ok {
			use(c.HWND)
		}
	})
}
