package web

import (
	"net/http"

	"readout/internal/fault"
	"readout/internal/record"
)

// orWhole answers for an item that is not there: one that was a double leads for good to the one
// that it has become a part of, whose path is made of its id. Any other error stays what it is.
func orWhole[ID ~string](s *Server, w http.ResponseWriter, r *http.Request, kind record.Kind, id ID, path func(ID) string, err error) error {
	if !fault.Is(err, fault.NotFound) {
		return err
	}
	whole, lookUp := s.desk.MergedInto(r.Context(), kind, string(id))
	if lookUp != nil {
		return lookUp
	}
	if whole == "" {
		return err
	}
	http.Redirect(w, r, s.words(r).Link(path(ID(whole))), http.StatusMovedPermanently)
	return nil
}
