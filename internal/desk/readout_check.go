package desk

import (
	"context"
	"reflect"
	"slices"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
	"readout/internal/zones"
)

// settleReadouts looks at the readouts that a text shows: they stand in articles, their rounds are
// in the record, and what is frozen is frozen as of a moment that is over. A day that is not over
// yet becomes the present moment: what stands there must not change until midnight. Those that
// stood in the text before stay as they are, whatever has become of their rounds.
func settleReadouts(ctx context.Context, tx *store.Tx, c *coverage.Coverage, body, before text.Document) error {
	old := before.Readouts()
	for _, r := range body.Readouts() {
		if slices.ContainsFunc(old, func(o *text.Readout) bool { return reflect.DeepEqual(o, r) }) {
			continue
		}
		if c.Content.Form != coverage.Article {
			return fault.At("body", "readout.not_in_an_article")
		}
		held, err := tx.Exists(ctx, record.KindEvent, r.Round)
		if err != nil {
			return err
		}
		if held {
			e, err := store.Item[record.Event](ctx, tx, record.KindEvent, r.Round)
			if err != nil {
				return err
			}
			held = e.Item.Kind == record.Round
		}
		if !held {
			return fault.At("body", "readout.missing_round", "got", r.Round)
		}
		if err := settleFrozen(tx.Now, c, r); err != nil {
			return err
		}
	}
	return nil
}

func settleFrozen(now time.Time, c *coverage.Coverage, r *text.Readout) error {
	zone, err := zones.Load(c.Content.TZ)
	if err != nil {
		return err
	}
	until, err := r.Until(zone)
	if err != nil {
		return err // it was looked at before
	}
	switch {
	case !until.After(now.Add(time.Second)):
	case r.Frozen == now.In(zone).Format(time.DateOnly):
		r.Frozen = text.FrozenAt(now)
	default:
		return fault.At("body", "readout.future", "got", r.Frozen)
	}
	return nil
}
