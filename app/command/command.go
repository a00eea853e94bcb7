// Package command is Ninefold's command line: every job of the window that
// needs no window. It must not import the window's toolkit, so that it works
// where no window can be opened; opening one is handed in by main.
//
// Exit status: 0 done, 1 refused or failed with a sentence on standard error,
// 2 wrong usage. Nothing is written on failure.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"ninefold/app/assessment"
	"ninefold/app/store"
	"ninefold/assets"
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

// usageError marks a call whose words are wrong.
type usageError struct{ error }

// Run carries out the command in args (without the program's name) and
// returns the exit status.
func Run(args []string, streams Streams, window Window) int {
	root := newRoot(streams, window)
	root.SetArgs(args)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := root.ExecuteContext(ctx)
	if err == nil {
		return Done
	}
	_, _ = fmt.Fprintln(streams.Err, sentence(err))
	var usage usageError
	if errors.As(err, &usage) {
		_, _ = fmt.Fprintln(streams.Err, "Run 'ninefold --help' to see how it is used.")
		return Misused
	}
	return Refused
}

func newRoot(streams Streams, window Window) *cobra.Command {
	root := &cobra.Command{
		Use:   "ninefold [FILE]",
		Short: "Write an adult social care self-assessment and export the pack",
		Long: `Ninefold keeps a council's adult social care self-assessment in one file and
exports it as an accessible PDF and a workbook. Without a command it opens the
window, on FILE if one is given.

Exit status: 0 done, 1 refused or failed (a sentence says why), 2 wrong usage.
Nothing is written on failure.`,
		Args:          usage(cobra.MaximumNArgs(1)),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(_ *cobra.Command, args []string) error {
			return window(strings.Join(args, ""))
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(streams.Out)
	root.SetErr(streams.Err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(newCommand(), sampleCommand(), importCommand(), showCommand(),
		exportCommand(), versionCommand())
	return root
}

// usage makes a wrong number of arguments a wrong usage.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

// sentence turns err into one that begins with a capital and ends with a full
// stop; refusals are such sentences already.
func sentence(err error) string {
	text := err.Error()
	if text == "" {
		return "Something failed without saying why."
	}
	text = strings.ToUpper(text[:1]) + text[1:]
	if !strings.ContainsAny(text[len(text)-1:], ".!?") {
		text += "."
	}
	return text
}

// framework is the framework new documents are written against.
func framework() (*assessment.Framework, error) {
	return assessment.LoadFramework("The built-in framework", assets.DefaultFramework())
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
