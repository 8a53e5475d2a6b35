package record

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/fault"
	"readout/internal/text"
)

var slug = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$`)

// ValidID tells whether a string can be the id of an item: 1 to 64 characters a-z, 0-9 and
// hyphen, beginning and ending with a letter or digit.
func ValidID(id string) bool { return slug.MatchString(id) }

func checkID(id string) *fault.Error {
	if !ValidID(id) {
		return fault.At("id", "record.bad_id", "got", short(id))
	}
	return nil
}

// checkNames wants at least one name, each with words and a language.
func checkNames(names []Name) *fault.Error {
	if len(names) == 0 {
		return fault.At("names", "record.name_missing")
	}
	for _, n := range names {
		if strings.TrimSpace(n.Text) == "" || utf8.RuneCountInString(n.Text) > 200 {
			return fault.At("names", "record.bad_name", "got", short(n.Text))
		}
		if f := checkText("names", n.Text); f != nil {
			return f
		}
		if n.Lang == "" || len(n.Lang) > 12 {
			return fault.At("names", "record.name_lang", "got", short(n.Text))
		}
	}
	return nil
}

// Check gives the faults of an actor's own fields.
func (a Actor) Check() error {
	var kind *fault.Error
	if !slices.Contains(ActorKinds, a.Kind) {
		kind = fault.At("kind", "record.bad_actor_kind", "got", short(string(a.Kind)))
	}
	return fault.Join(checkID(string(a.ID)), kind, checkNames(a.Names))
}

// Check gives the faults of a tenure's own fields.
func (t Tenure) Check() error {
	var title, person *fault.Error
	if words, _ := t.Title.In("en"); words == "" {
		title = fault.At("title", "record.title_missing")
	} else {
		title = checkWords("title", t.Title)
	}
	if t.Person == "" {
		person = fault.At("person", "record.person_missing")
	}
	return fault.Join(checkID(string(t.ID)), person, title, checkDate("from", t.From), checkDate("to", t.To))
}

// Check gives the faults of an event's own fields.
func (e Event) Check() error {
	var kind, parent, zone *fault.Error
	switch e.Kind {
	case Series:
		if e.Parent != "" {
			parent = fault.At("parent", "record.series_parent")
		}
	case Round, Session:
		if e.Parent == "" {
			parent = fault.At("parent", "record.parent_missing")
		}
	default:
		kind = fault.At("kind", "record.bad_event_kind", "got", short(string(e.Kind)))
	}
	if e.TZ != "" {
		if _, err := time.LoadLocation(e.TZ); err != nil || e.TZ == "Local" {
			zone = fault.At("tz", "record.bad_zone", "got", short(e.TZ))
		}
	}
	var names *fault.Error
	if e.Kind == Series || len(e.Names) > 0 {
		names = checkNames(e.Names)
	}
	return fault.Join(checkID(string(e.ID)), kind, parent, names, zone, checkWords("place", e.Place), checkDate("date", e.Date), checkDate("end", e.End))
}

// Check gives the faults of an issue's own fields.
func (i Issue) Check() error {
	return fault.Join(checkID(string(i.ID)), checkNames(i.Names))
}

// Check gives the faults of a statement's own fields.
func (s Statement) Check() error {
	var kind, speaker, cited *fault.Error
	if !slices.Contains(StatementKinds, s.Kind) {
		kind = fault.At("kind", "record.bad_statement_kind", "got", short(string(s.Kind)))
	}
	if len(s.Speaker) == 0 {
		speaker = fault.At("speaker", "record.speaker_missing")
	}
	if len(s.Citations) == 0 {
		cited = fault.At("exact", "record.words_missing")
	}
	for _, c := range s.Citations {
		if c.Mode != Direct && c.Mode != Reported {
			cited = fault.At("mode", "record.bad_mode", "got", short(string(c.Mode)))
		}
	}
	return fault.Join(checkID(string(s.ID)), speaker, kind, cited, checkGist(s.Gist))
}

func checkGist(gist text.Local) *fault.Error {
	for _, words := range gist {
		if utf8.RuneCountInString(words) > 500 {
			return fault.At("gist", "record.gist_long", "count", 500)
		}
	}
	return checkWords("gist", gist)
}

// checkWords wants words in any language that can be stored and shown.
func checkWords(field string, words text.Local) *fault.Error {
	for _, lang := range slices.Sorted(maps.Keys(words)) {
		if f := checkText(field, words[lang]); f != nil {
			return f
		}
	}
	return nil
}

func checkText(field, words string) *fault.Error {
	f, ok := text.Check(words).(*fault.Error)
	if !ok {
		return nil
	}
	f.Field = field
	return f
}

// checkDate takes a day that may be known to the month or the year only.
func checkDate(field, date string) *fault.Error {
	if date == "" {
		return nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, date); err == nil {
			return nil
		}
	}
	return fault.At(field, "record.bad_date", "got", short(date))
}

// short cuts what is shown back to a person.
func short(s string) string {
	if utf8.RuneCountInString(s) > 40 {
		return string([]rune(s)[:40]) + "…"
	}
	return s
}
