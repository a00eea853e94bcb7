//go:build !race

package intake

// mostTaken is how many bytes a source may ask for in all before it is refused.
const mostTaken = 300 << 20
