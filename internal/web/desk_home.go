package web

import (
	"net/http"

	"readout/internal/coverage"
)

// DeskHomePage is the desk's first page: what waits, what is live, all there is.
type DeskHomePage struct {
	DeskPage
	Orphans   []Said
	Submitted []DeskUpdate
	Own       []DeskUpdate // what the user wrote
	Scheduled []ScheduledLine
	Live      []Line
	Drafts    []Line
	Others    []Line
	Bell      *Bell

	Corrections []CorrectionLine // the newest
}

// Everywhere tells that texts of several coverages stand on the page.
func (p *DeskHomePage) Everywhere() bool { return true }

// Nothing tells whether the site has no coverage yet.
func (p *DeskHomePage) Nothing() bool { return len(p.Live)+len(p.Drafts)+len(p.Others) == 0 }

func (s *Server) deskHome(w http.ResponseWriter, r *http.Request) error {
	bell, err := s.homeBell(r).since(s.newsroom.ListenHome(r.Context()))
	if err != nil {
		return err
	}
	view, err := s.newsroom.DeskHome(r.Context())
	if err != nil {
		return err
	}
	words := s.words(r)
	page := DeskHomePage{Bell: bell, DeskPage: s.deskPage(r, "desk", words.T("desk.desk"))}
	for i := range view.Orphans {
		page.Orphans = append(page.Orphans, Said{Words: words, View: &view.Orphans[i]})
	}
	for i := range view.Submitted {
		u := deskUpdateOf(page.DeskPage, &view.Submitted[i])
		u.AtHome = true
		page.Submitted = append(page.Submitted, u)
	}
	page.Scheduled = scheduledLines(page.DeskPage, view.Scheduled)
	for i := range view.Own {
		page.Own = append(page.Own, deskUpdateOf(page.DeskPage, &view.Own[i]))
	}
	page.offerUndoAt(s, r)
	for i := range view.Corrections {
		page.Corrections = append(page.Corrections, correctionLine(words, &view.Corrections[i]))
	}
	for _, line := range lines(words, view.Coverages) {
		switch c := &line.View.Coverage; {
		case c.Standing != coverage.Published:
			page.Drafts = append(page.Drafts, line)
		case c.Content.State == coverage.Running || c.Content.State == coverage.Paused:
			page.Live = append(page.Live, line)
		default:
			page.Others = append(page.Others, line)
		}
	}
	return s.show(w, r, http.StatusOK, "desk/home", &page)
}
