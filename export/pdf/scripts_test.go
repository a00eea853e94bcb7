package pdf_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ninefold/app/pdfium"
	"ninefold/export"
	"ninefold/export/pdf"
	"ninefold/export/pdf/pdfcheck"
	"ninefold/export/pdf/tagged"
)

// said is what residents said in their languages: the same thing in each, in words
// of our own.
var said = []struct{ language, text string }{
	{"Arabic", "حصلت على المساعدة في الوقت المناسب، واستمع الجميع إليّ باهتمام."},
	{"Arabic with numbers", "قالت الموظفة: «سنعود إليك خلال 10 أيام (يوم الثلاثاء 3/11)»، واتصلت بـ Northmere Council مرتين."},
	{"Urdu", "مجھے وقت پر مدد ملی اور سب نے میری بات غور سے سنی۔"},
	{"Persian", "به\u200cموقع کمک گرفتم و همه با دقت به حرف\u200cهایم گوش دادند؛ ۲۰ روز طول کشید."},
	{"Hebrew", "קיבלתי עזרה בזמן, וכולם הקשיבו לי (במשך 20 דקות)."},
	{"Hindi", "मुझे समय पर मदद मिली और सबने मेरी बात ध्यान से सुनी। कर्मचारी अच्छे थे।"},
	{"Punjabi", "ਮੈਨੂੰ ਸਮੇਂ ਸਿਰ ਮਦਦ ਮਿਲੀ ਅਤੇ ਸਾਰਿਆਂ ਨੇ ਮੇਰੀ ਗੱਲ ਧਿਆਨ ਨਾਲ ਸੁਣੀ।"},
	{"Bengali", "আমি সময়মতো সাহায্য পেয়েছি এবং সবাই আমার কথা মন দিয়ে শুনেছেন।"},
	{"Gujarati", "મને સમયસર મદદ મળી અને બધાએ મારી વાત ધ્યાનથી સાંભળી."},
	{"Tamil", "எனக்கு சரியான நேரத்தில் உதவி கிடைத்தது; எல்லோரும் என் பேச்சைக் கவனமாகக் கேட்டார்கள்."},
	{"Telugu", "నాకు సమయానికి సహాయం అందింది, అందరూ నా మాట శ్రద్ధగా విన్నారు."},
	{"Malayalam", "എനിക്ക് കൃത്യസമയത്ത് സഹായം ലഭിച്ചു, എല്ലാവരും ഞാൻ പറഞ്ഞത് ശ്രദ്ധയോടെ കേട്ടു."},
	{"Sinhala", "මට නියමිත වේලාවට උදව් ලැබුණා, සියල්ලෝම මගේ කතාව හොඳින් ඇසුවා."},
	{"Tigrinya", "ሓገዝ ብግዜኡ ረኺበ፣ ኩሎም ድማ ብጽሞና ሰሚዖምኒ።"},
	{"Ukrainian", "Мені допомогли вчасно, і всі уважно мене вислухали."},
}

// quoted is a report in which residents are quoted in their own languages, in
// paragraphs, lists, tables, panels and within sentences of English.
func quoted() *export.Report {
	s := export.Section{ID: "a", Title: "What residents said", Level: 1, Lead: said[0].text}
	var list export.List
	table := export.Table{Caption: "Feedback", RowHeads: true, Columns: []export.TableColumn{{Title: "Language", Share: 1}, {Title: "Words", Share: 3}}}
	for _, q := range said {
		s.Blocks = append(s.Blocks, export.Paragraph{Spans: []export.Span{{Text: q.text}}},
			export.Paragraph{Spans: []export.Span{{Text: "A resident who speaks " + q.language + " said: “" + q.text + "” We answered within 10 days."}}})
		list.Items = append(list.Items, export.Item{Spans: []export.Span{{Text: q.text}}}, export.Item{Spans: []export.Span{{Text: q.text + " " + q.text, Strong: true}}, Notes: []export.Note{{Label: "Note", Text: q.text}}})
		table.Rows = append(table.Rows, []export.Cell{{Paragraphs: []string{q.language}}, {Paragraphs: []string{q.text}}})
	}
	s.Blocks = append(s.Blocks, list, table, export.Score{Value: 3, Top: 4, Title: "A good standard", Reason: said[0].text + "\n\n" + said[5].text},
		export.Heading{Level: 2, Text: said[0].text}, export.Notice{Title: said[4].text, Text: said[4].text})
	return &export.Report{Public: true, Title: "Title", Sections: []export.Section{s}}
}

func TestQuotationsInOtherScriptsAreSetAndReadOutAsTheyWereWritten(t *testing.T) {
	r := quoted()
	data, result := write(t, r)
	if len(result.Undrawable) > 0 {
		t.Errorf("said not to look as written: %v", result.Undrawable)
	}
	file, err := pdfcheck.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range file.CheckWords(texts(r)) {
		t.Error(problem)
	}
}

// plainWords are the words that a program took out of a file, without the marks of
// direction that it put in, and without brackets, whose direction programs differ on.
func plainWords(text string) []string {
	return strings.FieldsFunc(strings.Map(func(r rune) rune {
		switch {
		case r == '\u200c' || r == '\u200d':
			return -1
		case r >= 0x202a && r <= 0x202e, strings.ContainsRune("()«»“”•.,،۔؛;:।፣።", r):
			return ' '
		}
		return r
	}, norm.NFC.String(text)), unicode.IsSpace)
}

// alone is a report with each quotation in a paragraph of its own beside English, and
// what a program has to find in it in this order.
func alone() (*export.Report, []string) {
	s := export.Section{ID: "a", Title: "What residents said", Level: 1}
	var want []string
	for _, q := range said {
		if strings.Contains(q.text, "Northmere") {
			continue // programs put names of Latin letters in Arabic in any order
		}
		s.Blocks = append(s.Blocks, export.Paragraph{Spans: []export.Span{{Text: "A resident who speaks " + q.language + " said:"}}},
			export.Paragraph{Spans: []export.Span{{Text: q.text}}})
		want = append(want, plainWords("A resident who speaks "+q.language+" said: "+q.text)...)
	}
	return &export.Report{Public: true, Title: "Title", Sections: []export.Section{s}}, want
}

// inOrder fails where the words wanted do not follow each other in what was read.
func inOrder(t *testing.T, read string, want []string) {
	t.Helper()
	got := strings.Join(plainWords(read), " ")
	if !strings.Contains(" "+got+" ", " "+strings.Join(want, " ")+" ") {
		t.Errorf("%q is not in %q", strings.Join(want, " "), got)
	}
}

func TestPopplerReadsOtherScriptsInTheOrderWritten(t *testing.T) {
	r, _ := alone()
	data, _ := write(t, r)
	path := filepath.Join(t.TempDir(), "quoted.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	read, err := exec.Command("pdftotext", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext is needed and does not run; 'make test' installs it: %v", err)
	}
	for _, b := range r.Sections[0].Blocks {
		text := b.(export.Paragraph).Spans[0].Text
		if !tagged.HasRightToLeft(text) {
			inOrder(t, string(read), plainWords(text))
			continue
		}
		// On a page that is mostly English it writes what stands between the commas and
		// numbers of a line one after the other from left to right, so that a terminal
		// shows it as the page does.
		for _, clause := range regexp.MustCompile(`[\d۰-۹.,:،؛()]+`).Split(text, -1) {
			if words := plainWords(clause); len(words) > 0 {
				inOrder(t, string(read), words)
			}
		}
	}
}

func TestPDFiumReadsOtherScriptsInTheOrderWritten(t *testing.T) {
	r, want := alone()
	data, _ := write(t, r)
	d, err := pdfium.Open(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var read strings.Builder
	for page := range d.Pages() {
		pieces, err := d.Text(context.Background(), page)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pieces {
			read.WriteString(p.Text + "\n")
		}
	}
	inOrder(t, read.String(), want)
}

func TestTextFromRightToLeftBeginsAtTheRight(t *testing.T) {
	data, _ := write(t, quoted())
	d, err := pdfium.Open(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	pieces, err := d.Text(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, p := range pieces {
		if strings.HasPrefix(p.Text, "حصلت على المساعدة") && p.Right > 520 {
			right++
		}
	}
	if right < 2 {
		t.Errorf("%d of 2 paragraphs of Arabic end at the right margin", right)
	}
}

func TestEndlessMarksAndDirectionsAreSetWhole(t *testing.T) {
	data, err := os.ReadFile("testdata/directions.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list export.List
	for line := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n") {
		list.Items = append(list.Items, export.Item{Spans: []export.Span{{Text: line}}})
	}
	r := &export.Report{Public: true, Title: "Title", Sections: []export.Section{{ID: "a", Title: "Endless", Level: 1, Blocks: []export.Block{list}}}}
	made, _ := write(t, r)
	read, err := pdfcheck.ReadText(made)
	if err != nil {
		t.Fatal(err)
	}
	reading := letters(read.Reading)
	for _, item := range list.Items {
		if want := letters(item.Spans[0].Text); !strings.Contains(reading, want) {
			t.Errorf("not read out: %.100q", want)
		}
	}
}

// BenchmarkScripts writes a thousand paragraphs of Arabic, and as many of Hindi and of
// English, beside each other.
func BenchmarkScripts(b *testing.B) {
	for _, text := range []string{said[0].text, said[5].text, "I was helped in good time and everybody listened to what I said, and to my daughter."} {
		s := export.Section{ID: "a", Title: "What residents said", Level: 1}
		for i := range 1000 {
			s.Blocks = append(s.Blocks, export.Paragraph{Spans: []export.Span{{Text: fmt.Sprintf("%s %d %s", text, i, text)}}})
		}
		r := &export.Report{Public: true, Title: "Title", Sections: []export.Section{s}}
		b.Run(strings.Fields(text)[0], func(b *testing.B) {
			for b.Loop() {
				if _, err := pdf.Write(context.Background(), io.Discard, r, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
