//go:build !windows

package window

// systemDocuments is the person's folder for documents, where the system names
// one. Only Windows does so by a call.
func systemDocuments() string { return "" }
