package forms

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"ninefold/app/assessment"
	"ninefold/app/evidence"
	"ninefold/forms/kit"
)

// evidencePage is the page of the register of evidence: the register, and what
// has become of the files.
type evidencePage struct {
	*register
	host  Host
	files *EvidenceFiles
}

var (
	_ Dropper          = (*evidencePage)(nil)
	_ Leaver           = (*evidencePage)(nil)
	_ Revealer         = (*evidencePage)(nil)
	_ EvidenceFollower = (*evidencePage)(nil)
)

func newEvidence(h Host) Page {
	p := &evidencePage{host: h, files: h.EvidenceFiles()}
	p.register = newRegister(h, registerSpec{
		kind: assessment.KindEvidence, title: "Evidence",
		help:    "What bears out what the document says: files and addresses, each linked to what it serves with the page to look at. Drop files or folders here to add them.",
		columns: []assessment.Field{assessment.FieldTitle, assessment.FieldOwner, assessment.FieldDated, columnLinks},
		group:   columnServes,
		widths:  map[assessment.Field]float32{assessment.FieldDated: 172, assessment.FieldOwner: 140},
		newHint: "Write a title here and press Enter, or drop files on the window",
		numbers: (*assessment.Assessment).EvidenceNumbers,
		under:   underEvidence,
		derived: evidenceColumns,
		attention: func(a *assessment.Assessment, id string) string {
			return evidenceNeeds(a, a.PieceOfEvidence(id), p.files.Of(a.PieceOfEvidence(id)), time.Now())
		},
		buttons: func() []fyne.CanvasObject {
			return []fyne.CanvasObject{kit.NewButton("Add files…", p.chooseFiles), kit.NewPrimaryButton("Add link…", p.askLink)}
		},
		above: p.lost, aboveTitle: "▲ Files moved or changed",
		own: p.ownPart,
	}).(*register)
	p.files.Hurry()
	return p
}

// evidenceNeeds says what of a piece of evidence wants mending, the worst
// first, or "". Now decides whether its review is due.
func evidenceNeeds(a *assessment.Assessment, e *assessment.Evidence, state evidence.State, now time.Time) string {
	switch {
	case state.Needs() != "":
		return state.Needs()
	case e.ReviewBy != "" && e.ReviewBy < now.Format(time.DateOnly):
		return "Was to be reviewed by " + assessment.SayDay(e.ReviewBy)
	case e.File == "" && e.Link == "":
		return "Without a file or a link"
	case e.Link != "" && !assessment.WebAddress(e.Link):
		return "The link is no web address"
	case len(a.EvidenceLinks(e.ID)) == 0:
		return "Linked to nothing yet"
	case strings.TrimSpace(e.Owner) == "":
		return "Without an owner"
	}
	return ""
}

// The columns of the register of evidence that follow from the links of a piece:
// which statements it serves by way of what it bears out, and how many links there
// are.
const (
	columnServes assessment.Field = "\x00statements"
	columnLinks  assessment.Field = "\x00links"
)

// evidenceColumns follow from the links of a piece of evidence.
func evidenceColumns(a *assessment.Assessment) []derivedColumn {
	c := derivedColumn{field: columnServes, title: "Statements", width: 0.26, values: a.EvidenceStatements, none: "Linked to no statement"}
	short := map[string]string{}
	for _, s := range a.Framework.Statements() {
		short[s.Code] = s.Short
		c.terms = append(c.terms, assessment.Term{Value: s.Code, Title: s.Title})
	}
	c.cell = func(id string) derivedCell {
		var names []string
		codes := a.EvidenceStatements(id)
		for _, code := range codes {
			names = append(names, short[code])
		}
		return derivedCell{text: strings.Join(names, "; "), sort: strings.Join(codes, " ")}
	}
	links := derivedColumn{field: columnLinks, title: "Links", width: 62, right: true, cell: func(id string) derivedCell {
		n := strconv.Itoa(len(a.EvidenceLinks(id)))
		return derivedCell{text: n, sort: n}
	}}
	return []derivedColumn{c, links}
}

// underEvidence is what kind of evidence a piece is.
func underEvidence(a *assessment.Assessment, id string) string {
	e := a.PieceOfEvidence(id)
	var parts []string
	if f, _ := assessment.FieldOf(assessment.KindEvidence, assessment.FieldCategory); e.Category != "" {
		parts = append(parts, f.Titled(a, e.Category))
	}
	for _, said := range []struct {
		is   bool
		word string
	}{
		{e.File != "", "file"}, {e.Link != "", "link"}, {e.PersonalData, "personal data"}, {e.AlreadyPublic, "already public"}, {e.Internal, "internal"},
	} {
		if said.is {
			parts = append(parts, said.word)
		}
	}
	return strings.Join(parts, " · ")
}

// Left lets the looking at files rest.
func (p *evidencePage) Left() { p.files.Calm() }

// EvidenceChanged implements EvidenceFollower.
func (p *evidencePage) EvidenceChanged() {
	if p.form != nil {
		p.form.refresh()
	}
	p.fill()
}

func (p *evidencePage) document() string { return p.host.Document().Path() }

// chooseFiles asks for files to add.
func (p *evidencePage) chooseFiles() {
	p.host.ChooseFiles("Add files to the evidence", nil, func(paths []string) {
		if len(paths) > 0 {
			p.Drop(paths)
		}
	})
}

// Drop adds files, and those in folders, each once.
func (p *evidencePage) Drop(paths []string) {
	p.Flush()
	lookAtFiles(p.host, "Looking at the files", paths, p.added)
}

// lookAtFiles looks at files and those in folders beside the window, and calls
// done with what they are and with those that were not taken.
func lookAtFiles(h Host, title string, paths []string, done func([]evidence.Found, []evidence.LeftOut)) {
	var found []evidence.Found
	var left []evidence.LeftOut
	h.Work(title, func(ctx context.Context, report func(done, total int)) error {
		files, odd, err := evidence.Files(ctx, paths...)
		if err != nil {
			return err
		}
		var unread []evidence.LeftOut
		found, unread, err = lookedAt.Look(ctx, files, report)
		left = append(odd, unread...)
		return err
	}, func(err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		done(found, left)
	})
}

// added adds what was looked at and says what became of each file.
func (p *evidencePage) added(found []evidence.Found, left []evidence.LeftOut) {
	a := p.host.Document().Assessment()
	add := evidence.Add(a, p.document(), found, uuid.NewString)
	if len(add.IDs) > 0 && !p.host.Do(add.Edit) {
		return
	}
	said := count(len(add.IDs), "piece of evidence", "pieces of evidence") + " added"
	if len(add.IDs) == 0 {
		said = "Nothing new was added"
	}
	if n := len(found) - len(add.IDs); n > 0 {
		said += "; " + count(n, "file is", "files are") + " there already"
	}
	open := append(slices.Clone(add.IDs), add.Known...)
	if len(open) > 0 {
		p.Reveal(assessment.Ref{Kind: assessment.KindEvidence, ID: open[0]}, "")
	}
	if len(left) > 0 {
		tellLeft(p.host, said, left)
		return
	}
	if len(add.IDs) > 0 {
		p.host.Toast(said, kit.Action{Label: "Undo", Do: p.host.Undo})
		return
	}
	p.host.Toast(said + ".")
}

// tellLeft names the files that were not taken.
func tellLeft(h Host, said string, left []evidence.LeftOut) {
	const most = 12
	lines := []string{said + ". Not taken:", ""}
	for i, l := range left {
		if i == most {
			lines = append(lines, "and "+assessment.Thousands(len(left)-most)+" more")
			break
		}
		lines = append(lines, visible(filepath.Base(l.Path))+": "+l.Why)
	}
	kit.Ask(h.Canvas(), count(len(left), "file was", "files were")+" not taken", strings.Join(lines, "\n"), kit.Answer{Label: "Close", Primary: true})
}

// visible is a file's name with a mark for each character that cannot be seen,
// so that no name passes for another.
func visible(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x2069 || r == 0xfeff {
			return '�'
		}
		return r
	}, strings.ToValidUTF8(name, "�"))
}

// askLink adds a piece of evidence that is an address.
func (p *evidencePage) askLink() {
	p.Flush()
	var dialog *kit.Dialog
	var link, title *kit.Field
	done := func() {
		link.Flush()
		title.Flush()
		address, called := strings.TrimSpace(link.Text()), strings.TrimSpace(title.Text())
		if !assessment.WebAddress(address) && assessment.WebAddress("https://"+address) && strings.Contains(address, ".") {
			address = "https://" + address
		}
		if !assessment.WebAddress(address) {
			link.SetProblem("Please write a web address, such as https://www.northmere.example/report.")
			link.Focus()
			return
		}
		if called == "" {
			called = evidence.Title(strings.TrimRight(address, "/"))
		}
		id := uuid.NewString()
		record := assessment.NewRecord{ID: id, Values: map[assessment.Field]string{
			assessment.FieldTitle: shortest(called, assessment.LimitName), assessment.FieldLink: address,
		}}
		if p.host.Do(p.host.Document().Assessment().AppendRecords(assessment.KindEvidence, record)) {
			dialog.Close()
			p.Reveal(assessment.Ref{Kind: assessment.KindEvidence, ID: id}, assessment.FieldTitle)
		}
	}
	f, _ := assessment.FieldOf(assessment.KindEvidence, assessment.FieldLink)
	t, _ := assessment.FieldOf(assessment.KindEvidence, assessment.FieldTitle)
	link = kit.NewField(kit.FieldConfig{
		Label: "Web address", Help: f.Help, Limit: f.Limit,
		OnChange: func(string) { link.SetProblem("") }, OnSubmit: func(string) { done() },
	})
	title = kit.NewField(kit.FieldConfig{Label: t.Title, Help: t.Help, Limit: t.Limit, OnSubmit: func(string) { done() }})
	dialog = kit.Form(p.host.Canvas(), "Add a link to the evidence", kit.Stack(12, link, title), link.Focusable(),
		kit.Answer{Label: "Cancel"}, kit.Answer{Label: "Add it", Primary: true, Stay: true, Do: done})
}

// shortest is at most n characters of a text.
func shortest(text string, n int) string {
	runes := []rune(text)
	return string(runes[:min(len(runes), n)])
}
