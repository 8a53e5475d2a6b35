package web

import (
	"context"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/feed"
	"readout/internal/journal"
)

// window is the size of a page of the desk's views.
const window = desk.PageSize

// CoveragePage is a coverage as its readers see it.
type CoveragePage struct {
	Page
	Body     CoverageBody
	Oldest   bool   // the oldest on top
	Older    bool   // a page of older updates: what is newer is a link away
	Stream   string // where new updates come from, "" when none will
	Position journal.Position
}

// CoverageBody is what the parts of a coverage's page are made of; live readers get them
// one by one.
type CoverageBody struct {
	Words
	View *desk.CoverageView
}

func (s *Server) coverage(w http.ResponseWriter, r *http.Request) error {
	slug, query := r.PathValue("slug"), r.URL.Query()
	oldest, older := query.Get("order") == "oldest", query.Get("older")
	key := "?older=" + older
	if oldest {
		key += "&order=oldest"
	}
	return s.showPublic(w, r, key, func(ctx context.Context) (Built, error) {
		view, err := s.desk.Coverage(ctx, slug, older)
		if err != nil {
			return Built{}, err
		}
		page := s.coveragePage(r, view)
		page.Oldest, page.Older = oldest, older != ""
		page.NoIndex = oldest || older != ""
		return s.built("coverage", page, streamsOf(view)...)
	})
}

func (s *Server) coveragePage(r *http.Request, view *desk.CoverageView) *CoveragePage {
	c := &view.Coverage
	page := &CoveragePage{Page: s.page(r, ""), Position: view.Position}
	page.Body = CoverageBody{Words: page.Words, View: view}
	page.Title, page.Log = page.LocalText(c.Content.Title), view.Log
	page.Description = page.Body.Description()
	page.Kind, page.Class = "article", "form-"+string(c.Content.Form)
	page.Modules = []string{"zone.js", "share.js", "carousel.js", "player.js", "mark.js"}
	s.address(&page.Page, coveragePath(c.Slug))
	if c.Content.State != coverage.Ended {
		page.Stream = page.Link(coveragePath(c.Slug) + "/stream")
		page.Modules = append(page.Modules, "live.js")
	}
	page.JSONLD = s.coverageLD(page)
	return page
}

func (s *Server) coverageLD(page *CoveragePage) []template.JS {
	about := feed.About{Lang: page.Lang, Own: page.Own, Publisher: page.SiteName, BaseURL: s.site.BaseURL, Page: page.Canonical}
	if page.Body.View.Coverage.Content.Form == coverage.Live {
		return []template.JS{template.JS(feed.LiveBlogPosting(about, page.Body.View))}
	}
	return []template.JS{template.JS(feed.NewsArticle(about, page.Body.View))}
}

// streamsOf are the streams that a page about a coverage depends on.
func streamsOf(view *desk.CoverageView) []journal.Stream {
	streams := []journal.Stream{journal.CoverageStream(string(view.Coverage.ID))}
	if view.Round != nil {
		streams = append(streams, journal.EventStream(string(view.Round.Round.ID)))
	}
	return streams
}

// Entries are the updates in the order of the page.
func (p *CoveragePage) Entries() []Entry {
	entries := p.Body.Entries()
	if p.Oldest {
		slices.Reverse(entries)
	}
	return entries
}

// Entries are the updates, newest first.
func (b CoverageBody) Entries() []Entry {
	entries := b.entries(b.View.Updates)
	slices.SortStableFunc(entries, func(x, y Entry) int { return strings.Compare(y.Order(), x.Order()) })
	return entries
}

func (b CoverageBody) entries(views []desk.UpdateView) []Entry {
	entries := make([]Entry, len(views))
	for i := range views {
		entries[i] = Entry{Words: b.Words, View: &views[i], Coverage: &b.View.Coverage}
	}
	return entries
}

// Pinned is what we know so far.
func (b CoverageBody) Pinned() []Entry { return b.entries(b.View.Pinned) }

// Keys are the key updates.
func (b CoverageBody) Keys() []Entry { return b.entries(b.View.Keys) }

// Record is the record so far, in the order it was said.
func (b CoverageBody) Record() []Said {
	said := make([]Said, len(b.View.Record))
	for i := range b.View.Record {
		said[i] = Said{Words: b.Words, View: &b.View.Record[i]}
	}
	sortSaid(said)
	if b.IsLive() {
		slices.Reverse(said) // as on the timeline beside it, what is new stands on top
	}
	return said
}

// Content is what the coverage says of itself.
func (b CoverageBody) Content() *coverage.Content { return &b.View.Coverage.Content }

// Path is the coverage's address, without language prefix.
func (b CoverageBody) Path() string { return coveragePath(b.View.Coverage.Slug) }

// IsLive tells a live page from an article.
func (b CoverageBody) IsLive() bool { return b.Content().Form == coverage.Live }

// Lead are the pictures at the head of the page.
func (b CoverageBody) Lead() []Picture {
	all := picturesOf(b.Words, b.Content().Lead, b.Content().Lang)
	for i := range all {
		all[i].beside, all[i].first = len(all) > 1, i == 0
	}
	return all
}

// State says how far the event is.
func (b CoverageBody) State() State {
	return stateOf(b.Words, b.Content(), b.View.First, b.View.Last)
}

// Updated is when the newest update was said, nil before there is one.
func (b CoverageBody) Updated() *Time {
	if b.View.Last == nil {
		return nil
	}
	return &Time{Words: b.Words, At: zone(*b.View.Last, b.Content().TZ), TZ: b.Content().TZ, DayOnly: !b.IsLive()}
}

// Readout is the address of the readout of the round it covers, "" if there is none.
func (b CoverageBody) Readout() string {
	if b.View.Round == nil {
		return ""
	}
	return roundPath(b.View.Round.Series.ID, b.View.Round.Round.ID)
}

// Place names the event's zone, for the switch to the reader's own.
func (b CoverageBody) Place() string {
	if at := firstOf(b.View.First, b.Content().Starts); at != nil {
		return b.Zone(zone(*at, b.Content().TZ))
	}
	return b.Content().TZ
}

// Description is the page in a sentence or two.
func (b CoverageBody) Description() string {
	if s := b.LocalText(b.Content().Standfirst); s != "" {
		return s
	}
	for _, e := range b.Entries() {
		if !e.View.Withdrawn() {
			return e.LineText()
		}
	}
	return ""
}

// OlderLink is the address of the updates before these, "" when there are none.
func (b CoverageBody) OlderLink() string {
	if b.View.Older == "" {
		return ""
	}
	return b.Link(b.Path()) + "?older=" + template.URLQueryEscaper(b.View.Older)
}

// Window is how many updates the page holds at most; those before them are a link away.
func (p *CoveragePage) Window() int { return window }
