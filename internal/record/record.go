// Package record says what the record of talks is made of - who, in which office, what
// about, who said what - and which rules hold for it. It knows no SQL, no HTML, no clock.
//
// Every item has an id that a person gave: a stable slug. What a reader sees beside it
// (the office held that day, which side spoke) is worked out by the functions of this
// package and never stored.
package record

import (
	"time"

	"readout/internal/text"
)

// Kind is which of the record's entities an item is.
type Kind string

// The kinds of item the record holds.
const (
	KindActor     Kind = "actor"
	KindTenure    Kind = "tenure"
	KindEvent     Kind = "event"
	KindIssue     Kind = "issue"
	KindStatement Kind = "statement"
)

// The ids of the record's items: slugs of 1 to 64 characters a-z, 0-9 and hyphen.
type (
	ActorID     string
	TenureID    string
	EventID     string
	IssueID     string
	StatementID string
)

// Item is one thing the record holds. Refs are the other items it names, for lists such
// as "everything this person said"; Check gives the faults of its own fields.
type Item interface {
	ItemKind() Kind
	ItemID() string
	Refs() []Ref
	Check() error
}

// Ref is one tie from an item to another: rel says in which part ("speaker", "issue").
type Ref struct {
	Rel  string
	Kind Kind
	ID   string
}

// Name is what an actor, event or issue is called in one language.
type Name struct {
	Lang   string  `json:"lang"`
	Text   string  `json:"text"`
	Use    NameUse `json:"use,omitempty"`     // main unless said otherwise
	UsedBy ActorID `json:"used_by,omitempty"` // the side that uses it: the name of a place can itself be a position
}

// NameUse tells the usual name from a short and another one.
type NameUse string

// The uses of a name.
const (
	MainName  NameUse = "main"
	ShortName NameUse = "short"
	AltName   NameUse = "alt"
)

// Actor is whoever can speak or act.
type Actor struct {
	ID        ActorID   `json:"id"`
	Kind      ActorKind `json:"kind"`
	Names     []Name    `json:"names"`
	Party     ActorID   `json:"party,omitempty"`  // the state one speaks for
	Parent    ActorID   `json:"parent,omitempty"` // the body it belongs to
	Anonymous bool      `json:"anonymous,omitempty"`
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
}

// Event is something that happens in the world: a series of talks, one round, a part of a round.
type Event struct {
	ID      EventID    `json:"id"`
	Kind    EventKind  `json:"kind"`
	Parent  EventID    `json:"parent,omitempty"`
	Ordinal int        `json:"ordinal,omitempty"` // "the second round"
	Parties []ActorID  `json:"parties,omitempty"`
	Names   []Name     `json:"names,omitempty"`
	Place   text.Local `json:"place,omitempty"`
	TZ      string     `json:"tz,omitempty"`   // IANA name
	Date    string     `json:"date,omitempty"` // first day
	End     string     `json:"end,omitempty"`  // last day, if another
}

// EventKind is where in the tree an event stands.
type EventKind string

// The levels of the tree.
const (
	Series  EventKind = "series"
	Round   EventKind = "round"
	Session EventKind = "session"
)

// Issue is what is talked about.
type Issue struct {
	ID      IssueID `json:"id"`
	Names   []Name  `json:"names"`
	Broader IssueID `json:"broader,omitempty"`
}

// Statement is one speech act.
type Statement struct {
	ID        StatementID   `json:"id"`
	Kind      StatementKind `json:"kind"`
	Speaker   []ActorID     `json:"speaker"`
	Via       ActorID       `json:"via,omitempty"` // who relayed it
	Issues    []IssueID     `json:"issues,omitempty"`
	Target    []ActorID     `json:"target,omitempty"`
	Event     EventID       `json:"event,omitempty"` // made at
	About     EventID       `json:"about,omitempty"` // an outsider's: about which event
	Gist      text.Local    `json:"gist,omitempty"`  // in our words, for those who do not read the language
	Printed   string        `json:"printed,omitempty"`
	Citations []Citation    `json:"citations"`
	Erased    bool          `json:"erased,omitempty"` // states before this one quoted words that are gone for good
}

// Field is a place in a coverage that words can be cited from.
type Field string

// The fields of an update that words are cited from; a caption's is "caption/0" and so on.
const (
	Headline Field = "headline"
	Body     Field = "body"
)

// Mode tells the speaker's own words from a report of them.
type Mode string

// Direct only if the words stand inside quotation marks.
const (
	Direct   Mode = "direct"
	Reported Mode = "reported"
)

// Citation ties an item to the words it rests on.
type Citation struct {
	Coverage string     `json:"coverage"` // coverage id
	Update   string     `json:"update"`   // update id
	N        int        `json:"n"`        // the update's number, for addresses
	Revision int        `json:"revision"` // the revision the words were cited from
	Field    Field      `json:"field"`
	Quote    text.Quote `json:"quote"`
	Lang     string     `json:"lang"`
	Mode     Mode       `json:"mode"`
	Orphaned bool       `json:"orphaned,omitempty"` // the words are no longer in the newest revision
}

// Day is a calendar day of an event, told by the one who asks.
func Day(t time.Time, zone *time.Location) string { return t.In(zone).Format(time.DateOnly) }
