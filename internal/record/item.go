package record

// The types below are items of the record.
var (
	_ Item = Actor{}
	_ Item = Tenure{}
	_ Item = Event{}
	_ Item = Issue{}
	_ Item = Statement{}
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
)

func (a Actor) ItemKind() Kind     { return KindActor }     // ItemKind makes Actor an Item.
func (t Tenure) ItemKind() Kind    { return KindTenure }    // ItemKind makes Tenure an Item.
func (e Event) ItemKind() Kind     { return KindEvent }     // ItemKind makes Event an Item.
func (i Issue) ItemKind() Kind     { return KindIssue }     // ItemKind makes Issue an Item.
func (s Statement) ItemKind() Kind { return KindStatement } // ItemKind makes Statement an Item.

func (a Actor) ItemID() string     { return string(a.ID) } // ItemID makes Actor an Item.
func (t Tenure) ItemID() string    { return string(t.ID) } // ItemID makes Tenure an Item.
func (e Event) ItemID() string     { return string(e.ID) } // ItemID makes Event an Item.
func (i Issue) ItemID() string     { return string(i.ID) } // ItemID makes Issue an Item.
func (s Statement) ItemID() string { return string(s.ID) } // ItemID makes Statement an Item.

// Refs gives the actors that an actor names.
func (a Actor) Refs() []Ref {
	var r refs
	r.add(RelParty, KindActor, string(a.Party))
	r.add(RelParent, KindActor, string(a.Parent))
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
	for _, p := range e.Parties {
		r.add(RelParty, KindActor, string(p))
	}
	return r
}

// Refs gives the wider issue.
func (i Issue) Refs() []Ref {
	var r refs
	r.add(RelBroader, KindIssue, string(i.Broader))
	return r
}

// Refs gives the actors, issues and events that a statement names.
func (s Statement) Refs() []Ref {
	var r refs
	for _, a := range s.Speaker {
		r.add(RelSpeaker, KindActor, string(a))
	}
	r.add(RelVia, KindActor, string(s.Via))
	for _, a := range s.Target {
		r.add(RelTarget, KindActor, string(a))
	}
	for _, i := range s.Issues {
		r.add(RelIssue, KindIssue, string(i))
	}
	r.add(RelEvent, KindEvent, string(s.Event))
	r.add(RelAbout, KindEvent, string(s.About))
	return r
}

type refs []Ref

func (r *refs) add(rel string, kind Kind, id string) {
	if id != "" {
		*r = append(*r, Ref{Rel: rel, Kind: kind, ID: id})
	}
}
