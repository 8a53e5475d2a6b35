package web

import (
	"context"
	"html/template"
	"net/http"
	"strings"
	"time"

	"readout/internal/desk"
	"readout/internal/journal"
	"readout/internal/record"
)

// OutcomePage is the life of one thing that was put on the table.
type OutcomePage struct {
	Page
	View *desk.OutcomeLife
}

func (s *Server) outcome(w http.ResponseWriter, r *http.Request) error {
	id := record.OutcomeID(r.PathValue("id"))
	// Whether something is overdue turns at midnight: a page of yesterday is another.
	err := s.showPublic(w, r, "?day="+s.now().UTC().Format(time.DateOnly), func(ctx context.Context) (Built, error) {
		view, err := s.desk.Outcome(ctx, id)
		if err != nil {
			return Built{}, err
		}
		return s.built("outcome", s.outcomePage(r, view), journal.Site)
	})
	return orWhole(s, w, r, record.KindOutcome, id, outcomePath, err)
}

func (s *Server) outcomePage(r *http.Request, view *desk.OutcomeLife) *OutcomePage {
	page := &OutcomePage{Page: s.page(r, ""), View: view}
	page.Title, page.Log = page.LocalText(view.Outcome.Title), view.Log
	page.Description = page.T("outcome.description", "what", page.Title)
	page.Class, page.Modules = "record-page", []string{"zone.js"}
	s.address(&page.Page, page.Path())
	page.newsFeeds(page.Path())
	return page
}

// Path is the page's address, without language prefix.
func (p *OutcomePage) Path() string { return outcomePath(p.View.Outcome.ID) }

// Kind says what sort of outcome it is.
func (p *OutcomePage) Kind() string { return p.T("outcome.kind." + string(p.View.Outcome.Kind)) }

// Status names where it stands now, "" if nobody has said.
func (p *OutcomePage) Status() string {
	if now := p.View.Outcome.Now(); now != nil {
		return p.T("status." + string(now.Status))
	}
	return ""
}

// Sign shows that.
func (p *OutcomePage) Sign() string {
	if now := p.View.Outcome.Now(); now != nil {
		return signs[now.Status]
	}
	return ""
}

// Due is the day by which it is to be done, "" if none was named.
func (p *OutcomePage) Due() string {
	if p.View.Outcome.Due == "" {
		return ""
	}
	return p.Span(p.View.Outcome.Due)
}

// Round is where it was first put, nil if that is in no round.
func (p *OutcomePage) Round() *RoundEntry {
	if p.View.RoundOf == nil {
		return nil
	}
	return &RoundEntry{Words: p.Words, View: *p.View.RoundOf}
}

// Bound are those who are to do it.
func (p *OutcomePage) Bound() []Named { return namedActors(p.Words, p.View.Bound) }

// ToldBy are those on whose word it rests.
func (p *OutcomePage) ToldBy() []Named { return namedActors(p.Words, p.View.ToldBy) }

func namedActors(w Words, actors []record.Actor) []Named {
	var out []Named
	for i := range actors {
		out = append(out, *namedActor(w, &actors[i]))
	}
	return out
}

// Issues are what it is about.
func (p *OutcomePage) Issues() []Named {
	var out []Named
	for _, i := range p.View.Issues {
		out = append(out, namedIssue(p.Words, i))
	}
	return out
}

// Cited are the words in which it was put on the table.
func (p *OutcomePage) Cited() []CitedWords {
	return citedIn(p.Words, p.View.Record, p.View.Outcome.Citations)
}

// citedIn gives all the words that an item rests on, each with its address.
func citedIn(w Words, held *desk.RecordView, citations []record.Citation) []CitedWords {
	var out []CitedWords
	for _, c := range citations {
		out = append(out, citedOf(w, held.Cited[c.Coverage], c))
	}
	return out
}

// LifeStep is one step in the life of an outcome.
type LifeStep struct {
	Words
	View desk.StepView
	held *desk.RecordView
}

// Steps are its changes of status, in the order of their dates.
func (p *OutcomePage) Steps() []LifeStep {
	var out []LifeStep
	for _, s := range p.View.Steps {
		out = append(out, LifeStep{Words: p.Words, View: s, held: p.View.Record})
	}
	return out
}

// Label names the status.
func (s LifeStep) Label() string { return s.T("status." + string(s.View.Change.Status)) }

// Sign shows it.
func (s LifeStep) Sign() string { return signs[s.View.Change.Status] }

// When is the day from which it is known.
func (s LifeStep) When() string { return s.Span(s.View.Change.AsOf) }

// Inferred tells that no source says so.
func (s LifeStep) Inferred() bool { return s.View.Change.Basis == record.BasisInferred }

// Cited are the words that say so.
func (s LifeStep) Cited() []CitedWords { return citedIn(s.Words, s.held, s.View.Change.Citations) }

// ToldBy are those on whose word this step rests, if that is another than the outcome's.
func (s LifeStep) ToldBy() []Named { return namedActors(s.Words, s.View.ToldBy) }

// Superseded is what replaced it, nil if nothing did.
func (p *OutcomePage) Superseded() *LedgerRow {
	if p.View.Superseded == nil {
		return nil
	}
	o := p.View.Superseded
	return &LedgerRow{Result: Result{Words: p.Words, View: p.View.Record.Outcomes[o.ID], Now: o.Now()}}
}

// Replaced are what it replaced.
func (p *OutcomePage) Replaced() []LedgerRow {
	var out []LedgerRow
	for _, row := range outcomesIn(p.Words, p.View.Record) {
		if row.View.Outcome.SupersededBy == p.View.Outcome.ID {
			out = append(out, row)
		}
	}
	return out
}

// Forecasts are those that foretold it, the newest first.
func (p *OutcomePage) Forecasts() []Foretold { return foretoldIn(p.Words, p.View.Record) }

// Accounts are the ways in which it is told, where they differ.
func (p *OutcomePage) Accounts() []Telling {
	var out []Telling
	round := Readout{Words: p.Words}
	for _, c := range p.View.Record.Book.Conflicts("") {
		if c.Kind != record.KindOutcome || c.ID != string(p.View.Outcome.ID) {
			continue
		}
		for _, a := range c.Accounts {
			out = append(out, Telling{Words: p.Words, As: round.wording(c.Kind, a.As), Cited: citedIn(p.Words, p.View.Record, []record.Citation{a.Citation})[0]})
		}
	}
	return out
}

// Said is what was said of it, in the order of the record.
func (p *OutcomePage) Said() []Said {
	var out []Said
	for _, s := range p.View.Record.Book.Statements {
		out = append(out, Said{Words: p.Words, View: p.View.Record.Statements[s.ID]})
	}
	sortSaid(out)
	return out
}

// Teller tells whether one side alone tells of it.
func (p *OutcomePage) Teller() template.HTML {
	return Result{Words: p.Words, View: p.View.OutcomeView}.Teller()
}

// Condition is on what it depends, "" if on nothing.
func (p *OutcomePage) Condition() string {
	return strings.TrimSpace(p.LocalText(p.View.Outcome.Condition))
}

// Place names the zone of what was said of it.
func (p *OutcomePage) Place() string {
	if said := p.Said(); len(said) > 0 {
		return placeOf(p.Words, []desk.StatementView{*said[0].View})
	}
	return ""
}
