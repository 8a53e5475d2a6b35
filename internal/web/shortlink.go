package web

import (
	"net/http"
	"strconv"
	"strings"

	"readout/internal/fault"
)

// shortPath is the short address of an update: the coverage's number and the update's own,
// both in base 36, "/s/1k-4".
func shortPath(number int64, n int) string {
	return "/s/" + strconv.FormatInt(number, 36) + "-" + strconv.FormatInt(int64(n), 36)
}

// shortLink sends a short address to the long one, in the same language.
func (s *Server) shortLink(w http.ResponseWriter, r *http.Request) error {
	coverage, update, both := strings.Cut(r.PathValue("code"), "-")
	number, err := strconv.ParseInt(coverage, 36, 64)
	if err != nil || number < 1 {
		return fault.New(fault.NotFound, "web.not_found")
	}
	slug, err := s.desk.ShortLink(r.Context(), number)
	if err != nil {
		return err
	}
	path := coveragePath(slug)
	if both {
		n, err := strconv.ParseInt(update, 36, 32)
		if err != nil || n < 1 {
			return fault.New(fault.NotFound, "web.not_found")
		}
		path = updatePath(slug, int(n))
	}
	http.Redirect(w, r, s.words(r).Link(path), http.StatusFound)
	return nil
}
