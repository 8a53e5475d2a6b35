package record

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
