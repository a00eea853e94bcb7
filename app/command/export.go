package command

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ninefold/app/assessment"
	"ninefold/app/personaldata"
	"ninefold/app/store"
	"ninefold/export"
	"ninefold/export/pack"
)

// exportFlags are the words of an export; those not given are as the document
// remembers them from its last export.
type exportFlags struct {
	pdf, xlsx, passwordFile        string
	document, audience, marking    string
	appendix, committee, date      string
	item, owner, paper             string
	first, exempt                  int
	noScores, noNames, statuses    bool
	accessibility                  string // whom to ask who need it in another form
	blankPage, repeatable          bool
	draft, editing, acceptFindings bool
	asAsked                        bool
	accept                         []string
	because                        string
	evidence                       string // the folder for the evidence's files
	file                           string // the document
}

// frugal is how much memory, in hundredths of what is in use, an export may waste
// before it is collected: half of what is usual. The pack of a large council takes
// 25 MB less so, and a fifth more of the processor.
const frugal = 50

func exportCommand() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export FILE [--pdf OUT] [--xlsx OUT]",
		Short: "Export the pack as an accessible PDF and a workbook",
		Long: `Makes a document of the pack from FILE, as a PDF, a workbook, or both. What is
not said is as FILE remembers it from its last export in the window, and
otherwise: the whole pack, internal, with FILE’s own marking.

A public version leaves out everything marked internal and all notes, and says
that something was left out. Before it is made, its text is searched for
personal data: NHS, National Insurance, passport and driving licence numbers,
bank accounts, e-mail and home addresses, telephone numbers, dates of birth,
registrations of vehicles, a child’s initials with an age, and names beside a case
number or a date. What is found is listed with how sure it
is, and nothing is made. --accept "TEXT" says of one text that it may be
published: FILE remembers that, with the reason given by --because, once the
files are made. --accept-findings accepts everything for this once.

Scores with their reasons, and the names of those who answer for something, can
each be left out (--no-scores, --no-names). Where nothing is scored, nothing is
said of scores. How far a statement is written stands in a public version only
with --statuses. A paper of a meeting that is not published names its paragraph
of Schedule 12A to the Local Government Act 1972 (--exempt).

--accessibility "CONTACT" adds an accessibility statement that says whom to ask
for the document in another form. --blank-page lets a blank page follow an odd
number of pages, for an agenda pack that is printed on both sides.

Text that does not look in a PDF as it was written is listed by its place; the
workbook always holds it. An internal version that names a committee or an
appendix, a public one that is marked OFFICIAL-SENSITIVE, and one of a
self-assessment in which nothing is written yet are made only with --as-asked.

The files say when they were made, beside the day of the meeting. With
--repeatable they say when FILE was last changed, so that the same document and
options make the same files; SOURCE_DATE_EPOCH in the environment does the same
with a time of your own, in seconds since 1970.

--owner "NAME" makes the Information Return with that person’s items alone. As a
workbook for editing it goes to them and comes back with "import": it changes
only the rows it has, and what has no row in it stays as it is.

--evidence-folder gathers the files of the evidence in DIR, which must not be
there yet: each under a plain name that begins with its number, with an index. A
public version gathers only what is public already and holds no personal data.
Files that are missing or have changed since they were added are listed and left
out.

A PDF is never encrypted: that would shut out screen readers and archives.
--password-file encrypts the workbook, which is moderate protection: it keeps
the curious out, not the determined.`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.file = args[0]
			if err := f.checkTargets(args[0]); err != nil {
				return err
			}
			if len(f.accept) > 0 {
				return f.remembering(cmd, args[0])
			}
			defer debug.SetGCPercent(debug.SetGCPercent(frugal))
			// The files are made of what was read; the document is closed before.
			var a *assessment.Assessment
			err := reading(args[0], func(read *assessment.Assessment) error {
				a = read
				return nil
			})
			if err != nil {
				return err
			}
			return exportPack(cmd, a, f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.pdf, "pdf", "", "where the PDF goes; a file there is replaced")
	flags.StringVar(&f.xlsx, "xlsx", "", "where the workbook goes; a file there is replaced")
	flags.StringVar(&f.accessibility, "accessibility", "", `add an accessibility statement with this contact, such as "access@council.gov.uk or 01632 960100"`)
	flags.BoolVar(&f.blankPage, "blank-page", false, "let a blank page follow an odd number of pages")
	flags.BoolVar(&f.repeatable, "repeatable", false, "date the files by the last change of FILE, so that the same document makes the same files")
	flags.StringVar(&f.evidence, "evidence-folder", "", "the folder in which the files of the evidence are gathered; it must not be there yet")
	flags.StringVar(&f.document, "document", export.Pack, "which document: "+documentKeys())
	flags.StringVar(&f.audience, "audience", string(export.Internal), "internal or public")
	flags.StringVar(&f.marking, "marking", "", `protective marking: OFFICIAL, OFFICIAL-SENSITIVE or "" for none`)
	flags.BoolVar(&f.draft, "draft", false, "mark every page and sheet DRAFT")
	flags.StringVar(&f.appendix, "appendix", "", `appendix label, such as "Appendix 1"`)
	flags.StringVar(&f.committee, "committee", "", "the committee’s name")
	flags.StringVar(&f.date, "date", "", "the meeting’s date, such as 16/01/2027, 16 January 2027 or 2027-01-16")
	flags.StringVar(&f.item, "item", "", "the agenda item, such as 6c")
	flags.StringVar(&f.paper, "paper", "A4", "the paper of a plan on a page: A4 or A3")
	flags.IntVar(&f.first, "first-page", 1, "the number printed on the first page")
	flags.IntVar(&f.exempt, "exempt", 0, "the paragraph of Schedule 12A, 1 to 7, by which the paper is not published")
	flags.BoolVar(&f.noScores, "no-scores", false, "leave out scores and the reasons for them")
	flags.BoolVar(&f.noNames, "no-names", false, "leave out who answers for what")
	flags.BoolVar(&f.statuses, "statuses", false, "print how far each statement is written in a public version, too")
	flags.BoolVar(&f.editing, "for-editing", false, "make the workbook for colleagues to fill in and send back")
	flags.StringVar(&f.owner, "owner", "", "of the Information Return, only the items of this owner; with --for-editing a workbook for them to fill in")
	flags.BoolVar(&f.acceptFindings, "accept-findings", false, "make a public version although personal data was found")
	flags.BoolVar(&f.asAsked, "as-asked", false, "make it although it names a committee or appendix and is internal, is public and marked OFFICIAL-SENSITIVE, or holds nothing yet")
	flags.StringArrayVar(&f.accept, "accept", nil, "a text that was found and may be published; FILE remembers it; may be given again")
	flags.StringVar(&f.because, "because", "accepted on the command line", "why what is given with --accept may be published")
	flags.StringVar(&f.passwordFile, "password-file", "", "encrypt the workbook with the password in this file")
	return cmd
}

// checkTargets refuses options that have no file to go to, and the document
// itself as one.
func (f exportFlags) checkTargets(document string) error {
	switch {
	case f.pdf == "" && f.xlsx == "" && f.evidence == "":
		return misused("Say what to make with --pdf OUT, --xlsx OUT or both, or gather the evidence with --evidence-folder DIR.")
	case f.editing && f.xlsx == "":
		return misused("The option --for-editing makes a workbook; say where it goes with --xlsx OUT.")
	case f.passwordFile != "" && f.xlsx == "":
		return misused("The option --password-file encrypts a workbook and never a PDF; say where the workbook goes with --xlsx OUT.")
	}
	for _, t := range []struct{ option, path, other, what, own string }{
		{"--pdf", f.pdf, ".xlsx .xlsm .xls .ods .csv .docx .doc", "a PDF", ".pdf"}, {"--xlsx", f.xlsx, ".pdf .xls .ods .csv .docx .doc", "a workbook", ".xlsx"},
	} {
		if _, err := os.Stat(t.path); err != nil && t.path != "" && filepath.Ext(t.path) == "" && f.pdf != f.xlsx { // what is there says more
			return misused("The option %s makes %s, and the name %s has no ending by which other programs know that, so nothing was made. Please name it %s.", t.option, t.what, filepath.Base(t.path), filepath.Base(t.path)+t.own)
		}
		if ext := strings.ToLower(filepath.Ext(t.path)); ext != "" && slices.Contains(strings.Fields(t.other), ext) {
			return misused("The option %s makes %s, and %s is named as something else, so nothing was made. Please give it another name.", t.option, t.what, filepath.Base(t.path))
		}
	}
	own, err := os.Stat(document)
	if err != nil {
		return nil // opening the document says what is wrong
	}
	for _, target := range []string{f.pdf, f.xlsx} {
		if info, err := os.Stat(target); err == nil && os.SameFile(own, info) {
			return assessment.Refuse(assessment.CodeExists, nil,
				"%s is the self-assessment itself, which an export must not replace. Please choose another name for the export.", target)
		}
	}
	return nil
}

func documentKeys() string {
	keys := make([]string, len(export.Documents))
	for i, d := range export.Documents {
		keys[i] = d.Key
	}
	return strings.Join(keys, ", ")
}

// options are what the document remembers, with what was said in its place.
func (f exportFlags) options(cmd *cobra.Command, a *assessment.Assessment) (export.Options, error) {
	o := export.OptionsFrom(a)
	for flag, set := range map[string]func(){
		"document":  func() { o.Document = f.document },
		"audience":  func() { o.Audience = export.Audience(f.audience) },
		"marking":   func() { o.Marking = assessment.Marking(f.marking) },
		"draft":     func() { o.Draft = f.draft },
		"appendix":  func() { o.Appendix = f.appendix },
		"committee": func() { o.Committee = f.committee },
		"date": func() {
			if date, ok := assessment.ParseDate(f.date); ok {
				o.Date = date
			} else {
				o.Date = f.date // which Check refuses, as it was written
			}
		},
		"item":          func() { o.Item = f.item },
		"owner":         func() { o.Owner = strings.TrimSpace(f.owner) },
		"paper":         func() { o.Paper = strings.TrimSuffix(strings.ToUpper(f.paper), "A4") },
		"first-page":    func() { o.FirstPage = f.first },
		"exempt":        func() { o.Exempt = f.exempt },
		"accessibility": func() { o.Contact = strings.TrimSpace(f.accessibility) },
		"blank-page":    func() { o.BlankPage = f.blankPage },
		"no-scores":     func() { o.NoScores = f.noScores },
		"no-names":      func() { o.NoNames = f.noNames },
		"statuses":      func() { o.Statuses = f.statuses },
	} {
		if cmd.Flags().Changed(flag) {
			set()
		}
	}
	if cmd.Flags().Changed("first-page") && f.first < 1 {
		return o, assessment.Refuse(assessment.CodeInvalid, nil, "The first page number must be a whole number from 1.")
	}
	// A workbook for editing holds everything, whatever was exported last.
	if o.ForEditing = f.editing; f.editing {
		o.NoScores, o.NoNames = f.noScores, f.noNames
		if !cmd.Flags().Changed("audience") {
			o.Audience = export.Internal
		}
		if !cmd.Flags().Changed("document") {
			o.Document = export.Pack
		}
	}
	if o.Owner != "" && !cmd.Flags().Changed("document") {
		o.Document = export.ReturnDocument // the one that is made for one owner
	}
	return o, o.Check()
}

func exportPack(cmd *cobra.Command, a *assessment.Assessment, f exportFlags) error {
	o, err := f.options(cmd, a)
	if err != nil {
		return err
	}
	if err := pack.CheckNow(); err != nil {
		return err
	}
	if doubt := o.Doubt(a); doubt != "" && !f.asAsked {
		return assessment.Refuse(assessment.CodeInvalid, nil, "%s Nothing was made. Please change it, or give --as-asked if it is meant.", doubt)
	}
	if err := checkFindings(cmd, a, o, f.acceptFindings); err != nil {
		return err
	}
	job := pack.Job{Options: o, PDF: f.pdf, XLSX: f.xlsx}
	if f.repeatable {
		if job.Made, err = lastChanged(f.file); err != nil {
			return err
		}
	}
	if f.passwordFile != "" {
		if job.Password, err = readPassword(f.passwordFile); err != nil {
			return err
		}
	}
	ctx, stop := stopped(cmd.Context())
	defer stop()
	result, gathered, err := f.run(ctx, a, job)
	if err != nil {
		return err
	}
	if gathered != nil {
		reportGathered(cmd, gathered)
	}
	for _, file := range result.Files {
		if err := report(cmd, file); err != nil {
			// The files are made, whatever becomes of the word of it.
			_, _ = fmt.Fprintln(cmd.ErrOrStderr(), "The export is done and its files are in place; only the list of them could not be printed.")
			return nil
		}
	}
	if job.Password != "" && job.PDF != "" {
		_, _ = fmt.Fprintln(cmd.ErrOrStderr(), "The workbook is encrypted with the password. The PDF is not protected: everybody who has the file can read it.")
	}
	return nil
}

// lastChanged is when a document was last changed.
func lastChanged(path string) (at time.Time, err error) {
	doc, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		return at, err
	}
	changes, err := doc.Journal(1)
	if len(changes) > 0 {
		at = changes[0].At
	}
	return at, errors.Join(err, doc.Close())
}

// run makes the files, and gathers the evidence if that is asked for.
func (f exportFlags) run(ctx context.Context, a *assessment.Assessment, job pack.Job) (*pack.Result, *pack.Gathered, error) {
	jobs := []pack.Job{job}
	if f.evidence == "" {
		result, err := pack.Run(ctx, a, jobs, nil)
		return result, nil, err
	}
	if job.PDF == "" && job.XLSX == "" {
		jobs = nil
	}
	return pack.RunWith(ctx, a, jobs, pack.EvidenceFolder{Path: f.evidence, Document: f.file, Audience: job.Options.Audience}, nil)
}

// reportGathered says what was gathered, and what was not and why. All is in
// place, whatever becomes of the word of it.
func reportGathered(cmd *cobra.Command, g *pack.Gathered) {
	line := fmt.Sprintf("Made %s: %s of evidence and %s", g.Path, count(g.Files, "file", "files"), pack.EvidenceIndex)
	if g.Held > 0 {
		line += fmt.Sprintf("; %s not public left out", count(g.Held, "piece", "pieces"))
	}
	_, _ = fmt.Fprintln(cmd.OutOrStdout(), line+".")
	for _, m := range g.Missing {
		_, _ = fmt.Fprintf(cmd.ErrOrStderr(), "Not gathered: %s, %s: %s.\n", m.Number, m.Title, m.Why)
	}
}

// remembering exports and then has the document at path remember what was
// accepted. An export that fails accepts nothing.
func (f exportFlags) remembering(cmd *cobra.Command, path string) error {
	doc, err := store.Open(path, store.Options{})
	if err != nil {
		return err
	}
	return errors.Join(func() error {
		a := doc.Snapshot()
		o, err := f.options(cmd, a)
		if err != nil {
			return err
		}
		accepted, err := f.acceptances(a, o)
		if err != nil {
			return err
		}
		for key, reason := range accepted {
			if err := a.Remember(key, reason); err != nil {
				return err
			}
		}
		if err := exportPack(cmd, a, f); err != nil {
			return err
		}
		return doc.Remember(accepted)
	}(), closed(doc))
}

// acceptances are what a is to remember of the texts given with --accept, each
// of which must have been found.
func (f exportFlags) acceptances(a *assessment.Assessment, o export.Options) (map[string]string, error) {
	if strings.TrimSpace(f.because) == "" {
		return nil, misused("Please say after --because why the text may be published, or leave the option away.")
	}
	findings := export.FindPersonalData(a, o)
	all := map[string]string{}
	for _, text := range f.accept {
		known := false
		for _, found := range findings {
			if !personaldata.Alike(found.Match, text) {
				continue
			}
			known = true
			accepted, err := assessment.Acceptance(found.Match, strings.TrimSpace(f.because))
			if err != nil {
				return nil, err
			}
			maps.Copy(all, accepted)
		}
		if !known {
			return nil, assessment.Refuse(assessment.CodeNotFound, nil,
				"Nothing that looks like personal data reads %q, so there is nothing to accept and nothing was made. Please give the text as the export lists it.", text)
		}
	}
	return all, nil
}

// checkFindings lists what looks like personal data in a public version and is
// not accepted, and refuses unless all of it is.
func checkFindings(cmd *cobra.Command, a *assessment.Assessment, o export.Options, accept bool) error {
	if o.Audience != export.Public {
		return nil
	}
	findings := assessment.Unaccepted(export.FindPersonalData(a, o))
	for _, finding := range findings {
		if _, err := fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s: %s: %s\n", finding.Sure, finding.Place, finding.What, finding.Match); err != nil {
			return err
		}
	}
	if len(findings) > 0 && !accept {
		return assessment.Refuse(assessment.CodeInvalid, nil,
			"The text holds what looks like personal data, listed above, so no public version was made. Please take it out, accept a text that may be published with --accept \"TEXT\", or give --accept-findings if all of it may be published.")
	}
	return nil
}

// report says what was made of one file.
func report(cmd *cobra.Command, file pack.File) error {
	extent := count(file.Sheets, "sheet", "sheets")
	if file.Pages > 0 {
		extent = count(file.Pages, "page", "pages")
	}
	line := fmt.Sprintf("Made %s: %s, %s, %s", file.Path, file.Document.Title, file.Audience, extent)
	if file.Entries.Any() {
		line += ", " + count(file.Entries.Included, "entry", "entries")
	}
	if file.LeftOut {
		line += "; internal material left out"
	}
	if file.LeftOut && file.Entries.Any() {
		line += fmt.Sprintf(", %s among it", count(file.Entries.Internal, "entry", "entries"))
	}
	if _, err := fmt.Fprintln(cmd.OutOrStdout(), line+"."); err != nil {
		return err
	}
	if len(file.Undrawable) == 0 {
		return nil
	}
	lines, places := "", 0
	for _, u := range file.Undrawable {
		places += u.Places
		lines += fmt.Sprintf("  %s: %s\n", u.Place, u.Sentence)
	}
	_, err := fmt.Fprintf(cmd.ErrOrStderr(), "In %s, the text of %s does not look as it was written:\n%s", filepath.Base(file.Path), count(places, "place", "places"), lines)
	return err
}
