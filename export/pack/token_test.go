package pack_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ninefold/app/assessment"
	"ninefold/app/assessment/assessmenttest"
	"ninefold/export"
	"ninefold/export/pack"
)

// token is a word that stands in one field of one record and nowhere else.
type token struct {
	word   string
	field  string // which field, for messages
	secret bool   // whether no public file may hold it
	apart  bool   // whether no file at all may
}

// planted returns an assessment in which every field that people write holds a
// token of its own, in a record marked internal and in one that is not. The
// fields come from the domain's own list, so that a field added there is
// looked for here without anybody's thinking of it.
func planted(t *testing.T) (*assessment.Assessment, []token) {
	t.Helper()
	a := assessment.New("document", "", assessmenttest.Framework(t))
	do := func(edit assessment.Edit) {
		if _, err := a.Apply(edit.Ops); err != nil {
			t.Fatal(err)
		}
	}
	var tokens []token
	plant := func(kind assessment.Kind, id string, internal bool) {
		for _, spec := range assessment.Fields(kind) {
			if !spec.Written {
				continue
			}
			// No letters that a font may join, so that they are found one by one.
			word := fmt.Sprintf("TOKEN%04dQ", len(tokens))
			do(assessment.SetValue("", kind, id, spec.Field, word))
			if _, has := assessment.FieldOf(kind, assessment.FieldInternal); has {
				do(assessment.SetFlag("", kind, id, assessment.FieldInternal, internal))
			}
			note := (kind == assessment.KindEntry || kind == assessment.KindStatement) && spec.Field == assessment.FieldNote
			tokens = append(tokens, token{word, fmt.Sprintf("%s %s, internal %v", kind, spec.Field, internal), internal || note, false})
		}
	}
	// Every kind that comes and goes, as far as the declarations say; those
	// that are there from the start, and lists, follow by hand.
	for _, internal := range []bool{false, true} {
		assessmenttest.Every(a, fmt.Sprint("every ", internal, " "), internal, func(ref assessment.Ref, field assessment.FieldSpec) string {
			spec, _ := assessment.KindOf(ref.Kind)
			word := fmt.Sprintf("TOKEN%04dQ", len(tokens))
			if !spec.Fixed {
				secret := internal && canBeInternal(spec) || field.Internal || spec.Internal
				tokens = append(tokens, token{word, fmt.Sprintf("%s %s, internal %v", ref.Kind, field.Field, internal), secret, spec.Apart})
				return word
			}
			return "planted below"
		})
	}
	plant(assessment.KindDocument, a.ID, false)
	for _, internal := range []bool{false, true} {
		mark := fmt.Sprint(internal)
		do(a.AddSection("section "+mark, "", "", ""))
		plant(assessment.KindSection, "section "+mark, internal)
		do(a.AddFigure("figure "+mark, "", "", "", ""))
		plant(assessment.KindFigure, "figure "+mark, internal)
	}
	for i, s := range a.Statements {
		do(assessment.SetValue("", assessment.KindStatement, s.Code, assessment.FieldScore, fmt.Sprint(1+i%a.Framework.TopScore())))
		plant(assessment.KindStatement, s.Code, false)
		for _, key := range assessment.ListKeys {
			for _, internal := range []bool{false, true} {
				id := fmt.Sprint(s.Code, key, internal)
				do(a.AppendEntries(s.Code, key, assessment.NewEntry{ID: id}))
				plant(assessment.KindEntry, id, internal)
			}
		}
	}
	return a, tokens
}

// canBeInternal tells whether a record of a kind can be kept from the public: by a
// mark of its own, or with a record that it goes with. A figure for England, say,
// cannot.
func canBeInternal(spec assessment.KindSpec) bool {
	if spec.Internal || spec.Has(assessment.FieldInternal) {
		return true
	}
	for _, f := range spec.Fields {
		if f.Type == assessment.TypeReference && f.Removal == assessment.WithIt {
			for _, kind := range f.Refers {
				if upper, _ := assessment.KindOf(kind); canBeInternal(upper) {
					return true
				}
			}
		}
	}
	return false
}

func TestEveryFieldReachesBothFormatsAndNothingInternalAPublicOne(t *testing.T) {
	a, tokens := planted(t)
	internal, public := 0, 0
	for _, d := range export.Documents {
		for _, audience := range []export.Audience{export.Internal, export.Public} {
			for path, text := range texts(t, a, d, audience) {
				for _, token := range tokens {
					has := strings.Contains(text, token.word)
					switch {
					case audience == export.Public && token.secret && has:
						t.Errorf("%s, for the public, holds the %s", path, token.field)
					case token.apart && has:
						t.Errorf("%s, %s, holds the %s, which no paper does", path, audience, token.field)
					case d.Key == export.Pack && !token.apart && !(audience == export.Public && token.secret) && !has:
						t.Errorf("%s, %s, lacks the %s", path, audience, token.field)
					}
				}
				if audience == export.Public {
					public++
				} else {
					internal++
				}
			}
		}
	}
	if internal != 2*len(export.Documents) || public != internal {
		t.Errorf("looked through %d internal files and %d public ones", internal, public)
	}
	if len(tokens) < 100 {
		t.Errorf("only %d tokens are planted", len(tokens))
	}
}

func TestAWorkbookForEditingHoldsEveryField(t *testing.T) {
	a, tokens := planted(t)
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if _, err := pack.Run(context.Background(), a, []pack.Job{{Options: export.Options{ForEditing: true}, XLSX: path}}, nil); err != nil {
		t.Fatal(err)
	}
	text := workbookText(t, path)
	for _, token := range tokens {
		if strings.Contains(text, token.word) == token.apart {
			t.Errorf("that the workbook has the %s is %v", token.field, token.apart)
		}
	}
}

// texts makes one document in both formats and returns everything that each
// file holds, by the file's name.
func texts(t *testing.T, a *assessment.Assessment, d export.Document, audience export.Audience) map[string]string {
	t.Helper()
	folder := t.TempDir()
	job := pack.Job{
		Options: export.Options{Document: d.Key, Audience: audience},
		PDF:     filepath.Join(folder, d.Key+".pdf"), XLSX: filepath.Join(folder, d.Key+".xlsx"),
	}
	if _, err := pack.Run(context.Background(), a, []pack.Job{job}, nil); err != nil {
		t.Fatal(err)
	}
	return map[string]string{filepath.Base(job.PDF): pdfText(t, job.PDF), filepath.Base(job.XLSX): workbookText(t, job.XLSX)}
}

// workbookText is every byte of every part of a workbook, uncompressed, with
// the parts' names.
func workbookText(t *testing.T, path string) string {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = archive.Close() }()
	var all bytes.Buffer
	for _, f := range archive.File {
		all.WriteString(f.Name + f.Comment + string(f.Extra) + "\n")
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// pdfText is what a PDF shows, by pdftotext, and every byte of the file with
// its streams uncompressed, by qpdf: properties, bookmarks and structure. Texts
// outside the pages are written there in UTF-16; those are decoded.
func pdfText(t *testing.T, path string) string {
	t.Helper()
	shown, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	if err != nil {
		t.Fatalf("reading the PDF with pdftotext (Debian: poppler-utils): %v", err)
	}
	open := filepath.Join(t.TempDir(), "open.pdf")
	if out, err := exec.Command("qpdf", "--qdf", "--object-streams=disable", path, open).CombinedOutput(); err != nil {
		t.Fatalf("uncompressing the PDF with qpdf: %v\n%s", err, out)
	}
	raw, err := os.ReadFile(open)
	if err != nil {
		t.Fatal(err)
	}
	return string(shown) + string(raw) + strings.ReplaceAll(string(raw), "\x00", "") + unhexed(string(raw))
}

// unhexed decodes the strings that a PDF writes as <FEFF0054…>.
func unhexed(raw string) string {
	var out strings.Builder
	for _, part := range strings.Split(raw, "<")[1:] {
		digits, _, _ := strings.Cut(part, ">")
		var code []byte
		if _, err := fmt.Sscanf(digits, "%x", &code); err == nil {
			out.WriteString(strings.ReplaceAll(string(code), "\x00", "") + "\n")
		}
	}
	return out.String()
}
