package web

import (
	"cmp"
	"context"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"time"

	"readout/internal/desk"
	"readout/internal/feed"
	"readout/internal/journal"
	"readout/internal/record"
)

// RoundPage is the readout of a round.
type RoundPage struct {
	Page
	Body     RoundBody
	Stream   string // where new lines come from; editors go on after the talks have ended
	Position journal.Position
}

// RoundBody is what the parts of a readout are made of; live readers get them one by one.
type RoundBody struct {
	Words
	View  *desk.RoundView
	Today time.Time // in the site's zone: what a print is dated
}

func (s *Server) bodyOf(words Words, view *desk.RoundView) RoundBody {
	return RoundBody{Words: words, View: view, Today: s.today()}
}

func (s *Server) round(w http.ResponseWriter, r *http.Request) error {
	name, ext, file := strings.Cut(r.PathValue("round"), ".")
	series, round := record.EventID(r.PathValue("series")), record.EventID(name)
	if file {
		return s.roundFile(w, r, series, round, ext)
	}
	return s.showPublic(w, r, " "+s.today().Format(time.DateOnly), func(ctx context.Context) (Built, error) {
		view, err := s.desk.Round(ctx, series, round)
		if err != nil {
			return Built{}, err
		}
		return s.built("round", s.roundPage(r, view), streamsOfRound(view)...)
	})
}

func (s *Server) roundPage(r *http.Request, view *desk.RoundView) *RoundPage {
	page := &RoundPage{Page: s.page(r, ""), Position: view.Position}
	page.Log = view.Log
	page.Body = s.bodyOf(page.Words, view)
	page.Title = page.T("web.round.title", "round", page.Body.Title())
	page.Description = page.T("web.round.description", "round", page.Body.Title(), "count", len(view.Statements))
	page.Class, page.Modules = "round", []string{"zone.js", "mark.js", "live.js", "copy.js"}
	page.Styles = []string{"sheet.css"}
	path := roundPath(view.Series.ID, view.Round.ID)
	s.address(&page.Page, path)
	page.newsFeeds(path)
	page.Stream = page.Link(path + "/stream")
	about := feed.About{Lang: page.Lang, Own: page.Own, Publisher: page.SiteName, BaseURL: s.site().BaseURL, Page: page.Canonical}
	page.JSONLD = []template.JS{template.JS(feed.Event(about, view))}
	return page
}

// streamsOfRound are the streams that a readout depends on: it quotes the coverages' titles and states.
func streamsOfRound(view *desk.RoundView) []journal.Stream {
	streams := []journal.Stream{journal.EventStream(string(view.Round.ID))}
	for _, c := range view.Coverages {
		streams = append(streams, journal.CoverageStream(string(c.Coverage.ID)))
	}
	return streams
}

// Title names the round, by its own name or as "the second round" of its series.
func (b RoundBody) Title() string { return roundTitle(b.Words, b.View.Series, b.View.Round) }

func roundTitle(w Words, series, round record.Event) string {
	if name := w.NameText(round.Names); name != "" {
		return name
	}
	return w.T("web.round.of", "series", w.NameText(series.Names), "n", round.Ordinal)
}

// When is the day or the days of the round.
func (b RoundBody) When() string { return days(b.Words, b.View.Round) }

func days(w Words, e record.Event) string {
	if e.End == "" || e.End == e.Date {
		return w.Day(e.Date)
	}
	return w.Day(e.Date) + " – " + w.Day(e.End)
}

// Place names the zone of the round, for the switch to the reader's own.
func (b RoundBody) Place() string {
	at, err := time.Parse(time.DateOnly, b.View.Round.Date)
	if err != nil || b.View.Round.TZ == "" {
		return b.LocalText(b.View.Round.Place)
	}
	return b.Zone(zone(at, b.View.Round.TZ))
}

// Parties are the sides.
func (b RoundBody) Parties() []Named {
	return namedActors(b.Words, b.View.Parties)
}

// SeriesPath is the address of the series, without language prefix.
func (b RoundBody) SeriesPath() string { return seriesPath(b.View.Series.ID) }

// Coverages are the live pages and articles about the round.
func (b RoundBody) Coverages() []Line { return lines(b.Words, b.View.Coverages) }

// Statements are what was said, in order.
func (b RoundBody) Statements() []Said {
	said := make([]Said, len(b.View.Statements))
	for i := range b.View.Statements {
		said[i] = Said{Words: b.Words, View: &b.View.Statements[i]}
	}
	sortSaid(said)
	return said
}

// Delegation is a side with those who spoke for it.
type Delegation struct {
	Side    Named
	Members []Speaker
}

// People are who spoke, by side. A side that speaks in its own name is no member of itself.
func (b RoundBody) People() []Delegation {
	var out []Delegation
	at := make(map[record.ActorID]int)
	for _, s := range speakers(b.Words, b.View.People) {
		side := s.side()
		i, ok := at[side.ID]
		if !ok {
			i = len(out)
			at[side.ID] = i
			out = append(out, Delegation{Side: *namedActor(b.Words, &side)})
		}
		if side.ID != s.View.Actor.ID {
			out[i].Members = append(out[i].Members, s)
		}
	}
	return out
}

// Matrix sets the sides next to each other, issue by issue.
type Matrix struct {
	Sides []Named
	Rows  []MatrixRow
}

// MatrixRow is one issue; Cells go with the matrix's sides, the last one is everybody else.
type MatrixRow struct {
	Issue  Named
	Cells  [][]Said
	Others []Said
}

// Matrix is what each side said on each issue. Issues stand in the order they came up.
func (b RoundBody) Matrix() Matrix {
	m := Matrix{Sides: b.Parties()}
	at := make(map[record.IssueID]int)
	for _, said := range b.Statements() {
		for _, issue := range said.View.Issues {
			i, ok := at[issue.ID]
			if !ok {
				i = len(m.Rows)
				at[issue.ID] = i
				m.Rows = append(m.Rows, MatrixRow{Issue: namedIssue(b.Words, issue), Cells: make([][]Said, len(m.Sides))})
			}
			m.Rows[i].place(said, b.columns(said))
		}
	}
	return m
}

// columns are the sides a statement was made for; none of the parties: nothing.
func (b RoundBody) columns(said Said) []int {
	var columns []int
	for _, speaker := range said.Speakers() {
		side := speaker.side().ID
		i := slices.IndexFunc(b.View.Parties, func(p record.Actor) bool { return p.ID == side })
		if i >= 0 && !slices.Contains(columns, i) {
			columns = append(columns, i)
		}
	}
	return columns
}

func (r *MatrixRow) place(said Said, columns []int) {
	if len(columns) == 0 {
		r.Others = append(r.Others, said)
	}
	for _, i := range columns {
		r.Cells[i] = append(r.Cells[i], said)
	}
}

// HasOthers tells whether anybody spoke who is of no side.
func (m Matrix) HasOthers() bool {
	return slices.ContainsFunc(m.Rows, func(r MatrixRow) bool { return len(r.Others) > 0 })
}

// SeriesPage is a series of talks with its rounds.
type SeriesPage struct {
	Page
	View   *desk.SeriesView
	Record *desk.RecordView // nil where nothing is in it yet
	Rounds []RoundEntry
}

// RoundEntry is a round in a list.
type RoundEntry struct {
	Words
	View desk.RoundLine
}

func (s *Server) series(w http.ResponseWriter, r *http.Request) error {
	id := record.EventID(r.PathValue("series"))
	return s.showPublic(w, r, "", func(ctx context.Context) (Built, error) {
		view, err := s.desk.Series(ctx, id)
		if err != nil {
			return Built{}, err
		}
		held, err := s.desk.SeriesRecord(ctx, id)
		if err != nil {
			return Built{}, err
		}
		page := s.seriesPage(r, view)
		page.Record = held
		return s.built("series", page, journal.Site)
	})
}

func (s *Server) seriesPage(r *http.Request, view *desk.SeriesView) *SeriesPage {
	page := &SeriesPage{Page: s.page(r, ""), View: view}
	page.Title = page.NameText(view.Series.Names)
	page.Description = page.T("web.series.description", "series", page.Title, "count", len(view.Rounds))
	page.Class = "series"
	page.Rounds = roundEntries(page.Words, view.Rounds)
	s.address(&page.Page, seriesPath(view.Series.ID))
	page.newsFeeds(seriesPath(view.Series.ID))
	return page
}

// roundEntries lists rounds, the newest first.
func roundEntries(w Words, rounds []desk.RoundLine) []RoundEntry {
	out := make([]RoundEntry, len(rounds))
	for i, r := range rounds {
		out[i] = RoundEntry{Words: w, View: r}
	}
	slices.SortStableFunc(out, func(a, b RoundEntry) int {
		return cmp.Or(cmp.Compare(b.View.Round.Date, a.View.Round.Date), cmp.Compare(b.View.Round.Ordinal, a.View.Round.Ordinal))
	})
	return out
}

// Parties are the sides of the series.
func (p *SeriesPage) Parties() []Named {
	return namedActors(p.Words, p.View.Parties)
}

// Title names the round.
func (e RoundEntry) Title() string { return roundTitle(e.Words, e.View.Series, e.View.Round) }

// Path is the readout's address, without language prefix.
func (e RoundEntry) Path() string { return roundPath(e.View.Series.ID, e.View.Round.ID) }

// Counted tells whether the list says how many statements the round has.
func (e RoundEntry) Counted() bool { return e.View.Statements != desk.Uncounted }

// When is the day or the days of the round.
func (e RoundEntry) When() string { return days(e.Words, e.View.Round) }
