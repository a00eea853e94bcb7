//go:build race

package workbook

// documents is how many generated documents go through their workbooks. The
// race detector slows this down tenfold, and finds nothing more in the rest.
const documents = 8
