package desk

import (
	"context"
	"strconv"

	"readout/internal/coverage"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/store"
)

// puttingOff are the deeds that come beside another one: an update is written to be published later.
var puttingOff = map[people.Deed]bool{people.SetSchedule: true, people.SetEmbargo: true}

// keepAct writes down what an action did, in its own transaction: what it said of itself, else
// what it stored. An action that changed nothing is no act.
func (d *Desk) keepAct(ctx context.Context, tx *store.Tx) error {
	if err := rehearsed(ctx); err != nil {
		return err
	}
	acts := tx.Said()
	if len(acts) == 0 || puttingOff[acts[0].Deed] {
		act, err := deedOf(ctx, tx)
		if err != nil {
			return err
		}
		if act != nil {
			acts = append([]people.Act{*act}, acts...)
		}
	}
	if len(acts) == 0 {
		return nil
	}
	for _, a := range acts {
		if u := people.From(ctx); u != nil && a.By == "" {
			a.By, a.Name = u.ID, u.Name
		}
		a.Client = people.ClientOf(ctx)
		if a.Outcome == "" {
			a.Outcome = people.Done
		}
		if err := tx.SaveAct(ctx, a); err != nil {
			return err
		}
	}
	return tx.ForgetActs(ctx, tx.Now.Add(-d.actsFor()))
}

// deedOf tells from what an action stored what it was: the first thing that it touched, and
// what became of it. nil: it touched nothing.
func deedOf(ctx context.Context, tx *store.Tx) (*people.Act, error) {
	trail := tx.Trail()
	if len(trail) == 0 {
		return nil, nil
	}
	first, told, kept := trail[0], journal.Kind(""), false
	for _, t := range trail {
		if t.Item != first.Item || t.ID != first.ID {
			continue
		}
		if t.Kind != "" {
			told = t.Kind
		} else {
			kept = true
		}
	}
	switch first.Item {
	case store.ItemCoverage:
		return coverageDeed(ctx, tx, first)
	case store.ItemUpdate:
		return updateDeed(ctx, tx, first, told, kept)
	}
	if first.Item == store.ItemPlacement {
		return placementDeed(ctx, tx, first)
	}
	return recordDeed(ctx, tx, first)
}

func placementDeed(ctx context.Context, tx *store.Tx, t store.Trace) (*people.Act, error) {
	u, err := tx.UpdateByID(ctx, coverage.UpdateID(t.ID))
	if err != nil {
		return nil, err
	}
	on, err := placeOf(ctx, tx, u)
	return &people.Act{Deed: people.PlaceUpdate, On: on}, err
}

func coverageDeed(ctx context.Context, tx *store.Tx, t store.Trace) (*people.Act, error) {
	c, err := tx.CoverageByID(ctx, coverage.ID(t.ID))
	if err != nil {
		return nil, err
	}
	if t.Number == 1 {
		return &people.Act{Deed: people.OpenCoverage, On: c.Slug}, nil
	}
	return &people.Act{Deed: people.EditCoverage, On: c.Slug}, nil
}

func updateDeed(ctx context.Context, tx *store.Tx, t store.Trace, told journal.Kind, kept bool) (*people.Act, error) {
	u, err := tx.UpdateByID(ctx, coverage.UpdateID(t.ID))
	if err != nil {
		return nil, err
	}
	on, err := placeOf(ctx, tx, u)
	if err != nil {
		return nil, err
	}
	deed := people.EditUpdate
	switch {
	case u.Standing == coverage.Withdrawn:
		deed = people.RetractUpdate
	case u.Standing == coverage.Undone:
		deed = people.UndoUpdate
	case u.Standing == coverage.Discarded:
		deed = people.DiscardUpdate
	case told == journal.Posted && kept:
		deed = people.PostUpdate
	case told == journal.Posted:
		deed = people.PublishUpdate
	case t.Number == 1:
		deed = people.WriteUpdate
	}
	return &people.Act{Deed: deed, On: on}, nil
}

// placeOf names an update as the audit log does: "vienna/12".
func placeOf(ctx context.Context, tx *store.Tx, u *coverage.Update) (string, error) {
	c, err := tx.CoverageByID(ctx, u.Coverage)
	if err != nil {
		return "", err
	}
	return inLog(c, u.N), nil
}

func inLog(c *coverage.Coverage, n int) string { return c.Slug + "/" + strconv.Itoa(n) }

func recordDeed(ctx context.Context, tx *store.Tx, t store.Trace) (*people.Act, error) {
	act := &people.Act{Deed: people.SaveRecord, On: t.Item + "/" + t.ID}
	now, err := tx.ShownNow(ctx, t.Item, t.ID)
	if err == nil && now.Standing == coverage.Withdrawn {
		act.Deed = people.WithdrawRecord
	}
	return act, err
}

// KeepDenied writes down what was denied while something was asked for; on is the address or
// the operation. It is called when that is over.
func (d *Desk) KeepDenied(ctx context.Context, denials *people.Denials, on string) error {
	heard := denials.Heard()
	if len(heard) == 0 {
		return nil
	}
	_, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		for _, a := range heard {
			a.On = on
			if err := tx.SaveAct(ctx, a); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	})
	return err
}

// keepFailed writes down that somebody could not log in: as whom, where that name is one of
// ours. What else was typed may be a password, and is kept nowhere.
func (d *Desk) keepFailed(ctx context.Context, u *people.User) error {
	a := people.Act{Deed: people.LogIn, Client: people.ClientOf(ctx), Outcome: people.Failed}
	if u != nil {
		a.By, a.Name, a.On = u.ID, u.Name, u.Name
	}
	_, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, tx.SaveAct(ctx, a)
	})
	return err
}
