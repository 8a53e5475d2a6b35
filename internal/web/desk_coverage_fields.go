package web

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/i18n"
	"readout/internal/record"
	"readout/internal/text"
)

// coverageFields are the inputs of the forms that open and change a coverage.
var coverageFields = []string{
	"from", "once", "form", "state", "lang", "title", "title.ja", "title.en", "title.ru", "slug", "standfirst",
	"standfirst.ja", "standfirst.en", "standfirst.ru", "round", "tz", "section", "topic", "tags", "address", "draft", "files",
	"correction", "note", "order", "body",
	"starts", "starts_twice", "ends", "ends_twice", "began", "began_twice", "finished", "finished_twice",
}

func coverageForm(lang string) *form { return newForm("coverage", lang, coverageFields...) }

// setLocal fills the fields of a text: its own language in the plain field, the others beside it.
func (f *form) setLocal(name string, l text.Local, own string) {
	f.set(name, l[own])
	for _, lang := range i18n.Langs {
		if lang != own {
			f.set(name+"."+lang, l[lang])
		}
	}
}

// readLocal reads such fields. Languages that the form does not offer stay as they were.
func readLocal(typed url.Values, name, own string, before text.Local) text.Local {
	l := text.Local{}
	for lang, words := range before {
		if !i18n.Known(lang) && lang != own {
			l[lang] = words
		}
	}
	for _, lang := range i18n.Langs {
		if words := strings.TrimSpace(typed.Get(name + "." + lang)); words != "" && lang != own {
			l[lang] = words
		}
	}
	if words := strings.TrimSpace(typed.Get(name)); words != "" {
		l[own] = words
	}
	return l
}

// ownLanguage lets faults about "title.ja" stand at the field "title" when that is the
// coverage's language.
func (f *form) ownLanguage(lang string) *form {
	f.alias = map[string]string{"title." + lang: "title", "standfirst." + lang: "standfirst"}
	return f
}

// setCoverage fills the form with what is stored.
func (f *form) setCoverage(slug string, revision string, c coverage.Content) *form {
	f.set("from", revision).set("slug", slug).set("lang", c.Lang).set("tz", c.TZ).set("round", c.Event)
	f.set("form", string(c.Form)).set("state", string(c.State))
	f.set("section", c.Section).set("topic", c.Topic).set("tags", strings.Join(c.Tags, ", ")).set("address", c.Address)
	f.setTimes(&c)
	f.setLocal("title", c.Title, c.Lang)
	f.setLocal("standfirst", c.Standfirst, c.Lang)
	return f.illustrate(c.Lead, nil).ownLanguage(c.Lang)
}

// otherLangs are the languages of the interface but one.
func otherLangs(own string) []string {
	return slices.DeleteFunc(slices.Clone(i18n.Langs), func(lang string) bool { return lang == own })
}

// CoverageChoices is what the forms of a coverage choose from.
type CoverageChoices struct {
	Rounds   []choiceGroup
	Zones    []string
	Sections []choiceGroup // nil: the site has none, what is printed is typed
}

// zonesOffered are suggestions for the zone field; any IANA name can be typed.
var zonesOffered = []string{
	"Asia/Tokyo", "Europe/Moscow", "Asia/Vladivostok", "Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Vienna",
	"Europe/Zurich", "America/New_York", "Asia/Seoul", "Asia/Shanghai", "Asia/Kolkata", "Australia/Sydney", "UTC",
}

// zones are those offered, the site's own before all.
func (s *Server) zones() []string {
	own := s.site().Zone.String()
	zones := slices.DeleteFunc(slices.Clone(zonesOffered), func(z string) bool { return z == own })
	return append([]string{own}, zones...)
}

func (s *Server) coverageChoices(w Words, f *form, events []record.Event) CoverageChoices {
	return CoverageChoices{
		Rounds:   optional(w.T("desk.no_round"), roundChoices(w, events)),
		Zones:    s.zones(),
		Sections: s.sectionChoices(w, f.Value("section")),
	}
}

// sectionChoices are the site's sections. What a page is in that is not offered any more, or
// prints in words that are no section, stays to be chosen.
func (s *Server) sectionChoices(w Words, now string) []choiceGroup {
	all := s.site().Sections
	offered := all.Offered()
	if len(offered) == 0 {
		return nil
	}
	var choices []choice
	for i := range offered {
		label, lang := offered[i].Names.In(w.Lang, w.Own, "en")
		if lang == w.Lang {
			lang = ""
		}
		choices = append(choices, choice{Value: offered[i].Slug, Label: label, Lang: lang})
	}
	in := all.Of(now)
	switch {
	case now == "" || in != nil && !in.Retired:
	case in != nil:
		choices = append(choices, choice{Value: in.Slug, Label: w.T("sections.retired_choice", "name", w.LocalText(in.Names))})
	default:
		choices = append(choices, choice{Value: now, Label: w.T("sections.as_printed", "words", now)})
	}
	return optional(w.T("sections.none"), oneGroup(choices...))
}

// sectionValue gives the choice that stands for what a page prints.
func (s *Server) sectionValue(printed string) string {
	all := s.site().Sections
	if in := all.Of(printed); in != nil && len(all.Offered()) > 0 {
		return in.Slug
	}
	return printed
}

// onceBody gives what the key of a form stands for: all that was typed in it. When it
// is sent is another matter each time.
func onceBody(typed url.Values) []byte {
	body := maps.Clone(typed)
	delete(body, "once")
	delete(body, "sent")
	return []byte(body.Encode())
}
