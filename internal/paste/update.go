package paste

import (
	"regexp"
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
	printed := make([][]hint, len(entries))
	all := make([]Update, len(entries))
	for k, e := range entries {
		all[k] = p.dated(e, moments[k])
		items := p.items(e)
		all[k].Pinned = p.lines[e.line].pin
		all[k].Cards = append(p.boxedCards(items), p.cards(items)...)
		all[k].Pictures = append(p.named(items), append(p.figures(items), p.pictures(items)...)...)
		all[k].Cards = append(all[k].Cards, p.links(items)...)
		for _, it := range items {
			if !it.used {
				p.put(it.i, inUpdate)
				texts[k] = append(texts[k], it.text)
				printed[k] = append(printed[k], p.lines[it.i].hint)
			}
		}
	}
	habit := habitOf(texts, printed)
	for k, u := range all {
		u.Headline, u.Body = habit.split(texts[k], printed[k])
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
	if e.above > 0 {
		items = append(items, p.itemAt(e.above, 0, 0))
	}
	if e.stamp.inline {
		items = append(items, p.itemAt(e.line, e.stamp.rest, e.stamp.until))
	}
	gap := false
	for i := e.line + 1; i < e.end; i++ {
		l := p.lines[i]
		if l.text == "" {
			gap = true
			continue
		}
		if p.taken(i) || p.strange(e, i) && !p.inset(i) {
			continue
		}
		if p.marked && (l.role == roleTime || p.leadsToTime(i)) {
			p.leave(i, outStamp)
			continue
		}
		if reason := p.noise(l); reason != "" {
			p.leave(i, reason)
			continue
		}
		if (len(items) == 0 || e.above > 0) && p.clockAgain(i, e) {
			p.leave(i, outRepeated)
			continue
		}
		it := p.itemAt(i, 0, 0)
		it.gap = gap || p.marked
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

// sameClock knows an update's clock printed again below it, for the eye after the screen reader.
func sameClock(l line, s stamp) bool {
	again, ok := readStamp(l)
	return ok && !again.inline && again.hour == s.hour && again.minute == s.minute
}

// clockAgain knows the second clock of an update, below the first.
func (p *page) clockAgain(i int, e entry) bool {
	s, ok := readStamp(p.lines[i])
	return ok && !s.inline && again(p.lines[i], s, e.stamp)
}

// leadsToTime knows "published at" before a clock of its own.
func (p *page) leadsToTime(i int) bool {
	l := p.lines[i]
	return i+1 < len(p.lines) && l.role == noRole && (p.lines[i+1].role == roleTime || p.lines[i-1].role == roleTime) && stampWord.FindString(l.norm+" ") == l.norm+" "
}

// fromReporter is how pages say who wrote an update.
var fromReporter = regexp.MustCompile(`^(?:from [\p{L}. ]{2,24}['’]s \p{L}|reporting from \p{L}|posted by \p{L}|автор: )`)

func (p *page) noise(l line) string {
	if l.pin && pinLabels[l.plain] {
		return outLabel
	}
	if p.labels[l.norm] && l.role != rolePicture {
		return outRepeated
	}
	if l.role == roleByline && l.entry > 0 || fromReporter.MatchString(l.norm) && width(head(l.norm, 81)) <= 80 && !stopped(l.text, false) {
		return outLabel
	}
	if readMoreSet[l.plain] {
		return "" // the end of a card; see cards
	}
	return l.out
}

// itemAt makes an item of a line's runes from one place until another, 0 for its end.
func (p *page) itemAt(i, from, until int) item {
	l := p.lines[i]
	if from == 0 && until == 0 {
		return item{i: i, text: l.text, norm: l.norm, more: readMoreSet[l.plain]}
	}
	runes, norm := []rune(l.text), []rune(l.norm)
	if until == 0 {
		until = len(runes)
	}
	return item{i: i, text: string(runes[from:until]), norm: string(norm[from:until])}
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
	labels := p.authors(entries)
	for norm, n := range count {
		if n >= 3 && n*2 > len(entries) {
			labels[norm] = true
		}
	}
	return labels
}

var personName = regexp.MustCompile(`^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}$`)

// authors finds the names of reporters that stand first in nearly every update, some of them
// more than once: two or three capitalised words alone could be a headline.
func (p *page) authors(entries []entry) map[string]bool {
	count := make(map[string]int)
	found := 0
	for _, e := range entries {
		i := p.next(e.line+1, e.end)
		if i > 0 && p.clockAgain(i, e) {
			i = p.next(i+1, e.end)
		}
		if i > 0 && width(head(p.lines[i].text, 41)) <= 40 && personName.MatchString(p.lines[i].text) {
			found++
			count[p.lines[i].norm]++
		}
	}
	labels := make(map[string]bool)
	if found < 3 || found*10 < len(entries)*8 || len(count) == found {
		return labels
	}
	for name := range count {
		labels[name] = true
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
