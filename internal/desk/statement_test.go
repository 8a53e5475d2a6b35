package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/text"
)

const said = "Mori said: “We propose joint work on the islands.” He left at noon. Weiss agreed to think."

// TestAMarkedSentenceStandsInTheReadout follows the first line of the record: from the
// sentence to the round and back to it.
func TestAMarkedSentenceStandsInTheReadout(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "Mori proposes", Markdown: said})
	v := s.mark("talks", 1, "We propose joint work on the islands.")
	check(t, "id", v.Statement.ID, "talks-1-1")
	check(t, "event of the coverage", v.Statement.Event, "round-2")
	check(t, "own words", v.Direct(), true)
	r, err := s.Round(reader, "series", "round-2")
	s.must(err)
	if len(r.Statements) != 1 || len(r.People) != 1 {
		t.Fatalf("round: got %d statements of %d people, want 1 of 1", len(r.Statements), len(r.People))
	}
	got := r.Statements[0]
	check(t, "speaker", got.Speakers[0].Actor.ID, "mori")
	check(t, "office on that day", got.Speakers[0].Office["en"], "Minister")
	check(t, "side, three bodies up", got.Speakers[0].Party.ID, "tarn")
	check(t, "kind", got.Statement.Kind, record.Propose)
	check(t, "issue", got.Issues[0].ID, "islands")
	check(t, "leads back to", fmt.Sprintf("%s/%s/%s/%d", got.Series, got.Round, got.Slug, got.N), "series/round-2/talks/1")
	words, lang := got.Words()
	check(t, "words", words+" "+lang, "We propose joint work on the islands. ja")
	check(t, "parties", len(r.Parties), 2)
	c, err := s.Coverage(reader, "talks", "")
	s.must(err)
	marks := c.Updates[0].Marks(record.Body)
	if len(marks) != 1 || string([]rune(said)[marks[0].Start:marks[0].End]) != words {
		t.Errorf("marks of the body: got %v, want one around the words", marks)
	}
	check(t, "marks of the headline", len(c.Updates[0].Marks(record.Headline)), 0)
	check(t, "record so far", len(c.Record), 1)
	check(t, "statements counted", c.Round.Statements, 1)
	check(t, "changes", s.changes("talks"), "coverage, update 1.1, record")
	p, err := s.Head(reader, journal.EventStream("round-2"))
	s.must(err)
	check(t, "position of the round", r.Position, p)
	check(t, "the next id", s.mark("talks", 1, "He left at noon.").Statement.ID, "talks-1-2")
}

// TestOfficeAsOfTheDay: the same person, a day before and on the day of a new office.
func TestOfficeAsOfTheDay(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Markdown: said})
	for _, row := range []struct {
		name, date, office string
	}{
		{"the last day of the old", "2031-05-19", "Deputy"},
		{"the first day of the new", "2031-05-20", "Minister"},
		{"before any", "2027-12-31", ""},
		{"a year alone", "2029", "Deputy"},
	} {
		s.must(s.SaveEvent(editor, record.Event{ID: "round-2", Kind: record.Round, Parent: "series", Date: row.date}, 0))
		v, err := s.MarkStatement(editor, desk.NewStatement{Slug: "talks", N: 1, Quote: text.Quote{Exact: "He left"}, Speaker: []record.ActorID{"mori"}, Kind: record.Assert})
		s.must(err)
		check(t, row.name, v.Speakers[0].Office["en"], row.office)
	}
	s.must(s.SaveEvent(editor, record.Event{ID: "round-2", Kind: record.Round, Parent: "series"}, 0))
	late := noon.Add(13 * 60 * minute) // 16:00 UTC the day before is 01:00 in Tokyo
	late = late.AddDate(0, 0, -1)
	_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Said: &late})
	s.must(err)
	v, err := s.Statement(reader, "talks-1-1")
	s.must(err)
	check(t, "without a date of the event, the update's in its own zone", v.Speakers[0].Office["en"], "Minister")
}

// TestThePartyIsFoundAfterItsBodiesWereSeen: another statement of the same page has
// brought in the ministry, but nothing above it.
func TestThePartyIsFoundAfterItsBodiesWereSeen(t *testing.T) {
	s := withTalks(t)
	s.must(s.SaveEvent(editor, record.Event{ID: "series", Kind: record.Series, Names: []record.Name{{Lang: "en", Text: "Talks"}}}, 0))
	s.post(editor, "talks", desk.NewUpdate{Markdown: said})
	s.mark("talks", 1, "We propose", func(in *desk.NewStatement) {
		in.Speaker, in.Via = []record.ActorID{"weiss"}, "tarn-ministry"
	})
	s.mark("talks", 1, "He left at noon.")
	r, err := s.Round(reader, "series", "round-2")
	s.must(err)
	if p := r.Statements[1].Speakers[0].Party; p == nil || p.ID != "tarn" {
		t.Errorf("Mori's side: got %v, want tarn", p)
	}
}

func TestFaultsOfStatementsNameTheField(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "One", Markdown: said + "\n\nThe islands, the islands.", Pictures: []coverage.Picture{{Caption: "A table"}}})
	s.mark("talks", 1, "He left at noon.", func(in *desk.NewStatement) { in.ID = "taken" })
	before := s.head()
	for _, row := range []struct {
		name       string
		change     func(*desk.NewStatement)
		kind       fault.Kind
		key, field string
	}{
		{"words that are not there", func(in *desk.NewStatement) { in.Quote.Exact = "nobody said this" }, fault.Invalid, "record.words_not_found", "exact"},
		{"words that are there twice", func(in *desk.NewStatement) { in.Quote.Exact = "he islands" }, fault.Invalid, "record.words_not_found", "exact"},
		{"no words", func(in *desk.NewStatement) { in.Quote.Exact = " " }, fault.Invalid, "record.words_missing", "exact"},
		{"no speaker", func(in *desk.NewStatement) { in.Speaker = nil }, fault.Invalid, "record.speaker_missing", "speaker"},
		{"an unknown speaker", func(in *desk.NewStatement) { in.Speaker = []record.ActorID{"nobody"} }, fault.Invalid, "record.no_actor", "speaker"},
		{"an unknown relay", func(in *desk.NewStatement) { in.Via = "nobody" }, fault.Invalid, "record.no_actor", "via"},
		{"an unknown target", func(in *desk.NewStatement) { in.Target = []record.ActorID{"nobody"} }, fault.Invalid, "record.no_actor", "target"},
		{"an unknown issue", func(in *desk.NewStatement) { in.Issues = []record.IssueID{"nothing"} }, fault.Invalid, "record.no_issue", "issue"},
		{"an unknown event", func(in *desk.NewStatement) { in.Event = "never" }, fault.Invalid, "record.no_event", "event"},
		{"an unknown event it is about", func(in *desk.NewStatement) { in.About = "never" }, fault.Invalid, "record.no_event", "about"},
		{"an unknown kind", func(in *desk.NewStatement) { in.Kind = "mumble" }, fault.Invalid, "record.bad_statement_kind", "kind"},
		{"an unknown mode", func(in *desk.NewStatement) { in.Mode = "shouted" }, fault.Invalid, "record.bad_mode", "mode"},
		{"a bad id", func(in *desk.NewStatement) { in.ID = "Said!" }, fault.Invalid, "record.bad_id", "id"},
		{"a taken id", func(in *desk.NewStatement) { in.ID = "taken" }, fault.Conflict, "record.id_taken", "id"},
		{"a long gist", func(in *desk.NewStatement) { in.Gist = text.Local{"en": strings.Repeat("a", 501)} }, fault.Invalid, "record.gist_long", "gist"},
		{"NUL in a gist", func(in *desk.NewStatement) { in.Gist = text.Local{"en": "\x00"} }, fault.Invalid, "text.nul", "gist"},
		{"no such field", func(in *desk.NewStatement) { in.Field = "footnote" }, fault.Invalid, "record.no_field", "field"},
		{"no such caption", func(in *desk.NewStatement) { in.Field = "caption/1" }, fault.Invalid, "record.no_field", "field"},
		{"half a caption", func(in *desk.NewStatement) { in.Field, in.Quote.Exact = "caption/0x", "A table" }, fault.Invalid, "record.no_field", "field"},
		{"no such update", func(in *desk.NewStatement) { in.N = 7 }, fault.NotFound, "update.missing", ""},
		{"no such coverage", func(in *desk.NewStatement) { in.Slug = "nowhere" }, fault.NotFound, "coverage.missing", ""},
	} {
		in := desk.NewStatement{Slug: "talks", N: 1, Quote: text.Quote{Exact: "Weiss agreed to think."}, Speaker: []record.ActorID{"weiss"}, Kind: record.Agree}
		row.change(&in)
		_, err := s.MarkStatement(editor, in)
		wantFault(t, row.name, err, row.kind, row.key, row.field)
	}
	check(t, "head of the journal after them all", s.head(), before)
	v := s.mark("talks", 1, "A table", func(in *desk.NewStatement) { in.Field = "caption/0" })
	check(t, "a caption's mode", v.Direct(), false)
}

// TestAnchors edits around, in and over the cited words.
func TestAnchors(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "One", Markdown: said})
	s.mark("talks", 1, "He left at noon.", func(in *desk.NewStatement) { in.ID = "left" })
	edit := func(from int, body string) {
		t.Helper()
		_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: from, Markdown: &body})
		s.must(err)
	}
	words := func() string {
		t.Helper()
		v, err := s.Update(reader, "talks", 1)
		s.must(err)
		marks := v.Updates[0].Marks(record.Body)
		if len(marks) == 0 {
			return ""
		}
		return string([]rune(v.Updates[0].Update.Message.Body.Plain())[marks[0].Start:marks[0].End])
	}
	check(t, "as marked", words(), "He left at noon.")
	edit(1, "両国の代表が会談した。\n\n"+said+" More.")
	check(t, "after an edit elsewhere", words(), "He left at noon.")
	edit(2, "He left at noon. "+said)
	check(t, "with the same words again above", words(), "He left at noon.")
	edit(3, strings.ReplaceAll(said, "He left at noon.", "He went at one."))
	check(t, "after it was rewritten", words(), "")
	v, err := s.Statement(reader, "left")
	s.must(err)
	check(t, "flagged", v.Orphaned(), true)
	kept, _ := v.Words()
	check(t, "the words it was made from stay", kept, "He left at noon.")
	home, err := s.DeskHome(editor)
	s.must(err)
	check(t, "orphans on the desk", len(home.Orphans), 1)
	edit(4, said)
	check(t, "after the words came back", words(), "He left at noon.")
	edit(5, strings.ReplaceAll(said, "He left at noon.", "He went at one."))
	err = s.ReanchorItem(editor, desk.ItemRef{Kind: record.KindStatement, ID: "left"}, 1, record.Body, text.Quote{Exact: "nowhere"})
	wantFault(t, "anchored to words that are not there", err, fault.Invalid, "record.words_not_found", "exact")
	before := s.head()
	s.must(s.ReanchorItem(editor, desk.ItemRef{Kind: record.KindStatement, ID: "left"}, 1, record.Body, text.Quote{Exact: "He went at one."}))
	check(t, "after it was anchored anew", words(), "He went at one.")
	if s.head() == before {
		t.Error("anchoring anew: the journal has no line of it")
	}
	home, err = s.DeskHome(editor)
	s.must(err)
	check(t, "orphans left", len(home.Orphans), 0)
	err = s.ReanchorItem(editor, desk.ItemRef{Kind: record.KindStatement, ID: "nobody"}, 1, record.Body, text.Quote{Exact: "one"})
	wantFault(t, "no such statement", err, fault.NotFound, "record.missing", "")
}

// TestAPublicStatementOnADraftIsSeenByNobody: an editor has tied it to words that are not
// public yet.
func TestAPublicStatementOnADraftIsSeenByNobody(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Markdown: said})
	s.post(editor, "talks", desk.NewUpdate{Markdown: "Nobody may read this yet.", Draft: true})
	s.mark("talks", 1, "He left at noon.", func(in *desk.NewStatement) { in.ID = "left" })
	s.must(s.ReanchorItem(editor, desk.ItemRef{Kind: record.KindStatement, ID: "left"}, 2, record.Body, text.Quote{Exact: "Nobody may read this"}))
	if all := s.public("talks"); strings.Contains(all, "Nobody may") {
		t.Error("words of a draft are public")
	}
	_, err := s.Statement(reader, "left")
	wantFault(t, "the statement", err, fault.NotFound, "record.missing", "")
	_, err = s.PublishUpdate(editor, "talks", 2, 1)
	s.must(err)
	check(t, "in the readout once its words are public", statements(s), 1)
}

// TestAnEditIsNewsToTheRound: its page quotes words that have changed.
func TestAnEditIsNewsToTheRound(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Markdown: said})
	s.mark("talks", 1, "He left at noon.")
	stream := journal.EventStream("round-2")
	before, err := s.Head(reader, stream)
	s.must(err)
	_, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("Rewritten.")})
	s.must(err)
	after, err := s.Head(reader, stream)
	s.must(err)
	check(t, "lines more", after.Seq-before.Seq, 1)
}

func TestStatementsOnDraftsWait(t *testing.T) {
	for _, row := range []struct {
		name, slug string
		publish    func(s *site) error
	}{
		{"a draft update", "talks", func(s *site) error { _, err := s.PublishUpdate(editor, "talks", 1, 1); return err }},
		{"a draft coverage", "plan", func(s *site) error {
			_, err := s.PublishUpdate(editor, "plan", 1, 1)
			s.must(err)
			check(s.t, "still waiting", statements(s), 0)
			_, err = s.EditCoverage(editor, "plan", desk.CoverageEdit{From: 1, Publish: true})
			return err
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := withTalks(t)
			s.post(editor, row.slug, desk.NewUpdate{Markdown: said, Draft: true})
			before := s.head()
			v := s.mark(row.slug, 1, "He left at noon.", func(in *desk.NewStatement) { in.ID = "left" })
			check(t, "the editor sees it", v.Statement.ID, "left")
			check(t, "head of the journal", s.head(), before)
			check(t, "in the readout before", statements(s), 0)
			_, err := s.Statement(reader, "left")
			wantFault(t, "a reader asks for it", err, fault.NotFound, "record.missing", "")
			s.must(row.publish(s))
			check(t, "in the readout after", statements(s), 1)
			if got := s.changes(row.slug); !strings.HasSuffix(got, "update 1.1, record") {
				t.Errorf("changes: got %s, want the update and then the statement", got)
			}
		})
	}
}

func statements(s *site) int {
	s.t.Helper()
	r, err := s.Round(reader, "series", "round-2")
	s.must(err)
	check(s.t, "counted in the list", r.Coverages[0].Coverage.Content.Event, "round-2")
	return len(r.Statements)
}

func TestWithdrawnStatements(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Markdown: said})
	s.mark("talks", 1, "He left at noon.", func(in *desk.NewStatement) { in.ID = "left" })
	s.must(s.WithdrawStatement(editor, "left"))
	_, err := s.Statement(reader, "left")
	wantFault(t, "asked for", err, fault.NotFound, "record.missing", "")
	check(t, "in the readout", statements(s), 0)
	v, err := s.Update(reader, "talks", 1)
	s.must(err)
	check(t, "marks in the update", len(v.Updates[0].Statements), 0)
	check(t, "changes", s.changes("talks"), "coverage, update 1.1, record, record")
	before := s.head()
	s.must(s.WithdrawStatement(editor, "left"))
	check(t, "head of the journal after the second time", s.head(), before)
	err = s.ReanchorItem(editor, desk.ItemRef{Kind: record.KindStatement, ID: "left"}, 1, record.Body, text.Quote{Exact: "noon"})
	wantFault(t, "anchored anew", err, fault.NotFound, "record.missing", "")
	err = s.WithdrawStatement(editor, "nobody")
	wantFault(t, "no such statement", err, fault.NotFound, "record.missing", "")
}

func TestExpertsAndSessions(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Markdown: said})
	s.mark("talks", 1, "Weiss agreed", func(in *desk.NewStatement) {
		in.ID, in.About, in.Speaker = "view", "round-2", []record.ActorID{"expert"}
	})
	s.mark("talks", 1, "He left", func(in *desk.NewStatement) { in.ID, in.Event = "in-session", "opening" })
	s.mark("talks", 1, "to think", func(in *desk.NewStatement) { in.ID, in.NoEvent = "elsewhere", true })
	r, err := s.Round(reader, "", "round-2")
	s.must(err)
	var ids []string
	for _, st := range r.Statements {
		ids = append(ids, string(st.Statement.ID))
	}
	check(t, "in the readout, in the order they were said", strings.Join(ids, " "), "in-session view")
	check(t, "who was there", len(r.People), 1)
	check(t, "an outsider's side", r.Statements[1].Speakers[0].Party == nil, true)
	v, err := s.Statement(reader, "elsewhere")
	s.must(err)
	check(t, "a statement made nowhere known", string(v.Round), "")
	_, err = s.Round(reader, "other", "round-2")
	wantFault(t, "a round of another series", err, fault.NotFound, "record.missing", "")
	_, err = s.Round(reader, "series", "opening")
	wantFault(t, "a session is no round", err, fault.NotFound, "record.missing", "")
	_, err = s.Series(reader, "round-2")
	wantFault(t, "a round is no series", err, fault.NotFound, "record.missing", "")
}

// TestARecordItemIsNewsWhereItIsShown: a page is rendered anew only when one of its
// streams has a Change.
func TestARecordItemIsNewsWhereItIsShown(t *testing.T) {
	name := []record.Name{{Lang: "en", Text: "Another name"}}
	for _, row := range []struct {
		name                    string
		save                    func(s *site) error
		round1, round2, onTalks bool
	}{
		{"a speaker", func(s *site) error {
			return s.SaveActor(editor, record.Actor{ID: "mori", Kind: record.Person, Names: name}, 0)
		}, false, true, true},
		{"who relayed it", func(s *site) error {
			return s.SaveActor(editor, record.Actor{ID: "weiss", Kind: record.Person, Names: name}, 0)
		}, false, true, true},
		{"a party", func(s *site) error {
			return s.SaveActor(editor, record.Actor{ID: "veld", Kind: record.State, Names: name}, 0)
		}, true, true, false},
		{"somebody else", func(s *site) error {
			return s.SaveActor(editor, record.Actor{ID: "expert", Kind: record.Person, Names: name}, 0)
		}, false, false, false},
		{"a speaker's office", func(s *site) error {
			return s.SaveTenure(editor, record.Tenure{ID: "mori-2", Person: "mori", Title: text.Local{"en": "Premier"}}, 0)
		}, false, true, true},
		{"an issue", func(s *site) error { return s.SaveIssue(editor, record.Issue{ID: "islands", Names: name}, 0) }, false, true, true},
		{"a round", func(s *site) error {
			return s.SaveEvent(editor, record.Event{ID: "round-1", Kind: record.Round, Parent: "series"}, 0)
		}, true, false, false},
		{"the series", func(s *site) error {
			return s.SaveEvent(editor, record.Event{ID: "series", Kind: record.Series, Names: name}, 0)
		}, true, true, false},
		{"a session", func(s *site) error {
			return s.SaveEvent(editor, record.Event{ID: "opening", Kind: record.Session, Parent: "round-2"}, 0)
		}, false, true, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := withTalks(t)
			s.post(editor, "talks", desk.NewUpdate{Markdown: said})
			s.mark("talks", 1, "He left at noon.", func(in *desk.NewStatement) { in.Via = "weiss" })
			c, err := s.Coverage(reader, "talks", "")
			s.must(err)
			streams := []journal.Stream{journal.EventStream("round-1"), journal.EventStream("round-2"), journal.CoverageStream(string(c.Coverage.ID))}
			heads := func() (all [3]journal.Position) {
				for i, stream := range streams {
					all[i], err = s.Head(reader, stream)
					s.must(err)
				}
				return all
			}
			before := heads()
			s.must(row.save(s))
			after := heads()
			for i, want := range []bool{row.round1, row.round2, row.onTalks} {
				check(t, fmt.Sprintf("news in %s", streams[i]), after[i] != before[i], want)
			}
		})
	}
}

func TestFaultsOfRecordItems(t *testing.T) {
	s := withTalks(t)
	before := s.head()
	name := []record.Name{{Lang: "en", Text: "A name"}}
	for _, row := range []struct {
		name       string
		do         func() error
		key, field string
	}{
		{"a party that is none", func() error {
			return s.SaveActor(editor, record.Actor{ID: "a", Kind: record.Person, Names: name, Party: "nowhere"}, 0)
		}, "record.no_actor", "party"},
		{"an office of nobody", func() error {
			return s.SaveTenure(editor, record.Tenure{ID: "a", Person: "nobody", Title: text.Local{"en": "x"}}, 0)
		}, "record.no_actor", "person"},
		{"a round of no series", func() error {
			return s.SaveEvent(editor, record.Event{ID: "a", Kind: record.Round, Parent: "nothing"}, 0)
		}, "record.no_event", "parent"},
		{"an issue in none", func() error { return s.SaveIssue(editor, record.Issue{ID: "a", Names: name, Broader: "nothing"}, 0) }, "record.no_issue", "broader"},
		{"an actor without a name", func() error { return s.SaveActor(editor, record.Actor{ID: "a", Kind: record.Person}, 0) }, "record.name_missing", "names"},
	} {
		wantFault(t, row.name, row.do(), fault.Invalid, row.key, row.field)
	}
	check(t, "head of the journal", s.head(), before)
}
