package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// fakeDesk answers with made-up talks between two states that do not exist, for looking at
// pages and for tests of what a page says. Rules of the real desk are tested with the real desk.
type fakeDesk struct {
	coverages map[string]*desk.CoverageView
	round     *desk.RoundView
}

var _ Desk = (*fakeDesk)(nil)

var morning = time.Date(2031, 5, 14, 1, 0, 0, 0, time.UTC)

func names(ja, en, ru string) []record.Name {
	return []record.Name{{Lang: "ja", Text: ja}, {Lang: "en", Text: en}, {Lang: "ru", Text: ru}}
}

func local(ja, en, ru string) text.Local { return text.Local{"ja": ja, "en": en, "ru": ru} }

var (
	aruvia = record.Actor{ID: "aruvia", Kind: record.State, Names: names("アルヴィア", "Aruvia", "Арувия")}
	belmar = record.Actor{ID: "belmar", Kind: record.State, Names: names("ベルマル", "Belmar", "Бельмар")}
	orlin  = record.Actor{ID: "orlin", Kind: record.Person, Party: "aruvia", Names: names("オルリン", "Mira Orlin", "Мира Орлин")}
	tessen = record.Actor{ID: "tessen", Kind: record.Person, Party: "belmar", Names: names("テッセン", "Jon Tessen", "Йон Тессен")}
	vale   = record.Actor{ID: "vale", Kind: record.Person, Names: names("ヴェイル", "Ada Vale", "Ада Вейл")}

	fishing = record.Issue{ID: "fishing", Names: names("漁業水域", "Fishing grounds", "Районы промысла")}
	ferries = record.Issue{ID: "ferries", Names: names("連絡船", "Ferries", "Паромы")}
	patrols = record.Issue{ID: "patrols", Names: names("海上巡視", "Patrols at sea", "Морское патрулирование")}

	harbour = record.Event{ID: "harbour", Kind: record.Series, Names: names("港湾協議", "Harbour talks", "Портовые переговоры"), Parties: []record.ActorID{"aruvia", "belmar"}}
	third   = record.Event{
		ID: "harbour-3", Kind: record.Round, Parent: "harbour", Ordinal: 3, Date: "2031-05-14", TZ: "Asia/Tokyo",
		Names: names("第3回港湾協議", "Third harbour talks", "Третий раунд портовых переговоров"),
		Place: local("ノルデン（架空の町）", "Norden, a town made up", "Норден (вымышленный город)"), Parties: []record.ActorID{"aruvia", "belmar"},
	}
)

func speaking(a record.Actor) desk.SpeakerView {
	switch a.ID {
	case "orlin":
		return desk.SpeakerView{Actor: a, Office: local("アルヴィア外相", "Foreign Minister", "министр иностранных дел"), Party: &aruvia}
	case "tessen":
		return desk.SpeakerView{Actor: a, Office: local("ベルマル海洋相", "Minister for the Sea", "министр по делам моря"), Party: &belmar}
	default:
		return desk.SpeakerView{Actor: a}
	}
}

// liveCoverage is a live page with one update of every sort. Its text is Japanese.
func liveCoverage(state coverage.State) *desk.CoverageView {
	starts := morning
	c := coverage.Coverage{ID: "c1", Number: 1, Slug: "harbour-live", Standing: coverage.Published, Revision: 2, Content: coverage.Content{
		Form: coverage.Live, State: state, Lang: "ja", TZ: "Asia/Tokyo", Starts: &starts,
		Title:      local("第3回港湾協議：連絡船の再開に合意、漁業水域は隔たり残る", "Third harbour talks: ferries to sail again, fishing still in dispute", "Портовые переговоры: паромы вернутся, спор о промысле остаётся"),
		Standfirst: local("アルヴィアとベルマルの閣僚が架空の町ノルデンで会談し、連絡船の再開と漁業水域の扱いを話し合った。", "Ministers of Aruvia and Belmar met in Norden to talk about the ferries and the fishing grounds.", "Министры Арувии и Бельмара обсудили в Нордене паромы и районы промысла."),
		Notice:     local("これは架空の国どうしの会談で、表示を確かめるための見本です。", "These talks never took place: a sample to look at the page.", "Этих переговоров не было: это образец для проверки страницы."),
		Section:    "国際", Topic: "港湾協議（3）", Tags: []string{"アルヴィア", "ベルマル", "連絡船", "漁業", "海上巡視"}, Event: "harbour-3",
		Lead: []coverage.Picture{
			{Caption: "会談に臨む両国の閣僚", Credit: "© 見本通信 / A. Sample"},
			{Caption: "ノルデン港", Credit: "© 見本通信 / B. Sample"},
			{File: "harbour.svg", Alt: "港を描いた線画", Caption: "連絡船の発着場", Credit: "絵：編集部", Width: 960, Height: 540},
		},
		Stamped: "18:57 2031年5月14日",
	}}
	v := &desk.CoverageView{Coverage: c, Position: journal.Position{Hash: "3f2a90c1", Seq: 42}}
	v.Round = &desk.RoundLine{Series: harbour, Round: third, Statements: 4}
	v.Updates = liveUpdates(&v.Coverage)
	for i := range v.Updates {
		u := &v.Updates[i]
		v.Record = append(v.Record, u.Statements...)
		if !u.Withdrawn() {
			v.Total++
		}
		if u.Update.Message.Pinned {
			v.Pinned = append(v.Pinned, *u)
		}
		if u.Update.Message.Kind == coverage.Key {
			v.Keys = append(v.Keys, *u)
		}
	}
	first, last := v.Updates[len(v.Updates)-1].Update.Message.Said, v.Updates[0].Update.Message.Said
	v.First, v.Last = &first, &last
	v.Older, v.Notes = "20310514T010000-1", 3
	return v
}

// liveUpdates are the updates of the live page, newest first.
func liveUpdates(c *coverage.Coverage) []desk.UpdateView {
	minutes := func(m int) time.Time { return morning.Add(time.Duration(m) * time.Minute) }
	messages := []coverage.Message{
		{Kind: coverage.Marker, Mark: coverage.MarkStart, Said: minutes(0), Headline: "会談が始まる", Headlines: text.Local{"en": "The talks begin", "ru": "Переговоры начались"}},
		{Kind: coverage.PictureOf, Said: minutes(12), Pictures: []coverage.Picture{{Caption: "会場に入るオルリン外相", Credit: "© 見本通信 / A. Sample"}}},
		{
			Kind: coverage.Report, Said: minutes(31), Headline: "オルリン外相、漁業水域への巡視船の接近に懸念",
			Headlines: text.Local{"en": "Orlin voices concern at patrol boats near the fishing grounds", "ru": "Орлин выразила озабоченность патрулями у районов промысла"},
			Body:      text.Paragraphs("オルリン外相は冒頭、「漁業水域に巡視船が近づくことを憂慮している」と述べた。", "テッセン海洋相は、巡視は船の安全のためだけに行われていると説明した。"),
		},
		{
			Kind: coverage.Background, Said: minutes(48), Headline: "連絡船はなぜ止まっているのか", Body: text.Paragraphs("両国を結ぶ連絡船は二年前の嵐で桟橋が壊れてから止まったままになっている。"),
			Cards: []coverage.Card{{Title: "二年前の嵐と桟橋：写真で見るノルデン港", Excerpt: "港の人々は仮の桟橋で荷を運び続けている。", Href: "/c/norden-storm"}},
		},
		{Kind: coverage.Report, Said: minutes(55)},
		{
			Kind: coverage.Key, Said: minutes(95), Pinned: true, Headline: "連絡船、来月から再開で一致", By: "見本記者",
			Headlines: text.Local{"en": "Ferries to sail again from next month", "ru": "Паромы возобновят рейсы со следующего месяца"},
			Body:      text.Paragraphs("両閣僚は、連絡船を来月一日から一日二往復で再開することで一致した。"), Note: "便数を「三往復」から「二往復」に改めました。", Correction: coverage.Corrected,
			Notes:    text.Local{"en": "We said three crossings a day; there are two.", "ru": "Мы писали о трёх рейсах в день, их два."},
			Pictures: []coverage.Picture{{File: "harbour.svg", Alt: "港を描いた線画", Caption: "連絡船の発着場", Credit: "絵：編集部", Width: 960, Height: 540}},
		},
		{
			Kind: coverage.Report, Said: minutes(110), Body: text.Paragraphs("専門家のヴェイル氏は、再開は互いの信頼を測る物差しになるとみる。"),
		},
		{Kind: coverage.Marker, Mark: coverage.MarkEnd, Said: minutes(130), Headline: "会談が終わる", Headlines: text.Local{"en": "The talks end", "ru": "Переговоры завершились"}},
	}
	views := make([]desk.UpdateView, len(messages))
	for i, m := range messages {
		u := coverage.Update{ID: coverage.UpdateID(fmt.Sprintf("u%d", i+1)), Coverage: c.ID, N: i + 1, Standing: coverage.Published, Revision: 1, Message: m, Posted: m.Said, Changed: m.Said}
		views[len(messages)-1-i] = desk.UpdateView{Coverage: c, Update: u}
	}
	of := func(n int) *desk.UpdateView { return &views[len(views)-n] }
	of(5).Update.Standing, of(5).Update.Message.Note = coverage.Withdrawn, "同じ内容を二度掲載していました。"
	of(5).Update.Changed = minutes(60)
	of(6).Update.Revision, of(6).Update.States, of(6).Update.Changed = 2, 2, minutes(101)
	of(6).Corrections = []desk.CorrectionView{{Seq: 41, At: minutes(101), Kind: coverage.Corrected, Note: of(6).Update.Message.Telling("ja"), Revision: 2}}
	of(7).Update.Revision, of(7).Update.States, of(7).Update.Changed = 3, 3, minutes(125)
	of(7).Corrections = []desk.CorrectionView{{Seq: 40, At: minutes(118), Kind: coverage.Clarified, Note: text.Local{"ja": "発言はヴェイル氏個人の見解です。"}, Revision: 2}}
	of(3).Statements = []desk.StatementView{
		said(c, of(3), "orlin-patrols", record.Concern, orlin, record.Body, "漁業水域に巡視船が近づくことを憂慮している", record.Direct, patrols, local("巡視船の接近を憂慮", "Is troubled that patrol boats come near the fishing grounds", "Обеспокоена приближением патрульных судов")),
		said(c, of(3), "tessen-patrols", record.Explain, tessen, record.Body, "巡視は船の安全のためだけに行われている", record.Reported, patrols, local("巡視は安全のため", "Says the patrols serve safety alone", "Патрули нужны только для безопасности")),
	}
	of(6).Statements = []desk.StatementView{
		said(c, of(6), "ferries-agreed", record.Agree, aruvia, record.Body, "連絡船を来月一日から一日二往復で再開する", record.Reported, ferries, local("来月一日から再開", "Ferries sail again from the first of next month", "Паромы возобновят рейсы с первого числа")),
	}
	of(6).Statements[0].Speakers = append(of(6).Statements[0].Speakers, speaking(belmar))
	of(7).Statements = []desk.StatementView{
		said(c, of(7), "vale-trust", record.Assert, vale, record.Body, "再開は互いの信頼を測る物差しになる", record.Reported, ferries, nil),
	}
	of(7).Statements[0].Statement.Citations[0].Orphaned = true
	return views
}

func said(c *coverage.Coverage, u *desk.UpdateView, id record.StatementID, kind record.StatementKind, speaker record.Actor, field record.Field, words string, mode record.Mode, issue record.Issue, gist text.Local) desk.StatementView {
	plain := u.Update.Message.Headline
	if field == record.Body {
		plain = u.Update.Message.Body.Plain()
	}
	quote := text.Quote{Exact: words}
	quote.Start, quote.End, _ = quote.Locate(plain)
	return desk.StatementView{
		Statement: record.Statement{
			ID: id, Kind: kind, Speaker: []record.ActorID{speaker.ID}, Issues: []record.IssueID{issue.ID}, Event: "harbour-3", Gist: gist,
			Citations: []record.Citation{{Coverage: string(c.ID), Update: string(u.Update.ID), N: u.Update.N, Revision: 1, Field: field, Quote: quote, Lang: c.Content.Lang, Mode: mode}},
		},
		Speakers: []desk.SpeakerView{speaking(speaker)}, Issues: []record.Issue{issue},
		Series: "harbour", Round: "harbour-3", Place: desk.Place{Slug: c.Slug, N: u.Update.N, Said: u.Update.Message.Said, TZ: c.Content.TZ},
	}
}

// articleCoverage is an article with an addendum.
func articleCoverage() *desk.CoverageView {
	c := coverage.Coverage{ID: "c2", Number: 2, Slug: "norden-storm", Standing: coverage.Published, Revision: 1, Content: coverage.Content{
		Form: coverage.Article, State: coverage.Ended, Lang: "en", TZ: "Europe/Vienna", Byline: "A. Sample",
		Title: text.Local{"en": "What the harbour talks left open"}, Section: "Analysis", Tags: []string{"Aruvia", "Belmar"},
	}}
	at := morning.Add(30 * time.Hour)
	v := &desk.CoverageView{Coverage: c, Total: 2, First: &at, Last: &at}
	v.Updates = []desk.UpdateView{
		{Coverage: &v.Coverage, Update: coverage.Update{ID: "a2", Coverage: "c2", N: 2, Standing: coverage.Published, Revision: 1, Posted: at.Add(50 * time.Hour), Changed: at.Add(50 * time.Hour), Message: coverage.Message{
			Kind: coverage.Report, Said: at.Add(50 * time.Hour), Headline: "Added: the first ferry has a date", Body: text.Paragraphs("The harbour office of Norden, a town made up for this page, has named the day."),
		}}},
		{Coverage: &v.Coverage, Update: coverage.Update{ID: "a1", Coverage: "c2", N: 1, Standing: coverage.Published, Revision: 1, Posted: at, Changed: at, Message: coverage.Message{
			Kind: coverage.Report, Said: at, Body: text.Paragraphs("Two ministers came to Norden with three questions and went home with one answer. The ferries will sail; who fishes where, and how near a patrol boat may come, nobody would say.", "It is the third time that the talks have ended like this, and those who live by the harbour have learned to count in ferries."),
		}}},
	}
	return v
}

func newFakeDesk() *fakeDesk {
	live, article := liveCoverage(coverage.Running), articleCoverage()
	return &fakeDesk{
		coverages: map[string]*desk.CoverageView{live.Coverage.Slug: live, article.Coverage.Slug: article},
		round: withRecord(&desk.RoundView{
			Series: harbour, Round: third, Position: journal.Position{Hash: "0badc0de", Seq: 7},
			Parties:   []record.Actor{aruvia, belmar},
			Coverages: []desk.CoverageLine{{Coverage: live.Coverage, Updates: live.Total}}, Statements: live.Record,
			People: []desk.SpeakerView{speaking(orlin), speaking(tessen), speaking(aruvia), speaking(belmar), speaking(vale)},
		}, live),
	}
}

func missing() error { return fault.New(fault.NotFound, "web.not_found") }

// comingRound is one that nobody covers yet.
func comingRound(e record.Event) record.Event {
	e.ID, e.Ordinal, e.Date, e.End = "harbour-5", 5, "2031-11-20", ""
	return e
}

func (f *fakeDesk) Front(context.Context) (*desk.FrontView, error) {
	live, article := f.coverages["harbour-live"], f.coverages["norden-storm"]
	planned := live.Coverage
	planned.Content.State, planned.Content.Title = coverage.Planned, local("第4回港湾協議", "Fourth harbour talks", "Четвёртый раунд портовых переговоров")
	starts := morning.Add(90 * 24 * time.Hour)
	planned.Content.Starts = &starts
	on := desk.CoverageLine{Coverage: live.Coverage, Updates: live.Total}
	if len(live.Updates) > 2 {
		on.Newest = &live.Updates[2]
	}
	return &desk.FrontView{
		Live:    []desk.CoverageLine{on},
		Planned: []desk.CoverageLine{{Coverage: planned}},
		Coming:  []desk.RoundLine{{Series: live.Round.Series, Round: comingRound(live.Round.Round)}},
		Recent:  []desk.CoverageLine{{Coverage: article.Coverage, Updates: 2, Newest: &article.Updates[0]}},
		Rounds:  []desk.RoundLine{*live.Round},
	}, nil
}

func (f *fakeDesk) CoverageBy(_ context.Context, slug string, order coverage.Order, from string, _ int) (*desk.CoverageView, error) {
	if from == "bad" {
		return nil, fault.At("older", "coverage.bad_cursor")
	}
	if v, ok := f.coverages[slug]; ok {
		return inOrder(v, order), nil
	}
	return nil, missing()
}

// inOrder gives a view with its updates in an order, "" for its own.
func inOrder(v *desk.CoverageView, order coverage.Order) *desk.CoverageView {
	sorted := *v
	if sorted.Order = order; order == "" {
		sorted.Order = v.Coverage.Content.InOrder()
	}
	sorted.Updates = slices.Clone(v.Updates)
	slices.SortStableFunc(sorted.Updates, func(a, b desk.UpdateView) int {
		switch sorted.Order {
		case coverage.Oldest:
			return strings.Compare(a.Update.OrderKey(), b.Update.OrderKey())
		case coverage.Editorial:
			return strings.Compare(b.Update.Place(), a.Update.Place())
		}
		return strings.Compare(b.Update.OrderKey(), a.Update.OrderKey())
	})
	return &sorted
}

func (f *fakeDesk) CoverageFrame(ctx context.Context, id coverage.ID, _ bool) (*desk.CoverageView, error) {
	return f.CoverageByID(ctx, id)
}

func (f *fakeDesk) CoverageByID(_ context.Context, id coverage.ID) (*desk.CoverageView, error) {
	for _, v := range f.coverages {
		if v.Coverage.ID == id {
			return inOrder(v, ""), nil
		}
	}
	return nil, missing()
}

func (f *fakeDesk) Update(ctx context.Context, slug string, n int) (*desk.CoverageView, error) {
	v, err := f.CoverageBy(ctx, slug, "", "", 0)
	if err != nil {
		return nil, err
	}
	cut := *v
	cut.Updates = nil
	found := false
	for _, u := range v.Updates {
		if u.Update.N >= n-2 && u.Update.N <= n+2 {
			cut.Updates = append(cut.Updates, u)
		}
		found = found || u.Update.N == n
	}
	if !found {
		return nil, missing()
	}
	return &cut, nil
}

func (f *fakeDesk) UpdateByID(_ context.Context, id coverage.UpdateID) (*desk.UpdateView, error) {
	for _, v := range f.coverages {
		for i := range v.Updates {
			if v.Updates[i].Update.ID == id {
				return &v.Updates[i], nil
			}
		}
	}
	return nil, missing()
}

func (f *fakeDesk) History(ctx context.Context, slug string, n, _ int) (*desk.HistoryView, error) {
	v, err := f.Update(ctx, slug, n)
	if err != nil {
		return nil, err
	}
	h := &desk.HistoryView{}
	for _, u := range v.Updates {
		if u.Update.N == n {
			h.Update = u
		}
	}
	if h.Update.Withdrawn() {
		return h, nil
	}
	before := h.Update.Update.Message
	before.Headline, before.Note, before.Notes, before.Correction = "連絡船、来月から三往復で再開へ", "", nil, ""
	before.Body = text.Paragraphs("運賃は据え置かれる見通しだ。", "両閣僚は、連絡船を来月一日から一日三往復で再開することで一致したもよう。", "桟橋の工事は終わっている。")
	h.Update.Update.Message.Body = text.Paragraphs("両閣僚は、連絡船を来月一日から一日二往復で再開することで一致した。", "運賃は据え置かれる見通しだ。", "次の協議は秋に開かれる。")
	h.Earlier = 1
	h.Revisions = []desk.RevisionView{
		{Number: 1, At: h.Update.Update.Posted, Message: before},
		{Number: 2, At: h.Update.Update.Changed, Message: h.Update.Update.Message},
	}
	return h, nil
}

func (f *fakeDesk) Corrections(_ context.Context, slug string, before int64, _ int) (*desk.CorrectionsView, error) {
	live := f.coverages["harbour-live"]
	v := &desk.CorrectionsView{Log: live.Log}
	if slug != "" {
		c, ok := f.coverages[slug]
		if !ok {
			return nil, missing()
		}
		v.Coverage = &c.Coverage
	}
	if before > 0 || slug == "norden-storm" {
		return v, nil
	}
	stub := live.Updates[len(live.Updates)-5]
	v.Lines = []desk.CorrectionLine{{
		CorrectionView: desk.CorrectionView{Seq: 43, At: stub.Update.Changed, Kind: coverage.Retracted, Note: stub.Update.Message.Telling("ja"), Revision: 2},
		Coverage:       &live.Coverage, Update: &stub, By: "Mika",
	}}
	for _, n := range []int{6, 7} {
		u := live.Updates[len(live.Updates)-n]
		v.Lines = append(v.Lines, desk.CorrectionLine{CorrectionView: u.Corrections[0], Coverage: &live.Coverage, Update: &u, By: "Mika"})
	}
	v.Lines = append(v.Lines, desk.CorrectionLine{CorrectionView: ofThePage(), Coverage: &live.Coverage, By: "Mika"})
	v.Older = 39
	return v, nil
}

// ofThePage is a correction of the live page's title.
func ofThePage() desk.CorrectionView {
	return desk.CorrectionView{Seq: 39, At: morning.Add(20 * time.Minute), Kind: coverage.Corrected, Note: local("回数は第3回の誤りでした。", "It is the third round, not the second.", "Это третий раунд, а не второй."), Revision: 2}
}

// CoverageHistory tells of a title that was corrected, then of a standfirst that was changed
// without a word; the article has one state alone.
func (f *fakeDesk) CoverageHistory(_ context.Context, slug string, before int) (*desk.CoverageHistoryView, error) {
	v, ok := f.coverages[slug]
	if !ok {
		return nil, missing()
	}
	c := v.Coverage
	h := &desk.CoverageHistoryView{Coverage: c, States: []desk.CoverageState{{Number: c.Revision, At: morning, Content: c.Content}}}
	if slug != "harbour-live" || before > 0 {
		return h, nil
	}
	first, second, third := c.Content, c.Content, c.Content
	title := c.Content.Title
	first.Title = local(strings.Replace(title["ja"], "3", "2", 1), strings.Replace(title["en"], "Third", "Second", 1), title["ru"])
	first.Tags, first.State = nil, coverage.Planned
	first.Lead = nil
	second.Note, second.Correction, second.Notes = "回数は第3回の誤りでした。", coverage.Corrected, text.Local{"en": "It is the third round, not the second."}
	third.Standfirst = local("会談は夜まで続く。", "The talks go on into the night.", "Переговоры продолжатся до ночи.")
	h.States = []desk.CoverageState{
		{Number: 1, At: morning, Content: first}, {Number: 2, At: morning.Add(time.Hour), Content: second}, {Number: 3, At: morning.Add(2 * time.Hour), Content: third},
	}
	h.Coverage.Revision, h.Earlier = 3, 1
	return h, nil
}

func (f *fakeDesk) Series(_ context.Context, series record.EventID) (*desk.SeriesView, error) {
	if series != harbour.ID {
		return nil, missing()
	}
	second := third
	second.ID, second.Ordinal, second.Date, second.Names = "harbour-2", 2, "2030-11", nil
	return &desk.SeriesView{Series: harbour, Parties: []record.Actor{aruvia, belmar}, Rounds: []desk.RoundLine{
		{Series: harbour, Round: second, Statements: 21}, {Series: harbour, Round: third, Statements: 4},
	}}, nil
}

func (f *fakeDesk) SeriesRecord(_ context.Context, series record.EventID) (*desk.RecordView, error) {
	if series != harbour.ID {
		return nil, missing()
	}
	return f.round.Record, nil
}

func (f *fakeDesk) Round(_ context.Context, series, round record.EventID) (*desk.RoundView, error) {
	if series != "" && series != harbour.ID || round != third.ID {
		return nil, missing()
	}
	return f.round, nil
}

func (f *fakeDesk) CoverageStream(ctx context.Context, slug string) (journal.Stream, error) {
	v, err := f.CoverageBy(ctx, slug, "", "", 1)
	if err != nil {
		return "", err
	}
	return journal.CoverageStream(string(v.Coverage.ID)), nil
}

func (f *fakeDesk) RoundStream(ctx context.Context, series, round record.EventID) (journal.Stream, error) {
	v, err := f.Round(ctx, series, round)
	if err != nil {
		return "", err
	}
	return journal.EventStream(string(v.Round.ID)), nil
}

func (f *fakeDesk) Statement(_ context.Context, id record.StatementID) (*desk.StatementView, error) {
	for i := range f.round.Statements {
		if f.round.Statements[i].Statement.ID == id {
			return &f.round.Statements[i], nil
		}
	}
	return nil, missing()
}

func (f *fakeDesk) ShortLink(_ context.Context, number int64) (string, error) {
	for slug, v := range f.coverages {
		if v.Coverage.Number == number {
			return slug, nil
		}
	}
	return "", missing()
}

// fakeNewsroom knows one user per role, whose session is the role's name; "on:editor" is an
// editor of the live page alone.
type fakeNewsroom struct{ Newsroom }

func (fakeNewsroom) KeepDenied(context.Context, *people.Denials, string) error { return nil }

func (fakeNewsroom) PublicFile(_ context.Context, name string) (bool, error) {
	return name != "draft.jpg", nil
}

func (fakeNewsroom) SeesFile(ctx context.Context, _ string) (bool, error) {
	return people.From(ctx).MayAnywhere(people.Submit), nil
}

func (fakeNewsroom) UserBySession(_ context.Context, session string) (*people.User, error) {
	if role, ok := strings.CutPrefix(session, "on:"); ok {
		return &people.User{ID: people.UserID(session), Name: session, Guest: role == "contributor", On: map[coverage.ID]people.Role{"c1": people.Role(role)}}, nil
	}
	switch role := people.Role(session); role {
	case people.Owner, people.Editor, people.Reporter:
		return &people.User{ID: people.UserID(session), Name: session, Role: role}, nil
	}
	return nil, fault.New(fault.Unauthenticated, "people.log_in")
}

// fakeStreams says which stream was asked for.
type fakeStreams struct{}

func (fakeStreams) Stream(w http.ResponseWriter, _ *http.Request, stream journal.Stream, lang string) {
	fmt.Fprintf(w, "stream %s in %s", stream, lang)
}

// fakeMedia draws a harbour.
var fakeMedia = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "image/svg+xml")
	fmt.Fprint(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540"><rect width="960" height="540" fill="#d9e4ea"/><path d="M0 380h960v160H0z" fill="#5c8199"/><path d="M240 370h420l-60 60H300z" fill="#2c3e4a"/><path d="M420 370V170l150 190z" fill="#fbfaf7"/><circle cx="770" cy="120" r="46" fill="#f1c27d"/></svg>`)
})

func newTestServer() *Server { return newServerWith(newFakeDesk()) }

func newServerWith(d Desk) *Server {
	return New(Config{
		Desk: d, Newsroom: fakeNewsroom{}, Streams: fakeStreams{}, Media: fakeMedia,
		Site: Site{Name: local("読み合わせ見本", "Readout Sample", "Образец Readout"), Lang: "ja", BaseURL: "https://example.org", HSTS: true},
		Now:  func() time.Time { return morning },
	})
}
