package record

// The types below are items of the record.
var (
	_ Item = Actor{}
	_ Item = Tenure{}
	_ Item = Event{}
	_ Item = Participant{}
	_ Item = Issue{}
	_ Item = Statement{}
	_ Item = Outcome{}
	_ Item = Forecast{}

	_ Citing = (*Actor)(nil)
	_ Citing = (*Tenure)(nil)
	_ Citing = (*Event)(nil)
	_ Citing = (*Participant)(nil)
	_ Citing = (*Issue)(nil)
	_ Citing = (*Statement)(nil)
	_ Citing = (*Outcome)(nil)
	_ Citing = (*Forecast)(nil)
)

// The parts of an item in which it names others.
const (
	RelParty        = "party"
	RelParent       = "parent"
	RelPerson       = "person"
	RelOrganization = "organization"
	RelBroader      = "broader"
	RelSpeaker      = "speaker"
	RelVia          = "via"
	RelTarget       = "target"
	RelIssue        = "issue"
	RelEvent        = "event"
	RelAbout        = "about"
	RelActor        = "actor"
	RelTenure       = "tenure"
	RelOutcome      = "outcome"
	RelBound        = "bound"
	RelToldBy       = "told_by"
	RelSuperseded   = "superseded_by"
	RelOutlet       = "outlet"
	RelOrigin       = "origin"
	RelUsedBy       = "used_by"
	RelResolvedBy   = "resolved_by"
	RelSame         = "same_as"
	RelNotSame      = "not_same_as"
)

func (a Actor) ItemKind() Kind       { return KindActor }       // ItemKind makes Actor an Item.
func (t Tenure) ItemKind() Kind      { return KindTenure }      // ItemKind makes Tenure an Item.
func (e Event) ItemKind() Kind       { return KindEvent }       // ItemKind makes Event an Item.
func (p Participant) ItemKind() Kind { return KindParticipant } // ItemKind makes Participant an Item.
func (i Issue) ItemKind() Kind       { return KindIssue }       // ItemKind makes Issue an Item.
func (s Statement) ItemKind() Kind   { return KindStatement }   // ItemKind makes Statement an Item.
func (o Outcome) ItemKind() Kind     { return KindOutcome }     // ItemKind makes Outcome an Item.
func (f Forecast) ItemKind() Kind    { return KindForecast }    // ItemKind makes Forecast an Item.

func (a Actor) ItemID() string       { return string(a.ID) } // ItemID makes Actor an Item.
func (t Tenure) ItemID() string      { return string(t.ID) } // ItemID makes Tenure an Item.
func (e Event) ItemID() string       { return string(e.ID) } // ItemID makes Event an Item.
func (p Participant) ItemID() string { return string(p.ID) } // ItemID makes Participant an Item.
func (i Issue) ItemID() string       { return string(i.ID) } // ItemID makes Issue an Item.
func (s Statement) ItemID() string   { return string(s.ID) } // ItemID makes Statement an Item.
func (o Outcome) ItemID() string     { return string(o.ID) } // ItemID makes Outcome an Item.
func (f Forecast) ItemID() string    { return string(f.ID) } // ItemID makes Forecast an Item.

// Refs gives the actors that an actor names.
func (a Actor) Refs() []Ref {
	var r refs
	r.add(RelParty, KindActor, string(a.Party))
	r.add(RelParent, KindActor, string(a.Parent))
	r.users(a.Names)
	return r
}

// Refs gives the person and the organization of a tenure.
func (t Tenure) Refs() []Ref {
	var r refs
	r.add(RelPerson, KindActor, string(t.Person))
	r.add(RelOrganization, KindActor, string(t.Organization))
	return r
}

// Refs gives the event above and the parties.
func (e Event) Refs() []Ref {
	var r refs
	r.add(RelParent, KindEvent, string(e.Parent))
	addAll(&r, RelParty, KindActor, e.Parties)
	r.users(e.Names)
	return r
}

// Refs gives the event, who was there, for whom and in which office.
func (p Participant) Refs() []Ref {
	var r refs
	r.add(RelEvent, KindEvent, string(p.Event))
	r.add(RelActor, KindActor, string(p.Actor))
	r.add(RelParty, KindActor, string(p.Party))
	r.add(RelTenure, KindTenure, string(p.Tenure))
	return r
}

// Refs gives the wider issue, and those who have names of their own for it.
func (i Issue) Refs() []Ref {
	var r refs
	r.add(RelBroader, KindIssue, string(i.Broader))
	r.users(i.Names)
	return r
}

// Refs gives the actors, issues, events, the outcome and the statements that a statement names.
func (s Statement) Refs() []Ref {
	var r refs
	addAll(&r, RelSpeaker, KindActor, s.Speaker)
	addAll(&r, RelParty, KindActor, s.Party)
	r.add(RelVia, KindActor, string(s.Via))
	addAll(&r, RelTarget, KindActor, s.Target)
	addAll(&r, RelIssue, KindIssue, s.Issues)
	r.add(RelEvent, KindEvent, string(s.Event))
	r.add(RelAbout, KindEvent, string(s.About))
	r.add(RelOutcome, KindOutcome, string(s.Outcome))
	addAll(&r, RelSame, KindStatement, s.Same)
	addAll(&r, RelNotSame, KindStatement, s.NotSame)
	return r
}

// Refs gives the event, the issues and the actors that an outcome names.
func (o Outcome) Refs() []Ref {
	var r refs
	r.add(RelEvent, KindEvent, string(o.Event))
	addAll(&r, RelIssue, KindIssue, o.Issues)
	addAll(&r, RelBound, KindActor, o.Bound)
	r.tellers(o.ToldBy)
	for _, c := range o.Changes {
		r.tellers(c.ToldBy)
	}
	r.add(RelSuperseded, KindOutcome, string(o.SupersededBy))
	addAll(&r, RelSame, KindOutcome, o.Same)
	addAll(&r, RelNotSame, KindOutcome, o.NotSame)
	return r
}

// Refs gives the event, the issues and the actors that a forecast names. What resolved it is
// an outcome or a statement: ResolvedBy says only which id, so that Ties has it and Refs not.
func (f Forecast) Refs() []Ref {
	var r refs
	r.add(RelEvent, KindEvent, string(f.Event))
	addAll(&r, RelOutlet, KindActor, f.Outlet)
	r.add(RelOrigin, KindActor, string(f.Origin))
	addAll(&r, RelIssue, KindIssue, f.Issues)
	return r
}

// Ties gives all by which an item is found from what it names: its Refs, and of a forecast what
// resolved it, which it names by the id alone, as an outcome and as a statement.
func Ties(item Item) []Ref {
	all := refs(item.Refs())
	switch f := item.(type) {
	case *Forecast:
		all.resolvers(f.ResolvedBy)
	case Forecast:
		all.resolvers(f.ResolvedBy)
	}
	return all
}

type refs []Ref

func (r *refs) resolvers(ids []string) {
	addAll(r, RelResolvedBy, KindOutcome, ids)
	addAll(r, RelResolvedBy, KindStatement, ids)
}

func (r *refs) add(rel string, kind Kind, id string) {
	if id != "" {
		*r = append(*r, Ref{Rel: rel, Kind: kind, ID: id})
	}
}

func addAll[T ~string](r *refs, rel string, kind Kind, ids []T) {
	for _, id := range ids {
		r.add(rel, kind, string(id))
	}
}

// users adds the sides that use a name.
func (r *refs) users(names []Name) {
	for _, n := range names {
		r.add(RelUsedBy, KindActor, string(n.UsedBy))
	}
}

// tellers adds those whose word something rests on; a page's own voice is no actor.
func (r *refs) tellers(ids []ActorID) {
	for _, id := range ids {
		if id != ByOutlet {
			r.add(RelToldBy, KindActor, string(id))
		}
	}
}
