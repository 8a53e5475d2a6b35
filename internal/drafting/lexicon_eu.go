package drafting

import (
	"slices"
	"strings"
	"sync"
)

// entryEu is a row of ru_verbs.tsv or en_verbs.tsv, with how one form of it stands.
type entryEu struct {
	entry
	gerund  bool // заявив, saying
	passive bool // заявлено
	base    bool // say: an infinitive, or the present of the plural
	past    bool // said: may be a participle
	object  bool // a verb of saying that takes an object: подчеркнул важность
	we      bool // призываем: whoever speaks for the page
	after   string
}

type lexiconEu struct {
	lang     string
	verbs    map[string][]*entryEu
	nouns    map[string]*attitude // en: whole words; ru: beginnings
	people   map[string]speakerClass
	states   map[string]bool // as they stand beside names
	oblique  map[string]bool // of those, forms in which nobody speaks: Израиля
	contents []contentEu
}

// LoadEu makes ready what reading a language, ru or en, takes.
func LoadEu(lang string) { lexiconOf(lang) }

func lexiconOf(lang string) *lexiconEu {
	if lang == "ru" {
		return loadRussian()
	}
	return loadEnglish()
}

var loadRussian = sync.OnceValue(func() *lexiconEu {
	l := loadEu("ru")
	for _, row := range rows("ru_states.tsv", 1) {
		forms := strings.Split(row[0], ",")
		for i, form := range forms {
			l.states[form] = true
			l.oblique[form] = i > 0 && form != forms[0] && !strings.HasSuffix(form, "ая")
		}
	}
	for _, row := range rows("ru_verbs.tsv", 5) {
		for _, infinitive := range strings.Split(row[0], ",") {
			e, verb, after := entryOfRow(strings.TrimSpace(infinitive), row)
			for _, f := range formsRu(verb) {
				l.put(f, &entryEu{entry: e, after: after, gerund: isGerundRu(f), object: row[1] == "say+", we: isOursRu(f)})
			}
		}
		e, _, after := entryOfRow(row[0], row)
		for _, f := range strings.Split(row[4], ",") {
			f = strings.ReplaceAll(strings.TrimSpace(f), "ё", "е")
			if stem, ok := strings.CutSuffix(f, "ла"); ok { // командование отвергло
				l.put(stem+"ло", &entryEu{entry: e, after: after, object: row[1] == "say+"})
			}
			l.put(f, &entryEu{entry: e, after: after, object: row[1] == "say+", passive: isPassiveRu(f), we: isOursRu(f)})
		}
	}
	return l
})

var loadEnglish = sync.OnceValue(func() *lexiconEu {
	l := loadEu("en")
	for _, row := range rows("en_states.tsv", 1) {
		l.states[row[0]] = true
	}
	for _, row := range rows("en_verbs.tsv", 5) {
		e, verb, after := entryOfRow(row[0], row)
		irregular := strings.Split(row[4], ",")
		for i, f := range formsEn(verb) {
			if i == 2 && irregular[0] != "" && !strings.HasSuffix(irregular[0], "s") {
				continue // told, not telled
			}
			l.put(f, &entryEu{entry: e, after: after, base: i == 0, past: i == 2, gerund: i == 3})
		}
		for _, f := range irregular {
			f = strings.TrimSpace(f)
			l.put(f, &entryEu{entry: e, after: after, past: !strings.HasSuffix(f, "s"), gerund: strings.HasSuffix(f, "ing")})
		}
	}
	return l
})

// put adds a form; entries that want a word behind the verb come before those that do not.
func (l *lexiconEu) put(form string, e *entryEu) {
	switch {
	case form == "":
	case e.after != "":
		l.verbs[form] = append([]*entryEu{e}, l.verbs[form]...)
	default:
		l.verbs[form] = append(l.verbs[form], e)
	}
}

// entryOfRow reads a row for one of its verbs, and the word it wants behind it.
func entryOfRow(word string, row []string) (e entry, verb, after string) {
	kind, open := strings.CutSuffix(row[2], "~")
	verb, after, _ = strings.Cut(word, "|")
	e = entry{word: strings.ReplaceAll(word, "|", " "), class: verbClassOf(strings.TrimSuffix(row[1], "+")), act: actOf(kind), open: open, negated: actOf(row[3])}
	return e, verb, after
}

func loadEu(lang string) *lexiconEu {
	l := &lexiconEu{
		lang: lang, verbs: make(map[string][]*entryEu), nouns: make(map[string]*attitude), people: make(map[string]speakerClass), states: make(map[string]bool), oblique: make(map[string]bool),
		contents: contentsEu(lang + "_content.tsv"),
	}
	slices.SortStableFunc(l.contents, func(a, b contentEu) int { return b.weight - a.weight })
	for _, row := range rows(lang+"_nouns.tsv", 2) {
		kind, open := strings.CutPrefix(row[1], "=")
		l.nouns[row[0]] = &attitude{word: row[0], act: actOf(kind), open: open}
	}
	for _, row := range rows(lang+"_people.tsv", 2) {
		l.people[row[0]] = euClasses(row[1])
	}
	return l
}

// thing cannot speak, though a verb of saying may follow it: the chart says.
const thing speakerClass = 100

func euClasses(name string) speakerClass {
	if name == "thing" {
		return thing
	}
	return speakerClassOf(name)
}

// noun finds the attitude that a word begins or is.
func (l *lexiconEu) noun(low string) *attitude {
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
func (l *lexiconEu) class(w *word) speakerClass {
	if c, ok := l.people[w.low]; ok {
		return c
	}
	if l.lang == "en" || prepositionsEu[w.low] { // после is no посол
		return nobody
	}
	if i := strings.LastIndexByte(w.low, '-'); i > 0 { // вице-премьер, экс-глава
		if c := l.beginning(w.low[i+1:]); c != nobody {
			return c
		}
	}
	return l.beginning(w.low)
}

// beginning leaves at most four letters of ending, so that главный is no глава.
func (l *lexiconEu) beginning(low string) speakerClass {
	r := []rune(low)
	for n := len(r); n >= 3; n-- {
		c, ok := l.people[string(r[:n])]
		if ok && len(r)-n <= 3 && (n > 4 || len(r)-n <= 2) && !adjectiveRu(string(r[n:])) {
			return c
		}
	}
	return nobody
}

func adjectiveRu(ending string) bool {
	return strings.HasPrefix(ending, "н") || strings.HasPrefix(ending, "ск") || ending == "ый" || ending == "ая" || ending == "ое"
}
