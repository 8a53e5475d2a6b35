package web

import (
	"context"
	"net/http"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/feed"
)

// coverageNews gives the newest updates of a page to programs that follow it, in the form that
// the address ends with.
func (s *Server) coverageNews(w http.ResponseWriter, r *http.Request) error {
	slug, form := r.PathValue("slug"), feedFormOf(r)
	return s.showBuilt(w, r, "", form.media+"; charset=utf-8", func(ctx context.Context) (Built, error) {
		view, err := s.desk.CoverageBy(ctx, slug, coverage.Newest, "", desk.MostNews)
		if err != nil {
			return Built{}, err
		}
		body, err := form.write(s.updatesAsNews(s.coveragePage(r, view), form.ext))
		if err != nil {
			return Built{}, err
		}
		return rendered(body, streamsOf(view)...), nil
	})
}

func (s *Server) updatesAsNews(page *CoveragePage, ext string) feed.News {
	site := s.site().BaseURL
	at := site + page.Link(page.Body.Path())
	out := feed.News{
		Lang: page.Lang, ID: site + page.Body.Path() + "/feed", Title: page.Title + " · " + page.SiteName, Page: at, Self: at + "/feed." + ext, Author: page.SiteName,
		Mark: markOf(page.Log),
	}
	for _, e := range page.Body.Entries() {
		u := &e.View.Update
		if u.Standing != coverage.Published {
			continue // it says nothing any more
		}
		body := s.Filled(e.View)
		out.Entries = append(out.Entries, feed.Entry{
			// The same in every language, so that who follows several reads it once.
			ID: site + e.Path(), Title: e.LineText(), Page: site + page.Link(e.Path()), At: u.Message.Said, Words: body.Plain(), Lang: e.TextLang(),
		})
	}
	return out
}
