package web

import (
	"context"
	"net/http"
	"time"

	"readout/internal/fault"
	"readout/internal/people"
)

// SessionCookie is the cookie that opens the desk to people who work on the site.
const SessionCookie = "readout_session"

// LoginPath is where somebody says who they are; ?next= is where they wanted to go.
const LoginPath = "/login"

// Sessions finds the user of a session; a fault of kind Unauthenticated when there is none. It
// writes down what they were denied.
type Sessions interface {
	UserBySession(ctx context.Context, session string) (*people.User, error)
	KeepDenied(ctx context.Context, denials *people.Denials, on string) error
}

// session gives the request's session, "" if there is none.
func session(r *http.Request) string {
	c, err := r.Cookie(SessionCookie)
	if err != nil {
		return ""
	}
	return c.Value
}

// setSession hands the browser a session. It lives as long as the server lets it.
func (s *Server) setSession(w http.ResponseWriter, value string) {
	http.SetCookie(w, s.cookie(value, int((30*24*time.Hour).Seconds())))
}

// endSession takes the session from the browser.
func (s *Server) endSession(w http.ResponseWriter) { http.SetCookie(w, s.cookie("", -1)) }

func (s *Server) cookie(value string, age int) *http.Cookie {
	return &http.Cookie{
		Name: SessionCookie, Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, Secure: s.https(), SameSite: http.SameSiteLaxMode,
	}
}

// withUser puts the user of the request's session into its context. No session, an old or
// an unknown one: the request goes on without a user, also if it had one until now.
func (s *Server) withUser(r *http.Request) (*http.Request, error) {
	value := session(r)
	if value == "" {
		return r, nil
	}
	u, err := s.newsroom.UserBySession(r.Context(), value)
	switch fault.KindOf(err) {
	case fault.Unauthenticated, fault.NotFound:
		u, err = nil, nil
	}
	if err != nil {
		return r, err
	}
	return r.WithContext(people.With(r.Context(), u)), nil
}
