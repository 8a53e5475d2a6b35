package eu

import (
	"slices"
	"strings"
	"sync"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/lexicon"
)

// entry is a row of ru_verbs.tsv or en_verbs.tsv, with how one form of it stands.
type entry struct {
	lexicon.Verb
	gerund  bool // заявив, saying
	passive bool // заявлено
	base    bool // say: an infinitive, or the present of the plural
	past    bool // said: may be a participle
	object  bool // a verb of saying that takes an object: подчеркнул важность
	we      bool // призываем: whoever speaks for the page
	after   string
}

type vocabulary struct {
	lang     string
	verbs    map[string][]*entry
	nouns    map[string]*lexicon.Attitude // en: whole words; ru: beginnings
	people   map[string]discourse.SpeakerClass
	states   map[string]bool // as they stand beside names
	oblique  map[string]bool // of those, forms in which nobody speaks: Израиля
	contents []content
}

// Load makes ready what reading a language, ru or en, takes.
func Load(lang string) { vocabularyOf(lang) }

func vocabularyOf(lang string) *vocabulary {
	if lang == "ru" {
		return loadRussian()
	}
	return loadEnglish()
}

var loadRussian = sync.OnceValue(func() *vocabulary {
	l := load("ru")
	for _, row := range lexicon.Rows("ru_states.tsv", 1) {
		forms := strings.Split(row[0], ",")
		for i, form := range forms {
			l.states[form] = true
			l.oblique[form] = i > 0 && form != forms[0] && !strings.HasSuffix(form, "ая")
		}
	}
	for _, row := range lexicon.Rows("ru_verbs.tsv", 5) {
		for _, infinitive := range strings.Split(row[0], ",") {
			e, verb, after := entryOfRow(strings.TrimSpace(infinitive), row)
			for _, f := range formsRu(verb) {
				l.put(f, &entry{Verb: e, after: after, gerund: isGerundRu(f), object: row[1] == "say+", we: isOursRu(f)})
			}
		}
		e, _, after := entryOfRow(row[0], row)
		e.Word = strings.ReplaceAll(firstOf(row[0]), "|", " ")
		for _, f := range strings.Split(row[4], ",") {
			f = strings.ReplaceAll(strings.TrimSpace(f), "ё", "е")
			if stem, ok := strings.CutSuffix(f, "ла"); ok { // командование отвергло
				l.put(stem+"ло", &entry{Verb: e, after: after, object: row[1] == "say+"})
			}
			l.put(f, &entry{Verb: e, after: after, object: row[1] == "say+", passive: isPassiveRu(f), we: isOursRu(f)})
		}
	}
	return l
})

var loadEnglish = sync.OnceValue(func() *vocabulary {
	l := load("en")
	for _, row := range lexicon.Rows("en_states.tsv", 1) {
		l.states[row[0]] = true
	}
	for _, row := range lexicon.Rows("en_verbs.tsv", 5) {
		e, verb, after := entryOfRow(row[0], row)
		irregular := strings.Split(row[4], ",")
		for i, f := range formsEn(verb) {
			if i == 2 && irregular[0] != "" && !strings.HasSuffix(irregular[0], "s") {
				continue // told, not telled
			}
			l.put(f, &entry{Verb: e, after: after, base: i == 0, past: i == 2, gerund: i == 3})
		}
		for _, f := range irregular {
			f = strings.TrimSpace(f)
			l.put(f, &entry{Verb: e, after: after, past: !strings.HasSuffix(f, "s"), gerund: strings.HasSuffix(f, "ing")})
		}
	}
	return l
})

// firstOf gives the infinitive that a row of several is called by.
func firstOf(infinitives string) string {
	first, _, _ := strings.Cut(infinitives, ",")
	return first
}

// put adds a form; entries that want a word behind the verb come before those that do not.
func (l *vocabulary) put(form string, e *entry) {
	switch {
	case form == "":
	case e.after != "":
		l.verbs[form] = append([]*entry{e}, l.verbs[form]...)
	default:
		l.verbs[form] = append(l.verbs[form], e)
	}
}

// entryOfRow reads a row for one of its verbs, and the word it wants behind it.
func entryOfRow(word string, row []string) (e lexicon.Verb, verb, after string) {
	kind, open := strings.CutSuffix(row[2], "~")
	verb, after, _ = strings.Cut(word, "|")
	e = lexicon.Verb{Word: strings.ReplaceAll(word, "|", " "), Class: lexicon.VerbClassOf(strings.TrimSuffix(row[1], "+")), Act: lexicon.ActOf(kind), Open: open, Negated: lexicon.ActOf(row[3])}
	return e, verb, after
}

func load(lang string) *vocabulary {
	l := &vocabulary{
		lang: lang, verbs: make(map[string][]*entry), nouns: make(map[string]*lexicon.Attitude), people: make(map[string]discourse.SpeakerClass), states: make(map[string]bool), oblique: make(map[string]bool),
		contents: contents(lang + "_content.tsv"),
	}
	slices.SortStableFunc(l.contents, func(a, b content) int { return b.Weight - a.Weight })
	for _, row := range lexicon.Rows(lang+"_nouns.tsv", 2) {
		kind, open := strings.CutPrefix(row[1], "=")
		l.nouns[row[0]] = &lexicon.Attitude{Word: row[0], Act: lexicon.ActOf(kind), Open: open}
	}
	for _, row := range lexicon.Rows(lang+"_people.tsv", 2) {
		l.people[row[0]] = classOf(row[1])
	}
	return l
}

// thing cannot speak, though a verb of saying may follow it: the chart says.
const thing discourse.SpeakerClass = 100

func classOf(name string) discourse.SpeakerClass {
	if name == "thing" {
		return thing
	}
	return discourse.SpeakerClassOf(name)
}

// noun finds the attitude that a word begins or is.
func (l *vocabulary) noun(low string) *lexicon.Attitude {
	if l.lang == "en" {
		return l.nouns[low]
	}
	r := []rune(low)
	for n := len(r); n >= 4; n-- {
		if a := l.nouns[string(r[:n])]; a != nil && len(r)-n <= 4 {
			return a
		}
	}
	return nil
}

// class tells what sort of speaker a word names, by its own or, in Russian, its beginning.
func (l *vocabulary) class(w *word) discourse.SpeakerClass {
	if c, ok := l.people[w.low]; ok {
		return c
	}
	if l.lang == "en" || prepositions[w.low] { // после is no посол
		return discourse.Nobody
	}
	if i := strings.LastIndexByte(w.low, '-'); i > 0 { // вице-премьер, экс-глава
		if c := l.beginning(w.low[i+1:]); c != discourse.Nobody {
			return c
		}
	}
	return l.beginning(w.low)
}

// beginning leaves at most four letters of ending, so that главный is no глава.
func (l *vocabulary) beginning(low string) discourse.SpeakerClass {
	r := []rune(low)
	for n := len(r); n >= 3; n-- {
		c, ok := l.people[string(r[:n])]
		if ok && len(r)-n <= 3 && (n > 4 || len(r)-n <= 2) && !adjectiveRu(string(r[n:])) {
			return c
		}
	}
	return discourse.Nobody
}

func adjectiveRu(ending string) bool {
	return strings.HasPrefix(ending, "н") || strings.HasPrefix(ending, "ск") || ending == "ый" || ending == "ая" || ending == "ое"
}
