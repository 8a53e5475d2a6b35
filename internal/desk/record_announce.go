package desk

import (
	"context"
	"slices"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// announceItem writes the journal's line for an item of the record, in the streams of what
// shows it: whether readers see it from then on, as its standing says, and whose words it quotes.
func announceItem(ctx context.Context, tx *store.Tx, item record.Item, revision int, standing coverage.Standing) error {
	return announceLine(ctx, tx, item, item, &journal.Change{Revision: revision, Withdrawn: standing != coverage.Published})
}

// announceErased writes the line for an item whose earlier states were erased, to those who
// were shown the words: where it stood before.
func announceErased(ctx context.Context, tx *store.Tx, before, now record.Item, revision int, standing coverage.Standing) error {
	return announceLine(ctx, tx, before, now, &journal.Change{Revision: revision, Withdrawn: standing != coverage.Published, Erased: true})
}

func announceLine(ctx context.Context, tx *store.Tx, shown, now record.Item, change *journal.Change) error {
	to, err := shownIn(ctx, tx, shown)
	if err != nil {
		return err
	}
	change.Kind, change.Item, change.ID = journal.Recorded, string(now.ItemKind()), now.ItemID()
	for _, c := range shown.Cites() {
		change.Coverage = c.Coverage
		if stream := journal.CoverageStream(c.Coverage); !slices.Contains(to, stream) {
			to = append(to, stream)
		}
	}
	if change.Quotes, err = quotesOf(ctx, tx, now); err != nil {
		return err
	}
	return tx.Announce(ctx, change, to...)
}

// quotesOf gives the updates that an item quotes, by their ids in order, as the journal's line of
// it says them: the words of an item go with those of an update that is taken back. All words that
// readers cannot read where they were said, and of which no line can tell that they go, are one
// journal.Unread: a draft's id is nobody's business either.
func quotesOf(ctx context.Context, tx *store.Tx, item record.Item) ([]string, error) {
	var ids []string
	seen := make(map[quoted]bool)
	for _, c := range item.Cites() {
		q := quoted{c.Coverage, c.Update}
		if seen[q] {
			continue
		}
		seen[q] = true
		readable, err := q.readable(ctx, tx)
		switch {
		case err != nil:
			return nil, err
		case !readable:
			ids = append(ids, journal.Unread)
		case q.update != "":
			ids = append(ids, q.update)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// quoted is where a citation's words stand: in an update, or, without one, among a coverage's own.
type quoted struct{ coverage, update string }

// readable tells whether readers can read the words where they stand: a source's they cannot.
func (q quoted) readable(ctx context.Context, tx *store.Tx) (bool, error) {
	c, err := tx.CoverageByID(ctx, coverage.ID(q.coverage))
	if err != nil || q.update == "" {
		return err == nil && c.Standing == coverage.Published, notMissing(err)
	}
	u, err := tx.UpdateByID(ctx, coverage.UpdateID(q.update))
	return err == nil && isPublic(c, u), notMissing(err)
}

// notMissing lets what is not there be no error.
func notMissing(err error) error {
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}
