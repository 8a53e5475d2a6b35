package web

import (
	"html/template"
	"strings"
	"time"

	"readout/internal/text"
)

// Paper is the readout as a press office prints it: a letterhead, the sections, the sources
// by number, and the state of the log that proves later what it said.
type Paper struct {
	RoundBody
	Sections []PaperSection
	Sources  []PaperSource
	Alone    bool // a document of its own, not the print of the page
}

// PaperSection is a section with its lines' sources as numbers.
type PaperSection struct {
	Title, Lead string
	Parts       []PaperPart
}

// PaperPart is the lines under one heading.
type PaperPart struct {
	Title string
	Lines []PaperLine
}

// PaperLine is a line with the numbers of its sources.
type PaperLine struct {
	Words
	Line text.Line
	Refs []int
}

// PaperSource is an entry of the list of sources.
type PaperSource struct {
	Number         int
	Title, Address string
}

// Paper makes the printed form of a round's page.
func (b RoundBody) Paper() *Paper {
	p := &Paper{RoundBody: b}
	numbers := make(map[string]int)
	for _, s := range Handout(b.View, b.Lang, b.Own) {
		section := PaperSection{Title: s.Title, Lead: s.Lead}
		for _, part := range s.Parts {
			on := PaperPart{Title: part.Title}
			for _, l := range part.Lines {
				on.Lines = append(on.Lines, PaperLine{Words: b.Words, Line: l, Refs: p.refer(numbers, l.From)})
			}
			section.Parts = append(section.Parts, on)
		}
		p.Sections = append(p.Sections, section)
	}
	return p
}

// refer gives the numbers of sources; those of one update share theirs.
func (p *Paper) refer(numbers map[string]int, from []text.Source) (refs []int) {
	for _, f := range from {
		key := f.Coverage + " " + f.Update
		n, ok := numbers[key]
		if !ok {
			n = len(p.Sources) + 1
			numbers[key] = n
			page, _, _ := strings.Cut(f.Href, "#")
			if page != "" {
				page = p.Base() + p.Link(page)
			}
			p.Sources = append(p.Sources, PaperSource{Number: n, Title: f.Title, Address: page})
		}
		refs = append(refs, n)
	}
	return refs
}

// Base is where the site is read, without a slash at the end.
func (b RoundBody) Base() string {
	if b.site == nil {
		return ""
	}
	return b.site.BaseURL
}

// SiteName is what stands at the head of the sheet.
func (b RoundBody) SiteName() string {
	if b.site == nil {
		return ""
	}
	return b.LocalText(b.site.Name)
}

// Path is the readout's address, without language prefix.
func (b RoundBody) Path() string { return roundPath(b.View.Series.ID, b.View.Round.ID) }

// Address is the whole address of the page.
func (b RoundBody) Address() string { return b.Base() + b.Link(b.Path()) }

// Printed is the day of the print.
func (b RoundBody) Printed() string { return b.Date(b.Today) }

// today is the day in the site's zone; pages that print it are of that day.
func (s *Server) today() time.Time { return s.now().In(s.site().Zone) }

// Delegates are who was there and who spoke, by side, in one line each.
func (p *Paper) Delegates() []string {
	var out []string
	for _, d := range p.People() {
		names := make([]string, 0, len(d.Members))
		for _, m := range d.Members {
			name := p.NameText(m.View.Actor.Names)
			if office := p.LocalText(m.View.Office); office != "" {
				name = p.Aside(name, office)
			}
			names = append(names, name)
		}
		side := p.NameText(d.Side.Names)
		if len(names) > 0 {
			side += p.T("web.colon") + strings.Join(names, p.T("web.comma"))
		}
		out = append(out, side)
	}
	return out
}

// Styles are the sheet's own, for a document that is kept without the site.
func (p *Paper) Styles() template.CSS { return template.CSS(loadFiles().named["sheet.css"].body) }
