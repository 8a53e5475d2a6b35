package desk_test

import (
	"context"

	"readout/internal/desk"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// recordActs are the actions on outcomes, forecasts, participations and what else is done with
// the record, for the table of acts.
var recordActs = []act{
	{"mark an outcome", "talks", people.Record, func(ctx context.Context, s *site) error {
		_, err := s.PutOutcome(ctx, record.Outcome{Kind: record.Act, Title: text.Local{"en": "Borders"}}, desk.Put{Words: &desk.Words{Slug: "talks", N: 1, Quote: text.Quote{Exact: "borders"}}})
		return err
	}},
	{"mark a forecast", "talks", people.Record, func(ctx context.Context, s *site) error {
		_, err := s.PutForecast(ctx, record.Forecast{Basis: record.Leak, Result: record.Open, Expects: text.Local{"en": "Borders"}}, desk.Put{Words: &desk.Words{Slug: "talks", N: 1, Quote: text.Quote{Exact: "borders"}}})
		return err
	}},
	{"mark a participant", "talks", people.Record, func(ctx context.Context, s *site) error {
		_, err := s.PutParticipant(ctx, record.Participant{Actor: "mori", Capacity: record.Head}, desk.Put{Words: &desk.Words{Slug: "talks", N: 1, Quote: text.Quote{Exact: "Mori"}}})
		return err
	}},
	{"guess a statement", "talks", people.Record, func(ctx context.Context, s *site) error {
		_, err := s.GuessStatement(ctx, "talks", 1, record.Body, text.Quote{Exact: "borders"})
		return err
	}},
	{"see what the words of a coverage offer", "talks", people.Record, func(ctx context.Context, s *site) error {
		_, err := s.Drafts(ctx, desk.DraftScope{Coverage: "talks"})
		return err
	}},
	{"see whether a coverage can be read", "talks", people.Record, func(ctx context.Context, s *site) error {
		_, err := s.DraftsReady(ctx, "talks")
		return err
	}},
	{"see what typed words offer", "talks", people.Record, func(ctx context.Context, s *site) error {
		_, err := s.DraftTyped(ctx, "talks", 0, "", "毛利外相は島の共同調査を提案した。")
		return err
	}},
	{"accept a draft from the text", "talks", people.Record, func(ctx context.Context, s *site) error {
		return decideOn(ctx, s, desk.AcceptDraft)
	}},
	{"reject a draft from the text", "talks", people.Record, func(ctx context.Context, s *site) error {
		return decideOn(ctx, s, desk.RejectDraft)
	}},
	{"offer a draft from the text again", "talks", people.Record, func(ctx context.Context, s *site) error {
		if err := decideOn(editor, s, desk.RejectDraft); err != nil {
			return err
		}
		return decideOn(ctx, s, desk.OfferDraft)
	}},
	{"add a state", "talks", people.Record, func(ctx context.Context, s *site) error {
		return s.AddStatus(ctx, "deal", desk.NewStatus{Status: record.Kept, AsOf: "2031-06"})
	}},
	{"drop a state", "talks", people.Record, func(ctx context.Context, s *site) error { return s.DropStatus(ctx, "deal", 1, record.Agreed) }},
	{"resolve a forecast", "talks", people.Record, func(ctx context.Context, s *site) error {
		return s.ResolveForecast(ctx, "leaked", desk.Resolution{Result: record.Hit, By: []string{"deal"}})
	}},
	{"publish a draft of the record", "talks", people.Record, func(ctx context.Context, s *site) error {
		return s.ReviewItems(ctx, []desk.ItemRef{{Kind: record.KindStatement, ID: "kept"}}, desk.PublishItems, desk.Once{})
	}},
	{"withdraw an outcome", "talks", people.Record, func(ctx context.Context, s *site) error {
		return s.ReviewItems(ctx, []desk.ItemRef{{Kind: record.KindOutcome, ID: "deal"}}, desk.WithdrawItems, desk.Once{})
	}},
	{"make a draft of a forecast", "talks", people.Record, func(ctx context.Context, s *site) error {
		return s.ReviewItems(ctx, []desk.ItemRef{{Kind: record.KindForecast, ID: "leaked"}}, desk.RedraftItems, desk.Once{})
	}},
	{"see what waits of the record", "talks", people.Record, func(ctx context.Context, s *site) error {
		_, err := s.ReviewList(ctx, desk.ReviewScope{Coverage: "talks"})
		return err
	}},
	{"see what was decided of the record", anywhere, people.Record, func(ctx context.Context, s *site) error {
		_, err := s.ReviewedItems(ctx, []desk.ItemRef{{Kind: record.KindStatement, ID: "kept"}})
		return err
	}},
	{"see an item at the desk", "talks", people.Record, func(ctx context.Context, s *site) error {
		_, err := s.DeskItem(ctx, record.KindOutcome, "deal")
		return err
	}},
	{"see a round at the desk", anywhere, people.Record, func(ctx context.Context, s *site) error { _, err := s.DeskRound(ctx, "round-2"); return err }},
	{"see what can be cited for a round", anywhere, people.Record, func(ctx context.Context, s *site) error { _, err := s.CitablePages(ctx, "round-2"); return err }},
	{"see which pairs are the same", anywhere, people.Record, func(ctx context.Context, s *site) error {
		_, err := s.CompareToJudge(ctx, "series", "round-2", desk.Against{})
		return err
	}},
	{"say that a pair is the same", "talks", people.Record, func(ctx context.Context, s *site) error {
		return s.JudgePair(ctx, desk.Judgement{Kind: record.KindStatement, Item: "kept", Other: "said", Verdict: record.SaidSame})
	}},
	{"edit a statement", "talks", people.Record, func(ctx context.Context, s *site) error {
		return s.EditStatement(ctx, "said", desk.StatementEdit{Speaker: []record.ActorID{"mori"}, Kind: record.Request})
	}},
	{"declare results final", wholeSite, people.Record, func(ctx context.Context, s *site) error { return s.SetOutcomesFinal(ctx, "round-2", true) }},
	{"look for doubles", wholeSite, people.Record, func(ctx context.Context, s *site) error {
		_, _, err := s.Candidates(ctx, record.KindActor, "mori")
		return err
	}},
	{"preview a merge", wholeSite, people.Record, func(ctx context.Context, s *site) error {
		_, err := s.PreviewMerge(ctx, desk.Merger{Kind: record.KindActor, Keep: "mori", Drop: "expert"})
		return err
	}},
	{"see merges", wholeSite, people.Record, func(ctx context.Context, s *site) error { _, err := s.Merges(ctx); return err }},
	{"take a merge back", wholeSite, people.Record, func(ctx context.Context, s *site) error {
		_, err := s.Unmerge(ctx, 1, desk.Once{})
		return err
	}},
	{"read an item as it is stored", "talks", people.Record, func(ctx context.Context, s *site) error {
		_, err := s.ItemNow(ctx, record.KindStatement, "said")
		return err
	}},
	{"merge two actors", wholeSite, people.Record, func(ctx context.Context, s *site) error {
		_, err := s.MergeItems(ctx, desk.Merger{Kind: record.KindActor, Keep: "mori", Drop: "expert"})
		return err
	}},
}

// decideOn decides about what somebody proposes in update 1 of "talks".
func decideOn(ctx context.Context, s *site, do desk.DraftVerdict) error {
	all, err := s.Drafts(editor, desk.DraftScope{Coverage: "talks", Rejected: do == desk.OfferDraft})
	s.must(err)
	one := desk.DraftDecision{Ref: all.Items[0].Ref, Do: do}
	if do == desk.AcceptDraft {
		one.Speaker = []record.ActorID{"mori"}
	}
	_, err = s.DecideDrafts(ctx, desk.DraftDecisions{Coverage: "talks", Each: []desk.DraftDecision{one}})
	return err
}

// recorded puts on record what the record's acts are tried on, and merges two issues.
func (s *site) recorded() {
	s.t.Helper()
	words := &desk.Words{Slug: "talks", N: 1, Quote: text.Quote{Exact: "peace"}}
	_, err := s.PutOutcome(editor, record.Outcome{
		ID: "deal", Kind: record.Act, Event: "round-2", Title: text.Local{"en": "Peace"},
		Changes: []record.StatusChange{{Status: record.Agreed, AsOf: "2031-05-20", Basis: record.BasisReported}},
	}, desk.Put{Words: words})
	s.must(err)
	for _, id := range []record.IssueID{"ports", "ports-2"} {
		s.must(s.SaveIssue(editor, record.Issue{ID: id, Names: []record.Name{{Lang: "en", Text: "Ports"}}}, 0))
	}
	_, err = s.MergeItems(editor, desk.Merger{Kind: record.KindIssue, Keep: "ports", Drop: "ports-2"})
	s.must(err)
	_, err = s.PutForecast(editor, record.Forecast{ID: "leaked", Basis: record.Leak, Event: "round-2", Result: record.Open, Expects: text.Local{"en": "Peace"}}, desk.Put{Words: words})
	s.must(err)
}
