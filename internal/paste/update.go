package paste

import (
	"time"

	"readout/internal/coverage"
)

// item is a line of an update that is neither clock nor boilerplate.
type item struct {
	i    int    // index of the line
	text string // verbatim
	norm string
	gap  bool // a blank line stands before it
	more bool // it says "read more"
	used bool // it is part of a card or a picture
}

// updates reads every update between its clock line and its end.
func (p *page) updates(entries []entry, moments []time.Time) {
	p.labels = p.repeated(entries)
	texts := make([][]string, len(entries))
	all := make([]Update, len(entries))
	for k, e := range entries {
		all[k] = p.dated(e, moments[k])
		items := p.items(e)
		all[k].Cards = p.cards(items)
		all[k].Pictures = p.pictures(items)
		for _, it := range items {
			if !it.used {
				p.put(it.i, inUpdate)
				texts[k] = append(texts[k], it.text)
			}
		}
	}
	habit := habitOf(texts)
	for k, u := range all {
		u.Headline, u.Body = habit.split(texts[k])
		if u.Headline == "" && u.Body == nil && u.Pictures == nil && u.Cards == nil {
			p.unknown(entries[k].line, reasonEmpty)
			continue
		}
		p.put(entries[k].line, inUpdate)
		u.Kind, u.Mark = kindOf(u)
		p.draft.Updates = append(p.draft.Updates, u)
	}
}

func (p *page) dated(e entry, at time.Time) Update {
	u := Update{Line: p.lines[e.line].n, Said: at}
	local := at.In(p.zone)
	u.Date, u.Time = local.Format(time.DateOnly), local.Format("15:04")
	return u
}

// items gives the lines of an update; boilerplate among them is left out, and what is set
// in less than any update belongs to none.
func (p *page) items(e entry) []item {
	var items []item
	if e.stamp.inline {
		items = append(items, p.itemAt(e.line, e.stamp.rest))
	}
	gap := false
	for i := e.line + 1; i < e.end; i++ {
		l := p.lines[i]
		if l.text == "" {
			gap = true
			continue
		}
		if p.taken(i) || p.indent > 0 && l.indent < p.indent && !p.inset(i) {
			continue
		}
		if reason := p.noise(l); reason != "" {
			p.leave(i, reason)
			continue
		}
		it := p.itemAt(i, 0)
		it.gap = gap
		items = append(items, it)
		gap = false
	}
	return items
}

// inset leaves out a line between updates that is boilerplate of the page; anything else
// there stays for the list of what was not understood. It is never part of an update.
func (p *page) inset(i int) bool {
	if reason := p.lines[i].out; reason != "" {
		p.leave(i, reason)
	}
	return false
}

func (p *page) noise(l line) string {
	if p.labels[l.norm] {
		return outRepeated
	}
	if readMoreSet[l.plain] {
		return "" // the end of a card; see cards
	}
	return l.out
}

func (p *page) itemAt(i, from int) item {
	l := p.lines[i]
	if from == 0 {
		return item{i: i, text: l.text, norm: l.norm, more: readMoreSet[l.plain]}
	}
	runes, norm := []rune(l.text), []rune(l.norm)
	return item{i: i, text: string(runes[from:]), norm: string(norm[from:])}
}

// repeated finds lines that stand in most updates: the reporter's name, a label. They say nothing about one.
func (p *page) repeated(entries []entry) map[string]bool {
	count := make(map[string]int)
	for _, e := range entries {
		seen := make(map[string]bool)
		for _, l := range p.lines[e.line+1 : e.end] {
			if l.text != "" && width(head(l.text, 61)) <= 60 && !seen[l.norm] && !stopped(l.text, false) && !isCredit(l.norm) && !readMoreSet[l.plain] {
				seen[l.norm] = true
				count[l.norm]++
			}
		}
	}
	labels := make(map[string]bool)
	for norm, n := range count {
		if n >= 3 && n*2 > len(entries) {
			labels[norm] = true
		}
	}
	return labels
}

// kindOf tells what an update does in its coverage.
func kindOf(u Update) (coverage.Kind, coverage.Mark) {
	first := u.Headline
	if first == "" && len(u.Body) == 1 {
		first = u.Body[0]
	}
	if mark := markOf(first); mark != "" {
		return coverage.Marker, mark
	}
	switch {
	case first == "" && u.Body == nil && u.Pictures != nil:
		return coverage.PictureOf, ""
	case summaryLine.MatchString(normal(u.Headline)):
		return coverage.Summary, ""
	case correctionLine.MatchString(normal(first)):
		return coverage.Correcting, ""
	}
	return coverage.Report, ""
}
