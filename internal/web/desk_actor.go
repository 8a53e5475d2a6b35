package web

import (
	"net/http"
	"net/url"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/record"
)

// ActorPage adds or changes somebody who can speak.
type ActorPage struct {
	DeskPage
	Form    *form
	New     bool
	Langs   []string
	Kinds   []choiceGroup
	Parties []choiceGroup
	Parents []choiceGroup
	ID      string
	Offices []officeLine // of a person
	Person  bool
}

// officeLine is an office in the list of a person's.
type officeLine struct {
	Href  string
	Title string
	From  string
	To    string
	Of    string
}

var actorFields = []string{
	"id", "kind", "names.ja", "names.en", "names.ru", "short.ja", "short.en", "short.ru", "party", "parent", "wikidata", "iso3", "revision",
}

func (s *Server) newActorForm(w http.ResponseWriter, r *http.Request) error {
	v, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	f := newForm("actor", language(r), actorFields...).set("kind", string(record.Person))
	return s.showActor(w, r, http.StatusOK, v, nil, f)
}

// showActor shows the form; a nil actor is a new one.
func (s *Server) showActor(w http.ResponseWriter, r *http.Request, status int, v *desk.Vocabulary, a *record.Actor, f *form) error {
	words := s.words(r)
	page := &ActorPage{
		DeskPage: s.deskPage(r, "record", words.T("desk.new_actor")), Form: f, New: a == nil, Langs: i18n.Langs,
		Kinds:   labelled(words, "actor.", record.ActorKinds...),
		Parties: optional(words.T("desk.none"), actorChoices(words, v.Actors, func(a record.Actor) bool { return a.Kind == record.State })),
		Parents: optional(words.T("desk.none"), actorChoices(words, v.Actors, func(a record.Actor) bool { return a.Kind != record.Person })),
	}
	if a != nil {
		page.Title, page.ID, page.Person = words.NameText(a.Names), string(a.ID), a.Kind == record.Person
		page.Offices = officesOf(words, v, a.ID)
	}
	return s.show(w, r, status, "desk/actor", page)
}

func officesOf(w Words, v *desk.Vocabulary, person record.ActorID) []officeLine {
	byID := actorsByID(v.Actors)
	var lines []officeLine
	for _, t := range v.Tenures {
		if t.Person == person {
			lines = append(lines, officeLine{
				Href:  w.Link("/desk/record/actors/" + string(person) + "/office?id=" + url.QueryEscape(string(t.ID))),
				Title: w.LocalText(t.Title), From: w.Day(t.From), To: w.Day(t.To), Of: w.NameText(byID[t.Organization].Names),
			})
		}
	}
	return lines
}

func (s *Server) newActor(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	v, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	a := readActor(typed, record.Actor{ID: record.ActorID(strings.TrimSpace(typed.Get("id")))})
	if _, taken := find(v.Actors, string(a.ID)); taken {
		err = fault.At("id", "desk.id_taken", "id", string(a.ID))
	} else {
		err = s.newsroom.SaveActor(r.Context(), a, 0)
	}
	if err == nil {
		return s.goOn(w, r, "/desk/record", "done", "saved", "stored", "new-actor")
	}
	if !s.mendable(r, err) {
		return err
	}
	return s.showActor(w, r, StatusOf(err), v, nil, newForm("actor", language(r), actorFields...).take(typed).refuse(err))
}

// actor reads the actor that the address names.
func (s *Server) actor(r *http.Request) (*desk.Vocabulary, *record.Actor, error) {
	return inAddress(s, r, func(v *desk.Vocabulary) []record.Actor { return v.Actors })
}

func (s *Server) actorForm(w http.ResponseWriter, r *http.Request) error {
	revision, err := s.revisionOf(r, record.KindActor, r.PathValue("id"))
	if err != nil {
		return err
	}
	v, a, err := s.actor(r)
	if err != nil {
		return orWhole(s, w, r, record.KindActor, r.PathValue("id"), func(id string) string { return "/desk/record/actors/" + id }, err)
	}
	f := newForm("actor", language(r), actorFields...).set("revision", revision)
	return s.showActor(w, r, http.StatusOK, v, a, fillActor(f, a))
}

func fillActor(f *form, a *record.Actor) *form {
	f.set("id", string(a.ID)).set("kind", string(a.Kind))
	return f.set("party", string(a.Party)).set("parent", string(a.Parent)).set("wikidata", a.Wikidata).set("iso3", a.ISO3).setNames(a.Names)
}

func (s *Server) saveActor(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	v, a, err := s.actor(r)
	if err != nil {
		return err
	}
	if err = s.newsroom.SaveActor(r.Context(), readActor(typed, *a), number(typed.Get("revision"))); err == nil {
		return s.goOn(w, r, "/desk/record", "done", "saved", "stored", "actor:"+string(a.ID))
	}
	if !s.mendable(r, err) {
		return err
	}
	f := newForm("actor", language(r), actorFields...).take(typed).set("id", string(a.ID))
	f.refuseChange(err, func(both record.Citing) {
		if item, ok := both.(*record.Actor); ok {
			fillActor(f, item)
		}
	})
	return s.showActor(w, r, StatusOf(err), v, a, f)
}

// readActor changes an actor as the form says.
func readActor(typed url.Values, a record.Actor) record.Actor {
	a.Kind = record.ActorKind(typed.Get("kind"))
	a.Names = readNames(typed, a.Names)
	a.Party = record.ActorID(typed.Get("party"))
	a.Parent = record.ActorID(typed.Get("parent"))
	a.Anonymous = a.Kind == record.AnonSource
	if typed.Has("wikidata") {
		a.Wikidata = strings.ToUpper(strings.TrimSpace(typed.Get("wikidata")))
	}
	if typed.Has("iso3") {
		a.ISO3 = strings.ToUpper(strings.TrimSpace(typed.Get("iso3")))
	}
	return a
}
