package printed

import (
	"testing"

	"readout/internal/paste/sieve/sievetest"
)

func TestAbbreviationsAreFoundByTheirSieve(t *testing.T) {
	sievetest.LoseNothing(t, "../testdata", abbreviated)
}
