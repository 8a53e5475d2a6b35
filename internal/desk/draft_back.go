package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// takeBack lets a draft be offered again. What it had become goes out of the record, unless it has
// gone already, and with it who came in by it.
func (a *deciding) takeBack(ctx context.Context, u *coverage.Update, one DraftDecision, before store.DraftDecision) error {
	if err := a.tx.ForgetDraftDecision(ctx, u.ID, one.Ref.Field, one.Ref.Key); err != nil {
		return err
	}
	if !before.Accepted() {
		a.tx.Did(ctx, people.OfferDraft, inLog(a.c, u.N), "")
		return nil
	}
	s, err := standingItem(ctx, a.tx, before.Item.Kind, before.Item.ID)
	if fault.Is(err, fault.NotFound) {
		a.tx.Did(ctx, people.OfferDraft, inLog(a.c, u.N), "")
		return nil
	}
	if err != nil {
		return err
	}
	a.tx.Did(ctx, people.WithdrawRecord, ItemRef{before.Item.Kind, before.Item.ID}.String(), "")
	if err := withdrawItem(ctx, a.tx, s, nil, a.by); err != nil {
		return err
	}
	return a.newcomersLeave(ctx, s.Item)
}

// newcomersLeave takes out of the record whom the item that has just left it brought in, with the
// office that they came in with. Who has been changed since, and whom anything else names, stays; so
// does everybody if whoever takes back could not have added them.
func (a *deciding) newcomersLeave(ctx context.Context, left record.Citing) error {
	if !a.by.May(people.Record) {
		return nil
	}
	for _, tie := range record.Ties(left) {
		if tie.Kind != record.KindActor {
			continue
		}
		all, err := a.cameWith(ctx, tie.ID, left)
		if err != nil {
			return err
		}
		for _, one := range all {
			if err := withdrawItem(ctx, a.tx, one, nil, a.by); err != nil {
				return err
			}
		}
	}
	return nil
}

// cameWith gives an actor that was made by the commit that made an item, from words of this coverage,
// behind the offices that were made with them; nothing of one that has a life of their own by now.
func (a *deciding) cameWith(ctx context.Context, actor string, item record.Citing) ([]*store.Stored[record.Citing], error) {
	namers, err := namersOf(ctx, a.tx, record.KindActor, actor, MostReviewed)
	if err != nil {
		return nil, err
	}
	var all []*store.Stored[record.Citing]
	for _, ref := range append(namers, ItemRef{record.KindActor, actor}) {
		s, err := a.tx.AnyItem(ctx, ref.Kind, ref.ID)
		if err != nil {
			return nil, err
		}
		if same, err := a.madeWith(ctx, s, item); err != nil || !same {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// madeWith tells whether an actor or an office is as it was made together with an item.
func (a *deciding) madeWith(ctx context.Context, s *store.Stored[record.Citing], item record.Citing) (bool, error) {
	kind, cited := s.Item.ItemKind(), s.Item.Cites()
	switch {
	case kind != record.KindActor && kind != record.KindTenure, s.Revision > 1, s.Standing == coverage.Withdrawn:
		return false, nil
	case len(cited) == 0 || cited[0].Coverage != string(a.c.ID):
		return false, nil
	}
	made, err := a.tx.RevisionOf(ctx, string(kind), s.Item.ItemID(), 1)
	if err != nil {
		return false, err
	}
	beside, err := a.tx.RevisionOf(ctx, string(item.ItemKind()), item.ItemID(), 1)
	if fault.Is(err, fault.NotFound) {
		return false, nil // its words were erased
	}
	return made.At.Equal(beside.At), err
}
