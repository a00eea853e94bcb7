// Ninefold.com is Ninefold's command line for the console of Windows. Windows
// gives a windowed program no console, and a console does not wait for one to
// end: so this small program, found before ninefold.exe by whoever types
// "ninefold", starts it with the console's streams, waits, and ends with its
// exit status. It knows nothing of what the words after its name mean.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
)

func main() { os.Exit(run()) }

func run() int {
	self, err := os.Executable()
	if err != nil {
		return fail("It cannot be told where Ninefold is: %v.", err)
	}
	program := strings.TrimSuffix(self, filepath.Ext(self)) + ".exe"
	cmd := exec.Command(program, os.Args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	// Ctrl+C reaches both: the program ends in order, and this one after it.
	signal.Ignore(os.Interrupt)
	err = cmd.Run()
	var ended *exec.ExitError
	switch {
	case errors.As(err, &ended):
		return ended.ExitCode()
	case err != nil:
		return fail("%s could not be started: %v.", program, err)
	}
	return 0
}

func fail(sentence string, args ...any) int {
	fmt.Fprintf(os.Stderr, sentence+"\n", args...)
	return 1
}
