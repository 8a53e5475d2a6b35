package desk

import (
	"context"
	"fmt"
	"slices"

	"readout/internal/hook"
	"readout/internal/people"
	"readout/internal/store"
)

// SealHooks looks at the secrets of webhooks before anything is sent. It seals those that an
// earlier version stored as they are, and stops the webhooks whose secret the key of the data
// folder does not open: nothing goes out unsigned. Those that were stopped so go on once the
// key is back.
func (d *Desk) SealHooks(ctx context.Context) error {
	amiss, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (bool, error) {
		all, err := tx.Hooks(ctx)
		return slices.ContainsFunc(all, func(h hook.Hook) bool { return d.sealed(h) != nil || d.keyless(&h) }), err
	})
	if err != nil || !amiss { // mostly: a start writes nothing, and so needs no room on the disk
		return err
	}
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		all, err := tx.Hooks(ctx)
		if err != nil {
			return struct{}{}, err
		}
		for i := range all {
			if err := d.keepSealed(ctx, tx, &all[i]); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	})
	return err
}

// sealed gives a webhook as it should be stored, nil if it is stored so.
func (d *Desk) sealed(h hook.Hook) *hook.Hook {
	before := h
	if !hook.IsSealed(h.Secret) {
		h.Secret = d.hookSeal.Close(h.ID, h.Secret)
	}
	if h.Old != "" && !hook.IsSealed(h.Old) {
		h.Old = d.hookSeal.Close(h.ID, h.Old)
	}
	switch keyless := d.keyless(&h); {
	case keyless && h.Off == "":
		h.Off = hook.Keyless
	case !keyless && h.Off == hook.Keyless:
		h.Off = ""
	}
	if h.Secret == before.Secret && h.Old == before.Old && h.Off == before.Off {
		return nil
	}
	return &h
}

func (d *Desk) keepSealed(ctx context.Context, tx *store.Tx, before *hook.Hook) error {
	if d.keyless(before) && hook.IsSealed(before.Secret) {
		if err := dropAsked(ctx, tx, before.ID); err != nil {
			return err
		}
	}
	h := d.sealed(*before)
	if h == nil {
		return nil
	}
	switch {
	case h.Off == before.Off:
	case h.Off == "":
		tx.Did(ctx, people.StartHook, h.Name, "")
	default:
		tx.Did(ctx, people.StopHook, h.Name, string(h.Off))
	}
	return tx.SaveHook(ctx, h)
}

// dropAsked forgets what somebody asked for of a webhook that nothing can be signed for.
func dropAsked(ctx context.Context, tx *store.Tx, id string) error {
	asked, err := tx.AskedOf(ctx, id, hook.MostAsked)
	if err != nil {
		return err
	}
	for _, a := range asked {
		if err := tx.DropAsked(ctx, a.ID); err != nil {
			return err
		}
	}
	return nil
}

// keyless tells whether the key of the data folder does not open the secret of a webhook.
func (d *Desk) keyless(h *hook.Hook) bool {
	_, err := d.hookSeal.Open(h.ID, h.Secret)
	return err != nil
}

// openHook gives a webhook the secrets that sign what it is sent.
func (d *Desk) openHook(h *hook.Hook) (err error) {
	if h.Secret, err = d.hookSeal.Open(h.ID, h.Secret); err != nil {
		return fmt.Errorf("webhook %s: %w", h.ID, err)
	}
	if h.Old != "" {
		if h.Old, err = d.hookSeal.Open(h.ID, h.Old); err != nil {
			h.Old, err = "", nil // it was to sign for a day more; the newer one does
		}
	}
	return err
}
