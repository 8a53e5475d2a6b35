package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// Drafting offers what the words of a coverage say, for the record.
type Drafting interface {
	Drafts(ctx context.Context, in desk.DraftScope) (*desk.DraftListView, error)
	DraftsReady(ctx context.Context, slug string) (bool, error)
	DraftsNamed(ctx context.Context, slug string, refs []desk.DraftRef) ([]desk.DraftedItem, error)
	DraftTyped(ctx context.Context, slug string, n int, headline, markdown string) (*desk.DraftListView, error)
	DecideDrafts(ctx context.Context, in desk.DraftDecisions) ([]desk.DecidedDraft, error)
}

// DraftsPage is what the words of a coverage or of one of its updates offer for the record, one below
// the other, to be accepted, mended or rejected.
type DraftsPage struct {
	DeskPage
	View     *desk.DraftListView
	N        int // of the update it is about, 0: of the coverage
	Rejected bool
	Missed   bool // the sentences without a draft, instead
	Lines    []DraftLine
	Decided  []DraftLine // just now
	Did      desk.DraftVerdict
	Form     *form
	Since    int64 // since when they are before somebody's eyes, in microseconds

	query url.Values
}

func draftsPath(slug string, n int) string {
	if n > 0 {
		return deskUpdatePath(slug, n) + "/drafts"
	}
	return deskCoveragePath(slug) + "/drafts"
}

// Path is the address of the page, without what was decided.
func (p *DraftsPage) Path() string { return p.Link(draftsPath(p.View.Coverage.Slug, p.N)) }

// Action is the address that the form is sent to; the same drafts are shown there.
func (p *DraftsPage) Action() string { return p.Path() + query(kept(p.query)) }

// Everything is the address of the page with all that is shown chosen.
func (p *DraftsPage) Everything() string {
	all := kept(p.query)
	all.Set("all", "1")
	return p.Path() + query(all)
}

// Clear is the address of the page with those chosen that ask nothing, "" where there are none.
func (p *DraftsPage) Clear() string {
	if p.ClearCount() == 0 || p.Rejected {
		return ""
	}
	all := kept(p.query)
	all.Set("clear", "1")
	return p.Path() + query(all)
}

// ClearCount is how many of the drafts that are shown ask nothing.
func (p *DraftsPage) ClearCount() int {
	n := 0
	for i := range p.Lines {
		if p.Lines[i].View.Clear() {
			n++
		}
	}
	return n
}

// ClearFirst brings those to the front that ask nothing: beside an update they are accepted together.
func (p *DraftsPage) ClearFirst() {
	slices.SortStableFunc(p.Lines, func(a, b DraftLine) int { return cmp.Compare(unclear(a), unclear(b)) })
}

func unclear(l DraftLine) int {
	if l.View.Clear() {
		return 0
	}
	return 1
}

// Numbered says which digit accepts a draft as which kind.
func (p *DraftsPage) Numbered() string {
	var all []string
	for i, kind := range record.StatementKinds[:10] {
		all = append(all, strconv.Itoa((i+1)%10)+" "+p.T("kind."+string(kind)))
	}
	return p.T("drafts.numbered", "kinds", strings.Join(all, p.T("web.comma")))
}

// Other is the address of those that were rejected, or from there of those that wait.
func (p *DraftsPage) Other() string {
	other := url.Values{}
	if p.Missed {
		other.Set("missed", "1")
	}
	if !p.Rejected {
		other.Set("rejected", "1")
	}
	return p.Path() + query(other)
}

// More is the address of those behind the shown ones, "" on the last page.
func (p *DraftsPage) More() string {
	if p.View.Next == (desk.DraftRef{}) {
		return ""
	}
	all := kept(p.query)
	all.Set("after", p.View.Next.String())
	return p.Path() + query(all)
}

// First is the address of the first ones, "" where they are shown.
func (p *DraftsPage) First() string {
	all := kept(p.query)
	if all.Get("after") == "" {
		return ""
	}
	all.Del("after")
	return p.Path() + query(all)
}

// kept leaves of an address which drafts are shown.
func kept(q url.Values) url.Values {
	all := url.Values{}
	for _, name := range []string{"after", "rejected", "missed"} {
		if value := q.Get(name); value != "" {
			all.Set(name, value)
		}
	}
	return all
}

// With gives a draft as it stands on this page.
func (p *DraftsPage) With(l DraftLine) DraftLine {
	l.Rejected = p.Rejected
	return l
}

// Precision says how many of the decided drafts were accepted, and how long that took; "" while
// nothing was decided.
func (p *DraftsPage) Precision() string {
	f := p.View.Figures
	if f.Decided == 0 {
		return ""
	}
	return p.T("drafts.precision", "accepted", strconv.Itoa(f.Accepted), "count", f.Decided, "percent", strconv.Itoa(int(100*f.Precision()+0.5)))
}

// Each says how long it took for an accepted item; "" if nobody knows.
func (p *DraftsPage) Each() string {
	if each := p.View.Figures.Each(); each > 0 {
		return p.T("drafts.each", "count", max(1, int(each.Round(time.Second)/time.Second)))
	}
	return ""
}

// Mended says how many of the accepted ones were changed before.
func (p *DraftsPage) Mended() string {
	if n := p.View.Figures.Mended; n > 0 {
		return p.T("drafts.mended", "count", n)
	}
	return ""
}

func draftScope(r *http.Request) (desk.DraftScope, error) {
	q := r.URL.Query()
	in := desk.DraftScope{Coverage: r.PathValue("slug"), After: desk.DraftNamed(q.Get("after")), Rejected: q.Get("rejected") != "", Missed: q.Get("missed") != ""}
	if n := r.PathValue("n"); n != "" {
		if in.N = number(n); in.N == 0 {
			return in, fault.New(fault.NotFound, "web.not_found")
		}
	}
	return in, nil
}

func (s *Server) draftList(w http.ResponseWriter, r *http.Request) error {
	in, err := draftScope(r)
	if err != nil {
		return err
	}
	if forScript(r) {
		return s.draftsForScript(w, r, in)
	}
	view, err := s.newsroom.Drafts(r.Context(), in)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	page := s.draftsPage(r, in, view, func(l DraftLine) bool {
		return q.Get("all") != "" || q.Get("clear") != "" && l.View.Clear() || slices.Contains(q["draft"], l.Value())
	})
	if err := s.addNamedDrafts(r, page, q["also"]); err != nil {
		return err
	}
	if err := s.tellDecidedDrafts(r, page); err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "desk/drafts", page)
}

func (s *Server) draftsPage(r *http.Request, in desk.DraftScope, view *desk.DraftListView, chosen func(DraftLine) bool) *DraftsPage {
	words := s.words(r)
	title := words.T(titleKeys[in.Missed])
	if in.N > 0 {
		title = words.T(titleKeys[in.Missed]+"_of", "n", in.N)
	}
	page := &DraftsPage{
		DeskPage: s.deskPage(r, "desk", title).about(view.Coverage), View: view, N: in.N, Rejected: in.Rejected, Missed: in.Missed,
		Since: s.now().UnixMicro(), query: r.URL.Query(),
	}
	page.Styles = append(page.Styles, "desk_record.css", "desk_draft.css")
	page.Lines = s.draftLines(page.DeskPage, view)
	for i := range page.Lines {
		page.Lines[i].Chosen = chosen(page.Lines[i])
	}
	page.Form = page.formOf()
	return page
}

// formOf is the form of the drafts that are shown.
func (p *DraftsPage) formOf() *form {
	names := make([]string, len(p.Lines))
	for i := range p.Lines {
		names[i] = p.Lines[i].Value()
	}
	return newForm("draft", p.Lang, names...)
}

var titleKeys = map[bool]string{false: "drafts.title", true: "drafts.missed_title"} // by DraftScope.Missed

// draftLines gives the drafts as they are shown. Whom the record knows is offered in each of them:
// first those who are named here and who have spoken on the page before.
func (s *Server) draftLines(page DeskPage, view *desk.DraftListView) []DraftLine {
	near := slices.Clone(view.Spoke)
	for i := range view.Items {
		near = append(near, view.Items[i].Speakers...)
		for _, who := range view.Items[i].Near {
			near = append(near, who...)
		}
	}
	o := offeredTo(page, view, near)
	lines := make([]DraftLine, len(view.Items))
	for i := range view.Items {
		lines[i] = DraftLine{Words: page.Words, View: &view.Items[i], Slug: view.Coverage.Slug, offered: o}
	}
	return lines
}

// addNamedDrafts puts drafts in front that the list does not have: another statement in the words of one.
func (s *Server) addNamedDrafts(r *http.Request, page *DraftsPage, values []string) error {
	refs := draftRefs(values[:min(len(values), mostTold)])
	refs = slices.DeleteFunc(refs, func(ref desk.DraftRef) bool {
		return slices.ContainsFunc(page.Lines, func(l DraftLine) bool { return l.View.Ref == ref })
	})
	if len(refs) == 0 {
		return nil
	}
	items, err := s.newsroom.DraftsNamed(r.Context(), r.PathValue("slug"), refs)
	if err != nil {
		return err
	}
	view := *page.View
	view.Items = slices.DeleteFunc(items, func(item desk.DraftedItem) bool { return item.Decided })
	page.Lines = append(s.draftLines(page.DeskPage, &view), page.Lines...)
	page.Form = page.formOf()
	return nil
}

// tellDecidedDrafts adds what the address says has just been decided, as it is by now.
func (s *Server) tellDecidedDrafts(r *http.Request, page *DraftsPage) error {
	q := r.URL.Query()
	if len(q["did"]) == 0 || r.Header.Get("Sec-Fetch-Site") == "cross-site" || !slices.Contains(desk.DraftVerdicts, desk.DraftVerdict(q.Get("do"))) {
		return nil
	}
	return s.addDecided(r, page, q["did"], desk.DraftVerdict(q.Get("do")))
}

func (s *Server) addDecided(r *http.Request, page *DraftsPage, values []string, do desk.DraftVerdict) error {
	items, err := s.newsroom.DraftsNamed(r.Context(), r.PathValue("slug"), draftRefs(values))
	if err != nil {
		return err
	}
	view := &desk.DraftListView{Coverage: page.View.Coverage, Items: items, Vocabulary: page.View.Vocabulary}
	page.Decided, page.Did = s.draftLines(page.DeskPage, view), do
	return nil
}

// Undone tells whether what was decided was taken back: there is no way back from there.
func (p *DraftsPage) Undone() bool { return p.Did == desk.OfferDraft }

// Several tells whether more than one was decided, each of which can be taken back alone.
func (p *DraftsPage) Several() bool { return len(p.Decided) > 1 && !p.Undone() }

// UndoID is the id of the form that takes back; several updates may stand on one page.
func (p *DraftsPage) UndoID() string { return "undo-" + p.Decided[0].Mark() }

// Said says what was decided.
func (p *DraftsPage) Said() string {
	return p.T("drafts.did."+string(p.Did), "count", len(p.Decided))
}

func draftRefs(values []string) []desk.DraftRef {
	var refs []desk.DraftRef
	for _, value := range values {
		refs = append(refs, desk.DraftNamed(value))
	}
	return refs
}

// draftOffers is whom and what the fields of a draft offer.
type draftOffers struct {
	speakers []choice
	others   []choice // whom the lists do not hold: they are found by typing
	sides    []record.ActorID
	kinds    []choiceGroup
	actors   map[record.ActorID]record.Actor
	issues   map[record.IssueID]record.Issue
	mayAdd   bool // bring somebody into the record
}

// mostSpeakers is how many are in the list of each draft; the others are found by typing.
const mostSpeakers = 60

func offeredTo(page DeskPage, view *desk.DraftListView, near []record.ActorID) *draftOffers {
	o := &draftOffers{
		actors: make(map[record.ActorID]record.Actor), issues: make(map[record.IssueID]record.Issue), mayAdd: page.MayOnSite("record"),
		kinds: draftKinds(page.Words, view.Coverage.Content.Event != ""), sides: view.Sides,
	}
	for _, a := range view.Vocabulary.Actors {
		o.actors[a.ID] = a
	}
	for _, i := range view.Vocabulary.Issues {
		o.issues[i.ID] = i
	}
	is := make(map[string]bool)
	for _, id := range near {
		is[string(id)] = true
	}
	for _, g := range first(actorChoices(page.Words, view.Vocabulary.Actors, nil), is) {
		o.speakers = append(o.speakers, g.Choices...)
	}
	if len(o.speakers) > mostSpeakers {
		o.speakers, o.others = o.speakers[:mostSpeakers], o.speakers[mostSpeakers:]
	}
	return o
}

// draftKinds are what a draft can become: a statement of one of the kinds and, on a page about a
// round, an outcome or a forecast.
func draftKinds(w Words, round bool) []choiceGroup {
	group := func(what, label string, of []choiceGroup) choiceGroup {
		g := choiceGroup{Label: w.T(label)}
		for _, c := range of {
			for _, one := range c.Choices {
				if one.Value != "" {
					one.Value = what + ":" + one.Value
					g.Choices = append(g.Choices, one)
				}
			}
		}
		return g
	}
	all := []choiceGroup{group("statement", "record_review.item.statement", statementKinds(w))}
	if round {
		all = append(all,
			group("outcome", "record_review.item.outcome", labelled(w, "status.", record.OutcomeStatuses...)),
			group("forecast", "record_review.item.forecast", labelled(w, "basis.", record.ForecastBases...)))
	}
	return all
}

func joinedIDs(ids []record.ActorID) string {
	var all []string
	for _, id := range ids {
		all = append(all, string(id))
	}
	return strings.Join(all, ",")
}
