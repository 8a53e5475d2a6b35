package desk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/paste"
)

func TestAnImportedPageKeepsItsOrder(t *testing.T) {
	s := withTalks(t)
	r, err := s.Import(editor, aPage(), desk.ImportOptions{Slug: "day", TZ: "Europe/Oslo", Publish: true})
	s.must(err)
	check(t, "standing", r.Standing, coverage.Published)
	v, err := s.Coverage(reader, "day", "")
	s.must(err)
	var got []string
	for _, u := range v.Updates {
		got = append(got, fmt.Sprintf("%d %s %s", u.Update.N, u.Update.Message.Said.Format("15:04"), u.Update.Message.Headline))
	}
	check(t, "updates", strings.Join(got, ", "), "3 03:02 The end, 2 03:00 Second of the minute, 1 03:00 First of the minute")
	check(t, "body", v.Updates[1].Update.Message.Body.Plain(), "One.\nTwo.")
	check(t, "credit", v.Updates[2].Update.Message.Pictures[0].Credit, "Agency")
	c := v.Coverage.Content
	check(t, "words of the page", fmt.Sprint(c.Title["en"], "/", c.Standfirst["en"], "/", c.Section, "/", c.Topic, "/", c.Tags, "/", c.TZ, "/", c.State, "/", c.Stamped),
		"A day/In short/Politics/Talks/[a b]/Europe/Oslo/ended/20:00 9 May 2035")
	check(t, "changes", s.changes("day"), "coverage, update 1.1, update 2.1, update 3.1")
	check(t, "position of the answer", r.Position.Seq, 4)
}

func TestAnImportIsADraftUnlessPublished(t *testing.T) {
	s := withTalks(t)
	before := s.head()
	r, err := s.Import(editor, aPage(), desk.ImportOptions{Slug: "day", TZ: "UTC"})
	s.must(err)
	check(t, "standing", r.Standing, coverage.Draft)
	check(t, "head of the journal", s.head(), before)
	_, err = s.EditCoverage(editor, "day", desk.CoverageEdit{From: 1, Publish: true})
	s.must(err)
	check(t, "changes", s.changes("day"), "coverage, update 1.1, update 2.1, update 3.1")
}

// TestAnExportMakesSeveralCoverages: one transaction, a number behind each slug, and what
// the page says of itself kept.
func TestAnExportMakesSeveralCoverages(t *testing.T) {
	s := withTalks(t)
	one, two := aPage(), aPage()
	one.Byline, one.Theme, one.Updates[0].Pinned = "Ida Moss", "News", true
	two.Title = "Another day"
	pages := []*paste.Draft{one, two}
	all, err := s.ImportAll(editor, pages, desk.ImportOptions{Slug: "days", TZ: "UTC", Publish: true, Once: desk.Once{Key: "k", Body: []byte("a")}})
	s.must(err)
	check(t, "slugs", all[0].Slug+" "+all[1].Slug, "days-1 days-2")
	v, err := s.Coverage(reader, "days-1", "")
	s.must(err)
	check(t, "byline and theme", v.Coverage.Content.Byline+"/"+v.Coverage.Content.Theme, "Ida Moss/News")
	check(t, "pinned", v.Updates[0].Update.Message.Pinned, true)
	again, err := s.ImportAll(editor, pages, desk.ImportOptions{Slug: "days", TZ: "UTC", Publish: true, Once: desk.Once{Key: "k", Body: []byte("a")}})
	s.must(err)
	check(t, "sent twice, stored once", again[1].Slug, "days-2")

	before := s.head()
	two.Title = ""
	_, err = s.ImportAll(editor, pages, desk.ImportOptions{Slug: "weeks", TZ: "UTC", Publish: true})
	wantFault(t, "a fault in the second", err, fault.Invalid, "coverage.title_missing", "title")
	_, err = s.DeskCoverage(editor, "weeks-1")
	wantFault(t, "what is left of the first", err, fault.NotFound, "coverage.missing", "")
	check(t, "head of the journal", s.head(), before)
}

// TestAnArticleWithoutAZoneBeginsItsDayWhereTheCoverageIs: its update has a date and no instant.
func TestAnArticleWithoutAZoneBeginsItsDayWhereTheCoverageIs(t *testing.T) {
	s := withTalks(t)
	page := aPage()
	page.Updates = page.Updates[:1]
	page.Updates[0].Said, page.Updates[0].Date = time.Time{}, "2031-05-10"
	_, err := s.Import(editor, page, desk.ImportOptions{Slug: "day", TZ: "Asia/Tokyo", Publish: true})
	s.must(err)
	v, err := s.Coverage(reader, "day", "")
	s.must(err)
	check(t, "said", v.Updates[0].Update.Message.Said.Format("2006-01-02 15:04"), "2031-05-09 15:00")
}

// TestAnImportIsAllOrNothing: the fault is in the last update that would be stored.
func TestAnImportIsAllOrNothing(t *testing.T) {
	s := withTalks(t)
	before := s.head()
	for _, row := range []struct {
		name       string
		change     func(*paste.Draft, *desk.ImportOptions)
		kind       fault.Kind
		key, field string
	}{
		{"an update with nothing in it", func(p *paste.Draft, _ *desk.ImportOptions) { p.Updates[0].Headline = "" }, fault.Invalid, "update.empty", "headline"},
		{"an update of tomorrow's tomorrow", func(p *paste.Draft, _ *desk.ImportOptions) { p.Updates[0].Said = noon.AddDate(0, 0, 2) }, fault.Invalid, "update.said_in_future", "said_at"},
		{"no title", func(p *paste.Draft, _ *desk.ImportOptions) { p.Title = "" }, fault.Invalid, "coverage.title_missing", "title"},
		{"a taken slug", func(_ *paste.Draft, o *desk.ImportOptions) { o.Slug = "talks" }, fault.Conflict, "coverage.slug_taken", "slug"},
		{"a bad slug", func(_ *paste.Draft, o *desk.ImportOptions) { o.Slug = "Day 1" }, fault.Invalid, "coverage.slug_form", "slug"},
		{"a bad zone", func(_ *paste.Draft, o *desk.ImportOptions) { o.TZ = "Tokyo" }, fault.Invalid, "coverage.zone_unknown", "tz"},
		{"no such event", func(_ *paste.Draft, o *desk.ImportOptions) { o.Event = "never" }, fault.Invalid, "record.no_event", "event"},
	} {
		page, o := aPage(), desk.ImportOptions{Slug: "day", TZ: "UTC", Publish: true}
		row.change(page, &o)
		_, err := s.Import(editor, page, o)
		wantFault(t, row.name, err, row.kind, row.key, row.field)
		_, err = s.DeskCoverage(editor, "day")
		wantFault(t, row.name+": what is left of it", err, fault.NotFound, "coverage.missing", "")
	}
	check(t, "head of the journal after them all", s.head(), before)
	_, err := s.Import(editor, aPage(), desk.ImportOptions{Slug: "day", TZ: "UTC", Publish: true})
	s.must(err)
	check(t, "the first that goes well begins at 1", s.changes("day"), "coverage, update 1.1, update 2.1, update 3.1")
}

func TestAReplayOpensAnEmptyCopy(t *testing.T) {
	s := withTalks(t)
	_, err := s.Import(editor, aPage(), desk.ImportOptions{Slug: "day", TZ: "UTC", Publish: true})
	s.must(err)
	_, err = s.RetractUpdate(editor, "day", 2, 1, "wrong")
	s.must(err)
	for _, want := range []string{"day-replay", "day-replay-2", "day-replay-3"} {
		r, messages, err := s.OpenReplay(editor, "day")
		s.must(err)
		check(t, "slug", r.Slug, want)
		var headlines []string
		for _, m := range messages {
			headlines = append(headlines, m.Headline)
		}
		check(t, "to play, in order, without what was taken back", strings.Join(headlines, ", "), "First of the minute, The end")
		v, err := s.Coverage(reader, want, "")
		s.must(err)
		check(t, "updates yet", len(v.Updates), 0)
		check(t, "state", v.Coverage.Content.State, coverage.Running)
		check(t, "title", v.Coverage.Content.Title["en"], "A day")
	}
	long := strings.Repeat("a", 67) + "-" + strings.Repeat("b", 12)
	_, err = s.Import(editor, aPage(), desk.ImportOptions{Slug: long, TZ: "UTC", Publish: true})
	s.must(err)
	r, _, err := s.OpenReplay(editor, long)
	s.must(err)
	check(t, "of a slug of 80 characters", r.Slug, strings.Repeat("a", 67)+"-replay")
	_, _, err = s.OpenReplay(editor, "plan")
	wantFault(t, "of a coverage without updates", err, fault.Invalid, "replay.nothing", "")
	_, _, err = s.OpenReplay(editor, "nowhere")
	wantFault(t, "of none", err, fault.NotFound, "coverage.missing", "")
}

func TestStreamsEnd(t *testing.T) {
	s := withTalks(t)
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	stream := journal.CoverageStream(string(v.Coverage.ID))
	ended := func(stream journal.Stream) bool {
		t.Helper()
		is, err := s.Ended(reader, stream)
		s.must(err)
		return is
	}
	check(t, "a running coverage", ended(stream), false)
	_, err = s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 1, State: ptr(coverage.Ended)})
	s.must(err)
	check(t, "an ended one", ended(stream), true)
	check(t, "a round", ended(journal.EventStream("round-2")), false)
	check(t, "the site", ended(journal.Site), false)
	_, err = s.Ended(reader, journal.CoverageStream("nobody"))
	wantFault(t, "a coverage that is none", err, fault.NotFound, "coverage.missing", "")
}
