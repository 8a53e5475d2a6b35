package record

import "readout/internal/text"

// Without gives an item without what it quotes of the places that gone names, and which of its
// citations are left, by their number before. Words of ours that told the same in other words
// (gist, note) go with them. What rests on nothing else any more is emptied but for its id and
// where it stands.
func Without(item Citing, gone func(Citation) bool) (left Citing, kept []int) {
	for i, c := range item.Citing() {
		if !gone(*c) {
			kept = append(kept, i)
		}
	}
	if len(kept) == len(item.Citing()) && len(kept) > 0 {
		// The newest state does not quote it; an older one did, and our words may tell of it.
		gone = func(Citation) bool { return false }
	}
	left = copied(item)
	left.Trim(func(c *Citation) bool { return gone(*c) })
	left.(interface{ forget() }).forget()
	return left, kept
}

// AsSaid gives an item as a file tells of it: its citations say what they cite of which text, and not where in it the
// words stand by now; that its earlier states were erased is the site's own affair.
func AsSaid(item Citing) Citing {
	one := copied(item)
	sayErased(one, false)
	one.Trim(func(*Citation) bool { return false }) // its citations are its own then
	for _, c := range one.Citing() {
		c.N, c.Revision, c.Orphaned, c.Quote = 0, 0, false, text.Quote{Exact: c.Quote.Exact}
	}
	return one
}

func copied(item Citing) Citing {
	switch it := item.(type) {
	case *Actor:
		c := *it
		return &c
	case *Tenure:
		c := *it
		return &c
	case *Event:
		c := *it
		return &c
	case *Participant:
		c := *it
		return &c
	case *Issue:
		c := *it
		return &c
	case *Statement:
		c := *it
		return &c
	case *Outcome:
		c := *it
		return &c
	default:
		c := *item.(*Forecast)
		return &c
	}
}

// SayErased has an item's newest state say that those before it are gone for good: whoever
// verifies the log looks for that (docs/log-format.md).
func SayErased(item Item) { sayErased(item, true) }

func sayErased(item Item, erased bool) {
	switch it := item.(type) {
	case *Actor:
		it.Erased = erased
	case *Tenure:
		it.Erased = erased
	case *Event:
		it.Erased = erased
	case *Participant:
		it.Erased = erased
	case *Issue:
		it.Erased = erased
	case *Statement:
		it.Erased = erased
	case *Outcome:
		it.Erased = erased
	case *Forecast:
		it.Erased = erased
	}
}

func (a *Actor) forget()       { a.Note, a.Erased = "", true }
func (t *Tenure) forget()      { t.Note, t.Erased = "", true }
func (e *Event) forget()       { e.Note, e.Erased = "", true }
func (p *Participant) forget() { p.Note, p.Erased = "", true }
func (i *Issue) forget()       { i.Note, i.Erased = "", true }

func (s *Statement) forget() {
	if len(s.Citations) == 0 {
		*s = Statement{ID: s.ID, Kind: s.Kind}
	}
	s.Gist, s.Printed, s.Role, s.Note, s.Erased = nil, "", nil, "", true
}

func (o *Outcome) forget() {
	if len(o.Citations) == 0 {
		*o = Outcome{ID: o.ID, Kind: o.Kind, Event: o.Event}
	}
	o.Condition, o.Note, o.Erased = nil, "", true
	var steps []StatusChange
	for _, c := range o.Changes {
		c.Note = ""
		if len(c.Citations) > 0 || c.Basis == BasisInferred { // a step that rested on nothing else is gone
			steps = append(steps, c)
		}
	}
	o.Changes = steps
}

func (f *Forecast) forget() {
	if len(f.Citations) == 0 {
		*f = Forecast{ID: f.ID, Basis: f.Basis, Event: f.Event, Result: Void}
	}
	f.Why, f.Note, f.Erased = nil, "", true
}

// Gone tells that nothing of a statement is left but its id.
func (s *Statement) Gone() bool { return s.Erased && len(s.Citations) == 0 }

// Gone tells that nothing of an outcome is left but its id.
func (o *Outcome) Gone() bool { return o.Erased && len(o.Citations) == 0 }

// Gone tells that nothing of a forecast is left but its id.
func (f *Forecast) Gone() bool { return f.Erased && len(f.Citations) == 0 }
