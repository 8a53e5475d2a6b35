package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/store"
)

func failureLeavesNothing(t *testing.T, open Open) {
	told := &applied{}
	s := opened(t, open, store.Options{Applied: told.add})
	err := try(t.Context(), s, func(ctx context.Context, tx *store.Tx) error {
		if _, err := say(ctx, tx, "1", "words", "a"); err != nil {
			return err
		}
		return errors.Join(tx.SaveSetting(ctx, "name", "value"), errRefused)
	})
	if !errors.Is(err, errRefused) {
		t.Errorf("got %v, want the action's own error", err)
	}
	check(t, "lines", len(changesIn(t, s, "a"))+len(changesIn(t, s, journal.Site)), 0)
	check(t, "applied", len(told.seqs()), 0)
	check(t, "setting", setting(t, s, "name"), "")
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		c, err := say(ctx, tx, "1", "words", "a")
		if err == nil {
			check(t, "number of the next", c.Seq, 1)
		}
		return err
	})
}

func setting(t *testing.T, s *store.Store, name string) (value string) {
	t.Helper()
	see(t, s, func(ctx context.Context, tx *store.Tx) (err error) {
		value, err = tx.Setting(ctx, name)
		return err
	})
	return value
}

// sharing has all actions wait for one that is under way, so that they share a commit.
func sharing(t *testing.T, s *store.Store, acts ...func(context.Context, *store.Tx) error) []error {
	t.Helper()
	began, goOn := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		do(t, s, func(context.Context, *store.Tx) error {
			close(began)
			<-goOn
			return nil
		})
	})
	<-began
	errs := make([]error, len(acts))
	for i, act := range acts {
		all.Go(func() { errs[i] = try(t.Context(), s, act) })
	}
	close(goOn)
	all.Wait()
	return errs
}

// failedStatement has the database itself refuse a statement in the middle of others.
func failedStatement(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	keep := func(id string) func(context.Context, *store.Tx) error {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := say(ctx, tx, id, "words")
			return err
		}
	}
	twice := func(ctx context.Context, tx *store.Tx) error {
		if _, err := say(ctx, tx, "twice", "words"); err != nil {
			return err
		}
		_, err := say(ctx, tx, "twice", "words") // the key is taken
		return err
	}
	errs := sharing(t, s, keep("a"), twice, keep("b"))
	if errs[0] != nil || errs[1] == nil || errs[2] != nil {
		t.Errorf("got %v, want the second alone to fail", errs)
	}
	check(t, "lines", len(changesIn(t, s, journal.Site)), 2)
}

func panics(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	keep := func(ctx context.Context, tx *store.Tx) error { return tx.SaveSetting(ctx, "kept", "yes") }
	errs := sharing(t, s, func(ctx context.Context, tx *store.Tx) error {
		if _, err := say(ctx, tx, "1", "words"); err != nil {
			return err
		}
		panic("on purpose")
	}, keep)
	wantKind(t, "the action that panicked", errs[0], fault.Internal)
	if errs[1] != nil {
		t.Errorf("its neighbour: got %v, want nil", errs[1])
	}
	check(t, "the neighbour's setting", setting(t, s, "kept"), "yes")
	check(t, "lines of the one that panicked", len(changesIn(t, s, journal.Site)), 0)
}

func goneBefore(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	began, goOn := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		do(t, s, func(context.Context, *store.Tx) error {
			close(began)
			<-goOn
			return nil
		})
	})
	<-began
	ctx, cancel := context.WithCancel(t.Context())
	all.Go(func() {
		err := try(ctx, s, func(ctx context.Context, tx *store.Tx) error { return tx.SaveSetting(ctx, "gone", "yes") })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want context.Canceled", err)
		}
	})
	cancel()
	close(goOn)
	all.Wait()
	check(t, "what the gone asker wanted", setting(t, s, "gone"), "")
}

func goneMidway(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	err := try(ctx, s, func(ctx context.Context, tx *store.Tx) error {
		cancel()
		_, err := say(ctx, tx, "1", "words")
		return err
	})
	if err != nil {
		t.Errorf("got %v, want nil: it is stored", err)
	}
	check(t, "lines", len(changesIn(t, s, journal.Site)), 1)
}

// closeWhileBusy closes while actions wait: what is answered with nil is there after
// reopening, what is refused is not.
func closeWhileBusy(t *testing.T, open Open) {
	const waiting = 300 // more than fit into the queue
	s, err := open(store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	began, goOn := make(chan struct{}), make(chan struct{})
	errs := make([]error, waiting+1)
	var all, asked sync.WaitGroup
	act := func(i int) func(context.Context, *store.Tx) error {
		return func(ctx context.Context, tx *store.Tx) error {
			if i == 0 {
				close(began)
				<-goOn
			}
			return tx.SaveSetting(ctx, fmt.Sprint(i), "yes")
		}
	}
	all.Go(func() { errs[0] = try(context.Background(), s, act(0)) })
	<-began
	for i := 1; i <= waiting; i++ {
		asked.Add(1)
		all.Go(func() {
			asked.Done()
			errs[i] = try(context.Background(), s, act(i))
		})
	}
	asked.Wait()
	all.Go(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	close(goOn)
	all.Wait() // nobody is left waiting for an answer
	if errs[0] != nil {
		t.Errorf("the action under way: got %v, want nil", errs[0])
	}
	again := opened(t, open, store.Options{})
	for i, err := range errs {
		if err != nil {
			wantKind(t, fmt.Sprintf("action %d", i), err, fault.Unavailable)
		}
		check(t, fmt.Sprintf("stored %d", i), setting(t, again, fmt.Sprint(i)) == "yes", err == nil)
	}
}

func closed(t *testing.T, open Open) {
	s, err := open(store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for range 20 { // the queue has room although nobody serves it
		err := try(t.Context(), s, func(context.Context, *store.Tx) error { return nil })
		wantKind(t, "commit", err, fault.Unavailable)
	}
	if err := s.Read(t.Context(), func(context.Context, *store.Tx) error { return nil }); err == nil {
		t.Error("read: got nil, want an error")
	}
	if err := s.Ping(t.Context()); err == nil {
		t.Error("ping: got nil, want an error")
	}
}

func answers(t *testing.T, open Open) {
	noon := time.Date(2017, 3, 20, 3, 0, 0, 0, time.UTC)
	clock := &setClock{now: noon}
	s := opened(t, open, store.Options{Clock: clock.Now})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return errors.Join(
			tx.KeepAnswer(ctx, "ann", "k", "digest", []byte(`{"n":1}`)), tx.KeepAnswer(ctx, "bob", "k", "other", []byte(`{"n":2}`)),
			tx.KeepAnswerAbout(ctx, "u3", "ann", "good", "words", []byte(`{"n":3}`)))
	})
	for _, row := range []struct {
		name, user, key string
		later           time.Duration
		digest, answer  string
		ok              bool
	}{
		{"the same", "ann", "k", 0, "digest", `{"n":1}`, true},
		{"another user's", "bob", "k", 0, "other", `{"n":2}`, true},
		{"another key", "ann", "k2", 0, "", "", false},
		{"just before a day is over", "ann", "k", store.OnceFor - time.Microsecond, "digest", `{"n":1}`, true},
		{"after a day", "ann", "k", store.OnceFor, "", "", false},
		{"about an update after a year", "ann", "good", 365 * 24 * time.Hour, "words", `{"n":3}`, true},
	} {
		clock.set(noon.Add(row.later))
		do(t, s, func(ctx context.Context, tx *store.Tx) error {
			digest, answer, ok, err := tx.Answer(ctx, row.user, row.key)
			check(t, row.name+": digest", digest, row.digest)
			check(t, row.name+": answer", string(answer), row.answer)
			check(t, row.name+": ok", ok, row.ok)
			return err
		})
	}
	do(t, s, func(ctx context.Context, tx *store.Tx) error { // the key is free again
		return tx.KeepAnswer(ctx, "ann", "k", "digest2", []byte(`{}`))
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		if err := tx.ForgetBody(ctx, "u3"); err != nil {
			return err
		}
		for key, want := range map[string]string{"good": "", "k": "digest2"} {
			digest, _, ok, err := tx.Answer(ctx, "ann", key)
			check(t, "after the words were erased: ok", ok, true)
			check(t, "digest of "+key, digest, want)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func snapshot(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	put := func(value string) {
		do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.SaveSetting(ctx, "name", value) })
	}
	put("before")
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		first, err := tx.Setting(ctx, "name")
		if err != nil {
			return err
		}
		put("after")
		second, err := tx.Setting(ctx, "name")
		check(t, "at first", first, "before")
		check(t, "after another's commit", second, "before")
		return err
	})
	check(t, "in a later read", setting(t, s, "name"), "after")
}

func readOnly(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	err := s.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error { return tx.SaveSetting(ctx, "name", "value") })
	if err == nil {
		t.Error("got nil, want an error")
	}
	check(t, "the setting", setting(t, s, "name"), "")
}
