package window

import "golang.org/x/sys/windows"

// systemDocuments is the person's folder for documents, which an IT desk or
// OneDrive may have sent elsewhere, or "".
func systemDocuments() string {
	folder, err := windows.KnownFolderPath(windows.FOLDERID_Documents, windows.KF_FLAG_DEFAULT)
	if err != nil {
		return ""
	}
	return folder
}
