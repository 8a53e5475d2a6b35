package paste

import "readout/internal/coverage"

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
		if _, title, ok := labelled(line{text: items[k].text, norm: items[k].norm}, cardLabels); ok {
			p.takeCard(items[k : k+1])
			all = append(all, coverage.Card{Title: title, Href: outward(p.lines[items[k].i].href)})
			continue
		}
		if c, n := p.card(items[k:]); n > 0 {
			all = append(all, c)
		}
	}
	for k := range items {
		if !items[k].used && items[k].more {
			items[k].used = true
			p.leave(items[k].i, outReadMore)
		}
	}
	return all
}

// cardLabels stand before the title of a card on its line.
var cardLabels = map[string]bool{
	"read more": true, "read also": true, "see also": true, "related": true, "more on this": true, "関連記事": true, "関連": true,
	"あわせて読みたい": true, "читайте также": true, "смотрите также": true, "читать также": true, "по теме": true, "подробнее": true,
}

// card reads one at the start of items and tells how many lines it took.
func (p *page) card(items []item) (coverage.Card, int) {
	title, n := items[0].text, 1
	if once, ok := folded(title); ok {
		title = once
	} else if len(items) > 1 && !items[1].used && letters(title) != "" && letters(items[1].text) == letters(title) {
		n = 2
	} else {
		return coverage.Card{}, 0
	}
	end := n
	for end < len(items) && end <= n+cardLines && !items[end].more {
		if items[end].used || isCredit(items[end].norm) {
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
	p.leave(items[end].i, outReadMore)
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
