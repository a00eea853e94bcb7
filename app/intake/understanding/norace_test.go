//go:build !race

package understanding

// hostileLines is how long the texts are that could make the work grow with
// the square of their length.
const hostileLines = 24_000
