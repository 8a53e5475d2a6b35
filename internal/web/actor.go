package web

import (
	"context"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/i18n"
	"readout/internal/journal"
	"readout/internal/record"
)

// PublicActorPage is a person, a side, a body or an outlet: what it is called, which offices it held,
// what it said.
type PublicActorPage struct {
	Page
	View *desk.ActorView
	Past bool // a page of older words: what is newer is a link away
}

func (s *Server) publicActor(w http.ResponseWriter, r *http.Request) error {
	id, after := record.ActorID(r.PathValue("id")), r.URL.Query().Get("after")
	err := s.showPublic(w, r, "?after="+after, func(ctx context.Context) (Built, error) {
		view, err := s.desk.Actor(ctx, id, after)
		if err != nil {
			return Built{}, err
		}
		return s.built("actor", s.publicActorPage(r, view, after), journal.Site)
	})
	return orWhole(s, w, r, record.KindActor, id, actorPath, err)
}

func (s *Server) publicActorPage(r *http.Request, view *desk.ActorView, after string) *PublicActorPage {
	page := &PublicActorPage{Page: s.page(r, ""), View: view, Past: after != ""}
	page.Title, page.Log, page.NoIndex = page.NameText(view.Actor.Names), view.Log, after != ""
	page.Description = page.T("actor.description", "who", page.Title)
	page.Class, page.Modules = "record-page", []string{"zone.js"}
	s.address(&page.Page, actorPath(view.Actor.ID))
	page.newsFeeds(page.Path())
	return page
}

func actorPath(id record.ActorID) string { return "/actors/" + string(id) }

func issuePath(id record.IssueID) string { return "/issues/" + string(id) }

func outcomePath(id record.OutcomeID) string { return "/outcomes/" + string(id) }

// Path is the page's address, without language prefix.
func (p *PublicActorPage) Path() string { return actorPath(p.View.Actor.ID) }

// Kind says what sort of actor it is.
func (p *PublicActorPage) Kind() string { return p.T("actor." + string(p.View.Actor.Kind)) }

// Side is whom it speaks for, nil if that is nobody else.
func (p *PublicActorPage) Side() *Named { return namedActor(p.Words, p.View.Side) }

// Above is what it belongs to, nil for nothing.
func (p *PublicActorPage) Above() *Named { return namedActor(p.Words, p.View.Above) }

func namedActor(w Words, a *record.Actor) *Named {
	if a == nil {
		return nil
	}
	return &Named{Words: w, Names: a.Names, Href: actorPath(a.ID)}
}

// Members are those who belong to it or speak for it.
func (p *PublicActorPage) Members() []Named {
	var out []Named
	for i := range p.View.Members {
		out = append(out, *namedActor(p.Words, &p.View.Members[i]))
	}
	return out
}

// Names are all that it is called.
func (p *PublicActorPage) Names() NameRows {
	return nameRows(p.Words, p.View.Actor.Names, p.View.UsedBy)
}

// NameRow is one of several names.
type NameRow struct {
	Words
	Name record.Name
	By   *Named // the side that uses it, nil for everybody
}

// NameRows are all names of one thing. A column that no row fills is not shown.
type NameRows []NameRow

// Used tells whether a name is one side's.
func (r NameRows) Used() bool {
	return slices.ContainsFunc(r, func(n NameRow) bool { return n.By != nil })
}

// Timed tells whether it is known of a name from when or to when it was used.
func (r NameRows) Timed() bool {
	return slices.ContainsFunc(r, func(n NameRow) bool { return n.When() != "" })
}

func nameRows(w Words, names []record.Name, by map[record.ActorID]record.Actor) NameRows {
	var rows NameRows
	for _, n := range names {
		row := NameRow{Words: w, Name: n}
		if a, ok := by[n.UsedBy]; ok {
			row.By = namedActor(w, &a)
		}
		rows = append(rows, row)
	}
	return rows
}

// Language names the language that the name is of; one that pages do not speak by its tag.
func (n NameRow) Language() string {
	if i18n.Known(n.Name.Lang) {
		return n.T("name.lang." + n.Name.Lang)
	}
	return n.Name.Lang
}

// Use says what sort of name it is, "" for the main one.
func (n NameRow) Use() string {
	if n.Name.Use == "" || n.Name.Use == record.MainName {
		return ""
	}
	return n.T("name.use." + string(n.Name.Use))
}

// When says from when to when it was used, "" if that is not known.
func (n NameRow) When() string { return n.between(n.Name.From, n.Name.To) }

// between writes two days of the record either of which may be unknown.
func (w Words) between(from, to string) string {
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return w.T("actor.since", "day", w.Span(from))
	case from == "":
		return w.T("actor.until", "day", w.Span(to))
	}
	return w.Span(from) + " – " + w.Span(to)
}

// OfficeRow is an office that was held.
type OfficeRow struct {
	Words
	View desk.OfficeView
}

// Offices are the offices that were held, the newest first.
func (p *PublicActorPage) Offices() []OfficeRow {
	var out []OfficeRow
	for _, o := range p.View.Offices {
		out = append(out, OfficeRow{Words: p.Words, View: o})
	}
	return out
}

// Title names it.
func (o OfficeRow) Title() template.HTML { return o.Local(o.View.Tenure.Title) }

// When says from when to when.
func (o OfficeRow) When() string {
	if when := o.between(o.View.Tenure.From, o.View.Tenure.To); when != "" {
		return when
	}
	return o.T("actor.when_unknown")
}

// At is the body that it belongs to, nil if nobody said.
func (o OfficeRow) At() *Named { return namedActor(o.Words, o.View.Organization) }

// LastOn is what was said last on an issue.
type LastOn struct {
	Issue Named
	Said  Said
}

// Positions are the last words on each issue.
func (p *PublicActorPage) Positions() []LastOn {
	var out []LastOn
	for _, l := range p.View.Positions {
		out = append(out, LastOn{
			Issue: Named{Words: p.Words, Names: l.Issue.Names, Href: issuePath(l.Issue.ID)}, Said: Said{Words: p.Words, View: l.Statement},
		})
	}
	return out
}

// Scores are what its forecasts were worth, if it made any.
func (p *PublicActorPage) Scores() []ScoreRow {
	var own []ScoreRow
	for _, row := range (Talks{Words: p.Words, View: &desk.SeriesView{}, Record: p.View.Forecasts}).Scores() {
		if row.Score.Outlet == p.View.Actor.ID {
			own = append(own, row)
		}
	}
	return own
}

// Results are the columns of the scores.
func (p *PublicActorPage) Results() []ResultColumn { return Talks{Words: p.Words}.Results() }

// Forecasts are those that it made or that came from it, the newest first.
func (p *PublicActorPage) Forecasts() []Foretold { return foretoldIn(p.Words, p.View.Forecasts) }

func foretoldIn(w Words, held *desk.RecordView) []Foretold {
	var out []Foretold
	if held == nil {
		return nil
	}
	for i := len(held.Book.Forecasts) - 1; i >= 0; i-- {
		out = append(out, Foretold{Words: w, View: held.Forecasts[held.Book.Forecasts[i].ID]})
	}
	return out
}

// Said are its words, the newest first, in groups of one round.
func (p *PublicActorPage) Said() []SaidGroup { return saidGroups(p.Words, p.View.Words) }

// Older is the address of what was said before, "" when there is nothing.
func (p *PublicActorPage) Older() string { return p.older(p.Path(), p.View.Words) }

func (w Words) older(path string, words *desk.StatementsView) string {
	if words == nil || words.Next == "" {
		return ""
	}
	return w.Link(path) + "?after=" + words.Next
}

// SaidGroup is what was said at or about one round, or outside of any.
type SaidGroup struct {
	Words
	Number int // of the group on the page
	Series record.EventID
	Round  record.EventID
	Title  string
	Said   []Said
}

// Path is the round's address, "" outside of any.
func (g SaidGroup) Path() string {
	if g.Round == "" {
		return ""
	}
	return roundPath(g.Series, g.Round)
}

// Mark names the group, for headings.
func (g SaidGroup) Mark() string { return "said-" + strconv.Itoa(g.Number) }

// placeOf names the zone in which the first of the statements was said, for the switch to the
// reader's own.
func placeOf(w Words, views []desk.StatementView) string {
	if len(views) == 0 {
		return ""
	}
	return w.Zone(zone(views[0].Said, views[0].TZ))
}

// Place names the zone of the newest words.
func (p *PublicActorPage) Place() string { return placeOf(p.Words, p.View.Words.Statements) }

func saidGroups(w Words, list *desk.StatementsView) []SaidGroup {
	var groups []SaidGroup
	if list == nil {
		return nil
	}
	for i := range list.Statements {
		v := &list.Statements[i]
		if len(groups) == 0 || groups[len(groups)-1].Round != v.Round {
			groups = append(groups, SaidGroup{Words: w, Number: len(groups) + 1, Series: v.Series, Round: v.Round, Title: groupTitle(w, list, v.Round)})
		}
		g := &groups[len(groups)-1]
		g.Said = append(g.Said, Said{Words: w, View: v})
	}
	return groups
}

func groupTitle(w Words, list *desk.StatementsView, round record.EventID) string {
	line, ok := list.Rounds[round]
	if !ok {
		return w.T("actor.no_round")
	}
	title := roundTitle(w, line.Series, line.Round)
	if when := days(w, line.Round); when != "" && !strings.Contains(title, when) {
		title += w.T("web.comma") + when
	}
	return title
}
