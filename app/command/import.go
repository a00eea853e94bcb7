package command

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"ninefold/app/assessment"
	"ninefold/app/intake"
	"ninefold/app/store"
)

func importCommand() *cobra.Command {
	var dryRun, replace bool
	cmd := &cobra.Command{
		Use:   "import FILE SOURCE… [--dry-run]",
		Short: "Bring in existing text from .txt or .docx files",
		Long: `Reads each SOURCE, a text or Word file with an existing self-assessment, finds
the statements and their lists, and adds the entries to FILE. What goes where,
what was left out and what could not be placed is printed, with counts that add
up. With --dry-run nothing is written.`,
		Args: usage(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			mode := intake.Add
			if replace {
				mode = intake.Replace
			}
			if dryRun {
				return reading(args[0], func(a *assessment.Assessment) error {
					return stageAll(cmd, a.Framework, args[1:], func(*intake.Staging) error { return nil })
				})
			}
			return bringIn(cmd, args[0], args[1:], mode)
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would be brought in, write nothing")
	cmd.Flags().BoolVar(&replace, "replace", false, "replace the lists that the source fills, instead of adding to them")
	return cmd
}

// bringIn imports every source as one change, or none of them.
func bringIn(cmd *cobra.Command, path string, sources []string, mode intake.Mode) error {
	doc, err := store.Open(path, store.Options{})
	if err != nil {
		return err
	}
	a := doc.Snapshot()
	var whole assessment.Edit
	err = stageAll(cmd, a.Framework, sources, func(staging *intake.Staging) error {
		edit, err := staging.Edit(a, mode, newID)
		if err != nil {
			return err
		}
		if _, err := a.Apply(edit.Ops); err != nil {
			return err
		}
		whole.Ops = append(whole.Ops, edit.Ops...)
		whole.Label = edit.Label
		return nil
	})
	if len(sources) > 1 {
		whole.Label = fmt.Sprintf("Bring in %d files", len(sources))
	}
	if err == nil {
		err = doc.Do(whole)
	}
	return errors.Join(err, doc.Close())
}

// stageAll stages each source, prints what was found, and hands it to use.
func stageAll(cmd *cobra.Command, f *assessment.Framework, sources []string, use func(*intake.Staging) error) error {
	for _, path := range sources {
		source, err := intake.ReadFile(path)
		if err != nil {
			return err
		}
		staging := intake.Stage(f, source)
		if err := use(staging); err != nil {
			return err
		}
		if _, err := fmt.Fprint(cmd.OutOrStdout(), staging.Summary()); err != nil {
			return err
		}
	}
	return nil
}
