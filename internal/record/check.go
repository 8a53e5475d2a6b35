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
	"readout/internal/zones"
)

var (
	slug       = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$`)
	wikidataID = regexp.MustCompile(`^Q[1-9][0-9]{0,11}$`)
	iso3Code   = regexp.MustCompile(`^[A-Z]{3}$`)
)

// ValidID tells whether a string can be the id of an item: 1 to 64 characters a-z, 0-9 and
// hyphen, beginning and ending with a letter or digit.
func ValidID(id string) bool { return slug.MatchString(id) }

func checkID(id string) *fault.Error {
	if id == "" {
		return fault.At("id", "record.id_missing")
	}
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
		if f, ok := text.CheckName(n.Text).(*fault.Error); ok {
			f.Field = "names"
			return f
		}
		if n.Lang == "" || len(n.Lang) > 12 {
			return fault.At("names", "record.name_lang", "got", short(n.Text))
		}
		if n.Use != "" && !slices.Contains(NameUses, n.Use) {
			return fault.At("names", "record.bad_name_use", "got", short(string(n.Use)))
		}
		for _, date := range []string{n.From, n.To} {
			if f := checkDate("names", date); f != nil {
				return f
			}
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
	var wikidata, iso3 *fault.Error
	if a.Wikidata != "" && !wikidataID.MatchString(a.Wikidata) {
		wikidata = fault.At("wikidata", "record.bad_wikidata", "got", short(a.Wikidata))
	}
	if a.ISO3 != "" && !iso3Code.MatchString(a.ISO3) {
		iso3 = fault.At("iso3", "record.bad_iso3", "got", short(a.ISO3))
	}
	return fault.Join(checkID(string(a.ID)), kind, checkNames(a.Names), wikidata, iso3, checkNote(a.Note), checkCitations(a.Citations))
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
	return fault.Join(checkID(string(t.ID)), person, title, checkDate("from", t.From), checkDate("to", t.To),
		oneOf("attested", "record.bad_attested", t.Attested, Attestations), checkNote(t.Note), checkCitations(t.Citations))
}

// Check gives the faults of an event's own fields.
func (e Event) Check() error {
	var kind, parent, zone *fault.Error
	switch e.Kind {
	case Series:
		if e.Parent != "" {
			parent = fault.At("parent", "record.series_parent")
		}
	case Round:
		if e.Parent == "" {
			parent = fault.At("parent", "record.parent_missing")
		}
	case Session: // one that belongs to no round stands alone: consultations two days before
	default:
		kind = fault.At("kind", "record.bad_event_kind", "got", short(string(e.Kind)))
	}
	if e.TZ != "" {
		if _, err := zones.Load(e.TZ); err != nil {
			zone = fault.At("tz", "record.bad_zone", "got", short(e.TZ))
		}
	}
	var names *fault.Error
	if e.Kind == Series || len(e.Names) > 0 {
		names = checkNames(e.Names)
	}
	return fault.Join(checkID(string(e.ID)), kind, parent, names, zone, checkWords("place", e.Place), checkWords("session", e.Session),
		checkDate("date", e.Date), checkDate("end", e.End), checkHour("opens", e.Opens), checkHour("closes", e.Closes),
		oneOf("status", "record.bad_event_status", e.Status, EventStatuses), checkNote(e.Note), checkCitations(e.Citations))
}

// Check gives the faults of a participation's own fields. One that nobody tells of is inferred.
func (p Participant) Check() error {
	var event, actor *fault.Error
	if p.Event == "" {
		event = fault.At("event", "record.event_missing")
	}
	if p.Actor == "" {
		actor = fault.At("actor", "record.actor_missing")
	}
	return fault.Join(checkID(string(p.ID)), event, actor,
		oneOf("capacity", "record.bad_capacity", p.Capacity, Capacities),
		oneOf("attested", "record.bad_attested", p.Attested, Attestations), checkNote(p.Note), checkCitations(p.Citations))
}

// Check gives the faults of an issue's own fields.
func (i Issue) Check() error {
	var context *fault.Error
	for _, c := range i.Contexts {
		if !slices.Contains(PloverContexts, c) {
			context = fault.At("contexts", "record.bad_context", "got", short(c))
		}
	}
	return fault.Join(checkID(string(i.ID)), checkNames(i.Names), context, checkNote(i.Note), checkCitations(i.Citations))
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
	if cited == nil {
		cited = checkCitations(s.Citations)
	}
	return fault.Join(checkID(string(s.ID)), speaker, kind, cited, checkGist("gist", s.Gist), checkWords("role", s.Role),
		checkSpan("said_at", s.SaidAt), checkNote(s.Note), s.Verdicts.check(s.ID))
}

// checkCitations wants a mode of each citation, and of what it calls the act a word we know.
func checkCitations(citations []Citation) *fault.Error {
	for _, c := range citations {
		if !slices.Contains(Modes, c.Mode) {
			return fault.At("mode", "record.bad_mode", "got", short(string(c.Mode)))
		}
		if c.As != "" && c.As != Denied &&
			!slices.Contains(StatementKinds, StatementKind(c.As)) && !slices.Contains(OutcomeStatuses, OutcomeStatus(c.As)) {
			return fault.At("as", "record.bad_as", "got", short(c.As))
		}
	}
	return nil
}

// checkGist bounds words of ours that stand for somebody else's.
func checkGist(field string, gist text.Local) *fault.Error {
	for _, words := range gist {
		if utf8.RuneCountInString(words) > 500 {
			return fault.At(field, "record.gist_long", "count", 500)
		}
	}
	return checkWords(field, gist)
}

func checkNote(note string) *fault.Error {
	if utf8.RuneCountInString(note) > 2000 {
		return fault.At("note", "record.note_long", "count", 2000)
	}
	return checkText("note", note)
}

// oneOf wants nothing or one of the words of a vocabulary.
func oneOf[T ~string](field, key string, got T, all []T) *fault.Error {
	if got == "" || slices.Contains(all, got) {
		return nil
	}
	return fault.At(field, key, "got", short(string(got)))
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
	if _, ok := FirstDay(date); ok && !strings.ContainsAny(date, "/T") {
		return nil
	}
	return fault.At(field, "record.bad_date", "got", short(date))
}

// checkSpan takes a date as checkDate does, a moment, or two dates with a slash of which the
// second does not end before the first begins.
func checkSpan(field, date string) *fault.Error {
	if date == "" {
		return nil
	}
	first, ok := FirstDay(date)
	last, ok2 := LastDay(date)
	if !ok || !ok2 || last.Before(first) || strings.Count(date, "/") > 1 {
		return fault.At(field, "record.bad_span", "got", short(date))
	}
	return nil
}

func checkHour(field, hour string) *fault.Error {
	if _, err := time.Parse("15:04", hour); hour != "" && err != nil {
		return fault.At(field, "record.bad_hour", "got", short(hour))
	}
	return nil
}

// short cuts what is shown back to a person.
func short(s string) string {
	if utf8.RuneCountInString(s) > 40 {
		return string([]rune(s)[:40]) + "…"
	}
	return s
}
