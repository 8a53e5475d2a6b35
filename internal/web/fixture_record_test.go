package web

import (
	"context"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/recordfile"
	"readout/internal/text"
)

var second = record.Event{
	ID: "harbour-2", Kind: record.Round, Parent: "harbour", Ordinal: 2, Date: "2029-03-02", TZ: "Asia/Tokyo",
	Names: names("第2回港湾協議", "Second harbour talks", "Второй раунд портовых переговоров"),
}

// gazette is what a source is called: it is cited, and readers have no page of it.
var gazette = local("ベルマル官報", "The Belmar gazette", "Вестник Бельмара")

// withRecord gives a round's view the record it is made from: results, promises of the round
// before, forecasts, and an act that is told in two ways.
func withRecord(v *desk.RoundView, live *desk.CoverageView) *desk.RoundView {
	cited := func(n int, words string) []record.Citation {
		return []record.Citation{{Coverage: "c1", Update: "u", N: n, Field: record.Body, Quote: text.Quote{Exact: words}, Lang: "ja", Mode: record.Reported}}
	}
	r := &desk.RecordView{
		Statements: make(map[record.StatementID]*desk.StatementView), Outcomes: make(map[record.OutcomeID]*desk.OutcomeView),
		Forecasts: make(map[record.ForecastID]*desk.ForecastView),
		Cited: map[string]desk.CitedPage{
			"c1": {Slug: "harbour-live", TZ: "Asia/Tokyo", Title: live.Coverage.Content.Title},
			"s1": {Slug: "belmar-gazette", TZ: "Asia/Tokyo", Title: gazette, Source: true, Address: "https://gazette.example/2031/05/14"},
		},
		Actors: map[record.ActorID]record.Actor{"aruvia": aruvia, "belmar": belmar, "orlin": orlin, "tessen": tessen, "vale": vale},
		Issues: map[record.IssueID]record.Issue{"fishing": fishing, "ferries": ferries, "patrols": patrols},
	}
	items := record.Items{
		Actors: []record.Actor{aruvia, belmar, orlin, tessen, vale}, Events: []record.Event{harbour, second, third},
		Issues: []record.Issue{fishing, ferries, patrols},
	}
	v.Statements = append([]desk.StatementView(nil), live.Record...)
	for i := range v.Statements {
		s := &v.Statements[i]
		if s.Statement.ID == "vale-trust" {
			s.Statement.Event, s.Statement.About = "", "harbour-3"
		}
		if s.Statement.ID == "orlin-patrols" {
			other := s.Statement.Citations[0]
			other.Coverage, other.Update, other.N = "s1", "g", 1
			other.As, other.Lang, other.Quote.Exact = "object", "en", "Aruvia protested against the patrols"
			s.Statement.Citations = append(s.Statement.Citations[:1:1], other)
		}
		r.Statements[s.Statement.ID] = s
		items.Statements = append(items.Statements, s.Statement)
	}
	page := desk.Place{Slug: "harbour-live", N: 6, Said: morning, TZ: "Asia/Tokyo"}
	for _, o := range []record.Outcome{
		{
			ID: "ferries-again", Kind: record.Act, Event: "harbour-3", Title: local("連絡船を来月から一日二往復で再開", "Ferries sail again from next month, two crossings a day", "Паромы возобновят рейсы со следующего месяца, два в день"),
			Bound: []record.ActorID{"aruvia", "belmar"}, ToldBy: []record.ActorID{"aruvia", "belmar"}, Due: "2031-06-01", Citations: cited(6, "連絡船を来月一日から一日二往復で再開する"),
			Changes: []record.StatusChange{{Status: record.Agreed, AsOf: "2031-05-14", Basis: record.BasisReported}, {Status: record.Kept, AsOf: "2031-06-01", Basis: record.BasisReported}},
		},
		{
			ID: "fourth-round", Kind: record.Meeting, Event: "harbour-3", Title: local("第4回協議をベルマルで開く", "Hold the fourth round in Belmar", "Провести четвёртый раунд в Бельмаре"),
			ToldBy: []record.ActorID{"belmar"}, Due: "2032", Citations: cited(8, "次回はベルマルで"),
			Changes: []record.StatusChange{{Status: record.Agreed, AsOf: "2031-05-14", Basis: record.BasisReported}},
		},
		{
			ID: "joint-survey", Kind: record.Act, Event: "harbour-3", Title: local("漁業水域の共同調査", "A joint survey of the fishing grounds", "Совместное обследование районов промысла"),
			ToldBy: []record.ActorID{record.ByOutlet}, Citations: cited(6, "共同調査を提案した"),
			Changes: []record.StatusChange{{Status: record.Proposed, AsOf: "2031-05-14", Basis: record.BasisReported}},
		},
		{
			ID: "hotline", Kind: record.Mechanism, Event: "harbour-2", Title: local("巡視船の間の直通電話", "A hotline between patrol boats", "Прямая связь между патрульными судами"),
			ToldBy: []record.ActorID{record.ByOutlet}, Citations: cited(4, "直通電話"),
			Changes: []record.StatusChange{{Status: record.Agreed, AsOf: "2029-03-02", Basis: record.BasisReported}, {Status: record.Stalled, AsOf: "2030", Basis: record.BasisInferred}},
		},
	} {
		view := &desk.OutcomeView{Outcome: o, Place: page}
		for _, id := range o.ToldBy {
			if id == record.ByOutlet {
				view.ByPage = true
			} else {
				view.ToldBy = append(view.ToldBy, r.Actors[id])
			}
		}
		r.Outcomes[o.ID] = view
		items.Outcomes = append(items.Outcomes, o)
	}
	for _, f := range []record.Forecast{
		{
			ID: "leak-1", Basis: record.Leak, Event: "harbour-3", Published: "2031-05-10", Result: record.Hit, Citations: cited(4, "連絡船の再開で合意する見通し"),
			Expects: local("連絡船の再開で合意", "They agree that the ferries sail again", "Договорятся о возобновлении паромов"),
		},
		{
			ID: "leak-2", Basis: record.ByExpert, Event: "harbour-3", Published: "2031-05-12", Result: record.Open, Citations: cited(4, "漁業水域では"),
			Expects: local("漁業水域では前進なし", "No progress on the fishing grounds", "Без продвижения по районам промысла"), Why: local("結果に言及がない", "The results do not mention it", "В итогах об этом ничего нет"),
		},
	} {
		page := page
		if f.Basis == record.Leak {
			f.Citations[0].Coverage, f.Citations[0].Update, f.Citations[0].N = "s1", "g", 1
			page = desk.Place{Slug: "belmar-gazette", N: 1, Said: morning, TZ: "Asia/Tokyo", Source: gazette}
		}
		r.Forecasts[f.ID] = &desk.ForecastView{Forecast: f, Outlets: []record.Actor{vale}, Place: page}
		items.Forecasts = append(items.Forecasts, f)
	}
	r.Book = record.NewBook(items)
	v.Record = r
	return v
}

// RoundFile gives the record of the round as the desk would: cited by slug and number.
func (f *fakeDesk) RoundFile(context.Context, record.EventID) (*recordfile.File, error) {
	file := &recordfile.File{Items: f.round.Record.Book.Items}
	content := f.coverages["harbour-live"].Coverage.Content
	file.Coverages = []recordfile.Coverage{{Name: "harbour-live", Slug: "harbour-live", Content: &content}}
	return file, nil
}
