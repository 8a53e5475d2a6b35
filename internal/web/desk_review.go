package web

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

// MayChange tells whether the user may change the update: who publishes there any, others
// their own while it waits.
func (u DeskUpdate) MayChange() bool {
	return u.May(string(people.Publish)) || u.Mine() && u.Waits()
}

// Mine tells whether the user wrote the update.
func (u DeskUpdate) Mine() bool { return u.View.Work != nil && u.View.Work.Mine }

// MayReturn tells whether the user may send the update back to its author.
func (u DeskUpdate) MayReturn() bool {
	return u.View.Update.Standing == coverage.Submitted && u.May(string(people.Publish)) && !u.Mine()
}

// MaySubmit tells whether the user may hand the update in: a draft of theirs that they may
// not publish.
func (u DeskUpdate) MaySubmit() bool {
	return u.View.Update.Standing == coverage.Draft && u.Mine() && !u.May(string(people.Publish))
}

// Dismissed tells whether an editor has discarded it.
func (u DeskUpdate) Dismissed() bool { return u.View.Update.Standing == coverage.Discarded }

// At writes a moment in the zone of the update's coverage.
func (u DeskUpdate) At(t time.Time) string { return u.Moment(zone(t, u.Coverage.Content.TZ)) }

// ReturnPage asks why an update goes back to its author.
type ReturnPage struct {
	DeskPage
	Update DeskUpdate
	Form   *form
}

func (s *Server) returnForm(w http.ResponseWriter, r *http.Request) error {
	view, err := s.deskUpdate(r, people.Publish)
	if err != nil {
		return err
	}
	return s.showReturn(w, r, http.StatusOK, view, newForm("return", language(r), "from", "reason"))
}

// KeptAs names the form for the device, which keeps the reason while it is typed.
func (p *ReturnPage) KeptAs() string { return keptName("return", p.Update.Coverage.Slug, p.Update.N()) }

func (s *Server) showReturn(w http.ResponseWriter, r *http.Request, status int, view *desk.DeskUpdateView, f *form) error {
	f.set("from", strconv.Itoa(view.Update.Update.Revision))
	page := s.deskPage(r, "desk", s.words(r).T("review.return_no", "n", view.Update.Update.N)).about(view.Update.Coverage)
	return s.show(w, r, status, "desk/return", &ReturnPage{DeskPage: page, Update: deskUpdateOf(page, &view.Update), Form: f})
}

// returnUpdate sends an update back. When it was changed since the page was opened, the page
// shows the new words and asks again.
func (s *Server) returnUpdate(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	n, err := updateNumber(r)
	if err != nil {
		return err
	}
	_, err = s.newsroom.ReturnUpdate(r.Context(), r.PathValue("slug"), n, number(typed.Get("from")), typed.Get("reason"))
	if err == nil {
		return s.goOn(w, r, "/desk", "done", "returned", "n", strconv.Itoa(n), "stored", keptName("return", r.PathValue("slug"), n))
	}
	if !s.mendable(r, err) {
		return err
	}
	if f, ok := err.(*fault.Error); ok && f.Key == "update.stale" {
		err = fault.New(fault.Conflict, "desk.retract_stale").Because(err)
	}
	view, err2 := s.deskUpdate(r, people.Submit)
	if err2 != nil {
		return err2
	}
	return s.showReturn(w, r, StatusOf(err), view, newForm("return", language(r), "from", "reason").take(typed).refuse(err))
}

// submitUpdate hands in a draft.
func (s *Server) submitUpdate(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	n, err := updateNumber(r)
	if err != nil {
		return err
	}
	slug := r.PathValue("slug")
	_, err = s.newsroom.SubmitUpdate(r.Context(), slug, n, number(typed.Get("from")))
	switch {
	case err == nil:
		return s.goOn(w, r, deskCoveragePath(slug), "done", "handed_in", "n", strconv.Itoa(n))
	case !s.mendable(r, err):
		return err
	}
	r.URL.Path = deskCoveragePath(slug) // the page to come back to in another language
	return s.showDeskCoverage(w, r, StatusOf(err), emptyComposer(language(r)), err)
}

// editedThen does what the other button of the edit form asks for once the words are stored:
// publish them, or hand them in.
func (s *Server) editedThen(w http.ResponseWriter, r *http.Request, typed url.Values, slug string, stored desk.Receipt) error {
	act, done := s.newsroom.PublishUpdate, "posted"
	if typed.Get("then") == "submit" {
		act, done = s.newsroom.SubmitUpdate, "handed_in"
	}
	if _, err := act(r.Context(), slug, stored.N, stored.Revision); err != nil {
		typed.Set("from", strconv.Itoa(stored.Revision))
		return s.refuseUpdateEdit(w, r, typed, err)
	}
	n := strconv.Itoa(stored.N)
	return s.goOn(w, r, deskCoveragePath(slug), "done", done, "n", n, "stored", "edit:"+slug+":"+n)
}

// publishedFromHome is where a button on the desk's first page leads back to.
func (s *Server) publishedFromHome(w http.ResponseWriter, r *http.Request, slug string, n int) error {
	return s.goOn(w, r, "/desk", "done", "approved", "n", strconv.Itoa(n), "slug", slug)
}

// offerUndoAt puts the button beside the word that something was published from the desk's
// first page, while there is time.
func (p *DeskHomePage) offerUndoAt(s *Server, r *http.Request) {
	query := r.URL.Query()
	slug, n := query.Get("slug"), number(query.Get("n"))
	if p.Flash == nil || query.Get("done") != "approved" || coverage.CheckSlug(slug) != nil {
		return
	}
	view, err := s.newsroom.DeskUpdate(r.Context(), slug, n)
	if err != nil {
		return // whoever may not see it has nothing to take back
	}
	u, now := &view.Update.Update, s.now()
	if p.User.MayOn(people.Publish, u.Coverage) && u.Undoable(now) {
		p.Flash.Undo = &Undo{
			Action: p.Link(deskUpdatePath(slug, n) + "/undo"), Revision: u.Revision,
			Label: p.T("desk.undo"), Seconds: max(1, u.UndoSeconds(now)),
		}
	}
}
