package store_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"ninefold/app/store"
)

var update = flag.Bool("update", false, "write down the present shape of a document anew")

func TestTheShapeThatIsWrittenDownIsWhatTheMigrationsMake(t *testing.T) {
	written, made, err := store.Shapes()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("shape.json", made, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(written, made) {
		t.Error("shape.json is not what the migrations make. Please run: go test ./app/store -run TestTheShape -update")
	}
}
