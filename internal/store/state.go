package store

import (
	"context"
	"fmt"

	"readout/internal/coverage"
)

// startsAt is the moment that planned coverages are sorted by: who knows none comes last.
func startsAt(c *coverage.Content) int64 {
	if c.Starts == nil {
		return latest
	}
	return micros(*c.Starts)
}

// CoveragesIn lists the published coverages that are in a state: planned ones in the order in
// which they start, others the newest changed first.
func (t *Tx) CoveragesIn(ctx context.Context, state coverage.State, limit int) ([]CoverageRow, error) {
	if state == coverage.Planned {
		return list(ctx, t, scanCoverageRow, `
			SELECT `+coverageRowColumns+` FROM coverage c
			WHERE c.standing = 'published' AND c.state = 'planned' ORDER BY c.starts, c.number LIMIT $1`, limit)
	}
	return list(ctx, t, scanCoverageRow, `
		SELECT `+coverageRowColumns+` FROM coverage c
		WHERE c.standing = 'published' AND c.state = $1 ORDER BY c.changed DESC, c.number DESC LIMIT $2`, state, limit)
}

// statesKnown is the setting that tells that coverages stored before there was a column for
// their state have it there.
const statesKnown = "state"

func knowStates(ctx context.Context, t *Tx) error {
	done, err := t.Setting(ctx, statesKnown)
	if err != nil || done != "" {
		return err
	}
	all, err := list(ctx, t, scanCoverage, `SELECT `+coverageColumns+` FROM coverage c WHERE c.state = ''`)
	if err != nil {
		return err
	}
	for _, c := range all {
		if err := t.exec(ctx, `UPDATE coverage SET state = $1, starts = $2 WHERE id = $3`, c.Content.State, startsAt(&c.Content), c.ID); err != nil {
			return fmt.Errorf("state of %s: %w", c.Slug, err)
		}
	}
	return t.SaveSetting(ctx, statesKnown, "1")
}
