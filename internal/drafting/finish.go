package drafting

import "sort"

// finish turns what was found into drafts.
func finish(all []*found, parts [][]rune, lang string, o Options) []Draft {
	sort.SliceStable(all, func(i, j int) bool {
		if all[i].part != all[j].part {
			return all[i].part < all[j].part
		}
		return all[i].span.start < all[j].span.start
	})
	drafts := make([]Draft, 0, len(all))
	for _, f := range all {
		if o.Held.holds(string(parts[f.part][f.span.start:f.span.end])) {
			continue
		}
		d := draftOf(f, parts, lang, o.Gazetteer)
		if o.Rejected != nil && o.Rejected(d.Key) {
			continue
		}
		drafts = append(drafts, d)
	}
	return drafts
}

// known is how much likelier a draft is whose speaker the record knows.
const known = 10

func draftOf(f *found, parts [][]rune, lang string, g *Gazetteer) Draft {
	exact := string(parts[f.part][f.span.start:f.span.end])
	d := Draft{
		What: f.what, Kind: f.act.kind, Denies: f.act.denies, Mode: f.mode, Status: f.status, Basis: f.basis,
		Why:       Why{Cue: f.cue, Rule: f.rule, Note: f.note},
		Citations: []Cite{{Part: f.part, Start: f.span.start, End: f.span.end, Exact: exact, Mode: f.mode}},
		Speaker:   speakerOfMention(f.speaker, f.dropped, lang, g),
		Issues:    g.issuesIn(exact),
	}
	if f.inner != nil {
		s := speakerOfMention(f.inner, false, lang, g)
		d.Inner = &s
	}
	if d.Speaker.Known() {
		f.confidence += known
	}
	d.Confidence = min(99, max(1, f.confidence))
	d.Key = keyOf(&d)
	return d
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
