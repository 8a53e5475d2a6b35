package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"readout/internal/api"
	"readout/internal/journal"
	"readout/internal/live"
	"readout/internal/shelf"
	"readout/internal/text"
	"readout/internal/web"
)

// shelfBytes is how much memory rendered pages may take.
const shelfBytes = 128 << 20

// patience is how long an ordinary request may take to come in, and its answer to go out.
// Live streams have their own bounds.
const patience = 60 * time.Second

// wiring ties the rooms of a server together.
type wiring struct {
	shelf   *shelf.Shelf
	hub     *live.Hub
	handler http.Handler
}

func (w *wiring) connect(sv *server) error {
	zone, err := time.LoadLocation(sv.site.TZ)
	if err != nil {
		return err
	}
	d := sv.app.desk
	w.shelf = shelf.New(shelfBytes)
	streams := &streamsOf{}
	pages := web.New(web.Config{
		Desk: d, Newsroom: d, Streams: streams, Media: sv.app.media, Shelf: shelfOf{w.shelf},
		Site: web.Site{Name: text.Local{sv.site.Lang: sv.site.Name}, Lang: sv.site.Lang, BaseURL: sv.baseURL, Zone: zone},
	})
	w.hub = live.New(d, rendered{pages, d.Ended}, live.Options{})
	streams.hub = w.hub
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	mux.Handle("/api/", api.New(api.Config{Desk: d, BaseURL: sv.baseURL, Lang: sv.site.Lang}))
	mux.HandleFunc("GET /healthz", health(d.Ping))
	w.handler = logged(bounded(mux))
	return nil
}

// health answers 200 while the store answers, else 503.
func health(ping func(context.Context) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
		defer cancel()
		status, answer := http.StatusOK, map[string]string{"status": "ok"}
		if err := ping(ctx); err != nil {
			status, answer = http.StatusServiceUnavailable, map[string]string{"status": "store", "error": err.Error()}
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		json.NewEncoder(w).Encode(answer)
	}
}

// bounded gives requests their time; a slow sender or reader holds nothing up.
func bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isStream(r) {
			c := http.NewResponseController(w)
			until := time.Now().Add(patience)
			if err := c.SetReadDeadline(until); err == nil {
				defer c.SetReadDeadline(time.Time{})
			}
			if err := c.SetWriteDeadline(until); err == nil {
				defer c.SetWriteDeadline(time.Time{})
			}
		}
		next.ServeHTTP(w, r)
	})
}

func isStream(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/stream") }

// logged writes one line per request: no address and no name of a reader.
func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		seen := &statusSeen{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, r)
		slog.DebugContext(r.Context(), "request",
			"method", r.Method, "path", r.URL.Path, "status", seen.status, "took", time.Since(began))
	})
}

type statusSeen struct {
	http.ResponseWriter
	status int
}

func (w *statusSeen) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController find what the connection can do.
func (w *statusSeen) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// streamsOf lets web hand over a live stream. The hub is set before anything is served.
type streamsOf struct{ hub *live.Hub }

func (s *streamsOf) Stream(w http.ResponseWriter, r *http.Request, stream journal.Stream, lang string) {
	s.hub.Serve(w, r, stream, lang)
}

// rendered is what the hub sends: made by web, its end known by the desk.
type rendered struct {
	*web.Server
	ended func(context.Context, journal.Stream) (bool, error)
}

func (r rendered) Ended(ctx context.Context, s journal.Stream) (bool, error) { return r.ended(ctx, s) }

// shelfOf lets web keep its pages on the shelf.
type shelfOf struct{ *shelf.Shelf }

func (s shelfOf) Page(ctx context.Context, key string, build func(context.Context) (web.Built, error)) (web.Built, error) {
	page, err := s.Get(ctx, key, func(ctx context.Context) ([]byte, []journal.Stream, error) {
		built, err := build(ctx)
		tags := make([]journal.Stream, len(built.Tags))
		for i, t := range built.Tags {
			tags[i] = journal.Stream(t)
		}
		return built.Body, tags, err
	})
	if err != nil {
		return web.Built{}, err
	}
	return web.Built{Body: page.Body, Gzip: page.Gzip, ETag: page.ETag}, nil
}
