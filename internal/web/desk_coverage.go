package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strconv"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/i18n"
	"readout/internal/people"
	"readout/internal/record"
)

// DeskCoveragePage is the screen on which a coverage is written: the composer and the
// timeline, and the panel that marks statements.
type DeskCoveragePage struct {
	DeskPage
	View      *desk.DeskCoverageView
	Updates   []DeskUpdate
	Own       []DeskUpdate // of somebody who may only hand in, what is not public
	Composer  *form
	Kinds     []choiceGroup
	Mark      *MarkForm // nil for those who do not keep the record
	States    []coverage.State
	Missing   []desk.MissingPicture
	Credits   coverage.Credits
	Refused   []string // faults of a button, which has no form to show them in
	Timing    Timing   // of the coverage itself, while it is a draft
	Round     string   // address of the round it covers
	RoundIs   string   // and its name
	RoundDesk string   // what the record holds of it, for who keeps the record
	Others    *Here    // nil for those who do not work on it
	Bell      *Bell
}

// composerFields are the inputs of the composer.
var composerFields = []string{
	"once", "headline", "body", "files", "link", "kind", "said", "pinned", "moves", "draft",
	"pinned_until", "pinned_until_twice", "publish_at", "publish_at_twice", "embargo_until", "embargo_until_twice",
}

func emptyComposer(lang string) *form {
	return newForm("compose", lang, composerFields...).set("once", onceKey()).set("kind", string(coverage.Report))
}

func (s *Server) deskCoverage(w http.ResponseWriter, r *http.Request) error {
	return s.showDeskCoverage(w, r, http.StatusOK, emptyComposer(language(r)), nil)
}

// showDeskCoverage shows the screen with what stands in the composer, and with the fault of
// a button, if one was pressed in vain.
func (s *Server) showDeskCoverage(w http.ResponseWriter, r *http.Request, status int, composer *form, refused error) error {
	slug := r.PathValue("slug")
	bell, err := s.coverageBell(r, slug).since(s.newsroom.ListenCoverage(r.Context(), slug))
	if err != nil {
		return err
	}
	view, err := s.newsroom.DeskCoverage(r.Context(), slug)
	if err != nil {
		return err
	}
	words := s.words(r)
	page := &DeskCoveragePage{
		DeskPage: s.deskPage(r, "desk", words.LocalText(view.Coverage.Content.Title)).about(&view.Coverage),
		View:     view, Bell: bell, Composer: composer, Kinds: kindChoices(words), States: coverage.States,
	}
	if refused != nil {
		page.Refused = append(page.Refused, i18n.Fault(words.Lang, refused))
	}
	for i := range view.Updates {
		u := deskUpdateOf(page.DeskPage, &view.Updates[i])
		if page.ownsNow(u) {
			page.Own = append(page.Own, u.timed(view.Timings[u.View.Update.ID]))
			continue
		}
		if standing := u.View.Update.Standing; standing == coverage.Discarded || standing == coverage.Undone {
			continue
		}
		if u.Waits() {
			u = u.timed(view.Timings[u.View.Update.ID])
		}
		page.Updates = append(page.Updates, u)
	}
	if page.May(string(people.Publish)) {
		page.Missing = view.Missing()
	}
	if page.Credits, err = s.credits(r, page.DeskPage); err != nil {
		return err
	}
	page.Styles = append(page.Styles, "desk_record.css", "desk_draft.css")
	page.Timing = timingOf(page.DeskPage, view.Timing, &view.Coverage, deskCoveragePath(view.Coverage.Slug))
	page.offerUndo(s, r.URL.Query(), view)
	if err := page.tellState(s, r); err != nil {
		return err
	}
	page.tellMerged(s, r)
	if page.Others, err = s.hereOnPage(r, page.DeskPage, &view.Coverage, 0); err != nil {
		return err
	}
	page.Round, page.RoundIs = roundOf(words, view.Events, record.EventID(view.Coverage.Content.Event))
	if page.May(string(people.Record)) {
		if round, ok := roundAbove(view.Events, record.EventID(view.Coverage.Content.Event)); ok {
			page.RoundDesk = words.Link(roundDeskPath(round.ID))
		}
		if page.Mark, err = s.panel(r, view); err != nil {
			return err
		}
	}
	return s.show(w, r, status, "desk/coverage", page)
}

// KeptAs names what stands in the composer for the device, which keeps it until it is stored.
func (p *DeskCoveragePage) KeptAs() string {
	return cmp.Or(p.Composer.keep, "compose:"+p.View.Coverage.Slug)
}

// Everywhere tells that texts of several coverages stand on the page: they are of one.
func (p *DeskCoveragePage) Everywhere() bool { return false }

// ownsNow tells what of somebody's own stands in a list of its own: of who may only hand in
// what waits, and what an editor has discarded.
func (p *DeskCoveragePage) ownsNow(u DeskUpdate) bool {
	return u.Mine() && !p.May(string(people.Publish)) && (u.Waits() || u.Dismissed() && u.View.Work.Said != nil)
}

// Later is what the composer's fields of moments need.
func (p *DeskCoveragePage) Later() later { return laterOf(p.DeskPage, p.Composer, &p.View.Coverage) }

// roundOf gives address and name of the round that an event is or belongs to.
func roundOf(w Words, events []record.Event, id record.EventID) (address, name string) {
	byID := map[record.EventID]record.Event{}
	for _, e := range events {
		byID[e.ID] = e
	}
	for e, ok := byID[id]; ok; e, ok = byID[e.Parent] {
		if e.Kind == record.Round {
			return w.Link("/talks/" + string(e.Parent) + "/" + string(e.ID)), eventLabel(w, e)
		}
		if e.Kind == record.Series {
			break
		}
	}
	return "", ""
}

// postUpdate takes what the composer sends. The same form sent twice is one update: its
// key sees to that.
func (s *Server) postUpdate(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	if err = typedBy(r, typed.Get("by")); err == nil {
		err = s.takeFiles(r, typed)
	}
	once := desk.Once{Key: typed.Get("once"), Body: onceBody(typed)} // without what another site says of a link
	if err == nil {
		err = s.takeLink(r, typed)
	}
	if err == nil && typed.Get("attach") != "" {
		composer := emptyComposer(language(r)).take(typed)
		composer.Typed = true
		return s.showDeskCoverage(w, r, http.StatusOK, composer, nil)
	}
	if err == nil && typed.Get("preview") != "" {
		return s.preview(w, r, typed)
	}
	if err == nil && typed.Get("said_here") != "" {
		return s.showTyped(w, r, typed)
	}
	var receipt desk.Receipt
	if err == nil {
		receipt, err = s.post(r, typed, once)
	}
	if err != nil {
		return s.refuseUpdate(w, r, typed, err)
	}
	done := map[coverage.Standing]string{
		coverage.Published: "posted", coverage.Submitted: "submitted", coverage.Draft: "kept",
	}[receipt.Standing]
	if forScript(r) {
		return writeJSON(w, http.StatusOK, storedJSON{N: receipt.N, Done: done})
	}
	slug := r.PathValue("slug")
	return s.goOn(w, r, deskCoveragePath(slug), andStill(typed, []string{"done", done, "n", strconv.Itoa(receipt.N), "stored", "compose:" + slug})...)
}

// refuseUpdate shows the composer again with what is wrong, or tells a script.
func (s *Server) refuseUpdate(w http.ResponseWriter, r *http.Request, typed url.Values, err error) error {
	if !s.mendable(r, err) {
		return err
	}
	composer := emptyComposer(language(r)).take(typed).set("once", onceKey()).refuse(err)
	if forScript(r) {
		return writeJSON(w, StatusOf(err), refusalOf(language(r), err, composer))
	}
	return s.showDeskCoverage(w, r, StatusOf(err), composer, nil)
}

func (s *Server) post(r *http.Request, typed url.Values, once desk.Once) (desk.Receipt, error) {
	update, err := s.readUpdate(r, typed)
	if err != nil {
		return desk.Receipt{}, err
	}
	update.Once = once
	return s.newsroom.PostUpdate(r.Context(), r.PathValue("slug"), update)
}

// readUpdate reads what stands in the composer.
func (s *Server) readUpdate(r *http.Request, typed url.Values) (desk.NewUpdate, error) {
	c, err := s.newsroom.CoverageToWrite(r.Context(), r.PathValue("slug"))
	if err != nil {
		return desk.NewUpdate{}, err
	}
	said, err := s.saidOf(typed, c.Content.TZ)
	if err != nil {
		return desk.NewUpdate{}, err
	}
	publish, embargo, err := readLater(typed, c.Content.TZ)
	if err != nil {
		return desk.NewUpdate{}, err
	}
	pinUntil, err := readMoment("pinned_until", typed.Get("pinned_until"), typed.Get("pinned_until_twice"), c.Content.TZ)
	if err != nil {
		return desk.NewUpdate{}, err
	}
	kind, mark := readKind(typed.Get("kind"))
	return desk.NewUpdate{
		PublishAt: publish, Embargo: embargo, PinUntil: pinUntil,
		Kind: kind, Mark: mark, Moves: mark != "" && typed.Get("moves") != "", Said: said,
		Headline: typed.Get("headline"), Markdown: typed.Get("body"),
		Pictures: readPictures(typed), Cards: readCards(typed),
		Pinned: typed.Get("pinned") != "", Draft: typed.Get("draft") != "",
	}, nil
}
