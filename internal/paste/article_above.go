package paste

import (
	"strings"
	"unicode"

	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// What stands between the title of an article and its text, on pages whose markup shows where
// that begins.

// signs is how a line says who wrote a text, with the name behind it. In languages where the word
// begins sentences too the name must follow.
var signs = pattern.New(`^(?:(?:posted|published|written|reported|geschrieben|verfasst|veröffentlicht|escrito|publié|scritto) )?(?:by|von|par|por|di|door|af|av|przez)\s*:?\s+|^(?:autor(?:in|es?)?|auteurs?|autore|text|texte|texto|words|story by|redaktion|(?:ein|eine) [\p{L}-]+ von|un [\p{L}-]+ de)\s*:?\s+`)

// longSigned is how many columns such a line has at most.
const longSigned = 64

// signedBy gives the name behind such a word; "" for none.
func signedBy(l flat.Line) string {
	m := signs.FindString(l.Norm)
	if m == "" || printed.Width(printed.Head(l.Text, longSigned+1)) > longSigned || printed.Stopped(l.Text, false) {
		return ""
	}
	name := strings.TrimFunc(string([]rune(l.Text)[len([]rune(m)):]), printed.IsSpace)
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 6 || strings.ContainsAny(name, "0123456789") || !unicode.IsUpper([]rune(name)[0]) {
		return ""
	}
	return name
}

// signedAbove takes a line above the text that says who wrote it.
func (p *page) signedAbove(i int) bool {
	l := p.lines[i]
	if l.Out != "" || l.Group > 0 || len(l.Frames) > 0 || signedBy(l) == "" || !p.proseBelow(i) {
		return false
	}
	if p.draft.Byline != "" {
		p.leave(i, noise.OutLabel)
		return true
	}
	p.draft.Byline = signedBy(l)
	p.put(i, inByline)
	return true
}

// besideTitle knows a few words above the text that are no paragraph of it: what the page files it
// under, how long it takes to read, buttons.
func (p *page) besideTitle(i int) bool {
	l := p.lines[i]
	if l.Role != flat.NoRole || l.Out != "" || l.Bold || l.Group > 0 || len(l.Frames) > 0 || l.Cells != nil || printed.Stopped(l.Text, false) {
		return false
	}
	longest := dekWidth
	if l.InParagraph {
		longest = told
	}
	return printed.Width(printed.Head(l.Text, longest)) < longest && p.proseBelow(i)
}

// nearProse is how many lines below a line of a page's head its text begins at most.
const nearProse = 16

// proseBelow tells whether a sentence of some length stands not far below.
func (p *page) proseBelow(i int) bool {
	seen := 0
	for i++; i < len(p.lines) && seen < nearProse; i++ {
		below := p.lines[i]
		if below.Out != "" || below.Text == "" {
			continue
		}
		if seen++; below.Role == flat.NoRole && below.Group == 0 && printed.Stopped(below.Text, true) && printed.Width(printed.Head(below.Text, longSigned+1)) > longSigned {
			return true
		}
	}
	return false
}

// outsideText takes a line that stands between the title and the element of the text: who wrote it,
// the standfirst, where it is as long as one, else a word of the page's.
func (p *page) outsideText(i int) bool {
	l := p.lines[i]
	switch {
	case l.Role == flat.RoleCard:
		return false
	case l.Role == flat.RoleHeading && printed.Width(l.Text) >= shortTitle, l.Role == flat.NoRole && printed.Width(l.Text) >= dekWidth:
		p.hintedDek(i)
	default:
		p.leave(i, noise.OutLabel)
	}
	return true
}
