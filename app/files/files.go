// Package files knows how files behave among other programs: that one which
// synchronises, scans or shows a file keeps others out for a while, that a
// drive may not answer at once, and which names Windows can keep. It must not
// know what is in a file.
package files

import (
	"os"
	"time"
)

// Held tells whether another program holds a file in a way that keeps this one
// out for the moment: for itself alone, or so that it can be read and not
// changed. Neither is a file that is read-only.
func Held(err error) bool { return held(err) }

// MayPass tells whether what an attempt failed with may be gone in a moment: a
// file that is held, or a drive or share that did not answer.
func MayPass(err error) bool { return held(err) || unsteady(err) }

// Patiently tries again for a second and a half while what is in the way may
// pass, since most programs that look at a file in passing are done with it
// then.
func Patiently[T any](try func() (T, error)) (result T, err error) {
	for wait := 100 * time.Millisecond; ; wait *= 2 {
		if result, err = try(); !MayPass(err) || wait > time.Second {
			return result, err
		}
		sleep(wait)
	}
}

// sleep is the clock of Patiently.
var sleep = time.Sleep

// Rename renames a file patiently, in place of one that has the new name. Where
// another program holds that one, the error is Held: Windows itself says then
// that it is not allowed, as of a file that is read-only.
func Rename(from, to string) error {
	_, err := Patiently(func() (none struct{}, err error) {
		return none, asHeld(os.Rename(from, to), from, to)
	})
	return err
}

// Remove removes a file patiently. Where another program holds it, the error is
// Held.
func Remove(path string) error {
	_, err := Patiently(func() (none struct{}, err error) { return none, asHeld(os.Remove(path), path) })
	return err
}
