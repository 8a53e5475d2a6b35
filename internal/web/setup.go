package web

import (
	"net/http"
	"strings"

	"readout/internal/fault"
	"readout/internal/people"
)

// SetupPage makes the owner of a new site. The one-time link that leads here was printed
// when the server first started.
type SetupPage struct {
	DeskPage
	Form        *form
	MinPassword int
}

func setupFields(lang string) *form {
	return newForm("setup", lang, "token", "name", "password", "again")
}

func (s *Server) setupForm(w http.ResponseWriter, r *http.Request) error {
	needed, err := s.newsroom.SetUpNeeded(r.Context())
	if err != nil {
		return err
	}
	if !needed {
		return s.goOn(w, r, LoginPath)
	}
	return s.showSetup(w, r, http.StatusOK, setupFields(language(r)).set("token", r.URL.Query().Get("token")))
}

func (s *Server) showSetup(w http.ResponseWriter, r *http.Request, status int, f *form) error {
	w.Header().Set("Referrer-Policy", "no-referrer") // the token is in the address
	page := SetupPage{DeskPage: s.deskPage(r, "", s.words(r).T("desk.setup")), Form: f, MinPassword: people.MinPassword}
	page.User = nil
	return s.show(w, r, status, "desk/setup", &page)
}

func (s *Server) setUp(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	session, err := s.makeOwner(withBrowser(r), typed.Get("token"), typed.Get("name"), typed.Get("password"), typed.Get("again"))
	if err != nil {
		f := setupFields(language(r)).take(typed).set("password").set("again")
		return s.showSetup(w, r, StatusOf(err), f.refuse(err))
	}
	if r, err = s.letIn(w, r, session); err != nil {
		return err
	}
	return s.goOn(w, r, "/desk")
}

func (s *Server) makeOwner(r *http.Request, token, name, password, again string) (session string, err error) {
	name = strings.TrimSpace(name)
	var differ *fault.Error
	if again != password {
		differ = fault.At("again", "desk.passwords_differ")
	}
	if err := fault.Join(people.CheckName(name), people.CheckPassword(password), differ); err != nil {
		return "", err
	}
	return s.newsroom.SetUp(r.Context(), token, name, password)
}
