package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

func aCoverage(id, slug string) *coverage.Coverage {
	return &coverage.Coverage{ID: coverage.ID(id), Slug: slug, Standing: coverage.Published, Revision: 1, Content: coverage.Content{
		Form: coverage.Live, State: coverage.Running, Lang: "ja", TZ: "Asia/Tokyo", Title: text.Local{"ja": "会談"}, Tags: []string{"北方領土"},
	}}
}

func anUpdate(id string, n int, said time.Time) *coverage.Update {
	return &coverage.Update{
		ID: coverage.UpdateID(id), Coverage: "c1", N: n, Standing: coverage.Published, Revision: 1, Posted: said,
		Message: coverage.Message{Kind: coverage.Report, Said: said, Headline: "headline " + id},
	}
}

func revisions(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		for n := 1; n <= 3; n++ {
			err := tx.Keep(ctx, store.Revision{Item: "thing", ID: "1", Number: n, Content: fmt.Appendf(nil, `{"n":%d}`, n), By: "me"})
			if err != nil {
				return err
			}
		}
		for _, n := range []int{1, 3} { // the second was a draft's
			if err := tx.Announce(ctx, &journal.Change{Kind: journal.Posted, Item: "thing", ID: "1", Revision: n}); err != nil {
				return err
			}
		}
		return nil
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		got, err := tx.PublicRevisions(ctx, "thing", "1", 0, 10)
		if err != nil {
			return err
		}
		if len(got) != 2 || got[0].Number != 1 || got[1].Number != 3 {
			t.Fatalf("got %+v, want revisions 1 and 3", got)
		}
		check(t, "content", string(got[1].Content), `{"n":3}`)
		check(t, "by", got[1].By, "me")
		check(t, "public", got[1].Public, true)
		return nil
	})
	err := try(t.Context(), s, func(ctx context.Context, tx *store.Tx) error {
		return tx.Keep(ctx, store.Revision{Item: "thing", ID: "1", Number: 1, Content: []byte(`{"n":"other"}`), By: "me"})
	})
	if err == nil {
		t.Error("the same revision again: got nil, want an error: a kept state is not overwritten")
	}
}

func anchors(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	a := store.Anchor{Kind: record.KindStatement, ID: "s1", Coverage: "c1", Update: "u1", Field: record.Body, Start: 3, End: 7}
	b := store.Anchor{Kind: record.KindStatement, ID: "s1", Index: 1, Coverage: "c1", Update: "u2", Field: record.Headline, Start: 0, End: 2}
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return tx.SaveAnchors(ctx, record.KindStatement, "s1", []store.Anchor{a, b})
	})
	a.Start, a.End, a.Orphaned = 10, 14, true
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.MoveAnchor(ctx, a) })
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		ofStatement, err := tx.AnchorsOf(ctx, record.KindStatement, "s1")
		check(t, "of the statement", fmt.Sprint(ofStatement), fmt.Sprint([]store.Anchor{a, b}))
		ofUpdate, err2 := tx.AnchorsOfUpdate(ctx, "u2")
		check(t, "of the update", fmt.Sprint(ofUpdate), fmt.Sprint([]store.Anchor{b}))
		ofCoverage, err3 := tx.AnchorsOfCoverage(ctx, "c1")
		check(t, "of the coverage", len(ofCoverage), 2)
		orphans, err4 := tx.OrphanedAnchors(ctx)
		check(t, "orphans", fmt.Sprint(orphans), fmt.Sprint([]store.Anchor{a}))
		return errors.Join(err, err2, err3, err4)
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return tx.SaveAnchors(ctx, record.KindStatement, "s1", nil)
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		left, err := tx.AnchorsOfCoverage(ctx, "c1")
		check(t, "after they were taken away", len(left), 0)
		return err
	})
}

func items(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	name := func(words string) []record.Name { return []record.Name{{Lang: "en", Text: words}} }
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		for _, it := range []record.Item{
			record.Actor{ID: "zoe", Kind: record.Person, Names: name("Zoe")},
			record.Actor{ID: "adam", Kind: record.Person, Names: name("Adam"), Party: "zoe"},
		} {
			if n, err := tx.SaveItem(ctx, it, coverage.Published, "me"); err != nil || n != 1 {
				return fmt.Errorf("first revision of %s: got %d, %v", it.ItemID(), n, err)
			}
		}
		n, err := tx.SaveItem(ctx, record.Actor{ID: "zoe", Kind: record.Person, Names: name("Zoë"), Party: "adam"}, coverage.Published, "me")
		check(t, "revision of a changed item", n, 2)
		if err != nil {
			return err
		}
		_, err = tx.SaveItem(ctx, record.Actor{ID: "draft", Kind: record.Person, Names: name("D"), Party: "adam"}, coverage.Draft, "me")
		return err
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		all, err := store.Items[record.Actor](ctx, tx, record.KindActor)
		if err != nil {
			return err
		}
		if len(all) != 2 || all[0].Names[0].Text != "Zoë" || all[1].ID != "adam" {
			t.Errorf("items: got %+v, want Zoë and adam in the order they were made, no draft", all)
		}
		tied, err := store.ItemsTied[record.Actor](ctx, tx, record.KindActor, record.RelParty, record.KindActor, "adam")
		if err == nil && (len(tied) != 1 || tied[0].ID != "zoe") {
			t.Errorf("tied to adam: got %+v, want zoe alone", tied)
		}
		there, err2 := tx.Exists(ctx, record.KindActor, "draft")
		check(t, "a draft exists", there, false)
		_, err3 := store.Item[record.Actor](ctx, tx, record.KindIssue, "zoe")
		wantKind(t, "the id under another kind", err3, fault.NotFound)
		return errors.Join(err, err2)
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return tx.SetStanding(ctx, record.KindActor, "draft", coverage.Published)
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		there, err := tx.Exists(ctx, record.KindActor, "draft")
		check(t, "exists once published", there, true)
		return err
	})
}

func coverages(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	first, second := aCoverage("c1", "one"), aCoverage("c2", "two")
	second.Standing = coverage.Draft
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return errors.Join(tx.SaveCoverage(ctx, first, "me"), tx.SaveCoverage(ctx, second, "me"))
	})
	check(t, "first's number", first.Number, 1)
	check(t, "second's number", second.Number, 2)
	first.Slug, first.Revision = "uno", 2
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.SaveCoverage(ctx, first, "me") })
	check(t, "number after a change", first.Number, 1)
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		for slug, want := range map[string]bool{"one": true, "uno": false, "two": false} {
			free, err := tx.FreeSlug(ctx, slug)
			if err != nil {
				return err
			}
			check(t, "free: "+slug, free, want)
		}
		got, err := tx.CoverageBySlug(ctx, "uno")
		if err != nil {
			return err
		}
		check(t, "coverage as it was saved", fmt.Sprintf("%+v", *got), fmt.Sprintf("%+v", *first))
		_, gone := tx.CoverageBySlug(ctx, "one")
		wantKind(t, "the old slug", gone, fault.NotFound)
		byNumber, err := tx.CoverageByNumber(ctx, 2)
		if err == nil {
			check(t, "by number", byNumber.ID, "c2")
		}
		public, err2 := tx.Coverages(ctx, "", false, 10)
		check(t, "public ones", len(public), 1)
		all, err3 := tx.Coverages(ctx, "", true, 10)
		check(t, "with drafts", len(all), 2)
		none, err4 := tx.Coverages(ctx, "round", true, 10)
		check(t, "of an event without any", len(none), 0)
		return errors.Join(err, err2, err3, err4)
	})
	err := try(t.Context(), s, func(ctx context.Context, tx *store.Tx) error {
		return tx.SaveCoverage(ctx, aCoverage("c3", "two"), "me")
	})
	if err == nil {
		t.Error("a taken slug: got nil, want an error")
	}
}

func updates(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	at := time.Date(2017, 3, 20, 3, 0, 0, 0, time.UTC)
	u := []*coverage.Update{
		anUpdate("u1", 1, at), anUpdate("u2", 2, at.Add(time.Hour)), anUpdate("u3", 3, at), // said with the first
		anUpdate("u4", 4, at.Add(2*time.Hour)), anUpdate("u5", 5, at.Add(3*time.Hour)),
	}
	u[3].Standing, u[4].Standing = coverage.Submitted, coverage.Withdrawn
	u[4].Message = u[4].Message.Stub("a reason")
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		if err := tx.SaveCoverage(ctx, aCoverage("c1", "one"), "me"); err != nil {
			return err
		}
		for _, one := range u {
			n, err := tx.NextN(ctx, "c1")
			check(t, "next number", n, one.N)
			if err := errors.Join(err, tx.SaveUpdate(ctx, one, "author")); err != nil {
				return err
			}
		}
		return nil
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		for _, row := range []struct {
			name string
			list func() ([]coverage.Update, error)
			want string
		}{
			{"public, newest first", func() ([]coverage.Update, error) {
				return tx.PublicUpdates(ctx, "c1", coverage.Newest, store.Place{}, 9)
			}, "[5 2 3 1]"},
			{"a page", func() ([]coverage.Update, error) {
				return tx.PublicUpdates(ctx, "c1", coverage.Newest, store.Place{}, 2)
			}, "[5 2]"},
			{"before one of the same minute", func() ([]coverage.Update, error) {
				return tx.PublicUpdates(ctx, "c1", coverage.Newest, store.Place{Said: at, N: 3}, 9)
			}, "[1]"},
			{"oldest first", func() ([]coverage.Update, error) {
				return tx.PublicUpdates(ctx, "c1", coverage.Oldest, store.Place{}, 9)
			}, "[1 3 2 5]"},
			{"after one of the same minute", func() ([]coverage.Update, error) {
				return tx.PublicUpdates(ctx, "c1", coverage.Oldest, store.Place{Said: at, N: 1}, 2)
			}, "[3 2]"},
			{"in editorial order, which nobody has changed", func() ([]coverage.Update, error) {
				return tx.PublicUpdates(ctx, "c1", coverage.Editorial, store.Place{}, 9)
			}, "[5 2 3 1]"},
			{"after a place there", func() ([]coverage.Update, error) {
				return tx.PublicUpdates(ctx, "c1", coverage.Editorial, store.Place{Key: u[1].Place()}, 9)
			}, "[3 1]"},
			{"right above", func() ([]coverage.Update, error) { return tx.UpdatesAbove(ctx, u[0], coverage.Newest, 2) }, "[3 2]"},
			{"right above, oldest first", func() ([]coverage.Update, error) { return tx.UpdatesAbove(ctx, u[1], coverage.Oldest, 2) }, "[3 1]"},
			{"right above in editorial order", func() ([]coverage.Update, error) { return tx.UpdatesAbove(ctx, u[0], coverage.Editorial, 9) }, "[3 2 5]"},
			{"by number", func() ([]coverage.Update, error) { return tx.PublicUpdatesFrom(ctx, "c1", 1, 9) }, "[2 3 5]"},
			{"all", func() ([]coverage.Update, error) { return tx.AllUpdates(ctx, "c1", 9) }, "[5 4 2 3 1]"},
			{"submitted", func() ([]coverage.Update, error) { return tx.SubmittedUpdates(ctx, 9) }, "[4]"},
		} {
			list, err := row.list()
			if err != nil {
				return fmt.Errorf("%s: %w", row.name, err)
			}
			check(t, row.name, ns(list), row.want)
		}
		got, err := tx.UpdateByN(ctx, "c1", 2)
		if err != nil {
			return err
		}
		check(t, "an update as it was saved", fmt.Sprintf("%+v", *got), fmt.Sprintf("%+v", *u[1]))
		count, first, last, err := tx.Span(ctx, "c1")
		if err != nil {
			return err
		}
		check(t, "published", count, 3)
		check(t, "first said", *first, at)
		check(t, "last said", *last, at.Add(time.Hour))
		newest, err := tx.NewestHeadline(ctx, "c1")
		if err == nil {
			check(t, "newest headline", newest.N, 2)
		}
		_, missing := tx.UpdateByN(ctx, "c1", 9)
		wantKind(t, "a number that is none", missing, fault.NotFound)
		return err
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		u[3].Revision = 2
		if err := errors.Join(tx.SaveUpdate(ctx, u[3], "another"), tx.MakeUpdatePublic(ctx, u[3])); err != nil {
			return err
		}
		author, err := tx.Author(ctx, "u4")
		check(t, "author after another's edit", author, "author")
		return err
	})
	for _, row := range []struct {
		standing coverage.Standing
		want     int
	}{{coverage.Published, 4}, {coverage.Withdrawn, 3}, {coverage.Draft, 3}, {coverage.Published, 4}, {coverage.Undone, 3}, {coverage.Published, 4}} {
		do(t, s, func(ctx context.Context, tx *store.Tx) error {
			again := *u[3]
			again.Standing, again.Revision = row.standing, u[3].Revision+1
			u[3].Revision++
			if err := tx.SaveUpdate(ctx, &again, "another"); err != nil {
				return err
			}
			count, _, _, err := tx.Span(ctx, "c1")
			check(t, "published once it is "+string(row.standing), count, row.want)
			return err
		})
	}
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		got, err := tx.UpdateByID(ctx, "u4")
		if err == nil {
			check(t, "standing", got.Standing, coverage.Published)
		}
		return err
	})
}

func users(t *testing.T, open Open) {
	noon := time.Date(2017, 3, 20, 3, 0, 0, 0, time.UTC)
	clock := &setClock{now: noon}
	s := opened(t, open, store.Options{Clock: clock.Now})
	ann := &people.User{ID: "1", Name: "ann", Role: "editor", Password: "phc", Created: noon}
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return errors.Join(tx.AddUser(ctx, ann), tx.AddSession(ctx, "s", ann.ID, noon.Add(time.Hour), ""), tx.AddToken(ctx, &people.Token{ID: "t", Hash: "k", User: ann.ID, Scope: people.Everything, Made: noon}))
	})
	if err := try(t.Context(), s, func(ctx context.Context, tx *store.Tx) error {
		return tx.AddUser(ctx, &people.User{ID: "2", Name: "ann"})
	}); err == nil {
		t.Error("a taken name: got nil, want an error")
	}
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		got, err := tx.UserBySession(ctx, "s", noon)
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(got, ann) {
			t.Errorf("by session: got %+v, want %+v", got, ann)
		}
		_, ended := tx.UserBySession(ctx, "s", noon.Add(time.Hour))
		wantKind(t, "by a session that has ended", ended, fault.NotFound)
		got, err = tx.UserByToken(ctx, "k", tx.Now)
		if err != nil {
			return err
		}
		check(t, "by token", got.Name, "ann")
		_, other := tx.UserByToken(ctx, "s", tx.Now)
		wantKind(t, "a session is no token", other, fault.NotFound)
		all, err := tx.Users(ctx)
		check(t, "users", len(all), 1)
		return err
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.DropSession(ctx, "s") })
	err := s.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.UserBySession(ctx, "s", noon)
		return err
	})
	wantKind(t, "by a session that was ended", err, fault.NotFound)
}

func settings(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	check(t, "one never made", setting(t, s, "a"), "")
	for _, value := range []string{"one", "two", ""} {
		do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.SaveSetting(ctx, "a", value) })
		check(t, "as saved", setting(t, s, "a"), value)
	}
}

func reopening(t *testing.T, open Open) {
	var before []*journal.Change
	for round := 1; round <= 3; round++ {
		s, err := open(store.Options{})
		if err != nil {
			t.Fatalf("open %d: %v", round, err)
		}
		for i := range 3 {
			do(t, s, func(ctx context.Context, tx *store.Tx) error {
				c, err := say(ctx, tx, fmt.Sprintf("%d-%d", round, i), "words", "a")
				if err == nil {
					check(t, "number", c.Seq, int64((round-1)*3+i+1))
				}
				return err
			})
		}
		now := changesIn(t, s, "a")
		check(t, "lines", len(now), round*3)
		for i, c := range before {
			check(t, "a line after reopening", fmt.Sprintf("%+v", *now[i]), fmt.Sprintf("%+v", *c))
		}
		before = now
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
