package drafting

import (
	"strings"
	"unicode/utf8"
)

// verbClass says what a reporting word needs beside it to be an act of speech.
type verbClass uint8

const (
	noClass verbClass = iota
	say
	acts
	agrees
	relays
	asks
	light
	bare
	never
	sees
)

var verbClasses = map[string]verbClass{
	"say": say, "act": acts, "agree": agrees, "relay": relays, "ask": asks, "light": light, "bare": bare, "never": never, "see": sees,
}

// entry is a row of ja_verbs.tsv.
type entry struct {
	word    string
	class   verbClass
	act     act
	open    bool // the words may override the act
	negated act
	passive act
	before  string // of a phrase: what stands before the verb
}

// attitude is a row of ja_nouns.tsv.
type attitude struct {
	word    string
	act     act
	open    bool // the words before it decide
	negated act
	ends    bool
}

// speakerClass is what sort of speaker a name's ending tells.
type speakerClass uint8

const (
	nobody speakerClass = iota
	person
	group
	org
	state
	party
	joint
	outlet
	doc
	source
	pron
)

var speakerClasses = map[string]speakerClass{
	"person": person, "group": group, "org": org, "state": state, "party": party, "joint": joint,
	"outlet": outlet, "doc": doc, "source": source, "pron": pron,
}

// content is a row of a content lexicon: what the words themselves say.
type content struct {
	words  string
	act    act
	weight int
	end    bool
	pairs  pairSet // of its letters
}

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
		l.people[row[0]] = speakerClasses[row[1]] // "bare" is nobody
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
	e := &entry{word: row[0], class: verbClasses[row[1]], act: actOf(kind), open: open, negated: actOf(row[3]), passive: actOf(row[4])}
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

func loadContents(name string) []content {
	var all []content
	for _, row := range rows(name, 4) {
		all = append(all, content{words: row[0], act: actOf(row[1]), weight: int(row[2][0] - '0'), end: row[3] == "end", pairs: neighbours(row[0])})
	}
	return all
}
