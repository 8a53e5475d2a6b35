package store

import (
	"context"

	"readout/internal/record"
)

// resolversKnown is the setting that tells that forecasts stored before they were tied to what
// resolved them are.
const resolversKnown = "resolver_ties"

// knowResolvers ties them, once.
func knowResolvers(ctx context.Context, t *Tx) error {
	done, err := t.Setting(ctx, resolversKnown)
	if err != nil || done != "" {
		return err
	}
	for ord := int64(0); ; {
		rows, err := t.ItemsAfter(ctx, record.KindForecast, ord, 500)
		if err != nil {
			return err
		}
		for i := range rows {
			item, err := rows[i].Item()
			if err != nil {
				return err
			}
			if err := t.saveRefs(ctx, item); err != nil {
				return err
			}
			ord = rows[i].Ord
		}
		if len(rows) == 0 {
			return t.SaveSetting(ctx, resolversKnown, "1")
		}
	}
}
