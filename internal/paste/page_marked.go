package paste

import (
	"strings"

	"readout/internal/coverage"
	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
)

// newMarkedPage makes a page of HTML.
func newMarkedPage(words string) (*page, error) {
	start, first := "", 1
	if at := strings.Index(printed.Head(words, 2000), "\n---\n"); at > 0 && headerLine.MatchString(words+" ") {
		start, words = words[:at+5], words[at+5:]
		first += strings.Count(start, "\n")
	}
	l, err := flat.Read(words, first)
	if err != nil {
		return nil, err
	}
	p := markedPage(l, start)
	if l.HasUpdates() && p.tellsStory(p.blocks()) {
		l.Untime()
		p = markedPage(l, start)
	}
	return p, nil
}

// markedPage makes a page of its layout, below the head that some collections put before one.
func markedPage(l *flat.Layout, start string) *page {
	lines := l.Lines()
	var all []flat.Line
	for i, text := range strings.Split(strings.TrimSuffix(start, "\n"), "\n") {
		all = append(all, flat.Line{N: i + 1, Text: strings.TrimFunc(text, printed.IsSpace)})
	}
	p := pageOf(append(all, lines...))
	if start != "" {
		for i := range all {
			p.put(i, inHeader)
		}
	}
	p.first = len(all)
	p.marked, p.loose = true, true
	p.facts = l.Facts()
	p.beats = p.rhythm()
	return p
}

// ownFacts fills what the page did not show with what it says of itself.
func (p *page) ownFacts() {
	d, f := p.draft, p.facts
	p.ownPictures()
	if d.Title == "" && len(f.Titles) > 0 {
		d.Title = f.Titles[0]
	}
	if d.Title == "" {
		d.Title = f.Title
	}
	if d.Byline == "" {
		d.Byline = printed.Head(f.Byline, coverage.MaxLine)
	}
	if d.Section == "" {
		d.Section = f.Section
	}
	if d.Theme == "" {
		d.Theme = f.Theme
	}
	if len(d.Tags) == 0 {
		d.Tags = printed.Distinct(f.Tags)
	}
}

// ownPictures leads a page that shows no picture with those it says of itself to have.
func (p *page) ownPictures() {
	if len(p.draft.Lead) > 0 {
		return
	}
	for _, l := range p.lines {
		if l.Role == flat.RolePicture && l.Entry == 0 {
			return
		}
	}
	p.draft.Lead = p.facts.Images
}
