package desk

import (
	"context"
	"encoding/json"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/zones"
)

// changeItem changes an item that stands in the record in part, and stores it if the rules
// hold for it as it is then. from is the revision that whoever asks has read, 0 if they do not
// say: what others have stored since stays, and a change of the same is refused.
func changeItem[T any, P interface {
	*T
	record.Citing
}, ID ~string](ctx context.Context, tx *store.Tx, by *people.User, id ID, from int, change func(P) error) error {
	kind := P(new(T)).ItemKind()
	before, err := standingItem(ctx, tx, kind, string(id))
	if err != nil {
		return err
	}
	read, err := itemAsRead(ctx, tx, before, from)
	if err != nil {
		return err
	}
	if read == nil {
		read = before.Item
	}
	twin, err := copyItem(read)
	if err != nil {
		return err
	}
	mine, ok := twin.(P)
	if !ok {
		return fault.New(fault.NotFound, "record.missing")
	}
	if err := change(mine); err != nil {
		return err
	}
	item, err := sinceRead(ctx, tx, before, from, mine)
	if err != nil {
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
	zone, err := zones.Load(c.Content.TZ)
	if err != nil {
		return "", err
	}
	return record.Day(u.Message.Said, zone), nil
}
