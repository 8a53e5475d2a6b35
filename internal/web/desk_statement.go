package web

import (
	"net/http"
	"net/url"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/text"
)

// StatementPage changes what the record says of words: who, what they did, about what, where.
type StatementPage struct {
	DeskPage
	Line ReviewLine
	Mark *MarkForm
	As   []accountField // of each of the words it rests on
}

func (s *Server) statementForm(w http.ResponseWriter, r *http.Request) error {
	revision, err := s.revisionOf(r, record.KindStatement, r.PathValue("id"))
	if err != nil {
		return err
	}
	item, err := s.statementInRecord(r)
	if err != nil {
		return err
	}
	m, err := s.statementFields(r, &item.Statement.Statement)
	if err != nil {
		return err
	}
	m.Form.set("revision", revision)
	return s.showStatement(w, r, http.StatusOK, item, m)
}

// statementInRecord reads the statement that the address is about, if it has not been taken out.
func (s *Server) statementInRecord(r *http.Request) (*desk.ReviewItem, error) {
	item, err := s.reviewed(r)
	if err == nil && item.Standing == coverage.Withdrawn {
		return nil, fault.New(fault.NotFound, "record.missing")
	}
	return item, err
}

// statementFields is the form as it stands in the record.
func (s *Server) statementFields(r *http.Request, it *record.Statement) (*MarkForm, error) {
	v, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return nil, err
	}
	m := newMarkForm(s.words(r), "statement", v, "")
	m.Modes = nil // they are those of the words
	fillStatement(m.Form, it)
	return m, nil
}

func fillStatement(f *form, it *record.Statement) {
	round := it.Event
	if f.set("about"); it.About != "" {
		round = it.About
		f.set("about", "1")
	}
	f.set("round", string(round)).set("kind", string(it.Kind)).set("via", string(it.Via)).set("gist", it.Gist[f.Lang])
	f.set("speaker", stringsOf(it.Speaker)...).set("issue", stringsOf(it.Issues)...)
}

func stringsOf[T ~string](ids []T) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return all
}

func (s *Server) showStatement(w http.ResponseWriter, r *http.Request, status int, item *desk.ReviewItem, m *MarkForm) error {
	page := &StatementPage{DeskPage: s.deskPage(r, "record", s.words(r).T("record_review.edit_statement")), Mark: m}
	page.As = m.accounts(&item.Statement.Statement)
	page.Line = ReviewLine{Words: page.Words, View: item}
	page.Styles = append(page.Styles, "desk_record.css")
	return s.show(w, r, status, "desk/statement", page)
}

func (s *Server) editStatement(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	item, err := s.statementInRecord(r)
	if err != nil {
		return err
	}
	err = fault.Join(lacksInStatement(typed)...)
	if err == nil {
		err = s.newsroom.EditStatement(r.Context(), item.Statement.Statement.ID, statementEdit(typed, language(r)))
	}
	if err == nil && item.Standing == coverage.Draft {
		return s.goOn(w, r, reviewPath, "done", "saved")
	}
	if err == nil {
		return s.goOn(w, r, deskCoveragePath(item.Statement.Slug), "done", "saved")
	}
	if !s.mendable(r, err) {
		return err
	}
	m, other := s.statementFields(r, &item.Statement.Statement)
	if other != nil {
		return other
	}
	m.takeAccounts(typed)
	m.Form.take(typed).set("revision", typed.Get("revision")).refuseChange(err, func(both record.Citing) {
		if st, ok := both.(*record.Statement); ok {
			fillStatement(m.Form, st)
		}
	})
	return s.showStatement(w, r, StatusOf(err), item, m)
}

// lacksInStatement gives the faults of a form that does not say who, what, or about which round.
func lacksInStatement(typed url.Values) []*fault.Error {
	var all []*fault.Error
	if len(typed["speaker"]) == 0 {
		all = append(all, fault.At("speaker", "desk.speaker_missing"))
	}
	if typed.Get("kind") == "" {
		all = append(all, fault.At("kind", "desk.kind_missing"))
	}
	if typed.Get("about") != "" && typed.Get("round") == "" {
		all = append(all, fault.At("round", "desk.about_what"))
	}
	return all
}

func statementEdit(typed url.Values, lang string) desk.StatementEdit {
	e := desk.StatementEdit{
		Speaker: ids[record.ActorID](typed["speaker"]), Via: record.ActorID(typed.Get("via")),
		Kind: record.StatementKind(typed.Get("kind")), Issues: ids[record.IssueID](typed["issue"]),
		Gist: text.Local{lang: strings.TrimSpace(typed.Get("gist"))}, From: number(typed.Get("revision")), As: accountsIn(typed),
	}
	if round := record.EventID(typed.Get("round")); typed.Get("about") != "" {
		e.About = round
	} else {
		e.Event = round
	}
	return e
}
