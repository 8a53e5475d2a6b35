package api

import (
	"context"
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"

	"readout/internal/fault"
	"readout/internal/people"
)

// gate is the outermost handler: headers that every answer carries, the language, the
// address, the asker.
func (r *room) gate(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		headers(w.Header(), req)
		req = req.WithContext(withLang(req.Context(), negotiate(req.Header.Get("Accept-Language"))))
		defer r.recover(w, req)
		if _, pattern := mux.Handler(req); pattern == "" {
			r.write(w, r.problem(req.Context(), r.nowhere(w, req)))
			return
		}
		ctx, err := r.asker(req)
		if err != nil {
			r.write(w, r.problem(req.Context(), err))
			return
		}
		ctx, denials := people.WithDenials(ctx)
		req = req.WithContext(ctx)
		if err := mayWrite(req); err != nil {
			r.write(w, r.problem(ctx, err))
		} else {
			mux.ServeHTTP(w, req)
		}
		if err := r.desk.KeepDenied(context.WithoutCancel(ctx), denials, req.Method+" "+shorten(req.URL.Path)); err != nil {
			r.log.ErrorContext(ctx, "what was denied is not in the audit log", "err", err)
		}
	})
}

// headers says who may read the answer and for how long. Pages of other sites may read
// what is public; a browser never sends them anything of a person's, so nothing else is open.
func headers(h http.Header, req *http.Request) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Add("Vary", "Accept-Language, Authorization")
	if req.Header.Get("Authorization") != "" || !reading(req) {
		h.Set("Cache-Control", "no-store")
		return
	}
	h.Set("Cache-Control", "no-cache")
	h.Set("Access-Control-Allow-Origin", "*")
}

func reading(req *http.Request) bool {
	return req.Method == http.MethodGet || req.Method == http.MethodHead
}

// nowhere tells an address that does not exist from a method it does not take.
func (r *room) nowhere(w http.ResponseWriter, req *http.Request) error {
	allowed := r.methods(req)
	if len(allowed) == 0 {
		return fault.New(fault.NotFound, "api.no_such_address", "path", shorten(req.URL.Path), "docs", r.base+Prefix+"/docs")
	}
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	return &misuse{status: http.StatusMethodNotAllowed, kind: typeMethod, fault: fault.New(fault.Invalid, "api.method",
		"method", shorten(req.Method), "allowed", strings.Join(allowed, ", "))}
}

// methods lists what the address of a request does take.
func (r *room) methods(req *http.Request) []string {
	var allowed []string
	for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} {
		other := *req
		other.Method = method
		if _, pattern := r.mux.Handler(&other); pattern != "" {
			allowed = append(allowed, method)
		}
	}
	return slices.Clip(allowed)
}

// recover turns a bug in one request into one bad answer.
func (r *room) recover(w http.ResponseWriter, req *http.Request) {
	switch p := recover(); p {
	case nil:
	case http.ErrAbortHandler:
		panic(p)
	default:
		r.write(w, r.problem(req.Context(), fmt.Errorf("panic: %v\n%s", p, debug.Stack())))
	}
}

// shorten keeps what an asker sent short when it is told back.
func shorten(s string) string {
	const most = 60
	runes := []rune(s)
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
