package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"readout/internal/fault"
	"readout/internal/people"
)

// LoginPage asks who somebody is.
type LoginPage struct {
	DeskPage
	Form     *form
	Passkeys bool // one can log in with a passkey
}

func loginFields(lang string) *form { return newForm("login", lang, "name", "password", "next") }

func (s *Server) loginForm(w http.ResponseWriter, r *http.Request) error {
	next := r.URL.Query().Get("next")
	if people.From(r.Context()) != nil {
		return s.goIn(w, r, next)
	}
	return s.showLogin(w, r, http.StatusOK, loginFields(language(r)).set("next", next))
}

func (s *Server) showLogin(w http.ResponseWriter, r *http.Request, status int, f *form) error {
	page := LoginPage{DeskPage: s.deskPage(r, "", s.words(r).T("desk.log_in")), Form: f, Passkeys: s.newsroom.CanPasskeys()}
	page.User = nil
	return s.show(w, r, status, "desk/login", &page)
}

func (s *Server) logIn(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	f := loginFields(language(r)).take(typed)
	session, err := s.open(withBrowser(r), typed)
	if err != nil {
		return s.refuseLogin(w, r, f, err)
	}
	s.setSession(w, session)
	return s.goIn(w, r, typed.Get("next"))
}

// open opens a session for whoever has the password, or the passkey.
func (s *Server) open(r *http.Request, typed url.Values) (session string, err error) {
	if answer := typed.Get("answer"); answer != "" {
		return s.newsroom.LogInByPasskey(r.Context(), typed.Get("key"), []byte(answer))
	}
	return s.newsroom.LogIn(r.Context(), strings.TrimSpace(typed.Get("name")), typed.Get("password"))
}

func (s *Server) askPasskey(w http.ResponseWriter, r *http.Request) error {
	options, err := s.newsroom.AskPasskey(r.Context())
	return giveOptions(w, options, err)
}

// refuseLogin says one sentence that does not tell which half was wrong.
func (s *Server) refuseLogin(w http.ResponseWriter, r *http.Request, f *form, err error) error {
	status := StatusOf(err)
	switch fault.KindOf(err) {
	case fault.Unauthenticated, fault.NotFound, fault.Invalid, fault.Denied:
		key := "desk.login_wrong"
		if f, ok := errors.AsType[*fault.Error](err); ok && f.Key == "people.passkey_wrong" {
			key = f.Key
		}
		err, status = fault.New(fault.Unauthenticated, key), http.StatusUnauthorized
	case fault.Internal, fault.Unavailable, fault.Full:
		s.log.ErrorContext(r.Context(), "login failed", "err", err)
	}
	f.set("password")
	return s.showLogin(w, r, status, f.refuse(err))
}

// goIn goes on to where somebody wanted to go before they were asked who they are.
func (s *Server) goIn(w http.ResponseWriter, r *http.Request, next string) error {
	to := localPath(next)
	if next == "" {
		to = s.words(r).Link(to)
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

func (s *Server) logOut(w http.ResponseWriter, r *http.Request) error {
	if value := session(r); value != "" {
		if err := s.newsroom.LogOut(r.Context(), value); err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
	}
	s.endSession(w)
	return s.goOn(w, r, LoginPath)
}
