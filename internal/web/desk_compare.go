package web

import (
	"context"
	"net/http"
	"net/url"

	"readout/internal/desk"
	"readout/internal/record"
)

// Judging says which pairs of two accounts are the same.
type Judging interface {
	CompareToJudge(ctx context.Context, series, round record.EventID, in desk.Against) (*desk.CompareView, error)
	JudgePair(ctx context.Context, j desk.Judgement) error
}

// DeskComparePage is two accounts side by side, with a form at each pair.
type DeskComparePage struct {
	DeskPage
	Body CompareBody
	Form *form // of what was refused, nil if nothing was
}

func (s *Server) deskCompare(w http.ResponseWriter, r *http.Request) error {
	return s.showDeskCompare(w, r, http.StatusOK, askedAgainst(r.URL.Query()), nil)
}

func (s *Server) showDeskCompare(w http.ResponseWriter, r *http.Request, status int, asked desk.Against, f *form) error {
	view, err := s.newsroom.CompareToJudge(r.Context(), record.EventID(r.PathValue("series")), record.EventID(r.PathValue("round")), asked)
	if err != nil {
		return err
	}
	page := &DeskComparePage{DeskPage: s.deskPage(r, "record", s.words(r).T("compare.desk_title")), Form: f}
	page.Body = CompareBody{Words: page.Words, View: view, Desk: true}
	page.Styles = append(page.Styles, "compare.css")
	return s.show(w, r, status, "desk/compare", page)
}

// judgePair stores what somebody says of a pair, and goes back to it.
func (s *Server) judgePair(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	asked := askedAgainst(typed)
	err = s.newsroom.JudgePair(r.Context(), desk.Judgement{
		Kind: record.Kind(typed.Get("kind")), Item: typed.Get("item"), Other: typed.Get("other"), Verdict: record.Verdict(typed.Get("verdict")),
	})
	if err == nil {
		series, round := url.PathEscape(r.PathValue("series")), url.PathEscape(r.PathValue("round"))
		done := []string{"done", "judged", "source", asked.Source}
		if asked.With != "" {
			done = append(done, "with", asked.With)
		}
		return s.goOn(w, r, "/desk"+comparePath(record.EventID(series), record.EventID(round)), done...)
	}
	if !s.mendable(r, err) {
		return err
	}
	return s.showDeskCompare(w, r, StatusOf(err), asked, newForm("pair", language(r)).refuse(err))
}

// JudgeForm is what can be said of a line on the desk's page.
type JudgeForm struct {
	Words
	Action       string // without language prefix
	Source, With string
	Kind         record.Kind
	Item, Other  string   // of a pair
	Said         bool     // somebody has said what it is
	One          bool     // one item of the record: nothing can be said of it
	Label        string   // of a line that one account tells alone, the name of its choice
	Others       []choice // with which it can be the same
}

// Judge is the form of a line; nil on the page for readers.
func (l CompareLine) Judge() *JudgeForm {
	if !l.body.Desk {
		return nil
	}
	f := &JudgeForm{Words: l.Words, Action: l.body.base(), Source: l.body.View.Theirs.Slug, With: l.body.View.Ours.Slug, Kind: l.Pair.Kind}
	if l.Pair.Ours != nil && l.Pair.Theirs != nil {
		f.Item, f.Other = l.Pair.Theirs.ID, l.Pair.Ours.ID
		f.Said, f.One = l.Pair.By == record.ByVerdict, l.Pair.By == record.ByOneItem
		return f
	}
	f.Label = "judge-" + l.ID()
	for _, p := range l.others {
		for _, t := range []*record.Told{p.Ours, p.Theirs} {
			if t != nil {
				f.Item = l.alone().ID
				f.Others = append(f.Others, choice{Value: t.ID, Label: l.body.inShort(p.Kind, t)})
			}
		}
	}
	return f
}

// alone is the one telling of a line of which one account is silent.
func (l CompareLine) alone() *record.Told {
	if l.Pair.Ours != nil {
		return l.Pair.Ours
	}
	return l.Pair.Theirs
}

// inShort names a telling in a list: what was done, and the words.
func (b CompareBody) inShort(kind record.Kind, t *record.Told) string {
	words := []rune(t.Citation.Quote.Exact)
	short := string(words)
	if len(words) > 80 {
		short = string(words[:80]) + "…"
	}
	return Readout{Words: b.Words}.wording(kind, t.As) + b.T("web.colon") + short
}
