package clock

import (
	"testing"

	"readout/internal/paste/sieve"
	"readout/internal/paste/sieve/sievetest"
)

func TestSievesLoseNothing(t *testing.T) {
	all := append([]*sieve.Expr{timePart, wordPart, bareDay, zoneClosed, aboutPart, labelPart, leadInPart, trailingPart, bracketedClock, doubledClock, stampWord, otherDay, loosePart, looseNot, looseLead, calledPart}, agoForms...)
	for _, f := range dayForms {
		all = append(all, f.re)
	}
	sievetest.LoseNothing(t, "../testdata", all...)
}
