package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/people"
)

// Memos are what those who work on something write to each other about it.
type Memos interface {
	Memos(ctx context.Context, slug string, n int) (*desk.MemosView, error)
	AddMemo(ctx context.Context, slug string, n int, words string, forAuthor bool) (desk.MemoView, error)
	DeleteMemo(ctx context.Context, slug string, n int, id string) error
}

// memosInPlace is how many memos stand beside what they are about; the rest has a page.
const memosInPlace = 3

// MemoBox is what stands on a page about one thing: the newest memos, and a form for another.
type MemoBox struct {
	Words
	Key       string // that no other box of the page has
	Page      string // the address of all
	N         int    // of the update, 0 for the coverage
	Lines     []MemoLine
	Total     int
	All       bool   // whoever looks may read drafts, and is asked whether the author may see it
	Closed    bool   // nothing more is written
	BackTo    string // the page to go back to, as goBack knows it
	AskAuthor bool
	slug      string
}

// KeptAs names the form for another memo for the device, which keeps what is typed: the same on
// every page that has one about this.
func (b *MemoBox) KeptAs() string { return keptName("memo", b.slug, b.N) }

// More tells whether there are more than stand here.
func (b *MemoBox) More() bool { return b.Total > len(b.Lines) }

// MemoLine is a memo as a page shows it.
type MemoLine struct {
	Words
	desk.MemoView
	Key    string
	When   Time
	Page   string
	BackTo string
}

// Delete is where it is deleted.
func (l MemoLine) Delete() string { return l.Page + "/" + url.PathEscape(l.ID) + "/delete" }

func memoPath(slug string, n int) string {
	if n == 0 {
		return deskCoveragePath(slug) + "/memos"
	}
	return deskUpdatePath(slug, n) + "/memos"
}

// memoBox makes a box; at most so many lines of it, the newest.
func memoBox(w Words, c *coverage.Coverage, n int, all []desk.MemoView, most int) *MemoBox {
	b := &MemoBox{Words: w, Key: c.Slug + "-" + strconv.Itoa(n), Page: w.Link(memoPath(c.Slug, n)), N: n, Total: len(all), slug: c.Slug}
	for _, m := range all[max(0, len(all)-most):] {
		b.Lines = append(b.Lines, MemoLine{
			Words: w, MemoView: m, Key: m.ID, Page: b.Page,
			When: Time{Words: w, At: zone(m.At, c.Content.TZ), TZ: c.Content.TZ},
		})
	}
	return b
}

// leadsBack has what is done in the box lead back to a page, where the box may stand twice.
func (b *MemoBox) leadsBack(to string) *MemoBox {
	b.BackTo = to
	b.Key += to
	for i := range b.Lines {
		b.Lines[i].BackTo = to
		b.Lines[i].Key += to
	}
	return b
}

// MemosElsewhere is the page of an update's memos where no box stands: of what is public and
// has none there are many. "" for those who are not told how it was made.
func (u DeskUpdate) MemosElsewhere() string {
	if u.View.Work == nil || u.Memos() != nil || u.Message().Erased {
		return ""
	}
	return u.Link(memoPath(u.Coverage.Slug, u.N()))
}

// Memos is the box of an update that waits or about which something is written, nil for those
// who are not told how it was made.
func (u DeskUpdate) Memos() *MemoBox {
	if u.View.Work == nil || !u.Waits() && !u.Alone && len(u.View.Work.Memos) == 0 {
		return nil
	}
	b := memoBox(u.Words, u.Coverage, u.N(), u.View.Work.Memos, memosInPlace)
	b.All = u.May(string(people.ReadDrafts))
	b.AskAuthor = b.All && !u.Mine()
	b.Closed = u.Message().Erased
	return b.leadsBack(u.back())
}

// Memos is the box of the coverage, nil for who may only hand in.
func (p *DeskCoveragePage) Memos() *MemoBox {
	if !p.May(string(people.ReadDrafts)) {
		return nil
	}
	b := memoBox(p.Words, &p.View.Coverage, 0, p.View.Memos, memosInPlace)
	b.All = true
	return b
}

// MemosPage is all that is written about something.
type MemosPage struct {
	DeskPage
	View *desk.MemosView
	Box  *MemoBox
	Form *form
	Bell *Bell
}

// Lead says who reads it.
func (p *MemosPage) Lead() string {
	if p.View.All {
		return p.T("memo.lead")
	}
	return p.T("memo.lead_author")
}

// memoNumber is the number of the update in the address, 0 where it names none.
func memoNumber(r *http.Request) (int, error) {
	if r.PathValue("n") == "" {
		return 0, nil
	}
	return updateNumber(r)
}

func (s *Server) memos(w http.ResponseWriter, r *http.Request) error {
	return s.showMemos(w, r, http.StatusOK, newForm("memo", language(r), "words", "for_author"))
}

func (s *Server) showMemos(w http.ResponseWriter, r *http.Request, status int, f *form) error {
	n, err := memoNumber(r)
	if err != nil {
		return err
	}
	slug := r.PathValue("slug")
	bell, err := s.coverageBell(r, slug).since(s.newsroom.ListenCoverage(r.Context(), slug))
	if err != nil {
		return err
	}
	view, err := s.newsroom.Memos(r.Context(), slug, n)
	if err != nil {
		return err
	}
	words := s.words(r)
	title := words.T("memo.on_coverage")
	if n > 0 {
		title = words.T("memo.on_update", "n", n)
	}
	page := &MemosPage{DeskPage: s.deskPage(r, "desk", title).about(&view.Coverage), View: view, Form: f, Bell: bell}
	page.Box = memoBox(words, &view.Coverage, n, view.Memos, coverage.MaxMemos).leadsBack("memos")
	page.Box.AskAuthor = view.All && view.Update != nil && (view.Update.Work == nil || !view.Update.Work.Mine)
	page.Box.Closed = view.Erased
	return s.show(w, r, status, "desk/memos", page)
}

// addMemo keeps what was written. What cannot be kept is shown again on the page of all memos.
func (s *Server) addMemo(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	n, err := memoNumber(r)
	if err != nil {
		return err
	}
	slug := r.PathValue("slug")
	_, err = s.newsroom.AddMemo(r.Context(), slug, n, typed.Get("words"), typed.Get("for_author") != "")
	switch {
	case err == nil:
		return s.goBack(w, r, typed.Get("back"), slug, n, "memo_added", "stored", keptName("memo", slug, n))
	case !s.mendable(r, err):
		return err
	}
	return s.showMemos(w, r, StatusOf(err), newForm("memo", language(r), "words", "for_author").take(typed).refuse(err))
}

func (s *Server) deleteMemo(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	n, err := memoNumber(r)
	if err != nil {
		return err
	}
	slug := r.PathValue("slug")
	if err := s.newsroom.DeleteMemo(r.Context(), slug, n, r.PathValue("id")); err != nil {
		return err
	}
	return s.goBack(w, r, typed.Get("back"), slug, n, "memo_deleted")
}

// back names the page that the update's buttons lead back to.
func (u DeskUpdate) back() string {
	switch {
	case u.AtHome:
		return "desk"
	case u.Alone:
		return "update"
	}
	return ""
}

// BackTo is that for templates.
func (u DeskUpdate) BackTo() string { return u.back() }

// goBack goes to the page where a button was pressed and says what has been done.
func (s *Server) goBack(w http.ResponseWriter, r *http.Request, back, slug string, n int, done string, more ...string) error {
	to := deskCoveragePath(slug)
	switch {
	case back == "desk":
		to = "/desk"
	case back == "memos":
		to = memoPath(slug, n)
	case back == "update" && n > 0:
		to = deskUpdatePath(slug, n)
	}
	return s.goOn(w, r, to, append([]string{"done", done, "n", strconv.Itoa(n)}, more...)...)
}
