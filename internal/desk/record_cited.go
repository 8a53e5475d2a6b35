package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// keepItem stores an item of the record with the places its words stand at, and announces it
// if readers may see it: if it rests on no words, or on some that are public. Else it waits,
// and becomes public with them. What waits of a public item, such as a step in the life of an outcome,
// is announced with its words, too.
func keepItem(ctx context.Context, tx *store.Tx, item record.Citing, by *people.User) (coverage.Standing, error) {
	public, err := restsOnPublic(ctx, tx, item)
	if err != nil {
		return "", err
	}
	if !public {
		return coverage.Waiting, storeItem(ctx, tx, item, coverage.Waiting, by)
	}
	unseen, err := changedUnseen(ctx, tx, item)
	if err != nil {
		return "", err
	}
	if unseen {
		_, err = saveItem(ctx, tx, item, coverage.Published, by)
	} else {
		err = storeItem(ctx, tx, item, coverage.Published, by)
	}
	return coverage.Published, err
}

// storeItem stores an item with a standing; what is public is announced, and what was so and
// is no longer.
func storeItem(ctx context.Context, tx *store.Tx, item record.Citing, standing coverage.Standing, by *people.User) error {
	before, err := tx.AnyItem(ctx, item.ItemKind(), item.ItemID())
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	wasPublic := err == nil && before.Standing == coverage.Published
	revision, err := saveItem(ctx, tx, item, standing, by)
	if err != nil || standing != coverage.Published && !wasPublic {
		return err
	}
	return announceItem(ctx, tx, item, revision, standing)
}

// saveItem stores an item and the places of its words, and gives its revision's number.
func saveItem(ctx context.Context, tx *store.Tx, item record.Item, standing coverage.Standing, by *people.User) (int, error) {
	revision, err := tx.SaveItem(ctx, item, standing, string(by.ID))
	if err != nil {
		return 0, err
	}
	return revision, tx.SaveAnchors(ctx, item.ItemKind(), item.ItemID(), anchorsOf(item))
}

func anchorsOf(item record.Item) []store.Anchor {
	cited := item.Cites()
	anchors := make([]store.Anchor, len(cited))
	for i, c := range cited {
		anchors[i] = store.Anchor{
			Index: i, Coverage: coverage.ID(c.Coverage), Update: coverage.UpdateID(c.Update), Field: c.Field,
			Start: c.Quote.Start, End: c.Quote.End, Orphaned: c.Orphaned,
		}
	}
	return anchors
}

// restsOnPublic tells whether readers can see an item: it cites nothing, or something public. What only a step of its
// life or its result cites does not make it so.
func restsOnPublic(ctx context.Context, tx *store.Tx, item record.Item) (bool, error) {
	cited := record.OwnCites(item)
	for _, c := range cited {
		if public, err := citedPublicly(ctx, tx, coverage.ID(c.Coverage), coverage.UpdateID(c.Update)); public || err != nil {
			return public, err
		}
	}
	return len(cited) == 0, nil
}

// citedPublicly tells whether words that stand in an update, or are a coverage's own, may be
// shown to readers. A source is never shown whole, but what is cited of it is.
func citedPublicly(ctx context.Context, tx *store.Tx, id coverage.ID, update coverage.UpdateID) (bool, error) {
	c, err := tx.CoverageByID(ctx, id)
	if err != nil {
		return false, err
	}
	if update == "" {
		return shows(c, nil), nil
	}
	u, err := tx.UpdateByID(ctx, update)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil && shows(c, u), err
}

// shows tells whether words of an update of a coverage may be shown where they are cited; nil
// stands for the coverage's own words.
func shows(c *coverage.Coverage, u *coverage.Update) bool {
	if u != nil && u.Standing != coverage.Published {
		return false
	}
	return c.Standing == coverage.Published || c.Content.Form == coverage.Source && c.Standing != coverage.Withdrawn
}

// announceWaiting makes public the items that waited for their words to become so, and tells anew of those of
// which something else waited: a step in the life of an outcome, the result of a forecast.
func announceWaiting(ctx context.Context, tx *store.Tx, anchors []store.Anchor) error {
	told := make(map[store.ItemKey]bool) // several of its words may stand there
	for _, a := range anchors {
		key := store.ItemKey{Kind: a.Kind, ID: a.ID}
		if told[key] {
			continue
		}
		s, err := tx.AnyItem(ctx, a.Kind, a.ID)
		if err != nil {
			return err
		}
		switch own := a.Index < len(record.OwnCites(s.Item)); {
		case own && s.Standing == coverage.Waiting:
			err = tx.SetStanding(ctx, a.Kind, a.ID, coverage.Published)
		case own || s.Standing != coverage.Published:
			continue
		}
		if err != nil {
			return err
		}
		told[key] = true
		if err := announceItem(ctx, tx, s.Item, s.Revision, coverage.Published); err != nil {
			return err
		}
	}
	return nil
}
