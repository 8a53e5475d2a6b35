package record

import (
	"fmt"
)

// Derived is what follows from the record, under the names that the format
// readout-record/1 gives it.
type Derived struct {
	Counts          Counts
	StatusNow       map[OutcomeID]OutcomeStatus
	Promises        map[string]map[OutcomeID]OutcomeStatus // by "round1_promises_as_of_round2"
	OneSided        []OutcomeID
	Discussed       map[EventID][]IssueID
	Disputed        map[EventID][]IssueID
	RaisedByOneSide map[EventID]map[IssueID]ActorID
	ForecastScore   map[string]map[Result]int // by "basis:outlet"
	Positions       map[IssueID]map[ActorID]map[EventID][]StatementID
}

// Counts are numbers over a whole record. Entries and Photos are of the coverages beside it.
type Counts struct {
	Entries    int `json:"entries"`
	Photos     int `json:"photos"`
	Statements int `json:"statements"`
	Direct     int `json:"direct"`
	Outcomes   int `json:"outcomes"`
	Forecasts  int `json:"forecasts"`
	Citations  int `json:"citations"`
}

// Derive gives all of it; entries and photos are told by whoever knows the coverages.
func (b *Book) Derive(entries, photos int) *Derived {
	d := &Derived{
		Counts:    b.count(entries, photos),
		StatusNow: make(map[OutcomeID]OutcomeStatus), Promises: make(map[string]map[OutcomeID]OutcomeStatus),
		OneSided:  []OutcomeID{},
		Discussed: make(map[EventID][]IssueID), Disputed: make(map[EventID][]IssueID),
		RaisedByOneSide: make(map[EventID]map[IssueID]ActorID),
		ForecastScore:   make(map[string]map[Result]int),
	}
	for i := range b.Outcomes {
		if now := b.Outcomes[i].Now(); now != nil {
			d.StatusNow[b.Outcomes[i].ID] = now.Status
		}
	}
	for _, o := range b.OneSided() {
		d.OneSided = append(d.OneSided, o.ID)
	}
	for _, round := range b.Rounds("") {
		b.derivePromises(d, round)
		b.deriveContention(d, round.ID)
	}
	for _, s := range b.Scoreboard("") {
		outlet := s.Outlet
		if outlet == "" {
			outlet = "-"
		}
		d.ForecastScore[string(s.Basis)+":"+string(outlet)] = s.Counts
	}
	d.Positions = b.Positions().ids()
	return d
}

func (b *Book) count(entries, photos int) Counts {
	n := Counts{Entries: entries, Photos: photos, Statements: len(b.Statements), Outcomes: len(b.Outcomes), Forecasts: len(b.Forecasts)}
	for i := range b.Statements {
		if b.Statements[i].Mode() == Direct {
			n.Direct++
		}
	}
	b.Each(func(item Citing) { n.Citations += len(item.Citing()) })
	return n
}

// Each calls f for every item, kind by kind, in the order of the record.
func (b *Items) Each(f func(Citing)) {
	each(b.Actors, f)
	each(b.Tenures, f)
	each(b.Events, f)
	each(b.Participants, f)
	each(b.Issues, f)
	each(b.Outcomes, f)
	each(b.Statements, f)
	each(b.Forecasts, f)
}

func each[T any, P interface {
	*T
	Citing
}](items []T, f func(Citing)) {
	for i := range items {
		f(P(&items[i]))
	}
}

func (b *Book) derivePromises(d *Derived, round Event) {
	promises, next, ok := b.Promises(round.ID)
	if !ok {
		return
	}
	key := fmt.Sprintf("round%d_promises_as_of_round%d", round.Ordinal, next.Ordinal)
	if b.countSeries() > 1 {
		key = string(round.Parent) + ":" + key
	}
	d.Promises[key] = make(map[OutcomeID]OutcomeStatus, len(promises))
	for _, p := range promises {
		d.Promises[key][p.Outcome.ID] = p.Found.Status
	}
}

func (b *Book) countSeries() int {
	n := 0
	for _, e := range b.Events {
		if e.Kind == Series {
			n++
		}
	}
	return n
}

func (b *Book) deriveContention(d *Derived, round EventID) {
	d.Discussed[round], d.Disputed[round] = []IssueID{}, []IssueID{}
	d.RaisedByOneSide[round] = make(map[IssueID]ActorID)
	for _, c := range b.Discussed(round) {
		d.Discussed[round] = append(d.Discussed[round], c.Issue)
		if c.Disputed() {
			d.Disputed[round] = append(d.Disputed[round], c.Issue)
		}
	}
	for _, c := range b.RaisedByOneSide(round) {
		d.RaisedByOneSide[round][c.Issue] = c.Parties[0]
	}
}

func (p *Positions) ids() map[IssueID]map[ActorID]map[EventID][]StatementID {
	all := make(map[IssueID]map[ActorID]map[EventID][]StatementID, len(p.cells))
	for issue, parties := range p.cells {
		all[issue] = make(map[ActorID]map[EventID][]StatementID, len(parties))
		for party, rounds := range parties {
			all[issue][party] = make(map[EventID][]StatementID, len(rounds))
			for round, cell := range rounds {
				for _, s := range cell {
					all[issue][party][round] = append(all[issue][party][round], s.ID)
				}
			}
		}
	}
	return all
}

// Map gives it under the names of the format, for an encoder that sorts keys.
func (d *Derived) Map() map[string]any {
	m := map[string]any{
		"counts": d.Counts, "outcome_status_now": d.StatusNow, "one_sided_agreements": d.OneSided,
		"discussed_issues": d.Discussed, "disputed_issues": d.Disputed, "raised_by_one_side": d.RaisedByOneSide,
		"forecast_score": d.ForecastScore, "positions": d.Positions,
	}
	for key, promises := range d.Promises {
		m[key] = promises
	}
	return m
}
