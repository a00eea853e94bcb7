package understanding

import (
	"fmt"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/intake/intaketest"
	"ninefold/app/intake/source"
)

// rare are layouts that only few councils have, of fuller's words.
var rare = map[string]func(heads [3]string) string{
	"a lead, a score and a date below each name": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\n" + of.name + "\nLead: Jo Ferriby\nOur score: 2 – some shortfalls\nLast updated: 3 May 2027\n" + threeLists(heads, of.lists, bulleted)
		}
		return text
	},
	"the rating behind the name": func(heads [3]string) (text string) {
		for n, of := range fuller {
			text += fmt.Sprintf("\n## %s – %s\n", of.name, []string{"Good (3)", "Requires improvement (2)", "score 2", "3 out of 4", "self-rating: good"}[n%5]) + threeLists(heads, of.lists, bulleted)
		}
		return text
	},
	"the list first, then the statement": func(heads [3]string) (text string) {
		for _, of := range fuller {
			for i, entries := range of.lists {
				text += "\n" + heads[i] + " – " + of.name + "\n- " + strings.Join(entries, "\n- ") + "\n"
			}
		}
		return text
	},
	"signs before the headings": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\n📘 " + of.name + "\n"
			for i, entries := range of.lists {
				text += []string{"✅ ", "⚠️ ", "➡️ "}[i] + heads[i] + "\n- " + strings.Join(entries, "\n- ") + "\n"
			}
		}
		return text
	},
	"lists in another order each time": func(heads [3]string) (text string) {
		for n, of := range fuller {
			text += "\n" + of.name + "\n"
			for k := range 3 {
				i := (k + n) % 3
				text += heads[i] + "\n• " + strings.Join(of.lists[i], "\n• ") + "\n"
			}
		}
		return text
	},
	"broken over pages, with headings said again": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\n" + of.name + "\n"
			for i, entries := range of.lists {
				text += heads[i] + "\n"
				for n, e := range entries {
					if n == 1 {
						text += "\n\f" + of.name + " (continued)\n" + heads[i] + " (continued)\n"
					}
					text += "• " + e + "\n"
				}
			}
		}
		return text
	},
	"what good looks like first": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\n## " + of.name + "\n\n### What good looks like\n\n- People are heard and plans say what they want.\n- Nobody waits without being told why.\n\n"
			for i, entries := range of.lists {
				text += "### " + heads[i] + "\n\n- " + strings.Join(entries, "\n- ") + "\n\n"
			}
		}
		return text
	},
	"sections that are none of the lists behind every one": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\n" + of.name + "\n" + threeLists(heads, of.lists, bulleted) + "What people expect\n• I am asked what matters to me\nLinks to strategy\n• The county plan, page 4\n"
		}
		return text
	},
	"a card a row, as from a board": func(heads [3]string) string {
		text := "Card,Board list,Label\n"
		for i, head := range heads {
			for _, of := range fuller {
				for _, e := range of.lists[i] {
					text += "\"" + e + "\",\"" + head + "\",\"" + of.name + "\"\n"
				}
			}
		}
		return text
	},
	"numbered by statement and list": func(heads [3]string) (text string) {
		for n, of := range fuller {
			text += fmt.Sprintf("\n%d  %s\n", n+1, of.name)
			for i, entries := range of.lists {
				text += fmt.Sprintf("\n%d%s. %s\n", n+1, "abc"[i:i+1], heads[i]) + "* " + strings.Join(entries, "\n* ") + "\n"
			}
		}
		return text
	},
	"rules between statements": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += strings.Repeat("=", 60) + "\n" + strings.ToUpper(of.name) + "\n" + strings.Repeat("=", 60) + "\n"
			for i, entries := range of.lists {
				text += heads[i] + "\n" + strings.Repeat("-", len(heads[i])) + "\n+ " + strings.Join(entries, "\n+ ") + "\n\n"
			}
		}
		return text
	},
	"a list is missing here and there": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\n" + of.name + "\n"
			for i, entries := range of.lists {
				if len(entries) > 0 {
					text += heads[i] + ":\n\n– " + strings.Join(entries, "\n– ") + "\n\n"
				}
			}
		}
		return text
	},
	"questions and answers": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\nTopic: " + of.name + "\n"
			for i, entries := range of.lists {
				text += fmt.Sprintf("Q%d. %s\n", i+1, heads[i]) + "• " + strings.Join(entries, "\n• ") + "\n"
			}
		}
		return text
	},
	"notes from a workshop": func(heads [3]string) (text string) {
		text = "Notes of the workshop on 4 May\n\nThank you all for coming. These are the flip charts as they were written.\n\n"
		for n, of := range fuller {
			text += fmt.Sprintf("Table %d: %s\n\n", n+1, of.name)
			for i, entries := range of.lists {
				text += heads[i] + "\n- " + strings.Join(entries, "\n- ") + "\n\n"
			}
		}
		return text
	},
	"a heading says both, in capitals, with the code": func(heads [3]string) (text string) {
		for _, of := range fuller {
			for i, entries := range of.lists {
				text += "\n" + strings.ToUpper(of.code+": "+of.name+" | "+heads[i]) + "\n" + strings.Join(entries, "\n") + "\n"
			}
		}
		return text
	},
}

// rareWords are the words for the three lists that they are tried with.
var rareWords = map[string][3]string{
	"known":   knownHeads,
	"worded":  wordedHeads,
	"worries": {"What’s working well?", "What are we worried about?", "What needs to happen?"},
	"keeping": {"Keep doing", "Do better", "Start doing"},
	"journey": {"What we have achieved so far", "What is still hard", "Where we go from here"},
}

func threeLists(heads [3]string, lists [3][]string, list func(string, []string) string) (text string) {
	for i, entries := range lists {
		text += list(heads[i], entries)
	}
	return text
}

// rareWord are such layouts in Word.
var rareWord = map[string]func(heads [3]string) string{
	"topics with lists of their own under each statement": func(heads [3]string) (body string) {
		for _, of := range fuller {
			body += level(1, of.name)
			for n, topic := range []string{"Advocacy", "Quality assurance"} {
				body += level(2, topic)
				for i, entries := range of.lists {
					body += level(3, heads[i])
					for k, e := range entries {
						if k%2 == n {
							body += bulletedPara(e)
						}
					}
				}
			}
		}
		return body
	},
	"a banner a statement, and a banner a list": func(heads [3]string) string {
		rows := []string{intaketest.Row(plain("No."), plain("Text"), plain("Owner"))}
		for _, of := range fuller {
			rows = append(rows, across(3, bold(of.name)))
			for i, entries := range of.lists {
				rows = append(rows, across(3, bold(heads[i])))
				for n, e := range entries {
					rows = append(rows, intaketest.Row(plain(fmt.Sprint(n+1)), plain(e), plain("Jo Ferriby")))
				}
			}
		}
		return wordTable(rows...)
	},
	"all three lists in the cell beside the name": func(heads [3]string) string {
		rows := []string{intaketest.Row(plain("Quality statement"), plain("Our self-assessment"))}
		for _, of := range fuller {
			cell := ""
			for i, entries := range of.lists {
				cell += bold(heads[i]) + each(entries, bulletedPara)
			}
			rows = append(rows, intaketest.Row(bold(of.name)+plain("Score: 2"), cell))
		}
		return wordTable(rows...)
	},
	"a table a list under each statement": func(heads [3]string) (body string) {
		for _, of := range fuller {
			body += level(1, of.name)
			for i, entries := range of.lists {
				rows := []string{intaketest.Row(plain(heads[i]), plain("Evidence"))}
				for n, e := range entries {
					rows = append(rows, intaketest.Row(plain(e), plain(fmt.Sprintf("Paper %d of the board", n+1))))
				}
				body += wordTable(rows...) + plain("")
			}
		}
		return body
	},
	"a page of facts in a table above the lists": func(heads [3]string) (body string) {
		for _, of := range fuller {
			body += level(1, of.name) + wordTable(intaketest.Row(plain("Lead"), plain("Jo Ferriby")), intaketest.Row(plain("Score"), plain("3")), intaketest.Row(plain("Last year"), plain("2")))
			for i, entries := range of.lists {
				body += bold(heads[i]) + each(entries, bulletedPara)
			}
		}
		return body
	},
	"a row a list, with the score beside": func(heads [3]string) (body string) {
		for _, of := range fuller {
			rows := []string{across(3, bold(of.name))}
			for i, entries := range of.lists {
				rows = append(rows, intaketest.Row(bold(heads[i]), each(entries, bulletedPara), plain("Amber")))
			}
			body += wordTable(rows...) + plain("")
		}
		return body
	},
}

func level(n int, text string) string {
	return intaketest.Para(fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, n-1), text)
}

// Rare layouts are understood or wait, in whatever words.
func TestRareLayoutsAreUnderstoodOrWait(t *testing.T) {
	f := intaketest.Framework(t)
	want, all := map[string]string{}, 0
	for _, of := range fuller {
		for i, entries := range of.lists {
			for _, e := range entries {
				want[Key(e)] += " " + of.code + string(assessment.ListKeys[i])
				all++
			}
		}
	}
	var sum, sumGuessed measured
	count := func(s *Staging) (m measured, wrong []string) {
		m.all = all
		for _, b := range s.Blocks {
			if b.Target.Kind != Entries {
				continue
			}
			for _, e := range b.Entries() {
				if strings.Contains(want[Key(e.Text)], b.Target.Statement+string(b.Target.List)) {
					m.right++
				} else {
					m.wrong++
					wrong = append(wrong, b.Target.Statement+" "+string(b.Target.List)+": "+e.Text)
				}
			}
		}
		return m, wrong
	}
	try := func(name string, src *source.Document) {
		s := Stage(f, src)
		m, wrong := count(s)
		sum = measured{sum.right + m.right, sum.wrong + m.wrong, sum.all + all}
		if m.wrong > 0 {
			t.Errorf("%s: without anybody's word %d are wrong: %s", name, m.wrong, strings.Join(wrong[:min(4, len(wrong))], " / "))
		}
		s.AcceptGuesses(FairlySure)
		m, wrong = count(s)
		sumGuessed = measured{sumGuessed.right + m.right, sumGuessed.wrong + m.wrong, sumGuessed.all + all}
		if m.wrong > 0 {
			t.Errorf("%s: with guesses accepted %+v are wrong: %s", name, m, strings.Join(wrong[:min(4, len(wrong))], " / "))
		} else if 100*m.right < 95*all {
			t.Logf("%s: with guesses accepted %d of %d are placed", name, m.right, all)
		}
	}
	for kind, heads := range rareWords {
		for _, of := range []map[string]func([3]string) string{rare, rarer} {
			for name, text := range of {
				try(name+", "+kind, textSource(t, text(heads)))
			}
		}
		for _, of := range []map[string]func([3]string) string{rareWord, rarerWord} {
			for name, body := range of {
				try(name+", "+kind, readWord(t, body(heads), nil))
			}
		}
	}
	if 100*sumGuessed.right < 95*sumGuessed.all {
		t.Errorf("with guesses accepted %d of %d are right", sumGuessed.right, sumGuessed.all)
	}
	t.Logf("without a word %+v, with guesses %+v", sum, sumGuessed)
}
