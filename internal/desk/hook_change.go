package desk

import (
	"context"
	"net/netip"
	"net/url"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/fetch"
	"readout/internal/hook"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/store"
)

// HookFields are what people say of a webhook.
type HookFields struct {
	Name      string
	URL       string
	Events    []hook.Event // none: all
	Coverages []string     // slugs; none: all
}

// WithHooks gives the desk what seals the secrets of webhooks. With loopback they may go to
// programs on this machine as well.
func (d *Desk) WithHooks(seal *hook.Seal, loopback bool) *Desk {
	d.hookSeal, d.hooksHere = seal, loopback
	return d
}

// AddHook makes a webhook: it is told what is made public from now on. Its secret is told to
// whoever makes it, this once.
func (d *Desk) AddHook(ctx context.Context, in HookFields) (*hook.Hook, error) {
	id, secret := people.NewSecret()[:10], hook.NewSecret()
	h := &hook.Hook{ID: id, Secret: d.hookSeal.Close(id, secret)}
	h, err := d.keepHook(ctx, people.AddHook, in, func(ctx context.Context, tx *store.Tx) (*hook.Hook, error) {
		all, err := tx.Hooks(ctx)
		if err != nil {
			return nil, err
		}
		if len(all) >= hook.Most {
			return nil, fault.New(fault.Conflict, "hook.many", "count", hook.Most)
		}
		now, err := tx.Head(ctx, journal.Site)
		h.Made, h.Seq = tx.Now, now.Seq
		return h, err
	}, (*store.Tx).AddHook)
	if err != nil {
		return nil, err
	}
	h.Secret = secret
	return h, nil
}

// ChangeHook changes what is said of a webhook.
func (d *Desk) ChangeHook(ctx context.Context, id string, in HookFields) error {
	_, err := d.keepHook(ctx, people.ChangeHook, in, func(ctx context.Context, tx *store.Tx) (*hook.Hook, error) { return tx.Hook(ctx, id) }, (*store.Tx).SaveHook)
	return err
}

func (d *Desk) keepHook(ctx context.Context, deed people.Deed, in HookFields, find func(context.Context, *store.Tx) (*hook.Hook, error), save func(*store.Tx, context.Context, *hook.Hook) error) (*hook.Hook, error) {
	if _, err := people.Need(ctx, people.Configure); err != nil {
		return nil, err
	}
	in.Name, in.URL = strings.TrimSpace(in.Name), strings.TrimSpace(in.URL)
	if err := d.checkHook(in); err != nil {
		return nil, err
	}
	h, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (*hook.Hook, error) {
		h, err := find(ctx, tx)
		if err != nil {
			return nil, err
		}
		h.Name, h.URL, h.Events, h.Coverages = in.Name, in.URL, in.Events, nil
		for _, slug := range in.Coverages {
			c, err := tx.CoverageBySlug(ctx, slug)
			if fault.Is(err, fault.NotFound) {
				return nil, fault.At("coverages", "hook.coverage_none", "slug", slug)
			}
			if err != nil {
				return nil, err
			}
			h.Coverages = append(h.Coverages, string(c.ID))
		}
		tx.Did(ctx, deed, h.Name, "")
		return h, save(tx, ctx, h)
	})
	d.bell()
	return h, err
}

func (d *Desk) checkHook(in HookFields) error {
	h := hook.Hook{Name: in.Name, Events: in.Events}
	wrong := hook.CheckAddress(in.URL, d.hooksHere)
	if wrong == nil {
		wrong = d.checkHost(in.URL)
	}
	if len(in.Coverages) > hook.MostCoverages {
		return fault.At("coverages", "hook.coverages_many", "count", hook.MostCoverages)
	}
	if err := h.Check(); err != nil {
		return err
	}
	return fault.Join(wrong)
}

// checkHost tells early of an address that is none of the open web. Where a name leads is seen
// when it is dialled.
func (d *Desk) checkHost(address string) *fault.Error {
	u, err := url.Parse(address)
	if err != nil {
		return fault.At("url", "hook.url")
	}
	a, err := netip.ParseAddr(u.Hostname())
	here := err == nil && a.IsLoopback() || u.Hostname() == "localhost"
	if here && d.hooksHere || err != nil && !here || err == nil && fetch.Public(a) {
		return nil
	}
	return fault.At("url", "hook.url_private")
}

// hookDeed does something to a webhook, and writes down that it was done.
func (d *Desk) hookDeed(ctx context.Context, id string, deed people.Deed, do func(context.Context, *store.Tx, *hook.Hook) error) error {
	if _, err := people.Need(ctx, people.Configure); err != nil {
		return err
	}
	_, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		h, err := tx.Hook(ctx, id)
		if err != nil {
			return struct{}{}, err
		}
		tx.Did(ctx, deed, h.Name, "")
		return struct{}{}, do(ctx, tx, h)
	})
	d.bell()
	return err
}

// RotateHook gives a webhook a new secret; for a day what is sent is signed by both. One whose
// secret was lost with its key stays stopped until the receiver has the new one.
func (d *Desk) RotateHook(ctx context.Context, id string) (secret string, err error) {
	err = d.hookDeed(ctx, id, people.RotateHook, func(ctx context.Context, tx *store.Tx, h *hook.Hook) error {
		keyless := d.keyless(h)
		secret = hook.NewSecret()
		h.Rotate(d.hookSeal.Close(h.ID, secret), tx.Now)
		if keyless {
			h.Old, h.Off = "", hook.Stopped
		}
		return tx.SaveHook(ctx, h)
	})
	return secret, err
}

// StopHook has a webhook told nothing until it is started again.
func (d *Desk) StopHook(ctx context.Context, id string) error {
	return d.hookDeed(ctx, id, people.StopHook, func(ctx context.Context, tx *store.Tx, h *hook.Hook) error {
		h.Off = hook.Stopped
		return tx.SaveHook(ctx, h)
	})
}

// StartHook has a webhook told again: what it missed first or, with skip, what comes from now on.
func (d *Desk) StartHook(ctx context.Context, id string, skip bool) error {
	return d.hookDeed(ctx, id, people.StartHook, func(ctx context.Context, tx *store.Tx, h *hook.Hook) error {
		if d.keyless(h) {
			return fault.New(fault.Conflict, "hook.keyless")
		}
		if !skip {
			return tx.RestartHook(ctx, h.ID, h.Seq)
		}
		now, err := tx.Head(ctx, journal.Site)
		if err != nil {
			return err
		}
		return tx.RestartHook(ctx, h.ID, now.Seq)
	})
}

// RemoveHook forgets a webhook and what was sent to it.
func (d *Desk) RemoveHook(ctx context.Context, id string) error {
	return d.hookDeed(ctx, id, people.RemoveHook, func(ctx context.Context, tx *store.Tx, h *hook.Hook) error { return tx.DropHook(ctx, h.ID) })
}

// TestHook sends a webhook a test, also while it is stopped.
func (d *Desk) TestHook(ctx context.Context, id string) error { return d.askHook(ctx, id, 0) }

// ResendToHook sends a webhook once more what it was sent before, as it stands now; beside the
// order of all else.
func (d *Desk) ResendToHook(ctx context.Context, id string, delivery int64) error {
	return d.askHook(ctx, id, delivery)
}

func (d *Desk) askHook(ctx context.Context, id string, delivery int64) error {
	return d.hookDeed(ctx, id, people.SendToHook, func(ctx context.Context, tx *store.Tx, h *hook.Hook) error {
		if d.keyless(h) {
			return fault.New(fault.Conflict, "hook.keyless")
		}
		waiting, err := tx.AskedOf(ctx, h.ID, hook.MostAsked)
		if err != nil {
			return err
		}
		if len(waiting) >= hook.MostAsked {
			return fault.New(fault.Conflict, "hook.asked_many", "count", hook.MostAsked)
		}
		seq := int64(0)
		if delivery > 0 {
			if seq, err = deliveredSeq(ctx, tx, h.ID, delivery); err != nil {
				return err
			}
		}
		return tx.AskHook(ctx, h.ID, seq)
	})
}

func deliveredSeq(ctx context.Context, tx *store.Tx, id string, delivery int64) (int64, error) {
	all, err := tx.Deliveries(ctx, id, hook.Kept)
	if err != nil {
		return 0, err
	}
	for _, d := range all {
		if d.ID == delivery {
			return d.Seq, nil
		}
	}
	return 0, fault.New(fault.NotFound, "hook.delivery_none")
}

// HookView is a webhook as owners see it; its secrets nobody sees again.
type HookView struct {
	Hook       hook.Hook
	On         []*coverage.Coverage
	Behind     int64 // how many lines of the journal it has not been told
	Deliveries []hook.Delivery
}

// Hooks lists all webhooks, without what was sent to them.
func (d *Desk) Hooks(ctx context.Context) ([]HookView, error) {
	if _, err := people.Need(ctx, people.Configure); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]HookView, error) {
		all, err := tx.Hooks(ctx)
		views := make([]HookView, len(all))
		for i := range all {
			v, err := d.hookView(ctx, tx, &all[i])
			if err != nil {
				return nil, err
			}
			views[i] = *v
		}
		return views, err
	})
}

// Hook gives a webhook with what was sent to it lately.
func (d *Desk) Hook(ctx context.Context, id string) (*HookView, error) {
	if _, err := people.Need(ctx, people.Configure); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*HookView, error) {
		h, err := tx.Hook(ctx, id)
		if err != nil {
			return nil, err
		}
		v, err := d.hookView(ctx, tx, h)
		if err != nil {
			return nil, err
		}
		v.Deliveries, err = tx.Deliveries(ctx, id, hook.Kept)
		return v, err
	})
}

func (d *Desk) hookView(ctx context.Context, tx *store.Tx, h *hook.Hook) (*HookView, error) {
	v := &HookView{Hook: *h}
	if d.keyless(h) {
		v.Hook.Off = hook.Keyless
	}
	v.Hook.Secret, v.Hook.Old = "", ""
	ids := make([]coverage.ID, len(h.Coverages))
	for i, id := range h.Coverages {
		ids[i] = coverage.ID(id)
	}
	now, err := tx.Head(ctx, journal.Site)
	if err != nil {
		return nil, err
	}
	v.Behind = max(0, now.Seq-h.Seq)
	v.On, err = coveragesOf(ctx, tx, people.From(ctx), ids)
	return v, err
}
