package web

import (
	"net/http"
	"strings"

	"readout/internal/coverage"
)

// policy allows what this site itself serves and nothing else: no inline script, no inline
// style, no frame around us. The one third party is a film's player, in a frame of its own,
// once a reader has pressed its button.
var policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; " +
	"frame-src " + strings.Join(coverage.PlayerHosts, " ") + "; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// deskPolicy allows the desk's pages more of what is their own: pictures that are on the device
// and not sent yet, the worker that opens them without a connection, and how they are installed.
var deskPolicy = strings.NewReplacer("img-src 'self'", "img-src 'self' blob:", "media-src 'self'", "media-src 'self' blob:").Replace(policy) +
	"; worker-src 'self'; manifest-src 'self'"

// secure sets the headers that every answer carries.
func (s *Server) secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Permissions-Policy", "geolocation=(), camera=(), microphone=(), payment=(), usb=()")
		if s.site().HSTS && s.https() {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// sameOrigin refuses forms that another site sends in a person's name.
func (s *Server) sameOrigin(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	if s.site().BaseURL != "" {
		if err := guard.AddTrustedOrigin(s.site().BaseURL); err != nil {
			s.log.Warn("base address is no origin", "base", s.site().BaseURL, "err", err)
		}
	}
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.refuse(w, r, http.StatusForbidden)
	}))
	return guard.Handler(next)
}
