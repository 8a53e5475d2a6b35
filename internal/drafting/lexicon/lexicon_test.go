package lexicon

import (
	"slices"
	"strings"
	"testing"

	"readout/internal/record"
)

// TestRowsAreUnderstood: a class or a kind that is misspelt would pass for none, and its word do nothing.
func TestRowsAreUnderstood(t *testing.T) {
	kind := func(t *testing.T, row []string, cell string) {
		t.Helper()
		if a := ActOf(cell); !a.None() && !slices.Contains(record.StatementKinds, a.Kind) {
			t.Errorf("%q has the kind %q", row, cell)
		}
	}
	for _, lang := range []string{"ja", "ru", "en"} {
		t.Run(lang+" verbs", func(t *testing.T) {
			for _, row := range Rows(lang+"_verbs.tsv", 5) {
				if VerbClassOf(strings.TrimSuffix(row[1], "+")) == NoClass {
					t.Errorf("%q has the class %q", row, row[1])
				}
				kind(t, row, strings.TrimSuffix(row[2], "~"))
				kind(t, row, row[3])
				if lang == "ja" { // elsewhere the column has forms
					kind(t, row, row[4])
				}
			}
		})
		t.Run(lang+" nouns", func(t *testing.T) {
			for _, row := range Rows(lang+"_nouns.tsv", 3) {
				if row[1] != "bare" {
					kind(t, row, strings.TrimPrefix(row[1], "="))
				}
				kind(t, row, row[2])
			}
		})
		t.Run(lang+" contents", func(t *testing.T) {
			all := Contents(lang + "_content.tsv")
			for _, c := range all {
				if c.Act.None() || !slices.Contains(record.StatementKinds, c.Act.Kind) || c.Weight < 1 || c.Weight > 9 {
					t.Errorf("%+v: want a kind, and a weight of one digit", c)
				}
			}
			if len(all) == 0 {
				t.Error("no rows")
			}
		})
	}
}
