package web

import (
	"net/http"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

// RetractPage asks why an update is taken back. Readers see the reason in its place.
type RetractPage struct {
	DeskPage
	Update   DeskUpdate
	Form     *form
	QuotedIn []quotedIn // articles whose own words quote it: they stay
}

// quotedIn is an article that quotes an update.
type quotedIn struct {
	Words
	desk.Quoting
}

// Title names the article.
func (q quotedIn) Title() string { return q.LocalText(q.Coverage.Content.Title) }

// Path is where its text is mended.
func (q quotedIn) Path() string { return deskUpdatePath(q.Coverage.Slug, q.N) }

// Short gives the beginning of quoted words.
func (q quotedIn) Short(words string) string { return firstSentence(words) }

func (s *Server) retractForm(w http.ResponseWriter, r *http.Request) error {
	view, err := s.deskUpdate(r, people.Submit)
	if err != nil {
		return err
	}
	return s.showRetract(w, r, http.StatusOK, view, newForm("retract", language(r), "from", "reason"))
}

func (s *Server) showRetract(w http.ResponseWriter, r *http.Request, status int, view *desk.DeskUpdateView, f *form) error {
	f.set("from", strconv.Itoa(view.Update.Update.Revision))
	page := s.deskPage(r, "desk", s.words(r).T("desk.retract_no", "n", view.Update.Update.N)).about(view.Update.Coverage)
	quoting, err := s.newsroom.QuotedIn(r.Context(), view.Update.Coverage.Slug, view.Update.Update.N)
	if err != nil {
		return err
	}
	p := &RetractPage{DeskPage: page, Update: deskUpdateOf(page, &view.Update), Form: f}
	for _, q := range quoting {
		p.QuotedIn = append(p.QuotedIn, quotedIn{page.Words, q})
	}
	return s.show(w, r, status, "desk/retract", p)
}

// retractUpdate takes an update back. When it was changed since the page was opened, the
// page shows the new words and asks again: what is taken back should be what was seen.
func (s *Server) retractUpdate(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	n, err := updateNumber(r)
	if err != nil {
		return err
	}
	slug := r.PathValue("slug")
	_, err = s.newsroom.RetractUpdate(r.Context(), slug, n, number(typed.Get("from")), strings.TrimSpace(typed.Get("reason")))
	if err == nil {
		if quoting, err := s.newsroom.QuotedIn(r.Context(), slug, n); err == nil && len(quoting) > 0 { // somebody has to look at those
			return s.goOn(w, r, deskUpdatePath(slug, n)+"/retract", "done", "retracted", "n", strconv.Itoa(n), "stored", keptName("retract", slug, n))
		}
		return s.goOn(w, r, deskCoveragePath(slug), "done", "retracted", "n", strconv.Itoa(n), "stored", keptName("retract", slug, n))
	}
	if !s.mendable(r, err) {
		return err
	}
	if fault.Is(err, fault.Conflict) {
		err = fault.New(fault.Conflict, "desk.retract_stale").Because(err)
	}
	view, err2 := s.deskUpdate(r, people.Submit)
	if err2 != nil {
		return err2
	}
	f := newForm("retract", language(r), "from", "reason").take(typed)
	return s.showRetract(w, r, StatusOf(err), view, f.refuse(err))
}

// KeptAs names the form for the device, which keeps the reason while it is typed.
func (p *RetractPage) KeptAs() string {
	return keptName("retract", p.Update.Coverage.Slug, p.Update.N())
}

// keptName is the name under which a device keeps what is typed about an update.
func keptName(what, slug string, n int) string { return what + ":" + slug + ":" + strconv.Itoa(n) }
