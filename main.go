// Ninefold writes a council's adult social care self-assessment, offline, and
// exports the pack its regulator and its committees read.
package main

import (
	_ "embed"
	"os"

	"ninefold/app/command"
	"ninefold/forms/window"
)

// details is what the packaging tool reads as well: the program's version
// stands there alone.
//
//go:embed FyneApp.toml
var details string

func main() {
	command.SetVersion(details)
	os.Exit(command.Run(os.Args[1:], command.Standard(), window.Open))
}
