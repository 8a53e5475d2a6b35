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
	Passkeys bool      // one can log in with a passkey
	Ended    bool      // the browser has a session that is over: perhaps of who came by a link, and has no password
	Carried  *carried  // a form that waits for it, nil if none does
	Written  []written // what stands in it, to whoever has just sent it
}

func loginFields(lang string) *form {
	return newForm("login", lang, "name", "password", "next", "carried")
}

func (s *Server) loginForm(w http.ResponseWriter, r *http.Request) error {
	next := r.URL.Query().Get("next")
	if people.From(r.Context()) != nil {
		return s.goIn(w, r, next)
	}
	return s.showLogin(w, r, http.StatusOK, LoginPage{Form: loginFields(language(r)).set("next", next)})
}

func (s *Server) showLogin(w http.ResponseWriter, r *http.Request, status int, page LoginPage) error {
	page.DeskPage, page.Passkeys = s.deskPage(r, "", s.words(r).T("desk.log_in")), s.newsroom.CanPasskeys()
	page.User, page.Ended = nil, session(r) != ""
	if page.Carried != nil {
		page.Switch = nil // the words are in this page, not at its address
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.show(w, r, status, "desk/login", &page)
}

// askToLogIn answers a form that came without a session: it is carried along.
func (s *Server) askToLogIn(w http.ResponseWriter, r *http.Request) error {
	c := carry(r)
	key, by := s.keepCarriedKey(w, r, nil)
	if c.By == "" {
		c.By = by
	}
	sealed, err := c.sealed(key)
	if err != nil {
		return err
	}
	f := loginFields(language(r)).set("carried", sealed)
	return s.showLogin(w, r, http.StatusUnauthorized, LoginPage{Form: f, Carried: c, Written: c.written(s.words(r))})
}

// sentWithCarried reads a form of the log-in page, and the form that it carries, if any.
func sentWithCarried(r *http.Request) (url.Values, *carried, error) {
	typed, err := sent(r)
	if err != nil {
		return nil, nil, err
	}
	key, _ := carriedKey(r)
	c, err := openCarried(typed.Get("carried"), key)
	return typed, c, err
}

func (s *Server) logIn(w http.ResponseWriter, r *http.Request) error {
	typed, c, err := sentWithCarried(r)
	if err != nil {
		return err
	}
	session, err := s.open(withBrowser(r), typed)
	if err != nil {
		return s.refuseLogin(w, r, LoginPage{Form: loginFields(language(r)).take(typed), Carried: c}, err)
	}
	if r, err = s.letIn(w, r, session); err != nil {
		return err
	}
	if c != nil {
		return s.showCarried(w, r, c, typed.Get("carried"))
	}
	return s.goIn(w, r, typed.Get("next"))
}

// letIn hands the browser a session, and remembers whose it is.
func (s *Server) letIn(w http.ResponseWriter, r *http.Request, session string) (*http.Request, error) {
	s.setSession(w, session)
	r, err := s.whoOf(r, session)
	if err == nil {
		s.keepCarriedKey(w, r, people.From(r.Context()))
	}
	return r, err
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
func (s *Server) refuseLogin(w http.ResponseWriter, r *http.Request, page LoginPage, err error) error {
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
	page.Form.set("password").refuse(err)
	return s.showLogin(w, r, status, page)
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

// logOut ends the session. A form that is somebody else's is carried on to their log-in.
func (s *Server) logOut(w http.ResponseWriter, r *http.Request) error {
	typed, c, err := sentWithCarried(r)
	if err != nil {
		return err
	}
	if value := session(r); value != "" {
		if err := s.newsroom.LogOut(r.Context(), value); err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
	}
	s.endSession(w)
	s.takeKept(w, r)
	if c != nil {
		return s.showLogin(w, r, http.StatusOK, LoginPage{Form: loginFields(language(r)).set("carried", typed.Get("carried")), Carried: c})
	}
	return s.goOn(w, r, LoginPath)
}
