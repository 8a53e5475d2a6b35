package web

import (
	"net/http"
	"net/url"
	"strconv"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
)

// ReanchorPage chooses words of an item of the record anew, after those it rested on were rewritten.
type ReanchorPage struct {
	DeskPage
	Line      ReviewLine
	Update    DeskUpdate
	Form      *form
	Sentences []markSentence
}

var reanchorFields = []string{"from", "sentence", "exact"}

// refOf names the item that the address is about; without a kind it is a statement.
func refOf(r *http.Request) desk.ItemRef {
	ref := desk.ItemRef{Kind: record.Kind(r.PathValue("kind")), ID: r.PathValue("id")}
	if ref.Kind == "" {
		ref.Kind = record.KindStatement
	}
	return ref
}

// reviewed reads the item of the record that the address is about.
func (s *Server) reviewed(r *http.Request) (*desk.ReviewItem, error) {
	found, err := s.newsroom.ReviewedItems(r.Context(), []desk.ItemRef{refOf(r)})
	if err == nil && len(found) == 0 {
		err = fault.New(fault.NotFound, "record.missing")
	}
	if err != nil {
		return nil, err
	}
	return &found[0], nil
}

// orphan reads an item that has lost its words, and the update it is cited from.
func (s *Server) orphan(r *http.Request) (*desk.ReviewItem, *desk.DeskUpdateView, error) {
	item, err := s.reviewed(r)
	if err != nil {
		return nil, nil, err
	}
	if !item.Orphaned || item.Cited.Place.N == 0 {
		return nil, nil, fault.New(fault.NotFound, "desk.no_orphan")
	}
	u, err := s.newsroom.DeskUpdate(r.Context(), item.Cited.Slug, item.Cited.Place.N)
	if err == nil {
		_, err = people.NeedOn(r.Context(), people.Record, u.Update.Coverage.ID)
	}
	return item, u, err
}

func (s *Server) reanchorForm(w http.ResponseWriter, r *http.Request) error {
	item, u, err := s.orphan(r)
	if err != nil {
		return err
	}
	return s.showReanchor(w, r, http.StatusOK, item, u, newForm("words", language(r), reanchorFields...))
}

func (s *Server) showReanchor(w http.ResponseWriter, r *http.Request, status int, item *desk.ReviewItem, u *desk.DeskUpdateView, f *form) error {
	f.set("from", strconv.Itoa(u.Update.Update.Revision))
	page := s.deskPage(r, "desk", s.words(r).T("desk.reanchor")).about(u.Update.Coverage)
	page.Styles = append(page.Styles, "desk_record.css")
	return s.show(w, r, status, "desk/reanchor", &ReanchorPage{
		DeskPage: page, Line: ReviewLine{Words: page.Words, View: item},
		Update: deskUpdateOf(page, &u.Update), Form: f, Sentences: sentencesIn(&u.Update, f),
	})
}

func (s *Server) reanchorItem(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	item, u, err := s.orphan(r)
	if err != nil {
		return err
	}
	if err = s.reanchor(r, u, typed); err == nil {
		return s.goOn(w, r, reviewPath, "done", "anchored")
	}
	if !s.mendable(r, err) {
		return err
	}
	f := newForm("words", language(r), reanchorFields...).take(typed)
	return s.showReanchor(w, r, StatusOf(err), item, u, f.refuse(err))
}

func (s *Server) reanchor(r *http.Request, u *desk.DeskUpdateView, typed url.Values) error {
	field, quote, err := readWords(typed, &u.Update)
	if err != nil {
		return err
	}
	return s.newsroom.ReanchorItem(r.Context(), refOf(r), u.Update.Update.N, field, quote)
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
