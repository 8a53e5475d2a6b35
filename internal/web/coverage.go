package web

import (
	"context"
	"html/template"
	"net/http"
	"slices"

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
	Stream   string // where new updates come from, "" when none will
	Position journal.Position
}

// CoverageBody is what the parts of a coverage's page are made of; live readers get them
// one by one.
type CoverageBody struct {
	Words
	View  *desk.CoverageView
	Later bool // not the first page: what stands before it is a link away
}

func (s *Server) coverage(w http.ResponseWriter, r *http.Request) error {
	slug, query := r.PathValue("slug"), r.URL.Query()
	if choosesUpdates(query) {
		return s.filtered(w, r)
	}
	order, older := readOrder(query.Get("order")), query.Get("older")
	return s.showPublic(w, r, "?older="+older+"&order="+string(order), func(ctx context.Context) (Built, error) {
		view, err := s.desk.CoverageBy(ctx, slug, order, older, window)
		if err != nil {
			return Built{}, err
		}
		page := s.coveragePage(r, view)
		page.Body.Later = older != ""
		page.NoIndex = order != "" || older != ""
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
	page.Modules = []string{"zone.js", "share.js", "carousel.js", "player.js", "mark.js", "live.js", "from_now.js"}
	s.address(&page.Page, coveragePath(c.Slug))
	page.newsFeeds(coveragePath(c.Slug))
	page.Stream = page.Body.Stream()
	page.JSONLD = s.coverageLD(page)
	return page
}

func (s *Server) coverageLD(page *CoveragePage) []template.JS {
	about := feed.About{Lang: page.Lang, Own: page.Own, Publisher: page.SiteName, BaseURL: s.site().BaseURL, Page: page.Canonical, Section: page.sectionText, Filled: s.Filled}
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
	for i := range view.Updates {
		streams = append(streams, view.Updates[i].ReadoutStreams()...)
	}
	return streams
}

// readOrder reads the order that somebody asks for; what is none asks for the coverage's own.
func readOrder(s string) coverage.Order {
	if order := coverage.Order(s); slices.Contains(coverage.Orders, order) {
		return order
	}
	return ""
}

// Stream is where new updates come from, "" when none will.
func (b CoverageBody) Stream() string {
	if b.Content().State == coverage.Ended {
		return ""
	}
	return b.Link(b.Path() + "/stream")
}

// Entries are the updates in the order of the page.
func (b CoverageBody) Entries() []Entry { return b.entries(b.View.Updates) }

// Order is that of the page, Own that of the coverage.
func (b CoverageBody) Order() coverage.Order { return b.View.Order }

// Own is the order that the coverage's address shows.
func (b CoverageBody) Own() coverage.Order { return b.Content().InOrder() }

// Editorial tells whether an editor chose where the updates stand.
func (b CoverageBody) Editorial() bool { return b.Order() == coverage.Editorial }

// OrderLinks are the orders that the page could be read in as well, each with its address.
func (b CoverageBody) OrderLinks() []orderLink {
	orders := []coverage.Order{coverage.Newest, coverage.Oldest}
	if b.Own() == coverage.Editorial {
		orders = append([]coverage.Order{coverage.Editorial}, orders...)
	}
	var links []orderLink
	for _, o := range orders {
		links = append(links, orderLink{Label: b.T("web.order." + string(o)), Href: b.inOrder(o), Here: o == b.Order()})
	}
	return links
}

// orderLink is an order and its address.
type orderLink struct {
	Label string
	Href  string
	Here  bool
}

// inOrder gives the address of the page in an order.
func (b CoverageBody) inOrder(o coverage.Order) string {
	return b.Link(b.Path()) + b.asks(o, "").query()
}

// asks is what the page's address asks for, in another order or from another update on.
func (b CoverageBody) asks(o coverage.Order, older string) narrowed {
	a := narrowed{order: o, older: older}
	if o == b.Own() {
		a.order = ""
	}
	if b.View.Filter != nil {
		a.filter, a.by = true, b.View.Filter.By
	}
	return a
}

// Start is the address of the first page in this order, and what it is called.
func (b CoverageBody) Start() orderLink {
	return orderLink{Label: b.T("web.start." + string(b.Order())), Href: b.inOrder(b.Order())}
}

func (b CoverageBody) entries(views []desk.UpdateView) []Entry {
	entries := make([]Entry, len(views))
	for i := range views {
		entries[i] = Entry{Words: b.Words, View: &views[i], Coverage: &b.View.Coverage}
	}
	return entries
}

// Summary is the newest summary, which stands above what is pinned; nil if there is none.
func (b CoverageBody) Summary() *Entry {
	if b.View.Summary == nil {
		return nil
	}
	return &Entry{Words: b.Words, View: b.View.Summary, Coverage: &b.View.Coverage}
}

// Pinned is what we know so far, the summary aside.
func (b CoverageBody) Pinned() []Entry {
	return b.entries(slices.DeleteFunc(slices.Clone(b.View.Pinned), func(u desk.UpdateView) bool {
		return b.View.Summary != nil && u.Update.ID == b.View.Summary.Update.ID
	}))
}

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

// Next is the page that goes on where this one ends, nil when there is none.
func (b CoverageBody) Next() *orderLink {
	if b.View.Older == "" {
		return nil
	}
	return &orderLink{Label: b.T("web.next." + string(b.Order())), Href: b.Link(b.Path()) + b.asks(b.Order(), b.View.Older).query()}
}

// Window is how many updates the page holds at most; those before them are a link away.
func (p *CoveragePage) Window() int { return window }
