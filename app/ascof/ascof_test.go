package ascof_test

import (
	"testing"

	"ninefold/app/ascof"
)

func TestTheListHasTheMeasuresOf202324AndSaysWhichAreConfirmed(t *testing.T) {
	list := ascof.List()
	confirmed := ""
	for _, m := range list.Measures {
		if m.Confirmed {
			confirmed += m.Code + " "
		}
	}
	if len(list.Measures) != 19 || confirmed != "2A 2B 2C 2D 2E 3D " {
		t.Errorf("%d measures, confirmed are %s", len(list.Measures), confirmed)
	}
}
