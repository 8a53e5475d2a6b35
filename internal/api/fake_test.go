package api

import (
	"context"
	"io"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/drafting"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// fakeDesk remembers what it was asked to do, and answers with a small coverage of three
// updates; fails makes its next write fail.
type fakeDesk struct {
	asked  any
	who    *people.User
	fails  error
	denied []string
	stored record.Citing
}

var (
	_ Desk = (*fakeDesk)(nil)
	_ Desk = (*desk.Desk)(nil)

	said = time.Date(2017, 3, 20, 9, 21, 0, 0, time.UTC)
	at42 = journal.Position{Hash: "3f2a90c1", Seq: 42}
)

func (d *fakeDesk) did(ctx context.Context, what any) error {
	d.asked, d.who = what, people.From(ctx)
	return d.fails
}

func sampleCoverage() coverage.Coverage {
	return coverage.Coverage{
		ID: "c1", Number: 1, Slug: "jr-2017", Standing: coverage.Published, Revision: 2,
		Content: coverage.Content{
			Form: coverage.Live, State: coverage.Running, Lang: "ja", TZ: "Asia/Tokyo",
			Title: text.Local{"ja": "日ロ2プラス2", "en": "Two plus two"}, Tags: []string{"日ロ"}, Event: "two-2017",
			Lead: []coverage.Picture{{Caption: "会場", Credit: "撮影"}},
		},
	}
}

func sampleUpdates() []desk.UpdateView {
	public := func(n int, headline, body string) desk.UpdateView {
		return desk.UpdateView{Update: coverage.Update{
			ID: coverage.UpdateID("u" + string(rune('0'+n))), Coverage: "c1", N: n, Standing: coverage.Published, Revision: 1,
			Message: coverage.Message{Kind: coverage.Report, Said: said.Add(time.Duration(n) * time.Minute), Headline: headline, Body: text.Paragraphs(body)},
			Posted:  said, Changed: said,
		}}
	}
	one, two, three := public(1, "開始", "会談が始まった。"), public(2, "", "「協議を続ける」と述べた。"), public(3, "", "")
	one.Corrections = []desk.CorrectionView{sampleCorrection()}
	one.Update.Message.Cards = []coverage.Card{{Title: "関連", Href: "https://example.org/"}}
	two.Statements = []desk.StatementView{sampleStatement()}
	three.Update.Standing, three.Update.Message.Note = coverage.Withdrawn, "二重"
	return []desk.UpdateView{one, two, three}
}

func sampleStatement() desk.StatementView {
	return desk.StatementView{
		Statement: record.Statement{
			ID: "s1", Kind: record.Agree, Speaker: []record.ActorID{"minister"}, Issues: []record.IssueID{"talks"}, Event: "two-2017",
			Gist: text.Local{"en": "will go on talking"},
			Citations: []record.Citation{{
				Coverage: "c1", Update: "u2", N: 2, Revision: 1, Field: record.Body, Lang: "ja", Mode: record.Direct,
				Quote: text.Quote{Exact: "協議を続ける", Prefix: "「", Suffix: "」", Start: 1, End: 7},
			}},
		},
		Speakers: []desk.SpeakerView{{
			Actor:  record.Actor{ID: "minister", Kind: record.Person, Names: []record.Name{{Lang: "ja", Text: "大臣"}}},
			Office: text.Local{"ja": "外務大臣"}, Party: &record.Actor{ID: "japan"},
		}},
		Series: "two", Round: "two-2017", Place: desk.Place{Slug: "jr-2017", N: 2, Said: said, TZ: "Asia/Tokyo"},
	}
}

func onlySample(slug string) error {
	if slug != "jr-2017" {
		return fault.New(fault.NotFound, "coverage.missing")
	}
	return nil
}

func (d *fakeDesk) Front(context.Context) (*desk.FrontView, error) {
	newest := sampleUpdates()[0]
	return &desk.FrontView{
		Position: at42, Live: []desk.CoverageLine{{Coverage: sampleCoverage(), Updates: 2, Newest: &newest}},
		Rounds: []desk.RoundLine{{Series: record.Event{ID: "two"}, Round: record.Event{ID: "two-2017", Date: "2017-03-20"}, Statements: 1}, {Series: record.Event{ID: "two"}, Round: record.Event{ID: "two-2013", Date: "2013-11-02"}, Statements: desk.Uncounted}},
	}, d.fails
}

func (d *fakeDesk) Coverage(_ context.Context, slug, _ string) (*desk.CoverageView, error) {
	if err := onlySample(slug); err != nil {
		return nil, err
	}
	c := sampleCoverage()
	c.Reworded = coverage.Reworded{Revision: 2, At: said}
	return &desk.CoverageView{Coverage: c, Corrections: []desk.CorrectionView{titleCorrection()}, Position: at42, Updates: sampleUpdates(), Total: 2, First: &said, Last: &said, Log: journal.Mark{Size: 142, Root: journal.Digest{0x3f, 0x2a}}}, nil
}

func (d *fakeDesk) DeskCoverage(_ context.Context, slug string) (*desk.DeskCoverageView, error) {
	return &desk.DeskCoverageView{Coverage: sampleCoverage(), Position: at42, Updates: sampleUpdates()}, onlySample(slug)
}

func (d *fakeDesk) CreateCoverage(ctx context.Context, c desk.NewCoverage) (desk.CoverageReceipt, error) {
	return desk.CoverageReceipt{Slug: c.Slug, Revision: 1, Standing: coverage.Published, Position: at42}, d.did(ctx, c)
}

func (d *fakeDesk) EditCoverage(ctx context.Context, slug string, e desk.CoverageEdit) (desk.CoverageReceipt, error) {
	return desk.CoverageReceipt{Slug: slug, Revision: e.From + 1, Standing: coverage.Published, Position: at42}, d.did(ctx, e)
}

func (d *fakeDesk) UndoState(ctx context.Context, slug string, from int) (desk.CoverageReceipt, error) {
	return desk.CoverageReceipt{Slug: slug, Revision: from + 1, Standing: coverage.Published, Position: at42}, d.did(ctx, from)
}

func (d *fakeDesk) Changes(_ context.Context, slug string, after journal.Position, limit int) ([]desk.ChangeView, journal.Position, error) {
	if after.Seq > 42 {
		return nil, after, fault.New(fault.Conflict, "journal.reset", "got", after.String())
	}
	c := &journal.Change{Seq: 99, At: said, Kind: journal.Posted, Item: "update", ID: "u1", Revision: 1, Coverage: "c1"}
	return []desk.ChangeView{{Position: at42, Change: c, N: 1}}, at42, onlySample(slug)
}

func (d *fakeDesk) Update(_ context.Context, slug string, n int) (*desk.CoverageView, error) {
	return &desk.CoverageView{Coverage: sampleCoverage(), Updates: sampleUpdates()}, onlySample(slug)
}

func (d *fakeDesk) DeskUpdate(_ context.Context, slug string, n int) (*desk.DeskUpdateView, error) {
	return &desk.DeskUpdateView{Update: sampleUpdates()[n-1], Markdown: "会談が**始まった**。"}, onlySample(slug)
}

func (d *fakeDesk) UpdatesWhere(_ context.Context, slug string, by desk.UpdatesBy, after, limit int) ([]desk.UpdateView, error) {
	all := sampleUpdates()
	if by != (desk.UpdatesBy{}) {
		all = all[1:2] // the one with a statement
	}
	all = all[min(after, len(all)):]
	return all[:min(limit, len(all))], onlySample(slug)
}

func posted(n, revision int) desk.Receipt {
	return desk.Receipt{N: n, Revision: revision, Standing: coverage.Published, Position: at42}
}

func (d *fakeDesk) PostUpdate(ctx context.Context, _ string, u desk.NewUpdate) (desk.Receipt, error) {
	return posted(4, 1), d.did(ctx, u)
}

func (d *fakeDesk) ReadPage(ctx context.Context, in desk.PageToRead) (*desk.PageRead, error) {
	words := "It **rains**."
	return &desk.PageRead{
		Content: coverage.Content{Form: coverage.Article, State: coverage.Ended, Lang: "en", TZ: "UTC", Title: text.Local{"en": "Rain"}, Byline: "Ada Mole", Tags: []string{"rain"}},
		Guessed: true, Updates: []coverage.Message{{Kind: coverage.Report, Said: said, Body: text.Paragraphs("It rains.")}},
		Pieces: []desk.ImportPiece{{Piece: "4e", To: "update", Line: 5, Update: 1}, {Piece: "5", To: "body", Words: &words, Line: 6, Update: 1}, {Piece: "7", To: "out", Words: &words, Line: 8, Update: 1, Reason: "paste.left_share"}},
		Notes:  []desk.ImportNote{{Line: 5, Words: "18:21", Reason: "paste.note_order"}},
	}, d.did(ctx, in)
}

func (d *fakeDesk) ImportPage(ctx context.Context, in desk.PageToImport) (desk.CoverageReceipt, error) {
	return desk.CoverageReceipt{Slug: in.Slug, Revision: 1, Standing: coverage.Draft, Position: at42}, d.did(ctx, in)
}

func (d *fakeDesk) PreviewUpdate(ctx context.Context, _ string, u desk.NewUpdate) (*desk.UpdateView, error) {
	v := &desk.UpdateView{Update: coverage.Update{Message: coverage.Message{Kind: u.Kind, Said: said, Headline: u.Headline, Body: text.Paragraphs(u.Markdown), Pictures: u.Pictures, Cards: u.Cards}}}
	return v, d.did(ctx, u)
}

func (d *fakeDesk) EditUpdate(ctx context.Context, _ string, n int, e desk.UpdateEdit) (desk.Receipt, error) {
	r := posted(n, e.From+1)
	if e.Merge {
		r.Merged = &desk.Merged{From: e.From, With: e.From + 1, Theirs: []string{"headline"}, Mine: []string{"body"}}
	}
	return r, d.did(ctx, e)
}

// takingBack is what TakeBackEdit was asked.
type takingBack struct{ N, Edit int }

func (d *fakeDesk) TakeBackEdit(ctx context.Context, _ string, n, edited int) (desk.Receipt, error) {
	return posted(n, edited+1), d.did(ctx, takingBack{n, edited})
}

// retraction is what RetractUpdate was asked.
type retraction struct {
	N, From int
	Reason  string
}

func (d *fakeDesk) RetractUpdate(ctx context.Context, _ string, n, from int, reason string) (desk.Receipt, error) {
	r := posted(n, from+1)
	r.Standing = coverage.Withdrawn
	return r, d.did(ctx, retraction{n, from, reason})
}

func (d *fakeDesk) PublishUpdate(ctx context.Context, _ string, n, from int) (desk.Receipt, error) {
	return posted(n, from), d.did(ctx, [2]int{n, from})
}

func (d *fakeDesk) UndoUpdate(ctx context.Context, _ string, n, from int) (desk.Receipt, error) {
	r := posted(n, from+1)
	r.Standing = coverage.Undone
	return r, d.did(ctx, [2]int{n, from})
}

func (d *fakeDesk) Corrections(_ context.Context, slug string, before int64, limit int) (*desk.CorrectionsView, error) {
	c, updates := sampleCoverage(), sampleUpdates()
	line := func(seq int64, u desk.UpdateView, v desk.CorrectionView) desk.CorrectionLine {
		v.Seq, v.At = seq, said
		u.Coverage = &c
		return desk.CorrectionLine{CorrectionView: v, Coverage: &c, Update: &u}
	}
	v := &desk.CorrectionsView{Lines: []desk.CorrectionLine{
		line(9, updates[2], desk.CorrectionView{Kind: coverage.Retracted, Note: text.Local{"ja": "二重"}, Revision: 2}),
		line(7, updates[0], sampleCorrection()),
		{CorrectionView: titleCorrection(), Coverage: &c},
	}}
	if before > 0 {
		v.Lines = v.Lines[1:]
	}
	if len(v.Lines) > limit {
		v.Lines, v.Older = v.Lines[:limit], v.Lines[limit-1].Seq
	}
	if slug == "" {
		return v, d.fails
	}
	v.Coverage = &c
	return v, onlySample(slug)
}

// titleCorrection is a note about the coverage's own words.
func titleCorrection() desk.CorrectionView {
	return desk.CorrectionView{Seq: 5, At: said, Kind: coverage.Clarified, Note: text.Local{"ja": "第2回です。"}, Revision: 2}
}

func sampleCorrection() desk.CorrectionView {
	return desk.CorrectionView{Seq: 7, At: said, Kind: coverage.Corrected, Note: text.Local{"ja": "時刻を改めました。", "en": "The time was wrong."}, Revision: 2}
}

func (d *fakeDesk) Round(_ context.Context, series, round record.EventID) (*desk.RoundView, error) {
	if round != "two-2017" {
		return nil, fault.New(fault.NotFound, "record.no_event", "got", string(round))
	}
	s := sampleStatement()
	return &desk.RoundView{
		Series: record.Event{ID: series, Kind: record.Series}, Round: record.Event{ID: round, Kind: record.Round, Parent: series}, Position: at42,
		Parties: []record.Actor{{ID: "japan", Kind: record.State, Names: []record.Name{{Lang: "ja", Text: "日本"}}}},
		People:  s.Speakers, Statements: []desk.StatementView{s}, Coverages: []desk.CoverageLine{{Coverage: sampleCoverage(), Updates: 2}},
	}, nil
}

func (d *fakeDesk) Statement(_ context.Context, id record.StatementID) (*desk.StatementView, error) {
	if id != "s1" {
		return nil, fault.New(fault.NotFound, "record.missing", "got", string(id))
	}
	s := sampleStatement()
	return &s, nil
}

func (d *fakeDesk) Statements(_ context.Context, q desk.StatementsBy) (*desk.StatementsView, error) {
	if q.After != "" {
		return nil, fault.At("after", "record.no_cursor", "got", q.After)
	}
	d.asked = q
	return &desk.StatementsView{Statements: []desk.StatementView{sampleStatement()}, Next: "dxkm.4"}, nil
}

func (d *fakeDesk) MarkStatement(ctx context.Context, n desk.NewStatement) (*desk.StatementView, error) {
	s := sampleStatement()
	return &s, d.did(ctx, n)
}

func (d *fakeDesk) SaveActor(ctx context.Context, a record.Actor, from int) error {
	return d.kept(ctx, &a, from)
}

func (d *fakeDesk) SaveTenure(ctx context.Context, t record.Tenure, from int) error {
	return d.kept(ctx, &t, from)
}

func (d *fakeDesk) SaveEvent(ctx context.Context, e record.Event, from int) error {
	return d.kept(ctx, &e, from)
}

func (d *fakeDesk) SaveIssue(ctx context.Context, i record.Issue, from int) error {
	return d.kept(ctx, &i, from)
}

// kept notes what is saved, so that it can be read again.
func (d *fakeDesk) kept(ctx context.Context, item record.Citing, from int) error {
	d.stored = item
	return d.did(ctx, []any{item, from})
}

func (d *fakeDesk) ItemNow(_ context.Context, kind record.Kind, id string) (*desk.ItemNow, error) {
	if d.stored != nil && d.stored.ItemKind() == kind && d.stored.ItemID() == id {
		return &desk.ItemNow{Item: d.stored, Standing: coverage.Published, Revision: 4}, nil
	}
	if id == "gone" {
		return nil, fault.New(fault.NotFound, "record.missing")
	}
	a := sampleActor
	return &desk.ItemNow{Item: &a, Standing: coverage.Draft, Revision: 4}, nil
}

func (d *fakeDesk) PutOutcome(ctx context.Context, o record.Outcome, in desk.Put) (record.OutcomeID, error) {
	return o.ID, d.did(ctx, []any{o, in})
}

func (d *fakeDesk) PutForecast(ctx context.Context, f record.Forecast, in desk.Put) (record.ForecastID, error) {
	return f.ID, d.did(ctx, []any{f, in})
}

func (d *fakeDesk) PutParticipant(ctx context.Context, p record.Participant, in desk.Put) (record.ParticipantID, error) {
	return p.ID, d.did(ctx, []any{p, in})
}

func (d *fakeDesk) AddStatus(ctx context.Context, id record.OutcomeID, in desk.NewStatus) error {
	return d.did(ctx, []any{id, in})
}

func (d *fakeDesk) DropStatus(ctx context.Context, id record.OutcomeID, at int, as record.OutcomeStatus) error {
	return d.did(ctx, []any{id, at, as})
}

func (d *fakeDesk) ResolveForecast(ctx context.Context, id record.ForecastID, in desk.Resolution) error {
	return d.did(ctx, []any{id, in})
}

func (d *fakeDesk) SetOutcomesFinal(ctx context.Context, round record.EventID, final bool) error {
	return d.did(ctx, []any{round, final})
}

func (d *fakeDesk) ReviewItems(ctx context.Context, items []desk.ItemRef, verdict desk.Verdict, once desk.Once) error {
	return d.did(ctx, []any{items, verdict, once})
}

func (d *fakeDesk) ReviewList(ctx context.Context, in desk.ReviewScope) (*desk.ReviewListView, error) {
	lost := &desk.CitedSentence{Citation: record.Citation{Field: record.Body, Quote: text.Quote{Exact: "agreed"}, Orphaned: true}, Place: desk.Place{Slug: "jr-2017", N: 3}}
	return &desk.ReviewListView{Orphans: 1, Drafts: 2, Items: []desk.ReviewItem{
		{Ref: desk.ItemRef{Kind: record.KindOutcome, ID: "o-next"}, Standing: coverage.Published, Orphaned: true, Cited: lost},
		{Ref: desk.ItemRef{Kind: record.KindStatement, ID: "s1"}, Standing: coverage.Draft},
	}}, d.did(ctx, in)
}

func (d *fakeDesk) Drafts(ctx context.Context, in desk.DraftScope) (*desk.DraftListView, error) {
	known := desk.DraftedItem{
		Ref: desk.DraftRef{N: 2, Field: record.Body, Key: "8899aabbccddeeff"}, As: desk.DraftKindNamed("statement:propose"), Speakers: []record.ActorID{"minister"},
		Near: [][]record.ActorID{{"russia"}, {"minister", "russia"}}, Printed: "the minister", Via: "gazette", Target: []record.ActorID{"russia"}, Issues: []record.IssueID{"islands"}, Denies: true, Mode: record.Reported,
		Places: []desk.DraftWords{
			{N: 2, Field: record.Body, Quote: text.Quote{Exact: "The minister proposed a fund", Start: 3, End: 31}},
			{N: 2, Field: record.Headline, Quote: text.Quote{Exact: "A fund proposed", End: 15}},
		},
		Confidence: 80, Why: drafting.Why{Cue: "proposed", Rule: "verb names the act", Note: "fund"},
	}
	stranger := desk.DraftedItem{
		Ref: desk.DraftRef{N: 3, Field: record.Body, Key: "fedcba9876543210"}, As: desk.DraftKindNamed("forecast:expectation"), Printed: "Harbour master Glen", Role: "harbour master",
		New: &desk.NewSpeaker{Name: "Glen", Kind: record.Person, Role: "harbour master"}, Mode: record.Direct, Confidence: 60, Decided: true,
	}
	if in.Missed {
		known.Ref.Key, known.Missed = "s8899aabbccddeeff", true
	}
	return &desk.DraftListView{
		Readable: true, Items: []desk.DraftedItem{known, stranger}, Next: stranger.Ref,
		Figures: desk.DraftFigures{Accepted: 2, Mended: 1, Decided: 3, Timed: 2, Spent: 9 * time.Second},
	}, d.did(ctx, in)
}

func (d *fakeDesk) DecideDrafts(ctx context.Context, in desk.DraftDecisions) ([]desk.DecidedDraft, error) {
	var done []desk.DecidedDraft
	for _, one := range in.Each {
		decided := desk.DecidedDraft{Ref: one.Ref, Do: one.Do}
		if one.Do == desk.AcceptDraft {
			decided.Item = desk.ItemRef{Kind: record.KindStatement, ID: "jr-2017-2-1"}
		}
		done = append(done, decided)
	}
	return done, d.did(ctx, in)
}

func (d *fakeDesk) ReanchorItem(ctx context.Context, ref desk.ItemRef, n int, field record.Field, q text.Quote) error {
	return d.did(ctx, []any{ref, n, field, q})
}

func (d *fakeDesk) EditStatement(ctx context.Context, id record.StatementID, e desk.StatementEdit) error {
	return d.did(ctx, []any{id, e})
}

func (d *fakeDesk) PreviewMerge(ctx context.Context, m desk.Merger) (*desk.MergeView, error) {
	return &desk.MergeView{Citations: 3, Moved: []desk.ItemRef{{Kind: record.KindStatement, ID: "s1"}}}, d.did(ctx, []any{"preview", m})
}

func (d *fakeDesk) MergeItems(ctx context.Context, m desk.Merger) (*desk.MergeView, error) {
	return &desk.MergeView{ID: 7, Citations: 3, Moved: []desk.ItemRef{{Kind: record.KindStatement, ID: "s1"}}}, d.did(ctx, m)
}

func (d *fakeDesk) Merges(context.Context) ([]desk.MergeDone, error) {
	return []desk.MergeDone{{ID: 7, Kind: record.KindActor, Keep: "tarn", Drop: "tarn-2", At: said, By: "Ann"}}, nil
}

func (d *fakeDesk) Unmerge(ctx context.Context, id int64, once desk.Once) (*desk.Unmerged, error) {
	return &desk.Unmerged{
		Kind: record.KindActor, Keep: "tarn", Drop: "tarn-2",
		Changed: []desk.ItemRef{{Kind: record.KindActor, ID: "tarn-2"}}, Stayed: []string{"actor/tarn names.en"},
	}, d.did(ctx, []any{id, once})
}

func (d *fakeDesk) AddMedia(ctx context.Context, from io.Reader) (*desk.NewMedia, error) {
	body, err := io.ReadAll(from)
	if err != nil {
		return nil, err
	}
	if string(body) == "<svg>" {
		return nil, fault.New(fault.Invalid, "media.kind")
	}
	return &desk.NewMedia{
		Picture: coverage.Picture{File: "ab.jpg", Width: 780, Height: 520, Caption: "握手", Credit: "A. Sample / Agency"}, Creator: "A. Sample", Agency: "Agency",
	}, d.did(ctx, string(body))
}

func (d *fakeDesk) UserByToken(_ context.Context, token string) (*people.User, error) {
	switch token {
	case "good":
		return &people.User{ID: "ed", Name: "ed", Role: people.Editor}, nil
	case "reading":
		return &people.User{ID: "ed", Name: "ed", Role: people.Editor, Token: &people.Token{Name: "wire", Scope: people.ReadOnly}}, nil
	case "expired":
		return nil, fault.New(fault.Unauthenticated, "token.expired", "name", "wire", "date", "2031-05-20")
	case "revoked":
		return nil, fault.New(fault.Unauthenticated, "token.revoked", "name", "wire", "date", "2031-05-20")
	case "busy":
		return nil, fault.New(fault.Unavailable, "store.busy")
	}
	return nil, fault.New(fault.Unauthenticated, "people.log_in")
}

func (d *fakeDesk) KeepDenied(_ context.Context, denials *people.Denials, on string) error {
	for _, a := range denials.Heard() {
		d.denied = append(d.denied, on+" "+a.Reason)
	}
	return nil
}

func (d *fakeDesk) Audit(ctx context.Context, of desk.ActsOf, limit int) (*desk.ActsView, error) {
	acts := []people.Act{
		{ID: 8, At: said, By: "ed", Name: "ed", Deed: people.PostUpdate, On: "jr-2017/3", Client: people.Client{Kind: people.ByToken, Name: "bot"}, Outcome: people.Done, Times: 1},
		{ID: 7, At: said, Deed: people.LogIn, Client: people.Client{Kind: people.ByBrowser}, Outcome: people.Failed, Times: 12},
	}
	v := &desk.ActsView{Acts: acts[:min(limit, len(acts))]}
	if limit < len(acts) {
		v.Older = acts[limit-1].ID
	}
	return v, d.did(ctx, of)
}
