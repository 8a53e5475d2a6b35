package record

import "slices"

// Cites gives the words that an actor rests on.
func (a Actor) Cites() []Citation { return a.Citations }

// Cites gives the words that a tenure rests on.
func (t Tenure) Cites() []Citation { return t.Citations }

// Cites gives the words that an event rests on.
func (e Event) Cites() []Citation { return e.Citations }

// Cites gives the words that a participation rests on.
func (p Participant) Cites() []Citation { return p.Citations }

// Cites gives the words that an issue rests on.
func (i Issue) Cites() []Citation { return i.Citations }

// Cites gives the words that a statement rests on.
func (s Statement) Cites() []Citation { return s.Citations }

// Cites gives the words that an outcome rests on: its own, then those of its changes of
// status, one after the other.
func (o Outcome) Cites() []Citation { return taken(o.Citing()) }

// Cites gives the words that a forecast rests on: its own, then those of its result.
func (f Forecast) Cites() []Citation { return taken(f.Citing()) }

// OwnCites gives the words that an item rests on itself: of an outcome without those of its changes of status, of a
// forecast without those of its result.
func OwnCites(item Item) []Citation {
	switch it := item.(type) {
	case *Outcome:
		return it.Citations
	case Outcome:
		return it.Citations
	case *Forecast:
		return it.Citations
	case Forecast:
		return it.Citations
	}
	return item.Cites()
}

// Citing makes Actor a Citing.
func (a *Actor) Citing() []*Citation { return pointers(a.Citations) }

// Citing makes Tenure a Citing.
func (t *Tenure) Citing() []*Citation { return pointers(t.Citations) }

// Citing makes Event a Citing.
func (e *Event) Citing() []*Citation { return pointers(e.Citations) }

// Citing makes Participant a Citing.
func (p *Participant) Citing() []*Citation { return pointers(p.Citations) }

// Citing makes Issue a Citing.
func (i *Issue) Citing() []*Citation { return pointers(i.Citations) }

// Citing makes Statement a Citing.
func (s *Statement) Citing() []*Citation { return pointers(s.Citations) }

// Citing makes Outcome a Citing.
func (o *Outcome) Citing() []*Citation {
	all := pointers(o.Citations)
	for i := range o.Changes {
		all = append(all, pointers(o.Changes[i].Citations)...)
	}
	return all
}

// Citing makes Forecast a Citing.
func (f *Forecast) Citing() []*Citation {
	return append(pointers(f.Citations), pointers(f.Resolving)...)
}

func pointers(citations []Citation) []*Citation {
	all := make([]*Citation, len(citations))
	for i := range citations {
		all[i] = &citations[i]
	}
	return all
}

func taken(pointers []*Citation) []Citation {
	all := make([]Citation, len(pointers))
	for i, c := range pointers {
		all[i] = *c
	}
	return all
}

// Trim makes Actor a Citing.
func (a *Actor) Trim(gone func(*Citation) bool) { a.Citations = trimmed(a.Citations, gone) }

// Trim makes Tenure a Citing.
func (t *Tenure) Trim(gone func(*Citation) bool) { t.Citations = trimmed(t.Citations, gone) }

// Trim makes Event a Citing.
func (e *Event) Trim(gone func(*Citation) bool) { e.Citations = trimmed(e.Citations, gone) }

// Trim makes Participant a Citing.
func (p *Participant) Trim(gone func(*Citation) bool) { p.Citations = trimmed(p.Citations, gone) }

// Trim makes Issue a Citing.
func (i *Issue) Trim(gone func(*Citation) bool) { i.Citations = trimmed(i.Citations, gone) }

// Trim makes Statement a Citing.
func (s *Statement) Trim(gone func(*Citation) bool) { s.Citations = trimmed(s.Citations, gone) }

// Trim makes Outcome a Citing.
func (o *Outcome) Trim(gone func(*Citation) bool) {
	o.Citations = trimmed(o.Citations, gone)
	changes := slices.Clone(o.Changes)
	for i := range changes {
		changes[i].Citations = trimmed(changes[i].Citations, gone)
	}
	o.Changes = changes
}

// Trim makes Forecast a Citing.
func (f *Forecast) Trim(gone func(*Citation) bool) {
	f.Citations, f.Resolving = trimmed(f.Citations, gone), trimmed(f.Resolving, gone)
}

// trimmed gives what is left, in a list of its own.
func trimmed(citations []Citation, gone func(*Citation) bool) []Citation {
	var left []Citation
	for i := range citations {
		if !gone(&citations[i]) {
			left = append(left, citations[i])
		}
	}
	return left
}
