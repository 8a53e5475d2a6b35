package web

import (
	"context"
	"html/template"
	"net/http"
	"strconv"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/feed"
	"readout/internal/journal"
)

// CorrectionsPage lists what has been corrected, clarified, amended and retracted: on the
// whole site, or in one coverage.
type CorrectionsPage struct {
	Page
	Of    *coverage.Coverage // nil for the site
	Lines []CorrectionLine
	Older int64 // cursor of the page after this one, 0 on the last
	Past  bool  // a page of older ones: what is newer is a link away
}

// CorrectionLine is a correction in the list.
type CorrectionLine struct {
	Correction
	Coverage *coverage.Coverage
	Entry    *Entry // the update it is about, nil for the coverage's own words
	By       string
}

func correctionLine(w Words, l *desk.CorrectionLine) CorrectionLine {
	line := CorrectionLine{Correction: correctionOf(w, l.CorrectionView, l.Coverage.Content.TZ), Coverage: l.Coverage, By: l.By}
	if l.Update != nil {
		line.Entry = &Entry{Words: w, View: l.Update, Coverage: l.Coverage}
	}
	return line
}

// Path is where what it is about is read, without language prefix.
func (l CorrectionLine) Path() string {
	if l.Entry == nil {
		return coveragePath(l.Coverage.Slug)
	}
	return l.Entry.Path()
}

// Desk is where the desk works on what it is about.
func (l CorrectionLine) Desk() string {
	if l.Entry == nil {
		return deskCoveragePath(l.Coverage.Slug) + "/edit"
	}
	return deskUpdatePath(l.Coverage.Slug, l.Entry.N())
}

// Subject names what it is about: the update, or the page itself.
func (l CorrectionLine) Subject() template.HTML {
	if l.Entry == nil {
		return l.Local(l.Coverage.Content.Title)
	}
	return l.Entry.LineHTML()
}

// History is where its published states are compared, "" where nothing of it is shown any more.
func (l CorrectionLine) History() string {
	if l.Entry != nil && l.Entry.View.Withdrawn() {
		return ""
	}
	return l.Path() + "/history"
}

// Mark names the line, for links to it.
func (l CorrectionLine) Mark() string { return "c-" + strconv.FormatInt(l.View.Seq, 10) }

func (s *Server) corrections(w http.ResponseWriter, r *http.Request) error {
	slug, before := r.PathValue("slug"), cursorOf(r)
	return s.showPublic(w, r, "?before="+strconv.FormatInt(before, 10), func(ctx context.Context) (Built, error) {
		view, err := s.desk.Corrections(ctx, slug, before, desk.CorrectionsPage)
		if err != nil {
			return Built{}, err
		}
		page := s.correctionsPage(r, view)
		page.Past, page.NoIndex = before > 0, before > 0
		return s.built("corrections", page, streamOfCorrections(view))
	})
}

// cursorOf reads where a page of the list begins. What is no cursor begins with the newest.
func cursorOf(r *http.Request) int64 {
	before, err := strconv.ParseInt(r.URL.Query().Get("before"), 10, 64)
	if err != nil {
		return 0
	}
	return max(0, before)
}

func streamOfCorrections(view *desk.CorrectionsView) journal.Stream {
	if view.Coverage == nil {
		return journal.Site
	}
	return journal.CoverageStream(string(view.Coverage.ID))
}

func (s *Server) correctionsPage(r *http.Request, view *desk.CorrectionsView) *CorrectionsPage {
	page := &CorrectionsPage{Page: s.page(r, ""), Of: view.Coverage, Older: view.Older}
	page.Title, page.Description = page.T("web.corrections"), page.T("web.corrections.lead")
	page.Log = view.Log
	if view.Coverage != nil {
		page.Title += " – " + page.LocalText(view.Coverage.Content.Title)
	}
	page.Class, page.Modules = "corrections", []string{"zone.js"}
	for i := range view.Lines {
		page.Lines = append(page.Lines, correctionLine(page.Words, &view.Lines[i]))
	}
	s.address(&page.Page, page.Path())
	page.Feeds = []Feed{{Title: page.Title, Name: "Atom", Type: "application/atom+xml", Href: page.Link(page.Path() + ".atom")}}
	return page
}

// Path is the list's address, without language prefix.
func (p *CorrectionsPage) Path() string { return correctionsPath(p.Of) }

func correctionsPath(c *coverage.Coverage) string {
	if c == nil {
		return "/corrections"
	}
	return coveragePath(c.Slug) + "/corrections"
}

// OlderLink is the address of the corrections before these, "" when there are none.
func (p *CorrectionsPage) OlderLink() string {
	if p.Older == 0 {
		return ""
	}
	return p.Link(p.Path()) + "?before=" + strconv.FormatInt(p.Older, 10)
}

// CoveragePath is where the coverage of a list is read.
func (p *CorrectionsPage) CoveragePath() string { return coveragePath(p.Of.Slug) }

// correctionsFeed gives the newest corrections to programs that follow them.
func (s *Server) correctionsFeed(w http.ResponseWriter, r *http.Request) error {
	slug := r.PathValue("slug")
	return s.showBuilt(w, r, "", "application/atom+xml; charset=utf-8", func(ctx context.Context) (Built, error) {
		view, err := s.desk.Corrections(ctx, slug, 0, desk.CorrectionsPage)
		if err != nil {
			return Built{}, err
		}
		body, err := feed.Atom(s.correctionsAtom(s.correctionsPage(r, view)))
		if err != nil {
			return Built{}, err
		}
		return rendered(body, streamOfCorrections(view)), nil
	})
}

func (s *Server) correctionsAtom(page *CorrectionsPage) feed.News {
	at := s.site().BaseURL + page.Link(page.Path())
	f := feed.News{Lang: page.Lang, ID: at, Title: page.Title + " · " + page.SiteName, Page: at, Self: at + ".atom", Author: page.SiteName, Mark: markOf(page.Log)}
	for _, l := range page.Lines {
		words, lang := l.Text.In(page.Lang, l.Coverage.Content.Lang)
		f.Entries = append(f.Entries, feed.Entry{
			ID: s.site().BaseURL + "/corrections#" + l.Mark(), Title: l.Label() + l.T("web.colon") + l.About(),
			Page: s.site().BaseURL + page.Link(l.Path()), At: l.View.At, Words: words, Lang: lang,
		})
	}
	return f
}

// About names the update and where it stands, or the page itself.
func (l CorrectionLine) About() string {
	title := l.LocalText(l.Coverage.Content.Title)
	if l.Entry == nil {
		return title
	}
	return l.Entry.LineText() + " – " + title
}

// Seconds is for how long what was posted can be taken back without a note.
func (p *CorrectionsPage) Seconds() int { return int(coverage.UndoFor.Seconds()) }
