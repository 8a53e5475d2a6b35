package paste

import (
	"regexp"
	"strings"
)

// Lengths in columns (see width).
const (
	longHeadline   = 240 // a first paragraph longer than this is no headline even without a full stop
	longLone       = 200 // a lone paragraph longer than this that ends as a sentence is body
	longExclaiming = 120 // a headline that ends in "!" or "?"
)

// habit is how a page writes its updates.
type habit struct {
	bare bool // many updates come without a headline: a lone sentence is body as well
}

// habitOf looks at the updates of several paragraphs, where a headline shows itself.
func habitOf(texts [][]string) habit {
	several, bare := 0, 0
	for _, t := range texts {
		if len(t) > 1 {
			several++
			if !heads(t[0]) {
				bare++
			}
		}
	}
	return habit{bare: several > 0 && bare*4 >= several}
}

// split tells headline from body. Nothing but the first paragraph is ever a headline.
func (h habit) split(text []string) (string, []string) {
	switch {
	case len(text) == 0:
		return "", nil
	case len(text) > 1 && heads(text[0]):
		return text[0], text[1:]
	case len(text) > 1:
		return "", text
	case !stopped(text[0], false) && width(text[0]) <= longHeadline:
		return text[0], nil
	case h.bare || width(text[0]) > longLone:
		return "", text
	}
	return text[0], nil
}

var (
	listed   = regexp.MustCompile(`^(?:[•●・■▪*–—-]|\d{1,2}[.)]|[qa問答вo]:)\s`)
	sentence = regexp.MustCompile(`[.!?]["”»)]?\s+[\p{Lu}“"«]|。.`)
)

// heads tells whether a first paragraph with others below it is a headline: it does not
// end as a sentence does, or only exclaims or asks, and is short.
func heads(s string) bool {
	n := normal(s)
	switch {
	case width(s) > longHeadline || listed.MatchString(n) || strings.HasSuffix(n, ":") || strings.HasSuffix(n, ","):
		return false
	case !stopped(s, false):
		return true
	}
	return !stopped(s, true) && width(s) <= longExclaiming && !sentence.MatchString(s)
}
