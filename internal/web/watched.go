package web

import (
	"context"
	"net/http"
	"strings"

	"readout/internal/people"
)

// watched lets what is denied on the way be written down, once the request has been answered.
func (s *Server) watched(route Route, r *http.Request) (_ *http.Request, after func()) {
	if route.public() && !route.Session {
		return r, func() {}
	}
	ctx, denials := people.WithDenials(people.WithClient(r.Context(), people.Client{Kind: people.ByBrowser}))
	return r.WithContext(ctx), func() {
		if err := s.newsroom.KeepDenied(context.WithoutCancel(ctx), denials, askedFor(r)); err != nil {
			s.log.ErrorContext(ctx, "what was denied is not in the audit log", "err", err)
		}
	}
}

// askedFor names what was asked for, in so many letters.
func askedFor(r *http.Request) string {
	const most = 200
	path := strings.ToValidUTF8(r.URL.Path, "?")
	if runes := []rune(path); len(runes) > most {
		path = string(runes[:most]) + "…"
	}
	return r.Method + " " + path
}
