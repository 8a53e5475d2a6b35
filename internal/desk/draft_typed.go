package desk

import (
	"context"
	"strings"

	"readout/internal/coverage"
	"readout/internal/markup"
	"readout/internal/people"
	"readout/internal/store"
)

// DraftTyped reads words that somebody is writing, as they will stand in the update with a number or,
// with 0, in a new one, and gives what they will offer for the record. It stores nothing, and nothing
// can be decided yet: what is not stored cannot be cited.
func (d *Desk) DraftTyped(ctx context.Context, slug string, n int, headline, markdown string) (*DraftListView, error) {
	if _, err := people.NeedAnywhere(ctx, people.Record); err != nil {
		return nil, err
	}
	var u coverage.Update
	src, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (*draftSource, error) {
		c, err := coverageFor(ctx, tx, people.Record, slug)
		if err != nil {
			return nil, err
		}
		src, from := &draftSource{c: c}, n
		if n > 0 {
			_, stored, err := updateFor(ctx, tx, people.Record, slug, n)
			if err != nil {
				return nil, err
			}
			u = *stored
		} else {
			last, err := tx.LastN(ctx, c.ID)
			if err != nil {
				return nil, err
			}
			from = last + 1
		}
		if err := src.gather(ctx, tx, from, true); err != nil {
			return nil, err
		}
		if src.known, err = d.namesKnown(ctx, tx); err != nil {
			return nil, err
		}
		src.vocabulary, err = vocabulary(ctx, tx)
		return src, err
	})
	if err != nil {
		return nil, err
	}
	v := src.view()
	if !v.Readable {
		return v, nil
	}
	body, err := markup.Markdown(ctx, markdown)
	if err != nil {
		return nil, err
	}
	u.N, u.Message.Headline, u.Message.Body = n, strings.TrimSpace(headline), body
	items, err := d.readStretch(ctx, src, with(src.stretches, u))
	if err != nil {
		return nil, err
	}
	for _, item := range items {
		if item.Ref.N == n && src.offers(&item, DraftScope{N: n}) && len(v.Items) < draftsShown {
			v.Items = append(v.Items, item)
		}
	}
	return v, nil
}

// with gives the updates that are read together with one that is being written, which takes the place
// of what it was or stands behind all.
func with(stretches [][]coverage.Update, u coverage.Update) []coverage.Update {
	var all []coverage.Update
	found := false
	for _, stretch := range stretches {
		for _, one := range stretch {
			if one.N == u.N {
				one, found = u, true
			}
			all = append(all, one)
		}
	}
	if !found {
		all = append(all, u)
	}
	return all
}
