package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/people"
)

// DifferencePage compares stored states of an update, public or not: of an edit that was
// merged, what they changed and what I changed.
type DifferencePage struct {
	DeskPage
	Update  DeskUpdate
	Edits   []StoredEdit
	Newest  bool // the last of them is what is stored now
	Refused []string
}

// StoredEdit is one step between two stored states.
type StoredEdit struct {
	PastState
	By   string
	From int
	Mine bool // can be taken back from here
}

// difference shows ?from=1&to=3, and ?from=1&by=2&to=3 in two steps.
func (s *Server) difference(w http.ResponseWriter, r *http.Request) error {
	view, err := s.deskUpdate(r, people.Submit)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	steps := []int{number(q.Get("from")), number(q.Get("to"))}
	if q.Has("by") {
		steps = []int{steps[0], number(q.Get("by")), steps[1]}
	}
	page := s.deskPage(r, "desk", s.words(r).T("together.difference")).about(view.Update.Coverage)
	d := &DifferencePage{DeskPage: page, Update: deskUpdateOf(page, &view.Update), Newest: steps[len(steps)-1] == view.Update.Update.Revision}
	compare := newDiffer()
	for i := 1; i < len(steps); i++ {
		step, err := s.newsroom.Difference(r.Context(), r.PathValue("slug"), view.Update.Update.N, steps[i-1], steps[i])
		if err != nil {
			return err
		}
		d.Edits = append(d.Edits, d.step(compare, step, i == len(steps)-1))
	}
	return s.show(w, r, http.StatusOK, "desk/difference", d)
}

func (p *DifferencePage) step(compare *differ, v *desk.DifferenceView, last bool) StoredEdit {
	c := &v.Update.Coverage.Content
	by := comparer{words: p.Words, differ: compare}
	by.since(fields(p.Words, c, &v.Before.Message))
	waiting := !p.Update.View.Withdrawn()
	return StoredEdit{
		PastState: PastState{
			Words: p.Words, Number: v.After.Number, When: v.After.At, TZ: c.TZ, Changes: by.next(fields(p.Words, c, &v.After.Message)),
			Note: noteOf(p.Words, v.After.Message.Told(), v.After.Message.Telling(c.Lang)),
		},
		By: v.After.By, From: v.Before.Number, Mine: last && waiting && v.Before.Number == v.After.Number-1,
	}
}

// takeBackEdit undoes one edit of an update. What was changed since stays; if that was the
// same, what is in dispute is shown.
func (s *Server) takeBackEdit(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	view, err := s.deskUpdate(r, people.Submit)
	if err != nil {
		return err
	}
	slug, n := view.Update.Coverage.Slug, view.Update.Update.N
	_, err = s.newsroom.TakeBackEdit(r.Context(), slug, n, number(typed.Get("edit")))
	if err == nil {
		return s.goOn(w, r, deskCoveragePath(slug), "done", "taken_back", "n", strconv.Itoa(n))
	}
	if stale, ok := errors.AsType[*desk.Stale](err); ok && stale.Disputed != nil {
		return s.showConflict(w, r, view, stale, url.Values{})
	}
	if !s.mendable(r, err) {
		return err
	}
	r.URL.Path = deskCoveragePath(slug) // the page to come back to in another language
	return s.showDeskCoverage(w, r, StatusOf(err), emptyComposer(language(r)), err)
}

// Back offers to take an edit back, beside the word that it was merged.
type Back struct {
	Action string
	Edit   int
	Label  string
}

// tellMerged says with whose edit one was merged, where to see what came of it, and how to
// take it back: ?done=merged&n=3&merged=1.2.3, the base, theirs and what is stored now.
func (p *DeskCoveragePage) tellMerged(s *Server, r *http.Request) {
	q := r.URL.Query()
	steps := strings.Split(q.Get("merged"), ".")
	if p.Flash == nil || q.Get("done") != "merged" || len(steps) != 3 {
		return
	}
	slug, n := p.View.Coverage.Slug, number(q.Get("n"))
	from, with, now := number(steps[0]), number(steps[1]), number(steps[2])
	v, err := s.newsroom.Difference(r.Context(), slug, n, with, now)
	if err != nil {
		return // a foreign address: it says nothing
	}
	who := v.Before.By
	if who == p.User.Name {
		who = p.T("together.yourself")
	}
	at := deskUpdatePath(slug, n)
	p.Flash.Words = p.T("together.merged", "n", n, "who", who)
	p.Flash.Link = p.T("together.see_difference")
	p.Flash.Href = p.Link(at + "/difference?from=" + strconv.Itoa(from) + "&by=" + strconv.Itoa(with) + "&to=" + strconv.Itoa(now))
	p.Flash.Back = &Back{Action: p.Link(at + "/take-back"), Edit: now, Label: p.T("together.take_back")}
}
