package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/people"
)

// EditUpdatePage changes an update, with the text as readers see it beside the form.
type EditUpdatePage struct {
	DeskPage
	Update  DeskUpdate
	Form    *form
	Kinds   []choiceGroup
	Credits coverage.Credits
	Mark    *MarkForm // nil for those who do not keep the record
}

// ConflictPage shows both texts when somebody else stored a revision first. Each stands in
// a form of its own: one goes on from either, with the other in sight.
type ConflictPage struct {
	DeskPage
	Update    DeskUpdate
	Sides     []conflictSide
	Headline  []Piece // from theirs to mine
	Body      []Piece
	SameWords bool // only kind, time or place on top differ
}

// conflictSide is one of the two texts in a form of its own.
type conflictSide struct {
	Form   *form
	Update DeskUpdate
	Kinds  []choiceGroup
}

var updateFields = []string{"from", "headline", "body", "files", "link", "kind", "said", "pinned", "pinned_was", "correction", "note"}

// storedUpdate is the form with what is stored.
func storedUpdate(id, lang string, view *desk.DeskUpdateView) *form {
	u, tz := &view.Update.Update, view.Update.Coverage.Content.TZ
	f := newForm(id, lang, updateFields...).set("from", strconv.Itoa(u.Revision))
	f.set("headline", u.Message.Headline).set("body", view.Markdown)
	f.set("kind", writeKind(u.Message)).set("said", writeSaid(u.Message.Said, tz))
	if u.Pinned() {
		f.set("pinned", "1").set("pinned_was", "1")
	}
	return f.illustrate(u.Message.Pictures, u.Message.Cards)
}

// deskUpdate reads the update that the address names, for who has a right on its coverage.
func (s *Server) deskUpdate(r *http.Request, a people.Action) (*desk.DeskUpdateView, error) {
	n, err := updateNumber(r)
	if err != nil {
		return nil, err
	}
	view, err := s.newsroom.DeskUpdate(r.Context(), r.PathValue("slug"), n)
	if err != nil {
		return nil, err
	}
	_, err = people.NeedOn(r.Context(), a, view.Update.Coverage.ID)
	return view, err
}

func (s *Server) editUpdateForm(w http.ResponseWriter, r *http.Request) error {
	view, err := s.deskUpdate(r, people.Submit)
	if err != nil {
		return err
	}
	f := storedUpdate("edit", language(r), view)
	f.set("correction", r.URL.Query().Get("as")) // what somebody came to do
	return s.showEditUpdate(w, r, http.StatusOK, view, f)
}

func (s *Server) showEditUpdate(w http.ResponseWriter, r *http.Request, status int, view *desk.DeskUpdateView, f *form) error {
	words := s.words(r)
	page := s.deskPage(r, "desk", words.T("desk.update_no", "n", view.Update.Update.N)).about(view.Update.Coverage)
	edit := &EditUpdatePage{
		DeskPage: page, Update: deskUpdateOf(page, &view.Update), Form: f, Kinds: kindChoices(words),
	}
	var err error
	if edit.Credits, err = s.credits(r, page); err != nil {
		return err
	}
	if page.May(string(people.Record)) {
		edit.Mark = newMarkForm(words, "mark", view.Vocabulary, view.Update.Coverage.Content.Event)
	}
	return s.show(w, r, status, "desk/update", edit)
}

func (s *Server) editUpdate(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	view, err := s.deskUpdate(r, people.Submit)
	if err != nil {
		return err
	}
	slug, n := view.Update.Coverage.Slug, view.Update.Update.N
	if err = typedBy(r, typed.Get("by")); err == nil {
		err = s.takeFilesAndLink(r, typed)
	}
	if err == nil && typed.Get("attach") != "" {
		f := newForm("edit", language(r), updateFields...).take(typed)
		f.Typed = true
		return s.showEditUpdate(w, r, http.StatusOK, view, f)
	}
	var edit desk.UpdateEdit
	if err == nil {
		edit, err = readUpdateEdit(typed, view)
	}
	if err == nil {
		_, err = s.newsroom.EditUpdate(r.Context(), slug, n, edit)
	}
	if err == nil {
		number := strconv.Itoa(n)
		return s.goOn(w, r, deskCoveragePath(slug), "done", "edited", "n", number, "stored", "edit:"+slug+":"+number)
	}
	return s.refuseUpdateEdit(w, r, typed, err)
}

// refuseUpdateEdit shows the form again, or both texts when somebody else was faster.
func (s *Server) refuseUpdateEdit(w http.ResponseWriter, r *http.Request, typed url.Values, err error) error {
	if !s.mendable(r, err) {
		return err
	}
	view, err2 := s.deskUpdate(r, people.Submit)
	if err2 != nil {
		return err2
	}
	if _, stale := errors.AsType[*desk.Stale](err); stale && !view.Update.Withdrawn() {
		mine := newForm("mine", language(r), updateFields...).take(typed)
		return s.showConflict(w, r, StatusOf(err), view, mine)
	}
	f := newForm("edit", language(r), updateFields...).take(typed)
	return s.showEditUpdate(w, r, StatusOf(err), view, f.refuse(err))
}

func (s *Server) showConflict(w http.ResponseWriter, r *http.Request, status int, view *desk.DeskUpdateView, mine *form) error {
	words := s.words(r)
	theirs := storedUpdate("theirs", words.Lang, view)
	theirs.set("note", mine.Value("note")).set("correction", mine.Value("correction"))
	mine.set("from", theirs.Value("from"))
	page := s.deskPage(r, "desk", words.T("desk.conflict")).about(view.Update.Coverage)
	c := &ConflictPage{
		DeskPage: page, Update: deskUpdateOf(page, &view.Update),
		Headline: diff(theirs.Value("headline"), mine.Value("headline")),
		Body:     diff(theirs.Value("body"), mine.Value("body")),
	}
	for _, f := range []*form{mine, theirs} {
		c.Sides = append(c.Sides, conflictSide{Form: f, Update: c.Update, Kinds: kindChoices(words)})
	}
	c.SameWords = theirs.Value("headline") == mine.Value("headline") && theirs.Value("body") == mine.Value("body")
	return s.show(w, r, status, "desk/conflict", c)
}

// readUpdateEdit reads the form. A time that stands there as it was written is left alone:
// what is stored may be finer than the minutes that the field shows.
func readUpdateEdit(typed url.Values, view *desk.DeskUpdateView) (desk.UpdateEdit, error) {
	headline, body := typed.Get("headline"), typed.Get("body")
	kind, mark := readKind(typed.Get("kind"))
	e := desk.UpdateEdit{
		From: number(typed.Get("from")), Kind: &kind, Mark: &mark,
		Headline: &headline, Markdown: &body,
	}
	// A colleague may have pinned it meanwhile, which makes no revision: what was not touched stays.
	if pinned := typed.Get("pinned") != ""; pinned != (typed.Get("pinned_was") != "") {
		e.Pinned = &pinned
	}
	var err error
	if e.Note, e.Correction, err = readTelling(typed); err != nil {
		return e, err
	}
	if typed.Has("pictures") { // the form had them; one that did not leaves them as they are
		pictures, cards := readPictures(typed), readCards(typed)
		e.Pictures, e.Cards = &pictures, &cards
	}
	tz := view.Update.Coverage.Content.TZ
	if typed.Get("said") == writeSaid(view.Update.Update.Message.Said, tz) {
		return e, nil
	}
	e.Said, err = readSaid(typed.Get("said"), tz)
	return e, err
}
