package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
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
	Others  *Here     // who else has it open
	Bell    *Bell
}

// updateFields are the inputs of the form. said_was and pinned_was are what stood in the
// others when they were shown.
var updateFields = []string{"from", "headline", "body", "files", "link", "kind", "said", "said_was", "pinned", "pinned_was", "correction", "note"}

// storedUpdate is the form with what is stored.
func storedUpdate(id, lang string, view *desk.DeskUpdateView) *form {
	u := &view.Update.Update
	f := writtenUpdate(id, lang, u.Revision, &u.Message, view.Markdown, view.Update.Coverage.Content.TZ)
	if u.Pinned() {
		f.set("pinned", "1").set("pinned_was", "1")
	}
	return f
}

// writtenUpdate is the form with a message in it, made of a revision.
func writtenUpdate(id, lang string, revision int, m *coverage.Message, markdown, tz string) *form {
	f := newForm(id, lang, updateFields...).set("from", strconv.Itoa(revision))
	f.set("headline", m.Headline).set("body", markdown).set("kind", writeKind(*m))
	f.set("said", writeSaid(m.Said, tz)).set("said_was", writeSaid(m.Said, tz))
	return f.illustrate(m.Pictures, m.Cards)
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
	alone := deskUpdateOf(page, &view.Update)
	alone.Alone = true
	edit := &EditUpdatePage{
		DeskPage: page, Update: alone, Form: f, Kinds: kindChoices(words),
		Bell: s.coverageBell(r, view.Update.Coverage.Slug),
	}
	var err error
	if edit.Credits, err = s.credits(r, page); err != nil {
		return err
	}
	if edit.Others, err = s.hereOnPage(r, page, view.Update.Coverage, view.Update.Update.N); err != nil {
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
	if lostSight(err) {
		return s.leaveInComposer(w, r, typed, err)
	}
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
	var receipt desk.Receipt
	if err == nil {
		receipt, err = s.newsroom.EditUpdate(r.Context(), slug, n, edit)
	}
	if err == nil && typed.Get("then") != "" && receipt.Merged == nil { // of what was merged nobody has seen the whole
		return s.editedThen(w, r, typed, slug, receipt)
	}
	if err == nil {
		return s.edited(w, r, typed, slug, receipt)
	}
	return s.refuseUpdateEdit(w, r, typed, err)
}

// edited goes on after an edit was stored, and tells what it was merged with.
func (s *Server) edited(w http.ResponseWriter, r *http.Request, typed url.Values, slug string, receipt desk.Receipt) error {
	n := strconv.Itoa(receipt.N)
	say := []string{"done", "edited", "n", n, "stored", "edit:" + slug + ":" + n}
	if m := receipt.Merged; m != nil {
		say[1] = "merged"
		say = append(say, "merged", fmt.Sprintf("%d.%d.%d", m.From, m.With, receipt.Revision))
	}
	return s.goOn(w, r, deskCoveragePath(slug), andStill(typed, say)...)
}

// refuseUpdateEdit shows the form again, or what both changed when somebody else was faster.
func (s *Server) refuseUpdateEdit(w http.ResponseWriter, r *http.Request, typed url.Values, err error) error {
	if !fault.Is(err, fault.NotFound) && !s.mendable(r, err) {
		return err
	}
	view, err2 := s.deskUpdate(r, people.Submit)
	switch {
	case lostSight(err2), err2 == nil && !s.takesEdits(r, view):
		return s.leaveInComposer(w, r, typed, err)
	case err2 != nil:
		return err2
	}
	if stale, ok := errors.AsType[*desk.Stale](err); ok && stale.Disputed != nil {
		return s.showConflict(w, r, view, stale, typed)
	}
	f := newForm("edit", language(r), updateFields...).take(typed)
	return s.showEditUpdate(w, r, StatusOf(err), view, f.refuse(err))
}

// readUpdateEdit reads the form. A time that stands there as it was written is left alone:
// what is stored may be finer than the minutes that the field shows.
func readUpdateEdit(typed url.Values, view *desk.DeskUpdateView) (desk.UpdateEdit, error) {
	headline, body := typed.Get("headline"), typed.Get("body")
	kind, mark := readKind(typed.Get("kind"))
	e := desk.UpdateEdit{
		From: number(typed.Get("from")), Kind: &kind, Mark: &mark,
		Headline: &headline, Markdown: &body, Merge: true, Settled: readSettlement(typed),
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
	was := writeSaid(view.Update.Update.Message.Said, tz)
	if typed.Has("said_was") { // a colleague may have changed it since
		was = typed.Get("said_was")
	}
	if typed.Get("said") == was {
		return e, nil
	}
	e.Said, err = readSaid(typed.Get("said"), tz)
	return e, err
}
