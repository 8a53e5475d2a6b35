package store

import (
	"context"
	"encoding/json"
	"fmt"

	"readout/internal/coverage"
)

func rewordedAt(c *coverage.Coverage) int64 { return micros0(c.Reworded.At) }

// rewordedKnown is the setting that tells that edits of coverages from before coverage.reworded
// was kept are in it.
const rewordedKnown = "reworded"

// knowReworded fills in which public state of a coverage last changed its words, once.
func knowReworded(ctx context.Context, t *Tx) error {
	done, err := t.Setting(ctx, rewordedKnown)
	if err != nil || done != "" {
		return err
	}
	coverages, err := list(ctx, t, scanCoverage, `SELECT `+coverageColumns+` FROM coverage c WHERE c.revision > 1`)
	if err != nil {
		return err
	}
	for _, c := range coverages {
		if err := t.findReworded(ctx, &c); err != nil {
			return fmt.Errorf("edits of coverage %s: %w", c.Slug, err)
		}
		err := t.exec(ctx, `UPDATE coverage SET reworded = $1, reworded_at = $2 WHERE id = $3`, c.Reworded.Revision, rewordedAt(&c), c.ID)
		if err != nil {
			return err
		}
	}
	return t.SaveSetting(ctx, rewordedKnown, "1")
}

func (t *Tx) findReworded(ctx context.Context, c *coverage.Coverage) error {
	const all = 1 << 30
	states, err := t.PublicRevisions(ctx, ItemCoverage, string(c.ID), 0, all)
	if err != nil {
		return err
	}
	var before *coverage.Content
	for _, s := range states {
		var now coverage.Content
		if err := json.Unmarshal(s.Content, &now); err != nil {
			return fmt.Errorf("revision %d: %w", s.Number, err)
		}
		if before != nil && !before.SameWords(now) {
			c.Reworded = coverage.Reworded{Revision: s.Number, At: s.At}
		}
		before = &now
	}
	return nil
}
