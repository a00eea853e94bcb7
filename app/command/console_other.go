//go:build !windows

package command

import "os"

// Standard returns the streams the program was started with.
func Standard() Streams { return Streams{Out: os.Stdout, Err: os.Stderr} }

// leaveConsole lets the console go before a window is opened. Only Windows ties
// a program to one.
func leaveConsole() {}
