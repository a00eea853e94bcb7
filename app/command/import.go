package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"ninefold/app/assessment"
	"ninefold/app/files"
	"ninefold/app/intake"
	"ninefold/app/pdfium"
	"ninefold/app/store"
)

// keepBeside has the reader of PDF files kept beside a program that is carried about.
func keepBeside() {
	if folder := files.Beside(); folder != "" {
		pdfium.KeepIn(filepath.Join(folder, "pdf"))
	}
}

func importCommand() *cobra.Command {
	var dryRun, replace, notes, keep bool
	var accept string
	var headings, renamed, take, leave []string
	cmd := &cobra.Command{
		Use:   "import FILE SOURCE… [--dry-run]",
		Short: "Bring in existing documents: Word, PowerPoint, PDF, text and more, or workbooks made for editing",
		Long: `Brings each SOURCE into FILE. All of them are one change, which one undo takes
back; if one is refused, nothing is brought in. With --dry-run nothing is
written.

An existing self-assessment is searched for the statements and their lists, and
the entries are added: a Word document (.docx), slides (.pptx), a PDF (.pdf),
OpenDocument or rich text (.odt, .rtf), a web page (.html), plain text, Markdown
or CSV (.txt, .md, .csv), or a workbook of the council’s own (.xlsx). What goes
where, what was left out and what could not be placed is printed, with counts
that add up. What could not be placed is kept in FILE to be placed later; where
nothing could be, that is a mistake more often than not, and only
--keep-unplaced keeps it.

Headings that are none of the known names are listed with what they seem to
mean, and how sure that is. What stands under them is brought in once --heading
says what one of them means: --heading "Even better if=improvement" or --heading
"Getting help=QS1". That is a list (working_well, improvement, priorities, or a
name of one), a quality statement (its code or a name of it), note, or none.
--accept-guesses takes what is fairly or almost sure without asking;
--accept-guesses=all takes what is no more than a guess, too.

What stands under headings of something else, such as “How do we know?” or “Case
study”, is no entry: --notes keeps it as a note of its statement, for
colleagues.

A workbook (.xlsx) that was exported with --for-editing is compared with FILE,
row by row. New and changed rows are brought in. Rows that were emptied or are
missing, and rows that were changed in FILE meanwhile, are listed and left as
they are in FILE: the window lets you choose them one by one, and --take GROUP
takes a whole group of them, --leave GROUP leaves one. GROUP is changed,
conflicts (changed in FILE, too), new, removed or unknown (not in FILE; taken,
they are new). From a workbook of another document only what is taken so is
brought in: --take unknown takes its records, with what names them, and --take
changed its scores.

Where a column of such a workbook has another title than it was sent out with,
the import asks whether it is the same: --column "Comment=Text" says that it is.

An action plan is known by its table: a workbook of your own with a column
Action and any of Statement, Group, Detail, Timescale, Indicators, Impact,
Owner, Due and Status, or a Word or text file with the four columns Action,
Estimated timescales, Key performance indicators and Impact under rows that name
theme, statement and group. Rows under what is no statement’s name wait and are
listed. Where an action has as many timescales as details, or one in each of
several rows, each is its detail’s or its indicator’s own; it says so.`,
		Args: arguments(2, math.MaxInt),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, stop := stopped(cmd.Context())
			defer stop()
			keepBeside()
			b := &bringing{ctx: ctx, out: cmd.OutOrStdout(), progress: cmd.ErrOrStderr(), notes: notes, keep: keep,
				done: func(outcome string) { say(cmd, "%s", outcome) }}
			for _, said := range headings {
				text, means, found := strings.Cut(said, "=")
				if !found || strings.TrimSpace(text) == "" {
					return noMeaning(said)
				}
				b.headings = append(b.headings, heading{said: said, text: strings.TrimSpace(text), means: means})
			}
			switch {
			case !cmd.Flags().Changed("accept-guesses"):
			case strings.EqualFold(accept, fairlySure):
				b.accept, b.least = true, intake.FairlySure
			case strings.EqualFold(accept, allGuesses):
				b.accept, b.least = true, intake.AnyGuess
			default:
				return misused("The option --accept-guesses takes what is fairly or almost sure, and --accept-guesses=all every guess; it cannot be %q.", accept)
			}
			var err error
			if b.take, err = groupsOf("--take", take); err != nil {
				return err
			}
			if b.leave, err = groupsOf("--leave", leave); err != nil {
				return err
			}
			for _, said := range renamed {
				title, column, found := strings.Cut(said, "=")
				if !found || strings.TrimSpace(title) == "" || strings.TrimSpace(column) == "" {
					return misused("--column is TITLE=COLUMN, such as \"Comment=Text\", and not %q.", said)
				}
				b.renamed = append(b.renamed, [2]string{strings.TrimSpace(title), strings.TrimSpace(column)})
			}
			if replace {
				b.mode = intake.Replace
				if i := slices.IndexFunc(args[1:], intake.IsWorkbook); i >= 0 {
					return misused("The option --replace is for text; in a workbook such as %s each row says what it replaces.", args[1:][i])
				}
			}
			return b.into(args[0], args[1:], dryRun)
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would be brought in, write nothing")
	cmd.Flags().StringVar(&accept, "accept-guesses", "", "bring in what stands under headings that are guessed at, too, where the guess is fairly sure; all takes every guess")
	cmd.Flags().Lookup("accept-guesses").NoOptDefVal = fairlySure
	cmd.Flags().BoolVar(&keep, "keep-unplaced", false, "keep what has no place in FILE, to be placed later, even where nothing has one")
	cmd.Flags().BoolVar(&notes, "notes", false, "keep what stands under headings of something else, such as “How do we know?”, as notes of the statements")
	cmd.Flags().StringArrayVar(&headings, "heading", nil, "say what a heading means, as TEXT=LIST or TEXT=STATEMENT; may be given several times")
	cmd.Flags().StringArrayVar(&renamed, "column", nil, "say that a column of a workbook has another title, as TITLE=COLUMN; may be given several times")
	cmd.Flags().StringArrayVar(&take, "take", nil, "take a whole group of a workbook’s rows: changed, conflicts, new, removed or unknown; may be given several times")
	cmd.Flags().StringArrayVar(&leave, "leave", nil, "leave a whole group of a workbook’s rows as it is in FILE; may be given several times")
	cmd.Flags().BoolVar(&replace, "replace", false, "replace the lists that the text fills, instead of adding to them")
	return cmd
}

// What --accept-guesses takes: what is fairly sure, which it says by itself, or all.
const (
	fairlySure = "sure"
	allGuesses = "all"
)

// groupsOf reads groups of rows.
func groupsOf(option string, said []string) ([]intake.RowGroup, error) {
	var groups []intake.RowGroup
	for _, text := range said {
		group := intake.RowGroup(strings.ToLower(strings.TrimSpace(text)))
		if !slices.Contains(intake.RowGroups, group) {
			return nil, misused("The option %s takes changed, conflicts, new, removed or unknown, and not %q.", option, text)
		}
		groups = append(groups, group)
	}
	return groups, nil
}

// stopped is a context that ends with the first signal to stop, so that what is under
// way can end in order. The second ends the program, whatever it is at.
func stopped(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// bringing is the import of several sources as one change.
type bringing struct {
	ctx context.Context // ends what takes long
	out io.Writer
	// done is told what came of it.
	done func(outcome string)
	// progress is told what takes long and why.
	progress io.Writer
	mode     intake.Mode
	// accept places what is guessed at least as surely as least, notes keeps what
	// stands under headings of something else; headings say what some mean. keep
	// keeps what has no place even where nothing has one.
	accept   bool
	least    float64
	notes    bool
	keep     bool
	dry      bool // whether it is only said what would be brought in
	headings []heading
	// Of workbooks: renamed says which columns have another title, take and leave
	// which groups of rows are brought in. Unchosen are those that would bring
	// something in of which nothing is chosen.
	renamed     [][2]string // title and column
	take, leave []intake.RowGroup
	unchosen    []string
	// a is a copy of the document with the sources so far, so that the next
	// one's entries go below theirs.
	a    *assessment.Assessment
	edit assessment.Edit
}

// heading is what somebody says a heading means.
type heading struct {
	said, text, means string
}

// noMeaning refuses what --heading is given.
func noMeaning(said string) error {
	return misused("--heading is TEXT=LIST or TEXT=STATEMENT, such as \"Even better if=improvement\" or \"Getting help=QS1\", and not %q. LIST is working_well, improvement, priorities, a name of one of them, note or none; STATEMENT is the code or a name of a quality statement.", said)
}

// meant is what somebody says the headings mean, in the framework of the document.
func (b *bringing) meant() (map[string]intake.Meaning, error) {
	meant := map[string]intake.Meaning{}
	for _, h := range b.headings {
		m, known := intake.MeaningNamed(b.a.Framework, h.means)
		if !known {
			return nil, noMeaning(h.said)
		}
		meant[h.text] = m
	}
	return meant, nil
}

// into brings the sources into the document at path, or with dryRun only says
// what that would do.
func (b *bringing) into(path string, sources []string, dryRun bool) error {
	b.dry = dryRun
	doc, err := store.Open(path, store.Options{ReadOnly: dryRun})
	if err != nil {
		return err
	}
	b.a = doc.Snapshot()
	err = b.sources(doc.Assessment(), sources)
	if err == nil && !dryRun && len(b.edit.Ops) == 0 && len(b.unchosen) > 0 {
		err = assessment.Refuse(assessment.CodeInvalid, nil, "There is nothing to bring in from %s: no row is chosen. The rows are listed above; --take GROUP takes a whole group of them, such as --take unknown.", strings.Join(b.unchosen, " and "))
	}
	if err == nil && !dryRun {
		err = doc.Do(b.edit)
	}
	if err := errors.Join(err, closed(doc)); err != nil {
		return err
	}
	outcome := fmt.Sprintf("\nBrought into %s as one change.\n", path)
	switch {
	case dryRun:
		outcome = "\nNothing has been written.\n"
	case len(b.edit.Ops) == 0 && len(b.unchosen) == 0:
		outcome = fmt.Sprintf("\n%s says all of it already. Nothing has been written.\n", path)
	}
	if len(b.unchosen) > 0 {
		outcome += fmt.Sprintf("From %s nothing is brought in: no row of it is chosen.\n", strings.Join(b.unchosen, " and "))
	}
	b.done(outcome)
	return nil
}

func (b *bringing) sources(document *assessment.Assessment, sources []string) error {
	if _, err := b.meant(); err != nil {
		return err // before anything is read
	}
	for _, path := range sources {
		edit, err := b.stage(path)
		if err = cmp.Or(err, b.ctx.Err()); err != nil {
			return err // also where somebody stopped it while it was understood
		}
		// With Replace, what a list held goes, but not what an earlier source
		// has just put there.
		edit.Ops = slices.DeleteFunc(edit.Ops, func(op assessment.Op) bool {
			return b.mode == intake.Replace && op.Verb == assessment.Remove && !holds(document, op)
		})
		if _, err := b.a.Apply(edit.Ops); err != nil {
			return err
		}
		b.edit.Label = edit.Label
		b.edit.Ops = append(b.edit.Ops, edit.Ops...)
	}
	if len(sources) > 1 {
		b.edit.Label = fmt.Sprintf("Bring in %d files", len(sources))
	}
	return nil
}

// holds tells whether a document holds the entry or section a step removes.
func holds(a *assessment.Assessment, op assessment.Op) bool {
	return a.Entry(op.ID) != nil ||
		slices.ContainsFunc(a.Sections(), func(s *assessment.Section) bool { return s.ID == op.ID })
}

// stage reads one source, prints what was found in it, and returns the edit
// that brings it in.
func (b *bringing) stage(path string) (assessment.Edit, error) {
	if intake.IsWorkbook(path) {
		return b.stageWorkbook(path)
	}
	source, err := intake.ReadFile(b.ctx, path, b.report)
	if err != nil {
		return assessment.Edit{}, err
	}
	if plan, is := intake.ActionPlan(b.a.Framework, source); is && len(b.headings) == 0 {
		return b.stageRows(plan)
	}
	return b.stageText(source)
}

// stageText prints what was found in a text, and returns the edit that brings it
// in.
func (b *bringing) stageText(source *intake.Source) (assessment.Edit, error) {
	meant, err := b.meant()
	if err != nil {
		return assessment.Edit{}, err
	}
	staging := intake.StageSaid(b.a.Framework, source, meant)
	for _, h := range b.headings {
		if !staging.Holds(h.text) {
			staging.Remarks = append(staging.Remarks, fmt.Sprintf("No heading “%s” was found, so what --heading says of it changed nothing here.", h.text))
		}
	}
	if b.notes {
		staging.AcceptNotes()
	}
	if b.accept {
		staging.AcceptGuesses(b.least)
	}
	said := staging.Summary()
	if b.dry {
		said = staging.Preview()
	}
	if _, err := fmt.Fprint(b.out, said); err != nil {
		return assessment.Edit{}, err
	}
	if waiting := staging.Counts().Unplaced; b.keep && !staging.Places() && waiting > 0 {
		edit, kept := staging.KeepUnplaced(b.a, newID)
		if kept > 0 {
			_, err := fmt.Fprintf(b.out, "To be placed: nothing has a place yet. All of it is kept in the document as %s, until somebody places it there.\n", count(kept, "line", "lines"))
			return edit, err
		}
		return assessment.Edit{}, nil
	}
	return staging.Edit(b.a, b.mode, newID)
}

// report says why nothing happens for some seconds.
func (b *bringing) report(_, total int) {
	if total == 0 && !intake.PDFReady() {
		// What cannot be said is no reason to stop.
		_, _ = fmt.Fprintln(b.progress, "Making the reader of PDF files ready. The first time on a computer this takes some seconds.")
	}
}

func (b *bringing) stageWorkbook(path string) (assessment.Edit, error) {
	workbook, err := intake.ReadWorkbookFile(path)
	if err != nil {
		return assessment.Edit{}, err
	}
	source, err := intake.WorkbookText(b.a.Framework, workbook)
	if err != nil {
		return assessment.Edit{}, err
	}
	if source != nil {
		return b.stageText(source)
	}
	return b.stageRows(workbook)
}

// stageRows prints what was found in the rows of a workbook, or of a plan, and
// returns the edit that brings them in.
func (b *bringing) stageRows(workbook *intake.Workbook) (assessment.Edit, error) {
	staging := intake.StageWorkbook(b.a, workbook)
	for _, said := range b.renamed {
		for _, q := range staging.Renamed {
			if strings.EqualFold(q.Title, said[0]) && strings.EqualFold(q.Column, said[1]) {
				staging = staging.Same(q)
				break
			}
		}
	}
	for _, group := range b.take {
		staging.Take(group, true)
	}
	for _, group := range b.leave {
		staging.Take(group, false)
	}
	if _, err := fmt.Fprint(b.out, staging.Summary()); err != nil {
		return assessment.Edit{}, err
	}
	// A colleague who changed nothing is no reason to stop the others.
	if c := staging.Counts(); c.Rows > 0 && c.Unchanged+c.Continued == c.Rows+c.Missing {
		return assessment.Edit{}, nil
	}
	if staging.Counts().Chosen == 0 {
		b.unchosen = append(b.unchosen, staging.Source)
		return assessment.Edit{}, nil
	}
	return staging.Edit(b.a, newID)
}
