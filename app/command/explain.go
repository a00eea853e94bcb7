package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ninefold/app/assessment"
)

// usageError marks a call whose words are wrong. It is a sentence.
type usageError struct{ sentence string }

func (e usageError) Error() string { return e.sentence }

func misused(sentence string, args ...any) error {
	return usageError{fmt.Sprintf(sentence, args...)}
}

// explain says in a sentence why a command failed. What Ninefold refuses it
// refuses in sentences; whatever else stops it is shown with its technical
// words, since a person at the command line has no log to send.
func explain(err error) string {
	var usage usageError
	var refusal *assessment.Error
	var unsaid unprinted
	switch {
	case errors.As(err, &usage):
		return usage.sentence
	case errors.As(err, &refusal):
		return refusal.Sentence
	case errors.As(err, &unsaid):
		return fmt.Sprintf("It could not be printed: what standard output leads to takes no more. The technical details are: %s.", unsaid.error)
	case errors.Is(err, context.Canceled):
		return "It was stopped before it was done. Nothing has been written."
	}
	cause := strings.TrimRight(err.Error(), ".")
	return fmt.Sprintf("Ninefold failed for a reason it does not know. The technical details are: %s.", cause)
}

// wrongFlag says in words what is wrong with an option.
func wrongFlag(err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var value *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return misused("There is no option -%s.", unknown.GetSpecifiedShortnames())
	case errors.As(err, &unknown):
		return misused("There is no option --%s.", unknown.GetSpecifiedName())
	case errors.As(err, &bare):
		return misused("The option --%s needs a value behind it.", bare.GetSpecifiedName())
	case errors.As(err, &value) && value.GetFlag().Value.Type() == "bool":
		return misused("The option --%s is given or left out; it takes no value such as %q.", value.GetFlag().Name, value.GetValue())
	case errors.As(err, &value):
		return misused("The option --%s takes a whole number, and %q is none.", value.GetFlag().Name, value.GetValue())
	}
	return misused("The options cannot be read.")
}

func unknownCommand(root *cobra.Command, word string) error {
	if near := root.SuggestionsFor(word); len(near) > 0 {
		return misused("There is no command or file called %q. Perhaps you mean %s.", word, strings.Join(near, " or "))
	}
	return misused("There is no command or file called %q.", word)
}
