package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// ParticipantDeskPage says that somebody was at an event, or changes what was said of them.
type ParticipantDeskPage struct {
	ItemPage
	New        bool
	Actors     []choiceGroup
	Sides      []choiceGroup
	Capacities []choiceGroup
	Offices    []choiceGroup
	Attested   []choiceGroup
	Rounds     []choiceGroup
}

var participantFields = slices.Concat([]string{"actor", "party", "tenure", "capacity", "attested", "round", "id", "draft", "once", "back", "revision"}, evidenceFields)

var participantForms = &itemForms[record.Participant]{
	kind: record.KindParticipant, one: "participant", many: "participants", done: "participant", bare: true,
	empty: func(lang string) *form { return newForm("participant", lang, participantFields...) },
	fill:  fillParticipant, read: readParticipant, check: checkParticipant,
	put: (*Server).putParticipant, show: (*Server).showParticipant,
}

func fillParticipant(f *form, p *record.Participant) {
	f.set("actor", string(p.Actor)).set("party", string(p.Party)).set("tenure", string(p.Tenure))
	f.set("capacity", string(p.Capacity)).set("attested", string(p.Attested))
	if p.Event != "" {
		f.set("round", string(p.Event))
	}
}

// readParticipant changes a participation as the form says. Who it is about, and where they were,
// is what it is: of one that is there it stays.
func readParticipant(typed url.Values, p record.Participant) record.Participant {
	if p.ID == "" {
		p.Event, p.Actor = record.EventID(typed.Get("round")), record.ActorID(typed.Get("actor"))
	}
	p.Party, p.Tenure = record.ActorID(typed.Get("party")), record.TenureID(typed.Get("tenure"))
	p.Capacity, p.Attested = record.Capacity(typed.Get("capacity")), record.Attested(typed.Get("attested"))
	return p
}

func checkParticipant(p record.Participant) error {
	p.ID = cmp.Or(p.ID, "new")
	return p.Check()
}

// putParticipant stores one. For whom they came is told by whom they speak for, if nobody says
// otherwise.
func (s *Server) putParticipant(r *http.Request, p record.Participant, in desk.Put) error {
	if p.ID == "" {
		if err := checkParticipant(p); err != nil {
			return err
		}
		v, err := s.newsroom.Vocabulary(r.Context())
		if err != nil {
			return err
		}
		if a, ok := find(v.Actors, string(p.Actor)); ok && p.Party == "" {
			p.Party = a.Party
		}
		p.ID = record.ParticipantOf(p.Event, p.Actor)
	}
	_, err := s.newsroom.PutParticipant(r.Context(), p, in)
	if told, ok := err.(*fault.Error); ok && told.Key == "record.id_taken" { //nolint:errorlint // what the desk itself says, not wrapped
		there := fault.New(fault.Conflict, "forms.participant_there")
		there.Field = "actor"
		return there
	}
	return err
}

// showParticipant shows the form; a nil view is of a new one.
func (s *Server) showParticipant(k *itemForms[record.Participant], w http.ResponseWriter, r *http.Request, status int, v *desk.DeskItemView, f *form) error {
	words := s.words(r)
	p, err := k.parts(s, r, v, f, words.T("forms.new_participant"), "")
	if err != nil {
		return err
	}
	about := ""
	if v != nil {
		about = string(v.Item.(*record.Participant).Actor)
		f.set("actor", about).set("round", string(v.Item.(*record.Participant).Event))
		if a, ok := find(p.vocabulary.Actors, about); ok {
			p.Title = words.NameText(a.Names)
		}
	}
	return s.show(w, r, status, "desk/participant", &ParticipantDeskPage{
		ItemPage: p.ItemPage, New: v == nil,
		Actors: optional(words.T("desk.choose"), actorChoices(words, p.vocabulary.Actors, func(a record.Actor) bool { return a.Kind != record.Outlet && a.Kind != record.AnonSource })),
		Sides: optional(words.T("forms.side_found"), actorChoices(words, p.vocabulary.Actors, func(a record.Actor) bool {
			return a.Kind == record.State || a.Kind == record.Organization
		})),
		Capacities: optional(words.T("desk.none"), labelled(words, "forms.capacity.", record.Capacities...)),
		Offices:    optional(words.T("forms.office_found"), officeChoices(words, p.vocabulary, record.ActorID(about))),
		Attested:   optional(words.T("desk.none"), labelled(words, "forms.attested.", record.Attestations...)),
		Rounds:     optional(words.T("desk.choose"), roundChoices(words, p.vocabulary.Events)),
	})
}

// officeChoices are the offices of one person, or of all under their names.
func officeChoices(w Words, v *desk.Vocabulary, of record.ActorID) []choiceGroup {
	var groups []choiceGroup
	for _, c := range actorChoices(w, v.Actors, func(a record.Actor) bool { return of == "" || a.ID == of })[0].Choices {
		g := choiceGroup{Label: c.Label}
		for _, t := range v.Tenures {
			if string(t.Person) == c.Value {
				g.Choices = append(g.Choices, choice{Value: string(t.ID), Label: w.Aside(w.LocalText(t.Title), w.Day(t.From)+" – "+w.Day(t.To))})
			}
		}
		if len(g.Choices) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}
