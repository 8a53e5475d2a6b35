package desk

import (
	"context"
	"encoding/json"
	"slices"

	"readout/internal/hook"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// followed tells whether a line of the journal is about a page that a hook follows. An item of
// the record is about every page whose words it rests on. It is asked as it stood with the line,
// since it may rest on others now, or on none.
func followed(ctx context.Context, tx *store.Tx, h *hook.Hook, c *journal.Change) (bool, error) {
	if h.Follows(c.Coverage) || c.Kind != journal.Recorded || !h.Hears(hook.RecordChanged) {
		return h.Follows(c.Coverage), nil
	}
	states, err := tx.PublicRevisions(ctx, c.Item, c.ID, c.Revision+1, 1)
	if err != nil {
		return false, err
	}
	for _, s := range states {
		item := record.Blank(record.Kind(c.Item))
		if item == nil {
			return false, nil
		}
		if err := json.Unmarshal(s.Content, item); err != nil {
			return false, err
		}
		if slices.ContainsFunc(item.Cites(), func(in record.Citation) bool { return h.Follows(in.Coverage) }) {
			return true, nil
		}
	}
	return false, nil
}
