package desk

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// mergesShown is how many merges are offered to be taken back.
const mergesShown = 20

// MergeDone is a merge that can be taken back.
type MergeDone struct {
	ID   int64
	Kind record.Kind
	Keep string // the id of the one that stayed
	Drop string // of the one that became a part of it
	At   time.Time
	By   string // "" for somebody who works here no more
}

// Unmerged is what taking a merge back did.
type Unmerged struct {
	Kind record.Kind
	Keep string
	Drop string
	// Changed names what has its state of before again: the two, and what had named the one.
	Changed []ItemRef
	// Stayed names the parts in which something was changed since the merge, as "actor/mori names.en":
	// they are as they were written last.
	Stayed []string
}

// Merges gives the newest merges that were not taken back.
func (d *Desk) Merges(ctx context.Context) ([]MergeDone, error) {
	if _, err := people.Need(ctx, people.Record); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]MergeDone, error) {
		found, err := tx.Merges(ctx, mergesShown)
		if err != nil {
			return nil, err
		}
		all := make([]MergeDone, len(found))
		for i, m := range found {
			all[i] = MergeDone{ID: m.ID, Kind: m.Kind, Keep: m.Keep, Drop: m.Gone, At: m.At}
			if all[i].By, err = nameOf(ctx, tx, m.By); err != nil {
				return nil, err
			}
		}
		return all, nil
	})
}

// Unmerge takes a merge back: there are two items again, each with its citations; what named the
// one that had gone names it again; and its address is its own. What others have changed since
// stays.
func (d *Desk) Unmerge(ctx context.Context, id int64, once Once) (*Unmerged, error) {
	by, err := people.Need(ctx, people.Record)
	if err != nil {
		return nil, err
	}
	return commit(ctx, d, by, once, func(ctx context.Context, tx *store.Tx) (*Unmerged, error) {
		m, err := tx.MergeByID(ctx, id)
		if err != nil {
			return nil, err
		}
		if err := undoable(ctx, tx, m); err != nil {
			return nil, err
		}
		items, err := tx.MergedItems(ctx, id)
		if err != nil {
			return nil, err
		}
		out := &Unmerged{Kind: m.Kind, Keep: m.Keep, Drop: m.Gone}
		// What had gone first: the others come to name it again.
		slices.SortStableFunc(items, func(a, b store.MergedItem) int { return rankOf(m, a) - rankOf(m, b) })
		for _, item := range items {
			if err := out.restore(ctx, tx, item, by); err != nil {
				return nil, err
			}
		}
		tx.Did(ctx, people.UnmergeRecord, ItemRef{m.Kind, m.Keep}.String(), m.Gone)
		return out, tx.MarkUnmerged(ctx, id)
	})
}

func rankOf(m store.Merge, item store.MergedItem) int {
	if item.Key == (store.ItemKey{Kind: m.Kind, ID: m.Gone}) {
		return 0
	}
	return 1
}

// undoable gives the fault of a merge whose two items are not as it left them.
func undoable(ctx context.Context, tx *store.Tx, m store.Merge) error {
	gone, err := tx.AnyItem(ctx, m.Kind, m.Gone)
	if err != nil {
		return err
	}
	if !m.Undone && gone.Standing == coverage.Withdrawn && record.MergedInto(gone.Item) == "" {
		return fault.New(fault.Conflict, "record.unmerge_erased", "item", ItemRef{m.Kind, m.Gone}.String())
	}
	if m.Undone || gone.Standing != coverage.Withdrawn || record.MergedInto(gone.Item) != m.Keep {
		return fault.New(fault.Conflict, "record.unmerge_done", "item", ItemRef{m.Kind, m.Gone}.String())
	}
	keep, err := tx.AnyItem(ctx, m.Kind, m.Keep)
	if err != nil {
		return err
	}
	if into := record.MergedInto(keep.Item); keep.Standing == coverage.Withdrawn && into != "" {
		return fault.New(fault.Conflict, "record.unmerge_later", "item", ItemRef{m.Kind, m.Keep}.String(), "into", into)
	}
	if keep.Standing == coverage.Withdrawn {
		return fault.New(fault.Conflict, "record.unmerge_withdrawn", "item", ItemRef{m.Kind, m.Keep}.String())
	}
	return nil
}

// restore gives one item what the merge had changed of it. What the merge took out is as it was
// before; of what stayed, what was changed since stays too. What was taken out since stays out.
func (u *Unmerged) restore(ctx context.Context, tx *store.Tx, item store.MergedItem, by *people.User) error {
	now, err := tx.AnyItem(ctx, item.Key.Kind, item.Key.ID)
	if err != nil {
		return err
	}
	before, err := itemAt(ctx, tx, item.Key, item.Before)
	if err != nil {
		return err
	}
	after, err := itemAt(ctx, tx, item.Key, item.After)
	if err != nil {
		return err
	}
	ref := ItemRef(item.Key)
	if now.Standing == coverage.Withdrawn {
		if now.Revision != item.After || item.Standing == coverage.Withdrawn {
			return nil
		}
		u.Changed = append(u.Changed, ref)
		return bringBack(ctx, tx, before, item.Standing, by)
	}
	both, stayed, err := record.Revert(after, now.Item, before)
	if err != nil {
		return err
	}
	for _, field := range stayed {
		u.Stayed = append(u.Stayed, ref.String()+" "+field)
	}
	if err := restorable(ctx, tx, both, ref); err != nil {
		return err
	}
	u.Changed = append(u.Changed, ref)
	return rewriteStanding(ctx, tx, now, both, by)
}

// bringBack stores an item that the merge took out, as it was, found on its words where they
// stand now.
func bringBack(ctx context.Context, tx *store.Tx, item record.Citing, standing coverage.Standing, by *people.User) error {
	if err := restorable(ctx, tx, item, ItemRef{item.ItemKind(), item.ItemID()}); err != nil {
		return err
	}
	anchors, err := anchorsNow(ctx, tx, &store.Stored[record.Citing]{Item: item, Standing: coverage.Withdrawn})
	if err != nil {
		return err
	}
	if err := keepNew(ctx, tx, item, standing == coverage.Draft, by); err != nil {
		return err
	}
	return tx.SaveAnchors(ctx, item.ItemKind(), item.ItemID(), anchors)
}

// restorable gives the fault of an item that cannot be stored as it was: a rule does not hold for
// it any more, or something that it named has gone.
func restorable(ctx context.Context, tx *store.Tx, item record.Citing, ref ItemRef) error {
	err := item.Check()
	if err == nil {
		err = namesAreThere(ctx, tx, item)
	}
	if err == nil || fault.KindOf(err) == fault.Internal {
		return err
	}
	return fault.New(fault.Conflict, "record.unmerge_names", "item", ref.String()).Because(err)
}

// itemAt reads an item as it was at a revision. One whose words have been erased cannot be split.
func itemAt(ctx context.Context, tx *store.Tx, key store.ItemKey, revision int) (record.Citing, error) {
	then, err := tx.RevisionOf(ctx, string(key.Kind), key.ID, revision)
	if fault.Is(err, fault.NotFound) {
		return nil, fault.New(fault.Conflict, "record.unmerge_erased", "item", ItemRef(key).String())
	}
	if err != nil {
		return nil, err
	}
	item := record.Blank(key.Kind)
	return item, json.Unmarshal(then.Content, item)
}
