package command

import (
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"ninefold/app/assessment"
	"ninefold/app/beginning"
	"ninefold/app/store"
	"ninefold/export/pack"
)

func newCommand() *cobra.Command {
	var council, title string
	cmd := &cobra.Command{
		Use:   "new FILE --council NAME",
		Short: "Make a new, empty self-assessment",
		Long: `Makes FILE, a new self-assessment with nothing written in it yet. A file that
is there already is never overwritten.`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(council) == "" {
				return misused("Say whose self-assessment it is with --council NAME.")
			}
			a, err := beginning.New(council, title, "")
			if err != nil {
				return err
			}
			return created(cmd, args[0], a)
		},
	}
	cmd.Flags().StringVar(&council, "council", "", "the council’s name, as it is printed")
	cmd.Flags().StringVar(&title, "title", "Self-assessment", "the document’s title, as it is printed")
	return cmd
}

func sampleCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "sample FILE",
		Short: "Make the sample: a finished self-assessment of an invented council",
		Long: `Makes FILE, the whole self-assessment of a council that does not exist, and
beside it a folder named for it with the small files that are its evidence. Look
around in it, change it, export it: nothing in it is real. Its Information Return
was asked for one to two weeks before today, or before the day that
SOURCE_DATE_EPOCH gives. What is there already is never overwritten.`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := pack.CheckNow(); err != nil {
				return err
			}
			a, files, err := beginning.SampleAt(args[0], pack.Now())
			if err != nil {
				return err
			}
			return sampled(cmd, args[0], a, files)
		},
	}
}

// sampled makes the sample at path with its files beside it, or neither.
func sampled(cmd *cobra.Command, path string, a *assessment.Assessment, files *beginning.Files) error {
	doc, err := store.Create(path, a, store.Options{})
	if err != nil {
		return err
	}
	err = errors.Join(files.Write(), closed(doc))
	if err != nil {
		files.Remove()
		_ = os.Remove(path) // made a moment ago
		return err
	}
	say(cmd, "Made %s: %s, %s, %s, %s; and %s with %s.\n",
		path, a.Council, a.Title, count(a.EntryCount(), "entry", "entries"),
		count(len(a.Evidence()), "piece of evidence", "pieces of evidence"), files.Folder, count(files.Count(), "file", "files"))
	return nil
}

// created writes a into a new document at path and says so.
func created(cmd *cobra.Command, path string, a *assessment.Assessment) error {
	doc, err := store.Create(path, a, store.Options{})
	if err != nil {
		return err
	}
	if err := closed(doc); err != nil {
		return err
	}
	say(cmd, "Made %s: %s, %s, %s.\n", path, a.Council, a.Title, count(a.EntryCount(), "entry", "entries"))
	return nil
}
