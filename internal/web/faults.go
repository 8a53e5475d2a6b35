package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"readout/internal/fault"
	"readout/internal/i18n"
)

// statuses is the one place where kinds of fault become status codes.
var statuses = map[fault.Kind]int{
	fault.Internal:        http.StatusInternalServerError,
	fault.Invalid:         http.StatusUnprocessableEntity,
	fault.NotFound:        http.StatusNotFound,
	fault.Conflict:        http.StatusConflict,
	fault.Denied:          http.StatusForbidden,
	fault.Unauthenticated: http.StatusUnauthorized,
	fault.TooLarge:        http.StatusRequestEntityTooLarge,
	fault.Unavailable:     http.StatusServiceUnavailable,
	fault.Full:            http.StatusInsufficientStorage,
}

// StatusOf gives the status code of a fault.
func StatusOf(err error) int {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return http.StatusRequestEntityTooLarge
	}
	return statuses[fault.KindOf(err)]
}

// FaultPage says that something cannot be done, and what can.
type FaultPage struct {
	Page
	Status  int
	Message string
	Login   string // where to log in, when that would help
	Unsent  *Unsent
}

// fail answers with a fault: somebody who is not logged in and asks for a page is sent to
// log in, with a form that they sent is asked to and it is carried along; a stream and a script get
// the fault in a line of theirs, anybody else as a page in their language.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // the reader is gone
	}
	status := StatusOf(err)
	if forStream(r) {
		s.failStream(w, r, status, err)
		return
	}
	login := s.words(r).Link(LoginPath) + "?next=" + url.QueryEscape(requested(r))
	if status == http.StatusUnauthorized && r.Method == http.MethodGet && !forScript(r) {
		http.Redirect(w, r, login, http.StatusSeeOther)
		return
	}
	if status == http.StatusUnauthorized && carries(r) {
		err = s.askToLogIn(w, r)
		if err == nil {
			return
		}
	}
	s.noteFault(w, r, status, err)
	if forScript(r) {
		s.failScript(w, r, status, err)
		return
	}
	page := FaultPage{Page: s.page(r, faultTitle(s.words(r), status)), Status: status, Message: i18n.Fault(language(r), err)}
	switch status {
	case http.StatusRequestEntityTooLarge:
		page.Message = page.T("web.too_large")
	case http.StatusUnauthorized:
		page.Login = login
	}
	if page.Unsent = s.unsent(r, status); page.Unsent != nil {
		page.Switch = nil // the words are in this page, not at its address
	}
	s.showFault(w, r, &page)
}

// noteFault logs what is the server's fault, and says when to come again where that may help.
func (s *Server) noteFault(w http.ResponseWriter, r *http.Request, status int, err error) {
	if status >= http.StatusInternalServerError {
		s.log.ErrorContext(r.Context(), "request failed", "method", r.Method, "path", r.URL.Path, "status", status, "err", err)
	}
	if status == http.StatusServiceUnavailable || status == http.StatusInsufficientStorage {
		w.Header().Set("Retry-After", "10")
	}
}

// forStream tells whether an EventSource asks: to it a page is no answer, and a way to log in leads nowhere.
func forStream(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Accept"), "text/event-stream")
}

// failStream answers an EventSource. It reads nothing but the status.
func (s *Server) failStream(w http.ResponseWriter, r *http.Request, status int, err error) {
	s.noteFault(w, r, status, err)
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, i18n.Fault(language(r), err), status)
}

// refuse answers with a status that no fault of ours stands behind.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, status int) {
	words := s.words(r)
	message := words.T("web.method_not_allowed")
	if status == http.StatusForbidden {
		message = words.T("web.cross_origin")
	}
	s.showFault(w, r, &FaultPage{Page: s.page(r, faultTitle(words, status)), Status: status, Message: message})
}

func (s *Server) showFault(w http.ResponseWriter, r *http.Request, page *FaultPage) {
	page.NoIndex = true
	w.Header().Set("Cache-Control", "no-store")
	s.show(w, r, page.Status, "fault", page)
}

func faultTitle(words Words, status int) string {
	switch status {
	case http.StatusUnauthorized:
		return words.T("web.fault.log_in")
	case http.StatusForbidden:
		return words.T("web.fault.denied")
	case http.StatusNotFound:
		return words.T("web.fault.not_found")
	case http.StatusMethodNotAllowed:
		return words.T("web.fault.method")
	case http.StatusConflict:
		return words.T("web.fault.conflict")
	case http.StatusRequestEntityTooLarge:
		return words.T("web.fault.too_large")
	case http.StatusUnprocessableEntity:
		return words.T("web.fault.invalid")
	case http.StatusServiceUnavailable:
		return words.T("web.fault.unavailable")
	case http.StatusInsufficientStorage:
		return words.T("web.fault.full")
	default:
		return words.T("web.fault.internal")
	}
}
