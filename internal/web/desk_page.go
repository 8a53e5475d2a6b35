package web

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
)

// DeskPage is what every page of the desk has.
type DeskPage struct {
	Page
	Here  string      // the part of the desk it belongs to: "desk", "record", "users"
	On    coverage.ID // the coverage that it is about, "" if it is about none
	Flash *Flash      // what has just been done
}

// Flash says what has just been done. Stored names what the browser need not keep any more.
type Flash struct {
	Words  string
	Stored string
	Href   string // where to see it, if anywhere
	Link   string
	Undo   *Undo // nil when it cannot be taken back
	Focus  bool  // the keyboard begins there, so that taking back is the next stop
	Back   *Back // of an edit that was merged
}

// May tells whether the user may do something, for the templates to show it: on the coverage
// that the page is about, or on the whole site if it is about none.
func (p DeskPage) May(action string) bool {
	if p.On == "" {
		return p.MayOnSite(action)
	}
	return p.User.MayOn(people.Action(action), p.On)
}

// MayOnSite tells whether the user may do something on the whole site.
func (p DeskPage) MayOnSite(action string) bool { return p.User.May(people.Action(action)) }

// MayAnywhere tells whether the user may do something on some coverage.
func (p DeskPage) MayAnywhere(action string) bool { return p.User.MayAnywhere(people.Action(action)) }

// Role gives the role that counts on the page.
func (p DeskPage) Role() people.Role { return p.User.RoleOn(p.On) }

// about says which coverage a page is about.
func (p DeskPage) about(c *coverage.Coverage) DeskPage {
	p.On = c.ID
	return p
}

func (s *Server) deskPage(r *http.Request, here, title string) DeskPage {
	p := DeskPage{Page: s.page(r, title), Here: here}
	p.NoIndex = true
	p.Class = "desk"
	p.Styles = []string{"desk.css", "desk_together.css"}
	p.Modules = []string{"desk.js"}
	if r.Header.Get("Sec-Fetch-Site") != "cross-site" { // a foreign link says nothing here
		p.Flash = p.done(r.URL.Query())
	}
	return p
}

// dones are the things that an address can say have been done.
var dones = map[string]string{
	"posted": "desk.done.posted", "submitted": "desk.done.submitted", "kept": "desk.done.kept",
	"edited": "desk.done.edited", "merged": "desk.done.edited", "taken_back": "together.taken_back", "retracted": "desk.done.retracted", "published": "desk.done.published",
	"created": "desk.done.created", "changed": "desk.done.changed", "marked": "desk.done.marked",
	"anchored": "desk.done.anchored", "withdrawn": "desk.done.withdrawn", "saved": "desk.done.saved",
	"merged_items": "desk.done.merged_items", "unmerged": "record_merge.undone", "unmerged_partly": "record_merge.stayed",
	"user": "desk.done.user", "password": "account.done.password", "passkey": "account.done.passkey",
	"passkey_removed": "account.done.passkey_removed", "session_ended": "account.done.session_ended",
	"sessions_ended": "account.done.sessions_ended", "undone": "desk.done.undone", "state": "state.done.set", "state_back": "state.done.back",
	"imported": "desk_import.done.draft", "imported_public": "desk_import.done.public", "imported_several": "desk_import.done.several",
	"filled": "desk.done.filled",
	"pinned": "placement.done.pinned", "unpinned": "placement.done.unpinned", "moved": "placement.done.moved",
	"scheduled": "schedule.done.scheduled", "unscheduled": "schedule.done.unscheduled", "embargoed": "schedule.done.embargoed", "lifted": "schedule.done.lifted",
	"memo_added": "memo.done.added", "memo_deleted": "memo.done.deleted", "taken": "claim.done.taken", "taken_over": "claim.done.taken_over", "released": "claim.done.released",
	"returned": "review.done.returned", "judged": "compare.done", "handed_in": "review.done.handed_in", "approved": "review.done.published",
	"joined": "join.done.joined", "revoked": "join.done.revoked",
	"settings":  "settings.done",
	"hook_stop": "hooks.done.stop", "hook_start": "hooks.done.start", "hook_skip": "hooks.done.start", "hook_test": "hooks.done.test",
	"hook_resend": "hooks.done.test", "hook_remove": "hooks.done.remove", "hook_change": "hooks.done.change",
	"token_revoked": "tokens.done.revoked",
	"outcome":       "forms.done.outcome", "status": "forms.done.status", "item_out": "forms.done.out",
	"forecast": "forms.done.forecast", "participant": "forms.done.participant", "resolved": "forms.done.resolved",
	"role": "users.done.role", "kept_out": "users.done.kept_out", "let_in": "users.done.let_in",
}

// done reads what a redirect of ours says: ?done=posted&n=12&stored=compose:vienna. Its
// words come from the catalogue, so that a foreign link cannot make the desk say things.
func (p Page) done(query url.Values) *Flash {
	key, ok := dones[query.Get("done")]
	if !ok {
		return nil
	}
	n, _ := strconv.Atoi(query.Get("n"))
	f := &Flash{Words: p.T(key, "n", n), Stored: query.Get("stored")}
	if frames := number(query.Get("still")); frames > 1 {
		f.Words += " " + p.T("media.still", "count", frames)
	}
	if round := query.Get("round"); round != "" && strings.Count(round, "/") == 1 {
		f.Href, f.Link = p.Link("/talks/"+round), p.T("desk.to_round")
	}
	return f
}

// andStill adds to what an address says that a file moved, which is a still picture now.
func andStill(typed url.Values, done []string) []string {
	if frames := stills(typed); frames > 0 {
		done = append(done, "still", strconv.Itoa(frames))
	}
	return done
}

// goOn sends the browser to a page of the desk that says what has been done.
func (s *Server) goOn(w http.ResponseWriter, r *http.Request, path string, done ...string) error {
	query := url.Values{}
	for i := 0; i+1 < len(done); i += 2 {
		query.Set(done[i], done[i+1])
	}
	to := s.words(r).Link(path)
	if len(query) > 0 {
		to += "?" + query.Encode()
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// sent reads a form. Line ends are made one, as the browsers' CRLF is not what was typed.
func sent(r *http.Request) (url.Values, error) {
	err := r.ParseForm()
	if err == nil && strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		err = r.ParseMultipartForm(4 << 20) // what is larger waits on the disk
	}
	if err != nil {
		if StatusOf(err) == http.StatusRequestEntityTooLarge {
			return nil, err
		}
		return nil, fault.New(fault.Invalid, "desk.form_unreadable").Because(err)
	}
	for _, values := range r.PostForm {
		for i := range values {
			values[i] = strings.ReplaceAll(values[i], "\r\n", "\n")
		}
	}
	return r.PostForm, nil
}

// mendable tells whether a form should be shown again with what was typed. Where something
// broke on our side the operator is told too.
func (s *Server) mendable(r *http.Request, err error) bool {
	switch fault.KindOf(err) {
	case fault.NotFound, fault.Unauthenticated:
		return false
	case fault.Internal, fault.Unavailable, fault.Full:
		s.log.ErrorContext(r.Context(), "form not stored", "path", r.URL.Path, "err", err)
	}
	return true
}

// onceKey makes the key by which a form is stored once, however often it is sent.
func onceKey() string { return rand.Text() }

// number reads a number of a form or an address; what is none is 0, which nothing has.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
