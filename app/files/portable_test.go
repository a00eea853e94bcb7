package files

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAMarkerBesideTheProgramKeepsEverythingThere(t *testing.T) {
	folder := t.TempDir()
	if got := besideIn(folder); got != "" {
		t.Errorf("without a marker, things are in %q", got)
	}
	if err := os.WriteFile(filepath.Join(folder, PortableMarker), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := besideIn(folder); filepath.Dir(got) != folder {
		t.Errorf("with a marker, things are in %q", got)
	}
}
