package store

import (
	"context"

	"readout/internal/record"
)

// catchUp does what newer programs do as they store an item for all items of a kind that were
// stored before, once: setting tells that it was done. Nothing of it stands in the journal.
func catchUp(ctx context.Context, t *Tx, setting string, kind record.Kind, do func(item record.Citing, ord int64) error) error {
	done, err := t.Setting(ctx, setting)
	if err != nil || done != "" {
		return err
	}
	for ord := int64(0); ; {
		rows, err := t.ItemsAfter(ctx, kind, ord, 500)
		if err != nil {
			return err
		}
		for i := range rows {
			item, err := rows[i].Item()
			if err != nil {
				return err
			}
			if err := do(item, rows[i].Ord); err != nil {
				return err
			}
			ord = rows[i].Ord
		}
		if len(rows) == 0 {
			return t.SaveSetting(ctx, setting, "1")
		}
	}
}
