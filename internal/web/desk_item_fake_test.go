package web

import (
	"context"
	"net/url"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
)

// storyRound is the third round with a draft among its outcomes, and one whose state rests on
// no words.
func storyRound(ctx context.Context) (*desk.DeskRoundView, error) {
	round, err := newFakeDesk().Round(ctx, "harbour", "harbour-3")
	if err != nil {
		return nil, err
	}
	v := &desk.DeskRoundView{Series: harbour, Round: third, Record: round.Record, Present: round.Present, Standing: make(map[desk.ItemRef]coverage.Standing)}
	round.Record.Book.Each(func(item record.Citing) {
		v.Standing[desk.ItemRef{Kind: item.ItemKind(), ID: item.ItemID()}] = coverage.Published
	})
	came := record.Participant{ID: "harbour-3--orlin", Event: third.ID, Actor: orlin.ID, Party: aruvia.ID, Capacity: record.Head, Attested: record.Named}
	v.Present = append(v.Present, desk.ParticipantView{Participant: came, SpeakerView: desk.SpeakerView{Actor: orlin, Party: &aruvia}})
	v.Standing[desk.ItemRef{Kind: record.KindParticipant, ID: string(came.ID)}] = coverage.Published
	v.Standing[desk.ItemRef{Kind: record.KindOutcome, ID: "joint-survey"}] = coverage.Draft
	v.Standing[desk.ItemRef{Kind: record.KindOutcome, ID: "fourth-round"}] = coverage.Waiting
	return v, nil
}

func (d *deskNewsroom) DeskRound(ctx context.Context, id record.EventID) (*desk.DeskRoundView, error) {
	if id != "harbour-3" {
		return nil, missing()
	}
	v, err := storyRound(ctx)
	if err == nil && d.empty {
		v.Record, v.Present = &desk.RecordView{Book: record.NewBook(record.Items{})}, nil
	}
	return v, err
}

func (d *deskNewsroom) DeskItem(ctx context.Context, kind record.Kind, id string) (*desk.DeskItemView, error) {
	round, err := storyRound(ctx)
	if err != nil {
		return nil, err
	}
	v := &desk.DeskItemView{Revision: 3, Round: &third, Places: make(map[string]desk.Place), Unseen: make(map[string]bool), Outcomes: round.Record.Book.Outcomes}
	round.Record.Book.Each(func(item record.Citing) {
		if item.ItemKind() == kind && item.ItemID() == id {
			v.Item, v.Standing = item, round.Standing[desk.ItemRef{Kind: kind, ID: id}]
		}
	})
	for i := range round.Present {
		if p := &round.Present[i].Participant; kind == record.KindParticipant && string(p.ID) == id {
			v.Item, v.Standing = p, coverage.Published
		}
	}
	if v.Item == nil {
		return nil, missing()
	}
	for _, c := range v.Item.Cites() {
		v.Places[desk.CitedKey(c)] = desk.Place{Slug: "harbour-live", N: c.N, Said: morning, TZ: "Asia/Tokyo"}
		v.Unseen[desk.CitedKey(c)] = v.Standing == coverage.Draft // as if its words were one, too
	}
	return v, nil
}

func (d *deskNewsroom) CitablePages(ctx context.Context, event record.EventID) ([]desk.CitablePage, error) {
	if event != "harbour-3" {
		return nil, nil
	}
	live, err := d.DeskCoverage(ctx, "harbour-live")
	if err != nil {
		return nil, err
	}
	page := desk.CitablePage{Coverage: live.Coverage}
	for _, u := range live.Updates {
		page.Updates = append(page.Updates, u.Update)
	}
	return []desk.CitablePage{page}, nil
}

func (d *deskNewsroom) PutOutcome(_ context.Context, o record.Outcome, _ desk.Put) (record.OutcomeID, error) {
	return o.ID, d.refuse
}

func (d *deskNewsroom) PutForecast(_ context.Context, f record.Forecast, _ desk.Put) (record.ForecastID, error) {
	return f.ID, d.refuse
}

func (d *deskNewsroom) PutParticipant(_ context.Context, p record.Participant, _ desk.Put) (record.ParticipantID, error) {
	return p.ID, d.refuse
}

func (d *deskNewsroom) ResolveForecast(context.Context, record.ForecastID, desk.Resolution) error {
	return d.refuse
}

func (d *deskNewsroom) SetOutcomesFinal(context.Context, record.EventID, bool) error { return d.refuse }

func (d *deskNewsroom) AddStatus(context.Context, record.OutcomeID, desk.NewStatus) error {
	return d.refuse
}

func (d *deskNewsroom) DropStatus(context.Context, record.OutcomeID, int, record.OutcomeStatus) error {
	return d.refuse
}

func init() {
	owner := people.Owner
	stories = append(stories,
		story{"desk-round", "desk/round", atDesk(owner, "/desk/record/rounds/harbour-3", nil, deskNewsroom{})},
		story{"desk-round-empty", "desk/round", atDesk(owner, "/desk/record/rounds/harbour-3", nil, deskNewsroom{empty: true})},
		story{"desk-outcome-new", "desk/outcome", atDesk(owner, "/desk/record/new/outcome?round=harbour-3", nil, deskNewsroom{})},
		story{"desk-outcome-new-here", "desk/outcome", atDesk(owner, "/desk/record/new/outcome?where=harbour-live/6", nil, deskNewsroom{})},
		story{"desk-outcome-faults", "desk/outcome", atDesk(owner, "/desk/record/new/outcome", url.Values{"title.ja": {"連絡船の再開"}, "due": {"秋"}, "where": {"harbour-live/6"}, "exact": {"そこにない言葉"}}, deskNewsroom{})},
		story{"desk-outcome", "desk/outcome", atDesk(owner, "/desk/record/outcomes/ferries-again?done=status", nil, deskNewsroom{})},
		story{"desk-outcome-draft", "desk/outcome", atDesk(owner, "/desk/record/outcomes/joint-survey", nil, deskNewsroom{})},
		story{"desk-status", "desk/status", atDesk(owner, "/desk/record/outcomes/ferries-again/status?where=harbour-live/6", nil, deskNewsroom{})},
		story{"desk-forecast-new", "desk/forecast", atDesk(owner, "/desk/record/new/forecast?where=harbour-live/4", nil, deskNewsroom{})},
		story{"desk-forecast", "desk/forecast", atDesk(owner, "/desk/record/forecasts/leak-2", nil, deskNewsroom{})},
		story{"desk-forecast-faults", "desk/forecast", atDesk(owner, "/desk/record/new/forecast", url.Values{"expects.ja": {"合意へ"}, "published": {"春"}}, deskNewsroom{})},
		story{"desk-resolve", "desk/resolve", atDesk(owner, "/desk/record/forecasts/leak-2/resolve?where=harbour-live/6", nil, deskNewsroom{})},
		story{"desk-resolve-faults", "desk/resolve", atDesk(owner, "/desk/record/forecasts/leak-1/resolve", url.Values{"why.ja": {"発表の通り"}}, deskNewsroom{})},
		story{"desk-participant-new", "desk/participant", atDesk(owner, "/desk/record/new/participant?round=harbour-3", nil, deskNewsroom{})},
		story{"desk-participant", "desk/participant", atDesk(owner, "/desk/record/participants/harbour-3--orlin", nil, deskNewsroom{})},
		story{"desk-participant-faults", "desk/participant", atDesk(owner, "/desk/record/new/participant", url.Values{"actor": {"orlin"}, "round": {"harbour-3"}}, deskNewsroom{refuse: fault.New(fault.Conflict, "record.id_taken", "got", "harbour-3--orlin")})},
		story{"desk-status-faults", "desk/status", atDesk(owner, "/desk/record/outcomes/hotline/status", url.Values{"exact": {"x"}, "note": {"電話は鳴らない"}}, deskNewsroom{})},
	)
}
