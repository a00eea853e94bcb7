package understanding

import (
	"fmt"
	"strings"

	"ninefold/app/intake/intaketest"
)

// hung breaks an entry at 60 characters, set in by so many, below its sign.
func hung(in int, sign, entry string) string {
	const width = 60
	pad, text, at := strings.Repeat(" ", in), "", 0
	for i, word := range strings.Fields(entry) {
		switch {
		case i == 0:
			text = pad + sign + " " + word
			at = len(text)
		case at+1+len(word) > width:
			text += "\n" + pad + strings.Repeat(" ", len(sign)+1) + word
			at = in + len(sign) + 1 + len(word)
		default:
			text += " " + word
			at += 1 + len(word)
		}
	}
	return text + "\n"
}

// rarer are further such layouts, and rarerWord those of them in Word.
var rarer = map[string]func(heads [3]string) string{
	"set in and hung, with Roman numbers": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\n" + of.name + "\n\n"
			for i, entries := range of.lists {
				text += "  " + heads[i] + "\n\n"
				for n, e := range entries {
					text += hung(4, []string{"(i)", "(ii)", "(iii)", "(iv)"}[n], e)
				}
				text += "\n"
			}
		}
		return text
	},
	"the heading led in by a sentence of its own": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\n" + of.code + " " + of.name + "\n\nThis part was agreed by the management team in May and tells where we stand.\n\n"
			for i, entries := range of.lists {
				text += heads[i] + " (" + fmt.Sprint(len(entries)) + ")\n\n• " + strings.Join(entries, "\n\n• ") + "\n\n"
			}
		}
		return text
	},
	"each entry with its list and number before it": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\n## " + of.name + "\n\n"
			for i, entries := range of.lists {
				for n, e := range entries {
					text += fmt.Sprintf("%s %d: %s\n\n", heads[i], n+1, e)
				}
			}
		}
		return text
	},
	"the code behind each entry": func(heads [3]string) (text string) {
		for i, head := range heads {
			text += "\n" + strings.ToUpper(head) + "\n"
			for _, of := range fuller {
				for _, e := range of.lists[i] {
					text += "- " + e + " (" + of.code + ")\n"
				}
			}
		}
		return text
	},
	"colours instead of lists beside them": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\n" + of.name + "\n" + threeLists(heads, of.lists, bulleted) + "Rating\nAmber\nConfidence\nMedium\n"
		}
		return text
	},
	"a theme's chapter with its own strengths first": func(heads [3]string) (text string) {
		text = "# Theme 1: Working with people\n\nThe theme as a whole is in good order.\n\n"
		for _, of := range fuller {
			text += "## " + of.name + "\n\n_Where are we now?_\n\n"
			for i, entries := range of.lists {
				text += "**" + heads[i] + "**\n\n1. " + strings.Join(entries, "\n1. ") + "\n\n"
			}
		}
		return text
	},
	"a table with scores and owners, pasted": func(heads [3]string) string {
		text := "Ref\tQuality statement\tScore\t" + strings.Join(heads[:], "\t") + "\tLead officer\n"
		for n, of := range fuller {
			text += fmt.Sprintf("%d\t%s\t%d", n+1, of.name, 2+n%2)
			for _, entries := range of.lists {
				text += "\t\"• " + strings.Join(entries, "\n• ") + "\""
			}
			text += "\tHead of Safeguarding\n"
		}
		return text
	},
	"drafting notes between": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\n" + of.name + "\n\n[Drafting note: JF to confirm with the performance team]\n\n" + threeLists(heads, of.lists, bulleted)
		}
		return text
	},
	"printed to text, page by page": func(heads [3]string) (text string) {
		page := 1
		for _, of := range fuller {
			text += of.name + "\n\n"
			for i, entries := range of.lists {
				text += heads[i] + "\n"
				for _, e := range entries {
					text += hung(0, "•", e)
				}
				text += "\n"
			}
			text += fmt.Sprintf("Ferriby Council – self-assessment 2027                %d\n\f", page)
			page++
		}
		return text
	},
	"headings between dashes": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += "\n--- " + of.name + " ---\n"
			for i, e := range of.lists {
				text += "-- " + heads[i] + " --\n" + strings.Join(e, "\n") + "\n"
			}
		}
		return text
	},
	"numbered as minutes are": func(heads [3]string) (text string) {
		for n, of := range fuller {
			text += fmt.Sprintf("\n%d. %s (item %d, JF)\n\n", n+1, of.name, n+3)
			for i, e := range of.lists {
				text += fmt.Sprintf("%d.%d %s\n", n+1, i+1, heads[i])
				for k, x := range e {
					text += fmt.Sprintf("   %c) %s\n", 'a'+k, x)
				}
			}
		}
		return text
	},
	"an overview with lists of its own first": func(heads [3]string) (text string) {
		text = "Overview\n" + heads[0] + "\n- We are well led\n- Staff stay\n\n"
		for _, of := range fuller {
			text += "\nQS " + of.code[2:] + " - " + of.name + "\n" + threeLists(heads, of.lists, bulleted)
		}
		return text
	},
	"a row an entry, parted by strokes": func(heads [3]string) (text string) {
		text = "Theme|Quality Statement|Type|Narrative|RAG\n"
		for _, of := range fuller {
			for i, e := range of.lists {
				for _, x := range e {
					text += "Theme|" + of.name + "|" + heads[i] + "|" + x + "|Green\n"
				}
			}
		}
		return text
	},
	"tabs that set in": func(heads [3]string) (text string) {
		for _, of := range fuller {
			text += of.name + "\n"
			for i, e := range of.lists {
				text += "\t" + heads[i] + "\n\t\t" + strings.Join(e, "\n\t\t") + "\n"
			}
		}
		return text
	},
}

var rarerWord = map[string]func(heads [3]string) string{
	"two statements beside each other, three columns each": func(heads [3]string) (body string) {
		for n := 0; n+1 < len(fuller); n += 2 {
			a, b := fuller[n], fuller[n+1]
			cell := func(span int, text string) string {
				return fmt.Sprintf(`<w:tc><w:tcPr><w:gridSpan w:val="%d"/></w:tcPr>%s</w:tc>`, span, bold(text))
			}
			body += wordTable(`<w:tr>`+cell(3, a.name)+cell(3, b.name)+`</w:tr>`,
				intaketest.Row(plain(heads[0]), plain(heads[1]), plain(heads[2]), plain(heads[0]), plain(heads[1]), plain(heads[2])),
				intaketest.Row(each(a.lists[0], plain), each(a.lists[1], plain), each(a.lists[2], plain), each(b.lists[0], plain), each(b.lists[1], plain), each(b.lists[2], plain))) + plain("")
		}
		last := fuller[len(fuller)-1]
		return body + level(1, last.name) + threeLists(heads, last.lists, func(h string, e []string) string { return bold(h) + each(e, bulletedPara) })
	},
	"numbered headings of three levels": func(heads [3]string) (body string) {
		body = level(1, "4 Our self-assessment")
		for n, of := range fuller {
			body += level(2, fmt.Sprintf("4.%d %s", n+1, of.name)) + plain("We scored ourselves 3 in this.")
			for i, entries := range of.lists {
				body += level(3, fmt.Sprintf("4.%d.%d %s", n+1, i+1, heads[i])) + each(entries, plain)
			}
		}
		return body
	},
	"a column for each list, an entry a row, and its evidence beside each": func(heads [3]string) (body string) {
		for _, of := range fuller {
			rows := []string{intaketest.Row(plain(heads[0]), plain("Evidence"), plain(heads[1]), plain("Evidence"), plain(heads[2]), plain("Lead"))}
			for n := range max(len(of.lists[0]), len(of.lists[1]), len(of.lists[2])) {
				cells := []string{}
				for i := range 3 {
					e := ""
					if n < len(of.lists[i]) {
						e = of.lists[i][n]
					}
					beside := ""
					if e != "" {
						beside = []string{"Survey of carers in May", "Peer review", "Principal Social Worker"}[i]
					}
					cells = append(cells, plain(e), plain(beside))
				}
				rows = append(rows, intaketest.Row(cells...))
			}
			body += level(2, of.name) + wordTable(rows...)
		}
		return body
	},
	"the statement's name within a sentence above each table": func(heads [3]string) (body string) {
		for _, of := range fuller {
			body += bold("Quality statement: "+of.name) + plain("What we found when we looked at this together is set out below.") +
				wordTable(intaketest.Row(bold(heads[0]), bold(heads[1])), intaketest.Row(each(of.lists[0], bulletedPara), each(of.lists[1], bulletedPara)), across(2, bold(heads[2])), across(2, each(of.lists[2], bulletedPara)))
		}
		return body
	},
	"text boxes' order: lists first, the name last": func(heads [3]string) (body string) {
		body = level(1, "Our strengths and challenges at a glance") + plain("See below.")
		for _, of := range fuller {
			body += level(2, of.name+" (continued from page 3)")
			for i, entries := range of.lists {
				body += bold(heads[i]+":") + each(entries, func(e string) string { return plain("– " + e) })
			}
		}
		return body
	},
	"italic hints below each heading": func(heads [3]string) (body string) {
		for _, of := range fuller {
			body += level(1, of.name)
			for i, entries := range of.lists {
				body += level(2, heads[i]) + plain([]string{"(Tell us what people notice and how you know)", "(Be honest: inspectors will find it)", "(No more than five, with dates)"}[i]) + each(entries, bulletedPara)
			}
		}
		return body
	},
	"the name at the left of the first list only": func(heads [3]string) (body string) {
		for _, of := range fuller {
			rows := []string{}
			for i, e := range of.lists {
				name := plain("")
				if i == 0 {
					name = bold(of.code + " " + of.name)
				}
				rows = append(rows, intaketest.Row(name, bold(heads[i]), each(e, plain)))
			}
			body += wordTable(rows...) + plain("")
		}
		return body
	},
	"the score at the foot of each table": func(heads [3]string) (body string) {
		for _, of := range fuller {
			body += wordTable(across(3, bold(of.name)), intaketest.Row(bold(heads[0]), bold(heads[1]), bold(heads[2])),
				intaketest.Row(each(of.lists[0], bulletedPara), each(of.lists[1], bulletedPara), each(of.lists[2], bulletedPara)),
				across(3, plain("Self-assessed score: 3")))
		}
		return body
	},
	"what the list's heading adds": func(heads [3]string) (body string) {
		body = level(1, "Working with people")
		for _, of := range fuller {
			body += level(2, of.name) + bold("Summary") + plain("We are proud of what we do here and know what is to come.")
			for i, e := range of.lists {
				body += level(3, heads[i]+" – what our evidence says") + each(e, bulletedPara)
			}
		}
		return body
	},
}
