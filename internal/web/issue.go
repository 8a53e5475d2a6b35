package web

import (
	"context"
	"html/template"
	"net/http"

	"readout/internal/desk"
	"readout/internal/journal"
	"readout/internal/record"
)

// PublicIssuePage is how the words on one issue moved from round to round, side by side.
type PublicIssuePage struct {
	Page
	View *desk.IssueView
	Past bool
}

func (s *Server) publicIssue(w http.ResponseWriter, r *http.Request) error {
	id, after := record.IssueID(r.PathValue("id")), r.URL.Query().Get("after")
	err := s.showPublic(w, r, "?after="+after, func(ctx context.Context) (Built, error) {
		view, err := s.desk.Issue(ctx, id, after)
		if err != nil {
			return Built{}, err
		}
		return s.built("issue", s.publicIssuePage(r, view, after), journal.Site)
	})
	return orWhole(s, w, r, record.KindIssue, id, issuePath, err)
}

func (s *Server) publicIssuePage(r *http.Request, view *desk.IssueView, after string) *PublicIssuePage {
	page := &PublicIssuePage{Page: s.page(r, ""), View: view, Past: after != ""}
	page.Title, page.Log, page.NoIndex = page.NameText(view.Issue.Names), view.Log, after != ""
	page.Description = page.T("issue.description", "issue", page.Title)
	page.Class, page.Modules = "record-page", []string{"zone.js"}
	s.address(&page.Page, page.Path())
	page.newsFeeds(page.Path())
	return page
}

// Path is the page's address, without language prefix.
func (p *PublicIssuePage) Path() string { return issuePath(p.View.Issue.ID) }

// Names are all that it is called: a name can itself be a position.
func (p *PublicIssuePage) Names() NameRows {
	return nameRows(p.Words, p.View.Issue.Names, p.View.UsedBy)
}

// Broader is the wider issue, nil if there is none.
func (p *PublicIssuePage) Broader() *Named {
	if p.View.Broader == nil {
		return nil
	}
	n := namedIssue(p.Words, *p.View.Broader)
	return &n
}

// Narrower are the issues that belong to it.
func (p *PublicIssuePage) Narrower() []Named {
	var out []Named
	for _, i := range p.View.Narrower {
		out = append(out, namedIssue(p.Words, i))
	}
	return out
}

func namedIssue(w Words, i record.Issue) Named {
	return Named{Words: w, Names: i.Names, Href: issuePath(i.ID)}
}

// MovedWords is how the words on the issue moved in one series of talks.
type MovedWords struct {
	Talks
	issue record.IssueID
}

// Moved are the series in which it was spoken of.
func (p *PublicIssuePage) Moved() []MovedWords {
	var out []MovedWords
	for i := range p.View.Series {
		m := MovedWords{Talks: Talks{Words: p.Words, View: &p.View.Series[i], Record: p.View.Record, only: p.View.Issue.ID, all: true}, issue: p.View.Issue.ID}
		if len(m.Positions()) > 0 {
			out = append(out, m)
		}
	}
	return out
}

// Title names the series.
func (m MovedWords) Title() template.HTML { return m.Name(m.View.Series.Names) }

// Path is the series' address, without language prefix.
func (m MovedWords) Path() string { return seriesPath(m.View.Series.ID) }

// Mark names the part, for its heading.
func (m MovedWords) Mark() string { return "moved-" + string(m.View.Series.ID) }

// Outcomes are what was put on the table, the newest first.
func (p *PublicIssuePage) Outcomes() []LedgerRow { return outcomesIn(p.Words, p.View.Record) }

func outcomesIn(w Words, held *desk.RecordView) []LedgerRow {
	var rows []LedgerRow
	for i := len(held.Book.Outcomes) - 1; i >= 0; i-- {
		o := &held.Book.Outcomes[i]
		if now := o.Now(); now != nil {
			rows = append(rows, LedgerRow{Result: Result{Words: w, View: held.Outcomes[o.ID], Now: now}, Number: len(rows) + 1})
		}
	}
	return rows
}

// Forecasts are those that were made on it, the newest first.
func (p *PublicIssuePage) Forecasts() []Foretold { return foretoldIn(p.Words, p.View.Record) }

// Said are the words, the newest first, in groups of one round.
func (p *PublicIssuePage) Said() []SaidGroup { return saidGroups(p.Words, p.View.Words) }

// Older is the address of what was said before, "" when there is nothing.
func (p *PublicIssuePage) Older() string { return p.older(p.Path(), p.View.Words) }

// Place names the zone of the newest words.
func (p *PublicIssuePage) Place() string { return placeOf(p.Words, p.View.Words.Statements) }
