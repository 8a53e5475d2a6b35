package web

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"readout/internal/i18n"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/zones"
)

// Words is a language and all that templates say in it. Every page and every part of one
// embeds it: {{.T "web.updates"}}, {{.Date .Said}}, {{.Link "/c/x"}}.
type Words struct {
	Lang string
	Own  string // the site's own language, whose addresses have no prefix
	site *Site  // nil where nobody asks for more
}

// helpers are the functions of templates that need no language.
var helpers = template.FuncMap{
	"asset":    Asset,
	"preloads": preloads,
	"iso":      iso,
	"zone":     zone,
	"apart":    text.Isolated,
}

// T gives a message of the catalogue.
func (w Words) T(key string, args ...any) string { return i18n.T(w.Lang, key, args...) }

// Aside puts words in brackets behind others, as the language prints them.
func (w Words) Aside(words, more string) string {
	return w.T("web.aside", "words", words, "more", more)
}

// Link gives the address of a page of this site in this language.
func (w Words) Link(path string) string {
	if w.Lang == w.Own {
		return path
	}
	return "/" + w.Lang + path
}

// Date writes a day, in the zone that t is in.
func (w Words) Date(t time.Time) string { return i18n.Date(w.Lang, t) }

// Clock writes a time of day.
func (w Words) Clock(t time.Time) string { return i18n.Clock(t) }

// Moment writes day, time of day and zone.
func (w Words) Moment(t time.Time) string { return i18n.Moment(w.Lang, t) + " " + i18n.ZoneName(t) }

// Zone names the zone that t is in.
func (w Words) Zone(t time.Time) string { return i18n.ZoneName(t) }

// Day writes a date of the record, YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known.
func (w Words) Day(day string) string {
	for _, known := range []struct {
		layout string
		write  func(lang string, t time.Time) string
	}{{time.DateOnly, i18n.Date}, {"2006-01", i18n.Month}, {"2006", i18n.Year}} {
		if t, err := time.Parse(known.layout, day); err == nil {
			return known.write(w.Lang, t)
		}
	}
	return day
}

// Local gives a text as HTML, in this language if there is one; in another it says which.
func (w Words) Local(l text.Local) template.HTML { return w.mark(l.In(w.Lang, w.Own, "en")) }

// LocalText gives the same as plain text, for titles and attributes.
func (w Words) LocalText(l text.Local) string {
	words, _ := l.In(w.Lang, w.Own, "en")
	return words
}

// Name gives the name of an actor, an event or an issue as HTML.
func (w Words) Name(names []record.Name) template.HTML { return w.mark(w.nameIn(names)) }

// NameText gives the same as plain text.
func (w Words) NameText(names []record.Name) string {
	name, _ := w.nameIn(names)
	return name
}

// nameIn prefers the main name, and this language over the site's own.
func (w Words) nameIn(names []record.Name) (name, lang string) {
	main, any := text.Local{}, text.Local{}
	for _, n := range names {
		if any[n.Lang] == "" {
			any[n.Lang] = n.Text
		}
		if main[n.Lang] == "" && (n.Use == "" || n.Use == record.MainName) {
			main[n.Lang] = n.Text
		}
	}
	for _, lang := range []string{w.Lang, w.Own, "en"} {
		if main[lang] != "" {
			return main[lang], lang
		}
		if any[lang] != "" {
			return any[lang], lang
		}
	}
	if len(main) > 0 {
		return main.In()
	}
	return any.In()
}

// mark gives words as HTML, with their language where it is not the page's. Words that are read
// from right to left are set apart: they turn nothing of the sentence that they are put into.
func (w Words) mark(words, lang string) template.HTML {
	escaped := template.HTMLEscapeString(words)
	if text.Turns(words) {
		return template.HTML(`<bdi` + isIn(lang, w.Lang) + `>` + escaped + `</bdi>`)
	}
	if lang == w.Lang || lang == "" || words == "" {
		return template.HTML(escaped)
	}
	return template.HTML(`<span` + isIn(lang, w.Lang) + `>` + escaped + `</span>`)
}

func isIn(lang, page string) string {
	if lang == "" || lang == page {
		return ""
	}
	return ` lang="` + template.HTMLEscapeString(lang) + `"`
}

// LangAttr gives the lang attribute of an element whose words are in lang, nothing when
// that is the page's language anyway.
func (w Words) LangAttr(lang string) template.HTMLAttr {
	if lang == "" || lang == w.Lang {
		return ""
	}
	return template.HTMLAttr(`lang="` + template.HTMLEscapeString(lang) + `"` + direction(lang))
}

// fromRight are the languages that are read from right to left: Arabic, Kurdish (Sorani), Dhivehi, Persian,
// Hebrew, Pashto, Sindhi, Uyghur, Urdu, Yiddish.
var fromRight = []string{"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}

// direction is what an element of words in a language says of it: its paragraphs begin at the right.
func direction(lang string) string {
	if main, _, _ := strings.Cut(lang, "-"); slices.Contains(fromRight, main) {
		return ` dir="rtl"`
	}
	return ""
}

func iso(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// zone gives a moment in a zone, UTC when the name is unknown.
func zone(t time.Time, name string) time.Time { return zones.In(t, name) }
