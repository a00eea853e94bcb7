//go:build !race

package intake

// documents is how many generated documents go through their workbooks.
const documents = 300
