package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
)

// EditCoveragePage changes what a coverage says of itself.
type EditCoveragePage struct {
	DeskPage
	CoverageChoices
	View    *desk.DeskCoverageView
	Form    *form
	States  []choiceGroup
	Orders  []choiceGroup
	Others  []string // languages besides its own
	Credits coverage.Credits
}

// coverageToEdit reads the coverage that the address names, for who may edit it.
func (s *Server) coverageToEdit(r *http.Request) (*desk.DeskCoverageView, error) {
	view, err := s.newsroom.DeskCoverage(r.Context(), r.PathValue("slug"))
	if err != nil {
		return nil, err
	}
	_, err = people.NeedOn(r.Context(), people.Cover, view.Coverage.ID)
	return view, err
}

func (s *Server) editCoverageForm(w http.ResponseWriter, r *http.Request) error {
	view, err := s.coverageToEdit(r)
	if err != nil {
		return err
	}
	f := s.storedCoverage(language(r), view)
	f.set("correction", r.URL.Query().Get("as")) // what somebody came to do
	return s.showEditCoverage(w, r, http.StatusOK, view, f)
}

func (s *Server) storedCoverage(lang string, view *desk.DeskCoverageView) *form {
	c := &view.Coverage
	f := coverageForm(lang).setCoverage(c.Slug, strconv.Itoa(c.Revision), c.Content)
	return f.set("section", s.sectionValue(c.Content.Section))
}

func (s *Server) showEditCoverage(w http.ResponseWriter, r *http.Request, status int, view *desk.DeskCoverageView, f *form) error {
	words := s.words(r)
	credits, err := s.newsroom.Credits(r.Context())
	if err != nil {
		return err
	}
	return s.show(w, r, status, "desk/coverage_edit", &EditCoveragePage{
		DeskPage:        s.deskPage(r, "desk", words.T("desk.edit_coverage")).about(&view.Coverage),
		CoverageChoices: s.coverageChoices(words, f, view.Events),
		View:            view,
		Form:            f,
		States:          labelled(words, "state.", coverage.States...),
		Orders:          labelled(words, "order.", coverage.Orders...),
		Others:          otherLangs(view.Coverage.Content.Lang),
		Credits:         credits,
	})
}

func (s *Server) editCoverage(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	view, err := s.coverageToEdit(r)
	if err != nil {
		return err
	}
	err = s.takeFilesAndLink(r, typed)
	if err == nil && typed.Get("attach") != "" {
		f := coverageForm(language(r)).take(typed).ownLanguage(view.Coverage.Content.Lang)
		f.Typed = true
		return s.showEditCoverage(w, r, http.StatusOK, view, f)
	}
	var edit desk.CoverageEdit
	if err == nil {
		edit, err = readCoverageEdit(typed, view.Coverage.Content)
	}
	var receipt desk.CoverageReceipt
	if err == nil {
		receipt, err = s.newsroom.EditCoverage(r.Context(), view.Coverage.Slug, edit)
	}
	if err != nil {
		if !s.mendable(r, err) {
			return err
		}
		return s.refuseCoverageEdit(w, r, typed, err)
	}
	return s.goOn(w, r, deskCoveragePath(receipt.Slug), andStill(typed, []string{"done", "changed", "stored", "coverage:" + view.Coverage.Slug})...)
}

// refuseCoverageEdit shows the form again. Where a colleague was faster, each field says
// what is stored there by now, and sending once more takes what stands in the form.
func (s *Server) refuseCoverageEdit(w http.ResponseWriter, r *http.Request, typed url.Values, err error) error {
	view, err2 := s.coverageToEdit(r)
	if err2 != nil {
		return err2
	}
	f := coverageForm(language(r)).take(typed).ownLanguage(view.Coverage.Content.Lang)
	if from := number(typed.Get("from")); fault.Is(err, fault.Conflict) && view.Coverage.Revision != from {
		s.onto(r, f, view, from).meanwhile(s.storedCoverage(language(r), view)).set("from", strconv.Itoa(view.Coverage.Revision))
		err = fault.New(fault.Conflict, "desk.coverage_stale")
	}
	return s.showEditCoverage(w, r, StatusOf(err), view, f.refuse(err))
}

func readCoverageEdit(typed url.Values, before coverage.Content) (desk.CoverageEdit, error) {
	trimmed := func(name string) *string {
		value := strings.TrimSpace(typed.Get(name))
		return &value
	}
	state, tags, event := coverage.State(typed.Get("state")), coverage.ReadTags(typed.Get("tags")), record.EventID(typed.Get("round"))
	e := desk.CoverageEdit{
		From: number(typed.Get("from")), State: &state,
		Title:      readLocal(typed, "title", before.Lang, before.Title),
		Standfirst: readLocal(typed, "standfirst", before.Lang, before.Standfirst),
		TZ:         trimmed("tz"), Section: trimmed("section"), Topic: trimmed("topic"),
		Tags: &tags, Event: &event,
	}
	if typed.Has("address") {
		e.Address = trimmed("address")
	}
	if order := coverage.Order(typed.Get("order")); order != "" && order != before.InOrder() {
		e.Order = &order
	}
	if typed.Has("pictures") {
		lead := readPictures(typed)
		e.Lead = &lead
	}
	times, err := readTimes(typed, timeFields, typed.Get("tz"), &before)
	if err != nil {
		return e, err
	}
	putTimes(&e, times)
	e.Note, e.Correction, err = readTelling(typed)
	return e, err
}

// Twice lets choose between the two moments of an hour that comes twice.
func (p *EditCoveragePage) Twice() []choiceGroup { return p.whichTwice() }

// Public tells whether readers see the coverage: what is changed then can be explained to them.
func (p *EditCoveragePage) Public() bool { return p.View.Coverage.Standing == coverage.Published }

// setState is the row of buttons above the timeline.
func (s *Server) setState(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	state := coverage.State(typed.Get("state"))
	return s.pressCoverage(w, r, "state", desk.CoverageEdit{From: number(typed.Get("from")), State: &state})
}

// publishCoverage makes a draft public.
func (s *Server) publishCoverage(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	return s.pressCoverage(w, r, "published", desk.CoverageEdit{From: number(typed.Get("from")), Publish: true})
}

func (s *Server) pressCoverage(w http.ResponseWriter, r *http.Request, done string, e desk.CoverageEdit) error {
	slug := r.PathValue("slug")
	_, err := s.newsroom.EditCoverage(r.Context(), slug, e)
	switch {
	case err == nil:
		return s.goOn(w, r, deskCoveragePath(slug), "done", done)
	case !s.mendable(r, err):
		return err
	}
	r.URL.Path = deskCoveragePath(slug) // the page to come back to in another language
	return s.showDeskCoverage(w, r, StatusOf(err), emptyComposer(language(r)), err)
}
