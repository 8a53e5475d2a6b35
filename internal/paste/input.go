package paste

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/paste/printed"
)

// check faults options that cannot be meant, before the page is looked at.
func (o Options) check() error {
	var form, date *fault.Error
	if o.Form != "" && !slices.Contains(coverage.Forms, o.Form) {
		form = fault.At("form", "paste.unknown_form", "form", string(o.Form))
	}
	if o.Date != "" {
		if _, err := time.Parse(time.DateOnly, o.Date); err != nil {
			date = fault.At("date", "paste.bad_date", "date", o.Date)
		}
	}
	return fault.Join(form, date)
}

// script tells the language by its letters: kana or Han is ja, Cyrillic ru, else en.
func script(words string) string {
	var ja, ru, latin int
	for _, r := range words {
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			ja += 3
		case unicode.Is(unicode.Han, r):
			ja += 2
		case unicode.Is(unicode.Cyrillic, r):
			ru++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	switch {
	case ja > 0 && ja >= ru && ja >= latin:
		return "ja"
	case ru > 0 && ru >= latin:
		return "ru"
	}
	return latinOf(words)
}

// smallWords are those that stand in every text of a language and in few of another.
var smallWords = map[string]map[string]bool{
	"en": printed.Words("the of and to that was with for"), "fr": printed.Words("le la les des une et est dans pour du au sans un"),
	"de": printed.Words("der die und das den ist mit von für ein"), "es": printed.Words("el los las que una del por con para"),
}

// latinOf tells a language in Latin letters by its small words; English where they are few.
func latinOf(words string) string {
	count := make(map[string]int)
	for w := range strings.FieldsSeq(strings.ToLower(printed.Head(words, 20_000))) {
		for lang, small := range smallWords {
			if small[w] {
				count[lang]++
			}
		}
	}
	for _, lang := range []string{"fr", "de", "es"} {
		if count[lang] >= 4 && count[lang] > 2*count["en"] && count[lang] == max(count["fr"], count["de"], count["es"]) {
			return lang
		}
	}
	return "en"
}
