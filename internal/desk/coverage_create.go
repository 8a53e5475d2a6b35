package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// CreateCoverage opens a coverage. It needs the right to cover; faults name the field.
func (d *Desk) CreateCoverage(ctx context.Context, in NewCoverage) (CoverageReceipt, error) {
	u, err := people.Need(ctx, people.Cover)
	if err != nil {
		return CoverageReceipt{}, err
	}
	c := d.newCoverage(in)
	c.Content.Section = d.printed(c.Content.Section, c.Content.Lang, "")
	if err := checkCoverage(c); err != nil {
		return CoverageReceipt{}, err
	}
	return commit(ctx, d, u, in.Once, func(ctx context.Context, tx *store.Tx) (CoverageReceipt, error) {
		if now := tx.Now; c.Content.Form == coverage.Live && c.Content.State == coverage.Running {
			c.Content.Began = &now
		}
		return openCoverage(ctx, tx, c, u)
	})
}

func (d *Desk) newCoverage(in NewCoverage) *coverage.Coverage {
	c := &coverage.Coverage{
		ID: coverage.ID(newID()), Slug: in.Slug, Standing: coverage.Published, Revision: 1,
		Content: coverage.Content{
			Form: in.Form, State: in.State, Lang: in.Lang, TZ: in.TZ, Title: in.Title, Standfirst: in.Standfirst,
			Section: in.Section, Topic: in.Topic, Tags: in.Tags, Event: string(in.Event), Order: in.Order, Address: in.Address,
		},
	}
	if in.Draft || in.Form == coverage.Source {
		c.Standing = coverage.Draft // a source is cited, never published whole
	}
	setTime(&c.Content.Starts, in.Starts)
	setTime(&c.Content.Ends, in.Ends)
	d.fillIn(&c.Content)
	return c
}

// fillIn puts the site's habits where nothing was said.
func (d *Desk) fillIn(c *coverage.Content) {
	if c.Form == "" {
		c.Form = coverage.Live
	}
	if c.State == "" {
		c.State = coverage.Ended
		if c.Form == coverage.Live {
			c.State = coverage.Planned
		}
	}
	if c.Lang == "" {
		c.Lang = d.Site().Lang()
	}
	if c.TZ == "" {
		c.TZ = d.Site().TZ
	}
}

func checkCoverage(c *coverage.Coverage) error {
	return together(coverage.CheckSlug(c.Slug), c.Content.Check())
}

// together joins the fault of one field with those of the others.
func together(one *fault.Error, others error) error {
	if others == nil {
		return fault.Join(one)
	}
	more, ok := others.(*fault.Error)
	switch {
	case one == nil || !ok:
		return others
	}
	return fault.Join(append([]*fault.Error{one}, more.Each()...)...)
}

// openCoverage stores a new coverage and announces it unless it is a draft.
func openCoverage(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *people.User) (CoverageReceipt, error) {
	free, err := tx.FreeSlug(ctx, c.Slug)
	if err != nil {
		return CoverageReceipt{}, err
	}
	if !free {
		taken := fault.New(fault.Conflict, "coverage.slug_taken", "got", c.Slug)
		taken.Field = "slug"
		return CoverageReceipt{}, taken
	}
	if err := eventIsThere(ctx, tx, c.Content.Event); err != nil {
		return CoverageReceipt{}, err
	}
	if err := tx.SaveCoverage(ctx, c, string(u.ID)); err != nil {
		return CoverageReceipt{}, err
	}
	if c.Standing == coverage.Published {
		if err := announceCoverage(ctx, tx, c, ""); err != nil {
			return CoverageReceipt{}, err
		}
	}
	return coverageReceipt(ctx, tx, c)
}

func eventIsThere(ctx context.Context, tx *store.Tx, id string) error {
	if id == "" {
		return nil
	}
	there, err := tx.Exists(ctx, record.KindEvent, id)
	if err == nil && !there {
		return fault.At("event", "record.no_event", "got", id)
	}
	return err
}

// announceCoverage writes the journal's line for a coverage's newest revision, in its own
// stream and in those of the rounds it covers now and covered before.
func announceCoverage(ctx context.Context, tx *store.Tx, c *coverage.Coverage, before string) error {
	return announceCoverageLine(ctx, tx, c, before, false)
}

// announceCoverageErased writes the line for a coverage whose earlier words were erased.
func announceCoverageErased(ctx context.Context, tx *store.Tx, c *coverage.Coverage) error {
	return announceCoverageLine(ctx, tx, c, c.Content.Event, true)
}

func announceCoverageLine(ctx context.Context, tx *store.Tx, c *coverage.Coverage, before string, erased bool) error {
	to := []journal.Stream{journal.CoverageStream(string(c.ID))}
	for _, event := range []string{c.Content.Event, before} {
		round, err := roundOf(ctx, tx, record.EventID(event))
		if err != nil {
			return err
		}
		if round != nil {
			to = append(to, journal.EventStream(string(round.ID)))
		}
	}
	return tx.Announce(ctx, &journal.Change{
		Kind: journal.Covered, Item: store.ItemCoverage, ID: string(c.ID), Revision: c.Revision, Coverage: string(c.ID), Erased: erased,
	}, to...)
}

func coverageReceipt(ctx context.Context, tx *store.Tx, c *coverage.Coverage) (CoverageReceipt, error) {
	p, err := head(ctx, tx, c)
	return CoverageReceipt{Slug: c.Slug, Revision: c.Revision, Standing: c.Standing, Position: p}, err
}

// CopyCoverage opens a coverage with a whole content as it is, for the sample site.
func (d *Desk) CopyCoverage(ctx context.Context, slug string, content coverage.Content) (CoverageReceipt, error) {
	u, err := people.Need(ctx, people.Cover)
	if err != nil {
		return CoverageReceipt{}, err
	}
	c := &coverage.Coverage{
		ID: coverage.ID(newID()), Slug: slug, Standing: coverage.Published, Revision: 1, Content: content,
	}
	if content.Form == coverage.Source {
		c.Standing = coverage.Draft // never shown whole
	}
	if err := checkCoverage(c); err != nil {
		return CoverageReceipt{}, err
	}
	return commit(ctx, d, u, Once{}, func(ctx context.Context, tx *store.Tx) (CoverageReceipt, error) {
		return openCoverage(ctx, tx, c, u)
	})
}
