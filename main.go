// Ninefold writes a council's adult social care self-assessment, offline, and
// exports the pack its regulator and its committees read.
package main

import (
	_ "embed"
	"os"
	"runtime/debug"

	"ninefold/app/command"
	"ninefold/forms/window"
)

// details is what the packaging tool reads as well: the program's version
// stands there alone.
//
//go:embed FyneApp.toml
var details string

// frugal is the memory, in bytes, from which on the collector takes out what is not
// needed before it takes more. By itself it would let a file that takes 160 MB to
// read grow to twice that.
const frugal = 200 << 20

func main() {
	debug.SetMemoryLimit(frugal)
	command.SetVersion(details)
	os.Exit(command.Run(os.Args[1:], command.Standard(), window.Open))
}
