package record

import (
	"strings"

	"readout/internal/text"
)

// Event is something that happens in the world: a series of talks, one round, a part of a round.
type Event struct {
	ID      EventID    `json:"id"`
	Kind    EventKind  `json:"kind"`
	Parent  EventID    `json:"parent,omitempty"`
	Ordinal int        `json:"ordinal,omitempty"` // "the second round"
	Parties []ActorID  `json:"parties,omitempty"`
	Names   []Name     `json:"names,omitempty"`
	Place   text.Local `json:"place,omitempty"`
	TZ      string     `json:"tz,omitempty"`     // IANA name
	Date    string     `json:"date,omitempty"`   // first day
	End     string     `json:"end,omitempty"`    // last day, if another
	Opens   string     `json:"opens,omitempty"`  // the hour it began on the first day, in its zone: 15:04
	Closes  string     `json:"closes,omitempty"` // the hour it ended on the last day
	When    string     `json:"when,omitempty"`   // as printed, where no hour is: "morning"

	Session text.Local  `json:"session,omitempty"` // of a session: press conference, opening, bilateral
	Status  EventStatus `json:"status,omitempty"`

	// OutcomesFinal is said by an editor: nothing will be added to the list of this round's
	// results. Until then a forecast that they do not mention stays open.
	OutcomesFinal bool       `json:"outcomes_final,omitempty"`
	Note          string     `json:"note,omitempty"`
	Citations     []Citation `json:"citations,omitempty"`
	Erased        bool       `json:"erased,omitempty"` // as of a statement
}

// EventKind is where in the tree an event stands.
type EventKind string

// The levels of the tree.
const (
	Series  EventKind = "series"
	Round   EventKind = "round"
	Session EventKind = "session"
)

// EventKinds lists all of them from the widest.
var EventKinds = []EventKind{Series, Round, Session}

// EventStatus is how far an event is. Not said, it is taken to have been held.
type EventStatus string

// The states of an event.
const (
	Scheduled EventStatus = "scheduled"
	Underway  EventStatus = "live"
	Over      EventStatus = "ended"
	Postponed EventStatus = "postponed"
	Cancelled EventStatus = "cancelled"
)

// EventStatuses lists all of them in order.
var EventStatuses = []EventStatus{Scheduled, Underway, Over, Postponed, Cancelled}

// Held tells whether the event takes place or took place.
func (e Event) Held() bool {
	return e.Status != Scheduled && e.Status != Postponed && e.Status != Cancelled
}

// LastDate is the last day as it is known: End, else Date.
func (e Event) LastDate() string {
	if e.End != "" {
		return e.End
	}
	return e.Date
}

// Participant is an actor at an event.
type Participant struct {
	ID        ParticipantID `json:"id"`
	Event     EventID       `json:"event"`
	Actor     ActorID       `json:"actor"`
	Party     ActorID       `json:"party,omitempty"`
	Capacity  Capacity      `json:"capacity,omitempty"`
	Tenure    TenureID      `json:"tenure,omitempty"` // the office in which they came
	Attested  Attested      `json:"attested,omitempty"`
	Note      string        `json:"note,omitempty"`
	Citations []Citation    `json:"citations,omitempty"`
	Erased    bool          `json:"erased,omitempty"` // as of a statement
}

// Capacity is what somebody was at an event.
type Capacity string

// The capacities.
const (
	Head     Capacity = "head"
	Member   Capacity = "member"
	Host     Capacity = "host"
	Observer Capacity = "observer"
	Mediator Capacity = "mediator"
)

// Capacities lists all of them, in the order they are shown.
var Capacities = []Capacity{Host, Mediator, Head, Member, Observer}

// ParticipantOf gives the id of a participation that nobody gave one: of the event and the
// actor, shortened where the two are too long for an id.
func ParticipantOf(event EventID, actor ActorID) ParticipantID {
	const most = 64
	e, a := string(event), string(actor)
	if over := len(e) + len("--") + len(a) - most; over > 0 {
		e = strings.Trim(e[:max(1, len(e)-over)], "-")
	}
	id := e + "--" + a
	return ParticipantID(strings.Trim(id[:min(len(id), most)], "-"))
}
