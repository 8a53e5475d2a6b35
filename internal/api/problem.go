package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
)

const problemMedia = "application/problem+json"

// Problem is every error's answer (RFC 9457).
type Problem struct {
	Type    string   `json:"type" format:"uri-reference" doc:"Address of what this sort of problem means; the part after # is its name for programs."`
	Title   string   `json:"title" doc:"The sort of problem, in the asker's language."`
	Status  int      `json:"status" doc:"The HTTP status."`
	Detail  string   `json:"detail" doc:"What went wrong this time, in the asker's language."`
	Errors  []Flaw   `json:"errors,omitempty" doc:"Each input at fault."`
	Current *Version `json:"current,omitempty" doc:"Of a stale edit: the newest revision."`
	Yours   *Version `json:"yours,omitempty" doc:"Of a stale edit: what was sent, so that nothing typed is lost."`

	Merged   *Version  `json:"merged,omitempty" doc:"Of a stale edit that was to be merged: both, with theirs where something is in dispute."`
	Disputes []Dispute `json:"disputes,omitempty" doc:"Of a stale edit that was to be merged, or of a stale change of the record: what both changed in different ways."`

	headers http.Header
}

// Flaw is one input at fault.
type Flaw struct {
	In    string `json:"in,omitempty" enum:"body,query,path,header" doc:"Where the input stands."`
	Field string `json:"field" doc:"Which input: headline, names[0].lang, limit; empty for the body as a whole."`
	Code  string `json:"code" doc:"The fault's name for programs; it is the same in every language."`
	Fault string `json:"fault" doc:"What is wrong with it."`
	Want  string `json:"want,omitempty" doc:"What would be right."`
}

// Version is one of the two texts of a stale edit.
type Version struct {
	Revision int     `json:"revision" doc:"The newest revision; of yours, the one it started from."`
	Headline *string `json:"headline,omitempty"`
	Body     *string `json:"body,omitempty" doc:"Markdown."`
}

var problemType = reflect.TypeFor[Problem]()

// The sorts of problem, as they stand after # in a problem's type.
const (
	typeMoved           = "moved"
	typeMalformed       = "malformed"
	typeInvalid         = "invalid"
	typeNotFound        = "not-found"
	typeMethod          = "method"
	typeConflict        = "conflict"
	typeStale           = "stale"
	typeReset           = "reset"
	typeOtherBody       = "other-body"
	typeDenied          = "denied"
	typeUnauthenticated = "unauthenticated"
	typeTooLarge        = "too-large"
	typeMediaType       = "media-type"
	typeUnavailable     = "unavailable"
	typeFull            = "full"
	typeInternal        = "internal"
)

// problemTypes lists all of them with their status, for the documentation.
var problemTypes = []struct {
	Name   string
	Status int
}{
	{typeMoved, http.StatusMovedPermanently},
	{typeMalformed, http.StatusBadRequest},
	{typeUnauthenticated, http.StatusUnauthorized},
	{typeDenied, http.StatusForbidden},
	{typeNotFound, http.StatusNotFound},
	{typeMethod, http.StatusMethodNotAllowed},
	{typeConflict, http.StatusConflict},
	{typeStale, http.StatusConflict},
	{typeReset, http.StatusGone},
	{typeTooLarge, http.StatusRequestEntityTooLarge},
	{typeMediaType, http.StatusUnsupportedMediaType},
	{typeInvalid, http.StatusUnprocessableEntity},
	{typeOtherBody, http.StatusUnprocessableEntity},
	{typeInternal, http.StatusInternalServerError},
	{typeUnavailable, http.StatusServiceUnavailable},
	{typeFull, http.StatusInsufficientStorage},
}

// misuse is a fault of the protocol that no kind of fault stands for.
type misuse struct {
	fault  *fault.Error // its Field names a header; without one it is about the body
	status int
	kind   string
	want   string // key of what would be right, "" when the message says all
}

// flaws names the input at fault, if it is one.
func (m *misuse) flaws(lang, told string) []Flaw {
	if m.want == "" {
		return nil
	}
	in := "body"
	if m.fault.Field != "" {
		in = "header"
	}
	want := i18n.Fault(lang, &fault.Error{Kind: fault.Invalid, Key: m.want, Args: m.fault.Args})
	return []Flaw{{In: in, Field: m.fault.Field, Code: m.fault.Key, Fault: told, Want: want}}
}

// Error is for logs.
func (m *misuse) Error() string { return m.fault.Error() }

// Unwrap gives the fault.
func (m *misuse) Unwrap() error { return m.fault }

// flaws are faults that are already put into words, field by field.
type flaws []Flaw

func (f flaws) Error() string { return strconv.Itoa(len(f)) + " inputs at fault" }

// Error is for logs.
func (p *Problem) Error() string { return p.Type + ": " + p.Detail }

// GetStatus tells huma the status.
func (p *Problem) GetStatus() int { return p.Status }

// GetHeaders tells huma the headers that go with it.
func (p *Problem) GetHeaders() http.Header { return p.headers }

// ContentType tells huma the media type.
func (p *Problem) ContentType(string) string { return problemMedia }

var (
	_ huma.StatusError       = (*Problem)(nil)
	_ huma.HeadersError      = (*Problem)(nil)
	_ huma.ContentTypeFilter = (*Problem)(nil)
)

// problem puts any error into the asker's language. What is ours alone goes to the log.
func (r *room) problem(ctx context.Context, err error) *Problem {
	if p, ok := errors.AsType[*Problem](err); ok {
		return p
	}
	lang := langOf(ctx)
	if several, ok := errors.AsType[flaws](err); ok {
		return r.several(lang, several)
	}
	f, status, kind := classify(err)
	if kind == typeInternal || kind == typeUnavailable || kind == typeFull {
		r.log.ErrorContext(ctx, "api request failed", "problem", kind, "error", err)
	}
	p := r.titled(lang, kind, status)
	p.Detail = words(lang, f, kind)
	p.Errors = flawsOf(lang, f, shapeOf(ctx))
	if m, ok := errors.AsType[*misuse](err); ok {
		p.Errors = m.flaws(lang, p.Detail)
	}
	p.headers = headersFor(f, status, lang)
	if stale, ok := errors.AsType[*desk.Stale](err); ok {
		p.bothTexts(stale)
	}
	if stale, ok := errors.AsType[*desk.ItemStale](err); ok {
		p.bothItems(stale)
	}
	return p
}

func (r *room) titled(lang, kind string, status int) *Problem {
	return &Problem{
		Type: r.base + Prefix + "/docs#" + kind, Title: i18n.T(lang, "api.title."+kind),
		Status: status, headers: headersFor(nil, status, lang),
	}
}

func (r *room) several(lang string, found flaws) *Problem {
	p := r.titled(lang, typeInvalid, http.StatusUnprocessableEntity)
	p.Errors = found
	p.Detail = i18n.T(lang, "fault.several", "count", len(found))
	if len(found) == 1 {
		p.Detail = sentence(lang, found[0])
	}
	return p
}

// sentence tells a flaw to somebody who sees nothing else.
func sentence(lang string, f Flaw) string {
	field, key := f.Field, "api.flaw"
	if field == "" {
		field = i18n.T(lang, "api.in."+f.In)
	}
	if f.Want != "" {
		key = "api.flaw_want"
	}
	return i18n.T(lang, key, "field", field, "fault", f.Fault, "want", f.Want)
}

// classify chooses status and type of problem: the one place where kinds of fault become statuses.
func classify(err error) (f *fault.Error, status int, kind string) {
	if m, ok := errors.AsType[*misuse](err); ok {
		return m.fault, m.status, m.kind
	}
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return &fault.Error{Key: "fault.internal"}, http.StatusInternalServerError, typeInternal
	}
	switch f.Kind {
	case fault.Invalid:
		return f, http.StatusUnprocessableEntity, typeInvalid
	case fault.NotFound:
		return f, http.StatusNotFound, typeNotFound
	case fault.Conflict:
		return conflict(f)
	case fault.Denied:
		return f, http.StatusForbidden, typeDenied
	case fault.Unauthenticated:
		return f, http.StatusUnauthorized, typeUnauthenticated
	case fault.TooLarge:
		return f, http.StatusRequestEntityTooLarge, typeTooLarge
	case fault.Unavailable:
		return f, http.StatusServiceUnavailable, typeUnavailable
	case fault.Full:
		return f, http.StatusInsufficientStorage, typeFull
	}
	return &fault.Error{Key: "fault.internal"}, http.StatusInternalServerError, typeInternal
}

func conflict(f *fault.Error) (*fault.Error, int, string) {
	switch {
	case f.Key == "once.other_body":
		return f, http.StatusUnprocessableEntity, typeOtherBody
	case strings.HasSuffix(f.Key, ".stale"):
		return f, http.StatusConflict, typeStale
	}
	return f, http.StatusConflict, typeConflict
}

// words gives a fault's message; one that the catalogue lacks, what its sort means.
func words(lang string, f *fault.Error, kind string) string {
	switch {
	case len(f.Details) > 0:
		return i18n.T(lang, "fault.several", "count", len(f.Details))
	case i18n.Has(f.Key):
		return i18n.Fault(lang, f)
	}
	return i18n.T(lang, "api.about."+kind)
}

// flawsOf lists the inputs a fault is about. What would be right is said by the catalogue
// under "<key>.want", else by the description of the input.
func flawsOf(lang string, f *fault.Error, s *shape) []Flaw {
	if len(f.Details) > 0 {
		var all []Flaw
		for _, d := range f.Details {
			all = append(all, flawsOf(lang, d, s)...)
		}
		return all
	}
	if f.Field == "" {
		return nil
	}
	in, field, want := s.place(lang, f.Field)
	if i18n.Has(f.Key + ".want") {
		want = i18n.Fault(lang, &fault.Error{Kind: f.Kind, Key: f.Key + ".want", Args: f.Args})
	}
	return []Flaw{{In: in, Field: field, Code: f.Key, Fault: words(lang, f, typeInvalid), Want: want}}
}

func headersFor(f *fault.Error, status int, lang string) http.Header {
	h := http.Header{"Content-Language": {lang}}
	switch status {
	case http.StatusUnauthorized:
		key := ""
		if f != nil {
			key = f.Key
		}
		h.Set("WWW-Authenticate", challenge(key))
	case http.StatusServiceUnavailable, http.StatusInsufficientStorage:
		h.Set("Retry-After", "5")
	}
	return h
}

// write sends a problem from outside of huma.
func (r *room) write(w http.ResponseWriter, p *Problem) {
	for name, values := range p.headers {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Type", problemMedia)
	w.WriteHeader(p.Status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(p) // the asker has gone; there is nobody left to tell
}

// huma asks these for the answers it writes by itself. Our gates come first, so that what
// is left is ours to mend; still, nobody is to see its English sentences.
func init() {
	huma.NewError = func(status int, _ string, _ ...error) huma.StatusError {
		return plain(spoken[0], status)
	}
	huma.NewErrorWithContext = func(ctx huma.Context, status int, _ string, _ ...error) huma.StatusError {
		return plain(langOf(ctx.Context()), status)
	}
}

func plain(lang string, status int) *Problem {
	kind := typeInternal
	for _, t := range problemTypes {
		if t.Status == status {
			kind = t.Name
			break
		}
	}
	return &Problem{
		Type: Prefix + "/docs#" + kind, Title: i18n.T(lang, "api.title."+kind), Status: status,
		Detail: i18n.T(lang, "api.about."+kind), headers: headersFor(nil, status, lang),
	}
}
