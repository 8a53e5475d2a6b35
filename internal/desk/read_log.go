package desk

import (
	"context"
	"encoding/hex"
	"encoding/json"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// The bounds of what is read of the log at once.
const (
	LeavesAtOnce   = 1000
	ContentsAtOnce = 200
	unbuilt        = 500 // lines beside the tree that a reader puts into it by himself
)

// LogHead is the newest signed head, with the key that verifies it.
type LogHead struct {
	Note string
	Key  string
	Size int64
}

// LogHead gives the newest signed head; NotFound before there is one.
func (d *Desk) LogHead(ctx context.Context) (*LogHead, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*LogHead, error) {
		h, err := logHead(ctx, tx)
		return &LogHead{Note: h.Note, Key: h.Key, Size: h.Size}, err
	})
}

func logHead(ctx context.Context, tx *store.Tx) (store.TreeHead, error) {
	h, err := tx.TreeHead(ctx)
	if err == nil && h.Size == 0 {
		err = fault.New(fault.NotFound, "log.no_head")
	}
	return h, err
}

// LogLeaves gives the leaves of at most limit lines from a number on.
func (d *Desk) LogLeaves(ctx context.Context, from int64, limit int) ([][]byte, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([][]byte, error) {
		lines, err := logLines(ctx, tx, from, limit, LeavesAtOnce)
		leaves := make([][]byte, len(lines))
		for i, c := range lines {
			leaves[i] = c.Canonical()
		}
		return leaves, err
	})
}

func logLines(ctx context.Context, tx *store.Tx, from int64, limit, most int) ([]*journal.Change, error) {
	if from < 1 {
		return nil, fault.At("from", "log.from", "got", from)
	}
	if limit < 1 || limit > most {
		return nil, fault.At("limit", "log.limit", "got", limit, "most", most)
	}
	return tx.ChangesAfter(ctx, journal.Site, from-1, limit)
}

// LogState says whether readers may see the words that a line commits to.
type LogState string

// The states of a revision in the log.
const (
	LogPublic    LogState = "public"
	LogWithdrawn LogState = "withdrawn" // the words are kept and not shown
	LogErased    LogState = "erased"    // the words are gone
)

// LogWords are the words that a line commits to, where they are public.
type LogWords struct {
	Seq     int64
	State   LogState
	Content string // byte by byte what is committed to; "" unless public
	Salt    string // hex
}

// LogContents gives the words of at most limit lines from a number on.
func (d *Desk) LogContents(ctx context.Context, from int64, limit int) ([]LogWords, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]LogWords, error) {
		lines, err := logLines(ctx, tx, from, limit, ContentsAtOnce)
		if err != nil {
			return nil, err
		}
		all := make([]LogWords, len(lines))
		for i, c := range lines {
			if all[i], err = logWords(ctx, tx, c); err != nil {
				return nil, err
			}
		}
		return all, nil
	})
}

// LogProof shows that a revision stands in the log.
type LogProof struct {
	Leaf  []byte
	Index int64 // in the tree, from 0
	Words LogWords
	Head  LogHead
	// Path leads from the leaf to the head's root. It is nil while no head is over the line.
	Path []journal.Digest
}

// LogProof proves a public revision of an item, the newest for 0.
func (d *Desk) LogProof(ctx context.Context, item, id string, revision int) (*LogProof, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*LogProof, error) {
		c, err := tx.ChangeOf(ctx, item, id, revision)
		if err != nil {
			return nil, err
		}
		head, err := logHead(ctx, tx)
		if err != nil {
			return nil, err
		}
		p := &LogProof{Leaf: c.Canonical(), Index: c.Seq - 1, Head: LogHead{Note: head.Note, Key: head.Key, Size: head.Size}}
		if p.Words, err = logWords(ctx, tx, c); err != nil || c.Seq > head.Size {
			return p, err
		}
		p.Path, err = journal.ProveLine(head.Size, c.Seq, tx.Tree(ctx))
		return p, err
	})
}

// LogConsistency shows that the log only grew.
type LogConsistency struct {
	From, To         int64
	FromRoot, ToRoot journal.Digest
	Path             []journal.Digest
}

// LogConsistency proves that the first from of to lines are those there were when there
// were no more; to 0 is the size of the newest head.
func (d *Desk) LogConsistency(ctx context.Context, from, to int64) (*LogConsistency, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*LogConsistency, error) {
		head, err := logHead(ctx, tx)
		if err != nil {
			return nil, err
		}
		if to == 0 {
			to = head.Size
		}
		if to < 1 || to > head.Size {
			return nil, fault.At("to", "log.beyond", "got", to, "most", head.Size)
		}
		if from < 1 || from > to {
			return nil, fault.At("from", "log.beyond", "got", from, "most", to)
		}
		c := &LogConsistency{From: from, To: to}
		tree := tx.Tree(ctx)
		if c.FromRoot, err = journal.Root(from, tree); err != nil {
			return nil, err
		}
		if c.ToRoot, err = journal.Root(to, tree); err != nil {
			return nil, err
		}
		c.Path, err = journal.ProvePrefix(from, to, tree)
		return c, err
	})
}

// logMark gives the state of the log as this snapshot has it, whether a head was signed over
// it already or not: what a page bears, so that it can be found later. While the tree is
// being built it is the tree's.
func logMark(ctx context.Context, tx *store.Tx) (journal.Mark, error) {
	size, err := tx.TreeSize(ctx)
	if err != nil {
		return journal.Mark{}, err
	}
	tree := journal.NewTree(size, tx.Tree(ctx))
	head, err := tx.Head(ctx, journal.Site)
	if err != nil {
		return journal.Mark{}, err
	}
	var lines []*journal.Change
	if head.Seq-size <= unbuilt {
		if lines, err = tx.ChangesAfter(ctx, journal.Site, size, unbuilt); err != nil {
			return journal.Mark{}, err
		}
	}
	for _, c := range lines {
		if err := tree.Add(c.Leaf); err != nil {
			return journal.Mark{}, err
		}
	}
	if tree.Size == 0 {
		return journal.Mark{}, nil
	}
	root, err := tree.Root()
	return journal.Mark{Size: tree.Size, Root: root}, err
}

// logWords gives the words that a line commits to, if readers may see them. Of the newest
// revision it gives what pages are made of, which should be the same: that it is can be
// checked by whoever asks.
func logWords(ctx context.Context, tx *store.Tx, c *journal.Change) (LogWords, error) {
	w := LogWords{Seq: c.Seq, State: LogPublic}
	salt, content, _, err := tx.Commitment(ctx, c.Item, c.ID, c.Revision)
	if err != nil {
		return w, err
	}
	if len(content) == 0 && len(salt) == 0 {
		w.State = LogErased
		return w, nil
	}
	shown, public, err := logShown(ctx, tx, c, content)
	if err != nil {
		return w, err
	}
	if !public {
		w.State = LogWithdrawn
		return w, nil
	}
	w.Content, w.Salt = string(shown), hex.EncodeToString(salt)
	return w, nil
}

func logShown(ctx context.Context, tx *store.Tx, c *journal.Change, content []byte) (shown []byte, public bool, err error) {
	row, err := tx.ShownNow(ctx, c.Item, c.ID)
	if err != nil {
		return nil, false, err
	}
	if shown = content; row.Revision == c.Revision {
		shown = row.Content
	}
	switch {
	case c.Item == store.ItemPlacement:
		return shown, true, nil // it holds no words
	case (row.Standing == coverage.Withdrawn || row.Standing == coverage.Undone) && c.Item == store.ItemUpdate:
		return shown, row.Revision == c.Revision, nil // the stub
	case row.Standing != coverage.Published:
		return shown, row.Revision == c.Revision && emptied(content), nil
	case c.Item != store.ItemUpdate && c.Item != store.ItemCoverage:
		public, err = citesPublic(ctx, tx, record.Kind(c.Item), content)
	default:
		public = true
	}
	return shown, public, err
}

// emptied tells whether all that an item says is that its words were erased.
func emptied(content []byte) bool {
	var s record.Statement
	return json.Unmarshal(content, &s) == nil && s.Erased && len(s.Citations) == 0
}

// citesPublic tells whether all the words that a state of an item quotes are public.
func citesPublic(ctx context.Context, tx *store.Tx, kind record.Kind, content []byte) (bool, error) {
	item := record.Blank(kind)
	if item == nil {
		return false, nil
	}
	if err := json.Unmarshal(content, item); err != nil {
		return false, err
	}
	for _, c := range item.Cites() {
		if public, err := citedPublicly(ctx, tx, coverage.ID(c.Coverage), coverage.UpdateID(c.Update)); !public || err != nil {
			return false, err
		}
	}
	return true, nil
}
