package desk_test

import (
	"fmt"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// TestTheDeskOfARound: who keeps the record sees what readers do not, with its standing.
func TestTheDeskOfARound(t *testing.T) {
	s := withTwoRounds(t)
	v, err := s.DeskRound(editor, "round-2")
	s.must(err)
	check(t, "an outcome that a draft tells of", v.Standing[desk.ItemRef{Kind: record.KindOutcome, ID: "hidden"}], coverage.Waiting)
	check(t, "it is in the book", v.Record.Outcomes["hidden"] != nil, true)
	check(t, "what was said at a session", v.Standing[desk.ItemRef{Kind: record.KindStatement, ID: "go"}], coverage.Published)
	check(t, "outcomes of another round", v.Record.Outcomes["mend"] == nil, true)
	check(t, "who was there", fmt.Sprintf("%s for %s", v.Present[0].Actor.ID, v.Present[0].Party.ID), "mori for tarn")
	if _, err := s.DeskRound(editor, "series"); !fault.Is(err, fault.NotFound) {
		t.Errorf("a series is no round: got %v", err)
	}

	elsewhere := people.With(t.Context(), &people.User{ID: "v", Name: "Vera", On: map[coverage.ID]people.Role{"other": people.Editor}})
	v, err = s.DeskRound(elsewhere, "round-2")
	s.must(err)
	if v.Record.Outcomes["hidden"] != nil {
		t.Error("words of a draft are shown to who keeps the record of another page")
	}
}

// TestAnItemAtTheDesk: with where its words stand, and the outcomes of its series.
func TestAnItemAtTheDesk(t *testing.T) {
	s := withTwoRounds(t)
	v, err := s.DeskItem(editor, record.KindOutcome, "mend")
	s.must(err)
	o := v.Item.(*record.Outcome)
	place := v.Places[desk.CitedKey(o.Changes[0].Citations[0])]
	check(t, "where the words of a state stand", fmt.Sprintf("%s %d", place.Slug, place.N), "talks 1")
	check(t, "its round", v.Round.ID, "round-1")
	check(t, "outcomes of the series", len(v.Outcomes), 2)

	pages, err := s.CitablePages(editor, "opening")
	s.must(err)
	updates := make(map[string]int)
	for _, p := range pages {
		updates[p.Coverage.Slug] = len(p.Updates)
	}
	check(t, "pages that cover the round of a session, with their updates", fmt.Sprint(updates), "map[plan:0 talks:2]")

	s.must(s.ReviewItems(editor, []desk.ItemRef{{Kind: record.KindOutcome, ID: "hidden"}}, desk.WithdrawItems, desk.Once{}))
	if _, err := s.DeskItem(editor, record.KindOutcome, "hidden"); !fault.Is(err, fault.NotFound) {
		t.Errorf("what was taken out: got %v, want nothing there", err)
	}
	v, err = s.DeskItem(editor, record.KindOutcome, "mend")
	s.must(err)
	check(t, "outcomes that were taken out are not offered", len(v.Outcomes), 1)
}

// TestANewItemIsNew: a form for a new outcome does not write over one with the same id.
func TestANewItemIsNew(t *testing.T) {
	s := withTwoRounds(t)
	put := desk.Put{New: true, Words: &desk.Words{Slug: "talks", N: 1, Quote: text.Quote{Exact: "agreed to mend it"}}}
	o := record.Outcome{ID: "mend", Kind: record.Act, Event: "round-2", Title: text.Local{"en": "Another"}}
	_, err := s.PutOutcome(editor, o, put)
	if !fault.Is(err, fault.Conflict) {
		t.Fatalf("an id that is taken: got %v, want a conflict", err)
	}
	o.ID, o.Changes = "", []record.StatusChange{{Status: record.Agreed, Basis: record.BasisReported}}
	id, err := s.PutOutcome(editor, o, put)
	s.must(err)
	v, err := s.Outcome(reader, id)
	s.must(err)
	check(t, "a state without a day is of the day of the update", v.Steps[0].Change.AsOf, "2031-05-20")
}
