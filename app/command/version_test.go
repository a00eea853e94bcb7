package command_test

import (
	"os"
	"regexp"
	"testing"

	"ninefold/app/command"
)

func TestTheVersionIsTheOneOfTheDetails(t *testing.T) {
	details, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	before := command.Version
	t.Cleanup(func() { command.Version = before })
	command.SetVersion(string(details))
	if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(command.Version) {
		t.Errorf("the version is %q", command.Version)
	}
}
