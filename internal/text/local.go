package text

// Local is a text in several languages, keyed by language tag ("ja", "en", "ru").
type Local map[string]string

// In gives the text in the first of the languages that has one, with its language;
// without any it gives the one whose tag sorts first, so that the answer is stable.
func (l Local) In(langs ...string) (words, lang string) {
	for _, lang := range langs {
		if s := l[lang]; s != "" {
			return s, lang
		}
	}
	for tag, s := range l {
		if s != "" && (lang == "" || tag < lang) {
			words, lang = s, tag
		}
	}
	return words, lang
}
