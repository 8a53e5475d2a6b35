package eu

import (
	"strings"

	"readout/internal/drafting/lexicon"
)

// formsRu gives the forms of a Russian verb that report: past, present and future of the
// third person, of the first in statements, and the adverbial participles. Newspapers need
// no others; what does not follow from the infinitive stands in the lexicon.
func formsRu(infinitive string) []string {
	verb, reflexive := strings.CutSuffix(strings.ReplaceAll(infinitive, "ё", "е"), "ся")
	stem, ok := strings.CutSuffix(verb, "ть")
	if !ok {
		return nil
	}
	forms := lexicon.Forms(stem, []string{"л", "ла", "ло", "ли", "в", "вши"})
	switch {
	case strings.HasSuffix(stem, "ова"), strings.HasSuffix(stem, "ева") && !strings.HasSuffix(stem, "рева"):
		forms = append(forms, lexicon.Forms(stem[:len(stem)-len("ова")], []string{"ует", "уют", "уем", "ую", "уя"})...)
		if strings.HasSuffix(stem, "ева") { // сомневается, but воюет
			forms = append(forms, lexicon.Forms(stem, []string{"ет", "ют", "ем", "ю", "я"})...)
		}
	case strings.HasSuffix(stem, "а"), strings.HasSuffix(stem, "я"):
		forms = append(forms, lexicon.Forms(stem, []string{"ет", "ют", "ем", "ю", "я"})...)
	case strings.HasSuffix(stem, "ну"):
		forms = append(forms, lexicon.Forms(strings.TrimSuffix(stem, "у"), []string{"ет", "ут", "ем", "у"})...)
	case strings.HasSuffix(stem, "и"), strings.HasSuffix(stem, "е"):
		root := strings.TrimSuffix(strings.TrimSuffix(stem, "и"), "е")
		forms = append(forms, lexicon.Forms(root, []string{"ит", "ят", "ат", "им", "я"})...)
	}
	if !reflexive {
		return forms
	}
	for i, f := range forms {
		if strings.HasSuffix(f, "ла") || strings.HasSuffix(f, "ло") || strings.HasSuffix(f, "ли") || strings.HasSuffix(f, "вши") || strings.HasSuffix(f, "ю") || strings.HasSuffix(f, "я") {
			forms[i] = f + "сь"
		} else {
			forms[i] = f + "ся"
		}
	}
	return forms
}

// isGerundRu tells an adverbial participle, whose act is part of another: заявив.
func isGerundRu(form string) bool {
	form = strings.TrimSuffix(strings.TrimSuffix(form, "ся"), "сь")
	return strings.HasSuffix(form, "в") || strings.HasSuffix(form, "вши") || strings.HasSuffix(form, "я")
}

// isPassiveRu tells a short participle: заявлено, достигнута.
func isPassiveRu(form string) bool {
	for _, end := range []string{"но", "на", "ны", "ан", "ен", "то", "та", "ты", "лось"} {
		if strings.HasSuffix(form, end) {
			return true
		}
	}
	return false
}

// isOursRu tells the first person: призываем, надеюсь.
func isOursRu(form string) bool {
	form = strings.TrimSuffix(strings.TrimSuffix(form, "ся"), "сь")
	for _, end := range []string{"ем", "им", "ю", "у"} {
		if strings.HasSuffix(form, end) {
			return true
		}
	}
	return false
}
