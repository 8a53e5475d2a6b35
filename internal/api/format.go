package api

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"readout/internal/coverage"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/zones"
)

// A format is a rule for a text that a schema names; the catalogue says it to people
// under "api.want.<format>".
var formats = map[string]func(string) bool{
	"slug":           func(s string) bool { return coverage.CheckSlug(s) == nil },
	"id":             record.ValidID,
	"zone":           isZone,
	"language":       isLanguage,
	"date-time":      isMoment,
	"moment-or-none": func(s string) bool { return s == "" || isMoment(s) },
	"day":            isDay,
	"since":          func(s string) bool { return isMoment(s) || isWholeDay(s) },
	"position":       isPosition,
	"if-match":       func(s string) bool { _, ok := revisionOf(s); return ok },
	"field":          regexp.MustCompile(`^(headline|body|caption/[0-9]{1,3})$`).MatchString,
}

func formatted(format, text string) bool {
	rule, ok := formats[format]
	return !ok || rule(text)
}

func isZone(s string) bool {
	_, err := zones.Load(s)
	return err == nil
}

// isLanguage takes tags such as "ja" and "zh-Hant"; they are keys, so that one form only will do.
func isLanguage(s string) bool {
	tag, err := language.Parse(s)
	return err == nil && tag.String() == s && s != "und"
}

func isMoment(s string) bool {
	_, err := time.Parse(time.RFC3339, s)
	return err == nil
}

// isDay takes a day, a month or a year: what is not known is not made up.
func isDay(s string) bool {
	return slices.ContainsFunc([]string{time.DateOnly, "2006-01", "2006"}, func(layout string) bool {
		_, err := time.Parse(layout, s)
		return err == nil
	})
}

func isWholeDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func isPosition(s string) bool {
	_, err := journal.ParsePosition(s)
	return err == nil
}

// nearest finds the word that was probably meant: at most a third of it mistyped, or the
// same letters in another case or with other hyphens.
func nearest(given string, words []string) (string, bool) {
	if len(given) > 60 {
		return "", false
	}
	best, distance := "", 1<<30
	for _, w := range words {
		if d := mistyped(plainly(given), plainly(w)); d < distance {
			best, distance = w, d
		}
	}
	return best, best != "" && distance <= max(1, len(best)/3)
}

func plainly(s string) string {
	return strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(s))
}

// mistyped counts the letters to put in, take out, replace or swap between two words.
func mistyped(a, b string) int {
	var before, above []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before, above, row = above, row, make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			row[j+1] = min(above[j+1]+1, row[j]+1, above[j]+differ(a[i], b[j]))
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}

func differ(a, b byte) int {
	if a == b {
		return 0
	}
	return 1
}
