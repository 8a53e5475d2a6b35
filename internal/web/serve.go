package web

import (
	"net/http"
	"net/url"
	"path"
	"strings"

	"readout/internal/fault"
	"readout/internal/people"
)

const bodyLimit = 1 << 20

// routed is a ResponseWriter that wants to know which route answers.
type routed interface{ Route(pattern string) }

// serve makes a route a handler: who asks, may they, how much may they send; a fault
// becomes a page.
func (s *Server) serve(route Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer s.caught(w, r)
		if w, ok := w.(routed); ok {
			w.Route(route.Pattern)
		}
		limit := route.Limit
		if limit == 0 {
			limit = bodyLimit
		}
		if limit > bodyLimit {
			patiently(w)
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		r, after := s.watched(route, r)
		defer after()
		r, err := s.admit(route, w, r)
		if err == nil {
			r, err = looking(route, r)
		}
		if err == nil {
			err = route.Handle(s, w, r)
		}
		if err != nil {
			s.fail(w, r, err)
		}
	})
}

func (s *Server) admit(route Route, w http.ResponseWriter, r *http.Request) (*http.Request, error) {
	if route.public() && !route.Session {
		return r, nil
	}
	w.Header().Set("Cache-Control", "private, no-store")
	if !route.public() {
		w.Header().Set("Content-Security-Policy", deskPolicy)
	}
	r, err := s.withUser(r)
	if u := people.From(r.Context()); u != nil {
		w.Header().Set("Readout-User", string(u.ID)) // whose page it is, for the worker that keeps it
	}
	switch {
	case err != nil || route.public():
	case route.NeedOn != "":
		_, err = people.NeedAnywhere(r.Context(), route.NeedOn)
	default:
		_, err = people.Need(r.Context(), route.Need)
	}
	return r, err
}

// public tells whether a route takes no right.
func (r Route) public() bool { return r.Need == "" && r.NeedOn == "" }

// dispatch finds the route. What the mux would say itself, in English and plain text, is
// said as a page instead.
func (s *Server) dispatch(w http.ResponseWriter, r *http.Request) {
	h, pattern := s.mux.Handler(r)
	if pattern != "" {
		s.mux.ServeHTTP(w, r)
		return
	}
	refused := refusal{header: make(http.Header)}
	h.ServeHTTP(&refused, r)
	if refused.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", refused.header.Get("Allow"))
		s.refuse(w, r, http.StatusMethodNotAllowed)
		return
	}
	if to := s.withoutSlash(r); to != "" {
		http.Redirect(w, r, to, http.StatusMovedPermanently)
		return
	}
	s.fail(w, r, fault.New(fault.NotFound, "web.not_found"))
}

// withoutSlash gives the page that somebody means who has typed a slash behind its address; "" where there is none.
func (s *Server) withoutSlash(r *http.Request) string {
	meant := strings.TrimSuffix(r.URL.Path, "/")
	if r.Method != http.MethodGet && r.Method != http.MethodHead || meant == r.URL.Path || meant != path.Clean(meant) {
		return "" // "//host/" would lead to another site
	}
	if _, pattern := s.mux.Handler(&http.Request{Method: http.MethodGet, URL: &url.URL{Path: meant}}); !strings.HasPrefix(pattern, "GET ") {
		return ""
	}
	to := &url.URL{Path: s.words(r).Link(meant), RawQuery: r.URL.RawQuery}
	return to.String()
}

// refusal hears what the mux would have answered.
type refusal struct {
	header http.Header
	status int
}

func (f *refusal) Header() http.Header         { return f.header }
func (f *refusal) Write(b []byte) (int, error) { return len(b), nil }
func (f *refusal) WriteHeader(status int)      { f.status = status }
