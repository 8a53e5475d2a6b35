package drafting

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/record"
)

// What the lexicons know of states is what papers write of most of them. A record has the sides of its
// own talks: provinces, movements, states that were. Where it names one that a lexicon does not, the
// text is read with a copy of the lexicon that knows it.

// states gives the names of states in a language, in order.
func (g *Gazetteer) states(lang string) []string {
	if g == nil {
		return nil
	}
	var all []string
	for _, a := range g.actors {
		if a.Kind != record.State {
			continue
		}
		for _, n := range a.Names {
			if n.Lang == lang && utf8.RuneCountInString(n.Text) > 1 {
				all = append(all, n.Text)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// with gives a lexicon that knows the states of a record, too.
func (l *jaLexicon) with(g *Gazetteer) *jaLexicon {
	own := *l
	for _, name := range g.states("ja") {
		if _, known := l.states[name]; known {
			continue
		}
		if len(own.states) == len(l.states) {
			own.states = maps.Clone(l.states)
		}
		own.states[name] = name
	}
	return &own
}

// with gives a lexicon that knows the states of a record, too, those of one word: of more, each word
// is somebody else's as well.
func (l *lexiconEu) with(g *Gazetteer) *lexiconEu {
	own := *l
	for _, name := range g.states(l.lang) {
		if l.states[name] || strings.ContainsAny(name, " \u00a0") {
			continue
		}
		if len(own.states) == len(l.states) {
			own.states, own.oblique = maps.Clone(l.states), maps.Clone(l.oblique)
		}
		own.states[name] = true
		if l.lang == "ru" {
			for _, form := range casesOfRu(name) {
				own.states[form], own.oblique[form] = true, true
			}
		}
	}
	return &own
}

// caseEndingsRu has the endings of names in the singular, that of the nominative first.
var caseEndingsRu = [][]string{
	{"ия", "ии", "ию", "ией"},
	{"я", "и", "е", "ю", "ей"},
	{"га", "ги", "ге", "гу", "гой"},
	{"ка", "ки", "ке", "ку", "кой"},
	{"ха", "хи", "хе", "ху", "хой"},
	{"а", "ы", "е", "у", "ой"},
	{"й", "я", "ю", "ем", "е"},
	{"ь", "и", "ью", "я", "ю", "ем", "е"},
}

// casesOfRu gives the cases of a state's name in which nobody speaks: Тарна, Вельдой; none of a name
// that has no cases.
func casesOfRu(name string) []string {
	endings := []string{"", "а", "у", "ом", "е"}
	for _, row := range caseEndingsRu {
		if strings.HasSuffix(name, row[0]) {
			endings = row
			break
		}
	}
	last, _ := utf8.DecodeLastRuneInString(name)
	if endings[0] == "" && strings.ContainsRune("оеиуыэю", last) {
		return nil
	}
	stem := strings.TrimSuffix(name, endings[0])
	forms := make([]string, 0, len(endings)-1)
	for _, ending := range endings[1:] {
		forms = append(forms, stem+ending)
	}
	return forms
}
