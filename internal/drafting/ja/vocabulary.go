package ja

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/lexicon"
)

// vocabulary is all of ja_*.tsv, made for looking things up.
type vocabulary struct {
	verbs     map[string][]*lexicon.Verb // by surface of the last token of a verb
	verbal    map[string]*lexicon.Verb   // verbal nouns
	phrases   map[string][]*lexicon.Verb // by the verbal noun they end with
	attitudes map[string]*lexicon.Attitude
	people    map[string]discourse.SpeakerClass
	longest   int // of the endings in people, in code points
	states    map[string]string
	letters   map[rune]string
	revealed  *lexicon.Verb // 明らかにする, which headlines cut short
	forecasts map[string]string
	contents  map[rune][]*lexicon.Content // by their first letter
}

func loadVocabulary() *vocabulary {
	l := &vocabulary{
		verbs: make(map[string][]*lexicon.Verb), verbal: make(map[string]*lexicon.Verb), phrases: make(map[string][]*lexicon.Verb), attitudes: make(map[string]*lexicon.Attitude),
		people: make(map[string]discourse.SpeakerClass), states: make(map[string]string), letters: make(map[rune]string), forecasts: make(map[string]string),
		contents: make(map[rune][]*lexicon.Content),
	}
	for _, c := range lexicon.Contents("ja_content.tsv") {
		c.Words = plainForms.Replace(c.Words)
		first, _ := utf8.DecodeRuneInString(c.Words)
		l.contents[first] = append(l.contents[first], &c)
	}
	for _, all := range l.contents {
		slices.SortStableFunc(all, func(a, b *lexicon.Content) int { return b.Weight - a.Weight })
	}
	for _, row := range lexicon.Rows("ja_verbs.tsv", 5) {
		l.addVerb(row)
	}
	for _, row := range lexicon.Rows("ja_nouns.tsv", 4) {
		kind, open := strings.CutPrefix(row[1], "=")
		if kind == "bare" {
			continue
		}
		l.attitudes[row[0]] = &lexicon.Attitude{Word: row[0], Act: lexicon.ActOf(kind), Open: open, Negated: lexicon.ActOf(row[2]), Ends: row[3] == "yes"}
	}
	for _, row := range lexicon.Rows("ja_people.tsv", 2) {
		l.people[row[0]] = discourse.SpeakerClassOf(row[1]) // "bare" is nobody
		l.longest = max(l.longest, utf8.RuneCountInString(row[0]))
	}
	for _, row := range lexicon.Rows("ja_forecasts.tsv", 2) {
		l.forecasts[row[0]] = row[1]
	}
	for _, row := range lexicon.Rows("ja_states.tsv", 3) {
		l.states[row[0]] = row[1]
		if letter, size := utf8.DecodeRuneInString(row[2]); size > 0 {
			l.letters[letter] = row[1]
		}
	}
	return l
}

func (l *vocabulary) addVerb(row []string) {
	kind, open := strings.CutSuffix(row[2], "~")
	e := &lexicon.Verb{Word: row[0], Class: lexicon.VerbClassOf(row[1]), Act: lexicon.ActOf(kind), Open: open, Negated: lexicon.ActOf(row[3]), Passive: lexicon.ActOf(row[4])}
	if before, verb, phrase := strings.Cut(row[0], "|"); phrase {
		e.Word, e.Before = before+verb, before
		if before == "明らかに" {
			l.revealed = e
		}
		if endsAsVerb(verb) {
			l.addSurfaces(verb, e)
		} else {
			l.phrases[verb] = append(l.phrases[verb], e)
		}
		return
	}
	verb := row[0]
	if endsAsVerb(verb) {
		l.addSurfaces(verb, e)
		return
	}
	l.verbal[verb] = e
}

func endsAsVerb(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return fiveRows[last] != ""
}

// addSurfaces puts phrases before plain verbs, so that the longer words win.
func (l *vocabulary) addSurfaces(verb string, e *lexicon.Verb) {
	for _, s := range surfaces(verb) {
		if e.Before != "" {
			l.verbs[s] = append([]*lexicon.Verb{e}, l.verbs[s]...)
			continue
		}
		l.verbs[s] = append(l.verbs[s], e)
	}
}
