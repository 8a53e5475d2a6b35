package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/record"
)

// OfficePage adds or changes an office that a person holds or held.
type OfficePage struct {
	DeskPage
	Form   *form
	Langs  []string
	Bodies []choiceGroup
	Known  []choiceGroup // how it is known
	Person string        // name
	ID     string        // of the person
}

var officeFields = []string{"id", "title.ja", "title.en", "title.ru", "organization", "from", "to", "attested", "revision"}

func (s *Server) officeForm(w http.ResponseWriter, r *http.Request) error {
	id := r.URL.Query().Get("id")
	revision, err := s.revisionOf(r, record.KindTenure, id)
	if err != nil {
		return err
	}
	v, a, err := s.actor(r)
	if err != nil {
		return err
	}
	f := newForm("office", language(r), officeFields...)
	if id != "" {
		t, ok := findOffice(v, a.ID, id)
		if !ok {
			return fault.New(fault.NotFound, "web.not_found")
		}
		fillOffice(f.set("revision", revision), &t)
	}
	return s.showOffice(w, r, http.StatusOK, v, a, f)
}

func fillOffice(f *form, t *record.Tenure) {
	f.set("id", string(t.ID)).setText("title", t.Title).set("organization", string(t.Organization)).set("from", t.From).set("to", t.To).set("attested", string(t.Attested))
}

func (s *Server) showOffice(w http.ResponseWriter, r *http.Request, status int, v *desk.Vocabulary, a *record.Actor, f *form) error {
	words := s.words(r)
	bodies := actorChoices(words, v.Actors, func(a record.Actor) bool {
		return a.Kind == record.Organization || a.Kind == record.State || a.Kind == record.Outlet
	})
	return s.show(w, r, status, "desk/office", &OfficePage{
		DeskPage: s.deskPage(r, "record", words.T("desk.office_of", "name", words.NameText(a.Names))), Form: f, Langs: i18n.Langs,
		Bodies: optional(words.T("desk.none"), bodies), Known: optional(words.T("desk.none"), labelled(words, "forms.attested.", record.Attestations...)), Person: words.NameText(a.Names), ID: string(a.ID),
	})
}

func findOffice(v *desk.Vocabulary, person record.ActorID, id string) (record.Tenure, bool) {
	i := slices.IndexFunc(v.Tenures, func(t record.Tenure) bool { return string(t.ID) == id && t.Person == person })
	if i < 0 {
		return record.Tenure{}, false
	}
	return v.Tenures[i], true
}

func (s *Server) saveOffice(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	v, a, err := s.actor(r)
	if err != nil {
		return err
	}
	t := record.Tenure{ID: record.TenureID(typed.Get("id")), Person: a.ID}
	if t.ID == "" {
		t.ID = freeOffice(v, a.ID)
	} else if t, err = knownOffice(v, a.ID, typed.Get("id")); err != nil {
		return err
	}
	t.Title, t.Organization = readText(typed, "title"), record.ActorID(typed.Get("organization"))
	t.From, t.To = strings.TrimSpace(typed.Get("from")), strings.TrimSpace(typed.Get("to"))
	if typed.Has("attested") {
		t.Attested = record.Attested(typed.Get("attested"))
	}
	if err = s.newsroom.SaveTenure(r.Context(), t, number(typed.Get("revision"))); err == nil {
		return s.goOn(w, r, "/desk/record/actors/"+url.PathEscape(string(a.ID)), "done", "saved")
	}
	if !s.mendable(r, err) {
		return err
	}
	f := newForm("office", language(r), officeFields...).take(typed)
	f.refuseChange(err, func(both record.Citing) {
		if item, ok := both.(*record.Tenure); ok {
			fillOffice(f, item)
		}
	})
	return s.showOffice(w, r, StatusOf(err), v, a, f)
}

func knownOffice(v *desk.Vocabulary, person record.ActorID, id string) (record.Tenure, error) {
	t, ok := findOffice(v, person, id)
	if !ok {
		return t, fault.New(fault.NotFound, "web.not_found")
	}
	return t, nil
}

// freeOffice makes the id of a person's next office: "inada-1". Nobody needs to name it;
// lists show it by its title.
func freeOffice(v *desk.Vocabulary, person record.ActorID) record.TenureID {
	stem := string(person)
	if len(stem) > 56 {
		stem = strings.TrimRight(stem[:56], "-")
	}
	for n := 1; ; n++ {
		id := record.TenureID(fmt.Sprintf("%s-%d", stem, n))
		if !slices.ContainsFunc(v.Tenures, func(t record.Tenure) bool { return t.ID == id }) {
			return id
		}
	}
}
