package drafting

import (
	"sort"

	"readout/internal/record"
)

// finish turns what was found into drafts.
func finish(read []*said, parts [][]rune, lang string, o Options) []Draft {
	all := make([]*found, len(read))
	for i, s := range read {
		all[i] = &found{said: s}
	}
	sort.SliceStable(all, func(i, j int) bool {
		if all[i].part != all[j].part {
			return all[i].part < all[j].part
		}
		return all[i].span.start < all[j].span.start
	})
	all = mergeHeadlines(all, parts)
	drafts := make([]Draft, 0, len(all))
	for _, f := range all {
		if f.below != nil {
			continue // a citation of the draft below
		}
		if o.Held.holds(string(parts[f.part][f.span.start:f.span.end])) {
			continue
		}
		d := draftOf(f, parts, lang, o)
		if o.Rejected != nil && o.Rejected(d.Key) {
			continue
		}
		drafts = append(drafts, d)
	}
	return drafts
}

// known is how much likelier a draft is whose speaker the record knows.
const known = 10

func draftOf(f *found, parts [][]rune, lang string, o Options) Draft {
	g := o.Gazetteer
	exact := string(parts[f.part][f.span.start:f.span.end])
	d := Draft{
		What: Statement, Kind: f.act.kind, Denies: f.act.denies, Mode: f.mode, Status: f.status, Basis: f.basis,
		Why:       Why{Cue: f.cue, Rule: f.rule, Note: f.note},
		Citations: []Cite{citeOf(f.part, f.span, f.mode, parts)},
		Speaker:   together(speakerOfMention(f.speaker, f.dropped, lang, g), f.speaker, o.Sides),
		Issues:    g.IssuesIn(exact, o.Sides),
		Surmise:   f.surmise,
	}
	for _, h := range f.headlines {
		c := citeOf(h.part, h.span, h.mode, parts)
		if h.act != f.act {
			c.As, c.Denies = h.act.kind, h.act.denies
		}
		if h.speaker != nil && h.speaker != f.speaker {
			s := speakerOfMention(h.speaker, h.dropped, lang, g)
			c.Speaker = &s
		}
		d.Citations = append(d.Citations, c)
	}
	for _, a := range f.also {
		c := citeOf(a.part, a.span, record.Reported, parts)
		c.Again = true
		d.Citations = append(d.Citations, c)
	}
	d.About = g.issueNames(d.Issues, lang)
	if f.inner != nil {
		s := together(speakerOfMention(f.inner, false, lang, g), f.inner, o.Sides)
		d.Inner = &s
	}
	if f.teller != nil {
		s := speakerOfMention(f.teller, false, lang, g)
		d.Via = &s
	}
	if f.target != nil {
		d.Targets = append(d.Targets, speakerOfMention(f.target, false, lang, g))
	}
	switch {
	case f.forecast:
		d.What = Forecast
	case f.outcome():
		d.What, d.Status = Outcome, record.Agreed
	}
	if d.Speaker.Known() {
		f.confidence += known
	}
	d.Confidence = min(99, max(1, f.confidence))
	d.Key = keyOf(&d)
	return d
}

func citeOf(part int, s span, mode record.Mode, parts [][]rune) Cite {
	return Cite{Part: part, Start: s.start, End: s.end, Exact: string(parts[part][s.start:s.end]), Mode: mode}
}

func speakerOfMention(m *mention, dropped bool, lang string, g *Gazetteer) Speaker {
	if m == nil {
		return Speaker{Dropped: dropped, Start: -1}
	}
	s := Speaker{Printed: m.text, Role: m.role, Names: m.names, Dropped: dropped, Start: m.start}
	s.Actors = g.actorsOf(m)
	for _, id := range s.Actors {
		s.Names = unite(s.Names, g.namesOf(id, lang))
	}
	return s
}

// together names those who are meant by 双方 and 両国 where the text has not named them: the sides
// of the talks, if they are two.
func together(s Speaker, m *mention, sides []record.ActorID) Speaker {
	if m != nil && m.class == joint && len(m.names) == 0 && !s.Known() && len(sides) == 2 {
		s.Actors = sides
	}
	return s
}

// unite adds names that are not there yet; the first list is not changed.
func unite(names, more []string) []string {
	all := append([]string(nil), names...)
	for _, n := range more {
		if !contains(all, n) {
			all = append(all, n)
		}
	}
	return all
}

func contains(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}
