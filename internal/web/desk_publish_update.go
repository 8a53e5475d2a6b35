package web

import (
	"net/http"
	"strconv"
)

// publishUpdate makes a draft or what a reporter submitted public.
func (s *Server) publishUpdate(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	n, err := updateNumber(r)
	if err != nil {
		return err
	}
	slug := r.PathValue("slug")
	_, err = s.newsroom.PublishUpdate(r.Context(), slug, n, number(typed.Get("from")))
	switch {
	case err == nil && typed.Get("back") == "desk":
		return s.publishedFromHome(w, r, slug, n)
	case err == nil:
		return s.goOn(w, r, deskCoveragePath(slug), "done", "posted", "n", strconv.Itoa(n))
	case !s.mendable(r, err):
		return err
	}
	r.URL.Path = deskCoveragePath(slug) // the page to come back to in another language
	return s.showDeskCoverage(w, r, StatusOf(err), emptyComposer(language(r)), err)
}
