package understanding

import (
	"fmt"
	"strings"
	"testing"

	"ninefold/app/intake/intaketest"
)

// How headings and entries look in a Word document.
func heading1(text string) string { return intaketest.Styled("berschrift1", text) }
func heading3(text string) string { return intaketest.Styled("Outline", text) }
func plain(text string) string    { return intaketest.Para("", text) }
func bulletedPara(text string) string {
	return intaketest.Styled("Bullets", text)
}
func bold(text string) string {
	return `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
}
func larger(text string) string {
	return `<w:p><w:r><w:rPr><w:sz w:val="30"/></w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
}
func each(entries []string, as func(string) string) string {
	var b strings.Builder
	for _, e := range entries {
		b.WriteString(as(e))
	}
	return b.String()
}
func broken(entries []string) string {
	return `<w:p><w:r><w:t>` + strings.Join(entries, `</w:t><w:br/><w:t>`) + `</w:t></w:r></w:p>`
}
func wordTable(rows ...string) string { return `<w:tbl>` + strings.Join(rows, "") + `</w:tbl>` }
func across(columns int, cell string) string {
	return fmt.Sprintf(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="%d"/></w:tcPr>%s</w:tc></w:tr>`, columns, cell)
}

// wordLayouts are ways in which councils lay out a self-assessment in Word.
var wordLayouts = map[string]func(heads [3]string) string{
	"styles": func(heads [3]string) (body string) {
		for _, of := range said {
			body += heading1(of.names[0])
			for i, entries := range of.lists {
				body += heading3(heads[i]) + each(entries, bulletedPara)
			}
		}
		return body
	},
	"bold alone": func(heads [3]string) (body string) {
		for _, of := range said {
			body += bold(of.names[3])
			for i, entries := range of.lists {
				body += bold(heads[i]) + each(entries, plain)
			}
		}
		return body
	},
	"size alone": func(heads [3]string) (body string) {
		for _, of := range said {
			body += larger(of.names[0])
			for i, entries := range of.lists {
				body += larger(heads[i]) + each(entries, plain)
			}
		}
		return body
	},
	"priorities first": func(heads [3]string) (body string) {
		for _, of := range said {
			body += heading1(of.names[0])
			for _, i := range []int{2, 0, 1} {
				body += bold(heads[i]) + each(of.lists[i], bulletedPara)
			}
		}
		return body
	},
	"lists as chapters": func(heads [3]string) (body string) {
		for i, head := range heads {
			body += heading1(head)
			for _, of := range said {
				body += heading3(of.names[0]) + each(of.lists[i], bulletedPara)
			}
		}
		return body
	},
	"columns under each statement": func(heads [3]string) (body string) {
		for _, of := range said {
			body += heading1(of.names[0]) + wordTable(intaketest.Row(plain(heads[0]), plain(heads[1]), plain(heads[2])),
				intaketest.Row(each(of.lists[0], bulletedPara), each(of.lists[1], bulletedPara), each(of.lists[2], bulletedPara)))
		}
		return body
	},
	"a row a statement": func(heads [3]string) string {
		rows := []string{intaketest.Row(plain("Quality statement"), plain(heads[0]), plain(heads[1]), plain(heads[2]))}
		for _, of := range said {
			rows = append(rows, intaketest.Row(plain(of.names[0]), each(of.lists[0], plain), each(of.lists[1], plain), each(of.lists[2], plain)))
		}
		return wordTable(rows...)
	},
	"a row a statement, with number and code": func(heads [3]string) string {
		rows := []string{intaketest.Row(plain("No."), plain("Code"), plain("Statement"), plain(heads[0]), plain(heads[1]), plain(heads[2]))}
		for n, of := range said {
			rows = append(rows, intaketest.Row(plain(fmt.Sprint(n+1)), plain(of.code), plain(of.names[0]), each(of.lists[0], plain), each(of.lists[1], plain), each(of.lists[2], plain)))
		}
		return wordTable(rows...)
	},
	"line breaks in the cells": func(heads [3]string) string {
		rows := []string{intaketest.Row(plain("Statement"), plain(heads[0]), plain(heads[1]), plain(heads[2]))}
		for _, of := range said {
			rows = append(rows, intaketest.Row(plain(of.names[0]), broken(of.lists[0]), broken(of.lists[1]), broken(of.lists[2])))
		}
		return wordTable(rows...)
	},
	"heads at the left": func(heads [3]string) (body string) {
		for _, of := range said {
			body += bold(of.names[0])
			var rows []string
			for i, entries := range of.lists {
				rows = append(rows, intaketest.Row(bold(heads[i]), each(entries, plain)))
			}
			body += wordTable(rows...)
		}
		return body
	},
	"one table, a banner a statement": func(heads [3]string) string {
		var rows []string
		for _, of := range said {
			rows = append(rows, across(3, bold(of.names[0])), intaketest.Row(plain(heads[0]), plain(heads[1]), plain(heads[2])),
				intaketest.Row(each(of.lists[0], plain), each(of.lists[1], plain), each(of.lists[2], plain)))
		}
		return wordTable(rows...)
	},
	"a row an entry": func(heads [3]string) string {
		rows := []string{intaketest.Row(plain("Statement"), plain("Type"), plain("Description"), plain("RAG"))}
		for _, of := range said {
			for i, entries := range of.lists {
				for _, e := range entries {
					rows = append(rows, intaketest.Row(plain(of.names[0]), plain(heads[i]), plain(e), plain("G")))
				}
			}
		}
		return wordTable(rows...)
	},
	"statements as columns": func(heads [3]string) string {
		row := []string{plain("")}
		for _, of := range said {
			row = append(row, plain(of.names[0]))
		}
		rows := []string{intaketest.Row(row...)}
		for i, head := range heads {
			row = []string{plain(head)}
			for _, of := range said {
				row = append(row, each(of.lists[i], plain))
			}
			rows = append(rows, intaketest.Row(row...))
		}
		return wordTable(rows...)
	},
	"columns within a frame": func(heads [3]string) string {
		var rows []string
		for _, of := range said {
			rows = append(rows, intaketest.Row(bold(of.names[0])+wordTable(intaketest.Row(plain(heads[0]), plain(heads[1]), plain(heads[2])),
				intaketest.Row(each(of.lists[0], plain), each(of.lists[1], plain), each(of.lists[2], plain)))+plain("")))
		}
		return wordTable(rows...)
	},
	"a table a list": func(heads [3]string) (body string) {
		for i, head := range heads {
			rows := []string{intaketest.Row(plain("Statement"), plain(head))}
			for _, of := range said {
				rows = append(rows, intaketest.Row(plain(of.names[0]), each(of.lists[i], plain)))
			}
			body += wordTable(rows...) + plain("")
		}
		return body
	},
	"the third list across the other two": func(heads [3]string) (body string) {
		for _, of := range said {
			body += heading1(of.names[0]) + wordTable(intaketest.Row(plain(heads[0]), plain(heads[1])),
				intaketest.Row(each(of.lists[0], plain), each(of.lists[1], plain)), across(2, bold(heads[2])), across(2, each(of.lists[2], plain)))
		}
		return body
	},
	"numbered tables with owners under each list": func(heads [3]string) (body string) {
		for _, of := range said {
			body += heading1(of.names[0])
			for i, entries := range of.lists {
				rows := []string{intaketest.Row(plain("No."), plain("Description"), plain("Owner"))}
				for n, e := range entries {
					rows = append(rows, intaketest.Row(plain(fmt.Sprint(n+1)), plain(e), plain("Jo Ferriby")))
				}
				body += heading3(heads[i]) + wordTable(rows...)
			}
		}
		return body
	},
	"something else between": func(heads [3]string) (body string) {
		for _, of := range said {
			body += heading1(of.names[0])
			for i, entries := range of.lists {
				body += heading3(heads[i]) + each(entries, bulletedPara) + heading3("How do we know?") + bulletedPara("An audit of "+of.code)
			}
		}
		return body
	},
}

// textLayouts are further ways in which councils type one.
var textLayouts = map[string]func(heads [3]string) string{
	"numbered to the third place": func(heads [3]string) (text string) {
		for n, of := range said {
			text += fmt.Sprintf("\n%d. %s\n", n+1, of.names[0])
			for i, entries := range of.lists {
				text += fmt.Sprintf("%d.%d %s\n", n+1, i+1, heads[i])
				for k, e := range entries {
					text += fmt.Sprintf("%d.%d.%d %s\n", n+1, i+1, k+1, e)
				}
			}
		}
		return text
	},
	"slides": func(heads [3]string) (text string) {
		for n, of := range said {
			for i, entries := range of.lists {
				text += fmt.Sprintf("\n%s – %s\n%s\n– %s\n\n%d\n", of.code, of.names[0], heads[i], strings.Join(entries, "\n– "), 3*n+i+2)
			}
		}
		return text
	},
	"tabs": func(heads [3]string) string {
		text := "Statement\t" + strings.Join(heads[:], "\t") + "\n"
		for _, of := range said {
			text += of.names[0]
			for _, entries := range of.lists {
				text += "\t\"" + strings.Join(entries, "\n") + "\""
			}
			text += "\n"
		}
		return text
	},
	"CSV, a row an entry": func(heads [3]string) string {
		text := "Statement,Type,Text\n"
		for _, of := range said {
			for i, entries := range of.lists {
				for _, e := range entries {
					text += of.code + "," + heads[i] + ",\"" + e + "\"\n"
				}
			}
		}
		return text
	},
	"Markdown table": func(heads [3]string) string {
		text := "| Statement | " + strings.Join(heads[:], " | ") + " |\n|---|---|---|---|\n"
		for _, of := range said {
			text += "| " + of.names[0]
			for _, entries := range of.lists {
				text += " | " + strings.Join(entries, "<br>")
			}
			text += " |\n"
		}
		return text
	},
	"the statement before each line": func(heads [3]string) (text string) {
		for i, head := range heads {
			text += "\n" + head + "\n\n"
			for _, of := range said {
				for _, e := range of.lists[i] {
					text += "- " + of.names[0] + ": " + e + "\n"
				}
			}
		}
		return text
	},
	"a heading says both": func(heads [3]string) (text string) {
		for _, of := range said {
			for i, entries := range of.lists {
				text += "\n" + of.names[0] + " – " + heads[i] + "\n- " + strings.Join(entries, "\n- ") + "\n"
			}
		}
		return text
	},
	"a form": func(heads [3]string) (text string) {
		for _, of := range said {
			text += "\n" + of.names[0] + "\n"
			for i, entries := range of.lists {
				text += fmt.Sprintf("\nBox %d - %s (no more than six points)\nPlease say how you know it.\n• %s\n", i+1, heads[i], strings.Join(entries, "\n• "))
			}
		}
		return text
	},
}

// Every layout is tried with the framework's names, with words like them, and with
// words that nobody could list. Nothing may come to a wrong place without anybody's
// word; with guesses accepted nearly all comes to the right one.
func TestEveryLayoutIsUnderstood(t *testing.T) {
	f := intaketest.Framework(t)
	words := map[string][3]string{"known": knownHeads, "worded": wordedHeads, "strange": strangeHeads}
	var before, after measured
	add := func(name string, s *Staging) {
		m := measure(s)
		before = measured{before.right + m.right, before.wrong + m.wrong, before.all + m.all}
		if m.wrong > 0 {
			t.Errorf("%s: %d entries came to a wrong place without anybody's word:\n%s", name, m.wrong, outline(s))
		}
		if strings.HasSuffix(name, "known") && 100*m.right < 95*m.all && !strings.Contains(name, "bold") {
			t.Errorf("%s: only %d of %d are placed without anybody's word:\n%s", name, m.right, m.all, outline(s))
		}
		s.AcceptGuesses(FairlySure)
		m = measure(s)
		after = measured{after.right + m.right, after.wrong + m.wrong, after.all + m.all}
		if m.wrong > 0 {
			t.Errorf("%s: with guesses accepted %+v:\n%s", name, m, outline(s))
		} else if 100*m.right < 95*m.all {
			t.Logf("%s: with guesses accepted only %d of %d are placed", name, m.right, m.all)
		}
	}
	for kind, heads := range words {
		for name, body := range wordLayouts {
			src := readWord(t, body(heads), nil)
			add(name+", "+kind, Stage(f, src))
		}
		for name, text := range textLayouts {
			if name == "a heading says both" && kind == "strange" {
				continue // nothing says what the second half means
			}
			add(name+", "+kind, stageText(t, text(heads)))
		}
	}
	if 100*after.right < 95*after.all {
		t.Errorf("with guesses accepted %d of %d are right", after.right, after.all)
	}
	t.Logf("%d layouts: without a word %+v, with guesses %+v", len(words)*(len(wordLayouts)+len(textLayouts))-1, before, after)
}
