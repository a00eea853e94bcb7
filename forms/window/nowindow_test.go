package window

import (
	"log"
	"strings"
	"testing"
)

// TestWhyThereIsNoWindowIsSaid gives the watch what the toolkit logged on
// machines that offered none.
func TestWhyThereIsNoWindowIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		says  string // of the message, besides the cause
		cause string // "" where nothing is to be told
	}{
		"what Windows draws itself": {
			[]string{"Fyne error:  window creation error", "  Cause: VersionUnavailable: WGL: OpenGL version 2.1 requested, got version 1.1", "  At: driver.go:180"},
			"older than version 2.1", "got version 1.1",
		},
		"no context": {
			[]string{"PlatformError: WGL: Failed to create dummy context: The operation identifier is not valid."},
			"offers no OpenGL", "WGL: Failed to create dummy context",
		},
		"no GLX": {
			[]string{"Fyne error:  window creation error", "  Cause: APIUnavailable: GLX: GLX extension not found"},
			"offers no OpenGL", "GLX extension not found",
		},
		"functions missing": {
			[]string{"Fyne error:  failed to initialise OpenGL", "  Cause: glActiveTexture"},
			"offers no OpenGL", "glActiveTexture",
		},
		"no screen": {
			[]string{"Fyne error:  failed to initialise GLFW", "  Cause: PlatformUnavailable: Failed to detect any supported platform"},
			"no screen", "PlatformUnavailable",
		},
		"no cause": {
			[]string{"Fyne error:  window creation error", "  At: driver.go:180"},
			"offers no OpenGL", "window creation error",
		},
		"anything else": {
			[]string{"PlatformError: Win32: Failed to open clipboard", "Fyne error:  Unable to connect to session D-Bus", "  Cause: no bus"},
			"", "",
		},
	} {
		var told []string
		watch := log.New(&noWindowWatch{tell: func(cause string) { told = append(told, cause) }}, "", log.LstdFlags)
		for _, line := range c.lines {
			watch.Println(line)
		}
		if c.cause == "" {
			if len(told) > 0 {
				t.Errorf("%s: it tells of %q", name, told)
			}
			continue
		}
		if len(told) != 1 || !strings.Contains(told[0], c.cause) {
			t.Errorf("%s: it tells of %q, not once of %q", name, told, c.cause)
			continue
		}
		message := noWindowMessage(told[0])
		for _, words := range []string{c.says, c.cause, "command line works"} {
			if !strings.Contains(message, words) {
				t.Errorf("%s: the message does not say %q: %s", name, words, message)
			}
		}
	}
}
