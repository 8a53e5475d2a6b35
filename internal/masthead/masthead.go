// Package masthead is what a site says of itself: what it is called, in which languages it
// shows its pages, in which zone it lives, who is responsible for it and how it corrects errors.
package masthead

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/text"
)

// The bounds of what a site says of itself, in characters.
const (
	MaxName = 100
	MaxText = 20_000 // of Markdown, per language
)

// Masthead is what a site says of itself. Imprint and Policy are Markdown.
type Masthead struct {
	Name    text.Local `json:"name,omitempty"`
	Langs   []string   `json:"langs,omitempty"` // that readers see; the first is the site's own
	TZ      string     `json:"tz,omitempty"`    // of coverages that name none
	Imprint text.Local `json:"imprint,omitempty"`
	Policy  text.Local `json:"policy,omitempty"` // of corrections
}

// Langs are the languages that a site can show itself in.
func Langs() []string { return i18n.Langs }

// Tidy gives the same without blanks around its words and without languages that say nothing.
func (m Masthead) Tidy() Masthead {
	m.Name, m.Imprint, m.Policy = tidy(m.Name), tidy(m.Imprint), tidy(m.Policy)
	m.TZ = strings.TrimSpace(m.TZ)
	return m
}

func tidy(l text.Local) text.Local {
	out := text.Local{}
	for lang, words := range l {
		if words = strings.TrimSpace(text.Normal(words)); words != "" {
			out[lang] = words
		}
	}
	return out
}

// Check gives the faults of a masthead, all at once.
func (m Masthead) Check() error {
	faults := slices.Concat(
		checkLocal("name", m.Name, MaxName),
		checkLangs(m.Langs),
		[]*fault.Error{coverage.CheckZone(m.TZ)},
		checkLocal("imprint", m.Imprint, MaxText),
		checkLocal("corrections_policy", m.Policy, MaxText),
	)
	for lang, name := range m.Name {
		if strings.ContainsAny(name, "\n\r") {
			faults = append(faults, fault.At("name."+lang, "coverage.one_line"))
		}
	}
	return fault.Join(faults...)
}

// checkLangs wants at least one language, none twice, all of them such as the interface speaks.
func checkLangs(langs []string) (faults []*fault.Error) {
	if len(langs) == 0 {
		return []*fault.Error{fault.At("languages", "masthead.no_language")}
	}
	for i, lang := range langs {
		field := fmt.Sprintf("languages.%d", i+1)
		switch {
		case !i18n.Known(lang):
			faults = append(faults, fault.At(field, "masthead.language_unknown", "got", cut(lang), "known", strings.Join(i18n.Langs, ", ")))
		case slices.Contains(langs[:i], lang):
			faults = append(faults, fault.At(field, "masthead.language_twice", "got", lang))
		}
	}
	return faults
}

func checkLocal(field string, l text.Local, most int) (faults []*fault.Error) {
	for _, lang := range sorted(l) {
		words, at := l[lang], field+"."+cut(lang)
		if !i18n.Known(lang) {
			faults = append(faults, fault.At(at, "masthead.language_unknown", "got", cut(lang), "known", strings.Join(i18n.Langs, ", ")))
			continue
		}
		if n := utf8.RuneCountInString(words); n > most {
			faults = append(faults, fault.At(at, "coverage.too_long", "count", most, "got", n))
			continue
		}
		if f, ok := text.Check(words).(*fault.Error); ok {
			faults = append(faults, &fault.Error{Kind: f.Kind, Key: f.Key, Args: f.Args, Field: at})
		}
	}
	return faults
}

func sorted(l text.Local) []string {
	langs := make([]string, 0, len(l))
	for lang := range l {
		langs = append(langs, lang)
	}
	slices.Sort(langs)
	return langs
}

// cut shortens what is repeated to whoever typed it.
func cut(s string) string {
	const most = 40
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
