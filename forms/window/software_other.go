//go:build !windows

package window

// Elsewhere than on Windows, Mesa's software OpenGL is the system's own affair.

func startDrawingItself() bool { return false }

func loadSoftwareDrawing() bool { return false }
