package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout/internal/bell"
	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/paste"
	"readout/internal/people"
	"readout/internal/presence"
	"readout/internal/record"
	"readout/internal/text"
)

// deskNewsroom stands in for the real desk in tests of what pages say: it gives made-up
// views, and refuses every write with the fault it is told to refuse with.
type deskNewsroom struct {
	fakeNewsroom
	empty  bool // nothing has been made yet
	refuse error
	posted []desk.NewUpdate
	putOff []string

	editorial bool // an editor orders the live page
	marked    []desk.NewStatement
	edited    []desk.UpdateEdit

	imported []*paste.Draft
	options  desk.ImportOptions
	filled   []desk.NamedFile
	board    *presence.Board
	bell     *bell.Bell
	changed  []desk.UserChange
	given    []string
	reviewed []string
	loading  bool // what it takes to read texts is being loaded
	unread   bool // texts of the page's language are not read
	invited  []desk.NewInvitation
}

var storyVocabulary = desk.Vocabulary{
	Actors: []record.Actor{aruvia, belmar, orlin, tessen, vale},
	Issues: []record.Issue{fishing, ferries, patrols},
	Events: []record.Event{harbour, third},
	Tenures: []record.Tenure{
		{ID: "orlin-1", Person: "orlin", Organization: "aruvia", Title: local("外相", "Foreign Minister", "министр иностранных дел"), From: "2029-11"},
	},
}

func (d *deskNewsroom) SetUpNeeded(context.Context) (bool, error) { return true, nil }

func (d *deskNewsroom) SetUp(context.Context, string, string, string) (string, error) {
	return "owner", d.refuse
}

func (d *deskNewsroom) LogIn(context.Context, string, string) (string, error) {
	return "owner", d.refuse
}

func (d *deskNewsroom) LogOut(context.Context, string) error { return nil }

func (d *deskNewsroom) DeskHome(ctx context.Context) (*desk.DeskView, error) {
	if d.empty {
		return &desk.DeskView{}, nil
	}
	live, err := d.DeskCoverage(ctx, "harbour-live")
	draft := live.Coverage
	draft.Standing, draft.Content.State, draft.Content.Title = coverage.Draft, coverage.Planned, local("第4回港湾協議", "Fourth harbour talks", "Четвёртый раунд")
	article := articleCoverage()
	v := &desk.DeskView{Coverages: []desk.CoverageLine{
		{Coverage: live.Coverage, Updates: 8, Newest: &live.Updates[4]}, {Coverage: draft}, {Coverage: article.Coverage, Updates: 2, Newest: &article.Updates[0]},
	}}
	if people.From(ctx).RoleOn(live.Coverage.ID) == people.Contributor {
		v.Own, v.Coverages = ownOfAnna(&live.Coverage, live.Updates[1]), v.Coverages[:1]
		return v, err
	}
	v.Scheduled = scheduledStory(live, &draft)
	corrections, _ := newFakeDesk().Corrections(ctx, "", 0, 0)
	v.Corrections = corrections.Lines
	for _, u := range live.Updates {
		if u.Update.Standing == coverage.Submitted {
			v.Submitted = append(v.Submitted, u)
		}
		for _, s := range u.Statements {
			if s.Orphaned() {
				v.Orphans = append(v.Orphans, s)
			}
		}
	}
	return v, err
}

func (d *deskNewsroom) DeskCoverage(ctx context.Context, slug string) (*desk.DeskCoverageView, error) {
	if slug != "harbour-live" {
		return nil, missing()
	}
	live := liveCoverage(coverage.Running)
	v := &desk.DeskCoverageView{Coverage: live.Coverage, Position: live.Position, Events: storyVocabulary.Events}
	if d.empty {
		v.Coverage.Standing, v.Timing = coverage.Draft, timings["u10"]
		return v, nil
	}
	waiting := desk.UpdateView{Coverage: &v.Coverage, Update: coverage.Update{
		ID: "u9", Coverage: v.Coverage.ID, N: 9, Standing: coverage.Submitted, Revision: 1,
		Message: coverage.Message{Kind: coverage.Report, Said: morning.Add(2 * time.Hour), Headline: "共同発表は夕方の見通し", Body: text.Paragraphs("当局者によると、共同発表は夕方になる見通し。")},
	}}
	draft := waiting
	draft.Update.ID, draft.Update.N, draft.Update.Standing, draft.Update.Message.Headline = "u10", 10, coverage.Draft, "まとめの下書き"
	waiting.Work = &desk.WorkView{
		Author: "Пётр", HandedIn: morning.Add(2 * time.Hour), Memos: storyMemos("Mika"),
		Claim: &desk.ClaimView{By: "Mika", Holder: "u-mika", Over: "佐藤", At: morning.Add(3 * time.Hour)},
	}
	draft.Work = &desk.WorkView{Author: "Mika"}
	v.Memos = storyMemos("Mika")[3:]
	v.Memos[0].ID = "m5"
	v.Updates = append([]desk.UpdateView{draft, waiting}, live.Updates...)
	v.Timings = timings
	if d.editorial {
		v.Coverage.Content.Order = coverage.Editorial
		live.Coverage.Content.Order = coverage.Editorial
		live.Updates[0].Update.Placement.Placed = live.Updates[3].Update.OrderKey() + "5"
	}
	if people.From(ctx).RoleOn(v.Coverage.ID) == people.Contributor {
		v.Updates, v.Timings = append(ownOfAnna(&v.Coverage, waiting), live.Updates...), nil
	}
	return v, nil
}

func (d *deskNewsroom) DeskUpdate(ctx context.Context, slug string, n int) (*desk.DeskUpdateView, error) {
	v, err := d.DeskCoverage(ctx, slug)
	if err != nil {
		return nil, err
	}
	for _, u := range v.Updates {
		if u.Update.N == n {
			return &desk.DeskUpdateView{Update: u, Timing: timings[u.Update.ID], Markdown: u.Update.Message.Body.Plain(), Vocabulary: &storyVocabulary}, nil
		}
	}
	return nil, missing()
}

func (d *deskNewsroom) Vocabulary(context.Context) (*desk.Vocabulary, error) {
	if d.empty {
		return &desk.Vocabulary{}, nil
	}
	return &storyVocabulary, nil
}

func (d *deskNewsroom) CreateCoverage(_ context.Context, c desk.NewCoverage) (desk.CoverageReceipt, error) {
	return desk.CoverageReceipt{Slug: c.Slug, Revision: 1, Standing: coverage.Published}, d.refuse
}

func (d *deskNewsroom) EditCoverage(_ context.Context, slug string, _ desk.CoverageEdit) (desk.CoverageReceipt, error) {
	return desk.CoverageReceipt{Slug: slug, Revision: 3, Standing: coverage.Published}, d.refuse
}

func (d *deskNewsroom) CoverageToWrite(ctx context.Context, slug string) (*coverage.Coverage, error) {
	v, err := d.DeskCoverage(ctx, slug)
	if err != nil {
		return nil, err
	}
	return &v.Coverage, nil
}

func (d *deskNewsroom) PreviewUpdate(ctx context.Context, slug string, u desk.NewUpdate) (*desk.UpdateView, error) {
	c, err := d.CoverageToWrite(ctx, slug)
	if err != nil {
		return nil, err
	}
	m := coverage.Message{Kind: u.Kind, Said: morning, Headline: u.Headline, Body: text.Paragraphs(u.Markdown), Pictures: u.Pictures, Cards: u.Cards}
	return &desk.UpdateView{Coverage: c, Update: coverage.Update{Coverage: c.ID, Standing: coverage.Draft, Revision: 1, Message: m}}, errors.Join(m.Check(morning), d.refuse)
}

func (d *deskNewsroom) PostUpdate(_ context.Context, _ string, u desk.NewUpdate) (desk.Receipt, error) {
	d.posted = append(d.posted, u)
	return desk.Receipt{N: 12, Revision: 1, Standing: coverage.Published}, d.refuse
}

func (d *deskNewsroom) EditUpdate(_ context.Context, _ string, n int, e desk.UpdateEdit) (desk.Receipt, error) {
	d.edited = append(d.edited, e)
	return desk.Receipt{N: n, Revision: 3, Standing: coverage.Published}, d.refuse
}

// QuotedIn: one article quotes number 6, in words and with a link.
func (d *deskNewsroom) QuotedIn(_ context.Context, _ string, n int) ([]desk.Quoting, error) {
	if n != 6 {
		return nil, nil
	}
	c := articleCoverage().Coverage
	return []desk.Quoting{
		{Coverage: &c, N: 1, Standing: coverage.Published, Said: []string{"連絡船を来月一日から一日二往復で再開する"}, Links: true},
		{Coverage: &c, N: 3, Standing: coverage.Draft, Links: true},
	}, nil
}

func (d *deskNewsroom) RetractUpdate(_ context.Context, _ string, n, _ int, _ string) (desk.Receipt, error) {
	return desk.Receipt{N: n}, d.refuse
}

func (d *deskNewsroom) PublishUpdate(_ context.Context, _ string, n, _ int) (desk.Receipt, error) {
	return desk.Receipt{N: n, Standing: coverage.Published}, d.refuse
}

func (d *deskNewsroom) UndoUpdate(_ context.Context, _ string, n, _ int) (desk.Receipt, error) {
	return desk.Receipt{N: n, Standing: coverage.Undone}, d.refuse
}

// StateUndo: the state was set three seconds ago.
func (d *deskNewsroom) StateUndo(context.Context, string) (desk.StateUndo, error) {
	return desk.StateUndo{Revision: 4, To: coverage.Paused, Seconds: 7}, nil
}

func (d *deskNewsroom) UndoState(_ context.Context, slug string, _ int) (desk.CoverageReceipt, error) {
	return desk.CoverageReceipt{Slug: slug}, d.refuse
}

func (d *deskNewsroom) Arrive(ctx context.Context, _ string, t presence.Tab) error {
	if d.board != nil {
		t.User, t.Name, t.Guest = string(people.From(ctx).ID), people.From(ctx).Name, people.From(ctx).Guest
		d.board.Say("harbour-live", t)
	}
	return nil
}

func (d *deskNewsroom) Leave(context.Context, string, string) error { return nil }

func (d *deskNewsroom) Lost(_ context.Context, _, tab string, since time.Duration) error {
	if d.board != nil {
		d.board.Lost("harbour-live", "u-mika", tab, since)
	}
	return nil
}

func (d *deskNewsroom) Here(context.Context, string) ([]presence.Person, error) {
	switch {
	case d.board != nil:
		return d.board.Here("harbour-live"), nil
	case d.empty:
		return nil, nil
	}
	return []presence.Person{
		{User: "u-mika", Name: "Mika", N: 6, Doing: presence.Writing, Since: morning.Add(3 * time.Hour)},
		{User: "u-pyotr", Name: "Пётр", Doing: presence.Reading, Since: morning.Add(2 * time.Hour), Idle: true},
		{User: "u-sato", Name: "佐藤", Doing: presence.Writing, Since: morning.Add(2 * time.Hour)},
		{User: "u-tessen", Name: "Tessen", N: 6, Doing: presence.Opened, Since: morning.Add(-4 * time.Minute)},
	}, nil
}

func (d *deskNewsroom) WatchHere(context.Context, string) (<-chan struct{}, error) {
	if d.board == nil || d.board.Closed() {
		return nil, nil
	}
	return d.board.Watch("harbour-live"), nil
}

func (d *deskNewsroom) ListenCoverage(context.Context, string) (*bell.Ear, error) {
	if d.bell == nil {
		return bell.New().Listen("harbour-live"), nil
	}
	return d.bell.Listen("harbour-live"), nil
}

func (d *deskNewsroom) ListenHome(ctx context.Context) (*bell.Ear, error) {
	return d.ListenCoverage(ctx, "")
}

func (d *deskNewsroom) TakeBackEdit(_ context.Context, _ string, n, _ int) (desk.Receipt, error) {
	return desk.Receipt{N: n, Standing: coverage.Published}, d.refuse
}

func (d *deskNewsroom) Difference(ctx context.Context, slug string, n, before, after int) (*desk.DifferenceView, error) {
	u, err := d.DeskUpdate(ctx, slug, n)
	if err != nil {
		return nil, err
	}
	v := &desk.DifferenceView{
		Update: u.Update, Before: desk.StoredState{Number: before, By: "Пётр", At: morning.Add(3 * time.Hour), Message: u.Update.Update.Message},
	}
	v.After = v.Before
	v.After.Number, v.After.By = after, "Mika"
	if before != after {
		v.After.Message.Headline += "、運賃は据え置き"
		v.After.Message.Body = text.Paragraphs(v.Before.Message.Body.Plain(), "船会社によると、便は午前と午後に二本ずつ。")
	}
	return v, nil
}

func (d *deskNewsroom) MarkStatement(_ context.Context, n desk.NewStatement) (*desk.StatementView, error) {
	d.marked = append(d.marked, n)
	return &desk.StatementView{Series: "harbour", Round: "harbour-3"}, d.refuse
}

func (d *deskNewsroom) GuessStatement(context.Context, string, int, record.Field, text.Quote) (*desk.GuessView, error) {
	return &desk.GuessView{Speakers: []record.ActorID{"inada"}, Kind: record.Propose, Issues: []record.IssueID{"islands"}}, nil
}

func (d *deskNewsroom) WithdrawStatement(context.Context, record.StatementID) error { return d.refuse }

func (d *deskNewsroom) EditStatement(context.Context, record.StatementID, desk.StatementEdit) error {
	return d.refuse
}

func (d *deskNewsroom) ReanchorItem(context.Context, desk.ItemRef, int, record.Field, text.Quote) error {
	return d.refuse
}

func (d *deskNewsroom) ItemNow(context.Context, record.Kind, string) (*desk.ItemNow, error) {
	return &desk.ItemNow{Revision: 3}, nil
}

func (d *deskNewsroom) SaveActor(_ context.Context, a record.Actor, _ int) error {
	return d.saved(a.Check())
}

func (d *deskNewsroom) SaveTenure(_ context.Context, t record.Tenure, _ int) error {
	return d.saved(t.Check())
}

func (d *deskNewsroom) SaveEvent(_ context.Context, e record.Event, _ int) error {
	return d.saved(e.Check())
}

func (d *deskNewsroom) SaveIssue(_ context.Context, i record.Issue, _ int) error {
	return d.saved(i.Check())
}

func (d *deskNewsroom) saved(err error) error {
	if err != nil {
		return err
	}
	return d.refuse
}

func (d *deskNewsroom) AddMedia(_ context.Context, from io.Reader) (*desk.NewMedia, error) {
	body, err := io.ReadAll(from)
	if err == nil && strings.HasPrefix(string(body), "<svg") {
		err = fault.New(fault.Invalid, "media.kind")
	}
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(string(body), "film:") {
		return &desk.NewMedia{Picture: coverage.Picture{Play: "ab.mp4"}}, d.refuse
	}
	frames, _ := strconv.Atoi(strings.TrimPrefix(string(body), "moves:"))
	return &desk.NewMedia{Frames: frames, Picture: coverage.Picture{File: "harbour.svg", Width: 960, Height: 540, Caption: "発着場", Credit: "見本通信"}}, d.refuse
}

func (d *deskNewsroom) LookUpCard(_ context.Context, href string) (coverage.Card, error) {
	if href == "http://127.0.0.1/" {
		return coverage.Card{}, fault.At("href", "fetch.unreachable")
	}
	return coverage.Card{Title: "二年前の嵐", Excerpt: "写真で見る", Href: href, File: "harbour.svg", Width: 960, Height: 540}, d.refuse
}

func (d *deskNewsroom) FillMissing(_ context.Context, _ string, at *desk.MissingPicture, files []desk.NamedFile) (desk.Filled, error) {
	d.filled = append(d.filled, files...)
	return desk.Filled{Pictures: len(files)}, d.refuse
}

func (d *deskNewsroom) Credits(context.Context) (coverage.Credits, error) {
	if d.empty {
		return nil, nil
	}
	return coverage.Credits{{Name: "見本通信", Variants: []string{"見本通", "Sample News"}}, {Name: "A. Sample"}}, nil
}

func (d *deskNewsroom) SaveCredit(_ context.Context, _ string, c coverage.Credit) error {
	return d.saved(c.Check())
}
func (d *deskNewsroom) DropCredit(context.Context, string) error { return d.refuse }

func deskServer(d *deskNewsroom) *Server { return deskServerWith(d) }

func deskServerWith(d Newsroom) *Server {
	return New(Config{
		Desk: newFakeDesk(), Newsroom: d, Streams: fakeStreams{}, Media: fakeMedia,
		Site: Site{Name: local("読み合わせ見本", "Readout Sample", "Образец Readout"), Lang: "ja", BaseURL: "https://example.org", HSTS: true},
		Now:  func() time.Time { return morning },
	})
}

// ask sends a request in a role's name, a POST if there is a form.
func ask(s http.Handler, role people.Role, path string, typed url.Values) answer {
	method, body := http.MethodGet, ""
	if typed != nil {
		method, body = http.MethodPost, typed.Encode()
	}
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if role != "" {
		r.AddCookie(&http.Cookie{Name: SessionCookie, Value: string(role)})
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return answer{w.Code, w.Header(), w.Body.Bytes()}
}

// atDesk is a page of the desk for the storybook.
func atDesk(role people.Role, path string, typed url.Values, d deskNewsroom) func(*testing.T, string) []byte {
	return func(t *testing.T, lang string) []byte {
		if lang != "ja" {
			path := "/" + lang + path
			return deskStory(t, role, path, typed, d)
		}
		return deskStory(t, role, path, typed, d)
	}
}

func deskStory(t *testing.T, role people.Role, path string, typed url.Values, d deskNewsroom) []byte {
	a := ask(deskServer(&d), role, path, typed)
	if a.status >= http.StatusInternalServerError || a.status == http.StatusSeeOther {
		t.Errorf("%s: got status %d to %s", path, a.status, a.header.Get("Location"))
	}
	return a.body
}

var (
	typedUpdate = url.Values{
		"from": {"1"}, "headline": {"連絡船、来月から一日四往復で再開"}, "kind": {"key"}, "said": {"2031-05-14T11:35"}, "pinned": {"1"},
		"body": {"両閣僚は、連絡船を来月一日から一日四往復で再開することで一致した。\n\n運賃は据え置く。"}, "note": {"便数を改めました。"}, "correction": {"correction"},
	}
	typedPictures = url.Values{
		"headline": {"外相が到着"}, "attach": {"1"}, "pictures": {"1"}, "link": {"/c/norden-storm"},
		"p0.file": {"harbour.svg"}, "p0.width": {"960"}, "p0.caption": {"発着場に着いた外相"}, "p0.credit": {"見本通信"},
		"p1.name": {"photo-2.jpg"}, "p1.caption": {"会場の外で待つ記者"}, "p1.decorative": {"1"},
	}
	typedBadly = url.Values{"headline": {"夕方に発表"}, "body": {"発表は夕方。"}, "said": {"昨日"}, "kind": {"report"}}
)

func init() {
	owner, reporter := people.Owner, people.Reporter
	stories = append(stories,
		story{"desk-login", "desk/login", atDesk("", "/login", nil, deskNewsroom{})},
		story{"desk-login-wrong", "desk/login", atDesk("", "/login", url.Values{"name": {"Mika"}, "password": {"x"}}, deskNewsroom{refuse: fault.New(fault.Unauthenticated, "people.wrong_login")})},
		story{"desk-setup", "desk/setup", atDesk("", "/setup?token=abc", nil, deskNewsroom{})},
		story{"desk-setup-faults", "desk/setup", atDesk("", "/setup", url.Values{"name": {""}, "password": {"short"}, "again": {"other"}}, deskNewsroom{})},
		story{"desk-home", "desk/home", atDesk(owner, "/desk", nil, deskNewsroom{})},
		story{"desk-home-empty", "desk/home", atDesk(owner, "/desk", nil, deskNewsroom{empty: true})},
		story{"desk-home-reporter", "desk/home", atDesk(reporter, "/desk", nil, deskNewsroom{})},
		story{"desk-new", "desk/new", atDesk(owner, "/desk/new", nil, deskNewsroom{})},
		story{"desk-new-faults", "desk/new", atDesk(owner, "/desk/new", url.Values{"slug": {"harbour-live"}, "lang": {"ja"}, "title.en": {"Fourth harbour talks"}}, deskNewsroom{refuse: fault.New(fault.Conflict, "coverage.slug_taken", "got", "harbour-live")})},
		story{"desk-coverage", "desk/coverage", atDesk(owner, "/desk/c/harbour-live?done=posted&n=12", nil, deskNewsroom{})},
		story{"desk-coverage-posted", "desk/coverage", postedStory},
		story{"desk-update-correct", "desk/update", atDesk(owner, "/desk/c/harbour-live/u/6?as=correction", nil, deskNewsroom{})},
		story{"desk-coverage-faults", "desk/coverage", atDesk(owner, "/desk/c/harbour-live", typedBadly, deskNewsroom{})},
		story{"desk-coverage-draft", "desk/coverage", atDesk(owner, "/desk/c/harbour-live", nil, deskNewsroom{empty: true})},
		story{"desk-coverage-reporter", "desk/coverage", atDesk(reporter, "/desk/c/harbour-live", nil, deskNewsroom{})},
		story{"desk-coverage-edit", "desk/coverage_edit", atDesk(owner, "/desk/c/harbour-live/edit", nil, deskNewsroom{})},
		story{"desk-coverage-edit-stale", "desk/coverage_edit", atDesk(owner, "/desk/c/harbour-live/edit", url.Values{"from": {"1"}, "title": {"第3回港湾協議"}, "tz": {"Asia/Tokyo"}}, deskNewsroom{refuse: fault.New(fault.Conflict, "coverage.stale", "from", 1, "current", 2)})},
		story{"desk-update", "desk/update", atDesk(owner, "/desk/c/harbour-live/u/6", nil, deskNewsroom{})},
		story{"desk-update-withdrawn", "desk/update", atDesk(owner, "/desk/c/harbour-live/u/5", nil, deskNewsroom{})},
		story{"desk-conflict", "desk/conflict", atDesk(owner, "/desk/c/harbour-live/u/6", typedUpdate, deskNewsroom{refuse: inDispute3(nil)})},
		story{"desk-conflict-open", "desk/conflict", atDesk(owner, "/desk/c/harbour-live/u/6", settledBadly, deskNewsroom{refuse: inDispute3([]string{"body.1"})})},
		story{"desk-conflict-blind", "desk/conflict", atDesk(owner, "/desk/c/harbour-live/u/6", typedUpdate, deskNewsroom{refuse: fromNowhere()})},
		story{"desk-here", "desk/here", atDesk(owner, "/desk/c/harbour-live/here", url.Values{"tab": {"1"}, "doing": {"writing"}}, deskNewsroom{})},
		story{"desk-difference", "desk/difference", atDesk(owner, "/desk/c/harbour-live/u/6/difference?from=1&by=2&to=3", nil, deskNewsroom{})},
		story{"desk-coverage-merged", "desk/coverage", atDesk(owner, "/desk/c/harbour-live?done=merged&n=6&merged=1.2.3", nil, deskNewsroom{})},
		story{"desk-retract", "desk/retract", atDesk(owner, "/desk/c/harbour-live/u/6/retract", nil, deskNewsroom{})},
		story{"desk-discard", "desk/retract", atDesk(owner, "/desk/c/harbour-live/u/10/retract", nil, deskNewsroom{})},
		story{"desk-mark", "desk/mark", atDesk(owner, "/desk/c/harbour-live/u/3/mark", nil, deskNewsroom{})},
		story{"desk-mark-faults", "desk/mark", atDesk(owner, "/desk/c/harbour-live/u/3/mark", url.Values{"from": {"1"}, "exact": {"合意した"}}, deskNewsroom{})},
		story{"desk-reanchor", "desk/reanchor", atDesk(owner, "/desk/statements/vale-trust", nil, deskNewsroom{})},
		story{"desk-compare", "desk/compare", atDesk(owner, "/desk/talks/harbour/harbour-3/compare?source=belmar-gazette", nil, deskNewsroom{})},
		story{"desk-compare-faults", "desk/compare", atDesk(owner, "/desk/talks/harbour/harbour-3/compare", url.Values{"source": {"belmar-gazette"}, "kind": {"statement"}, "verdict": {"maybe"}}, deskNewsroom{refuse: fault.At("verdict", "compare.verdict_unknown", "got", "maybe")})},
		story{"desk-record", "desk/record", atDesk(owner, "/desk/record", nil, deskNewsroom{})},
		story{"desk-record-empty", "desk/record", atDesk(owner, "/desk/record", nil, deskNewsroom{empty: true})},
		story{"desk-actor-new", "desk/actor", atDesk(owner, "/desk/record/new/actor", nil, deskNewsroom{})},
		story{"desk-actor", "desk/actor", atDesk(owner, "/desk/record/actors/orlin", nil, deskNewsroom{})},
		story{"desk-actor-faults", "desk/actor", atDesk(owner, "/desk/record/new/actor", url.Values{"id": {"Mira Orlin"}, "kind": {"person"}}, deskNewsroom{})},
		story{"desk-office", "desk/office", atDesk(owner, "/desk/record/actors/orlin/office?id=orlin-1", nil, deskNewsroom{})},
		story{"desk-issue", "desk/issue", atDesk(owner, "/desk/record/issues/ferries", nil, deskNewsroom{})},
		story{"desk-issue-new", "desk/issue", atDesk(owner, "/desk/record/new/issue", nil, deskNewsroom{})},
		story{"desk-event", "desk/event", atDesk(owner, "/desk/record/events/harbour-3", nil, deskNewsroom{})},
		story{"desk-event-faults", "desk/event", atDesk(owner, "/desk/record/new/event", url.Values{"id": {"x"}, "kind": {"round"}, "date": {"spring"}, "tz": {"Tokyo"}}, deskNewsroom{})},
		story{"desk-credits", "desk/credits", atDesk(owner, "/desk/credits?name=見本通信", nil, deskNewsroom{})},
		story{"desk-credits-faults", "desk/credits", atDesk(owner, "/desk/credits", url.Values{"name": {""}, "variants": {"x"}}, deskNewsroom{})},
		story{"desk-coverage-pictures", "desk/coverage", atDesk(owner, "/desk/c/harbour-live", typedPictures, deskNewsroom{})},
		story{"desk-offline", "desk/offline", atDesk("", "/desk/offline", nil, deskNewsroom{})},
	)
}
