package desk_test

import (
	"context"
	"fmt"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// TestAnOutcomeFindsWhatItResolved: also a forecast about another round, on no issue of its own;
// and what names it as its resolver keeps it in the record.
func TestAnOutcomeFindsWhatItResolved(t *testing.T) {
	s := withResults(t)
	deal := s.outcome("deal", "agreed on joint work")
	id, err := s.PutForecast(editor, record.Forecast{Basis: record.Leak, Result: record.Open, Event: "round-1", Expects: text.Local{"en": "x"}}, desk.Put{Words: wordsOf("had foretold joint work")})
	s.must(err)
	s.must(s.ResolveForecast(editor, id, desk.Resolution{Result: record.Hit, By: []string{string(deal)}}))
	found := func() string {
		t.Helper()
		v, err := s.Outcome(reader, deal)
		s.must(err)
		return fmt.Sprint(len(v.Record.Forecasts))
	}
	check(t, "forecasts that it resolved", found(), "1")
	err = s.ReviewItems(editor, []desk.ItemRef{{Kind: record.KindOutcome, ID: string(deal)}}, desk.WithdrawItems, desk.Once{})
	wantFault(t, "taking it out", err, fault.Conflict, "record.review_named", "items[0]")
	s.must(s.ResolveForecast(editor, id, desk.Resolution{Result: record.Open}))
	check(t, "once it is open again", found(), "0")
	s.must(s.ReviewItems(editor, []desk.ItemRef{{Kind: record.KindOutcome, ID: string(deal)}}, desk.WithdrawItems, desk.Once{}))
}

// TestAMergeDoesNotReadAllForecasts counts its work in allocations, as the readouts' is counted.
func TestAMergeDoesNotReadAllForecasts(t *testing.T) {
	work := func(forecasts int) float64 {
		s := withResults(t)
		s.outcome("deal", "agreed on joint work")
		s.outcome("deal-2", "joint work. The islands")
		_, err := store.Commit(t.Context(), s.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
			for i := range forecasts {
				f := record.Forecast{ID: record.ForecastID(fmt.Sprintf("f-%d", i)), Basis: record.Leak, Result: record.Hit, ResolvedBy: []string{"elsewhere"}}
				if _, err := tx.SaveItem(ctx, f, coverage.Published, "tests"); err != nil {
					return struct{}{}, err
				}
			}
			return struct{}{}, nil
		})
		s.must(err)
		return testing.AllocsPerRun(1, func() {
			_, err := s.PreviewMerge(editor, desk.Merger{Kind: record.KindOutcome, Keep: "deal", Drop: "deal-2"})
			s.must(err)
		})
	}
	few, many := work(1), work(1000)
	t.Logf("%.0f allocations, with a thousand forecasts %.0f", few, many)
	if many > 1.2*few {
		t.Errorf("%.0f allocations, with a thousand forecasts %.0f", few, many)
	}
}
