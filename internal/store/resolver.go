package store

import (
	"context"

	"readout/internal/record"
)

// resolversKnown is the setting that tells that forecasts stored before they were tied to what
// resolved them are.
const resolversKnown = "resolver_ties"

// knowResolvers ties them.
func knowResolvers(ctx context.Context, t *Tx) error {
	return catchUp(ctx, t, resolversKnown, record.KindForecast, func(item record.Citing, _ int64) error {
		return t.saveRefs(ctx, item)
	})
}
