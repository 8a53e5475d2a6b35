package record

import (
	"time"

	"readout/internal/text"
)

// Actor is whoever can speak or act.
type Actor struct {
	ID        ActorID    `json:"id"`
	Kind      ActorKind  `json:"kind"`
	Names     []Name     `json:"names"`
	Party     ActorID    `json:"party,omitempty"`  // the state one speaks for
	Parent    ActorID    `json:"parent,omitempty"` // the body it belongs to
	Anonymous bool       `json:"anonymous,omitempty"`
	Wikidata  string     `json:"wikidata,omitempty"` // Q and a number
	ISO3      string     `json:"iso3,omitempty"`     // of a state: ISO 3166-1 alpha-3
	Note      string     `json:"note,omitempty"`     // for those who keep the record and those who export it
	Citations []Citation `json:"citations,omitempty"`
	Erased    bool       `json:"erased,omitempty"` // as of a statement

	// MergedInto is what one that was taken out as a double has become a part of.
	MergedInto ActorID `json:"merged_into,omitempty"`
}

// ActorKind is what sort of actor.
type ActorKind string

// The sorts of actor.
const (
	Person       ActorKind = "person"
	State        ActorKind = "state"
	Organization ActorKind = "organization"
	Outlet       ActorKind = "outlet"
	AnonSource   ActorKind = "source"
)

// ActorKinds lists all of them, in the order they are offered.
var ActorKinds = []ActorKind{Person, State, Organization, Outlet, AnonSource}

// Tenure is a person's office from one day to another; either end may be unknown.
type Tenure struct {
	ID           TenureID   `json:"id"`
	Person       ActorID    `json:"person"`
	Organization ActorID    `json:"organization,omitempty"`
	Title        text.Local `json:"title"`
	From         string     `json:"from,omitempty"` // YYYY, YYYY-MM or YYYY-MM-DD
	To           string     `json:"to,omitempty"`   // the last day, in the same forms
	Attested     Attested   `json:"attested,omitempty"`
	Note         string     `json:"note,omitempty"`
	Citations    []Citation `json:"citations,omitempty"`
	Erased       bool       `json:"erased,omitempty"` // as of a statement
}

// Attested tells how well a source says that somebody held an office or was there.
type Attested string

// The ways to know it.
const (
	Named      Attested = "named"
	OfficeOnly Attested = "office only"
	Inferred   Attested = "inferred" // nobody says so; it is the only one that may do without a citation
)

// Attestations lists all of them.
var Attestations = []Attested{Named, OfficeOnly, Inferred}

// OfficeOn gives the title of the office that a person held on a day (YYYY-MM-DD): the
// tenure that covers it and began last. Without one it is empty.
func OfficeOn(tenures []Tenure, person ActorID, day string) text.Local {
	on, ok := FirstDay(day)
	if !ok {
		return nil
	}
	var title text.Local
	var began time.Time
	for _, t := range tenures {
		if t.Person != person || !covers(t, on) {
			continue
		}
		from, _ := FirstDay(t.From)
		if title == nil || from.After(began) {
			title, began = t.Title, from
		}
	}
	return title
}

// PartyOf gives the side that an actor speaks for: itself if it is a state, else its
// party, else the first one upwards that has or is one; "" for an outsider.
func PartyOf(actors map[ActorID]Actor, id ActorID) ActorID {
	for range 8 { // a chain is never that long; a ring of parents ends here
		a, ok := actors[id]
		switch {
		case !ok:
			return ""
		case a.Kind == State:
			return a.ID
		case a.Party != "":
			return a.Party
		case a.Parent == "":
			return ""
		}
		id = a.Parent
	}
	return ""
}
