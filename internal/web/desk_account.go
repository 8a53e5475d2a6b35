package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

// Account is what people do with their own account.
type Account interface {
	Account(ctx context.Context, session string) (*desk.AccountView, error)
	ChangePassword(ctx context.Context, session, old, password string) error
	EndSession(ctx context.Context, hash string) error
	EndOtherSessions(ctx context.Context, session string) error
	OfferPasskey(ctx context.Context) ([]byte, error)
	AddPasskey(ctx context.Context, name, key string, answer []byte) error
	RemovePasskey(ctx context.Context, id string) error
}

// AccountPage is somebody's own account: password, passkeys, where they are logged in.
type AccountPage struct {
	DeskPage
	Account     *desk.AccountView
	Password    *form
	Passkey     *form
	MinPassword int
}

func passwordFields(lang string) *form { return newForm("password", lang, "old", "password", "again") }

func passkeyFields(r *http.Request) *form {
	return newForm("passkey", language(r), "passkey_name").set("passkey_name", browserOf(r))
}

func (s *Server) account(w http.ResponseWriter, r *http.Request) error {
	return s.showAccount(w, r, http.StatusOK, passwordFields(language(r)), passkeyFields(r))
}

func (s *Server) showAccount(w http.ResponseWriter, r *http.Request, status int, password, key *form) error {
	v, err := s.newsroom.Account(r.Context(), session(r))
	if err != nil {
		return err
	}
	for i := range v.Sessions {
		v.Sessions[i].Opened = v.Sessions[i].Opened.In(s.site().Zone)
	}
	return s.show(w, r, status, "desk/account", &AccountPage{
		DeskPage: s.deskPage(r, "account", s.words(r).T("account.title")), Account: v,
		Password: password, Passkey: key, MinPassword: people.MinPassword,
	})
}

// changeAccount takes the two forms of the page that can come back with faults.
func (s *Server) changeAccount(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	password, key := passwordFields(language(r)), passkeyFields(r)
	done := "password"
	if typed.Get("do") == "passkey" {
		done = "passkey"
		err = s.newsroom.AddPasskey(r.Context(), strings.TrimSpace(typed.Get("passkey_name")), typed.Get("key"), []byte(typed.Get("answer")))
		key.take(typed)
	} else {
		err = s.changePassword(r, typed)
	}
	if err == nil {
		return s.goOn(w, r, "/desk/account", "done", done)
	}
	if !s.mendable(r, err) {
		return err
	}
	if done == "passkey" {
		key.refuse(err)
	} else {
		password.refuse(err)
	}
	return s.showAccount(w, r, StatusOf(err), password, key)
}

func (s *Server) changePassword(r *http.Request, typed url.Values) error {
	if typed.Get("again") != typed.Get("password") {
		return fault.At("again", "desk.passwords_differ")
	}
	return s.newsroom.ChangePassword(r.Context(), session(r), typed.Get("old"), typed.Get("password"))
}

func (s *Server) offerPasskey(w http.ResponseWriter, r *http.Request) error {
	options, err := s.newsroom.OfferPasskey(r.Context())
	return giveOptions(w, options, err)
}

// giveOptions hands a module what it gives to the browser.
func giveOptions(w http.ResponseWriter, options []byte, err error) error {
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_, err = w.Write(options)
	return err
}

func (s *Server) removePasskey(w http.ResponseWriter, r *http.Request) error {
	if err := s.newsroom.RemovePasskey(r.Context(), r.PathValue("id")); err != nil {
		return err
	}
	return s.goOn(w, r, "/desk/account", "done", "passkey_removed")
}

func (s *Server) endOneSession(w http.ResponseWriter, r *http.Request) error {
	if err := s.newsroom.EndSession(r.Context(), r.PathValue("hash")); err != nil {
		return err
	}
	return s.goOn(w, r, "/desk/account", "done", "session_ended")
}

func (s *Server) endOtherSessions(w http.ResponseWriter, r *http.Request) error {
	if err := s.newsroom.EndOtherSessions(r.Context(), session(r)); err != nil {
		return err
	}
	return s.goOn(w, r, "/desk/account", "done", "sessions_ended")
}
