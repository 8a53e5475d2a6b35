package desk_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/text"
)

const minute = time.Minute

func TestPostedUpdatesArePublic(t *testing.T) {
	s := withTalks(t)
	said := noon.Add(-time.Hour).Add(1234 * time.Nanosecond)
	first := s.post(editor, "talks", desk.NewUpdate{Headline: "  First \t", Markdown: "**Bold** words.", Said: &said, Pinned: true})
	second := s.post(editor, "talks", desk.NewUpdate{Kind: coverage.Key, Headline: "Second"})
	check(t, "first's number", first.N, 1)
	check(t, "second's number", second.N, 2)
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	if len(v.Updates) != 2 || v.Total != 2 {
		t.Fatalf("got %d updates of %d, want 2 of 2", len(v.Updates), v.Total)
	}
	check(t, "position of the page", v.Position, second.Position)
	check(t, "newest first", v.Updates[0].Update.N, 2)
	check(t, "said when none was given", v.Updates[0].Update.Message.Said, noon)
	u := v.Updates[1].Update
	check(t, "headline without blanks around", u.Message.Headline, "First")
	check(t, "body as text", u.Message.Body.Plain(), "Bold words.")
	check(t, "said in microseconds", u.Message.Said, noon.Add(-time.Hour).Add(time.Microsecond))
	check(t, "kind when none was given", u.Message.Kind, coverage.Report)
	check(t, "pinned", len(v.Pinned), 1)
	check(t, "keys", len(v.Keys), 1)
	check(t, "first said", *v.First, u.Message.Said)
	check(t, "last said", *v.Last, noon)
	check(t, "changes", s.changes("talks"), "coverage, update 1.1, update 2.1")
}

func TestFaultsOfUpdatesNameTheField(t *testing.T) {
	s := withTalks(t)
	before, late, early := s.head(), noon.Add(25*time.Hour), time.Date(1799, 12, 31, 0, 0, 0, 0, time.UTC)
	for _, row := range []struct {
		name, slug string
		in         desk.NewUpdate
		kind       fault.Kind
		key, field string
	}{
		{"nothing in it", "talks", desk.NewUpdate{}, fault.Invalid, "update.empty", "headline"},
		{"blanks alone", "talks", desk.NewUpdate{Headline: " \t", Markdown: "\n \n"}, fault.Invalid, "update.empty", "headline"},
		{"a long headline", "talks", desk.NewUpdate{Headline: strings.Repeat("長", 301)}, fault.Invalid, "coverage.too_long", "headline"},
		{"a headline of two lines", "talks", desk.NewUpdate{Headline: "one\ntwo"}, fault.Invalid, "coverage.one_line", "headline"},
		{"NUL in a headline", "talks", desk.NewUpdate{Headline: "a\x00b"}, fault.Invalid, "text.nul", "headline"},
		{"NUL in the text", "talks", desk.NewUpdate{Markdown: "a\x00b"}, fault.Invalid, "text.nul_anywhere", "body"},
		{"no UTF-8 in the text", "talks", desk.NewUpdate{Markdown: "a\xff"}, fault.Invalid, "text.not_utf8", "body"},
		{"a text too large", "talks", desk.NewUpdate{Markdown: strings.Repeat("a", 65<<10)}, fault.TooLarge, "markup.too_large", "body"},
		{"an unknown kind", "talks", desk.NewUpdate{Kind: "rumour", Headline: "a"}, fault.Invalid, "update.kind_unknown", "kind"},
		{"a marker without a mark", "talks", desk.NewUpdate{Kind: coverage.Marker, Headline: "a"}, fault.Invalid, "update.mark_unknown", "mark"},
		{"a mark without a marker", "talks", desk.NewUpdate{Mark: coverage.MarkEnd, Headline: "a"}, fault.Invalid, "update.mark_without_marker", "mark"},
		{"said too late", "talks", desk.NewUpdate{Headline: "a", Said: &late}, fault.Invalid, "update.said_in_future", "said_at"},
		{"said too early", "talks", desk.NewUpdate{Headline: "a", Said: &early}, fault.Invalid, "update.said_too_early", "said_at"},
		{"a bad language", "talks", desk.NewUpdate{Headline: "a", Headlines: text.Local{"English": "a"}}, fault.Invalid, "coverage.language_form", "headlines.English"},
		{"a card that runs a script", "talks", desk.NewUpdate{Cards: []coverage.Card{{Title: "a", Href: "javascript:alert(1)"}}}, fault.Invalid, "coverage.href_form", "cards[0].href"},
		{"a caption with NUL", "talks", desk.NewUpdate{Pictures: []coverage.Picture{{}, {Caption: "\x00"}}}, fault.Invalid, "text.nul", "pictures[1].caption"},
		{"no such coverage", "nowhere", desk.NewUpdate{Headline: "a"}, fault.NotFound, "coverage.missing", ""},
	} {
		_, err := s.PostUpdate(editor, row.slug, row.in)
		wantFault(t, row.name, err, row.kind, row.key, row.field)
	}
	_, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Kind: "rumour", Headline: "one\ntwo"})
	f, _ := errors.AsType[*fault.Error](err)
	if f == nil || f.Key != "fault.several" || len(f.Details) != 2 || f.Details[0].Field != "kind" || f.Details[1].Field != "headline" {
		t.Errorf("two fields at fault: got %v, want both told at once", err)
	}
	check(t, "head of the journal after them all", s.head(), before)
	check(t, "the next update's number", s.post(editor, "talks", desk.NewUpdate{Headline: "a"}).N, 1)
}

func TestAnEditMakesARevision(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "Before", Headlines: text.Local{"en": "Before"}, Markdown: "Words [here](https://example.org/).\n\n- a\n- b"})
	desk1, err := s.DeskUpdate(editor, "talks", 1)
	s.must(err)
	before := s.head()
	r, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr(" Before "), Markdown: &desk1.Markdown, Pinned: ptr(false), Said: ptr(noon)})
	if err != nil || r.Revision != 1 {
		t.Errorf("an edit that changes nothing: got revision %d, %v, want 1", r.Revision, err)
	}
	check(t, "head of the journal after it", s.head(), before)
	s.clock.forward(minute)
	r, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("After"), Note: " A name was wrong. "})
	s.must(err)
	check(t, "revision", r.Revision, 2)
	s.clock.forward(minute)
	_, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 2, Markdown: ptr("Other words.")})
	s.must(err)
	v, err := s.Update(reader, "talks", 1)
	s.must(err)
	u := v.Updates[0]
	check(t, "headline", u.Update.Message.Headline, "After")
	check(t, "headlines of the one before", len(u.Update.Message.Headlines), 0)
	check(t, "body", u.Update.Message.Body.Plain(), "Other words.")
	check(t, "revised", u.Revised(), true)
	check(t, "posted", u.Update.Posted, noon)
	check(t, "changed", u.Update.Changed, noon.Add(2*minute))
	h, err := s.History(reader, "talks", 1, 0)
	s.must(err)
	var states []string
	for _, r := range h.Revisions {
		states = append(states, fmt.Sprintf("%d %s %s/%s", r.Number, r.At.Format("15:04"), r.Message.Headline, r.Message.Note))
	}
	check(t, "history", strings.Join(states, ", "), "1 03:00 Before/, 2 03:01 After/A name was wrong., 3 03:02 After/")
	check(t, "changes", s.changes("talks"), "coverage, update 1.1, revise 1.2, revise 1.3")
}

// TestAStaleEditLosesNothing: two have the same revision open; the second to save gets
// both texts and nothing is changed.
func TestAStaleEditLosesNothing(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "One", Markdown: "Words."})
	_, err := s.EditUpdate(owner, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("Two"), Markdown: ptr("**Theirs**.")})
	s.must(err)
	before := s.head()
	for name, edit := range map[string]func() error{
		"edit": func() error {
			_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Markdown: ptr("Mine.")})
			if st, ok := errors.AsType[*desk.Stale](err); ok {
				check(t, "yours", *st.Yours.Markdown, "Mine.")
			}
			return err
		},
		"retract": func() error { _, err := s.RetractUpdate(editor, "talks", 1, 1, ""); return err },
		"ahead":   func() error { _, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 3}); return err },
	} {
		err := edit()
		wantFault(t, name, err, fault.Conflict, "update.stale", "")
		st, ok := errors.AsType[*desk.Stale](err)
		if !ok {
			t.Fatalf("%s: got %v, want a *desk.Stale in it", name, err)
		}
		check(t, name+": current", st.Current, 2)
		check(t, name+": their headline", st.Headline, "Two")
		check(t, name+": their text", strings.TrimSpace(st.Markdown), "**Theirs**.")
	}
	check(t, "head of the journal", s.head(), before)
	_, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 2, Markdown: ptr("Mine.")})
	s.must(err)
}

func TestFaultsOfEdits(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "One", Markdown: "Words."})
	before := s.head()
	for _, row := range []struct {
		name       string
		n          int
		in         desk.UpdateEdit
		kind       fault.Kind
		key, field string
	}{
		{"no such update", 2, desk.UpdateEdit{From: 1}, fault.NotFound, "update.missing", ""},
		{"nothing left", 1, desk.UpdateEdit{From: 1, Headline: ptr(""), Markdown: ptr("")}, fault.Invalid, "update.empty", "headline"},
		{"NUL in the note", 1, desk.UpdateEdit{From: 1, Headline: ptr("a"), Note: "\x00"}, fault.Invalid, "text.nul", "note"},
		{"a note without end", 1, desk.UpdateEdit{From: 1, Headline: ptr("a"), Note: strings.Repeat("a", 2001)}, fault.Invalid, "coverage.too_long", "note"},
		{"a marker without a mark", 1, desk.UpdateEdit{From: 1, Kind: ptr(coverage.Marker)}, fault.Invalid, "update.mark_unknown", "mark"},
		{"NUL in the text", 1, desk.UpdateEdit{From: 1, Markdown: ptr("\x00")}, fault.Invalid, "text.nul_anywhere", "body"},
	} {
		_, err := s.EditUpdate(editor, "talks", row.n, row.in)
		wantFault(t, row.name, err, row.kind, row.key, row.field)
	}
	check(t, "head of the journal", s.head(), before)
}

func TestSubmittedThenPublished(t *testing.T) {
	s := withTalks(t)
	waiting := s.post(reporter, "talks", desk.NewUpdate{Headline: "secret", Markdown: "nobody may read this yet"})
	if got := s.public("talks"); strings.Contains(got, "secret") || strings.Contains(got, "nobody may") {
		t.Error("what waits for an editor is public")
	}
	_, err := s.Update(reader, "talks", waiting.N)
	wantFault(t, "its permalink", err, fault.NotFound, "update.missing", "")
	home, err := s.DeskHome(editor)
	s.must(err)
	if len(home.Submitted) != 1 || home.Submitted[0].Update.N != waiting.N {
		t.Errorf("on the desk: got %d waiting, want the one", len(home.Submitted))
	}
	s.clock.forward(time.Hour)
	_, err = s.PublishUpdate(editor, "talks", waiting.N, 2)
	wantFault(t, "publishing another revision than was read", err, fault.Conflict, "update.stale", "")
	r, err := s.PublishUpdate(editor, "talks", waiting.N, 1)
	s.must(err)
	check(t, "standing", r.Standing, coverage.Published)
	check(t, "position", r.Position.Seq, 2)
	v, err := s.Update(reader, "talks", waiting.N)
	s.must(err)
	check(t, "posted when it was made public", v.Updates[0].Update.Posted, noon.Add(time.Hour))
	check(t, "revised", v.Updates[0].Revised(), false)
	_, err = s.PublishUpdate(editor, "talks", waiting.N, 1)
	wantFault(t, "publishing again", err, fault.Conflict, "update.not_waiting", "")
	_, err = s.EditUpdate(reporter, "talks", waiting.N, desk.UpdateEdit{From: 1, Headline: ptr("better")})
	wantFault(t, "its author, still at it", err, fault.Denied, "update.public_now", "")
	check(t, "changes", s.changes("talks"), "coverage, update 1.1")
}

// TestRetraction looks for the words everywhere a reader can ask.
func TestRetraction(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "Stays"})
	s.post(editor, "talks", desk.NewUpdate{
		Kind: coverage.Key, Headline: "Verboten", Headlines: text.Local{"en": "Verboten"}, Markdown: "Mori said verboten things.", Pinned: true,
		Pictures: []coverage.Picture{{Caption: "verboten picture"}}, Cards: []coverage.Card{{Title: "verboten card"}},
	})
	s.mark("talks", 2, "verboten things", func(in *desk.NewStatement) { in.ID, in.Gist = "said", text.Local{"en": "verboten gist"} })
	_, err := s.EditUpdate(editor, "talks", 2, desk.UpdateEdit{From: 1, Headline: ptr("Verboten again"), Note: "verboten note"})
	s.must(err)
	if got := strings.Count(strings.ToLower(s.public("talks")), "verboten"); got < 20 {
		t.Fatalf("before: the words are found %d times, want them everywhere: else this test proves nothing", got)
	}
	s.clock.forward(minute)
	_, err = s.RetractUpdate(editor, "talks", 2, 2, " \u00a0")
	wantFault(t, "without a reason", err, fault.Invalid, "update.reason_missing", "reason")
	_, err = s.RetractUpdate(editor, "talks", 2, 1, "")
	wantFault(t, "without a reason, of another revision", err, fault.Conflict, "update.stale", "")
	r, err := s.RetractUpdate(editor, "talks", 2, 2, " It was untrue. ")
	s.must(err)
	check(t, "standing", r.Standing, coverage.Withdrawn)
	check(t, "revision", r.Revision, 3)
	if all := s.public("talks"); strings.Contains(strings.ToLower(all), "verboten") {
		at := strings.Index(strings.ToLower(all), "verboten")
		t.Errorf("a withdrawn word goes out: got …%s…", all[max(0, at-200):min(len(all), at+50)])
	}
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	stub := v.Updates[0]
	check(t, "a stub stays", stub.Withdrawn(), true)
	check(t, "its number", stub.Update.N, 2)
	check(t, "its time", stub.Update.Message.Said, noon)
	check(t, "its reason", stub.Update.Message.Note, "It was untrue.")
	check(t, "changed", stub.Update.Changed, noon.Add(minute))
	check(t, "public updates", v.Total, 1)
	check(t, "pinned and keys", len(v.Pinned)+len(v.Keys), 0)
	check(t, "record", len(v.Record), 0)
	_, err = s.Statement(reader, "said")
	wantFault(t, "the statement", err, fault.NotFound, "record.missing", "")
	series, err := s.Series(reader, "series")
	s.must(err)
	check(t, "statements counted for the round", series.Rounds[0].Statements, 0)
	h, err := s.History(reader, "talks", 2, 0)
	s.must(err)
	check(t, "states in the history", len(h.Revisions), 0)
	check(t, "changes", s.changes("talks"), "coverage, update 1.1, update 2.1, record, revise 2.2, retract 2.3")
	for name, again := range map[string]func() error{
		"edit":    func() error { _, err := s.EditUpdate(editor, "talks", 2, desk.UpdateEdit{From: 3}); return err },
		"retract": func() error { _, err := s.RetractUpdate(editor, "talks", 2, 3, ""); return err },
		"mark": func() error {
			_, err := s.MarkStatement(editor, desk.NewStatement{Slug: "talks", N: 2, Quote: text.Quote{Exact: "things"}, Kind: "agree", Speaker: nil})
			return err
		},
	} {
		wantFault(t, name+" once withdrawn", again(), fault.Conflict, "update.withdrawn", "")
	}
	_, err = s.RetractUpdate(editor, "talks", 1, 1, strings.Repeat("a", 301))
	wantFault(t, "a long reason", err, fault.Invalid, "coverage.too_long", "reason")
	_, err = s.RetractUpdate(editor, "talks", 1, 1, "a\x00b")
	wantFault(t, "NUL in a reason", err, fault.Invalid, "text.nul", "reason")
}

// TestWhatWasNeverPublicLeavesNoStub: neither a draft, nor an update that stood ready in a
// draft coverage, which readers see as nothing at all once the coverage is published.
func TestWhatWasNeverPublicLeavesNoStub(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "plan", desk.NewUpdate{Headline: "stands ready"})
	s.post(editor, "plan", desk.NewUpdate{Headline: "stays"})
	s.post(editor, "plan", desk.NewUpdate{Headline: "draft", Draft: true})
	for _, n := range []int{1, 3} {
		r, err := s.RetractUpdate(editor, "plan", n, 1, "")
		s.must(err)
		check(t, fmt.Sprintf("standing of %d", n), r.Standing, coverage.Discarded)
		check(t, fmt.Sprintf("position of %d", n), r.Position, journal.Start)
	}
	_, err := s.EditCoverage(editor, "plan", desk.CoverageEdit{From: 1, Publish: true})
	s.must(err)
	v, err := s.Coverage(reader, "plan", "")
	s.must(err)
	if len(v.Updates) != 1 || v.Updates[0].Update.N != 2 {
		t.Errorf("on the page: got %d updates, want the second alone", len(v.Updates))
	}
	_, err = s.Update(reader, "plan", 1)
	wantFault(t, "its permalink", err, fault.NotFound, "update.missing", "")
	check(t, "changes", s.changes("plan"), "coverage, update 2.1")
}
