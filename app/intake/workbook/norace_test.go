//go:build !race

package workbook

// documents is how many generated documents go through their workbooks.
const documents = 120
