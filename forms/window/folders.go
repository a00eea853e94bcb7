package window

import (
	"os"
	"path/filepath"

	"ninefold/app/files"
)

// settingsPath is where the settings of this computer are: beside the program,
// or in the settings folder of the person's account, wherever an IT desk has
// sent that. It is "" where the system names none.
func settingsPath() string {
	dir := files.Beside()
	if dir == "" {
		account, err := os.UserConfigDir()
		if err != nil {
			return ""
		}
		dir = filepath.Join(account, programName)
	}
	return filepath.Join(dir, "settings.json")
}

// logPath is where the log is: beside the program, or in the cache folder of
// the person's account.
func logPath() (string, error) {
	dir := files.Beside()
	if dir == "" {
		account, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		dir = filepath.Join(account, programName)
	}
	return filepath.Join(dir, "ninefold.log"), nil
}

// documentsFolder is where people look for what they wrote.
func documentsFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	for _, folder := range []string{systemDocuments(), filepath.Join(home, "Documents")} {
		if folder == "" {
			continue
		}
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder
		}
	}
	return home
}
