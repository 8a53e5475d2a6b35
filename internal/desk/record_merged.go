package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
)

// mostHops is how often in a row what is read may have become part of something else.
const mostHops = 16

// MergedInto gives the id of the item that one which was a double has become a part of, ""
// for all others.
func (d *Desk) MergedInto(ctx context.Context, kind record.Kind, id string) (string, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (string, error) { return mergedInto(ctx, tx, kind, id) })
}

func mergedInto(ctx context.Context, tx *store.Tx, kind record.Kind, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	into := ""
	for range mostHops {
		s, err := tx.AnyItem(ctx, kind, id)
		if fault.Is(err, fault.NotFound) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		if s.Standing == coverage.Published {
			return into, nil
		}
		if into = record.MergedInto(s.Item); s.Standing != coverage.Withdrawn || into == "" {
			return "", nil
		}
		id = into
	}
	return "", nil
}

// followMerged has a list that is asked for by a double asked for by what that has become a part of.
func followMerged(ctx context.Context, tx *store.Tx, issue *record.IssueID, actors ...*record.ActorID) error {
	into, err := mergedInto(ctx, tx, record.KindIssue, string(*issue))
	if into != "" {
		*issue = record.IssueID(into)
	}
	for i := 0; i < len(actors) && err == nil; i++ {
		if into, err = mergedInto(ctx, tx, record.KindActor, string(*actors[i])); into != "" {
			*actors[i] = record.ActorID(into)
		}
	}
	return err
}
