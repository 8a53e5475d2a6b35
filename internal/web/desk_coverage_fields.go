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
	"standfirst.ja", "standfirst.en", "standfirst.ru", "round", "tz", "section", "topic", "tags", "draft", "files",
	"correction", "note", "order",
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
	f.set("section", c.Section).set("topic", c.Topic).set("tags", strings.Join(c.Tags, ", "))
	f.setTimes(&c)
	f.setLocal("title", c.Title, c.Lang)
	f.setLocal("standfirst", c.Standfirst, c.Lang)
	return f.illustrate(c.Lead, nil).ownLanguage(c.Lang)
}

// readTags cuts tags apart at commas of any script.
func readTags(typed string) []string {
	var tags []string
	for tag := range strings.FieldsFuncSeq(typed, func(r rune) bool { return strings.ContainsRune(",，、;\n", r) }) {
		if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// otherLangs are the languages of the interface but one.
func otherLangs(own string) []string {
	return slices.DeleteFunc(slices.Clone(i18n.Langs), func(lang string) bool { return lang == own })
}

// CoverageChoices is what the forms of a coverage choose from.
type CoverageChoices struct {
	Rounds []choiceGroup
	Zones  []string
}

// zonesOffered are suggestions for the zone field; any IANA name can be typed.
var zonesOffered = []string{
	"Asia/Tokyo", "Europe/Moscow", "Asia/Vladivostok", "Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Vienna",
	"Europe/Zurich", "America/New_York", "Asia/Seoul", "Asia/Shanghai", "Asia/Kolkata", "Australia/Sydney", "UTC",
}

func (s *Server) coverageChoices(w Words, events []record.Event) CoverageChoices {
	own := s.site().Zone.String()
	zones := slices.DeleteFunc(slices.Clone(zonesOffered), func(z string) bool { return z == own })
	return CoverageChoices{
		Rounds: optional(w.T("desk.no_round"), roundChoices(w, events)),
		Zones:  append([]string{own}, zones...),
	}
}

// onceBody gives what the key of a form stands for: all that was typed in it. When it
// is sent is another matter each time.
func onceBody(typed url.Values) []byte {
	body := maps.Clone(typed)
	delete(body, "once")
	delete(body, "sent")
	return []byte(body.Encode())
}
