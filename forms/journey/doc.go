// Package journey walks through the program as its users do: in a real window
// on a screen in memory, with the keyboard alone. It holds tests only, and
// must not know how the window is made.
package journey
