package desk

import (
	"context"
	"slices"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// MostMerged is how many items may name a double that is made part of another item.
const MostMerged = 5000

// Merger says which two items of the record are one and the same.
type Merger struct {
	Kind record.Kind
	Keep string // the id of the one that stays
	Drop string // of the one that goes
	Once Once
}

// MergeView is what a merge changes, or will. An answer that is kept for a key, and given again,
// is without the items: an erasure would not find their words there.
type MergeView struct {
	Kind      record.Kind
	Keep      record.Item `json:"-"` // as it stands before
	Drop      record.Item `json:"-"`
	After     record.Item `json:"-"` // Keep as it stands afterwards
	Citations int         // that it has afterwards
	Moved     []ItemRef   // what named the one that goes, and names the other from then on
	ID        int64       // by which it can be taken back; 0 of a preview
	Joined    []ItemRef   // participations that become part of another one of the same event

	// Outvoted is where the two say different things: Keep is right.
	Outvoted []record.Outvoted `json:"-"`
}

// PreviewMerge tells what a merge will change, and changes nothing.
func (d *Desk) PreviewMerge(ctx context.Context, m Merger) (*MergeView, error) {
	if _, err := people.Need(ctx, people.Record); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*MergeView, error) {
		plan, err := planMerge(ctx, tx, m)
		if err != nil {
			return nil, err
		}
		return &plan.MergeView, nil
	})
}

// MergeItems makes one of two items of the record that are the same: what is kept has all
// citations, names and states of both; whatever named the one that goes, names it; and the
// address of the one that goes leads to it.
func (d *Desk) MergeItems(ctx context.Context, m Merger) (*MergeView, error) {
	by, err := people.Need(ctx, people.Record)
	if err != nil {
		return nil, err
	}
	return commit(ctx, d, by, m.Once, func(ctx context.Context, tx *store.Tx) (*MergeView, error) {
		plan, err := planMerge(ctx, tx, m)
		if err != nil {
			return nil, err
		}
		tx.Did(ctx, people.MergeRecord, ItemRef{m.Kind, m.Keep}.String(), m.Drop)
		return &plan.MergeView, plan.do(ctx, tx, m, by)
	})
}

// mergePlan is a merge before it is done.
type mergePlan struct {
	MergeView
	writes []mergeWrite // in the order in which they are stored
}

type mergeWrite struct {
	item     record.Citing
	standing coverage.Standing
	before   store.MergedItem // how it stood
	anchors  []store.Anchor
	public   bool // readers see it before or after
}

func planMerge(ctx context.Context, tx *store.Tx, m Merger) (*mergePlan, error) {
	if !slices.Contains(record.Mergeable, m.Kind) {
		return nil, fault.At("kind", "record.merge_kind", "got", short(string(m.Kind)))
	}
	if m.Keep == m.Drop {
		return nil, fault.At("drop", "record.merge_itself")
	}
	keep, err := mergeable(ctx, tx, m.Kind, "keep", m.Keep)
	if err != nil {
		return nil, err
	}
	drop, err := mergeable(ctx, tx, m.Kind, "drop", m.Drop)
	if err != nil {
		return nil, err
	}
	p := &mergePlan{MergeView: MergeView{Kind: m.Kind, Keep: keep.Item, Drop: drop.Item}}
	if err := p.join(ctx, tx, keep, drop); err != nil {
		return nil, err
	}
	return p, p.follow(ctx, tx, m)
}

func mergeable(ctx context.Context, tx *store.Tx, kind record.Kind, field, id string) (*store.Stored[record.Citing], error) {
	s, err := tx.AnyItem(ctx, kind, id)
	if fault.Is(err, fault.NotFound) || err == nil && s.Standing == coverage.Withdrawn {
		return nil, fault.At(field, "record.merge_missing", "got", short(id))
	}
	return s, err
}

// join plans what becomes of two items that are one: what is kept, then what goes, which says
// where it went.
func (p *mergePlan) join(ctx context.Context, tx *store.Tx, keep, drop *store.Stored[record.Citing]) error {
	kind := keep.Item.ItemKind()
	after, err := copyItem(keep.Item)
	if err != nil {
		return err
	}
	gone, err := copyItem(drop.Item)
	if err != nil {
		return err
	}
	if err := record.Absorb(after, gone); err != nil {
		return err
	}
	if err := after.Check(); err != nil {
		return err
	}
	anchors, err := bothAnchors(ctx, tx, keep.Item, drop.Item, after)
	if err != nil {
		return err
	}
	standing := keep.Standing
	if drop.Standing == coverage.Published {
		standing = coverage.Published // its words are public
	}
	record.MarkMerged(gone, keep.Item.ItemID())
	p.writes = append(p.writes,
		mergeWrite{item: after, standing: standing, before: stoodBefore(keep), anchors: anchors, public: standing == coverage.Published},
		mergeWrite{item: gone, standing: coverage.Withdrawn, before: stoodBefore(drop), public: drop.Standing == coverage.Published})
	if kind == p.Kind {
		p.After, p.Citations = after, len(after.Cites())
		p.Outvoted = record.WhatIsOutvoted(keep.Item, drop.Item)
	}
	return nil
}

// bothAnchors gives where the citations of two items stand, in the order of the one that has both.
func bothAnchors(ctx context.Context, tx *store.Tx, keep, drop, after record.Citing) ([]store.Anchor, error) {
	first, err := tx.AnchorsOf(ctx, keep.ItemKind(), keep.ItemID())
	if err != nil {
		return nil, err
	}
	second, err := tx.AnchorsOf(ctx, drop.ItemKind(), drop.ItemID())
	if err != nil {
		return nil, err
	}
	before := keep.Cites()
	for _, a := range second {
		a.ID, a.Index = keep.ItemID(), a.Index+len(before)
		first = append(first, a)
	}
	return carryAnchors(append(slices.Clone(before), drop.Cites()...), first, after), nil
}

// follow plans that whatever names the one that goes names the other. A participation that is
// then there twice becomes one.
func (p *mergePlan) follow(ctx context.Context, tx *store.Tx, m Merger) error {
	namers, err := namersOf(ctx, tx, m.Kind, m.Drop, MostMerged+1)
	if err != nil {
		return err
	}
	if len(namers) > MostMerged {
		return fault.At("drop", "record.merge_many", "count", MostMerged)
	}
	for _, ref := range namers {
		if ref == (ItemRef{m.Kind, m.Keep}) {
			continue // it no longer does
		}
		s, err := tx.AnyItem(ctx, ref.Kind, ref.ID)
		if err != nil {
			return err
		}
		twin, err := twinOf(ctx, tx, s.Item, m)
		if err != nil {
			return err
		}
		if twin != nil {
			p.Joined = append(p.Joined, ref)
			if err := p.join(ctx, tx, twin, s); err != nil {
				return err
			}
			continue
		}
		item := s.Item
		if !record.Rename(item, m.Kind, m.Drop, m.Keep) {
			continue
		}
		anchors, err := tx.AnchorsOf(ctx, ref.Kind, ref.ID)
		if err != nil {
			return err
		}
		p.Moved = append(p.Moved, ref)
		p.writes = append(p.writes, mergeWrite{item: item, standing: s.Standing, before: stoodBefore(s), anchors: anchors, public: s.Standing == coverage.Published})
	}
	return nil
}

// twinOf gives the participation of the one that stays at the event where the one that goes
// took part too, nil without any.
func twinOf(ctx context.Context, tx *store.Tx, item record.Citing, m Merger) (*store.Stored[record.Citing], error) {
	gone, ok := item.(*record.Participant)
	if !ok || m.Kind != record.KindActor || string(gone.Actor) != m.Drop {
		return nil, nil
	}
	there, err := store.ItemsTied[record.Participant](ctx, tx, record.KindParticipant, record.RelActor, record.KindActor, m.Keep)
	if err != nil {
		return nil, err
	}
	for _, p := range there {
		if p.Event == gone.Event {
			return tx.AnyItem(ctx, record.KindParticipant, string(p.ID))
		}
	}
	return nil, nil
}

// stoodBefore is what is kept of an item for taking the merge back.
func stoodBefore(s *store.Stored[record.Citing]) store.MergedItem {
	return store.MergedItem{Key: store.ItemKey{Kind: s.Item.ItemKind(), ID: s.Item.ItemID()}, Before: s.Revision, Standing: s.Standing}
}

func (p *mergePlan) do(ctx context.Context, tx *store.Tx, m Merger, by *people.User) error {
	done := make([]store.MergedItem, 0, len(p.writes))
	for _, w := range p.writes {
		kind, id := w.item.ItemKind(), w.item.ItemID()
		revision, err := tx.SaveItem(ctx, w.item, w.standing, string(by.ID))
		if err != nil {
			return err
		}
		if err := tx.SaveAnchors(ctx, kind, id, w.anchors); err != nil {
			return err
		}
		w.before.After = revision
		done = append(done, w.before)
		if !w.public {
			continue
		}
		if err := announceItem(ctx, tx, w.item, revision, w.standing); err != nil {
			return err
		}
	}
	var err error
	p.ID, err = tx.KeepMerge(ctx, store.Merge{Kind: m.Kind, Keep: m.Keep, Gone: m.Drop, By: string(by.ID)}, done)
	return err
}
