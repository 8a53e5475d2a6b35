package paste

import (
	"slices"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/paste/sieve"
)

// Clocks that say how long ago something was: "5 minutes ago", 5分前, "час назад". They mean
// nothing without the moment they are seen from. It is the one a person gives, or at which
// the file says it was saved; else the page's own, of its last change.

// agoForms are the ways to say it, in normal form: number and unit, of which the number may
// be left out or a word.
var agoForms = []*sieve.Expr{
	sieve.New(`^(?:about |over |almost )?(\d{1,3}|an?|one)\s?(s|m|h|d|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?)\.? ago$`),
	sieve.New(`^(?:約|およそ)?(\d{1,3})\s?(秒|分|時間|日)(?:ほど)?前$`),
	sieve.New(`^(?:около |примерно )?(?:(\d{1,3}|одн[уи]|один) )?(сек|секунд[ауы]?|мин|минут[ауы]?|ч|час|часа|часов|день|дня|дней)\.? назад$`),
	sieve.New(`^vor (\d{1,3}|einer|einem) (sekunden?|sek|minuten?|min|stunden?|std|tag|tagen)\.?$`),
	sieve.New(`^il y a (\d{1,3}|une?) ?(secondes?|minutes?|min|mn|h|heures?|j|jours?)\.?$`),
	sieve.New(`^hace (\d{1,3}|una?) ?(segundos?|minutos?|min|h|horas?|días?)\.?$`),
}

// rightNow are the words for less than a minute.
var rightNow = set("now justnow たった今 толькочто geradeeben àl’instant ahoramismo")

// units by how their names begin; seconds are told from days and hours by what no other begins with.
var agoUnits = []struct {
	starts string
	is     time.Duration
}{
	{"m mn min мин 分", time.Minute},
	{"s sec sek seg сек 秒", time.Second},
	{"h hr ho heu std stund час ч 時間", time.Hour},
	{"d day j jour tag день дня дней 日 día", 24 * time.Hour},
}

// readAgo reads a line that says how long ago something was and nothing else.
func readAgo(norm string) (time.Duration, bool) {
	norm = strings.Trim(head(norm, 41), " /|·•—–-:")
	if rightNow[strings.ReplaceAll(norm, " ", "")] && norm != "now" {
		return 0, true
	}
	for _, re := range agoForms {
		m := re.FindStringSubmatch(norm)
		if m == nil {
			continue
		}
		n := 1
		if m[1] != "" && m[1][0] >= '0' && m[1][0] <= '9' {
			n = number(m[1])
		}
		return time.Duration(n) * unitOf(m[2]), true
	}
	return 0, false
}

// withoutAgo takes off a line how long ago it was, where the clock itself stands behind: "34m ago / 11:56 PM".
func withoutAgo(norm string) string {
	for _, between := range []string{" / ", " | "} {
		if before, after, ok := strings.Cut(norm, between); ok {
			if _, is := readAgo(before); is {
				return after
			}
			return norm
		}
	}
	for at, words := 0, 0; words < mostAgo; words++ { // "2h ago (19:30 GMT)"
		n := strings.IndexByte(norm[at:], ' ')
		if n < 0 {
			break
		}
		at += n
		if _, is := readAgo(norm[:at]); is {
			return strings.TrimLeft(norm[at:], " ")
		}
		at++
	}
	return norm
}

// mostAgo is how many words it takes at most to say how long ago it was, a bullet among them.
const mostAgo = 5

// unitOf gives a unit by its name: a whole one first ("std" before "s"), else by its beginning.
func unitOf(name string) time.Duration {
	for _, u := range agoUnits {
		if slices.Contains(strings.Fields(u.starts), name) {
			return u.is
		}
	}
	for _, u := range agoUnits {
		for start := range strings.FieldsSeq(u.starts) {
			if len(start) > 1 && strings.HasPrefix(name, start) {
				return u.is
			}
		}
	}
	return time.Minute
}

// leastAgo is how many such clocks make a timeline of a text.
const leastAgo = 3

// agoClocks gives the clocks of a text that prints no others, where they are those of a live
// page: they grow down the page, most of its words stand below them, and the page calls
// itself live or nothing on it looks like what readers wrote.
func (p *page) agoClocks(form coverage.Form) []entry {
	if p.marked {
		return nil // there boxes show what belongs to them; see findAgo
	}
	var all []entry
	var last time.Duration
	back := 0
	for i := p.first; i < len(p.lines); i++ {
		ago, ok := readAgo(p.lines[i].norm)
		if !ok {
			continue
		}
		if len(all) > 0 && ago < last {
			back++
		}
		last = ago
		all = append(all, entry{line: i, stamp: stamp{isAgo: true, ago: ago}})
	}
	all = p.aboveComments(all)
	below := p.lettersBelow()
	switch {
	case form == coverage.Live && len(all) > 0:
		return all
	case len(all) < leastAgo || back*4 > len(all) || below[all[0].line]*2 < below[p.first] || !p.callsItselfLive(all[0].line):
		return nil
	}
	return all
}

// callsItselfLive looks for the words above the first update.
func (p *page) callsItselfLive(to int) bool {
	for i := p.first; i < to; i++ {
		if liveTitle.MatchString(head(p.lines[i].norm, longTitle)) {
			return true
		}
	}
	return false
}

// findAgo finds the boxes of updates on a page of markup whose clocks say how long ago it was.
func (l *layout) findAgo() {
	if len(l.entries) > 0 {
		return
	}
	times := slices.Clone(l.times)
	clocks := make(map[*node]*stamp)
	l.root.each(func(n *node) bool {
		if unread[n.tag] || n.tag == "nav" || n.tag == "" || n.size > 600 && n.within("aside") {
			return n.tag != "nav" && !unread[n.tag]
		}
		if n.size == 0 || n.size > 30 {
			return n.size > 30
		}
		if ago, ok := readAgo(normal(n.words())); ok && l.clocks[n] == nil {
			clocks[n] = &stamp{isAgo: true, ago: ago}
			return false
		}
		return true
	})
	if len(clocks) < 2 {
		return
	}
	for n, s := range clocks {
		l.times = append(l.times, n)
		l.clocks[n] = s
	}
	slices.SortFunc(l.times, func(a, b *node) int { return a.order - b.order })
	if l.findEntries(); len(l.entries) > 0 {
		return
	}
	l.times = times
	for n := range clocks {
		delete(l.clocks, n)
	}
}

// resolveAgo turns clocks that say how long ago it was into clocks with their days. Without a
// moment they are seen from it asks for one.
func (p *page) resolveAgo(entries []entry, o Options) error {
	first := slices.IndexFunc(entries, func(e entry) bool { return e.stamp.isAgo })
	if first < 0 {
		return nil
	}
	if o.Zone == nil {
		return fault.At("zone", "paste.zone_needed")
	}
	from, ok := p.seenFrom(entries[0].starts(), o)
	if !ok {
		return fault.At("saved", "paste.saved_needed", "clock", p.lines[entries[first].line].text)
	}
	for i := range entries {
		if s := entries[i].stamp; s.isAgo {
			at := from.Add(-s.ago).In(o.Zone)
			entries[i].stamp = *stampOf(at, east(offsetOf(at)/60))
			entries[i].day = entries[i].stamp.day
		}
	}
	p.note(entries[first].line, reasonAgo)
	return nil
}

// seenFrom gives the moment that a page's clocks are seen from.
func (p *page) seenFrom(to int, o Options) (time.Time, bool) {
	if !o.Saved.IsZero() {
		return o.Saved, true
	}
	if at, ok := p.facts.changed.moment(day{}, o.Zone); ok {
		return at, true
	}
	given, _ := instantDay(o.Date)
	var newest time.Time
	for i := p.first; i < to; i++ {
		if at, ok := p.stampOn(i).moment(given, o.Zone); ok && at.After(newest) {
			newest = at
		}
	}
	if newest.IsZero() {
		return p.facts.published.moment(day{}, o.Zone)
	}
	return newest, true
}

// stampOn reads the moment that a line of a page's head is the stamp of; nil for none.
func (p *page) stampOn(i int) *stamp {
	l := p.lines[i]
	if l.when != nil && !l.when.isAgo {
		return l.when
	}
	if !stampLine(l) {
		return nil
	}
	s := strings.Trim(l.norm, "() ")
	s = s[len(stampWord.FindString(s)):]
	if at, _, _, ok := stampParts(s); ok {
		return &at
	}
	return nil
}

// moment gives the instant of a stamp, on a day given where it prints none.
func (s *stamp) moment(given day, zone *time.Location) (time.Time, bool) {
	if s == nil || s.dayAlone {
		return time.Time{}, false
	}
	d := s.day
	if !d.printed() {
		d = given
	}
	if !d.full() {
		return time.Time{}, false
	}
	if s.zone.fixed != nil {
		zone = s.zone.fixed
	}
	return clockOn(d.at(time.UTC), *s, zone)[0].at, true
}
