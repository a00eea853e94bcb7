//go:build race

package intake

// mostTaken is how many bytes a source may ask for in all before it is refused.
// Under the race detector pools give away part of what they hold, so that the
// same work asks for twice as much.
const mostTaken = 600 << 20
