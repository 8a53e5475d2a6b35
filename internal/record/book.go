package record

import "slices"

// Items are items of the record, each list in the order in which they were made: the whole
// record, or as much of it as a view needs. Only published ones belong in it.
type Items struct {
	Actors       []Actor
	Tenures      []Tenure
	Events       []Event
	Participants []Participant
	Issues       []Issue
	Statements   []Statement
	Outcomes     []Outcome
	Forecasts    []Forecast

	// Told gives the day on which cited words were told, "" if it is not known. It may be nil:
	// the record knows only the ids of what it cites.
	Told func(Citation) string `json:"-"`
}

// Book is items of the record that know each other. The views of the record are its methods:
// functions of the items alone, whose lists follow the items' order. A book is not changed
// after it was made and may be read by many at once.
type Book struct {
	Items
	actors  map[ActorID]Actor
	events  map[EventID]Event
	rounds  map[EventID]EventID // of an event, the round it is or belongs to
	parties map[StatementID][]ActorID

	acts     []Statement // the statements with each act once
	saidAlso map[StatementID][]*Statement
	deals    []Outcome // the outcomes likewise
	putAlso  map[OutcomeID][]*Outcome
}

// NewBook makes a book of items.
func NewBook(items Items) *Book {
	b := &Book{
		Items:   items,
		actors:  make(map[ActorID]Actor, len(items.Actors)),
		events:  make(map[EventID]Event, len(items.Events)),
		rounds:  make(map[EventID]EventID, len(items.Events)),
		parties: make(map[StatementID][]ActorID, len(items.Statements)),
	}
	for _, a := range items.Actors {
		b.actors[a.ID] = a
	}
	for _, e := range items.Events {
		b.events[e.ID] = e
	}
	for _, e := range items.Events {
		b.rounds[e.ID] = b.findRound(e.ID)
	}
	for i := range items.Statements {
		b.parties[items.Statements[i].ID] = b.findParties(&items.Statements[i])
	}
	b.deals, b.putAlso = dealsOf(items.Outcomes)
	b.acts, b.saidAlso = actsOf(items.Statements)
	return b
}

// Actor gives an actor of the book.
func (b *Book) Actor(id ActorID) (Actor, bool) {
	a, ok := b.actors[id]
	return a, ok
}

// Event gives an event of the book.
func (b *Book) Event(id EventID) (Event, bool) {
	e, ok := b.events[id]
	return e, ok
}

// RoundOf gives the round that an event is or belongs to, whatever its date; "" if it is in none.
func (b *Book) RoundOf(id EventID) EventID { return b.rounds[id] }

func (b *Book) findRound(id EventID) EventID {
	for range 8 { // a tree of events is never that deep; a ring ends here
		e, ok := b.events[id]
		if !ok || e.Kind == Round {
			return e.ID
		}
		id = e.Parent
	}
	return ""
}

// Rounds gives the rounds of a series by ordinal, those without one after the others in the
// order they were made; series "" gives those of all.
func (b *Book) Rounds(series EventID) []Event {
	var rounds []Event
	for _, e := range b.Events {
		if e.Kind == Round && (series == "" || e.Parent == series) {
			rounds = append(rounds, e)
		}
	}
	slices.SortStableFunc(rounds, func(a, b Event) int {
		switch {
		case a.Ordinal == 0 || b.Ordinal == 0:
			return boolInt(a.Ordinal == 0) - boolInt(b.Ordinal == 0)
		default:
			return a.Ordinal - b.Ordinal
		}
	})
	return rounds
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Parties gives the sides that the speakers of a statement speak for: as the statement says,
// else worked out from each of them. Who relayed it changes nothing.
func (b *Book) Parties(s *Statement) []ActorID {
	if parties, ok := b.parties[s.ID]; ok {
		return parties
	}
	return b.findParties(s)
}

func (b *Book) findParties(s *Statement) []ActorID { return SidesOf(b.actors, s) }

// SidesOf is Book.Parties for those who have the actors by their ids.
func SidesOf(actors map[ActorID]Actor, s *Statement) []ActorID {
	if s.Party != nil {
		return s.Party
	}
	var parties []ActorID
	for _, speaker := range s.Speaker {
		if p := PartyOf(actors, speaker); p != "" && !slices.Contains(parties, p) {
			parties = append(parties, p)
		}
	}
	return parties
}

// Own gives the one side whose statement it is; ok is false for a joint one and for one that
// speaks for no side.
func (b *Book) Own(s *Statement) (party ActorID, ok bool) {
	if parties := b.Parties(s); len(parties) == 1 {
		return parties[0], true
	}
	return "", false
}
