package drafting

import (
	"sort"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/record"
)

// finish turns what was found into drafts.
func finish(read []*discourse.Said, parts [][]rune, lang string, o Options) []Draft {
	all := make([]*found, len(read))
	for i, s := range read {
		all[i] = &found{Said: s}
	}
	sort.SliceStable(all, func(i, j int) bool {
		if all[i].Part != all[j].Part {
			return all[i].Part < all[j].Part
		}
		return all[i].Span.Start < all[j].Span.Start
	})
	all = mergeHeadlines(all, parts)
	drafts := make([]Draft, 0, len(all))
	for _, f := range all {
		if f.below != nil {
			continue // a citation of the draft below
		}
		if o.Held.holds(string(parts[f.Part][f.Span.Start:f.Span.End])) {
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
	exact := string(parts[f.Part][f.Span.Start:f.Span.End])
	d := Draft{
		What: Statement, Kind: f.Act.Kind, Denies: f.Act.Denies, Mode: f.Mode, Status: f.Status, Basis: f.Basis,
		Why:       Why{Cue: f.Cue, Rule: f.Rule, Note: f.Note},
		Citations: []Cite{citeOf(f.Part, f.Span, f.Mode, parts)},
		Speaker:   together(speakerOfMention(f.Speaker, f.Dropped, lang, g), f.Speaker, o.Sides),
		Issues:    g.IssuesIn(exact, o.Sides),
		Surmise:   f.Surmise,
	}
	for _, h := range f.headlines {
		c := citeOf(h.Part, h.Span, h.Mode, parts)
		if h.Act != f.Act {
			c.As, c.Denies = h.Act.Kind, h.Act.Denies
		}
		if h.Speaker != nil && h.Speaker != f.Speaker {
			s := speakerOfMention(h.Speaker, h.Dropped, lang, g)
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
	if f.Inner != nil {
		s := together(speakerOfMention(f.Inner, false, lang, g), f.Inner, o.Sides)
		d.Inner = &s
	}
	if f.Teller != nil {
		s := speakerOfMention(f.Teller, false, lang, g)
		d.Via = &s
	}
	if f.Target != nil {
		d.Targets = append(d.Targets, speakerOfMention(f.Target, false, lang, g))
	}
	switch {
	case f.Forecast:
		d.What = Forecast
	case f.outcome():
		d.What, d.Status = Outcome, record.Agreed
	}
	if d.Speaker.Known() {
		f.Confidence += known
	}
	d.Confidence = min(99, max(1, f.Confidence))
	d.Key = keyOf(&d)
	return d
}

func citeOf(part int, s layout.Span, mode record.Mode, parts [][]rune) Cite {
	return Cite{Part: part, Start: s.Start, End: s.End, Exact: string(parts[part][s.Start:s.End]), Mode: mode}
}

func speakerOfMention(m *discourse.Mention, dropped bool, lang string, g *Gazetteer) Speaker {
	if m == nil {
		return Speaker{Dropped: dropped, Start: -1}
	}
	s := Speaker{Printed: m.Text, Role: m.Role, Names: m.Names, Dropped: dropped, Start: m.Start}
	s.Actors = g.actorsOf(m)
	for _, id := range s.Actors {
		s.Names = unite(s.Names, g.namesOf(id, lang))
	}
	return s
}

// together names those who are meant by 双方 and 両国 where the text has not named them: the sides
// of the talks, if they are two.
func together(s Speaker, m *discourse.Mention, sides []record.ActorID) Speaker {
	if m != nil && m.Class == discourse.Joint && len(m.Names) == 0 && !s.Known() && len(sides) == 2 {
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
