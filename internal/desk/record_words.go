package desk

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// Words are words of an update that somebody selected for an item of the record to rest on.
type Words struct {
	Slug  string // of the coverage
	N     int    // of the update
	Field record.Field
	Quote text.Quote  // Exact at least; Start and End where known
	Mode  record.Mode // "" = direct if the words stand inside quotation marks
	As    string      // how this account words the act, where it differs
}

// citeWords ties words to the update they stand in, which whoever asks must be allowed to work
// on; they give the coverage too.
func citeWords(ctx context.Context, tx *store.Tx, w Words) (*record.Citation, *coverage.Coverage, error) {
	c, u, err := updateFor(ctx, tx, people.Record, w.Slug, w.N)
	if err != nil {
		return nil, nil, err
	}
	cited, err := cite(c, u, NewStatement{Field: w.Field, Quote: w.Quote, Mode: w.Mode})
	if err != nil {
		return nil, nil, err
	}
	cited.As = w.As
	return cited, c, nil
}

// freeID makes an id from where the words stand: "o-jr-12-2" is the second outcome that
// was marked in update 12. The letter keeps outcomes and statements apart, as a forecast names
// what resolved it by the id alone.
func freeID(ctx context.Context, tx *store.Tx, kind record.Kind, w Words) (string, error) {
	slug := w.Slug
	if len(slug) > 48 {
		slug = strings.TrimRight(slug[:48], "-")
	}
	for i := 1; ; i++ {
		id := fmt.Sprintf("%c-%s-%d-%d", kind[0], slug, w.N, i)
		_, err := tx.AnyItem(ctx, kind, id)
		if fault.Is(err, fault.NotFound) {
			return id, nil
		}
		if err != nil {
			return "", err
		}
	}
}

// standingItem finds an item that somebody wants to change: it is in the record, and they have
// the right on every coverage that it rests on.
func standingItem(ctx context.Context, tx *store.Tx, kind record.Kind, id string) (*store.Stored[record.Citing], error) {
	s, err := tx.AnyItem(ctx, kind, id)
	if err != nil {
		return nil, err
	}
	if s.Standing == coverage.Withdrawn {
		return nil, fault.New(fault.NotFound, "record.missing")
	}
	return s, mayOnItem(ctx, tx, people.Record, s.Item)
}

// rewriteStanding stores an item that was changed in part. A draft stays one; the places of
// citations that it had before stay where edits of the words have moved them.
func rewriteStanding(ctx context.Context, tx *store.Tx, before *store.Stored[record.Citing], item record.Citing, by *people.User) error {
	anchors, err := tx.AnchorsOf(ctx, item.ItemKind(), item.ItemID())
	if err != nil {
		return err
	}
	carried := carryAnchors(before.Item.Cites(), anchors, item)
	if err := keepNew(ctx, tx, item, before.Standing == coverage.Draft, by); err != nil {
		return err
	}
	return tx.SaveAnchors(ctx, item.ItemKind(), item.ItemID(), carried)
}

// keepNew stores an item as a draft, or so that it becomes public with its words.
func keepNew(ctx context.Context, tx *store.Tx, item record.Citing, draft bool, by *people.User) error {
	if draft {
		return storeItem(ctx, tx, item, coverage.Draft, by)
	}
	_, err := keepItem(ctx, tx, item, by)
	return err
}

// carryAnchors gives the anchors of an item's citations: of those that it had before where
// these stand now, of new ones where their words were found.
func carryAnchors(before []record.Citation, anchors []store.Anchor, item record.Item) []store.Anchor {
	byIndex := make(map[int]store.Anchor, len(anchors))
	for _, a := range anchors {
		byIndex[a.Index] = a
	}
	all, after := anchorsOf(item), item.Cites()
	for i := range all {
		for j := range before {
			old, ok := byIndex[j]
			if !ok || !sameCitation(before[j], after[i]) {
				continue
			}
			delete(byIndex, j)
			old.Index = i
			all[i] = old
			break
		}
	}
	return all
}

// sameCitation compares two citations without how the account words the act.
func sameCitation(a, b record.Citation) bool {
	a.As, b.As = "", ""
	return reflect.DeepEqual(a, b)
}
