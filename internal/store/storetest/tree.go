package storetest

import (
	"context"
	"errors"
	"testing"

	"readout/internal/journal"
	"readout/internal/store"
)

// tree keeps the hashes of the tree over the journal and its newest head.
func tree(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	const lines = 130 // their hashes are more than one statement takes
	grown := journal.NewTree(0, nil)
	for i := range lines {
		if err := grown.Add(journal.Digest{byte(i)}); err != nil {
			t.Fatal(err)
		}
	}
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		size, err := tx.TreeSize(ctx)
		head, err2 := tx.TreeHead(ctx)
		check(t, "lines in an empty tree", size, 0)
		check(t, "its head", head, store.TreeHead{})
		return errors.Join(err, err2)
	})
	head := store.TreeHead{Size: lines, Root: journal.Digest{7}, Note: "note", Key: "key"}
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		head.At = tx.Now
		return errors.Join(tx.AddTreeHashes(ctx, grown.First(), grown.New), tx.SaveTreeHead(ctx, store.TreeHead{Size: 1}), tx.SaveTreeHead(ctx, head))
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		size, err := tx.TreeSize(ctx)
		check(t, "lines in the tree", size, lines)
		count, whole, err2 := tx.TreeHashes(ctx)
		check(t, "hashes", count, journal.HashCount(lines))
		check(t, "without gaps", whole, true)
		root, err3 := journal.Root(lines, tx.Tree(ctx))
		want, err4 := grown.Root()
		check(t, "root", root, want)
		kept, err5 := tx.TreeHead(ctx)
		check(t, "the newest head", kept, head)
		if _, err := journal.Root(lines+1, tx.Tree(ctx)); err == nil {
			t.Error("the root over a line that is not there: got no error")
		}
		return errors.Join(err, err2, err3, err4, err5)
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.ClearTree(ctx) })
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		size, err := tx.TreeSize(ctx)
		check(t, "lines in a cleared tree", size, 0)
		return err
	})
}

// erasing empties what an item said and leaves its line.
func erasing(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		if _, err := say(ctx, tx, "a", `{"update":"u_1"} words`); err != nil {
			return err
		}
		_, err := say(ctx, tx, "b", `{"update":"ux1"} words`)
		return errors.Join(err, tx.Keep(ctx, store.Revision{Item: "thing", ID: "a", Number: 2, Content: []byte("stub"), By: "me"}))
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		cited, err := tx.EverCited(ctx, "u_1")
		if check(t, "that cited it", len(cited), 1); len(cited) == 1 {
			check(t, "which", cited[0], store.ItemKey{Kind: "thing", ID: "a"})
		}
		public, err2 := tx.WasPublic(ctx, "thing", "a")
		check(t, "was public", public, true)
		return errors.Join(err, err2)
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.EraseRevisions(ctx, "thing", "a", 2) })
	if err := s.Scrub(t.Context()); err != nil {
		t.Fatal(err)
	}
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		salt, content, digest, err := tx.Commitment(ctx, "thing", "a", 1)
		check(t, "salt and content", len(salt)+len(content), 0)
		line, err2 := tx.ChangeOf(ctx, "thing", "a", 0)
		if err2 == nil {
			check(t, "what its line commits to", digest, line.Content)
		}
		contents, err3 := tx.Contents(ctx, "thing", "a")
		if err3 == nil {
			check(t, "its revisions", contents[0]+"/"+contents[1], "/stub")
		}
		others, err4 := tx.AnyContentHas(ctx, "words")
		check(t, "another's words", others, true)
		return errors.Join(err, err2, err3, err4)
	})
}
