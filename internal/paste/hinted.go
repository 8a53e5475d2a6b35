package paste

import (
	"strings"

	"readout/internal/coverage"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// hinted takes a line whose markup says what it is, outside of the updates. opening tells
// that the text has not begun: there pictures lead the page and a summary is its standfirst.
func (p *page) hinted(i int, opening bool) bool {
	l := p.lines[i]
	if !p.marked || l.Out != "" {
		return false
	}
	opening = opening && !p.facts.Exported // an entry of an export is all there is of its page
	switch l.Role {
	case flat.RoleTime:
		p.stampAt(i)
	case flat.RoleByline:
		p.bylineAt(i)
	case flat.RoleTag:
		p.takeTags(l.Text, i)
	case flat.RoleSection:
		p.sectionAt(i, l.Text)
	case flat.RoleTheme:
		p.draft.Theme = printed.Head(l.Text, coverage.MaxLine)
		p.put(i, inTheme)
	case flat.RoleTitle:
		return p.titleAgain(i)
	case flat.RoleDek:
		if !opening {
			return false
		}
		p.hintedDek(i)
	case flat.RolePicture, flat.RoleCaption, flat.RoleCredit:
		if !opening {
			return false
		}
		p.leadFigure(i)
	default:
		if l.Group == 0 || l.Role == flat.RoleCard || !opening {
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
	p.draft.Standfirst += p.lines[i].Text
	p.put(i, inStandfirst)
}

// titleAgain takes further lines of a title that was set on several.
func (p *page) titleAgain(i int) bool {
	if p.draft.Title == "" {
		return false
	}
	p.draft.Title += " " + p.lines[i].Text
	p.put(i, inTitle)
	return true
}

func (p *page) bylineAt(i int) {
	l := p.lines[i]
	name := l.Text
	if n := len([]rune(bylinePart.FindString(l.Norm))); n > 0 {
		name = strings.TrimFunc(string([]rune(l.Text)[n:]), printed.IsSpace)
	} else if p.marked && signedBy(l) != "" {
		name = signedBy(l)
	}
	if agencyAlone.MatchString(l.Norm) {
		name = strings.Trim(name, "【】()[]")
	}
	if p.draft.Byline != "" || printed.Width(name) > 160 || name == "" || signWord.MatchString(l.Norm) {
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
	caption, credit, ok := captioned(l.Text, l.Norm)
	if !ok || len(p.draft.Lead) == 0 || p.lines[i-1].Role != flat.RolePicture || p.places[i-1] != inLead {
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
	for j := i + 1; j < len(p.lines) && p.lines[i].Group > 0 && p.lines[j].Group == p.lines[i].Group; j++ {
		items = append(items, p.itemAt(j, 0, 0))
	}
	p.draft.Lead = append(p.draft.Lead, p.figure(items)...)
	for _, it := range items {
		p.places[it.i] = inLead
	}
}

// signWord is a word before a name, alone: markup often sets the name apart.
var signWord = pattern.New(`^(?:(?:posted|published|written|reported|geschrieben|verfasst|veröffentlicht|escrito|publié|scritto|pubblicato|publicado)(?: (?:by|von|am|on|par|por|da|le|em|el|in))?|by|von|par|por|di|da|door|af|av|przez|autor(?:in|es?)?|author|auteur|autore|text|文|автор|текст)\s*:?$`)
