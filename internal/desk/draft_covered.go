package desk

import (
	"slices"

	"readout/internal/record"
)

// covered gives the words of an update that are offered, decided about or on record, whatever kind of
// item: what is left of it was missed, or says nothing.
func (s *draftSource) covered(items []DraftedItem, n int) []string {
	var all []string
	for i := range items {
		for _, place := range items[i].Places {
			if place.N == n {
				all = append(all, place.Quote.Exact)
			}
		}
	}
	cited := func(of []record.Citation) {
		for _, c := range of {
			if c.N == n && c.Coverage == string(s.c.ID) {
				all = append(all, c.Quote.Exact)
			}
		}
	}
	for _, st := range s.items.Statements {
		cited(st.Citations)
	}
	for _, o := range s.items.Outcomes {
		cited(o.Citations)
	}
	for _, f := range s.items.Forecasts {
		cited(f.Citations)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
