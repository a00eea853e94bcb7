package command

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"ninefold/app/assessment"
)

// longestPasswordFile is how much of a password file is read, in bytes: far
// more than pack.MaxPassword characters take.
const longestPasswordFile = 4096

// readPassword reads the first line of a file. A password on the command line
// itself would be seen by everybody on the machine. It is never empty: that
// would leave the workbook open to all, and nobody the wiser.
func readPassword(path string) (string, error) {
	unreadable := func(cause error) error {
		return assessment.Refuse(assessment.CodeFile, cause, "The password file %s cannot be read.", path)
	}
	file, err := os.Open(path)
	if err != nil {
		return "", unreadable(err)
	}
	defer file.Close()
	data := make([]byte, longestPasswordFile)
	n, err := io.ReadFull(file, data)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", unreadable(err)
	}
	// Some editors begin a text file with a byte order mark, which is no part
	// of the password.
	text := bytes.TrimPrefix(data[:n], []byte("\ufeff"))
	line, _, _ := strings.Cut(string(text), "\n")
	password := strings.TrimSuffix(line, "\r")
	switch {
	case password == "":
		return "", assessment.Refuse(assessment.CodeFile, nil, "The password file %s has no password on its first line.", path)
	case !utf8.ValidString(password) || strings.ContainsRune(password, 0):
		return "", assessment.Refuse(assessment.CodeFile, nil, "The password file %s is not plain text. Please save it as text in UTF-8.", path)
	}
	return password, nil
}
