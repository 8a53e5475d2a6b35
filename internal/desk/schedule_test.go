package desk_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
	"readout/internal/text"
)

const hour = time.Hour

// withStaff is withTalks where those who ask have accounts: what is scheduled is published
// in the name of somebody who works there.
var withStaff = prepared(func(t *testing.T) *site {
	s := withTalks(t)
	for _, ctx := range []context.Context{owner, editor, reporter, other} {
		s.hire(people.From(ctx))
	}
	return s
})

func (s *site) hire(u *people.User) {
	s.t.Helper()
	s.tx(func(ctx context.Context, tx *store.Tx) error { return tx.AddUser(ctx, u) })
}

// tx does something to the store that no action of the desk does yet.
func (s *site) tx(act func(context.Context, *store.Tx) error) {
	s.t.Helper()
	_, err := store.Commit(s.t.Context(), s.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, act(ctx, tx)
	})
	s.must(err)
}

// again is the site after its server was gone for some time.
func (s *site) again(away time.Duration) *site {
	s.t.Helper()
	s.clock.forward(away)
	s.must(s.store.Close())
	reopened, err := store.Open(s.t.Context(), s.dir, store.Options{Clock: s.clock.Now})
	s.must(err)
	s.t.Cleanup(func() { s.must(reopened.Close()) })
	return &site{Desk: desk.New(reopened, siteStart, s.clock.Now), store: reopened, dir: s.dir, t: s.t, clock: s.clock}
}

// due does what is due, and gives how long it is until the next, "never" if nothing is.
func (s *site) due() string {
	s.t.Helper()
	next, ok, err := s.DoDue(s.t.Context())
	s.must(err)
	if !ok {
		return "never"
	}
	return next.Sub(s.clock.Now()).String()
}

func (s *site) timing(n int) desk.Timing {
	s.t.Helper()
	v, err := s.DeskUpdate(editor, "talks", n)
	s.must(err)
	return v.Timing
}

// newest gives the headlines that readers see of "talks", newest first.
func (s *site) newest() string {
	s.t.Helper()
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	var all []string
	for _, u := range v.Updates {
		all = append(all, u.Update.Message.Headline)
	}
	return strings.Join(all, ", ")
}

func update(n int) desk.Waiting { return desk.Waiting{Slug: "talks", N: n} }

func TestWhatIsScheduledBecomesPublicInItsTime(t *testing.T) {
	s := withStaff(t)
	r := s.post(editor, "talks", desk.NewUpdate{Headline: "at two", PublishAt: ptr(noon.Add(2 * hour))})
	check(t, "standing until then", r.Standing, coverage.Draft)
	s.post(reporter, "talks", desk.NewUpdate{Headline: "at one"})
	_, err := s.SetSchedule(editor, update(2), 1, noon.Add(hour))
	s.must(err)
	early := noon.Add(-hour)
	s.post(editor, "talks", desk.NewUpdate{Headline: "at one too", Said: &early, PublishAt: ptr(noon.Add(hour))})
	before := s.head()

	check(t, "until the next", s.due(), "1h0m0s")
	s.clock.forward(hour - time.Microsecond)
	check(t, "a microsecond before", s.due(), "1µs")
	check(t, "what readers see then", s.newest(), "")
	if public := s.public("talks"); strings.Contains(public, "at one") || strings.Contains(public, "at two") {
		t.Errorf("before its time: got it among what readers can ask for, want it nowhere")
	}
	check(t, "head of the journal until then", s.head(), before)
	home, err := s.DeskHome(editor)
	s.must(err)
	check(t, "what waits for an editor: not what one has agreed to", len(home.Submitted), 0)
	var listed []string
	for _, l := range home.Scheduled {
		listed = append(listed, l.Update.Update.Message.Headline)
	}
	check(t, "the desk's list", strings.Join(listed, ", "), "at one, at one too, at two")

	s.clock.forward(time.Microsecond)
	check(t, "at its moment", s.due(), "1h0m0s")
	check(t, "what readers see", s.newest(), "at one, at one too")
	check(t, "changes, in the order they were scheduled", s.changes("talks"), "coverage, update 2.2, update 3.1")
	v, err := s.Update(reader, "talks", 2)
	s.must(err)
	for _, u := range v.Updates {
		m := u.Update.Message
		switch m.Headline {
		case "at one":
			check(t, "it is news of its moment, and was written without another", m.Said, noon.Add(hour))
			check(t, "edited, to readers", u.Revised(), false)
		case "at one too":
			check(t, "a time that was named stays", m.Said, early)
		}
		check(t, "posted", u.Update.Posted, noon.Add(hour))
	}
	check(t, "asked again at once", s.due(), "1h0m0s")
	s.clock.forward(hour)
	check(t, "after the last", s.due(), "never")
	check(t, "what readers see then", s.newest(), "at two, at one, at one too")
	check(t, "lines, each once", s.head().Seq, before.Seq+3)
	home, err = s.DeskHome(editor)
	s.must(err)
	check(t, "the desk's list after them all", len(home.Scheduled), 0)
}

// TestScheduledThingsSurviveTheServer: nobody watches while their time comes.
func TestScheduledThingsSurviveTheServer(t *testing.T) {
	s := withStaff(t)
	for i, headline := range []string{"third", "first", "second", "tomorrow"} {
		at := noon.Add(time.Duration([]int{30, 10, 20, 1440}[i]) * minute)
		s.post(editor, "talks", desk.NewUpdate{Headline: headline, PublishAt: &at})
	}
	_, err := s.SetSchedule(editor, desk.Waiting{Slug: "plan"}, 1, noon.Add(15*minute))
	s.must(err)
	s.post(editor, "talks", desk.NewUpdate{Headline: "kept", Embargo: ptr(noon.Add(5 * hour))})

	s = s.again(2 * hour)
	check(t, "until the next", s.due(), "22h0m0s")
	check(t, "what readers see, each at the time it was meant for", s.newest(), "third, second, first")
	check(t, "changes", s.changes("talks"), "coverage, update 2.1, update 3.1, update 1.1")
	check(t, "the coverage between them", s.changes("plan"), "coverage")
	_, err = s.PublishUpdate(editor, "talks", 5, 1)
	wantFault(t, "publishing what is under embargo still", err, fault.Conflict, "embargo.holds", "")
	check(t, "asked by another server after it", s.again(0).due(), "22h0m0s")
}

// TestSeveralWatchesPublishOnce: whatever is due is done by one of them.
func TestSeveralWatchesPublishOnce(t *testing.T) {
	s := withStaff(t)
	const many = 30
	var want []string
	for i := range many {
		s.post(editor, "talks", desk.NewUpdate{Headline: fmt.Sprint(i), PublishAt: ptr(noon.Add(time.Duration(1+i/3) * minute))})
		want = append(want, fmt.Sprintf("update %d", i+1))
	}
	page, err := s.Coverage(reader, "talks", "")
	s.must(err)
	before := s.head()
	s.clock.forward(hour)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if _, _, err := s.DoDue(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	check(t, "lines", s.head().Seq, before.Seq+many)
	views, _, err := s.Changes(reader, "talks", page.Position, 100)
	s.must(err)
	var got []string
	for _, v := range views {
		got = append(got, fmt.Sprintf("%s %d", v.Change.Kind, v.N))
	}
	check(t, "in order", strings.Join(got, ", "), strings.Join(want, ", "))
}

func TestWhatMayNotBePublishedIsHeld(t *testing.T) {
	for _, row := range []struct {
		name string
		do   func(s *site)
		held coverage.Hold
		gone bool // whoever set it has no name any more
	}{
		{"who set it may only submit now", func(s *site) { s.become("e", people.Reporter) }, coverage.HeldRights, false},
		{"who set it has left", func(s *site) { s.leave("e") }, coverage.HeldRights, true},
		{"a reporter changed the words", func(s *site) {
			_, err := s.EditUpdate(reporter, "talks", 1, desk.UpdateEdit{From: 2, Headline: ptr("something else")})
			s.must(err)
		}, coverage.HeldChanged, false},
		{"an embargo that came by another way", func(s *site) {
			s.tx(func(ctx context.Context, tx *store.Tx) error {
				c, err := tx.CoverageBySlug(ctx, "talks")
				s.must(err)
				u, err := tx.UpdateByN(ctx, c.ID, 1)
				s.must(err)
				return tx.SaveEmbargo(ctx, store.Embargoed{
					Waiting: store.Waiting{Item: store.ItemUpdate, ID: string(u.ID), Coverage: c.ID}, Embargo: coverage.Embargo{Until: noon.Add(9 * hour)},
				})
			})
		}, coverage.HeldEmbargo, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := withStaff(t)
			s.post(reporter, "talks", desk.NewUpdate{Headline: "words"})
			_, err := s.SetSchedule(editor, update(1), 1, noon.Add(hour))
			s.must(err)
			s.post(owner, "talks", desk.NewUpdate{Headline: "after it", PublishAt: ptr(noon.Add(hour + minute))})
			row.do(s)
			s.clock.forward(2 * hour)
			check(t, "due next", s.due(), "never")
			check(t, "what readers see: the other goes on", s.newest(), "after it")
			got := s.timing(1)
			check(t, "held", got.Schedule.Held, row.held)
			check(t, "set by", got.By, map[bool]string{true: "", false: "e"}[row.gone])
			check(t, "becomes public by itself", got.Waits(), false)
			home, err := s.DeskHome(owner)
			s.must(err)
			check(t, "first on the desk's list", home.Scheduled[0].Timing.Schedule.Held, row.held)
			check(t, "and among what waits for an editor", len(home.Submitted), 1)
			check(t, "asked again", s.due(), "never")
			s.clock.forward(8 * hour)
			v, err := s.DeskUpdate(owner, "talks", 1)
			s.must(err)
			_, err = s.PublishUpdate(owner, "talks", 1, v.Update.Update.Revision)
			if err != nil {
				t.Errorf("publishing it by hand: got %v, want it done", err)
			}
		})
	}
}

func (s *site) become(id string, role people.Role) {
	s.sql(fmt.Sprintf(`UPDATE account SET role = '%s' WHERE id = '%s'`, role, id))
}

func (s *site) leave(id string) { s.sql(fmt.Sprintf(`DELETE FROM account WHERE id = '%s'`, id)) }

// TestWhoMayPublishAgreesByEditing: a schedule publishes the words of whoever may publish.
func TestWhoMayPublishAgreesByEditing(t *testing.T) {
	s := withStaff(t)
	s.post(reporter, "talks", desk.NewUpdate{Headline: "words"})
	_, err := s.SetSchedule(editor, update(1), 1, noon.Add(30*hour))
	s.must(err)
	_, err = s.EditUpdate(reporter, "talks", 1, desk.UpdateEdit{From: 2, Headline: ptr("a reporter's")})
	s.must(err)
	check(t, "changed since it was agreed to", s.timing(1).Changed, true)
	_, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 3, Headline: ptr("an editor's")})
	if err != nil {
		t.Fatalf("editing what tells of the day after tomorrow: got %v, want it done", err)
	}
	check(t, "changed", s.timing(1).Changed, false)
	s.clock.forward(30 * hour)
	s.due()
	check(t, "what readers see", s.newest(), "an editor's")
}

func TestChangingAndCancellingASchedule(t *testing.T) {
	s := withStaff(t)
	rung := 0
	s.Desk.WithBell(func() { rung++ })
	s.post(editor, "talks", desk.NewUpdate{Headline: "words", PublishAt: ptr(noon.Add(hour))})
	got, err := s.SetSchedule(editor, update(1), 1, noon.Add(2*hour))
	s.must(err)
	check(t, "set anew", got.Schedule.At, noon.Add(2*hour))
	check(t, "in the name of", got.By, "e")
	s.clock.forward(90 * minute)
	check(t, "at the earlier moment", s.due(), "30m0s")
	got, err = s.CancelSchedule(editor, update(1))
	s.must(err)
	check(t, "cancelled", got.Schedule == nil, true)
	_, err = s.CancelSchedule(editor, update(1))
	s.must(err)
	check(t, "rung whenever it changed", rung, 4)
	s.clock.forward(hour)
	check(t, "at the later moment", s.due(), "never")
	check(t, "what readers see", s.newest(), "")
	v, err := s.DeskUpdate(editor, "talks", 1)
	s.must(err)
	check(t, "it tells of when that was", v.Update.Update.Message.Said, noon.Add(90*minute))

	s.post(editor, "talks", desk.NewUpdate{Headline: "by hand", PublishAt: ptr(s.clock.Now().Add(hour))})
	r, err := s.PublishUpdate(editor, "talks", 2, 1)
	s.must(err)
	check(t, "published by hand before its time", r.Standing, coverage.Published)
	u, err := s.UpdateByID(reader, s.id(2))
	s.must(err)
	check(t, "it tells of now", u.Update.Message.Said, s.clock.Now())
	check(t, "edited, to readers", u.Revised(), false)
	s.clock.forward(2 * hour)
	before := s.head()
	check(t, "its moment", s.due(), "never")
	check(t, "head of the journal", s.head(), before)

	s.post(editor, "talks", desk.NewUpdate{Headline: "discarded", PublishAt: ptr(s.clock.Now().Add(hour))})
	_, err = s.RetractUpdate(editor, "talks", 3, 1, "")
	s.must(err)
	check(t, "once discarded", s.due(), "never")
}

func (s *site) id(n int) coverage.UpdateID {
	s.t.Helper()
	v, err := s.DeskUpdate(editor, "talks", n)
	s.must(err)
	return v.Update.Update.ID
}

// TestADraftCoverageIsScheduledWhole tries words and updates that stand ready in it.
func TestADraftCoverageIsScheduledWhole(t *testing.T) {
	s := withStaff(t)
	plan := desk.Waiting{Slug: "plan"}
	s.post(editor, "plan", desk.NewUpdate{Headline: "ready"})
	s.post(editor, "plan", desk.NewUpdate{Headline: "kept back", Draft: true})
	s.post(editor, "plan", desk.NewUpdate{Headline: "earlier, by itself", PublishAt: ptr(noon.Add(hour))})
	s.post(editor, "plan", desk.NewUpdate{Headline: "later, by itself", PublishAt: ptr(noon.Add(3 * hour))})
	_, err := s.SetSchedule(editor, plan, 1, noon.Add(2*hour))
	s.must(err)
	_, err = s.EditCoverage(editor, "plan", desk.CoverageEdit{From: 1, Topic: ptr("islands")})
	s.must(err)
	s.clock.forward(hour)
	check(t, "until the coverage", s.due(), "1h0m0s")
	_, err = s.Coverage(reader, "plan", "")
	wantFault(t, "before its time", err, fault.NotFound, "coverage.missing", "")
	s.clock.forward(hour)
	check(t, "until the next update", s.due(), "1h0m0s")
	check(t, "changes", s.changes("plan"), "coverage, update 1.1, update 3.1")
	v, err := s.Coverage(reader, "plan", "")
	s.must(err)
	check(t, "its words, as an editor changed them since", v.Coverage.Content.Topic, "islands")
	s.clock.forward(hour)
	check(t, "after all", s.due(), "never")
	check(t, "changes", s.changes("plan"), "coverage, update 1.1, update 3.1, update 4.1")
}

func TestNobodyPublishesUnderEmbargo(t *testing.T) {
	s := withStaff(t)
	until := noon.Add(2 * hour)
	s.post(reporter, "talks", desk.NewUpdate{Headline: "a reporter's", Embargo: &until})
	s.post(owner, "talks", desk.NewUpdate{Headline: "the owner's", Embargo: &until})
	_, err := s.SetEmbargo(editor, desk.Waiting{Slug: "plan"}, until)
	s.must(err)
	s.post(editor, "plan", desk.NewUpdate{Headline: "ready"})
	ways := map[string]func(context.Context) error{
		"publishing a reporter's": func(ctx context.Context) error { _, err := s.PublishUpdate(ctx, "talks", 1, 1); return err },
		"publishing one's own":    func(ctx context.Context) error { _, err := s.PublishUpdate(ctx, "talks", 2, 1); return err },
		"publishing a coverage": func(ctx context.Context) error {
			_, err := s.EditCoverage(ctx, "plan", desk.CoverageEdit{From: 1, Publish: true})
			return err
		},
		"replaying one": func(ctx context.Context) error { _, _, err := s.OpenReplay(ctx, "plan"); return err },
	}
	before := s.head()
	for _, at := range []time.Duration{0, 2*hour - time.Microsecond} {
		s.clock.set(noon.Add(at))
		for name, do := range ways {
			for _, who := range []context.Context{owner, editor} {
				wantFault(t, name, do(who), fault.Conflict, "embargo.holds", "")
			}
		}
	}
	check(t, "head of the journal", s.head(), before)
	for _, row := range []struct {
		name  string
		do    func() error
		kind  fault.Kind
		key   string
		field string
	}{
		{"scheduling it for before", func() error { _, err := s.SetSchedule(editor, update(1), 1, until.Add(-time.Microsecond)); return err }, fault.Invalid, "schedule.in_embargo", "publish_at"},
		{"making it shorter", func() error { _, err := s.SetEmbargo(owner, update(1), until.Add(-time.Nanosecond*2000)); return err }, fault.Invalid, "embargo.only_later", "embargo_until"},
		{"lifting it without a reason", func() error { _, err := s.LiftEmbargo(owner, update(1), " "); return err }, fault.Invalid, "embargo.reason_missing", "reason"},
		{"a reporter lifting their own", func() error { _, err := s.LiftEmbargo(reporter, update(1), "why not"); return err }, fault.Denied, "people.not_allowed", ""},
		{"another reporter making it longer", func() error { _, err := s.SetEmbargo(other, update(1), until.Add(hour)); return err }, fault.Denied, "people.not_allowed", ""},
	} {
		s.clock.set(noon)
		wantFault(t, row.name, row.do(), row.kind, row.key, row.field)
	}
	if _, err := s.SetEmbargo(reporter, update(1), until.Add(hour)); err != nil {
		t.Errorf("its author making it longer: got %v, want it done", err)
	}

	// The clock is set back after somebody else's words were public: it is the clock that counts.
	s.clock.set(until)
	s.post(editor, "talks", desk.NewUpdate{Headline: "on the hour"})
	s.clock.set(until.Add(-minute))
	_, err = s.PublishUpdate(editor, "talks", 2, 1)
	wantFault(t, "after the clock was set back", err, fault.Conflict, "embargo.holds", "")

	s.clock.set(until)
	if _, err := s.PublishUpdate(editor, "talks", 2, 1); err != nil {
		t.Errorf("at its moment: got %v, want it done", err)
	}
	got, err := s.LiftEmbargo(editor, update(1), "the agency has broken it")
	if err != nil || got.Embargo != nil {
		t.Fatalf("lifting: got %+v, %v, want no embargo", got, err)
	}
	if _, err := s.PublishUpdate(editor, "talks", 1, 1); err != nil {
		t.Errorf("once lifted: got %v, want it done", err)
	}
	s.must(s.store.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		e, ok, err := tx.EmbargoOn(ctx, store.ItemUpdate, string(s.id(1)))
		check(t, "kept: that, who and why", fmt.Sprint(ok, " ", e.Lifter, " ", e.Reason), "true e the agency has broken it")
		return err
	}))
	_, err = s.LiftEmbargo(editor, desk.Waiting{Slug: "plan"}, "it is over")
	wantFault(t, "lifting one that is over", err, fault.Conflict, "embargo.none", "")
}

func TestAnEmbargoMayEndByPublishing(t *testing.T) {
	s := withStaff(t)
	at := noon.Add(hour)
	s.post(editor, "talks", desk.NewUpdate{Headline: "on the hour", Embargo: &at, PublishAt: &at})
	s.post(editor, "talks", desk.NewUpdate{Headline: "not by itself", Embargo: &at})
	_, err := s.SetEmbargo(editor, update(1), at.Add(minute))
	wantFault(t, "an embargo beyond the schedule", err, fault.Invalid, "embargo.scheduled_before", "embargo_until")
	s.clock.set(at)
	check(t, "due next", s.due(), "never")
	check(t, "what readers see", s.newest(), "on the hour")
}

func TestFaultsOfSchedulesAndEmbargoes(t *testing.T) {
	s := withStaff(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "public"})
	s.post(editor, "talks", desk.NewUpdate{Headline: "draft", Draft: true})
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "leak", Form: coverage.Source, Title: text.Local{"en": "A leak"}})
	s.must(err)
	before := s.head()
	soon, far := noon.Add(hour), noon.Add(4*366*24*hour)
	post := func(in desk.NewUpdate) func() error {
		in.Headline = "new"
		return func() error { _, err := s.PostUpdate(editor, "talks", in); return err }
	}
	set := func(w desk.Waiting, from int, at time.Time) func() error {
		return func() error { _, err := s.SetSchedule(editor, w, from, at); return err }
	}
	keep := func(w desk.Waiting, until time.Time) func() error {
		return func() error { _, err := s.SetEmbargo(editor, w, until); return err }
	}
	for _, row := range []struct {
		name  string
		do    func() error
		kind  fault.Kind
		key   string
		field string
	}{
		{"now", set(update(2), 1, noon), fault.Invalid, "schedule.past", "publish_at"},
		{"the past", set(update(2), 1, noon.Add(-hour)), fault.Invalid, "schedule.past", "publish_at"},
		{"a mistyped year", set(update(2), 1, far), fault.Invalid, "schedule.far", "publish_at"},
		{"words that changed", set(update(2), 2, soon), fault.Conflict, "update.stale", ""},
		{"what is public", set(update(1), 1, soon), fault.Conflict, "update.not_waiting", ""},
		{"what is not there", set(update(9), 1, soon), fault.NotFound, "update.missing", ""},
		{"a coverage that is not there", set(desk.Waiting{Slug: "no"}, 1, soon), fault.NotFound, "coverage.missing", ""},
		{"a coverage that is public", set(desk.Waiting{Slug: "talks"}, 1, soon), fault.Conflict, "schedule.coverage_public", ""},
		{"a coverage that changed", set(desk.Waiting{Slug: "plan"}, 2, soon), fault.Conflict, "coverage.stale", ""},
		{"a source", set(desk.Waiting{Slug: "leak"}, 1, soon), fault.Invalid, "coverage.source_private", ""},
		{"an embargo in the past", keep(update(2), noon), fault.Invalid, "embargo.past", "embargo_until"},
		{"an embargo too far ahead", keep(update(2), far), fault.Invalid, "schedule.far", "embargo_until"},
		{"an embargo on what is public", keep(update(1), soon), fault.Conflict, "update.not_waiting", ""},
		{"posting for the past", post(desk.NewUpdate{PublishAt: &noon}), fault.Invalid, "schedule.past", "publish_at"},
		{"posting for a mistyped year", post(desk.NewUpdate{PublishAt: ptr(time.Date(20301, 1, 1, 0, 0, 0, 0, time.UTC))}), fault.Invalid, "schedule.far", "publish_at"},
		{"posting with an embargo in the past", post(desk.NewUpdate{Embargo: &noon}), fault.Invalid, "embargo.past", "embargo_until"},
		{"posting for before the embargo", post(desk.NewUpdate{PublishAt: &soon, Embargo: ptr(soon.Add(hour))}), fault.Invalid, "schedule.in_embargo", "publish_at"},
		{"told of after it is public", post(desk.NewUpdate{PublishAt: &soon, Said: ptr(soon.Add(25 * hour))}), fault.Invalid, "update.said_in_future", "said_at"},
	} {
		wantFault(t, row.name, row.do(), row.kind, row.key, row.field)
	}
	check(t, "head of the journal", s.head(), before)
	v, err := s.DeskCoverage(editor, "talks")
	s.must(err)
	check(t, "updates: a refused one leaves nothing", len(v.Updates), 2)
}

// sql does to the database what people do by ways that are not these tests' business.
func (s *site) sql(query string) {
	s.t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(s.dir, store.FileName)+"?_pragma=busy_timeout(5000)")
	s.must(err)
	_, err = db.ExecContext(s.t.Context(), query)
	s.must(errors.Join(err, db.Close()))
}
