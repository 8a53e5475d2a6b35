package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/i18n"
	"readout/internal/journal"
	"readout/internal/text"
)

// CoverageHistoryPage is the published states of a coverage's own words - its title, its
// standfirst, its tags, its main pictures - oldest first, each with what it changed.
type CoverageHistoryPage struct {
	Page
	View   *desk.CoverageHistoryView
	States []PastState
	Past   bool // a page of earlier states: what came later is a link away
}

func (s *Server) coverageHistory(w http.ResponseWriter, r *http.Request) error {
	slug, before := r.PathValue("slug"), number(r.URL.Query().Get("before"))
	return s.showPublic(w, r, "?before="+strconv.Itoa(before), func(ctx context.Context) (Built, error) {
		view, err := s.desk.CoverageHistory(ctx, slug, before)
		if err != nil {
			return Built{}, err
		}
		page := s.coverageHistoryPage(r, view)
		page.Past = before > 0
		return s.built("coverage_history", page, journal.CoverageStream(string(view.Coverage.ID)))
	})
}

func (s *Server) coverageHistoryPage(r *http.Request, view *desk.CoverageHistoryView) *CoverageHistoryPage {
	page := &CoverageHistoryPage{Page: s.page(r, ""), View: view}
	page.Title = page.T("web.history.title") + " – " + page.LocalText(view.Coverage.Content.Title)
	page.States = coverageStates(page.Words, view)
	page.Class, page.NoIndex = "history", true
	page.Modules = []string{"zone.js"}
	s.address(&page.Page, page.Path()+"/history")
	return page
}

// Path is where the coverage is read, without language prefix.
func (p *CoverageHistoryPage) Path() string { return coveragePath(p.View.Coverage.Slug) }

// coverageStates compares the states. A text in several languages has a line for each of them.
func coverageStates(w Words, view *desk.CoverageHistoryView) []PastState {
	compare := comparer{words: w, differ: newDiffer()}
	langs := spokenIn(view)
	if view.Before != nil {
		compare.since(coverageWords(w, langs, view.Before))
	}
	states := make([]PastState, len(view.States))
	for i := range view.States {
		now := &view.States[i]
		states[i] = PastState{
			Words: w, Number: now.Number, When: now.At, TZ: now.Content.TZ,
			First: compare.before == nil, Newest: now.Number == view.Coverage.Revision,
			Changes: compare.next(coverageWords(w, langs, &now.Content)), Note: noteOf(w, now.Content.Told(), now.Content.Telling()),
		}
	}
	return states
}

// spokenIn lists the languages that any of the states has a title or a standfirst in.
func spokenIn(view *desk.CoverageHistoryView) []string {
	var langs []string
	add := func(c *coverage.Content) {
		for _, l := range []text.Local{c.Title, c.Standfirst, c.Notice} {
			for lang := range l {
				langs = append(langs, lang)
			}
		}
	}
	for i := range view.States {
		add(&view.States[i].Content)
	}
	if view.Before != nil {
		add(view.Before)
	}
	slices.Sort(langs)
	return slices.Compact(langs)
}

func coverageWords(w Words, langs []string, c *coverage.Content) []field {
	var all []field
	local := func(key string, l text.Local) {
		for _, lang := range langs {
			name := w.T(key)
			if len(langs) > 1 {
				name += w.T("web.history.in", "lang", languageName(lang))
			}
			all = append(all, field{name, lang, l[lang]})
		}
	}
	local("web.history.coverage_title", c.Title)
	local("web.history.standfirst", c.Standfirst)
	local("web.history.notice", c.Notice)
	return append(all,
		field{w.T("web.history.byline"), c.Lang, c.Byline},
		field{w.T("web.history.pictures"), c.Lang, pictureLines(w, c.Lead)},
		field{w.T("web.tags"), c.Lang, strings.Join(c.Tags, "\n")},
		field{w.T("web.history.section"), c.Lang, c.Section},
		field{w.T("web.history.topic"), c.Lang, c.Topic},
		field{w.T("web.history.state_of"), w.Lang, w.T("state." + string(c.State))},
		field{w.T("web.history.zone"), w.Lang, c.TZ},
	)
}

// languageName is what a language calls itself, as far as we know.
func languageName(lang string) string {
	if i18n.Known(lang) {
		return languageNames[lang]
	}
	return lang
}
