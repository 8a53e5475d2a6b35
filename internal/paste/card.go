package paste

import (
	"strings"

	"readout/internal/coverage"
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// cardLines is how many lines the excerpt of a card may have.
const cardLines = 4

// cards takes the cards out of an update's items: a title printed twice, as link and as
// alternative text of its picture, then an excerpt, then "read more". A line "See also:
// Title" is a card as well.
func (p *page) cards(items []item) []coverage.Card {
	var all []coverage.Card
	for k := range items {
		if items[k].used {
			continue
		}
		if title, ok := cardOn(items[k].text, items[k].norm); ok {
			p.takeCard(items[k : k+1])
			all = append(all, coverage.Card{Title: title, Href: outward(p.lines[items[k].i].Href)})
			continue
		}
		if more := p.cardsBelow(items[k:]); more != nil {
			all = append(all, more...)
			continue
		}
		if c, ok := p.storyAt(items, k); ok {
			all = append(all, c)
			continue
		}
		if c, n := p.card(items[k:]); n > 0 {
			all = append(all, c)
			continue
		}
		if p.teaser(items, k) || p.cutShort(items, k) {
			all = append(all, storyCard(items[k].text, ""))
		}
	}
	for k := range items {
		if !items[k].used && items[k].more {
			items[k].used = true
			p.leave(items[k].i, noise.OutReadMore)
		}
	}
	return all
}

// listedCards takes the stories out of an article's items that a label announces.
func (p *page) listedCards(items []item) []coverage.Card {
	var all []coverage.Card
	for k := range items {
		if items[k].used {
			continue
		}
		if title, ok := cardOn(items[k].text, items[k].norm); ok && !p.marked && k > 0 && printed.Width(printed.Head(title, longTitle+1)) <= longTitle {
			p.takeCard(items[k : k+1])
			all = append(all, coverage.Card{Title: cut(title)})
			continue
		}
		all = append(all, p.cardsBelow(items[k:])...)
		if c, ok := p.storyAt(items, k); ok {
			all = append(all, c)
		}
		if !items[k].used && p.teaser(items, k) {
			all = append(all, storyCard(items[k].text, ""))
		}
	}
	return all
}

// cardOn splits "See also: Title" and "【関連記事】Title".
func cardOn(text, norm string) (title string, ok bool) {
	if _, title, ok = noise.Labelled(text, norm, noise.CardLabels); ok {
		return title, !printed.IsAddress(printed.Normal(title))
	}
	m := bracketLabel.FindStringSubmatch(norm)
	if m == nil || !noise.CardLabels[m[1]] {
		return "", false
	}
	title = strings.TrimFunc(string([]rune(text)[len([]rune(m[0])):]), printed.IsSpace)
	return title, title != ""
}

var bracketLabel = pattern.New(`^[【\[〔<《■▼]\s*([^】\]〕>》]{2,24})\s*[】\]〕>》]\s*`)

// cardsBelow takes the titles below a label: all that are links, else one, or those up to
// the next blank line where the page sets paragraphs apart.
func (p *page) cardsBelow(items []item) []coverage.Card {
	if !announces(p.lines[items[0].i]) || items[0].text != p.lines[items[0].i].Text {
		return nil
	}
	var all []coverage.Card
	apart := 0 // where those that stand apart end, once asked for
	for k := 1; k < len(items) && len(all) < coverage.MaxCards; k++ {
		l := p.lines[items[k].i]
		linked := l.Role == flat.RoleLink || l.Role == flat.RoleCard || l.Role == flat.RoleHeading && len(l.Spans) == 1 && l.Spans[0].Leads
		if p.marked && !items[k].used && l.Role == flat.RolePicture && k+1 < len(items) && p.lines[items[k+1].i].Role == flat.RoleLink {
			items[k].used = true
			p.leave(items[k].i, noise.OutRelated)
			continue // the picture of a story
		}
		if (!linked || isMoment(l)) && !items[k].used && clock.IsStamp(l.Norm) && (p.marked || k > 1 || k+1 < len(items) && !items[k+1].gap) {
			items[k].used = true
			p.leave(items[k].i, noise.OutLabel)
			continue // the day of a story
		}
		if items[k].more && k > 1 {
			items[k].used = true
			p.leave(items[k].i, noise.OutReadMore)
			break
		}
		if p.aroundKind(items, k) {
			p.takeCard(items[k : k+1])
			all = append(all, storyCard(items[k].text, ""))
			for _, it := range []int{k + 1, k + 2} {
				items[it].used = true
				p.leave(items[it].i, noise.OutRelated)
			}
			k += 2
			continue
		}
		if !linked && p.kindAbove(items, k) {
			items[k].used = true
			p.leave(items[k].i, noise.OutLabel)
			continue
		}
		if _, ago := clock.ReadAgo(items[k].norm); ago || isLabel(l) || announces(l) || noise.Sections[items[k].norm] {
			break
		}
		if items[k].used || printed.Stopped(items[k].text, true) || printed.Width(printed.Head(items[k].text, 201)) > 200 || p.marked && !linked || isCredit(items[k].text, items[k].norm) {
			break
		}
		if k > 1 && !linked && apart <= k {
			apart = p.apartUntil(items, k)
		}
		if k > 1 && !linked && apart < len(items) && (printed.Width(items[k].text) < shortTitle && (p.places[items[k-1].i] == leftOut || items[k].i > items[k-1].i+1) || !p.loose || items[k].gap || !p.adjoin(items[k-1].i, items[k].i)) {
			break
		}
		p.takeCard(items[k : k+1])
		all = append(all, storyCard(items[k].text, l.Href))
	}
	if all != nil {
		items[0].used = true
		p.leave(items[0].i, noise.OutRelated)
	}
	return all
}

// apartUntil finds where titles end that stand apart, each as the first below their label does; len(items) where the
// text ends with them.
func (p *page) apartUntil(items []item, k int) int {
	for ; k < len(items); k++ {
		if it := items[k]; p.marked || !items[1].gap || !it.gap || !couldStory(it) || p.lines[it.i].Out != "" {
			return k
		}
	}
	return k
}

// storyAt reads a story at an item of a text that shows what it is below its title: its day, its
// section, or "read more". The line right above it may be the alternative text of its picture.
func (p *page) storyAt(items []item, k int) (coverage.Card, bool) {
	n := p.datedStory(items, k)
	if n == 0 && !p.marked && k > 0 && k+1 < len(items) && items[k+1].more && couldStory(items[k]) && items[k].gap {
		n = 2
	}
	if n == 0 {
		return p.tightStory(items, k)
	}
	p.takeCard(items[k : k+1])
	items[k+1].used = true
	p.leave(items[k+1].i, noise.OutRelated)
	if k > 1 && !items[k].gap && couldStory(items[k-1]) && items[k-1].gap {
		items[k-1].used = true
		p.leave(items[k-1].i, noise.OutRelated)
	}
	return storyCard(items[k].text, ""), true
}

// tightStory reads a story where text was saved without blank lines: below a sentence its title, perhaps
// what it says, and "read more".
func (p *page) tightStory(items []item, k int) (coverage.Card, bool) {
	if p.marked || p.loose || k == 0 || items[k-1].used || !printed.Stopped(items[k-1].text, true) || !couldStory(items[k]) {
		return coverage.Card{}, false
	}
	for n := 1; n <= 2 && k+n < len(items) && !items[k+n].used; n++ {
		if !items[k+n].more {
			continue
		}
		card := storyCard(items[k].text, "")
		if n == 2 {
			card.Excerpt = cut(items[k+1].text)
		}
		p.takeCard(items[k : k+n])
		items[k+n].used = true
		p.leave(items[k+n].i, noise.OutReadMore)
		return card, true
	}
	return coverage.Card{}, false
}

// kindAbove knows a word above the title of a story that says of what kind it is: the day stands
// below the title.
func (p *page) kindAbove(items []item, k int) bool {
	if k+1 >= len(items) || items[k].used || printed.Width(items[k].text) >= shortTitle+4 || !couldStory(items[k+1]) {
		return false
	}
	if p.marked {
		return p.lines[items[k+1].i].Role == flat.RoleLink
	}
	return k+2 < len(items) && clock.IsStamp(p.lines[items[k+2].i].Norm)
}

// aroundKind knows the title of a story that stands again, or cut short, below a word that says of what kind it is: the
// first is the alternative text of its picture.
func (p *page) aroundKind(items []item, k int) bool {
	if p.marked || k+2 >= len(items) || items[k].used || items[k+2].used || printed.Width(items[k+1].text) >= shortTitle || printed.Stopped(items[k].text, true) {
		return false
	}
	again, short := strings.CutSuffix(items[k+2].text, "...")
	return items[k].text == items[k+2].text || short && again != "" && strings.HasPrefix(items[k].text, again)
}

// adjoin tells whether nothing but labels stands between two lines.
func (p *page) adjoin(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if p.lines[i].Text == "" || p.lines[i].Out == "" {
			return false
		}
	}
	return true
}

// card reads one at the start of items and tells how many lines it took.
func (p *page) card(items []item) (coverage.Card, int) {
	title, n := items[0].text, 1
	if once, ok := printed.Folded(title); ok {
		title = once
	} else if len(items) > 1 && !items[1].used && printed.Letters(title) != "" && printed.Letters(items[1].text) == printed.Letters(title) {
		n = 2
	} else {
		return coverage.Card{}, 0
	}
	end := n
	for end < len(items) && end <= n+cardLines && !items[end].more {
		if items[end].used || isCredit(items[end].text, items[end].norm) {
			return coverage.Card{}, 0
		}
		end++
	}
	if end >= len(items) || end > n+cardLines {
		return coverage.Card{}, 0
	}
	c := coverage.Card{Title: title}
	for _, it := range items[n:end] {
		if c.Excerpt != "" {
			c.Excerpt += "\n\n"
		}
		c.Excerpt += it.text
	}
	p.takeCard(items[:end])
	items[end].used = true
	p.leave(items[end].i, noise.OutReadMore)
	return c, end + 1
}

func (p *page) takeCard(items []item) {
	for k := range items {
		items[k].used = true
		p.put(items[k].i, inCard)
	}
}

// pinLabels say that an update is kept on top.
var pinLabels = map[string]bool{"pinned": true, "pinned post": true, "pinned by": true, "固定": true, "固定表示": true, "ピン留め": true, "закреплено": true, "закрепленное": true, "épinglé": true}
