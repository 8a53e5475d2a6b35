package paste

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
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

func someSieves() []*sieve {
	all := []*sieve{
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

// TestWhatASieveAsks: an expression is not tried where what it must begin with, end with or hold is missing.
func TestWhatASieveAsks(t *testing.T) {
	for _, row := range []struct {
		source, text string
		want         bool
	}{
		{`^photo: `, "a photo: ", false},
		{`^photo: `, "photo: by", true},
		{`(?i)^photo: `, "PHOTO: by", true},
		{`^(?:a|b)c?`, "", false},
		{`^[^a]*$`, "", true},
		{`\d{2}`, "no number", false},
		{`x*`, "anything", true},
		{`(?:one|two)$`, "one of", false},
		{`(?:one|two)`, "a stone", true},
		{`(?:one|two)`, "nothing", false},
		{`(?i)ſ`, "s", true},
		{`^更新|更新$`, "最終更新", true},
		{`^更新|更新$`, "最終", false},
		{`(?m)^b`, "a\nb", true},
		{`\bok\b`, "is ok.", true},
		{`^\p{Lu}`, "Ж", true},
		{`^\p{Lu}`, "1", false},
		{`^.$`, "\xff", true},
		{`one`, strings.Repeat(".", longSieved+1), true}, // too long to be looked through
	} {
		check(t, row.source+" may match "+head(row.text, 20), sieved(row.source).mayMatch(row.text), row.want)
	}
}
