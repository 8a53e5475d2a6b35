package desk

import (
	"context"
	"encoding/json"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// ItemStale is the cause of a Conflict fault (key "record.stale"): somebody changed an item of the
// record after it was read for a change that is now to be stored, and both changed the same.
type ItemStale struct {
	Current int // the newest revision
	By      string
	At      time.Time
	Changed []record.Changed // what they changed
	Both    record.Citing    // the item with what both changed; where that is the same, as mine has it
}

// Error makes ItemStale an error.
func (*ItemStale) Error() string { return "both changed the same" }

// ItemNow is an item of the record as it is stored, of any standing.
type ItemNow struct {
	Item     record.Citing
	Standing coverage.Standing
	Revision int // for a change to say what it was read from
}

// ItemNow gives an item of the record to who may change it.
func (d *Desk) ItemNow(ctx context.Context, kind record.Kind, id string) (*ItemNow, error) {
	if _, err := people.NeedAnywhere(ctx, people.Record); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*ItemNow, error) {
		s, err := standingItem(ctx, tx, kind, id)
		if err != nil {
			return nil, err
		}
		return &ItemNow{s.Item, s.Standing, s.Revision}, nil
	})
}

// itemAsRead gives an item as somebody read it before they changed it: at revision from, or as
// it stands if they do not say. It is nil if that state is not there any more.
func itemAsRead(ctx context.Context, tx *store.Tx, now *store.Stored[record.Citing], from int) (record.Citing, error) {
	if from == 0 || from == now.Revision {
		return now.Item, nil
	}
	kind, id := now.Item.ItemKind(), now.Item.ItemID()
	then, err := tx.RevisionOf(ctx, string(kind), id, from)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // no state and no fault: it was erased, or never was
	}
	if err != nil {
		return nil, err
	}
	item := record.Blank(kind)
	return item, json.Unmarshal(then.Content, item)
}

// sinceRead brings a change of an item that began at revision from together with what others have
// stored since. Where they changed the same, nothing is stored, and the fault says what.
func sinceRead(ctx context.Context, tx *store.Tx, now *store.Stored[record.Citing], from int, mine record.Citing) (record.Citing, error) {
	if from == 0 || from == now.Revision {
		return mine, nil
	}
	base, err := itemAsRead(ctx, tx, now, from)
	if err != nil {
		return nil, err
	}
	both, changed, err := record.Reconcile(base, now.Item, mine)
	if err != nil {
		return nil, err
	}
	for _, c := range changed {
		if c.Clash {
			return nil, staleItem(ctx, tx, now, from, &ItemStale{Current: now.Revision, Changed: changed, Both: both})
		}
	}
	return both, nil
}

func staleItem(ctx context.Context, tx *store.Tx, now *store.Stored[record.Citing], from int, s *ItemStale) error {
	newest, err := tx.RevisionOf(ctx, string(now.Item.ItemKind()), now.Item.ItemID(), now.Revision)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	s.At = newest.At
	if s.By, err = nameOf(ctx, tx, newest.By); err != nil {
		return err
	}
	return fault.New(fault.Conflict, "record.stale", "from", from, "current", now.Revision).Because(s)
}
