package desk

import (
	"context"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/markup"
	"readout/internal/people"
	"readout/internal/store"
	"readout/internal/text"
)

// PostUpdate adds a message to a coverage. Who may publish makes it public at once, unless
// it is kept as a draft; who may only submit hands it in for an editor.
func (d *Desk) PostUpdate(ctx context.Context, slug string, in NewUpdate) (Receipt, error) {
	u, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return Receipt{}, err
	}
	m, err := d.message(ctx, in)
	if err != nil {
		return Receipt{}, err
	}
	defer d.bell()
	if err := in.checkMoves(); err != nil {
		return Receipt{}, err
	}
	return commit(ctx, d, u, in.Once, func(ctx context.Context, tx *store.Tx) (Receipt, error) {
		c, err := coverageFor(ctx, tx, people.Submit, slug)
		if err != nil {
			return Receipt{}, err
		}
		if err := roomForAnother(ctx, tx, c, u); err != nil {
			return Receipt{}, err
		}
		pin, err := d.pinsNew(ctx, tx, c, in)
		if err != nil {
			return Receipt{}, err
		}
		r, err := d.postNew(ctx, tx, c, m, in, u)
		if err != nil || pin == nil {
			return r, err
		}
		return placeNew(ctx, tx, c, r, *pin, u)
	})
}

// message makes what was written a message: all of it that takes no transaction.
func (d *Desk) message(ctx context.Context, in NewUpdate) (coverage.Message, error) {
	body, err := d.body(ctx, in.Markdown)
	if err != nil {
		return coverage.Message{}, err
	}
	pictures, err := d.settlePictures("pictures", in.Pictures)
	if err != nil {
		return coverage.Message{}, err
	}
	cards, err := d.settleCards(in.Cards)
	if err != nil {
		return coverage.Message{}, err
	}
	m := coverage.Message{
		Kind: in.Kind, Mark: in.Mark, Headline: strings.TrimSpace(in.Headline), Headlines: in.Headlines, Body: body,
		Pictures: pictures, Cards: cards, Pinned: in.Pinned,
	}
	if m.Kind == "" {
		m.Kind = coverage.Report
	}
	if in.Said != nil {
		m.Said = in.Said.UTC().Truncate(time.Microsecond)
	}
	return m, nil
}

func (d *Desk) postNew(ctx context.Context, tx *store.Tx, c *coverage.Coverage, m coverage.Message, in NewUpdate, by *people.User) (Receipt, error) {
	if in.PublishAt != nil || in.Embargo != nil {
		return d.postLater(ctx, tx, c, m, in, by)
	}
	return postMessage(ctx, tx, c, m, in.Moves, standingFor(by, c, in.Draft), by)
}

// CopyUpdate posts a whole message as it is, for import, replay and the sample site.
func (d *Desk) CopyUpdate(ctx context.Context, slug string, m coverage.Message) (Receipt, error) {
	u, err := people.NeedAnywhere(ctx, people.Publish)
	if err != nil {
		return Receipt{}, err
	}
	return commit(ctx, d, u, Once{}, func(ctx context.Context, tx *store.Tx) (Receipt, error) {
		c, err := coverageFor(ctx, tx, people.Publish, slug)
		if err != nil {
			return Receipt{}, err
		}
		return postMessage(ctx, tx, c, m, false, coverage.Published, u)
	})
}

func (d *Desk) body(ctx context.Context, markdown string) (text.Document, error) {
	if strings.ContainsRune(markdown, 0) {
		return text.Document{}, fault.At("body", "text.nul_anywhere")
	}
	doc, err := markup.Markdown(ctx, markdown)
	if f, ok := err.(*fault.Error); ok && f.Field == "" {
		at := *f
		at.Field = "body"
		return doc, &at
	}
	return doc, err
}

// standingFor says what becomes of an update that somebody writes in a coverage.
func standingFor(u *people.User, c *coverage.Coverage, draft bool) coverage.Standing {
	switch {
	case draft:
		return coverage.Draft
	case u.MayOn(people.Publish, c.ID):
		return coverage.Published
	}
	return coverage.Submitted
}

func postMessage(ctx context.Context, tx *store.Tx, c *coverage.Coverage, m coverage.Message, moves bool, standing coverage.Standing, by *people.User) (Receipt, error) {
	if m.Said.IsZero() {
		m.Said = tx.Now
	}
	if err := m.Check(tx.Now); err != nil {
		return Receipt{}, err
	}
	return addUpdate(ctx, tx, c, m, moves, standing, by)
}

// addUpdate stores a new update and announces it if it is public.
func addUpdate(ctx context.Context, tx *store.Tx, c *coverage.Coverage, m coverage.Message, moves bool, standing coverage.Standing, by *people.User) (Receipt, error) {
	var err error
	if m.Pictures, err = creditsAsWritten(ctx, tx, m.Pictures); err != nil {
		return Receipt{}, err
	}
	if err := settleReadouts(ctx, tx, c, m.Body, text.Document{}); err != nil {
		return Receipt{}, err
	}
	n, err := tx.NextN(ctx, c.ID)
	if err != nil {
		return Receipt{}, err
	}
	u := &coverage.Update{
		ID: coverage.UpdateID(newID()), Coverage: c.ID, N: n, Standing: standing, Revision: 1, Message: m, Posted: tx.Now, Moves: moves,
	}
	if err := tx.SaveUpdate(ctx, u, string(by.ID)); err != nil {
		return Receipt{}, err
	}
	if standing == coverage.Submitted {
		if err := tx.AddReview(ctx, u.ID, coverage.HandedIn, "", string(by.ID)); err != nil {
			return Receipt{}, err
		}
	}
	r := Receipt{Update: u.ID, N: n, Revision: 1, Standing: standing, Position: journal.Start}
	if standing == coverage.Published {
		r.Position, err = announceNew(ctx, tx, c, u, by)
	}
	return r, err
}

// announceNew writes the journal's line for an update that has just become public, and for
// the state that it brings its coverage into.
func announceNew(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, by *people.User) (journal.Position, error) {
	p, err := announceUpdate(ctx, tx, c, u, journal.Posted)
	if err != nil || !u.Moves {
		return p, err
	}
	if err := moved(ctx, tx, c, u, by); err != nil {
		return p, err
	}
	if c.Standing != coverage.Published {
		return p, nil
	}
	return head(ctx, tx, c)
}
