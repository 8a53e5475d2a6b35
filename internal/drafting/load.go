package drafting

import (
	"strings"

	"readout/internal/drafting/eu"
	"readout/internal/drafting/ja"
	"readout/internal/record"
)

// Langs are the languages that texts are read in.
var Langs = []string{"ja", "en", "ru"}

// Load makes ready what reading a language takes, which the first text in it would wait for: of
// Japanese a dictionary. It may be called at any time, by anybody, again.
func Load(lang string) {
	switch lang {
	case "ja":
		ja.Load()
	default:
		eu.Load(lang)
	}
}

// Holds tells whether the record has words already: most of them, or words that are most of them.
// Of drafts that were read without Options.Held it tells which are not to be offered.
func (h *Held) Holds(words string) bool { return h.holds(words) }

// Plain gives what a speaker is called who is not known: the name without the office where the
// text has it so, else as printed.
func (s Speaker) Plain() string {
	if eu.IsPronoun(s.Printed) && len(s.Names) > 0 {
		return s.Names[min(1, len(s.Names)-1)] // nobody is called he; the first is as printed where they are named
	}
	if s.Role != "" && len(s.Names) > 0 && strings.Contains(s.Printed, s.Names[0]) {
		return s.Names[0]
	}
	return s.Printed
}

// Sort guesses what a speaker is whom the record does not know: who has an office is a person.
// "" is no guess.
func (s Speaker) Sort() record.ActorKind {
	if s.Role != "" {
		return record.Person
	}
	return ""
}
