package drafting

import (
	"slices"
	"strings"
	"unicode"

	"readout/internal/drafting/discourse"
	"readout/internal/record"
)

// addStems lets the Russian names of actors be found in the case in which a text has them: у Лаврова, с Карасиным.
func (g *Gazetteer) addStems() {
	g.byStem = make(map[string][]record.ActorID)
	for id, a := range g.actors {
		for _, n := range a.Names {
			words := strings.Fields(n.Text)
			if len(words) == 0 || !isCyrillic(n.Text) {
				continue
			}
			g.addStem(stemsRu(words), id)
			if len(words) > 1 && a.Kind == record.Person {
				g.addStem(stemsRu(words[len(words)-1:]), id)
			}
		}
	}
}

func (g *Gazetteer) addStem(key string, id record.ActorID) {
	if len([]rune(key)) > 2 && !slices.Contains(g.byStem[key], id) {
		g.byStem[key] = append(g.byStem[key], id)
	}
}

func isCyrillic(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Cyrillic, c) })
}

// betweenNames tells what stands between the words of a name, the stop of an initial among it: А.Рогут.
func betweenNames(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(".,()«»", c) }

// inCase finds whom words name in whatever case: the longest run of them that is one actor's name.
func (g *Gazetteer) inCase(m *discourse.Mention) record.ActorID {
	if len(g.byStem) == 0 || !isCyrillic(m.Text) {
		return ""
	}
	words := strings.FieldsFunc(m.Text, betweenNames)
	for n := min(4, len(words)); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			first := []rune(words[i])
			ids := g.byStem[stemsRu(words[i:i+n])]
			if unicode.IsUpper(first[0]) && len(ids) == 1 && (g.fits(ids[0], m) || len(words) == 1) {
				return ids[0] // of one word nobody knows whether it is a state or a person
			}
		}
	}
	return ""
}

// unjoined tells letters of languages that put no blanks between words.
func unjoined(c rune) bool { return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) }

// amongWords finds the longest known name among the words of the printed one.
func (g *Gazetteer) amongWords(printed string, m *discourse.Mention) record.ActorID {
	words := strings.FieldsFunc(printed, betweenNames)
	for i, w := range words {
		words[i] = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	}
	for n := min(6, len(words)); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			if ids := g.byName[fold(strings.Join(words[i:i+n], ""))]; len(ids) == 1 && g.fits(ids[0], m) {
				return ids[0]
			}
		}
	}
	return ""
}

// stemsRu cuts the endings of cases off words.
func stemsRu(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(stemRu(fold(w)))
	}
	return b.String()
}

var endingsRu = []string{"ого", "его", "ому", "ему", "ыми", "ими", "ами", "ями", "ой", "ей", "ом", "ем", "ым", "им", "ою", "ую", "юю", "ая", "яя", "ый", "ий", "а", "я", "у", "ю", "е", "и", "ы", "ь", "й", "о"}

// stemRu leaves three letters at least.
func stemRu(w string) string {
	n := len([]rune(w))
	for _, end := range endingsRu {
		if k := len([]rune(end)); n-k >= 3 && strings.HasSuffix(w, end) {
			return strings.TrimSuffix(w, end)
		}
	}
	return w
}
