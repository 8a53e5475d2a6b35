package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

// Scheduling puts off when things become public.
type Scheduling interface {
	SetSchedule(ctx context.Context, what desk.Waiting, from int, at time.Time) (desk.Timing, error)
	CancelSchedule(ctx context.Context, what desk.Waiting) (desk.Timing, error)
	SetEmbargo(ctx context.Context, what desk.Waiting, until time.Time) (desk.Timing, error)
	LiftEmbargo(ctx context.Context, what desk.Waiting, reason string) (desk.Timing, error)
}

// SchedulePage says when an update, or a draft coverage, becomes public.
type SchedulePage struct {
	DeskPage
	Coverage *coverage.Coverage
	Update   *DeskUpdate // nil: the coverage itself
	Timing   Timing
	Form     *form
	Open     bool // it waits: else there is nothing to decide
}

var scheduleFields = []string{"from", "publish_at", "publish_at_twice", "embargo_until", "embargo_until_twice", "publish_then", "reason"}

// scheduled is what the address names, with what the page and its form need of it.
type scheduled struct {
	what     desk.Waiting
	coverage *coverage.Coverage
	update   *desk.UpdateView
	timing   desk.Timing
	revision int
}

func (s *Server) scheduled(r *http.Request) (*scheduled, error) {
	if r.PathValue("n") == "" {
		view, err := s.newsroom.DeskCoverage(r.Context(), r.PathValue("slug"))
		if err != nil {
			return nil, err
		}
		if _, err := people.NeedOn(r.Context(), people.Cover, view.Coverage.ID); err != nil {
			return nil, err
		}
		c := &view.Coverage
		return &scheduled{what: desk.Waiting{Slug: c.Slug}, coverage: c, timing: view.Timing, revision: c.Revision}, nil
	}
	view, err := s.deskUpdate(r, people.Submit)
	if err != nil {
		return nil, err
	}
	u := &view.Update
	return &scheduled{
		what: desk.Waiting{Slug: u.Coverage.Slug, N: u.Update.N}, coverage: u.Coverage, update: u, timing: view.Timing, revision: u.Update.Revision,
	}, nil
}

func (d *scheduled) path() string {
	if d.update == nil {
		return deskCoveragePath(d.what.Slug)
	}
	return deskUpdatePath(d.what.Slug, d.what.N)
}

// form is the form with what holds now.
func (d *scheduled) form(lang string) *form {
	f, tz := newForm("time", lang, scheduleFields...), d.coverage.Content.TZ
	f.set("from", strconv.Itoa(d.revision))
	if d.timing.Schedule != nil {
		f.set("publish_at", writeSaid(d.timing.Schedule.At, tz))
	}
	if d.timing.Embargo != nil {
		f.set("embargo_until", writeSaid(d.timing.Embargo.Until, tz))
	}
	return f
}

func (s *Server) scheduleForm(w http.ResponseWriter, r *http.Request) error {
	d, err := s.scheduled(r)
	if err != nil {
		return err
	}
	return s.showSchedule(w, r, http.StatusOK, d, d.form(language(r)))
}

func (s *Server) showSchedule(w http.ResponseWriter, r *http.Request, status int, d *scheduled, f *form) error {
	f.set("from", strconv.Itoa(d.revision))
	page := s.deskPage(r, "desk", s.words(r).T("schedule.title")).about(d.coverage)
	p := &SchedulePage{
		DeskPage: page, Coverage: d.coverage, Form: f,
		Timing: timingOf(page, d.timing, d.coverage, d.path()), Open: d.coverage.Standing == coverage.Draft,
	}
	if d.update != nil {
		u := deskUpdateOf(page, d.update)
		p.Update, p.Open = &u, u.Waits()
	}
	return s.show(w, r, status, "desk/schedule", p)
}

// Later is what the fields of the moments need.
func (p *SchedulePage) Later() later { return laterOf(p.DeskPage, p.Form, p.Coverage) }

// saveSchedule does what the pressed button says.
func (s *Server) saveSchedule(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	d, err := s.scheduled(r)
	if err != nil {
		return err
	}
	done, err := s.putOff(r.Context(), d, typed)
	if err == nil {
		to := deskCoveragePath(d.what.Slug)
		return s.goOn(w, r, to, "done", done, "n", strconv.Itoa(d.what.N))
	}
	if !s.mendable(r, err) {
		return err
	}
	if _, stale := errors.AsType[*desk.Stale](err); stale {
		err = fault.New(fault.Conflict, "desk.retract_stale").Because(err)
	}
	now, err2 := s.scheduled(r)
	if err2 != nil {
		return err2
	}
	f := newForm("time", language(r), scheduleFields...).take(typed)
	return s.showSchedule(w, r, StatusOf(err), now, f.refuse(err))
}

// putOff gives what has been done, as the page after it says.
func (s *Server) putOff(ctx context.Context, d *scheduled, typed url.Values) (done string, err error) {
	switch typed.Get("do") {
	case "cancel":
		_, err = s.newsroom.CancelSchedule(ctx, d.what)
		return "unscheduled", err
	case "lift":
		_, err = s.newsroom.LiftEmbargo(ctx, d.what, typed.Get("reason"))
		return "lifted", err
	case "embargo":
		return s.embargo(ctx, d, typed)
	}
	at, err := readMoment("publish_at", typed.Get("publish_at"), typed.Get("publish_at_twice"), d.coverage.Content.TZ)
	if err != nil {
		return "", err
	}
	if at == nil {
		return "", fault.At("publish_at", "schedule.when_missing")
	}
	_, err = s.newsroom.SetSchedule(ctx, d.what, number(typed.Get("from")), *at)
	return "scheduled", err
}

// embargo puts an embargo on it and, if that was ticked, has it published as it ends.
func (s *Server) embargo(ctx context.Context, d *scheduled, typed url.Values) (done string, err error) {
	until, err := readMoment("embargo_until", typed.Get("embargo_until"), typed.Get("embargo_until_twice"), d.coverage.Content.TZ)
	if err != nil {
		return "", err
	}
	if until == nil {
		return "", fault.At("embargo_until", "schedule.when_missing")
	}
	then := typed.Get("publish_then") != ""
	if then { // first, as an embargo may not end after it is to be public
		_, err = s.newsroom.SetSchedule(ctx, d.what, number(typed.Get("from")), *until)
	}
	if err == nil {
		_, err = s.newsroom.SetEmbargo(ctx, d.what, *until)
	}
	return "embargoed", err
}
