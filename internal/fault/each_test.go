package fault_test

import (
	"slices"
	"testing"

	"readout/internal/fault"
)

// TestEachGivesWhatWasJoined: one fault alone is itself.
func TestEachGivesWhatWasJoined(t *testing.T) {
	one, two := fault.At("title", "field.missing"), fault.At("slug", "field.missing")
	if got := one.Each(); !slices.Equal(got, []*fault.Error{one}) {
		t.Errorf("of one alone: %v", got)
	}
	joined, ok := fault.Join(one, nil, two).(*fault.Error)
	if !ok || !slices.Equal(joined.Each(), []*fault.Error{one, two}) {
		t.Errorf("of two: %v", joined)
	}
}
