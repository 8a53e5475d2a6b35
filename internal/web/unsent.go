package web

import (
	"net/http"

	"readout/internal/people"
)

// Unsent is what somebody wrote in a form that ends at a fault: it stands on the page that says
// so, wherever the form was to go. What it was for may be gone, or a right may have been taken
// meanwhile; their words are theirs all the same.
type Unsent struct {
	Written []written
	Files   []string // names of files that it had, which are not kept
	Cut     bool     // there was more than is kept
}

// unsent reads what was written in a form of the desk, nil if nothing was. Words that are known
// to be somebody else's are not shown to whoever is logged in now.
func (s *Server) unsent(r *http.Request, status int) *Unsent {
	if !carries(r) {
		return nil
	}
	c := carry(r)
	if !c.of(people.From(r.Context())) {
		return nil
	}
	u := &Unsent{Written: c.written(s.words(r)), Files: c.Files, Cut: c.Cut || status == http.StatusRequestEntityTooLarge}
	if len(u.Written) == 0 && len(u.Files) == 0 && !u.Cut {
		return nil
	}
	return u
}
