//go:build !linux

package pdfium

func reserve(size int) []byte { return make([]byte, size) }

func giveBack([]byte) {}
