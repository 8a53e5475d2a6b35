package paste

import (
	"strings"
	"unicode"

	"readout/internal/coverage"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
	"readout/internal/pattern"
)

// In a text that was saved from a page the pictures are gone; of one above the text its
// alternative text and its caption are left, often in the same words, and its credit.

// captionTwice takes a line that is said again on the next one, above a timeline: the alternative
// text of a picture, and its caption.
func (p *page) captionTwice(i, to int) bool {
	if p.marked || i+1 >= to || p.taken(i+1) || !p.twiceAt(i) {
		return false
	}
	if l := p.lines[i]; ofReporter.MatchString(l.Norm) || p.isName(i) || bylineOf(l) != "" {
		p.bylineAt(i)
		p.leave(i+1, noise.OutRepeated)
		return true
	}
	p.leadTwice(i)
	return true
}

// outletTwice leaves out a few words that stand twice above the title: the mark of an outlet, and its name.
func (p *page) outletTwice(i, title int) bool {
	if p.marked || i >= title-1 || !p.twiceAt(i) || printed.Width(p.lines[i].Text) >= told || p.isName(i) || isCredit(p.lines[i].Text, p.lines[i].Norm) {
		return false
	}
	if next := p.next(i+2, title); next > 0 && isCredit(p.lines[next].Text, p.lines[next].Norm) {
		return false
	}
	p.leave(i, noise.OutLabel)
	p.leave(i+1, noise.OutRepeated)
	return true
}

// twiceAt tells whether the line right below one is the same.
func (p *page) twiceAt(i int) bool {
	said := printed.Letters(p.lines[i].Norm)
	return said != "" && i+1 < len(p.lines) && printed.Letters(p.lines[i+1].Norm) == said
}

// leadTwice takes such a line as a caption, with the credit at its end or below it.
func (p *page) leadTwice(i int) {
	l := p.lines[i]
	again := p.next(i+1, len(p.lines))
	p.put(i, inLead)
	p.leave(again, noise.OutRepeated)
	said := strings.TrimFunc(pointSign.ReplaceAllString(l.Text, ""), printed.IsSpace)
	pic := coverage.Picture{Caption: cut(said)}
	if caption, credit, ok := captioned(said, printed.Normal(said)); ok {
		pic = picture(caption, credit)
	} else if below := p.next(again+1, len(p.lines)); !p.marked && below > 0 && below <= again+2 && !p.taken(below) && (isCredit(p.lines[below].Text, p.lines[below].Norm) || hostAlone.MatchString(p.lines[below].Norm)) {
		pic.Credit = p.lines[below].Text
		p.put(below, inLead)
	}
	p.draft.Lead = append(p.draft.Lead, pic)
}

// slideNumber is which picture of a gallery a caption is of: "2 / 4".
var slideNumber = sieve.New(`^\d{1,2}\s?/\s?\d{1,2}$`)

// namedBehind is a caption and, in brackets, whose picture it is: "The reeve greets the pilots. (TNN)".
var namedBehind = sieve.New(`^(.{12,}[.!?»”"])\s*\((\p{L}[\p{L}\d .&/'’-]{1,38})\)$`)

// slideCaption takes the caption of a picture of a gallery, which stands right below its number, as another does.
func (p *page) slideCaption(i int) bool {
	if p.marked || i == p.first || p.taken(i) || !slideNumber.MatchString(p.lines[i-1].Norm) || printed.Width(printed.Head(p.lines[i].Text, longHeadline+1)) > longHeadline || !p.slides() {
		return false
	}
	pic := coverage.Picture{Caption: cut(p.lines[i].Text)}
	if caption, credit, ok := captioned(p.lines[i].Text, p.lines[i].Norm); ok {
		pic = picture(caption, credit)
	} else if m := namedBehind.FindStringSubmatch(p.lines[i].Text); m != nil {
		pic = picture(m[1], m[2])
	}
	p.put(i, inLead)
	p.draft.Lead = append(p.draft.Lead, pic)
	return true
}

// slides tells whether a page has the numbers of two pictures of a gallery, and words right below each.
func (p *page) slides() bool {
	if p.gallery == 0 {
		p.gallery = -1
		for j, seen := p.first+1, 0; j < len(p.lines); j++ {
			if p.lines[j].Text != "" && slideNumber.MatchString(p.lines[j-1].Norm) {
				if seen++; seen > 1 {
					p.gallery = 1
					break
				}
			}
		}
	}
	return p.gallery > 0
}

// hostAlone is a site as the credit of a picture: "harbour.example.org".
var hostAlone = pattern.New(`^(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,10}$`)

// captionMoment is how captions of Japanese agencies say when a picture was taken.
var captionMoment = pattern.New(`^[^。]{6,160}=(?:\d{1,2}月)?\d{1,2}日(?:午前|午後|朝|昼|夕|夜)?(?:\d{1,2}時(?:\d{1,2}分)?)?$`)

// captionDated takes such a caption, which has no credit behind it, as that of a picture whose credit
// stands above it.
func (p *page) captionDated(i int) bool {
	l := p.lines[i]
	if p.marked || !captionMoment.MatchString(l.Norm) {
		return false
	}
	p.put(i, inLead)
	if n := len(p.draft.Lead); n > 0 && p.draft.Lead[n-1].Caption == "" {
		p.draft.Lead[n-1].Caption = cut(l.Text)
		return true
	}
	p.draft.Lead = append(p.draft.Lead, coverage.Picture{Caption: cut(l.Text)})
	return true
}

// farCaption is how many lines below its alternative text a caption with its credit stands at most.
const farCaption = 2

// altOfLead takes the alternative text of a picture above an article: a few words, all of which
// its caption says, which stands below with its credit.
func (p *page) altOfLead(i int) bool {
	l := p.lines[i]
	if p.marked || l.Text == "" || l.Out != "" || printed.Stopped(l.Text, true) || printed.Width(printed.Head(l.Text, longHeadline+1)) > longHeadline {
		return false
	}
	below := p.next(i+1, len(p.lines))
	if below == 0 || below > i+farCaption || p.taken(below) {
		return false
	}
	caption, credit, ok := captioned(p.lines[below].Text, p.lines[below].Norm)
	if !ok || !saysAll(caption, l.Norm) || sameWords(l.Norm, p.lines[below].Norm) {
		return false
	}
	pic := picture(caption, credit)
	pic.Alt = printed.Head(l.Text, coverage.MaxWords)
	p.put(i, inLead)
	p.put(below, inLead)
	p.draft.Lead = append(p.draft.Lead, pic)
	return true
}

// saysAll tells whether a text says every longer word of a line. Their last letter may be another:
// endings change.
func saysAll(text, norm string) bool {
	said, all := printed.Normal(text), 0
	for w := range strings.FieldsSeq(norm) {
		runes := []rune(printed.Letters(w))
		if len(runes) < 4 {
			continue
		}
		if all++; !strings.Contains(said, string(runes[:len(runes)-1])) {
			return false
		}
	}
	return all > 0
}

// namesLead takes the caption of a picture that names whoever is on it and has no credit: a name at
// its end that the title speaks of, between the page's stamp and the text right below it.
func (c *cutting) namesLead(i int) bool {
	p, l := c.p, c.p.lines[i]
	if p.marked || c.started() || l.Text == "" || l.Out != "" || i <= p.first || i+1 >= len(p.lines) || p.lines[i-1].Text == "" || p.lines[i+1].Text == "" {
		return false
	}
	if where := p.places[i-1]; where != inStamp && where != leftOut || !tellsText(p.lines[i+1]) && i+1 != c.begins {
		return false
	}
	if !namesOneOf(l.Text, p.draft.Title) {
		return false
	}
	p.put(i, inLead)
	p.draft.Lead = append(p.draft.Lead, coverage.Picture{Caption: cut(l.Text)})
	return true
}

// namesOneOf knows what somebody is and the name, "Harbour master Ada Mole", of whom a title speaks.
func namesOneOf(text, title string) bool {
	words := strings.Fields(text)
	n := len(words)
	return n > 2 && n < 9 && !printed.Stopped(text, false) && capital(words[0]) && capital(words[n-1]) && capital(words[n-2]) && title != text && saysAll(title, printed.Normal(words[n-1]))
}

func capital(word string) bool { return unicode.IsUpper([]rune(word)[0]) }

// leadsDek knows a line of the preamble above a timeline that ends in a colon: what stands right
// below it is the rest.
func (p *page) leadsDek(i int) bool {
	next := p.next(i+1, len(p.lines))
	return !p.marked && p.draft.Title != "" && strings.HasSuffix(p.lines[i].Norm, ":") && next == i+1 && !p.taken(next) && !isLabel(p.lines[i])
}

// goesOnDek knows a point of a list whose first stands in the preamble above a timeline.
func (p *page) goesOnDek(i int) bool {
	return !p.marked && i > p.first && p.places[i-1] == inStandfirst && pointSign.MatchString(p.lines[i].Text) && pointSign.MatchString(p.lines[i-1].Text)
}

// saidInLead knows a caption that is printed once more, as a point of a list of pictures.
func (p *page) saidInLead(l flat.Line) bool {
	said := printed.Letters(printed.Normal(l.Text))
	for _, pic := range p.draft.Lead {
		if pic.Caption != "" && said == printed.Letters(printed.Normal(pic.Caption+pic.Credit)) {
			return true
		}
	}
	return false
}

// saidWithMore is how many letters a caption's second telling has beside those of the first, at most.
const saidWithMore = 48

// captionAgain leaves out a caption that is said again right below its picture, with another credit
// behind the first.
func (c *cutting) captionAgain(i int) bool {
	p, l := c.p, c.p.lines[i]
	above := p.above(i, p.first-1)
	if p.marked || l.Text == "" || above < p.first || above < i-2 || above >= i {
		return false
	}
	if _, _, pictured := captioned(p.lines[above].Text, p.lines[above].Norm); !pictured {
		return false
	}
	said := printed.Letters(printed.Head(p.lines[above].Norm, longSaid))
	rest, ok := strings.CutPrefix(printed.Letters(printed.Head(l.Norm, longSaid)), said)
	if !ok || printed.Width(said) < told || len([]rune(rest)) > saidWithMore {
		return false
	}
	p.leave(i, noise.OutRepeated)
	return true
}

// longSaid is how many columns of a caption are compared.
const longSaid = 800

// The bounds of a caption that is on its line twice.
const (
	fewestAround = 20 // runes of it
	mostBetween  = 48 // columns between both
)

// saidAround parts a line on which a caption with its credit stands twice, and between both no more
// than who provided the picture.
func saidAround(text string) (said, again string, ok bool) {
	runes := []rune(text)
	if len(runes) < 2*fewestAround || !strings.ContainsAny(text, "©(（") {
		return "", "", false
	}
	head := string(runes[:fewestAround])
	at := strings.Index(text[len(head):], head)
	if at < 0 {
		return "", "", false
	}
	said, again = text[:len(head)+at], text[len(head)+at:]
	between, ok := strings.CutPrefix(said, again)
	if !ok || printed.Width(printed.Head(between, mostBetween+1)) > mostBetween {
		return "", "", false
	}
	if _, _, ok = captioned(again, printed.Normal(again)); !ok {
		return "", "", false
	}
	return again, strings.TrimSpace(text[len(again):]), true
}

// creditTwice takes the credit of a picture above the text that is gone, whose caption nobody wrote:
// its credit stands there twice.
func (c *cutting) creditTwice(i int) bool {
	p, l := c.p, c.p.lines[i]
	if p.marked || c.started() || l.Text == "" || !p.saidBelow(i) || !isCredit(l.Text, l.Norm) {
		return false
	}
	p.put(i, inLead)
	p.leave(p.next(i+1, len(p.lines)), noise.OutRepeated)
	p.draft.Lead = append(p.draft.Lead, picture("", l.Text))
	return true
}
