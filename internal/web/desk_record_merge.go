package web

import (
	"context"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// Merging makes one of two items of the record that are the same.
type Merging interface {
	Candidates(ctx context.Context, kind record.Kind, words string, named ...string) ([]desk.Candidate, bool, error)
	PreviewMerge(ctx context.Context, m desk.Merger) (*desk.MergeView, error)
	MergeItems(ctx context.Context, m desk.Merger) (*desk.MergeView, error)
	Merges(ctx context.Context) ([]desk.MergeDone, error)
	Unmerge(ctx context.Context, id int64, once desk.Once) (*desk.Unmerged, error)
}

const mergePath = "/desk/record/merge"

// mostMovedShown is how many of the items that name the one that goes are shown by name.
const mostMovedShown = 50

// MergePage looks for two items that are one, shows what becomes of them, and merges them.
type MergePage struct {
	DeskPage
	Form    *form
	Kinds   []choiceGroup
	Found   []mergeChoice
	More    bool // there are others that fit
	Looked  bool // somebody has looked for words
	Preview *MergePreview
	Last    []mergeDone // what can be taken back
}

// mergeChoice is an item to choose as the one that stays or the one that goes.
type mergeChoice struct {
	Words
	View  desk.Candidate
	Stays bool
	Goes  bool
}

var mergeFields = []string{"kind", "q", "keep", "drop", "once"}

// ID is the item's.
func (c mergeChoice) ID() string { return c.View.Ref.ID }

// HTML is the item's name, title or words.
func (c mergeChoice) HTML() template.HTML {
	switch {
	case c.View.Said != nil:
		return template.HTML(template.HTMLEscapeString(Said{Words: c.Words, View: c.View.Said}.Quoted())) //nolint:gosec // escaped here
	case len(c.View.Title) > 0:
		return c.Local(c.View.Title)
	default:
		return c.Name(c.View.Names)
	}
}

// Label is the same as text.
func (c mergeChoice) Label() string {
	switch {
	case c.View.Said != nil:
		return Said{Words: c.Words, View: c.View.Said}.Quoted()
	case len(c.View.Title) > 0:
		return c.LocalText(c.View.Title)
	default:
		return c.NameText(c.View.Names)
	}
}

// Lang is the language of a statement's words, "" of other items.
func (c mergeChoice) Lang() string {
	if c.View.Said == nil {
		return ""
	}
	return Said{Words: c.Words, View: c.View.Said}.WordsLang()
}

// Said is the statement, nil of another item.
func (c mergeChoice) Said() *Said {
	if c.View.Said == nil {
		return nil
	}
	return &Said{Words: c.Words, View: c.View.Said}
}

// Others are the other names of an actor or an issue.
func (c mergeChoice) Others() string { return named(c.Words, c.ID(), c.View.Names).Sub }

func (s *Server) mergeForm(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	f := newForm("merge", language(r), mergeFields...).take(q)
	if q.Get("once") == "" {
		f.set("once", onceKey())
	}
	page, err := s.mergePage(r, f)
	if err != nil {
		return err
	}
	if q.Has("show") || q.Get("keep") != "" && q.Get("drop") != "" {
		if err := s.previewMerge(r, page); err != nil {
			if !refusesMerge(err) && !s.mendable(r, err) {
				return err
			}
			f.refuse(err)
			return s.show(w, r, StatusOf(err), "desk/record_merge", page)
		}
	}
	return s.show(w, r, http.StatusOK, "desk/record_merge", page)
}

// mergePage finds what can be chosen: what is chosen already, and what fits the words.
func (s *Server) mergePage(r *http.Request, f *form) (*MergePage, error) {
	words := s.words(r)
	if f.Value("kind") == "" {
		f.set("kind", string(record.KindActor))
	}
	page := &MergePage{
		DeskPage: s.deskPage(r, "record", words.T("record_merge.title")), Form: f,
		Kinds: labelled(words, "record_review.item.", record.Mergeable...), Looked: strings.TrimSpace(f.Value("q")) != "",
	}
	page.Styles = append(page.Styles, "desk_record.css")
	var named []string
	for _, field := range []string{"keep", "drop"} {
		if id := f.Value(field); id != "" && !slices.Contains(named, id) {
			named = append(named, id)
		}
	}
	found, more, err := s.newsroom.Candidates(r.Context(), record.Kind(f.Value("kind")), f.Value("q"), named...)
	if err != nil {
		return nil, err
	}
	page.More = more
	for _, c := range found {
		page.Found = append(page.Found, mergeChoice{Words: words, View: c, Stays: c.Ref.ID == f.Value("keep"), Goes: c.Ref.ID == f.Value("drop")})
	}
	page.Last, err = s.lastMerges(r, words)
	return page, err
}

// merger reads which two are meant.
func merger(f *form) (desk.Merger, error) {
	m := desk.Merger{Kind: record.Kind(f.Value("kind")), Keep: f.Value("keep"), Drop: f.Value("drop")}
	var keep, drop *fault.Error
	if m.Keep == "" {
		keep = fault.At("keep", "record_merge.keep_missing")
	}
	if m.Drop == "" {
		drop = fault.At("drop", "record_merge.drop_missing")
	}
	return m, fault.Join(keep, drop)
}

// refusesMerge tells whether an error is about what was chosen.
func refusesMerge(err error) bool { return fault.KindOf(err) == fault.Invalid }

func (s *Server) previewMerge(r *http.Request, page *MergePage) error {
	m, err := merger(page.Form)
	if err != nil {
		return err
	}
	view, err := s.newsroom.PreviewMerge(r.Context(), m)
	if err != nil {
		return err
	}
	p := &MergePreview{Words: page.Words, View: view, form: page.Form, found: page.Found}
	p.moved, err = s.newsroom.ReviewedItems(r.Context(), view.Moved[:min(len(view.Moved), mostMovedShown)])
	page.Preview = p
	return err
}

// mergeRecord merges, and leads to the one that stays.
func (s *Server) mergeRecord(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	f := newForm("merge", language(r), mergeFields...).take(typed)
	m, err := merger(f)
	if err == nil {
		m.Once = desk.Once{Key: typed.Get("once"), Body: onceBody(typed)}
		_, err = s.newsroom.MergeItems(r.Context(), m)
	}
	if err == nil {
		return s.merged(w, r, m)
	}
	if !refusesMerge(err) && !s.mendable(r, err) {
		return err
	}
	page, other := s.mergePage(r, f.set("once", onceKey()))
	if other != nil {
		return other
	}
	f.refuse(err)
	return s.show(w, r, StatusOf(err), "desk/record_merge", page)
}

func (s *Server) merged(w http.ResponseWriter, r *http.Request, m desk.Merger) error {
	switch m.Kind {
	case record.KindActor:
		return s.goOn(w, r, "/desk/record/actors/"+url.PathEscape(m.Keep), "done", "merged_items")
	case record.KindIssue:
		return s.goOn(w, r, "/desk/record/issues/"+url.PathEscape(m.Keep), "done", "merged_items")
	default:
		return s.goOn(w, r, mergePath, "done", "merged_items", "kind", string(m.Kind), "keep", m.Keep)
	}
}

// Public is the address of an item's own page or of its sentence, without language prefix.
func (c mergeChoice) Public() string {
	switch c.View.Ref.Kind {
	case record.KindActor:
		return actorPath(record.ActorID(c.ID()))
	case record.KindIssue:
		return issuePath(record.IssueID(c.ID()))
	case record.KindOutcome:
		return outcomePath(record.OutcomeID(c.ID()))
	default:
		return c.Said().Sentence()
	}
}
