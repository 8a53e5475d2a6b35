package paste

import (
	"strings"

	"readout/internal/coverage"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// hinted takes a line whose markup says what it is, outside of the updates. opening tells
// that the text has not begun: there pictures lead the page and a summary is its standfirst.
func (p *page) hinted(i int, opening bool) bool {
	l := p.lines[i]
	if !p.marked || l.out != "" {
		return false
	}
	opening = opening && !p.facts.exported // an entry of an export is all there is of its page
	switch l.role {
	case roleTime:
		p.stampAt(i)
	case roleByline:
		p.bylineAt(i)
	case roleTag:
		p.takeTags(l.text, i)
	case roleSection:
		p.sectionAt(i, l.text)
	case roleTheme:
		p.draft.Theme = printed.Head(l.text, coverage.MaxLine)
		p.put(i, inTheme)
	case roleTitle:
		return p.titleAgain(i)
	case roleDek:
		if !opening {
			return false
		}
		p.hintedDek(i)
	case rolePicture, roleCaption, roleCredit:
		if !opening {
			return false
		}
		p.leadFigure(i)
	default:
		if l.group == 0 || l.role == roleCard || !opening {
			return false
		}
		p.leadFigure(i)
	}
	return true
}

func (p *page) hintedDek(i int) {
	if p.draft.Standfirst != "" {
		p.draft.Standfirst += "\n\n"
	}
	p.draft.Standfirst += p.lines[i].text
	p.put(i, inStandfirst)
}

// titleAgain takes further lines of a title that was set on several.
func (p *page) titleAgain(i int) bool {
	if p.draft.Title == "" {
		return false
	}
	p.draft.Title += " " + p.lines[i].text
	p.put(i, inTitle)
	return true
}

func (p *page) bylineAt(i int) {
	l := p.lines[i]
	name := l.text
	if n := len([]rune(bylinePart.FindString(l.norm))); n > 0 {
		name = strings.TrimFunc(string([]rune(l.text)[n:]), printed.IsSpace)
	} else if p.marked && signedBy(l) != "" {
		name = signedBy(l)
	}
	if agencyAlone.MatchString(l.norm) {
		name = strings.Trim(name, "【】()[]")
	}
	if p.draft.Byline != "" || printed.Width(name) > 160 || name == "" || signWord.MatchString(l.norm) {
		p.leave(i, noise.OutLabel)
		return
	}
	p.draft.Byline = name
	p.put(i, inByline)
}

// captionsLead takes words and a credit right below the picture that leads the page: its caption,
// where the markup does not hold them together.
func (p *page) captionsLead(i int) bool {
	l := p.lines[i]
	caption, credit, ok := captioned(l.text, l.norm)
	if !ok || len(p.draft.Lead) == 0 || p.lines[i-1].role != rolePicture || p.places[i-1] != inLead {
		return false
	}
	last := &p.draft.Lead[len(p.draft.Lead)-1]
	if last.Caption != "" || last.Credit != "" {
		return false
	}
	last.Caption, last.Credit = caption, credit
	p.put(i, inLead)
	return true
}

// leadFigure takes the figure that a line of the head stands in.
func (p *page) leadFigure(i int) {
	items := []item{p.itemAt(i, 0, 0)}
	for j := i + 1; j < len(p.lines) && p.lines[i].group > 0 && p.lines[j].group == p.lines[i].group; j++ {
		items = append(items, p.itemAt(j, 0, 0))
	}
	p.draft.Lead = append(p.draft.Lead, p.figure(items)...)
	for _, it := range items {
		p.places[it.i] = inLead
	}
}
