package main

import (
	"regexp"
	"testing"

	"ninefold/app/command"
)

func TestTheVersionIsTheOneOfTheDetails(t *testing.T) {
	command.SetVersion(details)
	if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(command.Version) {
		t.Errorf("the version is %q", command.Version)
	}
}
