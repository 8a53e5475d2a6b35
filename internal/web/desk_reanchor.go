package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
)

// ReanchorPage chooses the words of a statement anew, after those it rested on were rewritten.
type ReanchorPage struct {
	DeskPage
	Statement Said
	Update    DeskUpdate
	Form      *form
	Sentences []markSentence
}

var reanchorFields = []string{"from", "sentence", "exact"}

// orphan reads a statement that has lost its words, and the update it is cited from.
func (s *Server) orphan(r *http.Request) (*desk.StatementView, *desk.DeskUpdateView, error) {
	home, err := s.newsroom.DeskHome(r.Context())
	if err != nil {
		return nil, nil, err
	}
	id := record.StatementID(r.PathValue("id"))
	i := slices.IndexFunc(home.Orphans, func(st desk.StatementView) bool { return st.Statement.ID == id })
	if i < 0 {
		return nil, nil, fault.New(fault.NotFound, "desk.no_orphan")
	}
	st := &home.Orphans[i]
	u, err := s.newsroom.DeskUpdate(r.Context(), st.Slug, st.N)
	if err == nil {
		_, err = people.NeedOn(r.Context(), people.Record, u.Update.Coverage.ID)
	}
	return st, u, err
}

func (s *Server) reanchorForm(w http.ResponseWriter, r *http.Request) error {
	st, u, err := s.orphan(r)
	if err != nil {
		return err
	}
	return s.showReanchor(w, r, http.StatusOK, st, u, newForm("words", language(r), reanchorFields...))
}

func (s *Server) showReanchor(w http.ResponseWriter, r *http.Request, status int, st *desk.StatementView, u *desk.DeskUpdateView, f *form) error {
	f.set("from", strconv.Itoa(u.Update.Update.Revision))
	page := s.deskPage(r, "desk", s.words(r).T("desk.reanchor")).about(u.Update.Coverage)
	return s.show(w, r, status, "desk/reanchor", &ReanchorPage{
		DeskPage: page, Statement: Said{Words: page.Words, View: st},
		Update: deskUpdateOf(page, &u.Update), Form: f, Sentences: sentencesIn(&u.Update, f),
	})
}

func (s *Server) reanchorStatement(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	st, u, err := s.orphan(r)
	if err != nil {
		return err
	}
	if err = s.reanchor(r, st, u, typed); err == nil {
		return s.goOn(w, r, "/desk", "done", "anchored")
	}
	if !s.mendable(r, err) {
		return err
	}
	f := newForm("words", language(r), reanchorFields...).take(typed)
	return s.showReanchor(w, r, StatusOf(err), st, u, f.refuse(err))
}

func (s *Server) reanchor(r *http.Request, st *desk.StatementView, u *desk.DeskUpdateView, typed url.Values) error {
	field, quote, err := readWords(typed, &u.Update)
	if err != nil {
		return err
	}
	return s.newsroom.ReanchorStatement(r.Context(), st.Statement.ID, u.Update.Update.N, field, quote)
}

// withdrawStatement takes a statement out of the record, and goes back to where the button was.
func (s *Server) withdrawStatement(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	if err := s.newsroom.WithdrawStatement(r.Context(), record.StatementID(r.PathValue("id"))); err != nil {
		return err
	}
	back := "/desk"
	if slug := typed.Get("slug"); slug != "" {
		back = deskCoveragePath(url.PathEscape(slug))
	}
	return s.goOn(w, r, back, "done", "withdrawn")
}
