package desk_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/drafting"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// spoken is an update in which two speak; only one of them is in the record.
const spoken = "Mori proposed joint work on the islands. The hall was full. Quill said that the ferries would run again."

// withSaid is a page in English about the second round, with one update.
func withSaid(t *testing.T) *site {
	t.Helper()
	s := withTalks(t)
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "english", Lang: "en", Title: text.Local{"en": "Talks"}, Event: "round-2"})
	s.must(err)
	s.post(editor, "english", desk.NewUpdate{Markdown: spoken})
	return s
}

// offers gives what is offered: "n kind speaker: words".
func (s *site) offers(in desk.DraftScope) string {
	s.t.Helper()
	v, err := s.Drafts(editor, in)
	s.must(err)
	var all []string
	for _, item := range v.Items {
		who := fmt.Sprint(item.Speakers)
		if item.New != nil {
			who = "new " + item.New.Name
		}
		all = append(all, fmt.Sprintf("%d %s %s: %s", item.Ref.N, item.As, who, item.Places[0].Quote.Exact))
	}
	return strings.Join(all, "\n")
}

// draft gives the draft on offer that begins with words.
func (s *site) draft(slug, words string) desk.DraftedItem {
	s.t.Helper()
	v, err := s.Drafts(editor, desk.DraftScope{Coverage: slug})
	s.must(err)
	for _, item := range v.Items {
		if strings.HasPrefix(item.Places[0].Quote.Exact, words) {
			return item
		}
	}
	s.t.Fatalf("no draft begins with %q", words)
	return desk.DraftedItem{}
}

func (s *site) decide(slug string, each ...desk.DraftDecision) ([]desk.DecidedDraft, error) {
	return s.DecideDrafts(editor, desk.DraftDecisions{Coverage: slug, Each: each})
}

func (s *site) decided(slug string, ref desk.DraftRef, do desk.DraftVerdict) desk.DecidedDraft {
	s.t.Helper()
	done, err := s.decide(slug, desk.DraftDecision{Ref: ref, Do: do})
	s.must(err)
	return done[0]
}

const (
	mori  = "1 statement:propose [mori]: Mori proposed joint work on the islands"
	quill = "1 statement:assert new Quill: Quill said that the ferries would run again"
)

var english = desk.DraftScope{Coverage: "english"}

// TestAnAcceptedDraftIsAStatement: it stands in the record at once, tied to its words, and is not
// offered again; taken back it is.
func TestAnAcceptedDraftIsAStatement(t *testing.T) {
	s := withSaid(t)
	check(t, "offered", s.offers(english), mori+"\n"+quill)
	item := s.draft("english", "Mori")
	check(t, "why", item.Why.Cue != "" && item.Why.Rule != "", true)

	done := s.decided("english", item.Ref, desk.AcceptDraft)
	check(t, "became", done.Item.String(), "statement/english-1-1")
	v, err := s.Statement(reader, "english-1-1")
	s.must(err)
	st := v.Statement
	check(t, "the statement", fmt.Sprint(st.Speaker, st.Kind, st.Issues, st.Event, " ", st.Citations[0].Quote.Exact, " ", st.Citations[0].Quote.Start),
		"[mori]propose[islands]round-2 Mori proposed joint work on the islands 0")
	check(t, "offered then", s.offers(english), quill)
	check(t, "accepted twice", s.decided("english", item.Ref, desk.AcceptDraft).Item, done.Item)
	_, err = s.decide("english", desk.DraftDecision{Ref: item.Ref, Do: desk.RejectDraft})
	wantFault(t, "rejected afterwards", err, fault.Conflict, "drafts.decided", "drafts[0]")

	s.decided("english", item.Ref, desk.OfferDraft)
	check(t, "offered again", s.offers(english), mori+"\n"+quill)
	_, err = s.Statement(reader, "english-1-1")
	wantFault(t, "the statement taken back", err, fault.NotFound, "record.missing", "")
}

// TestWhatADraftIsAboutIsMended: issues are named by their ids or by names in any language; none is an
// answer too, and what nobody knows is refused where it stands.
func TestWhatADraftIsAboutIsMended(t *testing.T) {
	s := withSaid(t)
	s.must(s.SaveIssue(editor, record.Issue{ID: "fish", Names: []record.Name{{Lang: "en", Text: "Fish, stocks"}, {Lang: "ru", Text: "Рыболовство"}}}, 0))
	for _, one := range []struct {
		issues []string
		want   string
		mended int
	}{
		{nil, "[islands]", 0},
		{[]string{"islands"}, "[islands]", 0},
		{[]string{}, "[]", 1},
		{[]string{"fish  stocks", "The Islands", "рыболовство"}, "[fish islands]", 1},
	} {
		item := s.draft("english", "Mori")
		done, err := s.decide("english", desk.DraftDecision{Ref: item.Ref, Do: desk.AcceptDraft, Issues: one.issues})
		s.must(err)
		v, err := s.Statement(reader, record.StatementID(done[0].Item.ID))
		s.must(err)
		check(t, fmt.Sprint("about ", one.issues), fmt.Sprint(v.Statement.Issues), one.want)
		all, err := s.Drafts(editor, english)
		s.must(err)
		check(t, fmt.Sprint("mended by ", one.issues), all.Figures.Mended, one.mended)
		s.decided("english", item.Ref, desk.OfferDraft)
	}
	item := s.draft("english", "Mori")
	_, err := s.decide("english", desk.DraftDecision{Ref: item.Ref, Do: desk.AcceptDraft, Issues: []string{"tides"}})
	wantFault(t, "about what nobody knows", err, fault.Invalid, "drafts.no_issue", "drafts[0].issues")
	_, err = s.decide("english", desk.DraftDecision{Ref: item.Ref, Do: desk.AcceptDraft, Issues: make([]string, 21)})
	wantFault(t, "about too much", err, fault.Invalid, "drafts.many_issues", "drafts[0].issues")
}

// TestARejectionIsRemembered: while other words change, in another order of blanks too; not when the
// words themselves do.
func TestARejectionIsRemembered(t *testing.T) {
	s := withSaid(t)
	ref := s.draft("english", "Mori").Ref
	s.decided("english", ref, desk.RejectDraft)
	check(t, "offered then", s.offers(english), quill)
	edit := func(from int, words string) {
		t.Helper()
		_, err := s.EditUpdate(editor, "english", 1, desk.UpdateEdit{From: from, Markdown: &words})
		s.must(err)
	}
	edit(1, "It is late.\n\n"+strings.Replace(spoken, "The hall was full.", "The hall was all but empty.", 1))
	check(t, "after an edit of another sentence", s.offers(english), quill)
	check(t, "those that were rejected", s.offers(desk.DraftScope{Coverage: "english", Rejected: true}), mori)
	edit(2, strings.Replace(spoken, "joint work", "a joint fund", 1))
	check(t, "after an edit of its words", strings.Contains(s.offers(english), "a joint fund"), true)
	edit(3, spoken)
	s.decided("english", ref, desk.OfferDraft)
	check(t, "offered again", s.offers(english), mori+"\n"+quill)
}

// TestWhatIsMarkedIsNotOffered: whoever marks words by hand has decided.
func TestWhatIsMarkedIsNotOffered(t *testing.T) {
	s := withSaid(t)
	ref := s.draft("english", "Mori").Ref
	s.mark("english", 1, "Mori proposed joint work")
	check(t, "offered", s.offers(english), quill)
	_, err := s.decide("english", desk.DraftDecision{Ref: ref, Do: desk.AcceptDraft})
	wantFault(t, "accepted from an old page", err, fault.Conflict, "drafts.gone", "drafts[0]")
}

// TestDraftsThatShareWords: of two in one update each is offered until it is decided; one that repeats
// what was marked by hand is not.
func TestDraftsThatShareWords(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Markdown: "毛利外相が島の共同調査を提案した。ワイス国防相は、毛利外相が島の共同調査を提案したことを明らかにした。"})
	all, err := s.Drafts(editor, desk.DraftScope{Coverage: "talks"})
	s.must(err)
	check(t, "offered", len(all.Items), 2)
	first, second := all.Items[0], all.Items[1]
	_, err = s.decide("talks", desk.DraftDecision{Ref: first.Ref, Do: desk.AcceptDraft, Speaker: []record.ActorID{"mori"}})
	s.must(err)
	_, err = s.decide("talks", desk.DraftDecision{Ref: second.Ref, Do: desk.AcceptDraft, Speaker: []record.ActorID{"weiss"}})
	s.must(err)
	check(t, "offered then", s.offers(desk.DraftScope{Coverage: "talks"}), "")
	s.post(editor, "talks", desk.NewUpdate{Markdown: "ワイス国防相は、毛利外相が島の共同調査を提案したことを明らかにした。"})
	check(t, "offered of the same in another update", s.offers(desk.DraftScope{Coverage: "talks"}), "")
}

// TestWhoIsNotKnownIsAskedFor: nobody comes into the record without somebody saying so; then they
// come with their words, and are known from there on.
func TestWhoIsNotKnownIsAskedFor(t *testing.T) {
	s := withSaid(t)
	ref := s.draft("english", "Quill").Ref
	_, err := s.decide("english", desk.DraftDecision{Ref: ref, Do: desk.AcceptDraft})
	wantFault(t, "accepted as it is", err, fault.Invalid, "drafts.speaker_new", "drafts[0].speaker")
	_, err = s.decide("english", desk.DraftDecision{Ref: ref, Do: desk.AcceptDraft, New: &desk.NewSpeaker{Name: "Quill"}})
	wantFault(t, "of no sort", err, fault.Invalid, "record.bad_actor_kind", "drafts[0].new.kind")
	_, err = s.decide("english", desk.DraftDecision{Ref: ref, Do: desk.AcceptDraft, New: &desk.NewSpeaker{Kind: record.Person}})
	wantFault(t, "without a name", err, fault.Invalid, "record.bad_name", "drafts[0].new.name")
	_, err = s.decide("english", desk.DraftDecision{Ref: ref, Do: desk.AcceptDraft, Speaker: []record.ActorID{}})
	wantFault(t, "of nobody", err, fault.Invalid, "drafts.speaker_missing", "drafts[0].speaker")

	s.post(editor, "english", desk.NewUpdate{Markdown: "Quill warned of a storm."})
	_, err = s.decide("english",
		desk.DraftDecision{Ref: ref, Do: desk.AcceptDraft, New: &desk.NewSpeaker{Name: "Quill", Kind: record.Person, Role: "harbour master"}},
		desk.DraftDecision{Ref: s.draft("english", "Quill warned").Ref, Do: desk.AcceptDraft, New: &desk.NewSpeaker{Name: "Quill", Kind: record.Person}})
	s.must(err)
	a, err := s.Actor(reader, "a-english-1-1", "")
	s.must(err)
	check(t, "who came in", fmt.Sprint(a.Actor.Names[0].Text, " ", a.Actor.Kind, " ", len(a.Actor.Citations)), "Quill person 1")
	first, err := s.Statement(reader, "english-1-1")
	s.must(err)
	check(t, "in which office", first.Speakers[0].Office["en"], "harbour master")
	second, err := s.Statement(reader, "english-2-1")
	s.must(err)
	check(t, "said by the same", second.Statement.Speaker[0], first.Statement.Speaker[0])
	s.post(editor, "english", desk.NewUpdate{Markdown: "Quill said that the storm had passed."})
	check(t, "known from there on", s.draft("english", "Quill said that the storm").Speakers[0], record.ActorID("a-english-1-1"))
}

// TestWhatIsNotPublicStaysSo: of a draft's words neither what was said nor who came in is shown. Whoever
// is in the record is public, so who is new waits for the words to be.
func TestWhatIsNotPublicStaysSo(t *testing.T) {
	s := withSaid(t)
	s.post(editor, "english", desk.NewUpdate{Markdown: "Dorn announced a secret visit.", Draft: true})
	ref := s.draft("english", "Dorn").Ref
	before := s.head()
	_, err := s.decide("english", desk.DraftDecision{Ref: ref, Do: desk.AcceptDraft, New: &desk.NewSpeaker{Name: "Dorn", Kind: record.Person}})
	wantFault(t, "somebody new", err, fault.Invalid, "drafts.speaker_not_public", "drafts[0].speaker")
	_, err = s.decide("english", desk.DraftDecision{Ref: ref, Do: desk.AcceptDraft, Speaker: []record.ActorID{"weiss"}})
	s.must(err)
	check(t, "head of the journal", s.head(), before)
	_, err = s.Statement(reader, "english-2-1")
	wantFault(t, "what was said", err, fault.NotFound, "record.missing", "")
	_, err = s.PublishUpdate(editor, "english", 2, 1)
	s.must(err)
	_, err = s.Statement(reader, "english-2-1")
	s.must(err)
}

// TestWhoKeepsOnePageBringsNobodyIn: that takes the right on the whole site.
func TestWhoKeepsOnePageBringsNobodyIn(t *testing.T) {
	s := withSaid(t)
	s.must(s.AddUser(owner, "ann", people.Reporter, password))
	u := s.user("ann")
	s.give(u, s.idOf("english"), people.Editor)
	ann := people.With(context.Background(), u)
	ref := s.draft("english", "Quill").Ref
	in := desk.DraftDecisions{Coverage: "english", Each: []desk.DraftDecision{{Ref: ref, Do: desk.AcceptDraft, New: &desk.NewSpeaker{Name: "Quill", Kind: record.Person}}}}
	_, err := s.DecideDrafts(ann, in)
	wantFault(t, "with somebody new", err, fault.Denied, "people.not_allowed", "")
	in.Each[0].New, in.Each[0].Speaker = nil, []record.ActorID{"weiss"}
	_, err = s.DecideDrafts(ann, in)
	s.must(err)
}

// TestAMendedDraft: another speaker and another kind, or another thing altogether.
func TestAMendedDraft(t *testing.T) {
	s := withSaid(t)
	ref := s.draft("english", "Mori").Ref
	_, err := s.decide("english", desk.DraftDecision{Ref: ref, Do: desk.AcceptDraft, As: desk.DraftKind{What: drafting.Statement, Kind: "shout"}})
	wantFault(t, "of no kind", err, fault.Invalid, "drafts.bad_kind", "drafts[0].kind")
	_, err = s.decide("english", desk.DraftDecision{Ref: ref, Do: desk.AcceptDraft, Speaker: []record.ActorID{"nobody"}})
	wantFault(t, "by nobody we know", err, fault.Invalid, "record.no_actor", "drafts[0].speaker")
	_, err = s.decide("english", desk.DraftDecision{
		Ref: ref, Do: desk.AcceptDraft, As: desk.DraftKindNamed("statement:offer"), Speaker: []record.ActorID{"weiss"},
	})
	s.must(err)
	v, err := s.Statement(reader, "english-1-1")
	s.must(err)
	check(t, "mended", fmt.Sprint(v.Statement.Speaker, v.Statement.Kind), "[weiss]offer")
	done, err := s.decide("english", desk.DraftDecision{
		Ref: s.draft("english", "Quill").Ref, Do: desk.AcceptDraft, As: desk.DraftKindNamed("outcome:pledged"), Speaker: []record.ActorID{"weiss"},
	})
	s.must(err)
	o := s.book().Outcomes[record.OutcomeID(done[0].Item.ID)]
	check(t, "an outcome", fmt.Sprint(o.Outcome.ToldBy, o.Outcome.Changes[0].Status, o.Outcome.Changes[0].AsOf), "[veld]pledged2031-05-20")
	v2, err := s.Drafts(editor, english)
	s.must(err)
	check(t, "figures", fmt.Sprint(v2.Figures.Accepted, v2.Figures.Mended, v2.Figures.Decided), "2 2 2")
}

// TestADraftOfAnothersAct: who accepts it as the act of whom its speaker tells has the speaker as who told it.
func TestADraftOfAnothersAct(t *testing.T) {
	s := withTalks(t)
	s.must(s.SaveActor(editor, record.Actor{ID: "mori", Kind: record.Person, Names: []record.Name{{Lang: "en", Text: "Mori"}, {Lang: "ja", Text: "毛利"}}, Parent: "tarn-ministry"}, 0))
	s.must(s.SaveActor(editor, record.Actor{ID: "veld", Kind: record.State, Names: []record.Name{{Lang: "en", Text: "Veld"}, {Lang: "ja", Text: "ヴェルド"}}}, 0))
	s.post(editor, "talks", desk.NewUpdate{Markdown: "毛利外相は、ヴェルド側が共同調査を提案したことを明らかにした。"})
	v, err := s.Drafts(editor, desk.DraftScope{Coverage: "talks"})
	s.must(err)
	item := v.Items[len(v.Items)-1]
	check(t, "two readings", fmt.Sprint(item.Speakers, item.Inner), "[mori] [veld]")
	done, err := s.decide("talks", desk.DraftDecision{Ref: item.Ref, Do: desk.AcceptDraft, Speaker: item.Inner})
	s.must(err)
	st := s.book().Statements[record.StatementID(done[0].Item.ID)].Statement
	check(t, "the other one", fmt.Sprint(st.Speaker, " ", st.Kind, " ", st.Via), "[veld] propose mori")
}

// TestBothAreTheSidesOfTheRound: words that name nobody but both mean those who talk.
func TestBothAreTheSidesOfTheRound(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Markdown: "双方は協議を続けることで合意した。"})
	v, err := s.Drafts(editor, desk.DraftScope{Coverage: "talks"})
	s.must(err)
	check(t, "who agreed", fmt.Sprint(v.Items[len(v.Items)-1].Speakers), "[tarn veld]")
}

// TestDraftsInJapanese: what was agreed is an outcome on the word of the sides, what is expected a
// forecast; a headline and the text below it that say the same are one, cited twice. On a page about
// no round both are statements.
func TestDraftsInJapanese(t *testing.T) {
	s := withTalks(t)
	s.must(s.SaveActor(editor, record.Actor{ID: "mori", Kind: record.Person, Names: []record.Name{{Lang: "en", Text: "Mori"}, {Lang: "ja", Text: "毛利"}}, Parent: "tarn-ministry"}, 0))
	const words = "タルン、ベルド両政府は共同調査の実施で合意した。\n\n毛利外相は会談後、「率直な議論ができた」と述べた。\n\n政府は来月にも基金の設立を提案する見通し。"
	s.post(editor, "talks", desk.NewUpdate{Headline: "毛利外相「率直な議論ができた」", Markdown: words})
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "aside", Title: text.Local{"ja": "余談"}})
	s.must(err)
	s.post(editor, "aside", desk.NewUpdate{Markdown: words})
	kinds := func(slug string) string {
		v, err := s.Drafts(editor, desk.DraftScope{Coverage: slug})
		s.must(err)
		var all []string
		for _, item := range v.Items {
			all = append(all, fmt.Sprint(item.As, " ", len(item.Places)))
		}
		return strings.Join(all, ", ")
	}
	check(t, "of a round", kinds("talks"), "outcome:agreed 1, statement:assert 2, forecast:expectation 1")
	check(t, "of none", strings.Contains(kinds("aside"), "outcome"), false)
	_, err = s.decide("aside", desk.DraftDecision{Ref: s.draft("aside", "タルン").Ref, Do: desk.AcceptDraft, As: desk.DraftKindNamed("outcome:agreed"), Speaker: []record.ActorID{"tarn"}})
	wantFault(t, "an outcome of no round", err, fault.Invalid, "drafts.no_round", "drafts[0].kind")

	v, err := s.Drafts(editor, desk.DraftScope{Coverage: "talks"})
	s.must(err)
	var each []desk.DraftDecision
	for _, item := range v.Items {
		one := desk.DraftDecision{Ref: item.Ref, Do: desk.AcceptDraft}
		if item.New != nil {
			one.Speaker = []record.ActorID{}
		}
		each = append(each, one)
	}
	done, err := s.decide("talks", each...)
	s.must(err)
	book := s.book()
	check(t, "told by", book.Outcomes[record.OutcomeID(done[0].Item.ID)].Outcome.ToldBy[0], record.ByOutlet)
	check(t, "expected", book.Forecasts[record.ForecastID(done[2].Item.ID)].Forecast.Expects["ja"], "政府は来月にも基金の設立を提案する見通し")
	st := book.Statements[record.StatementID(done[1].Item.ID)].Statement
	check(t, "said twice", fmt.Sprint(st.Speaker, len(st.Citations), st.Citations[0].Field, st.Citations[1].Field, st.Citations[0].Mode), "[mori] 2bodyheadlinedirect")
	check(t, "nothing is offered any more", s.offers(desk.DraftScope{Coverage: "talks"}), "")
}

// TestAllOrNone: of several decisions one that cannot be carried out stops the others, and says which
// it was. The same sent twice is done once.
func TestAllOrNone(t *testing.T) {
	s := withSaid(t)
	refs := []desk.DraftRef{s.draft("english", "Mori").Ref, s.draft("english", "Quill").Ref}
	_, err := s.decide("english", desk.DraftDecision{Ref: refs[0], Do: desk.AcceptDraft}, desk.DraftDecision{Ref: refs[1], Do: desk.AcceptDraft})
	wantFault(t, "one of two", err, fault.Invalid, "drafts.speaker_new", "drafts[1].speaker")
	check(t, "offered still", s.offers(english), mori+"\n"+quill)
	_, err = s.decide("english")
	wantFault(t, "none", err, fault.Invalid, "drafts.none_chosen", "drafts")
	_, err = s.decide("english", make([]desk.DraftDecision, desk.MostReviewed+1)...)
	wantFault(t, "too many", err, fault.Invalid, "drafts.too_many", "drafts")
	_, err = s.decide("english", desk.DraftDecision{Ref: refs[0], Do: "maybe"})
	wantFault(t, "no verdict", err, fault.Invalid, "drafts.bad_verdict", "drafts[0].do")

	in := desk.DraftDecisions{
		Coverage: "english", Each: []desk.DraftDecision{{Ref: refs[0], Do: desk.AcceptDraft}, {Ref: refs[1], Do: desk.RejectDraft}},
		Once: desk.Once{Key: "k", Body: []byte("b")},
	}
	for range 2 {
		done, err := s.DecideDrafts(editor, in)
		s.must(err)
		check(t, "became", done[0].Item.ID, "english-1-1")
	}
	check(t, "offered then", s.offers(english), "")
}

// TestHowDraftsFare: the share that was accepted, and the time it took, without pauses.
func TestHowDraftsFare(t *testing.T) {
	s := withSaid(t)
	s.post(editor, "english", desk.NewUpdate{Markdown: "Weiss rejected the proposal. Mori said that talks would go on."})
	begun := s.clock.Now()
	decide := func(words string, do desk.DraftVerdict, took time.Duration) {
		t.Helper()
		ref := s.draft("english", words).Ref
		s.clock.forward(took)
		_, err := s.DecideDrafts(editor, desk.DraftDecisions{Coverage: "english", Each: []desk.DraftDecision{{Ref: ref, Do: do}}, Since: begun})
		s.must(err)
	}
	decide("Mori proposed", desk.AcceptDraft, 4*time.Second)
	decide("Quill", desk.RejectDraft, 2*time.Second)
	decide("Weiss", desk.AcceptDraft, time.Hour) // lunch
	decide("Mori said", desk.AcceptDraft, 6*time.Second)
	v, err := s.Drafts(editor, english)
	s.must(err)
	f := v.Figures
	check(t, "accepted of decided", fmt.Sprint(f.Accepted, "/", f.Decided, " ", f.Precision()), "3/4 0.75")
	check(t, "for each", f.Each(), 6*time.Second) // 4 + 2 + 6 for two
}

// TestErasedWordsLeaveNoDecision: a digest of a short text is as good as the words.
func TestErasedWordsLeaveNoDecision(t *testing.T) {
	s := withSaid(t)
	ref := s.draft("english", "Mori").Ref
	s.decided("english", ref, desk.RejectDraft)
	_, err := s.EraseUpdate(owner, "english", 1, "law")
	s.must(err)
	check(t, "offered", s.offers(english), "")
	s.must(s.store.Close())
	raw, err := os.ReadFile(filepath.Join(s.dir, store.FileName))
	s.must(err)
	if strings.Contains(string(raw), ref.Key) {
		t.Error("the digest of a rejected draft is still in the file")
	}
}

// TestALongPageIsOfferedInParts: fifty at a time, in order, each once; no more than it takes is read.
func TestALongPageIsOfferedInParts(t *testing.T) {
	s := withSaid(t)
	for i := range 130 {
		s.post(editor, "english", desk.NewUpdate{Markdown: fmt.Sprintf("Mori proposed plan number %d for the harbour of Tarn.", i)})
	}
	var all []string
	scope := english
	for range 5 {
		v, err := s.Drafts(editor, scope)
		s.must(err)
		for _, item := range v.Items {
			all = append(all, item.Ref.String())
		}
		if scope.After = v.Next; v.Next == (desk.DraftRef{}) {
			break
		}
	}
	check(t, "offered", len(all), 132)
	seen := map[string]bool{}
	for _, ref := range all {
		seen[ref] = true
		check(t, "read back", desk.DraftNamed(ref).String(), ref)
	}
	check(t, "each once", len(seen), len(all))
	check(t, "of one update", s.offers(desk.DraftScope{Coverage: "english", N: 1}), mori+"\n"+quill)
}

// TestTheTitleOfACardIsRead: often it stands nowhere else; what is cited is the card.
func TestTheTitleOfACardIsRead(t *testing.T) {
	s := withSaid(t)
	s.post(editor, "english", desk.NewUpdate{Markdown: "The hall is full.", Cards: []coverage.Card{
		{Title: "Weiss rejected the claim to the cape", Excerpt: "Mori said that nobody was there.", Href: "https://example.org/claim"},
	}})
	item := s.draft("english", "Weiss rejected")
	check(t, "where it stands", item.Ref.Field, record.Field("card/0"))
	check(t, "offered", strings.Contains(s.offers(english), "nobody was there"), false)
	check(t, "named as it is written", desk.DraftNamed(item.Ref.String()), item.Ref)
	done := s.decided("english", item.Ref, desk.AcceptDraft)
	v, err := s.Statement(reader, record.StatementID(done.Item.ID))
	s.must(err)
	check(t, "cited", fmt.Sprint(v.Statement.Citations[0].Field, " ", v.Statement.Citations[0].Quote.Start), "card/0 0")
	check(t, "offered then", strings.Contains(s.offers(english), "Weiss rejected"), false)
}
