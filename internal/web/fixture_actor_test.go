package web

import (
	"context"

	"readout/internal/desk"
	"readout/internal/journal"
	"readout/internal/record"
)

// words are the statements of the round in a list, the newest first, with more behind them.
func (f *fakeDesk) words() *desk.StatementsView {
	v := &desk.StatementsView{Next: "dxkm.4", Rounds: map[record.EventID]desk.RoundLine{"harbour-3": {Series: harbour, Round: third}}}
	for i := len(f.round.Statements) - 1; i >= 0; i-- {
		s := f.round.Statements[i]
		if s.Statement.Event != "" {
			s.Round, s.Series = "harbour-3", "harbour"
		}
		v.Statements = append(v.Statements, s)
	}
	return v
}

func (f *fakeDesk) Actor(_ context.Context, id record.ActorID, after string) (*desk.ActorView, error) {
	a, ok := f.round.Record.Actors[id]
	if !ok {
		return nil, missing()
	}
	a.Names = append(a.Names[:len(a.Names):len(a.Names)],
		record.Name{Lang: "en", Text: "The one over the water", Use: record.AltName, UsedBy: "belmar", From: "2019"},
		record.Name{Lang: "fr", Text: "Orline", Use: record.ShortName, To: "2028-04"})
	v := &desk.ActorView{Actor: a, Words: f.words(), Forecasts: f.round.Record, Log: journal.Mark{Size: 40}}
	if after != "" {
		v.Words = &desk.StatementsView{}
		return v, nil
	}
	v.Side, v.Above, v.Members = &belmar, &aruvia, []record.Actor{tessen, vale}
	v.UsedBy = map[record.ActorID]record.Actor{"belmar": belmar}
	v.Offices = []desk.OfficeView{
		{Tenure: record.Tenure{Title: local("外相", "Foreign minister", "министр иностранных дел"), From: "2028-09"}, Organization: &belmar},
		{Tenure: record.Tenure{Title: local("大使", "Ambassador", "посол"), From: "2020", To: "2028-09"}},
		{Tenure: record.Tenure{Title: local("議員", "Member of parliament", "депутат")}},
	}
	v.Positions = []desk.LastWords{{Issue: patrols, Statement: &v.Words.Statements[0]}, {Issue: ferries, Statement: &v.Words.Statements[1]}}
	return v, nil
}

func (f *fakeDesk) Issue(_ context.Context, id record.IssueID, after string) (*desk.IssueView, error) {
	i, ok := f.round.Record.Issues[id]
	if !ok {
		return nil, missing()
	}
	v := &desk.IssueView{Issue: i, Words: f.words(), Record: f.round.Record, Log: journal.Mark{Size: 40}}
	if after != "" {
		v.Words.Next = ""
		return v, nil
	}
	v.Broader, v.Narrower = &fishing, []record.Issue{ferries}
	v.Series = []desk.SeriesView{{Series: harbour, Parties: []record.Actor{aruvia, belmar}}}
	return v, nil
}

func (f *fakeDesk) Outcome(_ context.Context, id record.OutcomeID) (*desk.OutcomeLife, error) {
	o, ok := f.round.Record.Outcomes[id]
	if !ok {
		return nil, missing()
	}
	v := &desk.OutcomeLife{OutcomeView: o, Record: f.round.Record, RoundOf: &desk.RoundLine{Series: harbour, Round: third}, Log: journal.Mark{Size: 40}}
	o.Bound, o.Issues, o.Steps = []record.Actor{aruvia, belmar}, []record.Issue{ferries}, nil
	for _, c := range o.Outcome.History() {
		c.Citations = o.Outcome.Citations
		o.Steps = append(o.Steps, desk.StepView{Change: c, ToldBy: []record.Actor{tessen}})
	}
	if id == "fourth-round" {
		v.Overdue = true
		v.Superseded = &f.round.Record.Outcomes["joint-survey"].Outcome
	}
	return v, nil
}

// News is of the harbour talks, whoever or whatever is followed.
func (f *fakeDesk) News(_ context.Context, of desk.NewsOf) (*desk.NewsView, error) {
	held := f.round.Record
	v := &desk.NewsView{Record: held, Log: f.round.Log}
	switch {
	case of.Actor != "":
		a, ok := held.Actors[of.Actor]
		if !ok {
			return nil, missing()
		}
		v.Actor, v.Said = &a, f.words()
	case of.Issue != "":
		i, ok := held.Issues[of.Issue]
		if !ok {
			return nil, missing()
		}
		v.Issue, v.Said = &i, f.words()
	case of.Outcome != "":
		o, ok := held.Outcomes[of.Outcome]
		if !ok {
			return nil, missing()
		}
		v.Outcome = &o.Outcome
	case of.Series != "harbour" || of.Round != "" && of.Round != "harbour-3":
		return nil, missing()
	default:
		v.Series = &harbour
		if of.Round != "" {
			v.Round = &third
		}
	}
	for _, o := range held.Book.Outcomes {
		before := record.OutcomeStatus("")
		for _, c := range o.History() {
			at, _ := record.FirstDay(c.AsOf)
			c.Citations = o.Citations
			v.Steps = append(v.Steps, desk.OutcomeStep{Outcome: held.Outcomes[o.ID], StepView: desk.StepView{Change: c, ToldBy: []record.Actor{tessen}}, Before: before, At: at})
			before = c.Status
		}
	}
	return v, nil
}

// MergedInto knows one double.
func (f *fakeDesk) MergedInto(_ context.Context, kind record.Kind, id string) (string, error) {
	if kind == record.KindActor && id == "orlin-double" {
		return "orlin", nil
	}
	return "", nil
}
