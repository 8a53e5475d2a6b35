package desk_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/text"
)

const results = "Tarn and Veld agreed on joint work. The islands stay open. Weiss led for Veld. A paper had foretold joint work."

// withResults is a round with a text from which a record is made.
func withResults(t *testing.T) *site {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "Results", Markdown: results})
	return s
}

func wordsOf(exact string) *desk.Words {
	return &desk.Words{Slug: "talks", N: 1, Quote: text.Quote{Exact: exact}}
}

func (s *site) outcome(id, exact string, change ...func(*record.Outcome)) record.OutcomeID {
	s.t.Helper()
	o := record.Outcome{
		ID: record.OutcomeID(id), Kind: record.Act, Title: text.Local{"en": exact}, Issues: []record.IssueID{"islands"},
		Changes: []record.StatusChange{{Status: record.Agreed, AsOf: "2031-05-20", Basis: record.BasisReported}},
	}
	if id != "" {
		o.Event = "round-2"
	}
	for _, c := range change {
		c(&o)
	}
	got, err := s.PutOutcome(editor, o, desk.Put{Words: wordsOf(exact)})
	s.must(err)
	return got
}

// book gives the record of the second round as readers see it.
func (s *site) book() *desk.RecordView {
	s.t.Helper()
	v, err := s.Round(reader, "series", "round-2")
	s.must(err)
	return v.Record
}

// states tells an outcome's states in the order of their dates.
func (s *site) states(id record.OutcomeID) string {
	s.t.Helper()
	v := s.book().Outcomes[id]
	if v == nil {
		return "none"
	}
	var all []string
	for _, step := range v.Steps {
		all = append(all, fmt.Sprintf("%s %s %d", step.Change.Status, step.Change.AsOf, len(step.Change.Citations)))
	}
	return strings.Join(all, ", ")
}

// TestAnOutcomeFromASentence: its round is the page's, its first state rests on its own words,
// an edit keeps what a form does not speak of, and words are added and not replaced.
func TestAnOutcomeFromASentence(t *testing.T) {
	s := withResults(t)
	id := s.outcome("", "agreed on joint work")
	check(t, "id", id, "o-talks-1-1")
	check(t, "states", s.states(id), "agreed 2031-05-20 1")
	_, err := s.PutOutcome(editor, record.Outcome{ID: id, Kind: record.Meeting, Event: "round-2", Title: text.Local{"en": "Another title"}}, desk.Put{})
	s.must(err)
	v := s.book().Outcomes[id]
	check(t, "after an edit", fmt.Sprint(v.Outcome.Kind, " ", v.Outcome.Title["en"], " ", len(v.Outcome.Citations), " ", s.states(id)), "meeting Another title 1 agreed 2031-05-20 1")
	_, err = s.PutOutcome(editor, v.Outcome, desk.Put{Words: wordsOf("The islands stay open")})
	s.must(err)
	check(t, "with more words", len(s.book().Outcomes[id].Outcome.Citations), 2)
	_, err = s.PutOutcome(editor, v.Outcome, desk.Put{Words: wordsOf("The islands stay open")})
	s.must(err)
	check(t, "with the same words again", len(s.book().Outcomes[id].Outcome.Citations), 2)
	_, err = s.PutOutcome(editor, record.Outcome{ID: "bare", Kind: record.Act, Event: "round-2", Title: text.Local{"en": "x"}}, desk.Put{})
	wantFault(t, "without words", err, fault.Invalid, "record.words_missing", "exact")
}

// TestTheStatesOfAnOutcome: each is kept, ordered by its day, also once the words have moved;
// a wrong one is taken out, and only the one that was meant.
func TestTheStatesOfAnOutcome(t *testing.T) {
	s := withResults(t)
	id := s.outcome("deal", "agreed on joint work")
	s.must(s.AddStatus(editor, id, desk.NewStatus{Status: record.Kept, AsOf: "2032", Words: wordsOf("The islands stay open")}))
	s.must(s.AddStatus(editor, id, desk.NewStatus{Status: record.Stalled, AsOf: "2031-08", Note: "silence"}))
	check(t, "states", s.states(id), "agreed 2031-05-20 1, stalled 2031-08 0, kept 2032 1")
	_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("At noon. " + results)})
	s.must(err)
	s.must(s.AddStatus(editor, id, desk.NewStatus{Status: record.InProgress, Words: wordsOf("Weiss led for Veld")}))
	check(t, "with one as of the day of its words", s.states(id), "agreed 2031-05-20 1, in_progress 2031-05-20 1, stalled 2031-08 0, kept 2032 1")
	for _, step := range s.book().Outcomes[id].Steps {
		for _, c := range step.Change.Citations {
			check(t, "words at their place", string([]rune("At noon. " + results)[c.Quote.Start:c.Quote.End]), c.Quote.Exact)
		}
	}
	wantFault(t, "another than was seen", s.DropStatus(editor, id, 2, record.Stalled), fault.Conflict, "record.other_status_there", "")
	wantFault(t, "none", s.DropStatus(editor, id, 9, ""), fault.NotFound, "record.no_status_there", "")
	s.must(s.DropStatus(editor, id, 2, record.Kept))
	check(t, "without the wrong one", s.states(id), "agreed 2031-05-20 1, in_progress 2031-05-20 1, stalled 2031-08 0")
	err = s.AddStatus(editor, id, desk.NewStatus{Status: record.Kept, AsOf: "2032", Basis: record.BasisReported})
	wantFault(t, "reported by nobody", err, fault.Invalid, "record.status_words_missing", "exact")
	err = s.AddStatus(editor, id, desk.NewStatus{Status: record.Superseded, AsOf: "2032", By: "nothing"})
	wantFault(t, "replaced by nothing", err, fault.Invalid, "record.no_outcome", "superseded_by")
}

// TestWhatBecameOfAForecast: open until somebody says what came of it, missed while the list
// of results is final, open again when it is not.
func TestWhatBecameOfAForecast(t *testing.T) {
	s := withResults(t)
	s.outcome("deal", "agreed on joint work")
	id, err := s.PutForecast(editor, record.Forecast{Basis: record.Leak, Result: record.Open, Expects: text.Local{"en": "joint work"}}, desk.Put{Words: wordsOf("had foretold joint work")})
	s.must(err)
	result := func() string {
		t.Helper()
		v := s.book()
		counts := v.Book.Scoreboard("round-2")[0].Counts
		return fmt.Sprintf("%s %v", v.Forecasts[id].Forecast.Result, counts)
	}
	check(t, "at first", result(), "open map[open:1]")
	s.must(s.SetOutcomesFinal(editor, "round-2", true))
	check(t, "list final", result(), "miss map[miss:1]")
	s.must(s.SetOutcomesFinal(editor, "round-2", false))
	check(t, "list open again", result(), "open map[open:1]")
	s.must(s.ResolveForecast(editor, id, desk.Resolution{Result: record.Hit, By: []string{"deal"}, Why: text.Local{"en": "agreed"}, Words: wordsOf("agreed on joint work")}))
	check(t, "resolved", result(), "hit map[hit:1]")
	f := s.book().Forecasts[id].Forecast
	check(t, "with its words", fmt.Sprint(f.ResolvedBy, len(f.Resolving), len(f.Citations)), "[deal] 1 1")
	wantFault(t, "by nothing", s.ResolveForecast(editor, id, desk.Resolution{Result: record.Hit, By: []string{"none"}}), fault.Invalid, "record.no_resolver", "resolved_by[0]")
	wantFault(t, "no such result", s.ResolveForecast(editor, id, desk.Resolution{Result: "won"}), fault.Invalid, "record.bad_result", "result")
	wantFault(t, "no round", s.SetOutcomesFinal(editor, "opening", true), fault.Invalid, "record.final_no_round", "id")
}

// TestDraftsOfTheRecord: readers see none; many become public together or none does, and what
// is in the way is named.
func TestDraftsOfTheRecord(t *testing.T) {
	s := withResults(t)
	before := s.head()
	draft := func(words string) string {
		return string(s.mark("talks", 1, words, func(in *desk.NewStatement) { in.Draft = true }).Statement.ID)
	}
	one, two := draft("The islands stay open"), draft("Weiss led for Veld")
	check(t, "nothing is public", s.head(), before)
	if strings.Contains(s.public("talks"), one) {
		t.Error("readers see a draft")
	}
	refs := func(ids ...string) (all []desk.ItemRef) {
		for _, id := range ids {
			all = append(all, desk.ItemRef{Kind: record.KindStatement, ID: id})
		}
		return all
	}
	err := s.ReviewItems(editor, refs(one, "nothing", two), desk.PublishItems, desk.Once{})
	wantFault(t, "one is not there", err, fault.NotFound, "record.review_missing", "items[1]")
	check(t, "nothing is half done", s.head(), before)
	s.must(s.ReviewItems(editor, refs(one, two), desk.PublishItems, desk.Once{}))
	check(t, "public", len(s.book().Statements), 2)
	err = s.ReviewItems(editor, refs(one), desk.PublishItems, desk.Once{})
	wantFault(t, "no draft", err, fault.Conflict, "record.review_no_draft", "items[0]")
	wantFault(t, "none", s.ReviewItems(editor, nil, desk.PublishItems, desk.Once{}), fault.Invalid, "record.none_chosen", "items")
	err = s.ReviewItems(editor, []desk.ItemRef{{Kind: record.KindActor, ID: "mori"}}, desk.WithdrawItems, desk.Once{})
	wantFault(t, "somebody who has spoken", err, fault.Conflict, "record.review_named", "items[0]")
	s.must(s.ReviewItems(editor, refs(one, two), desk.WithdrawItems, desk.Once{}))
	check(t, "withdrawn", len(s.book().Statements), 0)
}

// TestADoubleIsMergedWithoutLoss: names, citations, offices, states of both are in one; what
// named the other names it; one who took part twice did once; the log holds.
func TestADoubleIsMergedWithoutLoss(t *testing.T) {
	s := withResults(t)
	name := func(words string) []record.Name { return []record.Name{{Lang: "en", Text: words}} }
	s.must(s.SaveActor(editor, record.Actor{ID: "mory", Kind: record.Person, Names: name("Mory"), Party: "tarn"}, 0))
	s.must(s.SaveTenure(editor, record.Tenure{ID: "mory-1", Person: "mory", Title: text.Local{"en": "Envoy"}, From: "2020", To: "2021"}, 0))
	s.mark("talks", 1, "The islands stay open", func(in *desk.NewStatement) { in.Speaker = []record.ActorID{"mori", "mory"} })
	deal, other := s.outcome("deal", "agreed on joint work", func(o *record.Outcome) { o.Bound = []record.ActorID{"mory"} }), s.outcome("deal-2", "joint work. The islands", func(o *record.Outcome) {
		o.Changes[0].Status = record.Proposed
	})
	for _, who := range []record.ActorID{"mori", "mory"} {
		_, err := s.PutParticipant(editor, record.Participant{Event: "round-2", Actor: who, Capacity: record.Head}, desk.Put{Words: wordsOf("Weiss led for Veld")})
		s.must(err)
	}
	f, err := s.PutForecast(editor, record.Forecast{Basis: record.Leak, Result: record.Open, Expects: text.Local{"en": "x"}, Origin: "mory"}, desk.Put{Words: wordsOf("had foretold joint work")})
	s.must(err)
	s.must(s.ResolveForecast(editor, f, desk.Resolution{Result: record.Hit, By: []string{string(other)}}))

	before := s.head()
	m := desk.Merger{Kind: record.KindActor, Keep: "mori", Drop: "mory"}
	plan, err := s.PreviewMerge(editor, m)
	s.must(err)
	check(t, "a preview changes nothing", s.head(), before)
	check(t, "planned", fmt.Sprint(len(plan.Moved), len(plan.Joined)), "4 1")
	done, err := s.MergeItems(editor, m)
	s.must(err)
	check(t, "done as planned", fmt.Sprint(done.Moved, done.Joined), fmt.Sprint(plan.Moved, plan.Joined))
	v := s.book()
	check(t, "names", fmt.Sprint(v.Actors["mori"].Names), "[{en Mori    } {en Mory alt   }]")
	check(t, "speakers", fmt.Sprint(v.Book.Statements[0].Speaker), "[mori]")
	check(t, "bound", fmt.Sprint(v.Outcomes[deal].Outcome.Bound), "[mori]")
	check(t, "took part", fmt.Sprintf("%d %s", len(v.Book.Participants), v.Book.Participants[0].Actor), "1 mori")
	check(t, "origin", v.Forecasts[f].Forecast.Origin, "mori")
	vocabulary, err := s.Vocabulary(editor)
	s.must(err)
	offices := 0
	for _, tenure := range vocabulary.Tenures {
		if tenure.Person == "mori" {
			offices++
		}
	}
	check(t, "offices", offices, 3)
	into, err := s.MergedInto(reader, record.KindActor, "mory")
	s.must(err)
	check(t, "the old address leads to", into, "mori")

	done, err = s.MergeItems(editor, desk.Merger{Kind: record.KindOutcome, Keep: "deal", Drop: "deal-2"})
	s.must(err)
	check(t, "citations of both, of the states too", done.Citations, 4)
	kept, err := json.Marshal(done)
	s.must(err)
	check(t, "words in the answer that is kept for a key", strings.Contains(string(kept), "joint work"), false)
	check(t, "states of both", s.states("deal"), "proposed 2031-05-20 1, agreed 2031-05-20 1")
	check(t, "resolved by", fmt.Sprint(s.book().Forecasts[f].Forecast.ResolvedBy), "[deal]")
	for _, c := range s.book().Outcomes["deal"].Outcome.Cites() {
		check(t, "words at their place", string([]rune(results)[c.Quote.Start:c.Quote.End]), c.Quote.Exact)
	}
	for _, row := range []struct {
		name       string
		m          desk.Merger
		key, field string
	}{
		{"with itself", desk.Merger{Kind: record.KindActor, Keep: "mori", Drop: "mori"}, "record.merge_itself", "drop"},
		{"with one that has gone", m, "record.merge_missing", "drop"},
		{"of different kinds", desk.Merger{Kind: record.KindActor, Keep: "mori", Drop: "veld"}, "record.merge_other_kind", "drop"},
		{"rounds", desk.Merger{Kind: record.KindEvent, Keep: "round-1", Drop: "round-2"}, "record.merge_kind", "kind"},
	} {
		_, err := s.MergeItems(editor, row.m)
		wantFault(t, row.name, err, fault.Invalid, row.key, row.field)
	}
	p, err := s.Head(reader, journal.Site)
	s.must(err)
	if p == before {
		t.Error("a merge is not in the journal")
	}
}
