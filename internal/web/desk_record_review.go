package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// RecordReviewing decides on what waits in the record.
type RecordReviewing interface {
	ReviewList(ctx context.Context, in desk.ReviewScope) (*desk.ReviewListView, error)
	ReviewedItems(ctx context.Context, refs []desk.ItemRef) ([]desk.ReviewItem, error)
	ReviewItems(ctx context.Context, items []desk.ItemRef, verdict desk.Verdict, once desk.Once) error
}

const reviewPath = "/desk/record/review"

// mostTold is how many decided items an address names.
const mostTold = 60

// RecordReviewPage is what waits for a decision in the record, one below the other.
type RecordReviewPage struct {
	DeskPage
	View    *desk.ReviewListView
	Lines   []ReviewLine
	Decided []ReviewLine // just now
	Undone  bool         // they were taken back: there is no way back from there
	Form    *form

	scope url.Values
}

// Left tells how many wait.
func (p *RecordReviewPage) Left() int { return p.View.Orphans + p.View.Drafts }

// Of is the name of the page or round that it is about, "" where it is about all.
func (p *RecordReviewPage) Of() string {
	switch {
	case p.View.Coverage != nil:
		return p.LocalText(p.View.Coverage.Content.Title)
	case p.View.Round != nil:
		return eventLabel(p.Words, *p.View.Round)
	}
	return ""
}

// Action is the address that the form is sent to; the page itself is shown there.
func (p *RecordReviewPage) Action() string { return p.at(url.Values{}) }

// Everything is the address of the page with all that is shown chosen.
func (p *RecordReviewPage) Everything() string { return p.at(url.Values{"all": {"1"}}) }

// Whole is the address of the page about all of the record.
func (p *RecordReviewPage) Whole() string { return p.Link(reviewPath) }

// More is the address of those behind the shown ones, "" on the last page.
func (p *RecordReviewPage) More() string {
	if p.View.Before+len(p.Lines) >= p.Left() || len(p.Lines) == 0 {
		return ""
	}
	return p.at(url.Values{"after": {p.Lines[len(p.Lines)-1].Value()}})
}

// First is the address of the first ones, "" where they are shown.
func (p *RecordReviewPage) First() string {
	if p.View.Before == 0 {
		return ""
	}
	scope := url.Values{}
	for _, name := range []string{"coverage", "round"} {
		if p.scope.Get(name) != "" {
			scope.Set(name, p.scope.Get(name))
		}
	}
	return p.Link(reviewPath) + query(scope)
}

func (p *RecordReviewPage) at(more url.Values) string {
	all := url.Values{}
	for _, name := range []string{"coverage", "round", "after"} {
		if value := p.scope.Get(name); value != "" {
			all.Set(name, value)
		}
	}
	for name, values := range more {
		all[name] = values
	}
	return p.Link(reviewPath) + query(all)
}

func query(values url.Values) string {
	if len(values) == 0 {
		return ""
	}
	return "?" + values.Encode()
}

func scopeOf(q url.Values) desk.ReviewScope {
	return desk.ReviewScope{Coverage: q.Get("coverage"), Round: record.EventID(q.Get("round")), After: q.Get("after")}
}

func (s *Server) recordReview(w http.ResponseWriter, r *http.Request) error {
	view, err := s.newsroom.ReviewList(r.Context(), scopeOf(r.URL.Query()))
	if err != nil {
		return err
	}
	q := r.URL.Query()
	page := s.recordReviewPage(r, view, func(value string) bool { return q.Get("all") != "" || slices.Contains(q["item"], value) })
	if err := s.tellDecided(r, page); err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "desk/record_review", page)
}

func (s *Server) recordReviewPage(r *http.Request, view *desk.ReviewListView, chosen func(string) bool) *RecordReviewPage {
	page := &RecordReviewPage{DeskPage: s.deskPage(r, "record", s.words(r).T("record_review.title")), View: view, scope: r.URL.Query()}
	page.Styles = append(page.Styles, "desk_record.css")
	if view.Coverage != nil {
		page.DeskPage = page.about(view.Coverage)
	}
	names := make([]string, len(view.Items))
	for i := range view.Items {
		line := ReviewLine{Words: page.Words, View: &view.Items[i]}
		line.Chosen = chosen(line.Value())
		page.Lines, names[i] = append(page.Lines, line), line.name()
	}
	page.Form = newForm("review", page.Lang, names...)
	return page
}

// tellDecided adds what the address says has just been decided, as it is by now.
func (s *Server) tellDecided(r *http.Request, page *RecordReviewPage) error {
	q := r.URL.Query()
	if len(q["did"]) == 0 || r.Header.Get("Sec-Fetch-Site") == "cross-site" {
		return nil
	}
	items, err := s.newsroom.ReviewedItems(r.Context(), refsOf(q["did"]))
	if err != nil {
		return err
	}
	for i := range items {
		page.Decided = append(page.Decided, ReviewLine{Words: page.Words, View: &items[i]})
	}
	page.Undone = q.Get("do") == string(desk.RedraftItems)
	return nil
}

// reviewRecord decides on the items that are chosen, or on the one whose button was pressed; the
// rest stays chosen.
func (s *Server) reviewRecord(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	scope := scopeOf(r.URL.Query())
	view, err := s.newsroom.ReviewList(r.Context(), scope)
	if err != nil {
		return err
	}
	do, values := typed.Get("do"), typed["item"]
	if one, value, ok := strings.Cut(typed.Get("one"), " "); ok {
		do, values = one, []string{value}
	}
	refs := refsOf(values)
	err = s.newsroom.ReviewItems(r.Context(), refs, desk.Verdict(do), desk.Once{})
	if err != nil {
		if !aboutItems(err) && !s.mendable(r, err) {
			return err
		}
		page := s.recordReviewPage(r, view, func(value string) bool { return slices.Contains(typed["item"], value) })
		page.refuse(refs, err)
		return s.show(w, r, StatusOf(err), "desk/record_review", page)
	}
	http.Redirect(w, r, s.decided(r, view, typed["item"], values, do), http.StatusSeeOther)
	return nil
}

// decided is the address that tells what was decided; it leads to the item that comes next.
func (s *Server) decided(r *http.Request, view *desk.ReviewListView, chosen, values []string, do string) string {
	q := url.Values{"do": {do}, "did": values[:min(len(values), mostTold)]}
	for _, name := range []string{"coverage", "round", "after"} {
		if value := r.URL.Query().Get(name); value != "" && !slices.Contains(values, value) {
			q.Set(name, value)
		}
	}
	for _, value := range chosen {
		if !slices.Contains(values, value) && do != string(desk.RedraftItems) {
			q.Add("item", value)
		}
	}
	next := ""
	for i, passed := len(view.Items)-1, true; i >= 0; i-- {
		ref := view.Items[i].Ref
		if passed = passed && !slices.Contains(values, ref.String()); passed {
			next = "#review-" + nameOf(ref)
		}
	}
	return s.words(r).Link(reviewPath) + query(q) + next
}

// aboutItems tells whether an error is about items of the form.
func aboutItems(err error) bool {
	told, ok := errors.AsType[*fault.Error](err)
	return ok && (len(told.Details) > 0 || strings.HasPrefix(told.Field, "items"))
}

// refuse says beside each item why nothing was done.
func (p *RecordReviewPage) refuse(refs []desk.ItemRef, err error) {
	p.Form.refuseEach(err, func(d *fault.Error) string {
		var i int
		if n, _ := fmt.Sscanf(d.Field, "items[%d]", &i); n == 1 && i < len(refs) {
			return nameOf(refs[i])
		}
		return d.Field
	})
	for i := range p.Lines {
		p.Lines[i].Fault = p.Form.Fault(p.Lines[i].name())
	}
}

// refsOf reads "statement/jr-2017-3" and the like.
func refsOf(values []string) []desk.ItemRef {
	var refs []desk.ItemRef
	for _, value := range values {
		kind, id, _ := strings.Cut(value, "/")
		refs = append(refs, desk.ItemRef{Kind: record.Kind(kind), ID: id})
	}
	return refs
}

func nameOf(ref desk.ItemRef) string { return string(ref.Kind) + "-" + ref.ID }

// Shown tells which of all are on the page, "" if all are.
func (p *RecordReviewPage) Shown() string {
	if len(p.Lines) == p.Left() {
		return ""
	}
	return p.T("record_review.shown", "from", strconv.Itoa(p.View.Before+1), "to", strconv.Itoa(p.View.Before+len(p.Lines)))
}
