package expression_test

import (
	"testing"

	"ninefold/app/expression"
	_ "ninefold/app/intake"       // and the expressions of all that is behind it
	_ "ninefold/app/personaldata" // likewise
)

// One that is none would panic where it is first asked, in the middle of somebody's work.
func TestEveryExpressionIsOne(t *testing.T) {
	if len(expression.All()) < 60 {
		t.Fatalf("of the program's expressions %d are known", len(expression.All()))
	}
	for _, e := range expression.All() {
		e.MatchString("")
	}
}

func TestAnExpressionThatIsNonePanicsWhenItIsAsked(t *testing.T) {
	e := expression.Of("(")
	defer func() {
		if recover() == nil {
			t.Error("it is taken for one")
		}
	}()
	e.MatchString("")
}
