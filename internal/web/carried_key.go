package web

import (
	"net/http"
	"strings"
	"time"

	"readout/internal/people"
)

// carriedCookie is the second cookie of people who work on the site: it stays when the session
// ends. It holds a secret with which forms are sealed that are carried through the log-in page,
// and who was logged in last, whose words they then are. It opens nothing.
const carriedCookie = "readout_carried"

const carriedDays = 90

// carriedKey gives the secret of a request's browser, nil if it has none, and who was logged
// in there last.
func carriedKey(r *http.Request) (key []byte, by string) {
	c, err := r.Cookie(carriedCookie)
	if err != nil {
		return nil, ""
	}
	secret, by, _ := strings.Cut(c.Value, ".")
	if len(secret) < 26 { // as people.NewSecret makes them
		return nil, ""
	}
	return []byte(secret), by
}

// keepCarriedKey gives the browser a secret if it has none, and remembers who is logged in.
func (s *Server) keepCarriedKey(w http.ResponseWriter, r *http.Request, u *people.User) (key []byte, by string) {
	key, by = carriedKey(r)
	if key == nil {
		key = []byte(people.NewSecret())
	}
	if u != nil {
		by = string(u.ID)
	}
	c := s.cookie(string(key)+"."+by, int((carriedDays * 24 * time.Hour).Seconds()))
	c.Name, c.SameSite = carriedCookie, http.SameSiteStrictMode
	http.SetCookie(w, c)
	return key, by
}
