package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/record"
)

// EventPage adds or changes a series of talks, a round or a part of one.
type EventPage struct {
	DeskPage
	Form    *form
	New     bool
	Langs   []string
	Kinds   []choiceGroup
	Parents []choiceGroup
	Parties []choiceGroup
	Zones   []string
	Public  string // where readers see it
	Desk    string // of a round: what the record holds of it
}

var eventFields = []string{
	"id", "kind", "parent", "ordinal", "names.ja", "names.en", "names.ru", "date", "end",
	"place.ja", "place.en", "place.ru", "tz", "parties", "revision",
}

func eventFormOf(lang string) *form { return newForm("event", lang, eventFields...) }

func (s *Server) newEventForm(w http.ResponseWriter, r *http.Request) error {
	v, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	kind := record.Round
	if len(v.Events) == 0 {
		kind = record.Series
	}
	return s.showEvent(w, r, http.StatusOK, v, nil, eventFormOf(language(r)).set("kind", string(kind)).set("tz", s.site().Zone.String()))
}

// showEvent shows the form; a nil event is a new one.
func (s *Server) showEvent(w http.ResponseWriter, r *http.Request, status int, v *desk.Vocabulary, e *record.Event, f *form) error {
	words := s.words(r)
	page := &EventPage{
		DeskPage: s.deskPage(r, "record", words.T("desk.new_event")), Form: f, New: e == nil, Langs: i18n.Langs,
		Kinds:   labelled(words, "event.", record.Series, record.Round, record.Session),
		Parties: actorChoices(words, v.Actors, func(a record.Actor) bool { return a.Kind == record.State || a.Kind == record.Organization }),
		Zones:   s.zones(),
	}
	var own record.EventID
	if e != nil {
		own, page.Title, page.Public = e.ID, eventLabel(words, *e), publicEvent(words, *e)
		if e.Kind == record.Round {
			page.Desk = words.Link(roundDeskPath(e.ID))
		}
	}
	page.Parents = optional(words.T("desk.none"), parentChoices(words, v.Events, own))
	return s.show(w, r, status, "desk/event", page)
}

// publicEvent is where readers see a series or a round, "" for a part of a round.
func publicEvent(w Words, e record.Event) string {
	switch e.Kind {
	case record.Series:
		return w.Link("/talks/" + string(e.ID))
	case record.Round:
		return w.Link("/talks/" + string(e.Parent) + "/" + string(e.ID))
	default:
		return ""
	}
}

// parentChoices are the series and rounds that an event can belong to, itself left out.
func parentChoices(w Words, events []record.Event, own record.EventID) []choiceGroup {
	var all []choice
	for _, series := range events {
		if series.Kind != record.Series || series.ID == own {
			continue
		}
		all = append(all, choice{Value: string(series.ID), Label: eventLabel(w, series)})
		for _, round := range childrenOf(events, series.ID) {
			if round.ID != own {
				all = append(all, choice{Value: string(round.ID), Label: "– " + eventLabel(w, round)})
			}
		}
	}
	return oneGroup(all...)
}

func (s *Server) newEvent(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	v, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	e, err := readEvent(typed, record.Event{ID: record.EventID(strings.TrimSpace(typed.Get("id")))})
	if _, taken := find(v.Events, string(e.ID)); taken && err == nil {
		err = fault.At("id", "desk.id_taken", "id", string(e.ID))
	}
	if err == nil {
		err = s.newsroom.SaveEvent(r.Context(), e, 0)
	}
	if err == nil {
		return s.goOn(w, r, "/desk/record", "done", "saved", "stored", "new-event")
	}
	if !s.mendable(r, err) {
		return err
	}
	return s.showEvent(w, r, StatusOf(err), v, nil, eventFormOf(language(r)).take(typed).refuse(err))
}

// event reads the event that the address names.
func (s *Server) event(r *http.Request) (*desk.Vocabulary, *record.Event, error) {
	return inAddress(s, r, func(v *desk.Vocabulary) []record.Event { return v.Events })
}

func (s *Server) eventForm(w http.ResponseWriter, r *http.Request) error {
	revision, err := s.revisionOf(r, record.KindEvent, r.PathValue("id"))
	if err != nil {
		return err
	}
	v, e, err := s.event(r)
	if err != nil {
		return err
	}
	return s.showEvent(w, r, http.StatusOK, v, e, fillEvent(eventFormOf(language(r)).set("revision", revision), e))
}

func fillEvent(f *form, e *record.Event) *form {
	f.set("id", string(e.ID)).set("kind", string(e.Kind)).set("parent", string(e.Parent))
	f.setNames(e.Names).setText("place", e.Place).set("tz", e.TZ).set("date", e.Date).set("end", e.End)
	if f.set("ordinal"); e.Ordinal > 0 {
		f.set("ordinal", strconv.Itoa(e.Ordinal))
	}
	return f.set("parties", plainIDs(e.Parties)...)
}

func (s *Server) saveEvent(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	v, e, err := s.event(r)
	if err != nil {
		return err
	}
	changed, err := readEvent(typed, *e)
	if err == nil {
		err = s.newsroom.SaveEvent(r.Context(), changed, number(typed.Get("revision")))
	}
	if err == nil {
		return s.goOn(w, r, "/desk/record", "done", "saved", "stored", "event:"+string(e.ID))
	}
	if !s.mendable(r, err) {
		return err
	}
	f := eventFormOf(language(r)).take(typed).set("id", string(e.ID))
	f.refuseChange(err, func(both record.Citing) {
		if item, ok := both.(*record.Event); ok {
			fillEvent(f, item)
		}
	})
	return s.showEvent(w, r, StatusOf(err), v, e, f)
}

// readEvent changes an event as the form says.
func readEvent(typed url.Values, e record.Event) (record.Event, error) {
	kept := slices.DeleteFunc(slices.Clone(e.Names), func(n record.Name) bool { return strings.HasPrefix(nameField(n), "names.") })
	e.Kind, e.Parent = record.EventKind(typed.Get("kind")), record.EventID(typed.Get("parent"))
	e.Names = append(readNames(typed, nil), kept...)
	e.Place, e.TZ = readText(typed, "place"), strings.TrimSpace(typed.Get("tz"))
	e.Date, e.End = strings.TrimSpace(typed.Get("date")), strings.TrimSpace(typed.Get("end"))
	e.Parties = ids[record.ActorID](typed["parties"])
	ordinal := strings.TrimSpace(typed.Get("ordinal"))
	e.Ordinal = number(ordinal)
	if ordinal != "" && e.Ordinal == 0 {
		return e, fault.At("ordinal", "desk.ordinal_unreadable", "typed", ordinal)
	}
	return e, nil
}
