package paste

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// item is a line of an update that is neither clock nor boilerplate.
type item struct {
	i    int    // index of the line
	from int    // of the line's runes, where the words begin
	text string // verbatim
	norm string
	gap  bool // a blank line stands before it
	more bool // it says "read more"
	used bool // it is part of a card or a picture
	lead bool // it leads its paragraph as a headline
}

// updates reads every update between its clock line and its end.
func (p *page) updates(entries []entry, moments []time.Time) {
	p.labels = p.repeated(entries)
	texts := make([][]string, len(entries))
	printed := make([][]flat.Hint, len(entries))
	own := make([][]item, len(entries))
	all := make([]Update, len(entries))
	lines := make([][]item, len(entries))
	for k, e := range entries {
		lines[k] = p.items(e)
	}
	p.under = captionsUnder(lines)
	for k, e := range entries {
		all[k] = p.dated(e, moments[k])
		items := lines[k]
		p.reporter(items)
		all[k].Pinned = p.lines[e.line].Pin
		all[k].Cards = append(p.boxedCards(items), p.cards(items)...)
		all[k].Pictures = append(p.named(items), append(p.figures(items), p.pictures(items)...)...)
		all[k].Cards = append(all[k].Cards, p.links(items)...)
		for _, it := range p.led(items) {
			if it.used {
				continue
			}
			p.put(it.i, inUpdate)
			texts[k] = append(texts[k], it.text)
			printed[k] = append(printed[k], p.hintOf(it))
			own[k] = append(own[k], it)
		}
	}
	habit := habitOf(texts, printed)
	habit.posted = p.posted(entries)
	for k, u := range all {
		var from int
		if k == len(all)-1 && len(texts[k]) == 1 && p.cutWithin(own[k][0], habit) {
			texts[k] = nil // no headline, but how a body begins
		}
		u.Headline, from = habit.split(texts[k], printed[k])
		u.Body, u.at = p.document(own[k][from:]), p.blockLines(own[k][from:])
		if u.first, u.headed = entries[k].starts(), -1; from > 0 {
			u.headed = own[k][0].i
		}
		if u.Headline == "" && len(u.Body.Blocks) == 0 && u.Pictures == nil && u.Cards == nil {
			p.unknown(entries[k].line, reasonEmpty)
			continue
		}
		p.put(entries[k].line, inUpdate)
		u.Kind, u.Mark = kindOf(u)
		p.draft.Updates = append(p.draft.Updates, u)
	}
}

// posted tells whether nearly every clock of a page stands on one line with the name of who wrote what follows.
func (p *page) posted(entries []entry) bool {
	n := 0
	for _, e := range entries {
		if i := e.line + 1; !p.marked && i < len(p.lines) && p.lines[i].N == p.lines[e.line].N && p.places[i] == leftOut && p.lines[i].Out == noise.OutLabel {
			n++
		}
	}
	return n >= fewestBeats && n*10 >= len(entries)*9
}

// cutWithin tells whether a page was kept down into a line alone, which has no end: the first of an update. On a page whose
// updates are bodies it is one where it is long; else where a sentence ends within it, or all above it end as sentences do.
func (p *page) cutWithin(it item, h habit) bool {
	if p.marked || printed.Stopped(it.text, false) || p.next(it.i+1, len(p.lines)) > 0 {
		return false
	}
	return h.bare && printed.Width(printed.Head(it.text, wideCut)) >= wideCut || h.ended && (h.many || printed.Width(printed.Head(it.text, wideCut)) >= wideCut) || several.MatchString(it.text) && !leadsTitle.MatchString(it.text)
}

// leadsTitle is an abbreviation before a name, behind which no sentence ends.
var leadsTitle = pattern.New(`(?:^|\s)(?:\p{Lu}|[Mm]rs?|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Prof|No|vs|г|ул|им|тов)\.\s+[\p{Lu}]`)

// wideCut is how many columns such a line has at least: shorter ones may be whole headlines.
const wideCut = 50

func (p *page) dated(e entry, at time.Time) Update {
	u := Update{Line: p.lines[e.line].N, Said: at}
	local := at.In(p.zone)
	u.Date, u.Time = local.Format(time.DateOnly), local.Format("15:04")
	return u
}

// items gives the lines of an update; boilerplate among them is left out, and what is set
// in less than any update belongs to none.
func (p *page) items(e entry) []item {
	var items []item
	if e.above > 0 && !e.below {
		items = append(items, p.itemAt(e.above, 0, 0))
		for i := e.above + 1; i < e.line; i++ {
			p.leave(i, noise.OutLabel) // the reporter's name, between headline and clock
		}
	}
	if e.stamp.Inline {
		if it := p.itemAt(e.line, e.stamp.Rest, e.stamp.Until); !stampWords[it.norm] {
			items = append(items, it)
		}
	}
	gap := false
	from := e.line + 1
	if e.below {
		from = e.above
	}
	for i := from; i < e.end; i++ {
		l := p.lines[i]
		if l.Text == "" {
			gap = true
			continue
		}
		if i == e.line {
			continue
		}
		if p.taken(i) || p.strange(e, i) && !p.inset(i) {
			continue
		}
		if p.marked && (l.Role == flat.RoleTime || p.leadsToTime(i)) {
			p.leave(i, noise.OutStamp)
			continue
		}
		if reason := p.noise(l); reason != "" {
			p.leave(i, reason)
			continue
		}
		if (len(items) == 0 || len(items) == 1 && e.stamp.Inline || e.above > 0 && !e.below) && p.clockAgain(i, e) {
			p.leave(i, noise.OutRepeated)
			continue
		}
		it := p.itemAt(i, 0, 0)
		it.gap = gap || p.marked
		items = append(items, it)
		gap = false
	}
	return items
}

// stampWords say behind a clock what happened then to the update itself: "18:21 更新".
var stampWords = printed.Words("更新 追記 公開 配信 投稿 updated update upd обновлено обновление")

// reporter leaves out a name between a headline and the sentence below it.
func (p *page) reporter(items []item) {
	if len(items) < 3 || p.marked || items[0].used || items[1].gap || printed.Stopped(items[0].text, false) || !printed.Stopped(items[2].text, true) || !p.isName(items[1].i) || printed.Letters(items[1].text) == printed.Letters(items[0].text) {
		return
	}
	items[1].used = true
	p.leave(items[1].i, noise.OutLabel)
}

// inset leaves out a line between updates that is boilerplate of the page; anything else
// there stays for the list of what was not understood. It is never part of an update.
func (p *page) inset(i int) bool {
	if reason := p.lines[i].Out; reason != "" {
		p.leave(i, reason)
	}
	return false
}

// led parts a line whose first words are printed strongly and end as a sentence does:
// "<b>The court adjourns.</b> Judge Lind wants a report." They are its headline.
func (p *page) led(items []item) []item {
	for k, it := range items {
		if it.used {
			continue
		}
		l := p.lines[it.i]
		if l.Spans == nil || l.Role != flat.NoRole {
			return items
		}
		cut := cutSpans(l.Spans, it.from, it.from+utf8.RuneCountInString(it.text))
		if len(cut) < 2 || !cut[0].Strong || cut[1].Strong {
			return items
		}
		runes, norm := []rune(it.text), []rune(it.norm)
		lead := strings.TrimFunc(string(runes[:cut[0].N]), printed.IsSpace)
		if printed.CountLetters(lead) < shortLead || !printed.Stopped(lead, false) || printed.Width(lead) > longHeadline {
			return items
		}
		rest := item{i: it.i, from: it.from + cut[0].N, text: string(runes[cut[0].N:]), norm: string(norm[cut[0].N:]), gap: it.gap}
		skip := len([]rune(rest.text)) - len([]rune(strings.TrimLeftFunc(rest.text, printed.IsSpace)))
		rest.from, rest.text, rest.norm = rest.from+skip, string(runes[cut[0].N+skip:]), string(norm[cut[0].N+skip:])
		if rest.text == "" {
			return items
		}
		it.text, it.norm, it.lead = lead, printed.Normal(lead), true
		return slices.Concat(items[:k], []item{it, rest}, items[k+1:])
	}
	return items
}

// shortLead is how many letters words have at least that lead a paragraph as its headline.
const shortLead = 8

// hintOf gives what markup says of an item.
func (p *page) hintOf(it item) flat.Hint {
	h := p.lines[it.i].Hint
	h.Gap = it.gap
	if it.lead {
		h.Role = flat.RoleHeading
	}
	return h
}

// sameClock knows an update's clock printed again below it, for the eye after the screen reader.
func sameClock(l flat.Line, s clock.Stamp) bool {
	again, ok := clock.Read(l.Norm)
	return ok && !again.Inline && again.Hour == s.Hour && again.Minute == s.Minute
}

// clockAgain knows the second clock of an update, below the first.
func (p *page) clockAgain(i int, e entry) bool {
	s, ok := clock.Read(p.lines[i].Norm)
	return ok && !s.Inline && again(p.lines[i], s, e.stamp)
}

// leadsToTime knows "published at" before a clock of its own.
func (p *page) leadsToTime(i int) bool {
	l := p.lines[i]
	return i+1 < len(p.lines) && l.Role == flat.NoRole && (p.lines[i+1].Role == flat.RoleTime || p.lines[i-1].Role == flat.RoleTime) && clock.Label(l.Norm+" ") == l.Norm+" "
}

// fromReporter is how pages say who wrote an update.
var fromReporter = pattern.New(`^(?:from [\p{L}. ]{2,24}['’]s \p{L}|from [\p{L}. ]{2,30} staff$|reporting from \p{L}|posted by \p{L}|автор: )`)

// fromPlace is who wrote an update and where, as "From Ada Mole in Tarn".
var fromPlace = pattern.New(`^From \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,2} (?:in|at) \p{Lu}[\p{L}, ]{1,30}$`)

// signs knows the name, alone on its line, of somebody who wrote the page.
func (p *page) signs(l flat.Line) bool {
	if l.Role != flat.NoRole || printed.Width(printed.Head(l.Text, 41)) > 40 || !personName.MatchString(l.Text) {
		return false
	}
	if p.writers == "" {
		p.writers = " " + printed.Letters(printed.Head(p.draft.Byline+" "+p.facts.Byline, coverage.MaxLine))
	}
	return strings.Contains(p.writers, printed.Letters(l.Text))
}

// byName is who wrote an update: "By Ada Mole and Jonas Pell".
var byName = pattern.New(`^(?:By|BY|Автор:?) \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}(?:(?:,| and| и) \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}){0,3}$`)

func (p *page) noise(l flat.Line) string {
	if l.Pin && pinLabels[l.Plain] {
		return noise.OutLabel
	}
	if p.labels[printed.Letters(l.Norm)] && l.Role != flat.RolePicture {
		return noise.OutRepeated
	}
	if l.Role == flat.RoleByline && l.Entry > 0 || fromPlace.MatchString(l.Text) || fromReporter.MatchString(l.Norm) && printed.Width(printed.Head(l.Norm, 81)) <= 80 && !printed.Stopped(l.Text, false) {
		return noise.OutLabel
	}
	if p.signs(l) {
		return noise.OutLabel
	}
	if byName.MatchString(l.Text) && printed.Width(printed.Head(l.Text, 81)) <= 80 {
		return noise.OutLabel
	}
	if p.marked && l.Entry > 0 && l.Role == flat.NoRole && len(l.Frames) == 0 && countLine.MatchString(l.Norm) {
		return noise.OutLabel
	}
	if noise.ReadMore[l.Plain] {
		return "" // the end of a card; see cards
	}
	return l.Out
}

// itemAt makes an item of a line's runes from one place until another, 0 for its end.
func (p *page) itemAt(i, from, until int) item {
	l := p.lines[i]
	if from == 0 && until == 0 {
		return item{i: i, text: l.Text, norm: l.Norm, more: noise.ReadMore[l.Plain]}
	}
	runes, norm := []rune(l.Text), []rune(l.Norm)
	if until == 0 {
		until = len(runes)
	}
	return item{i: i, from: from, text: string(runes[from:until]), norm: string(norm[from:until])}
}

// kindOf tells what an update does in its coverage.
func kindOf(u Update) (coverage.Kind, coverage.Mark) {
	first := u.Headline
	if first == "" && len(u.Body.Blocks) == 1 {
		first = u.Body.Plain()
	}
	if mark := markOf(first); mark != "" {
		return coverage.Marker, mark
	}
	switch {
	case first == "" && len(u.Body.Blocks) == 0 && u.Pictures != nil:
		return coverage.PictureOf, ""
	case summaryLine.MatchString(printed.Normal(u.Headline)):
		return coverage.Summary, ""
	case correctionLine.MatchString(printed.Normal(first)):
		return coverage.Correcting, ""
	}
	return coverage.Report, ""
}
