package command

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"ninefold/app/assessment"
)

func showCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show FILE [--json]",
		Short: "Show what a self-assessment holds",
		Long: `Shows FILE: a table of the statements with their status, score and entries, or
with --json everything the document holds. The keys of the JSON are stable;
later versions add keys and never change these:

{"council","title","as_at","framework","marking",
 "statements":[{"code","name","status","score","reason",
   "working_well":[{"id","text","internal","note"}],
   "improvement":[…],"priorities":[…]}],
 "overall":{"scored","total","percent","rating"}}

A score is null while the statement is unscored; percent and rating are null
until all statements are scored.`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return reading(args[0], func(a *assessment.Assessment) error {
				if asJSON {
					return printJSON(cmd.OutOrStdout(), a.Outline())
				}
				return printTable(cmd.OutOrStdout(), a)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print everything, as JSON")
	return cmd
}

func printJSON(w io.Writer, value any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

func printTable(w io.Writer, a *assessment.Assessment) error {
	o := a.Overall()
	heading := slices.DeleteFunc([]string{a.Council, a.Title, string(a.Marking)}, func(part string) bool { return part == "" })
	if _, err := fmt.Fprintln(w, strings.Join(heading, " · ")); err != nil {
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(t, "\nStatement\tStatus\tScore\tWorking well\tImprovement\tPriorities")
	for _, s := range a.Statements {
		spec, _, err := a.Framework.Statement(s.Code)
		if err != nil {
			return err
		}
		score := "–"
		if s.Score > 0 {
			score = fmt.Sprint(s.Score)
		}
		_, _ = fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%d\t%d\n", spec.Title, s.StatusTitle(), score,
			len(s.List(assessment.WorkingWell)), len(s.List(assessment.Improvement)), len(s.List(assessment.Priorities)))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\n%s\n", overallLine(o))
	return err
}

func overallLine(o assessment.Overall) string {
	if !o.Complete() {
		return fmt.Sprintf("%d of %d scored: there is no overall score yet.", o.Scored, o.Statements)
	}
	return fmt.Sprintf("Overall: %d of %d, %d%%, %s.", o.Total, o.Most, o.Percent, o.Rating)
}
