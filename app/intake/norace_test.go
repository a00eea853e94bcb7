//go:build !race

package intake

// documents is how many generated documents go through their workbooks.
const documents = 120

// hostileLines is how long the texts are that could make the work grow with
// the square of their length.
const hostileLines = 24_000
