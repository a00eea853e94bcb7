// Ninefold writes a council's adult social care self-assessment, offline, and
// exports the pack its regulator and its committees read.
package main

import (
	"os"

	"ninefold/app/command"
	"ninefold/forms/window"
)

func main() {
	os.Exit(command.Run(os.Args[1:], command.Streams{Out: os.Stdout, Err: os.Stderr}, window.Open))
}
