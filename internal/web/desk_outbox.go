package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/people"
)

// What a phone keeps while it has no connection is sent by static/outbox_send.js, from a page
// or from the worker, and answered as JSON: neither has a form to show faults in.

// Outbox is what the template of the list of waiting updates draws.
type Outbox struct {
	DeskPage
	Coverage *coverage.Coverage // whose page it stands on, nil on the desk's first one
	Path     string             // of the page, to come back to
}

// Outbox gives the list of what waits on the reader's device a place on the desk's first page.
func (p *DeskHomePage) Outbox() Outbox { return Outbox{DeskPage: p.DeskPage, Path: p.Link("/desk")} }

// Outbox gives it a place on the screen of a coverage.
func (p *DeskCoveragePage) Outbox(c coverage.Coverage) Outbox {
	return Outbox{DeskPage: p.DeskPage, Coverage: &c, Path: p.Link(deskCoveragePath(c.Slug))}
}

// longestWait bounds how long an update may say that it waited on a device.
const longestWait = 366 * 24 * time.Hour

// forScript tells whether a script asks, which reads JSON, and not a browser for a page.
func forScript(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Accept"), "application/json")
}

// storedJSON says what became of an update that was sent.
type storedJSON struct {
	N    int    `json:"n"`
	Done string `json:"done"` // as ?done= of the page that shows it
}

// refusedJSON says why something was not done. Kind is for the script: what is "unavailable"
// is tried again by itself, anything else waits for a person.
type refusedJSON struct {
	Kind   string       `json:"kind"`
	Fault  string       `json:"fault"`            // in words, a line for each
	Lead   string       `json:"lead,omitempty"`   // said above several
	Faults []fieldFault `json:"faults,omitempty"` // of the fields of a form
	N      int          `json:"n,omitempty"`      // the update that this was stored as before
}

type fieldFault struct {
	Field string `json:"field,omitempty"`
	Words string `json:"words"`
}

var kindNames = map[fault.Kind]string{
	fault.Internal: "internal", fault.Invalid: "invalid", fault.NotFound: "gone", fault.Conflict: "conflict", fault.Denied: "denied",
	fault.Unauthenticated: "login", fault.TooLarge: "invalid", fault.Unavailable: "unavailable", fault.Full: "unavailable",
}

// refusal tells a script why something was not done; f is the form it was about, if any.
func refusalOf(lang string, err error, f *form) refusedJSON {
	told := refusedJSON{Kind: kindNames[fault.KindOf(err)], Fault: i18n.Fault(lang, err)}
	if StatusOf(err) == http.StatusRequestEntityTooLarge {
		told.Kind, told.Fault = "invalid", i18n.T(lang, "web.too_large")
	}
	if e, ok := errors.AsType[*fault.Error](err); ok && e.Key == otherUser {
		told.Kind = "other_user"
	}
	if before, ok := errors.AsType[*desk.SentBefore](err); ok && before.N > 0 {
		told.Kind, told.N = "sent_before", before.N
		told.Fault = i18n.T(lang, "outbox.sent_before", "n", before.N)
		return told
	}
	if f == nil {
		return told
	}
	if !f.Plain() {
		told.Lead = f.Lead()
	}
	for _, words := range f.general {
		told.Faults = append(told.Faults, fieldFault{Words: words})
	}
	for _, name := range f.inputs {
		for _, words := range f.wrong[name] {
			told.Faults = append(told.Faults, fieldFault{Field: name, Words: words})
		}
	}
	return told
}

// otherUser is the fault of what was typed by somebody else than who is logged in now.
const otherUser = "outbox.other_user"

// typedBy refuses what was typed under another user's name: the browser's session may have
// changed hands since. What does not say whose it is, is the asker's.
func typedBy(r *http.Request, by string) error {
	if u := people.From(r.Context()); by != "" && u != nil && by != string(u.ID) {
		return fault.New(fault.Conflict, otherUser, "name", u.Name)
	}
	return nil
}

// saidOf gives when an update was said: as typed; else when it was written on a device, which
// may be long ago, told by its clock together with what that says now. A clock that is more
// than a minute wrong is set right; below that it is believed, as it keeps apart what was
// written within a second and a slow line does not.
func (s *Server) saidOf(typed url.Values, zone string) (*time.Time, error) {
	said, err := readSaid(typed.Get("said"), zone)
	if err != nil || said != nil || typed.Get("written") == "" {
		return said, err
	}
	written, err := readMillis(typed.Get("written"))
	if err != nil {
		return nil, err
	}
	sent, err := readMillis(typed.Get("sent"))
	if err != nil {
		return nil, err
	}
	waited := sent.Sub(written)
	if waited < 0 || waited > longestWait {
		return nil, fault.At("said", "outbox.waited_too_long", "got", typed.Get("written"))
	}
	now := s.now().UTC()
	if wrong := now.Sub(sent).Abs(); wrong > time.Minute {
		written = now.Add(-waited)
	}
	if written.After(now) {
		written = now
	}
	return &written, nil
}

// readMillis reads a moment as scripts write it: milliseconds since 1970.
func readMillis(typed string) (time.Time, error) {
	ms, err := strconv.ParseInt(typed, 10, 64)
	if err != nil || ms < 0 || ms > 1<<45 {
		return time.Time{}, fault.At("said", "outbox.clock_unreadable", "got", typed)
	}
	return time.UnixMilli(ms).UTC(), nil
}

// failScript is fail for a script.
func (s *Server) failScript(w http.ResponseWriter, r *http.Request, status int, err error) {
	w.Header().Set("Cache-Control", "no-store")
	_ = writeJSON(w, status, refusalOf(language(r), err, nil)) // of strings and a number
}
