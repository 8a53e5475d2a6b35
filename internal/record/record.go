// Package record says what the record of talks is made of - who, in which office, what
// about, who said what, what was put on the table and what became of it, what had been
// forecast - and which rules hold for it. It knows no SQL, no HTML, no clock.
//
// Every item has an id that a person gave: a stable slug. What a reader sees beside it
// (the office held that day, which side spoke, whether a promise was kept) is worked out
// by the functions of this package and never stored. A view over many items is a method
// of [Book].
package record

import "time"

// Kind is which of the record's entities an item is.
type Kind string

// The kinds of item the record holds.
const (
	KindActor       Kind = "actor"
	KindTenure      Kind = "tenure"
	KindEvent       Kind = "event"
	KindParticipant Kind = "participant"
	KindIssue       Kind = "issue"
	KindStatement   Kind = "statement"
	KindOutcome     Kind = "outcome"
	KindForecast    Kind = "forecast"
)

// Kinds lists all of them, each after those it may name.
var Kinds = []Kind{
	KindActor, KindTenure, KindEvent, KindParticipant, KindIssue, KindOutcome, KindStatement, KindForecast,
}

// The ids of the record's items: slugs of 1 to 64 characters a-z, 0-9 and hyphen.
type (
	ActorID       string
	TenureID      string
	EventID       string
	ParticipantID string
	IssueID       string
	StatementID   string
	OutcomeID     string
	ForecastID    string
)

// Item is one thing the record holds. Refs are the other items it names, for lists such
// as "everything this person said"; Cites are the words it rests on; Check gives the
// faults of its own fields.
type Item interface {
	ItemKind() Kind
	ItemID() string
	Refs() []Ref
	Cites() []Citation
	Check() error
}

// Citing is an item whose citations can be changed in place: Citing gives them in the order
// of Cites, which numbers them, and Trim takes some away.
type Citing interface {
	Item
	Citing() []*Citation
	Trim(gone func(*Citation) bool)
}

// Ref is one tie from an item to another: rel says in which part ("speaker", "issue").
type Ref struct {
	Rel  string
	Kind Kind
	ID   string
}

// Day is a calendar day of an event, told by the one who asks.
func Day(t time.Time, zone *time.Location) string { return t.In(zone).Format(time.DateOnly) }
