package paste

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/paste/sieve"
)

// TestSievesLoseNothing: of every line of every page here, whole and cut, a sieve says what its
// expression says.
func TestSievesLoseNothing(t *testing.T) {
	sieves := someSieves()
	for _, s := range linesHere(t) {
		for _, sv := range sieves {
			if want := sv.Regexp.MatchString(s); sv.MatchString(s) != want {
				t.Errorf("%q of %q: want %v", sv, s, want)
			}
		}
	}
}

func someSieves() []*sieve.Expr {
	all := []*sieve.Expr{
		creditStart, creditLone, creditBelow, captionLead, creditIn, creditSlash, creditBy, creditGiven, creditOf, creditGlued, creditEnd, slashLone, slashEnd,
		outletAndName, creditPiped, creditNamed, creditSized, notCredit, creditYear, creditLost, fromArchive, timePart, wordPart, aboutPart, labelPart, leadInPart,
		trailingPart, bracketedClock, doubledClock, oneTag, pictured, crawlHead, momentEnd, signedAt, readsOn, stampWord, abbreviated, counter, otherDay,
	}
	for _, pt := range patterns {
		all = append(all, pt.re)
	}
	for _, f := range dayForms {
		all = append(all, f.re)
	}
	return append(all, agoForms...)
}

// linesHere gives each line of the pages of testdata once, in normal form and as it is.
func linesHere(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	seen := map[string]bool{"": true}
	for _, name := range files {
		page, err := os.ReadFile(name)
		if err != nil {
			continue // a folder
		}
		for l := range strings.Lines(string(page)) {
			l = strings.TrimFunc(l, isSpace)
			if len(l) > 400 {
				l = l[:400]
			}
			seen[l], seen[normal(l)] = true, true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
