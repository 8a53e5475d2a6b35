// Package follow reads the journal from positions of its own and makes of it what need not
// be there before an author is answered: the tree over its lines and its signed heads.
package follow

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"readout/internal/journal"
	"readout/internal/store"
)

// Options are a Follower's bounds. The zero value takes the defaults.
type Options struct {
	Every time.Duration // looks by itself, should a bell be lost; 3 s
	Rest  time.Duration // between two looks, so that a busy minute is signed together; 200 ms
	Batch int           // lines put into the tree in one commit; 250: others wait some milliseconds
	Fresh time.Duration // a head is signed anew when it is older, lines or not; 1 h
}

func (o Options) orDefaults() Options {
	if o.Every == 0 {
		o.Every = 3 * time.Second
	}
	if o.Rest == 0 {
		o.Rest = 200 * time.Millisecond
	}
	if o.Batch == 0 {
		o.Batch = 250
	}
	if o.Fresh == 0 {
		o.Fresh = time.Hour
	}
	return o
}

// Follower builds the tree over the journal's lines and signs its heads. One runs at a time.
type Follower struct {
	store *store.Store
	key   *Key
	o     Options
	bell  chan struct{}
	told  string // the trouble that was last written to the log
}

// New makes a Follower; Run makes it work.
func New(s *store.Store, key *Key, o Options) *Follower {
	return &Follower{store: s, key: key, o: o.orDefaults(), bell: make(chan struct{}, 1)}
}

// Ring says that there may be something new. It never waits.
func (f *Follower) Ring() {
	select {
	case f.bell <- struct{}{}:
	default:
	}
}

// Run follows until ctx ends.
func (f *Follower) Run(ctx context.Context) {
	if err := f.CatchUp(ctx); err != nil {
		f.tell(ctx, err)
	}
	look := time.NewTicker(f.o.Every)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-f.bell:
		case <-look.C:
		}
		f.tell(ctx, f.follow(ctx))
		select {
		case <-ctx.Done():
			return
		case <-time.After(f.o.Rest):
		}
	}
}

// tell writes a trouble to the log once, and once that it is over.
func (f *Follower) tell(ctx context.Context, err error) {
	if ctx.Err() != nil {
		return
	}
	now := ""
	if err != nil {
		now = err.Error()
	}
	switch {
	case now == f.told:
	case err != nil:
		slog.Error("the journal's tree does not grow", "error", err)
	default:
		slog.Info("the journal's tree grows again")
	}
	f.told = now
}

// CatchUp looks at the tree as it is stored, builds it again if it is lost, cut off or not
// the one that was signed, and brings it to the journal's end.
func (f *Follower) CatchUp(ctx context.Context) error {
	sound, err := f.sound(ctx)
	if err != nil {
		return err
	}
	if !sound {
		slog.Warn("the journal's tree is built again from its lines")
		if err := commit(ctx, f.store, func(ctx context.Context, tx *store.Tx) error { return tx.ClearTree(ctx) }); err != nil {
			return fmt.Errorf("clear the tree: %w", err)
		}
	}
	return f.follow(ctx)
}

// sound tells whether the stored tree is whole and the one that was signed.
func (f *Follower) sound(ctx context.Context) (sound bool, err error) {
	err = f.store.Read(ctx, func(ctx context.Context, tx *store.Tx) error {
		count, whole, err := tx.TreeHashes(ctx)
		if err != nil {
			return err
		}
		size, err := tx.TreeSize(ctx)
		if err != nil || !whole || journal.HashCount(size) != count {
			return err
		}
		head, err := tx.TreeHead(ctx)
		if err != nil || head.Size > size {
			return err
		}
		root, err := rootOf(ctx, tx, head.Size)
		sound = err == nil && root == head.Root
		return nil // a hash that cannot be read is one more reason to build it again
	})
	return sound, err
}

// rootOf gives the root of the stored tree over its first lines; nothing has the zero root here.
func rootOf(ctx context.Context, tx *store.Tx, size int64) (journal.Digest, error) {
	if size == 0 {
		return journal.Digest{}, nil
	}
	return journal.Root(size, tx.Tree(ctx))
}

// follow puts the lines that are not in the tree into it, and signs a head when that is due.
func (f *Follower) follow(ctx context.Context) error {
	for {
		tree, err := f.grow(ctx)
		if err != nil {
			return err
		}
		if len(tree.New) == 0 {
			return f.signIfDue(ctx)
		}
		err = commit(ctx, f.store, func(ctx context.Context, tx *store.Tx) error { return tx.AddTreeHashes(ctx, tree.First(), tree.New) })
		if err != nil {
			return err
		}
	}
}

// grow works out the hashes of the next lines. A line that is not the one it was when it
// was written goes into no tree.
func (f *Follower) grow(ctx context.Context) (*journal.Tree, error) {
	var tree *journal.Tree
	err := f.store.Read(ctx, func(ctx context.Context, tx *store.Tx) error {
		size, err := tx.TreeSize(ctx)
		if err != nil {
			return err
		}
		lines, err := tx.ChangesAfter(ctx, journal.Site, size, f.o.Batch)
		if err != nil {
			return err
		}
		tree = journal.NewTree(size, tx.Tree(ctx))
		for _, c := range lines {
			if err := isNext(tree, c); err != nil {
				return err
			}
			if err := tree.Add(c.Leaf); err != nil {
				return err
			}
		}
		return nil
	})
	return tree, err
}

func isNext(tree *journal.Tree, c *journal.Change) error {
	if c.Seq != tree.Size+1 {
		return fmt.Errorf("the journal has line %d where line %d should be", c.Seq, tree.Size+1)
	}
	written := c.Leaf
	if c.Seal(); c.Leaf != written {
		return fmt.Errorf("line %d of the journal is not the one that was written", c.Seq)
	}
	return nil
}

var errForked = errors.New("the lines that were signed are not those that are there: no head is signed over them")

// signIfDue signs a head over the whole tree when lines were added since the last one, when
// that has grown old, or when it was another key's. What was signed must still be there.
func (f *Follower) signIfDue(ctx context.Context) error {
	var due bool
	err := f.store.Read(ctx, func(ctx context.Context, tx *store.Tx) error {
		last, err := tx.TreeHead(ctx)
		if err != nil {
			return err
		}
		size, err := tx.TreeSize(ctx)
		if err != nil {
			return err
		}
		if last.Size > size {
			return errForked
		}
		root, err := rootOf(ctx, tx, last.Size)
		if err == nil && root != last.Root {
			err = errForked
		}
		due = size != last.Size || size > 0 && (last.Key != f.key.Public || f.store.Now().Sub(last.At) > f.o.Fresh)
		return err
	})
	if err != nil || !due {
		return err
	}
	return commit(ctx, f.store, f.sign)
}

// sign makes a head. Its moment is one before which no line will be added any more: that of
// this action, or, when lines came that are not in the tree yet, that of the last line in it.
func (f *Follower) sign(ctx context.Context, tx *store.Tx) error {
	size, err := tx.TreeSize(ctx)
	if err != nil {
		return err
	}
	root, err := rootOf(ctx, tx, size)
	if err != nil {
		return err
	}
	last, err := tx.ChangesAfter(ctx, journal.Site, size-1, 2)
	if err != nil || len(last) == 0 {
		return errors.Join(err, ctx.Err())
	}
	head := journal.Head{Origin: f.key.Name(), Size: size, Root: root, At: tx.Now}
	if len(last) == 2 {
		head.At = last[0].At
	}
	signed, err := f.key.sign(head.Text())
	if err != nil {
		return fmt.Errorf("sign a head: %w", err)
	}
	return tx.SaveTreeHead(ctx, store.TreeHead{Size: size, Root: root, At: head.At, Note: signed, Key: f.key.Public})
}

func commit(ctx context.Context, s *store.Store, act func(context.Context, *store.Tx) error) error {
	_, err := store.Commit(ctx, s, func(ctx context.Context, tx *store.Tx) (struct{}, error) { return struct{}{}, act(ctx, tx) })
	return err
}
