package command

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// Version is the program's version, as FyneApp.toml says it: the one place it
// stands. The program sets it when it starts.
var Version = "of a test"

// SetVersion reads the version from the text of FyneApp.toml.
func SetVersion(details string) {
	for line := range strings.Lines(details) {
		if name, value, found := strings.Cut(line, "="); found && strings.TrimSpace(name) == "Version" {
			Version = strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "Ninefold %s%s\n", Version, revision())
			return err
		},
	}
}

// revision is the commit the program was built from, where the build knows it.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return " (" + s.Value[:12] + ")"
		}
	}
	return ""
}
