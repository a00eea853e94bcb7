package pdfcheck_test

import (
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"ninefold/export/pdf/pdfcheck"
)

func TestWordsThatAreNotHeardAsWrittenAreCaught(t *testing.T) {
	data := goodFile(t)
	read, err := pdfcheck.ReadText(data)
	if err != nil {
		t.Fatal(err)
	}
	said := paragraphsOf(read.Reading)
	if len(said) < 8 {
		t.Fatalf("the good file says %q", said)
	}
	check := func(name, rule string, texts []string, mutate func(*broken)) {
		file, err := pdfcheck.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		if mutate != nil {
			mutate(&broken{t: t, file: file})
		}
		problems := file.CheckWords(texts)
		for _, p := range problems {
			if p.Rule == rule {
				return
			}
		}
		if rule != "" || len(problems) > 0 {
			t.Errorf("%s: %v, not %q", name, problems, rule)
		}
	}
	check("as it is", "", said, nil)
	check("a text more", "words", append(said, "Something else entirely"), nil)
	check("two texts the other way round", "order", append([]string{said[len(said)-1]}, said...), nil)
	check("a space lost", "run together", said, func(b *broken) {
		b.contents(1, "\x00w\x00a\x00t\x00e\x00r\x00 ", "\x00w\x00a\x00t\x00e\x00r")
	})
	check("the order of the tree turned round", "order", said, func(b *broken) {
		document := b.element("Document")
		kids := b.object(document["K"]).(types.Array)
		turned := types.Array{}
		for i := len(kids) - 1; i >= 0; i-- {
			turned = append(turned, kids[i])
		}
		document["K"] = turned
	})
	check("other words in the place of what stands there", "words", said, func(b *broken) {
		b.element("H1")["ActualText"] = types.StringLiteral("Nothing of the kind")
	})
}

// paragraphsOf are the lines of a reading with words in them.
func paragraphsOf(reading string) []string {
	var out []string
	for line := range strings.SplitSeq(reading, "\n") {
		if line = strings.TrimSpace(line); len(strings.Fields(line)) > 0 {
			out = append(out, line)
		}
	}
	return out
}
