package web

import (
	"fmt"
	"net/http"
	"runtime/debug"
)

// begun is a ResponseWriter that knows whether any of the answer is on its way.
type begun interface{ Begun() bool }

// caught turns a bug in one request into one bad answer, and tells the operator where it is. net/http would
// cut the connection, and say so among the troubles that strangers' connections have.
func (s *Server) caught(w http.ResponseWriter, r *http.Request) {
	p := recover()
	if p == nil {
		return
	}
	if p == http.ErrAbortHandler {
		panic(p)
	}
	err := fmt.Errorf("panic: %v\n%s", p, debug.Stack())
	if w, ok := w.(begun); ok && w.Begun() {
		s.log.ErrorContext(r.Context(), "request failed", "method", r.Method, "path", r.URL.Path, "err", err)
		panic(http.ErrAbortHandler) // half a page must not pass for a whole one
	}
	defer func() {
		if again := recover(); again != nil { // what pages have in common is at fault
			http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		}
	}()
	s.fail(w, r, err)
}
