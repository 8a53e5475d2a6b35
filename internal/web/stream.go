package web

import (
	"context"
	"net/http"

	"readout/internal/journal"
	"readout/internal/record"
)

// coverageStream and roundStream answer with a live stream. A thousand readers may come back
// at once: which stream an address means is kept on the shelf like a page.

func (s *Server) coverageStream(w http.ResponseWriter, r *http.Request) error {
	slug := r.PathValue("slug")
	return s.stream(w, r, func(ctx context.Context) (journal.Stream, error) {
		return s.desk.CoverageStream(ctx, slug)
	})
}

func (s *Server) roundStream(w http.ResponseWriter, r *http.Request) error {
	series, round := record.EventID(r.PathValue("series")), record.EventID(r.PathValue("round"))
	return s.stream(w, r, func(ctx context.Context) (journal.Stream, error) {
		return s.desk.RoundStream(ctx, series, round)
	})
}

func (s *Server) stream(w http.ResponseWriter, r *http.Request, find func(context.Context) (journal.Stream, error)) error {
	built, err := s.shelf.Page(r.Context(), "stream "+r.URL.Path, func(ctx context.Context) (Built, error) {
		stream, err := find(ctx)
		return Built{Body: []byte(stream), Tags: []string{string(stream)}}, err
	})
	if err != nil {
		return err
	}
	s.streams.Stream(w, r, journal.Stream(built.Body), language(r))
	return nil
}
