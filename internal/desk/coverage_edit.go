package desk

import (
	"context"
	"maps"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/store"
)

// EditCoverage changes a coverage's words and state, and publishes a draft. A note that comes
// with it tells readers what was wrong with words they have seen. From must be the newest
// revision, else the fault is a Conflict with key "coverage.stale".
func (d *Desk) EditCoverage(ctx context.Context, slug string, in CoverageEdit) (CoverageReceipt, error) {
	u, err := people.NeedAnywhere(ctx, people.Cover)
	if err != nil {
		return CoverageReceipt{}, err
	}
	if in.Lead != nil {
		lead, err := d.settlePictures("lead", *in.Lead)
		if err != nil {
			return CoverageReceipt{}, err
		}
		in.Lead = &lead
	}
	return commit(ctx, d, u, Once{}, func(ctx context.Context, tx *store.Tx) (CoverageReceipt, error) {
		c, err := coverageFor(ctx, tx, people.Cover, slug)
		if err != nil {
			return CoverageReceipt{}, err
		}
		if in.From != c.Revision {
			return CoverageReceipt{}, fault.New(fault.Conflict, "coverage.stale", "from", in.From, "current", c.Revision)
		}
		if in.Publish && c.Standing == coverage.Draft {
			if err := d.free(ctx, tx, waiting{c: c}); err != nil {
				return CoverageReceipt{}, err
			}
		}
		if in.Section != nil {
			section := d.printed(*in.Section, c.Content.Lang, c.Content.Section)
			in.Section = &section
		}
		return editCoverage(ctx, tx, c, in, u)
	})
}

func editCoverage(ctx context.Context, tx *store.Tx, c *coverage.Coverage, in CoverageEdit, u *people.User) (CoverageReceipt, error) {
	before := c.Content
	c.Content = in.apply(before, tx.Now)
	if in.Lead != nil {
		var err error
		if c.Content.Lead, err = creditsAsWritten(ctx, tx, c.Content.Lead); err != nil {
			return CoverageReceipt{}, err
		}
	}
	publish := in.Publish && c.Standing == coverage.Draft
	if publish && c.Content.Form == coverage.Source {
		return CoverageReceipt{}, fault.At("form", "coverage.source_private")
	}
	if err := in.explains(c); err != nil {
		return CoverageReceipt{}, err
	}
	if unsaid(c.Content, before) && !publish {
		return coverageReceipt(ctx, tx, c)
	}
	if err := c.Content.Check(); err != nil {
		return CoverageReceipt{}, err
	}
	if err := eventIsThere(ctx, tx, c.Content.Event); err != nil {
		return CoverageReceipt{}, err
	}
	c.Revision++
	if c.Standing == coverage.Published && !before.SameWords(c.Content) {
		c.Reworded = coverage.Reworded{Revision: c.Revision, At: tx.Now}
	}
	if publish {
		c.Standing = coverage.Published
	}
	if err := tx.SaveCoverage(ctx, c, string(u.ID)); err != nil {
		return CoverageReceipt{}, err
	}
	if err := agree(ctx, tx, waiting{c: c}, u); err != nil {
		return CoverageReceipt{}, err
	}
	own, err := tx.AnchorsOfOwnWords(ctx, c.ID)
	if err != nil {
		return CoverageReceipt{}, err
	}
	if err := moveAnchors(ctx, tx, own, c.Content.Field); err != nil {
		return CoverageReceipt{}, err
	}
	if c.Standing == coverage.Published {
		if err := announceCoverage(ctx, tx, c, before.Event); err != nil {
			return CoverageReceipt{}, err
		}
		if kind := c.Content.Told(); kind != "" {
			if err := tx.SaveCoverageCorrection(ctx, c, kind); err != nil {
				return CoverageReceipt{}, err
			}
		}
	}
	if publish {
		tx.Did(ctx, people.PublishCoverage, c.Slug, "")
		if err := tx.DropSchedule(ctx, store.ItemCoverage, string(c.ID)); err != nil {
			return CoverageReceipt{}, err
		}
		if err := announceWaiting(ctx, tx, own); err != nil {
			return CoverageReceipt{}, err
		}
		if err := announceAll(ctx, tx, c); err != nil {
			return CoverageReceipt{}, err
		}
	}
	return coverageReceipt(ctx, tx, c)
}

// unsaid tells whether a state says nothing that the one before did not, and has no note.
func unsaid(now, before coverage.Content) bool {
	if now.Note != "" || now.Correction != "" {
		return false
	}
	before.Note, before.Notes, before.Correction, before.Erased = "", now.Notes, "", false
	return sameWords(before, now)
}

// explains gives the fault of a note about what readers have not seen.
func (in CoverageEdit) explains(c *coverage.Coverage) error {
	return explains(c.Standing == coverage.Published, in.Note, in.Correction)
}

// applyTimes sets when it is to be and when it was.
func (in CoverageEdit) applyTimes(c *coverage.Content) {
	setTime(&c.Starts, in.Starts)
	setTime(&c.Ends, in.Ends)
	setTime(&c.Began, in.Began)
	setTime(&c.Finished, in.Finished)
}

func (in CoverageEdit) apply(c coverage.Content, now time.Time) coverage.Content {
	if in.State != nil {
		c.Move(*in.State, now)
	}
	in.applyTimes(&c)
	set(&c.Order, in.Order)
	set(&c.TZ, in.TZ)
	set(&c.Section, in.Section)
	set(&c.Topic, in.Topic)
	set(&c.Address, in.Address)
	set(&c.Tags, in.Tags)
	set(&c.Lead, in.Lead)
	if in.Event != nil {
		c.Event = string(*in.Event)
	}
	if in.Title != nil {
		c.Title = maps.Clone(in.Title)
	}
	if in.Standfirst != nil {
		c.Standfirst = maps.Clone(in.Standfirst)
	}
	c.Note, c.Notes, c.Correction = strings.TrimSpace(in.Note), in.Notes, in.Correction
	c.Correction, c.Erased = c.Told(), false
	return c
}

func set[T any](to, value *T) {
	if value != nil {
		*to = *value
	}
}

// announceAll writes the journal's lines for what stood ready in a coverage that has just
// become public, oldest first.
func announceAll(ctx context.Context, tx *store.Tx, c *coverage.Coverage) error {
	const most = 1 << 30
	updates, err := tx.AllUpdates(ctx, c.ID, most)
	if err != nil {
		return err
	}
	for i := len(updates) - 1; i >= 0; i-- {
		if updates[i].Standing != coverage.Published {
			continue
		}
		if _, err := announceUpdate(ctx, tx, c, &updates[i], journal.Posted); err != nil {
			return err
		}
	}
	return nil
}
