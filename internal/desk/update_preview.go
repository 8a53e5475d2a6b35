package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/people"
	"readout/internal/store"
	"readout/internal/text"
)

// PreviewUpdate gives an update as readers would see it, and stores nothing.
func (d *Desk) PreviewUpdate(ctx context.Context, slug string, in NewUpdate) (*UpdateView, error) {
	if _, err := people.NeedAnywhere(ctx, people.Submit); err != nil {
		return nil, err
	}
	m, err := d.message(ctx, in)
	if err != nil {
		return nil, err
	}
	now := d.clock().UTC()
	if m.Said.IsZero() {
		m.Said = now
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*UpdateView, error) {
		c, err := coverageFor(ctx, tx, people.Submit, slug)
		if err != nil {
			return nil, err
		}
		if err := m.Check(now); err != nil {
			return nil, err
		}
		if m.Pictures, err = creditsAsWritten(ctx, tx, m.Pictures); err != nil {
			return nil, err
		}
		if err := settleReadouts(ctx, tx, c, m.Body, text.Document{}); err != nil {
			return nil, err
		}
		v := &UpdateView{Coverage: c, Update: coverage.Update{
			Coverage: c.ID, Standing: coverage.Draft, Revision: 1, Message: m, Posted: now, Changed: now,
		}}
		return v, newReader(tx).showReadouts(ctx, c, v)
	})
}

// CoverageToWrite gives a coverage to somebody who may write in it, without what stands in it.
func (d *Desk) CoverageToWrite(ctx context.Context, slug string) (*coverage.Coverage, error) {
	if _, err := people.NeedAnywhere(ctx, people.Submit); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*coverage.Coverage, error) {
		return coverageFor(ctx, tx, people.Submit, slug)
	})
}
