package tagged_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"ninefold/export/pdf/tagged"
)

// testFonts reads the fonts the program ships.
func testFonts(t testing.TB) tagged.Fonts {
	t.Helper()
	read := func(file string) []byte {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "assets", "fonts", file))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	return tagged.Fonts{
		Regular:      read("SourceSans3-Regular.ttf"),
		SemiBold:     read("SourceSans3-SemiBold.ttf"),
		Bold:         read("SourceSans3-Bold.ttf"),
		Italic:       read("SourceSans3-Italic.ttf"),
		Fallback:     read("DejaVuSans.ttf"),
		FallbackBold: read("DejaVuSans-Bold.ttf"),
	}
}

func testOptions(t testing.TB) tagged.Options {
	return tagged.Options{
		Title:   "A plan of Northmere’s parks & gardens",
		Author:  "Northmere Council",
		Lang:    "en-GB",
		Creator: "A test",
		Created: time.Date(2026, 1, 16, 9, 30, 0, 0, time.UTC),
		Fonts:   testFonts(t),
	}
}
