// Package sievetest tries sieves on real lines.
package sievetest

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/width"

	"readout/internal/paste/sieve"
)

// LoseNothing tells of every line of every page of a folder, whole and cut, whether a sieve says of it
// what its expression says.
func LoseNothing(t *testing.T, folder string, sieves ...*sieve.Expr) {
	t.Helper()
	for _, s := range linesOf(t, folder) {
		for _, sv := range sieves {
			if want := sv.Expr.MatchString(s); sv.MatchString(s) != want {
				t.Errorf("%q of %q: want %v", sv, s, want)
			}
		}
	}
}

// linesOf gives each line of the pages of a folder once, as it is and in lower case and half width.
func linesOf(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*"))
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
			l = strings.TrimFunc(l, unicode.IsSpace)
			if len(l) > 400 {
				l = l[:400]
			}
			seen[l], seen[width.Fold.String(strings.ToLower(l))] = true, true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
