// Package web serves the pages people read and work on: routes.go is its table of
// contents, each page is a struct, a template and a handler in a file of its own. It also
// renders the fragments that live readers get, from the same templates.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"readout/internal/journal"
)

// Config is what a Server is made of. Desk, Newsroom and Streams must be there.
type Config struct {
	Desk     Desk         // what public pages read
	Newsroom Newsroom     // what people do who work on the site
	Streams  Streams      // live streams
	Media    http.Handler // answers GET /media/{name}; nil: there are no pictures
	Shelf    Shelf        // keeps rendered public pages; nil: each is built anew
	Site     Site
	Now      func() time.Time // nil: time.Now
	Log      *slog.Logger     // nil: slog.Default()
}

// Streams answers a request for a live stream until the reader goes or the stream ends.
type Streams interface {
	Stream(w http.ResponseWriter, r *http.Request, stream journal.Stream, lang string)
}

// Server answers requests for pages.
type Server struct {
	desk     Desk
	newsroom Newsroom
	streams  Streams
	media    http.Handler
	shelf    Shelf
	now      func() time.Time
	log      *slog.Logger

	says    atomic.Pointer[Site] // what the site says of itself now
	bells   chan struct{}        // a place for each stream of the desk
	pages   *pages
	mux     *http.ServeMux
	handler http.Handler
}

// New makes a Server. It panics when a template or a route is malformed, which the tests
// of this package would have shown.
func New(c Config) *Server {
	s := &Server{
		desk: c.Desk, newsroom: c.Newsroom, streams: c.Streams, media: c.Media, shelf: c.Shelf,
		now: c.Now, log: c.Log,
		pages: loadPages(), mux: http.NewServeMux(), bells: make(chan struct{}, mostBells),
	}
	s.says.Store(c.Site.whole())
	s.defaults()
	for _, route := range Routes() {
		s.mux.Handle(route.Pattern, s.serve(route))
	}
	s.handler = s.secure(s.language(s.sameOrigin(http.HandlerFunc(s.dispatch))))
	return s
}

func (s *Server) defaults() {
	if s.shelf == nil {
		s.shelf = noShelf{}
	}
	if s.media == nil {
		s.media = http.NotFoundHandler()
	}
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.Default()
	}
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// https tells whether readers reach the site by HTTPS, by a proxy perhaps.
func (s *Server) https() bool { return strings.HasPrefix(s.site().BaseURL, "https://") }

// Shelf keeps rendered public pages by key until one of their tags changes.
type Shelf interface {
	Page(ctx context.Context, key string, build func(context.Context) (Built, error)) (Built, error)
}

// Built is a rendered public page. Tags are the streams it was built from: a Change in one
// of them makes it old.
type Built struct {
	Body []byte
	Gzip []byte // the same compressed, nil if nobody did
	ETag string // with its quotation marks
	Tags []string
}

type noShelf struct{}

func (noShelf) Page(ctx context.Context, _ string, build func(context.Context) (Built, error)) (Built, error) {
	return build(ctx)
}
