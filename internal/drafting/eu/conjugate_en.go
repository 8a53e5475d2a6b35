package eu

import (
	"strings"

	"readout/internal/drafting/lexicon"
)

// formsEn gives the forms of an English verb: says, said, saying.
func formsEn(verb string) []string {
	switch {
	case strings.HasSuffix(verb, "e"):
		return []string{verb, verb + "s", verb + "d", strings.TrimSuffix(verb, "e") + "ing"}
	case strings.HasSuffix(verb, "y") && !strings.ContainsAny(verb[max(0, len(verb)-2):len(verb)-1], "aeou"):
		stem := strings.TrimSuffix(verb, "y")
		return []string{verb, stem + "ies", stem + "ied", verb + "ing"}
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "ch"), strings.HasSuffix(verb, "x"):
		return []string{verb, verb + "es", verb + "ed", verb + "ing"}
	case doubles[verb]:
		last := verb[len(verb)-1:]
		return []string{verb, verb + "s", verb + last + "ed", verb + last + "ing"}
	}
	return []string{verb, verb + "s", verb + "ed", verb + "ing"}
}

// doubles are verbs that double their last letter.
var doubles = lexicon.Set("admit", "regret", "commit", "slam", "beg", "permit", "rebut", "quip")
