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

// changeItem changes an item that stands in the record in part, and stores it if the rules
// hold for it as it is then.
func changeItem[T any, P interface {
	*T
	record.Citing
}, ID ~string](ctx context.Context, tx *store.Tx, by *people.User, id ID, change func(P) error) error {
	kind := P(new(T)).ItemKind()
	before, err := standingItem(ctx, tx, kind, string(id))
	if err != nil {
		return err
	}
	twin, err := copyItem(before.Item)
	if err != nil {
		return err
	}
	item, ok := twin.(P)
	if !ok {
		return fault.New(fault.NotFound, "record.missing")
	}
	if err := change(item); err != nil {
		return err
	}
	if err := item.Check(); err != nil {
		return err
	}
	if err := namesAreThere(ctx, tx, item); err != nil {
		return err
	}
	return rewriteStanding(ctx, tx, before, item, by)
}

// copyItem gives an item that can be changed while the first stays as it is.
func copyItem(item record.Citing) (record.Citing, error) {
	raw, err := json.Marshal(item)
	if err != nil {
		return nil, err
	}
	twin := record.Blank(item.ItemKind())
	return twin, json.Unmarshal(raw, twin)
}

// dayOf gives the day of an update in the zone of its coverage.
func dayOf(ctx context.Context, tx *store.Tx, c *coverage.Coverage, n int) (string, error) {
	u, err := tx.UpdateByN(ctx, c.ID, n)
	if err != nil {
		return "", err
	}
	zone, err := time.LoadLocation(c.Content.TZ)
	if err != nil {
		return "", err
	}
	return record.Day(u.Message.Said, zone), nil
}
