package desk

import (
	"context"
	"fmt"
	"slices"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// ItemRef names an item of the record.
type ItemRef struct {
	Kind record.Kind
	ID   string
}

// String names it as the audit log does: "outcome/o-vienna-2-1".
func (r ItemRef) String() string { return string(r.Kind) + "/" + r.ID }

// Verdict is what is decided about items of the record.
type Verdict string

// The verdicts.
const (
	PublishItems  Verdict = "publish"  // drafts
	WithdrawItems Verdict = "withdraw" // whatever stands
	RedraftItems  Verdict = "redraft"  // what was published or withdrawn by mistake
)

// Verdicts lists all of them.
var Verdicts = []Verdict{PublishItems, WithdrawItems, RedraftItems}

func (v Verdict) deed() people.Deed {
	switch v {
	case PublishItems:
		return people.PublishRecord
	case RedraftItems:
		return people.RedraftRecord
	default:
		return people.WithdrawRecord
	}
}

// MostReviewed is how many items are decided on at once.
const MostReviewed = 200

// ReviewItems publishes drafts of the record, takes items out of it, or makes drafts of them again:
// all that are named, or, if one of them is in the way, none. What is in the way is said of each.
func (d *Desk) ReviewItems(ctx context.Context, items []ItemRef, verdict Verdict, once Once) error {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return err
	}
	switch {
	case !slices.Contains(Verdicts, verdict):
		return fault.At("do", "record.bad_verdict", "got", short(string(verdict)))
	case len(items) == 0:
		return fault.At("items", "record.none_chosen")
	case len(items) > MostReviewed:
		return fault.At("items", "record.too_many_chosen", "count", MostReviewed)
	}
	_, err = commit(ctx, d, by, once, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		var faults []*fault.Error
		done := make(map[ItemRef]bool)
		for i, ref := range items {
			if done[ref] {
				continue
			}
			done[ref] = true
			err := reviewItem(ctx, tx, ref, verdict, items, by)
			told, ok := err.(*fault.Error) //nolint:errorlint // what the desk itself says, not wrapped
			if err != nil && !ok {
				return struct{}{}, err
			}
			if told != nil && told.Kind == fault.Denied && len(items) == 1 {
				return struct{}{}, told // it needs no name
			}
			if told != nil {
				faults = append(faults, ofItem(told, i, ref))
				continue
			}
			tx.Did(ctx, verdict.deed(), ref.String(), "")
		}
		return struct{}{}, fault.Join(faults...)
	})
	return err
}

// ofItem says of which item a fault is.
func ofItem(f *fault.Error, i int, ref ItemRef) *fault.Error {
	field := fmt.Sprintf("items[%d]", i)
	switch {
	case f.Kind == fault.NotFound:
		f = fault.New(fault.NotFound, "record.review_missing", "item", ref.String())
	case f.Kind == fault.Denied:
		f = fault.New(fault.Denied, "record.review_denied", "item", ref.String())
	}
	f.Field = field
	return f
}

func reviewItem(ctx context.Context, tx *store.Tx, ref ItemRef, verdict Verdict, with []ItemRef, by *people.User) error {
	if verdict == RedraftItems {
		return redraftItem(ctx, tx, ref, with, by)
	}
	s, err := standingItem(ctx, tx, ref.Kind, ref.ID)
	if err != nil {
		return err
	}
	if verdict == WithdrawItems {
		return withdrawItem(ctx, tx, s, with, by)
	}
	if s.Standing != coverage.Draft {
		return fault.New(fault.Conflict, "record.review_no_draft", "item", ref.String())
	}
	if err := namesAreThere(ctx, tx, s.Item); err != nil {
		return fault.New(fault.Conflict, "record.review_names_missing", "item", ref.String()).Because(err)
	}
	public, err := restsOnPublic(ctx, tx, s.Item)
	if err != nil {
		return err
	}
	if !public {
		return tx.SetStanding(ctx, ref.Kind, ref.ID, coverage.Waiting)
	}
	if err := tx.SetStanding(ctx, ref.Kind, ref.ID, coverage.Published); err != nil {
		return err
	}
	return announceItem(ctx, tx, s.Item, s.Revision, coverage.Published)
}

// withdrawItem takes an item out of the record, unless something that stays names it.
func withdrawItem(ctx context.Context, tx *store.Tx, s *store.Stored[record.Citing], with []ItemRef, by *people.User) error {
	kind, id := s.Item.ItemKind(), s.Item.ItemID()
	if err := unnamed(ctx, tx, ItemRef{kind, id}, with); err != nil {
		return err
	}
	revision, err := tx.SaveItem(ctx, s.Item, coverage.Withdrawn, string(by.ID))
	if err != nil {
		return err
	}
	if err := tx.SaveAnchors(ctx, kind, id, nil); err != nil {
		return err
	}
	if s.Standing != coverage.Published {
		return nil
	}
	return announceItem(ctx, tx, s.Item, revision, coverage.Withdrawn)
}

// unnamed gives the fault of an item that something names which is not among those decided on.
func unnamed(ctx context.Context, tx *store.Tx, ref ItemRef, with []ItemRef) error {
	namers, err := namersOf(ctx, tx, ref.Kind, ref.ID, MostReviewed+1)
	if err != nil {
		return err
	}
	for _, n := range namers {
		if !slices.Contains(with, n) {
			return fault.New(fault.Conflict, "record.review_named", "item", ref.String(), "by", n.String())
		}
	}
	return nil
}

// namersOf gives some of what names an item and is not withdrawn, at most so many.
func namersOf(ctx context.Context, tx *store.Tx, kind record.Kind, id string, most int) ([]ItemRef, error) {
	keys, err := tx.Namers(ctx, kind, id, most)
	if err != nil {
		return nil, err
	}
	var all []ItemRef
	for _, k := range keys {
		all = append(all, ItemRef{k.Kind, k.ID})
	}
	return all, nil
}
