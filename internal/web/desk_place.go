package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

// Placing puts updates elsewhere, without a change of their words.
type Placing interface {
	PinUpdate(ctx context.Context, slug string, n int, until *time.Time) (desk.Receipt, error)
	UnpinUpdate(ctx context.Context, slug string, n int) (desk.Receipt, error)
	MovePin(ctx context.Context, slug string, n int, to desk.Move) (desk.Receipt, error)
	PlaceUpdate(ctx context.Context, slug string, n int, to desk.Move) (desk.Receipt, error)
}

// placeUpdate moves an update up or down in editorial order: one button for each step.
func (s *Server) placeUpdate(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	n, err := updateNumber(r)
	if err != nil {
		return err
	}
	slug := r.PathValue("slug")
	_, err = s.newsroom.PlaceUpdate(r.Context(), slug, n, desk.Move{To: desk.Step(typed.Get("to"))})
	return s.placed(w, r, slug, n, "moved", err)
}

// pinUpdate pins an update without an end, or unpins it; the page of the pins says more.
func (s *Server) pinUpdate(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	n, err := updateNumber(r)
	if err != nil {
		return err
	}
	slug, done := r.PathValue("slug"), "pinned"
	if typed.Get("do") == "unpin" {
		done = "unpinned"
		_, err = s.newsroom.UnpinUpdate(r.Context(), slug, n)
	} else {
		_, err = s.newsroom.PinUpdate(r.Context(), slug, n, nil)
	}
	return s.placed(w, r, slug, n, done, err)
}

// placed goes back to the timeline, where the update is, and says what has been done or why not.
func (s *Server) placed(w http.ResponseWriter, r *http.Request, slug string, n int, done string, err error) error {
	switch {
	case err == nil:
		query := url.Values{"done": {done}, "n": {strconv.Itoa(n)}}
		http.Redirect(w, r, s.words(r).Link(deskCoveragePath(slug))+"?"+query.Encode()+"#u-"+strconv.Itoa(n), http.StatusSeeOther)
		return nil
	case !s.mendable(r, err):
		return err
	}
	r.URL.Path = deskCoveragePath(slug) // the page to come back to in another language
	return s.showDeskCoverage(w, r, StatusOf(err), emptyComposer(language(r)), err)
}

// PinsPage puts what is pinned in order and says until when.
type PinsPage struct {
	DeskPage
	Coverage *coverage.Coverage
	Pins     []Pin
}

// Pin is a pinned update with a form of its own.
type Pin struct {
	DeskUpdate
	Form  *form
	Later later
	First bool
	Last  bool
}

// Until is when it is unpinned by itself, nil if it is not.
func (p Pin) Until() *Time {
	until := p.View.Update.Placement.Until
	if until == nil {
		return nil
	}
	t := p.moment(*until)
	return &t
}

var pinFields = []string{"n", "pinned_until", "pinned_until_twice"}

func (s *Server) pinsForm(w http.ResponseWriter, r *http.Request) error {
	return s.showPins(w, r, http.StatusOK, 0, nil, nil)
}

// showPins shows them all, the form of one of them as it was sent.
func (s *Server) showPins(w http.ResponseWriter, r *http.Request, status, n int, typed url.Values, refused error) error {
	view, err := s.newsroom.DeskCoverage(r.Context(), r.PathValue("slug"))
	if err != nil {
		return err
	}
	if _, err := people.NeedOn(r.Context(), people.Publish, view.Coverage.ID); err != nil {
		return err
	}
	page := &PinsPage{DeskPage: s.deskPage(r, "desk", s.words(r).T("placement.pins")).about(&view.Coverage), Coverage: &view.Coverage}
	pinned := view.Pinned()
	for i, u := range pinned {
		f := newForm("pin-"+strconv.Itoa(u.Update.N), page.Lang, pinFields...)
		if until := u.Update.Placement.Until; until != nil {
			f.set("pinned_until", writeSaid(*until, view.Coverage.Content.TZ))
		}
		if u.Update.N == n {
			f.take(typed).refuse(refused)
		}
		page.Pins = append(page.Pins, Pin{
			DeskUpdate: deskUpdateOf(page.DeskPage, u), Form: f, Later: laterOf(page.DeskPage, f, &view.Coverage), First: i == 0, Last: i == len(pinned)-1,
		})
	}
	return s.show(w, r, status, "desk/pins", page)
}

// savePin does what the pressed button says with one of the pins.
func (s *Server) savePin(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	view, err := s.newsroom.DeskCoverage(r.Context(), r.PathValue("slug"))
	if err != nil {
		return err
	}
	n := number(typed.Get("n"))
	done, err := s.pin(r.Context(), &view.Coverage, n, typed)
	if err == nil {
		return s.goOn(w, r, deskCoveragePath(view.Coverage.Slug)+"/pins", "done", done, "n", strconv.Itoa(n))
	}
	if !s.mendable(r, err) {
		return err
	}
	return s.showPins(w, r, StatusOf(err), n, typed, err)
}

func (s *Server) pin(ctx context.Context, c *coverage.Coverage, n int, typed url.Values) (done string, err error) {
	switch do := typed.Get("do"); do {
	case "unpin":
		_, err = s.newsroom.UnpinUpdate(ctx, c.Slug, n)
		return "unpinned", err
	case "up", "down", "top":
		_, err = s.newsroom.MovePin(ctx, c.Slug, n, desk.Move{To: desk.Step(do)})
		return "moved", err
	case "until", "":
		until, err := readMoment("pinned_until", typed.Get("pinned_until"), typed.Get("pinned_until_twice"), c.Content.TZ)
		if err == nil {
			_, err = s.newsroom.PinUpdate(ctx, c.Slug, n, until)
		}
		return "pinned", err
	}
	return "", fault.New(fault.Invalid, "desk.form_unreadable")
}
