//go:build race

package intake

// documents is how many generated documents go through their workbooks. The
// race detector slows this down tenfold, and finds nothing more in the rest.
const documents = 8

// hostileLines is how long the texts are that could make the work grow with
// the square of their length.
const hostileLines = 2_000
