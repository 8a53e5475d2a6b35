package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/text"
)

func TestACoverageTakesTheSitesHabits(t *testing.T) {
	s := newSite(t)
	r, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "a", Title: text.Local{"ja": "会談"}})
	s.must(err)
	check(t, "standing", r.Standing, coverage.Published)
	check(t, "revision", r.Revision, 1)
	check(t, "position", r.Position.Seq, 1)
	v, err := s.Coverage(reader, "a", "")
	s.must(err)
	c := v.Coverage.Content
	check(t, "form", c.Form, coverage.Live)
	check(t, "state", c.State, coverage.Planned)
	check(t, "language", c.Lang, "ja")
	check(t, "zone", c.TZ, "Asia/Tokyo")
	_, err = s.CreateCoverage(editor, desk.NewCoverage{Slug: "b", Form: coverage.Article, Title: text.Local{"ja": "記事"}})
	s.must(err)
	v, err = s.Coverage(reader, "b", "")
	s.must(err)
	check(t, "an article's state", v.Coverage.Content.State, coverage.Ended)
}

func TestFaultsOfCoveragesNameTheField(t *testing.T) {
	s := withTalks(t)
	before, title := s.head(), text.Local{"en": "A title"}
	for _, row := range []struct {
		name       string
		in         desk.NewCoverage
		kind       fault.Kind
		key, field string
	}{
		{"no slug", desk.NewCoverage{Title: title}, fault.Invalid, "coverage.slug_missing", "slug"},
		{"capitals", desk.NewCoverage{Slug: "Talks", Title: title}, fault.Invalid, "coverage.slug_form", "slug"},
		{"a hyphen at the end", desk.NewCoverage{Slug: "talks-", Title: title}, fault.Invalid, "coverage.slug_form", "slug"},
		{"a slug of 81", desk.NewCoverage{Slug: strings.Repeat("a", 81), Title: title}, fault.Invalid, "coverage.slug_form", "slug"},
		{"a slash", desk.NewCoverage{Slug: "a/b", Title: title}, fault.Invalid, "coverage.slug_form", "slug"},
		{"a taken slug", desk.NewCoverage{Slug: "talks", Title: title}, fault.Conflict, "coverage.slug_taken", "slug"},
		{"a draft's slug", desk.NewCoverage{Slug: "plan", Title: title}, fault.Conflict, "coverage.slug_taken", "slug"},
		{"no title", desk.NewCoverage{Slug: "a"}, fault.Invalid, "coverage.title_missing", "title"},
		{"a title of blanks", desk.NewCoverage{Slug: "a", Title: text.Local{"en": " "}}, fault.Invalid, "coverage.title_missing", "title"},
		{"NUL in a title", desk.NewCoverage{Slug: "a", Title: text.Local{"en": "a\x00"}}, fault.Invalid, "text.nul", "title"},
		{"no form", desk.NewCoverage{Slug: "a", Form: "blog", Title: title}, fault.Invalid, "coverage.form_unknown", "form"},
		{"no state", desk.NewCoverage{Slug: "a", State: "over", Title: title}, fault.Invalid, "coverage.state_unknown", "state"},
		{"no zone", desk.NewCoverage{Slug: "a", TZ: "Tokyo", Title: title}, fault.Invalid, "coverage.zone_unknown", "tz"},
		{"the server's own zone", desk.NewCoverage{Slug: "a", TZ: "Local", Title: title}, fault.Invalid, "coverage.zone_unknown", "tz"},
		{"a path for a zone", desk.NewCoverage{Slug: "a", TZ: "../../etc/passwd", Title: title}, fault.Invalid, "coverage.zone_unknown", "tz"},
		{"no language", desk.NewCoverage{Slug: "a", Lang: "Japanese", Title: title}, fault.Invalid, "coverage.language_form", "language"},
		{"a tag of two lines", desk.NewCoverage{Slug: "a", Title: title, Tags: []string{"a", "b\nc"}}, fault.Invalid, "coverage.one_line", "tags[1]"},
		{"51 tags", desk.NewCoverage{Slug: "a", Title: title, Tags: make([]string, 51)}, fault.Invalid, "coverage.too_many", "tags"},
		{"an event that is none", desk.NewCoverage{Slug: "a", Title: title, Event: "round-9"}, fault.Invalid, "record.no_event", "event"},
	} {
		_, err := s.CreateCoverage(editor, row.in)
		wantFault(t, row.name, err, row.kind, row.key, row.field)
	}
	check(t, "head of the journal after them all", s.head(), before)
}

func TestEditingACoverage(t *testing.T) {
	s := withTalks(t)
	r, err := s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 1, State: ptr(coverage.Ended), Tags: &[]string{"a"}, Standfirst: text.Local{"ja": "要約"}})
	s.must(err)
	check(t, "revision", r.Revision, 2)
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	check(t, "state", v.Coverage.Content.State, coverage.Ended)
	check(t, "title as it was", v.Coverage.Content.Title["ja"], "会談")
	before := s.head()
	_, err = s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 1, Topic: ptr("late")})
	wantFault(t, "an edit of an older revision", err, fault.Conflict, "coverage.stale", "")
	_, err = s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 2, Title: text.Local{}})
	wantFault(t, "without a title", err, fault.Invalid, "coverage.title_missing", "title")
	_, err = s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 2, Event: ptr(record.EventID("round-9"))})
	wantFault(t, "an event that is none", err, fault.Invalid, "record.no_event", "event")
	_, err = s.EditCoverage(editor, "nowhere", desk.CoverageEdit{From: 1})
	wantFault(t, "no such coverage", err, fault.NotFound, "coverage.missing", "")
	r, err = s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 2, State: ptr(coverage.Ended)})
	if err != nil || r.Revision != 2 {
		t.Errorf("an edit that changes nothing: got revision %d, %v, want 2", r.Revision, err)
	}
	check(t, "head of the journal after all of these", s.head(), before)
	_, err = s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 2, Tags: &[]string{}})
	s.must(err)
	before = s.head()
	for name, tags := range map[string][]string{"an empty list": {}, "no list": nil} {
		r, err = s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 3, Tags: &tags, Standfirst: text.Local{"ja": "要約"}})
		if err != nil || r.Revision != 3 {
			t.Errorf("%s for no tags: got revision %d, %v, want 3 as before", name, r.Revision, err)
		}
	}
	check(t, "head of the journal", s.head(), before)
}

// TestACoverageThatMovesIsNewsToBothRounds: the page of the round it has left shows it no more.
func TestACoverageThatMovesIsNewsToBothRounds(t *testing.T) {
	s := withTalks(t)
	heads := func() string {
		var all []string
		for _, id := range []string{"round-1", "round-2"} {
			p, err := s.Head(reader, journal.EventStream(id))
			s.must(err)
			all = append(all, p.String()[9:])
		}
		return strings.Join(all, " ")
	}
	before := heads()
	_, err := s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 1, Event: ptr(record.EventID("round-1"))})
	s.must(err)
	after := heads()
	var b1, b2, a1, a2 int
	fmt.Sscan(before, &b1, &b2)
	fmt.Sscan(after, &a1, &a2)
	check(t, "lines more in the round it came to", a1-b1, 1)
	check(t, "lines more in the round it left", a2-b2, 1)
}

func TestPublishingADraftAnnouncesAllThatStoodReady(t *testing.T) {
	s := withTalks(t)
	early, late := noon.Add(-2*minute), noon.Add(-minute)
	s.post(editor, "plan", desk.NewUpdate{Headline: "written first, said last", Said: &late, Markdown: "Mori spoke of trust."})
	s.post(editor, "plan", desk.NewUpdate{Headline: "said first", Said: &early})
	s.post(editor, "plan", desk.NewUpdate{Headline: "kept back", Draft: true})
	s.post(reporter, "plan", desk.NewUpdate{Headline: "waits"})
	s.mark("plan", 1, "trust")
	_, err := s.EditUpdate(editor, "plan", 2, desk.UpdateEdit{From: 1, Headline: ptr("said first, edited")})
	s.must(err)
	_, err = s.Coverage(reader, "plan", "")
	wantFault(t, "before", err, fault.NotFound, "coverage.missing", "")
	_, _, err = s.Changes(reader, "plan", journal.Start, 10)
	wantFault(t, "its changes before", err, fault.NotFound, "coverage.missing", "")
	r, err := s.EditCoverage(editor, "plan", desk.CoverageEdit{From: 1, Publish: true})
	s.must(err)
	check(t, "standing", r.Standing, coverage.Published)
	check(t, "changes, in the order they were said", s.changes("plan"), "coverage, update 2.2, update 1.1, record")
	v, err := s.Coverage(reader, "plan", "")
	s.must(err)
	check(t, "updates", len(v.Updates), 2)
	check(t, "record", len(v.Record), 1)
	check(t, "an edit before readers came is no revision to them", v.Updates[1].Revised(), false)
	h, err := s.History(reader, "plan", 2, 0)
	s.must(err)
	check(t, "states in its history", len(h.Revisions), 1)
	r, err = s.EditCoverage(editor, "plan", desk.CoverageEdit{From: 2, Publish: true})
	if err != nil || r.Revision != 2 {
		t.Errorf("publishing again: got revision %d, %v, want nothing done", r.Revision, err)
	}
}

// TestASourceIsNeverPublishedWhole tries every way there is.
func TestASourceIsNeverPublishedWhole(t *testing.T) {
	s := withTalks(t)
	before := s.head()
	r, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "leak", Form: coverage.Source, Title: text.Local{"en": "A leak"}})
	s.must(err)
	check(t, "standing", r.Standing, coverage.Draft)
	s.post(editor, "leak", desk.NewUpdate{Headline: "the whole text"})
	page := aPage()
	page.Form = coverage.Source
	for name, row := range map[string]struct {
		do    func() error
		field string
	}{
		"editing": {func() error {
			_, err := s.EditCoverage(editor, "leak", desk.CoverageEdit{From: 1, Publish: true})
			return err
		}, "form"},
		"importing": {func() error {
			_, err := s.Import(editor, page, desk.ImportOptions{Slug: "leak-2", TZ: "UTC", Publish: true})
			return err
		}, "form"},
		"replaying": {func() error { _, _, err := s.OpenReplay(editor, "leak"); return err }, ""},
	} {
		wantFault(t, name, row.do(), fault.Invalid, "coverage.source_private", row.field)
	}
	check(t, "head of the journal", s.head(), before)
}

func TestPagesOfALongCoverage(t *testing.T) {
	s := withTalks(t)
	const total = 2*desk.PageSize + 50
	for i := range total { // four of each minute, so that pages end within one
		said := noon.Add(time.Duration(i/4-1000) * minute)
		s.post(editor, "talks", desk.NewUpdate{Headline: fmt.Sprint("update ", i), Said: &said})
	}
	var got []int
	older, pages := "", 0
	for {
		v, err := s.Coverage(reader, "talks", older)
		s.must(err)
		check(t, "total on every page", v.Total, total)
		for _, u := range v.Updates {
			got = append(got, u.Update.N)
		}
		if pages == 0 { // what comes meanwhile does not move the pages
			s.post(editor, "talks", desk.NewUpdate{Headline: "new"})
			_, err := s.RetractUpdate(editor, "talks", total+1, 1, "wrong")
			s.must(err)
		}
		pages++
		if older = v.Older; older == "" {
			break
		}
	}
	check(t, "pages", pages, 3)
	want := make([]int, total)
	for i := range want {
		want[i] = total - i
	}
	if !slices.Equal(got, want) {
		t.Errorf("pages together: got %v, want every number once, from %d down to 1", got, total)
	}
	for _, bad := range []string{"x", "-", "5", "1-x", "x-1", "1--1", "99999999999999999999-1", "1-2-"} {
		_, err := s.Coverage(reader, "talks", bad)
		wantFault(t, "the cursor "+bad, err, fault.Invalid, "coverage.bad_cursor", "older")
	}
	v, err := s.Update(reader, "talks", 100)
	s.must(err)
	var around []int
	for _, u := range v.Updates {
		around = append(around, u.Update.N)
	}
	check(t, "around a permalink", fmt.Sprint(around), "[103 102 101 100 99 98 97]")
}

func TestShortLinks(t *testing.T) {
	s := withTalks(t)
	for _, row := range []struct {
		name   string
		number int64
		slug   string
	}{{"the first", 1, "talks"}, {"a draft", 2, ""}, {"none", 3, ""}, {"zero", 0, ""}} {
		slug, err := s.ShortLink(reader, row.number)
		check(t, row.name, slug, row.slug)
		if row.slug == "" {
			wantFault(t, row.name, err, fault.NotFound, "coverage.missing", "")
		}
	}
}

func TestChangesFromAPosition(t *testing.T) {
	s := withTalks(t)
	first := s.post(editor, "talks", desk.NewUpdate{Headline: "one"}).Position
	second := s.post(editor, "talks", desk.NewUpdate{Headline: "two"}).Position
	for _, row := range []struct {
		name  string
		after journal.Position
		limit int
		n     int
		next  journal.Position
	}{
		{"all", journal.Start, 10, 3, second},
		{"a page", journal.Start, 2, 2, first},
		{"the rest", first, 10, 1, second},
		{"nothing new", second, 10, 0, second},
	} {
		views, next, err := s.Changes(reader, "talks", row.after, row.limit)
		s.must(err)
		check(t, row.name+": changes", len(views), row.n)
		check(t, row.name+": go on from", next, row.next)
	}
	for name, p := range map[string]journal.Position{
		"another hash": {Hash: "ffffffff", Seq: 2}, "ahead": {Hash: second.Hash, Seq: 4},
	} {
		_, _, err := s.Changes(reader, "talks", p, 10)
		wantFault(t, name, err, fault.Conflict, "journal.reset", "")
	}
}
