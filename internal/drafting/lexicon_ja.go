package drafting

import (
	"strings"
	"unicode/utf8"
)

// jaLexicon is all of ja_*.tsv, made for looking things up.
type jaLexicon struct {
	verbs     map[string][]*entry // by surface of the last token of a verb
	verbal    map[string]*entry   // verbal nouns
	phrases   map[string][]*entry // by the verbal noun they end with
	attitudes map[string]*attitude
	people    map[string]speakerClass
	longest   int // of the endings in people, in code points
	states    map[string]string
	letters   map[rune]string
	revealed  *entry // 明らかにする, which headlines cut short
	forecasts map[string]string
	contents  map[rune][]*content // by their first letter
}

func loadLexiconJa() *jaLexicon {
	l := &jaLexicon{
		verbs: make(map[string][]*entry), verbal: make(map[string]*entry), phrases: make(map[string][]*entry), attitudes: make(map[string]*attitude),
		people: make(map[string]speakerClass), states: make(map[string]string), letters: make(map[rune]string), forecasts: make(map[string]string),
		contents: make(map[rune][]*content),
	}
	for _, c := range loadContents("ja_content.tsv") {
		first, _ := utf8.DecodeRuneInString(c.words)
		l.contents[first] = append(l.contents[first], &c)
	}
	for _, row := range rows("ja_verbs.tsv", 5) {
		l.addVerb(row)
	}
	for _, row := range rows("ja_nouns.tsv", 4) {
		kind, open := strings.CutPrefix(row[1], "=")
		if kind == "bare" {
			continue
		}
		l.attitudes[row[0]] = &attitude{word: row[0], act: actOf(kind), open: open, negated: actOf(row[2]), ends: row[3] == "yes"}
	}
	for _, row := range rows("ja_people.tsv", 2) {
		l.people[row[0]] = speakerClassOf(row[1]) // "bare" is nobody
		l.longest = max(l.longest, utf8.RuneCountInString(row[0]))
	}
	for _, row := range rows("ja_forecasts.tsv", 2) {
		l.forecasts[row[0]] = row[1]
	}
	for _, row := range rows("ja_states.tsv", 3) {
		l.states[row[0]] = row[1]
		if letter, size := utf8.DecodeRuneInString(row[2]); size > 0 {
			l.letters[letter] = row[1]
		}
	}
	return l
}

func (l *jaLexicon) addVerb(row []string) {
	kind, open := strings.CutSuffix(row[2], "~")
	e := &entry{word: row[0], class: verbClassOf(row[1]), act: actOf(kind), open: open, negated: actOf(row[3]), passive: actOf(row[4])}
	if before, verb, phrase := strings.Cut(row[0], "|"); phrase {
		e.word, e.before = before+verb, before
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
func (l *jaLexicon) addSurfaces(verb string, e *entry) {
	for _, s := range surfaces(verb) {
		if e.before != "" {
			l.verbs[s] = append([]*entry{e}, l.verbs[s]...)
			continue
		}
		l.verbs[s] = append(l.verbs[s], e)
	}
}
