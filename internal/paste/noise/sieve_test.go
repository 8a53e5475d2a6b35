package noise

import (
	"testing"

	"readout/internal/paste/sieve"
	"readout/internal/paste/sieve/sievetest"
)

func TestSievesLoseNothing(t *testing.T) {
	all := []*sieve.Expr{counter, keptRights, ownedSince, listOf}
	for _, pt := range patterns {
		all = append(all, pt.re)
	}
	sievetest.LoseNothing(t, "../testdata", all...)
}
