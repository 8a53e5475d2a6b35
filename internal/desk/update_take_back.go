package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// TakeBackEdit undoes one edit of an update: what revision number edit changed becomes again
// what it was before, what others have changed since stays. It is an edit like any other,
// and stored as one. Faults are those of EditUpdate; "update.no_edit" when there is no state
// before that one.
func (d *Desk) TakeBackEdit(ctx context.Context, slug string, n, edited int) (Receipt, error) {
	by, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return Receipt{}, err
	}
	e := edit{slug: slug, n: n, by: by, in: UpdateEdit{From: edited, Merge: true}}
	before, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (revision, error) {
		_, u, err := updateToChange(ctx, tx, &e)
		if err != nil {
			return revision{}, err
		}
		after, err := stateOf(ctx, tx, u, edited)
		if err != nil || after.N == 0 {
			return after, err
		}
		return stateOf(ctx, tx, u, edited-1)
	})
	if err != nil {
		return Receipt{}, err
	}
	if before.N == 0 {
		return Receipt{}, fault.New(fault.NotFound, "update.no_edit", "n", n, "revision", edited)
	}
	before.Message.Note, before.Message.Notes, before.Message.Correction = "", nil, ""
	e.mine = &before.Message
	return d.edit(ctx, &e)
}
