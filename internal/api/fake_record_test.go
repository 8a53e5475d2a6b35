package api

import (
	"context"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/text"
)

var (
	sampleActor = record.Actor{
		ID: "minister", Kind: record.Person, Party: "japan", Wikidata: "Q1",
		Names: []record.Name{{Lang: "ja", Text: "外相"}, {Lang: "en", Text: "The minister", Use: record.AltName, UsedBy: "russia"}},
	}
	sampleIssue = record.Issue{ID: "missile-defence", Names: []record.Name{{Lang: "en", Text: "Missile defence"}}, Broader: "security", Contexts: []string{"military"}}
	sampleCited = record.Citation{Coverage: "c-1", Update: "u-2", N: 2, Revision: 1, Field: record.Body, Quote: text.Quote{Exact: "They agreed.", Start: 3, End: 15}, Lang: "en", Mode: record.Reported}
)

// sampleRecord is an outcome that a forecast foretold.
func sampleRecord() *desk.RecordView {
	round := record.Event{ID: "two-2017", Kind: record.Round, Parent: "two"}
	o := record.Outcome{
		ID: "o-next", Kind: record.Meeting, Event: "two-2017", Title: text.Local{"en": "To meet again"}, Issues: []record.IssueID{"missile-defence"},
		Bound: []record.ActorID{"japan", "russia"}, ToldBy: []record.ActorID{record.ByOutlet}, Due: "2017-12", Citations: []record.Citation{sampleCited},
		Changes: []record.StatusChange{
			{Status: record.Kept, AsOf: "2018", Basis: record.BasisInferred, Note: "They met.", Citations: []record.Citation{{Coverage: "c-2", N: 1, Revision: 1, Field: record.Body, Quote: text.Quote{Exact: "We met.", End: 7}, Lang: "en", Mode: record.Reported}}},
			{Status: record.Agreed, AsOf: "2017-03-20", Basis: record.BasisReported, Citations: []record.Citation{sampleCited}},
		},
	}
	chance := 0.7
	f := record.Forecast{
		ID: "f1", Basis: record.Leak, Event: "two-2017", Outlet: []record.ActorID{"gazette"}, Published: "2017-03-19", Expects: text.Local{"en": "They will meet again"},
		Probability: &chance, Result: record.Hit, ResolvedBy: []string{"o-next"}, Citations: []record.Citation{sampleCited}, Resolving: []record.Citation{sampleCited},
	}
	s := sampleStatement()
	v := &desk.RecordView{
		Book: record.NewBook(record.Items{
			Events: []record.Event{round}, Statements: []record.Statement{s.Statement}, Outcomes: []record.Outcome{o}, Forecasts: []record.Forecast{f},
		}),
		Statements: map[record.StatementID]*desk.StatementView{s.Statement.ID: &s},
		Outcomes:   map[record.OutcomeID]*desk.OutcomeView{"o-next": {Outcome: o, Series: "two", Round: "two-2017"}},
		Forecasts:  map[record.ForecastID]*desk.ForecastView{"f1": {Forecast: f, Series: "two", Round: "two-2017"}},
		Cited: map[string]desk.CitedPage{
			"c-1": {Slug: "jr-2017"}, "c-2": {Slug: "their-page", Source: true, Title: text.Local{"en": "Their page"}},
		},
	}
	return v
}

func (d *fakeDesk) page(q any, after string) (string, error) {
	if after == "nonsense" {
		return "", fault.At("after", "record.no_cursor", "got", after)
	}
	d.asked = q
	return "2s", nil
}

func noItem(id string) error { return fault.New(fault.NotFound, "record.missing", "got", id) }

func (d *fakeDesk) Actors(_ context.Context, q desk.ActorsBy) (*desk.ActorsView, error) {
	next, err := d.page(q, q.After)
	return &desk.ActorsView{Actors: []desk.ActorLine{{Actor: sampleActor, Side: "japan"}}, Next: next}, err
}

func (d *fakeDesk) ActorFacts(_ context.Context, id record.ActorID) (*desk.ActorView, error) {
	if id != "minister" {
		return nil, noItem(string(id))
	}
	japan := record.Actor{ID: "japan", Kind: record.State, Names: []record.Name{{Lang: "ja", Text: "日本"}}}
	return &desk.ActorView{
		Actor: sampleActor, Side: &japan, Members: []record.Actor{japan},
		Offices: []desk.OfficeView{{Tenure: record.Tenure{ID: "t1", Title: text.Local{"en": "Foreign minister"}, Organization: "ministry", From: "2012-12"}}},
	}, nil
}

func (d *fakeDesk) ActorOnIssue(_ context.Context, id record.ActorID, issue record.IssueID, after string, limit int) (*desk.OnIssueView, error) {
	if id != "minister" {
		return nil, noItem(string(id))
	}
	if issue != "missile-defence" {
		return nil, noItem(string(issue))
	}
	d.asked = []any{id, issue, after, limit}
	s := sampleStatement()
	return &desk.OnIssueView{Actor: sampleActor, Issue: sampleIssue, Next: "dxkm.4", Rounds: []desk.AtRound{{
		RoundLine: desk.RoundLine{Series: record.Event{ID: "two", Kind: record.Series}, Round: record.Event{ID: "two-2017", Kind: record.Round, Parent: "two", Date: "2017-03-20"}},
		Tone:      record.Adverse, Shown: s.Statement.ID, Statements: []desk.StatementView{s},
	}}}, nil
}

func (d *fakeDesk) Issues(_ context.Context, q desk.IssuesBy) (*desk.IssuesView, error) {
	next, err := d.page(q, q.After)
	return &desk.IssuesView{Issues: []record.Issue{sampleIssue}, Next: next}, err
}

func (d *fakeDesk) IssueFacts(_ context.Context, id record.IssueID) (*desk.IssueView, error) {
	if id != "missile-defence" {
		return nil, noItem(string(id))
	}
	wider := record.Issue{ID: "security", Names: []record.Name{{Lang: "en", Text: "Security"}}}
	return &desk.IssueView{Issue: sampleIssue, Broader: &wider, Narrower: []record.Issue{{ID: "radar", Broader: "missile-defence"}}}, nil
}

var sampleRound = record.Event{
	ID: "two-2017", Kind: record.Round, Parent: "two", Ordinal: 2, Date: "2017-03-20", Status: record.Over, OutcomesFinal: true,
	Names: []record.Name{{Lang: "en", Text: "Second round"}},
}

func (d *fakeDesk) Events(_ context.Context, q desk.EventsBy) (*desk.EventsView, error) {
	next, err := d.page(q, q.After)
	return &desk.EventsView{Events: []record.Event{sampleRound, {ID: "two", Kind: record.Series}}, Next: next}, err
}

func (d *fakeDesk) Event(_ context.Context, id record.EventID) (record.Event, error) {
	if id != "two-2017" {
		return record.Event{}, noItem(string(id))
	}
	return sampleRound, nil
}

func (d *fakeDesk) Positions(_ context.Context, q desk.PositionsAt) (*desk.PositionsView, error) {
	next, err := d.page(q, q.After)
	s := sampleStatement()
	return &desk.PositionsView{Day: time.Date(2017, 3, 31, 0, 0, 0, 0, time.UTC), Next: next, Positions: []desk.PositionView{{
		Issue: "missile-defence", Side: "russia", Series: "two", Round: "two-2017", Tone: record.Adverse, Shown: &s, Others: []record.StatementID{"s2"},
	}}}, err
}

func (d *fakeDesk) Outcomes(_ context.Context, q desk.OutcomesBy) (*desk.OutcomesView, error) {
	next, err := d.page(q, q.After)
	day := q.AsOf
	if day.IsZero() {
		day = time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return &desk.OutcomesView{Record: sampleRecord(), IDs: []record.OutcomeID{"o-next"}, Next: next, Day: day}, err
}

func (d *fakeDesk) Outcome(_ context.Context, id record.OutcomeID) (*desk.OutcomeLife, error) {
	v := sampleRecord()
	if v.Outcomes[id] == nil {
		return nil, noItem(string(id))
	}
	return &desk.OutcomeLife{OutcomeView: v.Outcomes[id], Record: v}, nil
}

func (d *fakeDesk) Forecasts(_ context.Context, q desk.ForecastsBy) (*desk.ForecastsView, error) {
	next, err := d.page(q, q.After)
	return &desk.ForecastsView{Record: sampleRecord(), IDs: []record.ForecastID{"f1"}, Next: next}, err
}

func (d *fakeDesk) Forecast(_ context.Context, id record.ForecastID) (*desk.ForecastsView, error) {
	if id != "f1" {
		return nil, noItem(string(id))
	}
	return &desk.ForecastsView{Record: sampleRecord(), IDs: []record.ForecastID{"f1"}}, nil
}

// MergedInto knows that the item "double" has become a part of "whole".
func (d *fakeDesk) MergedInto(_ context.Context, _ record.Kind, id string) (string, error) {
	if id == "double" {
		return "whole", nil
	}
	return "", nil
}
