package paste

import (
	"testing"

	"readout/internal/paste/sieve"
	"readout/internal/paste/sieve/sievetest"
)

func TestSievesLoseNothing(t *testing.T) { sievetest.LoseNothing(t, "testdata", someSieves()...) }

func someSieves() []*sieve.Expr {
	return []*sieve.Expr{
		creditStart, creditLone, creditBelow, captionLead, creditIn, creditSlash, creditAgency, creditBy, creditGiven, creditOf, creditGlued, creditEnd, slashLone, slashEnd,
		outletAndName, creditPiped, creditNamed, creditSized, notCredit, creditYear, creditLost, fromArchive,
		creditShot, firstOfList, secondOfList, clockTwice, titleEnd, clockAlone, clockBehind, addedAt, oneTag, pictured, crawlHead, momentEnd, signedAt, readsOn,
	}
}
