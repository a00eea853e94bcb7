// Package command is Ninefold's command line: every job of the window that
// needs no window. It must not import the window's toolkit, so that it works
// where no window can be opened; opening one is handed in by main.
//
// Exit status: 0 done, 1 refused or failed with a sentence on standard error,
// 2 wrong usage. Nothing is written on failure.
package command

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"ninefold/app/assessment"
	"ninefold/app/store"
)

// The exit statuses scripts rely on.
const (
	Done    = 0
	Refused = 1
	Misused = 2
)

// Streams are what a command reads and writes beside its files.
type Streams struct{ Out, Err io.Writer }

// Window opens the window on a document, or on the start page where file is
// empty, and returns when it is closed.
type Window func(file string) error

// Started with a double click on Windows, a program of this library says that
// it is for the command line, and ends. Ours has a window to open.
func init() { cobra.MousetrapHelpText = "" }

// Run carries out the command in args (without the program's name) and
// returns the exit status.
func Run(args []string, streams Streams, window Window) int {
	root := newRoot(streams, window)
	root.SetArgs(args)
	cmd, err := root.ExecuteC()
	if err == nil || brokenPipe(err) {
		return Done
	}
	_, _ = fmt.Fprintln(streams.Err, explain(err))
	var usage usageError
	if errors.As(err, &usage) {
		_, _ = fmt.Fprintf(streams.Err, "Run '%s --help' to see how it is used.\n", cmd.CommandPath())
		return Misused
	}
	return Refused
}

func newRoot(streams Streams, window Window) *cobra.Command {
	root := &cobra.Command{
		Use:   "ninefold [FILE]",
		Short: "Write an adult social care self-assessment and export the pack",
		Long: `Ninefold keeps a council’s adult social care self-assessment in one file and
exports it as an accessible PDF and a workbook. Without a command it opens the
window, on FILE if one is given.

Exit status: 0 done, 1 refused or failed (a sentence says why), 2 wrong usage.
Nothing is written on failure.`,
		Args:                       fileOrNothing,
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		RunE: func(_ *cobra.Command, args []string) error {
			leaveConsole()
			return window(strings.Join(args, ""))
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(output{streams.Out})
	root.SetErr(streams.Err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return wrongFlag(err) })
	root.AddCommand(newCommand(), sampleCommand(), importCommand(), showCommand(),
		exportCommand(), versionCommand())
	fillHelp(root)
	return root
}

// fileOrNothing takes at most one word, a document to open. A word that can
// only be a misspelt command is said to be one, and not looked for as a file.
func fileOrNothing(cmd *cobra.Command, args []string) error {
	if len(args) > 0 && !mayBeFile(args[0]) {
		return unknownCommand(cmd, args[0])
	}
	return arguments(0, 1)(cmd, args)
}

func mayBeFile(word string) bool {
	if filepath.Ext(word) != "" || filepath.Base(word) != word {
		return true
	}
	_, err := os.Lstat(word)
	return err == nil
}

// arguments takes from least to most words that are not options.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return misused("This is written as: %s.", strings.TrimSuffix(cmd.UseLine(), " [flags]"))
		}
		return nil
	}
}

// output is standard output, which tells its own failures from those of files.
type output struct{ io.Writer }

// Write implements io.Writer.
func (o output) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	if err != nil {
		err = unprinted{err}
	}
	return n, err
}

// unprinted marks that standard output took no more.
type unprinted struct{ error }

func (u unprinted) Unwrap() error { return u.error }

// say prints what was done. It is done, whatever becomes of the word of it.
func say(cmd *cobra.Command, format string, args ...any) {
	_, err := fmt.Fprintf(cmd.OutOrStdout(), format, args...)
	if err != nil && !brokenPipe(err) {
		_, _ = fmt.Fprintln(cmd.ErrOrStderr(), "It is done; only the word of it could not be printed.")
	}
}

func newID() string { return uuid.NewString() }

// reading opens a document to read it, hands over what it holds and closes it.
func reading(path string, use func(*assessment.Assessment) error) error {
	doc, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(use(doc.Assessment()), doc.Close())
}

// closed closes a document that was changed. What cannot be saved has nobody
// waiting for it, as it would have in a window, so it is given up.
func closed(doc *store.Document) error {
	if err := doc.Close(); err != nil {
		return errors.Join(err, doc.Abandon())
	}
	return nil
}

// count writes a number with what is counted, such as "1 page" or "226 pages".
func count(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return assessment.Thousands(n) + " " + many
}
