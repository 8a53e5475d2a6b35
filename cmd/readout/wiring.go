package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"readout/internal/api"
	"readout/internal/desk"
	"readout/internal/due"
	"readout/internal/fault"
	"readout/internal/fetch"
	"readout/internal/follow"
	"readout/internal/hook"
	"readout/internal/journal"
	"readout/internal/live"
	"readout/internal/meter"
	"readout/internal/passkey"
	"readout/internal/presence"
	"readout/internal/shelf"
	"readout/internal/web"
	"readout/internal/zones"
)

// shelfBytes is how much memory rendered pages may take.
const shelfBytes = 128 << 20

// patience is how long an ordinary request may take to come in, and its answer to go out.
// Live streams have their own bounds.
const patience = 60 * time.Second

// wiring ties the rooms of a server together.
type wiring struct {
	shelf *shelf.Shelf
	hub   *live.Hub

	presence *presence.Board
	tree     *follow.Follower
	due      *due.Watch
	hooks    *hook.Runner
	uses     *due.Watch // writes down when tokens were used
	meter    *meter.Meter
	handler  http.Handler
}

func (w *wiring) connect(ctx context.Context, sv *server) error {
	key, err := follow.LoadKey(sv.dir)
	if err != nil {
		return err
	}
	seal, err := hook.LoadSeal(sv.dir)
	if err != nil {
		return err
	}
	keys, err := passkey.New(sv.baseURL, func() string { return nameOf(sv.app.desk.Site()) }, nil)
	if err != nil {
		return err
	}
	d := sv.app.desk.WithFetcher(fetch.New(), sv.baseURL).WithPasskeys(keys).WithPresence(w.presence)
	w.due = due.New(d.DoDue, due.Options{})
	w.uses = due.New(d.KeepTokenUses, due.Options{Every: time.Minute, Again: time.Minute})
	w.hooks = hook.New(d, fetch.NewPoster(sv.hooksHere).Post, hook.Options{})
	d.WithHooks(seal, sv.hooksHere).WithBell(func() {
		w.due.Ring()
		w.hooks.Ring()
	})
	if err := d.SealHooks(ctx); err != nil {
		return err
	}
	w.tree = follow.New(sv.app.store, key, follow.Options{})
	w.shelf = shelf.New(shelfBytes)
	streams := &streamsOf{}
	pages := web.New(web.Config{
		Desk: d, Newsroom: d, Streams: streams, Media: sv.app.media, Shelf: shelfOf{w.shelf},
		Site: siteOf(d.Site(), sv.baseURL, sv.front.TLS.HSTS),
	})
	w.hub = live.New(d, rendered{pages, d.Ended}, live.Options{Sent: w.meter.Sent})
	streams.hub = w.hub
	d.WithVitals(w.vitals(sv, time.Now()))
	d.WithSite(func() {
		pages.Say(siteOf(d.Site(), sv.baseURL, sv.front.TLS.HSTS))
		w.shelf.Sweep()
		w.hub.Forget()
	})
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	mux.Handle("/api/", api.New(api.Config{Desk: d, BaseURL: sv.baseURL, Lang: func() string { return d.Site().Lang() }, Readout: pages.ShownReadout}))
	mux.HandleFunc("GET /healthz", health(sv.app.store.Health))
	w.handler = w.seen(bounded(mux))
	w.meter.Watch(meter.Gauges{Readers: w.readers, Waiting: sv.app.store.Waiting, ShelfHits: w.shelf.Hits, State: stateOf(d), Version: versionText()})
	return nil
}

// siteOf gives what pages say of the site.
func siteOf(v *desk.SiteView, baseURL string, hsts bool) web.Site {
	zone, err := zones.Load(v.TZ)
	if err != nil {
		zone = time.UTC // it was checked before it was stored; the machine's zones may be others since
	}
	return web.Site{
		Name: v.Name, Lang: v.Lang(), Langs: v.Langs, BaseURL: baseURL, Zone: zone, HSTS: hsts,
		Imprint: v.ImprintIn, Policy: v.PolicyIn, Sections: v.Sections,
	}
}

// nameOf gives the site's name in its own language.
func nameOf(v *desk.SiteView) string {
	name, _ := v.Name.In(v.Lang())
	return name
}

// health answers 200 while things can be stored, else 503 with the reason.
func health(try func(context.Context) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		status, answer := http.StatusOK, map[string]string{}
		var err error
		if answer["status"], err = condition(r.Context(), try); err != nil {
			status, answer["error"] = http.StatusServiceUnavailable, err.Error()
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		json.NewEncoder(w).Encode(answer)
	}
}

// ailment names why nothing can be stored, for programs: "full", "read_only", or "store" for
// all else.
func ailment(err error) string {
	f, ok := errors.AsType[*fault.Error](err)
	switch {
	case ok && f.Kind == fault.Full:
		return "full"
	case ok && f.Key == "store.read_only":
		return "read_only"
	}
	return "store"
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

// seen counts each request and writes a line about it: no address and no name of a reader.
func (w *wiring) seen(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		began := time.Now()
		seen := &statusSeen{ResponseWriter: rw, status: http.StatusOK}
		next.ServeHTTP(seen, r)
		took := time.Since(began)
		w.meter.Answered(seen.route, seen.status, took, isStream(r))
		slog.DebugContext(r.Context(), "request", "method", r.Method, "path", r.URL.Path, "status", seen.status, "took", took)
	})
}

// readers counts those of live streams.
func (w *wiring) readers() map[string]int {
	all := make(map[string]int)
	for s, n := range w.hub.ReadersOf() {
		all[string(s)] = n
	}
	return all
}

// statusSeen remembers what is said about an answer.
type statusSeen struct {
	http.ResponseWriter
	status int
	route  string
	begun  bool
}

// Route is told by the room that answers.
func (w *statusSeen) Route(pattern string) { w.route = pattern }

// Begun tells whether any of the answer is on its way.
func (w *statusSeen) Begun() bool { return w.begun }

func (w *statusSeen) WriteHeader(status int) {
	w.status, w.begun = status, w.begun || status >= http.StatusOK
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusSeen) Write(b []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(b)
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
