package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/text"
)

// TestAStateWaitsForItsWords: readers hear of a step in the life of an outcome with the words that say so, and no
// longer once these are taken back. The desk has it all the time, and says that readers do not.
func TestAStateWaitsForItsWords(t *testing.T) {
	s := withResults(t)
	id := s.outcome("deal", "agreed on joint work")
	n := s.post(editor, "talks", desk.NewUpdate{Headline: "To come", Markdown: "Nothing came of it.", Draft: true}).N
	s.must(s.AddStatus(editor, id, desk.NewStatus{
		Status: record.NotKept, AsOf: "2031-08", Note: "A blow.", Words: &desk.Words{Slug: "talks", N: n, Quote: text.Quote{Exact: "Nothing came of it"}},
	}))
	told := func() string {
		t.Helper()
		v, err := s.Outcome(reader, id)
		s.must(err)
		var steps []string
		for _, c := range v.OutcomeView.Outcome.Changes {
			steps = append(steps, string(c.Status))
		}
		news, err := s.News(reader, desk.NewsOf{Outcome: id})
		s.must(err)
		return fmt.Sprintf("%s; %d of news; found as not kept: %s", strings.Join(steps, " "), len(news.Steps), s.outcomesAsked(desk.OutcomesBy{Status: record.NotKept}))
	}
	check(t, "while its words are a draft", told(), "agreed; 1 of news; found as not kept: ")
	v, err := s.DeskItem(editor, record.KindOutcome, string(id))
	s.must(err)
	last := v.Item.(*record.Outcome).Changes[1].Citations[0]
	check(t, "at the desk", fmt.Sprint(last.Quote.Exact, v.Unseen[desk.CitedKey(last)]), fmt.Sprint("Nothing came of it", true))

	published, err := s.PublishUpdate(editor, "talks", n, 1)
	s.must(err)
	lines, err := s.Newest(reader, "event/round-2", 2)
	s.must(err)
	var heard []string
	for _, l := range lines {
		heard = append(heard, fmt.Sprint(l.Kind, " ", l.Item))
	}
	check(t, "heard in the round", strings.Join(heard, ", "), fmt.Sprint(journal.Posted, " update, ", journal.Recorded, " outcome"))
	check(t, "with its words", told(), "agreed not_kept; 2 of news; found as not kept: deal")

	_, err = s.RetractUpdate(editor, "talks", n, published.Revision, "Not so.")
	s.must(err)
	check(t, "without them again", told(), "agreed; 1 of news; found as not kept: ")
}

// TestAResultWaitsForItsWords: a forecast of whose result readers are not told yet is open to them, not missed, however
// final the list of the round's results is.
func TestAResultWaitsForItsWords(t *testing.T) {
	s := withResults(t)
	id, err := s.PutForecast(editor, record.Forecast{Basis: record.Leak, Result: record.Open, Event: "round-2", Expects: text.Local{"en": "x"}}, desk.Put{Words: wordsOf("had foretold joint work")})
	s.must(err)
	n := s.post(editor, "talks", desk.NewUpdate{Headline: "To come", Markdown: "Joint work it is.", Draft: true}).N
	s.must(s.ResolveForecast(editor, id, desk.Resolution{
		Result: record.Hit, Why: text.Local{"en": "It is."}, Words: &desk.Words{Slug: "talks", N: n, Quote: text.Quote{Exact: "Joint work it is"}},
	}))
	s.must(s.SetOutcomesFinal(editor, "round-2", true))
	told := func() string {
		t.Helper()
		v, err := s.Forecast(reader, id)
		s.must(err)
		f := v.Record.Forecasts[id].Forecast
		hits, err := s.Forecasts(reader, desk.ForecastsBy{Result: record.Hit})
		s.must(err)
		return fmt.Sprint(f.Result, " ", f.Why["en"], " hits: ", len(hits.IDs))
	}
	check(t, "while its words are a draft", told(), "open  hits: 0")
	_, err = s.PublishUpdate(editor, "talks", n, 1)
	s.must(err)
	check(t, "with its words", told(), "hit It is. hits: 1")
}

// damToCome writes an outcome that rests on the words of a draft.
func (s *site) damToCome() (draft int, id record.OutcomeID) {
	s.t.Helper()
	draft = s.post(editor, "talks", desk.NewUpdate{Headline: "To come", Markdown: "They agreed on a dam.", Draft: true}).N
	id, err := s.PutOutcome(editor, record.Outcome{
		Kind: record.Act, Event: "round-2", Title: text.Local{"en": "A dam"},
		Changes: []record.StatusChange{{Status: record.Agreed, AsOf: "2031-05-20", Basis: record.BasisReported}},
	}, desk.Put{Words: &desk.Words{Slug: "talks", N: draft, Quote: text.Quote{Exact: "agreed on a dam"}}})
	s.must(err)
	return draft, id
}

// TestAnOutcomeIsToldWithItsOwnWords: that the words of a state are public tells nobody of an outcome whose own are not.
func TestAnOutcomeIsToldWithItsOwnWords(t *testing.T) {
	s := withResults(t)
	n, id := s.damToCome()
	s.must(s.AddStatus(editor, id, desk.NewStatus{Status: record.Stalled, AsOf: "2032", Words: wordsOf("The islands stay open")}))
	_, err := s.Outcome(reader, id)
	wantFault(t, "while they are a draft", err, fault.NotFound, "record.missing", "")
	_, err = s.PublishUpdate(editor, "talks", n, 1)
	s.must(err)
	_, err = s.Outcome(reader, id)
	s.must(err)
	_, err = s.RetractUpdate(editor, "talks", n, 1, "Not so.")
	s.must(err)
	_, err = s.Outcome(reader, id)
	wantFault(t, "once they are taken back", err, fault.NotFound, "record.missing", "")
}

// TestWhatARoundsForecastRestsOnIsHeardThere: a forecast about one round, which came true by what was said at the next.
func TestWhatARoundsForecastRestsOnIsHeardThere(t *testing.T) {
	s := withResults(t)
	n := s.post(editor, "talks", desk.NewUpdate{Headline: "It is so", Markdown: "Mori proposed a dam."}).N
	said := s.mark("talks", n, "proposed a dam").Statement.ID
	id, err := s.PutForecast(editor, record.Forecast{Basis: record.Leak, Result: record.Open, Event: "round-1", Expects: text.Local{"en": "x"}}, desk.Put{Words: wordsOf("had foretold joint work")})
	s.must(err)
	s.must(s.ResolveForecast(editor, id, desk.Resolution{Result: record.Hit, By: []string{string(said)}}))
	_, err = s.RetractUpdate(editor, "talks", n, 1, "Not so.")
	s.must(err)
	last, err := s.Newest(reader, "event/round-1", 1)
	s.must(err)
	check(t, "heard", last[0].Kind, journal.Retracted)
	v, err := s.Forecast(reader, id)
	s.must(err)
	check(t, "its result", v.Record.Forecasts[id].Forecast.Result, record.Open)
}

// TestWhatWaitedIsToldOfOnce: an outcome and its state rest on words of one update, and are one line of the journal.
func TestWhatWaitedIsToldOfOnce(t *testing.T) {
	s := withResults(t)
	n, id := s.damToCome()
	_, err := s.PublishUpdate(editor, "talks", n, 1)
	s.must(err)
	lines, err := s.Newest(reader, "event/round-2", 10)
	s.must(err)
	told := 0
	for _, l := range lines {
		if l.ID == string(id) {
			told++
		}
	}
	check(t, "lines of it", told, 1)
}

// TestWhatWaitsIsNoNews: what readers are not told yet is no line of the journal either, by which they would hear that
// there is something: a state of an outcome, what somebody mends of it, that it is gone; and so of a result.
func TestWhatWaitsIsNoNews(t *testing.T) {
	s := withResults(t)
	deal := s.outcome("deal", "agreed on joint work")
	foretold, err := s.PutForecast(editor, record.Forecast{Basis: record.Leak, Result: record.Open, Event: "round-2", Expects: text.Local{"en": "x"}}, desk.Put{Words: wordsOf("had foretold joint work")})
	s.must(err)
	draft := s.post(editor, "talks", desk.NewUpdate{Headline: "To come", Markdown: "Nothing came of it. Joint work it is.", Draft: true}).N
	hidden := func(words string) *desk.Words {
		return &desk.Words{Slug: "talks", N: draft, Quote: text.Quote{Exact: words}}
	}
	lines := func() int {
		t.Helper()
		all, err := s.Newest(reader, "event/round-2", 100)
		s.must(err)
		return len(all)
	}
	before := lines()
	s.must(s.AddStatus(editor, deal, desk.NewStatus{Status: record.NotKept, AsOf: "2031-08", Words: hidden("Nothing came of it")}))
	s.must(s.ResolveForecast(editor, foretold, desk.Resolution{Result: record.Hit, Words: hidden("Joint work it is")}))
	check(t, "lines of what waits", lines()-before, 0)

	s.must(s.AddStatus(editor, deal, desk.NewStatus{Status: record.Stalled, AsOf: "2031-07", Words: wordsOf("The islands stay open")}))
	check(t, "with a state that is told", lines()-before, 1)
	s.must(s.SetOutcomesFinal(editor, "round-2", true))
	before = lines()
	s.must(s.ResolveForecast(editor, foretold, desk.Resolution{Result: record.Open}))
	check(t, "once nothing waits, and the forecast is missed", lines()-before, 1)
}
