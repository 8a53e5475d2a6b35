package storetest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/store"
)

var errRefused = errors.New("refused")

// numbersWithoutGaps has many commit at once; every third action fails after it has
// written. What failed must leave neither a row nor a hole in any numbering.
func numbersWithoutGaps(t *testing.T, open Open) {
	const askers, each, streams = 40, 6, 3
	told := &applied{}
	s := opened(t, open, store.Options{Applied: told.add})
	streamOf := func(i int) journal.Stream { return journal.CoverageStream(fmt.Sprint("c", i%streams)) }
	var all sync.WaitGroup
	for a := range askers {
		all.Go(func() {
			for i := range each {
				id := fmt.Sprintf("%d-%d", a, i)
				fails := (a+i)%3 == 0
				err := try(t.Context(), s, func(ctx context.Context, tx *store.Tx) error {
					if _, err := say(ctx, tx, id, "words of "+id, streamOf(a)); err != nil {
						return err
					}
					if fails {
						return errRefused
					}
					return nil
				})
				if fails != errors.Is(err, errRefused) || !fails && err != nil {
					t.Errorf("action %s: got %v, want failure %v", id, err, fails)
				}
			}
		})
	}
	all.Wait()
	check(t, "lines of the site", len(changesIn(t, s, journal.Site)), askers*each*2/3)
	sum := 0
	for i := -1; i < streams; i++ {
		stream := journal.Site
		if i >= 0 {
			stream = streamOf(i)
		}
		changes := changesIn(t, s, stream)
		for n, c := range changes {
			if c.Lines[0].Seq != int64(n+1) {
				t.Fatalf("%s: line %d: got number %d, want %d", stream, n, c.Lines[0].Seq, n+1)
			}
			var a, k int
			fmt.Sscanf(c.ID, "%d-%d", &a, &k)
			if (a+k)%3 == 0 {
				t.Errorf("%s: line %d: got the failed action %s, want it gone", stream, n+1, c.ID)
			}
		}
		if i >= 0 {
			sum += len(changes)
		}
	}
	check(t, "lines of the streams together", sum, askers*each*2/3)
	seqs := told.seqs()
	check(t, "applied", len(seqs), askers*each*2/3)
	for i, seq := range seqs {
		if seq != int64(i+1) {
			t.Fatalf("applied %d: got change %d, want %d", i, seq, i+1)
		}
	}
}

// severalLines has one action touch streams more than once: each line is numbered, a
// stream named twice gets one.
func severalLines(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	var first, second *journal.Change
	do(t, s, func(ctx context.Context, tx *store.Tx) (err error) {
		if first, err = say(ctx, tx, "1", "one", "a", "b", "a", journal.Site); err != nil {
			return err
		}
		second, err = say(ctx, tx, "2", "two", "b")
		return err
	})
	check(t, "first's lines", fmt.Sprint(first.Lines), "[{site 1} {a 1} {b 1}]")
	check(t, "second's lines", fmt.Sprint(second.Lines), "[{site 2} {b 2}]")
}

func positions(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	var first, second *journal.Change
	do(t, s, func(ctx context.Context, tx *store.Tx) (err error) {
		if _, err = say(ctx, tx, "0", "zero"); err != nil {
			return err
		}
		if first, err = say(ctx, tx, "1", "one", "a"); err != nil {
			return err
		}
		second, err = say(ctx, tx, "2", "two", "a")
		return err
	})
	p1, _ := first.In("a")
	p2, _ := second.In("a")
	onSite, _ := first.In(journal.Site)
	check(t, "second's number in its stream", p2.Seq, 2)
	check(t, "a position's hash", p2.Hash, second.Leaf.Short())
	other := strings.Map(func(r rune) rune {
		if r == 'f' {
			return '0'
		}
		return 'f'
	}, p1.Hash)
	for _, row := range []struct {
		name   string
		stream journal.Stream
		p      journal.Position
		want   bool
	}{
		{"the start", "a", journal.Start, true},
		{"the start of a stream without lines", "nobody", journal.Start, true},
		{"the first", "a", p1, true},
		{"the last", "a", p2, true},
		{"the site's", journal.Site, onSite, true},
		{"another number with the same hash", "a", journal.Position{Hash: p1.Hash, Seq: 2}, false},
		{"another hash with the same number", "a", journal.Position{Hash: other, Seq: 1}, false},
		{"the site's place in a stream of its own", "a", onSite, false},
		{"ahead of the head", "a", journal.Position{Hash: p2.Hash, Seq: 3}, false},
		{"number zero with a hash", "a", journal.Position{Hash: p1.Hash}, false},
		{"a stream without lines", "nobody", p1, false},
	} {
		see(t, s, func(ctx context.Context, tx *store.Tx) error {
			got, err := tx.Holds(ctx, row.stream, row.p)
			check(t, row.name, got, row.want)
			return err
		})
	}
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		for stream, want := range map[journal.Stream]journal.Position{"a": p2, "nobody": journal.Start} {
			got, err := tx.Head(ctx, stream)
			if err != nil {
				return err
			}
			check(t, "head of "+string(stream), got, want)
		}
		some, err := tx.ChangesAfter(ctx, "a", 1, 10)
		if err == nil && (len(some) != 1 || some[0].ID != "2") {
			t.Errorf("after 1: got %d changes, want the one of 2", len(some))
		}
		none, err2 := tx.ChangesAfter(ctx, "a", 2, 10)
		check(t, "after the last", len(none), 0)
		return errors.Join(err, err2)
	})
}

// commitments works everything out anew from what the store gives to those who verify.
func commitments(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	const words = `{"headline":"両外相が会談"}`
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		_, err := say(ctx, tx, "1", words, "a")
		if err != nil {
			return err
		}
		_, err = say(ctx, tx, "2", words, "a")
		return err
	})
	changes := changesIn(t, s, "a")
	for _, c := range changes {
		leaf := sha256.Sum256(append([]byte{0}, c.Canonical()...)) // RFC 6962, 2.1
		check(t, "leaf of "+c.ID, c.Leaf, journal.Digest(leaf))
		see(t, s, func(ctx context.Context, tx *store.Tx) error {
			salt, content, digest, err := tx.Commitment(ctx, "thing", c.ID, 1)
			if err != nil {
				return err
			}
			check(t, "length of a salt", len(salt), 16)
			check(t, "content", string(content), words)
			check(t, "digest of "+c.ID, digest, journal.Digest(sha256.Sum256(append(slices.Clone(salt), content...))))
			check(t, "digest in the line of "+c.ID, c.Content, digest)
			return nil
		})
	}
	if changes[0].Content == changes[1].Content {
		t.Error("the same words twice: got one digest, want two: nobody may tell by comparing")
	}
	err := s.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, _, _, err := tx.Commitment(ctx, "thing", "1", 2)
		return err
	})
	wantKind(t, "a revision that is none", err, fault.NotFound)
	err = try(t.Context(), s, func(ctx context.Context, tx *store.Tx) error {
		return tx.Announce(ctx, &journal.Change{Kind: journal.Posted, Item: "thing", ID: "9", Revision: 1})
	})
	wantKind(t, "announcing what was not kept", err, fault.NotFound)
}

// appliedFirst looks, as soon as it is answered, whether its own Change was applied, and
// whether what is applied is stored.
func appliedFirst(t *testing.T, open Open) {
	told := &applied{}
	var s *store.Store
	s = opened(t, open, store.Options{Applied: func(changes []*journal.Change) {
		err := s.Read(context.Background(), func(ctx context.Context, tx *store.Tx) error {
			head, err := tx.Head(ctx, journal.Site)
			if last := changes[len(changes)-1]; head.Seq < last.Seq {
				t.Errorf("applied %d while only %d is stored", last.Seq, head.Seq)
			}
			return err
		})
		if err != nil {
			t.Errorf("read while applied: %v", err)
		}
		told.add(changes)
	}})
	var all sync.WaitGroup
	for a := range 8 {
		all.Go(func() {
			for i := range 10 {
				c, err := store.Commit(t.Context(), s, func(ctx context.Context, tx *store.Tx) (*journal.Change, error) {
					return say(ctx, tx, fmt.Sprintf("%d-%d", a, i), "words")
				})
				if err != nil {
					t.Error(err)
				} else if !slices.Contains(told.seqs(), c.Seq) {
					t.Errorf("answered for change %d before it was applied", c.Seq)
				}
			}
		})
	}
	all.Wait()
	if got := told.seqs(); !slices.IsSorted(got) {
		t.Errorf("applied: got %v, want them in order", got)
	}
	before := len(told.seqs())
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.SaveSetting(ctx, "a", "b") })
	check(t, "applied after an action that makes nothing public", len(told.seqs()), before)
}

// clockGoesBack also turns the clock between two actions that share a commit.
func clockGoesBack(t *testing.T, open Open) {
	noon := time.Date(2017, 3, 20, 3, 0, 0, 123456789, time.UTC)
	clock := &setClock{now: noon}
	s := opened(t, open, store.Options{Clock: clock.Now})
	began, goOn := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		do(t, s, func(context.Context, *store.Tx) error {
			close(began)
			<-goOn
			return nil
		})
	})
	<-began // what is asked for now waits and shares the next commit
	var waiting sync.WaitGroup
	for i := range 6 {
		waiting.Add(1)
		all.Go(func() {
			waiting.Done()
			do(t, s, func(ctx context.Context, tx *store.Tx) error {
				clock.set(clock.Now().Add(-time.Hour))
				_, err := say(ctx, tx, fmt.Sprint("same", i), "words")
				return err
			})
		})
	}
	waiting.Wait()
	close(goOn)
	all.Wait()
	for i, hours := range []int{-5, 2, 1} {
		clock.set(noon.Add(time.Duration(hours) * time.Hour))
		do(t, s, func(ctx context.Context, tx *store.Tx) error {
			_, err := say(ctx, tx, fmt.Sprint("later", i), "words")
			return err
		})
	}
	changes := changesIn(t, s, journal.Site)
	for i, c := range changes {
		if i > 0 && c.At.Before(changes[i-1].At) {
			t.Errorf("line %d: got %v, want no earlier than %v of the line before", c.Seq, c.At, changes[i-1].At)
		}
	}
	check(t, "the first line's time", changes[0].At, noon.Truncate(time.Microsecond))
	check(t, "the last line's time", changes[len(changes)-1].At, noon.Add(2*time.Hour).Truncate(time.Microsecond))
}

func clockGoesBackReopened(t *testing.T, open Open) {
	noon := time.Date(2017, 3, 20, 3, 0, 0, 0, time.UTC)
	s, err := open(store.Options{Clock: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		_, err := say(ctx, tx, "1", "words")
		return err
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = opened(t, open, store.Options{Clock: func() time.Time { return noon.Add(-time.Hour) }})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		check(t, "the moment of an action", tx.Now, noon)
		_, err := say(ctx, tx, "2", "words")
		return err
	})
	check(t, "the line's time", changesIn(t, s, journal.Site)[1].At, noon)
}

// whatStands: what a line says besides comes back as it was written, whoever reads it, and the leaf
// is over it.
func whatStands(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	lines := []journal.Change{{}, {Withdrawn: true}, {Erased: true, Quotes: []string{"0195", journal.Unread}}}
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		for i, c := range lines {
			if err := tx.Keep(ctx, store.Revision{Item: "thing", ID: "1", Number: i + 1, Content: []byte("words"), By: "me"}); err != nil {
				return err
			}
			c.Kind, c.Item, c.ID, c.Revision = journal.Recorded, "thing", "1", i+1
			if err := tx.Announce(ctx, &c); err != nil {
				return err
			}
		}
		return nil
	})
	changes := changesIn(t, s, journal.Site)
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		newest, err := tx.ChangeOf(ctx, "thing", "1", 0)
		if err == nil && (newest.Leaf != changes[2].Leaf || string(newest.Canonical()) != string(changes[2].Canonical())) {
			t.Errorf("by its item: got %q, want the last line", newest.Canonical())
		}
		return err
	})
	for i, c := range changes {
		check(t, fmt.Sprint("line ", i+1), fmt.Sprint(c.Old, c.Withdrawn, c.Erased, c.Quotes), fmt.Sprint(false, lines[i].Withdrawn, lines[i].Erased, lines[i].Quotes))
		written := c.Leaf
		c.Seal()
		check(t, fmt.Sprint("leaf of line ", i+1), c.Leaf, written)
	}
}
