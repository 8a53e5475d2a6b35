package record

// Promise is an outcome of a round and what the next round found.
type Promise struct {
	Outcome *Outcome
	Then    *StatusChange // by the round's own last day; nil if it was told of only later
	Found   *StatusChange // by the end of the next round's last day
}

// NextRound gives the round of the same series with the next higher ordinal, passing over those
// that are scheduled, postponed or cancelled.
func (b *Book) NextRound(round EventID) (Event, bool) {
	this, ok := b.Event(round)
	if !ok || this.Ordinal == 0 {
		return Event{}, false
	}
	for _, e := range b.Rounds(this.Parent) {
		if e.Ordinal > this.Ordinal && e.Held() {
			return e, true
		}
	}
	return Event{}, false
}

// Promises gives the outcomes of a round, whatever their kind, with where each stood by the end
// of the next round's last day: what is said at that round counts. Outcomes without a status by
// then are left out. ok is false if there is no next round yet.
func (b *Book) Promises(round EventID) (promises []Promise, next Event, ok bool) {
	next, ok = b.NextRound(round)
	if !ok {
		return nil, next, false
	}
	this, _ := b.Event(round)
	end, known := LastDay(this.LastDate())
	by, ok := LastDay(next.LastDate())
	if !ok {
		return nil, next, false
	}
	for _, o := range b.OutcomesOf(round) {
		found := o.AsOf(by)
		if found == nil {
			continue
		}
		p := Promise{Outcome: o, Found: found}
		if known {
			p.Then = o.AsOf(end)
		}
		promises = append(promises, p)
	}
	return promises, next, true
}

// OneSided gives the outcomes that are agreed, or were at any date, though exactly one side
// tells of it. A page's own voice beside a side, or a mediator beside it, makes it two.
func (b *Book) OneSided() []*Outcome {
	var all []*Outcome
	for i := range b.deals {
		o := &b.deals[i]
		if _, ok := b.ToldByOne(o.ToldBy); ok && o.Ever(Agreed) {
			all = append(all, o)
		}
	}
	return all
}

// ToldByOne gives the one side that all of the tellers speak for; ok is false where a page
// tells it in its own voice, where a mediator does, and where two sides do.
func (b *Book) ToldByOne(tellers []ActorID) (party ActorID, ok bool) {
	for _, teller := range tellers {
		side := PartyOf(b.actors, teller)
		if side == "" || party != "" && side != party {
			return "", false
		}
		party = side
	}
	return party, party != ""
}
